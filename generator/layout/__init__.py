"""Model and theme become scenes: grids, routes, curves, maps, pages.

In: an engagement, a theme, a language. Out: scenes by name, from `scenes`. Guaranteed: all of a drawing's geometry is
decided here, once for every output; the same input gives the same scenes on every machine.
"""
