"""The right side of the drafts screen: what a coach would ask about the part in use. Never a grade, never a verdict."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.okr.agreed_view import AgreedView
from ui.widgets.basics import button, fit_height, label, large_text, scrolled, tip
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.draft_checks import ADVISE, DraftFinding
from workshop_app.domain.draft_order import beside
from workshop_app.domain.okr import Dismissal
from workshop_app.domain.unsent import LinePlace


def why_not(finding: DraftFinding) -> LinePlace:
    """Where the reason is written for which a question does not apply."""
    return LinePlace("why-not", finding.subject_id, finding.code)


class QuestionCard(QFrame):
    """One question. Signals:
    later_requested: ask me later.
    dismissed: the reason why it does not apply here.
    """

    later_requested = Signal()
    dismissed = Signal(str)

    def __init__(self, finding: DraftFinding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "accent_card" if finding.level == ADVISE else "card")
        self._rule = label(finding.rule, "quiet")
        self._rule.hide()
        self._why = button(self.tr("Why?"), "link", self.tr("The rule behind this question"))
        self._why.setCheckable(True)
        self._later = button(self.tr("Ask me later"), "link", self.tr("It comes back when the file is opened again"))
        self._not_here = button(
            self.tr("Not here, because …"), "link", self.tr("It stays away as long as the text does not change")
        )
        self._reason = EntryLine(why_not(finding))
        self._reason.setPlaceholderText(self.tr("because … (Enter)"))
        self._reason.setAccessibleName(self.tr("Why this does not apply here"))
        self._reason.hide()
        question = label(finding.question)
        self.setAccessibleName(finding.question)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(question)
        layout.addWidget(self._rule)
        layout.addWidget(self._reason)
        links = FlowLayout(spacing=12)
        for link in (self._later, self._why, self._not_here):
            links.addWidget(link)
        layout.addLayout(links)
        self._why.toggled.connect(self._rule.setVisible)
        self._later.clicked.connect(self._on_later)
        self._not_here.clicked.connect(self._on_not_here)
        self._reason.returnPressed.connect(self._on_reason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reason.holds_words():
            self._reason.show()

    def focus_answers(self) -> None:
        """Put the keyboard on the first answer."""
        self._later.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_later(self) -> None:
        self.later_requested.emit()

    def _on_not_here(self) -> None:
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self) -> None:
        self.dismissed.emit(self._reason.text().strip())


class DraftQuestionsView(QFrame):
    """Signals:
    later_requested: the Finding to ask again next time.
    dismissed: (Finding, reason).
    again_requested: the id of the part about which all may be asked again.
    next_requested: go to the next part with an open question.
    parameter_requested: the key of the parameter to see.
    left: the id of the part to take the keyboard back to.
    """

    later_requested = Signal(object)
    dismissed = Signal(object, str)
    again_requested = Signal(str)
    next_requested = Signal()
    parameter_requested = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_right")
        self._shown: tuple[object, ...] = ()
        self._id = ""
        self._subject = label("", "quiet")
        self._quiet = label("", "quiet")
        self._more = button("", "link")
        self._waiting: tuple[DraftFinding, ...] = ()
        self._wants_all = False  # of the part in use, until another is
        self._again = button("", "link")
        self._next = button("", "flat", self.tr("Ctrl+J"))
        self._agreed = AgreedView()
        area, inner = scrolled(0, 8)
        inner.setContentsMargins(0, 0, 8, 0)  # clear of the scroll bar
        fit_height(area)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inner.addWidget(self._quiet)
        inner.addLayout(self._cards)
        inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._agreed)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        heading = label(self.tr("QUESTIONS TO ASK"), "section")
        heading.setToolTip(self.tr("Ctrl+Shift+J goes here, Esc goes back to the draft"))
        layout.addWidget(heading)
        layout.addWidget(self._subject)
        layout.addWidget(area, 1)
        layout.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self._more, self._again, self._next):
            each.hide()  # the first questions come a moment after the draft
        self._more.clicked.connect(self._on_more)
        self._again.clicked.connect(self._on_again)
        self._next.clicked.connect(self._on_next)
        self._agreed.parameter_requested.connect(self.parameter_requested)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through here, from top to bottom."""
        found = [each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return tuple(sorted((each for each in found if each.focusProxy() is None), key=self._height))

    def _height(self, stop: QWidget) -> tuple[int, int]:
        at = stop.mapTo(self, QPoint())
        return at.y(), at.x()

    def show_agreed(self, agreed: Agreement) -> None:
        """What the answers of the interview say about drafts."""
        self._agreed.show_agreed(agreed)

    def show_questions(
        self, id: str, subject: str, findings: tuple[DraftFinding, ...], aside: tuple[Dismissal, ...], elsewhere: int
    ) -> None:
        """Show what is open; nothing is rebuilt while nothing changed, so that a reason being typed stays."""
        self._wants_all = self._wants_all and id == self._id
        self._id = id
        self._subject.setText(subject)
        shown = (subject, findings, aside)
        said = self.tr("Next question ({count})").format(count=elsewhere)
        self._next.setText(self.tr("Next ({count})").format(count=elsewhere) if large_text() else said)
        self._next.setAccessibleName(said)
        self._next.setVisible(bool(elsewhere))
        if shown == self._shown:
            return
        self._shown = shown
        keyboard_here = self._keyboard_here()
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        first, self._waiting = beside(findings)
        if self._wants_all:
            first, self._waiting = (*first, *self._waiting), ()
        for finding in first:
            self._add_card(finding)
        self._more.setText(self.tr("%n more", "", len(self._waiting)))
        self._more.setToolTip(self.tr("Questions that can wait until these are answered"))
        self._more.setVisible(bool(self._waiting))
        self._quiet.setVisible(not findings)
        self._quiet.setText(self.tr("Nothing to ask here. Your own questions are better anyway."))
        count = len(aside)
        words = self.tr("1 hidden: ask again") if count == 1 else self.tr("%n hidden: ask again", "", count)
        self._again.setText(words)
        self._again.setToolTip(tip("\n".join(one.reason for one in aside if one.reason)))
        self._again.setVisible(bool(count))
        if keyboard_here:
            self.focus_first()

    def _add_card(self, finding: DraftFinding) -> QuestionCard:
        one = QuestionCard(finding)
        one.later_requested.connect(partial(self._on_later, finding))
        one.dismissed.connect(partial(self._on_dismissed, finding))
        self._cards.addWidget(one)
        return one

    def _on_more(self) -> None:
        """Show what waits, and put the keyboard there; the next part begins with few again."""
        self._wants_all = True
        new = [self._add_card(finding) for finding in self._waiting]
        self._more.hide()
        if new:
            new[0].show()
            new[0].focus_answers()

    def focus_first(self) -> None:
        """Put the keyboard on the first question; back to the draft when there is none."""
        item = self._cards.itemAt(0)
        card = item.widget() if item else None
        if isinstance(card, QuestionCard):
            card.show()
            card.focus_answers()
        else:
            self.left.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._id)
        else:
            super().keyPressEvent(event)

    def _keyboard_here(self) -> bool:
        """Whether the keyboard is on one of the questions."""
        focus = QApplication.focusWidget()
        return focus is not None and any(
            one.isAncestorOf(focus) for one in self.findChildren(QuestionCard) if not one.isHidden()
        )

    def _on_later(self, finding: DraftFinding) -> None:
        self.later_requested.emit(finding)

    def _on_dismissed(self, finding: DraftFinding, reason: str) -> None:
        self.dismissed.emit(finding, reason)

    def _on_again(self) -> None:
        self.again_requested.emit(self._id)

    def _on_next(self) -> None:
        self.next_requested.emit()
