"""`python -m workshop_app`: the same as the command `okr-workshop`. The one file here that looks up to ui."""

from __future__ import annotations

import sys

from ui.command_line import main

if __name__ == "__main__":
    sys.exit(main())
