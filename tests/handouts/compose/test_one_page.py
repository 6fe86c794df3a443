"""Pages that promise to be one: the sponsor's and the calendar. The promise is kept by how they are set, and
never by leaving out a word."""

from __future__ import annotations

from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handouts import pdf, verify, wording
from handouts.compose import engagement_calendar, sponsor_summary
from handouts.compose.yes_or_no import answered_by_yes_or_no
from handouts.document import Document, Table
from handouts.imprint import Imprint, OpenItem
from handouts.parameter_sources import CalendarLine, CalendarSource, RecordEntry, RecordSource
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.sample.content import read_sample

WORDS = wording.load("en")
DAY = date(2026, 11, 25)
REVIEW = WORDS("calendar.review")
PIECES = (
    "The crew decides this before the summer timetable. ",
    "W" * 300,
    "漢字かな混じり文です。",
    "שלום עולם ",
    "مرحبا بالعالم ",
    "👍🏽 ",
    "one\ntwo\n\n",
    "<b>&amp;",
    "\x00\x1b\u202e",
)
UNDECIDED = ParameterStatus.NOT_ASKED
SIZES = (0, 60, 400, 3_000)


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


texts = st.builds(_filled, st.sampled_from(PIECES), st.sampled_from(SIZES))
names = st.sampled_from(("", "Ana Lind", "Name " * 60, "W" * 300, "\u202eשם " * 75))
days = st.sampled_from((None, date(2027, 3, 1)))
items = st.builds(OpenItem, texts.filter(bool), names, days)
imprints = st.builds(Imprint, names.filter(bool), names, names, names, st.just(DAY))


@st.composite
def entries(draw: st.DrawFn) -> tuple[RecordEntry, ...]:
    keys = [*ParameterKey, *(f"own{nth}" for nth in range(draw(st.sampled_from((0, 1, 25)))))]
    kinds = [draw(_entry) for _ in range(3)]  # three ways to fill one, all through the record
    return tuple(replace(kinds[nth % 3], key=str(key), number=nth) for nth, key in enumerate(keys))


_entry = st.builds(
    RecordEntry,
    key=st.just(""),
    number=st.just(0),
    title=names,
    short_title=names,
    status=st.sampled_from(ParameterStatus),
    decision=texts,
    rationale=texts,
    owner=names,
    review_on=days,
    parked_until=days,
    parked_reason=texts,
    open_items=st.lists(items, max_size=3).map(tuple),
)
records = st.builds(
    RecordSource,
    imprints,
    entries(),
    sponsor=names,
    project_lead=names,
    version=st.sampled_from((0, 12)),
    signed_on=days,
    signed_by=st.lists(names, max_size=4).map(tuple),
    dates=st.lists(st.tuples(st.just(DAY), names), max_size=9).map(tuple),
    coming=st.lists(st.builds(CalendarLine, st.just(DAY), st.just(DAY), names), max_size=9).map(tuple),
)


@st.composite
def calendars(draw: st.DrawFn) -> CalendarSource:
    every, count = draw(st.sampled_from((1, 9, 40))), draw(st.sampled_from((1, 12, 90)))
    what, where, remark = draw(texts), draw(names), draw(texts)
    first = (DAY + timedelta(days=every * nth) for nth in range(count))
    lines = tuple(CalendarLine(day, day + timedelta(days=2), what, where, remark) for day in first)
    return CalendarSource(draw(imprints), lines, draw(days), draw(days))


def _pages(document: Document, paper: Paper) -> tuple[int, str]:
    with pypdfium2.PdfDocument(pdf.render(document, theme_for(paper))) as file:
        return len(file), " ".join(" ".join(page.get_textpage().get_text_range() for page in file).split())


@settings(max_examples=3)
@given(records)
def test_the_sponsors_page_cuts_nothing_whatever_was_typed(source: RecordSource) -> None:
    document = sponsor_summary.compose(source, WORDS)
    said = list(verify.texts(document))
    assert not any("\u2026" in text for text in said)
    for entry in source.entries:
        if entry.status is ParameterStatus.DECIDED and entry.decision.strip():
            assert entry.decision.strip() in said


@settings(max_examples=3)
@given(calendars())
def test_the_calendar_leaves_no_date_out(source: CalendarSource) -> None:
    (month_table,) = (each for each in engagement_calendar.compose(source, WORDS).sections[0].blocks[1:2])
    said = "".join(run.text for row in month_table.rows for cell in row.cells for run in cell.runs)
    for line in source.lines:
        assert line.what in said


DECISION = "Every set holds at most two objectives, one facing passengers and one facing ourselves, never more."


def _line(nth: int, what: str) -> CalendarLine:
    day = DAY + timedelta(days=nth)
    return CalendarLine(day, day, what)


def _usual(decision: str, questions: int) -> RecordSource:
    items = tuple(
        OpenItem(f"May managers mention OKRs in the yearly talk {nth}?", "Bettina Roth", DAY) for nth in "abc"
    )
    entries = tuple(
        RecordEntry(
            str(key), nth, str(key), f"Parameter {nth}", ParameterStatus.DECIDED, False, decision=decision,
            open_items=items[:questions] if nth == 3 else (), review_on=DAY,
        )
        for nth, key in enumerate(ParameterKey)
    )  # fmt: skip
    imprint = Imprint("Harbour Ferries", "Jan\u2013Apr 2027", "Ruth Adler", "Confidential", DAY)
    dates = tuple((DAY + timedelta(days=nth), f"Workshop of team {nth}") for nth in range(9))
    return RecordSource(imprint, entries, "Marguerite Dubois", "Hannah Wei\u00df", version="2", dates=dates)


