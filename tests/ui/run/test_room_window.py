"""The room's window by its pixels and sizes: four places that never move, the instruction the largest text, readable
when it is two hundred pixels wide, no ink at an edge, whatever stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from agendas import loader
from agendas.model import PhaseKind, Seat
from handouts.room_cards import CardKind, CardLine, RoomCard
from ui.run import room_places
from ui.run.digits import Digits
from ui.run.group_lines import GroupLine
from ui.run.instruction import MOST_WORDS, lay_out, paragraphs
from ui.run.panel import RunPanel
from ui.run.room_canvas import Band, RoomCanvas
from ui.run.room_painting import LARGEST, SMALLEST, phase_widths
from ui.run.room_places import DIGITS, TITLE, places
from ui.run.room_view import PhaseShare, RoomView
from ui.run.seating import RoomClock, SeatLine
from ui.run.view_state import BellMoment, PhaseView
from ui.theme import apply_theme
from workshop_app.domain.run import Face, Level, Next, RunStatus

SIZES = [(1024, 640), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (320, 240), (400, 900)]
THUMB = 200
CALM = Digits("25:38", Level.CALM, 0.57, False, False, False)
PLAIN = RoomView(
    status=RunStatus.RUNNING,
    title="Draft key results together",
    todo="Alone, 5 minutes: write key results for this objective.\nIn pairs, 10 minutes: keep your best two.\n"
    "Then together: from what, to what, who can read it?",
    type=None,
    digits=CALM,
    phase=None,
    seats=(),
    rooms=(),
    page=1,
    pages=1,
    page_size=0,
    next_title="Break",
    next_at="10:57",
    clock="10:31",
    moment=None,
    message="",
    black=False,
    rehearsal=False,
    until="10:57",
    minute=631,
)
PEOPLE = [(f"Wilhelmina van Oranje-Nassau {place}", str(place // 3 + 1), place % 3) for place in range(8)]
SEATS = tuple(SeatLine(name, room, list(Seat)[seat], "", "", (), "ABC"[seat]) for name, room, seat in PEOPLE)
LEFT = zip(PhaseKind, (5, 30, 5, 8, 2), (0, 0.4, 1, 1, 1), strict=True)
SEATED = replace(
    PLAIN,
    title="Breakout 1: A coaches B, C observes",
    todo="Take your seats.",
    seats=(*SEATS, SeatLine("Zoe", "", None, "", "", ())),
    page_size=9,
    pages=2,
    parts=tuple(PhaseShare(*each) for each in LEFT),
)
POINTS = tuple(CardLine(f"{place}  Not an activity", "Would we be pleased?") for place in range(8))
ROOMS = tuple(RoomClock(str(place), PhaseKind.COACHING, timedelta(minutes=22), 2) for place in range(6))
GROUPS = tuple(GroupLine(str(n), f"Group {n}", "Draft", "Do it: now.", "10:40", "", False) for n in range(3))
OVER = replace(CALM, text="−1:12:40", level=Level.OVER, over=True, share=0)
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
VIEWS = {
    "plain": PLAIN,
    "seated": SEATED,
    "rooms": replace(SEATED, rooms=ROOMS),
    "message": replace(PLAIN, message="Please be back at 13:36"),
    "long message": replace(PLAIN, message=LONG),
    "card": replace(PLAIN, card=RoomCard(CardKind.POINTS, "Eight points", POINTS)),
    "groups": replace(PLAIN, groups=GROUPS),
    "long": replace(PLAIN, title=LONG, todo=f"{LONG} and {LONG}", next_title=LONG, rehearsal=True),
    "over": replace(PLAIN, digits=OVER, moment=BellMoment.TIME_UP),
    "empty": replace(PLAIN, title="", todo="", next_title="", until="", digits=replace(CALM, text="", face=Face.NONE)),
}
STILL = ("title", "clock", "foot", "wall")


@pytest.fixture
def shown(_dressed: QApplication, qtbot) -> Callable[[RoomView, int, int], RoomCanvas]:
    canvas = RoomCanvas()
    qtbot.addWidget(canvas)

    def show(view: RoomView, width: int, height: int) -> RoomCanvas:
        canvas.resize(width, height)
        canvas.show_view(view)
        return canvas

    return show


def ink_at_the_edge(band: Band) -> list[str]:
    """Sides of a band at which something was drawn that the band cuts off."""
    image = band.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground, wide, high = image.pixel(0, 0), image.width(), image.height()
    sides = {
        "left": [(0, y) for y in range(high)], "right": [(wide - 1, y) for y in range(high)],
        "top": [(x, 0) for x in range(wide)], "bottom": [(x, high - 1) for x in range(wide)],
    }  # fmt: skip
    return [name for name, dots in sides.items() if any(image.pixel(*dot) != ground for dot in dots)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_four_places_never_move(shown: Callable[..., RoomCanvas], width: int, height: int) -> None:
    seen = set()
    for view in VIEWS.values():
        canvas = shown(replace(view, rehearsal=False), width, height)
        seen.add(tuple(getattr(canvas, name).geometry().getRect() for name in STILL))
        assert all(getattr(canvas, name).isVisibleTo(canvas) for name in STILL)
    assert len(seen) == 1
    (areas,) = seen
    assert all(canvas.rect().contains(getattr(canvas, name).geometry()) for name in STILL)
    for one, other in pairwise([QRectF(*area) for area in areas]):
        assert not one.intersects(other)


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_cut_at_any_size(shown: Callable[..., RoomCanvas], name: str) -> None:
    for width, height in SIZES[:-2]:
        canvas = shown(VIEWS[name], width, height)
        for band in ("title", "clock", "foot", "wall", "text", "rooms"):
            drawn: Band = getattr(canvas, band)
            if drawn.isVisibleTo(canvas):
                assert ink_at_the_edge(drawn) == [], f"{band} at {width} x {height}"


def test_the_shares_are_those_of_the_pictures() -> None:
    at = places(1920, 1080, rehearsal=False, phases=False, strip=False)
    assert at.band.height() / 1080 == pytest.approx(0.06, abs=0.003)
    assert room_places.NEXT == 4.0
    assert DIGITS == 23.0
    assert at.digits.height() / 1080 == pytest.approx(0.23 * 0.72, abs=0.005)  # the ink of figures


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1920, 1080)])
def test_two_hundred_pixels_wide_it_can_be_read(shown: Callable[..., RoomCanvas], width: int, height: int) -> None:
    """By sizes: six pixels of type are read, twenty seen at a glance. By pixels: the ink is still there."""
    at = places(width, height, rehearsal=False, phases=False, strip=False)
    shrunk = THUMB / width
    assert at.unit * TITLE * shrunk >= 6
    assert at.unit * DIGITS * shrunk >= 20
    laid = lay_out(QFont(), PLAIN.todo, at.middle.width(), at.middle.height(), at.unit * LARGEST, at.unit * SMALLEST)
    assert laid is not None
    assert laid.size * shrunk >= 6
    small = shown(PLAIN, width, height).grab().toImage().scaledToWidth(THUMB)
    for area in (at.title, at.digits, at.middle):
        box = QRectF(area.left() * shrunk, area.top() * shrunk, area.width() * shrunk, area.height() * shrunk).toRect()
        darkest = min(
            small.pixelColor(x, y).lightness()
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        )
        assert darkest < 120


@pytest.mark.usefixtures("_dressed")
def test_every_instruction_of_every_agenda_is_the_largest_text() -> None:
    at = places(1920, 1080, rehearsal=False, phases=False, strip=False)
    small = []
    for agenda in (loader.load(each) for each in loader.available()):
        for step in agenda.every_step:
            text = step.texts.room_text
            if not text.strip():
                continue
            laid = lay_out(QFont(), text, at.middle.width(), at.middle.height(), at.unit * LARGEST, at.unit * SMALLEST)
            if laid is None or laid.size < at.unit * TITLE:
                small.append((agenda.id, step.id, None if laid is None else laid.size / at.unit))
    assert small == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Alone, 5 minutes: write.\nIn pairs: keep two.",
            [("Alone, 5 minutes:", "write."), ("In pairs:", "keep two.")],
        ),
        ("One minute: the number,\nwhat you ask.", [("One minute:", "the number, what you ask.")]),
        ("In a minute:\nname, years here.", [("In a minute:", "name, years here.")]),
        ("Coffee\nBack at 10:30", [("", "Coffee"), ("", "Back at 10:30")]),
        ("Back at 10:30 please", [("", "Back at 10:30 please")]),
        ("a b c d e f g: h", [("", "a b c d e f g: h")]),
        ("Write down:", [("Write down:", "")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_and_what_stands_before_the_colon(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.head, one.body) for one in paragraphs(text)] == found


@pytest.mark.usefixtures("_dressed")
def test_lines_have_four_to_eight_words() -> None:
    text = " ".join(["word"] * 21) + "."
    laid = lay_out(QFont(), text, 1700, 500, 120, 20)
    assert laid is not None
    counts = [sum(len(run.text.split()) for run in runs) for _, runs in laid.lines]
    assert sum(counts) == 21
    assert all(4 <= count <= MOST_WORDS for count in counts)
    assert laid.height <= 500
    assert lay_out(QFont(), LONG, 300, 300, 120, 40) is None


def test_phases_are_as_wide_as_their_minutes_but_not_narrower_than_their_words() -> None:
    widths = phase_widths([60, 70, 60, 60, 40], [2, 40, 5, 5, 1], 800, 10)
    assert sum(widths) == pytest.approx(760)
    assert widths[1] == max(widths)
    assert all(width >= needed - 0.01 for width, needed in zip(widths, [60, 70, 60, 60, 40], strict=True))
    crowded = phase_widths([60, 70], [1, 1], 100, 10)
    assert sum(crowded) == pytest.approx(90)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_seats_are_told_apart_in_grey(shown: Callable[..., RoomCanvas], qapp: QApplication, look: str) -> None:
    """The three marks differ without their colours and without their letters."""
    from PySide6.QtGui import QPainter

    from ui import theme
    from ui.run.drawing import draw_seat

    try:
        apply_theme(qapp, look, 100)
        drawn = []
        for seat in Seat:
            image = QImage(14, 14, QImage.Format.Format_Grayscale8)
            image.fill(theme.current().colour("ground"))
            painter = QPainter(image)
            draw_seat(painter, QRectF(0, 0, 14, 14), seat, "")
            painter.end()
            drawn.append([image.pixelColor(x, y).lightness() for x in range(14) for y in range(14)])
        for one, other in ((0, 1), (1, 2), (0, 2)):
            differing = sum(abs(a - b) > 40 for a, b in zip(drawn[one], drawn[other], strict=True))
            assert differing > 14, (look, one, other)
    finally:
        apply_theme(qapp, "light", 100)


def test_the_time_left_and_the_wall_clock_stay_beside_a_message(shown: Callable[..., RoomCanvas]) -> None:
    canvas = shown(VIEWS["message"], 1366, 768)
    assert canvas.words is not None
    assert (canvas.words.digits, canvas.words.beside, canvas.words.clock) == ("25:38", "left", "10:31")
    assert canvas.clock.isVisibleTo(canvas)
    assert canvas.wall.isVisibleTo(canvas)
    assert not canvas.text.isVisibleTo(canvas)
    assert canvas.wall._part.minute == 631


def test_the_page_says_from_whom_to_whom(shown: Callable[..., RoomCanvas]) -> None:
    canvas = shown(SEATED, 1024, 768)
    assert canvas.words is not None
    assert canvas.words.page.replace("\u2068", "").replace("\u2069", "") == "Wilhelmina to Zoe, page 1 of 2"
    assert canvas.words.turns
    assert canvas.words.seats[-1].seat == "no seat yet: please ask"


@pytest.mark.parametrize(
    "text",
    ["独自五分钟：为这个目标写下关键结果。两人一组十分钟：保留最好的两个。", "وحدك: اكتب النتائج الرئيسية.", LONG],
)
def test_words_that_cannot_be_counted_are_large_as_well(shown: Callable[..., RoomCanvas], text: str) -> None:
    band = shown(replace(PLAIN, todo=text), 1366, 768).text
    image = band.grab().toImage()
    ground = image.pixel(0, 0)
    inked = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(0, image.width(), 2))]
    assert max(inked) - min(inked) > 0.2 * image.height()
    assert ink_at_the_edge(band) == []


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|propagateSizeHints)\(\)", extend=True)
def test_the_small_clock_names_the_item(running: RunPanel) -> None:
    assert running.conductor is not None
    assert running.stage is not None
    place = running.conductor.place
    place.toggle_small_clock()
    assert place.small is not None
    face = place.small.face
    assert face._title == "Welcome"
    before = face.grab().toImage()
    running.stage.do(Next())
    assert face._title == "Pairs"
    assert face.grab().toImage() != before


def test_of_several_rounds_the_wall_says_which(shown: Callable[..., RoomCanvas]) -> None:
    """Also where a long task leaves little room."""
    phase = PhaseView(PhaseKind.COACHING, 2, 3, None, False, "", "")
    task = "Coach asks, one question at a time. Coachee decides the wording. Observer writes and stays silent. " * 2
    canvas = shown(replace(SEATED, phase=phase, todo=task), 1024, 768)
    assert canvas.words is not None
    assert canvas.words.round == "Round 2 of 3"
    with_round = canvas.title.grab().toImage()
    assert shown(replace(SEATED, todo=task), 1024, 768).title.grab().toImage() != with_round
    assert ink_at_the_edge(canvas.title) == []
