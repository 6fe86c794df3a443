"""The faces: windows (the only Qt) and the command line (which imports none)."""
