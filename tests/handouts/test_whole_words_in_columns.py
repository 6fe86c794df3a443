"""A column is never narrower than its longest word where another one can give the room: no name of a person or a team
is broken inside the word, in the PDF and in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from handouts import catalogue, fonts, pdf
from handouts.document import Cell, Document, Row, Table, TextRun, Tone, strong, text
from handouts.gather import ComposeOptions
from handouts.pdf_flow import PlacedWords
from handouts.pdf_tables import columns_of
from handouts.pdf_text import look, natural_width
from handouts.theme import columns_used, mm, theme_for
from handouts.word_column_room import with_whole_words
from handouts.word_widths import width
from handouts.wording import kept_whole
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.people import Person

DAY = ComposeOptions(day=date(2026, 11, 25))


@pytest.fixture(scope="module", params=["now", "later"])
def engagement(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    build = sample.build_later if request.param == "later" else sample.build
    workspace = build(tmp_path_factory.mktemp("names") / "sample.okrw")
    yield workspace
    workspace.close()


def _parts(workspace: Workspace) -> frozenset[str]:
    """What names consist of: of people, teams, roles and whoever else is named beside a dependency."""
    named = [each.name for kind in (Person, Team) for each in workspace.read.all(kind)]
    return frozenset(part for name in [*named, "Marguerite Dubois", "Bettina Roth"] for part in name.split())


def _broken(document: Document, names: frozenset[str]) -> Iterator[str]:
    """Names of which the first letters end a line and the others begin the next one below them."""
    begins = {name[:at]: name[at:] for name in names for at in range(1, len(name))}
    for page in pdf.laid_out(document, theme_for(Paper.A4)):
        words = [item for item in page.ink if isinstance(item, PlacedWords) and item.piece.text.strip()]
        lines = {(round(each.x + each.piece.x, 1), round(each.y, 1)): each.piece.text for each in words}
        for (x, y), said in lines.items():
            last = re.findall(r"[^\W\d_]+$", said)
            below = [other for (x2, y2), other in lines.items() if abs(x2 - x) < 0.2 and 0 < y2 - y < 16]
            if last and last[0] in begins and any(each.startswith(begins[last[0]]) for each in below):
                yield f"{document.name}: {said!r}"


@pytest.mark.parametrize("artefact_id", [each.id for each in catalogue.ARTEFACTS])
def test_no_name_is_broken_inside_a_word(artefact_id: str, engagement: Workspace) -> None:
    if not catalogue.count(artefact_id, engagement.read, DAY):
        return
    names = _parts(engagement)
    documents = catalogue.compose(artefact_id, engagement.read, DAY)
    assert not [each for document in documents for each in _broken(document, names)]


THEME, WIDE = theme_for(Paper.A4), mm(170)
HOW = look(THEME.body, THEME.colours)
NAMES = ("Featherstonehaugh", "Κωνσταντινοπούλου", kept_whole("Marguerite Dubois"), "Maschinenbetriebsleitung")


def _columns(table: Table) -> list[tuple[list[tuple[float, float]], float]]:
    """As each renderer has them, with what it takes for the word."""
    with fonts.LOCK:
        drawn = columns_of(table, THEME, WIDE)
    columns = THEME.columns(table.widths, columns_used(table), WIDE)
    word = "".join(run.text for run in table.rows[0].cells[1].runs)
    with fonts.LOCK:
        takes = natural_width((strong(word),), HOW)
    return [
        (drawn, takes),
        (list(with_whole_words(table, columns, THEME)), width(word, THEME.body.size * THEME.word_scale)),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_column_is_as_wide_as_its_longest_word(name: str) -> None:
    row = Row((Cell(text("What one team needs of another")), Cell(text(strong(name))), Cell(text("yes"))))
    for columns, takes in _columns(Table((), (row,), (90, 12, 40))):
        assert columns[1][1] >= takes
        assert columns[-1][0] + columns[-1][1] == pytest.approx(WIDE)
        assert all(before[0] + before[1] < after[0] for before, after in pairwise(columns))


@pytest.mark.parametrize(
    "row",
    [
        Row((Cell(text("Needed")), Cell(text("Maschinenbetriebs"), tone=Tone.OPEN), Cell(text("yes")))),
        Row((Cell(text("Needed")), Cell(text("Maschinenbetriebs")), Cell(text("yes"))), strong=True),
        Row((Cell(text("Needed")), Cell(text(strong("30 September 2027"))), Cell(text("yes")))),
        Row((Cell(text("Needed")), Cell(text(strong(kept_whole("Bartholomew Featherstonehaugh II")))), Cell())),
    ],
    ids=["open", "strong row", "a day", "the longest name that is kept whole"],
)
def test_what_is_set_bold_or_held_together_counts_as_it_is_drawn(row: Row) -> None:
    for columns, takes in _columns(Table((), (row,), (90, 12, 40))):
        assert columns[1][1] >= takes


def test_what_has_room_already_stays_as_it_was() -> None:
    row = Row((Cell(text("Crew")), Cell(text("Marguerite")), Cell(text("yes"))))
    table = Table((), (row,), (60, 60, 60))
    for columns, _ in _columns(table):
        assert columns == THEME.columns(table.widths, 3, WIDE)


def test_where_people_write_a_name_has_its_room_still() -> None:
    row = Row(
        (Cell(text("Crew")), Cell(text(strong("Featherstonehaugh"))), Cell(lines=1), Cell(text("It is told to all")))
    )
    table = Table((), (row,), (40, 12, 46, 72))
    (_, by_hand) = THEME.columns(table.widths, 4, WIDE)[2]
    for columns, takes in _columns(table):
        assert columns[1][1] >= takes
        assert columns[2][1] == pytest.approx(by_hand)


@pytest.mark.parametrize("word", ["https://intranet.example/" + "a1b2" * 12, "会议纪要" * 12, "x" * 60])
def test_what_is_no_ordinary_word_takes_no_room_of_others(word: str) -> None:
    row = Row((Cell(text("What is needed")), Cell((TextRun(word),)), Cell(text("yes"))))
    table = Table((), (row,), (90, 12, 40))
    for columns, _ in _columns(table):
        assert columns == THEME.columns(table.widths, 3, WIDE)
