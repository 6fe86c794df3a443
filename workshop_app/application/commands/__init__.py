"""Commands, one module per noun. Each is a frozen dataclass in the imperative; `Workspace.apply` is the only caller."""
