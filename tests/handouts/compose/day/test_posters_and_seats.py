"""What people look for from their chairs: the day to scale on the poster, names that stand whole, and seat cards that
tell who sits where in which round, by the clock, in letters for the lap."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest
from msgspec.structs import replace

from agendas.round_times import RoundTime, round_times
from handouts import catalogue, export, fonts, pdf
from handouts.document import Card, Cards, Document, Table, TimeStrip
from handouts.gather import ComposeOptions
from handouts.pdf_cards import card_faces
from handouts.theme import theme_for
from handouts.whole_words import with_whole_names
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.house_style import OwnStyle
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

LONG = "Venkatanarasimharajuvaripeta"


def only(id: str, workspace: Workspace, options: ComposeOptions) -> Document:
    (document,) = catalogue.compose(id, workspace.read, options)
    return document


def trios(engagement: Workspace, names: tuple[str, ...] = ()) -> None:
    """Two trios that stay together, three rounds."""
    for nth, name in enumerate(names):
        engagement.apply(edit(Person, f"p{nth}", name=name))
    tables = {"1": ("p0", "p1", "p2"), "2": ("p3", "p4", "p5")}
    turned = []
    for at in range(3):
        rooms = (SeatedRoom(room, who[at], who[at - 2], (who[at - 1],)) for room, who in tables.items())
        turned.append(SeatedRound(at + 1, tuple(rooms)))
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    engagement.apply(Add((GroupPlan("w1", 1, tuple(turned)),)))


def strips(document: Document) -> list[TimeStrip]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, TimeStrip)]


def rotation(document: Document, nth: int = 0) -> list[list[str]]:
    blocks = (block for section in document.sections for block in section.blocks if isinstance(block, Cards))
    tables = [card.table for block in blocks for card in block.cards if card.table]
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in tables[nth].rows]


def test_rounds_have_their_times_one_after_the_other(engagement: Workspace) -> None:
    agenda = engagement.read.get(WorkshopAgenda, "w1").agenda
    found = round_times(agenda)
    assert [each.number for each in found] == [1, 2, 3]
    lengths = {round.number: round.minutes for step in agenda.steps for round in step.rounds}
    assert {each.number: each.end - each.start for each in found} == lengths
    (step, *_) = (step for step in agenda.steps if step.rounds)
    twice = replace(step, rounds=tuple(replace(step.rounds[0], number=number) for number in (1, 2)))
    times = round_times(replace(agenda, steps=(twice,)), (600,))
    length = step.rounds[0].minutes
    assert times == (RoundTime(1, 1, 600, 600 + length), RoundTime(2, 1, 600 + length, 600 + 2 * length))


def test_the_poster_shows_the_day_to_scale_with_its_rounds(engagement: Workspace, options: ComposeOptions) -> None:
    trios(engagement)
    document = only("breakout_poster", engagement, options)
    (strip,) = strips(document)
    (band,) = strip.bands
    assert [(box.head, box.said + box.more) for box in strip.boxes] == [
        ("Round 1 · 11:30–12:10", "A coaches B"),
        ("Round 2 · 13:30–13:55", "B coaches C"),
        ("Round 3 · 14:20–14:45", "C coaches A"),
    ]
    assert [box.length for box in strip.boxes] == [40, 25, 25]
    assert strip.boxes[1].start - strip.boxes[0].start == 120, "minutes, as on the clock"
    assert band.start == 0
    assert band.label.startswith("09:00")
    assert strip.boxes[0].start == 150


def test_in_quads_too_the_strip_says_who_coaches_whom(engagement: Workspace, options: ComposeOptions) -> None:
    quad = (SeatedRoom("1", "p0", "p1", ("p2", "p3")), SeatedRoom("1", "p1", "p2", ("p0", "p3")))
    engagement.apply(Add((GroupPlan("w1", 1, tuple(SeatedRound(nth, (room,)) for nth, room in enumerate(quad, 1))),)))
    (strip,) = strips(only("breakout_poster", engagement, options))
    assert [box.said + box.more for box in strip.boxes][:2] == ["A coaches B", "B coaches C"]


def test_where_letters_change_the_strip_tells_when_and_each_round_has_its_page(
    engagement: Workspace, options: ComposeOptions
) -> None:
    (strip,) = strips(only("breakout_poster", engagement, options))
    assert [box.said for box in strip.boxes] == ["", "", ""]
    assert strip.boxes[0].head == "Round 1 · 11:30–12:10"


@pytest.mark.parametrize("paper", Paper)
def test_the_strip_is_on_paper_and_in_word_at_the_same_share_of_the_line(
    paper: Paper, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    trios(engagement)
    document = only("breakout_poster", engagement, options)
    (strip,) = strips(document)
    assert export.save(document, "pdf", tmp_path, paper).verified
    file = docx.Document(str(export.save(document, "docx", tmp_path, paper).path))
    said = [("".join(c.text for c in each._cells).replace("\N{NO-BREAK SPACE}", " "), each) for each in file.tables]
    table = next(each for words, each in said if "Round 1 · 11:30–12:10" in words)
    line = table.rows[1]._tr.tc_lst
    widths = [int(each.tcPr.width) for each in line]
    dark = [bool(each.xpath(".//w:shd[@w:fill='0F6E84']")) for each in line]
    assert dark.count(True) == 3
    share = sum(widths[: dark.index(True)]) / sum(widths)
    assert share == pytest.approx(strip.boxes[0].start / strip.end, abs=0.003)


def test_a_name_too_long_for_its_column_has_smaller_letters_in_both_files(
    engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """On the page it stands in one piece; in Word its run says the size, a little below that of its neighbours."""
    trios(engagement, ("Ana Lind", LONG))
    for paper in Paper:
        document = only("breakout_poster", engagement, replace(options, paper=paper))
        with pypdfium2.PdfDocument(export.save(document, "pdf", tmp_path, paper).path) as file:
            page = file[0].get_textpage()
            at, count = page.search(LONG).get_next()
            assert count == len(LONG)
            lines = {round(page.get_charbox(each, loose=True)[1]) for each in range(at, at + count)}
            assert len(lines) == 1
    file = docx.Document(str(export.save(document, "docx", tmp_path, "a4").path))
    paragraphs = [each for cell in file.tables[0]._cells for each in cell.paragraphs]
    (found,) = [run for each in paragraphs for run in each.runs if run.text == LONG]
    others = next(each for each in paragraphs if each.text == "Ana Lind")
    size = others.style.base_style.font.size.pt
    assert 0.4 * size < found.font.size.pt < size
    assert others.runs[0].font.size is None


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["Rosa María del Carmen Fernández-Villaverde", "Sara van-der-Straeten-Wohlgemuth"])
def test_a_long_name_takes_two_lines_in_letters_of_the_others(
    name: str, paper: Paper, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """It took three, and the first sheet had no room left for the strip of the rounds."""
    trios(engagement, ("Ana Lind", name))
    document = only("breakout_poster", engagement, options)
    assert strips(document)
    with pypdfium2.PdfDocument(export.save(document, "pdf", tmp_path, paper).path) as file:
        for page in file:
            words = page.get_textpage()
            lines = [line.strip() for line in words.get_text_range().splitlines()]
            parts = [line for line in lines if any(part in line for part in name.split())]
            assert len(parts) <= 2
    rows = [row for block in document.sections[0].blocks if isinstance(block, Table) for row in block.rows]
    assert {cell.size for row in rows for cell in row.cells[1:]} == {1.0}


def test_what_already_stands_whole_keeps_its_letters(engagement: Workspace, options: ComposeOptions) -> None:
    trios(engagement)
    for paper in Paper:
        document = only("breakout_poster", engagement, replace(options, paper=paper))
        assert with_whole_names(document, (paper,)) == document


def test_the_card_tells_who_sits_where_in_each_round_by_the_clock(
    engagement: Workspace, options: ComposeOptions
) -> None:
    trios(engagement)
    assert rotation(only("seat_cards", engagement, options)) == [
        ["1  11:30", "Ana Lind", "Ben Okafor", "Cho Min-seo"],
        ["2  13:30", "Ben Okafor", "Cho Min-seo", "Ana Lind"],
        ["3  14:20", "Cho Min-seo", "Ana Lind", "Ben Okafor"],
    ]


def test_of_a_workshop_of_two_days_the_card_names_the_day(engagement: Workspace, options: ComposeOptions) -> None:
    trios(engagement)
    agenda = engagement.read.get(WorkshopAgenda, "w1").agenda
    last = max(place for place, step in enumerate(agenda.steps) if step.rounds)
    steps = tuple(replace(step, day=2) if place >= last else step for place, step in enumerate(agenda.steps))
    moved = replace(agenda, steps=steps, starts=(540, 600))
    engagement.apply(Add((WorkshopAgenda("w1", moved),)))
    when = [row[0] for row in rotation(only("seat_cards", engagement, options))]
    assert when == ["1  Day 1, 11:30", "2  Day 1, 13:30", "3  Day 2, 10:00"]
    (strip,) = strips(only("breakout_poster", engagement, options))
    assert [band.label[:6] for band in strip.bands] == ["Day 1,", "Day 2,"]
    assert strip.boxes[2].start == strip.bands[1].start
    assert strip.bands[1].start > strip.bands[0].start + strip.bands[0].length


@pytest.mark.parametrize("paper", Paper)
def test_seat_cards_are_read_from_the_lap_in_word_as_on_paper(
    paper: Paper, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """No card of them has letters below 10.5 points; the coach's questions were set in 9.5."""
    trios(engagement)
    file = docx.Document(str(export.save(only("seat_cards", engagement, options), "docx", tmp_path, paper).path))
    told = [
        (each.style.font.size.pt, each.text)
        for table in file.tables
        for cell in table._cells
        for each in (*cell.paragraphs, *(p for inner in cell.tables for c in inner._cells for p in c.paragraphs))
        if each.text and each.style.name.startswith(("Card Text", "Table Text"))
    ]
    assert min(told)[0] >= 10.5, min(told)
    assert any(text == "Ana Lind" for _, text in told)
    assert all(isinstance(size, float) for size, _ in told)


