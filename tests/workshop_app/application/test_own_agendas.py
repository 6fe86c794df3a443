"""The coach's own agendas and blocks: kept, found, replaced, and never in the way when one is broken."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas import loader
from workshop_app.application import own_agendas as library
from workshop_app.domain.errors import ErrorCode, KnownError


def test_an_agenda_is_kept_and_planned_like_a_built_in_one() -> None:
    kept = library.keep_agenda(loader.load("expert_onsite"), "  Für   den Vertrieb ")
    assert (kept.id, kept.title) == ("own_fur_den_vertrieb", "Für den Vertrieb")
    assert library.own_agendas().agendas == (kept,)
    assert library.load(kept.id) == kept
    assert library.load("expert_onsite") == loader.load("expert_onsite")
    with pytest.raises(KeyError):
        library.load("own_other")


def test_the_same_title_replaces_and_another_does_not() -> None:
    agenda = loader.load("expert_onsite")
    first = library.keep_agenda(agenda, "Mine")
    again = library.keep_agenda(replace(agenda, starts=(600,)), "mine")
    other = library.keep_agenda(agenda, "Mine!")
    assert again.id == first.id
    assert other.id != first.id
    assert [(each.title, each.starts) for each in library.own_agendas().agendas] == [
        ("mine", (600,)),
        ("Mine!", (540,)),
    ]
    library.remove_agenda(other.id)
    assert [each.id for each in library.own_agendas().agendas] == [first.id]


def test_a_title_without_latin_letters_still_gets_a_file() -> None:
    agenda = loader.load("expert_onsite")
    ids = {library.keep_agenda(agenda, "研修").id, library.keep_agenda(agenda, "ワークショップ").id}
    assert ids == {"own_agenda", "own_agenda_2"}


def test_blocks_are_kept_and_found_by_typing() -> None:
    agenda = loader.load("expert_onsite")
    for step_id in ("theory", "welcome", "lunch"):
        library.keep_block(replace(agenda.step(step_id), day=1, pinned=700))
    shelf = library.own_blocks()
    assert {step.id for step in shelf.steps} == {"theory", "welcome", "lunch"}
    assert all(step.pinned is None for step in shelf.steps)
    assert [step.id for step in library.found(shelf.steps, "LUNCH")] == ["lunch"]
    assert library.found(shelf.steps, "zebra") == ()
    assert len(library.found(shelf.steps, "")) == 3
    library.remove_block(shelf.agendas[0].id)
    assert len(library.own_blocks().agendas) == 2


def test_a_broken_file_is_set_aside_and_named() -> None:
    library.keep_agenda(loader.load("expert_onsite"), "Good")
    bad = library.agendas_folder() / "bad.toml"
    for words in ("title = ", "title = 'x'\n"):
        bad.write_text(words, encoding="utf-8")
        shelf = library.own_agendas()
        assert [each.title for each in shelf.agendas] == ["Good"]
        (aside,) = shelf.broken
        assert aside.name == "bad.toml"
        assert aside.reason
        assert aside.path is not None
        assert aside.path.read_text(encoding="utf-8") == words
        assert library.own_agendas().broken == ()
    assert len(list(library.agendas_folder().glob("bad.toml.broken*"))) == 2


def test_a_file_of_ones_own_making_gets_an_id_that_no_template_has() -> None:
    library.keep_agenda(loader.load("expert_onsite"), "Good")
    path = library.agendas_folder() / "own_good.toml"
    path.rename(library.agendas_folder() / "expert_onsite.toml")
    (agenda,) = library.own_agendas().agendas
    assert agenda.id == "own_expert_onsite"
    library.keep_agenda(agenda, "good")
    assert [each.title for each in library.own_agendas().agendas] == ["good"]
    library.remove_agenda(agenda.id)
    assert library.own_agendas().agendas == ()


def test_a_folder_that_cannot_be_made_is_said() -> None:
    library.data_folder().mkdir(parents=True)
    (library.data_folder() / "library").write_text("in the way", encoding="utf-8")
    with pytest.raises(KnownError) as failure:
        library.keep_agenda(loader.load("expert_onsite"), "Mine")
    assert failure.value.code is ErrorCode.FOLDER_UNWRITABLE
    assert library.own_agendas().agendas == ()
