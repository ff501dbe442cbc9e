"""Service-blueprint and workshop-kit generator."""
