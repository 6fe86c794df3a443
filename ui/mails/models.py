"""The list of the mails, and the job that writes one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Qt

from handouts.mails import writing
from handouts.mails.kinds import Mail
from handouts.mails.writing import MailFormat
from ui.background import Progress
from ui.mails.view_state import MailLine
from ui.widgets.row_models import Index, RowListModel


class MailListModel(RowListModel[MailLine]):
    """What each mail is, and below it when it goes out."""

    def __init__(self, lines: tuple[MailLine, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = lines

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self._rows[index.row()]
        return f"{line.title}\n{line.when}"


class WriteMail(Struct, frozen=True):
    """Job: one mail into a folder; gives its path."""

    mail: Mail
    format: MailFormat
    folder: Path
    stamp: datetime

    def __call__(self, progress: Progress) -> Path:
        progress.tell(0, 1)
        return writing.save(self.mail, self.format, self.folder, self.stamp)
