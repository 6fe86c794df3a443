"""How much paper each line of the catalogue is: read here in turns of a few milliseconds, counted by the worker, line
after line, whenever nothing else is wanted of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background, Job
from ui.documents.catalogue_list import CatalogueList
from ui.documents.jobs import CountPages
from ui.documents.view_state import Counted, PaperCount
from workshop_app.domain.errors import KnownError

WAIT_MS = 40  # between two looks at a worker that has something else to do


class Counting(QObject):
    """Signals:
    counted: another line is counted; the list shows it.
    """

    counted = Signal()

    def __init__(self, background: Background, shown: CatalogueList, read: Callable[[str], Counted | None]) -> None:
        super().__init__(shown)
        self._background = background
        self._shown = shown
        self._read = read
        self.counts: dict[str, PaperCount | None] = {}
        self._left: list[str] = []
        self._known: dict[str, tuple[Counted, PaperCount]] = {}
        self._job: Job | None = None
        self._now = ""  # is counted by it
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(WAIT_MS)
        self._turn.timeout.connect(self._on_turn)

    def start(self, ids: Iterable[str]) -> None:
        """Count these again; what has not changed since is known at once."""
        self.stop()
        self._left = list(ids)
        self._turn.start()

    def stop(self) -> None:
        self._turn.stop()
        self._left = []
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def give_way(self) -> None:
        """What is counted now is counted later: pages to look at are wanted first, and there is one worker."""
        if self._job is not None and self._now:
            self._job.cancel()
            self._job = None
            self._left.insert(0, self._now)
            self._turn.start()

    def _on_turn(self) -> None:
        if self._background.busy:
            self._turn.start()
            return
        if not self._left:
            return
        id = self._left.pop(0)
        wanted = self._read(id)
        known = self._known.get(id)
        if wanted is None:
            self._tell(id, None)
        elif known is not None and known[0] == wanted:
            self._tell(id, known[1])
        else:
            self._now = id
            done = partial(self._on_counted, id, wanted)
            self._job = self._background.submit(CountPages(wanted), done, partial(self._on_failed, id), title=None)

    def _on_counted(self, id: str, wanted: Counted, count: PaperCount) -> None:
        self._job = None
        self._known[id] = (wanted, count)
        self._tell(id, count)

    def _on_failed(self, id: str, _error: KnownError) -> None:
        self._job = None
        self._tell(id, None)

    def _tell(self, id: str, count: PaperCount | None) -> None:
        self.counts[id] = count
        self._shown.show_count(id, count)
        self.counted.emit()
        if self._left:
            self._turn.start()
