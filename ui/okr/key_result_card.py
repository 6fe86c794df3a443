"""One key result as a card: sentence, ruler and its last change while closed, all fields while open, with the change
below the values: below everything it would be out of sight. Only a card that was opened builds its fields, so that a
set of sixty stays quick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.draft_requests import DraftRequests
from ui.okr.key_result_beside import KeyResultBeside
from ui.okr.key_result_fields import KeyResultFields
from ui.okr.key_result_tools import KeyResultTools
from ui.okr.page_state import RESULTS, SetPage
from ui.okr.ruler import ScoreRuler
from ui.okr.ruler_words import came_to_words
from ui.okr.view_state import Ending, at_a_glance, preview
from ui.okr.wordings_view import CardWordings
from ui.widgets.basics import badge, label, set_role
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.okr import KeyResult, KeyResultType
from workshop_app.domain.scoring import STAYS
from workshop_app.domain.values.shown import with_short_unit


class KeyResultCard(QFrame):
    """A card that gets the keyboard is the part in use; Enter or a click opens it, Esc closes it. That, like all the
    rest, it says to `requests`. `beside` stands at its right."""

    def __init__(
        self, result: KeyResult, page: SetPage, requests: DraftRequests, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._requests = requests
        speak_as(self, Role.ListItem)
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._result, self._page = result, page
        self._fields: KeyResultFields | None = None
        self._tools: QWidget | None = None
        self._head = QWidget(self)
        self._kind = badge("", parent=self._head)
        self._sentence = label("", "subheading", self._head)
        self._sentence.setMinimumWidth(1)
        self._number = label("", "quiet", self._head)
        self._number.setWordWrap(False)
        self._ruler = ScoreRuler(self)
        self.wordings = CardWordings(result.id, requests, self)
        self.beside = KeyResultBeside(requests)
        self._lay_out()
        self._ruler.said.connect(self.beside.show_ring)
        self._ruler.field_wanted.connect(self._open_at)
        self.beside.all_wordings.toggled.connect(self.wordings.show_all)

    @property
    def key_result(self) -> KeyResult:
        return self._result

    @property
    def fields(self) -> KeyResultFields | None:
        """None until the card was open once."""
        return self._fields

    @property
    def ruler(self) -> ScoreRuler:
        return self._ruler

    def show_result(self, result: KeyResult, page: SetPage, proposed: str = "") -> None:
        """Show the value; a field the user is typing in is left alone."""
        self._result, self._page = result, page
        agreed, wordings = page.agreed, page.wordings.get(result.id, ())
        history = page.histories.get(result.id, ())
        allowed = result.type in agreed.facts.caps.allowed_types
        kind = enum_label(result.type)
        shown = kind.lower() if allowed else self.tr("{type}, not an agreed type").format(type=kind)
        self._kind.setText(shown)
        self._kind.setVisible(not allowed or result.type is not KeyResultType.METRIC)
        self._sentence.setText(at_a_glance(result.text) or self.tr("Not written yet"))
        number = page.numbers.get(result.id, "")
        self._number.setText(number)
        self._number.setVisible(bool(number))
        said = (
            self.tr("Key result {number}, {type}. {sentence}") if number else self.tr("Key result, {type}. {sentence}")
        )
        self.setAccessibleName(said.format(number=number, type=shown, sentence=self._sentence.text()))
        today = result.start if result.wanted in STAYS else ""  # it is on no end of their ruler
        stands, day = page.stands.get(result.id, (today, None))
        self._ruler.show_result(result, agreed, stands)
        self.wordings.show_wordings(wordings, history, proposed)
        self.beside.show_result(result, page.champions.get(result.id, ()), history, page.activities.get(result.id, ()))
        found = preview(result, stands, agreed.model, agreed.cycle)
        came_to = came_to_words(found, agreed.model) if isinstance(found, Ending) else ""
        self.beside.show_stand(with_short_unit(stands, result.unit), day, came_to)
        if self._fields is not None:
            self._fields.show_result(result, page)

    @property
    def is_open(self) -> bool:
        return self._fields is not None and not self._fields.isHidden()

    def open(self, field: str = "") -> None:
        """Show the fields and put the cursor into one of them, the sentence at first."""
        if self._fields is None:
            self._fields = KeyResultFields(self._result.id, self._requests, self)
            self._layout.insertWidget(1, self._fields)
            for part in self._fields.findChildren(QWidget):
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    part.installEventFilter(self)
            self._tools = KeyResultTools(self._result.id, self._requests, self)
            self._layout.insertWidget(0, self._tools, 0, Qt.AlignmentFlag.AlignRight)
        self._fields.show_result(self._result, self._page)
        self._set_open(True)
        self._fields.focus_field(field)

    def close_card(self) -> None:
        """Back to the sentence and the ruler."""
        if self.is_open:
            self._set_open(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._requests.focused.emit(self._result.id, RESULTS)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._requests.focused.emit(self._result.id, RESULTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._requests.closed.emit(self._result.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.hasFocus():
            self._open_at("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        inside = self.window().focusWidget()
        writing = self.is_open and inside is not None and self.isAncestorOf(inside)
        if event.button() is Qt.MouseButton.LeftButton and not writing:
            self._open_at("")  # one that stood open while somebody was elsewhere gets the keyboard back

    def _open_at(self, field: str) -> None:
        self._requests.opened.emit(self._result.id, field)

    def _set_open(self, is_open: bool) -> None:
        for part in (self._fields, self._tools):
            if part is not None:
                part.setVisible(is_open)
        self._head.setVisible(not is_open)
        # An open card is left and entered through its fields.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_open else Qt.FocusPolicy.TabFocus)
        set_role(self, "card" if is_open else "choice")
        column = self._fields.behind_values if self._fields is not None and is_open else self._layout
        column.addWidget(self.wordings)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sentence, 1)
        head.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 10)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self._ruler)
        self._layout.addWidget(self.wordings)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
