"""What still has to be settled before a workshop may start."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from workshop_app.domain import readiness
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus


def record(key: ParameterKey, **fields: object) -> ParameterRecord:
    return replace(ParameterRecord(f"id-{key}", key), **fields)


def everything() -> dict[ParameterKey, ParameterRecord]:
    return {key: record(key, status=ParameterStatus.DECIDED) for key in ParameterKey}


def test_a_workshop_may_start_when_eight_are_decided_and_the_rest_is_parked_with_a_date() -> None:
    numbers = [key.number for key in readiness.NEEDED_BEFORE_WORKSHOP]
    assert numbers == [0, 1, 2, 3, 4, 5, 7, 8]
    assert {*readiness.NEEDED_BEFORE_WORKSHOP, *readiness.MAY_BE_PARKED} == set(ParameterKey)
    records = everything()
    for key in readiness.MAY_BE_PARKED:
        records[key] = record(key, status=ParameterStatus.PARKED, parked_until=date(2027, 1, 15))
    assert readiness.ready_for_workshop(records.values()) == ()


def test_what_is_missing_before_a_workshop_is_named() -> None:
    records = everything()
    records[ParameterKey.CYCLE] = record(
        ParameterKey.CYCLE, status=ParameterStatus.PARKED, parked_until=date(2027, 1, 1)
    )
    records[ParameterKey.KPIS] = record(ParameterKey.KPIS, status=ParameterStatus.NOT_APPLICABLE)
    records[ParameterKey.TOOLS] = record(ParameterKey.TOOLS, status=ParameterStatus.EXPLORING)
    records[ParameterKey.WHY] = record(ParameterKey.WHY, status=ParameterStatus.EXPLORING)
    records[ParameterKey.REVIEWS] = record(ParameterKey.REVIEWS, status=ParameterStatus.NOT_APPLICABLE)
    records[ParameterKey.ALIGNMENT] = record(ParameterKey.ALIGNMENT, status=ParameterStatus.PARKED)
    assert readiness.ready_for_workshop(records.values()) == (
        readiness.Missing(ParameterKey.WHY, readiness.Lack.UNDECIDED),
        readiness.Missing(ParameterKey.CYCLE, readiness.Lack.UNDECIDED),
        readiness.Missing(ParameterKey.TOOLS, readiness.Lack.NOT_SETTLED),
        readiness.Missing(ParameterKey.KPIS, readiness.Lack.UNDECIDED),
        readiness.Missing(ParameterKey.ALIGNMENT, readiness.Lack.PARKED_WITHOUT_DATE),
    )


def test_with_no_records_all_eleven_are_missing() -> None:
    assert [missing.key for missing in readiness.ready_for_workshop([])] == list(ParameterKey)


SOON = date(2027, 1, 15)
SENTENCE = (("holding_sentence", "No score affects pay this cycle."),)


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({"status": ParameterStatus.NOT_ASKED}, readiness.Lack.UNDECIDED),
        ({"status": ParameterStatus.EXPLORING, "details": SENTENCE}, readiness.Lack.UNDECIDED),
        ({"status": ParameterStatus.PARKED, "details": SENTENCE}, readiness.Lack.PARKED_WITHOUT_DATE),
        ({"status": ParameterStatus.PARKED, "parked_until": SOON}, readiness.Lack.NO_HOLDING_SENTENCE),
        (
            {"status": ParameterStatus.PARKED, "parked_until": SOON, "details": (("holding_sentence", "  "),)},
            readiness.Lack.NO_HOLDING_SENTENCE,
        ),
        ({"status": ParameterStatus.PARKED, "parked_until": SOON, "details": SENTENCE}, None),
        ({"status": ParameterStatus.DECIDED}, None),
        ({"status": ParameterStatus.NOT_APPLICABLE}, None),
    ],
)
def test_appraisals_are_decided_or_put_off_with_a_sentence_for_staff(
    fields: dict[str, object], lack: readiness.Lack | None
) -> None:
    records = everything()
    records[ParameterKey.REVIEWS] = record(ParameterKey.REVIEWS, **fields)
    wanted = () if lack is None else (readiness.Missing(ParameterKey.REVIEWS, lack),)
    assert readiness.ready_for_workshop(records.values()) == wanted


def test_the_sentence_holds_until_appraisals_are_decided() -> None:
    said = "No score affects pay this cycle."
    for status in ParameterStatus:
        reviews = record(ParameterKey.REVIEWS, status=status, details=SENTENCE)
        over = status in {ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE}
        assert readiness.holding_sentence(reviews) == ("" if over else said)
    assert readiness.holding_sentence(record(ParameterKey.KPIS, details=SENTENCE)) == ""
