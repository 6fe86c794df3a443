"""The options on the table as cards: arrows move, Space or Enter chooses, 1 to 5 choose at once. Used by the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.parameter_content import OptionContent

NARROWEST = 300  # px of a card before the cards stand in one column
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OptionCard(QPushButton):
    """One option. It never checks itself: what is chosen is what is stored."""

    stepped = Signal(int)
    numbered = Signal(int)

    def __init__(self, option: OptionContent, number: int, usual: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self.setProperty("role", "choice")
        self.setCheckable(True)
        speak_as(self, Role.RadioButton)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = self.tr("{title}, the usual choice") if usual else "{title}"
        self.setAccessibleName(name.format(title=option.title))
        self.setAccessibleDescription(f"{option.summary} {option.suits} {option.watch_out}")
        self._fill(option, number, usual)

    def _fill(self, option: OptionContent, number: int, usual: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(str(number), "badge"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(option.title, "subheading"), 1)
        if usual:
            badge = label(self.tr("usual"), "badge")
            badge.setProperty("tone", "good")
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        if not option.offered:
            head.addWidget(label(self.tr("no longer offered"), "badge"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(label(option.summary))
        layout.addWidget(label(self.tr("Suits: {whom}").format(whom=option.suits), "small"))
        layout.addWidget(label(self.tr("Watch out: {what}").format(what=option.watch_out), "small"))
        layout.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Being clicked is a request; the panel shows what came of it."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in ARROWS:
            self.stepped.emit(ARROWS[Qt.Key(key)])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.numbered.emit(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class OptionCards(QWidget):
    """All options of one parameter; one stop for Tab, `chosen(id)` when one is wanted."""

    chosen = Signal(str)

    def __init__(self, options: tuple[OptionContent, ...], usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = [OptionCard(option, n, option.id == usual, self) for n, option in enumerate(options, 1)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for at, card in enumerate(self._cards):
            card.stepped.connect(partial(self._on_stepped, at))
            card.numbered.connect(self.choose)
            card.clicked.connect(partial(self._on_clicked, at))
        self._arrange(1)
        self.show_chosen("")

    @property
    def cards(self) -> tuple[OptionCard, ...]:
        return tuple(self._cards)

    def show_chosen(self, option: str) -> None:
        """Show which option is stored; Tab then stops there, or at the first. An option that is not offered any more is
        there only as long as it is the stored one."""
        chosen = [card for card in self._cards if card.option.id == option]
        for card in self._cards:
            card.setChecked(card in chosen)
            card.setVisible(card.option.offered or card in chosen)
        if self._cards and not any(card.hasFocus() for card in self._cards):
            self._stop_at(chosen[0] if chosen else self._cards[0])

    def focus(self) -> OptionCard | None:
        """Put the keyboard on the chosen card, or on the first, which is returned; none where there are none."""
        stops = [card for card in self._cards if card.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        stop = next(iter((*stops, *self._cards)), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        return stop

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= 2 * NARROWEST * text_scale() else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _stop_at(self, stop: OptionCard) -> None:
        for card in self._cards:
            policy = Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def _on_stepped(self, at: int, by: int) -> None:
        shown = [card for card in self._cards if not card.isHidden()]
        card = shown[(shown.index(self._cards[at]) + by) % len(shown)]
        self._stop_at(card)
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, at: int) -> None:
        """Want the option in this place, counted from 0, where there is one."""
        if at < len(self._cards) and not self._cards[at].isHidden():
            self._on_clicked(at)

    def _on_clicked(self, at: int, _checked: bool = False) -> None:
        card = self._cards[at]
        self._stop_at(card)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(card.option.id)
