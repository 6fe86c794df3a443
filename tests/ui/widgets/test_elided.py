"""A line that is cut on the screen stays whole for everybody who asks for its words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.elided import ElidedLabel, FoldingLabel

WORDS = "Crossing Operations drafts its OKRs with <b>everybody</b> on board"


def test_it_gives_way_and_keeps_its_words(qtbot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    line, neighbour = ElidedLabel("subheading"), QLabel("Find anything")
    layout.addWidget(line)
    layout.addWidget(neighbour)
    line.setText(WORDS)
    row.resize(1200, 40)
    row.show()
    whole = line.grab().toImage()
    row.resize(260, 40)
    assert line.width() < line.sizeHint().width()
    assert neighbour.width() >= neighbour.sizeHint().width()
    assert line.text() == WORDS
    cut = line.grab().toImage()
    end = cut.copy(cut.width() - 24, 0, 24, cut.height())
    assert end != whole.copy(cut.width() - 24, 0, 24, cut.height())  # an ellipsis stands where letters stood


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("/home/a b/Acme.okrw is gone", "Acme.okrw is gone"),
        ("No copy of C:\\Users\\Ana\\Acme.okrw could be kept", "No copy of Acme.okrw could be kept"),
        ("Here and/or there", "Here and/or there"),
    ],
)
def test_folded_a_sentence_names_files_without_their_folders(qtbot, words: str, line: str) -> None:
    label = FoldingLabel("body")
    qtbot.addWidget(label)
    label.setText(words)
    label.fold(True)
    assert (label._line(), label.text()) == (line, words)
