"""The command line `blueprint`: the only place that prints or exits.

In: arguments. Out: lines on stdout (one an artefact, or the report), progress and findings on stderr, an exit code:
0 fine, 1 errors in a file, 2 wrong usage, 3 the machine lacks something. Guaranteed: no traceback for anything that
an author or a machine can cause.
"""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.cli import building, checking, explaining, returning, starting

__all__ = ["app", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="blueprint", message="%(prog)s %(version)s")
def app() -> None:
    """Describe a service once in YAML; get blueprint diagrams, an editable deck and a workshop kit.

    \b
    把一项服务写成一份 YAML，得到服务蓝图、可编辑的演示文稿和整套工作坊材料。
    先试：blueprint new 咖啡店   然后：blueprint build 咖啡店.yaml
    """


for _command in (
    building.build,
    checking.check,
    starting.new,
    starting.template,
    checking.schema,
    checking.preflight,
    explaining.explain,
    returning.capture,
    returning.import_,
    returning.export,
):
    app.add_command(_command)


def main() -> None:
    """Run the command line; UTF-8 on every terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    app()
