"""What authors may call a key instead of its name, in Chinese and English; used for suggestions only.

In: nothing. Out: words by key, the first of which says in Chinese what the key is. Guaranteed: read once, when a
suggestion is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_WORDS = """
accent 强调色 突出色
accessed 查阅日期 访问日期
action 客户动作 动作 行动
activities 活动 自己的活动 练习
activity 活动 练习
actor 参与者 角色 执行者 执行人 who
actors 参与者 角色
adaptations 变通 变通做法 调整
after 接在哪一页之后 之后 前一页
age 年龄
agenda 日程 议程 课程安排 schedule
also 自己的连线 另加
alt 图片说明 替代文字
amount 金额 数额 费用
analysis 原因分析 分析
anchors 评分说明 评分锚点
apologise 致歉 道歉
archetype 版式 类型
aspect 画面比例 比例
as_is 现状 现状蓝图 当前
attitude 态度 立场
audience 可见范围 受众
audience_of 告知对象 通知谁
author 作者 讲师 制作人 设计者 by writer
avoid 不用的说法 禁用词
axes 坐标轴 两轴名称
background 办课原因 背景
backstage 后台 后台行为 后台动作 幕后 back
backup 备用页 备用
base 基础主题 底版
baseline 基线 现状值 当前值 before
basis 依据 出处类别 来源
behaviour 行为 行为标准
behaviours 行为 行为特征 习惯
benchmarks 对标 标杆
benefits 收获 学员收获 价值
better 越大越好还是越小越好 方向
bilingual_mode 双语方式
bind 绑定数据 数据
blueprints 蓝图 服务蓝图 blue_print
body 正文 内容 text content
brand 品牌 外观
business_goal 业务目标 商业目标
cadence 频次
canvas 画布
card 卡片
care 省什么心 用心
cases 案例
cells 单元格 各格
change 要改什么 改动
changeover 切换清单 露出清单
channel 渠道 途径 medium
channels 渠道 途径
chinese 中文字体 汉字字体
citation 引用写法 引用 出处 名称 来源 name title
client 客户名称 甲方 委托方 company customer
colors 颜色 配色 品牌色 colours color
column 列 所在列
columns 列
compensate 补偿
concept 概念 方案
concepts 概念 方案 概念方案
condition 条件 前提
confidentiality 保密级别 密级
connections 连线 连接 箭头 关系 流程 arrows links edges lines
consent 已征得同意 同意
contacted_at 联系日期
content_minutes 内容分钟数
context 背景 情境 处境
contribution 贡献
cost 成本 费用 花费 price
counts 各类人数 计数 票数
criteria 标准 筛选标准 评分标准
critical 一票否决 关键项
currency 币种 货币
current 现状 当前 today now
customer 客户行为 客户 顾客 用户 客人 顾客行为 用户行为 客户动作 客户旅程 行为 user guest client customers consumer
date 日期 时间
datum 比较基准 基准
day 第几天 天
days 日程 天数 天
debrief 复盘 复盘问题
decision 决定 结论
deck 演示文稿 幻灯片 PPT ppt 课件 slides presentation
delight 爽点 愉悦 惊喜 亮点 highlight
delights 爽点 亮点 愉悦时刻
depends_on 前置事项 依赖
description 描述 说明
desired_attitude 期望的态度
details 分阶段细图
diagrams 图 图表 画图设置
dimension 维度
dir 方向
do 做法 做什么 做
do_next 接下来要做的
done 已完成 完成
drives 上级指标
due 截止日期 期限 deadline
duration 用时 时长 耗时 时间 所需时间 minutes length
dysfunctional 反向题 不具备时
effort 投入 难度 成本
emotion 情绪 情绪分 心情 感受 情感 情绪曲线 mood feeling
empathy 同理心地图 移情图 共情地图
end 结束 结束时间 终极任务目标 finish
end_state 终点 结束状态 结果 end
engagement 参与方式 沟通方式
evidence 有形展示 有形证据 实体证据 有形线索 触点 证据 物料 证物 touchpoint physical_evidence props
evidence_none 没有有形展示的原因
example 示例 例子 样例
exercise_minutes 练习分钟 动手时间
expectation 期望 预期
expected 通常等待 等待时间 typical
experience 体验目标 体验
explain 解释
facilitators 引导师人数 讲师人数
fact 事实 观察
fail_point 失败点 易错点 风险点 failure
fail_safe 防错
fears 担忧 顾虑
features 功能项 功能 需求项
feedback_log 反馈记录 反馈 反馈闭环
feel 感受
file 文件 文件名
fix 补救 解决
focus 关注点
follow_up 后续跟进 跟进
fonts 字体 字型 font
footer_source 页脚来源
for 说明什么 对应
format 格式
frames 分镜 步骤画面
frequency 频率 发生频率
from 起点 从 来源 开始 start source
frontstage 前台 前台行为 前台员工 员工行为 一线 员工 front staff employee
frontstage_technology 前台技术 前台系统 界面
functional 正向题 具备时
gains 期待的好处 收益 爽点
glossary 术语 术语表 词汇表
go 继续 通过
goal 目标 目的 aim
goals 目标 目的 aims
group_size 每组人数 组大小
grouping 分组方式
header 表头
hear 听到
hidden 隐藏
hide 不显示
hmw 我们如何 机会问题 question
horizon 时间跨度 期限
horizons 时间跨度
hypothesis 假设
id 编号 标识 ID code key
ideas 点子 创意 想法
ignore 忽略的编号 忽略
image 图片 配图 插图
impact 影响 影响程度 重要性
implied 自动连线 隐含
include 引用文件 包含 引入 includes import
influence 影响力来源
instructions 操作步骤 说明
interest 关注度 利益 利益程度
issues 问题清单 问题
itch 痒点 愿望
itches 痒点
item 事项 任务
items 项目 事项 条目
jargon 行话 黑话 内部用语
jobs 待办任务 用户任务
kano KANO KANO调查 卡诺
key 按键 键
kind 类型 种类 类别 type category
label 文字 标签 说明 名称 text name
labels 选项对应分值 选项
lanes 泳道 行 层 rows swimlanes
language 工作坊语言 语言
languages 语言 输出语言
large 人多时 大班
later 以后再说 暂缓
latin 西文字体 英文字体
layer 层次 层级
layout 版式 布局
layouts 各版式 版式对照
lesson 启示 经验
letters 责任字母
level 层级 深度 级别
licence 图片授权 版权 授权 license
life 人生目标
lifetime_values 客户终身价值 终身价值
likelihood 可能性 概率
limit 上限
line 连线简写 连线
line_below 下方的线 分界线
lint 忽略的提醒 忽略的提示
location 地点 所在地 居住地
margin 毛利 利润
materials 材料 物料
max 最长 最长时间 最多 上限 maximum
meaning 含义 定义
measure 衡量方式 测量
measures 测的是基线还是结果
menus 菜单 语音菜单
message 通知内容
meta 文件信息 基本信息 元信息
method 方法
metric 指标 衡量指标 kpi KPI
metrics 指标 衡量指标 kpi KPI kpis
midstage 中台 中台行为
minutes 分钟 时长 用时 时间 duration time
mitigation 等待缓解 缓解措施
mode 方式 形式
module 模块
modules 模块 课程模块 各讲
moment_of_truth 关键时刻 MOT 真实瞬间 moment
moments 关键时刻 MOT 真实瞬间
months 起止月份 月份
n 样本量 人数 样本
n_interviews 访谈人数
name 名称 名字 姓名 标题 称呼 title label
nature 有形还是无形 性质
need 需求
needs 需求
next_test 下一步测试
not_applicable 不适用的情况
note 备注 注释 说明 comment remark
notes 备注 注释 讲稿 comments remarks
now_what 接下来怎么做
objectives 教学目标 学习目标 目标
observations 观察
occupation 职业
omit 不要这一页 去掉 删除
one_liner 一句话说明
op 比较符号
opportunities 机会点 机会
opportunity 机会点 机会
options 选项
order 顺序 序号 no
out_of_scope 不包含的内容 范围外
outcome 结果
output 产出 成果
overlays 显示的标记
override 改排名的理由
owner 负责人 责任人 责任方 负责部门 responsible
page_numbers 页码
pain 痛点 痛处 抱怨 不满 painpoint pain_point
pains 痛点 pain_points painpoints
part 环节类型
participants 参加人数 人数 学员人数
partner 合作伙伴 外部伙伴 供应商
peer 比较对象
per 计数单位 每
perception 感知 实际感受
period 时期 时间段 周期
period_column 时期列 轮次列
persistence 持续程度
persona 用户画像 画像 客户画像 人物
personas 用户画像 画像 客户画像 人物画像 人物 角色 用户 客户 users customers
phase 阶段 环节 stage
phases 阶段 环节 旅程 流程 stages journey process
phase_presets 阶段模板
photo 照片 头像
photo_licence 照片授权
place 露出位置 位置 地方
policy 规定 政策
position 在旅程中的位置 位置
poster 海报纸张
power 权力 影响力
practice 做法
pre_survey 课前调研
prepare 准备 课前准备
press 按键
primary 主色 品牌色
primary_language 主要语言 语言
principle 可借鉴的原则
priority 优先级
proactive 主动服务 主动
profile 议程类型 对象
promise 承诺 服务承诺
prompt 提示语 播报
pugh 普氏矩阵打分
purchases 每年购买次数 购买次数
purpose 目的 用途
quantitative 量化门槛 门槛
question 回答的问题 核心问题
question_ids 题号
questions 疑问 待确认 问题
quote 引语 原话 金句
raci 责任分配矩阵 责任矩阵 RACI
reaches 谁会看到 触达对象
reason 原因 理由
recording 录音
recovery 服务补救 补救
release 发版 版本
releases 发版 版本
remote 线上 远程
resources 所需资源 资源
response 应对
result 结果 结果值 after
ring 圈层
risks 风险
roadmap 路线图
role 角色 定位 类型 泳道类型
roles 角色
root_cause 根本原因 原因 根因
round 轮次
rows 行 各行
salience 显著性
say 话术 说什么 讲解词
scale 量表 分值范围
scenario 场景 情境
schema_version 语言版本 版本
scope 范围 服务范围
score 分数 得分 情绪分 评分
scores 评分 得分
scoring 计分方式
screening 概念筛选 筛选
screenshot 截图
secondary 次要策略
seconds 秒数 时长
section 所在部分 章节 部分
see 看到
segment 客户细分 细分
segment_column 细分列 分组列
segments 客户细分 细分
segment_size 人群规模 规模
send_days_before 提前几天发出
service 服务 服务名称
session 所属环节 环节
sessions 环节 议程 日程 session agenda
settings 设置
severities 提示级别
severity 严重度 严重程度
severity_matrix 优先级门槛 优先级分数线
short 时间不够时
size 规模 大小
skills 技能
slides 幻灯片 页面
slots 占位符 各部分占位符
small 人少时 小班
so_that 以便 从而
so_what 意味着什么
solo 客户独自完成
solution 解决办法 方案
source 起点 来源
sources 来源 出处 资料来源
span 跨越步数
stage 时刻类型 阶段
stakeholders 利益相关者 利益相关方 干系人 相关方
standards 服务标准 标准
start 开始时间 开始
state 状态 现状还是目标
status 状态 进度
stem 问句开头
step 步骤 环节
steps 步骤 流程 环节 触点 actions
stop 放弃 淘汰
strategies 策略
strategy 策略 创新策略
style 线型 样式
subtitle 副标题
success 成功门槛
support 支持过程 支持 支持流程 支撑 系统 后端支持
surveys 调查 问卷
system 系统
table 评价表
tagline 一句话介绍
tags 标签
target 目标值 目标 终点 goal
tasks 任务
technology 技术
template 模板 客户模板
templates 模板文件夹
term 术语 词
tests 用户测试 测试
text 文字 内容 文本 描述 说明 名称 name description content title
theme 主题 外观
think 想法
thought 想法 心声 内心独白 心理活动
tiles 拼接打印的纸张 分幅
tips 窍门 小贴士 提示
title 标题 题目 主题 名称 项目名称 name heading subject
to 终点 到 至 去向 target end
to_be 目标态 未来 未来蓝图
tolerance_floor 忍耐底线
topics 主题 内容要点 讲什么
tracker 导航条
trade 同行还是跨界
traits 特征
transition 过渡语 过渡 衔接
trigger 起因 触发 起点
type 类型 种类 类别 kind category
typical 通常用时 通常 时长 value time
unit 单位
urgency 紧迫度
url 网址 链接 link
use 用途
use_when 适用情况
user 目标画像 用户
valence 感受好坏
value 价值 数值
value_exchanges 价值交换
variant 所属蓝图 蓝图
variants 方案 版本
venue 地点 场地
verb 动词
verbatim 客户原话 原话
verified_by 验证人
verified_date 验证日期
version 版本 版本号
visits 神秘访客记录 神秘访客
votes 票数 得票
wait 等待 等待时间 等候 排队 waiting
want 想要 我想
watch_for 留意 注意事项 常见问题
weight 权重 比重
weighted 加权打分
what 发生了什么
when 当 情境
who 对象 谁
workshop 工作坊 课程 培训 共创 training course
year 年度 年份
years 留存年数 年数
"""


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """The words by key; the first is Chinese."""
    rows = (line.split() for line in _WORDS.strip().split("\n"))
    return {row[0]: tuple(row[1:]) for row in rows}


def gloss(key: str) -> str:
    """What the key is, in Chinese; "" when the list does not say."""
    return next(iter(words().get(key, ())), "")
