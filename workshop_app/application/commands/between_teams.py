"""Commands between teams: what one needs of another, and what they mean by words they share. Plain fields go through
`basic.edit`, those of a dependency through `WriteDependency`."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.between_teams import SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT, checked, one_line

LONG = frozenset({"their_reality", "gives_up", "agreed_words", "how_seen"})  # may have several lines
WRITTEN = LONG | frozenset(
    {
        *("needs", "gives", "what", "due", "key_result_id", "needs_owner", "gives_owner", "confirmed_by"),
        *("confirmed_on", "escalate_to", "next_look"),
    }
)


class AddDependency(Struct, frozen=True):
    """Write down that a team needs something. Who needs it and what is needed have to be said; from whom may be open
    yet."""

    dependency: TeamDependency
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tidy = replace(
            self.dependency,
            needs=one_line(self.dependency.needs),
            gives=one_line(self.dependency.gives),
            what=one_line(self.dependency.what),
        )
        for field in ("needs", "what"):
            if not getattr(tidy, field):
                raise KnownError(ErrorCode.TEXT_MISSING, field=field)
        for field in ("needs", "gives"):
            checked(getattr(tidy, field), field, LONGEST_NAME)
        tx.put(tidy)


class RemoveDependencies(Struct, frozen=True):
    """Take lines out of the log, with what was half typed in them."""

    ids: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for id in self.ids:
            remove_unsent(tx, id)
        tx.remove_all(TeamDependency, self.ids)


class WriteDependency(Struct, frozen=True):
    """Change one field of a line of the log. What is needed, and by whom, may not be emptied; what the other side says
    is `ConfirmDependency`."""

    id: str
    name: str
    value: Any
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (WriteDependency, self.id, self.name) if isinstance(self.value, str) else None

    def run(self, tx: Transaction, clock: Clock) -> None:
        known, value = tx.get(TeamDependency, self.id), self.value
        if self.name not in WRITTEN:
            raise KnownError(ErrorCode.NOT_FOUND, kind="field", id=self.name)
        if isinstance(value, str) and self.name not in LONG:
            value = checked(one_line(value), self.name, LONGEST_NAME if self.name != "what" else LONGEST_TEXT)
        if self.name in ("needs", "what") and not value:
            raise KnownError(ErrorCode.TEXT_MISSING, field=self.name)
        tx.put(replace(known, **{self.name: value}))


class ConfirmDependency(Struct, frozen=True):
    """What the team that is asked says, who says it, and when. `UNSAID` takes it back."""

    id: str
    view: TheirView
    by: str = ""
    on: date | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        known = tx.get(TeamDependency, self.id)
        said = self.view is not TheirView.UNSAID
        day = (self.on or clock.now().astimezone().date()) if said else None
        who = one_line(self.by) if said else ""
        tx.put(replace(known, view=self.view, confirmed_by=who, confirmed_on=day))


class TalkAboutWord(Struct, frozen=True):
    """Take a word up for the talk, with an empty line for each team that uses it. One word is taken up once."""

    id: str
    word: str
    teams: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        word = one_line(self.word)
        if not word:
            raise KnownError(ErrorCode.TEXT_MISSING, field="word")
        same = [each for each in tx.all(SharedWord) if each.word.casefold() == word.casefold()]
        kept = same[0] if same else SharedWord(self.id, word)
        tx.put(kept)
        there = {each.team_id for each in tx.all(WordMeaning, word_id=kept.id)}
        for team in self.teams:
            tx.get(Team, team)
            if team not in there:
                tx.put(once_only(tx, WordMeaning("", kept.id, team)))


class SayWhatCounts(Struct, frozen=True):
    """What a team counts when it uses a word that was taken up; a team that had no line gets one."""

    word_id: str
    team_id: str
    counts: str
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (SayWhatCounts, self.word_id, self.team_id)

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(SharedWord, self.word_id)
        tx.get(Team, self.team_id)
        known = next(iter(tx.all(WordMeaning, word_id=self.word_id, team_id=self.team_id)), None)
        meaning = known or once_only(tx, WordMeaning("", self.word_id, self.team_id))
        tx.put(replace(meaning, counts=self.counts))


class DropWord(Struct, frozen=True):
    """Take a word out of the talk, with what the teams said."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for each in tx.all(WordMeaning, word_id=self.id):
            tx.remove(WordMeaning, each.id)
        tx.remove(SharedWord, self.id)
