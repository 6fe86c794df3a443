"""The people in a champions field, as people write several names into one line. Pure; used wherever champions are told
apart."""

from __future__ import annotations

import re

from workshop_app.domain.left_open import is_nobody

JOINED = re.compile(r"\s*(?:[&+/]|\b(?:and|und)\b)\s*", re.IGNORECASE)  # as people write two names
_SEPARATORS = re.compile(r"[\n,;](?![^()]{0,80}\))")  # none inside brackets
_NUMBERS = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+")  # "1. Ines 2. Olaf"
_NUMBERED = re.compile(r"\s*\(?1[.)]\s")
_BULLETS = re.compile(r"^[-–•*·]+\s+")
_TURNED = re.compile(r"[^,]+,\s*[^\s,]+")  # "Lund, Ines"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")


def names(champions: str) -> tuple[str, ...]:
    """One per line, commas and semicolons do as well; "Lund, Ines; Berg, Olaf" are two, "nobody yet" is none."""
    parts = [part.strip() for part in champions.split(";") if part.strip()]
    if len(parts) < 2 or not all(_TURNED.fullmatch(part) for part in parts):
        lines = _NUMBERS.sub("\n", champions) if _NUMBERED.match(champions) else champions
        parts = _SEPARATORS.split(lines)
    told = (_BULLETS.sub("", part.strip()).strip() for part in parts)
    return tuple(name for name in told if not is_nobody(name))


def each_once(champions: str) -> tuple[str, ...]:
    """The same to be shown: who stands there twice is one."""
    found: dict[str, str] = {}
    for name in names(champions):
        found.setdefault(_alike(name), name)
    return tuple(found.values())


def how_many(champions: str) -> int:
    """How many people that names: "Ines and Mei" two, and one who is there twice once."""
    told = (name for whole in names(_BRACKETS.sub(" ", champions)) for name in JOINED.split(whole))
    return len({_alike(name) for name in told if not is_nobody(name)})


def _alike(name: str) -> str:
    return " ".join(name.casefold().split())
