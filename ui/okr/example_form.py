"""What may be said of one example: its words, whether it is one to follow, why, and whose it is. Every change is kept
at once; a word that may be a name is asked about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.okr.example_words import example_word
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLink
from ui.widgets.fields import LineField, TextField
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.example_names import NamesTakenOut, may_be_names, without_words
from workshop_app.domain.examples import Example, ExampleStrength, TeamFunction

MOST_ASKED = 4  # words that may be a name, at a time


class ExampleForm(QFrame):
    """Signals:
    said: the example as it is now.
    closed: nothing more to say.
    """

    said = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = Example("", "")
        self.text = TextField(self.tr("The example"), "", 2, 5, self)
        self.strength, self.function = self._choice(ExampleStrength), self._choice(TeamFunction)
        self.strength.setAccessibleName(self.tr("Weak or strong"))
        self.function.setAccessibleName(self.tr("What the team does"))
        self.why = LineField(self.tr("Why"), self.tr("because …"), self)
        self._taken = label("", "small")
        self._asked = QVBoxLayout()
        self._asked.setSpacing(0)
        done = button(self.tr("Done"), "flat", self.tr("Close (Esc); it is kept already"))
        done.clicked.connect(self.closed)
        self._lay_out(done)
        self.text.committed.connect(partial(self._on_said, "text"))
        self.why.committed.connect(partial(self._on_said, "why"))
        self.strength.activated.connect(self._on_chosen)
        self.function.activated.connect(self._on_chosen)

    def show_example(self, example: Example, names: NamesTakenOut | None = None) -> None:
        """Show it; `names` tells what was taken out on the way, and what may still be a name."""
        self.example = example
        self.text.show_value(example.text, example.id)
        self.why.show_value(example.why, example.id)
        with QSignalBlocker(self.strength), QSignalBlocker(self.function):
            self.strength.setCurrentIndex(list(ExampleStrength).index(example.strength))
            self.function.setCurrentIndex(list(TeamFunction).index(example.function))
        taken = ", ".join(names.taken) if names is not None else ""
        self._taken.setText(self.tr("Kept without: {names}").format(names=taken))
        self._taken.setVisible(bool(taken))
        self._ask(names.unsure if names is not None else may_be_names(example.text))
        self.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, done: QWidget) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(6)
        for choice in (self.strength, self.function):
            chosen.addWidget(choice, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(self._taken)
        layout.addLayout(self._asked)
        layout.addLayout(chosen)
        layout.addWidget(self.why)
        layout.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def _choice(self, members: type[ExampleStrength] | type[TeamFunction]) -> ShortChoice:
        choice = ShortChoice(self)
        choice.setMinimumContentsLength(4)
        choice.setSizeAdjustPolicy(ShortChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for member in members:
            choice.addItem(example_word(member), member)
        return choice

    def _ask(self, words: tuple[str, ...]) -> None:
        while (item := self._asked.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for word in words[:MOST_ASKED]:
            out = ElidedLink(self.tr("Is “{word}” a name? Take it out").format(word=word))
            out.clicked.connect(partial(self._on_out, word))
            self._asked.addWidget(out, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_out(self, word: str, _checked: bool = False) -> None:
        text = without_words(self.text.toPlainText(), (word,))
        self.text.show_value(text, self.example.id)
        self._say(text=text)
        self._ask(may_be_names(text))

    def _on_said(self, name: str, words: str) -> None:
        if words.strip() or name != "text":
            self._say(**{name: words})

    def _on_chosen(self, _index: int) -> None:
        self._say()

    def _say(self, text: str | None = None, why: str | None = None) -> None:
        self.example = Example(
            self.example.id,
            self.example.text if text is None else text,
            self.strength.currentData(),
            self.example.why if why is None else why,
            self.function.currentData(),
            self.example.revision,
        )
        self.said.emit(self.example)
