"""reflect: what each key result came to, what was learned, what becomes of it, and the next set."""

from __future__ import annotations

import argparse
from typing import Any

from ui.cli.named_set import by_number, named_set
from ui.cli.output import put, put_json
from ui.cli.sets import key_results
from ui.cli.typed_values import check_value, day_ahead, refuse_asked
from ui.score_words import end_as_told, end_asked, end_words, score_words
from workshop_app import bootstrap
from workshop_app.application import cycle_queries, draft_queries, queries
from workshop_app.application.commands.reflections import Reflect, SeedNextSet
from workshop_app.application.cycle_queries import EndedResult, EndedSet
from workshop_app.application.ports import Reader
from workshop_app.application.workspace import Workspace
from workshop_app.domain.cycle_scores import PromiseKept, kept_end
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.learnings import excuse_in
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.scoring import Model
from workshop_app.domain.text import one_line

TEXTS = ("value", "score", "learning", "new_wording", "next_champion", "continues_with")


def show(arguments: argparse.Namespace) -> int:
    """One set, or all of them; how promises held is told of all that are shown."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        _put(workspace.read, arguments.set, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def write(arguments: argparse.Namespace) -> int:
    """What is said about one key result. A score or a day that is not understood refuses all of it."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft = named_set(workspace.read, arguments.set, running=True)
        said = _said(arguments, workspace, draft)
        results = cycle_queries.written_results(workspace.read, draft.id)
        one = by_number(results, arguments.number, queries.numbers(workspace.read, draft.id), "key result")
        if said:
            workspace.apply(Reflect(one.id, tuple(said.items())))
        _put(workspace.read, draft.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def seed(arguments: argparse.Namespace) -> int:
    """Begin the next set; its id is told."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft, id = named_set(workspace.read, arguments.set, running=True), new_id()
        workspace.apply(SeedNextSet(draft.id, id))
        grown = cycle_queries.written_results(workspace.read, id)
        model = queries.scoring_model(workspace.read, draft.cycle + 1)
    finally:
        workspace.close()
    if arguments.json:
        put_json({"id": id, "key_results": [{"text": each.text, "baseline": each.baseline} for each in grown]})
        return 0
    put(f"{id}  {key_results(len(grown))}, {score_words(model, 'still_open')}")
    for each in grown:
        put(f"   {each.text} (today {each.baseline or 'unknown'})")
    return 0


def _said(arguments: argparse.Namespace, workspace: Workspace, draft: DraftSet) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(arguments, name) for name in TEXTS}
    found = {name: text for name, text in found.items() if text is not None}
    if "score" in found:
        found["score"] = _end(found["score"], queries.scoring_model(workspace.read, draft.cycle))
    check_value(workspace, found.get("value", ""))
    if arguments.continues_by is not None:
        words = arguments.continues_by
        found["continues_by"] = day_ahead(workspace, words, draft) if words.strip() else None
    if arguments.bucket is not None:
        found["bucket"] = Bucket(arguments.bucket)
    if arguments.to_health is not None:
        found["to_health"] = arguments.to_health
    return found


def _end(typed: str, model: Model) -> str:
    """What a key result came to, as it is kept: "met" is 1, as in the window; refuses what this cycle does not know."""
    refuse_asked(end_asked(typed, model))
    return kept_end(typed, model)


def _put(reader: Reader, wanted: str | None, *, as_json: bool) -> None:
    drafts = (named_set(reader, wanted, running=True),) if wanted else queries.draft_sets(reader)
    cycle = draft_queries.agreement(reader).cycle
    sets = [cycle_queries.ended_set(reader, each.id, cycle) for each in drafts]
    kept = cycle_queries.promises_of(sets)
    if as_json:
        put_json({"sets": [_told(reader, each) for each in sets], "promises": [_promise(each) for each in kept]})
        return
    for each in sets:
        put(f"{each.draft.id}  {_team(reader, each)}, cycle {each.draft.cycle}")
        numbers = queries.numbers(reader, each.draft.id)
        for one in each.results:
            for line in _spoken(numbers[one.result.id], one):
                put(line)
    for promise in kept:
        reached = "" if promise.level == "met" else " reached"
        put(f"{promise.level}: {promise.reached} of {promise.of}{reached}; {promise.meant} % were meant")


def _spoken(number: str, one: EndedResult) -> list[str]:
    """As the window does: what its value comes to is proposed; an excuse, and an end that is none, are asked about."""
    score, bucket = end_as_told(one.said.score, one.model), str(one.said.bucket) or "not decided"
    if not score:
        score = score_words(one.model, "no_end")
        if one.proposed is not None:
            score += ", " + score_words(one.model, "proposed", score=end_words(one.proposed, one.model))
    told = [f"{number:>4}  {one.result.text}", f"      {one.said.value or 'no value yet'}; {score}; {bucket}"]
    if asked := end_asked(one.said.score, one.model):
        if one.proposed is not None:
            asked += " " + score_words(one.model, "proposed", score=end_words(one.proposed, one.model))
        told.append(f"      {asked}")
    if one.said.learning.strip():
        told.append(f"      learned: {one_line(one.said.learning)}")
    if excuse := excuse_in(one.said.learning):
        told.append(f"      “{excuse}”: what made it so, and what will be done otherwise next time?")
    return told


def _team(reader: Reader, each: EndedSet) -> str:
    return reader.get(Team, each.draft.team_id).name


def _told(reader: Reader, each: EndedSet) -> dict[str, object]:
    numbers = queries.numbers(reader, each.draft.id)
    return {
        "id": each.draft.id,
        "team": _team(reader, each),
        "cycle": each.draft.cycle,
        "scored_by": str(queries.scoring_model(reader, each.draft.cycle)),
        "next_set": each.next_set.id if each.next_set else None,
        "key_results": [_result(one, numbers[one.result.id]) for one in each.results],
    }


def _result(one: EndedResult, number: str) -> dict[str, object]:
    said = one.said
    return {
        "number": number,
        "id": one.result.id,
        "text": one.result.text,
        **{name: getattr(said, name) for name in TEXTS},
        "bucket": str(said.bucket),
        "to_health": said.to_health,
        "continues_by": said.continues_by.isoformat() if said.continues_by else None,
        "came_to": one.score,
        "proposed_score": one.proposed,
        "predictions": [{"day": each.day.isoformat(), "predicted": each.predicted} for each in one.predictions],
    }


def _promise(kept: PromiseKept) -> dict[str, object]:
    return {"level": kept.level, "reached": kept.reached, "of": kept.of, "meant_percent": kept.meant}
