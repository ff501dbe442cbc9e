"""The language described for editors and for people: a JSON Schema, and `docs/language.md` in English and Chinese.

In: the terms of `model` and their keys. Out: the schema as a dict, the page as Markdown. Guaranteed: nothing about a
key is written here, so both agree with what the loader reads; the schema objects to no file that loads without
findings, unless a choice is spelt otherwise than listed or a list has an empty item.
"""

from generator.schema.editor import BOTH, json_schema
from generator.schema.page import language_page
from generator.schema.terms import terms

__all__ = ["BOTH", "json_schema", "language_page", "terms"]
