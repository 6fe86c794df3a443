"""Whether a value keeps the range of its health metric, as both are typed: "below 6 %", "410 to 450 l", "0". What
cannot be read says nothing: nothing is guessed."""

from __future__ import annotations

import re

from workshop_app.domain.values.numbers import ValueDoubt, read_number, together

_BELOW = r"(?P<under>below|under|less than|fewer than|<)|at most|no more than|not above|up to|maximum|max\.?|≤|<="
_ABOVE = r"(?P<over>above|over|more than|>)|at least|no less than|not below|minimum|min\.?|≥|>="
_ONE_END = re.compile(rf"(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE}))\s*(?P<end>\S.*)", re.IGNORECASE)
_BETWEEN = r"(?:\bto\b|\band\b|–|—|(?<=[\s\d%])-)"
_TWO_ENDS = re.compile(rf"(?:between\s+|from\s+)?(?P<low>.*?\d.*?)\s*{_BETWEEN}\s*(?P<high>.*\d.*)", re.IGNORECASE)


def leaves(stay: str, value: str) -> bool:
    """Whether a value that was read is outside of the range it is to stay in."""
    stay, ends = _read(stay)
    read = together((*ends, value)) if ends and value.strip() else None
    if read is None or isinstance(read, ValueDoubt) or len(read) != 1:
        return False
    *said, here = read[0]
    if found := _ONE_END.fullmatch(stay):
        (end,) = said
        beyond, strictly = (here > end, found["under"]) if found["below"] else (here < end, found["over"])
        return beyond or (here == end and bool(strictly))
    return not min(said) <= here <= max(said)


def is_of_another_kind(stay: str, value: str) -> bool:
    """Whether a value is a day where the range is none, or none where it is one: a slip, most likely."""
    here, said = read_number(value), [read_number(words) for words in _read(stay)[1]]
    return here is not None and bool(said) and all(end is not None and end.kind is not here.kind for end in said)


def _read(stay: str) -> tuple[str, tuple[str, ...]]:
    """The range in one line, and its ends: one, two, or the only value there may be."""
    stay = " ".join(stay.split())
    if found := _ONE_END.fullmatch(stay):
        return stay, (found["end"],)
    if read_number(stay) is not None:
        return stay, (stay,)
    found = _TWO_ENDS.fullmatch(stay)
    return stay, (found["low"], found["high"]) if found else ()
