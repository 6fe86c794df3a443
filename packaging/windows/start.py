"""Where the folder for Windows begins, started by its own programs: the command line, as in every bundle."""

import sys

import packed_modules

sys.frozen = True  # type: ignore[attr-defined]  # the program starts itself anew by its .exe, not by a python.exe
packed_modules.install(__file__.rpartition("\\")[0])

from ui.command_line import main  # noqa: E402

sys.exit(main())
