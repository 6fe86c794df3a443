"""Everything an objective or a key result said, the latest first: which part of it, on which day, before and now side
by side, the question that changed it, and who agreed to what reason once it was published."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.okr.draft_requests import DraftRequests
from ui.okr.history_words import part_words
from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField
from ui.widgets.marked_text import MarkedText, Span, SpanMark, marked, struck
from workshop_app.domain.text import inside_quotes
from workshop_app.domain.wordings import Wording, differences

LONGEST = 2000  # letters of one wording
SIDE_BY_SIDE = 380  # pixels at normal text


class OneChange(QWidget):
    """One change: its head, before and now."""

    def __init__(self, each: Wording, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(label(_head(each, sentence), "small"))
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(2)
        before, now = differences(each.before, each.after)
        said = marked(now) if each.before.strip() else ((each.after, SpanMark.PLAIN),)
        if each.before.strip():
            self._both.addWidget(self._text(struck(before), self.tr("Before")), 1, Qt.AlignmentFlag.AlignTop)
        gone = ((self.tr("nothing any more"), SpanMark.QUIET),)
        self._both.addWidget(
            self._text(said if each.after.strip() else gone, self.tr("Now")), 1, Qt.AlignmentFlag.AlignTop
        )
        column.addLayout(self._both)
        if each.why:
            words = self.tr("Changed because: {why}. Agreed by {who}")
            alone = self.tr("Changed because: {why}")
            column.addWidget(
                label((words if each.agreed_by else alone).format(why=each.why, who=each.agreed_by), "small")
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE * text_scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self._both.setSpacing(16 if beside else 2)

    def _text(self, spans: tuple[Span, ...], what: str) -> MarkedText:
        made = MarkedText(12, self)
        made.show_spans(spans, longest=LONGEST)
        made.setAccessibleDescription(what)
        return made


class AllWordings(QWidget):
    """Every change with its day; the question of the latest sentence can be typed. `sentence` is what that is called
    where other texts stand beside it."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget | None = None, sentence: str = "") -> None:
        super().__init__(parent)
        self._id, self._sentence = id, sentence
        self._shown: tuple[Wording, ...] | None = None
        self._field = LineField(self.tr("The question that changed it"), self.tr("in the words it was asked"), self)
        self._field.committed.connect(partial(requests.question_named.emit, id, "text"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        self._asked = label(self.tr("The question that led to the latest wording"), "small")
        layout.addWidget(self._asked)
        layout.addWidget(self._field)
        layout.addLayout(self._lines)

    @property
    def field(self) -> LineField:
        """Where the question is typed."""
        return self._field

    def show_history(self, history: tuple[Wording, ...]) -> None:
        """Show these, oldest first as they are."""
        sentences = [each for each in history if each.field == "text"]
        self._field.show_value(sentences[-1].question if sentences else "", self._id)
        for part in (self._asked, self._field):
            part.setVisible(bool(sentences))
        if history == self._shown:
            return
        self._shown = history
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in reversed(history):
            self._lines.addWidget(OneChange(each, self._sentence, self))


class EarlierWordings(QWidget):
    """What is shown below the text when `link`, which stands somewhere else, is checked. Without a `sentence`: what
    came and went in the cycle."""

    def __init__(self, requests: DraftRequests, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._requests, self._sentence = requests, sentence
        self._id = ""
        self._history: tuple[Wording, ...] = ()
        self.all: AllWordings | None = None  # made when somebody wants it
        self.link = button("", "link")
        self.link.setProperty("small", "true")
        self.link.setCheckable(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 0, 0)
        self.link.toggled.connect(self._show)
        self.hide()

    def show_history(self, id: str, history: tuple[Wording, ...]) -> None:
        """Of whom, and what; the link is there once something changed."""
        self._id, self._history = id, history
        changes = sum(each.is_change for each in history)
        self.link.setText(self._words(changes))
        self.link.setVisible(bool(changes))
        self._show(self.link.isChecked() and bool(changes))

    def _words(self, changes: int) -> str:
        if not self._sentence:
            words = self.tr("Came or went in the cycle: {count}")
            return words.format(count=changes)
        return self.tr("%n earlier wordings", "", changes) if changes > 1 else self.tr("1 earlier wording")

    def _show(self, wanted: bool) -> None:
        if wanted and self.all is None:
            self.all = AllWordings(self._id, self._requests, self, self._sentence)
            self._layout.addWidget(self.all)
        if wanted and self.all is not None:
            self.all.show_history(self._history)
        self.setVisible(wanted)


def _head(each: Wording, sentence: str) -> str:
    part, day = part_words(each.field) or sentence, long_day(each.at.astimezone().date())
    asked = f"“{inside_quotes(each.question)}”" if each.question else ""
    return f"{' · '.join(words for words in (part, day) if words)}{': ' + asked if asked else ''}"
