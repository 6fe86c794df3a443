"""Papers in English from a screen that is in another language, on a computer of another country (features E14): not a
word of the screen, and no day, number or letter of that country in any of them."""

from __future__ import annotations

import contextlib
import locale
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from handouts import catalogue
from handouts.document import Document
from ui.desk import Desk
from ui.documents.catalogue_list import CatalogueList
from ui.documents.panel import DocumentsPanel
from ui.documents.view_state import DocumentChoices
from ui.documents.view_state import order as order_of
from workshop_app import sample
from workshop_app.application.workspace import Workspace

DAY = date(2026, 11, 30)
MARK = "Übersetzt"
PAPERS = ("participant_agenda", "run_sheet", "sign_in_list", "calendar")


class EverythingTranslated(QTranslator):
    """A screen in which each and every word is in another language."""

    def translate(self, _context: str, source: str, *_more: object) -> str:
        return f"{MARK} {source}"

    def isEmpty(self) -> bool:
        return False


@contextlib.contextmanager
def elsewhere(country: str, folder: Path) -> Iterator[None]:
    """The screens' words, Qt's forms and the system's days and numbers are of another country."""
    words, usual = EverythingTranslated(), QLocale()
    before = locale.setlocale(locale.LC_ALL)
    QCoreApplication.installTranslator(words)
    QLocale.setDefault(QLocale(country))
    try:
        _speak(f"{country}.UTF-8", country, folder)
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)
        QLocale.setDefault(usual)
        QCoreApplication.removeTranslator(words)


def _speak(name: str, country: str, folder: Path) -> None:
    """The system's own forms. Most computers without a screen have none but English ones: then they are made, from what
    every Linux makes them of. Only there, without even that, the papers are not tried against them."""
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, name)
        return
    maker = shutil.which("localedef")
    if maker is None:
        return
    plain, theirs = ("LC_CTYPE", "LC_COLLATE", "LC_MESSAGES"), ("LC_MONETARY", "LC_NUMERIC", "LC_TIME")
    parts = [(part, "POSIX") for part in plain] + [(part, country) for part in theirs]
    source = "".join(f'{part}\ncopy "{copied}"\nEND {part}\n' for part, copied in parts)
    (folder / "forms").write_text(source, encoding="ascii")
    words = [maker, "--no-archive", "-c", "-i", str(folder / "forms"), "-f", "UTF-8", str(folder / name)]
    subprocess.run(words, capture_output=True, check=False)  # it says what is left out
    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(locale.Error):
        patch.setenv("LOCPATH", str(folder))
        for kind in (locale.LC_MONETARY, locale.LC_NUMERIC, locale.LC_TIME):
            locale.setlocale(kind, name)
        assert f"{DAY:%A}" == "Pazartesi"


def _every_paper(workspace: Workspace) -> dict[str, tuple[Document, ...]]:
    """As the documents screen orders them."""
    found: dict[str, tuple[Document, ...]] = {}
    for artefact in catalogue.ARTEFACTS:
        for edition in artefact.editions:
            order = order_of(workspace.read, artefact.id, DocumentChoices(edition=edition), DAY)
            if order is not None:
                found[f"{artefact.id} {edition}"] = catalogue.compose_sources(artefact.id, order.sources)
    return found


def test_every_paper_says_the_same_wherever_the_screen_is(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = sample.build(tmp_path / "sample.okrw")
    try:
        here = _every_paper(workspace)
        assert len(here) > 40
        with elsewhere("tr_TR", tmp_path):  # its letters, days and signs are all others
            assert QCoreApplication.translate("documents", "Save") == f"{MARK} Save"
            there = _every_paper(workspace)
        assert {name for name in here if here[name] != there.get(name)} == set()
    finally:
        workspace.close()


@pytest.mark.usefixtures("filled")
def test_the_pack_is_in_its_own_language_to_the_last_word(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    said = [_pack(desk, qtbot, tmp_path / "here", "Save the pack")]
    with elsewhere("tr_TR", tmp_path):
        said.append(_pack(desk, qtbot, tmp_path / "there", f"{MARK} Save the pack"))
    here, there = said
    assert any(name.startswith("Contents") for name in here)
    assert there == here
    assert MARK not in " ".join(here.values())


def _pack(desk: Desk, qtbot: QtBot, folder: Path, words: str) -> dict[str, str]:
    """What stands on each paper of a pack that was made in the window, under its name."""
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 760)
    panel.refresh()
    panel.show()
    papers = panel.findChild(CatalogueList)
    assert papers is not None
    for id in papers.ticked:
        papers.tick(id, id in PAPERS)
    desk.ask.answers.append(folder)  # type: ignore[attr-defined]
    next(each for each in panel.findChildren(QPushButton) if each.text() == words).click()
    qtbot.waitUntil(lambda: not desk.background.busy)
    panel.hide()
    (made,) = folder.iterdir()
    return {str(path.relative_to(made)): _text(path) for path in made.rglob("*.pdf")}


def _text(path: Path) -> str:
    with contextlib.closing(pypdfium2.PdfDocument(path)) as pages:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
