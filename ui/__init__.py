"""The faces: windows (the only Qt) and the command line (which imports none).

PySide6 6.12 gives away one reference to `True` with every `signal.emit()`. Python 3.12 and later do not count them;
Python 3.11 does, and ends the process when none is left: after some hundred signals, in the middle of a workshop.
So on 3.11 the count is raised out of reach before the first signal; tests/ui/shell/test_many_signals.py watches it.
"""

import sys

if sys.version_info < (3, 12):
    import ctypes

    for _value in (True, False):
        ctypes.c_ssize_t.from_address(id(_value)).value += 1 << 48
