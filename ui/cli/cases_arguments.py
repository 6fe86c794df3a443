"""What `okr-workshop cases` takes. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Later = Callable[[str, str], Callable[[argparse.Namespace], int]]


def add_case_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    """cases list, check and read; new, take, hand-on and remove for the coach's own."""
    said = "the written coachees for practising alone, ours and your own"
    ways = commands.add_parser("cases", help=said).add_subparsers(required=True)
    _list_check_read(ways, later)
    _new(ways, later)
    _cards(ways, later)
    _remove(ways, later)
    take = ways.add_parser("take", help="take in a case that somebody handed on; it is checked first")
    take.add_argument("file", type=Path, metavar="FILE.okrcase")
    known = take.add_mutually_exclusive_group()
    known.add_argument("--replace", action="store_true", help="where you have it already: in the place of yours")
    known.add_argument("--both", action="store_true", help="where you have it already: beside yours")
    take.add_argument("--json", action="store_true")
    take.set_defaults(do=later("ui.cli.own_cases", "take"))
    hand = ways.add_parser("hand-on", help="a case of your own as a file for somebody else")
    hand.add_argument("case", metavar="ID")
    hand.add_argument("file", type=Path, metavar="FILE.okrcase")
    said = "say no to it where a name out of this file stands in the case"
    hand.add_argument("--engagement", type=Path, metavar="FILE.okrw", help=said)
    hand.add_argument("--passphrase-file", type=Path, metavar="PATH", help="the passphrase of that file, on a line")
    hand.add_argument("--all-the-same", action="store_true", help="hand it on with the names in it")
    hand.set_defaults(do=later("ui.cli.own_cases", "hand_on"))


def _remove(ways: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    remove = ways.add_parser(
        "remove", help="take a case of your own away, for good; hand it on first to have it as a file"
    )
    remove.add_argument("case", nargs="+", metavar="ID")
    remove.add_argument("--json", action="store_true")
    remove.set_defaults(do=later("ui.cli.own_cases", "remove"))


def _list_check_read(ways: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    listing = ways.add_parser("list", help="the cases: your own, and the built-in ones")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(do=later("ui.cli.cases", "list_cases"))
    check = ways.add_parser("check", help="every mistake in a case, and the proof that it can be talked through")
    said = "one case, yours by its id, or a folder of cases (default: the built-in ones)"
    check.add_argument("file", nargs="?", metavar="ID|FILE.okrcase|FILE.toml|FOLDER", help=said)
    check.add_argument("--json", action="store_true")
    check.set_defaults(do=later("ui.cli.cases", "check"))
    read = ways.add_parser("read", help="a talk to read aloud: a written coach plays a case")
    read.add_argument("case", metavar="ID|FILE.okrcase|FILE.toml")
    read.add_argument("--language", default="en", metavar="en")
    read.add_argument("--seed", type=int, default=1, help="another number, another talk (default: 1)")
    styles = ("good", "advising", "leading", "rushing")
    read.add_argument("--coach", choices=styles, default="good", help="how the coach goes about it (default: good)")
    read.add_argument("--json", action="store_true")
    read.set_defaults(do=later("ui.cli.cases", "read"))


def _new(ways: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    said = "write a case of your own by answering questions, here or in a file"
    new = ways.add_parser("new", help=said)
    how = new.add_mutually_exclusive_group()
    said = "your answers (default: you are asked for them one after the other; an empty line leaves one open)"
    how.add_argument("file", type=Path, nargs="?", metavar="ANSWERS", help=said)
    how.add_argument("--from", dest="begun", metavar="ID|FILE.toml", help="begin from another case")
    how.add_argument("--go-on", metavar="ID", help="go on with a case of yours: what is open is asked for")
    how.add_argument("--form", action="store_true", help="an empty file of answers, with every question in it")
    new.add_argument("--json", action="store_true")
    new.set_defaults(do=later("ui.cli.own_cases", "new"))


def _cards(ways: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    cards = ways.add_parser("cards", help="cases as cards for a trio, one case a round, to print")
    cards.add_argument("case", nargs="*", metavar="ID|FILE.okrcase|FILE.toml", help="default: the first three")
    cards.add_argument("--format", choices=("pdf", "docx", "both"), default="pdf")
    cards.add_argument("--language", default="en", metavar="en")
    cards.add_argument("--out", type=Path, required=True, metavar="DIR")
    cards.add_argument("--json", action="store_true")
    cards.set_defaults(do=later("ui.cli.case_cards", "cards"))
