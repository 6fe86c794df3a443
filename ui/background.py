"""Slow work off the GUI thread: exports, packs, backups, solving. One worker, one job at a time, in order; and beside
it one change of the open file, which the door hands over (`beside`) and which waits for no export.

Screens call `desk.background.submit(job, on_done, on_error)`. A job is a function of `Progress` that works on frozen
values only: never a widget, never an open workspace. Answers come back on the GUI thread through one long-lived
signal, because a signal owned by the job itself loses results. What is not a KnownError reaches the crash page.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot

from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
LONG_TURN = sys.getswitchinterval()
SHORT_TURN = 0.0005  # seconds a job keeps the interpreter while the window waits for it


class JobCancelled(Exception):
    """Raised inside a job at its next report of progress after the user pressed Cancel."""


class JobProgress(Struct, frozen=True):
    """How far a job has come: `done` of `total` (0: unknown), what it is doing, and whether it can be stopped."""

    done: int
    total: int
    words: str = ""
    may_stop: bool = True


class Progress:
    """What a job holds of the outside: tell how far it is, and hear that it should stop."""

    def __init__(self, report: Callable[[JobProgress], None], stop: Event) -> None:
        self._report = report
        self._stop = stop

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def tell(self, done: int, total: int, words: str = "") -> None:
        """Say how far the job is; raises JobCancelled when the user wants it to stop."""
        if self._stop.is_set():
            raise JobCancelled
        self._report(JobProgress(done, total, words))


class Job:
    """A submitted job, held by the screen that may want to cancel it."""

    def __init__(
        self,
        title: str | None,
        on_done: Callable[[Any], None],
        on_error: Callable[[KnownError], None],
        on_progress: Callable[[JobProgress], None] | None,
        on_cancelled: Callable[[], None] | None,
        reads_only: bool,
        to_the_end: bool = False,
    ) -> None:
        self.title = title
        self.reads_only = reads_only
        self.to_the_end = to_the_end
        self.on_done = on_done
        self.on_error = on_error
        self.on_progress = on_progress
        self.on_cancelled = on_cancelled
        self.on_end: Callable[[Future[Any]], None] | None = None  # of a change, instead of the others
        self.is_told = True
        self.is_over = False  # its end is being told, or was
        self.stop = Event()
        self.future: Future[Any] | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next report; a waiting job never starts. A change is made whole."""
        if self.on_end is not None:
            return
        self.stop.set()
        if self.future is not None:
            self.future.cancel()


