"""What scripts/screens runs inside the environment: the real main window, walked through every address."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication

from ui.alignment.panel import TABS as ALIGNMENT
from ui.interview.pages import TABS
from ui.main_window import MainWindow
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.theme import apply_theme
from workshop_app import sample
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.settings import TEXT_SCALE, THEME, Settings
from workshop_app.clock import SystemClock
from workshop_app.domain.parameters import ParameterKey

LOOKS = (
    ("light", 100, (1440, 900)),
    ("dark", 100, (1440, 900)),
    ("light", 100, (1024, 640)),
    ("light", 200, (1440, 900)),
)

LONGEST, QUIET_TURNS = 20.0, 60  # seconds, and turns of the event loop in which nothing worked


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("out/screens"))
    parser.add_argument("--only", default="", help="only addresses that hold this word")
    parser.add_argument("--ink", action="store_true", help="no pictures: find text that is cut, at all sizes")
    arguments = parser.parse_args()
    if arguments.ink:
        from scripts.ink.matrix import run

        return run(arguments.only)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.okrw"
        sample.build(path).close()
        for theme, scale, size in LOOKS:
            settings = Settings(Path(folder) / f"{theme}{scale}{size[0]}")
            settings.set(THEME, theme)
            settings.set(TEXT_SCALE, scale)
            apply_theme(app, theme, scale)
            look = f"{theme}-{scale}-{size[0]}x{size[1]}"
            window = MainWindow(settings, SystemClock())
            window.resize(*size)
            window.show_welcome()
            window.show()
            shoot(app, window, arguments.out / look / "welcome.png")
            window.open(path)
            assert window.view is not None
            for address in addresses(window.view.desk.workspace.read):
                if arguments.only in address:
                    window.view.go(address)
                    shoot(app, window, arguments.out / look / (address.replace("/", "-") + ".png"))
            window.close()
            print(look)
    os._exit(0)  # nothing is left to save, and Qt takes its time


def addresses(reader: Reader) -> Iterator[str]:
    """Every place of the shell, every workshop with its tabs, and the pages of the interview."""
    for place in PLACES:
        if place.name not in (*WORKSHOP_TABS, "new_workshop"):
            yield place.name
    yield from (f"people/{person.id}/page" for person in queries.people(reader)[1:2])
    yield from (f"alignment/{tab.name}" for tab in ALIGNMENT)
    yield "workshops/new"
    for workshop in queries.workshops(reader):
        for tab in WORKSHOP_TABS:
            yield workshop_address(workshop.id, tab)
    yield from (f"interview/{tab.name}" for tab in TABS)
    yield f"interview/{ParameterKey.CYCLE}"
    yield f"interview/{ParameterKey.REVIEWS}"


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
