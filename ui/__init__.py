"""The faces: windows (the only Qt) and the command line (which imports none).

PySide6 6.12 on Python 3.11 gives away one reference with every call: to `True` when a signal is emitted, to `None` when
a Qt function returns nothing. Python 3.12 and later do not count these; 3.11 does, and ends the process when none is
left: after some thousand calls, in the middle of a workshop. So on 3.11 the counts are raised out of reach before the
first call; tests/ui/shell/test_many_calls.py watches it. `ctypes` would be the plain way: what it is built on is loaded
in a sixth of the time, and every start waits for it.
"""

import sys

if sys.version_info < (3, 12):
    from _ctypes import _SimpleCData

    class _References(_SimpleCData):  # type: ignore[type-arg]
        """How many there are of a value: its first 64 bits."""

        _type_ = "q"

    for _value in (True, False, None):
        _References.from_address(id(_value)).value += 1 << 48
