"""No letter is lost at an edge, nothing is silent: every screen, every window over it, a practice talk and a running
day, with the longest names and at the hardest sizes, looked at and listened to on one walk. All sizes for the eye:
`python3 scripts/screens --ink`. Here the eye is shown faults that were planted; the ear in test_everything_is_told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from scripts.carried_cycle import build_carried
from scripts.ink import long_names
from scripts.ink.finder import Cut, InkFinder
from scripts.ink.matrix import Matrix, SteppingClock
from ui.run.now_next import ItemLine
from ui.theme import apply_theme
from ui.widgets.cells import CellDelegate
from ui.widgets.elided import ElidedLabel
from ui.widgets.short_choice import ShortChoice
from ui.widgets.told_whole import ToldWholeDelegate
from ui.widgets.zone_field import ZoneField

sys.path.insert(0, str(Path(__file__).parent))
from hearing import Ear

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows and keys


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with names as long as clients bring them, thirty workshops, and sixteen rooms."""
    path = tmp_path_factory.mktemp("ink") / "long names.okrw"
    build_carried(path, SteppingClock()).close()  # in its cycle at that time: else its screens are empty pages
    long_names.write(path, 30)
    long_names.add_rooms(path, 16)
    return path


@pytest.fixture(autouse=True)
def _usual_text(_dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(_dressed, "light", 100)


class EyeAndEar:
    """Nobody goes through all screens twice for what can be asked of each at once."""

    def __init__(self) -> None:
        self._eye, self._ear = InkFinder(), Ear()

    def cuts(self, window: QWidget) -> list[Cut]:
        return [*self._eye.cuts(window), *self._ear.cuts(window), *_heads(window)]


def _heads(window: QWidget) -> Iterator[Cut]:
    """Heads of columns that stand at the other side than what is below them."""
    role, right = Qt.ItemDataRole.TextAlignmentRole, Qt.AlignmentFlag.AlignRight
    for table in window.findChildren(QTableView):
        header, model = table.horizontalHeader(), table.model()
        if not header.isVisible() or not model.rowCount():
            continue
        for column in (each for each in range(model.columnCount()) if not table.isColumnHidden(each)):
            told = model.headerData(column, Qt.Orientation.Horizontal, role)
            head = header.defaultAlignment() if told is None else Qt.AlignmentFlag(told)
            cell = Qt.AlignmentFlag(model.index(0, column).data(role) or 0)
            if head & right != cell & right:
                name = str(model.headerData(column, Qt.Orientation.Horizontal))
                yield Cut(type(table).__name__, name, "stands at the other side than its cells")


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 100), ((1366, 768), 200)])
def test_nothing_is_cut_and_nothing_silent_on_any_screen(
    files: Path, qapp: QApplication, size: tuple[int, int], scale: int
) -> None:
    told: list[str] = []
    matrix = Matrix(qapp, told=told.append, finder=EyeAndEar())
    matrix.walk(files, scale, (size,), matrix.everything)
    matrix.walk(files, scale, (size,), matrix.day)
    assert matrix.looked > 100
    assert not matrix.seen, "\n".join(told)


def _shown(qtbot: Any, wide: int = 300, high: int = 120) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(wide, high)
    return window


def _cuts(window: QWidget) -> list[str]:
    window.show()
    QApplication.processEvents()
    return [cut.how for cut in InkFinder().cuts(window)]


def test_a_head_at_the_other_side_than_its_figures_is_found(qtbot: Any) -> None:
    window = _shown(qtbot)
    table = QTableWidget(1, 2, window)
    table.setHorizontalHeaderLabels(["Item", "Minutes"])
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    figures = QTableWidgetItem("45")
    figures.setTextAlignment(Qt.AlignmentFlag.AlignRight)
    table.setItem(0, 1, figures)
    window.show()
    assert [cut.words for cut in _heads(window)] == ["Minutes"]
    head = table.horizontalHeaderItem(1)
    assert head is not None
    head.setTextAlignment(Qt.AlignmentFlag.AlignRight)
    assert not list(_heads(window))


@pytest.mark.parametrize(("lower", "found"), [(0, []), (4, ["is cut at the bottom"]), (-4, ["is cut at the top"])])
def test_a_label_that_stands_a_little_lower_is_found(qtbot: Any, lower: int, found: list[str]) -> None:
    window = _shown(qtbot)
    frame = QWidget(window)
    label = QLabel("Agapanthus Agapé", frame)
    label.adjustSize()
    label.resize(label.width(), label.fontMetrics().height())
    frame.resize(label.width(), label.height())
    label.move(0, lower)
    assert _cuts(window) == found


def test_a_word_without_room_and_a_line_that_is_missing_are_found(qtbot: Any) -> None:
    window = _shown(qtbot)
    wide = QLabel("Donaudampfschifffahrtsgesellschaft", window)
    wide.setGeometry(0, 0, 80, 20)
    low = QLabel("one two three four five six seven eight nine", window)
    low.setWordWrap(True)
    low.setGeometry(0, 30, 100, low.fontMetrics().lineSpacing() * 2)
    button = QPushButton("Remove the workshop", window)
    button.setGeometry(0, 80, 60, 30)
    assert {how.split(" at ")[0] for how in _cuts(window)} == {"is cut", "is not drawn"}


