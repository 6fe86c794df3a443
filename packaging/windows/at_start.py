"""Says which modules the program loads, in their order, until its window shows an engagement and nothing more is made
ready behind it; one name a line: `python at_start.py FOLDER`, an empty folder for the sample and the settings.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

AT_REST = 3.0  # seconds without a new module: the other pages are made ready one by one


def main(folder: Path) -> None:
    """Open a sample that another process makes: what that needs is not asked for at each start."""
    path = folder / "sample.okrw"
    subprocess.run([sys.executable, "-m", "workshop_app", "sample", str(path)], check=True, stdout=subprocess.DEVNULL)
    from ui.command_line import main as start

    threading.Thread(target=_tell, daemon=True).start()
    sys.exit(f"The window was closed (status {start([str(path)])})")


def _tell() -> None:
    """Then end at once: what closing a window asks for is no part of a start."""
    count, since = 0, time.monotonic()
    while time.monotonic() - since < AT_REST:
        if len(sys.modules) != count:
            count, since = len(sys.modules), time.monotonic()
        time.sleep(0.05)
    sys.stdout.write("".join(f"{each}\n" for each in list(sys.modules)))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
