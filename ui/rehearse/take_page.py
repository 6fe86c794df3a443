"""A case that somebody handed on, before it comes in: who sits there, what she brings, whether it can be played, and
what happens where one has it already. Nothing of it is kept before a button says so."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.basics import button, card, fit_height, label, line, scrolled
from ui.widgets.flow import wrapped_row
from workshop_app.domain.rehearsal.own_case import OwnCase, flat
from workshop_app.domain.rehearsal.own_case_check import CheckedCase, verdict

MOST_LINES = 12  # of what is wrong with a file


class OfferedCase(Struct, frozen=True):
    """What was found in a file. `checked` is None where it cannot be taken in, and `wrong` says why; `mine` is the case
    of the same id in the library."""

    name: str
    checked: CheckedCase | None = None
    wrong: tuple[str, ...] = ()
    mine: OwnCase | None = None

    @property
    def known(self) -> bool:
        """Whether it is there already, word for word."""
        return self.mine is not None and self.checked is not None and self.mine == self.checked.own


class TakeWay(StrEnum):
    """How a case comes in: as it is, in the place of the one there is, or beside it under a name of its own."""

    NEW = "new"
    REPLACE = "replace"
    BOTH = "both"


class TakePage(QWidget):
    """Signals: taken(OwnCase, TakeWay), cases_requested."""

    taken = Signal(object, object)
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: OfferedCase | None = None
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._title = label("", "title", self)
        self.who, self.briefing = label("", "subheading", self), label("", "body16", self)
        self.draft, self.state = label("", "quote", self), label("", "body", self)
        self.wrong, self.clash = label("", "body", self), label("", "body", self)
        self._line = line()
        self.ways: dict[TakeWay, QPushButton] = {
            TakeWay.NEW: button(self.tr("Take it in"), "primary"),
            TakeWay.BOTH: button(self.tr("Keep both")),
            TakeWay.REPLACE: button(self.tr("Put it in the place of mine")),
        }
        self.leave = button(self.tr("Leave it"))
        frame, inside = card(parent=self)
        inside.setSpacing(12)
        for part in (self.who, self.briefing, self.draft, self._line, self.state, self.wrong, self.clash):
            inside.addWidget(part)
        buttons = wrapped_row()
        for each in (*self.ways.values(), self.leave):
            buttons.addWidget(each)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        page.addWidget(self._title)
        page.addWidget(frame)
        page.addStretch(1)
        fit_height(self._area)
        self.leave.clicked.connect(self.cases_requested)
        for way, each in self.ways.items():
            each.clicked.connect(partial(self._on_taken, way))

    def show_offered(self, offered: OfferedCase) -> None:
        """This one, or why it cannot be taken in."""
        self._offered, checked = offered, offered.checked
        self._title.setText(self.tr("A case from {name}").format(name=offered.name))
        good = checked is not None
        for part in (self.who, self.briefing, self.draft, self._line):
            part.setVisible(good)
        if checked is not None:
            self._show_case(checked)
        else:
            self.state.setText(self.tr("This file cannot be taken in. Nothing of it was kept."))
        lines = [*offered.wrong[:MOST_LINES]]
        if len(offered.wrong) > MOST_LINES:
            lines.append(self.tr("and {count} more").format(count=len(offered.wrong) - MOST_LINES))
        self.wrong.setText("\n".join(lines))
        self.wrong.setVisible(bool(lines))
        self.clash.setText(self._clash(offered))
        self.clash.setVisible(bool(self.clash.text()))
        self.ways[TakeWay.NEW].setVisible(good and offered.mine is None)
        for way in (TakeWay.BOTH, TakeWay.REPLACE):
            self.ways[way].setVisible(good and offered.mine is not None and not offered.known)
        self._area.verticalScrollBar().setValue(0)
        shown = next((each for each in self.ways.values() if not each.isHidden()), self.leave)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_case(self, checked: CheckedCase) -> None:
        own = checked.own
        nobody = self.tr("A case without a name")
        self.who.setText(own.called or nobody)
        self.briefing.setText(flat(own.answer("briefing")))
        self.draft.setText(f"“{flat(own.answer('first_draft'))}”")
        told = len(own.told_facts)
        facts = self.tr("One fact.") if told == 1 else self.tr("{count} facts.").format(count=told)
        unfinished = self.tr("It cannot be played yet; you can take it in and go on writing it.")
        said = verdict(checked, own.language) if checked.playable else unfinished
        self.state.setText(f"{facts} {said}")

    def _clash(self, offered: OfferedCase) -> str:
        if offered.known:
            return self.tr("You have this case already, word for word.")
        if offered.mine is None:
            return ""
        nobody = self.tr("A case without a name")
        said = self.tr("You have this case already, in other words: “{title}”. Which one should stay?")
        return said.format(title=offered.mine.called or nobody)

    def _on_taken(self, way: TakeWay, _checked: bool = False) -> None:
        if self._offered is not None and self._offered.checked is not None:
            self.taken.emit(self._offered.checked.own, way)
