"""The draft on the table: the present wording large with what is new in it, those before it pale and struck through.
Only she writes in it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.rehearse.view_state import changed_words
from ui.widgets.basics import badge, label, line, set_role


class WordingLabel(QLabel):
    """A wording with the words marked that were not in the one before; a reader hears it plain."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._before, self._wording = "", ""

    def show_wording(self, wording: str, before: str = "") -> None:
        """Compare with `before`, where there is one."""
        self._before, self._wording = before, wording
        self.setAccessibleName(wording)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._wording:
            self._paint()

    def _paint(self) -> None:
        look = theme.current()
        marked = f'<span style="background-color:{look.good_ground};color:{look.good}">'
        parts = changed_words(self._before, self._wording) if self._before else ()
        words = " ".join(f"{marked}{escape(part.words)}</span>" if part.new else escape(part.words) for part in parts)
        words = words or escape(self._wording)
        if self.text() != words:
            self.setText(words)


class StruckLabel(QLabel):
    """A wording that has been crossed out."""

    def __init__(self, wording: str, parent: QWidget) -> None:
        super().__init__(wording, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "struck")
        self.setWordWrap(True)


class DraftCard(QFrame):
    """`show_drafts` with every wording there was, the first one first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        top = QHBoxLayout()
        self._heading = label(self.tr("THE DRAFT ON THE TABLE"), "section", self)
        self._heading.setWordWrap(False)
        self.changed = badge(self.tr("just changed"), "good")
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self.changed)
        layout.addLayout(top)
        self.wording = WordingLabel("heading", self)
        layout.addWidget(self.wording)
        self._line = line()
        layout.addWidget(self._line)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        layout.addLayout(self._grid)
        self._shown: tuple[str, ...] = ()

    def fold(self, low: bool) -> None:
        """Less around the wording, and that a little smaller, where there is little room."""
        self._heading.setVisible(not low)
        role = "subheading" if low else "heading"
        if self.wording.property("role") != role:
            set_role(self.wording, role)

    def show_drafts(self, drafts: tuple[str, ...], just_changed: bool) -> None:
        """The last is the present one."""
        self.changed.setVisible(just_changed)
        self.wording.show_wording(drafts[-1], drafts[-2] if just_changed and len(drafts) > 1 else "")
        earlier = drafts[-2::-1]
        if earlier == self._shown and self._grid.count():
            return
        self._shown = earlier
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._line.setVisible(bool(earlier))
        for place, words in enumerate(earlier):
            name = self.tr("first") if place == len(earlier) - 1 else self.tr("before") if place == 0 else ""
            shown = label(name, "small", self)
            shown.setWordWrap(False)
            struck = StruckLabel(words, self)
            struck.setAccessibleName(self.tr("Crossed out: {wording}").format(wording=words))
            self._grid.addWidget(shown, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(struck, place, 1)
