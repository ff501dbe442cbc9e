"""Verbs and nouns of services, as far as they leave no doubt: the words by which cards are judged.

In: nothing. Out: sets and patterns of words. Guaranteed: a verb is no noun where it is looked for, and a noun no verb.
The dictionary that breaks lines cannot tell them: it holds 下单 and 排队 for nouns, and takes longer to read than a
whole file.
"""

from __future__ import annotations

import re

from generator.patterns import Pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Chinese

VERBS = _words(
    """
    下单 点单 点餐 付款 支付 结账 买单 缴费 取餐 取药 取号 取件 排队 等待 等候 等位 挂号 预约 预订 订位 选择 挑选
    选购 购买 查看 查询 查找 搜索 浏览 阅读 比较 咨询 询问 回答 解答 解释 介绍 讲解 告知 通知 提醒 确认 核对 核实
    核验 验证 检查 登记 登录 注册 填写 填表 提交 上传 下载 打开 关闭 扫码 刷卡 刷脸 签字 签收 签到 拨打 接听 接待
    迎接 问候 致谢 道歉 道别 引导 带领 安排 分配 派单 转接 转交 递上 送上 送到 配送 发货 发送 推送 打包 打印 制作
    准备 清洁 清理 打扫 整理 收款 收取 退款 退货 换货 安装 调试 测试 维修 处理 受理 解决 记录 录入 更新 修改 删除
    保存 上报 汇报 反馈 评价 打分 投诉 分享 收藏 推荐 入座 就座 入住 退房 离店 离开 到店 到达 进店 返回 回访 回复
    回电 复述 开具 领取 归还 试用 试穿 试吃 品尝 享用 使用 播放 播报 显示 识别 匹配 计算 生成 创建 建单 审核 审批
    批准 拒绝 取消 申请 办理 出示 展示 提供 协助 陪同 邀请 送别 补货 盘点 入库 出库 拣货 交付 验收 叫号 报价 比价
    沟通 联系 致电
    """
)
SHORT_VERBS = frozenset("看问说听写填选挑拿取买付交收打拨接送递端带找查扫刷订坐走吃喝试穿换装拆洗擦签拍贴叫请做改")
NO_VERBS = _words(  # although they begin with one
    """
    收据 收益 说明 订单 接口 看板 选项 问题 打折 做法 改版 交通 试卷 带宽 取货 付费 请柬 换季 写字
    """
)
ACTS = _words(  # each with what it is done to, so that two of them are two actions
    """
    下单 点单 点餐 付款 结账 买单 缴费 取餐 取药 取号 取件 排队 挂号 订位 填表 扫码 刷卡 刷脸 签字 签收 签到 登录
    注册 入座 就座 入住 退房 离店 看菜单 看价格 看病 打针 拍照
    """
)
THINGS = _words(
    """
    官网 网站 网店 公众号 小程序 门店 前台 大堂 大厅 柜台 窗口 收银台 自助机 等候区 候诊区 停车场 菜单 价目表 首页
    主页 页面 详情页 网页 二维码 会员卡 优惠券 代金券 礼品 小票 发票 收据 账单 订单 合同 表单 问卷 说明书 手册 海报
    广告 广告牌 招牌 指示牌 短信 邮件 电话 热线 商品 产品 咖啡 早餐 午餐 晚餐 餐桌 座位 房间 包间 病房 诊室 系统
    平台 流程 环节 信息 价格 费用 时间 地点 问题 需求 结果
    """
)
OF_THINGS = _words(  # what may stand before a thing and is no verb
    """
    官网 网站 网上 网店 线上 线下 手机 微信 公众号 小程序 会员 客服 售后 门店 商场 餐厅 酒店 医院 银行 店内 店里
    店外 门口 前台 语音 订单 账户 商品 产品 咖啡 早餐 午餐 晚餐 价格 活动 优惠 电子 纸质 自助 公司 品牌 服务 首页
    的 、 和 与 早上 中午 晚上 今天 第一次 新 老 旧
    """
)

# English

SURE_VERBS = _words(  # hardly ever nouns, or not where an action begins
    """
    accept add agree apply arrive ask bring browse buy carry choose collect compare confirm connect decide describe
    deliver download eat enter explain fetch fill find get give greet hand hear install introduce invite keep learn
    leave listen make open pay pick prepare pour put read receive register reject remember remove repair reply scan
    search see select sell send serve show sign sit speak stand submit take talk tell thank unpack update upload
    use verify wipe write
    """
)
VERBS_OR_NOUNS = _words(
    """
    answer book call check clean close go order park pack print queue rate report return review share visit wait
    """
)
NOUNS = _words(  # and what may stand before them
    """
    the a an our their his her website homepage app menu kiosk hotline lobby reception restaurant hotel hospital
    car loyalty payment registration confirmation reservation appointment delivery arrival departure booking
    enquiry inquiry complaint information questionnaire brochure leaflet flyer coupon voucher catalogue breakfast
    lunch dinner entrance waiting parking web feedback mobile online digital first new
    """
)
HEADS = _words(  # nouns that the name of a thing ends with
    """
    website homepage app menu kiosk hotline lobby reception restaurant hotel payment registration confirmation
    reservation appointment delivery arrival departure enquiry inquiry complaint information questionnaire brochure
    leaflet flyer coupon voucher catalogue breakfast lunch dinner entrance feedback page card form room lot desk
    screen system process number code area
    """
)

