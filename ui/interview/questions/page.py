"""The middle of the interview: one question, its options, and either what was agreed together or what one person said.

Built once per parameter from its words, in steps, so that opening it never holds the window up: `build_next` does one
step, `finish` all that are left. It asks for changes by signal and applies none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.interview.field_dates import shown_date
from ui.interview.fields import Fields
from ui.interview.page_words import PageWords
from ui.interview.questions.field_commands import voice_command
from ui.interview.questions.forms import PLAIN, OwnForm, RecordForm, VoiceForm
from ui.interview.questions.notices import AccordNotice, AgainNotice, ClashNotice
from ui.interview.questions.option_cards import OptionCards
from ui.interview.questions.page_head import PageHead
from ui.interview.user_label import UserLabel
from ui.interview.view_state import ParameterView
from ui.labels import enum_label
from ui.theme import text_scale
from ui.widgets.basics import label
from workshop_app.application.commands.interview import LookedAt, RemoveVoice
from workshop_app.application.commands.parameters import ChooseOption, MarkNotApplicable, ReopenParameter
from workshop_app.domain.parameter_rules import RecordGap
from workshop_app.domain.parameters import ParameterStatus

WIDEST = 860  # px; longer lines are hard to read aloud


class QuestionPage(QScrollArea):
    """Signals: `written(name, text)` asks to save a field, `requested(command)` asks for anything else, `key_chosen`
    for another parameter. `person` is whose answer is shown, "" for what was agreed together."""

    written = Signal(str, str)
    requested = Signal(object)
    key_chosen = Signal(str)

    def __init__(self, words: PageWords) -> None:
        super().__init__()
        self.words = words
        self.person = ""
        self._shown: ParameterView | None = None
        self._voices: dict[str, VoiceForm] = {}
        self.fields = Fields(self)
        self.fields.written.connect(self.written)
        self.setAccessibleName(words.question)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._record: RecordForm | None = None
        self._own: OwnForm | None = None
        self._build()
        self._steps: list[Callable[[], None]] = [self._add_record]
        if words.fields:
            self._steps.append(self._add_own)

    @property
    def build_pending(self) -> bool:
        """Whether parts are still missing."""
        return bool(self._steps)

    @property
    def ready(self) -> bool:
        """Whether the place where an answer begins stands."""
        return bool(self.words.options) or self._record is not None

    def build_next(self) -> bool:
        """Build one more part; False when everything stands."""
        if not self._steps:
            return False
        self._steps.pop(0)()
        if self._shown is not None:
            self.show_view(self._shown, self.person)
        return True

    def finish(self) -> None:
        """Build whatever is still missing."""
        while self.build_next():
            pass

    def show_view(self, shown: ParameterView, person: str = "") -> None:
        """Show what is stored."""
        self._shown, self.person = shown, person
        self.head.show_view(shown, person)
        self._parked.setText(self._parked_words(shown))
        self._parked.setVisible(bool(self._parked.text()) and not person)
        voice = shown.voice_of(person)
        self.cards.show_chosen(voice.option if person else shown.record.option)
        self._show_notices(shown, person)
        if person:
            self._voice(shown, person).show_view(shown)
        for id, form in self._voices.items():
            form.setVisible(id == person)
        for part in (self._record, self._own, self._own_head):
            if part is not None:
                part.setVisible(not person and (part is not self._own_head or self._own is not None))
        self.fields.show(_values(shown))
        if self._record is not None:
            self._record.show_view(shown)

    def _show_notices(self, shown: ParameterView, person: str) -> None:
        for notice in (self.accord, self._again, self._clash):
            notice.show_view(shown)
            if person:
                notice.hide()

    def fit(self) -> None:
        """Keep lines readable at the text size in use."""
        self._inner.setMaximumWidth(round(WIDEST * text_scale()))

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins: the option cards, or the first field."""
        if self.words.options:
            self.cards.focus()
            return
        name = f"voice.{self.person}.option" if self.person else "decision"
        if name in self.fields:
            self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)

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
        self.head = PageHead(self.words)
        self._column.addWidget(self.head)
        self._column.addWidget(UserLabel(self.words.question, "heading"))
        if self.words.explanation:
            self._column.addWidget(label(self.words.explanation, "quiet"))
        self._parked = UserLabel()
        self._again = AgainNotice()
        self._clash = ClashNotice()
        self.accord = AccordNotice(self.fields)
        self.cards = OptionCards(self.words.options, self.words.usual)
        self._forms = QVBoxLayout()
        self._forms.setSpacing(16)
        self._own_head = label(self.tr("FOR THE RECORD"), "section", inner)
        self._own_head.hide()
        for part in (self._parked, self._again, self._clash, self.accord, self.cards):
            self._column.addWidget(part)
        self.cards.setVisible(bool(self.words.options))
        self._column.addLayout(self._forms)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.cards.chosen.connect(self._on_chosen)
        self.head.reopened.connect(self._on_reopen)
        self.head.put_aside.connect(self._on_aside)
        self._again.looked.connect(self.looked_at)
        self._clash.key_chosen.connect(self.key_chosen)

    def _add_record(self) -> None:
        self._record = RecordForm(self.fields)
        self._forms.insertWidget(0, self._record)

    def _add_own(self) -> None:
        self._own = OwnForm(self.fields, self.words)
        self._forms.addSpacing(8)
        self._forms.addWidget(self._own_head)
        self._forms.addWidget(self._own)

    def _voice(self, shown: ParameterView, person: str) -> VoiceForm:
        if person not in self._voices:
            who = next(each for each in shown.people if each.id == person)
            form = VoiceForm(self.fields, who, bool(self.words.options))
            form.struck.connect(self._on_struck)
            self._forms.addWidget(form)
            self._voices[person] = form
        return self._voices[person]

    def _parked_words(self, shown: ParameterView) -> str:
        """Why the question was put off and until when, and what staff hear about appraisals meanwhile."""
        record, lines = shown.record, []
        if record.status is ParameterStatus.PARKED:
            words = self.tr("Postponed until {day}: {reason}")
            if record.parked_until is None:
                words = self.tr("Postponed: {reason}. No date is set for coming back to it.")
            lines.append(words.format(day=shown_date(record.parked_until), reason=record.parked_reason))
        if shown.holding:
            lines.append(self.tr("Until it is decided, tell staff: “{sentence}”").format(sentence=shown.holding))
        elif RecordGap.NO_HOLDING_SENTENCE in shown.gaps:
            lines.append(enum_label(RecordGap.NO_HOLDING_SENTENCE))
        return "\n".join(lines)

    def looked_at(self) -> None:
        """Somebody looked at the answer again: its marks may go."""
        if self._shown and self._shown.again:
            self.requested.emit(LookedAt(self._shown.key))

    def _on_chosen(self, option: str) -> None:
        if self._shown is None:
            return
        self.fields.commit()
        if self.person:
            self.requested.emit(voice_command(self._shown.key, self.person, "option", option))
        else:
            self.requested.emit(ChooseOption(self._shown.id, option, self._shown.language))

    def _on_struck(self, voice_id: str) -> None:
        if voice_id:
            self.requested.emit(RemoveVoice(voice_id))

    def _on_reopen(self) -> None:
        if self._shown:
            self.requested.emit(ReopenParameter(self._shown.id))

    def _on_aside(self) -> None:
        if self._shown:
            self.requested.emit(MarkNotApplicable(self._shown.id))


def _values(shown: ParameterView) -> dict[str, str]:
    """Every stored value of what was agreed, by the name of its field."""
    record = shown.record
    values = {name: str(getattr(record, name)) for name in (*PLAIN, "settled_how", "settled_by")}
    values["confidence"] = record.confidence.value
    values["decided_on"], values["review_on"] = shown_date(record.decided_on), shown_date(record.review_on)
    return values | {f"details.{field.name}": shown.detail(field.name) for field in shown.words.fields}
