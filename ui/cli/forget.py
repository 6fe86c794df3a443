"""forget: where somebody is named, and then forgetting them, in the file and in its dated copies. Without --initials or
--nothing it only lists."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from ui.cli import practice_forget
from ui.cli.output import complain, many, put, put_json
from ui.cli.paper import make_again
from ui.labels_errors import in_english
from ui.labels_mentions import area_of, area_words, where
from workshop_app import bootstrap
from workshop_app.application import plan_b_shelf
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.mentions import Mention, Mentions, mentions, request_for
from workshop_app.application.practice_forgetting import PracticeMentions, look
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import KnownError
from workshop_app.domain.forgetting import Forgetting, StandIn
from workshop_app.domain.naming import Certainty, initials_of
from workshop_app.storage.forgotten_copies import Stuck

NOT_REACHED = "Papers already printed or exported, and copies you handed over, are not changed."


def forget(arguments: argparse.Namespace) -> int:
    if not initials_of(arguments.name):
        complain('Say whom to forget: --name "Nora Vale".')
        return 1
    doing = (arguments.initials or arguments.nothing) and not arguments.list
    workspace = bootstrap.open_workspace(arguments.file, read_only=not doing)
    try:
        found = mentions(workspace.read, request_for(workspace.read, arguments.name))
        request = _chosen(found, arguments)
        if not doing:
            practice = look(open_shelf(), request)
            _tell_places(found, request, bootstrap.count_copies(arguments.file), practice, arguments.json)
            return 0
        return _do(workspace, found, request, arguments)
    finally:
        workspace.close()


def _chosen(found: Mentions, arguments: argparse.Namespace) -> Forgetting:
    """What the options say about the stand-in and the uncertain places."""
    doubts = frozenset(each.doubt for each in found.doubts)
    return replace(
        found.request,
        stand_in=StandIn.NOTHING if arguments.nothing else StandIn.INITIALS,
        also=doubts if arguments.doubts == "all" else frozenset(),
        only_sure=arguments.doubts == "none",
    )


def _goes(each: Mention, request: Forgetting) -> bool:
    return each.doubt in request.also or (each.certainty is Certainty.LIKELY and not request.only_sure)


def _do(workspace: Workspace, found: Mentions, request: Forgetting, arguments: argparse.Namespace) -> int:
    places = sum(each.certainty is Certainty.SURE or _goes(each, request) for each in found.places)
    workspace.apply(ForgetPerson(request))
    shadow = _swept(workspace)
    had_paper = plan_b_shelf.folder_of(arguments.file).exists()
    swept = bootstrap.forget_in_copies(arguments.file, request)
    if had_paper:
        make_again(workspace)
    removed = 0
    left = swept.stuck
    if arguments.remove_stuck_copies:
        kept = bootstrap.remove_copies(each.path for each in swept.stuck)
        left = tuple(each for each in swept.stuck if each.path in kept)
        removed = len(swept.stuck) - len(left)
    practice = practice_forget.forget(request, arguments.practice)
    if arguments.json:
        put_json(
            {
                "name": request.name,
                "places": places,
                "practice": practice_forget.as_data(practice.changed, arguments.practice),
                "copies": {
                    "changed": len(swept.copies),
                    "without_the_name": len(swept.untouched),
                    "places": swept.places,
                    "removed": removed,
                    "not_changed": [{"path": str(each.path), "why": in_english(each.error)} for each in left],
                },
                "papers_left": [str(path) for path in swept.papers],
                "library": [str(path) for path in swept.library],
                "not_reached": NOT_REACHED,
            }
        )
    else:
        put(f"{request.name}: forgotten in {many(places, 'place')}, and in {many(len(swept.copies), 'dated copy')}.")
        practice_forget.tell(practice.changed, arguments.practice)
        put(NOT_REACHED)
    return max(_complaints(shadow, left, swept.papers), practice_forget.complaints(practice, arguments.practice))


def _swept(workspace: Workspace) -> KnownError | None:
    try:
        workspace.sweep()
    except KnownError as error:
        return error
    return None


def _complaints(shadow: KnownError | None, left: tuple[Stuck, ...], papers: tuple[Path, ...]) -> int:
    if shadow is not None:
        complain(f"The file was changed, but traces of the name may still be in it. {in_english(shadow)}")
    for each in left:
        complain(f"This copy may still contain the name: {each.path}. {in_english(each.error)}")
    for paper in papers:
        complain(f"This lies in the folder of the plan B on paper and may still contain the name: {paper}")
    return 1 if left or papers or shadow is not None else 0


def _tell_places(found: Mentions, request: Forgetting, copies: int, practice: PracticeMentions, as_json: bool) -> None:
    groups = Counter((area_of(each), where(each, found.titles)) for each in found.sure)
    if as_json:
        put_json(
            {
                "name": request.name,
                "initials": request.initials,
                "places": len(found.sure),
                "copies": copies,
                "practice": practice_forget.as_data(practice, False),
                "groups": [
                    {"area": area_words(area), "where": words, "count": count}
                    for (area, words), count in sorted(groups.items())
                ],
                "doubts": [
                    {
                        "where": where(each, found.titles),
                        "sentence": each.sentence,
                        "count": found.count(each.doubt),
                        "likely": each.certainty is Certainty.LIKELY,
                        "goes": _goes(each, request),
                    }
                    for each in found.doubts
                ],
            }
        )
        return
    there = "There is one dated copy." if copies == 1 else f"There are {copies} dated copies."
    put(f"{request.name} is named in {many(len(found.sure), 'place')}. {there}")
    for (area, words), count in sorted(groups.items()):
        put(f"  {area_words(area)}: {words}" + (f" ({count})" if count > 1 else ""))
    for each in found.doubts:
        likely = "probably them" if each.certainty is Certainty.LIKELY else "perhaps them"
        put(f"  {likely}: {where(each, found.titles)}: {each.sentence}")
    practice_forget.tell_there(practice)
    put("Nothing was changed. Add --initials or --nothing to forget them; it cannot be undone.")
