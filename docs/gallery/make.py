"""Draw the gallery: each sample's blueprint in every theme, language and paper, as thumbnails on one page.

Run from the repository: python docs/gallery/make.py. Writes docs/gallery/*.png and docs/gallery/README.md.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from PIL import Image

from generator import load, press
from generator.appearance import named
from generator.layout import posters
from generator.layout.chart.blueprint import blueprint_chart
from generator.paper import PAPERS, Poster
from generator.render.poster import drawn
from generator.theme import Theme

HERE = Path(__file__).parent
SAMPLES = ("hotline", "coffee-house")
THEMES = ("house", "print", "dark")
LANGUAGES = ("zh-CN", "en")
PAPERS_DRAWN = (*PAPERS, "roll")
HEIGHT, GAP, COLUMNS = 300, 10, 3
SHARP = 4  # times as large is what thumbnails are made of
GROUND = (203, 210, 219)


def main() -> None:
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(thumbnails, *zip(*product(SAMPLES, THEMES, LANGUAGES), strict=True)))
    (HERE / "README.md").write_text(page(rows), "utf-8")


def thumbnails(sample: str, theme: str, language: str) -> tuple[str, str, str]:
    """One picture with a thumbnail for each paper. Returns sample, theme and language."""
    loaded = load.engagement(HERE.parents[1] / "blueprints" / f"{sample}.yaml")
    engagement = loaded.engagement
    assert engagement is not None
    chart = blueprint_chart(engagement, engagement.blueprints["as_is"], language)
    fields, look = posters.fields_of(engagement, language), named(theme)
    made = (posters.poster(chart, look, paper, fields) for paper in posters.papers_of(PAPERS_DRAWN))
    pictures = [picture(one, look) for one in made]
    few = sheet(pictures).quantize(192, method=Image.Quantize.MAXCOVERAGE, kmeans=2)  # kmeans keeps tints true
    few.save(HERE / f"{sample}-{theme}-{language}.png", optimize=True)
    return sample, theme, language


def picture(poster: Poster, theme: Theme) -> Image.Image:
    """A poster as high as a thumbnail."""
    dots = 72 * SHARP * HEIGHT / poster.scene.height
    whole = Image.open(io.BytesIO(press.png(drawn(poster, theme), dots))).convert("RGB")
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
