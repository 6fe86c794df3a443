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


def add_date_order(command: argparse.ArgumentParser) -> None:
    """For sheets whose dates can be read in two ways."""
    order = "how dates such as 05/06/2027 of a sheet are read (default: as another of its dates tells, else as written)"
    command.add_argument("--dates", choices=("day_first", "month_first"), default=None, help=order)


def add_intake(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    add_file: Callable[..., None],
    later: Callable[[str, str], Callable[[argparse.Namespace], int]],
) -> None:
    """What takes several papers at once."""
    intake = commands.add_parser("intake", help="handouts, the signed record, sheets and rooms that came back")
    add_file(intake)
    intake.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_date_order(intake)
    intake.add_argument("--apply", action="store_true", help="take in what is proposed; a dated copy is kept first")
    intake.add_argument("--json", action="store_true")
    intake.set_defaults(do=later("ui.cli.intake", "take_intake"))
