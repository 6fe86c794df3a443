"""What still has to be settled before a workshop may start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workshop_app.domain import readiness
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus


def record(key: ParameterKey, **fields: object) -> ParameterRecord:
    return replace(ParameterRecord(f"id-{key}", key), **fields)


def everything() -> dict[ParameterKey, ParameterRecord]:
    return {key: record(key, status=ParameterStatus.DECIDED) for key in ParameterKey}


def test_a_workshop_may_start_when_six_are_decided_and_the_rest_is_parked_with_a_date() -> None:
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
    records[ParameterKey.REVIEWS] = record(ParameterKey.REVIEWS, status=ParameterStatus.NOT_APPLICABLE)
    records[ParameterKey.ALIGNMENT] = record(ParameterKey.ALIGNMENT, status=ParameterStatus.PARKED)
    assert readiness.ready_for_workshop(records.values()) == (
        readiness.Missing(ParameterKey.CYCLE, readiness.Lack.UNDECIDED),
        readiness.Missing(ParameterKey.TOOLS, readiness.Lack.NOT_SETTLED),
        readiness.Missing(ParameterKey.KPIS, readiness.Lack.UNDECIDED),
        readiness.Missing(ParameterKey.ALIGNMENT, readiness.Lack.PARKED_WITHOUT_DATE),
    )


def test_with_no_records_all_ten_are_missing() -> None:
    assert [missing.key for missing in readiness.ready_for_workshop([])] == list(ParameterKey)[1:]
