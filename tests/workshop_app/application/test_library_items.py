"""What the coach's own library knows of its items, and what it learns from days that were held. Real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from agendas import loader
from agendas.model import Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application import own_agendas as library
from workshop_app.application import own_questions
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.learnt_minutes import learn
from workshop_app.application.library_items import item_in
from workshop_app.application.past_minutes import past_minutes
from workshop_app.application.run_session import RunSession
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.people import Person
from workshop_app.domain.run import Finish, Next, Start
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


def test_an_own_agenda_keeps_its_id_through_saves_and_renames() -> None:
    agenda = loader.load("expert_onsite")
    kept = library.keep_agenda(agenda, "Mine")
    first = library.item_of(kept.id)
    library.keep_agenda(replace(agenda, starts=(600,)), "Mine")
    again = library.item_of(kept.id)
    assert first
    assert again
    assert (first.revision, again) == (1, replace(first, revision=2))
    file = library.agendas_folder() / f"{kept.id}.toml"
    renamed = file.rename(file.with_name("own_renamed.toml"))
    assert library.item_of("own_renamed") == again
    assert library.own_agendas().agendas == (replace(kept, id="own_renamed", starts=(600,)),)
    words = renamed.read_text("utf-8")
    renamed.write_text(words.split("\n", 1)[1], encoding="utf-8")  # as an edition before this one left it
    assert library.item_of("own_renamed") is None
    assert library.keep_agenda(agenda, "Mine").id == "own_renamed"
    given = item_in(renamed.read_text("utf-8"))
    assert given
    assert given.id != first.id


def test_own_questions_keep_theirs_when_they_are_reworded() -> None:
    file = data_folder() / "library" / "questions.json"
    file.parent.mkdir(parents=True)
    old = {"why": {"added": ["Why now?"], "reworded": {"What if not?": "And if not?"}, "hidden": []}}
    file.write_text(json.dumps(old), encoding="utf-8")
    questions = own_questions.open_library()
    questions.add("cycle", "Who is away?")
    before = json.loads(file.read_text("utf-8"))
    assert {name: item[1] for name, item in before["why"]["items"].items()} == {
        "own Why now?": 1,
        "for What if not?": 1,
    }
    questions = own_questions.open_library()
    own, shipped = questions.follow_ups("why", ["What if not?"])[::-1]
    questions.reword("why", own, "Why just now?")
    questions.reword("why", shipped, "What if we do not?")
    questions = own_questions.open_library()
    questions.hide("why", "Something else")
    after = json.loads(file.read_text("utf-8"))
    assert after["why"]["items"] == {
        "own Why just now?": [before["why"]["items"]["own Why now?"][0], 2],
        "for What if not?": [before["why"]["items"]["for What if not?"][0], 2],
    }
    assert after["cycle"] == before["cycle"]


def _learn(path: Path) -> None:
    workspace = bootstrap.open_workspace(path, read_only=True)
    learn(workspace.read)
    workspace.close()


def _day(workspace: Workspace, clock: Any, agenda: Agenda, minutes: int) -> None:
    id = f"w{workspace.read.count(Workshop)}"
    workspace.apply(Add((Workshop(id, "Day with Nora Vale", AgendaKind.OWN, "own"), WorkshopAgenda(id, agenda))))
    session = RunSession(workspace, id)
    session.start(Start(clock.now(), 510))
    clock.advance(minutes * 60)
    session.apply(Next())
    clock.advance(600)
    session.apply(Finish())
    clock.advance(86_400)


def test_learnt_minutes_outlive_the_engagement_and_name_nobody(
    tmp_path: Path, clock: Any, small_agenda: Agenda
) -> None:
    folder = tmp_path / "client"
    folder.mkdir()
    path = folder / "Acme.okrw"
    acme = bootstrap.create(path, "Acme", clock)
    acme.apply(Add((Person("p1", "Nora Vale"), Team("t1", "Ferries"))))
    for minutes in (17, 21):
        _day(acme, clock, small_agenda, minutes)
    acme.close()
    shutil.copyfile(path, folder / "Acme copy.okrw")
    for file in (path, path, folder / "Acme copy.okrw"):  # opened again, and a copy of it: the same days
        _learn(file)
    shutil.rmtree(folder)
    learnt = (data_folder() / "library" / "minutes.json").read_text("utf-8")
    for word in ("Acme", "Nora", "Vale", "Ferries", "own", "open", "2026"):
        assert word not in learnt
    bravo = bootstrap.create(tmp_path / "Bravo.okrw", "Bravo", clock)
    assert past_minutes(bravo.read, small_agenda, "own") == {"open": (17, 21), "close": (10, 10)}
    _day(bravo, clock, small_agenda, 30)
    assert past_minutes(bravo.read, small_agenda, "own") == {"open": (17, 21, 30), "close": (10, 10, 10)}
    engagement = bravo.read.all(Engagement)[0]
    bravo.apply(edit(Engagement, engagement.id, sample=True))
    bravo.close()
    _learn(tmp_path / "Bravo.okrw")
    assert (data_folder() / "library" / "minutes.json").read_text("utf-8") == learnt
