"""What PySide compiles for its errors is compiled when the first error is made, and says then what it always says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


def test_where_one_part_is_another_edition_s_the_others_are_compiled_when_it_asks() -> None:
    """As in 6.11: the parser is compiled at once, and asks for a name of what waits, while Qt is being loaded."""
    other = "from ui import qt_spared\nqt_spared.LATER[qt_spared.PARTS + 'parser.py'] = 0\nqt_spared.load_qt()\n"
    assert "called with wrong argument types" in _told(other + WRONG)
