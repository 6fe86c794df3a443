"""The line of truth above the board: green where everything is fair, amber where somebody misses something, red where
a rule is broken. The words say the same. It has one repair at most, and follows who is in the air. Where text is large
it is folded to its first lines, so that the board has the room; the rest is shown when asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.groups.group_words import Verdict
from ui.widgets.basics import button, label, large_text, row, set_tone
from ui.widgets.elided import NameLabel

ICONS = {"good": "circle-check", "late": "circle-alert", "over": "triangle-alert"}
ICON = 24
WORDS_APART = 4
HIGH, HIGH_FOLDED = 72, 58  # pixels at 100 %
FOLDED, LINES = 2, 16  # lines of the heading, and of each part where there is room
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own


class TruthLine(QFrame):
    """Hidden while there is nothing to say. Signal: repair_requested, when the button is pressed."""

    repair_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "verdict")
        self._icon = QLabel()
        self._heading, self._more = NameLabel("subheading", LINES), NameLabel("body", LINES)
        self.repair = button("", "primary")
        self.unfold = button(self.tr("More"), "link", self.tr("All that is to be said of these groups"))
        self.unfold.setCheckable(True)
        self._let_go, self._put_back = QWidget(self), label(self.tr("put back"), "small")
        self._large, self._in_the_air, self._more_below = large_text(), False, False
        self._lay_out()
        self.repair.clicked.connect(self.repair_requested)
        self.unfold.toggled.connect(self._fold)
        for part in (self.repair, self.unfold, self._let_go):
            part.hide()
        self.settle()

    def _lay_out(self) -> None:
        escape = QHBoxLayout(self._let_go)
        escape.setContentsMargins(0, 0, 0, 0)
        escape.setSpacing(8)
        escape.addWidget(label(self.tr("Esc"), "cap"))
        escape.addWidget(self._put_back)
        words, said = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(WORDS_APART)
        words.addWidget(self._heading)
        words.addWidget(self._more)
        said.setSpacing(16)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(words, 1)
        said.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._let_go, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row(self)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.setSpacing(16)
        self._row.addLayout(said, 1)
        self._row.addWidget(self.repair)
        self._suit()

    def _suit(self) -> None:
        """The repair beside the words, or below them where text is large."""
        self._put_back.setVisible(not self._large)
        way, place = QBoxLayout.Direction.LeftToRight, Qt.AlignmentFlag.AlignVCenter
        if self._large:
            way, place = QBoxLayout.Direction.TopToBottom, Qt.AlignmentFlag.AlignLeft
        self._row.setDirection(way)
        self._row.setAlignment(self.repair, place)
        self._row.setSpacing(8 if self._large else 16)

    def show_verdict(self, verdict: Verdict, repair: str = "", in_the_air: bool = False) -> None:
        """Say it, in its tone, with what would help; `in_the_air`: it is about what would be."""
        self._in_the_air, high = in_the_air, self.height()
        self.setVisible(bool(verdict.heading))
        self._heading.setText(verdict.heading)
        self._more.setText(verdict.more)
        self.setAccessibleName(f"{verdict.heading} {verdict.more}".strip())
        self.repair.setText(repair)
        self.repair.setVisible(bool(repair) and not in_the_air)
        self._let_go.setVisible(in_the_air)
        if in_the_air:  # what is aimed at must not move under the pointer
            self.setFixedHeight(max(high, self._least()))
        self._fold()
        if in_the_air:
            self._keep_within()
        for widget in (self, self._heading):
            set_tone(widget, verdict.tone)
        name = ICONS.get(verdict.tone)
        self._icon.setVisible(name is not None)
        self._icon.setAccessibleName(self.tr("good") if verdict.tone == "good" else self.tr("check this"))
        if name is not None:
            self._icon.setPixmap(icons.pixmap(name, verdict.tone, ICON, self.devicePixelRatioF()))

    def _keep_within(self) -> None:
        """While the height stands, whole lines as far as there is room; the last ends in an ellipsis."""
        self._row.activate()  # as wide as it is without the button
        margins = self._row.contentsMargins()
        room = self.height() - margins.top() - margins.bottom()
        room -= _fitted(self._heading, room) + WORDS_APART
        if _fitted(self._more, room) > room:
            self._more.hide()

    def offer_more_below(self, wanted: bool) -> None:
        """Whether something is said below the board for which there is no room until it is asked for."""
        self._more_below = wanted
        self._offer_more()

    def settle(self) -> None:
        """Nobody is in the air any more: as high as the words need."""
        self.setMinimumHeight(self._least())
        self.setMaximumHeight(QWIDGETSIZE_MAX)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_row") and large_text() != self._large:
            self._large = large_text()
            self._suit()
            self.settle()
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_more()

    def _least(self) -> int:
        """Room for the lines that somebody in the air needs."""
        return round((HIGH_FOLDED if self._large else HIGH) * theme.text_scale())

    def _fold(self) -> None:
        """Where text is large, the first lines, until all is asked for."""
        folded = self._large and not self.unfold.isChecked()
        self._heading.set_lines(FOLDED if folded else LINES)
        self._more.set_lines(LINES)
        self._more.setVisible(bool(self._more.text()) and not folded)
        self.unfold.setText(self.tr("Less") if self.unfold.isChecked() else self.tr("More"))
        self._offer_more()

    def _offer_more(self) -> None:
        """Only where there is more."""
        more = self._large and (bool(self._more.text()) or self._heading.cut)
        self.unfold.setVisible((more or self._more_below or self.unfold.isChecked()) and not self._in_the_air)


def _fitted(words: NameLabel, room: int) -> int:
    """As many lines as stand in so many pixels, one at least; how high they are."""
    for lines in range(LINES, 0, -1):
        words.set_lines(lines)
        if words.sizeHint().height() <= room:
            break
    return words.sizeHint().height()
