"""Questions to the user: QtAsk implements the Ask port with windows. The only place of QFileDialog; screens get
it as `desk.ask`, tests hand in recorded answers instead. What asks is loaded with the first question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget


class QtAsk:
    """Asks over `parent`, in windows with our own words on the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    @property
    def _over(self) -> QWidget | None:
        """A window over the desk that asks (the house style, a mail) has the keyboard back afterwards, not the desk
        behind it. Never the room's window: a question does not stand on the wall."""
        active = QApplication.activeWindow()
        return active if active is not None and active.inherits("QDialog") else self._parent

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """`yes` names the action ("Remove team"), `no` the way back; Enter and Esc both take the way back."""
        return self._answered(title, text, (no, yes)) == 1

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        return self._answered(title, text, options, upright=len(options) > 2)

    def open_file(self, title: str, patterns: tuple[str, ...]) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._over, title, "", _filter(patterns))
        return Path(name) if name else None

    def open_files(self, title: str, patterns: tuple[str, ...]) -> tuple[Path, ...]:
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self._over, title, "", _filter(patterns))
        return tuple(Path(name) for name in names)

    def save_file(self, title: str, suggested: Path, patterns: tuple[str, ...]) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        from workshop_app.domain.file_names import legal_name

        # Made of a client's or a workshop's name, or of a file's that another system named.
        suggested = suggested.with_name(f"{legal_name(suggested.stem) or 'document'}{suggested.suffix}")
        name, _ = QFileDialog.getSaveFileName(self._over, title, str(suggested), _filter(patterns))
        if not name:
            return None
        path = Path(name)
        ending = patterns[0].removeprefix("*") if patterns else ""
        return path if path.suffix or not ending else path.with_name(path.name + ending)

    def folder(self, title: str, suggested: Path | None) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._over, title, str(suggested) if suggested else "")
        return Path(name) if name else None

    def tell(self, title: str, text: str) -> None:
        self._answered(title, text, (QCoreApplication.translate("dialogs", "Close"),))

    def _answered(self, title: str, text: str, answers: tuple[str, ...], *, upright: bool = False) -> int | None:
        from ui.question import Question

        return Question(title, text, answers, self._over, upright).answer()


def _filter(patterns: tuple[str, ...]) -> str:
    names = ", ".join(pattern.removeprefix("*.").upper() for each in patterns for pattern in each.split())
    return f"{names} ({' '.join(patterns)})" if patterns else ""
