"""The middle of the interview: one question, its options, and the record of what was agreed.

Built once per parameter from its words; `show` fills in what is stored. It asks for changes by signal and applies none.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.interview.fields import CheckedField, ChoiceField, Fields, FormGrid
from ui.interview.option_cards import OptionCards
from ui.interview.view_state import GLYPHS, TONES, ParameterView, is_date, is_value_of, number_of, shown_date
from ui.labels import enum_label
from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.fields import LineField, TextField
from workshop_app.application.commands.parameters import ChooseOption, MarkNotApplicable, ReopenParameter
from workshop_app.domain.parameter_content import FieldKind, ParameterContent
from workshop_app.domain.parameter_rules import STAFF_TEXT_FEWEST, STAFF_TEXT_MOST
from workshop_app.domain.parameters import Confidence, ParameterKey, ParameterStatus

WIDEST = 860  # px; longer lines are hard to read aloud


class QuestionPage(QScrollArea):
    """Signals: `written(name, text)` asks to save a field, `requested(command)` asks for anything else."""

    written = Signal(str, str)
    requested = Signal(object)

    def __init__(self, content: ParameterContent) -> None:
        super().__init__()
        self._content = content
        self._shown: ParameterView | None = None
        self.fields = Fields(self)
        self.setAccessibleName(content.question)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._connect()

    def show_view(self, shown: ParameterView, skip: str = "") -> None:
        """Show what is stored; the field named `skip` keeps its text and cursor."""
        self._shown = shown
        record = shown.record
        self._status.setText(f"{GLYPHS[record.status]} {enum_label(record.status)}")
        self._status.setProperty("tone", TONES.get(record.status, ""))
        self._status.style().polish(self._status)
        self._parked.setText(self._parked_words(shown))
        self._parked.setVisible(record.status is ParameterStatus.PARKED)
        again = record.status in (ParameterStatus.DECIDED, ParameterStatus.PARKED, ParameterStatus.NOT_APPLICABLE)
        self._reopen.setVisible(again)
        self._aside.setVisible(not again)
        self.cards.show_chosen(record.option)
        plain = ("decision", "rationale", "exceptions", "decided_by", "applies_from", "owner", "staff_text")
        values = {name: str(getattr(record, name)) for name in plain}
        values["confidence"] = record.confidence.value
        values["decided_on"], values["review_on"] = shown_date(record.decided_on), shown_date(record.review_on)
        values |= {f"details.{field.name}": record.detail(field.name) for field in self._content.fields}
        self.fields.show(values, skip)
        self._words.setText(self._words_line(shown.words))
        self._words.setProperty("tone", "late" if shown.words and not _fits(shown.words) else "")
        self._words.style().polish(self._words)

    def fit(self) -> None:
        """Keep lines readable at the text size in use."""
        self._inner.setMaximumWidth(round(WIDEST * text_scale()))

    def hold(self, side: QWidget) -> None:
        """Take the side pane in below (a narrow window)."""
        self._column.addWidget(side)
        side.show()

    def _build(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(16)
        self._inner = inner
        self.fit()
        self._column.addLayout(self._head())
        self._column.addWidget(label(self._content.question, "heading"))
        self._column.addWidget(label(self._content.explanation, "quiet"))
        self._parked = label("", "body")
        self._column.addWidget(self._parked)
        self.cards = OptionCards(self._content.options, self._content.usual)
        self._column.addWidget(self.cards)
        self._column.addWidget(self._record_form())
        self._column.addSpacing(8)
        self._column.addWidget(label(self.tr("FOR THE RECORD"), "section"))
        self._column.addWidget(self._own_form())
        self._column.addStretch(1)
        self.setWidget(inner)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        place = label(self._place_words(), "small")
        place.setWordWrap(False)
        head.addWidget(place)
        self._status = label("", "badge")
        head.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self._reopen = button(self.tr("Reopen"), "flat", self.tr("Talk about it again; everything written stays"))
        self._aside = button(self.tr("Does not apply"), "flat", self.tr("This client needs no answer here"))
        head.addWidget(self._reopen)
        head.addWidget(self._aside)
        return head

    def _place_words(self) -> str:
        if self._content.key is ParameterKey.WHY:
            return self.tr("Before the ten")
        return self.tr("{number} of 10").format(number=number_of(self._content.key))

    def _record_form(self) -> FormGrid:
        form = FormGrid()
        self._text(form, "decision", self.tr("Decision, in one or two sentences"), lines=3)
        self._text(form, "rationale", self.tr("Why this one"))
        self._text(form, "exceptions", self.tr("Exceptions"))
        self._choice(form, "confidence", self.tr("How sure are they?"), [(c.value, enum_label(c)) for c in Confidence])
        self._line(form, "decided_by", LineField(self.tr("Decided by")))
        self._line(form, "decided_on", CheckedField(self.tr("Decided on"), is_date, self.tr("such as 2027-01-31")))
        self._line(form, "applies_from", LineField(self.tr("Applies from"), self.tr("a cycle or a date")))
        self._line(
            form, "review_on", CheckedField(self.tr("Look at it again on"), is_date, self.tr("such as 2027-06-30"))
        )
        self._line(form, "owner", LineField(self.tr("Looked after by")))
        self._words = label("", "small")
        self._text(form, "staff_text", self.tr("What staff will read"), lines=4, below=self._words)
        return form

    def _own_form(self) -> FormGrid:
        form = FormGrid()
        for field in self._content.fields:
            name = f"details.{field.name}"
            usual = self.tr("usual: {value}").format(value=field.shown(field.default)) if field.default else ""
            match field.kind:
                case FieldKind.CHOICE:
                    entries = [("", usual or "–"), *((choice.id, choice.label) for choice in field.choices)]
                    self._choice(form, name, field.label, entries, field.hint)
                case FieldKind.LONG:
                    self._text(form, name, field.label, usual, hint=field.hint)
                case FieldKind.TEXT:
                    self._line(form, name, LineField(field.label, usual), field.hint)
                case FieldKind.NUMBER | FieldKind.DATE:
                    example = usual or (self.tr("such as 2027-01-31") if field.kind is FieldKind.DATE else "")
                    line = CheckedField(field.label, partial(is_value_of, field), example)
                    self._line(form, name, line, field.hint)
        return form

    def _line(self, form: FormGrid, name: str, field: LineField, hint: str = "") -> None:
        self.fields.add(name, field)
        form.add(field.accessibleName(), field, hint=hint)

    def _text(
        self,
        form: FormGrid,
        name: str,
        words: str,
        placeholder: str = "",
        lines: int = 2,
        hint: str = "",
        below: QLabel | None = None,
    ) -> None:
        field = TextField(words, placeholder, lines)
        self.fields.add(name, field)
        form.add(words, field, wide=True, hint=hint, below=below)

    def _choice(self, form: FormGrid, name: str, words: str, entries: list[tuple[str, str]], hint: str = "") -> None:
        field = ChoiceField(words, entries)
        self.fields.add(name, field)
        form.add(words, field, hint=hint)

    def _connect(self) -> None:
        self.fields.written.connect(self.written)
        self.cards.chosen.connect(self._on_chosen)
        self._reopen.clicked.connect(self._on_reopen)
        self._aside.clicked.connect(self._on_aside)

    def _parked_words(self, shown: ParameterView) -> str:
        record = shown.record
        if record.parked_until is None:
            return self.tr("Parked: {reason}. It has no date to come back on.").format(reason=record.parked_reason)
        words = self.tr("Parked until {day}: {reason}")
        return words.format(day=shown_date(record.parked_until), reason=record.parked_reason)

    def _words_line(self, words: int) -> str:
        line = self.tr("{words} words; {fewest} to {most} read well.")
        return line.format(words=words, fewest=STAFF_TEXT_FEWEST, most=STAFF_TEXT_MOST)

    def _on_chosen(self, option: str) -> None:
        if self._shown:
            self.fields.commit()
            self.requested.emit(ChooseOption(self._shown.record.id, option, self._shown.language))

    def _on_reopen(self) -> None:
        if self._shown:
            self.requested.emit(ReopenParameter(self._shown.record.id))

    def _on_aside(self) -> None:
        if self._shown:
            self.requested.emit(MarkNotApplicable(self._shown.record.id))


def _fits(words: int) -> bool:
    return STAFF_TEXT_FEWEST <= words <= STAFF_TEXT_MOST
