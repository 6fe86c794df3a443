"""The four fields of a key result in a check-in, as four columns or as a quadrant: one switch, the same fields."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.cycle.actions_view import ActionsView
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import captioned
from ui.cycle.inputs import ProgressInputs
from ui.widgets.basics import label
from workshop_app.application.cycle_queries import CheckedResult, CheckInView, PointInCycle

COLUMN = 168  # pixels at 100 % text: what a column needs


class FormShape(StrEnum):
    """How the four fields stand."""

    COLUMNS = "columns"
    QUADRANT = "quadrant"


class ProgressForm(QWidget):
    """Progress, predicted score, what is in the way, action items. Narrow windows get fewer columns."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, one: CheckedResult, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape = FormShape.COLUMNS
        self._columns = 0
        self.inputs = ProgressInputs(cycle_actions, one.line, self)
        self.agreed = ActionsView(cycle_actions, check_in_id, one.result.id, self, narrow=True)
        self._boxes = (self._progress(), self._score(), self._blockers(), self._actions())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._arrange()

    def show_one(self, one: CheckedResult, view: CheckInView, points: tuple[PointInCycle, ...], writable: bool) -> None:
        """What the file holds."""
        self.inputs.show_one(one, points, writable)
        self.agreed.show_actions(view.actions, writable)

    def set_shape(self, shape: FormShape) -> None:
        """Four columns, or two by two."""
        self._shape = shape
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, self.width() // round(COLUMN * theme.text_scale()))
        most = 4 if self._shape is FormShape.COLUMNS else 2
        columns = next(each for each in (4, 2, 1) if each <= min(room, most))
        if columns == self._columns:
            return
        self._columns = columns
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _box(self, heading: str | QLabel, *parts: QWidget) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "surface")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(heading, "strong") if isinstance(heading, str) else heading)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return frame

    def _progress(self) -> QFrame:
        inside = self.inputs
        return self._box(
            self.tr("Progress"),
            captioned(self.tr("Value"), inside.value),
            inside.value_before,
            captioned(self.tr("Read on"), inside.measured_on),
            captioned(self.tr("Source"), inside.source),
            captioned(self.tr("What happened"), inside.happened),
            captioned(self.tr("Health signal"), inside.signal),
        )

    def _score(self) -> QFrame:
        inside = self.inputs
        return self._box(
            inside.prediction,
            captioned(inside.at_end, inside.predicted),
            inside.levels,
            inside.before,
            inside.ended_there,
            inside.plot,
            captioned(self.tr("Why it changed"), inside.why_changed),
        )

    def _blockers(self) -> QFrame:
        inside = self.inputs
        return self._box(
            self.tr("In the way"),
            captioned(self.tr("What is in the way"), inside.blocker),
            captioned(self.tr("Who can remove it"), inside.who_can_help),
            captioned(self.tr("Since"), inside.blocked_since),
            captioned(self.tr("Asked help from"), inside.help_from),
        )

    def _actions(self) -> QFrame:
        return self._box(self.tr("Action items"), self.agreed)
