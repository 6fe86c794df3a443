"""An observer's marks stand beside what is right, line by line."""

from __future__ import annotations

from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.observer_marks import ObserverMark, compared
from workshop_app.domain.rehearsal.practice_kinds import QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import replay
from workshop_app.domain.rehearsal.written_coach import CoachStyle, observed, play


def test_every_question_is_compared_and_what_was_not_marked_is_not_right(bakery: CoacheeCase) -> None:
    played = play(bakery, CoachStyle.ADVISING, 4)
    lines = observed(bakery, played)
    right = {line.turn: line.label for line in lines if line.label is not None}
    wrong = QuestionLabel.CLOSED if right[2] is not QuestionLabel.CLOSED else QuestionLabel.OPEN
    found = compared(lines, [ObserverMark(1, right[1]), ObserverMark(2, right[2]), ObserverMark(2, wrong)])
    assert [each.turn for each in found] == [turn.number for turn in replay(bakery, played).turns if turn.action.kind]
    assert [each.same_label for each in found][:3] == [True, False, False]
    assert not any(each.same_effect for each in found)
    assert all(each.words for each in found)
