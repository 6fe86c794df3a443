"""How much paper a line of the catalogue is, in words: copies × pages, and why that many."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.documents.view_state import PaperCount

translate = QCoreApplication.translate


def times(count: PaperCount) -> str:
    """What stands beside the sum; nothing beside a single copy."""
    return f"{count.copies} × {count.pages}" if count.copies > 1 else ""


def why(count: PaperCount) -> str:
    """For whom so many copies are."""
    one, several = translate("CountWords", "1 page"), translate("CountWords", "{n} pages")
    pages = one if count.pages == 1 else several.format(n=count.pages)
    if count.copies == 1:
        return pages
    if count.copies == count.people:
        return translate("CountWords", "{people} people, {pages} each").format(people=count.people, pages=pages)
    if 0 < count.people < count.copies:
        words = translate("CountWords", "{people} people and {spare} spare, {pages} each")
        return words.format(people=count.people, spare=count.copies - count.people, pages=pages)
    return translate("CountWords", "{copies} copies, {pages} each").format(copies=count.copies, pages=pages)
