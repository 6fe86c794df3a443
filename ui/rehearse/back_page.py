"""Looking back at a talk: the question that moved the draft, the talk minute by minute, what was never asked, one thing
to try. No mark."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.rehearse.back_cards import AskedCard, MovedCard, NeverAskedCard, TryCard
from ui.rehearse.practice_words import ending_words, share_words
from ui.rehearse.time_line import TalkLinePicture
from ui.rehearse.time_line_state import TalkMark, talk_line
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, fit_height, label, page_title, scrolled, tab_through
from ui.widgets.flow import wrapped_row
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_debrief import PracticeDebrief, look_back
from workshop_app.domain.rehearsal.practice_kinds import QuestionLabel

TWO_COLUMNS = 900  # pixels, times the text size


class LookedBack(Struct, frozen=True, eq=False):
    """What the page is shown: a talk, its case, and where to go next."""

    case: CoacheeCase
    kept: KeptTalk
    next: CaseHeading | None


class BackPage(QWidget):
    """Signals: read_requested, again_requested, try_requested (CaseHeading), column_requested, cases_requested."""

    read_requested = Signal()
    again_requested = Signal()
    try_requested = Signal(object)
    column_requested = Signal()
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._next: CaseHeading | None = None
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._told = label("", "quiet")
        self.clock = label("", "quiet13")
        self._read, self._again = button(self.tr("Read it again")), button(self.tr("The same case once more"))
        self._cases = button(self.tr("All cases"))
        self.moved, self.never = MovedCard(self), NeverAskedCard(self)
        self.tried, self.asked = TryCard(self), AskedCard(self)
        self.line = TalkLinePicture(self)
        self._rested = label("", "quiet13")
        self._column_words = label("")
        self.column = button(self.tr("Write your left-hand column"), "link")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        page.addLayout(self._head())
        page.addLayout(self._body())
        page.addStretch(1)
        fit_height(self._area)
        self._read.clicked.connect(self.read_requested)
        self._again.clicked.connect(self.again_requested)
        self._cases.clicked.connect(self.cases_requested)
        self.column.clicked.connect(self.column_requested)
        self.tried.button.clicked.connect(self._on_try)
        self.line.rested.connect(self._on_rested)
        tab_through(self.tried.button, self.line, self.column, self._read, self._again, self._cases)

    def show_talk(self, shown: LookedBack) -> None:
        """Look back at this talk."""
        debrief, kept = look_back(shown.case, shown.kept.played), shown.kept
        self._next = shown.next
        self._told.setText(self._summary(shown.case, debrief))
        self.moved.show_debrief(debrief)
        self.line.show_state(talk_line(debrief, kept.played))
        self._rested.setText(self.tr("A star moved the draft; rest on a mark to read the sentence."))
        self.never.show_debrief(debrief, kept.played.language)
        self.asked.show_debrief(debrief)
        self.tried.show_debrief(debrief, shown.next)
        first = next(iter(kept.thoughts), None)
        noted = self.tr("Noted while you talked, at {time}: “{words}”")
        nothing = self.tr("What was said on one side, what you thought and did not say on the other.")
        words = noted.format(time=clock_words(first.second), words=first.words) if first is not None else nothing
        self._column_words.setText(words)
        self.column.setText(
            self.tr("Go on writing") if kept.column.thoughts or first else self.tr("Write your left-hand column")
        )
        self._area.verticalScrollBar().setValue(0)
        self.tried.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS * theme.text_scale()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _summary(self, case: CoacheeCase, debrief: PracticeDebrief) -> str:
        asked = (QuestionLabel.OPEN, QuestionLabel.CLOSED, QuestionLabel.LEADING)  # advice is told beside them
        spoken = sum(debrief.counts[each] for each in asked)
        minutes = max(1, round(debrief.seconds / 60))
        one = self.tr("{title}. You asked one question in {minutes} min and spoke {share}. {ending}")
        more = self.tr("{title}. You asked {count} questions in {minutes} min and spoke {share}. {ending}")
        return (one if spoken == 1 else more).format(
            title=case.head.title,
            count=spoken,
            minutes=minutes,
            share=share_words(debrief.talk_share),
            ending=ending_words(debrief.ending),
        )

    def _head(self) -> QLayout:
        top = wrapped_row()
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(page_title(self.tr("Looking back")))
        said.addWidget(self._told)
        said.addWidget(self.clock)
        top.addLayout(said, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self._read, self._again, self._cases):
            buttons.addWidget(each)
        top.addLayout(buttons)
        return top

    def _body(self) -> QBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (self.moved, self._line_card(), self.never)), (right, self._right_parts())):
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 11)
        self._columns.addLayout(right, 6)
        return self._columns

    def _right_parts(self) -> tuple[QFrame, ...]:
        frame, layout = card(parent=self)
        layout.addWidget(label(self.tr("Left-hand column"), "subheading"))
        layout.addWidget(self._column_words)
        layout.addWidget(self.column, 0, Qt.AlignmentFlag.AlignLeft)
        return self.tried, self.asked, frame

    def _line_card(self) -> QFrame:
        frame, layout = card(parent=self)
        layout.addWidget(label(self.tr("THE TALK, MINUTE BY MINUTE"), "section"))
        layout.addWidget(self.line)
        layout.addWidget(self._rested)
        return frame

    def _on_try(self) -> None:
        if self._next is not None:
            self.try_requested.emit(self._next)
        else:
            self.again_requested.emit()

    def _on_rested(self, mark: TalkMark) -> None:
        self._rested.setText(f"{mark.told}: “{mark.sentence}”")
