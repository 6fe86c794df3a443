"""Where a bundle begins: the command line, which starts the window when no command is given."""

import os
import sys

from ui.command_line import main

# Libraries are found by now and later without it; whatever the desktop is asked to open must find its own.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
elif sys.platform.startswith("linux"):
    os.environ.pop("LD_LIBRARY_PATH", None)

sys.exit(main())
