"""Who takes part, and who is there today: ticks for the invited, "not here" for who did not come or has left. From
forty people on they are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.groups import people_rows
from ui.groups.finder import PeopleFinder
from ui.groups.people_model import InvitedModel
from ui.groups.people_rows import MANY, PeopleSought
from ui.groups.people_signs import SignsPainter
from ui.groups.view_state import Invited
from ui.widgets.basics import button, label, large_text
from ui.widgets.flow import FlowLayout


class InvitedView(QWidget):
    """Signals:
    invited_changed: ids of those who take part, in order (a tuple).
    presence_changed: (id, whether this person is there).
    everybody_requested: all people of the engagement take part.
    chosen: the id of who is chosen in the list.
    card_requested: the id of whose card is wanted.
    found_changed: the ids of those who are looked for; None: nobody is.
    stops_changed: Tab has other places to stop at here.
    """

    invited_changed = Signal(object)
    presence_changed = Signal(str, bool)
    everybody_requested = Signal()
    chosen = Signal(str)
    card_requested = Signal(str)
    found_changed = Signal(object)
    stops_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Invited, ...] = ()
        self._found: tuple[Invited, ...] = ()
        self._locked, self._following = True, False
        self._count = label("", "quiet")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.model = InvitedModel()
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Who takes part"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SignsPainter(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # long names take lines where text is large
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._here = button(self.tr("Not here today"), "flat", self.tr("Did not come, or has left (Ctrl+H)"))
        self._all = button(self.tr("Invite everybody"), "flat")
        self.rules = button("", "flat", self.tr("They stand on people's pages, and in the list of People"))
        self._lay_out()
        self.model.ticked.connect(self._on_ticked)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_activated)
        self._here.clicked.connect(self._on_here)
        self._all.clicked.connect(self.everybody_requested)

    @cached_property
    def finder(self) -> PeopleFinder:
        """Made when there are many for the first time."""
        made = PeopleFinder(self)
        self._column.insertWidget(1, made)
        made.sought_changed.connect(self._on_sought)
        made.stepped.connect(self._on_stepped)
        made.tick_requested.connect(self._on_tick_requested)
        return made

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        looking = self.finder.stops if "finder" in vars(self) else ()
        return (*looking, self.list, self._here, self._all, self.rules)

    def seek(self) -> None:
        """The keyboard to where one looks for people, if they are many."""
        if len(self._people) >= MANY:
            self.finder.take_focus()

    def show_people(self, people: Sequence[Invited], locked: bool, rules: int) -> None:
        """Everybody of the engagement, in order, and how many rules there are about those who take part."""
        self.rules.setText(self.tr("Rules: {n}").format(n=rules))
        self._people, self._locked = tuple(people), locked
        many = len(people) >= MANY
        if many or "finder" in vars(self):
            self.finder.setVisible(many)
        invited = sum(each.invited for each in people)
        teams = len({each.team for each in people if each.team})
        if many and self.finder.show_teams(people_rows.teams(people), len(people), invited, teams):
            self.stops_changed.emit()
        away = sum(each.invited and not each.present for each in people)
        words = self.tr("{n} of {all}").format(n=invited, all=len(people))
        self._count.setText(words + (self.tr(", {n} not here").format(n=away) if away else ""))
        self._all.setVisible(not locked and invited < len(people))
        self._show_rows()

    def choose(self, person: str) -> None:
        """Choose somebody here, without telling of it."""
        row = self.model.row_of(person)
        self._following = True
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._following = False
        self._show_here()

    @property
    def current(self) -> Invited | None:
        """Who is chosen."""
        return self.model.person_at(self.list.currentIndex().row())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = label(self.tr("Who takes part"), "subheading")
        title.setWordWrap(large_text())
        head.addWidget(title)
        head.addWidget(self._count, 1)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        foot = QWidget(self)
        flow = FlowLayout(foot, 0)
        for part in (self._here, self._all, self.rules):
            flow.addWidget(part)
        layout.addWidget(foot)
        toggle = QShortcut(QKeySequence("Ctrl+H"), self)
        toggle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(self._here.click)

    def _show_rows(self) -> None:
        many = len(self._people) >= MANY
        self._found = people_rows.found(self._people, self.finder.sought) if many else self._people
        chosen = self.current
        words = (self.tr("Without a team"), self.tr("not here today"))
        self.model.show_rows(people_rows.rows(self._found, *words, by_team=not many), self._locked)
        if chosen is not None:
            self.choose(chosen.id)
        if many:
            self.finder.show_found(len(self._found), self._locked)
        self._show_here()

    def _show_here(self) -> None:
        person = self.current
        self._here.setEnabled(person is not None and person.invited and not self._locked)
        self._here.setVisible(not self._locked)
        absent = person is not None and person.invited and not person.present
        self._here.setText(self.tr("Is here after all") if absent else self.tr("Not here today"))

    def _on_current(self) -> None:
        self._show_here()
        person = self.current
        if person is not None and not self._following:
            self.chosen.emit(person.id)

    def _on_activated(self, index: QModelIndex) -> None:
        person = self.model.person_at(index.row())
        if person is not None:
            self.card_requested.emit(person.id)

    def _on_ticked(self, person: str, takes_part: bool) -> None:
        self._invite({person}, takes_part)

    def _on_tick_requested(self, take_part: bool) -> None:
        self._invite({each.id for each in self._found}, take_part)

    def _invite(self, ids: set[str], take_part: bool) -> None:
        wanted = (each.id for each in self._people if (take_part if each.id in ids else each.invited))
        self.invited_changed.emit(tuple(wanted))

    def _on_here(self) -> None:
        person = self.current
        if person is not None:
            self.presence_changed.emit(person.id, not person.present)

    def _on_sought(self, sought: PeopleSought) -> None:
        self._show_rows()
        self.found_changed.emit(frozenset(each.id for each in self._found) if sought.anything else None)

    def _on_stepped(self, by: int) -> None:
        """To the next of those found, round and round; the keyboard stays where it is."""
        if not self._found:
            return
        ids, chosen = [each.id for each in self._found], self.current
        at = (ids.index(chosen.id) + by) % len(ids) if chosen is not None and chosen.id in ids else 0
        self.choose(ids[at])
        self.chosen.emit(ids[at])
