"""Part "about": what a bundle must show of itself, the licences of everything inside and what is new."""

from __future__ import annotations

import sys

from ui.self_test.parts import Counted, TestPlace, expect
from ui.shell.about_texts import LICENCES, NEWS


def read_texts(_place: TestPlace) -> Counted:
    """Both files where About looks for them. A checkout has one, a wheel none, and About leaves out what is not there:
    only whoever hands a bundle on has to bring both."""
    bundled = getattr(sys, "frozen", False)
    there = [path for path in (NEWS, LICENCES) if bundled or path.exists()]
    for path in there:
        expect(path.exists(), f"{path.name} is not beside the program's packages")
        expect(len(path.read_text("utf-8").split()) > 100, f"{path.name} says next to nothing")
    return {"texts": len(there)}
