"""Runs the self-test and says what it found: one line of JSON for each part, `{"part": …, "ok": …, "seconds": …}` with
what was counted, or the problem. Exit status 1, and the names on standard error, when a part failed.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ui.labels_errors import in_english
from ui.self_test.parts import PARTS, PartFailedError, TestPlace, part
from workshop_app.application import disk
from workshop_app.application.settings import HOME_VARIABLE, data_folder
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class PartResult(Struct, frozen=True):
    """How one part went: `problem` is empty when it works."""

    part: str
    seconds: float
    counted: dict[str, int | str]
    problem: str = ""

    @property
    def line(self) -> str:
        """As JSON, on one line."""
        said = {"problem": self.problem} if self.problem else self.counted
        return json.dumps({"part": self.part, "ok": not self.problem, "seconds": round(self.seconds, 2), **said})


def run_self_test(parts: Sequence[str] = (), report: Path | None = None) -> int:
    """Run these parts, or all; `report` is a file that gets the lines, too, for programs without a standard output.
    Nothing of the user's is read or written: settings and everything else of one's own stand in a passing folder."""
    from ui.app import application

    app = application()
    with disk.scratch(data_folder()) as folder:
        os.environ[HOME_VARIABLE] = str(folder / "own")
        results = [_told(_run(name, folder / name, app), report) for name in parts or PARTS]
    failed = [each.part for each in results if each.problem]
    if failed:
        sys.stderr.write("self-test failed: " + ", ".join(failed) + "\n")
    return 1 if failed else 0


def _run(name: str, folder: Path, app: QApplication) -> PartResult:
    sys.stderr.write(f"{name} …\n")  # a part that ends the whole process is known by this
    sys.stderr.flush()
    began = time.perf_counter()
    counted, problem = {}, ""
    try:
        folder.mkdir()
        counted = dict(part(name)(TestPlace(folder, app)))
    except PartFailedError as failed:
        problem = str(failed)
    except KnownError as known:
        problem = in_english(known) + (f" ({told(known.__cause__)})" if known.__cause__ else "")
    except OSError as error:
        problem = f"{error.strerror or error} ({error.filename})" if error.filename else str(error)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        problem = told(error)
    return PartResult(name, time.perf_counter() - began, counted, problem)


def told(error: BaseException) -> str:
    """What went wrong and where, on one line: the data is invented, so the failure's own words may stand there."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f", in {Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{where}"


def _told(result: PartResult, report: Path | None) -> PartResult:
    sys.stdout.write(result.line + "\n")
    sys.stdout.flush()
    if report is not None:
        with report.open("a", encoding="utf-8") as file:
            file.write(result.line + "\n")
    if result.problem:
        sys.stderr.write(f"{result.part}: {result.problem}\n")
    return result
