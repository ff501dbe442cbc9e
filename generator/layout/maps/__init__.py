"""The maps of one page each: power–interest grid, ring map, value network, persona, moment of truth.

In: an engagement, a theme, a language. Out: one scene of 960 × 540 points a map. Guaranteed: the drawing keeps to the
area between a slide's title and its footer, and no text is smaller than 10 points.
"""
