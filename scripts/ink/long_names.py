"""The sample with names as long and as strange as clients bring them, and with many workshops."""

from __future__ import annotations

from pathlib import Path

from agendas import loader
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, Edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

CLIENT = "Donaudampfschifffahrtsgesellschaft"
TEAM = "Group for the improvement of passenger information on the northern islands, east"
NAMES = (
    "Ana Maria do Carmo de Albuquerque e Castro Vasconcelos-Silva",
    "محمد بن عبد الرحمن الخوارزمي البغدادي",
    "מרים בת־שבע רוזנשטיין־אברמוביץ׳",
    "Wolfeschlegelsteinhausenbergerdorff",
    "欧阳美丽·阿卜杜热合曼·买买提明",
    "Zoë 👩🏽‍🚀 Ágústína Sigurðardóttir-Þorvaldsdóttir 🎻",
    "Anto\u0301nio Fa\u0303o Gra\u0327c\u0327a Ni\u0308n\u0303o",
    "Kensington-Worthingtonshire, Alexander Montgomery the 1st",
    "Kensington-Worthingtonshire, Alexander Montgomery the 2nd",
)


def write(path: Path, workshops: int) -> None:
    """Change the sample at this path; `workshops` is how many it has afterwards."""
    workspace = bootstrap.open_workspace(path)
    read = workspace.read
    workspace.apply(Edit(Engagement, queries.engagement(read).id, (("client", CLIENT),)))
    for team in queries.teams(read)[:2]:
        workspace.apply(Edit(Team, team.id, (("name", TEAM),)))
    for person, name in zip(queries.people(read), NAMES, strict=False):
        workspace.apply(Edit(Person, person.id, (("name", name), ("team", TEAM))))
    _more_workshops(workspace, workshops)
    workspace.close()


def _more_workshops(workspace: Workspace, wanted: int) -> None:
    known = queries.workshops(workspace.read)
    agenda = queries.agenda(workspace.read, known[0].id).agenda
    for number in range(len(known), wanted):
        made = Workshop(new_id(), f"{TEAM} drafts, part {number}", agenda.kind, agenda.id, position=number)
        workspace.apply(Add((made, WorkshopAgenda(made.id, agenda))))


def add_rooms(path: Path, rooms: int) -> None:
    """A workshop with one trio in each of so many rooms, the same in every round."""
    workspace = bootstrap.open_workspace(path)
    agenda = loader.load("expert_onsite")
    people = [
        Person(new_id(), f"{NAMES[n % len(NAMES)][: 12 + n % 9]} {n + 1}", position=100 + n) for n in range(3 * rooms)
    ]
    seated = tuple(
        SeatedRoom(str(n + 1), people[3 * n].id, people[3 * n + 1].id, (people[3 * n + 2].id,)) for n in range(rooms)
    )
    shop = Workshop(new_id(), f"{rooms} rooms", agenda.kind, agenda.id, position=900)
    plan = GroupPlan(shop.id, 0, tuple(SeatedRound(number, seated) for number in (1, 2, 3)))
    there = (Attendance(new_id(), shop.id, each.id, position=place) for place, each in enumerate(people))
    workspace.apply(Add((shop, WorkshopAgenda(shop.id, agenda), plan, *people, *there)))
    workspace.close()
