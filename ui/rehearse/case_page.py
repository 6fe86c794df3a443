"""Choose whom to talk to: cases as cards, by level, field and search; or be given one. A talk that waits comes
first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.rehearse import practice_words as words
from ui.rehearse.own_case_actions import OwnCasesBar, OwnNotice
from ui.rehearse.view_state import CasePractised, CaseWanted, ListedCase, OwnState, clock_words, wanted_cases
from ui.widgets.basics import button, card, fit_height, label, page_title, scrolled, set_role, tab_through
from ui.widgets.choices import Choice, ChoiceCard
from ui.widgets.flow import wrapped_row
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.case_model import CaseField
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat

CARD = 380  # pixels a card is wide at least, times the text size
MOST_COLUMNS = 3
CHOICE = 10  # letters of a filter that are seen where there is little room
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class CaseCards(QWidget):
    """The cards in a grid, gone through with arrow keys. Signal: chosen(CaseHeading)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cases"))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._nothing = label(self.tr("No case is like that. Take a word or a choice away."), "quiet", self)
        self._nothing.hide()
        self.cards: list[ChoiceCard] = []
        self._made: dict[str, ChoiceCard] = {}
        self._headings: dict[str, CaseHeading] = {}

    def show_cases(self, cases: tuple[ListedCase, ...], known: dict[str, CasePractised]) -> None:
        """These cases, in their order. A card once made stays for when its case is wanted again: letters that are
        typed into the search would else make and dress all of them anew, each time."""
        self._headings = {case.heading.id: case.heading for case in cases}
        for id, each in self._made.items():
            self._grid.removeWidget(each)
            if id not in self._headings:
                each.hide()
        self.cards = [self._card(_choice(case, known.get(case.heading.id))) for case in cases]
        self._nothing.setVisible(not cases)
        self._columns = 0
        self._arrange()

    def let_go(self, cases: tuple[ListedCase, ...]) -> None:
        """Cards of no other cases than these are needed any more."""
        there = {case.heading.id for case in cases}
        for id in [id for id in self._made if id not in there]:
            gone = self._made.pop(id)
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _card(self, choice: Choice) -> ChoiceCard:
        made = self._made.get(choice.id)
        if made is None:
            made = self._made[choice.id] = ChoiceCard(choice)
            self._grid.addWidget(made, 0, 0)  # a parent first, and its place with the others
            made.setCheckable(False)
            made.setAutoDefault(True)
            made.clicked.connect(partial(self._on_clicked, choice.id))
        else:
            made.show_choice(choice)
        made.show()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        here = next((at for at, each in enumerate(self.cards) if each.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = here + step[0] * self._columns + step[1]
        if 0 <= there < len(self.cards):
            self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        columns = max(1, min(MOST_COLUMNS, int(self.width() / (CARD * theme.text_scale()))))
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.addWidget(self._nothing, 0, 0)
        for place, each in enumerate(self.cards):
            self._grid.addWidget(each, place // columns, place % columns)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_clicked(self, id: str, _checked: bool = False) -> None:
        self.chosen.emit(self._headings[id])


def _choice(listed: ListedCase, known: CasePractised | None) -> Choice:
    case, done = listed.heading, words.practised_words(known)
    who = ", ".join(part for part in (case.name, case.role) if part)
    lines = [each for each in (who, f"“{case.first_draft}”" if case.first_draft else "", done) if each]
    facts = [words.field_name(case.field), words.level_short(case.level)]
    if listed.state is not None:
        facts = [words.own_state(listed.state), *(facts if listed.state is OwnState.PLAYABLE else ())]
    return Choice(case.id, case.title or words.untitled(), "\n".join(lines), " · ".join(facts))


class WaitingCard(QFrame):
    """A talk that was begun and not ended. Signals: resumed, ended (look back at what there is), dropped."""

    resumed = Signal()
    ended = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "accent_card")
        self._words = label("", "body16", self)
        self.resume = button(self.tr("Go on with it"), "primary")
        end, drop = button(self.tr("End it and look back")), button(self.tr("Remove it"), "flat")
        self.buttons = (self.resume, end, drop)
        layout = wrapped_row(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._words, 1)
        for each, signal in ((self.resume, self.resumed), (end, self.ended), (drop, self.dropped)):
            each.clicked.connect(signal)
            layout.addWidget(each)
        self.hide()

    def show_talk(self, kept: KeptTalk | None, name: str) -> None:
        """None: nothing waits."""
        self.setVisible(kept is not None)
        if kept is not None:
            said = self.tr("A talk with {name} waits for you, {time} in, after {count} of your turns.")
            time = clock_words(kept.second)
            self._words.setText(said.format(name=name, time=time, count=len(kept.played.actions)))


class CasePage(QWidget):
    """Signals: chosen(CaseHeading, PracticeSeat), given_requested(PracticeSeat), weeks_requested, trio_requested.
    `waiting` is the card of a talk that waits, `own` the way to cases of one's own, `notice` says what was done with
    one."""

    chosen = Signal(object, object)
    given_requested = Signal(object)
    weeks_requested = Signal()
    trio_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases: tuple[ListedCase, ...] = ()
        self._known: dict[str, CasePractised] = {}
        self._area, self._page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.waiting, self.own, self.notice = WaitingCard(self), OwnCasesBar(self), OwnNotice(self)
        self.seats = QButtonGroup(self)
        self.search = QLineEdit(self)
        self._level, self._field = ShortChoice(self), ShortChoice(self)
        self.given = button(
            self.tr("Give me one"), "primary", self.tr("One you have practised least, the easiest first")
        )
        self._weeks = button(self.tr("What I practised"))
        icons.set_icon(self._weeks, "history")
        self.trio = button(self.tr("Practise in a trio…"))
        self.cards = CaseCards(self)
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self._level.currentIndexChanged.connect(self._show)
        self._field.currentIndexChanged.connect(self._show)
        self.given.clicked.connect(self._on_given)
        self._weeks.clicked.connect(self.weeks_requested)
        self.trio.clicked.connect(self._on_trio)
        self.cards.chosen.connect(self._on_chosen)

    @property
    def seat(self) -> PracticeSeat:
        """Where the learner wants to sit."""
        return tuple(PracticeSeat)[max(0, self.seats.checkedId())]

    def take_seat(self, seat: PracticeSeat) -> None:
        """Choose one."""
        self.seats.button(tuple(PracticeSeat).index(seat)).setChecked(True)

    def show_cases(
        self, cases: tuple[ListedCase, ...], known: dict[str, CasePractised], waiting: KeptTalk | None
    ) -> None:
        """All cases, what was practised of them, and the talk that waits."""
        names = {case.heading.id: case.heading.name for case in cases}
        self.waiting.show_talk(waiting, names.get(waiting.played.case_id, "") if waiting is not None else "")
        set_role(self.given, "" if waiting is not None else "primary")
        if (cases, known) != (self._cases, self._known) or not self.cards.cards:
            self._cases, self._known = cases, known
            self.cards.let_go(cases)
            self._fill_lists()
            self._show()
        self._order_tab()

    def _order_tab(self) -> None:
        """What comes next first, then the way to another case."""
        seats = tuple(self.seats.buttons())
        own = (self.notice.undo, *self.own.buttons)
        given = (*self.waiting.buttons, self.given, *seats, self.trio, self._weeks)
        stops = (*given, *own, self.search, self._level, self._field)
        tab_through(*stops, *self.cards.cards)

    def begin(self) -> None:
        """The keyboard on what comes next."""
        (self.waiting.resume if self.waiting.isVisible() else self.given).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = wrapped_row()
        head.addWidget(page_title(self.tr("Rehearse")), 1)
        head.addWidget(self.own)
        self._page.addLayout(head)
        told = self.tr(
            "A person on paper brings a weak draft and answers only what is asked. Only you see how it went."
        )
        self._page.addWidget(label(told, "quiet"))
        self._page.addWidget(self.notice)
        self._page.addWidget(self.waiting)
        self._page.addWidget(self._seat_card())
        self._page.addLayout(self._filters())
        self._page.addWidget(self.cards)
        self._page.addStretch(1)
        fit_height(self._area)

    def _seat_card(self) -> QFrame:
        frame, inside = card(parent=self)
        seats = QHBoxLayout()
        seats.addWidget(label(self.tr("Your seat"), "quiet"))
        for place, said in enumerate((self.tr("You coach"), self.tr("You observe a coach"))):
            each = button(said)
            each.setCheckable(True)
            each.setChecked(place == 0)
            self.seats.addButton(each, place)
            seats.addWidget(each)
        top = wrapped_row()
        top.addLayout(seats)
        top.addStretch(1)
        top.addWidget(self.trio)
        top.addWidget(self._weeks)
        top.addWidget(self.given)
        inside.addLayout(top)
        return frame

    def _filters(self) -> QLayout:
        filters = wrapped_row()
        filters.setSpacing(12)
        self.search.setPlaceholderText(self.tr("Search: a name, a trade, a word of the draft"))
        for box in (self._level, self._field):  # else the longest choice would push the other onto a line of its own
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(CHOICE)
        for part, name in (
            (self.search, self.tr("Search the cases")),
            (self._level, self.tr("Level")),
            (self._field, self.tr("Field")),
        ):
            part.setAccessibleName(name)
            filters.addWidget(part, 2 if part is self.search else 1)
        return filters

    def _fill_lists(self) -> None:
        chosen = (self._level.currentData(), self._field.currentData())
        for box, none, choices in (
            (self._level, self.tr("Any level"), [(words.level_words(n), n) for n in self._levels()]),
            (self._field, self.tr("Any field"), [(words.field_name(each), each) for each in self._fields()]),
        ):
            box.blockSignals(True)
            box.clear()
            box.addItem(none, None)
            for said, value in choices:
                box.addItem(said, value)
            box.blockSignals(False)
        for box, value in zip((self._level, self._field), chosen, strict=True):
            box.setCurrentIndex(max(0, box.findData(value)))

    def _levels(self) -> list[int]:
        return sorted({case.heading.level for case in self._cases})

    def _fields(self) -> list[CaseField]:
        return [field for field in CaseField if any(case.heading.field is field for case in self._cases)]

    def _show(self) -> None:
        field = self._field.currentData()
        wanted = CaseWanted(
            int(self._level.currentData() or 0), CaseField(field) if field else None, self.search.text()
        )
        self.cards.show_cases(wanted_cases(self._cases, wanted), self._known)
        self._order_tab()

    def _on_given(self) -> None:
        self.given_requested.emit(self.seat)

    def _on_trio(self) -> None:
        self.trio_requested.emit()

    def _on_chosen(self, case: CaseHeading) -> None:
        self.chosen.emit(case, self.seat)
