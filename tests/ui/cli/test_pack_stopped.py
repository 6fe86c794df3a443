"""export --pack stopped by a real signal: what is finished has a name that tells it is not whole, and one sentence
says where it lies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from handouts import pack_changes
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import queries

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nobody sends a command there a signal")


def _sample(tmp_path: Path) -> tuple[Path, str]:
    """A file, and a workshop of it."""
    file = tmp_path / "Sample.okrw"
    assert main(["sample", str(file)]) == 0
    opened = bootstrap.open_workspace(file, read_only=True)
    workshop = queries.workshops(opened.read)[0].id
    opened.close()
    return file, workshop


def _stopped(tmp_path: Path, after: str, *told: signal.Signals) -> tuple[int, list[str]]:
    """The command's status and what it said, once it was told to stop at the line that begins with `after`."""
    file, workshop = _sample(tmp_path)
    command = [sys.executable, "-m", "ui.command_line", "export", str(file), "--pack", workshop, "--one-file"]
    with subprocess.Popen(
        [*command, "--both-sides", "--out", str(tmp_path / "out")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # some shells have it ignored
    ) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if line.startswith(after))
        for each in told:
            running.send_signal(each)
        said = [line for line in running.stderr if "/" not in line.split(" ")[0]]
        return running.wait(), said


@pytest.mark.parametrize("after", ["3/", "15/", "29/"])
@pytest.mark.parametrize("told", [(signal.SIGINT,), (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)])
def test_stopped_it_says_where_what_was_finished_lies(
    tmp_path: Path, after: str, told: tuple[signal.Signals, ...]
) -> None:
    """Told several times at once, as by an impatient hand, it is called the same."""
    status, said = _stopped(tmp_path, after, *told)
    (folder,) = (tmp_path / "out").iterdir()
    lie = sum(each.is_file() for each in folder.rglob("*"))
    assert status == 130
    assert folder.name.endswith(" (not whole)")
    assert said == [f"Stopped, and the pack is not whole: {lie} files are finished of 31, in {folder}.\n"]


def test_stopped_before_the_first_file_it_leaves_nothing(tmp_path: Path) -> None:
    status, said = _stopped(tmp_path, "1/", signal.SIGINT)
    assert (status, len(said)) == (130, 1)
    left = list((tmp_path / "out").iterdir())
    assert not left or left[0].name.endswith(" (not whole)")
    assert said[0].startswith("Stopped")


def test_stopped_once_it_is_whole_it_keeps_its_name_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its files are there; only what is remembered of them is not."""
    file, workshop = _sample(tmp_path)
    real = pack_changes.of_pack

    def told_meanwhile(*what: Any) -> Any:
        os.kill(os.getpid(), signal.SIGINT)
        return real(*what)

    monkeypatch.setattr(pack_changes, "of_pack", told_meanwhile)
    before = signal.getsignal(signal.SIGINT)
    assert main(["export", str(file), "--pack", workshop, "--out", str(tmp_path / "out")]) == 130
    assert signal.getsignal(signal.SIGINT) == before
    (folder,) = (tmp_path / "out").iterdir()
    assert not folder.name.endswith(" (not whole)")
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == f"Stopped once the pack was whole: it is in {folder}. --changed will not know of it."
