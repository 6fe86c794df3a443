"""Where a bundle begins: the command line, which starts the window when no command is given."""

import sys

from ui.command_line import main

sys.exit(main())