def test_what_is_usual_stands_on_one_page_and_longer_texts_take_a_second_which_the_first_one_says() -> None:
    usual = sponsor_summary.compose(_usual(DECISION, 3), WORDS)
    longer = sponsor_summary.compose(_usual(DECISION * 2, 3), WORDS)
    for paper in Paper:
        count, said = _pages(usual, paper)
        assert count == 1
        assert said.count(DECISION) == len(ParameterKey)
        assert WORDS("sponsor.overleaf") not in said
        count, said = _pages(longer, paper)
        assert count == 2
        assert WORDS("sponsor.overleaf") in said
        assert "Signature" in said


def test_the_milestones_of_the_calendar_come_up_as_far_as_there_is_room() -> None:
    usual = _usual("Two objectives.", 0)
    milestones = (_line(0, REVIEW), *(_line(nth, f"Milestone {nth}") for nth in range(9)))
    for decision, least in (("Two objectives.", 5), (DECISION, 1)):
        entries = tuple(replace(each, decision=decision) for each in usual.entries)
        page = sponsor_summary.compose(replace(usual, entries=entries, coming=milestones), WORDS)
        count, said = _pages(page, Paper.A4)
        assert count == 1
        assert least <= said.count("Milestone") <= len(milestones)
        assert REVIEW in said
        assert "Workshop of team" not in said


def test_more_dates_stand_on_the_paper_that_has_more_room() -> None:
    """A page for A4 does not stop where Letter ends; neither takes a second one for a date."""
    usual = _usual(f"{DECISION} {DECISION[:40]}.", 3)
    usual = replace(usual, entries=(*usual.entries, replace(usual.entries[-1], key="own", number=11)))
    milestones = tuple(_line(nth, f"Milestone {nth}") for nth in range(20))
    told = {}
    for paper in Paper:
        source = replace(usual, coming=milestones, imprint=replace(usual.imprint, paper=paper))
        page = sponsor_summary.compose(source, WORDS)
        count, said = _pages(page, paper)
        assert count == 1
        told[paper] = said.count("Milestone")
    assert told[Paper.A4] >= 4
    assert told[Paper.A4] > told[Paper.LETTER]


QUESTIONS = {
    "May managers mention OKRs in the annual review?": True,
    "The council meets in May: do we wait for it?": True,
    "It costs a day. Is that all right?": True,
    "“Does it pay?”": False,  # quoted, and asked by nobody
    "Do we go on or not?": True,
    "Don’t we start too early?": False,  # a yes to it may mean either
    "Which of the board KPIs can be dropped?": False,
    "Who tells the board?": False,
    "Does Freight join in cycle 2, or wait for the new crane?": False,
    "Do we begin in May or in June?": False,
    "Is it May? And who says so?": False,
    "A room for forty people": False,
    "?": False,
    "": False,
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_that_boxes_cannot_answer_has_a_line_to_write_on(asked: str) -> None:
    assert answered_by_yes_or_no(asked, WORDS) is QUESTIONS[asked]
    usual = _usual(DECISION, 0)
    entries = (replace(usual.entries[0], open_items=(OpenItem(asked, "Bettina Roth", DAY),)), *usual.entries[1:])
    page = sponsor_summary.compose(replace(usual, entries=entries), WORDS)
    (row,) = next(each.rows for each in page.sections[0].blocks if isinstance(each, Table) and len(each.header) == 4)
    assert bool(row.cells[3].runs) is QUESTIONS[asked]
    assert row.cells[3].lines == (0 if QUESTIONS[asked] else 1)


@pytest.mark.parametrize("sample", ["harbour_ferries", "a_cycle_later"])
def test_the_boxes_answer_every_question_of_the_sample(sample: str) -> None:
    asked = [each["text"] for each in read_sample(sample, "en")["questions"]]
    assert asked
    assert all(answered_by_yes_or_no(each, WORDS) for each in asked)


def test_what_is_not_decided_is_asked_in_one_question_on_one_page() -> None:
    usual = _usual(DECISION, 0)
    bare = [RecordEntry(each.key, each.number, each.title, each.short_title, UNDECIDED) for each in usual.entries]
    nothing = replace(usual, entries=tuple(bare))
    first = usual.dates[0][1]
    for source, heading in ((nothing, "Still to decide"), (replace(nothing, dates=()), "Still to decide")):
        for paper in Paper:
            count, said = _pages(sponsor_summary.compose(source, WORDS), paper)
            assert (count, said.count("let’s talk"), heading in said) == (1, 1, True)
            assert "What we agreed" not in said
            assert (f"before “{first}”" in said) == bool(source.dates)
    some = replace(nothing, entries=(*usual.entries[:7], *bare[7:]))
    count, said = _pages(sponsor_summary.compose(some, WORDS), Paper.A4)
    assert (count, said.count("let’s talk"), "What we agreed" in said) == (1, 1, True)
    assert all(said.count(each.short_title.split()[0]) >= 2 for each in bare[7:])  # in its row and in the question


def test_a_year_of_dates_is_one_page() -> None:
    first = [DAY + timedelta(days=14 * nth) for nth in range(26)]
    lines = tuple(CalendarLine(day, day, "Check-in of Crossing Operations", "Pier 4") for day in first)
    source = CalendarSource(Imprint("Harbour Ferries", "2027", "Ruth", "", DAY), lines, first[0], first[-1])
    document = engagement_calendar.compose(source, WORDS)
    assert [_pages(document, paper)[0] for paper in Paper] == [1, 1]
