"""The learner's own sentences, one of each kind: a press puts it into the field. She writes them in her own words in
place, and they stay hers for every talk."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.rehearse.practice_words import kind_name
from ui.rehearse.view_state import CHIP_ORDER
from ui.widgets.basics import button, label, tip
from ui.widgets.fields import LineField
from ui.widgets.key_cap import KeyCap
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

MOST = 9  # Alt+1 to Alt+9


class ChipSentence(Struct, frozen=True):
    """One kind with the sentence that stands on its chip; `own` is the learner's, "" where she has none."""

    kind: QuestionKind
    words: str
    own: str = ""


class SentenceChip(QPushButton):
    """A kind, a sentence, a key. F2 edits the sentence."""

    edit_requested = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._key = KeyCap(key, self)
        self._key_words = key
        self._kind = label("", "chip_kind", self)
        self._kind.setWordWrap(False)
        self._said = label("", "body13", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 10, 6)
        layout.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self._kind, 1)
        top.addWidget(self._key)
        layout.addLayout(top)
        layout.addWidget(self._said)
        layout.addStretch(1)
        for words in (self._kind, self._said):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence = ChipSentence(QuestionKind.OUTCOME, "")

    def show_sentence(self, sentence: ChipSentence, whole: bool) -> None:
        """`whole` shows the sentence, too; else it is told where one rests."""
        self.sentence = sentence
        self._kind.setText(kind_name(sentence.kind))
        self._said.setText(sentence.words)
        self._said.setVisible(whole)
        self.setToolTip(tip(self.tr("{sentence}\nF2 changes it").format(sentence=sentence.words)))
        self.setAccessibleName(f"{kind_name(sentence.kind)}: {sentence.words}")
        self.setAccessibleDescription(self._key_words)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()  # not while its sentence is hidden

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height() if self._said.isHidden() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)


class ChipEditor(QFrame):
    """One sentence being changed, in the place of the chips. Signals: worded(kind, sentence), closed."""

    worded = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = QuestionKind.OUTCOME
        self._before = ""
        self._name = label("", "subheading", self)
        self.field = LineField(self.tr("Your own sentence"), "", self)
        self.field.setMaxLength(300)
        done, ours = button(self.tr("Done")), button(self.tr("Give back the usual sentences"), "flat")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._name)
        layout.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(done)
        row.addWidget(ours)
        self._note = label(self.tr("Yours for every talk, on this computer. Esc leaves it as it was."), "small", self)
        row.addWidget(self._note, 1)
        layout.addLayout(row)
        self.field.committed.connect(self._on_committed)
        self.field.returnPressed.connect(self.close_it)
        done.clicked.connect(self.close_it)
        ours.clicked.connect(self._on_ours)
        self.hide()

    def edit(self, sentence: ChipSentence) -> None:
        """Begin with the sentence as it stands."""
        self.kind, self._before = sentence.kind, sentence.own
        self._name.setText(kind_name(sentence.kind))
        self.field.setPlaceholderText(sentence.words)
        self.field.show_value(sentence.own or sentence.words, str(sentence.kind))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def fold(self, low: bool) -> None:
        """Less of it, where the window is low."""
        self._name.setVisible(not low)
        self._note.setVisible(not low)

    def close_it(self) -> None:
        """Keep what stands there."""
        self.field.commit()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.worded.emit(self.kind, self._before)
            self.field.keeper.revert()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_committed(self, words: str) -> None:
        self.worded.emit(self.kind, words)

    def _on_ours(self) -> None:
        self.worded.emit(self.kind, "")
        self.field.keeper.revert()
        self.closed.emit()


class ChipGrid(QWidget):
    """As many chips as there is room for; the others are a page further. Signals: chosen(ChipSentence),
    worded(kind, sentence) when the learner changed one."""

    chosen = Signal(object)
    worded = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentences: dict[QuestionKind, ChipSentence] = {}
        self._page, self._size, self._columns, self._whole = 0, 6, 3, True
        self._keys_only = False
        self._grid_box = QWidget(self)
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.chips = tuple(SentenceChip(f"Alt {at + 1}", self._grid_box) for at in range(MOST))
        for chip in self.chips:
            chip.clicked.connect(partial(self._on_clicked, chip))
            chip.edit_requested.connect(partial(self._on_edit, chip))
        self.more = button("", "flat")
        icons.set_icon(self.more, "ellipsis", "accent", words=True)
        self.more.clicked.connect(self.turn_page)
        self.change = button(self.tr("Change a sentence"), "flat", self.tr("Or F2 on a chip"))
        self.change.setCheckable(True)
        self.editor = ChipEditor(self)
        self.editor.worded.connect(self.worded)
        self.editor.closed.connect(self._on_editor_closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._grid_box)
        layout.addWidget(self.editor)
        self.row = QWidget(self)
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.change)
        row.addStretch(1)
        row.addWidget(self.more)
        layout.addWidget(self.row)

    def show_sentences(self, sentences: tuple[ChipSentence, ...]) -> None:
        """The sentence of each kind, as it would be said next."""
        self._sentences = {each.kind: each for each in sentences}
        self._show()

    def fit(self, columns: int, rows: int, whole: bool, keys_only: bool) -> None:
        """How many there is room for, whether their sentences are shown, and whether what F2 and Alt+0 do has buttons
        as well."""
        self._keys_only = keys_only
        self.editor.fold(keys_only)
        self.row.setVisible(not keys_only and not self.editor.isVisibleTo(self))
        size = min(MOST, columns * rows)
        if (size, columns, whole) != (self._size, self._columns, self._whole):
            first = self._page * self._size
            self._size, self._columns, self._whole = size, columns, whole
            self._page = first // size
            self._show()

    def press(self, place: int) -> None:
        """Alt and a figure."""
        if place < len(self.chips) and not self.chips[place].isHidden() and self._grid_box.isVisible():
            self._on_clicked(self.chips[place])

    def turn_page(self) -> None:
        """The next ones; behind the last the first."""
        self._page = (self._page + 1) % self._pages
        self._show()

    @property
    def _pages(self) -> int:
        return -(-len(CHIP_ORDER) // self._size)

    def _show(self) -> None:
        shown = CHIP_ORDER[self._page * self._size : (self._page + 1) * self._size]
        for place, chip in enumerate(self.chips):
            self._grid.removeWidget(chip)
            there = place < len(shown) and shown[place] in self._sentences
            chip.setVisible(there)
            if there:
                chip.show_sentence(self._sentences[shown[place]], self._whole)
                self._grid.addWidget(chip, place // self._columns, place % self._columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self.more.setVisible(self._pages > 1)
        words = self.tr("More sentences ({page} of {pages})  Alt 0")
        self.more.setText(words.format(page=self._page + 1, pages=self._pages))

    def _on_clicked(self, chip: SentenceChip, _checked: bool = False) -> None:
        if self.change.isChecked():
            self._on_edit(chip)
        else:
            self.chosen.emit(chip.sentence)

    def _on_edit(self, chip: SentenceChip) -> None:
        self._grid_box.hide()
        self.row.hide()
        self.editor.edit(chip.sentence)

    def _on_editor_closed(self) -> None:
        place = next((at for at, chip in enumerate(self.chips) if chip.sentence.kind is self.editor.kind), 0)
        self.change.setChecked(False)
        self.editor.hide()
        self._grid_box.show()
        self.row.setVisible(not self._keys_only)
        self.chips[place].setFocus()
