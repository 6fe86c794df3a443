"""What was practised: over weeks what one asks more and less, and every talk to be looked at again. For its owner
alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.practice_words import kind_name, label_name, shape_name
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, fit_height, label, line, page_title, scrolled
from ui.widgets.dates import short_day
from ui.widgets.flow import wrapped_row
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.practice_kinds import QuestionLabel
from workshop_app.domain.rehearsal.practice_weeks import AskedChange, PracticeWeeks, over_weeks
from workshop_app.domain.rehearsal.written_talk import talk_rows

MOST_TALKS = 60
LATEST_WEEKS = 12


class WeeksPage(QWidget):
    """Signals: opened(KeptTalk), column_requested(KeptTalk), removed(KeptTalk), real_requested, note_requested,
    example_requested, cases_requested."""

    opened = Signal(object)
    column_requested = Signal(object)
    removed = Signal(object)
    real_requested = Signal()
    note_requested = Signal()
    example_requested = Signal()
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        top = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(page_title(self.tr("What I practised")))
        self._where = label("", "quiet")
        said.addWidget(self._where)
        top.addLayout(said, 1)
        self.real = button(self.tr("Column of a real talk…"))
        self.real.clicked.connect(self.real_requested)
        self.example = button(self.tr("Read an example"))
        self.example.clicked.connect(self.example_requested)
        self.note = button(self.tr("Note a real session…"))
        self.note.clicked.connect(self.note_requested)
        more = wrapped_row()
        for each in (self.note, self.real, self.example):
            more.addWidget(each)
        more.addStretch(1)
        self.cases = button(self.tr("All cases"), "primary")
        self.cases.clicked.connect(self.cases_requested)
        top.addWidget(self.cases, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        page.addLayout(more)
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        page.addLayout(self._place)
        page.addStretch(1)
        fit_height(self._area)
        self._parts: list[QWidget] = []

    def show_talks(self, talks: tuple[KeptTalk, ...], titles: Mapping[str, str], today: date, folder: str) -> None:
        """The latest first."""
        for part in self._parts:
            self._place.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._where.setText(self.tr("Kept on this computer only, in {folder}").format(folder=folder))
        real = over_weeks(talks, today, PracticeSeat.NOTED)
        self._parts = [self._weeks_card(over_weeks(talks, today), self.tr("In practice: what you ask more, and less"))]
        if real.weeks:
            self._parts.append(self._weeks_card(real, self.tr("In real sessions: what you ask more, and less")))
        self._parts.append(self._talks_card(talks[:MOST_TALKS], titles))
        for part in self._parts:
            self._place.addWidget(part)
        self.cases.setFocus(Qt.FocusReason.OtherFocusReason)

    def _weeks_card(self, weeks: PracticeWeeks, heading: str) -> QFrame:
        frame, inside = card(parent=self)
        inside.addWidget(label(heading, "subheading"))
        if not weeks.more and not weeks.less:
            few = self.tr("After a few more talks this says which questions you ask more, and which less.")
            inside.addWidget(label(few, "quiet"))
        for which, changes in ((self.tr("More"), weeks.more), (self.tr("Less"), weeks.less)):
            if changes:
                inside.addWidget(label(f"{which}: {_changes(changes)}"))
        if not weeks.weeks:
            return frame
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(6, 1)
        heads = (self.tr("Week of"), self.tr("Talks"), *(label_name(each) for each in QuestionLabel))
        for column, words in enumerate(heads):
            grid.addWidget(label(words, "small", frame), 0, column)
        for place, week in enumerate(weeks.weeks[-LATEST_WEEKS:], 1):
            shares = (f"{round(100 * week.counts[each] / max(1, week.asked))} %" for each in QuestionLabel)
            for column, words in enumerate((short_day(week.monday), str(week.talks), *shares)):
                grid.addWidget(label(words, "body13", frame), place, column)
        inside.addLayout(grid)
        return frame

    def _talks_card(self, talks: tuple[KeptTalk, ...], titles: Mapping[str, str]) -> QFrame:
        frame, inside = card(parent=self)
        inside.addWidget(label(self.tr("Talks"), "subheading"))
        if not talks:
            inside.addWidget(label(self.tr("None yet. Choose a case and begin."), "quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, talk in enumerate(talks):
            self._add_talk(grid, place * 2, talk, titles)
        inside.addLayout(grid)
        return frame

    def _add_talk(self, grid: QGridLayout, place: int, talk: KeptTalk, titles: Mapping[str, str]) -> None:
        grid.addWidget(line(), place, 0, 1, 5)
        day = short_day(talk.started.astimezone().date())
        title, words = self._told(talk, titles)
        grid.addWidget(label(day, "quiet"), place + 1, 0)
        grid.addWidget(label(words), place + 1, 1)
        noted = talk.seat is PracticeSeat.NOTED
        coached, real = talk.seat is PracticeSeat.COACH, talk.seat is PracticeSeat.WRITTEN
        opens = button(self.tr("Look back") if coached or noted else self.tr("Compare"), "flat")
        column = button(self.tr("Left-hand column"), "flat")
        removes = button(self.tr("Remove"), "flat")
        for each, slot in (
            (opens, partial(self._on_open, talk)),
            (column, partial(self._on_column, talk)),
            (removes, partial(self._on_remove, talk)),
        ):
            each.setAccessibleDescription(f"{day}, {title}")
            each.clicked.connect(slot)
        opens.setEnabled(bool(title) and not real)
        column.setEnabled(real or (coached and bool(title)))
        for at, each in enumerate((opens, column, removes), 2):
            grid.addWidget(each, place + 1, at)

    def _told(self, talk: KeptTalk, titles: Mapping[str, str]) -> tuple[str, str]:
        """What a talk is called, "" where its case is gone, and what is said of it."""
        if talk.written is not None:
            title = talk.written.title or self.tr("A real talk")
            return title, self._real_talk(len(talk_rows(talk.written.lines))).format(title=title)
        if talk.noted is not None:
            title = talk.noted.about or shape_name(talk.noted.shape)
            said, turning = self._real_session(talk.noted.asked), " ".join(talk.noted.turning.split())
            turned = self.tr("{said}. It turned at “{turning}”").format(said=said, turning=turning)
            return title, f"{title}: {turned if turning else said}"
        title = titles.get(talk.played.case_id, "")
        coached = talk.seat is PracticeSeat.COACH
        count = len(talk.played.actions) if coached else len(talk.marks)
        words = self._practised(coached, count).format(time=clock_words(talk.second), count=count)
        return title, f"{title or self.tr('A case that is no longer here')}: {words}"

    def _practised(self, coached: bool, count: int) -> str:
        if coached:
            return (
                self.tr("you coached, {time}, one turn")
                if count == 1
                else self.tr("you coached, {time}, {count} turns")
            )
        return self.tr("you observed, one line marked") if count == 1 else self.tr("you observed, {count} lines marked")

    def _real_talk(self, turns: int) -> str:
        if turns == 1:
            return self.tr("{title}: a real talk, one turn")
        return self.tr("{title}: a real talk, {count} turns").replace("{count}", str(turns))

    def _real_session(self, asked: int) -> str:
        many = self.tr("a real session, {count} questions").format(count=asked)
        return self.tr("a real session, one question") if asked == 1 else many

    def _on_open(self, talk: KeptTalk, _checked: bool = False) -> None:
        self.opened.emit(talk)

    def _on_column(self, talk: KeptTalk, _checked: bool = False) -> None:
        self.column_requested.emit(talk)

    def _on_remove(self, talk: KeptTalk, _checked: bool = False) -> None:
        self.removed.emit(talk)


def _changes(changes: tuple[AskedChange, ...]) -> str:
    parts = (f"{kind_name(each.kind)} {round(each.before * 100)} → {round(each.lately * 100)} %" for each in changes)
    return ", ".join(parts)
