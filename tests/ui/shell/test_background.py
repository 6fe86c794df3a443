"""The one worker: results on the GUI thread, none lost, polite errors apart from bugs, cancel, shutdown that waits."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QThread

from ui.background import Background, JobCancelled, JobProgress, Progress
from workshop_app.domain.errors import ErrorCode, KnownError


class Heard:
    def __init__(self) -> None:
        self.values: list[Any] = []
        self.errors: list[KnownError] = []
        self.steps: list[JobProgress] = []
        self.threads: set[QThread] = set()
        self.cancelled = 0

    def done(self, value: Any) -> None:
        self.values.append(value)
        self.threads.add(QThread.currentThread())

    def failed(self, error: KnownError) -> None:
        self.errors.append(error)

    def told(self, step: JobProgress) -> None:
        self.steps.append(step)
        self.threads.add(QThread.currentThread())

    def stopped(self) -> None:
        self.cancelled += 1


def test_every_result_arrives_in_order_on_the_gui_thread(background: Background, qtbot: Any) -> None:
    heard = Heard()
    for number in range(300):
        background.submit(lambda _progress, number=number: number, heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.values) == 300)
    assert heard.values == list(range(300))
    assert heard.threads == {QThread.currentThread()}
    assert not background.busy
    assert gc.isenabled()


def test_what_a_job_loads_is_not_walked_over_when_it_ends(
    background: Background, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_progress: Progress) -> None:
        monkeypatch.setitem(sys.modules, "loaded_by_a_job", ModuleType("loaded_by_a_job"))

    gc.unfreeze()
    heard = Heard()
    background.submit(lambda _progress: None, heard.done, heard.failed)
    qtbot.waitUntil(lambda: not background.busy)
    assert gc.get_freeze_count() == 0  # nothing new: everything may be collected
    background.submit(load, heard.done, heard.failed)
    qtbot.waitUntil(lambda: not background.busy)
    assert gc.get_freeze_count() > 0
    assert gc.isenabled()
    gc.unfreeze()


def test_a_known_error_is_handed_over_politely(background: Background, qtbot: Any) -> None:
    heard = Heard()

    def job(_progress: Progress) -> None:
        raise KnownError(ErrorCode.DISK_FULL, path="x")

    background.submit(job, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert heard.errors[0].code is ErrorCode.DISK_FULL
    assert heard.values == []


def test_a_bug_in_a_job_reaches_the_crash_path(background: Background, qtbot: Any) -> None:
    heard = Heard()

    def job(_progress: Progress) -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.capture_exceptions() as caught:
        background.submit(job, heard.done, heard.failed)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert heard.errors == []


def test_progress_is_told_and_cancel_stops_at_the_next_step(background: Background, qtbot: Any) -> None:
    heard = Heard()
    may_go_on = threading.Event()

    def job(progress: Progress) -> str:
        progress.tell(1, 2, "page 1")
        may_go_on.wait(10)
        progress.tell(2, 2, "page 2")
        return "never"

    ticket = background.submit(job, heard.done, heard.failed, heard.told, on_cancelled=heard.stopped)
    qtbot.waitUntil(lambda: bool(heard.steps))
    ticket.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: heard.cancelled == 1)
    assert heard.steps == [JobProgress(1, 2, "page 1")]
    assert heard.values == []


def test_a_waiting_job_that_is_cancelled_never_starts(background: Background, qtbot: Any) -> None:
    heard, started, may_go_on = Heard(), [], threading.Event()

    def first(_progress: Progress) -> int:
        may_go_on.wait(10)
        return 1

    def second(_progress: Progress) -> int:
        started.append(2)
        return 2

    background.submit(first, heard.done, heard.failed)
    ticket = background.submit(second, heard.done, heard.failed, on_cancelled=heard.stopped)
    ticket.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: heard.values == [1] and heard.cancelled == 1)
    assert started == []


def test_busy_tells_the_shell_what_is_being_done(background: Background, qtbot: Any) -> None:
    heard, seen = Heard(), []
    background.busy_changed.connect(lambda title, step: seen.append((title, step)))
    background.submit(lambda progress: progress.tell(1, 4), heard.done, heard.failed, title="Saving the pack")
    qtbot.waitUntil(lambda: seen[-1][1] is None)
    assert seen == [("Saving the pack", JobProgress(0, 0)), ("Saving the pack", JobProgress(1, 4)), ("", None)]


def test_closing_waits_for_the_running_job(qtbot: Any) -> None:
    worker, written, begun = Background(), [], threading.Event()

    def job(_progress: Progress) -> None:
        begun.set()
        written.append("whole")

    worker.submit(job, Heard().done, Heard().failed)
    assert begun.wait(10)
    worker.close()
    assert written == ["whole"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("background")]


def test_closing_makes_what_goes_to_the_end_and_drops_what_else_waits() -> None:
    worker, written, closing = Background(), [], threading.Event()
    heard = Heard()

    def job(words: str, _progress: Progress) -> None:
        closing.wait(10)
        written.append(words)

    worker.submit(partial(job, "runs"), heard.done, heard.failed)
    waits = worker.submit(partial(job, "waits"), heard.done, heard.failed)
    waits.stop = closing  # set when it is dropped
    worker.submit(partial(job, "goes to the end"), heard.done, heard.failed, to_the_end=True)
    worker.close()
    assert written == ["runs", "goes to the end"]


def test_a_file_that_is_let_go_waits_for_its_export_and_for_nothing_that_goes_to_the_end(qtbot: Any) -> None:
    background = Background()
    heard, order, go = Heard(), [], threading.Event()

    def to_the_end(_progress: Progress) -> str:
        go.wait(10)
        return "paper"

    background.submit(lambda _progress: order.append("export"), heard.done, heard.failed)
    background.submit(to_the_end, heard.done, heard.failed, to_the_end=True)
    background.submit(lambda _progress: order.append("dropped"), heard.done, heard.failed)
    background.let_go()  # does not wait for `go`
    assert order == ["export"]
    assert background.busy
    assert not gc.isenabled()  # its thread must collect nothing of Qt
    background.submit(lambda _progress: order.append("of the next file"), heard.done, heard.failed)
    go.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert heard.values == ["paper", None]
    assert order == ["export", "of the next file"]
    assert gc.isenabled()
    background.close()


def test_cancel_is_meant_for_what_is_told_and_not_for_what_goes_to_the_end(background: Background, qtbot: Any) -> None:
    """Cancel beside a pack dropped the plan B on paper that waited for the pack."""
    heard, begun = Heard(), threading.Event()

    def pack(progress: Progress) -> None:
        begun.set()
        while True:
            progress.tell(0, 1)

    background.submit(pack, heard.done, heard.failed, on_cancelled=heard.stopped, title="pack")
    background.submit(lambda _progress: "paper", heard.done, heard.failed, title=None, to_the_end=True)
    background.submit(lambda _progress: "dropped", heard.done, heard.failed, on_cancelled=heard.stopped)
    assert begun.wait(10)
    background.cancel_all()
    qtbot.waitUntil(lambda: not background.busy)
    assert heard.values == ["paper"]
    assert heard.cancelled == 2


def test_a_cancelled_job_hears_it_without_telling() -> None:
    stop = threading.Event()
    progress = Progress(lambda _step: None, stop)
    assert not progress.cancelled
    stop.set()
    assert progress.cancelled
    with pytest.raises(JobCancelled):
        progress.tell(0, 1)


def test_after_a_bug_nobody_waits_for_the_job(background: Background, qtbot: Any) -> None:
    """Else its buttons would rest for ever behind the window that tells of the bug."""
    heard = Heard()

    def wrong(_progress: Progress) -> None:
        raise FileNotFoundError("a bug")

    with qtbot.captureExceptions() as bugs:
        background.submit(wrong, heard.done, heard.failed, on_cancelled=heard.stopped)
        qtbot.waitUntil(lambda: bool(bugs))
    assert heard.cancelled == 1
    assert (heard.values, heard.errors) == ([], [])
