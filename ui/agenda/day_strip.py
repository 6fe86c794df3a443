"""The day to scale as the editor: lower edges drag to another length, items drag to another place, and keys do the
same. What a drag would make is shown while it is in the air; nothing is changed before it is dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from agendas.model import Agenda
from ui.agenda import day_edit, day_words
from ui.agenda.day_edit import Draft
from ui.agenda.day_item import Fonts
from ui.agenda.day_keys import DayKeys
from ui.agenda.day_mouse import DayMouse
from ui.agenda.day_painter import DayColumn, DayPainter, Drawn, place_of
from ui.agenda.day_shape import PER_MINUTE, fitting, shape
from ui.agenda.view_state import PlanRow, PlanView
from ui.theme import text_scale
from ui.widgets.focus_ring import paint_focus_ring
from ui.widgets.spoken import Role, speak_as

NARROWEST, LARGEST = 220, 1.4  # a day at 100 % text; with larger text it grows no more from here
MARGIN = 8


class DayStrip(QWidget):
    """The days of a plan, one beside the other.

    Signals:
    step_clicked: the id of the step that was chosen.
    edited: the Draft that was dropped.
    in_the_air: what to say while something is dragged; "" when it is over.
    shown_at: the rectangle that should be in sight.
    """

    step_clicked = Signal(str)
    edited = Signal(object)
    in_the_air = Signal(str)
    shown_at = Signal(QRectF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu: QMenu | None = None
        self.rows: tuple[PlanRow, ...] = ()
        self.agenda: Agenda | None = None
        self.locked = True
        self.selected = ""
        self._draft: Draft | None = None
        self._proposal: Draft | None = None
        self._drawn = Drawn()
        self.shape, self.before = shape(()), shape(())  # as drawn, and as the plan is
        self._fonts = Fonts.of(self.font())
        self.per_minute, self._room = PER_MINUTE, 0
        self.mouse, self._keys = DayMouse(self), DayKeys(self)
        speak_as(self, Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self.mouse)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The day to scale"))

    @property
    def draft(self) -> Draft | None:
        """What is in the air."""
        return self._draft

    def show_plan(self, view: PlanView, agenda: Agenda) -> None:
        """The plan as it is now; what is in the air falls down when somebody else changed the plan."""
        if self._draft is not None and self._draft.seen != agenda:
            self.let_go()
        self.rows, self.agenda, self.locked = view.rows, agenda, view.locked
        self._proposal = None
        if self._draft is None:
            self._measure()
        spoken = (f"{row.clock} {day_words.title(row)}, {day_words.facts(row)}" for row in day_edit.every(self.rows))
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def show_selected(self, step_id: str) -> None:
        if step_id != self.selected:
            self.selected = step_id
            self.update()
            self.bring_in_sight(step_id)

    def show_proposal(self, agenda: Agenda | None) -> None:
        """The day as it would be with a repair that is being looked at; None: as it is."""
        wanted = None if agenda is None or self.agenda is None else day_edit.proposed(self.agenda, agenda)
        if wanted != self._proposal:
            self._proposal = wanted
            self._measure()
            self.update()

    def hold(self, draft: Draft | None, by_keys: bool = False) -> None:
        """Show what is being tried; None shows the plan as it is."""
        self._draft = draft
        self._measure()
        self.in_the_air.emit("" if draft is None else day_words.hint(draft, by_keys))
        if draft is not None:
            self.setAccessibleDescription(day_words.bubble(draft))
            if by_keys:
                self.bring_in_sight(draft.step_id)
        self.update()

    def let_go(self) -> None:
        """Put everything back."""
        self.mouse.forget()
        if self._draft is not None:
            self.hold(None)

    def keep(self) -> None:
        """Drop what is in the air."""
        draft = self._draft
        self.let_go()
        if draft is not None and draft.changes and not self.locked:
            self.edited.emit(draft)

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = self.columns()
        drawn = DayPainter(painter, self.shape, columns, self._fonts, QRectF(event.rect()))
        drawn.drawn = self._drawn
        if len(columns) > 1:
            drawn.headings({day: self.tr("Day {n}").format(n=day) for day in columns})
        shown = self._draft or self._proposal
        drawn.day(shown, self.selected, self.locked)
        if shown is not None:
            _paint_draft(self, drawn, shown, columns)
        paint_focus_ring(painter, self)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._measure()
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._drawn.clear()
            self.update()
        super().changeEvent(event)

    def _measure(self) -> None:
        """Where everything stands, and how large the drawing is."""
        self._fonts = Fonts.of(self.font())
        several = len({row.step.day for row in self.rows}) > 1
        top = MARGIN + (self._fonts.line if several else 0.0)
        least, below = self._fonts.line + 2, self._fonts.line + MARGIN
        shown = self._draft or self._proposal
        if self._draft is None:  # what is in the air keeps its measure
            self.per_minute = fitting(self.rows, self._room - below, text_scale(), least, top)
            self.before = shape(self.rows, self.per_minute, least, top)
        self.shape = self.before if shown is None else shape(shown.rows, self.per_minute, least, top)
        columns = max(1, len(self.shape.rulers))
        self.setMinimumWidth(round(columns * (NARROWEST * min(text_scale(), LARGEST) + self._fonts.times)))
        high = self.shape.height if shown is None else max(self.shape.height, self.before.height)
        self.setMinimumHeight(round(high + below))

    def columns(self) -> dict[int, DayColumn]:
        """Where each day stands."""
        days = sorted(self.shape.rulers)
        wide = (self.width() - MARGIN) / max(1, len(days))
        times = self._fonts.times
        return {
            day: DayColumn(number * wide, number * wide + times, wide - times - (MARGIN if len(days) > 1 else 0))
            for number, day in enumerate(days)
        }

    def fit(self, room: int) -> None:
        """So many pixels of height are in sight: the whole day, if it can be."""
        if room != self._room:
            self._room = room
            self._measure()
            self.update()

    def bring_in_sight(self, step_id: str) -> None:
        """Have an item shown, if it is not."""
        box = self.shape.box(step_id)
        if box is not None:
            self.shown_at.emit(place_of(box, self.columns()[box.day]))

    # -- by mouse and keys

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu is not None:
            self.menu.exec(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            hit = self.mouse.hit(QPointF(event.pos()))  # type: ignore[attr-defined]
            words = "" if hit is None else f"{day_words.title(hit[0].row)}\n{day_words.facts(hit[0].row)}"
            QToolTip.showText(event.globalPos(), words, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A length that was set by keys is kept, an item in the hand goes back."""
        if self._draft is not None and not self.mouse.dragging:
            if self._draft.of_length:
                self.keep()
            else:
                self.let_go()
        super().focusOutEvent(event)


def _paint_draft(strip: DayStrip, drawn: DayPainter, draft: Draft, columns: dict[int, DayColumn]) -> None:
    """Where it was, and for what is in the air, what it would be."""
    old, new = strip.before.box(draft.step_id), strip.shape.box(draft.step_id)
    if old is not None and old.day in columns:
        drawn.ghost(place_of(old, columns[old.day]))
    if new is not None and draft is strip.draft:
        drawn.bubble(day_words.bubble(draft), drawn.place(new))
