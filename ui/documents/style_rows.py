"""Two rows of the window of the house style: a colour with its swatch and the tone words take of it, and a file that
was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.fields import LineField
from ui.widgets.keeper import when_left
from workshop_app.domain.house_style import LOGO, StyleFile

HIGHEST_LOGO, WIDEST_LOGO = 44, 130  # pixels in the window


class ColourRow(QWidget):
    """A field for a colour, and a button to pick one. `field` saves itself. Signals: picked with what was picked."""

    picked = Signal(str)

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = LineField(name, hint, complete=when_left)
        self._colour = ""
        self._name = name
        self._pick = button(self.tr("Pick…"))
        self._pick.setAccessibleName(self.tr("Pick: {colour}").format(colour=name))
        self._pick.clicked.connect(self._on_pick)
        self._tone = label("", "small")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._tone)

    def show_colour(self, colour: str, darker: str) -> None:
        """The colour that is used, and the darker tone of it that words have ("": none)."""
        swatch = QPixmap(28, 18) if colour else QPixmap()
        if colour:
            swatch.fill(QColor(colour))
            self._pick.setIconSize(swatch.size())
        self._pick.setIcon(QIcon(swatch))
        self._colour = colour
        words = self.tr("Too pale for words: they are printed in {tone}.").format(tone=darker) if darker else ""
        self._tone.setText(words)
        self._tone.setVisible(bool(words))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops."""
        return self.field, self._pick

    def _on_pick(self) -> None:
        from PySide6.QtWidgets import QColorDialog  # nobody waits for it who types

        colour = QColorDialog.getColor(QColor(self._colour or self.field.placeholderText()), self, self._name)
        if colour.isValid():
            self.picked.emit(colour.name().upper())


class FileRow(QWidget):
    """A logo or a template. Signals: chosen to choose another, taken_away."""

    chosen = Signal()
    taken_away = Signal()

    def __init__(self, choose: str, away: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = label("", "body")
        self._choose = button(self.tr("Choose…"))
        self._choose.setAccessibleName(choose)
        self._choose.clicked.connect(self.chosen)
        self._away = button(self.tr("Take away"), "flat", away)
        self._away.setAccessibleName(away)
        self._away.clicked.connect(self.taken_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        row.addWidget(self._away)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops."""
        return self._choose, self._away

    def show_file(self, file: StyleFile | None, inherited: bool) -> None:
        """What is used; `inherited` from the coach's own style, where it can be taken away there only."""
        name = file.name if file else self.tr("none")
        words = self.tr("{name} (your own)").format(name=name) if file and inherited else name
        self._shown.setText(words)
        self._shown.setAccessibleName(words)
        self._shown.setToolTip("")
        self._away.setEnabled(file is not None and not inherited)
        if file is not None and file.id == LOGO:
            self._show_picture(file, words)

    def _show_picture(self, file: StyleFile, words: str) -> None:
        from handouts import logo_drawing  # reportlab draws an SVG; the pages behind have loaded it

        if not logo_drawing.can_be_drawn(file.data):
            return  # of somebody else's making: its name is all there is
        picture = QImage.fromData(logo_drawing.as_png(file.data))
        if picture.isNull():
            return
        fitting = picture.scaled(
            WIDEST_LOGO, HIGHEST_LOGO, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        paper = QPixmap(fitting.size())  # white also in a dark window
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, fitting)
        painter.end()
        self._shown.setPixmap(paper)
        self._shown.setToolTip(words)
