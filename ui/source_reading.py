"""PySide reads the source of every module that is loaded after it, to see whether it speaks of PySide6 and may ask for
Qt's names in another spelling (`from __feature__ import snake_case`). Nothing here asks for that, so a start spares
the reading of some 170 files: a tenth of what it does of its own.

The question is put inside PySide (6.12: `shibokensupport.feature`); where another edition asks it elsewhere, all is as
without this.
"""

from __future__ import annotations

import sys
from types import ModuleType

QUESTION = "_mod_uses_pyside"


def spare_source_reading() -> None:
    """Answer for every module from now on. Qt's names keep their spelling, as in a module without features."""
    import PySide6.QtCore  # noqa: F401 - the question comes with it

    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and QUESTION in vars(asking):
        vars(asking)[QUESTION] = _may_use_pyside


def _may_use_pyside(_module: ModuleType) -> bool:
    return True
