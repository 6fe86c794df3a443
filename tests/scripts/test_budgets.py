"""The budgets: what is over them is named, what keeps them is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("budgets", Path(__file__).parents[2] / "scripts" / "budgets.py")
assert _SPEC is not None
assert _SPEC.loader is not None
budgets = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(budgets)


def _method(name: str, lines: int = 2) -> str:
    return f"    def {name}(self):\n" + "        pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x = 1\n" * 351, "351 lines, 350 at most"),
        ("class A:\n" + "".join(_method(f"m{n}") for n in range(19)), "class A has 39 lines and 19 methods"),
        ("class A:\n" + "    x = 1\n" * 200, "class A has 201 lines"),
        ("def f():\n" + "    pass\n" * 40, "f has 41 lines, 40 at most"),
        ("button.clicked.connect(lambda: print())\n", "a lambda is connected"),
        ("try:\n    pass\nexcept Exception:\n    pass\n", "catches everything"),
        ("try:\n    pass\nexcept (OSError, BaseException):\n    x = 1\n", "catches everything"),
        ("try:\n    pass\nexcept:\n    x = 1\n", "catches everything"),
    ],
)
def test_what_is_over_its_budget_is_named(source: str, said: str) -> None:
    (found,) = [each for each in budgets.too_large(source, "ui/a.py") if "lines, 350" not in each or "350" in said]
    assert said in found


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * 350,
        "class A:\n" + "".join(_method(f"m{n}") for n in range(18)),
        "def f():\n" + "    pass\n" * 39,
        "button.clicked.connect(partial(print, 1))\n",
        "try:\n    pass\nexcept Exception:\n    clear()\n    raise\n",
        "try:\n    pass\nexcept OSError:\n    pass\n",
    ],
)
def test_what_keeps_its_budget_is_not(source: str) -> None:
    assert list(budgets.too_large(source, "ui/a.py")) == []


def test_a_class_name_stands_for_one_thing() -> None:
    sources = {"a.py": "class Row: pass\n", "b.py": "class _Row: pass\n", "c.py": "class Column: pass\n"}
    assert list(budgets.used_twice(sources)) == ["class Row stands for 2 things: a.py:1, b.py:1"]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("import ui.a\n", ["ui/a.py: imports itself by way of ui.b"]),
        ("def late():\n    from ui import a\n", ["ui/a.py: imports itself by way of ui.b"]),
        ("from ui.c import x\n", ["ui/a.py: imports itself by way of ui.b, ui.c"]),
        ("if TYPE_CHECKING:\n    from ui.a import A\n", []),
        ("import ui.d\n", []),
        ("import ui.f.g\n", ["ui/a.py: imports itself by way of ui.b, ui.f"]),
    ],
)
def test_a_circle_is_named_also_where_it_is_imported_late(behind: str, found: list[str]) -> None:
    sources = {"ui/__init__.py": "", "ui/a.py": "from ui import b\n", "ui/b.py": behind}
    sources |= {"ui/c.py": "import ui.a\n", "ui/d.py": "import json\n", "ui/e.py": "import ui.a\n"}
    sources |= {"ui/f/__init__.py": "import ui.f.g\nimport ui.a\n", "ui/f/g.py": ""}
    assert list(budgets.circles(sources)) == found
