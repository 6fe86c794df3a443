"""A stick that is pulled out while papers are written onto it: whatever the system leaves in its place, nothing is
called saved that is gone, and nothing goes on to be written where nobody would look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from handouts import catalogue, export, pack
from handouts.gather import ComposeOptions
from handouts.pack import PackForm
from ui.background import Progress
from ui.documents.jobs import WriteFiles
from ui.documents.view_state import Order
from ui.labels_errors import in_english
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Workshop, WorkshopStatus

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
STAMP = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PAPERS = ("sign_in_list", "parking_lot_sheet", "name_cards")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build(tmp_path_factory.mktemp("stick") / "sample.okrw", SystemClock())
    yield workspace
    workspace.close()


def _nothing(_folders: list[Path]) -> None:
    """The place goes with it, as on a Mac and where the desktop mounts it."""


def _the_place(folders: list[Path]) -> None:
    """The empty folder that it was mounted on stays."""
    folders[0].mkdir()


def _made_again(folders: list[Path]) -> None:
    """All folders are there again: what was being written as it went made them."""
    for each in folders:
        each.mkdir()


LEFT = (_nothing, _the_place, _made_again)


def _pull(stick: Path, leave: Callable[[list[Path]], None]) -> None:
    folders = sorted((stick, *(each for each in stick.rglob("*") if each.is_dir())))
    stick.rename(stick.with_name("pulled"))
    leave(folders)


@pytest.mark.parametrize("leave", LEFT)
@pytest.mark.parametrize("form", [PackForm(), PackForm(one_file=True)])
@pytest.mark.parametrize("after", [1, 4, 6])
def test_a_pack_on_a_pulled_stick_is_never_called_whole(
    built: Workspace, tmp_path: Path, leave: Callable[[list[Path]], None], form: PackForm, after: int
) -> None:
    (id,) = (each.id for each in built.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    wanted, stick = pack.order(built.read, id, OPTIONS, PAPERS), tmp_path / "stick"

    def tell(done: int, _total: int, _name: str) -> None:
        if done == after and stick.exists() and not (tmp_path / "pulled").exists():
            _pull(stick, leave)

    with pytest.raises(KnownError) as told:
        pack.write(wanted, ("pdf",), stick, Paper.A4, STAMP, tell, form)
    assert told.value.code is ErrorCode.PACK_UNFINISHED
    said = in_english(told.value)
    in_all = 8 if form.one_file else 7  # with the one that is ready to print
    assert f"(No such file or directory): it stopped after {after} of {in_all} files" in said
    assert not list(stick.rglob("*.pdf")), "where nobody would look for it"


@pytest.mark.parametrize("leave", LEFT)
def test_documents_one_by_one_name_only_what_stands_there(
    built: Workspace, tmp_path: Path, leave: Callable[[list[Path]], None]
) -> None:
    stick = tmp_path / "stick"
    orders = tuple(Order(id, catalogue.gather(id, built.read, OPTIONS)) for id in ("glossary", "question_card"))

    class PulledAtTheSecond(Progress):
        def tell(self, done: int, total: int, what: str = "") -> None:
            if done == 1:
                _pull(stick, leave)

    made = WriteFiles(orders, ("pdf",), stick, Paper.A4, STAMP)(PulledAtTheSecond(lambda _step: None, Event()))
    assert made.problem is not None
    assert made.problem.code is ErrorCode.NOT_WRITTEN
    assert (made.files, list(stick.rglob("*.pdf"))) == ((), [])


def test_a_stick_pulled_after_the_last_document_is_noticed(
    built: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, real = tmp_path / "stick", export.save_or_refuse

    def then_pulled(*all: Any, **named: Any) -> Any:
        made = real(*all, **named)
        _pull(stick, _the_place)
        return made

    monkeypatch.setattr(export, "save_or_refuse", then_pulled)
    order = Order("glossary", catalogue.gather("glossary", built.read, OPTIONS))
    made = WriteFiles((order,), ("pdf",), stick, Paper.A4, STAMP)(Progress(lambda _step: None, Event()))
    assert made.problem is not None
    assert "Check that it can still be reached" in in_english(made.problem)
    assert made.files == ()
