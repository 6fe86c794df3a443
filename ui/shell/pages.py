"""What a window shows: the welcome screen, the open engagement, or a page in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """`in_place` is the page that stands where an engagement was put away."""

    def __init__(self) -> None:
        super().__init__()
        self.in_place: QWidget | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see yet."""
        return self.currentWidget() is None

    def showing(self, page: QWidget | None) -> bool:
        """Whether this page is the one in sight."""
        return self.currentWidget() is page

    def show_page(self, page: QWidget) -> None:
        """Show this page, and keep it for the next time."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    def put_in_place(self, page: QWidget) -> None:
        """Show this page where an engagement was."""
        self.in_place = page
        self.show_page(page)

    def drop_in_place(self) -> None:
        """Something else is shown now: that page is done with."""
        if self.in_place is not None:
            self.removeWidget(self.in_place)
            self.in_place.deleteLater()
            self.in_place = None
