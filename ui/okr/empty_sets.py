"""What stands where a set would be: no team yet, or a team without a set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.empty import EmptyState
from ui.widgets.sketch import SketchShape


def no_team(parent: QWidget) -> EmptyState:
    """Before the first team; its action adds one."""
    head, said = (
        _tr("No sets yet"),
        _tr("A team drafts its OKRs here, step by step: mission, alignment check, objective, why now, key results."),
    )
    return EmptyState(head, said, _tr("Add the first team"), parent, shape=SketchShape.CARDS)


def no_set(parent: QWidget) -> EmptyState:
    """Of a team that has not begun; its action starts the set."""
    head = _tr("This team has not started")
    said = _tr("Start with the mission; no key result before why now is agreed.")
    return EmptyState(head, said, _tr("Start the set"), parent, shape=SketchShape.CARDS)


def _tr(words: str) -> str:
    return QCoreApplication.translate("empty_sets", words)
