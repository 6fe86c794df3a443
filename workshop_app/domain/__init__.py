"""Values and rules of an engagement: frozen dataclasses and pure functions, nothing that reads a clock or a disk."""
