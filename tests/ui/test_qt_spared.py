"""What PySide compiles for its errors is compiled when the first error is made, and says then what it always says; and
its enums are what Python's own `enum` makes of them."""

from __future__ import annotations

import enum
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt

from ui import enums_spared

ROOT = Path(__file__).parents[2]
WRONG = """
import threading
from PySide6.QtCore import QObject, QPoint
from shibokensupport.signature import get_signature
def said(call, *words):
    try:
        call(*words)
    except TypeError as error:
        print(error)
beside = threading.Thread(target=said, args=(QPoint().setX, "nowhere"))
beside.start(); beside.join()
said(QPoint().setX, "nowhere")
said(QObject, 3)
print(get_signature(QPoint.setX), QPoint.setX.__doc__)
from shibokensupport.signature import mapping, parser
from shibokensupport.signature.lib import pyi_generator
ours = {name for name, each in vars(mapping).items() if getattr(each, "__module__", "") == mapping.__name__}
print(sorted(ours - {"_first"}))
print(pyi_generator.Writer.__name__)
print(hasattr(parser, "nothing"))
"""
SPARED = """
import builtins, sys
from ui.qt_spared import LATER, load_qt
load_qt()
assert builtins.__import__ is not builtins.__feature_import__, "PySide reads what is imported"
names = [each.removesuffix(".py").replace("/", ".") for each in LATER]
compiled = [name for name in names if len(vars(sys.modules[name])) > 14]
assert not compiled, compiled
assert not {"argparse", "logging"} & sys.modules.keys()
"""


def test_a_wrong_call_says_the_same_as_where_all_is_compiled_at_once() -> None:
    at_once, later = _told("import PySide6.QtCore" + WRONG), _told(SPARED + WRONG)
    assert "called with wrong argument types" in at_once
    assert later == at_once


def _told(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="another Python makes all of them itself")
def test_an_enum_made_quickly_is_the_one_that_python_makes() -> None:
    known = [each for holder in (Qt, QLocale) for each in vars(holder).values() if isinstance(each, enum.EnumType)]
    bases = set()
    for each in known:
        base, names = each.__mro__[1], [(name, member.value) for name, member in each.__members__.items()]
        bases.add(base)
        quick, usual = (
            make(base, each.__name__, names, module="made", boundary=enum.FlagBoundary.KEEP)
            for make in (enums_spared._made, enums_spared._made_by_python)
        )
        assert _described(quick) == _described(usual) == _described(each)
        assert sorted(vars(quick)) == sorted(vars(usual))
        if issubclass(quick, enum.Flag) and names:
            assert _combined(quick, names) == _combined(usual, names)
    assert {enum.Enum, enum.Flag, enum.IntFlag} <= bases


def _described(made: Any) -> tuple[object, ...]:
    masks = [getattr(made, name, None) for name in ("_flag_mask_", "_singles_mask_", "_all_bits_", "_boundary_")]
    members = [
        (name, member.name, member.value, repr(member), str(member), member is made(member.value), member is made[name])
        for name, member in made.__members__.items()
    ]
    return (members, list(map(repr, made)), masks)


def _combined(made: Any, names: list[tuple[str, int]]) -> tuple[str, str]:
    together = made(names[0][1]) | made(names[-1][1])
    return (repr(together), repr(~together))


def test_what_a_person_wrote_is_made_as_ever() -> None:
    for names in ("RED GREEN", [("name", 1)], [("Red", enum.auto())], {"Red": 1}):
        made = enums_spared._made(enum.Enum, "Colour", names, boundary=enum.FlagBoundary.KEEP)
        assert len(made) == (2 if names == "RED GREEN" else 1)


def test_where_one_part_is_another_edition_s_the_others_are_compiled_when_it_asks() -> None:
    """As in 6.11: the parser is compiled at once, and asks for a name of what waits, while Qt is being loaded."""
    other = "from ui import qt_spared\nqt_spared.LATER[qt_spared.PARTS + 'parser.py'] = 0\nqt_spared.load_qt()\n"
    assert "called with wrong argument types" in _told(other + WRONG)
