"""One person's page: who they are, what is asked of them for the groups, and when they come to workshops and leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.people.mates_view import MatesView
from ui.people.person_picker import NamesModel, PersonPicker
from ui.people.stays_view import StaysView
from ui.theme import text_scale
from ui.widgets.basics import button, card, label, large_text, line, scrolled, settle
from ui.widgets.fields import LineField, TextField
from ui.widgets.half_words import WaitingField
from ui.widgets.tab_order import tab_as_laid_out
from workshop_app.application.commands.people_words import AskedOf
from workshop_app.application.people_queries import PersonPage
from workshop_app.domain.people import PairKind
from workshop_app.domain.text import in_a_row, one_stop

WIDEST = 900
LINES = ("name", "team", "job", "email", "level", "language")


class PersonPageView(QWidget):
    """Asks by signals, changes nothing.

    Signals:
    written: field and value of this person.
    boss_picked: the id of the boss, "" for nobody.
    pair_asked: the id of somebody else and a PairKind, None to take the rule away.
    time_written: workshop id, what (an AskedOf), words.
    unknown: words that name nobody.
    left: back to the list.
    stepped: to the person before (-1) or after (1) in the list.
    """

    written = Signal(str, object)
    boss_picked = Signal(str)
    pair_asked = Signal(str, object)
    time_written = Signal(str, str, str)
    unknown = Signal(str)
    left = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person_id = ""
        self._title = label("", "heading")
        self._back = button(self.tr("All people"), "link", self.tr("Back to the list (Esc)"))
        self._before = button(self.tr("Previous"), "link", self.tr("The person before in the list (Ctrl+Page Up)"))
        self._after = button(self.tr("Next"), "link", self.tr("The person after in the list (Ctrl+Page Down)"))
        self._area, self._page = scrolled(parent=self)
        self._lines: dict[str, LineField] = {}
        self._ticks: dict[str, QCheckBox] = {}
        self._note = TextField(self.tr("Note"), self.tr("For you alone: on no paper and no wall"), lines=2)
        self._people = NamesModel(self)
        nobody = self.tr("nobody: type a name, or choose")
        self._boss = PersonPicker(self.tr("Reports to"), nobody, self._people, keeps=True)
        self._chain = label("", "quiet")
        self._room = WaitingField(self.tr("Hosts room"), self.tr("none"))
        self._mates = {kind: MatesView(kind, self._people) for kind in PairKind}
        self._stays = StaysView()
        self._lay_out()
        self._connect()

    def show_person(self, page: PersonPage, people: Sequence[tuple[str, str]]) -> None:
        """This person, with the ids and names of everybody to choose among."""
        person = page.person
        if person.id != self.person_id:
            self._area.verticalScrollBar().setValue(0)
        self.person_id = person.id
        self._title.setText(person.name)
        for field, box in self._lines.items():
            box.show_value(str(getattr(person, field)), person.id)
        for field, tick in self._ticks.items():
            tick.setChecked(bool(getattr(person, field)))
        self._note.show_value(person.note, person.id)
        self._room.stand_at(person.id, "host_room")
        self._room.show_value(str(person.host_room or ""), person.id)
        self._people.show_people(people)
        self._boss.show_chosen(person.reports_to or "", "" if person.reports_to else person.boss, person.id)
        self._chain.setText(self._chain_words(page))
        for kind, view in self._mates.items():
            view.show_mates(page.mates[kind], person.id)
        self._stays.show_stays(page.stays, person.id)
        tab_as_laid_out(self)

    def commit(self) -> None:
        """Have what is being typed saved before another person is shown."""
        for field in (*self._lines.values(), self._room):
            field.commit()
        self._note.commit()
        self._stays.commit()

    def focus_first(self) -> None:
        """The keyboard to the first question about the groups: the rest came with the list."""
        self._boss.setFocus(Qt.FocusReason.OtherFocusReason)
        settle(self._area)
        self._area.ensureWidgetVisible(self._boss)

    def _chain_words(self, page: PersonPage) -> str:
        said = []
        if page.person.boss and page.person.reports_to is None:
            words = self.tr("“{name}” is written there, and nobody in the list is called so. Choose who is meant.")
            said.append(words.format(name=page.person.boss))
        if page.above:
            said.append(self.tr("Above: {names}.").format(names=in_a_row(page.above)))
        if page.below:
            said.append(self.tr("Report to them: {names}.").format(names=in_a_row(page.below)))
        if (page.boss and page.person.reports_to) or page.below:
            said.append(self.tr("Nobody shares a room with a boss."))
        return one_stop(" ".join(said))

    # -- layout

    def _lay_out(self) -> None:
        above = QWidget(self)  # as wide as the cards: what turns to the next person stands over them
        above.setMaximumWidth(round(WIDEST * text_scale()) + 48)
        head = QHBoxLayout(above)
        head.setContentsMargins(24, 16, 24, 0)
        head.setSpacing(16)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(above)
        outer.addWidget(self._area, 1)
        self._fill_who(self._card(self.tr("Who they are")))
        self._fill_groups(self._card(self.tr("For the groups")))
        self._card(self.tr("Comes late or leaves early")).addWidget(self._stays, 0, 0, 1, 2)
        self._page.addStretch(1)

    def _fill_groups(self, grid: QGridLayout) -> None:
        self._put(grid, 0, self.tr("Reports to"), self._boss)
        grid.addWidget(self._chain, 1, 1)
        names = {
            PairKind.APART: self.tr("Never together with"),
            PairKind.RATHER_NOT: self.tr("Rather not with"),
            PairKind.TOGETHER: self.tr("Must be together with"),
        }
        for at, (kind, view) in enumerate(self._mates.items(), 2):
            self._put(grid, at, names[kind], view)
        self._put(grid, 5, self.tr("Hosts room"), self._room)
        words = self.tr("Who hosts a room stays in it in every round.")
        grid.addWidget(label(words, "quiet"), 6, 1)
        for at, (field, said) in enumerate(self._tick_words().items(), 7):
            self._ticks[field] = QCheckBox(said)
            grid.addWidget(self._ticks[field], at, 1)

    def _fill_who(self, grid: QGridLayout) -> None:
        """Two fields on a line, where text is not very large: what is asked for the groups stays in sight below."""
        side = 1 if large_text() else 2
        for at, (field, words) in enumerate(self._line_words().items()):
            self._lines[field] = LineField(words)
            self._put(grid, at // side, words, self._lines[field], at % side)
        self._put(grid, len(LINES), self.tr("Note"), self._note)
        if side == 2:
            grid.addWidget(self._note, len(LINES), 1, 1, 3)
            for column, share in enumerate((3, 8, 2, 8)):
                grid.setColumnStretch(column, share)

    def _card(self, heading: str) -> QGridLayout:
        frame, layout = card(parent=self._area.widget())
        frame.setMaximumWidth(round(WIDEST * text_scale()))
        layout.addWidget(label(heading, "subheading"))
        layout.addWidget(line())
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        layout.addLayout(grid)
        self._page.addWidget(frame)
        return grid

    def _put(self, grid: QGridLayout, at: int, words: str, field: QWidget, pair: int = 0) -> None:
        caption = label(words, "quiet")
        caption.setBuddy(field)
        caption.setContentsMargins(0, round(5 * text_scale() + 2), 0, 0)  # level with the words in the field
        grid.addWidget(caption, at, 2 * pair, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, at, 2 * pair + 1)

    def _tick_words(self) -> Mapping[str, str]:
        return {"brings_okr": self.tr("Brings a real OKR to work on"), "can_coach": self.tr("Coaches already")}

    def _line_words(self) -> Mapping[str, str]:
        words = (self.tr("Name"), self.tr("Team"), self.tr("Job"))
        return dict(zip(LINES, (*words, self.tr("E-mail"), self.tr("Level"), self.tr("Language")), strict=True))

    def _connect(self) -> None:
        for field, box in self._lines.items():
            box.committed.connect(partial(self._on_written, field))
        for field, tick in self._ticks.items():
            tick.clicked.connect(partial(self._on_written, field))
        self._note.committed.connect(partial(self._on_written, "note"))
        self._room.committed.connect(partial(self._on_written, str(AskedOf.HOST_ROOM)))
        self._boss.picked.connect(self.boss_picked)
        self._boss.unknown.connect(self.unknown)
        for view in self._mates.values():
            view.asked.connect(self.pair_asked)
            view.unknown.connect(self.unknown)
        self._stays.written.connect(self.time_written)
        self._back.clicked.connect(self.left)
        self._before.clicked.connect(partial(self.stepped.emit, -1))
        self._after.clicked.connect(partial(self.stepped.emit, 1))
        for keys, key_button in (("Escape", self._back), ("Ctrl+PgUp", self._before), ("Ctrl+PgDown", self._after)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(key_button.click)

    def _on_written(self, field: str, value: object) -> None:
        self.written.emit(field, value)
