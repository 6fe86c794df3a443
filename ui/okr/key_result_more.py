"""The other fields of the key result in use: where its number is to go, how sure each level is, the day it is read out,
who owns it, too, and the activities planned for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.day_line import OpenDayLine
from ui.okr.draft_requests import DraftRequests
from ui.okr.names_field import SeveralNames, one_a_line
from ui.okr.owned_lines import LineColumn, OwnedLines
from ui.okr.page_state import SetPage
from ui.okr.view_state import LEVELS, levels_of
from ui.widgets.basics import label, large_text
from ui.widgets.fields import LineField
from ui.widgets.said_below import mark_field, say_on
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.draft_fields import read_odds
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import KeyResult, KeyResultType, Wanted
from workshop_app.domain.scoring import Model

MEANT = {"commit": "90", "target": "50", "stretch": "10"}  # per cent a level is meant to have


class KeyResultMore(QWidget):
    """What is typed or chosen is said to `requests`."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._requests = id, requests
        self._result: KeyResult | None = None
        self._wanted = ShortChoice(self)
        self._wanted.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._wanted.setMinimumContentsLength(4)
        self._wanted.setAccessibleName(self.tr("Where the number is to go"))
        for member in Wanted:
            self._wanted.addItem(enum_label(member), member)
        self._shared = SeveralNames(self.tr("Owned together with"), self.tr("other teams"), self)
        self._sure = {name: LineField(self._sure_words(name), f"{MEANT[name]} %", self) for name in LEVELS}
        self._odd = label("", "error", self)
        self._odd.hide()
        self._read_out = OpenDayLine(self.tr("Read-out day"), self.tr("day"), "read_out", self)
        self.activities = OwnedLines(
            self.tr("Activities: work that may move it"),
            self.tr("Add an activity"),
            (
                LineColumn("text", self.tr("Activity"), alone=True),
                LineColumn("who", self.tr("Who"), 2, "who"),
                LineColumn("due", self.tr("By when"), 2, "day"),
                LineColumn("done", self.tr("done"), 0, "done"),
            ),
            requests,
            self,
        )
        self._heads: dict[str, QLabel] = {}
        self._lay_out()
        self._wanted.activated.connect(self._on_wanted)
        for name, field in self._sure.items():
            field.committed.connect(partial(self._on_sure, name))
        self._read_out.read_in.connect(partial(self._emit, "read_out"))
        self._shared.committed.connect(self._on_shared)
        self.activities.wanted.connect(self._on_activity)

    def show_result(self, result: KeyResult, page: SetPage) -> None:
        """Show the value; a field the user is typing in is left alone."""
        self._result = result
        with QSignalBlocker(self._wanted):
            self._wanted.setCurrentIndex(list(Wanted).index(result.wanted))
        self._show("wanted", self._wanted, result.type is KeyResultType.METRIC)
        self._place_shared(alone=result.type is not KeyResultType.METRIC)
        said, levels = dict(result.confidence), levels_of(page.agreed.model)
        for name, field in self._sure.items():
            field.show_value(said.get(name, ""), result.id)
            self._show(name, field, name in levels and page.agreed.model is not Model.GRADE)
        self._name_sure(page.agreed.model)
        self._ask_of_odds()
        self._read_out.show_day(result.read_out, page.agreed.cycle, result.id)
        self._shared.offer(name for name in page.teams if name != page.view.team.name)
        self._shared.show_value(result.shared_with.replace("\n", ", "), result.id)
        self.activities.show_lines(page.activities.get(result.id, ()), page.people, page.agreed.cycle)

    def _name_sure(self, model: Model) -> None:
        """Of the one number that is met or not met it is asked how sure it seems, too."""
        head, field = self._heads["target"], self._sure["target"]
        in_levels = model is Model.LEVELS
        head.setText(self.tr("0.7: how sure?") if in_levels else self.tr("How sure?"))
        named = self._sure_words("target") if in_levels else self.tr("How sure it seems, in per cent")
        field.setAccessibleName(named)

    def _sure_words(self, name: str) -> str:
        return {
            "commit": self.tr("How sure 0.3 seems, in per cent"),
            "target": self.tr("How sure 0.7 seems, in per cent"),
            "stretch": self.tr("How sure 1.0 seems, in per cent"),
        }[name]

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        parts: list[tuple[str, str, QWidget]] = [
            ("wanted", self.tr("The number"), self._wanted),
            ("shared", self.tr("Owned together with"), self._shared),
            ("commit", self.tr("0.3: how sure?"), self._sure["commit"]),
            ("target", self.tr("0.7: how sure?"), self._sure["target"]),
            ("stretch", self.tr("1.0: how sure?"), self._sure["stretch"]),
            ("read_out", self.tr("Read-out day"), self._read_out),
        ]
        wide = 2 if large_text() else 4
        place = 0
        for name, words, part in parts:
            head = self._heads[name] = label(words, "small", self)
            line, column = divmod(place, wide)
            span = wide // 2 if name in ("wanted", "shared") else 1
            place += span
            grid.addWidget(head, 2 * line, column, 1, span)
            grid.addWidget(part, 2 * line + 1, column, 1, span)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self._odd)
        layout.addWidget(self._read_out.said)
        layout.addWidget(self.activities)

    def _place_shared(self, alone: bool) -> None:
        """Where no number is to go anywhere, it stands at the beginning of its line."""
        wide = 2 if large_text() else 4
        place, span = (0, wide) if alone else (wide // 2, wide // 2)
        for line, part in enumerate((self._heads["shared"], self._shared)):
            self._grid.addWidget(part, line, place, 1, span)

    def _show(self, name: str, part: QWidget, shown: bool) -> None:
        part.setVisible(shown)
        self._heads[name].setVisible(shown)

    def _emit(self, name: str, value: object) -> None:
        self._requests.edited.emit(KeyResult, self._id, name, value)

    def _on_wanted(self, index: int) -> None:
        self._emit("wanted", list(Wanted)[index])

    def _on_shared(self, words: str) -> None:
        self._emit("shared_with", one_a_line(words))

    def _on_sure(self, name: str, words: str) -> None:
        said = dict(self._result.confidence if self._result is not None else ()) | {name: words}
        self._emit("confidence", tuple((level, said[level]) for level in LEVELS if said.get(level)))

    def _ask_of_odds(self) -> None:
        """What is no per cent stays as it is typed, and is asked about: it is never reckoned with."""
        odd = [each for each in self._sure.values() if each.text().strip() and read_odds(each.text()) is None]
        asked = self.tr("How sure is “{typed}”? A per cent from 0 to 100, such as 50.")
        for field in self._sure.values():
            mark_field(field, asked.format(typed=field.text().strip()) if field in odd else "")
        say_on(self._odd, asked.format(typed=odd[0].text().strip()) if odd else "")

    def _on_activity(self) -> None:
        self._requests.line_added.emit(PlannedActivity(new_id(), self._id))
