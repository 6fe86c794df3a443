"""Commands, one module per noun. Each is a frozen struct in the imperative; `Workspace.apply` is the only caller."""
