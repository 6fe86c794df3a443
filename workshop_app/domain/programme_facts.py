"""What the agreed answers say that other parts work with: one value read by drafts, checks, dates and handouts, so that
nobody types an answer twice.

Pure; made by `programme_facts` from the records, the own parameters and the engagement. Where nothing was said the
usual value stands, as in `parameter_rules.caps`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.cycles import months_later, plausible, plausible_day, sensible_months
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameter_rules import Caps, caps
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus

CADENCE_DAYS = {"weekly": 7, "two_weeks": 14, "monthly": 28}
BULLETS = " -–•*\t"
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_SHORT_FORM = re.compile(r"(?<![\w&])[A-Z][A-Z&]{1,5}(?![\w&])")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d\d?\.\s?\d\d?\.\s?\d{4}"
    rf"|\d\d?(?:st|nd|rd|th)?\.?\s+{_MONTH}\.?,?\s+\d{{4}}|{_MONTH}\.?\s+\d\d?(?:st|nd|rd|th)?,?\s+\d{{4}})(?!\d)"
)
_TO = r"\s*(?:/|–|—|-|to|until|bis)\s*"
_RANGE = re.compile(rf"({_DATE})(?:{_TO}({_DATE}))?", re.IGNORECASE)
_HALF = re.compile(rf"\d\.?(?:{_TO}|\s*(?:,|and|und|\+|&)\s*)$", re.IGNORECASE)  # "14 to" before "16 March 2027"
_OPEN_END = re.compile(rf"{_TO}(?:\d|{_MONTH})", re.IGNORECASE)  # "to 20 March" behind "14 March 2027"


class HealthMetric(Struct, frozen=True):
    """A number that must stay in its range. `range` is as written."""

    name: str
    range: str = ""
    owner: str = ""


class DateRange(Struct, frozen=True):
    """Days to stay out of, both ends included."""

    first: date
    last: date
    name: str = ""

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class ProgrammeFacts(Struct, frozen=True):
    """The programme in figures and names. `scoring` is the option chosen ("prescored" ...); `y_means` the level that Y
    stands for; None and 0 mean nobody has said."""

    caps: Caps
    scoring: str = ""
    y_means: str = "target"
    level_commit: str = ""
    level_target: str = ""
    level_stretch: str = ""
    milestone_rule: str = ""
    baseline_rule: str = ""
    cycle_name: str = ""
    cycle_names: str = ""
    cycle_start: date | None = None
    cycle_end: date | None = None
    cycle_months: int = 4
    drafting: str = ""
    publish_by: date | None = None
    mid_cycle: date | None = None
    reflect: str = ""
    check_in_days: int = 14
    check_in_dates: tuple[date, ...] = ()
    draft_place: str = ""
    publish_place: str = ""
    tracker: str = ""
    template_place: str = ""
    template_version: str = ""
    health_metrics: tuple[HealthMetric, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    blackout: tuple[DateRange, ...] = ()
    blackout_words: str = ""


def programme_facts(
    records: Mapping[ParameterKey, ParameterRecord],
    engagement: Engagement,
    own: Iterable[OwnParameter] = (),
    talked_about: Iterable[SharedWord] = (),
) -> ProgrammeFacts:
    """Everything other parts may know about the programme. `talked_about` are the words teams talked about: those with
    an agreed meaning are part of the glossary, behind what stands in its own parameter."""
    said, extra = _RecordsSay(records), _presets(own)
    metrics = tuple(_health_metrics(said.text(ParameterKey.KPIS, "health_metrics")))
    house_words = "\n".join((extra.get("glossary", ""), extra.get("abbreviations", "")))
    glossary = _with_agreed(_word_list(extra.get("glossary", "")), talked_about)
    limits = replace(
        caps(records.values()),
        known_words=_known_words(house_words) | {word for word, _ in glossary},
        health_metrics=tuple(each.name for each in metrics),
    )
    facts = ProgrammeFacts(
        caps=limits,
        scoring=said.option(ParameterKey.SCORING),
        y_means=limits.to_number,
        level_commit=said.text(ParameterKey.SCORING, "level_commit"),
        level_target=said.text(ParameterKey.SCORING, "level_target"),
        level_stretch=said.text(ParameterKey.SCORING, "level_stretch"),
        milestone_rule=said.text(ParameterKey.TYPES, "milestone_rule"),
        baseline_rule=said.text(ParameterKey.TYPES, "baseline_rule"),
        draft_place=said.text(ParameterKey.TOOLS, "draft_place"),
        publish_place=said.text(ParameterKey.TOOLS, "publish_place"),
        tracker=said.text(ParameterKey.TOOLS, "tracker"),
        template_place=said.text(ParameterKey.SCORING, "template"),
        template_version=said.text(ParameterKey.TOOLS, "template_version"),
        health_metrics=metrics,
        glossary=glossary,
        abbreviations=_word_list(extra.get("abbreviations", "")),
    )
    return _with_cycle(facts, said, engagement)


def _with_cycle(facts: ProgrammeFacts, said: _RecordsSay, engagement: Engagement) -> ProgrammeFacts:
    """The same with everything that has a date, or says how often."""
    planned = engagement.cycle_start if plausible(engagement.cycle_start) else None
    start = said.day(ParameterKey.CYCLE, "first_start") or planned
    months = said.number(ParameterKey.CYCLE, "length_months") or sensible_months(engagement.cycle_months)
    blackout = said.text(ParameterKey.CYCLE, "blackout")
    return replace(
        facts,
        cycle_name=engagement.cycle_name,
        cycle_names=said.text(ParameterKey.CYCLE, "names"),
        cycle_start=start,
        cycle_end=said.day(ParameterKey.CYCLE, "first_end")
        or (months_later(start, months) - timedelta(1) if start else None),
        cycle_months=months,
        drafting=said.text(ParameterKey.CYCLE, "drafting"),
        publish_by=said.day(ParameterKey.CYCLE, "publish_by"),
        mid_cycle=said.day(ParameterKey.CYCLE, "mid_cycle"),
        reflect=said.text(ParameterKey.CYCLE, "reflect"),
        check_in_days=CADENCE_DAYS.get(said.text(ParameterKey.SCORING, "cadence"), 14),
        check_in_dates=tuple(sorted({each.first for each in date_ranges(said.text(ParameterKey.CYCLE, "check_ins"))})),
        blackout=date_ranges(blackout),
        blackout_words=blackout,
    )


def date_ranges(text: str) -> tuple[DateRange, ...]:
    """The days named in a text as 2027-03-01, "12 March 2027" or "2027-03-01 to 2027-03-14 trade fair", one range per
    line; lines in words only, and those that leave a part of a day out, are left to people."""
    found = []
    for line in text.splitlines():
        match = _RANGE.search(line)
        first = plausible_day(match.group(1)) if match else None
        if (
            match is None
            or first is None
            or _HALF.search(line[: match.start()])
            or _OPEN_END.match(line[match.end() :])
        ):
            continue
        last = plausible_day(match.group(2) or "") or first
        name = (line[: match.start()] + line[match.end() :]).strip(" :,;–-")
        found.append(DateRange(min(first, last), max(first, last), name))
    return tuple(found)


class _RecordsSay:
    """What the records say; a parameter that does not apply says nothing."""

    def __init__(self, records: Mapping[ParameterKey, ParameterRecord]) -> None:
        self._records = {
            key: record for key, record in records.items() if record.status is not ParameterStatus.NOT_APPLICABLE
        }

    def option(self, key: ParameterKey) -> str:
        return self._records[key].option if key in self._records else ""

    def text(self, key: ParameterKey, name: str) -> str:
        return self._records[key].detail(name).strip() if key in self._records else ""

    def number(self, key: ParameterKey, name: str) -> int:
        text = self.text(key, name)
        field = content_of(key).field(name)
        if field is None or len(text) > 9 or not text.isdecimal():
            return 0
        return int(text) if field.lowest <= int(text) <= field.highest else 0

    def day(self, key: ParameterKey, name: str) -> date | None:
        return plausible_day(self.text(key, name))


def _health_metrics(text: str) -> Iterable[HealthMetric]:
    """One per line: name, colon, range, and the owner in brackets; or name, range, owner with commas between."""
    for line in text.splitlines():
        rest, owner = line.strip(BULLETS), ""
        if found := _IN_BRACKETS.search(rest):
            rest, owner = rest[: found.start()], found.group(1)
        name, colon, span = rest.partition(":")
        if not colon:
            name, span, *more = [*re.split(r",\s+", rest), ""][:3]
            owner = owner or (more[0] if more else "")
        if name.strip():
            yield HealthMetric(name.strip(), span.strip(), owner.strip())


def _word_list(text: str) -> tuple[tuple[str, str], ...]:
    """One entry per line: the word, a colon (an equals sign or a dash will do), what it means."""
    pairs = (re.split(r"\s*[:=]\s*|\s+[–—-]\s+", line.strip(BULLETS), maxsplit=1) for line in text.splitlines())
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2 and pair[0])


def _with_agreed(
    listed: tuple[tuple[str, str], ...], talked_about: Iterable[SharedWord]
) -> tuple[tuple[str, str], ...]:
    """The glossary with what teams agreed that a word means. A word that is explained in the list keeps that line."""
    there = {word.casefold() for word, _ in listed}
    agreed = ((each.word, " ".join(each.meaning.split())) for each in talked_about)
    return (*listed, *((word, meaning) for word, meaning in agreed if meaning and word.casefold() not in there))


def _known_words(text: str) -> frozenset[str]:
    """What needs no explaining: every word explained, and every short form that stands in the list."""
    return frozenset((*(word for word, _ in _word_list(text)), *_SHORT_FORM.findall(text)))


def _presets(own: Iterable[OwnParameter]) -> dict[str, str]:
    """What was decided on the extra parameters, by the offer they were made from."""
    found: dict[str, str] = {}
    for each in own:
        if each.preset and each.answer.status is not ParameterStatus.NOT_APPLICABLE:
            found[each.preset] = "\n".join((found.get(each.preset, ""), each.answer.decision)).strip()
    return found
