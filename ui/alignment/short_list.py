"""A list to choose from that gives way in a narrow window, whatever the longest of its words."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from ui.widgets.short_choice import ShortChoice


def short_list(name: str, parent: QWidget) -> ShortChoice:
    """An empty one of this name."""
    made = ShortChoice(parent)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
