"""The screen without a file: the next workshop, the engagements opened before, a new one in two fields, the sample. It
asks the main window to do these things and opens nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.home.recent import NewEngagement, RecentFile
from ui.home.recent_list import NextCard, RecentList, next_card, offer_card
from ui.widgets.basics import button, card, label, line, scrolled, set_role

TWO_COLUMNS = 860
WIDEST = 1080


class WelcomePanel(QWidget):
    """Signals: create_requested (NewEngagement), open_requested (Path or None to be asked), sample_requested,
    later_sample_requested (the same a cycle later), client_typed (text, to show where the file will go),
    place_requested (choose another folder), forget_requested (Path, a file that is gone), resume_requested (Path, and
    the address of the day that runs in it), practice_requested (alone, without a file)."""

    create_requested = Signal(object)
    open_requested = Signal(object)
    sample_requested = Signal()
    later_sample_requested = Signal()
    client_typed = Signal(str)
    place_requested = Signal()
    forget_requested = Signal(object)
    resume_requested = Signal(object, str)
    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._client = QLineEdit()
        self._cycle = QLineEdit()
        self._where = label("", "small")
        self._create = button(self.tr("Start"), "primary")
        self._recent = RecentList()
        self._next: NextCard | None = None
        self._next_place = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._new_wanted = False
        self._lay_out()
        self._client.textChanged.connect(self._on_client_changed)
        self._client.returnPressed.connect(self._on_create)
        self._cycle.returnPressed.connect(self._on_create)
        self._create.clicked.connect(self._on_create)
        self._recent.open_requested.connect(self.open_requested)
        self._recent.forget_requested.connect(self.forget_requested)
        self._on_client_changed("")

    def show_recent(self, files: tuple[RecentFile, ...]) -> None:
        """Draw the engagements opened before again. The keyboard follows to the next workshop, unless somebody has
        begun to type a new client."""
        focused = QApplication.focusWidget()
        waits = focused is None or focused is self._recent.first or self._is_next(focused)
        waits = waits or (focused is self._client and not self._client.text())
        self._show_next(next_card(files))
        self._recent.show_files(files)
        if waits:
            self.begin()

    def _is_next(self, widget: QWidget) -> bool:
        return self._next is not None and widget is self._next.go

    def _show_next(self, made: NextCard | None) -> None:
        if self._next is not None:
            self._next.hide()
            self._next.deleteLater()
        self._next = made
        set_role(self._create, "primary" if made is None else "")  # one filled button at a time
        if made is not None:
            made.open_requested.connect(self.open_requested)
            made.resume_requested.connect(self.resume_requested)
            self._next_place.addWidget(made)
            made.show()  # at once: what is not in sight takes no keyboard

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Client and cycle of a new one."""
        return self._client, self._cycle

    def show_place(self, path: Path) -> None:
        """Where the new file will be."""
        self._where.setText(self.tr("Kept in {path}").format(path=path))

    def ask_place(self) -> None:
        """Ask again where the file would go: the folder changed."""
        self.client_typed.emit(self._client.text())

    def begin(self, new: bool | None = None) -> None:
        """Put the keyboard on what comes next: the workshop, else the last engagement, else a new one; on a `new` one
        where that was asked for, also once the others are known."""
        self._new_wanted = self._new_wanted if new is None else new
        there = self._next.go if self._next is not None else self._recent.first
        if there is not None and not self._new_wanted:
            there.setFocus()
            return
        self._client.setFocus()
        self._client.end(False)  # what waits there would go with the next letter

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
        column.addLayout(self._next_place)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._recent_card(), 1)
        self._columns.addWidget(self._new_card(), 1)
        column.addLayout(self._columns)
        self._add_offers(column)
        page.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(inner, 20)
        centred.addStretch(1)
        page.addLayout(centred)
        page.addStretch(2)

    def _add_offers(self, column: QVBoxLayout) -> None:
        """What can be done without a client: look at the sample, practise alone."""
        told = self.tr("New here? An invented ferry company, between its first workshops or when its cycle is over.")
        frame, (first, later) = offer_card(told, self.tr("Try the sample"), self.tr("A cycle later"))
        first.clicked.connect(self.sample_requested)
        later.clicked.connect(self.later_sample_requested)
        later.setToolTip(self.tr("The sample with six published sets, four check-ins each, and every team's look back"))
        column.addWidget(frame)
        told = self.tr("Practise coaching alone: somebody on paper brings a weak draft and answers what you ask.")
        frame, (rehearse,) = offer_card(told, self.tr("Rehearse"))
        rehearse.clicked.connect(self.practice_requested)
        column.addWidget(frame)

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
        layout.addWidget(self._recent)
        layout.addStretch(1)
        layout.addWidget(line())
        row = QHBoxLayout()
        look = button(self.tr("Open a file"))
        look.clicked.connect(self._on_open)
        row.addWidget(look)
        row.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        return frame

    def _on_client_changed(self, text: str) -> None:
        self._create.setEnabled(bool(text.strip()))
        self.client_typed.emit(text)

    def _on_create(self) -> None:
        if self._client.text().strip():
            self.create_requested.emit(NewEngagement(self._client.text().strip(), self._cycle.text().strip()))

    def _on_open(self) -> None:
        self.open_requested.emit(None)
