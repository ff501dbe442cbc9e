"""Diagrams as files: SVG for the web, PDF for print, PNG for slides and chats, DOT for Graphviz users.

In: the job's diagrams. Out: bytes by path under `diagrams/`. Guaranteed: PDF and PNG show what the SVG shows, with
fonts embedded and text that can be selected; a PDF's page is as large as its scene; the same input gives the same
bytes on machines with the font wheels.
"""

from __future__ import annotations

from generator import dot, press
from generator.render import Job


def render(job: Job) -> dict[str, bytes]:
    """Four files for each diagram. Errors: EngineMissing, FontMissing."""
    files: dict[str, bytes] = {}
    for stem, scene in job.diagrams.items():
        path = f"diagrams/{stem}{job.suffix}"
        drawing = dot.svg(scene, job.theme)
        files[f"{path}.svg"] = drawing.encode()
        files[f"{path}.pdf"] = press.pdf(drawing)
        files[f"{path}.png"] = press.png(drawing)
        files[f"{path}.dot"] = dot.source(scene, job.theme).encode()
    return files
