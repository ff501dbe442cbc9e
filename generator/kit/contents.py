"""What a professional workshop kit holds, and which files are it. Source: the field reference, §12.1.

In: the path of a file in a kit. Out: the items of the kit that it is, or is a part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType

# Item → (name in Chinese, in English, the files that are it). The deck is K4, and has the agenda, the run sheet and the
# evaluation on slides of its own.
CONTENTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = MappingProxyType(
    {
        "K1": ("学员议程", "Participant agenda", ("agenda.*", "deck.*")),
        "K2": ("流程执行单", "Run sheet", ("sheets/run-sheet.*", "deck.*")),
        "K3": ("引导手册", "Facilitator guide", ("guide.*", "deck.*")),
        "K4": ("演示文稿", "Slide deck with speaker notes", ("deck.*",)),
        "K5": ("学员手册", "Participant workbook", ("workbook.*",)),
        "K6": ("画布", "Canvases", ("canvases/*",)),
        "K7": ("便利贴与卡片", "Sticky-note and card sheets", ("cards/*",)),
        "K8": ("桌面材料", "Table kits", ("table-kit/*",)),
        "K9": ("汇报模板与评分卡", "Report-out template and score card", ("report-out.*", "cards/score-cards.*")),
        "K10": ("评估表与跟进问卷", "Evaluation form, follow-up survey", ("forms/evaluation.*", "forms/follow-up.*")),
        "K11": ("课前阅读与课前问卷", "Pre-read and pre-survey", ("texts/pre-read.*", "forms/pre-survey.*")),
        "K12": ("物料清单", "Materials checklist with quantities", ("sheets/materials.*",)),
        "K13": (
            "场地与应急预案",
            "Room plan, risk and contingency list",
            ("room/*", "texts/room-plan.*", "sheets/risks.*"),
        ),
        "K14": ("现场记录回填表", "Capture sheet for what comes back", ("sheets/capture.*",)),
        "K15": (
            "跟进邮件、行动清单与证书",
            "Follow-up e-mail, action list, certificate",
            ("texts/follow-up*", "texts/action-list.*", "*certificate.*", "sheets/roadmap.*"),
        ),
        "K16": ("线上版", "Remote variant", ("texts/remote-*",)),
    }
)


def items_of(path: str) -> tuple[str, ...]:
    """The items that a file is, or is a part of; () for drawings and what belongs to no workshop."""
    return tuple(item for item, (_, _, files) in CONTENTS.items() if any(fnmatchcase(path, one) for one in files))


def listed(paths: Iterable[str]) -> dict[str, list[str]]:
    """The files of each item that there is, in the order of the list."""
    held = {path: items_of(path) for path in sorted(paths)}
    found = {item: [path for path, items in held.items() if item in items] for item in CONTENTS}
    return {item: files for item, files in found.items() if files}
