"""What stands beside a key result: who looks after it, where its number is read, what the ring of its ruler says, the
way to its wordings, and the questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.okr.champions_line import ChampionsLine
from ui.okr.draft_requests import DraftRequests
from ui.okr.questions_view import QuestionsBeside
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, label
from ui.widgets.dates import short_day
from workshop_app.domain import champion_names
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.wordings import Wording


class KeyResultBeside(QWidget):
    """`all_wordings` is checked while every wording is shown in the card."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._champions = ChampionsLine(self)
        self._said: dict[str, QLabel] = {}  # made when there is something to say
        self.all_wordings = button("", "link")
        self.all_wordings.setParent(self)
        self.all_wordings.setProperty("small", "true")
        self.all_wordings.setCheckable(True)
        self.questions = QuestionsBeside(requests, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._champions)
        self.all_wordings.hide()
        self._layout.addWidget(self.all_wordings, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.questions)

    def show_result(
        self,
        result: KeyResult,
        champions: tuple[str, ...],
        history: Sequence[Wording],
        activities: Sequence[PlannedActivity] = (),
    ) -> None:
        """Show the facts of this one, and how much it said before."""
        self._champions.show_names(champions)
        source = at_a_glance(result.source.strip(), 160)
        self._say("source", self.tr("Read in: {source}").format(source=source) if source else "")
        shared = at_a_glance("; ".join(champion_names.each_once(result.shared_with)), 160)
        self._say("shared", self.tr("Owned together with {teams}").format(teams=shared) if shared else "")
        done = sum(each.done for each in activities)
        planned = self.tr("Activities: {count}, done: {done}").format(count=len(activities), done=done)
        self._say("activities", planned if activities else "")
        of_text = [each for each in history if each.field == "text"]
        levels = len(history) - len(of_text)
        # The first words of one that came in whole stand before its first change, and nowhere else.
        sentences = len(of_text) + any(each.before.strip() for each in of_text[:1])
        said = self.tr("All %n wordings", "", sentences) if sentences > 1 else ""
        if levels:
            changed = self.tr("%n values changed", "", levels) if levels > 1 else self.tr("1 value changed")
            said = f"{said}, {changed}" if said else changed
        self.all_wordings.setText(said)
        self.all_wordings.setVisible(bool(said))

    def show_stand(self, value: str, day: date | None, came_to: str) -> None:
        """Where it stands by the last check-in, or today without one (no `day`), and what that comes to."""
        said = ""
        if value and day is None:
            said = self.tr("Today {value}: {score}") if came_to else self.tr("Today {value}")
            said = said.format(value=at_a_glance(value, 60), score=came_to)
        elif value and day is not None:
            scored = self.tr("Stands at {value}, {day}: {score}") if came_to else self.tr("Stands at {value}, {day}")
            said = scored.format(value=at_a_glance(value, 60), day=short_day(day), score=came_to)
        self._say("stand", said)

    def show_ring(self, words: str) -> None:
        """What the ring says at the moment."""
        self._say("ring", self.tr("The ring: {words}.").format(words=words) if words else "")

    def _say(self, what: str, words: str) -> None:
        said = self._said.get(what)
        if said is None and words:
            said = self._said[what] = label("", "small", self)
            place = 1 if what == "source" else self._layout.indexOf(self.all_wordings)
            self._layout.insertWidget(place, said)
        if said is not None:
            said.setText(words)
            said.setVisible(bool(words))
