"""What `okr-workshop examples` takes. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Later = Callable[[str, str], Callable[[argparse.Namespace], int]]
FUNCTIONS = (
    "sales",
    "marketing",
    "product",
    "engineering",
    "infrastructure",
    "operations",
    "service",
    "finance",
    "hr",
    "legal",
    "leadership",
    "other",
)


def add_example_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    """examples list, add, remove, hand-on and take."""
    said = "your own weak and strong examples, by function, without the names of any client"
    ways = commands.add_parser("examples", help=said).add_subparsers(required=True)
    listing = ways.add_parser("list", help="the examples in which all of these words stand")
    listing.add_argument("words", nargs="*", metavar="WORD")
    _which(listing)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(do=later("ui.cli.examples", "list_examples"))
    adding = ways.add_parser("add", help="keep one more")
    adding.add_argument("text")
    adding.add_argument("--why", help="what makes it weak or strong")
    _which(adding)
    _names(adding)
    adding.set_defaults(do=later("ui.cli.examples", "add"))
    removing = ways.add_parser("remove", help="take examples away, for good")
    removing.add_argument("id", nargs="+")
    removing.set_defaults(do=later("ui.cli.examples", "remove"))
    hand = ways.add_parser("hand-on", help="the examples as a file for somebody else, names taken out")
    hand.add_argument("file", type=Path, metavar="FILE.okrexamples")
    _which(hand)
    _names(hand)
    hand.add_argument("--take-out", action="append", default=[], metavar="WORD", help="this word is a name")
    hand.add_argument("--leave", action="append", default=[], metavar="WORD", help="this word is no name")
    hand.set_defaults(do=later("ui.cli.examples", "hand_on"))
    take = ways.add_parser("take", help="take in examples that somebody handed on")
    take.add_argument("file", type=Path, metavar="FILE.okrexamples")
    take.set_defaults(do=later("ui.cli.examples", "take"))


def _which(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--weak", action="store_true")
    which.add_argument("--strong", action="store_true")
    parser.add_argument("--function", choices=FUNCTIONS, help="what the team does; other: any team")


def _names(parser: argparse.ArgumentParser) -> None:
    said = "take out the client, the teams and the people of this file"
    parser.add_argument("--engagement", type=Path, metavar="FILE.okrw", help=said)
    parser.add_argument("--passphrase-file", type=Path, metavar="PATH", help="the passphrase of that file, on a line")