def test_a_table_on_a_card_is_a_table_for_whoever_reads_with_the_ears(
    engagement: Workspace, options: ComposeOptions
) -> None:
    trios(engagement)
    cards = next(b for b in only("seat_cards", engagement, options).sections[0].blocks if isinstance(b, Cards))
    table = cards.cards[3].table
    assert isinstance(table, Table)
    assert ["".join(run.text for run in cell.runs) for cell in table.header] == [
        "Round",
        "Coach",
        "Coachee",
        "Observer",
    ]


QUAD = ("Bartholomew Oyelaran", "Maximilian Oberhauser", "Priyanka Venkataraman", "Valentina Castellanos")


def quad(engagement: Workspace) -> None:
    """One of four with long names, three rounds."""
    for nth, name in enumerate(QUAD):
        engagement.apply(edit(Person, f"p{nth}", name=name))
    turned = []
    for at in range(3):
        coach, coachee, *others = (f"p{(at + seat) % 4}" for seat in range(4))
        turned.append(SeatedRound(at + 1, (SeatedRoom("1", coach, coachee, tuple(others)),)))
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    engagement.apply(Add((GroupPlan("w1", 1, tuple(turned)),)))


@pytest.mark.parametrize("paper", Paper)
def test_a_quad_has_its_rotation_on_one_card(paper: Paper, engagement: Workspace, options: ComposeOptions) -> None:
    """It went over to a second card, for the minutes of the last round; they are named once, then only counted."""
    quad(engagement)
    document = only("seat_cards", engagement, options)
    cards = [card for section in document.sections for block in section.blocks for card in block.cards]
    assert len(cards) == 5
    assert pdf.count_pages(document, theme_for(paper)) == 2
    *_, last = cards
    assert "".join(run.text for run in last.body[0]).endswith("25\u00a0min each: 2, 14, 2, 5, 2.")
    with fonts.LOCK:
        assert len(list(card_faces(last, theme_for(paper)))) == 1


