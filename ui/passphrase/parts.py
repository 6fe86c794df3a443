"""Parts of the pages that ask for a passphrase: a field that hides what is typed, and the worker's try of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.background import Background, Progress
from ui.labels import error_sentence
from ui.widgets.basics import button, label
from workshop_app import bootstrap
from workshop_app.domain.errors import ErrorCode, KnownError


class PassphraseField(QWidget):
    """Name, field, and a button that shows what was typed. Signals: entered (Enter was pressed)."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.field.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.field.setAccessibleName(name)
        self._show = button(self.tr("Show"), "flat", self.tr("Show what is typed, or hide it again"))
        self._name = name
        self._tell()
        self._show.setCheckable(True)
        self._show.setAutoDefault(False)
        above = label(name, "small")
        above.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._show)
        column.addWidget(above)
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self._show.toggled.connect(self._on_show)
        self.field.returnPressed.connect(self.entered)

    @property
    def words(self) -> str:
        """What was typed, spaces and all."""
        return self.field.text()

    def again(self) -> None:
        """Ready for another try."""
        self.field.setFocus()
        self.field.selectAll()

    def _on_show(self, shown: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._tell()

    def _tell(self) -> None:
        """Of two such buttons one hears which field they belong to."""
        self._show.setAccessibleName(f"{self._show.text()}: {self._name}")


class Attempt(QObject):
    """Tries a passphrase in the worker, because making the key takes a tenth of a second. Signals: fits; refused, with
    the sentence that says why; `of_copies` then tells whether it opens dated copies all the same."""

    fits = Signal()
    refused = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._left = False
        self._path = Path()
        self.runs = self.of_copies = False

    def begin(self, path: Path, words: str) -> None:
        self.runs, self._path = True, path
        self._background.submit(
            partial(_unlock, path, words),
            partial(self._on_fits, path),
            self._on_refused,
            title=QCoreApplication.translate("passphrase", "Checking the passphrase"),
            on_cancelled=partial(self._on_refused, None),
        )

    def leave(self) -> None:
        """Whoever asked is gone: a key that still arrives is forgotten."""
        self._left = True

    def _on_fits(self, path: Path, _nothing: None) -> None:
        self.runs = False
        if self._left:
            bootstrap.forget_key(path)
        else:
            self.fits.emit()

    def _on_refused(self, error: KnownError | None) -> None:
        self.runs = False
        self.of_copies = error is not None and error.code is ErrorCode.PASSPHRASE_OF_COPIES
        if self._left:
            bootstrap.forget_key(self._path)
        else:
            self.refused.emit(error_sentence(error) if error else "")


def _unlock(path: Path, words: str, _progress: Progress) -> None:
    try:
        bootstrap.unlock(path, words)
    except KnownError as error:
        if error.code is ErrorCode.PASSPHRASE_WRONG and bootstrap.unlock_copies(path, words):
            raise KnownError(ErrorCode.PASSPHRASE_OF_COPIES, path=str(path)) from error
        raise
