"""Removing a workshop: the question that says what goes and how it comes back, a dated copy first, then the removal,
which one Ctrl+Z takes back. Called by the overview and the rail."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.copy_first import keep_first
from ui.desk import Desk
from workshop_app.application.removal import WorkshopContents, contents, is_running
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Workshop


def remove_workshop(desk: Desk, workshop_id: str) -> None:
    """Ask, keep a copy, remove."""
    going = contents(desk.workspace.read, workshop_id)
    name = going.workshop.title
    if is_running(desk.workspace.read, workshop_id):
        desk.door.refuse(KnownError(ErrorCode.WORKSHOP_RUNNING, title=name))
        return
    translate = QCoreApplication.translate
    title = translate("removing", "Remove “{title}”?").format(title=name)
    if desk.ask.confirm(title, question(going), translate("removing", "Remove it"), translate("removing", "Keep it")):
        keep_first(desk, "removal", partial(_remove, desk, workshop_id, name))


def question(going: WorkshopContents) -> str:
    """What goes, what stays, and the two ways back."""
    translate = QCoreApplication.translate
    parts = [
        translate("removing", "its plan"),
        translate("removing", "the list of who takes part ({n})").format(n=going.people) if going.people else "",
        translate("removing", "the groups") if going.groups else "",
        _days(going.days),
        translate("removing", "its parking lot ({n})").format(n=going.parked) if going.parked else "",
        translate("removing", "its commitments ({n})").format(n=going.commitments) if going.commitments else "",
    ]
    goes = translate("removing", "This goes with it: {parts}. People and drafts stay.")
    back = translate(
        "removing",
        "Ctrl+Z brings it back while this file is open. A copy of the whole file as it is now stays for thirty days "
        "under File, Earlier versions: go back to it, or save it as a file of its own.",
    )
    return f"{goes.format(parts=', '.join(part for part in parts if part))}\n\n{back}"


def _days(count: int) -> str:
    if count > 1:
        words = QCoreApplication.translate("removing", "the times and notes of the {n} days it was held")
        return words.format(n=count)
    return QCoreApplication.translate("removing", "the times and notes of its day") if count else ""


def _remove(desk: Desk, workshop_id: str, name: str) -> None:
    from workshop_app.application.commands.workshops import RemoveWorkshop  # not for an overview that is only looked at

    if desk.workspace.read.find(Workshop, workshop_id) is None:
        return  # asked for twice, while the copy was made
    if desk.door.carry_out(RemoveWorkshop(workshop_id)):
        words = QCoreApplication.translate("removing", "Removed: {title}. Ctrl+Z brings it back.")
        desk.bridge.say(words.format(title=name))
