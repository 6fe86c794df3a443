"""What msgspec does at every start for Pythons before 3.11: it asks `typing_extensions` for three names that `typing`
has by itself since then, and has it define all others, which takes as long as fifteen of our modules. Told that there
is none, msgspec takes Python's own. What else wants that library, as SQLAlchemy with the first change, gets it.
"""

from __future__ import annotations

import sys

EXTRAS = "typing_extensions"


def load_msgspec() -> None:
    """Load msgspec without it; where it is loaded already there is nothing left to spare."""
    if EXTRAS in sys.modules:
        return
    sys.modules[EXTRAS] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[EXTRAS]
