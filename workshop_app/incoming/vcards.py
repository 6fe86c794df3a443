"""Cards of an address book (.vcf) as a table. Called by `tables`.

The folding of lines is `icalendar`'s, whose format it shares. The rest is ours: phones still write version 2.1, whose
parameters stand without names, and which no maintained library reads.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import Any

from workshop_app.incoming.rows import Gathering, IncomingTable, Watch

_HEADS = ("Last name", "First name", "Name", "E-mail", "Company", "Department", "Job title")
_BEGIN = re.compile(r"\s*BEGIN:VCARD\b", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"(QUOTED-PRINTABLE[^\n]*)=\n", re.IGNORECASE)
_APART = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LOOK_EVERY = 500  # lines between two words about how far it is


def are_some(words: str) -> bool:
    """Whether a text holds such cards."""
    return _BEGIN.match(words) is not None


def read(words: str, watch: Watch, path: str = "") -> IncomingTable:
    """One row a card, under headings; `path` is for the sentences."""
    gathering = Gathering(path)
    gathering.add(1, _HEADS)
    card: dict[str, list[str]] = {}
    begun = 1
    for number, line in _lines(words, watch):
        name, parts = _said(line)
        if name == "BEGIN":
            card, begun = {}, number
        elif name == "END":
            gathering.add(begun, _row(card))
            card = {}
        elif parts:
            card.setdefault(name, parts)  # the first address is the one that is preferred
    return gathering.table()


def _lines(words: str, watch: Watch) -> Iterator[tuple[int, str]]:
    from icalendar.parser import Contentlines  # only cards should pay for it

    while (joined := _SOFT_BREAK.sub(r"\1", words)) != words:
        words = joined
    lines: Any = Contentlines.from_ical(words)  # type: ignore[no-untyped-call]
    for number, line in enumerate(lines, 1):
        if number % LOOK_EVERY == 1:
            watch(number, len(lines))
        yield number, str(line)


def _said(line: str) -> tuple[str, list[str]]:
    """The name of a property, without its group, and its parts."""
    head, _, value = line.partition(":")
    name, _, parameters = head.partition(";")
    if "QUOTED-PRINTABLE" in parameters.upper():
        charset = re.search(r"CHARSET=\"?([\w-]+)", parameters, re.IGNORECASE)
        data = quopri.decodestring(value.encode("latin-1", "replace"))
        value = _decoded(data, charset[1] if charset else "utf-8")
    return name.rpartition(".")[2].upper(), [_ESCAPED.sub(_unescaped, part).strip() for part in _APART.split(value)]


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _row(card: dict[str, list[str]]) -> tuple[str, ...]:
    last, first, middle = (*card.get("N", ()), "", "", "")[:3]
    company, department = (*card.get("ORG", ()), "", "")[:2]
    name, mail, job = ("; ".join(card.get(each, ())) for each in ("FN", "EMAIL", "TITLE"))
    return last, f"{first} {middle}".strip(), name, mail, company, department, job
