"""What the app can do: commands, the one place of change, undo, the read side, and the ports to the outside."""
