"""The icons' drawings in a colour: the theme draws its own marks with them, `ui.icons` the icons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "icons"


def svg(name: str, colour: str, air: int = 0) -> str:
    """The drawing in this colour, with so many of its 24 units empty at its right."""
    drawn = _drawing(name).replace("currentColor", colour)
    if not air:
        return drawn
    wide = 24 + air
    return drawn.replace('width="24"', f'width="{wide}"', 1).replace("0 0 24 24", f"0 0 {wide} 24", 1)


@cache
def _drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
