"""The command that explains a finding.

In: a code, or nothing. Out: its page with what a check says of the wrong example, or the list of all codes.
Guaranteed: reads only what the package carries.
"""

from __future__ import annotations

import click

from generator.cli.words import USAGE, fail, language_of_machine, ui_language, words


@click.command()
@click.argument("code", required=False)
@ui_language
def explain(code: str | None, ui_lang: str | None) -> None:
    """Explain a finding: what it means, why it matters, an example. Without a CODE: list them all."""
    from generator.explain import explained, listing
    from generator.load.suggest import near

    language = language_of_machine(ui_lang)
    if code is None:
        click.echo(listing(language), nl=False)
        return
    page = explained(code.strip().upper(), language)
    if page is None:
        from generator.explain import codes

        meant = near(code.upper(), codes(), 0.6)
        fail(USAGE, words(None, language, "no-code-near" if meant else "no-code").format(code, meant))
    click.echo(page, nl=False)
