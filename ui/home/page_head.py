"""The top of the overview: whose engagement this is, and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.home.facts_words import cycle_words
from ui.home.next_words import next_words
from ui.home.view_state import HomeState, NextStep
from ui.widgets.basics import badge, button, card, label
from ui.widgets.elided import NameLabel


def head(state: HomeState) -> QVBoxLayout:
    """The client, the cycle, and whether this is the sample."""
    column, title = QVBoxLayout(), QHBoxLayout()
    column.setSpacing(4)
    title.setSpacing(12)
    client = NameLabel("title", 3)
    client.setText(state.client)
    title.addWidget(client)
    if state.sample:
        title.addWidget(badge(_tr("sample"), "late"), 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
    column.addLayout(title)
    column.addWidget(label(cycle_words(state), "quiet"))
    if state.sample:
        words = _tr("An invented company to try everything out on. Change what you like.")
        column.addWidget(label(words, "quiet"))
    column.addStretch(1)
    return column


def next_card(step: NextStep, go: Callable[[], object]) -> QFrame:
    """What to do next; its button calls `go`."""
    frame, layout = card("accent_card")
    heading, sentence, action = next_words(step)
    row = QHBoxLayout()
    row.setSpacing(16)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addStretch(1)  # beside a tall name of the client they stay together
    words.addWidget(label(heading, "heading"))
    words.addWidget(label(sentence))
    words.addStretch(1)
    row.addLayout(words, 1)
    act = button(action, "primary")
    act.clicked.connect(go)
    row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(row)
    return frame


def _tr(words: str) -> str:
    return QCoreApplication.translate("home", words)
