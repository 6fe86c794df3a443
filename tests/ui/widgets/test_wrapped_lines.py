"""A line of a list that wraps is as high as its words, at every width: names are never cut, and none leaves a hole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from ui.run.seat_offers import NameList
from ui.widgets.told_whole import WrappedLine
from workshop_app.domain.people import Person

NAMES = ("Олена Ковальчук", "António Fão Grą 16", "Ana Maria do 10", "Kensington-Worthing 17", "Jonas Lindqvist") * 4

WIDTHS = (150, *range(228, 149, -6))  # opened in the least room, then narrower and narrower


def wrong(view: QListWidget) -> list[str]:
    """The lines that are not as high as their words need."""
    found = []
    for row in range(view.count()):
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        index = view.model().index(row, 0)
        view.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
        option.rect = view.visualItemRect(view.item(row))
        option.rect.setWidth(view.viewport().width())
        room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
        endless = QRect(0, 0, room.width() - 6, 10_000)
        needed = QFontMetrics(view.font()).boundingRect(endless, int(Qt.TextFlag.TextWordWrap), view.item(row).text())
        least, most = needed.height(), needed.height() + 16
        if room.height() < least or not least <= option.rect.height() <= most:
            found.append(view.item(row).text())
    return found


def test_names_of_who_is_there(qtbot) -> None:
    view = NameList()
    qtbot.addWidget(view)
    people = [Person(f"p{place}", name, position=place) for place, name in enumerate(NAMES)]
    view.fill(people, [], {each.id for each in people})
    view.resize(400, 260)
    view.show()
    for width in WIDTHS:
        view.resize(width, 260)
        QApplication.processEvents()
        assert wrong(view) == [], width


@pytest.mark.parametrize("ticks", [False, True])
def test_any_list_that_wraps(qtbot, ticks: bool) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setWordWrap(True)
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setItemDelegate(WrappedLine(view))
    for name in NAMES:
        item = QListWidgetItem(name, view)
        if ticks:
            item.setCheckState(Qt.CheckState.Checked)
    for width in WIDTHS:
        view.resize(width, 260)
        view.show()
        QApplication.processEvents()
        assert wrong(view) == [], width
