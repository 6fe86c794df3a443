"""What follows from kept talks: over weeks what is asked more and less, and the left-hand column without its names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from workshop_app.domain.rehearsal.case_loader import available, load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, LeftHandColumn, PracticeSeat
from workshop_app.domain.rehearsal.left_hand import (
    ColumnWords,
    _of_case,
    column_rows,
    column_sheet,
    column_text,
    nameless,
    practised_column,
)
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, PracticeAction
from workshop_app.domain.rehearsal.practice_weeks import over_weeks
from workshop_app.domain.rehearsal.written_coach import CoachStyle, play

TODAY = date(2026, 11, 23)
WORDS = ColumnWords(
    "T", "said", "thought", "Coach", "Coachee", "stuck", "context", "unasked", "before", "after", "l", "n"
)


def _talk(weeks_ago: int, kinds: list[QuestionKind], seat: PracticeSeat = PracticeSeat.COACH) -> KeptTalk:
    started = datetime(2026, 11, 23, 12, tzinfo=UTC) - timedelta(weeks=weeks_ago)
    actions = tuple(PracticeAction(kind, "?") for kind in kinds)
    return KeptTalk(f"{weeks_ago}", started, PlayedTalk("bakery_logistics", "en", "", 1, actions), seat=seat)


def test_what_is_asked_more_and_less_is_told_from_shares() -> None:
    before = [QuestionKind.ADVICE] * 5 + [QuestionKind.TODAY] * 5
    lately = [QuestionKind.ADVICE] * 2 + [QuestionKind.TODAY] * 10 + [QuestionKind.SILENCE] * 8
    weeks = over_weeks((_talk(0, lately), _talk(6, before)), TODAY)
    assert [(each.kind, each.before, each.lately) for each in weeks.more] == [(QuestionKind.SILENCE, 0.0, 0.4)]
    assert [(each.kind, each.before, each.lately) for each in weeks.less] == [(QuestionKind.ADVICE, 0.5, 0.1)]
    assert [(week.monday, week.talks) for week in weeks.weeks] == [(date(2026, 10, 12), 1), (date(2026, 11, 23), 1)]
    assert weeks.weeks[1].counts[QuestionLabel.SILENCE] == 8


def test_nothing_is_said_from_too_little_or_from_listening() -> None:
    few = over_weeks((_talk(0, [QuestionKind.TODAY] * 20), _talk(6, [QuestionKind.ADVICE] * 3)), TODAY)
    assert (few.more, few.less) == ((), ())
    heard = over_weeks((_talk(0, [QuestionKind.TODAY] * 20, PracticeSeat.OBSERVER),), TODAY)
    assert heard.weeks == ()


def test_in_the_first_weeks_the_last_talks_stand_beside_the_first() -> None:
    talks = (_talk(0, [QuestionKind.TODAY] * 10), _talk(1, [QuestionKind.ADVICE] * 10))
    assert [each.kind for each in over_weeks(talks, TODAY).more] == [QuestionKind.TODAY]


def test_a_thought_noted_in_the_talk_stands_beside_its_turn_until_it_is_written_anew() -> None:
    case = load("bakery_logistics")
    kept = KeptTalk("x", datetime(2026, 11, 23, tzinfo=UTC), PlayedTalk(case.id, "en", case.mark, 3))
    kept = kept.with_action(PracticeAction(QuestionKind.TODAY, "What is it today?", 9), over=False)
    kept = kept.with_thought("too early", 12)
    assert column_rows(case, kept)[1].thought == "too early"
    assert column_rows(case, kept.with_beside(1, "much too early"))[1].thought == "much too early"


@pytest.mark.parametrize("case_id", available())
def test_no_name_of_a_case_is_left_in_what_goes_out(case_id: str) -> None:
    case = load(case_id)
    played = play(case, CoachStyle.GOOD, 4)
    first = case.head.name.split()[0]
    column = LeftHandColumn({"1": f"{first} | {case.head.name}'s\nboss"}, 1, f"{case.head.title}", next="ask")
    kept = KeptTalk("x", datetime(2026, 11, 23, tzinfo=UTC), played, column=column)
    text = column_text(column_sheet(practised_column(case, kept), kept, WORDS))
    names = {case.head.name, first, *(name for name in case.head.names if len(name) > 2)}
    words = set(text.replace("’", "'").replace("'", " ").replace(".", " ").replace(",", " ").split())
    assert not names & words
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == len(played.actions) + 3
    assert all(line.replace("\\|", "").count("|") == 4 for line in rows)


def test_a_name_inside_a_longer_word_is_left_alone() -> None:
    stands = _of_case(load("bakery_logistics"))
    assert nameless("Arne, Arnes and Tomke Harms", stands).startswith(("A.", "B.", "C.", "D.", "E.", "F."))
    assert "Arnes" in nameless("Arne, Arnes", stands)
    assert nameless("Tomke Harms", stands) == "the coachee"
