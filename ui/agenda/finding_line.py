"""One line of the fit check: its sentence, at the right what would mend it, and, once opened, what that takes."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from agendas import repair
from agendas.findings import Severity
from agendas.repair import Repair
from ui import icons
from ui.agenda import repair_words
from ui.agenda.view_state import PlanFinding
from ui.theme import text_scale
from ui.widgets.basics import button, label, row
from ui.widgets.flow import wrapped_row
from ui.widgets.growing import GrowingButton

ICON = 18
MARGIN = 16
# How grave it is: the sign, its colour.
SIGNS = {
    Severity.STOP: ("circle-alert", "over"),
    Severity.WARN: ("triangle-alert", "late"),
    Severity.NOTE: ("info", "quiet"),
}


class FindingWords(Struct, frozen=True):
    """What a line says: the sentence, the shortest words for the first repair ("" where there is none), and what is
    said below once it is open, a line for each repair."""

    sentence: str
    mends: str
    below: tuple[str, ...]


def words_of(finding: PlanFinding, repairs: tuple[Repair, ...]) -> FindingWords:
    """The words of one finding."""
    language = finding.agenda.language
    below = tuple(repair.sentence(each, language) for each in repairs) or (finding.remedy or _nothing_known(),)
    return FindingWords(finding.sentence, repair_words.short(repairs[0]) if repairs else "", below)


def _nothing_known() -> str:
    return QCoreApplication.translate("agenda", "Nothing can be offered for this without harm elsewhere.")


class FindingHead(GrowingButton):
    """The sentence with its sign and the words of the repair: one thing to press, by mouse or key."""

    def __init__(self, severity: Severity, words: FindingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "finding")
        self.setCheckable(True)
        self.setAutoDefault(True)
        sign, role = SIGNS[severity]
        self._sign = QLabel(self)
        self._sign.setPixmap(icons.pixmap(sign, role, round(ICON * text_scale()), self.devicePixelRatioF()))
        said = label(words.sentence, parent=self)
        mends = label(words.mends, parent=self)  # without a parent it would flash as a window of its own
        mends.setWordWrap(False)
        mends.setProperty("tone", "accent")
        mends.setVisible(bool(words.mends))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 8, MARGIN, 8)
        layout.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._sign, 0, top)
        line = row()  # where text is very large, what mends it stands below the sentence
        line.addWidget(said, 1, top)
        line.addWidget(mends, 0, top)
        layout.addLayout(line, 1)
        for each in (self._sign, said, mends):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        grave = {
            Severity.STOP: self.tr("stop"),
            Severity.WARN: self.tr("warning"),
            Severity.NOTE: self.tr("note"),
        }
        parts = (grave[severity] + ": " + words.sentence, words.mends)
        self.setAccessibleName(" ".join(part for part in parts if part))


class FindingLine(QWidget):
    """A finding of the list.

    Signals:
    opened: (the PlanFinding, whether it is open now).
    accepted: the Repair to make.
    preview_requested: (the PlanFinding, which of its repairs).
    """

    opened = Signal(object, bool)
    accepted = Signal(object)
    preview_requested = Signal(object, int)

    def __init__(self, finding: PlanFinding, repairs: tuple[Repair, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.repairs = repairs
        self._words = words_of(finding, repairs)
        self.head = FindingHead(finding.severity, self._words, self)
        self._below: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self.head.toggled.connect(self._on_toggled)

    def take(self, finding: PlanFinding, repairs: tuple[Repair, ...]) -> None:
        """The same finding of another agenda, for which this line has the words already (see `says`)."""
        self.finding, self.repairs = finding, repairs

    def says(self, finding: PlanFinding, repairs: tuple[Repair, ...]) -> bool:
        """Whether a line for this finding would look and read as this one does."""
        same = finding.severity is self.finding.severity and finding.step_id == self.finding.step_id
        return same and words_of(finding, repairs) == self._words

    def head_height(self, wide: int) -> int:
        """How high its sentence is at this width, whether it is open or not."""
        return self.head.heightForWidth(wide)

    def set_open(self, wanted: bool) -> None:
        self.head.setChecked(wanted)

    def _on_toggled(self, wanted: bool) -> None:
        if wanted and self._below is None:
            self._below = self._made_below()
            self._layout.addWidget(self._below)
        if self._below is not None:
            self._below.setVisible(wanted)
        self.opened.emit(self.finding, wanted)

    def _made_below(self) -> QWidget:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(MARGIN + ICON + 12, 0, MARGIN, 12)
        column.setSpacing(8)
        for place, words in enumerate(self._words.below):
            column.addWidget(label(words, "quiet"))
            if self.repairs:
                column.addLayout(self._buttons(place))
        return below

    def _buttons(self, place: int) -> QLayout:
        use = button(self.tr("Use it"), "" if place else "primary")
        use.setAccessibleName(self.tr("Use it: {sentence}").format(sentence=self._words.below[place]))
        use.clicked.connect(partial(self._use, place))
        show = button(self.tr("Show it in the day"))
        show.clicked.connect(partial(self._show, place))
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(use)
        line.addWidget(show)
        line.addStretch(1)
        return line

    def _use(self, place: int) -> None:
        self.accepted.emit(self.repairs[place])

    def _show(self, place: int) -> None:
        self.preview_requested.emit(self.finding, place)
