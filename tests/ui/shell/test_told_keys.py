"""What F1 tells: by screen, the one in sight first."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ui.shell.about import KeysPage
from ui.shell.places import BY_NAME
from ui.shell.told_keys import SCREENS


@pytest.mark.parametrize(
    ("place", "first"),
    [
        ("groups", "People and groups, in sight now"),
        ("plan", "Agenda, in sight now"),
        ("home", "Everywhere"),
        ("", "Everywhere"),
    ],
)
def test_keys_of_the_screen_in_sight_stand_first(place: str, first: str, qtbot: Any) -> None:
    page = KeysPage(place=place)
    qtbot.addWidget(page)
    headings = [each.text() for each in page.findChildren(QLabel) if each.property("role") == "subheading"]
    assert headings[0] == first
    assert len(headings) == len(SCREENS) + 1  # and everywhere; none twice
    assert "Everywhere" in headings[:2]
    words = {each.text() for each in page.findChildren(QLabel)}
    assert {"Find anything", "Decide it, postpone it", "Ctrl+G, Ctrl+M, Ctrl+H"} <= words
    page.show()
    (close,) = (each for each in page.findChildren(QPushButton) if each.text() == "Close")
    close.click()
    assert not page.isVisible()


def test_every_place_of_the_list_is_one() -> None:
    assert all(place in BY_NAME for each in SCREENS for place in each.places)
