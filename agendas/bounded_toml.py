"""TOML that somebody handed on. The standard reader takes minutes over a short file whose keys have thousands of parts,
so these are refused before it sees them.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

DEEPEST = 24  # parts of a key; ours have three
_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DEEP_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{{DEEPEST}}}")


def loads(text: str) -> dict[str, Any]:
    """What it holds. ValueError where it is no TOML, RecursionError where it is nested too deeply."""
    if _DEEP_KEY.search(text):
        raise RecursionError
    return tomllib.loads(text)
