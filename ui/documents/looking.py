"""Has the worker make the pages of one document and shows them, whichever was asked for last. While they are long in
coming the screen says so: pages of another document than the one chosen would be taken for its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from ui.background import Background, Job
from ui.documents.jobs import MakePages, PreviewPages
from ui.documents.pages_view import PagesView
from ui.documents.view_state import Order
from ui.labels import error_sentence
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError

LONG_MS = 150  # until pages are long in coming


class Looking:
    """`sibling` is which of an artefact's documents is looked at: one per workshop or team."""

    def __init__(self, background: Background, view: PagesView) -> None:
        self._background = background
        self._view = view
        self._job: Job | None = None
        self._request = 0
        self._seen: int | None = None  # the sibling whose pages are on the screen
        self._long = QTimer(view)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_MS)
        self._long.timeout.connect(view.show_making)
        self.sibling = 0

    def start_over(self) -> None:
        """Another artefact, or the same for another workshop or paper."""
        self.sibling, self._seen = 0, None

    def look(self, order: Order, paper: Paper) -> None:
        """Make these pages; what was being made for an older request is dropped."""
        self.stop()
        request = self._request
        if self._seen != self.sibling or not self._view.shows_pages:
            self._long.start()
        job = MakePages(order, self.sibling, paper)
        self._job = self._background.submit(job, partial(self._on_pages, request), partial(self._on_failed, request))

    def stop(self) -> None:
        """A job that has just finished cannot be cancelled any more: its pages are known by the number of the
        request."""
        self._request += 1
        self._long.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_pages(self, request: int, pages: PreviewPages) -> None:
        if request == self._request:
            self._job = None
            self._long.stop()
            self.sibling = self._seen = pages.shown
            self._view.show_pages(pages)

    def _on_failed(self, request: int, error: KnownError) -> None:
        if request == self._request:
            self._job = None
            self._long.stop()
            self._view.show_nothing(error_sentence(error))
