"""What follows from the parameter records: caps for drafts, what a record still lacks, what an option fills in.

Pure functions over records. Commands ask before they change a status, the draft checks ask for `caps`, screens and
documents for `gaps`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.own_parameters import Agreed, Subject, answer_of, key_of
from workshop_app.domain.parameter_content import FieldContent, FieldKind, ParameterContent, content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.readiness import holding_sentence
from workshop_app.domain.scoring import Model, model_decided
from workshop_app.domain.values.days import Span, read_day

STAFF_TEXT_FEWEST, STAFF_TEXT_MOST = 40, 80  # words

CRISIS = "hold"  # the choice of parameter 0 under which nothing has to move
ALLOWED_TYPES = {
    "all": (KeyResultType.METRIC, KeyResultType.BASELINE, KeyResultType.MILESTONE),
    "metric_baseline": (KeyResultType.METRIC, KeyResultType.BASELINE),
    "metric_milestone": (KeyResultType.METRIC, KeyResultType.MILESTONE),
    "metric": (KeyResultType.METRIC,),
}


class Caps(Struct, frozen=True):
    """The limits a client agreed on, or the usual ones where nothing was said. `to_number` is the level that Y stands
    for in "from X to Y": "target" or "stretch"; `prescored` tells that three levels are agreed before the start;
    `known_words` are short forms and house words that need no explaining; `health_metrics` the numbers that only have
    to stay in their range; `cycle` is its first and last day; `crisis` that this cycle holds on to what there is."""

    objectives: int = 3
    krs_per_objective: int = 4
    krs_per_set: int = 9
    milestones_per_objective: int = 1
    allowed_types: tuple[KeyResultType, ...] = ALLOWED_TYPES["all"]
    balance: str = "free"
    to_number: str = "target"
    set_average: bool = False
    prescored: bool = True
    known_words: frozenset[str] = frozenset()
    health_metrics: tuple[str, ...] = ()
    cycle: Span | None = None
    crisis: bool = False


class RecordGap(StrEnum):
    """Something a record should still get; asked for politely, never enforced."""

    NOBODY_NAMED = "nobody_named"
    NO_REVIEW_DATE = "no_review_date"
    NO_PARKING_DATE = "no_parking_date"
    NO_HOLDING_SENTENCE = "no_holding_sentence"
    STAFF_TEXT_SHORT = "staff_text_short"
    STAFF_TEXT_LONG = "staff_text_long"


def caps(records: Iterable[ParameterRecord]) -> Caps:
    """The limits in force. What was typed counts even before it is decided: a cap under discussion is still the best
    one known. A parameter that does not apply, a missing or unreadable figure: the usual value."""
    known = {record.key: record for record in records if record.status is not ParameterStatus.NOT_APPLICABLE}

    def value(key: ParameterKey, name: str) -> str:
        return known[key].detail(name).strip() if key in known else ""

    def number(key: ParameterKey, name: str) -> int:
        field = _field(key, name)
        text = value(key, name)
        return int(text) if _fits(field, text) else int(field.default)

    def choice(key: ParameterKey, name: str) -> str:
        field = _field(key, name)
        text = value(key, name)
        return text if text in {each.id for each in field.choices} else field.default

    types = ALLOWED_TYPES[choice(ParameterKey.TYPES, "allowed_types")]
    milestones = number(ParameterKey.TYPES, "max_milestones") if KeyResultType.MILESTONE in types else 0
    return Caps(
        objectives=number(ParameterKey.NUMBER, "max_objectives"),
        krs_per_objective=number(ParameterKey.NUMBER, "max_krs_per_objective"),
        krs_per_set=number(ParameterKey.NUMBER, "max_krs_per_set"),
        milestones_per_objective=milestones,
        allowed_types=types if milestones else tuple(t for t in types if t is not KeyResultType.MILESTONE),
        balance=choice(ParameterKey.NUMBER, "balance"),
        to_number=choice(ParameterKey.SCORING, "to_number"),
        set_average=choice(ParameterKey.SCORING, "set_average") == "shown",
        crisis=choice(ParameterKey.WHY, "mode") == CRISIS,
        prescored=model_decided(known.get(ParameterKey.SCORING)) is Model.LEVELS,
    )


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def gaps(record: Agreed) -> tuple[RecordGap, ...]:
    """What the record should still get, given its status."""
    words = words_in(record.staff_text)
    is_decided = record.status is ParameterStatus.DECIDED
    checks = (
        (RecordGap.NOBODY_NAMED, is_decided and not record.decided_by.strip()),
        (RecordGap.NO_REVIEW_DATE, is_decided and record.review_on is None),
        (RecordGap.NO_PARKING_DATE, record.status is ParameterStatus.PARKED and record.parked_until is None),
        (RecordGap.NO_HOLDING_SENTENCE, _is_silent(record)),
        (RecordGap.STAFF_TEXT_SHORT, 0 < words < STAFF_TEXT_FEWEST),
        (RecordGap.STAFF_TEXT_LONG, words > STAFF_TEXT_MOST),
    )
    return tuple(gap for gap, found in checks if found)


def _is_silent(record: Agreed) -> bool:
    """Whether staff hear nothing about performance reviews, although the question was put off."""
    if not isinstance(record, ParameterRecord) or record.key is not ParameterKey.REVIEWS:
        return False
    return record.status is ParameterStatus.PARKED and not holding_sentence(record)


def with_option(record: ParameterRecord, content: ParameterContent, option: str) -> ParameterRecord:
    """The record with this option chosen ("" for none): its decision and record fields are filled in, but only where
    nothing was written or what stands there is still the old option's own."""
    old, new = content.option(record.option), content.option(option)
    untouched = not record.decision.strip() or (old is not None and record.decision == old.decision)
    decision = (new.decision if new else "") if untouched else record.decision
    chosen = replace(record, option=option, decision=decision, status=ParameterStatus.EXPLORING)
    filled_before, fills = _fills(content, record.option), _fills(content, option)
    for name in filled_before.keys() | fills.keys():
        if record.detail(name) in {"", filled_before.get(name, "")}:
            chosen = with_detail(chosen, content, name, fills.get(name, ""))
    return chosen


