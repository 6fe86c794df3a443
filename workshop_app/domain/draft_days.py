"""Whether a key result is due outside its cycle (K16, domain section 5.10): days in the sentence and in the levels. A
set that is tied to an event brings its day as the end of the cycle. Called by `application.draft_queries` and by
`draft_lines`.

Days in figures are read in every language, names of months where there are word lists. What can be read in two ways is
no day here."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from workshop_app.domain.draft_checks import ADVISE, Asker, DraftFinding
from workshop_app.domain.draft_facts import KeyResultFacts
from workshop_app.domain.draft_matching import Pattern, either
from workshop_app.domain.draft_raw import raw, short
from workshop_app.domain.values.days import Span, read_day, readings

_FIGURES = re.compile(
    r"(?<![\w./-])(?:\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}([/-])\d{1,2}\1\d{4})(?![\w%])"
)


class _Due(Struct, frozen=True):
    """A day as written, and the days it may be. `promised` tells that it stands behind "by" or the like."""

    said: str
    first: date
    last: date
    promised: bool


def check_days(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """One question about the first day that lies outside; none while nobody has said when the cycle is."""
    if facts.cycle is None or not facts.text.strip():
        return ()
    fields = [field for field in (facts.text, facts.commit, facts.target, facts.stretch) if field]
    return _outside(fields, facts.id, facts.cycle, facts.language, facts.screen)


def check_learned_by(
    words: str, objective_id: str, cycle: Span | None, language: str, screen: str
) -> list[DraftFinding]:
    """The same about the day by which an objective of learning is to have taught something."""
    return [] if cycle is None else list(_outside([f" {words}"], objective_id, cycle, language, screen))


def _outside(fields: list[str], id: str, cycle: Span, language: str, screen: str) -> Iterator[DraftFinding]:
    start, end = cycle
    ask = Asker(screen, id, "\n".join((*fields, start.isoformat(), end.isoformat())))
    for field in fields:
        for due in _days_in(field, cycle, language):
            if due.first > end:
                yield ask("K16", ADVISE, "after", day=due.said, end=_in_words(end, screen))
                return
            if due.promised and due.last < start:
                yield ask("K16", ADVISE, "before", day=due.said, start=_in_words(start, screen))
                return


def _days_in(text: str, cycle: Span, language: str) -> Iterator[_Due]:
    apart = _apart(short(language))
    for found in _FIGURES.finditer(text):
        days = [day for reading in readings((found.group(),)) for day in reading]
        if days and not (apart and apart.search(text[: found.start()])):
            yield _Due(found.group(), min(days), max(days), False)
    pattern = _named(short(language))
    for found in pattern.finditer(text) if pattern else ():
        due = _read(found, cycle)
        if due is not None and (due.promised or not (apart and apart.search(text[: found.start()]))):
            yield due


def _read(found: re.Match[str], cycle: Span) -> _Due | None:
    """ "by 30 November", "by the end of March 2028", "by 2030". A month or a day without a year is read only behind a
    word that promises, and as the one nearest to the cycle; a year behind one that tells when, or as all that is
    said."""
    promised, said = found["by"] is not None, found["said"]
    if found["only_year"]:
        if not (promised or found["at"] or found["end"] or found.group() == found.string.strip()):
            return None
        first, last = date(int(found["only_year"]), 1, 1), date(int(found["only_year"]), 12, 31)
        if promised and not (found["end"] or found["part"]):  # "by 2028" may end with 2027
            first -= timedelta(days=1)
    elif found["day"] or found["day_behind"]:
        day = read_day(said) or (read_day(said, cycle=cycle) if promised else None)
        if day is None:
            return None
        first = last = day
    else:
        month = read_day(f"1 {found['month']} {found['year'] or ''}".strip(), cycle=cycle)
        if month is None or not (promised or found["year"]):
            return None
        first, last = month, month.replace(day=monthrange(month.year, month.month)[1])
        # "by December" may end with November
        first = last if found["end"] else first - timedelta(days=1) if promised else first
    return _Due(said, first, last, promised)


@cache
def _named(language: str) -> Pattern | None:
    held = raw(language)
    if held is None:
        return None
    words, leads = held["numbers"], held["days"]
    month = rf"(?P<month>{either(words['months'])})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?"
    behind = r"(?:\s+(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?(?![\d.,]*\s*%|[.,]?\d))?"
    year = r"(?:,?\s+(?P<year>20\d\d)\b(?!\s*%))?"
    named = rf"(?:{day})?{month}{behind}{year}"
    lead = rf"(?:(?P<by>\b{either(leads['promised'])})\s+(?:the\s+)?|\b(?P<at>{either(leads['other'])})\s+)?"
    return re.compile(
        rf"(?<![\w-]){lead}(?P<end>{either(leads['end'])}\s+)?(?P<said>{named}|(?P<part>{either(leads['parts'])}[\s/-]+)?(?<=[\s/-])(?P<only_year>20[2-9]\d)\b(?!\s*%|[.,]\d))",
        re.IGNORECASE,
    )


@cache
def _apart(language: str) -> Pattern | None:
    """What stands before a day that nothing is due on, to the end of the text before it."""
    held = raw(language)
    return (
        re.compile(rf"(?<!\bas\s)\b{either(held['days']['apart'])}\s+(?:the\s+)?(?:[^\W\d]+\s+)?$", re.IGNORECASE)
        if held
        else None
    )


def _in_words(day: date, screen: str) -> str:
    held = raw(short(screen)) or raw("en") or {}
    return f"{day.day} {held['numbers']['months'][day.month - 1].capitalize()} {day.year}"
