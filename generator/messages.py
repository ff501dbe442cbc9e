"""The words of every finding: code → message (zh-CN, en), advice (zh-CN, en), short title in English.

`{…}` are the finding's parameters. A message says what is wrong and what was found; the advice says what to write.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Texts = tuple[str, str, str, str, str]

_FILE: dict[str, Texts] = {
    "FL-01": (
        "读不到文件“{file}”（{reason}）",
        "The file “{file}” cannot be read ({reason})",
        "检查文件名和所在文件夹",
        "check the name and the folder",
        "File cannot be read",
    ),
    "FL-02": (
        "文件有 {size} MB，超过上限 {limit} MB",
        "The file has {size} MB; the limit is {limit} MB",
        "用 include: 拆成几个文件",
        "split it into several files with include:",
        "File too large",
    ),
    "FL-03": (
        "这不是文本文件，而像是{kind}",
        "This is not a text file; it looks like {kind}",
        "请给出用文本编辑器写的 YAML 文件",
        "name a YAML file written with a text editor",
        "Not a text file",
    ),
    "FL-04": (
        "文件编码不是 UTF-8，看上去是 {encoding}",
        "The file is not in UTF-8; it looks like {encoding}",
        "在编辑器里选“另存为”，编码选 UTF-8",
        "save it again with the encoding UTF-8",
        "Encoding is not UTF-8",
    ),
    "FL-05": (
        "文件是空的",
        "The file is empty",
        "运行 blueprint new 得到一份可以填写的样例",
        "run “blueprint new” for a starter to fill in",
        "Empty file",
    ),
    "FL-06": (
        "include 指向文件夹之外：“{path}”",
        "include leaves the folder: “{path}”",
        "只能引用同一文件夹及其子文件夹里的文件",
        "include only files in the same folder or below it",
        "Include leaves the folder",
    ),
    "FL-07": (
        "include 的文件“{path}”已经引用过，形成循环或重复",
        "The included file “{path}” is already included, here or by itself",
        "每个文件只引用一次",
        "include each file once",
        "File included twice",
    ),
    "FL-08": (
        "第 {column} 列有不可见的控制字符 {char}",
        "There is an invisible control character {char} at column {column}",
        "删掉它；多半是从别处粘贴时带进来的",
        "delete it; it probably came along when pasting",
        "Control character",
    ),
}

_YAML: dict[str, Texts] = {
    "YM-01": (
        "YAML 写法有误：{problem}",
        "This is not valid YAML: {problem}",
        "检查这一行和上一行的缩进、冒号和引号",
        "check indentation, colons and quotes on this line and the one above",
        "YAML syntax error",
    ),
    "YM-02": (
        "缩进用了制表符（Tab）",
        "The line is indented with a tab",
        "改用空格缩进，每层两个",
        "indent with spaces, two a level",
        "Tab in the indentation",
    ),
    "YM-03": (
        "{what}没有闭合",
        "{what} is not closed",
        "补上收尾的 {closing}",
        "add the closing {closing}",
        "Quote or bracket not closed",
    ),
    "YM-04": (
        "同一行里出现了第二个“: ”，无法判断哪个是键",
        "A second “: ” on the line leaves it unclear what the key is",
        '文字里的冒号改用全角“：”，或给整段文字加引号，例如 {key}: "…"',
        'put the text in quotes, for example {key}: "…"',
        "Colon inside a text",
    ),
    "YM-05": (
        "嵌套超过 {limit} 层",
        "Nesting is deeper than {limit} levels",
        "减少括号或缩进的层数",
        "use fewer levels of brackets or indentation",
        "Nested too deeply",
    ),
    "YM-06": (
        "引用（*{name}）展开后内容过多，超过 {limit} 项",
        "The reference *{name} expands to more than {limit} items",
        "直接写出内容，不要层层引用",
        "write the content out instead of nesting references",
        "References expand too far",
    ),
    "YM-07": (
        "文件里有不止一份文档（出现了第二个 ---）",
        "The file holds more than one document (a second ---)",
        "每个文件只写一份；把其余部分放到别的文件",
        "keep one document a file",
        "Several documents",
    ),
    "YM-08": (
        "引用了没有定义的 *{name}",
        "*{name} is used but never defined",
        "先用 &{name} 定义，或直接写出内容",
        "define it with &{name} first, or write the content out",
        "Unknown reference",
    ),
    "YM-09": (
        "文字不能以“{char}”开头",
        "A text cannot begin with “{char}”",
        '给这段文字加引号："{char}…"',
        'put it in quotes: "{char}…"',
        "Special character at the start",
    ),
    "YM-10": (
        "“{found}”用了全角冒号，没有被识别为键",
        "“{found}” has a full-width colon, so it is not a key",
        "键后面用半角冒号加空格：{key}: …",
        "write a plain colon and a blank after the key: {key}: …",
        "Full-width colon after a key",
    ),
    "YM-11": (
        "不允许使用 YAML 标签“{tag}”",
        "YAML tags such as “{tag}” are not allowed",
        "删掉标签，只写内容",
        "delete the tag and keep the content",
        "YAML tag",
    ),
    "YM-12": (
        "键必须是一个词，这里是{found}",
        "A key has to be a word; here it is {found}",
        "写成“键: 内容”；以 [ 或 {{ 开头的文字要加引号",
        "write “key: content”; put text that begins with [ or {{ in quotes",
        "Key is not a word",
    ),
    "YM-13": (
        "内容过多：超过 {limit} 项",
        "The file holds more than {limit} items",
        "用 include: 拆成几个文件",
        "split it into several files with include:",
        "Too many items",
    ),
}

_IDENTITY: dict[str, Texts] = {
    "ID-01": (
        "编号“{id}”重复，第 {line} 行已经用过",
        "The id “{id}” is used twice; first on line {line}",
        "换一个编号",
        "give one of them another id",
        "Duplicate id",
    ),
    "ID-02": (
        "编号“{id}”的格式不对",
        "The id “{id}” is not well formed",
        "用小写字母、数字和连字符，例如 {example}",
        "use lower-case letters, digits and hyphens, such as {example}",
        "Malformed id",
    ),
    "ID-03": (
        "“{key}”指向不存在的{kind}“{id}”",
        "“{key}” points to the {kind} “{id}”, which does not exist",
        "{hint}",
        "{hint}",
        "Reference to nothing",
    ),
    "ID-04": (
        "不认识的键“{key}”，它不属于{owner}",
        "The key “{key}” is not known in {owner}",
        "{hint}",
        "{hint}",
        "Unknown key",
    ),
    "ID-07": (
        "键“{key}”写了两次，第 {line} 行已经有了",
        "The key “{key}” appears twice; first on line {line}",
        "合并成一处，或删掉其中一个",
        "merge the two or delete one",
        "Duplicate key",
    ),
    "CN-01": (
        "连线的一端“{id}”不存在",
        "The connection ends at “{id}”, which does not exist",
        "{hint}",
        "{hint}",
        "Connection to nothing",
    ),
    "CN-02": (
        "连线{what}：{id}",
        "The connection {what}: {id}",
        "删掉这一条",
        "delete this one",
        "Self or duplicate connection",
    ),
    "LG-02": (
        "文字在半角逗号处被截断，多出了“{key}”",
        "The text was split at a comma, leaving “{key}”",
        "逗号改用全角“，”，或给整段文字加引号",
        "put the text in quotes",
        "Text split at a comma",
    ),
    "LG-07": (
        "“{key}”不是语言代码",
        "“{key}” is not a language code",
        "语言写 zh-CN 或 en，例如 {{zh-CN: 中文, en: English}}",
        "use zh-CN or en, for example {{zh-CN: 中文, en: English}}",
        "Not a language",
    ),
}

_VALUES: dict[str, Texts] = {
    "TY-01": (
        "“{key}”应当是{expected}，这里是{found}",
        "“{key}” should be {expected}; here it is {found}",
        "{hint}",
        "{hint}",
        "Wrong kind of value",
    ),
    "TY-02": (
        "{owner}缺少“{key}”（{doc}）",
        "{owner} lacks “{key}” ({doc})",
        "加上 {key}: …",
        "add {key}: …",
        "Required key missing",
    ),
    "TY-03": (
        "“{key}”不能是“{found}”",
        "“{key}” cannot be “{found}”",
        "可以写：{choices}",
        "choose one of: {choices}",
        "Value not in the list",
    ),
    "TY-04": (
        "“{key}”是 {found}，超出范围 {low} 到 {high}",
        "“{key}” is {found}, outside {low} to {high}",
        "写 {low} 到 {high} 之间的数",
        "write a number from {low} to {high}",
        "Number out of range",
    ),
    "TY-05": (
        "“{found}”不是日期",
        "“{found}” is not a date",
        '写成 "2026-11-22"（年-月-日）',
        'write year-month-day, such as "2026-11-22"',
        "Not a date",
    ),
    "TY-06": (
        "“{found}”不是时刻",
        "“{found}” is not a time of day",
        '写成 "09:00"（24 小时制）',
        'write it on the 24-hour clock, such as "09:00"',
        "Not a time of day",
    ),
    "TY-07": (
        "“{key}”是空的",
        "“{key}” is empty",
        "写上内容，或删掉这个键",
        "write something or delete the key",
        "Empty value",
    ),
    "TY-08": (
        "“{found}”看不懂，需要一段时间",
        "“{found}” is not a length of time",
        "写成 30 s、5 min、2 h（也可写 30 秒、5 分钟、2 小时）",
        "write 30 s, 5 min or 2 h",
        "Not a length of time",
    ),
    "TY-09": (
        "{what}有 {found} 个，上限是 {limit} 个",
        "There are {found} {what}; the limit is {limit}",
        "拆成几张蓝图",
        "split it into several blueprints",
        "Too many",
    ),
    "TY-10": (
        "没有泳道“{key}”可以放这张卡片",
        "There is no lane “{key}” for this card",
        "{hint}",
        "{hint}",
        "No such lane",
    ),
    "TM-01": (
        "时间不合理：通常 {typical}，最长 {maximum}",
        "The typical time {typical} exceeds the maximum {maximum}, or is not positive",
        "通常时间要大于 0，且不超过最长时间",
        "the typical time has to be above 0 and at most the maximum",
        "Times do not fit",
    ),
    "TM-05": (
        "不认识的时间单位“{unit}”",
        "The unit of time “{unit}” is not known",
        "可以写 s、min、h、day（秒、分钟、小时、天）",
        "use s, min, h or day",
        "Unknown unit of time",
    ),
    "EM-01": (
        "情绪分数 {found} 超出 −2 到 +2",
        "The emotion score {found} is outside −2 to +2",
        "写 -2（很糟）到 2（很好）之间的数，可以用 0.5",
        "write a number from -2 (awful) to 2 (delightful); halves are allowed",
        "Emotion out of range",
    ),
    "PN-03": (
        "“{key}”是 {found}，超出范围 {low} 到 {high}",
        "“{key}” is {found}, outside {low} to {high}",
        "严重度 0 到 4，频率 1 到 5",
        "severity is 0 to 4, frequency 1 to 5",
        "Severity or frequency out of range",
    ),
    "SH-02": (
        "“{key}”是 {found}，超出范围 1 到 5",
        "“{key}” is {found}, outside 1 to 5",
        "写 1 到 5 之间的数",
        "write a number from 1 to 5",
        "Score out of range",
    ),
}

# parameters that are words of their own: "@name" → (zh-CN, en)
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not-found": ("找不到", "not found"),
        "is-folder": ("这是文件夹", "it is a folder"),
        "no-permission": ("没有读取权限", "no permission"),
        "unreadable": ("这里读不下去", "it cannot be read from here"),
        "office": ("Office 文件", "an Office file"),
        "binary": ("二进制文件", "a binary file"),
        "unknown-encoding": ("其他编码", "another encoding"),
        "map": ("一组“键: 内容”", "a set of “key: content” lines"),
        "list": ("列表", "a list"),
        "text": ("文字", "a text"),
        "number": ("数字", "a number"),
        "whole-number": ("整数", "a whole number"),
        "yes-no": ("true 或 false", "true or false"),
        "nothing": ("空的", "empty"),
        "quote": ("引号", "The quote"),
        "bracket": ("括号", "The bracket"),
        "no-colon": ("这一行缺少冒号", "a colon is missing on this line"),
        "full-width-colon": ("键后面用了全角冒号“：”", "the key is followed by a full-width colon"),
        "indentation": ("这一行的缩进和上面对不上", "the indentation of this line does not fit the lines above"),
        "alias": ("* 和 & 有特殊含义", "* and & have a special meaning"),
        "self": ("连回了自己", "leads back to its own start"),
        "duplicate": ("重复了", "is there twice"),
        "steps": ("步骤", "steps"),
        "lanes": ("泳道", "lanes"),
        "cards": ("一格里的卡片", "cards in one cell"),
    }
)

MESSAGES: Mapping[str, Texts] = MappingProxyType(_FILE | _YAML | _IDENTITY | _VALUES)
