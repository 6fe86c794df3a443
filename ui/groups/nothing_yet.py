"""What the groups screen shows while there are no groups: what belongs here, and the one button that is next."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ui.groups.view_state import GroupsView
from ui.widgets.empty import EmptyState
from ui.widgets.sketch import SketchShape


class GroupsLack(StrEnum):
    """What there is none of."""

    ROTATION = "rotation"
    PEOPLE = "people"
    INVITED = "invited"
    GROUPS = "groups"


class NothingYet(QStackedWidget):
    """Pages are made when they are shown. Signals: people_requested, plan_requested, everybody_requested
    (takes part), deal_requested."""

    people_requested = Signal()
    plan_requested = Signal()
    everybody_requested = Signal()
    deal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[GroupsLack, EmptyState] = {}
        self._shown = GroupsLack.GROUPS

    def show_state(self, anybody: bool, view: GroupsView, locked: bool) -> None:
        """Whichever is the first thing that is missing."""
        if view.needed == 0:
            self._shown = GroupsLack.ROTATION
        elif not anybody:
            self._shown = GroupsLack.PEOPLE
        else:
            self._shown = GroupsLack.INVITED if view.present < 2 and not locked else GroupsLack.GROUPS
        if view.rounds and self._shown is GroupsLack.GROUPS:
            return  # nothing is missing
        if self._shown not in self._pages:
            self._pages[self._shown] = made = self._made(self._shown)
            self.addWidget(made)
        page = self._pages[self._shown]
        focused = self.window().focusWidget()
        pressed = self.currentWidget() is not page and focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(page)
        if self._shown is GroupsLack.GROUPS:
            page.action.setVisible(not locked)
            page.action.setEnabled(view.present > 1)
        if pressed:  # the button that is next, for whoever pressed the one before
            page.action.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def action(self) -> QPushButton | None:
        """The button that is next, while there is something missing."""
        page = self._pages.get(self._shown)
        return page.action if page is not None and page.action.isVisible() and page.action.isEnabled() else None

    def set_may_deal(self, may: bool) -> None:
        """Whether groups can be made now."""
        if GroupsLack.GROUPS in self._pages:
            self._pages[GroupsLack.GROUPS].action.setEnabled(may)

    def _made(self, missing: GroupsLack) -> EmptyState:
        heading, sentence, action = self._words()[missing]
        shape = SketchShape.CARDS if missing is GroupsLack.GROUPS else SketchShape.ROWS
        made = EmptyState(heading, sentence, action, self, shape)
        if missing is GroupsLack.GROUPS:
            made.action.setShortcut("Ctrl+G")
        asked = {
            GroupsLack.ROTATION: self.plan_requested,
            GroupsLack.PEOPLE: self.people_requested,
            GroupsLack.INVITED: self.everybody_requested,
        }
        made.action.clicked.connect(asked.get(missing, self.deal_requested))
        return made

    def _words(self) -> dict[GroupsLack, tuple[str, str, str]]:
        return {
            GroupsLack.ROTATION: (
                self.tr("No rotation in this agenda"),
                self.tr("Groups belong to breakouts in which people coach each other. This agenda has none."),
                self.tr("Go to the agenda"),
            ),
            GroupsLack.PEOPLE: (
                self.tr("Nobody to seat yet"),
                self.tr(
                    "Here everybody gets a room and a seat for each round. First say who there is: paste the list."
                ),
                self.tr("Go to People"),
            ),
            GroupsLack.INVITED: (
                self.tr("Who takes part?"),
                self.tr("Tick at least two people at the left. Three share a room: coach, coachee and observer."),
                self.tr("Invite everybody"),
            ),
            GroupsLack.GROUPS: (
                self.tr("No groups yet"),
                self.tr("Rooms stand across, rounds down, with everybody as coach, coachee and observer in turn."),
                self.tr("Make groups"),
            ),
        }
