"""Versions of agreed answers: what became of every field, when, by whom and why; since a day, edition by edition."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_app import bootstrap
from workshop_app.application import version_queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.interview import AddInterviewee, IssueEdition, RecordVoice, SayWhy
from workshop_app.application.commands.own_parameters import (
    AddOwnParameter,
    RemoveOwnParameter,
    RenameParameter,
    WriteOwn,
)
from workshop_app.application.commands.parameters import ChooseOption, SetDetail, write
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.versions import (
    FieldChange,
    ParameterVersion,
    changed_fields,
    differences,
    fingerprint,
    public_fields,
)

Say = Any
HOUR, DAY = 3600, 24 * 3600
TODAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC).astimezone().date()  # the clock's first day, where the test runs


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def decide(say: Say, text: str, key: str = "level") -> None:
    say.apply(write(say.record(key), "decision", text))


def told(say: Say, since: date = TODAY) -> list[tuple[str, str, str, str]]:
    return [(row.key, row.field, row.before, row.after) for row in version_queries.what_changed(say.read, since)]


def test_every_changed_field_is_a_version_with_who_and_when(say: Say, clock: Any) -> None:
    say.apply(EditEngagement(coach="Ruth"))
    say("number", "one", decision="We take one.")
    say.apply(write(say.record("number"), "decided_by", "Ana"))
    clock.advance(HOUR)
    decide(say, "We take two.", "number")
    rows = version_queries.versions_of(say.read, "number")
    assert [(row.before, row.after, row.who) for row in rows if row.field == "decision"] == [
        ("", "We take one.", "Ruth"),
        ("We take one.", "We take two.", "Ana"),
    ]
    assert rows[-1].at == clock.now()
    assert {row.field for row in rows} >= {"status", "option", "details.max_objectives", "decided_by"}


def test_what_changed_since_a_day_joins_the_steps_between(say: Say, clock: Any) -> None:
    decide(say, "First.")
    clock.advance(5 * DAY)
    decide(say, "Second.")
    clock.advance(DAY)
    decide(say, "Third.")
    decide(say, "Fourth.", "number")
    assert told(say, after(5)) == [
        ("level", "decision", "First.", "Third."),
        ("number", "status", "not_asked", "exploring"),
        ("number", "decision", "", "Fourth."),
    ]
    assert told(say, after(7)) == []
    assert ("level", "decision", "", "Third.") in told(say)


def test_what_was_taken_back_is_no_change(say: Say, clock: Any) -> None:
    decide(say, "First.")
    clock.advance(2 * DAY)
    decide(say, "Second.")
    clock.advance(HOUR)
    decide(say, "First.")
    assert told(say, after(2)) == []


def test_typing_in_one_sitting_is_one_version(say: Say, clock: Any) -> None:
    for text in ("W", "We", "We t"):
        decide(say, text)
        clock.advance(300)
    kept = [each for each in say.read.all(ParameterVersion) if each.field == "decision"]
    assert [(each.before, each.after) for each in kept] == [("", "We t")]
    clock.advance(HOUR)
    decide(say, "We take one.")
    assert say.read.count(ParameterVersion, field="decision") == 2


def test_typed_back_to_the_start_leaves_no_version(say: Say) -> None:
    decide(say, "First.")
    say.apply(write(say.record("level"), "rationale", "x"))
    say.apply(write(say.record("level"), "rationale", ""))
    assert [each.field for each in say.read.all(ParameterVersion)] == ["status", "decision"]


def test_what_an_edition_shows_is_history(say: Say, clock: Any) -> None:
    decide(say, "First.")
    say.apply(IssueEdition())
    clock.advance(60)
    decide(say, "Second.")
    assert [each.after for each in say.read.all(ParameterVersion, field="decision")] == ["First.", "Second."]


def test_undo_and_redo_take_versions_along(say: Say, clock: Any) -> None:
    decide(say, "First.")
    clock.advance(HOUR)
    say.workspace.history.seal()
    decide(say, "Second.")
    kept = say.read.all(ParameterVersion)
    say.workspace.undo()
    assert [each.after for each in say.read.all(ParameterVersion, field="decision")] == ["First."]
    say.workspace.redo()
    assert say.read.all(ParameterVersion) == kept


def test_the_reason_is_asked_for_afterwards(say: Say) -> None:
    decide(say, "First.")
    (version,) = say.read.all(ParameterVersion, field="decision")
    say.apply(SayWhy(version.id, "The sponsor changed her mind."))
    row = next(row for row in version_queries.what_changed(say.read, TODAY) if row.field == "decision")
    assert (row.why, row.version_id) == ("The sponsor changed her mind.", version.id)
    say.workspace.undo()
    assert say.read.get(ParameterVersion, version.id).why == ""


@pytest.mark.parametrize("field", ["verbatim", "disagreed", "follow_up"])
def test_private_words_leave_no_version(say: Say, field: str) -> None:
    decide(say, "First.")
    before = say.read.all(ParameterVersion)
    say.apply(write(say.record("level"), field, "SECRET"))
    say.apply(AddInterviewee("Ana", id="ana"))
    say.apply(RecordVoice("level", "ana", own_words="SECRET", verbatim="SECRET"))
    assert say.read.all(ParameterVersion) == before


def test_values_are_shown_as_people_read_them(say: Say) -> None:
    say("scoring", "prescored", to_number="stretch")
    say("reviews", "message_first")
    shown = {row.field: (row.label, row.after) for row in version_queries.what_changed(say.read, TODAY)}
    assert shown["details.to_number"][0] == "In “from X to Y”, Y stands for"
    assert "1.0" in shown["details.to_number"][1] or "stretch" in shown["details.to_number"][1].lower()
    assert shown["option"] == ("option", "The message first, questions later")


def test_the_coachs_own_title_is_the_one_that_is_told(say: Say) -> None:
    say.apply(RenameParameter("level", "Who takes part"))
    decide(say, "All.")
    assert {row.title for row in version_queries.what_changed(say.read, TODAY)} == {"Who takes part"}


def test_a_question_of_their_own_has_a_history_from_first_to_last(say: Say, clock: Any) -> None:
    say.apply(AddOwnParameter("Host", id="own"))
    say.apply(WriteOwn("own", "decision", "The lead."))
    assert told(say) == [
        ("own", "title", "", "Host"),
        ("own", "status", "not_asked", "exploring"),
        ("own", "decision", "", "The lead."),
    ]
    clock.advance(3 * DAY)
    say.apply(RemoveOwnParameter("own"))
    (row,) = version_queries.what_changed(say.read, after(3))
    assert (row.title, row.field, row.before, row.after) == ("Host", "title", "Host", "")
    say.workspace.undo()
    assert version_queries.what_changed(say.read, after(3)) == ()


# ------------------------------------------------------------------------------------------------ edition by edition


def test_edition_against_edition_and_against_what_stands_here(say: Say, clock: Any) -> None:
    decide(say, "First.")
    say.apply(IssueEdition())
    clock.advance(DAY)
    decide(say, "Second.")
    say("number", max_objectives="2")
    say.apply(IssueEdition())
    clock.advance(DAY)
    decide(say, "Third.")

    ids = {each.number: each.id for each in version_queries.editions(say.read)}

    def compared(first: int, then: int | None = None) -> list[tuple[str, str, str, str]]:
        one, other = ids.get(first, "unknown"), None if then is None else ids[then]
        return [
            (row.key, row.field, row.before, row.after)
            for row in version_queries.compare_editions(say.read, one, other)
        ]

    assert compared(1, 2) == [
        ("level", "decision", "First.", "Second."),
        ("number", "status", "not_asked", "exploring"),
        ("number", "details.max_objectives", "", "2"),
    ]
    assert compared(2) == [("level", "decision", "Second.", "Third.")]
    assert compared(2, 1)[0] == ("level", "decision", "Second.", "First.")
    assert compared(2, 2) == []
    assert ("level", "decision", "", "First.") in compared(77, 1)
    assert [each.number for each in version_queries.editions(say.read)] == [1, 2]


def test_a_question_taken_out_is_named_when_editions_are_compared(say: Say) -> None:
    say.apply(AddOwnParameter("Host", "Who hosts?", id="own"))
    say.apply(IssueEdition())
    say.apply(RemoveOwnParameter("own"))
    (edition,) = version_queries.editions(say.read)
    assert {row.title for row in version_queries.compare_editions(say.read, edition.id) if row.key == "own"} == {"Host"}


def test_equal_answers_have_equal_fingerprints_whatever_order_they_come_in() -> None:
    first = (("level", "decision", "a"), ("number", "decision", "b"))
    assert fingerprint(first) == fingerprint(first[::-1])
    assert fingerprint(first) != fingerprint(first[:1])
    assert differences(first, first[:1]) == (FieldChange("number", "decision", "b", ""),)


def test_a_plain_edit_of_a_record_is_history_as_well(say: Say) -> None:
    record = say.record("cycle")
    say.apply(edit(ParameterRecord, record.id, review_on=date(2027, 3, 1)))
    say.apply(SetDetail(record.id, "names", "Frost, Bloom, Sun"))
    assert list(changed_fields(record, say.record("cycle"))) == [
        FieldChange("cycle", "status", "not_asked", "exploring"),
        FieldChange("cycle", "review_on", "", "2027-03-01"),
        FieldChange("cycle", "details.names", "", "Frost, Bloom, Sun"),
    ]
    assert {row.field for row in version_queries.versions_of(say.read, "cycle")} == {
        "status",
        "review_on",
        "details.names",
    }


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(["decision", "rationale"]), st.sampled_from(["", "a", "b", "c"])),
        st.tuples(st.just("choose"), st.just(""), st.sampled_from(["", "one", "two"])),
        st.tuples(st.just("wait"), st.just(""), st.sampled_from([60, 3600])),
        st.tuples(st.sampled_from(["undo", "redo", "edition"]), st.just(""), st.just("")),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_versions_lead_without_a_gap_from_the_first_word_to_what_stands_here(clock: Any, steps: Any) -> None:
    workspace = bootstrap.create_in_memory("Acme", clock)
    (blank,) = workspace.read.all(ParameterRecord, key=ParameterKey.NUMBER)
    for kind, name, value in steps:
        (record,) = workspace.read.all(ParameterRecord, key=ParameterKey.NUMBER)
        if kind == "wait":
            clock.advance(value)
        elif kind in {"undo", "redo"}:
            getattr(workspace, kind)()
        elif kind == "edition":
            workspace.apply(IssueEdition())
        else:
            workspace.apply(write(record, name, value) if name else ChooseOption(record.id, value))
    (stands,) = workspace.read.all(ParameterRecord, key=ParameterKey.NUMBER)
    chains: dict[str, list[ParameterVersion]] = {}
    for version in workspace.read.all(ParameterVersion, key="number"):
        chains.setdefault(version.field, []).append(version)
    first, last = public_fields(blank), public_fields(stands)
    for field in {*first, *last, *chains}:
        chain = chains.get(field, [])
        said = [first.get(field, ""), *(version.after for version in chain)]
        assert [version.before for version in chain] == said[:-1]
        assert said[-1] == last.get(field, "")
    rows = version_queries.what_changed(workspace.read, date(2000, 1, 1))
    assert {row.field for row in rows} == {change.field for change in changed_fields(blank, stands)}
    workspace.close()
