"""Where no rooms need the place: what the room sees, live and small, and what was written down today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import commitment_words, theme
from ui.labels import enum_label
from ui.run.room_canvas import RoomCanvas
from ui.run.room_view import RoomView
from ui.run.view_state import ConductorView, NoteLine
from ui.widgets.basics import label

SHAPE = 16 / 9


class SeenPane(QWidget):
    """The picture above, the notes below."""

    def __init__(self) -> None:
        super().__init__()
        self._head = label(self.tr("THE ROOM SEES THIS"), "section")
        frame = QFrame()
        frame.setProperty("role", "seen")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        self.canvas = RoomCanvas(frame)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.setAccessibleName(self.tr("What the room sees"))
        self.canvas.setMinimumSize(1, 1)  # a picture here: the window on the wall has a smallest size
        inside.addWidget(self.canvas)
        self._frame = frame
        self._written_head = label(self.tr("WRITTEN DOWN TODAY"), "section")
        self._written = label("", "body13")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(self.tr("Written down today"))
        self._written.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(self._written)
        area.setMinimumHeight(1)  # by itself it asks for more than two lines, and would lie across the picture
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head)
        layout.addWidget(frame)
        layout.addWidget(self._written_head)
        layout.addWidget(area, 1)

    @property
    def notes(self) -> str:
        """The day's notes as they are listed."""
        return self._written.text()

    def per_page(self) -> int:
        """How many seats the picture of the room has room for."""
        return self.canvas.per_page()

    def show_views(self, view: ConductorView, room: RoomView | None) -> None:
        """`room` is what everybody sees; None while nobody looks at the picture."""
        lines = [commitment_words.told(made) for made in reversed(view.commitments)]
        lines += [_note_words(note) for note in reversed(view.notes)]
        if view.parked:
            lines.insert(0, self.tr("In the parking lot so far: {count}").format(count=view.parked))
        text = "\n".join(lines) or self.tr(
            "Nothing yet. N writes a note, D a decision, P keeps a question for later, I a commitment."
        )
        if self._written.text() != text:
            self._written.setText(text)
        if room is not None:
            self.canvas.show_view(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = min(self.width() / SHAPE, self.height() - 90 * theme.text_scale())
        self._frame.setVisible(high >= 70)
        self._head.setVisible(high >= 70)
        self._frame.setFixedHeight(max(1, round(high)))


def _note_words(note: NoteLine) -> str:
    return f"{note.at}  {note.step}  ·  {enum_label(note.kind)}: {note.text}"
