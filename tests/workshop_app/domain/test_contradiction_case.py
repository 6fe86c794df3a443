"""What the contradiction rules read: words and what takes them back, names in one line, and any record at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_app.domain import contradictions
from workshop_app.domain.contradiction_case import QUOTED, ContradictionCase, WordsToFind, quoted
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import programme_facts
from workshop_app.domain.voices import Interviewee, IntervieweeRole
from workshop_app.domain.workshops import Workshop

PAY = WordsToFind(("bonus", "pay rise"), ("never", "no", "don't"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bonus follows the score", "bonus"),
        ("Who gets a pay\nrise", None),  # two lines are two clauses
        ("Who gets a pay  rise", "pay rise"),
        ("Never for the bonus. The talk may mention it", None),
        ("Scores never reach anybody. The bonus does", "bonus"),
        ("We don’t use it for the BONUS", None),
        ("Bonuses are another matter", None),  # whole words only: forms are listed
        ("Nothing known about a bonus", "bonus"),  # "no" is a word, too
        ("", None),
    ],
)
def test_a_word_counts_unless_its_clause_takes_it_back(text: str, found: str | None) -> None:
    assert PAY.first_in(text) == found


def test_own_words_stay_on_one_short_line() -> None:
    assert quoted(" two\nlines ") == "two lines"
    assert len(quoted("x " * 900)) <= QUOTED
    assert quoted("x " * 900).endswith("…")


def test_everybody_in_a_role_counts_once_wherever_they_are_named() -> None:
    case = ContradictionCase(
        {},
        programme_facts({}, Engagement("e", "Acme")),
        roles=(
            RoleAssignment("1", RoleKind.SPONSOR, "Ana,  Ben;Cho\n"),
            RoleAssignment("2", RoleKind.COORDINATOR, "Dev"),
        ),
        asked=(Interviewee("a", "Ana", IntervieweeRole.SPONSOR), Interviewee("e", "Eli", IntervieweeRole.SPONSOR)),
    )
    assert case.people_in(RoleKind.SPONSOR) == ("Ana", "Ben", "Cho", "Eli")
    assert case.people_in(RoleKind.KR_CHAMPION) == ()


TEXT = st.one_of(st.sampled_from(["", "12", "2027-01-01", "bonus", "maintain", "cascade", "{x}"]), st.text(max_size=20))


@st.composite
def records(draw: st.DrawFn) -> dict[ParameterKey, ParameterRecord]:
    """Any answers, those of another version of the app included; some parameters missing altogether."""
    found = {}
    for key in draw(st.sets(st.sampled_from(list(ParameterKey)))):
        content = content_of(key)
        names = [field.name for field in content.fields]
        choices = [choice.id for field in content.fields for choice in field.choices]
        value = st.one_of(TEXT, st.sampled_from(choices)) if choices else TEXT
        details = draw(st.dictionaries(st.sampled_from(names), value, max_size=5))
        found[key] = ParameterRecord(
            key.value,
            key,
            draw(st.sampled_from(list(ParameterStatus))),
            draw(st.sampled_from(["", "from_the_future", *(option.id for option in content.options)])),
            draw(TEXT),
            details=tuple(details.items()),
        )
    return found


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(records(), st.integers(0, 400), st.sampled_from([None, date(2027, 3, 3)]))
def test_any_answers_give_whole_questions(
    answers: dict[ParameterKey, ParameterRecord], people: int, day: date | None
) -> None:
    facts = programme_facts(answers, Engagement("e", "Acme", cycle_start=day))
    workshops = (Workshop("w", "Day", "expert", "expert_onsite", day=day),)  # type: ignore[arg-type]
    for found in contradictions.find(
        ContradictionCase(answers, facts, workshops=workshops, people=people, today=date(2027, 1, 1))
    ):
        assert found.question.endswith("?")
        assert "“”" not in found.question
        assert "()" not in found.question
        assert found.parameters
