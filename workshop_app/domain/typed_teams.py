"""Teams named in one line, one or several: a list that was pasted stands there with semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain.naming import folded
from workshop_app.domain.text import one_line

_BULLET = re.compile(r"^\s*(?:[-–•*·▪]|\(?\d{1,3}[.)])\s+")
_BETWEEN = re.compile(r"[;\n]")


def team_names(words: str) -> tuple[str, ...]:
    """Each once, without bullets and numbers before them; one line without a semicolon is one name as it stands."""
    parts = _BETWEEN.split(words)
    if len(parts) == 1:
        return (one_line(words),) if words.strip() else ()
    return new_names((one_line(_BULLET.sub("", part)) for part in parts), ())


def new_names(names: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    """Those that are neither there nor among the ones before them."""
    seen, found = {folded(each).strip() for each in there}, []
    for name in names:
        if (key := folded(name).strip()) and key not in seen:
            seen.add(key)
            found.append(name)
    return tuple(found)
