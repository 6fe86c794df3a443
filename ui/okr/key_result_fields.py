"""The fields of the key result in use. Which ones there are follows its type and the client's way of scoring; each
saves itself on pause."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.key_result_more import KeyResultMore
from ui.okr.level_words import SCORES, heads, hints, meanings
from ui.okr.names_field import SeveralNames
from ui.okr.page_state import SetPage
from ui.okr.score_line import ScoreLine
from ui.okr.unknown_names import UnknownNames, unknown
from ui.okr.view_state import (
    FIELDS_OF,
    LEVELS,
    kept_levels,
    levels_of,
    levels_wanted,
    may_be_a_baseline,
    offered_types,
)
from ui.widgets.basics import button, label, large_text, row, tip
from ui.widgets.fields import LineField, TextField
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.champion_names import entries
from workshop_app.domain.okr import KeyResult, KeyResultType

COLUMNS = 30  # of the grid: rows of two, three and five fields divide it evenly


class KeyResultFields(QWidget):
    """What is typed or chosen is said to `requests`, after a pause in typing."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = id
        self._people: tuple[str, ...] = ()
        self._requests = requests
        self._shape: tuple[object, ...] = ()
        self._type = QComboBox()
        self._type.setAccessibleName(self.tr("Type"))
        self._types: tuple[KeyResultType, ...] = ()
        self._text = TextField(self.tr("Key result"), "", lines=2, most_lines=6)
        self._zero = QCheckBox(self.tr("starts at 0"))
        self._champions = SeveralNames(self.tr("Champion"), self.tr("one to three names"))
        self._lines: dict[str, LineField] = {
            "baseline": LineField(self.tr("From: today's value"), self.tr("today")),
            "commit": LineField(self.tr("0.3 commit")),
            "target": LineField(self.tr("0.7 target")),
            "stretch": LineField(self.tr("1.0 stretch")),
            "unit": LineField(self.tr("Unit"), self.tr("%, days …")),
            "champions": self._champions,
            "source": LineField(self.tr("Source of the number"), self.tr("where it can be read")),
        }
        self._heads = {
            "baseline": label("", "small"),
            "commit": label("", "small"),
            "target": label("", "small"),
            "stretch": label("", "small"),
            "unit": label(self.tr("Unit"), "small"),
            "champions": label(self.tr("Champion"), "small"),
            "source": label(self.tr("Source"), "small"),
        }
        self._first = button(self.tr("Nobody knows it yet: make it a baseline"), "link")
        self._asked = label(self.tr("Ask for the 1.0 first, then the 0.3, then the 0.7."), "small")
        self._kept = label("", "small")
        self._not_agreed = label("", "small")
        self._not_agreed.setProperty("tone", "accent")
        self._score = ScoreLine()
        self._grid = QGridLayout()
        self.behind_values = QVBoxLayout()  # what a card shows of its wordings while it is open
        self._lay_out()
        self._connect()

    def show_result(self, result: KeyResult, page: SetPage) -> None:
        """Show the value; the field being typed in is left alone."""
        agreed = page.agreed
        self._people = page.people
        self._champions.offer(page.people)
        self._unknown.show_names(unknown(result.champions, page.people))
        self._more.show_result(result, page)
        self._show_types(result, agreed)
        with QSignalBlocker(self._zero):
            self._zero.setChecked(result.starts_at_zero)
        self._text.show_value(result.text)
        for name, field in self._lines.items():
            value: str = getattr(result, name)
            field.show_value(page.champion_fields.get(result.id, "") if name == "champions" else value)
        self._arrange(result.type, agreed)
        self._zero.setVisible(FIELDS_OF[result.type].start and (result.starts_at_zero or not result.baseline.strip()))
        self._first.setVisible(may_be_a_baseline(result, agreed))
        self._show_kept(result, agreed)
        self._asked.setVisible(levels_wanted(result, agreed.model))
        self._score.show_result(result, agreed.model, agreed.cycle)

    def focus_field(self, name: str = "") -> None:
        """Put the cursor into this field; into the sentence where there is none of that name."""
        field = self._lines.get(name)
        if field is not None and not field.isHidden():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = row()
        top.setSpacing(8)
        top.addWidget(self._text, 1)
        top.addWidget(self._type, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(top)
        layout.addWidget(self._not_agreed)
        for name, head in self._heads.items():
            head.setContentsMargins(0, 4, 0, 0)
            for widget in (head, self._lines[name]):
                widget.setParent(self)  # shown without a parent it would be a window and take the keyboard
                widget.hide()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        layout.addLayout(self._grid)
        self._unknown = UnknownNames(self._requests, self)
        layout.addWidget(self._unknown)
        layout.addWidget(self._asked)
        layout.addWidget(self._kept)
        layout.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._zero)
        layout.addLayout(self.behind_values)
        self._more = KeyResultMore(self._id, self._requests, self)
        layout.addWidget(self._more)
        layout.addWidget(self._score)

    def _connect(self) -> None:
        self._type.activated.connect(self._on_type)
        self._first.clicked.connect(self._on_first)
        self._zero.toggled.connect(partial(self._emit, "starts_at_zero"))
        self._text.committed.connect(partial(self._emit, "text"))
        for name, field in self._lines.items():
            field.committed.connect(partial(self._on_line, name))

    def _show_types(self, result: KeyResult, agreed: Agreement) -> None:
        """Only agreed kinds are offered; one that is there already stays, and says so."""
        types = offered_types(agreed, result.type)
        with QSignalBlocker(self._type):
            if types != self._types:
                self._types = types
                self._type.clear()
                self._type.addItems([enum_label(member) for member in types])
            self._type.setCurrentIndex(types.index(result.type))
        allowed = result.type in agreed.facts.caps.allowed_types
        self._not_agreed.setVisible(not allowed)
        words = self.tr("{type} is not among the agreed types. It stays until you choose another.")
        self._not_agreed.setText(words.format(type=enum_label(result.type)))

    def _show_kept(self, result: KeyResult, agreed: Agreement) -> None:
        kept = kept_levels(result, agreed.model)
        self._kept.setVisible(bool(kept))
        values = ", ".join(f"{SCORES[name]}: {value}" for name, value in kept)
        self._kept.setText(self.tr("Written earlier and kept: {values}").format(values=values))

    def _arrange(self, type: KeyResultType, agreed: Agreement) -> None:
        """Numbers stand side by side; levels in words get a line each. Champion and source close the form. A field
        that stays is only moved: hiding it would take the cursor away."""
        self._name_levels(type, agreed)
        shape = (type, agreed.model, large_text())
        if shape == self._shape:
            return
        self._shape = shape
        rows = self._rows(type, agreed)
        shown = {name for names in rows for name in names}
        for name, field in self._lines.items():
            for widget in (self._heads[name], field):
                self._grid.removeWidget(widget)
                widget.setVisible(name in shown)
        for line, names in enumerate(rows):
            width = COLUMNS // len(names)
            for place, name in enumerate(names):
                self._grid.addWidget(self._heads[name], 2 * line, place * width, 1, width)
                self._grid.addWidget(self._lines[name], 2 * line + 1, place * width, 1, width)

    def _rows(self, type: KeyResultType, agreed: Agreement) -> list[list[str]]:
        fields, levels = FIELDS_OF[type], levels_of(agreed.model)
        if not fields.graded_in_words and large_text():
            return [["baseline", "unit"], [*levels], ["champions", "source"]]
        if not fields.graded_in_words:
            return [["baseline", *levels, "unit"], ["champions", "source"]]
        last = ["unit", "champions", "source"] if fields.unit else ["champions", "source"]
        return [*([name] for name in levels), last]

    def _name_levels(self, type: KeyResultType, agreed: Agreement) -> None:
        words, examples, meant = heads(type, agreed), hints(type, agreed), meanings(agreed)
        for name, head in words.items():
            self._heads[name].setText(head)
        for name in LEVELS:
            field = self._lines[name]
            field.setPlaceholderText(examples.get(name, ""))
            field.setToolTip(tip(meant.get(name, "")))
            if name in words:
                field.setAccessibleName(words[name])

    def _on_first(self) -> None:
        self._requests.requested.emit(DraftAction.MAKE_BASELINE, self._id)

    def _on_type(self, index: int) -> None:
        self._emit("type", self._types[index])

    def _on_line(self, name: str, value: str) -> None:
        if name == "champions":
            value = "\n".join(entries(value, self._people))
        self._emit(name, value)

    def _emit(self, name: str, value: object) -> None:
        self._requests.edited.emit(KeyResult, self._id, name, value)
