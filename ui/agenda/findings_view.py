"""The fit check as a calm list: one line a sentence with its repair at the right, warnings before notes. A click opens
a line and shows what the repair takes; one is open at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from agendas.findings import Severity
from agendas.repair import Repair
from ui.agenda.finding_line import FindingLine
from ui.agenda.view_state import PlanFinding
from ui.theme import text_scale
from ui.widgets.basics import badge, button, label, set_tone
from workshop_app.application.commands.workshops import AgendaAction

MOST = 8  # who has more than these to mend begins with these
PART = 0.4  # of the height of its column, at most, before more are asked for: the chosen item stands below
LARGE = 1.2


class FindingsView(QFrame):
    """Signals:
    repair_requested: (the PlanFinding whose repair should be shown in the day, which repair).
    agenda_accepted: (the agenda of a repair, its AgendaAction).
    """

    repair_requested = Signal(object, int)
    agenda_accepted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._found: tuple[PlanFinding, ...] = ()
        self._all_shown = False
        self._open: tuple[str, str | None] | None = None
        self._to_mend, self._notes = badge("", "late"), badge("")
        self._page = QWidget(self)
        self._lines = QVBoxLayout(self._page)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._page.installEventFilter(self)
        self._more = button("", "link")
        self._more.clicked.connect(self._on_more)
        self._lay_out()
        self.hide()  # until something is found

    def show_findings(self, found: tuple[PlanFinding, ...]) -> None:
        """These, the gravest first; the line that was open stays open where it is still there."""
        if found != self._found:
            self._found = found
            self._all_shown = self._all_shown and len(found) > 1  # a single one is always whole
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_lines()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines of a screen that was not shown yet have no height before; and the column has another height with the
        window."""
        seen = event.type() is QEvent.Type.Resize and watched is self._seen()
        if seen or (event.type() is QEvent.Type.LayoutRequest and watched is self._page):
            self.fit_lines()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        seen = self._seen()
        if seen is not None:
            seen.installEventFilter(self)  # a second time it is still one
        self.fit_lines()

    def fit_lines(self) -> None:
        """Every sentence is whole. As many lines as leave room to the chosen item below, the gravest first; the rest
        is a press away, and nothing scrolls within the column, which scrolls itself."""
        seen, wide = self._seen(), self._page.width()
        most = None if seen is None or self._all_shown else round(seen.height() * PART) - self._head_height()
        high, shown = 0, 0
        for line in self._shown_lines():
            high += line.head_height(wide)
            fits = most is None or shown == 0 or high <= most
            shown += fits
            if line.isHidden() == fits:
                line.setVisible(fits)
        hidden = len(self._found) - shown
        self._more.setVisible(bool(hidden) or self._all_shown)
        words = self.tr("Show fewer") if self._all_shown else self.tr("{n} more").format(n=hidden)
        if self._more.text() != words:
            self._more.setText(words)

    def _seen(self) -> QWidget | None:
        """What shows the column this stands in."""
        column = self.parentWidget()
        return column.parentWidget() if column is not None else None

    def _shown_lines(self) -> list[FindingLine]:
        there = [item.widget() for place in range(self._lines.count()) if (item := self._lines.itemAt(place))]
        return [each for each in there if isinstance(each, FindingLine)]

    def _head_height(self) -> int:
        return self._to_mend.sizeHint().height() * (3 if _large() else 1) + 24

    def _lay_out(self) -> None:
        heading = label(self.tr("Fit check"), "subheading")
        heading.setWordWrap(False)
        head = QVBoxLayout() if _large() else QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(8)
        head.addWidget(heading, 1)
        badges = QHBoxLayout()
        badges.setSpacing(8)
        for each in (self._to_mend, self._notes):
            badges.addWidget(each)
        badges.addStretch(1)
        head.addLayout(badges)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._page)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 4)
        below.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(below)

    def _fill(self) -> None:
        shown = self._found if self._all_shown else self._found[:MOST]
        found = [(finding, finding.repairs) for finding in shown]
        lines = self._shown_lines()
        if len(lines) == len(found) and all(line.says(*each) for line, each in zip(lines, found, strict=True)):
            for line, each in zip(lines, found, strict=True):
                line.take(*each)
                line.set_open(_key(line.finding) == self._open)
        else:
            self._fill_anew(found)
        self._count()
        self.setVisible(bool(self._found))
        self.fit_lines()

    def _fill_anew(self, found: list[tuple[PlanFinding, tuple[Repair, ...]]]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding, repairs in found:
            line = FindingLine(finding, repairs, self._page)
            line.set_open(_key(finding) == self._open)
            line.opened.connect(self._on_opened)
            line.accepted.connect(self._on_accepted)
            line.preview_requested.connect(self.repair_requested)
            self._lines.addWidget(line)
            line.show()  # now, not a moment later: hidden lines have no height

    def _count(self) -> None:
        notes = sum(each.severity is Severity.NOTE for each in self._found)
        grave = any(each.severity is Severity.STOP for each in self._found)
        set_tone(self._to_mend, "over" if grave else "late")
        self._to_mend.setText(self.tr("{n} to look at").format(n=len(self._found) - notes))
        self._to_mend.setVisible(len(self._found) > notes)
        self._notes.setText(self.tr("1 note") if notes == 1 else self.tr("{n} notes").format(n=notes))
        self._notes.setVisible(bool(notes))

    def _on_opened(self, finding: PlanFinding, is_open: bool) -> None:
        key = _key(finding)
        if is_open:
            self._open = key
            for line in self._page.findChildren(FindingLine):
                if _key(line.finding) != key:
                    line.set_open(False)
        elif self._open == key:
            self._open = None
        self.fit_lines()

    def _on_accepted(self, repair: Repair) -> None:
        self._open = None
        self.agenda_accepted.emit(repair.agenda, AgendaAction.REPAIRED)

    def _on_more(self) -> None:
        self._all_shown = not self._all_shown
        self._fill()


def _large() -> bool:
    """Whether the heading and what is counted beside it need a line each."""
    return text_scale() >= LARGE


def _key(finding: PlanFinding) -> tuple[str, str | None]:
    return finding.finding.code, finding.step_id
