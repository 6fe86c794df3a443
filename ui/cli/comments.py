"""comments: what a client wrote into a record and sent back, beside its parameters. Changes nothing, neither here nor
in the file that came back.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from handouts import gather_parameters, intake
from ui.cli.output import put, put_json
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState, unknown

Titles = dict[str, tuple[int, str]]  # by key, in the order of the record


def comments(arguments: argparse.Namespace) -> int:
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        read = workspace.read
        found = intake.read(arguments.returned, intake.expected(read))
        new = {each.id for each in unknown(found, read.all(ReturnedComment))}
        titles = _titles(read)
        client = queries.engagement(read).client
    finally:
        workspace.close()
    places = {key: place for place, key in enumerate(titles)}
    found = tuple(sorted(found, key=lambda each: places.get(each.key, -1)))  # what stands beside none comes first
    if arguments.json:
        put_json({"client": client, "file": str(arguments.returned)} | _facts(found, titles, new))
    else:
        for line in _lines(found, titles):
            put(line)
    return 0


def _titles(reader: Reader) -> Titles:
    return {each.key: (each.number, each.short_title) for each in gather_parameters.shown(reader, "en")}


def _facts(found: Sequence[ReturnedComment], titles: Titles, new: set[str]) -> dict[str, object]:
    return {
        "version": found[0].version if found else "",
        "comments": [
            {**_head(each, titles, new), "text": each.text, "reply_to": each.reply_to, "on": each.old}
            | {"resolved": each.state is ReturnedState.CLOSED}
            for each in found
            if each.kind is ReturnedKind.COMMENT
        ],
        "proposals": [
            {**_head(each, titles, new), "field": each.field or "decision", "before": each.old, "after": each.new}
            for each in found
            if each.kind is ReturnedKind.PROPOSAL
        ],
    }


def _head(each: ReturnedComment, titles: Titles, new: set[str]) -> dict[str, object]:
    """`parameter` is null for what stands beside none; `new` is false for what the engagement already holds."""
    number, title = titles.get(each.key, (None, ""))
    return {
        "parameter": each.key or None,
        "number": number,
        "title": title,
        "author": each.author,
        "at": each.at.isoformat() if each.at else None,
        "new": each.id in new,
    }


def _lines(found: Sequence[ReturnedComment], titles: Titles) -> Iterator[str]:
    if not found:
        yield "There are no comments in it, and nothing in its text was changed."
    place = None
    for each in found:
        if each.key != place:
            place = each.key
            number, title = titles.get(each.key, (None, ""))
            yield f"{number}  {title}" if title else "Not beside any parameter"
        when = f", {each.at:%Y-%m-%d %H:%M} UTC" if each.at else ""
        who = f"{each.author or 'Somebody'}{when}"
        if each.kind is ReturnedKind.PROPOSAL:
            field = f" ({each.field.replace('_', ' ')})" if each.field else ""
            yield f"  {who} proposes{field}: {_one_line(each.new) or 'to take it out'}"
            yield f"    instead of: {_one_line(each.old) or 'nothing'}"
        else:
            yield f"  {who}: {_one_line(each.text)}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
