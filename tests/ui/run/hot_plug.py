"""Run by `test_two_screens` as a program of its own, on a real X server: a day begins, its room window fills a second
screen, and that screen is pulled and plugged eight times. Prints what was seen as JSON; decides nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from scripts.ink.long_names import add_rooms
from ui.background import Background
from ui.bridge import Bridge
from ui.desk import Desk
from ui.door import Door
from ui.run.panel import RunPanel
from ui.run.room import SETTLED_MS
from ui.run.screens import FOOT, identity, screens
from ui.theme import apply_theme
from ui.widgets.room_screen import show_in_the_room
from workshop_app import bootstrap, sample
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, ROOM_SCREEN, Settings
from workshop_app.domain.run import Next

LEFT = ("--setmonitor", "LAPTOP", "1000/260x700/180+0+0", "screen")
OTHER = ("--setmonitor", "CABLE", "800/208x600/156+1000+0", "none")
# Whatever holds the server's own output cannot be pulled: for a while the wall has it.
LENT = (
    ("--delmonitor", "WALL"),
    ("--delmonitor", "LAPTOP"),
    ("--setmonitor", "WALL", "1000/260x700/180+1000+0", "screen"),
    ("--setmonitor", "LAPTOP", "1000/260x700/180+0+0", "none"),
)
RIGHT = ("--setmonitor", "WALL", "1000/260x700/180+1000+0", "none")
PATIENCE = 20.0


class NoAsk:
    """Whatever is asked, yes."""

    def confirm(self, *_question: str) -> bool:
        return True


def xrandr(*words: str) -> None:
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


def until(app: QApplication, true: object, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():  # type: ignore[operator]
        if time.monotonic() > end:
            print(json.dumps({"waited_in_vain_for": what, "screens": [each.name() for each in screens()]}))
            raise SystemExit(1)
        app.processEvents()
        time.sleep(0.005)


def facts(panel: RunPanel) -> dict[str, object]:
    conductor = panel.conductor
    assert conductor is not None
    assert panel.stage is not None
    room = conductor.place.window
    assert room is not None
    main, areas = panel.window(), [each.geometry() for each in screens()]
    middle = room.geometry().center()
    return {
        "screens": len(areas),
        "room_visible": room.isVisible(),
        "room_on": next((place for place, area in enumerate(areas) if area.contains(middle)), None),
        "room_full": room.isFullScreen(),
        "room_covers": any(area == room.geometry() for area in areas),
        "main_on": next((place for place, area in enumerate(areas) if area.contains(main.geometry().center())), None),
        "running": panel.stage._tick.isActive(),
    }


def plug_another(app: QApplication, panel: RunPanel, said: list[str]) -> list[str]:
    """What is said to a screen that nobody knows: after the room's window came home, while it fills that one and a
    third is plugged, once it is known, and while the window is shared."""
    assert panel.conductor is not None
    place, told = panel.conductor.place, []
    xrandr(*OTHER)
    until(app, lambda: len(screens()) == 2, "another screen")
    until(app, lambda: said[-1].startswith("Another"), "word of another screen")
    told.append(said[-1])
    place.open_on(screens()[1])
    until(app, lambda: facts(panel)["room_on"] == 1, "the room on the other screen")
    place.open_window()
    xrandr("--delmonitor", "CABLE")
    until(app, lambda: len(screens()) == 1, "one screen after the other")
    place.open_window()
    xrandr(*RIGHT)
    until(app, lambda: len(screens()) == 2, "a known screen beside a shared window")
    until(app, lambda: said[-1].startswith("Another"), "word of the known screen")
    told += [said[-1], str(facts(panel)["room_on"])]
    place.open_on(screens()[1])
    xrandr("--delmonitor", "WALL")
    until(app, lambda: said[-1].startswith("Projector gone"), "word of the projector")
    until(app, lambda: len(screens()) == 1, "one screen at the end")
    xrandr(*OTHER)
    until(app, lambda: facts(panel)["room_on"] == 1 and facts(panel)["room_full"], "the room on the one it knows")
    return [*told, said[-1]]


def pull_the_laptop(app: QApplication, panel: RunPanel) -> dict[str, object]:
    """The laptop is closed while the room's window fills the wall, and opened again."""
    for words in LENT:
        xrandr(*words)
    rest(app)
    until(app, lambda: len(screens()) == 2, "both, by other cables")
    until(app, lambda: facts(panel)["room_covers"], "the room on the wall by another cable")
    xrandr("--delmonitor", "LAPTOP")
    until(app, lambda: len(screens()) == 1, "the wall alone")
    until(app, lambda: not facts(panel)["room_full"], "a small room window beside the facilitator's")
    rest(app)
    shut = facts(panel)
    xrandr(*LENT[-1])
    until(app, lambda: len(screens()) == 2, "the laptop again")
    until(app, lambda: facts(panel)["room_covers"], "the room on the wall again")
    rest(app)
    opened = facts(panel) | {"left": panel.window().x() - screens()[0].geometry().x()}
    for words in (*LENT[:2], LEFT, RIGHT):
        xrandr(*words)
    rest(app)
    until(app, lambda: facts(panel)["room_covers"], "the room on the wall by its own cable")
    return {"shut": shut, "opened": opened}


