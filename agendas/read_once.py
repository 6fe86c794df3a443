"""Content that ships with the program is read out of its file once, whichever way it is asked for. Used by every loader
of texts, here and in the packages above; imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def read_once(read: Callable[P, T]) -> Callable[P, T]:
    """As `functools.cache`, which takes `load()`, `load("en")` and `load(language="en")` for three: here an argument
    that is named, or left out for the one it stands for, is the same argument. For functions of plain arguments."""
    code = read.__code__
    names = code.co_varnames[: code.co_argcount]
    left_out = dict(zip(reversed(names), reversed(read.__defaults__ or ()), strict=False))
    kept = cache(read)

    @wraps(read)
    def asked(*given: P.args, **named: P.kwargs) -> T:
        if named or len(given) < len(names):
            rest = names[len(given) :]
            given = (*given, *[named.pop(name) if name in named else left_out[name] for name in rest])  # type: ignore
        return kept(*given, **named)  # type: ignore[arg-type]

    asked.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return asked