VERY_LONG = (
    "Rosa María del Carmen Fernández-Villaverde",
    "Małgorzata Brzęczyszczykiewicz",
    "Maximiliane Freifrau von Rosenberg-Lipinsky",
)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("long", [1, 2, 3])
def test_all_rounds_stand_on_one_card_however_long_the_names(
    paper: Paper, long: int, engagement: Workspace, options: ComposeOptions
) -> None:
    """The last round stood alone on a further sheet, and the first card read as complete."""
    trios(engagement)
    for nth, name in enumerate(VERY_LONG[:long]):
        engagement.apply(edit(Person, f"p{nth}", name=name))
    document = only("seat_cards", engagement, options)
    cards = [card for section in document.sections for block in section.blocks for card in block.cards]
    told = [card for card in cards if card.title == "Who sits where"]
    assert len(told) * 4 == len(cards), "and the minutes with them"
    for card in told:
        entries = len(card.table.rows) if card.table else sum("Coach" in "".join(r.text for r in e) for e in card.body)
        assert entries == 3
        with fonts.LOCK:
            assert len(list(card_faces(card, theme_for(paper)))) == 1


def test_one_long_name_leaves_the_table_and_the_minutes_are_no_entry(
    engagement: Workspace, options: ComposeOptions
) -> None:
    trios(engagement)
    for name, tabled in (
        ("María del Carmen Fernández", True),
        ("Rosa María del Carmen Fernández-Villaverde", False),
        (f"{VERY_LONG[1]} {VERY_LONG[2]}", False),
    ):
        engagement.apply(edit(Person, "p0", name=name))
        document = only("seat_cards", engagement, options)
        cards = [card for section in document.sections for block in section.blocks for card in block.cards]
        told = next(card for card in cards if card.title == "Who sits where" and name in card_words(card))
        assert (told.table is not None) is tabled
        assert "Briefing" in "".join(run.text for run in (told.body[-1] if tabled else told.told))
        assert len(told.body) == (1 if tabled else 3)


