"""What is said and offered when a file is damaged: the part that can still be read, the newest whole version, which of
the two holds more, and, once one was chosen, what came through."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.labels import error_sentence
from ui.labels_versions import held_words
from ui.versions.version_words import say, when
from ui.versions.view_state import came_through, not_all
from ui.widgets.basics import button, card, label, row, set_role
from ui.widgets.only_read import only_read
from workshop_app.domain.errors import MADE_UP, ErrorCode, KnownError
from workshop_app.storage.rescue import FileDamage, Rescued

MOST_LINES = 12
# What may be nothing but locked is not called damaged, and nobody tries to read words in it.
MAYBE_LOCKED = frozenset({ErrorCode.FILE_DAMAGED_OR_LOCKED, ErrorCode.PASSPHRASE_OF_COPIES})
# Nor what somebody else made of it.
NOT_LOOKED_INTO = MAYBE_LOCKED | MADE_UP


class DamageCard(QFrame):
    """Signals: rescue_requested, version_requested (the newest whole version), open_requested (after the rescue)."""

    rescue_requested = Signal()
    version_requested = Signal()
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        self._sentence = ""
        self._heading = label("", "heading")
        self._said = label("")
        lines.addWidget(self._heading)
        lines.addWidget(self._said)
        self.rescue = button(self.tr("Continue with what can be read"))
        self.version = button(self.tr("Go back to this version"))
        self.open = button(self.tr("Open it"), "primary")
        self._read, self._read_lines = self._part(self.rescue)
        self._whole, self._whole_lines = self._part(self.version)
        self._words = QPlainTextEdit()
        only_read(self._words)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(self.tr("Text whose place is lost"))
        self._words.setFixedHeight(round(110 * theme.text_scale()))
        self._words_head = label(self.tr("This text could be read, but what it belonged to is lost:"), "quiet")
        ways = row()
        ways.setSpacing(12)
        ways.addWidget(self._read, 1)
        ways.addWidget(self._whole, 1)
        lines.addLayout(ways)
        for part in (self._words_head, self._words):
            lines.addWidget(part)
        lines.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.rescue.clicked.connect(self.rescue_requested)
        self.version.clicked.connect(self.version_requested)
        self.open.clicked.connect(self.open_requested)

    @property
    def first_choice(self) -> QPushButton | None:
        """The button to begin with: the way that holds more."""
        for each in (self.open, self.rescue, self.version):
            if each.property("role") == "primary" and each.isVisibleTo(self):
                return each
        return None

    def begin(self, path: Path, error: KnownError) -> None:
        """Before anything is known but that the file is damaged. Of one that is perhaps only locked, or was made up,
        nothing is looked for."""
        self._sentence = error_sentence(error)
        closed = error.code in NOT_LOOKED_INTO
        heading = self.tr("{name} does not open") if closed else self.tr("{name} is damaged")
        self._heading.setText(heading.format(name=path.name))
        looking = "" if closed else " " + self.tr("Checking what can still be read…")
        self._said.setText(self._sentence + looking)
        for part in (self._read, self._whole, self._words_head, self._words, self.open):
            part.hide()

    def show_damage(self, damage: FileDamage, now: datetime) -> None:
        """Both ways on, the one that holds more first in line."""
        first = ""
        if damage.error.code is ErrorCode.FILE_UNFINISHED:  # it may only be under way
            self._heading.setText(self.tr("{name} is not complete").format(name=damage.path.name))
            first = self._sentence + " "
        self._said.setText(
            first
            + self.tr(
                "Nothing was changed. Whichever way you choose, the damaged file is kept beside it, byte for byte, "
                "and you can come back to it."
            )
        )
        better = self.tr("There is more in this one.")
        if damage.rescued is not None:
            lines = self._of_rescued(damage.rescued, now)
            if damage.held is not None and not damage.copy_holds_more:
                lines = (*lines, better)
            self._fill(self._read_lines, self.tr("What can still be read"), lines)
            self._show_words(damage.rescued)
        if damage.held is not None and damage.copy is not None:
            at = when(damage.copy.at, now)
            lines = (
                held_words(damage.held, say),
                self.tr("Intact, entries: {count}. What was typed after that moment is not in it.").format(
                    count=damage.held.values
                ),
            )
            if damage.rescued is not None and damage.copy_holds_more:
                lines = (*lines, better)
            self._fill(self._whole_lines, self.tr("The newest intact version, from {when}").format(when=at), lines)
        self._read.setVisible(damage.rescued is not None)
        self._whole.setVisible(damage.held is not None)
        set_role(self.rescue, "" if damage.copy_holds_more else "primary")
        set_role(self.version, "primary" if damage.copy_holds_more else "")
        if damage.rescued is None and damage.held is None:
            self._said.setText(self.tr("Nothing in it can be read any more, and there is no intact earlier version."))

    def show_rescued(self, rescued: Rescued, aside: Path) -> None:
        """What came through, once it stands in the file's place."""
        self._heading.setText(self.tr("What could be read is back in place"))
        self._said.setText(self.tr("The damaged file is kept, byte for byte, as {name}.").format(name=aside.name))
        missing = not_all(rescued, say)
        whole = (self.tr("Complete:"), " · ".join(came_through(rescued, say)))
        lines = (*whole, self.tr("Incomplete:"), *missing) if missing else whole
        self._fill(self._read_lines, self.tr("What was recovered"), lines)
        self.rescue.hide()
        self._read.show()
        self._whole.hide()
        self._show_words(rescued)
        self.open.show()
        self.open.setFocus()

    def _of_rescued(self, rescued: Rescued, now: datetime) -> tuple[str, ...]:
        head = self.tr("As it was {when}, entries: {count}.").format(count=rescued.values, when=when(rescued.at, now))
        if rescued.complete:
            return (head, self.tr("Nothing is missing."))
        missing = not_all(rescued, say)
        more = (self.tr("and more"),) if len(missing) > MOST_LINES else ()
        return (head, self.tr("Incomplete:"), *missing[:MOST_LINES], *more)

    def _show_words(self, rescued: Rescued) -> None:
        self._words.setPlainText("\n".join(rescued.words))
        for part in (self._words_head, self._words):
            part.setVisible(bool(rescued.words))

    def _part(self, way: QPushButton) -> tuple[QFrame, QVBoxLayout]:
        """A frame of its own for one way on: room for lines, and the button below."""
        frame, layout = card()
        lines = QVBoxLayout()
        lines.setSpacing(4)
        layout.addLayout(lines)
        layout.addStretch(1)
        layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return frame, lines

    def _fill(self, lines: QVBoxLayout, heading: str, texts: tuple[str, ...]) -> None:
        while (item := lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines.addWidget(label(heading, "subheading"))
        for text in texts:
            lines.addWidget(label(text))
