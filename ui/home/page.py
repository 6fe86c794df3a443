"""The overview drawn once from one `HomeState`: what to do next, what is decided, what is still open. Used by the home
panel, which throws it away when something changed; it holds nothing a user types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.home.dots import DotRow, SevenSteps, StatusDot
from ui.home.facts_words import counted, draft_words
from ui.home.gaps import date_lines, gaps
from ui.home.next_words import day_words, due_check_in, filled_in
from ui.home.page_head import head, next_card
from ui.home.removal_button import removal_button
from ui.home.view_state import DueCommitment, HomeState, OpenPoint
from ui.labels import enum_label
from ui.widgets.basics import badge, card, label, large_text, line, scrolled
from ui.widgets.dates import short_day
from ui.widgets.elided import ElidedLink, NameLabel
from ui.widgets.flow import FlowLayout
from workshop_app.domain.okr import DraftStatus

TWO_COLUMNS = 820  # pixels of width
LINE_HEIGHT = 226  # px at 100 % text, of the time line
DAY_WIDTH, OWNER_WIDTH = 56, 120
TONES = {
    DraftStatus.PUBLISHED: "good",
    DraftStatus.AGREED: "good",
    DraftStatus.REFINED: "accent",
    DraftStatus.DRAFT: "",
}


class HomePage(QWidget):
    """Two columns of cards where there is room, else one. `address_chosen(address)`: a line that leads somewhere."""

    address_chosen = Signal(str)

    def __init__(self, desk: Desk, state: HomeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled(margin=24, spacing=12, parent=self)
        page.setContentsMargins(24, 16, 24, 24)
        outer.addWidget(area)
        self._inner = page.parentWidget()  # every part is made in its place: Qt dresses again what moves
        self._fill(page, state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS * theme.text_scale()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)
        self._columns.setDirection(direction)

    def _fill(self, page: QVBoxLayout, state: HomeState) -> None:
        self._top.setSpacing(24)
        self._top.addLayout(head(state), 2)
        go = partial(self.address_chosen.emit, state.next.address)
        self._top.addWidget(next_card(state.next, go), 3)  # what comes next needs the width
        page.addLayout(self._top)
        page.addWidget(self._line(state))
        page.addWidget(self._parameters(state))
        self._columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self._open(state), *self._cycle(state), self._workshops(state))),
            (right, (self._drafts(state),)),
        ):
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        page.addLayout(self._columns)
        page.addStretch(1)

    def _line(self, state: HomeState) -> QFrame:
        """The time line; its place is kept while the calendar is still being read."""
        frame, layout = card(parent=self._inner)
        if state.line is not None:
            from ui.home.time_line import TimeLineView  # with the calendar it needs, after the first picture

            layout.setContentsMargins(0, 0, 0, 0)
            view = TimeLineView(state.line, frame)
            view.address_chosen.connect(self.address_chosen)
            layout.addWidget(view)
            layout.addLayout(_foot(self._phase(state, frame)))
        elif state.cycle_start is None:
            self._heading(layout, self.tr("Time line"), self.tr("Set the first day"), "calendar")
            words = self.tr("Interviews, workshops and check-ins stand here once the cycle has a first day.")
            layout.addWidget(label(words, "quiet", frame))
            layout.addWidget(self._phase(state, frame), 0, Qt.AlignmentFlag.AlignLeft)
        else:
            frame.setMinimumHeight(round(LINE_HEIGHT * theme.text_scale()))
        return frame

    def _phase(self, state: HomeState, frame: QFrame) -> QPushButton:
        from ui.home.phase import phase_words  # reads the method

        return self._link(phase_words(state), "method", frame)

    def _parameters(self, state: HomeState) -> QFrame:
        frame, layout = card(parent=self._inner)
        self._heading(layout, self.tr("Parameters"), self.tr("All parameters"), "interview", counted(state))
        dots = [StatusDot(each, frame) for each in state.dots]
        for dot, each in zip(dots, state.dots, strict=True):
            dot.clicked.connect(partial(self.address_chosen.emit, f"interview/{each.key}"))
        layout.addWidget(DotRow(dots, frame))
        return frame

    def _workshops(self, state: HomeState) -> QFrame:
        frame, layout = card(parent=self._inner)
        self._heading(layout, self.tr("Workshops"), self.tr("Plan a workshop"), "workshops/new")
        for row in state.workshops:
            people = self.tr("{day} · {count} taking part").format(day=day_words(row.day), count=row.people)
            state_badge = badge(self.tr("finished"), "good", frame) if row.finished else None
            shown = self._row(frame, row.title, f"workshops/{row.id}", people, state_badge)
            shown.addWidget(removal_button(self._desk, row), 0, Qt.AlignmentFlag.AlignVCenter)
            layout.addLayout(shown)
        self._more(layout, state.more_workshops)
        if not state.workshops:
            layout.addWidget(label(self.tr("None planned yet."), "quiet", frame))
        return frame

    def _open(self, state: HomeState) -> QFrame:
        frame, layout = card(parent=self._inner)
        self._heading(layout, self.tr("Still open"), "", "")
        found = gaps(state)
        for due, (words, address) in sorted(self._due(state), key=_by_day):
            layout.addLayout(_point(due, self._link(words, address, frame), frame))
        for words, address in found:
            layout.addWidget(self._link(words, address, frame), 0, Qt.AlignmentFlag.AlignLeft)
        for sentence in date_lines(state):
            layout.addWidget(label(sentence, "small", frame))
        if not (found or state.points or state.commitments.first or state.check_ins):
            layout.addWidget(label(self.tr("Nothing. A good moment for a walk."), "quiet", frame))
        return frame

    def _cycle(self, state: HomeState) -> tuple[QFrame, ...]:
        """What goes along with the sets that are published; nothing before there is one."""
        if not state.published:
            return ()
        frame, layout = card(parent=self._inner)
        self._heading(layout, self.tr("The cycle"), self.tr("Check-ins, reflect and reset"), "cycle")
        links = FlowLayout(spacing=12)
        for words, address in (
            (self.tr("Check-in reminder"), "mails/check_in"),
            (self.tr("Mail about reflect and reset"), "mails/reflect"),
            (self.tr("Tracker"), "tracker"),
            (self.tr("Cycle report"), "documents/cycle_report"),
        ):
            links.addWidget(self._link(words, address, frame))
        layout.addLayout(links)
        return (frame,)

    def _due(self, state: HomeState) -> Iterator[tuple[OpenPoint | DueCommitment, tuple[str, str]]]:
        """Questions, commitments and check-ins alike, each with the words and the address of where it belongs."""
        for point in state.points:
            yield point, (enum_label(point.key), f"interview/{point.key}")
        for each in state.commitments.first:
            where = self.tr("Commitment, {title}").format(title=each.workshop)
            yield each, (where, f"workshops/{each.workshop_id}/report")
        for coming in state.check_ins:
            yield due_check_in(coming), (filled_in(coming), coming.address)

    def _drafts(self, state: HomeState) -> QFrame:
        frame, layout = card(parent=self._inner)
        self._heading(layout, self.tr("Drafts"), self.tr("All drafts"), "drafts")
        badges = {row.id: badge(enum_label(row.status), TONES[row.status], frame) for row in state.drafts}
        wide = max((each.sizeHint().width() for each in badges.values()), default=0)
        for each in badges.values():  # the steps of all sets stand below each other
            each.setMinimumWidth(wide)
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for row in state.drafts:
            team = row.team or self.tr("A team without a name")
            state_badge = badges[row.id]
            shown = self._row(frame, team, f"drafts/{row.id}", draft_words(row), state_badge)
            shown.insertWidget(1, SevenSteps(row.steps, frame), 0, Qt.AlignmentFlag.AlignVCenter)
            layout.addLayout(shown)
        self._more(layout, state.more_drafts)
        if not state.drafts:
            layout.addWidget(label(self.tr("They come from the workshop."), "quiet", frame))
        return frame

    def _row(self, frame: QFrame, words: str, address: str, facts: str, state_badge: QLabel | None) -> QHBoxLayout:
        """A name that leads somewhere, a quiet line below it, and its state at the right."""
        row, pair = QHBoxLayout(), QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(self._link(words, address, frame), 0, Qt.AlignmentFlag.AlignLeft)
        pair.addWidget(label(facts, "small", frame))
        row.addLayout(pair, 1)
        if state_badge is not None:
            row.addWidget(state_badge, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _more(self, layout: QVBoxLayout, count: int) -> None:
        if count:
            words = self.tr("Show {count} more").format(count=count)
            layout.addWidget(self._link(words, "home/all", layout.parentWidget()), 0, Qt.AlignmentFlag.AlignLeft)

    def _link(self, words: str, address: str, around: QWidget | None) -> QPushButton:
        link = ElidedLink(words, around)
        link.clicked.connect(partial(self.address_chosen.emit, address))
        return link

    def _heading(self, layout: QVBoxLayout, words: str, action: str, address: str, facts: str = "") -> None:
        """`facts` stand beside the words where text is of usual size, else below."""
        around = layout.parentWidget()
        row, name = QHBoxLayout(), label(words, "subheading", around)
        row.setSpacing(12)
        row.addWidget(name, 0 if facts and not large_text() else 1)
        if facts and not large_text():
            name.setWordWrap(False)
            row.addWidget(label(facts, "quiet", around), 1)
        if action:
            row.addWidget(self._link(action, address, around))
        layout.addLayout(row)
        layout.addWidget(line(around))
        if facts and large_text():
            layout.addWidget(label(facts, "quiet", around))


def _by_day(each: tuple[OpenPoint | DueCommitment, object]) -> tuple[bool, date]:
    """What is due first stands first; what has no day, last."""
    return each[0].due is None, each[0].due or date.max


def _foot(link: QPushButton) -> QHBoxLayout:
    """Below the time line."""
    foot = QHBoxLayout()
    foot.setContentsMargins(16, 0, 16, 8)
    foot.addWidget(link)
    foot.addStretch(1)
    return foot


def _point(point: OpenPoint | DueCommitment, link: QPushButton, around: QWidget) -> QHBoxLayout:
    """By when, what and where it belongs, who looks after it."""
    row, pair = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(12)
    pair.setSpacing(0)
    day = label(short_day(point.due) if point.due else _tr("no day"), "quiet", around)
    day.setWordWrap(False)
    if point.late:
        day.setProperty("tone", "late")  # not shown yet: the style needs no second look
        day.setToolTip(_tr("Overdue since {day}").format(day=day_words(point.due)))
    day.setMinimumWidth(round(DAY_WIDTH * theme.text_scale()))
    pair.addWidget(label(point.text, parent=around))
    link.setAccessibleName(_tr("{where}: {what}").format(where=link.accessibleName(), what=point.text))
    pair.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(pair, 1)
    if point.owner:
        owner = NameLabel("small", 4, around)
        owner.setText(point.owner)
        owner.setMaximumWidth(round(OWNER_WIDTH * theme.text_scale()))
        row.addWidget(owner, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _tr(words: str) -> str:
    return QCoreApplication.translate("home", words)
