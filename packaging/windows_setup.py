"""The set-up for Windows and the portable folder. Not made yet: see windows/README.md for how far it is."""

from __future__ import annotations

import sys
from pathlib import Path


def build(bundle: Path | None, out: Path) -> int:
    """Says so, and fails."""
    print("The set-up for Windows is not made here yet.", file=sys.stderr)
    return 1
