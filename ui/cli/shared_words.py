"""words: words that teams share, what each counts, and what they agreed on."""

from __future__ import annotations

import argparse

from ui.cli.named_team import named_team
from ui.cli.output import Refused, complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application import between_teams
from workshop_app.application.between_teams import WordInTalk
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.between_teams import DropWord, SayWhatCounts, TalkAboutWord
from workshop_app.application.ports import Reader
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id

NO_WORD = "“{word}” was not taken up: words list shows those that were, words take-up takes one up"


def list_words(arguments: argparse.Namespace) -> int:
    """Those taken up for the talk, with what each team counts."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        told = [_told(each) for each in between_teams.words_in_talk(workspace.read)]
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def propose(arguments: argparse.Namespace) -> int:
    """Words that two sets share and that nobody took up yet."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        reader = workspace.read
        found = [
            {"word": each.word, "teams": [reader.get(Team, id).name for id in each.teams]}
            for each in between_teams.proposed_words(reader)
        ]
    finally:
        workspace.close()
    if arguments.json:
        put_json({"proposed": found})
        return 0
    for each in found:
        put(f"{each['word']}: {', '.join(each['teams'])}")
    return 0


def take_up(arguments: argparse.Namespace) -> int:
    """Take a word up for the talk: for the teams that are named, else for those whose sets hold it."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        reader = workspace.read
        teams = tuple(named_team(reader, each).id for each in arguments.team or ())
        teams = teams or between_teams.teams_using(reader, arguments.word)
        workspace.apply(TalkAboutWord(new_id(), arguments.word, teams))
        _put([_told(_word(reader, arguments.word))], as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def say(arguments: argparse.Namespace) -> int:
    """What one team counts."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        word, team = _word(workspace.read, arguments.word), named_team(workspace.read, arguments.team)
        workspace.apply(SayWhatCounts(word.word.id, team.id, arguments.counts))
        _put_word(workspace, word.word.id, arguments)
    finally:
        workspace.close()
    return 0


def agree(arguments: argparse.Namespace) -> int:
    """What the teams agreed that it means: from now on part of the glossary."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        word = _word(workspace.read, arguments.word).word
        workspace.apply(edit(SharedWord, word.id, meaning=arguments.meaning.strip()))
        _put_word(workspace, word.id, arguments)
    finally:
        workspace.close()
    return 0


def drop(arguments: argparse.Namespace) -> int:
    """Take a word out of the talk, with what was said about it."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        word = _word(workspace.read, arguments.word).word
        workspace.apply(DropWord(word.id))
    finally:
        workspace.close()
    if arguments.json:
        put_json({"dropped": word.word})
    return 0


def _word(reader: Reader, wanted: str) -> WordInTalk:
    same = " ".join(wanted.split()).casefold()
    for each in between_teams.words_in_talk(reader):
        if same in (each.word.word.casefold(), each.word.id):
            return each
    complain(NO_WORD.format(word=wanted))
    raise Refused


def _put_word(workspace: Workspace, id: str, arguments: argparse.Namespace) -> None:
    told = [_told(each) for each in between_teams.words_in_talk(workspace.read) if each.word.id == id]
    _put(told, as_json=arguments.json)


def _told(talk: WordInTalk) -> dict[str, object]:
    return {
        "id": talk.word.id,
        "word": talk.word.word,
        "meaning": talk.word.meaning,
        "differs": talk.differs,
        "counts": [{"team": team.name, "counts": meaning.counts} for team, meaning in talk.meanings],
    }


def _put(told: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        put_json({"words": told})
        return
    for each in told:
        state = f"means {each['meaning']}" if each["meaning"] else "nothing agreed yet"
        put(f"{each['word']}: {state}{'; the teams differ' if each['differs'] else ''}")
        counts = each["counts"]
        assert isinstance(counts, list)
        for said in counts:
            put(f"  {said['team']}: {said['counts'] or 'nothing said yet'}")
