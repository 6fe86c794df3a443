"""Run by `test_two_screens` as a program of its own on a fixed layout of screens of different scaling: opens the room's
window on each of them, swaps, and prints where everything stood."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.bridge import Bridge
from ui.desk import Desk
from ui.door import Door
from ui.run.panel import RunPanel
from ui.run.screens import identity, screens
from ui.theme import apply_theme
from workshop_app import sample
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, ROOM_SCREEN, Settings
from workshop_app.domain.workshops import WorkshopStatus


class NoAsk:
    """Whatever is asked, yes."""

    def confirm(self, *_question: str) -> bool:
        return True


def main(folder: Path) -> None:
    app = QApplication([])
    apply_theme(app, "light", 100)
    workspace = sample.build(folder / "day.okrw")
    settings = Settings(folder / "settings")
    settings.set(BELL_ON, False)
    background = Background()
    bridge = Bridge()
    desk = Desk(workspace, bridge, Door(workspace, bridge), NoAsk(), background, settings)  # type: ignore[arg-type]
    workshop = next(each for each in queries.workshops(workspace.read) if each.status is WorkshopStatus.PLANNED)
    panel = RunPanel(desk)
    first = screens()[0].availableGeometry()
    panel.setGeometry(first.x() + 20, first.y() + 20, min(900, first.width() - 40), min(560, first.height() - 40))
    panel.show()
    panel.open_address(workshop.id)
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    place = panel.conductor.place
    seen = []
    for screen in screens():
        place.open_on(screen)
        app.processEvents()
        assert place.window is not None
        words = place.window.canvas.words
        seen.append(
            {
                "screen": screen.name(),
                "ratio": screen.devicePixelRatio(),
                "covered": place.window.geometry() == screen.geometry(),
                "main_elsewhere": len(screens()) == 1 or panel.screen() is not screen,
                "digits": words.digits if words else "",
                "conductor": panel.conductor.clock.text,
                "remembered": settings.get(ROOM_SCREEN).split("\n")[0] == identity(screen),
            }
        )
    place.swap()
    app.processEvents()
    swapped = panel.screen() is not place.window.screen() if len(screens()) > 1 and place.window else None
    place.open_window()
    app.processEvents()
    window = place.window
    assert window is not None
    ordinary = not window.isFullScreen() and window.isVisible() and window.minimumWidth() < window.width()
    QGuiApplication.screens()
    print(json.dumps({"seen": seen, "swapped": swapped, "ordinary": ordinary}))
    sys.stdout.flush()
    panel.conductor.close_run()
    background.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
