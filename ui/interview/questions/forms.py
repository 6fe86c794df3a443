"""The forms of one parameter: what was agreed, the fields of its own, and what one person answered. Used by the page,
which fills them; they hold fields by name and know no command."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.interview.field_dates import day_hint, is_whole_date, is_whole_value
from ui.interview.fields import CheckedField, ChoiceField, FieldColumns, Fields
from ui.interview.page_words import PageWords
from ui.interview.user_label import UserLabel
from ui.interview.view_state import ParameterView, earlier_lines
from ui.labels import enum_label
from ui.widgets.basics import button, card, label, set_tone
from ui.widgets.fields import LineField, TextField
from workshop_app.domain.parameter_content import FieldContent, FieldKind
from workshop_app.domain.parameter_rules import STAFF_TEXT_FEWEST, STAFF_TEXT_MOST
from workshop_app.domain.parameters import Confidence
from workshop_app.domain.voices import Interviewee

PLAIN = ("decision", "rationale", "exceptions", "decided_by", "applies_from", "owner", "staff_text")


LONGEST_IN_HALF = 26  # letters of a choice beside another field


class RecordForm(FieldColumns):
    """The agreed answer."""

    def __init__(self, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._text("decision", self.tr("Decision, in one or two sentences"), lines=3)
        self._text("rationale", self.tr("Why this one"))
        self._text("exceptions", self.tr("Exceptions"))
        sure = ChoiceField(self.tr("How sure are they?"), [(each.value, enum_label(each)) for each in Confidence])
        self._put("confidence", sure)
        self._put("decided_by", LineField(self.tr("Decided by")))
        self._put(
            "decided_on",
            CheckedField(self.tr("Decided on"), is_whole_date, day_hint()),
        )
        self._put("applies_from", LineField(self.tr("Applies from"), self.tr("a cycle or a date")))
        review = CheckedField(self.tr("Review on"), is_whole_date, day_hint())
        self._put("review_on", review)
        self._put("owner", LineField(self.tr("Looked after by")))
        self.staff_words = label("", "small")
        self._text("staff_text", self.tr("What staff will read"), lines=4, below=self.staff_words)

    def show_view(self, shown: ParameterView) -> None:
        """Count the words staff will read."""
        fits = STAFF_TEXT_FEWEST <= shown.staff_words <= STAFF_TEXT_MOST
        line = self.tr("{words} words; {fewest} to {most} is a good length.")
        counted = line.format(words=shown.staff_words, fewest=STAFF_TEXT_FEWEST, most=STAFF_TEXT_MOST)
        self.staff_words.setText(counted)
        set_tone(self.staff_words, "late" if shown.staff_words and not fits else "")

    def _put(self, name: str, field: LineField | ChoiceField) -> None:
        self._fields.add(name, field)
        self.add(field.accessibleName(), field)

    def _text(self, name: str, words: str, lines: int = 2, below: QLabel | None = None) -> None:
        field = TextField(words, "", lines)
        self._fields.add(name, field)
        self.add(words, field, wide=True, below=below)


class OwnForm(FieldColumns):
    """The record fields only this parameter has: of those, what the option that is chosen asks for. What was written
    under another one stays in the file."""

    def __init__(self, fields: Fields, words: PageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        for each in words.fields:
            field = self._field(each)
            fields.add(f"details.{each.name}", field)
            self.add(each.label, field, wide=each.kind is FieldKind.LONG or _is_long(field), hint=each.hint)

    def show_option(self, option: str) -> None:
        """This option is chosen, or none is ("")."""
        places = enumerate(self._words.fields)
        self.leave_out(frozenset(at for at, each in places if not each.asked_under(option)))

    def _field(self, each: FieldContent) -> LineField | TextField | ChoiceField:
        usual = self.tr("usually: {value}").format(value=each.shown(each.default)) if each.default else ""
        match each.kind:
            case FieldKind.CHOICE:
                entries = [("", usual or "–"), *((choice.id, choice.label) for choice in each.choices)]
                return ChoiceField(each.label, entries)
            case FieldKind.LONG:
                return TextField(each.label, usual, 2)
            case FieldKind.TEXT:
                return LineField(each.label, usual)
            case FieldKind.NUMBER | FieldKind.DATE:
                example = usual or (day_hint() if each.kind is FieldKind.DATE else "")
                return CheckedField(each.label, partial(is_whole_value, each), example)
            case _:
                assert_never(each.kind)


def _is_long(field: QWidget) -> bool:
    """Whether one of its choices would end early in half the width."""
    shown = [field.itemText(at) for at in range(field.count())] if isinstance(field, ChoiceField) else []
    return max(map(len, shown), default=0) > LONGEST_IN_HALF


class VoiceForm(QWidget):
    """What one person answered to this parameter; the option is on the cards above. `struck(voice id)` takes the answer
    away."""

    struck = Signal(str)

    def __init__(self, fields: Fields, person: Interviewee, with_options: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._voice = person, ""
        self._fields = fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        form = FieldColumns(self)
        if not with_options:
            form.add(self.tr("Answer in a few words"), self._put("option", LineField(self.tr("Answer in a few words"))))
        words = TextField(self.tr("In their own words"), self.tr("what you may quote"), 3)
        form.add(words.accessibleName(), self._put("own_words", words), wide=True)
        sure = ChoiceField(self.tr("How sure is this person?"), [(c.value, enum_label(c)) for c in Confidence])
        form.add(sure.accessibleName(), self._put("confidence", sure))
        column.addWidget(form)
        frame, inside = card("note")
        inside.addWidget(label(self.tr("Private: never printed"), "subheading"))
        verbatim = TextField(self.tr("What was really said, word for word"), "", 3)
        inside.addWidget(label(verbatim.accessibleName(), "quiet"))
        inside.addWidget(self._put("verbatim", verbatim))
        column.addWidget(frame)
        self._earlier = UserLabel("", "small")
        column.addWidget(self._earlier)
        column.addLayout(self._last_line())

    def show_view(self, shown: ParameterView) -> None:
        voice = shown.voice_of(self._person.id)
        values = {
            "option": voice.option,
            "own_words": voice.own_words,
            "confidence": voice.confidence.value,
            "verbatim": voice.verbatim,
        }
        self._fields.show({self._name(name): value for name, value in values.items()})
        self._voice = voice.id
        self._strike.setVisible(bool(voice.id))
        lines = earlier_lines(shown, self._person.id)
        self._earlier.setText("\n".join((self.tr("Said before:"), *lines)))
        self._earlier.setVisible(bool(lines))

    def _last_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._strike = button(self.tr("Remove this answer"), "flat", self.tr("Ctrl+Z brings it back"))
        self._strike.clicked.connect(self._on_strike)
        line.addStretch(1)
        line.addWidget(self._strike)
        return line

    def _name(self, field: str) -> str:
        return f"voice.{self._person.id}.{field}"

    def _put(self, name: str, field: LineField | TextField | ChoiceField) -> QWidget:
        self._fields.add(self._name(name), field)
        return field

    def _on_strike(self) -> None:
        self.struck.emit(self._voice)


class AnswerForms(QWidget):
    """The forms of one parameter, one of them in sight: what was agreed, or what one person answered. Built in steps;
    `record` is None until its form stands. `struck(voice id)` takes an answer away."""

    struck = Signal(str)

    def __init__(self, fields: Fields, words: PageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._words = fields, words
        self.record: RecordForm | None = None
        self._own: OwnForm | None = None
        self.voices: dict[str, VoiceForm] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._own_head = label(self.tr("FOR THE RECORD"), "section", self)
        self._own_head.hide()
        self._steps: list[Callable[[], None]] = [self._add_record]
        if words.fields:
            self._steps.append(self._add_own)

    @property
    def build_pending(self) -> bool:
        """Whether parts are still missing."""
        return bool(self._steps)

    def build_next(self) -> bool:
        """Build one more part; False when everything stands."""
        if not self._steps:
            return False
        self._steps.pop(0)()
        return True

    def show_person(self, shown: ParameterView, person: str) -> None:
        """Bring the form of this person into sight, filled; with nobody, the fields of what was agreed."""
        if person:
            self._voice(shown, person).show_view(shown)
        for id, form in self.voices.items():
            form.setVisible(id == person)
        for part in (self.record, self._own):
            if part is not None:
                part.setVisible(not person)
        self._own_head.setVisible(not person and self._own is not None)

    def show_counts(self, shown: ParameterView) -> None:
        """What is said about the fields, once they are filled."""
        if self.record is not None:
            self.record.show_view(shown)
        if self._own is not None:
            self._own.show_option(shown.record.option)

    def _add_record(self) -> None:
        self.record = RecordForm(self._fields, self)
        self._column.insertWidget(0, self.record)

    def _add_own(self) -> None:
        self._own = OwnForm(self._fields, self._words, self)
        self._column.addSpacing(8)
        self._column.addWidget(self._own_head)
        self._column.addWidget(self._own)

    def _voice(self, shown: ParameterView, person: str) -> VoiceForm:
        if person not in self.voices:
            who = next(each for each in shown.people if each.id == person)
            form = VoiceForm(self._fields, who, bool(self._words.options), self)
            form.struck.connect(self.struck)
            self._column.addWidget(form)
            self.voices[person] = form
        return self.voices[person]
