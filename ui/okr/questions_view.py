"""What a coach would ask about one line of a set, beside that line. Never a grade, never a verdict; at most two at a
time, the rest on request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.rule_names import rule_name
from ui.theme import text_scale
from ui.widgets.basics import button, label, tip
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from workshop_app.domain.draft_checks import ADVISE, DraftFinding
from workshop_app.domain.draft_order import beside
from workshop_app.domain.okr import Dismissal
from workshop_app.domain.unsent import LinePlace

WORK = ("K02", "K13")  # questions about what is work and no result
START = ("K03", "K04")  # and about today's value, which may be what nobody knows yet


def why_not(finding: DraftFinding) -> LinePlace:
    """Where the reason is written for which a question does not apply."""
    return LinePlace("why-not", finding.subject_id, finding.code)


class QuestionCard(QFrame):
    """One question with its two answers and the name of its rule, which tells the rule when it is pressed."""

    def __init__(self, finding: DraftFinding, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._requests = finding, requests
        self.setProperty("role", "question" if finding.level == ADVISE else "question_note")
        self.setAccessibleName(finding.question)
        self._rule = label(finding.rule, "small", self)
        self._rule.hide()
        self._later = _link(self.tr("Ask me later"), self.tr("It comes back when the file is opened again"))
        self._not_here = _link(
            self.tr("Not here, because…"), self.tr("It stays away from this wording, and comes back with another")
        )
        self._why = _link(rule_name(finding.code), tip(finding.rule))
        self._why.setCheckable(True)
        self._why.setProperty("tone", "quiet")
        self._why.setAccessibleName(self.tr("The rule: {name}").format(name=rule_name(finding.code)))
        self._reason = EntryLine(why_not(finding), parent=self)
        self._reason.setPlaceholderText(self.tr("because … (Enter)"))
        self._reason.setAccessibleName(self.tr("Why this does not apply here"))
        self._reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(label(finding.question))
        links = FlowLayout(spacing=round(7 * text_scale()))
        for link in (self._later, self._not_here, self._why):
            links.addWidget(link)
        if (way := self._way_out(finding.code)) is not None:
            links.addWidget(way)
        layout.addLayout(links)
        layout.addWidget(self._rule)
        layout.addWidget(self._reason)
        self._why.toggled.connect(self._rule.setVisible)
        self._later.clicked.connect(self._on_later)
        self._not_here.clicked.connect(self._on_not_here)
        self._reason.returnPressed.connect(self._on_reason)

    @property
    def finding(self) -> DraftFinding:
        """What is asked."""
        return self._finding

    def _way_out(self, code: str) -> QPushButton | None:
        """What it may be instead: work, or a value that nobody knows yet."""
        if code in WORK:
            link = _link(self.tr("Make it an activity"), self.tr("The work moves below; the sentence is free"))
            link.clicked.connect(self._on_activity)
            return link
        if code in START:
            link = _link(self.tr("Make it a baseline"), self.tr("Nobody knows it: the first value is the key result"))
            link.clicked.connect(self._on_baseline)
            return link
        return None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reason.holds_words():
            self._reason.show()

    def focus_answers(self) -> None:
        """Put the keyboard on the first answer."""
        self._later.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_later(self) -> None:
        self._requests.put_off.emit(self._finding)

    def _on_not_here(self) -> None:
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activity(self) -> None:
        self._requests.requested.emit(DraftAction.MAKE_ACTIVITY, self._finding.subject_id)

    def _on_baseline(self) -> None:
        self._requests.requested.emit(DraftAction.MAKE_BASELINE, self._finding.subject_id)

    def _on_reason(self) -> None:
        self._requests.put_aside.emit(self._finding, self._reason.text().strip())


def _link(words: str, said: str) -> QPushButton:
    link = button(words, "link", said)
    link.setProperty("small", "true")
    return link


class QuestionsBeside(QWidget):
    """The questions beside one line: those of a part of the set (`id`) that belong to this step. Nothing is rebuilt
    while nothing changed, so that a reason being typed stays."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self.id = ""
        self._shown: tuple[tuple[DraftFinding, ...], tuple[Dismissal, ...]] = ((), ())
        self._waiting: tuple[DraftFinding, ...] = ()
        self._wants_all = False
        self._cards: list[QuestionCard] = []
        self._more = _link("", self.tr("Questions that can wait until these are answered"))
        self._again = _link("", "")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        for link in (self._more, self._again):
            link.setParent(self)
            link.hide()
            self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._on_more)
        self._again.clicked.connect(self._on_again)
        self.hide()

    @property
    def cards(self) -> tuple[QuestionCard, ...]:
        """Those that are asked now."""
        return tuple(self._cards)

    def show_questions(self, id: str, findings: tuple[DraftFinding, ...], aside: tuple[Dismissal, ...]) -> bool:
        """Show what is open about a part, and how much was put aside. Whether anything changed."""
        self._wants_all = self._wants_all and id == self.id
        self.id = id
        if (findings, aside) == self._shown:
            return False
        self._shown = (findings, aside)
        keyboard_here = self._keyboard_here()
        first, self._waiting = beside(findings)
        if self._wants_all:
            first, self._waiting = (*first, *self._waiting), ()
        self._make(first)
        self._more.setText(self.tr("%n more", "", len(self._waiting)))
        self._more.setVisible(bool(self._waiting))
        self._show_aside(aside)
        self.setVisible(bool(findings or aside))
        if keyboard_here:
            self.focus_first()
        return True

    def focus_first(self) -> bool:
        """Put the keyboard on the first question; back to the draft when there is none."""
        if self._cards:
            self._cards[0].show()
            self._cards[0].focus_answers()
            return True
        self._requests.left.emit(self.id)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._requests.left.emit(self.id)
        else:
            super().keyPressEvent(event)

    def _make(self, findings: tuple[DraftFinding, ...]) -> None:
        """A question that is asked already stays as it stands there."""
        known = {card.finding: card for card in self._cards}
        self._cards = []
        for place, finding in enumerate(findings):
            card = known.pop(finding, None) or QuestionCard(finding, self._requests, self)
            self._cards.append(card)
            if self._layout.indexOf(card) != place:
                self._layout.insertWidget(place, card)
        focus = QApplication.focusWidget()
        if self._cards and focus is not None and any(gone.isAncestorOf(focus) for gone in known.values()):
            self._cards[0].show()  # before its neighbour goes, which would hand the keyboard to another line
            self._cards[0].focus_answers()
        for gone in known.values():
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _show_aside(self, aside: tuple[Dismissal, ...]) -> None:
        count = len(aside)
        words = self.tr("1 hidden: ask again") if count == 1 else self.tr("%n hidden: ask again", "", count)
        self._again.setText(words)
        reasons = dict.fromkeys(one.reason for one in aside if one.reason)
        self._again.setToolTip(tip("\n".join((*reasons, self.tr("Holds for this wording")))))
        self._again.setVisible(bool(count))

    def _on_more(self) -> None:
        """Show what waits, and put the keyboard there."""
        self._wants_all = True
        place, waiting = len(self._cards), self._waiting
        self._waiting = ()
        self._make((*(card.finding for card in self._cards), *waiting))
        self._more.hide()
        if place < len(self._cards):
            self._cards[place].show()
            self._cards[place].focus_answers()

    def _keyboard_here(self) -> bool:
        """Whether the keyboard is on one of the questions."""
        focus = QApplication.focusWidget()
        return focus is not None and any(card.isAncestorOf(focus) for card in self._cards)

    def _on_again(self) -> None:
        self._requests.asked_again.emit(self._shown[1])
