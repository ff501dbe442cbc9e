"""Findings as people and programs read them.

In: findings with the texts that they point at, and what each code belongs to. Out: a report for a terminal,
Markdown, JSON, SARIF or GitHub annotations. Guaranteed: every finding is counted, none is told twice; nothing that an
author wrote becomes markup or a command; rendering never raises; the same findings give the same bytes.
"""
