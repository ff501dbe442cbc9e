"""Model and theme become scenes: grids, routes, curves, maps, pages."""
