"""The list of who takes part, without Qt: by teams with the lead first, or from forty people on those who were looked
for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ui.groups.view_state import Invited
from ui.widgets.alike import alike
from workshop_app.domain.naming import folded

MANY = 40  # people from which they are looked for, and no longer stand under their teams
MOST_TEAMS = 8  # chips


class PeopleRow(Struct, frozen=True):
    """A head (then `person` is None) or somebody. `lead` has reports in the team, `reports` is one of them, `last` the
    last of them; `below` is said in a second line; `alike`: somebody else's name begins so, too."""

    words: str
    person: Invited | None = None
    lead: bool = False
    reports: bool = False
    last: bool = False
    below: str = ""
    alike: bool = False


class PeopleSought(Struct, frozen=True):
    """What is looked for: words, and a team (None: any) or only those who take part."""

    words: str = ""
    team: str | None = None
    taking_part: bool = False

    @property
    def anything(self) -> bool:
        """Whether anybody is left out."""
        return bool(self.words.strip()) or self.team is not None or self.taking_part


def found(people: Iterable[Invited], sought: PeopleSought) -> tuple[Invited, ...]:
    """Those who are meant: every typed word somewhere in name or team, without case and accents."""
    words = folded(sought.words).split()
    return tuple(
        each
        for each in people
        if (sought.team is None or each.team == sought.team)
        and (each.invited or not sought.taking_part)
        and all(word in folded(f"{each.name} {each.team}") for word in words)
    )


def teams(people: Iterable[Invited]) -> tuple[tuple[str, int], ...]:
    """The largest teams with how many they are, in the order in which they come."""
    counts = Counter(each.team for each in people if each.team)
    largest = {name for name, _ in counts.most_common(MOST_TEAMS)}
    return tuple((name, count) for name, count in counts.items() if name in largest)


def rows(people: Sequence[Invited], without: str, away: str, by_team: bool) -> tuple[PeopleRow, ...]:
    """Under their teams, `without` being the head of those who have none; or one after the other, with the team below
    the name. `away` is said of who takes part and is not here."""
    made = _in_order(people, without, by_team)
    twins = alike(each.name for each in people)
    made = tuple(replace(each, alike=True) if each.words in twins and each.person else each for each in made)
    gone = (each.person is not None and each.person.invited and not each.person.present for each in made)
    return tuple(
        replace(each, below=" · ".join(part for part in (away, each.below) if part)) if missed else each
        for each, missed in zip(made, gone, strict=True)
    )


def _in_order(people: Sequence[Invited], without: str, by_team: bool) -> tuple[PeopleRow, ...]:
    if not by_team or not any(each.team for each in people):
        return tuple(PeopleRow(each.name, each, below=_below(each, with_team=not by_team)) for each in people)
    grouped: dict[str, list[Invited]] = {}
    for each in people:
        grouped.setdefault(each.team, []).append(each)
    alone = grouped.pop("", [])
    made: list[PeopleRow] = []
    for team, members in (*grouped.items(), *((("", alone),) if alone else ())):
        made.append(PeopleRow(team or without))
        made += _of_team(members)
    return tuple(made)


def _of_team(members: Sequence[Invited]) -> list[PeopleRow]:
    here = {each.id for each in members}
    bosses = Counter(each.boss_id for each in members if each.boss_id in here)
    lead = next((each for each in members if bosses[each.id] and each.boss_id not in here), None)
    if lead is None:
        return [PeopleRow(each.name, each, below=_below(each)) for each in members]
    below = [each for each in members if each is not lead and each.boss_id in here]
    rest = [each for each in members if each is not lead and each.boss_id not in here]
    return [
        PeopleRow(lead.name, lead, lead=True, below=_below(lead)),
        *(PeopleRow(each.name, each, reports=True, last=each is below[-1], below=_below(each)) for each in below),
        *(PeopleRow(each.name, each, below=_below(each)) for each in rest),
    ]


def _below(each: Invited, with_team: bool = False) -> str:
    marks = each.marks if each.invited else ""
    return " · ".join(part for part in (each.team if with_team else "", marks) if part)
