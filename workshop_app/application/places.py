"""Where something new goes in a list that people put in order. Used by commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def at_end(values: Iterable[Any]) -> int:
    """The place behind all of these. Two copies of a file may each give the same one: then the ids decide, in both
    copies alike (`shapes`)."""
    return max((each.position for each in values), default=-1) + 1