def share_on_the_wall(app: QApplication, panel: RunPanel) -> list[object]:
    """A window that somebody has dragged to the wall and shares from there: pulled and plugged."""
    place = panel.conductor.place  # type: ignore[union-attr]
    place.open_window()
    rest(app)
    told: list[object] = [facts(panel)["room_on"], place.window.width() < screens()[0].geometry().width()]
    place.window.move(screens()[1].geometry().topLeft() + place.window.rect().bottomRight() / 4)
    rest(app)
    told.append(facts(panel)["room_on"])
    for words in (("--delmonitor", "WALL"), RIGHT):
        xrandr(*words)
        until(app, lambda gone=words is not RIGHT: len(screens()) == (1 if gone else 2), "a screen less or more")
        rest(app)
        told.append(facts(panel)["room_on"])
    place.open_on(screens()[1])
    until(app, lambda: facts(panel)["room_covers"], "the room on the wall after sharing")
    return told


def board_on_the_wall(app: QApplication, panel: RunPanel) -> list[bool]:
    """A window such as the drafting board, pulled and plugged: as it fills the wall again, and as somebody has closed
    it meanwhile."""
    window = QWidget(panel.window(), Qt.WindowType.Window)
    told = [show_in_the_room(window, panel.window())]
    until(app, lambda: window.geometry() == screens()[1].geometry(), "the board on the wall")
    for close in (False, True):
        xrandr("--delmonitor", "WALL")
        until(app, lambda: len(screens()) == 1, "one screen under the board")
        rest(app)
        told.append(window.isVisible() and window.isFullScreen())
        if close:
            window.close()
        xrandr(*RIGHT)
        until(app, lambda: len(screens()) == 2, "the wall again")
        if not close:
            until(app, lambda: window.geometry() == screens()[1].geometry(), "the board on the wall again")
        rest(app)
        told.append(window.isVisible())
    return told


def pull_twice(app: QApplication, panel: RunPanel) -> list[object]:
    """A plug that does not sit: out, in, out, and then in again, faster than anybody looks; with a message shown in a
    breakout."""
    stage = panel.stage
    assert stage is not None
    while stage.picture.round is None and stage.picture.next_step is not None:
        stage.do(Next())
    assert stage.picture.round is not None
    stage.display.write("Back at ten past")
    told: list[object] = []
    for last in ((), RIGHT):
        for words in (("--delmonitor", "WALL"), RIGHT, ("--delmonitor", "WALL"), last):
            if words:
                xrandr(*words)
        rest(app)
        until(app, lambda there=bool(last): len(screens()) == 1 + there, "what the plug says in the end")
        until(app, lambda there=bool(last): facts(panel)["room_full"] == there, "the room where it belongs")
        seen = panel.conductor.place.window.canvas.words  # type: ignore[union-attr]
        told.append((facts(panel)["room_on"], facts(panel)["main_on"], seen.message))
        if not last:
            xrandr(*RIGHT)
            until(app, lambda: facts(panel)["room_covers"], "the room on the wall in between")
    stage.display.write("")
    return told


