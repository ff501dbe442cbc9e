"""Files of a few steps, and what the coach's rules of structure and of cards say of them."""

from __future__ import annotations

from generator import coach
from tests.coached import engagement_of

OURS = ("BP-", "EX-")
ACTORS = """
channels: [{id: ch-app, name: 应用}, {id: ch-shop, name: 门店}]
actors:
  - {id: actor-guest, name: 客人, kind: customer}
  - {id: actor-page, name: 网页, kind: interface}
  - {id: actor-desk, name: 客服, kind: frontline}
  - {id: actor-fitter, name: 师傅, kind: frontline}
  - {id: actor-system, name: 派单系统, kind: system}
  - {id: actor-money, name: 财务部, kind: team}
  - {id: actor-team, name: 护理部, kind: team}
  - {id: actor-partner, name: 经销商, kind: partner}
  - {id: actor-nobody, name: 值班的人}
"""


def told(text: str, *codes: str) -> list[tuple[str, str]]:
    """(code, the words that the finding stands under) of these rules, or of all of structure, in the rules' order."""
    lines = text.split("\n")
    found = []
    for item in coach.review(engagement_of(text)).findings:
        if item.code in codes or (not codes and item.code.startswith(OURS)):
            line = lines[item.span.line - 1]
            end = item.span.end_column - 1 if item.span.end_line == item.span.line else None
            found.append((item.code, line[item.span.column - 1 : end]))
    return found


def steps(*given: str, more: str = "", actors: bool = False) -> str:
    """A file of one phase with these steps, each in YAML's short form."""
    lines = "".join(f"      - {step}\n" for step in given)
    return f"title: 上门安装\n{ACTORS if actors else ''}phases:\n  - name: 安装\n    steps:\n{lines}{more}"


def words(text: str, *codes: str) -> list[str]:
    return [under for _, under in told(text, *codes)]
