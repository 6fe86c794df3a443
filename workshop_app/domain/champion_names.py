"""The people in a champions field, as people write several names into one line. Pure; used wherever champions are told
apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from workshop_app.domain.left_open import is_nobody
from workshop_app.domain.named import first_name
from workshop_app.domain.naming import folded

MOST_CHAMPIONS = 3  # of one key result, before it is asked who of them it is
JOINED = re.compile(r"\s*(?:[&+/]|\b(?:and|und)\b)\s*", re.IGNORECASE)  # as people write two names
_SEPARATORS = re.compile(r"[\n,;](?![^()]{0,80}\))")  # none inside brackets
_NUMBERS = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+")  # "1. Ines 2. Olaf"
_NUMBERED = re.compile(r"\s*\(?1[.)]\s")
_BULLETS = re.compile(r"^[-–•*·]+\s+")
_TURNED = re.compile(r"[^,]+,\s*[^\s,]+")  # "Lund, Ines"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")


def names(champions: str, people: Collection[str] = ()) -> tuple[str, ...]:
    """One per line, commas and semicolons do as well; "Lund, Ines; Berg, Olaf" are two, "nobody yet" is none. "Ines,
    Olaf; Mei, Jo" are four where each of them is the first name, or the whole one, of somebody among `people`."""
    return tuple(name for name in entries(champions, people) if not is_nobody(name))


def entries(champions: str, people: Collection[str] = ()) -> tuple[str, ...]:
    """As `names`, with what says that there is nobody yet: what is kept of a field."""
    parts = [part.strip() for part in champions.split(";") if part.strip()]
    turned = len(parts) > 1 and all(_TURNED.fullmatch(part) for part in parts)
    if not turned or (people and _are_people(parts, people)):
        lines = _NUMBERS.sub("\n", champions) if _NUMBERED.match(champions) else champions
        parts = _SEPARATORS.split(lines)
    told = (_BULLETS.sub("", part.strip()).strip() or part.strip() for part in parts)
    return tuple(entry for entry in told if entry)


def each_once(champions: str) -> tuple[str, ...]:
    """The same to be shown: who stands there twice is one."""
    return _once(names(champions))


def how_many(champions: str, people: Collection[str] = ()) -> int:
    """How many people that names: "Ines and Mei" two, and one who is there twice once."""
    whole = names(_BRACKETS.sub(" ", champions), people)
    told = (name for each in whole for name in JOINED.split(each))
    return len(_once(name for name in told if not is_nobody(name)))


def _once(told: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in told:
        found.setdefault(" ".join(name.casefold().split()), name)
    return tuple(found.values())


def _are_people(turned: list[str], people: Collection[str]) -> bool:
    """Whether both sides of each comma are somebody's name, and never one name turned round."""
    whole = {folded(each).strip() for each in people}
    known = whole | {first_name(each) for each in people}
    sides = [[folded(side).strip() for side in each.split(",")] for each in turned]
    return all(side in known for each in sides for side in each) and not any(
        f"{last}, {first}" in whole or f"{first} {last}" in whole for last, first in sides
    )
