"""What is remembered of who met whom in other engagements, and the button that forgets it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.basics import button, label, line
from workshop_app.application import pair_memory


class MeetingsCard(QFrame):
    """Reads and empties `pair_memory`; the engagement is not touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = label("", "quiet")
        self.forget = button(self.tr("Forget all meetings"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Who met whom in other engagements"), "subheading"))
        layout.addWidget(line())
        layout.addWidget(self._words)
        layout.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.forget.clicked.connect(self._on_forget)

    def refresh(self) -> None:
        """How much is remembered now."""
        known = pair_memory.size()
        self.forget.setEnabled(known.workshops > 0)
        rule = self.tr(
            "Groups avoid pairs who shared a room before, also in another engagement. For that, this computer keeps "
            "which pairs met, without their names. Files with a passphrase are never remembered, nor told anything."
        )
        one = self.tr("Remembered: {pairs} pairs from one workshop.")
        words = one if known.workshops == 1 else self.tr("Remembered: {pairs} pairs from {n} workshops.")
        found = words.format(pairs=known.pairs, n=known.workshops)
        self._words.setText(f"{rule}\n\n{found if known.workshops else self.tr('Nothing is remembered.')}")

    def _on_forget(self) -> None:
        if not pair_memory.forget_all():
            self._words.setText(self.tr("The file could not be removed: another program may hold it. Try again."))
            return
        self.refresh()
