"""The workshop report: what it says of the day, in both editions, and what never reaches a participant."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from agendas.model import Agenda, StepTexts
from handouts import catalogue, pdf, word
from handouts.document import Block, Cell, Document, Edition, Figure, Table, Together
from handouts.gather import ComposeOptions
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.parking import UpdateParked
from workshop_app.application.day_report import workshop_days
from workshop_app.application.parking import parked
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run import NoteKind
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda

GOLDEN = Path(__file__).parent / "golden"
MARKER = "PRIVATE-MARKER"
AllText = Callable[[Document], str]
Log = Callable[..., tuple[object, ...]]


def report(workspace: Workspace, options: ComposeOptions, edition: Edition = Edition.PARTICIPANT) -> Document:
    (document,) = catalogue.compose("workshop_report", workspace.read, replace(options, edition=edition))
    return document


@pytest.mark.parametrize("edition", list(Edition))
def test_the_report_says_what_was_reviewed(
    edition: Edition,
    held: Workspace,
    options: ComposeOptions,
    dump: Callable[[Document], str],
    pytestconfig: pytest.Config,
) -> None:
    said = dump(report(held, options, edition))
    file = GOLDEN / f"workshop_report_{edition}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert said == file.read_text(encoding="utf-8"), (
        "if it should say this, pytest tests/handouts --update-golden writes it"
    )


def _blocks(document: Document) -> Iterator[Block]:
    for block in document.sections[0].blocks:
        yield from block.blocks if isinstance(block, Together) else (block,)


def _table(document: Document, column: str) -> Table:
    return next(
        each
        for each in _blocks(document)
        if isinstance(each, Table) and column in [run.text for cell in each.header for run in cell.runs]
    )


def _words(table: Table) -> list[list[str]]:
    return [[_said(cell) for cell in row.cells] for row in table.rows]


def _said(cell: Cell) -> str:
    return "".join(run.text for run in cell.runs).replace("\N{NO-BREAK SPACE}", " ")


def test_plan_and_day_stand_side_by_side(held: Workspace, options: ComposeOptions) -> None:
    rows = _words(_table(report(held, options), "Difference"))
    assert rows[0] == ["Welcome and introductions", "09:00", "09:04", "30", "38", "+8"]
    assert rows[1][1:] == ["09:30", "09:42", "30", "30", "0"]
    assert rows[3][3:] == ["15", "12", "−3"]
    assert rows[-1][0] == "The day"


def test_the_figure_lays_both_on_one_time_line(held: Workspace, options: ComposeOptions) -> None:
    (figure,) = (block for block in _blocks(report(held, options)) if isinstance(block, Figure))
    planned, actual = figure.bars[:2]
    assert (planned.start, planned.length, actual.start, actual.length) == (0, 30, 4, 38)
    assert "Planned" in figure.alt


@pytest.mark.parametrize("paper", list(Paper))
def test_the_figure_never_asks_for_a_page_of_its_own(paper: Paper, held: Workspace, options: ComposeOptions) -> None:
    """It shows again what the table says."""
    held.apply(EditEngagement(paper=paper))
    for made in range(0, 24, 2):
        held.apply(Add(tuple(Commitment(f"c{made}{n}", "w1", f"coach {made}{n}", "Ana") for n in range(2))))
        *_, page = pdf.laid_out(report(held, options), theme_for(paper))
        said = [item.piece.text for item in page.ink if isinstance(item, PlacedWords)]
        assert not said[0].startswith("Pale bar"), made


@pytest.mark.parametrize("paper", list(Paper))
def test_commitments_and_parking_lot_share_their_last_columns(
    paper: Paper, held: Workspace, options: ComposeOptions
) -> None:
    """They missed each other by a millimetre: gutters are no share of the width."""
    held.apply(Add((Commitment("c1", "w1", "coach Ana", "Ben"),)))
    document = report(held, options)
    promised, parking = (_table(document, head) for head in ("With whom", "Who takes it"))
    heads = [[_said(cell) for cell in table.header[-2:]] for table in (promised, parking)]
    first, *_ = pdf.laid_out(document, theme_for(paper))
    drawn = [(item.piece.text, item.x + item.piece.x) for item in first.ink if isinstance(item, PlacedWords)]
    edges = [[round(x, 2) for text, x in drawn if text == head] for pair in heads for head in pair]
    assert [sorted(set(one + two)) for one, two in zip(edges[:2], edges[2:], strict=True)] == [
        [edges[0][0]],
        [edges[1][0]],
    ]
    found = docx.Document(io.BytesIO(word.render(document, theme_for(paper)))).tables
    grids = [
        [column.width for column in table.columns][-2:]
        for table in found
        for pair in heads
        if table.rows[0].cells[-1].text == pair[1] and table.rows[0].cells[-2].text == pair[0]
    ]
    assert len(grids) == 2
    assert grids[0] == grids[1]


def test_a_skipped_step_says_so(held: Workspace, options: ComposeOptions, agenda: Agenda, log: Log) -> None:
    held.apply(Add(log(agenda, id="r2", skip="s3")))
    rows = _words(_table(report(held, options), "Difference"))
    skipped = next(row for row in rows if row[0] == "Share back 3")
    assert (skipped[2], *skipped[4:]) == ("skipped", "–", "")


def test_what_was_parked_in_a_rehearsal_is_on_its_report_alone(
    held: Workspace, options: ComposeOptions, agenda: Agenda, log: Log, all_text: AllText
) -> None:
    rehearsed = Workshop("w2", "Pilot", agenda.kind, agenda.id, date(2027, 4, 1))
    held.apply(Add((rehearsed, WorkshopAgenda("w2", agenda), *log(agenda, id="r5", workshop_id="w2", rehearsal=True))))
    (day,) = workshop_days(held.read, "w2")
    parked_then = [note.text for step in day.steps for note in step.notes if note.kind is NoteKind.PARKING]
    assert parked_then
    text = all_text(report(held, replace(options, workshop_id="w2")))
    assert all(each in text for each in parked_then)
    assert parked(held.read, "w2") == ()


def test_only_the_facilitator_reads_notes_and_earlier_runs(
    held: Workspace, options: ComposeOptions, agenda: Agenda, log: Log, all_text: AllText
) -> None:
    day = date(2027, 4, 1)
    before = Workshop("w0", "Pilot", agenda.kind, agenda.id, day)
    held.apply(Add((before, WorkshopAgenda("w0", agenda), *log(agenda, id="r0", workshop_id="w0"))))
    chosen = replace(options, workshop_id="w1")
    mine, theirs = report(held, chosen, Edition.FACILITATOR), report(held, chosen)
    assert "Petra spoke for eleven minutes." in all_text(mine)
    assert "Petra spoke for eleven minutes." not in all_text(theirs)
    assert "Min in earlier runs" in all_text(mine)
    assert "Min in earlier runs" not in all_text(theirs)
    assert mine.margins.head_right.endswith("Facilitator copy")


def test_no_private_word_reaches_a_participant(
    held: Workspace, options: ComposeOptions, agenda: Agenda, all_text: AllText
) -> None:
    texts = StepTexts("T", f"{MARKER} script", f"{MARKER} room", f"{MARKER} tips", f"{MARKER} failure")
    steps = tuple(replace(step, texts=replace(texts, title=step.title)) for step in agenda.steps)
    values: list[object] = [WorkshopAgenda("w1", replace(agenda, steps=steps))]
    values += [replace(person, note=MARKER, email=MARKER, job=MARKER) for person in held.read.all(Person)]
    for row in held.read.all(RunEvent, kind="note_taken"):
        if dict(row.data)["kind"] == "note":
            values.append(replace(row, data=(*(pair for pair in row.data if pair[0] != "text"), ("text", MARKER))))
    held.apply(Add(tuple(values)))
    assert MARKER in all_text(report(held, options, Edition.FACILITATOR))
    for artefact in catalogue.ARTEFACTS:
        if artefact.binding is catalogue.Binding.WORKSHOP and Edition.PARTICIPANT in artefact.editions:
            for document in catalogue.compose(artefact.id, held.read, replace(options, edition=Edition.PARTICIPANT)):
                assert MARKER not in all_text(document), artefact.id


def test_parked_items_carry_owner_and_date(held: Workspace, options: ComposeOptions, all_text: AllText) -> None:
    item = parked(held.read, "w1")[0]
    held.apply(UpdateParked.between(item, replace(item, owner="Mara Lindqvist", due=date(2027, 6, 1))))
    rows = _words(_table(report(held, options), "Question or topic"))
    assert rows[0][1:] == ["Mara Lindqvist", "1 June 2027"]
    assert rows[1][1:] == ["Nobody yet", "No date yet"]


def test_without_groups_the_people_are_named(held: Workspace, options: ComposeOptions, all_text: AllText) -> None:
    assert "10 were there · Ana Lind" not in all_text(report(held, options))
    held.apply(Remove(((GroupPlan, "w1"),)))
    assert "10 were there · Ana Lind, Ben Okafor" in all_text(report(held, options)).replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_done_says_so_and_empty_parts_say_that(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    item = parked(held.read, "w1")[0]
    held.apply(UpdateParked.between(item, replace(item, done=True)))
    assert _words(_table(report(held, options), "Question or topic"))[0][2] == "Done"
    plan = held.read.get(GroupPlan, "w1")
    short = replace(plan.rounds[1], rooms=plan.rounds[1].rooms[1:])
    notes = tuple((RunEvent, row.id) for row in held.read.all(RunEvent, kind="note_taken"))
    everybody = tuple((Attendance, row.id) for row in held.read.all(Attendance))
    held.apply(Add((replace(plan, rounds=(plan.rounds[0], short)),)))
    held.apply(Remove((*notes, *everybody)))
    document = report(held, options, Edition.FACILITATOR)
    said = all_text(document)
    for words in ("No notes were taken.", "No decision was written down."):
        assert words in said
    assert "were there" not in said
    assert _words(_table(document, "Room"))[0] == ["1", "Ana Lind coached Ben Okafor\nobserved by Cho Min-seo", ""]


def test_a_rehearsal_is_marked_on_every_page(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda, log: Log, all_text: AllText
) -> None:
    engagement.apply(Add(log(agenda, rehearsal=True)))
    document = report(engagement, options)
    assert document.margins.head_right.endswith("Rehearsal")
    assert "The workshop itself has not taken place." in all_text(document)
    engagement.apply(Add(log(agenda, id="r2")))
    assert "Rehearsal" not in all_text(report(engagement, options))


def test_a_log_with_holes_is_reported_to_the_coach(held: Workspace, options: ComposeOptions, all_text: AllText) -> None:
    held.apply(Remove(((RunEvent, "r1-3"),)))
    assert "1 entry of the day’s log could not be read" in all_text(report(held, options, Edition.FACILITATOR))
    assert "could not be read" not in all_text(report(held, options))


def test_without_a_finished_run_there_is_no_report(engagement: Workspace, options: ComposeOptions) -> None:
    assert catalogue.count("workshop_report", engagement.read, options) == 0
    with pytest.raises(KnownError) as refused:
        report(engagement, options)
    assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_counting_says_what_gathering_finds(held: Workspace, options: ComposeOptions) -> None:
    for each in catalogue.ARTEFACTS:
        assert each.count(held.read, options) == len(each.gather(held.read, options)), each.id


def test_both_renderers_take_it_on_both_papers(held: Workspace, options: ComposeOptions) -> None:
    document = report(held, options, Edition.FACILITATOR)
    for paper in ("a4", "letter"):
        assert pdf.render(document, theme_for(paper)).startswith(b"%PDF")
        assert word.render(document, theme_for(paper)).startswith(b"PK")


def test_commitments_come_by_day_and_say_what_is_missing(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    values = (("c", None, ""), ("b", date(2026, 12, 2), "Ben"), ("a", date(2026, 12, 1), "Ana"))
    made = [
        Commitment(id, "w1", f"task {id}", who, with_whom="Cho", due=due, done=id == "a") for id, due, who in values
    ]
    held.apply(Add(tuple(made)))
    assert _words(_table(report(held, options), "Who")) == [
        ["Ana", "task a", "Cho", "Done"],
        ["Ben", "task b", "Cho", "2 December 2026"],
        ["Nobody yet", "task c", "Cho", "No date yet"],
    ]
    assert "With whom" in all_text(report(held, options))


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 12, 1), False), (date(2026, 12, 2), False), (date(2026, 12, 3), True)]
)
def test_a_commitment_whose_day_is_past_is_marked(
    day: date, late: bool, held: Workspace, options: ComposeOptions
) -> None:
    made = Commitment("b", "w1", "task b", "Ben", due=date(2026, 12, 2))
    held.apply(Add((made, replace(made, id="a", who="Ana", done=True))))
    said = _words(_table(report(held, replace(options, day=day)), "Who"))
    assert [("overdue" in row[-1]) for row in said if row[0] == "Ben"] == [late]
    assert [row[-1] for row in said if row[0] == "Ana"] == ["Done"]
