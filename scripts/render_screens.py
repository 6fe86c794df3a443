"""What scripts/screens runs inside the environment: the real main window, walked through every address and a day."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication, QWidget

from scripts.carried_cycle import build_carried
from scripts.ink import long_names
from scripts.ink.matrix import Agreeing, SteppingClock, copied
from scripts.ink.walk import RunWalk
from ui.main_window import MainWindow
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from ui.self_test.addresses import addresses
from ui.theme import apply_theme
from workshop_app.application.settings import BELL_ON, HOME_VARIABLE, TEXT_SCALE, THEME, Settings
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk
from workshop_app.domain.rehearsal.written_coach import CoachStyle, play

LOOKS = (
    ("light", 100, (1440, 900)),
    ("dark", 100, (1440, 900)),
    ("light", 100, (1024, 640)),
    ("light", 200, (1440, 900)),
    ("light", 145, (1366, 768)),
    ("contrast", 100, (1366, 768)),
)
RUN = "run"  # with this word, or with none: a running day, too

TALKING = "rehearse-talking"
LONGEST, QUIET_TURNS = 60.0, 60  # seconds, and turns of the event loop in which nothing worked

Look = tuple[str, int, tuple[int, int]]


def main() -> int:
    arguments = asked()
    if arguments.ink:
        from scripts.ink.matrix import run

        return run(arguments.only)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder  # what a walk practises and keeps is nobody's
        path = Path(folder) / "sample.okrw"
        clock = SteppingClock()
        build_carried(path, clock).close()
        for look in looks(arguments):
            walk(app, path, clock, look, arguments)
    os._exit(0)  # nothing is left to save, and Qt takes its time


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("out/screens"))
    parser.add_argument("--only", default="", help="only addresses that hold this word; run: a running day alone")
    parser.add_argument("--ink", action="store_true", help="no pictures: find text that is cut, at all sizes")
    parser.add_argument("--theme", action="append", choices=("light", "dark", "contrast"), help="may be said again")
    parser.add_argument("--text", action="append", type=int, metavar="PERCENT", help="100 to 200; may be said again")
    parser.add_argument("--size", action="append", type=size, metavar="WxH", help="1366x768; may be said again")
    return parser.parse_args()


def size(words: str) -> tuple[int, int]:
    """The width and height of a window."""
    wide, _, high = words.partition("x")
    return int(wide), int(high)


def looks(arguments: argparse.Namespace) -> tuple[Look, ...]:
    """What was asked for in every combination; the usual ones when nothing was."""
    if not (arguments.theme or arguments.text or arguments.size):
        return LOOKS
    wanted = (arguments.theme or ["light"], arguments.text or [100], arguments.size or [(1366, 768)])
    return tuple(product(*wanted))


def walk(app: QApplication, path: Path, clock: SteppingClock, look: Look, arguments: argparse.Namespace) -> None:
    """All screens in this look."""
    theme, scale, measure = look
    name = f"{theme}-{scale}-{measure[0]}x{measure[1]}"
    settings = Settings(path.parent / name)
    settings.set(THEME, theme)
    settings.set(TEXT_SCALE, scale)
    settings.set(BELL_ON, False)
    apply_theme(app, theme, scale)
    window = MainWindow(settings, clock, Agreeing())  # type: ignore[arg-type]
    window.resize(*measure)
    window.show_welcome()
    window.show()
    out = arguments.out / name
    shoot(app, window, out / "welcome.png")
    window.open(copied(path, name))  # a day that has begun does not begin again
    assert window.view is not None
    for address in addresses(window.view.desk.workspace.read) if arguments.only != RUN else ():
        if arguments.only in address:
            window.view.go(address)
            shoot(app, window, out / (address.replace("/", "-") + ".png"))
    if not arguments.only or arguments.only in TALKING:
        for talk in talking(window):
            shoot(app, window, out / f"{talk}.png")
    if arguments.only in ("", RUN):
        window.open(with_rooms(path, name))
        day = RunWalk(window, partial(take, out), partial(settle, app, window))
        day.day(clock.advance)
    window.setProperty("leaving_asks", "")
    window.close()
    print(name, flush=True)


def with_rooms(path: Path, name: str) -> Path:
    """The same engagement whose next workshop has people in rooms."""
    made = copied(path, f"{name} run")
    long_names.add_rooms(made, 6)
    return made


def take(folder: Path, name: str, widget: QWidget) -> None:
    """A picture of what a walk looks at."""
    widget.grab().save(str(folder / (re.sub(r"[^a-z0-9]+", "-", name.lower()) + ".png")))


def talking(window: MainWindow) -> Iterator[str]:
    """A talk that runs, looking back at it, its column, and a coach who is observed, each while it is shown."""
    assert window.view is not None
    window.view.go("rehearse")
    panel = window.view.screens.currentWidget()
    assert isinstance(panel, RehearsePanel)
    case, now = load("bakery_logistics"), datetime.now(UTC)
    played = PlayedTalk(case.id, case.language, case.mark, 3)
    panel.flow.go_on(KeptTalk("20261123-080000-abc123", now, played))
    talk = panel.pages.currentWidget()
    assert isinstance(talk, TalkPage)
    assert talk.run is not None
    for words in ("What should it lead to?", "How often is it late today?", "Have you tried another route?"):
        talk.run.ask(words)
    yield f"{TALKING}-talk"
    talk.run.stop()
    panel.looking.finish_talk()
    yield f"{TALKING}-back"
    panel.looking.columns.show_own_column()
    yield f"{TALKING}-column"
    watched = play(case, CoachStyle.ADVISING, 3)
    panel.flow.go_on(KeptTalk("20261123-090000-abc123", now, watched, PracticeSeat.OBSERVER, CoachStyle.ADVISING))
    yield f"{TALKING}-observe"


def shoot(app: QApplication, window: MainWindow, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    settle(app, window)
    window.grab().save(str(path))


def settle(app: QApplication, window: MainWindow) -> None:
    """Until nothing works in the background and what it brought is painted: a picture of an unfinished screen tells
    nothing. Gives up after a while; a screen that is never finished is worth a picture, too."""
    until, still = time.monotonic() + LONGEST, 0
    while time.monotonic() < until and still < QUIET_TURNS:
        app.processEvents()
        time.sleep(0.005)
        view = window.view
        still = 0 if view is not None and view.desk.background.busy else still + 1


if __name__ == "__main__":
    sys.exit(main())
