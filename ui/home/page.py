"""The overview drawn once from one `HomeState`: what to do next, what is decided, what is still open. Used by the home
panel, which throws it away when something changed; it holds nothing a user types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.home.gaps import date_lines, gaps
from ui.home.next_words import day_words, next_words
from ui.home.removal_button import removal_button
from ui.home.view_state import HomeState, NextStep
from ui.labels import enum_label
from ui.widgets.basics import badge, button, card, label, line, scrolled
from ui.widgets.elided import NameLabel
from workshop_app.domain.okr import DraftStatus

TWO_COLUMNS = 820  # pixels of width
TONES = {DraftStatus.AGREED: "good", DraftStatus.REFINED: "accent", DraftStatus.DRAFT: ""}


class HomePage(QWidget):
    """Two columns of cards where there is room, else one. `address_chosen(address)`: a line that leads somewhere."""

    address_chosen = Signal(str)

    def __init__(self, desk: Desk, state: HomeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled(margin=24, spacing=24, parent=self)
        outer.addWidget(area)
        self._fill(page, state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS * theme.text_scale()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _fill(self, page: QVBoxLayout, state: HomeState) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        title = QHBoxLayout()
        title.setSpacing(12)
        client = NameLabel("title", 3)
        client.setText(state.client)
        title.addWidget(client)
        if state.sample:
            title.addWidget(badge(self.tr("sample"), "late"), 0, Qt.AlignmentFlag.AlignVCenter)
            title.addStretch(1)
        head.addLayout(title)
        head.addWidget(label(self._cycle(state), "quiet"))
        page.addLayout(head)
        if state.sample:
            words = self.tr("An invented company to try everything out on. Change what you like.")
            head.addWidget(label(words, "quiet"))
        page.addWidget(self._next_card(state.next))
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self._decided(state),)),
            (right, (self._workshops(state), self._open(state), self._drafts(state))),
        ):
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        page.addLayout(self._columns)
        page.addStretch(1)

    def _next_card(self, step: NextStep) -> QFrame:
        frame, layout = card("accent_card")
        heading, sentence, action = next_words(step)
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(heading, "heading"))
        words.addWidget(label(sentence))
        row.addLayout(words, 1)
        go = button(action, "primary")
        go.clicked.connect(partial(self.address_chosen.emit, step.address))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(row)
        return frame

    def _decided(self, state: HomeState) -> QFrame:
        frame, layout = card()
        self._heading(layout, self.tr("Decided"), self.tr("All parameters"), "interview")
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(1, state.parameters))
        bar.setValue(state.decided)
        bar.setAccessibleName(self.tr("Parameters decided"))
        counted = self.tr("{done} of {all} decided").format(done=state.decided, all=state.parameters)
        if state.own_parameters:
            own = self.tr("{said}, and {done} of {all} of our own")
            counted = own.format(said=counted, done=state.own_decided, all=state.own_parameters)
        layout.addWidget(label(counted, "quiet"))
        layout.addWidget(bar)
        for decision in state.decisions:
            layout.addSpacing(4)
            layout.addWidget(label(enum_label(decision.key), "small"))
            layout.addWidget(label(decision.words or self.tr("Decided, but not worded yet.")))
        if not state.decisions:
            layout.addWidget(label(self.tr("Nothing yet. The interview starts with why."), "quiet"))
        return frame

    def _workshops(self, state: HomeState) -> QFrame:
        frame, layout = card()
        self._heading(layout, self.tr("Workshops"), self.tr("Plan a workshop"), "workshops/new")
        for row in state.workshops:
            people = self.tr("{day} · {count} taking part").format(day=day_words(row.day), count=row.people)
            state_badge = badge(self.tr("finished"), "good") if row.finished else None
            shown = self._row(row.title, f"workshops/{row.id}", people, state_badge)
            shown.addWidget(removal_button(self._desk, row), 0, Qt.AlignmentFlag.AlignVCenter)
            layout.addLayout(shown)
        self._more(layout, state.more_workshops)
        if not state.workshops:
            layout.addWidget(label(self.tr("None planned yet."), "quiet"))
        return frame

    def _open(self, state: HomeState) -> QFrame:
        frame, layout = card()
        self._heading(layout, self.tr("Still open"), "", "")
        found = gaps(state)
        for words, address in found:
            layout.addWidget(self._link(words, address), 0, Qt.AlignmentFlag.AlignLeft)
        for sentence in date_lines(state):
            layout.addWidget(label(sentence, "small"))
        if not found:
            layout.addWidget(label(self.tr("Nothing. A good moment for a walk."), "quiet"))
        return frame

    def _drafts(self, state: HomeState) -> QFrame:
        frame, layout = card()
        self._heading(layout, self.tr("Drafts"), self.tr("All drafts"), "drafts")
        for row in state.drafts:
            facts = self.tr("objectives: {count}").format(count=row.objectives)
            team = row.team or self.tr("A team without a name")
            state_badge = badge(enum_label(row.status), TONES[row.status])
            layout.addLayout(self._row(team, f"drafts/{row.id}", facts, state_badge))
        self._more(layout, state.more_drafts)
        if not state.drafts:
            layout.addWidget(label(self.tr("They come from the workshop."), "quiet"))
        return frame

    def _row(self, words: str, address: str, facts: str, state_badge: QLabel | None) -> QHBoxLayout:
        """A name that leads somewhere, a quiet line below it, and its state at the right."""
        row, pair = QHBoxLayout(), QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(self._link(words, address), 0, Qt.AlignmentFlag.AlignLeft)
        pair.addWidget(label(facts, "small"))
        row.addLayout(pair, 1)
        if state_badge is not None:
            row.addWidget(state_badge, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _more(self, layout: QVBoxLayout, count: int) -> None:
        if count:
            words = self.tr("Show {count} more").format(count=count)
            layout.addWidget(self._link(words, "home/all"), 0, Qt.AlignmentFlag.AlignLeft)

    def _link(self, words: str, address: str) -> QPushButton:
        link = button(words.replace("&", "&&"), "link")
        link.setMinimumWidth(
            min(80, link.sizeHint().width())
        )  # a long name may be cut, the page must not grow sideways
        link.clicked.connect(partial(self.address_chosen.emit, address))
        return link

    def _heading(self, layout: QVBoxLayout, words: str, action: str, address: str) -> None:
        row = QHBoxLayout()
        row.addWidget(label(words, "subheading"), 1)
        if action:
            row.addWidget(self._link(action, address))
        layout.addLayout(row)
        layout.addWidget(line())

    def _cycle(self, state: HomeState) -> str:
        if not state.cycle and state.cycle_start is None:
            return self.tr("The coming cycle has no name yet.")
        parts = [state.cycle] if state.cycle else []
        if state.cycle_start is not None:
            starts = self.tr("starts {day}, {months} months")
            parts.append(starts.format(day=day_words(state.cycle_start), months=state.cycle_months))
        return " · ".join(parts)
