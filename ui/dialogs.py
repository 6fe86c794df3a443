"""Questions to the user: QtAsk implements the Ask port with windows. The only place of QFileDialog; screens get
it as `desk.ask`, tests hand in recorded answers instead."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ui.widgets.basics import button, label
from ui.widgets.over_window import PageOverWindow

CLOSED = -1
WIDTH = 428  # pixels, at the usual text size


class QtAsk:
    """Asks over `parent`, in windows with our own words on the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """`yes` names the action ("Remove team"), `no` the way back; Enter and Esc both take the way back."""
        dialog = _Question(title, text, (no, yes), self._parent)
        return dialog.answer() == 1

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        dialog = _Question(title, text, options, self._parent, upright=len(options) > 2)
        answer = dialog.answer()
        return None if answer == CLOSED else answer

    def open_file(self, title: str, patterns: tuple[str, ...]) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", _filter(patterns))
        return Path(name) if name else None

    def open_files(self, title: str, patterns: tuple[str, ...]) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", _filter(patterns))
        return tuple(Path(name) for name in names)

    def save_file(self, title: str, suggested: Path, patterns: tuple[str, ...]) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggested), _filter(patterns))
        if not name:
            return None
        path = Path(name)
        ending = patterns[0].removeprefix("*") if patterns else ""
        return path if path.suffix or not ending else path.with_name(path.name + ending)

    def folder(self, title: str, suggested: Path | None) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, title, str(suggested) if suggested else "")
        return Path(name) if name else None

    def tell(self, title: str, text: str) -> None:
        _Question(title, text, (QCoreApplication.translate("dialogs", "Close"),), self._parent).answer()


class _Question(PageOverWindow):
    """A sentence and its answers. The first answer is the safe one: it has the focus."""

    def __init__(
        self, title: str, text: str, answers: tuple[str, ...], parent: QWidget | None, upright: bool = False
    ) -> None:
        super().__init__(WIDTH, parent, upright)
        self.setWindowTitle(title)
        self._answer = CLOSED
        body = label(text)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.page.addWidget(label(title, "heading"))
        self.page.addWidget(body)
        self.page.addStretch(1)
        for place, words in enumerate(answers):
            self.foot.addWidget(self._answer_button(place, words))

    def answer(self) -> int:
        """Show the question and wait; CLOSED when the window was closed."""
        self.fit()
        self.exec()
        self.deleteLater()  # a question left to the garbage collector may outlive the application
        return self._answer

    def _answer_button(self, place: int, words: str) -> QPushButton:
        widget = button(words.replace("&", "&&"))
        widget.setAutoDefault(True)
        widget.clicked.connect(partial(self._on_answered, place))
        if place == 0:
            widget.setDefault(True)
            widget.setFocus()
        return widget

    def _on_answered(self, place: int) -> None:
        self._answer = place
        self.accept()


def _filter(patterns: tuple[str, ...]) -> str:
    names = ", ".join(pattern.removeprefix("*.").upper() for each in patterns for pattern in each.split())
    return f"{names} ({' '.join(patterns)})" if patterns else ""
