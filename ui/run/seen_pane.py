"""Where no rooms need the place: what the room sees, live and small, and what was written down today."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import commitment_words, theme
from ui.labels import enum_label
from ui.run.room_canvas import RoomCanvas
from ui.run.room_view import RoomView
from ui.run.view_state import ConductorView, NoteLine
from ui.widgets.basics import label
from ui.widgets.spoken import Role, speak_as

SHAPE = 16 / 9
DRAWN_HIGH = 540  # pixels: the picture is that of a window so high, made smaller
LOWEST, BESIDE = 70, 90
SPACE = 6
BAR = 16  # pixels that a scroll bar would take from the words


class SeenPane(QWidget):
    """The picture above, the notes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = label(self.tr("THE ROOM SEES THIS"), "section", self)
        frame = QFrame(self)
        frame.setProperty("role", "seen")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        self.canvas = RoomCanvas(frame, DRAWN_HIGH)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.setAccessibleName(self.tr("What the room sees"))
        self.canvas.setMinimumSize(1, 1)  # a picture here: the window on the wall has a smallest size
        inside.addWidget(self.canvas)
        self._frame = frame
        self._written_head = label(self.tr("WRITTEN DOWN TODAY"), "section", self)
        self._written, self._lines = label("", "body13"), ""
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        speak_as(area, Role.Pane)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(self.tr("Written down today"))
        self._written.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(self._written)

    @property
    def notes(self) -> str:
        """The day's notes as they are listed."""
        return self._written.text()

    def per_page(self) -> int:
        """How many seats the picture of the room has room for."""
        return self.canvas.per_page()

    def show_views(self, view: ConductorView, room: RoomView | None, is_open: bool) -> None:
        """`room` is what everybody sees, or would in a room window that is not open; None while nobody looks at the
        picture."""
        head = self.tr("THE ROOM SEES THIS") if is_open else self.tr("FOR THE ROOM WINDOW")
        if self._head.text() != head:
            self._head.setText(head)
        lines = [commitment_words.told(made) for made in reversed(view.commitments)]
        lines += [_note_words(note) for note in reversed(view.notes)]
        if view.parked:
            lines.insert(0, self.tr("In the parking lot so far: {count}").format(count=view.parked))
        self._lines = "\n".join(lines)
        self._write()
        if room is not None:
            self.canvas.show_view(room)

    def _write(self) -> None:
        """Where nothing is written yet, how one writes; a place that is too low for that says only the first."""
        empty = self.tr("Nothing yet.")
        keys = self.tr("N writes a note, D a decision, P keeps a question for later, I a commitment.")
        usual = f"{empty} {keys}"
        room = QRect(0, 0, max(1, self._area.width() - BAR), self._area.height())
        high = self._written.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), usual).height()
        text = self._lines or (usual if high <= room.height() else empty)
        if self._written.text() != text:
            self._written.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        """Laid out by hand: a layout would hold on to the size that the picture had a moment ago. Two lines of notes
        are always in sight, and without room for the picture all of it is theirs."""
        heads = sum(each.heightForWidth(self.width()) + SPACE for each in (self._head, self._written_head))
        notes = 2 * self._written.fontMetrics().lineSpacing() + SPACE
        beside = max(BESIDE * theme.text_scale(), heads + SPACE + notes)
        high = round(min(self.width() / SHAPE, self.height() - beside))
        seen = high >= LOWEST
        self._frame.setVisible(seen)
        self._head.setVisible(seen)
        top = 0
        if seen:
            top = self._below(self._head, top)
            self._frame.setGeometry(0, top, min(self.width(), round(high * SHAPE)), high)
            top += high + SPACE
        top = self._below(self._written_head, top)
        self._area.setGeometry(0, top, self.width(), max(1, self.height() - top))
        self._write()

    def _below(self, head: QLabel, top: int) -> int:
        """Put a heading there; where the next thing stands."""
        head.setGeometry(0, top, self.width(), head.heightForWidth(self.width()))
        return top + head.height() + SPACE


def _note_words(note: NoteLine) -> str:
    return f"{note.at}  {note.step}  ·  {enum_label(note.kind)}: {note.text}"
