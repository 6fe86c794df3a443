"""No account, no server, no network: nothing in the program can open a connection to anywhere. That none is opened, by
any screen or document: tests/ui/self_test."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
LOCAL = {"QLocalServer", "QLocalSocket"}


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