def _fills(content: ParameterContent, option: str) -> dict[str, str]:
    """The record fields an option fills in: its own; the usual option also brings the usual values of the others."""
    chosen = content.option(option)
    usual = {field.name: field.default for field in content.fields if field.default}
    return (usual if option == content.usual else {}) | dict(chosen.details if chosen else ())


def with_detail(record: ParameterRecord, content: ParameterContent, name: str, value: str) -> ParameterRecord:
    """The record with one record field set, in the order of the content file; empty fields are not kept. Fields of
    another version of the app stay where they are, at the end."""
    held = {**dict(record.details), name: value}
    order = [field.name for field in content.fields]
    names = [each for each in order if each in held] + [each for each in held if each not in order]
    return replace(record, details=tuple((each, held[each]) for each in names if held[each]))


def checked_detail(field: FieldContent, value: str) -> str:
    """The value as it is stored; KnownError when a number, date or choice is none."""
    text = value.strip() if field.kind is not FieldKind.LONG else value
    if not text:
        return ""
    match field.kind:
        case FieldKind.NUMBER:
            if not _fits(field, text):
                bounds = {"lowest": field.lowest, "highest": field.highest}
                raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field=field.label, text=text, **bounds)
            return str(int(text))
        case FieldKind.DATE:
            day = read_day(text)
            if day is None:
                raise KnownError(ErrorCode.DATE_UNREADABLE, field=field.label, text=text)
            return day.isoformat()
        case FieldKind.CHOICE:
            if text not in {choice.id for choice in field.choices}:
                raise KnownError(ErrorCode.NOT_FOUND, kind=field.label, id=text)
            return text
        case FieldKind.TEXT | FieldKind.LONG:
            return text
        case _:
            assert_never(field.kind)


def check_decision(subject: Subject) -> None:
    """A parameter is decided when the decision is written down."""
    if not answer_of(subject).decision.strip():
        raise KnownError(ErrorCode.DECISION_MISSING, parameter=key_of(subject))


def check_parking(reason: str) -> None:
    """Nothing is parked silently: somebody says why."""
    if not reason.strip():
        raise KnownError(ErrorCode.TEXT_MISSING, field="parked_reason")


def _fits(field: FieldContent, text: str) -> bool:
    # the length first: Python refuses to read a pasted number of thousands of digits
    return len(text) <= 9 and text.isdecimal() and field.lowest <= int(text) <= field.highest


def _field(key: ParameterKey, name: str) -> FieldContent:
    field = content_of(key).field(name)
    if field is None:
        raise LookupError(f"parameters.en.toml has no field {name} in {key}")
    return field
