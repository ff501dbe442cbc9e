"""Blueprints and journey maps: a grid of phases, steps and lanes, with its connections and overlays, page by page.

In: an engagement, one of its blueprints, a theme, a language. Out: scenes, from `blueprint` and `journey`. Guaranteed:
cards never overlap and never leave the page; every card stands on exactly one page, the overview aside.
"""
