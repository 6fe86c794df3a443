"""Caps, gaps and what choosing an option fills in."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.parameter_content import FieldContent, FieldKind, content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus


def record(key: ParameterKey, **fields: object) -> ParameterRecord:
    return replace(ParameterRecord(f"id-{key}", key), **fields)


def everything(status: ParameterStatus = ParameterStatus.DECIDED) -> dict[ParameterKey, ParameterRecord]:
    return {key: record(key, status=status) for key in ParameterKey}


def test_nothing_said_means_the_usual_caps() -> None:
    assert rules.caps([]) == rules.Caps()
    assert rules.caps(everything(ParameterStatus.NOT_ASKED).values()) == rules.Caps()


def test_caps_follow_the_records() -> None:
    number = record(
        ParameterKey.NUMBER,
        details=(
            ("max_objectives", "2"),
            ("max_krs_per_objective", "3"),
            ("max_krs_per_set", "6"),
            ("balance", "one_each"),
        ),
    )
    types = record(ParameterKey.TYPES, details=(("allowed_types", "metric_baseline"), ("max_milestones", "3")))
    scoring = record(ParameterKey.SCORING, details=(("to_number", "stretch"), ("set_average", "shown")))
    assert rules.caps([number, types, scoring]) == rules.Caps(
        objectives=2,
        krs_per_objective=3,
        krs_per_set=6,
        milestones_per_objective=0,
        allowed_types=(KeyResultType.METRIC, KeyResultType.BASELINE),
        balance="one_each",
        to_number="stretch",
        set_average=True,
    )


def test_no_milestones_allowed_takes_the_kind_away() -> None:
    types = record(ParameterKey.TYPES, details=(("max_milestones", "0"),))
    assert KeyResultType.MILESTONE not in rules.caps([types]).allowed_types


@pytest.mark.parametrize("figure", ["", "some", "0", "10", "-2", "2.5", "²", "9" * 5000, "two"])
def test_a_figure_nobody_can_read_falls_back_to_the_usual(figure: str) -> None:
    assert rules.caps([record(ParameterKey.NUMBER, details=(("max_objectives", figure),))]).objectives == 3


def test_a_parameter_that_does_not_apply_has_no_say() -> None:
    aside = record(ParameterKey.NUMBER, status=ParameterStatus.NOT_APPLICABLE, details=(("max_objectives", "1"),))
    assert rules.caps([aside]).objectives == 3


def test_gaps_ask_for_what_a_decided_or_parked_record_lacks() -> None:
    bare = record(ParameterKey.LEVEL, status=ParameterStatus.DECIDED, staff_text="Too short.")
    assert rules.gaps(bare) == (
        rules.RecordGap.NOBODY_NAMED,
        rules.RecordGap.NO_REVIEW_DATE,
        rules.RecordGap.STAFF_TEXT_SHORT,
    )
    full = replace(bare, decided_by="Ana", review_on=date(2027, 5, 1), staff_text="word " * 60)
    assert rules.gaps(full) == ()
    assert rules.gaps(replace(full, staff_text="word " * 81)) == (rules.RecordGap.STAFF_TEXT_LONG,)
    assert rules.gaps(record(ParameterKey.LEVEL, status=ParameterStatus.PARKED)) == (rules.RecordGap.NO_PARKING_DATE,)
    put_off = record(ParameterKey.REVIEWS, status=ParameterStatus.PARKED, parked_until=date(2027, 1, 15))
    assert rules.gaps(put_off) == (rules.RecordGap.NO_HOLDING_SENTENCE,)
    assert rules.gaps(replace(put_off, details=(("holding_sentence", "No score affects pay."),))) == ()
    assert rules.gaps(record(ParameterKey.LEVEL)) == ()


def test_an_option_fills_in_decision_and_figures() -> None:
    content = content_of(ParameterKey.NUMBER)
    chosen = rules.with_option(record(ParameterKey.NUMBER), content, "one")
    assert chosen.option == "one"
    assert chosen.status is ParameterStatus.EXPLORING
    assert chosen.decision == content.options[0].decision
    assert chosen.detail("max_objectives") == "1"
    assert rules.caps([chosen]).objectives == 1


def test_another_option_replaces_only_what_the_first_filled_in() -> None:
    content = content_of(ParameterKey.NUMBER)
    chosen = rules.with_option(record(ParameterKey.NUMBER), content, "one")
    chosen = rules.with_detail(chosen, content, "max_objectives", "2")
    changed = rules.with_option(chosen, content, "up_to_five")
    assert changed.decision == content.option("up_to_five").decision  # type: ignore[union-attr]
    assert changed.detail("max_objectives") == "2"
    assert changed.detail("max_krs_per_set") == "15"


def test_the_usual_option_brings_the_usual_record_fields_and_another_takes_them_away() -> None:
    content = content_of(ParameterKey.SCORING)
    usual = rules.with_option(record(ParameterKey.SCORING), content, content.usual)
    assert usual.detail("cadence") == "two_weeks"
    own = rules.with_detail(usual, content, "cadence", "weekly")
    other = rules.with_option(own, content, "coin_toss")
    assert (other.detail("cadence"), other.detail("level_commit")) == ("weekly", "")


def test_words_of_their_own_survive_another_option() -> None:
    content = content_of(ParameterKey.NUMBER)
    written = record(ParameterKey.NUMBER, option="one", decision="We take one, and only one.")
    assert rules.with_option(written, content, "two").decision == "We take one, and only one."


def test_taking_the_option_back_takes_its_words_back() -> None:
    content = content_of(ParameterKey.NUMBER)
    chosen = rules.with_option(record(ParameterKey.NUMBER), content, "one")
    cleared = rules.with_option(chosen, content, "")
    assert (cleared.option, cleared.decision, cleared.details) == ("", "", ())


def test_details_keep_the_order_of_the_content_and_unknown_ones_at_the_end() -> None:
    content = content_of(ParameterKey.NUMBER)
    held = record(ParameterKey.NUMBER, details=(("from_the_future", "7"), ("not_now", "wall")))
    changed = rules.with_detail(held, content, "max_objectives", "2")
    assert changed.details == (("max_objectives", "2"), ("not_now", "wall"), ("from_the_future", "7"))
    assert rules.with_detail(changed, content, "not_now", "").detail("not_now") == ""


def test_details_are_checked_by_kind() -> None:
    number = FieldContent("n", "Figure", kind=FieldKind.NUMBER, lowest=1, highest=9)
    assert rules.checked_detail(number, " 07 ") == "7"
    assert rules.checked_detail(number, "  ") == ""
    with pytest.raises(KnownError) as caught:
        rules.checked_detail(number, "12")
    assert caught.value.code is ErrorCode.NUMBER_OUT_OF_RANGE
    day = FieldContent("d", "Day", kind=FieldKind.DATE)
    assert rules.checked_detail(day, "2027-05-01") == "2027-05-01"
    with pytest.raises(KnownError) as caught:
        rules.checked_detail(day, "soon")
    assert caught.value.code is ErrorCode.DATE_UNREADABLE
    choice = content_of(ParameterKey.SCORING).field("cadence")
    assert choice is not None
    assert rules.checked_detail(choice, "weekly") == "weekly"
    with pytest.raises(KnownError):
        rules.checked_detail(choice, "hourly")
    assert (
        rules.checked_detail(FieldContent("l", "Long", kind=FieldKind.LONG), " kept\n as it is ") == " kept\n as it is "
    )


CADENCE = content_of(ParameterKey.SCORING).field("cadence")
assert CADENCE is not None
FIGURE = FieldContent("n", "Figure", kind=FieldKind.NUMBER, lowest=2, highest=9)


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (FIGURE, "2", "2"),
        (FIGURE, "9", "9"),
        (FIGURE, "000000009", "9"),
        (FieldContent("n", "Figure", kind=FieldKind.NUMBER), "0", "0"),
        (FieldContent("d", "Day", kind=FieldKind.DATE), " 31 Dec 2027 ", "2027-12-31"),
        (CADENCE, " weekly\n", "weekly"),
        (FieldContent("t", "Text"), "  a word \n", "a word"),
        (FieldContent("t", "Text"), " \n", ""),
        (FieldContent("l", "Long", kind=FieldKind.LONG), " a\n", " a\n"),
    ],
)
def test_a_detail_is_stored_like_this(field: FieldContent, typed: str, stored: str) -> None:
    assert rules.checked_detail(field, typed) == stored


@pytest.mark.parametrize(
    ("field", "typed", "code", "facts"),
    [
        *(
            (
                FIGURE,
                typed,
                ErrorCode.NUMBER_OUT_OF_RANGE,
                {"field": "Figure", "text": typed, "lowest": 2, "highest": 9},
            )
            for typed in ("1", "10", "-3", "2.5", "²", "two", "0000000009")
        ),
        (
            FieldContent("d", "Day", kind=FieldKind.DATE),
            "31 Foo",
            ErrorCode.DATE_UNREADABLE,
            {"field": "Day", "text": "31 Foo"},
        ),
        (CADENCE, "hourly", ErrorCode.NOT_FOUND, {"kind": CADENCE.label, "id": "hourly"}),
    ],
)
def test_a_detail_is_refused_with_all_its_sentence_needs(
    field: FieldContent, typed: str, code: ErrorCode, facts: dict[str, object]
) -> None:
    with pytest.raises(KnownError) as caught:
        rules.checked_detail(field, typed)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        (0, None),
        (1, rules.RecordGap.STAFF_TEXT_SHORT),
        (39, rules.RecordGap.STAFF_TEXT_SHORT),
        (40, None),
        (80, None),
        (81, rules.RecordGap.STAFF_TEXT_LONG),
    ],
)
def test_a_text_for_staff_has_forty_to_eighty_words(words: int, gap: rules.RecordGap | None) -> None:
    told = record(ParameterKey.LEVEL, staff_text="word " * words)
    assert rules.gaps(told) == (() if gap is None else (gap,))


def test_a_decision_needs_words_and_parking_needs_a_reason() -> None:
    with pytest.raises(KnownError) as caught:
        rules.check_decision(record(ParameterKey.CYCLE, decision=" \n"))
    assert caught.value.code is ErrorCode.DECISION_MISSING
    assert caught.value.facts == {"parameter": "cycle"}
    with pytest.raises(KnownError) as caught:
        rules.check_parking("  ")
    assert caught.value.code is ErrorCode.TEXT_MISSING
