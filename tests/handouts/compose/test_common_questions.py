"""Questions everybody asks, answered in sentences from what was agreed; and what papers say of choices and counts."""

from __future__ import annotations

from datetime import date

import pytest

from handouts import form_labels, wording
from handouts.compose import agreed_rules, common_questions, dependency_log
from handouts.compose.frame import SEPARATOR
from handouts.cycle_sources import LoggedLine, NeedsLogSource
from handouts.document import Document, Heading, Paragraph, Title, Together
from handouts.form_sources import RulesSource
from handouts.imprint import Imprint
from handouts.intake_settled import settled_parts
from handouts.source import DraftRules
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.returned import ReturnedField

WORDS = wording.load("en")
IMPRINT = Imprint("Harbour Ferries", "", "", "", date(2027, 1, 4))
CHANGE, WHEN, PLACE = (WORDS(f"common.{key}") for key in ("change", "when", "place"))


def answers(rules: DraftRules) -> dict[str, str]:
    """Question and answer."""
    document: Document = common_questions.compose(RulesSource(IMPRINT, rules), WORDS)
    told = {}
    for block in document.sections[0].blocks:
        if isinstance(block, Together):
            question, answer = block.blocks
            assert isinstance(question, Heading)
            assert isinstance(answer, Paragraph)
            told[question.words] = "".join(run.text for run in answer.runs)
    return told


@pytest.mark.parametrize(
    ("rules", "question", "answer"),
    [
        (DraftRules(), CHANGE, WORDS("common.change_answer")),
        (DraftRules(mid_cycle_change="Only at the mid-cycle check-in"), CHANGE, "Only at the mid-cycle check-in."),
        (DraftRules(mid_cycle_change="Not at all!"), CHANGE, "Not at all!"),
        (DraftRules(), WHEN, WORDS("common.when_usual")),
        (DraftRules(check_ins="Every four weeks"), WHEN, "Every four weeks."),
        (DraftRules(publish_place="Crew portal"), PLACE, "Published OKRs: Crew portal."),
        (DraftRules(publish_place="https://portal.example/okr"), PLACE, "Published OKRs: https://portal.example/okr"),
        (
            DraftRules(draft_place="Shared drive", publish_place="Crew portal", tracker="One spreadsheet"),
            PLACE,
            "Drafts: Shared drive · Published OKRs: Crew portal · Tracker: One spreadsheet.",
        ),
    ],
)
def test_an_answer_is_what_was_agreed_as_a_sentence(rules: DraftRules, question: str, answer: str) -> None:
    assert answers(rules)[question] == answer


def test_a_bare_number_of_a_template_says_what_it_is() -> None:
    shown = [dict(agreed_rules.agreed_facts(DraftRules(template=said), WORDS)) for said in ("1", "OKR sheet 3")]
    assert ["".join(run.text for run in each[WORDS("handout.template")]) for each in shown] == [
        "Version 1",
        "OKR sheet 3",
    ]


@pytest.mark.parametrize("said", ["Applies from: {}", "Applies from {}"], ids=["now", "printed before"])
def test_the_line_of_a_decision_is_read_back_as_it_is_and_was_printed(said: str) -> None:
    line = SEPARATOR.join(("Decided by Ana", said))
    changed = list(settled_parts("cycle", line.format("First cycle"), line.format("May 2027"), WORDS))
    assert changed == [("cycle", ReturnedField.APPLIES_FROM, "First cycle", "May 2027")]


@pytest.mark.parametrize("field", ["depends_on", "depended_on_by"])
def test_a_hint_that_was_printed_before_is_no_answer(field: str) -> None:
    """The hint told to tick where there is no box; handouts that say so still come back."""
    head, hint = form_labels.label(field)
    lines = [f"{head} {each} Ticketing, Port" for each in (hint, "names; tick whom you have talked to")]
    assert [form_labels.without_label(line, field) for line in lines] == ["Ticketing, Port"] * 2


def test_a_refused_need_is_not_counted_as_open() -> None:
    views = (TheirView.NO, TheirView.UNSAID)
    lines = tuple(LoggedLine(TeamDependency(str(view), "Crossing", gives="Port", view=view)) for view in views)
    made = dependency_log.compose(NeedsLogSource(IMPRINT, lines, None), WORDS)
    told = [block.subtitle for block in made.sections[0].blocks if isinstance(block, Title)]
    assert told == ["0 agreed, 1 open, 1 refused"]
