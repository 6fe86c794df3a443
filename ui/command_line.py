"""The command line: every pure ability without a window. Starts without importing Qt.

`main` has the words read by `ui/cli/arguments.py` and hands them to one function in `ui/cli`; with no command (or only
a file) it starts the app. JSON goes to standard output, progress and errors to standard error. Exit status: 0 done, 1
the input has a problem (one line each), 2 wrong usage.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from ui.cli import output
from workshop_app import __version__
from workshop_app.application.not_written import check_named
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    import argparse

DONE, PROBLEM, USAGE = 0, 1, 2
CLEARING_UP = 2.0  # seconds in which being told to leave once more is no news
COMMANDS = (
    "sample",
    "info",
    "export",
    "documents",
    "agenda",
    "breakouts",
    "cases",
    "people",
    "commitments",
    "examples",
    "feedback",
    "changes",
    "check-drafts",
    "check-ins",
    "comments",
    "copy",
    "drafts",
    "forget",
    "intake",
    "mails",
    "needs",
    "paper",
    "parameters",
    "passphrase",
    "reflect",
    "rescue",
    "restore",
    "sets",
    "shared",
    "style",
    "zone",
    "simulate",
    "tracker",
    "verify",
    "words",
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status and never lets bad input end in a traceback."""
    words = list(sys.argv[1:] if words is None else words)
    deaf = sys.stdout is None
    _fill_closed_streams()
    try:
        status = _run(words, deaf) if words and words[0] in COMMANDS else _start_app(words)
        sys.stdout.flush()
    except KnownError as error:
        from ui.labels_errors import in_english

        output.complain(in_english(error))
        return PROBLEM
    except output.Refused:
        return PROBLEM
    except OSError as error:
        return _output_failed(error)
    except KeyboardInterrupt:
        return 130
    except SystemExit:  # --help, --version and wrong usage have printed, and want to leave
        try:
            sys.stdout.flush()
        except OSError as error:
            return _output_failed(error)
        raise
    return status


def _run(words: list[str], deaf: bool) -> int:
    """`deaf`: standard output was closed before we began, so that nobody gets the answer."""
    from ui.cli.arguments import command_parser  # the app has another parser

    _speak_utf8()
    arguments = command_parser().parse_args(words)
    _tidy(arguments)
    with _interrupted_when_told():
        status = _done(arguments)
    if deaf:
        output.complain("Standard output is closed, so the answer could not be written.")
    return status or int(deaf)


@contextmanager
def _interrupted_when_told() -> Iterator[None]:
    """A command that the system tells to leave lets go of its file as after Ctrl+C, but for `nohup`. Told again within
    a moment, as by two presses or by whoever tells a process and its group, it goes on clearing up."""
    import signal

    told_by = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in told_by}
    ours = [number for number in told_by if before[number] in (signal.SIG_DFL, signal.default_int_handler)]
    told_at = [-CLEARING_UP]

    def interrupt(_number: int, _frame: object) -> None:
        if monotonic() - told_at[0] >= CLEARING_UP:
            told_at[0] = monotonic()
            raise KeyboardInterrupt

    for number in ours:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


def _tidy(arguments: argparse.Namespace) -> None:
    """Texts are often pasted into a terminal, too. KnownError for the name of a file that Windows means otherwise: it
    says of `nul.csv` that it is there already."""
    for name, value in vars(arguments).items():
        if isinstance(value, Path):
            check_named(value)
        elif isinstance(value, str):
            setattr(arguments, name, _as_meant(value))
        elif isinstance(value, list):
            setattr(arguments, name, [_as_meant(each) if isinstance(each, str) else each for each in value])


def _as_meant(words: str) -> str:
    """Without what nobody sees; but for a file, where a command takes its name or an id: it is called what it is."""
    from workshop_app.domain.pasted_text import tidied

    clean = tidied(words)
    return words if clean != words and os.path.exists(words) else clean


def _done(arguments: argparse.Namespace) -> int:
    """Run the command, its file unlocked for as long as that takes."""
    if getattr(arguments, "asks_passphrase", False) and arguments.file is not None:
        from ui.cli.passphrases import unlocked

        needed, copies = not arguments.tells_without, arguments.unlocks_copies
        with unlocked(arguments.file, arguments.passphrase_file, needed=needed, copies=copies):
            status: int = arguments.do(arguments)
            return status
    status = arguments.do(arguments)
    return int(status)


def _output_failed(error: OSError) -> int:
    """Nobody takes what is said. A reader that had enough (| head) is no problem; a full disk is one."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # what is still waiting to be said is not tried again at the end
    if isinstance(error, BrokenPipeError):
        return DONE
    if error.filename is not None:
        raise error  # a file, not the output: that is ours to have worded
    output.complain(f"The answer could not be written ({error.strerror}).")
    return PROBLEM


def _fill_closed_streams() -> None:
    """Whoever starts us may have closed a standard stream (>&-). The next file that is opened would take its number,
    and be written full of what was meant for the terminal."""
    if sys.platform != "win32":
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for as long as we run
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _start_app(words: list[str]) -> int:
    if len(words) > 1 or (words and words[0].startswith("-")):
        arguments = _app_parser().parse_args(words)
        if arguments.self_test:
            return _self_test(arguments)
        path = arguments.file
    else:  # as from an icon: a start waits for no parser
        path = Path(words[0]) if words else None
    if _no_display():
        said = "There is no display here to open a window on. okr-workshop --help lists what works without one."
        output.complain(said)
        return PROBLEM
    gc.disable()  # nothing of a start is rubbish: `run` lets collection begin again when its window is there
    from ui.msgspec_spared import load_msgspec
    from ui.qt_spared import load_qt

    load_msgspec()
    load_qt()
    from ui.app import run

    return run(path)


def _self_test(arguments: argparse.Namespace) -> int:
    """On no display, unless one was named: what is looked for is missing in the program, not on the desk."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _speak_utf8()
    from ui.qt_spared import load_qt

    load_qt()
    from ui.self_test.running import run_self_test

    return run_self_test(arguments.part, arguments.report)


def _app_parser() -> argparse.ArgumentParser:
    import argparse  # no start from an icon needs one

    from ui.self_test.parts import PARTS

    parser = argparse.ArgumentParser(
        prog="okr-workshop",
        description="The workshop coach's desk. Without a command it opens the app.",
        epilog="Commands: " + ", ".join(COMMANDS) + ". Each has its own --help.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.okrw", help="the engagement to open")
    parser.add_argument("--self-test", action="store_true", help="try every part of this installation, then leave")
    words = "only this part of it; may be said again: " + ", ".join(PARTS)
    parser.add_argument("--part", action="append", default=[], choices=tuple(PARTS), metavar="NAME", help=words)
    parser.add_argument("--report", type=Path, metavar="PATH", help="what it prints goes into this file, too")
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def _no_display() -> bool:
    """Asked before Qt, which would end the program by a signal."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in known)


def _speak_utf8() -> None:
    """Names of any script go through pipes unharmed, whatever the system's own encoding is."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "replace")


if __name__ == "__main__":
    sys.exit(main())
