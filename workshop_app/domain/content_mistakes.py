"""What is wrong with a table of the rules that are data, a sentence each. A table with a mistake is left out, so that
the rest goes on working; `scripts/check` names it in one line, and no coach ever meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from workshop_app.domain.parameters import ParameterKey


def missing(table: Mapping[str, Any], *keys: str) -> Iterable[str]:
    """The keys a table needs and does not have."""
    return (f"{key} is missing" for key in keys if not table.get(key))


def unknown_parameters(keys: Iterable[object]) -> Iterable[str]:
    """The keys that are none of a parameter, each with the one that was probably meant."""
    for key in keys:
        if key not in list(ParameterKey):
            near = get_close_matches(str(key), list(ParameterKey), 1)
            yield f"{key!r} is not a parameter" + (f"; did you mean {str(near[0])!r}?" if near else "")
