"""What scripts/soak runs inside the environment."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--minutes", type=float, help="stop after so many minutes (2 unless --kills is given)")
    parser.add_argument("--kills", type=int, help="stop after so many kills")
    parser.add_argument("--seed", default=str(time.time_ns()), help="the same dice again")
    parser.add_argument("--beside", type=int, default=(os.cpu_count() or 1) + 1, help="windows open side by side")
    wanted = parser.parse_args()
    if not hasattr(os, "fork"):
        print("This needs processes that are forked and killed: Linux or macOS.")
        return 2
    import window  # noqa: F401 - imported once here, then every window is forked from this process
    from soak import Soak

    from workshop_app import bootstrap

    bootstrap.create_in_memory("Acme").close()  # and so is what the first write of a window brings along

    minutes = wanted.minutes or (2.0 if wanted.kills is None else 1e6)
    signal.signal(signal.SIGTERM, _leave)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as root:
        soak = Soak(Path(root), wanted.seed, wanted.kills or sys.maxsize, minutes * 60, wanted.beside)
        try:
            soak.run()
        except KeyboardInterrupt:
            print("Stopped.")
    print(
        f"seed {wanted.seed}, {(time.monotonic() - started) / 60:.1f} minutes, {wanted.beside} windows side by side\n"
    )
    for label, value in soak.figures.rows():
        print(f"  {label:<58} {value}")
    for line in soak.figures.details():
        print(f"\n{line}")
    return 0 if soak.figures.good else 1


def _leave(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
