"""Findings in the author's own templates: TX."""

from __future__ import annotations

MESSAGES = {
    "TX-01": (
        "模板文件夹“{path}”没有用上：{reason}",
        "The folder of templates “{path}” is not used: {reason}",
        "在 YAML 文件旁边建这个文件夹，只写名字，例如 templates: my-templates",
        "make the folder beside the YAML file and write its name only, such as templates: my-templates",
        "Folder of templates not used",
    ),
    "TX-02": (
        "“{file}”不对应任何模板，没有用上",
        "“{file}” stands for no template and is not used",
        "{hint}",
        "{hint}",
        "Not the name of a template",
    ),
    "TX-03": (
        "模板“{file}”没有用上：{reason}；这一份仍用自带的模板",
        "The template “{file}” is not used: {reason}; the kit's own is used instead",
        "把模板存成 UTF-8 文本或 Word 文档（.docx），放在 YAML 文件所在的文件夹里",
        "save it as text in UTF-8 or as a Word document (.docx), in the folder of the YAML file",
        "Template not used",
    ),
    "TX-04": (
        "模板第 {line} 行：{problem}；这一份仍用自带的模板",
        "Line {line} of the template: {problem}; the kit's own is used instead",
        "{hint}",
        "{hint}",
        "Fault in a template",
    ),
    "TX-05": (
        "Word 模板“{file}”填不进去：{problem}",
        "The Word template “{file}” cannot be filled: {problem}",
        "在 Word 里改正这个标记；或者从自带的模板重新抄一份，办法见文档里“引导手册”一页",
        "mend the tag in Word, or begin again with a copy of the kit's own, as the page on the guide says",
        "Fault in a Word template",
    ),
}
