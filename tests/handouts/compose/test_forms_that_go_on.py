"""Forms with more to fill in than a page holds: the next one is of the same kind, and none is nothing but lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from handouts import export, intake_forms, pdf, wording
from handouts.compose import check_in_form, drafting_handout
from handouts.cycle_sources import CheckInFormSource, FormCheckIn, FormOfResult
from handouts.document import Block, Document, FieldGrid, FormField, PageBreak
from handouts.form_labels import label, labels_of
from handouts.gather import ComposeOptions
from handouts.gather_check_ins import check_in_forms
from handouts.imprint import Imprint
from handouts.marks import MORE, is_field
from handouts.measure import pages_in_word
from handouts.pdf_flow import Tick
from handouts.source import DraftObjective, DraftRules, DraftSource
from handouts.theme import theme_for
from workshop_app.application.commands.basic import Add
from workshop_app.application.handout_talks import NO_TALKS, told_talks
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.scoring import Model

DAY = date(2026, 12, 1)
IMPRINT = Imprint("Harbour Ferries", "Jan–Apr 2027", "Robin Vale", "Confidential", DAY)
WORDS = wording.load("en")
USUAL = "Departures before nine that leave within 3 minutes of the timetable rise from 79 % to 92 %"


def _sheets(document: Document) -> list[list[FormField]]:
    """The fields of each page."""
    sheets: list[list[FormField]] = [[]]
    for block in document.sections[0].blocks:
        if isinstance(block, PageBreak):
            sheets.append([])
        sheets[-1] += _fields(block)
    return sheets


def _fields(block: Block) -> Iterator[FormField]:
    if isinstance(block, FieldGrid):
        yield from (field for row in block.rows for field in row.fields)


def _is_as_long_as_told(document: Document) -> bool:
    sheets = len(_sheets(document))
    return all(
        pdf.count_pages(document, theme_for(paper)) == sheets == pages_in_word(document, paper) for paper in Paper
    )


@pytest.mark.parametrize(
    ("results", "most", "text", "shares"),
    [
        (0, 0, "", [4]),
        (2, 3, USUAL, [3]),
        (4, 4, USUAL, [4]),
        (5, 4, USUAL, [4, 1]),
        (5, 5, USUAL, [4, 1]),
        (8, 4, USUAL, [4, 4]),
        (6, 4, USUAL, [4, 2]),
        (9, 0, USUAL, [4, 4, 1]),
        (4, 4, f"{USUAL} " * 4, [3, 1]),
    ],
)
def test_a_handout_with_many_key_results_has_the_second_page_again(
    results: int, most: int, text: str, shares: list[int]
) -> None:
    rows = tuple(KeyResult(f"k{nth}", "o", text=text.strip()) for nth in range(results))
    objective = DraftObjective(text="Calm mornings" if rows else "", key_results=rows)
    source = DraftSource(IMPRINT, "Ticketing", objectives=(objective,), rules=DraftRules(most_per_objective=most))
    document = drafting_handout.compose(source, WORDS)
    _, *second = _sheets(document)
    assert [sum(field.mark.endswith(".text") for field in sheet) for sheet in second] == shares
    names = [[field.mark.rpartition(".")[2] for field in sheet] for sheet in second]
    for once in ("refine", "confirm"):
        assert [once in sheet for sheet in names] == [sheet is names[-1] for sheet in names]
    marks = [field.mark for sheet in _sheets(document) for field in sheet if field.mark]
    assert len(marks) == len(set(marks))
    assert {f"o1.kr{nth}.stretch" for nth in range(1, results + 1)} <= set(marks)
    assert _is_as_long_as_told(document)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_what_is_typed_on_each_of_its_pages_comes_back(tmp_path: Path, ending: str) -> None:
    rows = tuple(KeyResult(f"k{nth}", "o", text=f"{USUAL}, line {nth}") for nth in range(9))
    source = DraftSource(IMPRINT, "Ticketing", objectives=(DraftObjective(text="Calm mornings", key_results=rows),))
    document = drafting_handout.compose(source, WORDS)
    found = intake_forms.read(export.save(document, ending, tmp_path, Paper.A4).path)
    assert "o1.refine" in found.seen
    assert "o1.refine_more" not in found.seen
    assert [found.values[f"o1.kr{nth}.text"] for nth in range(1, 10)] == [each.text for each in rows]


@pytest.mark.parametrize("pages", [1, 2])
def test_a_sheet_printed_when_each_page_asked_what_to_find_out_is_read_too(pages: int) -> None:
    name = f"o1.refine{MORE * pages}"
    assert is_field(name)
    assert label(name.partition(".")[2]) == label("refine")


def _form(*days: date | None) -> Document:
    coming = tuple(FormCheckIn(nth, day) for nth, day in enumerate(days, 1))
    return check_in_form.compose(CheckInFormSource(IMPRINT, "Ticketing", (FormOfResult(None, coming),)), WORDS)


@pytest.mark.parametrize(("check_ins", "shares"), [(1, [1]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (8, [3, 3, 2])])
def test_a_check_in_form_has_a_place_for_every_check_in_of_the_cycle(check_ins: int, shares: list[int]) -> None:
    document = _form(*(DAY + timedelta(days=14 * nth) for nth in range(check_ins)))
    sheets = _sheets(document)
    assert [sum(field.label.startswith("Check-in ") for field in sheet) for sheet in sheets] == shares
    assert [sum(field.hint == "tell another team" for field in sheet) for sheet in sheets] == shares
    assert next(field.hint for field in sheets[0] if field.hint.endswith("2026")) == "1 Dec 2026"
    for sheet in sheets:
        heads = [field.label for field in sheet if field.label and not field.lines]
        assert heads[:5] == ["Check-in", "Progress", "Predicted score", "In the way", "Actions"]
    assert _is_as_long_as_told(document)


def _published(workspace: Workspace, held: int) -> CheckInFormSource:
    draft = DraftSet("s", "t", status=DraftStatus.PUBLISHED, published_on=DAY)
    workspace.apply(Add((Team("t", "Ticketing"), draft, Objective("o", "s", "Calm mornings"))))
    days = [CheckIn(f"c{nth}", "s", DAY + timedelta(days=14 * nth), held=nth < held) for nth in range(4)]
    workspace.apply(Add((KeyResult("k", "o", USUAL), *days)))
    (source,) = check_in_forms(workspace.read, ComposeOptions(day=DAY))
    return source


@pytest.mark.parametrize(("held", "shown"), [(0, [1, 2, 3, 4]), (3, [4]), (4, [0, 0, 0, 0])])
def test_it_has_those_ahead_and_once_all_were_held_as_many_empty_ones(
    workspace: Workspace, held: int, shown: list[int]
) -> None:
    (page,) = _published(workspace, held).pages
    assert [each.nth for each in page.coming] == shown
    square = check_in_form.compose_square(CheckInFormSource(IMPRINT, "Ticketing", (page,)), WORDS)
    assert pdf.count_pages(square, theme_for(Paper.A4)) == 1


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (Model.LEVELS, "Predicted score 0 to 1, and why"),
        (Model.EVEN_ODDS, "How sure, 0 to 1 and why"),
        (Model.GRADE, "Predicted grade 0 to 1, and why"),
    ],
)
def test_the_quadrant_asks_once_between_which_numbers(model: Model, asked: str) -> None:
    source = CheckInFormSource(IMPRINT, "Ticketing", (FormOfResult(None, (FormCheckIn(),)),))
    square = check_in_form.compose_square(source, WORDS.under(model))
    fields = [field for block in square.sections[0].blocks for field in _fields(block)]
    assert asked in [f"{each.label} {each.hint}" for each in fields]
    assert not [each.label for each in fields if each.hint and each.hint.split(",")[0] in each.label]


def test_a_set_without_check_ins_of_its_own_has_those_that_were_agreed(workspace: Workspace) -> None:
    known = (("check_ins", "2027-01-26\n2027-02-09"),)
    cycle = next(each for each in workspace.read.all(ParameterRecord) if each.key is ParameterKey.CYCLE)
    workspace.apply(Add((Team("t", "Ticketing"), replace(cycle, details=known, status=ParameterStatus.DECIDED))))
    draft = DraftSet("s", "t", status=DraftStatus.PUBLISHED, published_on=DAY)
    workspace.apply(Add((draft, Objective("o", "s", "Calm mornings"), KeyResult("k", "o", USUAL))))
    (source,) = check_in_forms(workspace.read, ComposeOptions(day=DAY))
    assert [each.day for each in source.pages[0].coming] == [date(2027, 1, 26), date(2027, 2, 9)]


@pytest.mark.parametrize(("ticked", "told"), [((), ""), ((1,), "Olaf Brandt"), ((2, 3), "Port Authority, 3")])
def test_whom_somebody_has_talked_to_is_told_and_is_no_part_of_the_names(
    tmp_path: Path, ticked: tuple[int, ...], told: str
) -> None:
    """A box stands at the end of each line; in Word it is a letter that somebody types over."""
    names = "Olaf Brandt\nPort Authority"
    source = DraftSource(IMPRINT, "Ticketing", depends_on=names, objectives=(DraftObjective(text="Calm mornings"),))
    path = export.save(drafting_handout.compose(source, WORDS), "docx", tmp_path, Paper.A4).path
    file = docx.Document(str(path))
    boxes = next(
        cells
        for table in file.tables
        for cells in ([p for p in cell.paragraphs if p.text] for cell in table._cells)
        if [p.text for p in cells] == ["\u2610"] * 3
    )
    for number in ticked:
        boxes[number - 1].runs[0].text = "\u2612"
    file.save(str(path))
    found = intake_forms.read(path)
    assert found.values["o1.depends_on"] == names
    assert not found.remarks
    assert found.talked == ({"o1.depends_on": ticked} if ticked else {})
    labels = [(name, labels_of(name)) for name in found.talked]
    notes = [f"We depend on (objective 1): \u2612 {told}"] if told else []
    assert [*told_talks(found, NO_TALKS, labels)] == notes


def test_boxes_of_names_are_boxes_of_the_form_too(tmp_path: Path) -> None:
    source = DraftSource(IMPRINT, "Ticketing", objectives=(DraftObjective(text="Calm mornings"),))
    path = export.save(drafting_handout.compose(source, WORDS), "pdf", tmp_path, Paper.A4).path
    found = intake_forms.read(path)
    assert {"o1.depends_on", "o1.depended_on_by"} <= found.seen
    assert not {"o1.depends_on", "o1.depended_on_by"} & set(found.ticked)
    assert not found.notes
    page, *_ = pdf.laid_out(drafting_handout.compose(source, WORDS), replace(theme_for(Paper.A4), fields=True))
    boxes = {item.name for item in page.ink if isinstance(item, Tick)}
    assert {f"o1.{each}.{nth}" for each in ("depends_on", "depended_on_by") for nth in (1, 2, 3)} <= boxes
