"""What a key result measures, in its own words: its name once it only has to stay healthy, and goes on for ever. Used
where the next set is seeded (domain section 5.9)."""

from __future__ import annotations

import re

_MOVES = (
    r"(?:(?:will|should|to|has to)\s+)?(?:ris(?:es?|ing)|grows?|growing|increas(?:es?|ing)|climbs?|go(?:es)?\s+up"
    r"|is\s+up|falls?|falling|drops?|dropping|decreas(?:es?|ing)|sinks?|shrinks?|declines?|go(?:es)?\s+down|is\s+down|goes|moves?"
    r"|improves?|changes?|steigt|steigen|wächst|wachsen|sinkt|sinken|fällt|fallen)"
)
_BEGINS = re.compile(
    r"(?:raise|increase|lift|grow|improve|cut|reduce|lower|decrease|move|bring|get|take|push|drive)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_VALUE = r"[^\w\s]?\s?\d[\d.,:/]*(?:\s?%)?"
# A figure must follow "from": "days from request to signature" is the measure itself.
_SPAN = re.compile(
    rf"[\s,:;(–-]*(?:\b{_MOVES}\s+)?(?:\b(?:up|down)\s+)?\b(?:from|von)\s+{_VALUE}(?P<between>.{{0,40}}?)"
    rf"\b(?:to|auf)\s+(?:[^\W\d]+\s+){{0,2}}?{_VALUE}\)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WHOM = re.compile(
    r"\b(?:for|of|on|at|in|among|with|für|bei|mit|auf)\s+(?!\d|the end\b)\D{3,}.*", re.IGNORECASE | re.DOTALL
)
_BY_WHEN = re.compile(r"[\s,(]*\b(?:by|until|before|within|during|this|per|bis)\b.*", re.IGNORECASE | re.DOTALL)
_MONTH = re.compile(
    r"(?:in|on|of)\s+(?:the\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|year|cycle)", re.I
)


def measure_name(text: str) -> str:
    """The words without from, to and by when. A sentence that says no such span is given back as it is, and so is one
    of which nothing would be left."""
    span = _SPAN.search(text)
    if span is None:
        return text
    begin = _BEGINS.match(text)
    name = text[begin.end() if begin else 0 : span.start()].strip()
    whom = _WHOM.search(_BY_WHEN.sub("", span["rest"]))
    if whom is not None and not _MONTH.match(whom.group()):
        name = f"{name} {whom.group().strip(' .;,)')}"
    return f"{name[:1].upper()}{name[1:]}" if len(name.split()) > 1 or len(name) > 3 else text
