"""Typing in a published set: the words wait in the file until somebody says why and who agreed, or the set goes back to
draft, which takes them in. Used by the drafts screen and by the board."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.okr.draft_actions import DraftActions
from ui.okr.history_words import part_words
from ui.okr.published_line import PublishedLine
from ui.okr.view_state import at_a_glance
from ui.widgets.keeper import Keeper, Standing, committing, keepers_in
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.check_ins import ChangeInMidCycle, ChangesInMidCycle
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.commands.published import WaitingWords, edit_draft, is_published, set_of, waiting
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.domain.errors import KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftStatus
from workshop_app.domain.published import WITH_A_REASON, is_promised, waiting_place
from workshop_app.domain.unsent import UnsentLine

GLANCE = 90  # letters of a wording in the line
LISTENED = "waits_at"  # property of a field whose words wait, or waited: the place


def write_or_wait(desk: Desk, kind: type, id: str, field: str, value: object, by: object) -> bool:
    """One field of a set is written; of a published one it waits, and False is given."""
    if desk.door.carry_out(edit_draft(kind, id, **{field: value}), by):
        return True
    reader, part = desk.workspace.read, desk.workspace.read.find(kind, id)
    if part is None or not is_published(reader, set_of(reader, part)) or field not in WITH_A_REASON[kind]:
        return False
    place = waiting_place(kind, id, field)
    kept = desk.door.carry_out(KeepUnsent(place, str(value)))
    for keeper in committing():
        keeper.waiting = kept
        if keeper.field.property(LISTENED) != place.id:  # once, however long somebody types
            keeper.field.setProperty(LISTENED, place.id)
            keeper.standing_changed.connect(partial(_given_up, desk, keeper, kind, id, field))
    return False


def _given_up(desk: Desk, keeper: Keeper, kind: type, id: str, field: str) -> None:
    """The field says again what is published: nothing waits."""
    part = desk.workspace.read.find(kind, id)
    if keeper.standing is Standing.SAVED and part is not None and keeper.file.known == getattr(part, field):
        desk.door.carry_out(KeepUnsent(waiting_place(kind, id, field), ""))


class PublishedChanges(QObject):
    """What the line at the foot of the set does."""

    def __init__(self, desk: Desk, line: PublishedLine, actions: DraftActions, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._line, self._page = desk, line, page
        self._id = ""
        actions.refused.connect(self._on_refused)
        line.reasoned.connect(self._on_reasoned)
        line.back_wanted.connect(self._on_back)
        line.cycle_wanted.connect(self._on_cycle)
        line.left.connect(self._on_left)
        desk.bridge.changed.connect(self._on_changed)

    def show_set(self, set_id: str) -> None:
        """This set is shown: what waits in it is told."""
        self._id = set_id
        self._show()

    def write(self, kind: type, id: str, field: str, value: object, by: object) -> bool:
        """One field is written; False where it was not."""
        done = write_or_wait(self._desk, kind, id, field, value, by)
        if not done and is_promised(kind, (field,)):
            self._on_refused()
        return done

    def _on_refused(self) -> None:
        """Something was not done to this set: where that is because it is published, the ways that are left are
        shown."""
        if is_published(self._desk.workspace.read, self._id):
            self._line.show_waiting(self._id, self._words(self._waiting()))

    def _waiting(self) -> tuple[WaitingWords, ...]:
        try:
            return waiting(self._desk.workspace.read, self._id) if self._id else ()
        except KnownError:
            return ()

    def _show(self) -> None:
        found = self._waiting()
        if found and is_published(self._desk.workspace.read, self._id):
            self._line.show_waiting(self._id, self._words(found))
        else:
            self._line.hide()

    def _words(self, found: tuple[WaitingWords, ...]) -> tuple[str, ...]:
        numbers = queries.numbers(self._desk.workspace.read, self._id) if found else {}
        words = self.tr("{what}: {before} → {after}")
        return tuple(
            words.format(
                what=" · ".join(part for part in (numbers.get(each.id, ""), part_words(each.field)) if part)
                or self.tr("Now"),
                before=at_a_glance(each.before, GLANCE) or self.tr("nothing"),
                after=at_a_glance(each.words, GLANCE),
            )
            for each in found
        )

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if self._page.isVisible() and changes.touches(UnsentLine):
            self._show()

    def _on_reasoned(self, why: str, agreed_by: str) -> None:
        made = tuple(
            ChangeInMidCycle(new_id(), each.id, each.field, each.words, why, agreed_by) for each in self._waiting()
        )
        if self._desk.door.carry_out(ChangesInMidCycle(made)):
            self._line.done()
            self._desk.bridge.say(self.tr("Changed, with the reason. Everything it said stays in its wordings."))

    def _on_back(self) -> None:
        if self._desk.door.carry_out(SetDraftStatus(self._id, DraftStatus.DRAFT)):
            self._line.done()
            self._desk.bridge.say(self.tr("Back to draft, as its next version. Undo publishes it again."))

    def _on_cycle(self) -> None:
        self._line.hide()
        self._desk.bridge.navigate(f"cycle/{self._id}")

    def _on_left(self) -> None:
        for each in self._waiting():
            self._desk.door.carry_out(KeepUnsent(waiting_place(each.kind, each.id, each.field), ""))
        for keeper in keepers_in(self._page):
            if keeper.standing is Standing.REFUSED:
                keeper.revert()
        self._line.done()
