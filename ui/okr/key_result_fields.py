"""The fields of the key result in use. Which ones there are follows its type; each saves itself on pause."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.view_state import FIELDS_OF, can_preview, preview
from ui.widgets.basics import label
from ui.widgets.fields import LineField, TextField
from workshop_app.domain.okr import KeyResult, KeyResultType
from workshop_app.domain.scoring import Place


class KeyResultFields(QWidget):
    """Signals:
    edited: (field, value) after a pause in typing or a choice.
    """

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: KeyResult | None = None
        self._type = QComboBox()
        self._type.setAccessibleName(self.tr("Type"))
        for member in KeyResultType:
            self._type.addItem(enum_label(member), member)
        self._text = TextField(self.tr("Key result"), "", lines=2, most_lines=6)
        self._zero = QCheckBox(self.tr("starts at 0"))
        self._lines = {
            "baseline": LineField(self.tr("From: today's value"), self.tr("today")),
            "commit": LineField(self.tr("0.3 commit")),
            "target": LineField(self.tr("0.7 target")),
            "stretch": LineField(self.tr("1.0 stretch")),
            "unit": LineField(self.tr("Unit"), self.tr("%, days …")),
            "champions": LineField(self.tr("Champion"), self.tr("one to three names")),
            "source": LineField(self.tr("Source of the number"), self.tr("where it can be read")),
        }
        self._heads = {
            "baseline": label(self.tr("From"), "small"),
            "commit": label("", "small"),
            "target": label("", "small"),
            "stretch": label("", "small"),
            "unit": label(self.tr("Unit"), "small"),
            "champions": label(self.tr("Champion"), "small"),
            "source": label(self.tr("Source"), "small"),
        }
        self._end = QLineEdit()
        self._end.setAccessibleName(self.tr("If you end at"))
        self._score = label("", "quiet")
        self._preview = QWidget()
        self._grid = QGridLayout()
        self._shape: KeyResultType | None = None
        self._order: list[LineField] = []
        self._lay_out()
        self._connect()

    def show_result(self, result: KeyResult) -> None:
        """Show the value; the field being typed in is left alone."""
        self._result = result
        with QSignalBlocker(self._type):
            self._type.setCurrentIndex(list(KeyResultType).index(result.type))
        with QSignalBlocker(self._zero):
            self._zero.setChecked(result.starts_at_zero)
        self._text.show_value(result.text)
        for name, field in self._lines.items():
            field.show_value(
                getattr(result, name).replace("\n", ", ") if name == "champions" else getattr(result, name)
            )
        self._arrange(result.type)
        self._zero.setVisible(FIELDS_OF[result.type].start and (result.starts_at_zero or not result.baseline.strip()))
        self._show_preview()

    def focus_sentence(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        return (self._text, self._type, *self._order, self._zero, self._end)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._text, 1)
        top.addWidget(self._type, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        for head in self._heads.values():
            head.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        layout.addLayout(self._grid)
        layout.addWidget(self._zero)
        line = QHBoxLayout(self._preview)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        lead = label(self.tr("If you end at"), "quiet")
        lead.setWordWrap(False)
        self._end.setFixedWidth(84)
        line.addWidget(lead)
        line.addWidget(self._end)
        line.addWidget(self._score, 1)
        layout.addWidget(self._preview)

    def _connect(self) -> None:
        self._type.activated.connect(self._on_type)
        self._zero.toggled.connect(partial(self._emit, "starts_at_zero"))
        self._text.committed.connect(partial(self._emit, "text"))
        for name, field in self._lines.items():
            field.committed.connect(partial(self._on_line, name))
        self._end.textChanged.connect(self._show_preview)

    def _arrange(self, type: KeyResultType) -> None:
        """Numbers stand side by side; levels in words get a line each. Champion and source close the form."""
        if type is self._shape:
            return
        self._shape = type
        for name, field in self._lines.items():
            for widget in (self._heads[name], field):
                self._grid.removeWidget(widget)
                widget.hide()
        shape = FIELDS_OF[type]
        self._name_levels(type)
        levels = ["commit", "target", "stretch"]
        if shape.graded_in_words:
            rows = [[name] for name in levels] + [
                ["unit", "champions", "source"] if shape.unit else ["champions", "source"]
            ]
        else:
            rows = [["baseline", *levels, "unit"], ["champions", "source"]]
        line = 0
        for row in rows:
            width = 30 // len(row)
            for place, name in enumerate(row):
                self._grid.addWidget(self._heads[name], line, place * width, 1, width)
                self._grid.addWidget(self._lines[name], line + 1, place * width, 1, width)
                self._heads[name].show()
                self._lines[name].show()
            line += 2
        for column in range(30):
            self._grid.setColumnStretch(column, 1)
        self._order = [self._lines[name] for row in rows for name in row]

    def _name_levels(self, type: KeyResultType) -> None:
        hints = {
            KeyResultType.METRIC: ("", "", ""),
            KeyResultType.BASELINE: (
                self.tr("say, the method is agreed"),
                self.tr("say, a first value from enough cases"),
                self.tr("say, the value and a target for the next cycle"),
            ),
            KeyResultType.MILESTONE: (
                self.tr("say, the draft has been read"),
                self.tr("say, it is in use in one place"),
                self.tr("say, it is in use everywhere"),
            ),
        }[type]
        heads = (self.tr("0.3 commit"), self.tr("0.7 target"), self.tr("1.0 stretch"))
        for name, head, hint in zip(("commit", "target", "stretch"), heads, hints, strict=True):
            self._heads[name].setText(head)
            self._lines[name].setPlaceholderText(hint)

    def _show_preview(self, _text: str = "") -> None:
        if self._result is None:
            return
        self._preview.setVisible(can_preview(self._result))
        score = preview(self._result, self._end.text())
        if score is not None:
            words = self.tr("you score {score}, {place}").format(
                score=f"{score.value:.2f}".removesuffix("0"), place=self._place(score.place)
            )
        else:
            words = (
                self.tr("a value, and its score stands here")
                if not self._end.text().strip()
                else self.tr("not a number yet")
            )
        self._score.setText(words)

    def _place(self, place: Place) -> str:
        return {
            Place.BELOW_BASELINE: self.tr("worse than today"),
            Place.AT_BASELINE: self.tr("where you are today"),
            Place.BEFORE_COMMIT: self.tr("between today and commit"),
            Place.AT_COMMIT: self.tr("right at commit"),
            Place.BEFORE_TARGET: self.tr("between commit and target"),
            Place.AT_TARGET: self.tr("right at target"),
            Place.BEFORE_STRETCH: self.tr("between target and stretch"),
            Place.AT_STRETCH: self.tr("right at stretch"),
            Place.BEYOND_STRETCH: self.tr("beyond stretch"),
        }[place]

    def _on_type(self, index: int) -> None:
        self._emit("type", list(KeyResultType)[index])

    def _on_line(self, name: str, value: str) -> None:
        if name == "champions":
            value = "\n".join(part.strip() for part in value.replace(";", ",").split(",") if part.strip())
        self._emit(name, value)

    def _emit(self, name: str, value: object) -> None:
        self.edited.emit(name, value)
