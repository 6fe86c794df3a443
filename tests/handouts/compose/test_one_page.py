"""Pages that promise to be one: the sponsor's and the calendar, whatever was typed, on both papers, as PDF and, where
LibreOffice is there to count them, in Word with letters that are not ours."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handouts import pdf, word, wording
from handouts.compose import engagement_calendar, sponsor_summary
from handouts.document import Document
from handouts.imprint import Imprint, OpenItem
from handouts.parameter_sources import CalendarLine, CalendarSource, RecordEntry, RecordSource
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.parameters import ParameterKey, ParameterStatus

OFFICE = shutil.which("soffice")
WORDS = wording.load("en")
DAY = date(2026, 11, 25)
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
SIZES = (0, 60, 400, 20_000)


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
)


@st.composite
def calendars(draw: st.DrawFn) -> CalendarSource:
    every, count = draw(st.sampled_from((1, 9, 40))), draw(st.sampled_from((1, 12, 90)))
    what, where, remark = draw(texts), draw(names), draw(texts)
    first = (DAY + timedelta(days=every * nth) for nth in range(count))
    lines = tuple(CalendarLine(day, day + timedelta(days=2), what, where, remark) for day in first)
    return CalendarSource(draw(imprints), lines, draw(days), draw(days))


def _assert_one_page(document: Document) -> None:
    for paper in Paper:
        with pypdfium2.PdfDocument(pdf.render(document, theme_for(paper))) as file:
            assert len(file) == 1, paper


@settings(max_examples=10)
@given(records)
def test_the_sponsors_page_is_one_whatever_was_typed(source: RecordSource) -> None:
    _assert_one_page(sponsor_summary.compose(source, WORDS))


@settings(max_examples=10)
@given(calendars())
def test_the_calendar_is_one_page_however_long_the_programme(source: CalendarSource) -> None:
    _assert_one_page(engagement_calendar.compose(source, WORDS))


def _full(size: int, own: int) -> RecordSource:
    """Everything filled, with so many characters each."""
    name, words = ("W" * 300, _filled(PIECES[0], size))
    keys = [*ParameterKey, *(f"own{nth}" for nth in range(own))]
    open_items = (OpenItem(words, name, DAY),) * 3
    made = [
        RecordEntry(
            str(key), nth, name, name, list(ParameterStatus)[nth % 5], True, decision=words, rationale=words,
            owner=name, review_on=DAY, parked_until=DAY, parked_reason=words, open_items=open_items,
        )
        for nth, key in enumerate(keys)
    ]  # fmt: skip
    return RecordSource(
        Imprint(name, name, name, name, DAY), tuple(made), name, name, version=9, signed_on=DAY, signed_by=(name,) * 4,
        dates=((DAY, name),) * 9,
    )  # fmt: skip


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_it_is_one_page_in_word_too(tmp_path: Path) -> None:
    assert OFFICE is not None
    records = [_full(20_000, 20), _full(150, 0), _full(90, 1)]
    name, first = "W" * 300, [DAY + timedelta(days=9 * nth) for nth in range(60)]
    lines = tuple(CalendarLine(day, day, name, name, "moved: a public holiday") for day in first)
    calendar = CalendarSource(Imprint(name, name, name, name, DAY), lines, first[0], first[-1])
    documents = [sponsor_summary.compose(each, WORDS) for each in records]
    documents.append(engagement_calendar.compose(calendar, WORDS))
    for nth, document in enumerate(documents):
        for paper in Paper:
            (tmp_path / f"{nth}-{paper}.docx").write_bytes(word.render(document, theme_for(paper)))
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    counted = {path.name: len(pypdfium2.PdfDocument(path)) for path in tmp_path.glob("*.pdf")}
    assert len(counted) == len(files)
    assert set(counted.values()) == {1}, counted
