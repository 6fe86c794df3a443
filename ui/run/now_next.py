"""What happens now, next and then, each with its time; beside next and then it says whether a phase or an item is
meant. Above it the title line, with what is left of the whole item."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.labels import enum_label
from ui.run import conductor_words as short
from ui.run import run_words as words
from ui.run.clock_face import ClockFace
from ui.run.drawing import draw_digits, level_colour
from ui.run.room_words import phase_short
from ui.run.view_state import ConductorView
from ui.widgets.basics import LARGE_TEXT, label, large_text, set_tone, tip
from ui.widgets.elided import ElidedLabel, NameLabel


class LargeDigits(ClockFace):
    """The countdown alone, from the left edge; its word stands in the title line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = 150

    def set_high(self, pixels: int) -> None:
        """How high the line of digits is to be."""
        if pixels != self._high:
            self._high = pixels
            self.setMinimumSize(min(220, pixels * 2), round(pixels * 0.6))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(self._high * 2.6), self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        draw_digits(
            painter,
            area,
            self._digits.text,
            level_colour(self._digits.level, self._digits.paused),
            Qt.AlignmentFlag.AlignLeft,
        )
        painter.end()


class ItemLine(ElidedLabel):
    """A name on one line. Where the whole has no room it is what stands before its colon, and else ends after a whole
    word, with dots that say so."""

    def _line(self) -> str:
        whole, room = super()._line(), self.contentsRect().width()
        if self.fontMetrics().horizontalAdvance(whole) <= room:
            return whole
        short, colon, _ = whole.partition(": ")
        if colon and self.fontMetrics().horizontalAdvance(short) <= room:
            return short
        said = whole.split(" ")
        ways = (f"{' '.join(said[:most]).rstrip(',;:.')} …" for most in range(len(said) - 1, 0, -1))
        return next((each for each in ways if self.fontMetrics().horizontalAdvance(each) <= room), whole)


class TitleLine(QWidget):
    """The item's name, and at the right what has just happened, how urgent it is, and what is left of the item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _line("heading")
        self._said = label("", "subheading")
        self._left = label("", "quiet")
        for each in (self._said, self._left):
            each.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._left)

    @property
    def said(self) -> str:
        """The word for how urgent it is."""
        return self._said.text()

    def show_view(self, view: ConductorView) -> None:
        _say(self._title, view.title)
        self._title.setToolTip(tip(view.title))
        moment = words.moment(view.moment, view.phase)
        _say(self._said, moment or words.urgency_for_facilitator(view))
        set_tone(self._said, "accent" if moment else short.level_tone(view.digits.level))
        _say(self._left, short.item_left(view) if theme.text_scale() < LARGE_TEXT and not moment else "")


class NextLines(QWidget):
    """Three rows: now, next, then; below them what else is to be known of this moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Now and next"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._kinds = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        self._now = self._row(1, self.tr("now"), "body16" if large_text() else "large")
        self._grid.addWidget(self._now[1], 1, 1, 1, 2, Qt.AlignmentFlag.AlignVCenter)  # its kind is never said
        self._next = self._row(2, self.tr("next"), "body16")
        self._then = self._row(3, self.tr("then"), "body16")
        self._also = label("", "quiet")
        self._grid.addWidget(self._also, 4, 0, 1, 4)
        self._prompt = ElidedLabel("body") if large_text() else label("")  # one line: the digits need the height
        self._prompt.setProperty("tone", "late")
        self._grid.addWidget(self._prompt, 5, 0, 1, 4)
        self._grid.setRowStretch(6, 1)

    @property
    def prompt(self) -> str:
        """The question whether the next step has begun."""
        return self._prompt.text()

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Now, next and then as they are written: what, which of the two kinds, when."""
        return tuple((what.text(), kind.text(), when.text()) for _, what, kind, when in self._lines)

    @property
    def _lines(self) -> tuple[tuple[QLabel, QLabel, QLabel, QLabel], ...]:
        return (self._now, self._next, self._then)

    def show_view(self, view: ConductorView, ends: str) -> None:
        """`ends` is when the running phase or item is over."""
        phase = view.phase
        now = words.phase_line(phase) if phase else view.title
        if large_text() and phase is None:
            now = ""  # it stands above, and its end below the band: what comes next has the two lines
        self._show(self._now, now, "", short.until_clock(ends))
        a_phase, an_item = short.kinds()
        item = (view.next_title, an_item, view.next_at)
        nothing = ("", "", "")
        if phase is not None and phase.next_phase is not None:
            named = (
                enum_label if self._kinds and not large_text() else phase_short
            )  # three lines would cost a row of rooms
            following = short.new_round() if phase.next_is_new_round else named(phase.next_phase)
            self._show(self._next, following, a_phase, phase.next_at)
            then = item if view.next_title else nothing
        else:
            last = (self.tr("The end of the day"), "", view.ends_at)
            by_itself = (view.next_title, self.tr("by itself"), view.next_at) if view.automatic else item
            self._show(self._next, *(by_itself if view.next_title else last))
            then = (view.then_title, an_item if view.then_title and phase else "", view.then_at)
        # The question below needs its place. Shown once: a row that comes and goes within a picture keeps its height.
        self._show(self._then, *(nothing if theme.text_scale() >= LARGE_TEXT or view.overdue else then))
        groups = [words.group_line(line) for line in view.groups]
        runs = words.runs_until(view) if view.until_over else ""
        also = "\n".join(each for each in (*groups, runs) if each) if theme.text_scale() < LARGE_TEXT else ""
        _say(self._also, also)
        prompt = self.tr("Has “{title}” begun? Press →, then T to say when.").format(title=view.next_title)
        if large_text():
            prompt = self.tr("Begun? → then T")
        _say(self._prompt, prompt if view.overdue else "")

    def show_kinds(self, shown: bool) -> None:
        """Where there is little room the small words phase and item go; the button says which of the two it means."""
        self._kinds = shown
        for _, what, kind, _when in self._lines:
            kind.setVisible(shown and bool(what.text()))

    def _row(self, place: int, caption: str, role: str) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        name = NameLabel(role) if large_text() and place == 2 else _line(role)  # of an item: it may need two lines
        made = (label(caption, "small"), name, label("", "small"), label("", role))
        for column, each in enumerate(made):
            each.setWordWrap(column == 1 and not large_text())
            self._grid.addWidget(each, place, column, Qt.AlignmentFlag.AlignVCenter)
        made[3].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _show(self, row: tuple[QLabel, QLabel, QLabel, QLabel], what: str, kind: str, when: str) -> None:
        for each, text in zip(row[1:], (what, kind, when), strict=True):
            if each.text() != text:
                each.setText(text)
                each.setToolTip(tip(text) if each is row[1] else "")
        for each in row:
            shown = bool(what) and (self._kinds or each is not row[2])
            if each.isHidden() == shown:
                each.setVisible(shown)


def _line(role: str) -> QLabel:
    """A name: it wraps; with very large text there is room for one line, and the tooltip has the rest."""
    if not large_text():
        return label("", role)
    line = ItemLine(role)
    line.setMinimumWidth(round(100 * theme.text_scale()))
    return line


def _say(line: QLabel, text: str) -> None:
    if line.text() != text:
        line.setText(text)
    if line.isHidden() == bool(text):
        line.setVisible(bool(text))
