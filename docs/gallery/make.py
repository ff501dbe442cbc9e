"""Draw the gallery: each sample's blueprint in every theme, language and paper, as thumbnails on one page.

Run from the repository: python docs/gallery/make.py. Writes docs/gallery/*.png and docs/gallery/README.md.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from PIL import Image

from generator import load
from generator.kit import Wish, artefacts
from generator.paper import PAPERS

HERE = Path(__file__).parent
SAMPLES = ("hotline", "coffee-house")
THEMES = ("house", "print", "dark")
LANGUAGES = ("zh-CN", "en")
PAPERS_DRAWN = (*PAPERS, "roll")
HEIGHT, GAP, COLUMNS = 300, 10, 3
GROUND = (203, 210, 219)


def main() -> None:
    rows = [thumbnails(*choice) for choice in product(SAMPLES, THEMES, LANGUAGES)]
    (HERE / "README.md").write_text(page(rows), "utf-8")


def thumbnails(sample: str, theme: str, language: str) -> tuple[str, str, str]:
    """One picture with a thumbnail for each paper. Returns sample, theme and language."""
    loaded = load.engagement(HERE.parents[1] / "blueprints" / f"{sample}.yaml")
    assert loaded.engagement is not None
    look = Wish(only=("posters",), languages=(language,), theme=theme, paper=",".join(PAPERS_DRAWN))
    files = artefacts(loaded.engagement, look)
    pictures = [picture(files, f"posters/as_is.{paper}") for paper in PAPERS_DRAWN]
    sheet(pictures).quantize(192, method=Image.Quantize.MAXCOVERAGE).save(
        HERE / f"{sample}-{theme}-{language}.png", optimize=True
    )
    return sample, theme, language


def picture(files: dict[str, bytes], start: str) -> Image.Image:
    """The one PNG whose path begins like this, as high as a thumbnail."""
    (path,) = [name for name in files if name.startswith(start + ".") and name.endswith(".png")]
    whole = Image.open(io.BytesIO(files[path])).convert("RGB")
    return whole.resize((round(whole.width * HEIGHT / whole.height), HEIGHT), Image.Resampling.LANCZOS)


def sheet(pictures: Iterable[Image.Image]) -> Image.Image:
    """The pictures in rows."""
    shown = list(pictures)
    rows = [shown[start : start + COLUMNS] for start in range(0, len(shown), COLUMNS)]
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    whole = Image.new("RGB", (width, len(rows) * (HEIGHT + GAP) + GAP), GROUND)
    for number, row in enumerate(rows):
        x = GAP
        for one in row:
            whole.paste(one, (x, GAP + number * (HEIGHT + GAP)))
            x += one.width + GAP
    return whole


def page(rows: Iterable[tuple[str, str, str]]) -> str:
    """The page that shows the pictures."""
    papers = ", ".join(PAPERS_DRAWN)
    parts = [
        "# Gallery\n\nThe as-is blueprint of each sample in every theme and language. In each picture, in reading "
        f"order: {papers}; all drawn as high as each other here, whatever their size.\n\n"
        "Drawn by `make gallery` from `blueprints/`.\n"
    ]
    for sample, theme, language in rows:
        name = f"{sample}-{theme}-{language}"
        parts.append(
            f"## {sample}, {theme}, {language}\n\n![The posters of {sample} in the {theme} theme]({name}.png)\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    main()
