"""Values and rules of an engagement: frozen structs and pure functions, nothing that reads a clock or a disk."""
