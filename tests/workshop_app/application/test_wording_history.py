"""Every wording of a draft is kept, with the question that changed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import (
    AddKeyResult,
    DuplicateKeyResult,
    RemoveDraftSet,
    RemoveKeyResult,
    SetDraftStatus,
)
from workshop_app.application.commands.wordings import NameTheQuestion
from workshop_app.application.wording_history import wordings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, TeamDependency
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.wordings import Wording, sentence_of

ASKED = "How early is early enough for a passenger?"


class Afternoon:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def wait(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Afternoon:
    return Afternoon()


@pytest.fixture
def desk(tmp_path: Path, clock: Afternoon) -> Iterator[Workspace]:
    opened = bootstrap.create(tmp_path / "Acme.okrw", "Acme", clock)
    opened.apply(Add((Team("t", "Desk"), DraftSet("s", "t"), Objective("o", "s"))))
    opened.apply(AddKeyResult("o", "k"))
    yield opened
    opened.close()


def _type(desk: Workspace, words: str) -> None:
    """As a field writes it: in pieces, each a change of its own."""
    for end in range(4, len(words) + 4, 4):
        desk.apply(edit(KeyResult, "k", text=words[:end]))


def _said(desk: Workspace) -> list[tuple[str, str]]:
    return [(each.before, each.after) for each in wordings(desk.read, "k")]


def test_typing_is_one_wording_and_a_pause_begins_the_next(desk: Workspace, clock: Afternoon) -> None:
    first, longer = "Crossings on time rise from 79 % to 92 %", "Crossings on time rise from 79 % to 92 % on weekdays"
    _type(desk, first)
    clock.wait(9)
    desk.apply(edit(KeyResult, "k", text=longer))
    assert _said(desk) == [("", longer)], "nothing was asked about it"
    clock.wait(11)
    _type(desk, "Delays told before departure")
    assert _said(desk)[1] == (longer, "Delays told before departure")
    desk.undo()  # all that was typed into this field
    assert (desk.read.get(KeyResult, "k").text, _said(desk)) == ("", [])


def test_a_question_that_changed_it_ends_the_wording_and_can_be_taken_back(desk: Workspace, clock: Afternoon) -> None:
    _type(desk, "Announce delays earlier")
    clock.wait(30)
    _type(desk, "Delays told 15 minutes before")
    desk.apply(NameTheQuestion("k", "text", f"  {ASKED}\n"))
    clock.wait(1)
    _type(desk, "Delays told 15 minutes before rise from 22 % to 70 %")
    questions = [each.question for each in wordings(desk.read, "k")]
    assert questions == ["", ASKED, ""]
    desk.apply(NameTheQuestion("k", "text", ASKED))
    assert wordings(desk.read, "k")[-1].question == ASKED
    desk.undo()
    desk.apply(NameTheQuestion("k", "baseline", ASKED))  # nothing was said there yet
    assert [each.question for each in wordings(desk.read, "k")] == ["", ASKED, ""]


def test_a_weak_draft_is_kept_when_it_gives_way_within_a_minute(desk: Workspace, clock: Afternoon) -> None:
    _type(desk, "Roll out the new queue and train the desk")
    clock.wait(0.5)  # the question beside it is read
    _type(desk, "Calls given up fall from 40 % to 15 %")
    assert _said(desk)[1:] == [("Roll out the new queue and train the desk", "Calls given up fall from 40 % to 15 %")]
    desk.apply(NameTheQuestion("k", "text", ASKED))
    clock.wait(0.5)
    desk.apply(edit(KeyResult, "k", text="Callers who reach a person rise from 60 % to 85 %"))
    assert [each.question for each in wordings(desk.read, "k")] == ["", ASKED, ""]


def test_a_slip_put_right_a_longer_sentence_and_words_typed_anew_are_no_wordings(
    desk: Workspace, clock: Afternoon
) -> None:
    for words in (
        "Custmers wait 4 minutes at the desk, from 12",
        "Customers wait 4 minutes at the desk, from 12",  # a slip
        "Customers wait 4 minutes at the desk on Mondays, from 12",  # it grew, and nothing was asked about it
        "Customers",  # begun anew, and the same after all
        "Customers wait 5 minutes at the desk on Mondays, from 12",
    ):
        desk.apply(edit(KeyResult, "k", text=words))
        clock.wait(0.5)
    assert _said(desk) == [("", "Customers wait 5 minutes at the desk on Mondays, from 12")]


@pytest.mark.parametrize(
    ("before", "after", "seconds", "kept"),
    [
        ("Complaints about delivery fall by 30 %", "Complaints about delivery fall by 30 % from 190 a month", 20, True),
        ("Customers wait less long", "Customers wait less long at the desk from 12 to 4 minutes", 20, True),
        ("Customers wait less long", "Customers wait less long at the desk from 12 to 4 minutes", 4, False),
        ("Custmers wait less long", "Customers wait less long", 20, False),
        ("Custmers wait", "Customers wait 4 minutes, not 12", 20, False),
    ],
)
def test_what_was_asked_about_is_kept_when_the_answer_comes_behind_it(
    desk: Workspace, clock: Afternoon, before: str, after: str, seconds: int, kept: bool
) -> None:
    desk.apply(edit(KeyResult, "k", text=before))
    clock.wait(seconds / 60)
    for end in range(len(before), len(after) + 4, 4):  # as a field writes it, from where it grows
        desk.apply(edit(KeyResult, "k", text=after[:end]))
        clock.wait(1 / 60)
    assert _said(desk) == ([("", before), (before, after)] if kept else [("", after)])
    desk.apply(edit(KeyResult, "k", text=before))
    assert _said(desk)[0] == ("", before), "taken back, it is one again"
    assert len(_said(desk)) == 1


def test_behind_a_value_any_word_that_goes_makes_another_wording(desk: Workspace, clock: Afternoon) -> None:
    for field, words in (
        ("text", "Complaints about late delivery fall to 130 a month"),
        ("baseline", "190"),
        ("text", "Complaints about late delivery fall to 130 a month, too"),  # it grew
        ("text", "Complaints about damaged goods fall to 130 a month"),
        ("text", "Complaints about damaged goods drop to 130 a month"),  # no value was typed for these words
    ):
        desk.apply(edit(KeyResult, "k", **{field: words}))
        clock.wait(0.5)
    first, second = _said(desk)
    assert first == ("", "Complaints about late delivery fall to 130 a month, too")
    assert sentence_of("baseline", desk.read.all(Wording, subject_id="k")) == first[1], "what 190 was typed for"
    desk.apply(edit(KeyResult, "k", baseline="80"))
    assert sentence_of("baseline", desk.read.all(Wording, subject_id="k")) == second[1]
    assert second[1] == "Complaints about damaged goods drop to 130 a month"


def test_a_sentence_deleted_piece_by_piece_is_kept_whole(desk: Workspace, clock: Afternoon) -> None:
    _type(desk, "Launch the portal by March")
    clock.wait(0.5)
    for words in ("Launch the", "", "Visits", "Visits booked online rise from 2 to 7 in ten"):
        desk.apply(edit(KeyResult, "k", text=words))
    assert _said(desk)[1:] == [("Launch the portal by March", "Visits booked online rise from 2 to 7 in ten")]


def test_what_is_typed_back_is_no_wording(desk: Workspace, clock: Afternoon) -> None:
    _type(desk, "Announce delays earlier")
    clock.wait(30)
    desk.apply(edit(KeyResult, "k", text="Announce delays later"))
    desk.apply(edit(KeyResult, "k", text="Announce  delays earlier"))
    assert len(_said(desk)) == 1
    desk.apply(edit(KeyResult, "k", baseline="22 %"))
    assert [each.after for each in wordings(desk.read, "k", "baseline")] == ["22 %"]


def test_a_copy_begins_without_them_and_they_go_with_the_key_result(desk: Workspace, clock: Afternoon) -> None:
    _type(desk, "Announce delays earlier")
    desk.apply(DuplicateKeyResult("k", "copy"))
    assert wordings(desk.read, "copy") == ()
    desk.apply(RemoveKeyResult("k"))
    assert desk.read.count(Wording) == 0
    desk.undo()
    assert len(_said(desk)) == 1


def test_a_set_goes_with_all_that_stands_beside_it_and_comes_back(desk: Workspace, tmp_path: Path) -> None:
    others = (
        DraftSet("next", "t", follows_id="s", cycle=2),
        Objective("o2", "next"),
        KeyResult("k2", "o2", follows_id="k"),
    )
    beside = (
        WatchedMetric("wm", "s", "Sick days"),
        NotNow("nn", "s", "Prices"),
        PlannedActivity("pa", "k", "Call ten"),
        CheckIn("ci", "s", date(2027, 2, 1)),
        ProgressLine("pl", "ci", "k"),
        AgreedAction("aa", "ci", "k", "Ask"),
        Reflection("k", "31"),
        SetReflection("s"),
        ContributionLink("cl", "o2", "k", "a delay that is known is half a delay"),
        ContributionLink("cm", "k", "o2"),
    )
    need = TeamDependency("td", "Desk", what="the list", key_result_id="k")
    desk.apply(Add((*others, *beside, need)))
    desk.apply(RemoveDraftSet("s"))
    assert [each.id for each in desk.read.all(DraftSet)] == ["next"]
    for value in beside:
        assert desk.read.count(type(value)) == 0, type(value)
    assert desk.read.get(DraftSet, "next").follows_id is None
    assert desk.read.get(KeyResult, "k2").follows_id is None
    assert desk.read.get(TeamDependency, "td").key_result_id is None
    desk.undo()
    for each in (*others, *beside):
        assert desk.read.get(type(each), each.id) == each
    desk.close()
    assert bootstrap.verify(tmp_path / "Acme.okrw").problems == ()


def test_publishing_keeps_its_first_day_and_going_back_is_the_next_version(desk: Workspace, clock: Afternoon) -> None:
    for status in (DraftStatus.AGREED, DraftStatus.PUBLISHED):
        desk.apply(SetDraftStatus("s", status))
    published = desk.read.get(DraftSet, "s")
    assert (published.version, published.published_on) == (1, clock.at.astimezone().date())
    clock.wait(60 * 24 * 3)
    desk.apply(SetDraftStatus("s", DraftStatus.AGREED))
    assert desk.read.get(DraftSet, "s").version == 1  # still settled
    desk.apply(SetDraftStatus("s", DraftStatus.REFINED))
    desk.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    again = desk.read.get(DraftSet, "s")
    assert (again.version, again.published_on) == (2, published.published_on)
