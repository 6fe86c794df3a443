"""What `okr-workshop feedback` takes. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]

FORM = 'one form: four marks from 1 to 5 or "-", then s, r or f for the pace, such as 4524r; - reads standard input'
COUNTS = "how many marked 1, 2, 3, 4 and 5, such as 0,0,2,7,8"
LINES = "a group of like words a line, with how many said so in brackets at its end"


def add_feedback_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """feedback show, count and write."""
    feedback = commands.add_parser("feedback", help="what the feedback forms of a workshop said, counted")
    ways = feedback.add_subparsers(required=True)
    show = ways.add_parser("show", help="what is counted so far")
    _of_workshop(show, add_file)
    show.set_defaults(do=later("ui.cli.feedback", "show_feedback"))
    count = ways.add_parser("count", help="count forms, one after the other")
    _of_workshop(count, add_file)
    count.add_argument("forms", nargs="+", metavar="FORM", help=FORM)
    count.set_defaults(do=later("ui.cli.feedback", "count_forms"))
    write = ways.add_parser("write", help="write the figures and the words of the summary")
    _of_workshop(write, add_file)
    for name in ("worth", "explain", "before", "after"):
        write.add_argument(f"--{name}", default=None, metavar="COUNTS", help=COUNTS)
    write.add_argument("--pace", default=None, metavar="COUNTS", help="too slow, right and too fast, such as 1,13,3")
    write.add_argument("--forms", type=int, default=None, metavar="N", help="how many came back")
    write.add_argument("--ask-again", type=int, default=None, metavar="N", help="how many may be asked again")
    write.add_argument("--sentence", default=None, help="the day in one sentence")
    for name, help in (("useful", "what helped most"), ("change", "what to change"), ("promises", "what people do")):
        write.add_argument(f"--{name}", default=None, metavar="LINES", help=f"{help}: {LINES}")
    write.add_argument("--we-change", default=None, metavar="WORDS", help="what we change because of it")
    write.add_argument("--we-by", default=None, metavar="DAY", help='by when; "" takes it away')
    write.set_defaults(do=later("ui.cli.feedback", "write_feedback"))


def _of_workshop(command: argparse.ArgumentParser, add_file: AddFile) -> None:
    add_file(command)
    command.add_argument("--workshop", required=True, metavar="ID", help="its id or its title")
    command.add_argument("--json", action="store_true")
