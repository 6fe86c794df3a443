"""The fit check in sentences, each with what can be done about it one press away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from agendas.findings import Severity
from ui.agenda.view_state import PlanFinding
from ui.widgets.basics import badge, button, fit_height, label, scrolled

MOST = 8  # who has more than these to mend begins with these
LEAST_HEIGHT = 120  # in pixels, for all of them: three sentences of two lines


class FindingsView(QWidget):
    """The gravest findings first; the others on request.

    Signals:
    repair_requested: the PlanFinding to mend.
    """

    repair_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[PlanFinding, ...] = ()
        self._shown = 3
        self._all_shown = False
        self._area, self._lines = scrolled(margin=0, spacing=4)
        fit_height(self._area)
        page = self._area.widget()
        assert page is not None
        page.installEventFilter(self)
        self._more = button("", "link")
        self._more.clicked.connect(self._on_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._area)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_findings(self, found: tuple[PlanFinding, ...]) -> None:
        if found != self._found:
            self._found = found
            self._fill()

    def show_at_most(self, shown: int) -> None:
        """So many stand there until the user asks for more."""
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lines()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._area.widget():
            self._fit_lines()  # lines of a screen that was not shown yet have no height before
        return super().eventFilter(watched, event)

    def _fit_lines(self) -> None:
        """Every sentence is whole: lines are as high as they need, and many of them scroll rather than shrink."""
        wanted = max(0, self._lines.heightForWidth(self.width()))
        most = max(LEAST_HEIGHT, self.window().height() // 4) if self._all_shown else wanted
        self._area.setFixedHeight(min(wanted, most))

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._found[: max(self._shown, MOST) if self._all_shown else self._shown]
        for finding in shown:
            line = self._line(finding)
            self._lines.addWidget(line)
            line.show()  # now, not a moment later: hidden lines have no height
        self._more.setVisible(len(self._found) > self._shown)
        words = self.tr("{n} more").format(n=len(self._found) - len(shown))
        if self._all_shown:
            words = (
                self.tr("Show fewer ({words}, not shown)").format(words=words) if len(shown) < len(self._found) else ""
            )
        self._more.setText(words or self.tr("Show fewer"))
        self.setVisible(bool(self._found))
        self._fit_lines()

    def _line(self, finding: PlanFinding) -> QWidget:
        words = {
            Severity.STOP: (self.tr("stop"), "over"),
            Severity.WARN: (self.tr("warning"), "late"),
            Severity.NOTE: (self.tr("note"), ""),
        }
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(badge(*words[finding.severity]), 0, 0, top)
        grid.addWidget(label(finding.sentence + (" " + finding.remedy if finding.remedy else "")), 0, 1)
        grid.setColumnStretch(1, 1)
        if finding.repairs:
            mend = button(self.tr("Repair…"), "link", self.tr("See what would change"))
            mend.setAccessibleName(self.tr("Repair: {sentence}").format(sentence=finding.sentence))
            mend.clicked.connect(partial(self.repair_requested.emit, finding))
            grid.addWidget(mend, 0, 2, top)
        return line

    def _on_more(self) -> None:
        self._all_shown = not self._all_shown
        self._fill()
