"""Help's "Check this installation": the self-test in a process of its own, beside the window, and what it says in
words. The open engagement is not touched by it, and a part that ends its process ends no window.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from ui.self_test.parts import PARTS
from ui.widgets.basics import button, label
from ui.widgets.over_window import PageOverWindow
from workshop_app import __version__

ENOUGH_MS = 1000  # a killed process is gone long before
WORDS = {
    "screens": QT_TRANSLATE_NOOP("self_test", "Every screen opens"),
    "documents": QT_TRANSLATE_NOOP("self_test", "Every document is written and read back"),
    "logo": QT_TRANSLATE_NOOP("self_test", "A logo is drawn"),
    "upgrade": QT_TRANSLATE_NOOP("self_test", "A file of the first edition opens"),
    "holidays": QT_TRANSLATE_NOOP("self_test", "Public holidays are listed"),
    "zones": QT_TRANSLATE_NOOP("self_test", "Time zones are found"),
    "bell": QT_TRANSLATE_NOOP("self_test", "The bell rings"),
    "print": QT_TRANSLATE_NOOP("self_test", "A page is printed"),
    "icons": QT_TRANSLATE_NOOP("self_test", "Every icon is there"),
    "fonts": QT_TRANSLATE_NOOP("self_test", "Every font is there"),
    "passphrase": QT_TRANSLATE_NOOP("self_test", "A file with a passphrase opens"),
    "table": QT_TRANSLATE_NOOP("self_test", "Lists from other programs are read"),
    "about": QT_TRANSLATE_NOOP("self_test", "What is new and the licences are there"),
}


def command(parts: tuple[str, ...] = ()) -> list[str]:
    """What starts this program again for its self-test, from a checkout, a wheel or a bundle."""
    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "workshop_app"]
    return [*itself, "--self-test", *(word for each in parts for word in ("--part", each))]


class SelfTestPage(PageOverWindow):
    """Each part beside what came of it, and one sentence for all. `report` is what the developers need."""

    def __init__(self, parent: QWidget | None = None, parts: tuple[str, ...] = tuple(PARTS)) -> None:
        super().__init__(560, parent)
        self._parts, self._lines, self._problems = parts, list[str](), 0
        self._states: dict[str, QLabel] = {}
        self._process = QProcess(self)
        self.setWindowTitle(self.tr("Check this installation"))
        self._verdict = label(self.tr("Trying one after the other. It takes about a minute."), "subheading")
        self._copy = button(self.tr("Copy the report"), "flat")
        self._lay_out()
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._on_copy)
        self.finished.connect(self._stop)
        self._begin()

    @property
    def report(self) -> str:
        """The lines of the self-test under the version and the system."""
        return "\n".join((f"okr-workshop {__version__} {sys.platform}", *self._lines)) + "\n"

    def _lay_out(self) -> None:
        told = self.tr(
            "Everything the program is made of is tried once, on an invented company, in a folder that is thrown away "
            "afterwards. Your engagements are not touched."
        )
        self.page.addWidget(label(told))
        self.page.addWidget(self._verdict)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, name in enumerate(self._parts):
            self._states[name] = label(self.tr("waiting"), "quiet")
            grid.addWidget(label(_words(name)), row, 0)
            grid.addWidget(self._states[name], row, 1)
        self.page.addLayout(grid)
        self.page.addStretch(1)
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        self.foot.addWidget(self._copy)
        self.foot.addWidget(close)
        close.setFocus()
        self.fit()

    def _begin(self) -> None:
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("QT_QPA_PLATFORM", "offscreen")
        surroundings.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")  # a bundle's child is no part of its parent
        self._process.setProcessEnvironment(surroundings)
        self._process.setWorkingDirectory(str(Path(__file__).parents[2]))
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_finished)
        program, *words = command(() if self._parts == tuple(PARTS) else self._parts)
        self._process.start(program, words)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace").strip()
            self._lines.append(line)
            self._show(line)

    def _show(self, line: str) -> None:
        try:
            said: dict[str, Any] = json.loads(line)
            state, works = self._states[said["part"]], bool(said["ok"])
        except (ValueError, KeyError, TypeError):
            return  # something else that was printed: it stands in the report
        problem = str(said.get("problem", ""))
        self._problems += not works
        state.setText(self.tr("works") if works else self.tr("does not work: {problem}").format(problem=problem))
        state.setProperty("role", "body" if works else "error")
        state.style().polish(state)

    def _on_finished(self, *_: object) -> None:
        if self._copy.isEnabled():
            return  # a process that could not be started says so twice
        self._on_output()
        self._copy.setEnabled(True)
        done = sum(state.text() != self.tr("waiting") for state in self._states.values())
        if done < len(self._parts):
            self._lines.append(self._how_it_ended())
        self._verdict.setText(self._verdict_words(done))
        self.fit()

    def _verdict_words(self, done: int) -> str:
        if done < len(self._parts):
            stopped = _words(self._parts[done])
            words = self.tr("The check ended too early, at: {part}. Please copy the report for the developers.")
            return words.format(part=stopped)
        if self._problems:
            words = self.tr("{n} of {all} do not work. Please copy the report for the developers.")
            return words.format(n=self._problems, all=done)
        return self.tr("Everything works on this computer.")

    def _how_it_ended(self) -> str:
        """For the developers, as a line of the self-test's own: a process that crashed could not say why."""
        if self._process.error() is QProcess.ProcessError.FailedToStart:
            return json.dumps({"ended": self._process.errorString()})
        crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        return json.dumps({"ended": "crashed" if crashed else "by itself", "status": self._process.exitCode()})

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.report)

    def _stop(self) -> None:
        """Closed before the end: nobody waits for the rest."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(ENOUGH_MS)


def _words(part: str) -> str:
    return QCoreApplication.translate("self_test", str(WORDS[part]))
