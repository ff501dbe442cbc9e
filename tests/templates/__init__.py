"""Templates that were not made for us: python-pptx's own, one exported by LibreOffice Impress, one made to be odd.

`impress.pptx` is written by LibreOffice 7.4 of `impress.fodp`, which stands beside it:
    soffice --headless --convert-to pptx impress.fodp
"""

from __future__ import annotations

from pathlib import Path

import pptx

from tests.templates.dark import dark_template

FOLDER = Path(__file__).parent


def default() -> bytes:
    """python-pptx's template: 4:3, Office's layouts of 2007, no East Asian face."""
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def impress() -> bytes:
    return (FOLDER / "impress.pptx").read_bytes()


TEMPLATES = {"default": default, "impress": impress, "dark": dark_template}