# what is said inside an organisation, and who says it

JARGON = Pattern(
    "工单|坐席|座席|话务|路由(?!器)|转化率|留存率|复购率|客单价|客诉|触达|赋能|履约|私域|引流|留资|埋点|外呼|弹屏|首解率"
    "|中台|颗粒度|闭环"
    "|(?<![A-Za-z0-9])(?:SLA|CRM|ERP|IVR|KPI|OKR|SOP|GMV|SKU|ROI)s?(?![A-Za-z0-9])"
    r"|(?i:\b(?:back[ -]?end|back[ -]office|conversion rate|trouble tickets?|(?:raises?|logs?) an? ticket"
    r"|sales funnel|upsell\w*|cross-sell\w*|omnichannel|service level agreement)\b)"
)
_UNITS = (
    "市场|人力资源|人事|财务|法务|技术|信息|运营|采购|物流|客服|客户服务|客户体验|销售|行政|研发|产品|工程|设备|品质"
    "|质量|仓储|生产|培训|公关|品牌|电商|后勤|安保|商务|渠道|售后|餐饮|前厅|客房|护理|医务|药剂|检验|教务|业务|数据"
    "|风控|合规|审计"
)
DEPARTMENT = Pattern(
    f"(?!数据中心$)(?:{_UNITS}){{1,2}}(?:事业部|部门|部|科|处|中心|团队|小组|组|办公室)|人力资源|财务|法务|人事|行政"
    r"|(?i:(?:the )?(?:[a-z][\w&-]* ){1,3}(?:department|dept\.?|division|business unit|team))"
    "|HR|IT|(?i:human resources|finance|legal)"
)
PUBLIC = Pattern(  # departments that customers know by their names
    "客服|客户服务|售后|护理|药剂|检验|中心|(?i:support|service|sales|care|emergency)"
)
STAFF = Pattern(
    "店员|员工|客服|服务员|收银员|坐席|座席|师傅|护士|医生|医师|药师|老师|讲师|顾问|经理|店长|工程师|导购|领位员"
    "|配送员|快递员|骑手|司机|柜员|专员|管家|保洁|技师|"
    r"\b(?:staff|employees?|agents?|nurses?|doctors?|baristas?|waiters?|waitress|clerks?|cashiers?|receptionists?"
    r"|technicians?|engineers?|advisors?|advisers?|assistants?|drivers?|couriers?|operators?|managers?)\b",
    re.IGNORECASE,
)
MACHINE = Pattern(  # what talks with customers and is nobody
    "(?:机器人|智能客服|智能柜台|语音导航|语音菜单|语音助手|自助(?:服务)?(?:机|终端))$"
    r"|(?<![a-z])(?:ivr|(?:chat|voice) ?bot|bot|kiosk|(?:voice|phone) menu|virtual (?:agent|assistant))$",
    re.IGNORECASE,
)


def kind_of(name: str) -> str | None:
    """What kind of actor a name tells of, where it leaves no doubt: an interface, or somebody of the front line."""
    if MACHINE.search(name):
        return "interface"
    return "frontline" if STAFF.search(name) else None


# what customers hold in the hand, or find in the telephone, when they go on

CARRIED = Pattern(
    "短信|邮件|二维码|条形码|验证码|[取兑核预编][件餐货票药换销约]?码|回执|凭证|小票|号单|取号条|号牌|号码牌|[挂预取]?[号约件货]单"
    "|存根|优惠券|收据|链接"
    r"|(?i:\b(?:text messages?|sms|e-?mails?|qr[ -]codes?|codes?|tickets?|vouchers?|receipts?|links?|tokens?|slips?)\b)"
)

# what comes to customers by itself

MESSAGE = Pattern(r"短信|邮件|推送|(?i:\b(?:text messages?|sms|e-?mails?)\b)")

# what authors write where there is nothing, or nothing yet

_NOTHING = _words("无 没有 暂无 无内容 待定 待补 待补充 none nothing n/a na tbd tbc - -- — / ? ？ …")


def says_nothing(text: str) -> bool:
    """Whether a text only fills its place."""
    return text.strip(" 。.").lower() in _NOTHING
