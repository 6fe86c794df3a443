"""One objective on the page: its line, why now, and its key results as cards, each with what is asked beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.okr.counts_line import CountsLine
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.history_view import EarlierWordings
from ui.okr.key_result_card import KeyResultCard
from ui.okr.objective_head import ObjectiveHead
from ui.okr.page_row import PageRow
from ui.okr.page_state import OBJECTIVE, RESULTS, WHY_NOW, SetPage
from ui.okr.questions_view import QuestionsBeside
from ui.okr.view_state import WHY_NOW_WORDS, objective_counts, sentence_count, word_count
from ui.widgets.basics import button, label
from ui.widgets.fields import TextField
from workshop_app.application.draft_queries import ObjectiveDraft
from workshop_app.domain.okr import Objective


class ObjectiveView(QWidget):
    """Everything the user wants of the objective or of a card goes to `requests`."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._id, self._objective = "", Objective("", "", "")
        self._wide = 0
        self._at_results = False
        self._cards: dict[str, KeyResultCard] = {}
        self._card_rows: dict[str, PageRow] = {}
        self._head = ObjectiveHead(requests, self)
        words = self.tr("Why now? What hurts or opens up? Whom does it touch? What changed?")
        self._why = TextField(self.tr("Why now"), words, lines=1, parent=self, bare=True)
        self._why_hint = label("", "small")
        self.earlier = EarlierWordings(requests, self.tr("Objective"), self)
        self._asked = {step: QuestionsBeside(requests, self) for step in (OBJECTIVE, WHY_NOW, RESULTS)}
        self._add = button(self.tr("Add a key result"), "flat", self.tr("Ctrl+Return"))
        set_icon(self._add, "plus", "accent")
        self._counts = CountsLine()
        self._results = QVBoxLayout()
        self._lay_out()
        self._why.committed.connect(partial(self._emit, "why_now"))
        self._add.clicked.connect(partial(self._request, DraftAction.ADD_KEY_RESULT))
        self._why.installEventFilter(self)

    @property
    def cards(self) -> dict[str, KeyResultCard]:
        """The cards by key result id, in order."""
        return self._cards

    @property
    def rows(self) -> Iterator[PageRow]:
        """Its lines from top to bottom."""
        yield from (self._text_row, self._why_row, *self._card_rows.values(), self._add_row)

    @property
    def lines(self) -> Mapping[tuple[str, int], QuestionsBeside]:
        """Where the questions of each line stand."""
        mine = {(self._id, step): beside for step, beside in self._asked.items()}
        return mine | {(id, RESULTS): card.beside.questions for id, card in self._cards.items()}

    def show_objective(self, draft: ObjectiveDraft, number: int, page: SetPage) -> None:
        """Show the value; its key results are shown by `show_cards`. `number` is 0 where there is only one."""
        self._id = draft.objective.id
        self._head.show_objective(draft.objective, number)
        of = self.tr("{part}, objective {number}") if number else "{part}"
        self._why.setAccessibleName(of.format(part=self.tr("Why now"), number=number))
        self._add.setAccessibleName(of.format(part=self.tr("Add a key result"), number=number))
        self._why.show_value(draft.objective.why_now)
        self._objective = draft.objective
        self.show_hint(page.agreed.language)
        self._drop_cards({one.id for one in draft.key_results})
        self._counts.show_counts(objective_counts(draft, page.agreed))
        self.earlier.show_history(self._id, page.histories.get(self._id, ()))

    def focus_text(self) -> None:
        self._head.focus_text()

    def focus_why(self) -> None:
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)
        self._why.moveCursor(QTextCursor.MoveOperation.End)

    def focus_results(self) -> None:
        """The first card; where there is none, what adds one."""
        first = next(iter(self._cards.values()), None)
        (self._add if first is None or first.is_open else first).setFocus(Qt.FocusReason.TabFocusReason)

    def show_step(self, step: int) -> None:
        """Let the number of the step stand out that somebody is at; 0: of another objective."""
        self._at_results, first = step == RESULTS, True
        for row in self.rows:
            row.show_step(current=row.step == step, shown=row.step != RESULTS or first)
            first = first and row.step != RESULTS

    def put_side(self, wide: int) -> None:
        """So wide is what stands beside; 0: below."""
        self._wide = wide
        for row in self.rows:
            row.put_side(wide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._requests.focused.emit(self._id, WHY_NOW)
        return False

    def show_hint(self, language: str) -> None:
        """Counts as a quiet hint; they never forbid anything."""
        objective = self._objective
        words, lines = word_count(objective.why_now), sentence_count(objective.why_now, language)
        hint = self.tr("3 to 5, up to {most}").format(most=WHY_NOW_WORDS) if words is not None else self.tr("3 to 5")
        if objective.why_now.strip() and lines is not None:  # else the lists that tell sentences apart are to come
            counts = self.tr("%n sentences", "", lines) if lines != 1 else self.tr("1 sentence")
            said = self.tr("{sentences}; {hint}") if words is None else self.tr("{sentences}, {words} words; {hint}")
            said = self.tr("{sentences}, 1 word; {hint}") if words == 1 else said
            hint = said.format(sentences=counts, words=words, hint=hint)
        self._why_hint.setText(hint)
        self._why_hint.setVisible(words is None or words > 0)

    def show_cards(self, draft: ObjectiveDraft, page: SetPage, proposed: Mapping[str, str]) -> Iterator[bool]:
        """Its key results, one after the other; whether a card was made, which takes longer."""
        for place, result in enumerate(draft.key_results):
            card = self._cards.get(result.id)
            made = card is None
            if card is None:
                card = self._cards[result.id] = KeyResultCard(result, page, self._requests, self)
                row = self._card_rows[result.id] = PageRow(RESULTS, card, card.beside, self)
                row.put_side(self._wide)
                row.show_step(current=self._at_results, shown=place == 0)
            row = self._card_rows[result.id]
            if self._results.indexOf(row) != place:
                self._results.insertWidget(place, row)
            card.show_result(result, page, proposed.get(result.id, ""))
            yield made
        wanted = [one.id for one in draft.key_results]
        self._cards = {id: self._cards[id] for id in wanted}
        self._card_rows = {id: self._card_rows[id] for id in wanted}

    def _drop_cards(self, wanted: Collection[str]) -> None:
        for id in [id for id in self._cards if id not in wanted]:
            del self._cards[id]
            gone = self._card_rows.pop(id)
            self._results.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._text_row = PageRow(OBJECTIVE, self._head, self._asked[OBJECTIVE], self)
        said = QWidget(self)
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._why_hint)
        column.addWidget(self.earlier.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._asked[WHY_NOW])
        why = QWidget(self)
        reasons = QVBoxLayout(why)
        reasons.setContentsMargins(0, 0, 0, 0)
        reasons.setSpacing(0)
        reasons.addWidget(self._why)
        reasons.addWidget(self.earlier)
        self._why_row = PageRow(WHY_NOW, why, said, self)
        foot = QWidget(self)
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._add)
        line.addWidget(self._counts, 1)
        self._add_row = PageRow(RESULTS, foot, self._asked[RESULTS], self)
        self._results.setSpacing(12)
        layout.addWidget(self._text_row)
        layout.addWidget(self._why_row)
        layout.addLayout(self._results)
        layout.addWidget(self._add_row)

    def _emit(self, name: str, value: object) -> None:
        self._requests.edited.emit(Objective, self._id, name, value)

    def _request(self, action: DraftAction, _checked: bool = False) -> None:
        self._requests.requested.emit(action, self._id)
