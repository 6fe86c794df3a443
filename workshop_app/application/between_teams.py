"""The read side of what teams need of each other: both sides of a dependency, what waits for a yes, the map, and the
words they share."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.needs_log import sets_written
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.naming import alike
from workshop_app.domain.shared_words import SharedWordFound, shared_words


class BothSides(Struct, frozen=True):
    """Of one team: what it needs of others, and what others need of it. One list is the other list of somebody else."""

    needs: tuple[TeamDependency, ...]
    gives: tuple[TeamDependency, ...]


class NeedLine(Struct, frozen=True):
    """One arrow of the map: from the team that needs to the one that gives, by name; how many, and how many of them
    are confirmed, how many of those in part only, and how many are refused. The ids are of teams that are known."""

    needs: str
    gives: str
    number: int
    confirmed: int
    partly: int = 0
    refused: int = 0
    needs_id: str = ""
    gives_id: str = ""


class WordInTalk(Struct, frozen=True):
    """A shared word with what each team counts, side by side."""

    word: SharedWord
    meanings: tuple[tuple[Team, WordMeaning], ...]

    @property
    def differs(self) -> bool:
        """Whether two teams said different things; what was not said yet is no difference."""
        said = {" ".join(each.counts.casefold().split()) for _, each in self.meanings} - {""}
        return len(said) > 1


def both_sides(reader: Reader, team_id: str) -> BothSides:
    """The dependencies of one team, in the order they were written down."""
    return BothSides(reader.all(TeamDependency, needs_id=team_id), reader.all(TeamDependency, gives_id=team_id))


def map_of_needs(reader: Reader) -> tuple[NeedLine, ...]:
    """Who depends on whom; those without a team to give are no line of it."""
    lines: dict[tuple[str, str], NeedLine] = {}
    for each in reader.all(TeamDependency):
        ids = (each.needs_id or "", each.gives_id or "")
        key = (ids[0] or alike(each.needs), ids[1] or alike(each.gives))
        if each.gives.strip():
            known = lines.get(key, NeedLine(each.needs, each.gives, 0, 0, needs_id=ids[0], gives_id=ids[1]))
            lines[key] = replace(
                known,
                number=known.number + 1,
                confirmed=known.confirmed + each.is_confirmed,
                partly=known.partly + (each.is_confirmed and each.view is TheirView.PARTLY),
                refused=known.refused + each.is_refused,
            )
    return tuple(lines.values())


def words_in_talk(reader: Reader) -> tuple[WordInTalk, ...]:
    """The words that were taken up, with what the teams said."""
    teams = {each.id: each for each in reader.all(Team)}
    return tuple(
        WordInTalk(
            word,
            tuple(
                (teams[each.team_id], each)
                for each in reader.all(WordMeaning, word_id=word.id)
                if each.team_id in teams
            ),
        )
        for word in reader.all(SharedWord)
    )


def proposed_words(reader: Reader) -> tuple[SharedWordFound, ...]:
    """Words that two teams use in the key results of their latest sets, and that are not in the talk yet."""
    language = queries.engagement(reader).language
    return shared_words(_said(reader), (each.word for each in reader.all(SharedWord)), language)


def teams_using(reader: Reader, word: str) -> tuple[str, ...]:
    """The teams in whose key results a word stands, by id."""
    wanted = re.compile(rf"(?<!\w){re.escape(' '.join(word.split()))}(?!\w)", re.IGNORECASE)
    return tuple(dict.fromkeys(team for team, text in _said(reader) if word.strip() and wanted.search(text)))


def _said(reader: Reader) -> list[tuple[str, str]]:
    """The team and the words of every key result of the latest sets."""
    return [
        (each.draft.team_id, result.text)
        for each in sets_written(reader)
        for _, results in each.objectives
        for result in results
    ]
