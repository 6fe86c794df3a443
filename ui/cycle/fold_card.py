"""A key result as a card: a button that says where it stands, and below it its fields, made when it is opened first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.cycle.words import unbroken
from ui.theme import text_scale
from ui.widgets.basics import badge, label, set_tone, settle
from ui.widgets.breakable import breakable
from ui.widgets.growing import GrowingButton
from ui.widgets.spoken import Role, speak_as

DEEPER = 3  # pixels at normal text size: letters of other scripts reach lower than the line of ours
FIELDS_IN_SIGHT = 80  # pixels at normal text size: so much of what was opened tells that there is more


class FoldHead(GrowingButton):
    """Number and sentence, a quiet line, and a word of state at the right."""

    LEAST = 120

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, Role.Button)
        self.setProperty("role", "fold")
        self.setCheckable(True)
        self._words, self._quiet = label("", "strong"), label("", "small")
        self._quiet.setContentsMargins(0, 0, 0, round(DEEPER * text_scale()))
        self._state = badge("")
        for words in (self._words, self._quiet):
            words.setMinimumWidth(1)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._words)
        lines.addWidget(self._quiet)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(12)
        layout.addLayout(lines, 1)
        layout.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str, quiet: str, state: str, tone: str) -> None:
        """What stands there."""
        self._words.setText(unbroken(breakable(words)))
        self._quiet.setText(breakable(quiet))
        self._quiet.setVisible(bool(quiet))
        self._state.setText(state)
        self._state.setVisible(bool(state))
        set_tone(self._state, tone)
        self.setAccessibleName(". ".join(part for part in (words, quiet, state) if part))


class FoldCard(QFrame):
    """Signals: fold_requested(bool) when the head was pressed: True to be opened."""

    fold_requested = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.head = FoldHead(self)
        self._inside: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.head.clicked.connect(self.fold_requested)

    @property
    def is_open(self) -> bool:
        """Whether its fields are in sight."""
        return self.head.isChecked()

    @property
    def inside(self) -> QWidget | None:
        """Its fields; None until it was opened first."""
        return self._inside

    def hold(self, inside: QWidget) -> None:
        """The fields, once they are made."""
        self._inside = inside
        inside.setContentsMargins(16, 0, 16, 16)
        self._layout.addWidget(inside)

    def set_open(self, is_open: bool) -> None:
        """Show its fields or put them away."""
        self.head.setChecked(is_open)
        if self._inside is not None:
            self._inside.setVisible(is_open)


def in_order(layout: QVBoxLayout, cards: Iterable[QWidget]) -> None:
    """The cards as the set has its key results: one that came in the middle of a cycle does not stand behind all."""
    for place, card in enumerate(cards):
        if layout.indexOf(card) != place:
            layout.insertWidget(place, card)


def show_fields(card: FoldCard) -> None:
    """Scroll on until some of the opened fields are seen, and of which key result they are: below the edge of the
    window nobody looks for them, and one that closed above takes the page along."""
    settle(card)
    if card.inside is not None:
        some = min(card.inside.height(), round(FIELDS_IN_SIGHT * text_scale()))
        _scroll_to(card, card.head.height() + some)


def show_whole(form: QWidget) -> None:
    """Scroll on until all of what came up is seen, to the button below it; its beginning, where it is too high."""
    settle(form)
    _scroll_to(form, form.height())


def _scroll_to(part: QWidget, high: int) -> None:
    """So many pixels of it."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    page = above.widget() if above is not None else None
    if above is None or page is None:
        return
    above.ensureVisible(0, part.mapTo(page, QPoint(0, high)).y(), 0, 0)
    above.ensureVisible(0, part.mapTo(page, QPoint()).y(), 0, 0)
