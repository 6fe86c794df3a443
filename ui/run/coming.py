"""Who is expected, on the page before a day, and the way to where they are ticked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.run.starting import StartView
from ui.widgets.basics import button, label, large_text, row
from workshop_app.domain.text import in_a_row, one_stop
from workshop_app.domain.workshops import WorkshopStatus

MOST_NAMES = 12


def headed(head: QLabel, does: QPushButton) -> QBoxLayout:
    """A heading and what is done about it: beside each other, so that all of the page is in sight; with very large text
    below each other."""
    top = row()
    top.setSpacing(8)
    top.addWidget(head, 1)
    top.addWidget(does, 0, Qt.AlignmentFlag.AlignLeft if large_text() else Qt.AlignmentFlag.AlignRight)
    return top


class WhoIsComing(QFrame):
    """`tick` is the link to the list of those who take part; `go` follows it."""

    def __init__(self, parent: QWidget | None, go: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._head, self._words = label("", "subheading"), label("")
        self.tick = button(self.tr("Mark who is not here"), "flat", self.tr("Opens People and groups"))
        self.tick.clicked.connect(go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(headed(self._head, self.tick))
        layout.addWidget(self._words)

    def show_view(self, view: StartView) -> None:
        """Of a day that is over, who was there."""
        over = view.workshop.status is WorkshopStatus.FINISHED
        self.tick.setHidden(over)
        self._head.setText(self.tr("Who came") if over else self.tr("Who is coming"))
        self._words.setText(people_words(view))


def people_words(view: StartView) -> str:
    """Who is expected and whether they have groups; of a day that is over, who was there."""
    say = QCoreApplication.translate
    one, n = view.people == 1, view.people
    if view.workshop.status is WorkshopStatus.FINISHED:
        were = say("run", "{n} people were there.").format(n=n)
        return say("run", "1 person was there.") if one else were
    several = say("run", "{n} people are expected.").format(n=n)
    people = say("run", "1 person is expected.") if one else several
    if view.grouped is None:
        return people
    if view.lunch_gone:
        asked = say("run", "The plan has no lunch for those who leave at it: {names}. When do they leave?")
        people = f"{people} {asked.format(names=_named(view.lunch_gone))}"
    ready = say("run", "The groups are ready.")
    groups = ready if view.grouped else say("run", "No groups yet: the breakouts show no seats.")
    return one_stop(f"{people} {_seats_missing(view) or groups}")


def _seats_missing(view: StartView) -> str:
    """Who is ticked and sits nowhere, and who misses a seat in some round; empty where the groups hold everybody."""
    say, found = QCoreApplication.translate, []
    if view.seatless:
        found.append(say("run", "No seat in any round: {names}.").format(names=_named(view.seatless)))
    if view.unseated:
        found.append(say("run", "No seat in at least one round: {names}.").format(names=_named(view.unseated)))
    return " ".join(found)


def _named(names: tuple[str, ...]) -> str:
    """As many as can be read; the groups screen tells the rest."""
    more = len(names) - MOST_NAMES
    if more <= 0:
        return in_a_row(names)
    words = QCoreApplication.translate("run", "{names} and {n} more")
    return words.format(names=in_a_row(names[:MOST_NAMES]), n=more)
