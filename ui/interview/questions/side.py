"""The right of the interview: what to ask next, notes, open questions, pitfalls, what follows, and the private corner.

Built once per parameter; it asks for changes by signal and applies none.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.fields import Fields
from ui.interview.page_words import PageWords
from ui.interview.questions.follow_ups import FollowUps
from ui.interview.questions.notes import Notes
from ui.interview.questions.open_questions import OpenQuestions
from ui.interview.user_label import on_button
from ui.interview.view_state import ParameterView
from ui.labels import enum_label
from ui.widgets.basics import button, card, label
from ui.widgets.fields import TextField
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Remove
from workshop_app.application.commands.parameters import AddOpenQuestion, RemoveOpenQuestion, TakeInterviewNote
from workshop_app.application.own_questions import QuestionLibrary
from workshop_app.domain.parameter_content import EffectContent
from workshop_app.domain.parameters import InterviewNote, ParameterKey


class SidePane(QWidget):
    """Signals: `written(name, text)`, `requested(command)`, `key_chosen(key)` for a parameter it points to."""

    written = Signal(str, str)
    requested = Signal(object)
    key_chosen = Signal(str)

    def __init__(
        self, words: PageWords, titles: dict[str, str], library: QuestionLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content, self._titles = words, titles
        self._key = words.key
        self.follow_ups = FollowUps(library, words)
        self.private = Fields(self, words.key)
        self.notes = Notes(words.key)
        self.questions = OpenQuestions(words.key)
        self._build()
        self._connect()

    @property
    def fields(self) -> tuple[Fields, ...]:
        """Every set of fields in here."""
        return (self.private, self.questions.fields)

    def show_view(self, shown: ParameterView, now: datetime) -> None:
        record = shown.record
        private = {"disagreed": record.disagreed, "verbatim": record.verbatim, "follow_up": record.follow_up}
        self.private.show(private)
        self.notes.show_notes(shown.notes, now)
        self.questions.show_questions(shown.open_questions)

    def accepted(self, command: Command) -> None:
        """A note or question was stored: its line is free for the next one."""
        if isinstance(command, TakeInterviewNote):
            self.notes.line.clear()
        elif isinstance(command, AddOpenQuestion):
            self.questions.line.clear()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 24)
        column.setSpacing(8)
        self._column = column
        self._section(self.tr("ASK NEXT"), self.follow_ups)
        self._lines(self.tr("WHY NOW"), self._content.prompts)
        if self._content.own:
            self.notes.hide()
            self.questions.hide()
        else:
            self._section(self.tr("NOTES (PRIVATE)"), self.notes)
            self._section(self.tr("OPEN QUESTIONS"), self.questions)
        self._qualities()
        self._lines(self.tr("LISTEN FOR"), self._content.pitfalls)
        if self._content.affects:
            column.addWidget(label(self.tr("THIS AFFECTS"), "section"))
        for effect in self._content.affects:
            column.addWidget(self._effect(effect))
        column.addSpacing(12)
        column.addWidget(self._private_card())
        column.addStretch(1)

    def _section(self, heading: str, part: QWidget) -> None:
        self._column.addWidget(label(heading, "section"))
        self._column.addWidget(part)
        self._column.addSpacing(12)

    def _lines(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self._column.addWidget(label(heading, "section"))
        for words in lines:
            self._column.addWidget(label(words))
        self._column.addSpacing(12)

    def _qualities(self) -> None:
        if not self._content.quality:
            return
        self._column.addWidget(label(self.tr("HOW GOOD IS THE REASON?"), "section"))
        for quality in self._content.quality:
            words = self.tr("{quality}: {sounds_like}")
            shown = words.format(quality=enum_label(quality.level).capitalize(), sounds_like=quality.sounds_like)
            self._column.addWidget(label(shown))
            self._column.addWidget(label(quality.next_move, "quiet"))
        self._column.addSpacing(12)

    def _effect(self, effect: EffectContent) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        if effect.on is not None:
            title = on_button(self._titles[effect.on])
            link = button(
                title if not effect.on.number else f"{effect.on.number}  {title}",
                "link",
                self.tr("Go to this parameter"),
            )
            link.setMinimumWidth(40)
            link.clicked.connect(partial(self._on_link, effect.on))
            line = QHBoxLayout()
            line.addWidget(link)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(label(effect.text, "quiet"))
        return row

    def _private_card(self) -> QWidget:
        frame, column = card("note")
        column.addWidget(label(self.tr("Private: never printed"), "subheading"))
        for name, words in (
            ("disagreed", self.tr("Who disagreed")),
            ("verbatim", self.tr("What was really said")),
            ("follow_up", self.tr("To follow up")),
        ):
            field = TextField(words, lines=2)
            self.private.add(name, field)
            column.addWidget(label(words, "quiet"))
            column.addWidget(field)
        return frame

    def _connect(self) -> None:
        self.private.written.connect(self.written)
        self.questions.written.connect(self.written)
        self.questions.asked.connect(self._on_asked)
        self.questions.removed.connect(self._on_question_removed)
        self.notes.taken.connect(self._on_taken)
        self.notes.removed.connect(self._on_note_removed)

    def _on_asked(self, text: str) -> None:
        self.requested.emit(AddOpenQuestion(ParameterKey(self._key), text))

    def _on_question_removed(self, id: str) -> None:
        self.requested.emit(RemoveOpenQuestion(id))

    def _on_taken(self, text: str) -> None:
        self.requested.emit(TakeInterviewNote(ParameterKey(self._key), text))

    def _on_note_removed(self, id: str) -> None:
        self.requested.emit(Remove(((InterviewNote, id),)))

    def _on_link(self, key: ParameterKey, _checked: bool = False) -> None:
        self.key_chosen.emit(key.value)
