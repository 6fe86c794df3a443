"""The alignment check of a set: who we depend on and who depends on us in one sentence, also by the dependency log, and
its fields while somebody writes in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.need_standing import standing_words
from ui.okr.draft_requests import DraftRequests
from ui.okr.page_state import ALIGNMENT, names_in
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import label
from ui.widgets.fields import TextField, is_writing
from ui.widgets.marked_text import MarkedText, Span, SpanMark
from ui.widgets.spoken import Role, speak_as
from workshop_app.application.between_teams import BothSides
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.okr import DraftSet


class AlignmentView(QFrame):
    """Enter, a click or a typed letter opens it, Esc closes it: who comes by Tab from the mission goes on writing."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Button)
        self._requests = requests
        self._id = ""
        self.setProperty("role", "quiet_choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = MarkedText(14, self)
        self._box = QWidget(self)
        one = self.tr("one name per line")
        self.fields = {
            "depends_on": TextField(self.tr("We depend on"), one, 2, 6, self._box),
            "depended_on_by": TextField(self.tr("They depend on us"), one, 2, 6, self._box),
            "context": TextField(
                self.tr("Context from above"),
                self.tr("What the level above is aiming for, if anything"),
                1,
                4,
                self._box,
            ),
        }
        self._lay_out()
        for name, field in self.fields.items():
            field.committed.connect(partial(self._emit, name))

    @property
    def is_open(self) -> bool:
        return not self._box.isHidden()

    def show_set(self, draft: DraftSet, needed: BothSides) -> None:
        """Show who is named, and who else is in the dependency log."""
        self._id = draft.id
        for name, field in self.fields.items():
            field.show_value(getattr(draft, name), draft.id)
        self._said.show_spans(self._sentence(draft, needed))
        self.setAccessibleName(self.tr("Alignment check. {words}").format(words=self._said.words))

    def set_open(self, is_open: bool, *, focus: bool = True) -> None:
        """Show the fields, or the sentence."""
        focused = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self._box.setVisible(is_open)
        self._said.setVisible(not is_open)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_open else Qt.FocusPolicy.TabFocus)
        if is_open and focus:
            self.fields["depends_on"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not is_open and held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Before another set is shown: what was typed is this one's."""
        for field in self.fields.values():
            field.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._requests.focused.emit(self._id, ALIGNMENT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self.is_open:
            self.set_open(True)
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self.set_open(False)
        elif not self.is_open and is_writing(event):
            self.set_open(True)
            first = self.fields["depends_on"]
            first.moveCursor(QTextCursor.MoveOperation.End)
            if first.toPlainText() and not first.isReadOnly():
                first.insertPlainText("\n")  # one name per line
            QApplication.sendEvent(first, event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open:
            self.set_open(True)
        super().mousePressEvent(event)

    def _sentence(self, draft: DraftSet, needed: BothSides) -> tuple[Span, ...]:
        needs, gives = names_in(draft.depends_on), names_in(draft.depended_on_by)
        context = " ".join(draft.context.split())
        logged_needs = self._logged((each.gives, each) for each in needed.needs)
        logged_gives = self._logged((each.needs, each) for each in needed.gives)
        if not (needs or gives or context or logged_needs or logged_gives):
            return ((self.tr("Who do you depend on, and who depends on you?"), SpanMark.QUIET),)
        spans: list[Span] = []
        for head, words in (
            (self.tr("We depend on"), needs),
            (self.tr("They depend on us:"), gives),
            (self.tr("We need, by the dependency log:"), logged_needs),
            (self.tr("They need of us, by the log:"), logged_gives),
            (self.tr("From above:"), context),
        ):
            if words:
                said = at_a_glance(words).rstrip(".")
                spans += [(f"{' ' if spans else ''}{head} ", SpanMark.QUIET), (f"{said}.", SpanMark.PLAIN)]
        return tuple(spans)

    def _logged(self, found: Iterable[tuple[str, TeamDependency]]) -> str:
        """What teams need of each other: the other team, what it is, and whether it is confirmed."""
        words, said = self.tr("{team}, {what} ({state})"), []
        for team, one in found:
            partly, refused = one.view is TheirView.PARTLY, one.view is TheirView.NO
            state = standing_words(confirmed=one.is_confirmed, partly=partly, refused=refused)
            said.append(words.format(team=team, what=one.what.strip() or self.tr("something"), state=state))
        return "; ".join(said)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for words, name in ((self.tr("We depend on"), "depends_on"), (self.tr("They depend on us"), "depended_on_by")):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(label(words, "small"))
            side.addWidget(self.fields[name])
            side.addStretch(1)  # both begin at the top, however many names stand in the other
            sides.addLayout(side, 1)
        inner.addLayout(sides)
        inner.addWidget(label(self.tr("Context from the level above"), "small"))
        inner.addWidget(self.fields["context"])
        self._box.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 7, 4)
        layout.addWidget(self._said)
        layout.addWidget(self._box)

    def _emit(self, name: str, value: str) -> None:
        self._requests.edited.emit(DraftSet, self._id, name, value)
