"""The head of the plan: name, day, place and start of the workshop, the figures of the day, and the fit check."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from agendas.fit import Severity
from ui.agenda.view_state import PlanFinding, PlanView
from ui.widgets.basics import badge, label
from ui.widgets.fields import LineField
from workshop_app.domain.workshops import Workshop

SHOWN_FINDINGS = 3
FEW_FINDINGS = 1


class PlanHead(QWidget):
    """The top of the plan screen.

    Signals:
    field_committed: (name of the workshop's field, value).
    """

    field_committed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = LineField(self.tr("Title of the workshop"))
        self._place = LineField(self.tr("Place"), self.tr("Place"))
        self._start = LineField(self.tr("Start"), "9:00")
        self._day = QDateEdit()
        self._figures = label("", "quiet")
        self._findings = QVBoxLayout()
        self._more = QToolButton()
        self._all_shown = False
        self._shown = SHOWN_FINDINGS
        self._found: tuple[PlanFinding, ...] = ()
        self._lay_out()
        self._connect()

    def show_plan(self, workshop: Workshop, view: PlanView) -> None:
        """The workshop and its figures as they are now."""
        self._title.show_value(workshop.title)
        self._place.show_value(workshop.place)
        self._start.show_value(view.start)
        self._day.blockSignals(True)
        self._day.setDate(QDate(workshop.day) if workshop.day else self._day.minimumDate())
        self._day.blockSignals(False)
        for field in (self._title, self._place, self._start, self._day):
            field.setReadOnly(view.locked)
        self._figures.setText(self._figure_words(view))
        findings = () if view.locked else view.findings  # advice on a day that is over helps nobody
        if findings != self._found:
            self._found = findings
            self._show_findings()

    def show_few(self, few: bool) -> None:
        """On a low window one finding stands there until the user asks for more."""
        shown = FEW_FINDINGS if few else SHOWN_FINDINGS
        if shown != self._shown:
            self._shown = shown
            self._show_findings()

    def commit(self) -> None:
        for field in (self._title, self._place, self._start):
            field.commit()

    def show_start(self, words: str) -> None:
        """Put the start back to what it was: what was typed could not be read."""
        self._start.setText(words)

    def _lay_out(self) -> None:
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setMinimumDate(QDate(2000, 1, 1))
        self._day.setSpecialValueText(self.tr("no day yet"))
        self._start.setFixedWidth(76)
        self._more.setAutoRaise(True)
        self._more.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget, stretch in ((self._title, 3), (self._day, 0), (self._start, 0), (self._place, 2)):
            top.addWidget(widget, stretch)
        self._findings.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._figures)
        layout.addLayout(self._findings)
        layout.addWidget(self._more)

    def _connect(self) -> None:
        self._title.committed.connect(self._on_title)
        self._place.committed.connect(self._on_place)
        self._start.committed.connect(self._on_start)
        self._day.dateChanged.connect(self._on_day)
        self._more.clicked.connect(self._on_more)

    def _figure_words(self, view: PlanView) -> str:
        parts = [
            self.tr("{start} to {end}").format(start=view.start, end=" / ".join(view.ends)),
            self.tr("{n} of work").format(n=_hours(view.net)),
            self.tr("theory {theory} min, practice {practice} min").format(theory=view.theory, practice=view.practice),
            self.tr("breaks {n} min").format(n=view.breaks)
            + (self.tr(" and lunch {n} min").format(n=view.lunch) if view.lunch else ""),
        ]
        if view.people:
            parts.append(self.tr("{n} people").format(n=view.people) if view.people > 1 else self.tr("one person"))
        else:
            parts.append(self.tr("nobody invited yet: add people to check the fit"))
        return "  ·  ".join(parts)

    def _show_findings(self) -> None:
        _empty(self._findings)
        shown = self._found if self._all_shown else self._found[: self._shown]
        for finding in shown:
            self._findings.addWidget(self._finding(finding))
        hidden = len(self._found) - self._shown
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("Fewer") if self._all_shown else self.tr("{n} more").format(n=hidden))

    def _finding(self, finding: PlanFinding) -> QWidget:
        words = {
            Severity.STOP: (self.tr("stop"), "over"),
            Severity.WARN: (self.tr("warning"), "late"),
            Severity.NOTE: (self.tr("note"), ""),
        }
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(badge(*words[finding.severity]), 0, 0, Qt.AlignmentFlag.AlignTop)
        sentence = label(finding.sentence + (" " + finding.remedy if finding.remedy else ""))
        grid.addWidget(sentence, 0, 1)
        grid.setColumnStretch(1, 1)
        return line

    def _on_title(self, words: str) -> None:
        self.field_committed.emit("title", words)

    def _on_place(self, words: str) -> None:
        self.field_committed.emit("place", words)

    def _on_start(self, words: str) -> None:
        self.field_committed.emit("start", words)

    def _on_day(self, day: QDate) -> None:
        self.field_committed.emit("day", None if day == self._day.minimumDate() else day.toPython())

    def _on_more(self) -> None:
        self._all_shown = not self._all_shown
        self._show_findings()


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
