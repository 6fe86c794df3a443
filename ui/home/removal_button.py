"""The bin beside a workshop of the overview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from ui import icons
from ui.desk import Desk
from ui.home.view_state import WorkshopRow
from ui.widgets.basics import button


def removal_button(desk: Desk, row: WorkshopRow) -> QPushButton:
    """Asks before it removes; dead where the file may only be read."""
    made = button("", "icon", QCoreApplication.translate("home", "Remove…"))
    icons.set_icon(made, "trash-2", "quiet")
    made.setAccessibleName(QCoreApplication.translate("home", "Remove “{title}”…").format(title=row.title))
    made.setEnabled(not desk.workspace.read_only)
    made.clicked.connect(partial(_on_clicked, desk, row.id))
    return made


def _on_clicked(desk: Desk, workshop_id: str) -> None:
    from ui.removing import remove_workshop  # as the rail does: hardly ever wanted

    remove_workshop(desk, workshop_id)