def rest(app: QApplication) -> None:
    """Longer than any late word is waited for."""
    end = time.monotonic() + SETTLED_MS / 1000 * 1.2
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


def main(folder: Path, cycles: int) -> None:
    app = QApplication([])
    apply_theme(app, "light", 100)
    xrandr(*LEFT)
    xrandr(*RIGHT)
    until(app, lambda: len(screens()) == 2, "two screens")
    sample.build(folder / "day.okrw").close()
    add_rooms(folder / "day.okrw", 2)
    workspace = bootstrap.open_workspace(folder / "day.okrw")
    settings = Settings(folder / "settings")
    settings.set(BELL_ON, False)
    bridge, background = Bridge(), Background()
    workspace.subscribe(bridge.announce)
    desk = Desk(workspace, bridge, Door(workspace, bridge), NoAsk(), background, settings)  # type: ignore[arg-type]
    workshop = next(each for each in queries.workshops(workspace.read) if each.title == "2 rooms")
    panel = RunPanel(desk)
    panel.setGeometry(50, 50, 900, 600)
    panel.show()
    panel.open_address(workshop.id)
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    assert panel.stage is not None
    place = panel.conductor.place
    said: list[str] = []
    place.said.connect(said.append)
    place.choose()
    numbers = [(card.geometry().x(), card.accessibleName()) for card in place.chooser.cards]
    place.chooser.choose(2)
    until(app, lambda: facts(panel)["room_on"] == 1, "the room on the wall")
    seen = {"numbers": numbers, "remembered": settings.get(ROOM_SCREEN), "identity": identity(screens()[1])}
    seen |= {"answered": said[-1]}
    first, rounds = panel.stage.picture.elapsed, []
    for _ in range(cycles):
        xrandr("--delmonitor", "WALL")
        until(app, lambda: len(screens()) == 1, "one screen")
        until(app, lambda: facts(panel)["room_on"] == 0, "the room back")
        pulled = facts(panel) | {
            "left_at_the_foot": screens()[0].geometry().bottom() - place.window.geometry().bottom() - FOOT
        }
        xrandr(*RIGHT)
        until(app, lambda: len(screens()) == 2, "two screens again")
        until(app, lambda: facts(panel)["room_on"] == 1 and facts(panel)["room_full"], "the room there again")
        rounds.append({"pulled": pulled, "plugged": facts(panel)})
    before = panel.stage.picture.elapsed
    until(app, lambda: panel.stage is not None and panel.stage.picture.elapsed > before, "the next second")
    place.swap()
    until(app, lambda: facts(panel)["main_on"] == 1 and facts(panel)["room_on"] == 0, "the windows swapped")
    seen |= {
        "rounds": rounds,
        "swapped": facts(panel),
        "seconds": (panel.stage.picture.elapsed - first).total_seconds(),
    }
    place.swap()
    until(app, lambda: facts(panel)["main_on"] == 0 and facts(panel)["room_covers"], "the windows swapped back")
    rest(app)
    seen |= {"laptop": pull_the_laptop(app, panel), "on_the_wall": share_on_the_wall(app, panel)}
    seen |= {"board": board_on_the_wall(app, panel), "twice": pull_twice(app, panel)}
    place.swap()
    until(app, lambda: facts(panel)["main_on"] == 1 and facts(panel)["room_on"] == 0, "the windows swapped once more")
    xrandr("--delmonitor", "WALL")
    until(app, lambda: facts(panel)["main_on"] == 0, "the facilitator's window back")
    until(app, lambda: not facts(panel)["room_full"], "the room window small")
    seen |= {"main_pulled": facts(panel)}
    seen |= {"another": plug_another(app, panel, said)}
    print(json.dumps(seen))
    sys.stdout.flush()
    background.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
