"""What `okr-workshop sets`, `check-ins` and `reflect` take. Read by `arguments`; nothing but argparse is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]
MODELS = ("prescored", "coin_toss", "graded")
STATES = ("draft", "refined", "agreed", "published")
SIGNALS = ("ok", "watch", "side_effect")
MAILS = ("announcement", "invitation", "reminder", "post_workshop", "publish", "check_in", "reflect")
FIELDS = ("text", "mission", "why_now", "baseline", "commit", "target", "stretch", "unit")
BUCKETS = ("keep", "modify", "remove")
TEAM_OR_ID = "a team (its latest set), or the id of a set"
RUNNING = "a team (its latest published set), or the id of a set"


def add_cycle_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """sets, check-ins, reflect, tracker and mails: the cycle after the workshop."""
    _sets(commands.add_parser("sets", help="the sets of all teams, and how far each has come"), add_file, later)
    _check_ins(commands.add_parser("check-ins", help="progress, predictions, blockers, actions"), add_file, later)
    _reflect(commands.add_parser("reflect", help="what was reached, learning, keep / modify / remove"), add_file, later)
    _tracker(commands.add_parser("tracker", help="the sets of all cycles as a workbook, out and in"), add_file, later)
    _mails(commands.add_parser("mails", help="those of the programme, filled"), add_file, later)


def _sets(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "every set with its state, cycle and key results", add_file)
    listing.set_defaults(do=later("ui.cli.sets", "list_sets"))
    state = _way(ways, "state", "draft, refined, agreed or published, and back again", add_file)
    state.add_argument("set", metavar="TEAM", help=TEAM_OR_ID)
    state.add_argument("state", choices=STATES)
    state.set_defaults(do=later("ui.cli.sets", "set_state"))
    show = _way(ways, "show", "objectives and key results, with their numbers", add_file)
    show.add_argument("set", metavar="TEAM", help=TEAM_OR_ID)
    show.set_defaults(do=later("ui.cli.set_changes", "show_set"))
    scored = _way(ways, "scored", "score a cycle that has begun in another way than it began with", add_file)
    scored.add_argument("cycle", type=int, metavar="N", help="which cycle, counted from 1")
    scored.add_argument("model", choices=MODELS, help="three levels; met or not met; grades")
    scored.set_defaults(do=later("ui.cli.sets", "score_cycle"))
    copy = _way(ways, "copy", "a set with every field as a new draft, for another team or the next cycle", add_file)
    copy.add_argument("set", metavar="TEAM", help=TEAM_OR_ID)
    whither = copy.add_mutually_exclusive_group(required=True)
    whither.add_argument("--to", default="", metavar="TEAM", help="a team that is there, in the same cycle")
    whither.add_argument("--to-new", default="", metavar="NAME", help="a new team of this name")
    whither.add_argument("--next-cycle", action="store_true", help="for the same team")
    copy.set_defaults(do=later("ui.cli.sets", "copy_set"))
    told = _way(ways, "history", "what it said before, and the question or the reason that changed it", add_file)
    told.add_argument("set", metavar="TEAM", help=TEAM_OR_ID)
    told.set_defaults(do=later("ui.cli.set_changes", "show_history"))
    _set_changes(ways, add_file, later)
    _gather(ways, add_file, later)


def _gather(ways: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later) -> None:
    gather = _way(ways, "gather", "drafts from the files of breakout rooms; shown, and taken in with --take", add_file)
    gather.add_argument("rooms", nargs="+", type=Path, metavar="ROOM.okrw")
    gather.add_argument("--take", action="store_true", help="take in what is proposed, or chosen")
    gather.add_argument("--room", default="", metavar="NAME", help="what the room is called (default: the file's name)")
    gather.add_argument(
        "--choose", action="append", default=[], metavar="LINE=CHOICE", help="leave, take, both or into, for one line"
    )
    gather.add_argument("--rooms-passphrase-file", type=Path, default=None, metavar="FILE")
    gather.set_defaults(do=later("ui.cli.gathering", "gather"))


def _set_changes(ways: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later) -> None:
    """Of what is published, each with the reason."""
    change = _way(ways, "change", "words or a level of a published set: old, new, why, who agreed", add_file)
    add = _way(ways, "add", "a key result, or an objective, in the middle of the cycle", add_file)
    out = _way(ways, "take-out", "a key result, or an objective, is not worked on any more", add_file)
    for each, do in ((change, "change_set"), (add, "add_to_set"), (out, "take_out_of_set")):
        each.add_argument("set", metavar="TEAM", help=RUNNING)
        each.add_argument("--why", required=True, metavar="WORDS")
        each.add_argument("--agreed-by", required=True, metavar="NAMES")
        each.set_defaults(do=later("ui.cli.set_changes", do))
    for each in (change, out):
        which = each.add_mutually_exclusive_group(required=each is out)
        which.add_argument("--key-result", default=None, metavar="N.N", help="its number in sets show")
        which.add_argument("--objective", default=None, metavar="N")
    change.add_argument("field", choices=FIELDS)
    change.add_argument("words", metavar="WORDS", help="what it says now")
    change.add_argument("--as-it-is", action="store_true", help="the levels are meant so, whatever is asked about them")
    add.add_argument("words", metavar="WORDS")
    add.add_argument("--objective", default=None, metavar="N", help="under which; without, a new objective")


def _check_ins(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "every check-in, the earliest first", add_file)
    listing.add_argument("--team", default=None, metavar="TEAM", help="only those of this team")
    listing.set_defaults(do=later("ui.cli.check_ins", "list_check_ins"))
    plan = _way(ways, "plan", "plan one, with a line for each key result", add_file)
    plan.add_argument("set", metavar="TEAM", help=RUNNING)
    plan.add_argument("--day", required=True, metavar="2027-02-01")
    plan.add_argument("--minutes", type=int, default=30)
    plan.add_argument("--meeting", default="", metavar="WORDS", help="the meeting it is part of")
    plan.set_defaults(do=later("ui.cli.check_ins", "plan_check_in"))
    show = _way(ways, "show", "its lines, and what is to be talked about", add_file)
    show.add_argument("id", metavar="ID", help="from the list")
    show.set_defaults(do=later("ui.cli.check_ins", "show_check_in"))
    _write_line(ways, add_file, later)
    health = _way(ways, "health", "how a health metric stood", add_file)
    health.add_argument("id", metavar="ID", help="from the list")
    health.add_argument("number", type=int, metavar="N", help="which health metric, as show numbers them")
    for name, said in (("value", "as it is today"), ("note", "why it stands so")):
        health.add_argument(f"--{name}", default=None, metavar="WORDS", help=said)
    health.add_argument("--signal", choices=SIGNALS, default=None, help="how it stands")
    health.set_defaults(do=later("ui.cli.health_readings", "write_reading"))
    act = _way(ways, "act", "write down an action: who does what by when", add_file)
    act.add_argument("id", metavar="ID", help="from the list")
    act.add_argument("text", metavar="WORDS", help='"Ben: call the port by Friday", or only what is done')
    act.add_argument("--who", default="", metavar="NAME")
    act.add_argument("--by", default=None, metavar="2027-02-08")
    act.add_argument("--on", default=None, metavar="N.N", help="for which key result")
    act.set_defaults(do=later("ui.cli.check_ins", "add_action"))
    held = _way(ways, "held", "say that it was held", add_file)
    held.add_argument("id", metavar="ID", help="from the list")
    held.add_argument("--not-yet", action="store_true", help="take that back")
    held.set_defaults(do=later("ui.cli.check_ins", "hold"))
    remove = _way(ways, "remove", "take one away with its lines and actions", add_file)
    remove.add_argument("id", metavar="ID", help="from the list")
    remove.set_defaults(do=later("ui.cli.check_ins", "remove"))


def _write_line(ways: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later) -> None:
    write = _way(ways, "write", "what a champion says about one key result", add_file)
    write.add_argument("id", metavar="ID", help="from the list")
    write.add_argument("number", metavar="N.N", help="which key result, as show numbers them")
    for name, said in (
        ("value", "as it is today"),
        ("measured-on", "the day of the value"),
        ("source", "where the value comes from"),
        ("happened", "what happened"),
        ("predicted", "from 0 to 1: the score or grade it will end at, or how sure it will be met"),
        ("why-changed", "why the prediction changed"),
        ("blocker", "what is in the way"),
        ("blocked-since", "since which day"),
        ("who-can-help", "who can remove it"),
        ("help-from", "who was asked for help"),
    ):
        write.add_argument(f"--{name}", default=None, metavar="WORDS", help=said)
    write.add_argument("--signal", choices=SIGNALS, default=None, help="how the work does beside its number")
    write.set_defaults(do=later("ui.cli.check_ins", "write_line"))


def _reflect(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    show = _way(ways, "show", "what each key result came to, and how promises held", add_file)
    show.add_argument("set", nargs="?", default=None, metavar="TEAM", help=f"{RUNNING} (default: all)")
    show.set_defaults(do=later("ui.cli.reflections", "show"))
    write = _way(ways, "write", "what is said about one key result", add_file)
    write.add_argument("set", metavar="TEAM", help=RUNNING)
    write.add_argument("number", metavar="N.N", help="which key result, as show numbers them")
    for name, said in (
        ("value", "the final value"),
        ("score", "the final score or grade, from 0 to 1; or met, or not met"),
        ("learning", "one or two sentences that name a cause and a consequence"),
        ("new-wording", "if it is modified"),
        ("next-champion", "who looks after it in the next cycle"),
        ("continues-with", "who goes on with what took too long"),
        ("continues-by", "by which day"),
    ):
        write.add_argument(f"--{name}", default=None, metavar="WORDS", help=said)
    write.add_argument("--bucket", choices=BUCKETS, default=None)
    watch = "from now on it is only watched, as a health metric"
    write.add_argument("--to-health", action="store_true", default=None, help=watch)
    write.set_defaults(do=later("ui.cli.reflections", "write"))
    seed = _way(ways, "seed", "begin the next set with what is kept or modified", add_file)
    seed.add_argument("set", metavar="TEAM", help=RUNNING)
    seed.set_defaults(do=later("ui.cli.reflections", "seed"))


def _tracker(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    out = _way(ways, "out", "write it as .xlsx", add_file)
    out.add_argument("out", type=Path, metavar="DIR|NEW.xlsx", help="a folder, or the workbook to write")
    out.set_defaults(do=later("ui.cli.tracker", "take_out"))
    read = _way(ways, "read", "what a workbook that came back would change", add_file)
    read.add_argument("tracker", type=Path, metavar="TRACKER.xlsx")
    read.add_argument("--take", action="store_true", help="take in what is understood, in one step")
    read.set_defaults(do=later("ui.cli.tracker", "read_in"))


def _mails(parser: argparse.ArgumentParser, add_file: AddFile, later: Later) -> None:
    ways = parser.add_subparsers(required=True)
    listing = _way(ways, "list", "every mail with what is still missing", add_file)
    listing.set_defaults(do=later("ui.cli.mails", "list_mails"))
    save = _way(ways, "save", "write one, ready to be sent", add_file)
    save.add_argument("kind", choices=MAILS)
    save.add_argument("--out", type=Path, required=True, metavar="DIR")
    save.add_argument("--format", choices=("eml", "txt", "both"), default="both")
    save.set_defaults(do=later("ui.cli.mails", "save_mail"))
    for way in (listing, save):
        way.add_argument("--workshop", default=None, metavar="TITLE", help="the workshop it is about, by title or id")


def _way(
    ways: argparse._SubParsersAction[argparse.ArgumentParser], name: str, said: str, add_file: AddFile
) -> argparse.ArgumentParser:
    command = ways.add_parser(name, help=said)
    add_file(command)
    command.add_argument("--json", action="store_true")
    return command
