"""Earlier versions of a file, and what can be done about a damaged one."""
