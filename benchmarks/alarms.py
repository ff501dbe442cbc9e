"""How often the coach speaks, and of what: `python benchmarks/alarms.py [--count N] [--profile NAME]`.

Looks at the samples, and at so many sound engagements (`tests/sound`), in which nothing is a mistake: each finding
there is a false alarm, or has a reason that `tests/test_coach_alarms.py` gives. Prints the findings of each file by
rule, the findings per engagement, and the share of engagements with a warning.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SOUND = 20


class Count(NamedTuple):
    """The findings of a file: (code, severity) to how many."""

    name: str
    found: Counter[tuple[str, str]]

    def of(self, *severities: str) -> int:
        return sum(count for (_, severity), count in self.found.items() if severity in severities)


def of_samples(profile: str = "") -> list[Count]:
    """What the coach says of each file in `blueprints`."""
    from generator import coach, load

    counts = []
    for path in sorted((ROOT / "blueprints").glob("*.yaml")):
        engagement = load.engagement(path).engagement
        if engagement is not None:
            found = coach.review(engagement, profile).findings
            counts.append(Count(path.stem, Counter((one.code, one.severity) for one in found)))
    return counts


def of_texts(texts: Mapping[str, str], profile: str = "") -> list[Count]:
    """What the coach says of each of these files. Errors: a text that does not load is a fault of this repository."""
    from generator import coach, load

    counts = []
    for name, text in texts.items():
        engagement = load.from_bytes(text.encode(), name).engagement
        if engagement is None:
            raise ValueError(f"{name} does not load")
        found = coach.review(engagement, profile).findings
        counts.append(Count(name, Counter((one.code, one.severity) for one in found)))
    return counts


def table(title: str, counts: Iterable[Count]) -> str:
    """The findings of each file by rule, then the rates."""
    rows = list(counts)
    width = max([len(row.name) for row in rows], default=0)
    lines = [title]
    for row in rows:
        told = [f"{code} {count}" + " (hint)" * (kind == "hint") for (code, kind), count in sorted(row.found.items())]
        lines.append(f"  {row.name:{width}}  {', '.join(told) or '–'}")
    by_rule: Counter[tuple[str, str]] = sum((row.found for row in rows), Counter())
    lines += [f"  by rule: {code} {kind} {count}" for (code, kind), count in sorted(by_rule.items())]
    total, warned = sum(by_rule.values()), sum(row.of("warning", "error") > 0 for row in rows)
    wrong = sum(row.of("error") for row in rows)
    lines.append(f"  {total / max(1, len(rows)):.2f} findings per engagement, {wrong} errors, ")
    lines[-1] += f"{warned} of {len(rows)} with a warning ({100 * warned / max(1, len(rows)):.0f} %)"
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="How often the coach speaks, and of what.")
    parser.add_argument("--count", type=int, default=SOUND, help="how many sound engagements")
    parser.add_argument("--profile", default="", choices=("", "course", "workshop", "consultant", "draft"))
    asked = parser.parse_args()
    from tests.sound import samples

    print(table("samples", of_samples(asked.profile)))
    print(table(f"{asked.count} sound engagements", of_texts(samples(asked.count), asked.profile)))


if __name__ == "__main__":
    main()
