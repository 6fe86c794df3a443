"""What the file of a breakout room would bring, line by line, with what becomes of each. Nothing is taken in before
somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.okr import gather_words as words
from ui.okr.gathered import Gathered
from ui.okr.sheet_meaning import SheetMeaning
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, fit_height, label, large_text, scrolled, set_tone
from ui.widgets.in_turns import InTurns
from ui.widgets.marked_text import MarkedText, SpanMark, marked
from ui.widgets.short_choice import ShortChoice
from ui.widgets.written_in import field_in_hand
from workshop_app.application.room_drafts import RoomGathering
from workshop_app.domain.gathered_drafts import GatherChoice, GatheredAs, GatheredLine
from workshop_app.domain.wordings import differences

AT_ONCE = 6  # rows made with the page; the others follow in turns, so that nobody waits for them
MOST = 40  # lines on one page; of more, each team has its own


class GatheredRow(QWidget):
    """One line: what it is, what stands here and there, and the choice."""

    def __init__(
        self, line: GatheredLine, part: object, chosen: GatherChoice | None, parent: QWidget, known: bool = True
    ) -> None:
        """`part` is what the line is about, as it stands in the file; `chosen` what was chosen for it before; `known`
        whether it is certain what both had."""
        super().__init__(parent)
        self.line = line
        self.choice = ShortChoice(self)
        self.choice.addItems([words.choice_words(line, each) for each in line.choices])
        if chosen is not None:
            self.choice.setCurrentIndex(line.choices.index(chosen))
        kind = words.kind_words(line)
        self.choice.setAccessibleName(self.tr("{kind}, {about}").format(kind=kind, about=at_a_glance(line.about, 80)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        state = label(f"{words.what_words(line, known)} · {kind}", "small")
        set_tone(state, words.tone(line))
        grid.addWidget(state, 0, 0)
        grid.addWidget(label(at_a_glance(line.about), "strong"), 1, 0)
        new = line.what is GatheredAs.NEW
        sides: list[str | MarkedText] = [words.levels_words(part)] if new else self._sides()
        for place, said in enumerate((each for each in sides if each), 2):
            grid.addWidget(label(said, "small") if isinstance(said, str) else said, place, 0)
        if large_text():
            grid.addWidget(self.choice, grid.rowCount(), 0)
        else:
            grid.addWidget(self.choice, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def chosen(self) -> GatherChoice:
        return self.line.choices[self.choice.currentIndex()]

    def _sides(self) -> list[str | MarkedText]:
        """Here and there, where they differ, with what is other there marked; of a part that is new its words say it
        all."""
        line, nothing = self.line, self.tr("nothing")
        if line.what is GatheredAs.DOUBLE:
            return [self.tr("Here: {words}").format(words=at_a_glance(line.ours))]
        if not line.field:
            return []
        here = self.tr("Here: {words}").format(words=at_a_glance(line.ours) or nothing)
        sides: list[str | MarkedText] = [here, self._there(at_a_glance(line.ours), at_a_glance(line.theirs), nothing)]
        if line.before and line.what is GatheredAs.CLASH:
            sides.append(self.tr("Both had: {words}").format(words=at_a_glance(line.before)))
        return sides

    def _there(self, ours: str, theirs: str, nothing: str) -> MarkedText:
        shown, (begin, _, end) = MarkedText(12, self), self.tr("There: {words}").partition("{words}")
        now = marked(differences(ours, theirs)[1]) if theirs else ((nothing, SpanMark.QUIET),)
        shown.show_spans(((begin, SpanMark.QUIET), *now, (end, SpanMark.QUIET)), longest=len(theirs) + 80)
        return shown


class GatherPage(QWidget):
    """Signals: accepted (the RoomGathering, choices by the key of the line), left (not now)."""

    accepted = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: RoomGathering | None = None
        self._written_in: QWidget | None = None  # when it came up
        self.rows: list[GatheredRow] = []
        self._title, self._facts = label("", "heading"), label("", "quiet")
        self._area, self._page = scrolled(0, 8, self)
        self._further = InTurns(self)
        self._parts: list[tuple[str, list[GatheredLine]]] = []
        self._part = 0
        self._choices: dict[str, GatherChoice] = {}  # on the parts that were looked at
        self.meaning = SheetMeaning(self)
        self._gathered = Gathered("")
        self._told, self._below = label("", "small"), label("", "small")
        for said in (self._told, self._below):
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._page.addWidget(said)
        self._page.addStretch(1)
        self.take, self.leave = button(self.tr("Take these in"), "primary"), button(self.tr("Not now"))
        fit_height(self._area)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        for part in (self._title, self._facts, self.meaning):
            layout.addWidget(part)
        layout.addWidget(self._turning())
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self.left)
        for way in (self.take, self.leave):
            way.installEventFilter(self)
        self.meaning.chosen.connect(self.wait)
        self.meaning.dated.connect(self.wait)
        self.meaning.read_again.connect(self.wait)

    @property
    def building(self) -> bool:
        """Whether rows of this page are still to come."""
        return self._further.waits

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The second press of a double click, and a key that is held down, are for the page that was here before."""
        held = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.isAutoRepeat()
        return held or event.type() == QEvent.Type.MouseButtonDblClick

    def _turning(self) -> QWidget:
        """The way from one team to the next, where there are too many lines for one page."""
        self._bar = QWidget(self)
        self._back, self._where, self.onward = button(self.tr("Back a page")), label(""), button(self.tr("Next page"))
        self._where.setWordWrap(False)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._back, self._where, self.onward):
            row.addWidget(part)
        row.addStretch(1)
        self._back.clicked.connect(self._on_back)
        self.onward.clicked.connect(self._on_on)
        return self._bar

    def come_up(self, pages: QStackedWidget) -> None:
        """Be the page that is shown. Whoever writes in a field just then writes on where it is still seen, and presses
        nothing here with the next space."""
        field = field_in_hand()
        self._written_in = field if field is not None and not self.isAncestorOf(field) else None
        pages.setCurrentWidget(self)

    def show_room(self, found: RoomGathering, left: int, gathered: Gathered) -> None:
        """One file, as it was `gathered`; `left` more wait."""
        self._found, self._gathered = found, gathered
        self._title.setText(self.tr("Drafts of {room}").format(room=at_a_glance(found.room, 80)))
        self._facts.setText(self._fact_words(found, left))
        stays = self.meaning.in_hand
        self.meaning.show_read(gathered.read)
        self._parts, self._part, self._choices = _parts(found.lines), 0, {}
        self._show_part()
        left_out = words.left_out_lines(gathered.read.sheet.left_out) if gathered.read is not None else ()
        for said, lines in ((self._told, gathered.told), (self._below, (*gathered.kept, *left_out))):
            said.setText("\n".join(at_a_glance(each, 400) for each in lines))
            said.setVisible(bool(lines))
        self.take.setVisible(bool(self.rows))
        self.leave.setText(self.tr("Not now") if self.rows else self.tr("Back"))
        self._go_on(True)
        if self._written_in is not None and not self._written_in.isVisible():
            self._hold_keyboard()
        elif self._written_in is None and not stays:
            (self.take if self.rows else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """What is shown holds after all: it could not be read another way."""
        self.meaning.show_read(self._gathered.read)
        self._go_on(True)

    def _show_part(self) -> None:
        """The lines of one team, or all where they are few."""
        assert self._found is not None
        for row in self.rows:
            self._page.removeWidget(row)
            row.hide()
            row.deleteLater()
        team, lines = self._parts[self._part] if self._parts else ("", [])
        self.rows = []
        self._further.drop()
        for line in lines[:AT_ONCE]:
            self._add_row(line)
        self._further.begin_pieces(map(self._add_row, lines[AT_ONCE:]), now=False)
        self._area.verticalScrollBar().setValue(0)
        self._bar.setVisible(len(self._parts) > 1)
        where = self.tr("{team} · page {n} of {all}")
        self._where.setText(where.format(team=at_a_glance(team, 60), n=self._part + 1, all=len(self._parts)))
        self._back.setEnabled(self._part > 0)
        self.onward.setEnabled(self._part + 1 < len(self._parts))

    def _add_row(self, line: GatheredLine) -> None:
        assert self._found is not None
        part = self._found.there.find(line.kind, line.id)
        row = GatheredRow(line, part, self._choices.get(line.key), self, self._found.known)
        self.rows.append(row)
        self._page.insertWidget(len(self.rows), row)

    def _turn_to(self, part: int) -> None:
        self._choices |= {row.line.key: row.chosen for row in self.rows}
        self._part = part
        self._show_part()

    def _on_back(self) -> None:
        self._turn_to(self._part - 1)

    def _on_on(self) -> None:
        self._turn_to(self._part + 1)

    def wait(self) -> None:
        """What is shown is read or compared once more, or another comes: nothing comes in or goes until then, whoever
        clicks twice. The keyboard stays here."""
        if self.take.hasFocus() or self.leave.hasFocus():
            self._hold_keyboard()
        self._go_on(False)

    def _hold_keyboard(self) -> None:
        """On the lines, where keys scroll and press nothing."""
        lines = self._area.widget()
        if lines is not None:
            lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, may: bool) -> None:
        for each in (self.take, self.leave):
            each.setEnabled(may)

    def _fact_words(self, found: RoomGathering, left: int) -> str:
        read = self._gathered.read
        left_out = len(read.sheet.left_out) if read is not None else 0
        if not self._gathered.drafts and read is not None:
            said = [
                self.tr("Nothing in it is understood yet. Say above the columns what they mean, the key results first.")
            ]
        elif not found.lines:
            said = [self.tr("Nothing in it that is not here already.")]
        else:
            clashes = sum(line.what is GatheredAs.CLASH for line in found.lines)
            doubles = sum(line.what is GatheredAs.DOUBLE for line in found.lines)
            count = self.tr("%n differences", "", len(found.lines)) if len(found.lines) > 1 else self.tr("1 difference")
            said = [count]
            said += [self.tr("on both sides: {n}").format(n=clashes)] if clashes and found.known else []
            said += [self.tr("here already: {n}").format(n=doubles)] if doubles else []
        if found.other:
            said.insert(0, self.tr("from another engagement: {client}").format(client=found.other[:60]))
        apart = {GatheredAs.CHANGED, GatheredAs.CLASH}
        if not found.known and any(line.what in apart for line in found.lines):
            said.append(self.tr("it cannot be known who changed what, so every difference is asked about"))
        if len(found.lines) > MOST:
            said.append(self.tr("what is not looked at comes as proposed"))
        if left_out:
            said.append(self.tr("rows that are no drafts: {n}").format(n=left_out))
        if left:
            said.append(self.tr("files that wait: {n}").format(n=left))
        return " · ".join((*(each.rstrip(".") for each in said[:-1]), said[-1]))

    def _on_take(self) -> None:
        if self._found is not None:
            chosen = self._found.proposed() | self._choices | {row.line.key: row.chosen for row in self.rows}
            self.accepted.emit(self._found, chosen)


def _team(line: GatheredLine) -> str:
    return line.about.partition(": ")[0].casefold()


def _parts(lines: Sequence[GatheredLine]) -> list[tuple[str, list[GatheredLine]]]:
    """What stands on each page: everything where that is little, else a team after the other."""
    if len(lines) <= MOST:
        return [("", sorted(lines, key=_team))]
    found: list[tuple[str, list[GatheredLine]]] = []
    for _, each in groupby(sorted(lines, key=_team), key=_team):
        mine = list(each)
        name = mine[0].about.partition(": ")[0]
        found += [(name, mine[at : at + MOST]) for at in range(0, len(mine), MOST)]
    return found
