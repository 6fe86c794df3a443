"""Finds changes that a screen makes past the one door (`ui/door.py`): run by scripts/check.

In `ui`, nobody else may touch what changes a workspace (`CHANGES`), or the requests of a running day's session outside
what is handed to the door.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOORS = {
    "ui/door.py",
    "ui/beside.py",  # the door's own: what it has made in another thread
    "ui/cli/editions.py",  # the command line has no screen that could go on
    "ui/cli/check_ins.py",
    "ui/cli/commitments.py",
    "ui/cli/feedback.py",
    "ui/cli/forget.py",
    "ui/cli/gathering.py",
    "ui/cli/intake.py",
    "ui/cli/health_readings.py",
    "ui/cli/needs.py",
    "ui/cli/people.py",
    "ui/cli/reading.py",
    "ui/cli/reading_drafts.py",
    "ui/cli/reflections.py",
    "ui/cli/set_changes.py",
    "ui/cli/sets.py",
    "ui/cli/shared_results.py",
    "ui/cli/shared_words.py",
    "ui/cli/style.py",
    "ui/cli/tracker.py",
    "ui/cli/zones.py",
    "ui/self_test/logos.py",  # an invented company, and no screen
    "ui/self_test/papers.py",
    "ui/shell/file_actions.py",  # the first words of a new file, before it has its name
}
CHANGES = {"apply", "undo", "redo", "in_pieces", "sweep", "drift", "come_ashore"}
OF = {"workspace", "_workspace"}
SESSION = {"apply", "start", "settle"}  # allowed only inside `partial(...)` for the door, or below it
BEGINS = {"ui/run/starting.py"}  # functions that the panel hands to the door whole


def past_the_door(source: str, name: str) -> list[str]:
    """The lines of this file that change an engagement themselves."""
    found = []
    tree = ast.parse(source)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    handed = {id(call.args[0]) for call in calls if call.func.id == "partial" and call.args}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        changes = owner in OF and node.attr in CHANGES
        runs = owner in {"session", "_session"} and node.attr in SESSION
        runs = runs and id(node) not in handed and name not in BEGINS
        if changes or runs:
            found.append(f"{name}:{node.lineno}: {owner}.{node.attr} goes past the door; use desk.door")
    return found


def main() -> int:
    found = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name not in DOORS:
            found += past_the_door(path.read_text("utf-8"), name)
    print("\n".join(found) or "one door: kept")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
