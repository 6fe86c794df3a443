"""The screen without a file: start a new engagement in two fields, go on with a recent one, or try the sample. It asks
the main window to do these things and opens nothing itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.home.recent import NewEngagement, RecentFile
from ui.widgets.basics import button, card, label, line, scrolled

TWO_COLUMNS = 860
WIDEST = 1080


class WelcomePanel(QWidget):
    """Signals: create_requested (NewEngagement), open_requested (Path or None to be asked), sample_requested,
    client_typed (text, to show where the file will go), place_requested (choose another folder)."""

    create_requested = Signal(object)
    open_requested = Signal(object)
    sample_requested = Signal()
    client_typed = Signal(str)
    place_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._client = QLineEdit()
        self._cycle = QLineEdit()
        self._where = label("", "small")
        self._create = button(self.tr("Start"), "primary")
        self._recent = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._client.textChanged.connect(self._on_client_changed)
        self._client.returnPressed.connect(self._on_create)
        self._cycle.returnPressed.connect(self._on_create)
        self._create.clicked.connect(self._on_create)
        self._on_client_changed("")

    def show_recent(self, files: tuple[RecentFile, ...]) -> None:
        """Draw the list of recent engagements again."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in files:
            self._recent.addWidget(self._recent_line(file))
        if not files:
            self._recent.addWidget(label(self.tr("Files you open will be listed here."), "quiet"))

    def show_place(self, path: Path) -> None:
        """Where the new file will be."""
        self._where.setText(self.tr("Kept in {path}").format(path=path))

    def ask_place(self) -> None:
        """Ask again where the file would go: the folder changed."""
        self.client_typed.emit(self._client.text())

    def begin(self) -> None:
        """Put the cursor where a new engagement starts."""
        self._client.setFocus()
        self._client.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= TWO_COLUMNS * theme.text_scale()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled(margin=40, spacing=24)
        outer.addWidget(area)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(self.tr("The workshop coach's desk"), "title"))
        head.addWidget(
            label(self.tr("From the first interview to the printed draft. Everything stays on this computer."), "quiet")
        )
        column.addLayout(head)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._new_card(), 1)
        self._columns.addWidget(self._recent_card(), 1)
        column.addLayout(self._columns)
        page.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(inner, 20)
        centred.addStretch(1)
        page.addLayout(centred)
        page.addStretch(2)

    def _new_card(self) -> QFrame:
        frame, layout = card()
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(label(self.tr("New engagement"), "heading"))
        for words, hint, field in (
            (self.tr("Client"), self.tr("Harbour Ferries"), self._client),
            (self.tr("Coming cycle"), self.tr("May to August (optional)"), self._cycle),
        ):
            name = label(words, "small")
            name.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            field.setMaxLength(300)
            layout.addSpacing(4)
            layout.addWidget(name)
            layout.addWidget(field)
        layout.addSpacing(4)
        layout.addWidget(self._where)
        row = QHBoxLayout()
        row.addWidget(self._create)
        elsewhere = button(self.tr("Save it elsewhere"), "flat")
        elsewhere.clicked.connect(self.place_requested)
        row.addWidget(elsewhere)
        row.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(1)
        return frame

    def _recent_card(self) -> QFrame:
        frame, layout = card()
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(label(self.tr("Continue"), "heading"))
        self._recent.setSpacing(2)
        layout.addLayout(self._recent)
        layout.addStretch(1)
        layout.addWidget(line())
        row = QHBoxLayout()
        look = button(self.tr("Open a file"))
        sample = button(self.tr("Try the sample"))
        look.clicked.connect(self._on_open)
        sample.clicked.connect(self.sample_requested)
        row.addWidget(look)
        row.addWidget(sample)
        row.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        return frame

    def _recent_line(self, file: RecentFile) -> QWidget:
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        link = button((file.client or file.path.stem).replace("&", "&&"), "link", str(file.path))
        link.clicked.connect(partial(self.open_requested.emit, file.path))
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        ahead = label(file.ahead or str(file.path.parent), "small")
        ahead.setContentsMargins(5, 0, 0, 0)
        layout.addWidget(ahead)
        return frame

    def _on_client_changed(self, text: str) -> None:
        self._create.setEnabled(bool(text.strip()))
        self.client_typed.emit(text)

    def _on_create(self) -> None:
        if self._client.text().strip():
            self.create_requested.emit(NewEngagement(self._client.text().strip(), self._cycle.text().strip()))

    def _on_open(self) -> None:
        self.open_requested.emit(None)
