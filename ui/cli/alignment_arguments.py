"""What `okr-workshop needs`, `shared` and `words` take. Read by `arguments`; nothing but argparse is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]
FROM_LIST = "from needs list"


def add_alignment_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """needs, shared and words: what is to be talked about between teams."""
    _needs(commands.add_parser("needs", help="what teams need of each other, confirmed or not"), add_file, later)
    _shared(commands.add_parser("shared", help="what teams own together, and how they contribute"), add_file, later)
    _words(commands.add_parser("words", help="words that teams share, and what each team counts"), add_file, later)


def _needs(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "the dependency log, the late ones first", add_file)
    listing.add_argument("--team", default=None, metavar="TEAM", help="both sides of this team")
    listing.add_argument("--open", action="store_true", help="only what is not confirmed")
    listing.set_defaults(do=later("ui.cli.needs", "list_needs"))
    adding = _way(ways, "add", 'write down: "Desk needs the loading list from Crew by 4 Feb"', add_file)
    adding.add_argument("lines", nargs="+", metavar="LINE|-", help="- reads lines from standard input")
    adding.add_argument("--team", default=None, metavar="TEAM", help='who "we" is')
    said = "keep lines also where something about them is unclear: what is not understood stays in the words"
    adding.add_argument("--as-it-stands", action="store_true", help=said)
    adding.set_defaults(do=later("ui.cli.needs", "add_needs"))
    confirm = _way(ways, "confirm", "what the team that is asked says", add_file)
    confirm.add_argument("id", metavar="ID", help=FROM_LIST)
    confirm.add_argument("view", choices=("yes", "partly", "no", "unsaid"))
    confirm.add_argument("--by", default="", metavar="NAME", help="who says it")
    confirm.add_argument("--on", default=None, metavar="2027-01-08", help="on which day (default: today)")
    confirm.add_argument("--gives-up", default=None, metavar="WORDS", help="what they stop or delay for it")
    confirm.add_argument("--agreed-words", default=None, metavar="WORDS", help="the wording both sides agreed on")
    confirm.set_defaults(do=later("ui.cli.needs", "confirm_need"))
    _need_fields(_way(ways, "write", 'write down what came out of the talk; "" empties a field', add_file), later)
    remove = _way(ways, "remove", "take lines out of the log", add_file)
    remove.add_argument("ids", nargs="+", metavar="ID", help=FROM_LIST)
    remove.set_defaults(do=later("ui.cli.needs", "remove_needs"))


def _need_fields(write: argparse.ArgumentParser, later: Later) -> None:
    write.add_argument("id", metavar="ID", help=FROM_LIST)
    for name, shown, said in (
        ("what", "WORDS", "what is needed"),
        ("due", "2027-02-04", "by when"),
        ("needs-owner", "NAME", "who owns it on the side that needs it"),
        ("gives-owner", "NAME", "who owns it on the side that is asked"),
        ("their-reality", "WORDS", "what is in their way, what else they carry"),
        ("gives-up", "WORDS", "what they stop or delay for it"),
        ("agreed-words", "WORDS", "the wording both sides agreed on"),
        ("how-seen", "WORDS", "how both will see that it came"),
        ("next-look", "2027-01-20", "when both look at it again"),
        ("escalate-to", "NAME", "to whom both go if it breaks"),
    ):
        write.add_argument(f"--{name}", default=None, metavar=shown, help=said)
    write.set_defaults(do=later("ui.cli.needs", "write_need"))


def _shared(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "key results of several teams, the same measure, contributions", add_file)
    listing.set_defaults(do=later("ui.cli.shared_results", "list_shared"))
    sharing = _way(ways, "share", "another team owns it, too", add_file)
    together = _way(ways, "together", "two teams measure the same: both own both", add_file)
    stop = _way(ways, "stop", "one team owns it alone again", add_file)
    owner = _way(ways, "co-owner", "somebody is its champion for their team", add_file)
    adds = _way(ways, "contribute", "what an objective or key result adds to, and how", add_file)
    for each, what in ((sharing, "key result"), (together, "key result"), (stop, "key result"), (owner, "key result")):
        _numbered(each, "set", "number", what)
    _numbered(adds, "set", "number", "objective")
    _numbered(together, "other_set", "other_number", "key result")
    sharing.add_argument("with_team", metavar="WITH")
    owner.add_argument("name", metavar="NAME")
    adds.add_argument("--key-result", action="store_true", help="N is the number of a key result, not of an objective")
    adds.add_argument("--to", default=None, metavar="TEAM", help="to whose; said again with another, it adds to both")
    which = adds.add_mutually_exclusive_group()
    which.add_argument("--to-number", default="1", metavar="N", help="which objective (default: the first)")
    which.add_argument("--to-key-result", default=None, metavar="N.N", help="which key result")
    adds.add_argument("--nothing", action="store_true", help="it adds to that no more; without --to: to nothing at all")
    adds.add_argument("--how", default=None, metavar="WORDS", help="how it contributes, in a sentence")
    for each, do in (
        (sharing, "share"),
        (together, "own_together"),
        (stop, "stop_sharing"),
        (owner, "add_co_owner"),
        (adds, "contribute"),
    ):
        each.set_defaults(do=later("ui.cli.shared_results", do))


def _numbered(parser: argparse.ArgumentParser, team: str, number: str, what: str) -> None:
    parser.add_argument(team, metavar="TEAM", help="a team (its latest set), or the id of a set")
    parser.add_argument(number, metavar="N", help=f"the number of the {what} in sets show")


def _words(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "the words that were taken up, and what each team counts", add_file)
    listing.set_defaults(do=later("ui.cli.shared_words", "list_words"))
    propose = _way(ways, "propose", "words that two sets share and nobody took up yet", add_file)
    propose.set_defaults(do=later("ui.cli.shared_words", "propose"))
    take_up = _way(ways, "take-up", "take a word up for the talk", add_file)
    take_up.add_argument("word", metavar="WORD")
    take_up.add_argument("--team", action="append", metavar="TEAM", help="who uses it (default: whose set has it)")
    take_up.set_defaults(do=later("ui.cli.shared_words", "take_up"))
    say = _way(ways, "say", "what one team counts", add_file)
    say.add_argument("word", metavar="WORD")
    say.add_argument("team", metavar="TEAM")
    say.add_argument("counts", metavar="WORDS")
    say.set_defaults(do=later("ui.cli.shared_words", "say"))
    agree = _way(ways, "agree", "what the teams agreed that it means: it goes to the glossary", add_file)
    agree.add_argument("word", metavar="WORD")
    agree.add_argument("meaning", metavar="WORDS")
    agree.set_defaults(do=later("ui.cli.shared_words", "agree"))
    drop = _way(ways, "drop", "take a word out of the talk", add_file)
    drop.add_argument("word", metavar="WORD")
    drop.set_defaults(do=later("ui.cli.shared_words", "drop"))


def _way(
    ways: argparse._SubParsersAction[argparse.ArgumentParser], name: str, said: str, add_file: AddFile
) -> argparse.ArgumentParser:
    command = ways.add_parser(name, help=said)
    add_file(command)
    command.add_argument("--json", action="store_true")
    return command
