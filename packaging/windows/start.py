"""Where the folder for Windows begins, started by its own programs: the command line, as in every bundle."""

import sys

sys.frozen = True  # type: ignore[attr-defined]  # the program starts itself anew by its .exe, not by a python.exe

from ui.command_line import main  # noqa: E402

sys.exit(main())
