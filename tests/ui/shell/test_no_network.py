"""No account, no server, no network: nothing in the program opens a connection to anywhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LISTENING = """
import sys

asked = []

def listen(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.__new__"):
        asked.append((event, arguments[:1]))

sys.addaudithook(listen)
from ui.command_line import main

status = main(sys.argv[1:])
print("asked:", asked)
sys.exit(status)
"""
LOCAL = {"QLocalServer", "QLocalSocket"}


def test_every_screen_is_shown_without_a_connection(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTENING, "--self-test", "--part", "screens"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "asked: []"


def test_of_qts_network_only_what_stays_on_this_computer_is_used() -> None:
    found = set()
    for path in [
        each for name in ("agendas", "workshop_app", "handouts", "ui") for each in (ROOT / name).rglob("*.py")
    ]:
        source = path.read_text("utf-8")
        assert not re.search(
            r"^\s*(import|from) (urllib\.request|http|ftplib|smtplib|requests|httpx)\b", source, re.M
        ), path
        for names in re.findall(r"from PySide6\.QtNetwork import ([\w, ]+)", source):
            found |= {name.strip() for name in names.split(",") if name.strip()}
    assert found
    assert found <= LOCAL