class Background(QObject):
    """The one worker. Signals:
    busy_changed: (title, Step | None) when a job starts, reports, or (None) all is quiet; the shell's progress line.
    """

    busy_changed = Signal(str, object)
    _reported = Signal(object, object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._changing: ThreadPoolExecutor | None = None
        self._aside: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []
        self._modules = 0  # loaded when collection last rested
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    @property
    def waited_for(self) -> bool:
        """Whether somebody sees that it works, and waits."""
        return any(job.is_told and job.title is not None for job in self._jobs)

    def submit(
        self,
        job: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[KnownError], None],
        on_progress: Callable[[JobProgress], None] | None = None,
        *,
        title: str | None = "",
        on_cancelled: Callable[[], None] | None = None,
        reads_only: bool = False,
        to_the_end: bool = False,
    ) -> Job:
        """Run `job` after those already waiting; all the callbacks run on the GUI thread. `title` says on the shell's
        progress line what is being done; None says nothing there, for what is over before anybody could read it. A job
        that only reads is not waited for when the window closes; one that goes `to_the_end` is made even if it waits
        then."""
        if self._pool is None:
            self._pool = _thread("background")
        ticket = Job(title, on_done, on_error, on_progress, on_cancelled, reads_only, to_the_end)
        self._jobs.append(ticket)
        # Cycles with Qt objects in them must not be collected on the worker's thread, so collection rests meanwhile.
        self._rest()
        progress = Progress(partial(self._reported.emit, ticket), ticket.stop)
        self._announce(JobProgress(0, 0))
        ticket.future = self._pool.submit(job, progress)
        ticket.future.add_done_callback(partial(self._on_worker_done, ticket))
        return ticket

    def beside(self, change: Callable[[], T], on_end: Callable[[Future[T]], None], title: str) -> None:
        """Run a change of the open file at once, in a thread of its own. For the door, which never hands over two."""
        if self._changing is None:
            self._changing = _thread("change")
        ticket = Job(title, _nothing, _nothing, None, None, reads_only=False)
        ticket.on_end = on_end
        self._jobs.append(ticket)
        self._rest()
        self._announce(JobProgress(0, 0))
        ticket.future = self._changing.submit(change)
        ticket.future.add_done_callback(partial(self._on_worker_done, ticket))

    def aside(self, work: Callable[[], T], on_end: Callable[[Future[T]], None]) -> None:
        """Write what is the user's own in a thread of its own, in order; nobody is told that it goes on. It waits for
        no export, and closing waits for it."""
        if self._aside is None:
            self._aside = _thread("aside")
        ticket = Job("", _nothing, _nothing, None, None, reads_only=False)
        ticket.on_end, ticket.is_told = on_end, False
        self._jobs.append(ticket)
        self._rest()
        ticket.future = self._aside.submit(work)
        ticket.future.add_done_callback(partial(self._on_worker_done, ticket))

    def finish_aside(self) -> None:
        """Wait until all of that is written, and have its ends heard: whoever closes asks what came of it."""
        while (job := next((each for each in self._jobs if not each.is_told), None)) is not None:
            if job.future is not None:
                job.future.exception()
            self._on_finished(job)

    def cancel_all(self) -> None:
        """Stop what runs and drop what waits; what goes to the end was ordered by nobody who could stop it."""
        for job in tuple(self._jobs):
            if not job.to_the_end:
                job.cancel()

    def let_go(self) -> None:
        """The open file goes: drop what waits and wait for the running job, since an export must not be cut in half.
        What goes to the end needs no file, and goes on."""
        from concurrent.futures import wait

        self._drop()
        over = tuple(job for job in self._jobs if not job.to_the_end)
        wait([job.future for job in over if job.future is not None])
        for pool in (self._changing, self._aside):
            if pool is not None:
                pool.shutdown(wait=True)
        self._changing = self._aside = None
        self._end(over)

    def close(self) -> None:
        """The same, and wait for that, too."""
        self._drop()
        for pool in (self._pool, self._changing, self._aside):
            if pool is not None:
                pool.shutdown(wait=True)
        self._pool = self._changing = self._aside = None
        self._end(tuple(self._jobs))

    def _drop(self) -> None:
        for place, job in enumerate(job for job in self._jobs if job.on_end is None):
            if (place or job.reads_only) and not job.to_the_end:
                job.cancel()

    def _end(self, over: tuple[Job, ...]) -> None:
        """These are through, or were dropped; only whoever ordered a change hears of it."""
        self._jobs = [job for job in self._jobs if job not in over]
        if not self._jobs:
            sys.setswitchinterval(LONG_TURN)
            gc.enable()
        for job in over:
            if job.on_end is not None and job.future is not None:
                job.on_end(job.future)

    def _rest(self) -> None:
        if not self._jobs[:-1]:
            self._modules = len(sys.modules)
            sys.setswitchinterval(SHORT_TURN)
        gc.disable()

    def _collect_again(self) -> None:
        """All is quiet again. What a job loaded stays loaded: without `freeze` the first collection would walk over all
        of it, here, and the window would stand still for a tenth of a second."""
        if len(sys.modules) > self._modules:
            gc.freeze()
        sys.setswitchinterval(LONG_TURN)
        gc.enable()

    def _announce(self, step: JobProgress | None) -> None:
        told = [job for job in self._jobs if job.is_told and job.title is not None]
        change = next((job for job in told if job.on_end is not None), None)
        shown = change or next(iter(told), None)
        if change is not None:
            step = JobProgress(0, 0, may_stop=False)
        self.busy_changed.emit((shown.title or "") if shown else "", step if shown else None)

    def _on_worker_done(self, job: Job, _future: Future[Any]) -> None:
        """Runs on the worker's thread (or the canceller's): only posts to the GUI thread."""
        self._finished.emit(job)

    @Slot(object, object)
    def _on_reported(self, job: Job, step: JobProgress) -> None:
        if job not in self._jobs or job.stop.is_set():
            return
        self._announce(step)
        if job.on_progress is not None:
            job.on_progress(step)

    @Slot(object)
    def _on_finished(self, job: Job) -> None:
        if job not in self._jobs or job.future is None:
            return
        self._jobs.remove(job)
        job.is_over = True
        if not self._jobs:
            self._collect_again()
        from concurrent.futures import CancelledError

        if job.is_told:
            self._announce(JobProgress(0, 0) if any(each.is_told for each in self._jobs) else None)
        if job.on_end is not None:
            job.on_end(job.future)
            return
        stopped = job.on_cancelled or _nobody
        try:
            value = job.future.result()
        except KnownError as error:
            job.on_error(error)
        except (CancelledError, JobCancelled):
            stopped()
        except Exception:
            stopped()  # whoever waited for it waits no longer; what went wrong is told all the same
            raise
        else:
            job.on_done(value)


def _thread(name: str) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # a start has no slow work

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


def _nobody() -> None:
    """Waits for it."""


def _nothing(_outcome: object) -> None:
    """A change has its own end."""
