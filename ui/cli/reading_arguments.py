"""What every `read` takes: `people read`, `agenda read`. Nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_reading(command: argparse.ArgumentParser, add_file: Callable[..., None], into: str) -> None:
    """What is read and how, and the engagement it goes into if one is named."""
    command.add_argument("list", type=Path, metavar="LIST|-", help="a file; - reads what is piped in, as if pasted")
    add_file(command, into=into)
    command.add_argument("--encoding", default="", metavar="cp1250", help="of a text file (default: the surest guess)")
    command.add_argument("--sheet", default="", metavar="NAME", help="of a workbook (default: the first with a table)")
    command.add_argument("--json", action="store_true")
