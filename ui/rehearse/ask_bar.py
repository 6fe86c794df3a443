"""Where one asks: the field, Ask, Say nothing; and, when a typed question could be several things, the three
nearest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.practice_lines import QUESTION
from ui.rehearse.practice_words import kind_name
from ui.widgets.basics import label
from ui.widgets.fields import EntryLine
from ui.widgets.key_button import KeyButton, fit_words
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.unsent import LinePlace

LONGEST = 500  # characters of a question
HIGH, LOW = 44, 31  # pixels of the buttons at normal text size
_COMMANDS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class QuestionLine(EntryLine):
    """The field. Space in the empty one is silence. Signal: silence_requested."""

    silence_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(LinePlace(QUESTION), "", "", parent)
        self.setAccessibleName(self.tr("Your question"))
        self.setPlaceholderText(self.tr("Ask in your own words"))
        self.setProperty("role", "large")
        self.setMaxLength(LONGEST)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.sizeHint().height())  # the sentence is never lower than its letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Space and plain and not self.text():
            self.silence_requested.emit()
        else:
            super().keyPressEvent(event)


class NearestKinds(QWidget):
    """Which of these was meant? Signals: meant(kind), none_meant, typed_on(letter) when somebody just goes on
    typing."""

    meant = Signal(object)
    none_meant = Signal()
    typed_on = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kinds: tuple[QuestionKind, ...] = ()
        self._room = 0
        self._words = label(self.tr("What do you want to ask about?"), "subheading", self)
        self.buttons = tuple(KeyButton("", f"Alt {at + 1}") for at in range(3))
        self._back = KeyButton(self.tr("Ask otherwise"), "Esc", "flat")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, each in enumerate(self.buttons):
            each.clicked.connect(partial(self.press, at))
            row.addWidget(each)
        row.addWidget(self._back)
        row.addStretch(1)
        layout.addLayout(row)
        self._back.clicked.connect(self.none_meant)
        self.hide()

    def offer(self, kinds: tuple[QuestionKind, ...]) -> None:
        """The likeliest first; it has the keyboard."""
        self._kinds = kinds
        for each, kind in zip(self.buttons, kinds, strict=False):
            each.set_words(kind_name(kind))
            each.set_main(kind is kinds[0])
        fit_words((*self.buttons, self._back), self._room)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        names = ", ".join(kind_name(kind) for kind in kinds)
        announce(self, self.tr("What do you want to ask about? {names}").format(names=names))

    def fit(self, room: int, low: bool = False) -> None:
        """As many words as there is room for; where the window is low the question is only told."""
        self._room = room
        self._words.setVisible(not low)
        fit_words((*self.buttons, self._back), room)

    def press(self, place: int, _checked: bool = False) -> None:
        """This one."""
        if place < len(self._kinds):
            self.meant.emit(self._kinds[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.none_meant.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed_on.emit(event.text())  # else the space after the word would press what has the keyboard
        else:
            super().keyPressEvent(event)


class AskBar(QWidget):
    """Signals: asked (Enter or Ask), silence_requested, typed when the text changed by hand."""

    asked = Signal()
    silence_requested = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QuestionLine(self)
        self.ask = KeyButton(self.tr("Ask"), self.tr("Enter"), "primary")
        self.silence = KeyButton(self.tr("Say nothing"), self.tr("Space"), short=self.tr("Nothing"))
        self._usual, self._low = self.tr("A chip puts its sentence into the field."), False
        self._hint = label(self._usual, "small")
        self._more = label(self.tr("Space stays silent while the field is empty."), "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.ask)
        row.addWidget(self.silence)
        layout.addLayout(row)
        hints = QHBoxLayout()
        hints.addWidget(self._hint, 1)
        self._more.setAlignment(Qt.AlignmentFlag.AlignRight)
        hints.addWidget(self._more, 1)
        layout.addLayout(hints)
        self.field.returnPressed.connect(self.asked)
        self.field.textEdited.connect(self._on_edited)
        self.field.silence_requested.connect(self.silence_requested)
        self.ask.clicked.connect(self._on_ask)
        self.silence.clicked.connect(self._on_silence)

    def offer_words(self, words: str) -> None:
        """Put a sentence into the field, to be changed or asked."""
        self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def say(self, words: str) -> None:
        """Tell something about asking: that one is silent, or that the talk is paused."""
        if self._hint.text() != (words or self._usual):
            self._hint.setText(words or self._usual)
            self._hint.setVisible(bool(words) or not self._low)
            announce(self, words)

    def fold(self, low: bool, words: int) -> None:
        """Less of it, where there is little room; `words` as in `KeyButton.say`."""
        self._more.setVisible(not low)
        self._low = low
        self._hint.setVisible(not low or self._hint.text() != self._usual)
        self.silence.say(words)
        for each in (self.ask, self.silence):
            each.set_high(LOW if low else HIGH)

    def _on_edited(self, _words: str) -> None:
        self.typed.emit()

    def _on_ask(self) -> None:
        self.asked.emit()

    def _on_silence(self) -> None:
        self.silence_requested.emit()
