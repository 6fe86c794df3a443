"""What PySide does at every start for those who want it, and nothing here wants. A start spares it:

- It carries the Python that explains its functions (their signatures, their errors, the writing of stubs) as text, and
  compiles all of it anew each time: a third of a bare window. Here each of these modules is compiled when somebody asks
  for something in it, as the first wrong call does.
- It stands in for `import`, and reads the source of every module that is loaded, to see whether somebody asks for Qt's
  names in another spelling (`from __feature__ import snake_case`). Nothing here does.

Both hold for PySide 6.12. What it carries is known by its checksum: another edition's is compiled at once, as without
this, until somebody has looked at it and written its sums here.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from threading import RLock
from typing import Any

from ui.enums_spared import spare_enums

PARTS = "shibokensupport/signature/"
LATER = {
    PARTS + "errorhandler.py": 0x097485F4,
    PARTS + "layout.py": 0x5A9065C3,
    PARTS + "mapping.py": 0x71461F42,
    PARTS + "parser.py": 0x8478C7EB,
    PARTS + "lib/enum_sig.py": 0x2DAA4418,
    PARTS + "lib/pyi_generator.py": 0x8032D059,
    PARTS + "lib/tool.py": 0x35E890F1,
}
STAND_IN = "from ui.qt_spared import Later\n__getattr__ = Later({file!r}, globals())\n"
# Of this one PySide looks a function up in C, past `__getattr__`; the second name keeps it alive while it runs.
LOOKED_UP = {PARTS + "mapping.py": "def update_mapping(): __getattr__('update_mapping')()\n_first = update_mapping\n"}

_compile = compile  # Python's own, also while `load_qt` stands in for it: somebody may ask before Qt is loaded
_sources: dict[str, object] = {}
_one_at_a_time = RLock()


class Later:
    """The `__getattr__` of a module that is compiled and run when it is asked for something for the first time."""

    def __init__(self, file: str, module: dict[str, Any]) -> None:
        self._source: Any = _sources.pop(file, None)
        self._file, self._module = file, module

    def __call__(self, name: str) -> Any:
        with _one_at_a_time:  # a wrong call may be made beside the window, too
            if self._source is not None and not name.startswith("__"):
                source, self._source = self._source, None
                exec(_compile(source, self._file, "exec", dont_inherit=True), self._module)
            if name in self._module:
                return self._module[name]
        raise AttributeError(f"module {self._module['__name__']!r} has no attribute {name!r}")


def load_qt() -> None:
    """Load Qt without all that; where it is loaded already, only `import` goes past that question."""
    spare_enums()
    compiles = builtins.compile
    builtins.compile = _compile_later(compiles)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compiles
    before = vars(builtins).get("__orig_import__")  # it still knows `from ... import *`
    if before is not None:
        builtins.__import__ = before


def _compile_later(compiles: Callable[..., Any]) -> Callable[..., Any]:
    from zlib import crc32

    def begin(source: Any, filename: Any, *more: Any, **others: Any) -> Any:
        if filename in LATER and isinstance(source, bytes) and crc32(source) == LATER[filename]:
            _sources[filename] = source
            source = STAND_IN.format(file=filename) + LOOKED_UP.get(filename, "")
        return compiles(source, filename, *more, **others)

    return begin