def card_words(card: Card) -> str:
    rows = card.table.rows if card.table else ()
    cells = (run.text for row in rows for cell in row.cells for run in cell.runs)
    return "".join((*cells, *(run.text for entry in card.body for run in entry))).replace("\u00a0", " ")


def test_a_card_that_goes_on_says_so(engagement: Workspace, options: ComposeOptions) -> None:
    trios(engagement)
    for nth, name in enumerate(VERY_LONG):
        engagement.apply(edit(Person, f"p{nth}", name=f"{name} {name}, {name}"))
    document = only("seat_cards", engagement, options)
    cards = [card for section in document.sections for block in section.blocks for card in block.cards]
    whole = next(card for card in cards if "Continued" in card.footer)
    assert len(whole.body) == 3, "all rounds first"
    assert "continued" in cards[cards.index(whole) + 1].title
    assert cards[cards.index(whole) + 1].table is None


def test_the_foot_of_a_seat_card_is_read_in_the_hand(
    engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """Who sits there is said in ink with its rounds in bold, not in the small grey of a footer."""
    trios(engagement)
    document = only("seat_cards", engagement, options)
    file = docx.Document(str(export.save(document, "docx", tmp_path, Paper.A4).path))
    told = [
        p
        for table in file.tables
        for cell in table._cells
        for p in cell.paragraphs
        if p.text.startswith("Round 1\u00a0")
    ]
    assert {p.style.name for p in told} == {"Card Told"}
    assert {p.style.font.size.pt for p in told} == {10.5}
    assert told[0].text.replace("\u00a0", " ") == "Round 1 Ana Lind, 2 Ben Okafor, 3 Cho Min-seo"


@pytest.mark.parametrize("id", ["breakout_poster", "share_back_poster", "parking_lot_sheet"])
def test_a_sheet_for_the_wall_has_no_running_head(id: str, engagement: Workspace, options: ComposeOptions) -> None:
    """What it says stands in the foot; with a line of the coach's own the sheet is as any other."""
    document = only(id, engagement, options)
    bare = document.margins
    assert (bare.poster, bare.head_left, bare.head_right) == (True, "", "")
    named = "" if id == "parking_lot_sheet" else f"{document.title.partition(':')[0]} · "  # titled by its name
    assert bare.foot_left.startswith(f"{named}Harbour Ferries · Expert workshop · ")
    worn = only(id, engagement, replace(options, own_style=OwnStyle(footer="Adler")))
    assert not worn.margins.poster
    assert worn.margins.head_left


@pytest.mark.parametrize("title", ["Expert workshop", "All teams in the middle of the cycle", "Quay " * 30])
def test_the_foot_of_a_wall_sheet_leaves_the_coach_out_where_it_would_wrap(
    title: str, engagement: Workspace, options: ComposeOptions
) -> None:
    (workshop,) = (each for each in engagement.read.all(Workshop) if each.title == "Expert workshop")
    engagement.apply(edit(Workshop, workshop.id, title=title))
    confidential = "Confidential: Harbour Ferries and its OKR coach"
    engagement.apply(edit(Engagement, engagement.read.all(Engagement)[0].id, confidentiality=confidential))
    foot = only("share_back_poster", engagement, options).margins.foot_left
    assert foot.endswith(confidential)
    assert ("Coach: Robin Vale" in foot) is (title == "Expert workshop")


def test_a_strip_without_the_day_has_boxes_as_wide_as_on_paper(
    engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """Its one row stood on the edges of a day that is not drawn, and LibreOffice showed slivers."""
    trios(engagement)
    document = only("breakout_poster", engagement, options)
    (strip,) = strips(document)
    (section,) = document.sections
    bare = replace(document, sections=(replace(section, blocks=(replace(strip, bands=()),)),))
    (table,) = docx.Document(str(export.save(bare, "docx", tmp_path, Paper.A4).path)).tables
    assert len(table.columns) == 2 * len(strip.boxes) - 1
    wide = [cell.width for cell in table.rows[0].cells[::2]]
    assert max(wide) - min(wide) <= 20 * 635  # a point
