"""The middle of the interview: one question, its options, and either what was agreed together or what one person said.

Built once per parameter from its words, in steps, so that opening it never holds the window up: `build_next` does one
step, `finish` all that are left. It asks for changes by signal and applies none.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.interview.field_dates import shown_date
from ui.interview.fields import Fields
from ui.interview.page_words import PageWords
from ui.interview.questions.field_commands import voice_command
from ui.interview.questions.forms import PLAIN, AnswerForms
from ui.interview.questions.notices import AccordNotice, AgainNotice, ClashNotice, PostponedNotice
from ui.interview.questions.option_cards import OptionCards
from ui.interview.questions.page_head import PageHead
from ui.interview.user_label import UserLabel
from ui.interview.view_state import ParameterView
from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.dates import in_words
from workshop_app.application.commands.interview import LookedAt, RemoveVoice
from workshop_app.application.commands.parameters import ChooseOption, MarkNotApplicable, ReopenParameter
from workshop_app.domain.parameters import ParameterStatus

DONE = (ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE)  # a postponed one is still to decide
WIDEST = 860  # px; longer lines are hard to read aloud
BELOW = 24  # px kept in sight around what has the keyboard


class QuestionPage(QScrollArea):
    """Signals: `written(name, text)` asks to save a field, `requested(command)` asks for anything else, `key_chosen`
    for another parameter. `person` is whose answer is shown, "" for what was agreed together."""

    written = Signal(str, str)
    requested = Signal(object)
    key_chosen = Signal(str)

    def __init__(self, words: PageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.person = ""
        self._shown: ParameterView | None = None
        self.fields = Fields(self, words.key)
        self.fields.written.connect(self.written)
        self.setAccessibleName(words.question)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()

    @property
    def build_pending(self) -> bool:
        """Whether parts are still missing."""
        return self.forms.build_pending

    @property
    def ready(self) -> bool:
        """Whether the place where an answer begins stands."""
        return bool(self.words.options) or self.forms.record is not None

    def build_next(self) -> bool:
        """Build one more part; False when everything stands."""
        if not self.forms.build_next():
            return False
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
        voice = shown.voice_of(person)
        self.cards.show_chosen(voice.option if person else shown.record.option)
        self._show_notices(shown, person)
        self.forms.show_person(shown, person)
        self.fields.show(_values(shown))
        self.forms.show_counts(shown)

    def _show_notices(self, shown: ParameterView, person: str) -> None:
        for notice in (self.postponed, self._again, self._clash, self.accord):
            notice.show_view(shown)
            if person:
                notice.hide()

    def fit(self) -> None:
        """Keep lines readable at the text size in use."""
        self._inner.setMaximumWidth(round(WIDEST * text_scale()))

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins, and in sight: the option cards, or the first field."""
        name = f"voice.{self.person}.option" if self.person else "decision"
        if self.words.options:
            self.see(self.cards.focus())
        elif name in self.fields:
            self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)
            self.see(self.fields[name])

    def see(self, widget: QWidget | None) -> None:
        """Scroll until it is in sight, once the page has its heights: it may have been built for this very look."""
        if widget is not None and self.isAncestorOf(widget):
            QTimer.singleShot(0, widget, partial(self.ensureWidgetVisible, widget, 0, BELOW))

    def choose(self, at: int) -> bool:
        """Choose the option in this place; False where a key pressed by mistake would undo a decision."""
        if self._shown is None or (not self.person and self._shown.record.status in DONE):
            return False
        self.cards.choose(at)
        return True

    def hold(self, side: QWidget) -> None:
        """Take the side pane in below (a narrow window)."""
        self._column.addWidget(side)
        side.show()

    def _build(self) -> None:
        inner = QWidget(self.viewport())  # from the start where it will stand: Qt dresses it once
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(16)
        self._inner = inner
        self.fit()
        self.head = PageHead(self.words, inner)
        self._column.addWidget(self.head)
        self._column.addWidget(UserLabel(self.words.question, "heading"))
        if self.words.explanation:
            self._column.addWidget(label(self.words.explanation, "quiet"))
        self.postponed = PostponedNotice(parent=inner)
        self._again = AgainNotice(inner)
        self._clash = ClashNotice(inner)
        self.accord = AccordNotice(self.fields, inner)
        self.cards = OptionCards(self.words.options, self.words.usual, inner)
        self.forms = AnswerForms(self.fields, self.words, inner)
        for part in (self.postponed, self._again, self._clash, self.accord, self.cards, self.forms):
            self._column.addWidget(part)
        self.cards.setVisible(bool(self.words.options))
        self._column.addStretch(1)
        self.setWidget(inner)
        self.forms.struck.connect(self._on_struck)
        self.cards.chosen.connect(self._on_chosen)
        self.head.reopened.connect(self._on_reopen)
        self.head.put_aside.connect(self._on_aside)
        self._again.looked.connect(self.looked_at)
        self._clash.key_chosen.connect(self.key_chosen)

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
    return values | {f"details.{field.name}": in_words(shown.detail(field.name)) for field in shown.words.fields}
