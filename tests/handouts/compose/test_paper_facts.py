"""What a paper says of a day, of people and of itself is true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind, StepType
from handouts import pdf, wording
from handouts.catalogue import compose
from handouts.compose import prescoring_sheet
from handouts.document import Document, FieldGrid, PageBreak, Table
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.measure import pages_in_word
from handouts.source import DraftObjective, DraftRules, DraftSource
from handouts.theme import theme_for
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.versions import EditionKind
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

Text = Callable[..., str]
IMPRINT = Imprint("Harbour Ferries", "Aug–Nov 2026", "Robin Vale", "Confidential", date(2026, 7, 1))


def _one(artefact_id: str, workspace: Workspace, options: ComposeOptions) -> Document:
    return compose(artefact_id, workspace.read, options)[0]


def _columns(document: Document, at: int) -> list[str]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return ["".join(run.text for run in row.cells[at].runs) for table in tables for row in table.rows]


@pytest.mark.parametrize("artefact_id", ["session_log", "left_hand_column_form"])
def test_what_is_the_coachs_own_says_so_in_its_head_and_shares_it_with_no_client(
    engagement: Workspace, options: ComposeOptions, artefact_id: str
) -> None:
    document = _one(artefact_id, engagement, options)
    assert document.margins.head_right.endswith("Facilitator copy")
    assert "Confidential" not in document.margins.foot_left


def test_the_index_of_an_engagement_has_no_column_without_a_head(
    engagement: Workspace, options: ComposeOptions
) -> None:
    document = _one("archive_index", engagement, options)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert all("".join(run.text for run in cell.runs) for table in tables for cell in table.header)
    assert "Sign-in list" in "".join(_columns(document, 0))


def test_the_index_says_which_version_of_the_record_it_means(engagement: Workspace, options: ComposeOptions) -> None:
    def record() -> str:
        return next(
            line for line in _columns(_one("archive_index", engagement, options), 0) if "parameters record" in line
        )

    engagement.apply(IssueEdition())
    assert "last exported: version 1" in record()
    engagement.apply(IssueEdition(EditionKind.SIGNED, "Petra Sund"))
    assert "last signed: version" in record()
    signed = record()
    (why,) = (each for each in engagement.read.all(ParameterRecord) if each.key is ParameterKey.WHY)
    engagement.apply(edit(ParameterRecord, why.id, decision="Something else."))
    assert record() != signed, "printed now it is another one, and that is said beside it"
    assert record().index("version") < record().index("last signed")


def test_people_are_listed_by_base_letter(engagement: Workspace, options: ComposeOptions) -> None:
    for person, name in zip(engagement.read.all(Person), ("Łukasz Kot", "Aïcha Ba", "Þórður Jónsson"), strict=False):
        engagement.apply(edit(Person, person.id, name=name))
    names = [name for name in _columns(_one("sign_in_list", engagement, options), 1) if name]
    later = [name for name in names if name[0] in "MNOPQRSUVWXYZ"]
    assert later
    assert names.index("Łukasz Kot") < min(map(names.index, later))


@pytest.mark.parametrize(
    ("written", "most", "offered"),
    [(0, 4, [4]), (0, 3, [3]), (0, 0, [5]), (2, 3, [3]), (4, 4, [4]), (5, 4, [5]), (5, 0, [5]), (7, 0, [5, 2])],
)
def test_a_prescoring_sheet_offers_no_more_key_results_than_were_agreed(
    written: int, most: int, offered: list[int]
) -> None:
    results = tuple(KeyResult(f"k{n}", "o1", text=f"Departures on time, line {n}") for n in range(1, written + 1))
    objective = DraftObjective(text="Calm mornings", key_results=results)
    source = DraftSource(IMPRINT, "Ticketing", objectives=(objective,), rules=DraftRules(most_per_objective=most))
    document = prescoring_sheet.compose(source, wording.load("en"))
    pages: list[int] = [0]
    for block in document.sections[0].blocks:
        if isinstance(block, PageBreak):
            pages.append(0)
        results = block.rows if isinstance(block, FieldGrid) else ()
        pages[-1] += sum(field.mark.endswith(".text") for row in results for field in row.fields)
    assert pages == offered
    assert all(pdf.count_pages(document, theme_for(paper)) == len(pages) for paper in Paper)
    assert all(pages_in_word(document, paper) == len(pages) for paper in Paper)


def test_a_run_sheet_cuts_no_practice_and_counts_without_gaps(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda, all_text: Text
) -> None:
    ranks = {None: None, 1: 1, 2: 3, 3: 4, 4: 8, 5: 9, 6: 2}  # with gaps, the breakout early among them
    steps = tuple(replace(step, cut=ranks[step.cut]) for step in agenda.steps)
    (workshop,) = (each for each in engagement.read.all(WorkshopAgenda))
    engagement.apply(edit(WorkshopAgenda, workshop.id, agenda=replace(agenda, steps=steps)))
    document = _one("run_sheet", engagement, options)
    said = all_text(document)
    order = said.split("Cut in this order: ")[1].split(".")[0]
    practice = [step.title for step in agenda.steps if step.type is StepType.BREAKOUT]
    assert practice
    assert not [title for title in practice if title in order]
    assert "Only when nothing else is left, each down to its shortest time: Breakout 1." in said
    cuts = {line for cell in _columns(document, 0) for line in cell.splitlines() if line.startswith("cut ")}
    assert cuts == {"cut 1", "cut 2", "cut 3", "cut 4", "cut 5", "cut last"}


@pytest.mark.parametrize(
    ("kind", "asked", "not_asked"),
    [
        (AgendaKind.CHECK_IN, "What you ask of another team", "What your team does, for whom"),
        (
            AgendaKind.CHAMPION,
            "Where its value is read, by whom, on which day",
            "What most needs to change in the coming",
        ),
        (AgendaKind.REFLECT, "What you learned", "What your team does, for whom"),
        (AgendaKind.TEAM_LEVEL, "What your team does, for whom", "What you ask of another team"),
    ],
)
def test_what_is_prepared_fits_the_workshop(
    engagement: Workspace, options: ComposeOptions, all_text: Text, kind: AgendaKind, asked: str, not_asked: str
) -> None:
    workshop = engagement.read.all(Workshop)[0]
    engagement.apply(edit(Workshop, workshop.id, kind=kind))
    (made,) = compose("prework_sheet", engagement.read, replace(options, workshop_id=workshop.id))
    said = all_text(made)
    assert asked in said
    assert not_asked not in said


def test_a_unit_stands_whole_on_a_prescoring_sheet() -> None:
    """By hand it takes 46 mm; where the key results need the lines, the longest usual one still stands whole."""
    said = "People with a pass get a text message about a delay, from a trial by the middle of the cycle to everybody"
    for text in ("A value rises from 1 to 2", said, f"{said}, and whoever waits on the quay gets one, too"):
        rows = tuple(KeyResult("", "", text=text, unit="passengers") for _ in range(4))
        source = DraftSource(IMPRINT, "Crew", objectives=(DraftObjective(key_results=rows),))
        made = replace(prescoring_sheet.compose(source, wording.load("en")), form=False)
        for paper in Paper:
            with pypdfium2.PdfDocument(pdf.render(made, theme_for(paper))) as file:
                pages = [page.get_textpage().get_text_range() for page in file]
            assert sum(each.split().count("passengers") for each in pages) == 4
