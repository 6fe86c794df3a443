"""The icons' drawings in a colour: the theme draws its own marks with them, `ui.icons` the icons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "icons"


def svg(name: str, colour: str) -> str:
    """The drawing in this colour."""
    return _drawing(name).replace("currentColor", colour)


@cache
def _drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