@pytest.mark.parametrize(("told", "found"), [("Breakout 1: A coaches B, C observes", []), ("", ["is not drawn"])])
def test_a_line_may_say_its_beginning_whole_if_it_tells_the_rest(qtbot: Any, told: str, found: list[str]) -> None:
    window = _shown(qtbot)
    line = ItemLine("body", window)
    line.setText("Breakout 1: A coaches B, C observes")
    line.setToolTip(told or "Donaudampfschiff")
    line.setGeometry(0, 0, line.fontMetrics().horizontalAdvance("Breakout 1: A co"), 20)
    assert _cuts(window) == found


class PaddedEditor(CellDelegate):
    """An editor with so much around its words that they have no room in it."""

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setStyleSheet("padding: 12px 0;")
        return editor


@pytest.mark.parametrize("kind", [CellDelegate, PaddedEditor])
def test_a_padded_editor_of_a_cell_is_found(qtbot: Any, kind: type[CellDelegate]) -> None:
    window = _shown(qtbot)
    table = QTableWidget(1, 1, window)
    table.setItem(0, 0, QTableWidgetItem("Quay"))
    table.setItemDelegate(kind(table))
    table.setRowHeight(0, 30)
    window.show()
    table.editItem(table.item(0, 0))
    assert bool(_cuts(window)) == (kind is PaddedEditor)


@pytest.mark.parametrize(("policy", "cut"), [("ScrollBarAsNeeded", False), ("ScrollBarAlwaysOff", True)])
def test_a_list_that_is_too_low_is_found_where_it_cannot_be_scrolled(qtbot: Any, policy: str, cut: bool) -> None:
    window = _shown(qtbot)
    combo = QComboBox(window)
    combo.addItems(["Harbour", "Quay", "Jetty", "Pier"])
    view = combo.view()
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy[policy])
    window.show()
    combo.showPopup()
    popup = view.window()
    popup.resize(popup.width(), view.sizeHintForRow(0) * 2 + view.sizeHintForRow(0) // 2)
    assert any("bottom" in how for how in _cuts(popup)) == cut
    combo.hidePopup()


@pytest.mark.parametrize("tells", [False, True])
def test_an_ellipsis_tells_the_rest(qtbot: Any, tells: bool) -> None:
    window = _shown(qtbot, high=240)
    words = "Crossing Operations drafts its OKRs with everybody on board"
    table = QTableWidget(1, 1, window)
    table.setItem(0, 0, QTableWidgetItem(words))
    line = ElidedLabel("body")
    line.setParent(window)
    line.setGeometry(0, 200, 120, 24)
    line.setText(words)
    if tells:
        table.setItemDelegate(ToldWholeDelegate(table))
        assert _cuts(window) == []
    else:
        assert _cuts(window) == ["ends early and no tooltip says the rest"]


@pytest.mark.parametrize("tip", ["", "By whose clocks it starts"])
def test_a_field_with_a_tooltip_tells_its_rest_before_it(qtbot: Any, tip: str) -> None:
    window = _shown(qtbot)
    field = ZoneField("Time zone", window)
    field.setPlaceholderText("Time zone of the place")
    field.setToolTip(tip)
    field.setGeometry(0, 0, 80, 34)
    assert _cuts(window) == []


@pytest.mark.parametrize("name", ["Donaudampfschifffahrtsgesellschaft", "محمد بن عبد الرحمن الخوارزمي البغدادي"])
def test_a_choice_with_little_room_shows_the_beginning_and_tells_the_rest(qtbot: Any, name: str) -> None:
    window = _shown(qtbot)
    bare, short = QComboBox(window), ShortChoice(window)
    for place, combo in enumerate((bare, short)):
        combo.addItem(name)
        combo.setGeometry(0, 40 * place, 110, 34)
    assert [how.split(" at ")[0] for how in _cuts(window)] == ["is cut"]
    bare.hide()
    assert _cuts(window) == []
    assert short.currentText() == name


def test_a_page_that_scrolls_cuts_nothing(qtbot: Any) -> None:
    window = _shown(qtbot)
    area = QScrollArea(window)
    area.resize(120, 50)
    label = QLabel("\n".join(["Harbour"] * 9))
    area.setWidget(label)
    window.show()
    assert _cuts(window) == []
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert any("bottom" in how for how in _cuts(window))


@pytest.mark.parametrize(("wide", "found"), [(100, []), (300, ["is wider than its room"])])
def test_a_page_of_parts_that_is_wider_than_its_room_is_found(qtbot: Any, wide: int, found: list[str]) -> None:
    window = _shown(qtbot, wide=240, high=200)
    area = QScrollArea(window)
    area.resize(200, 160)
    area.setWidgetResizable(True)
    page = QWidget()
    page.setMinimumWidth(wide)
    area.setWidget(page)
    assert _cuts(window) == found
