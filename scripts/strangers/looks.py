"""Everything a coach may do with a file somebody sent: look it over, ask the command line about it, open it, show every
screen. Each look ends well, in a sentence (KnownError), or it is a finding. Used by scripts/mutate_files and the tests.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from ui.labels_errors import in_english
from workshop_app.domain.errors import KnownError

Look = Callable[[Path], None]


class Answer(Struct, frozen=True):
    """What a look ended in: a sentence, or `kind`, `place` and `trace` of something that should not happen."""

    look: str
    sentence: str = ""
    kind: str = ""
    place: str = ""
    trace: str = ""


def verify(path: Path) -> None:
    """The question "is my file all right?"."""
    from workshop_app import bootstrap

    for finding in bootstrap.verify(path).findings:
        assert in_english(finding.error)


def _command(*words: str) -> Look:
    def look(path: Path) -> None:
        from ui.command_line import main

        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main([word if word != "FILE" else str(path) for word in words])

    return look


def documents(path: Path, begin: Callable[[str], None] = str) -> None:
    """Every document, as far as the blocks that both formats are drawn from."""
    from handouts import catalogue
    from handouts.gather import ComposeOptions
    from workshop_app import bootstrap

    workspace = bootstrap.open_workspace(path, read_only=True)
    try:
        for artefact in catalogue.ARTEFACTS:
            for edition in artefact.editions:
                begin(f"documents {artefact.id}")
                with contextlib.suppress(KnownError):
                    options = ComposeOptions(date(2027, 1, 11), edition)
                    catalogue.compose_sources(artefact.id, catalogue.gather(artefact.id, workspace.read, options))
    finally:
        workspace.close()


def write(path: Path) -> None:
    """Open for writing, read all there is, change something and take it back. On a copy: this one may change it."""
    from workshop_app import bootstrap
    from workshop_app.application.commands.engagement import EditEngagement
    from workshop_app.storage.tables import KINDS

    workspace = bootstrap.open_workspace(path)
    try:
        for kind in KINDS:
            with contextlib.suppress(KnownError):
                workspace.read.all(kind)
        workspace.apply(EditEngagement(coach="Somebody else"))
        workspace.undo()
    finally:
        workspace.close()


LOOKS: dict[str, Look] = {
    "verify": verify,
    "info": _command("info", "FILE", "--json"),
    "parameters": _command("parameters", "FILE", "--json"),
    "changes": _command("changes", "FILE", "--since", "2026-01-01", "--json"),
    "simulate": _command("simulate", "FILE", "--json"),
    "documents": documents,
}


def look(name: str, do: Look, path: Path) -> Answer:
    """What this look ends in."""
    try:
        do(path)
    except KnownError as error:
        return Answer(name, in_english(error))
    except Exception as error:
        return finding(name, error)
    return Answer(name)


def finding(name: str, error: BaseException) -> Answer:
    """An exception nobody explained, and the place in the program it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "/scripts/" not in each.filename and "site-packages" not in each.filename]
    ours = [
        each
        for each in ours
        if any(f"/{room}/" in each.filename for room in ("agendas", "workshop_app", "handouts", "ui"))
    ]
    last = ours[-1] if ours else frames[-1]
    place = f"{Path(last.filename).parent.name}/{Path(last.filename).name}:{last.lineno} {last.name}"
    return Answer(name, "", type(error).__name__, place, "".join(traceback.format_exception(error)))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, by what tells its bytes apart."""
    found = {}
    for each in sorted(folder.rglob("*")):
        if each.is_file():
            with each.open("rb") as file:
                found[str(each.relative_to(folder))] = hashlib.file_digest(file, "sha256").digest()
    return found


def all_looks(path: Path, begin: Callable[[str], None]) -> Iterator[Answer]:
    """The looks that change nothing, then one that may. `begin` hears the name of each before it starts."""
    before = contents(path.parent)
    for name, do in LOOKS.items():
        begin(name)
        yield look(name, partial(documents, begin=begin) if do is documents else do, path)
        now = contents(path.parent)
        if now != before:
            changed = sorted(each for each in {*now, *before} if now.get(each) != before.get(each))
            yield Answer(name, "", "CHANGED", " ".join(changed))
            before = now
    begin("write")
    opened = look("write", write, path)
    yield opened
    if opened.sentence:
        left = {each for each in contents(path.parent) if each.endswith((".okrw.lock", "-new")) or "~lock" in each}
        if left:
            yield Answer("write", "", "LEFT", " ".join(sorted(left)))


def temporary_files() -> set[str]:
    """What stands in the folder of temporary files; a look leaves nothing there."""
    import tempfile

    return {each for each in os.listdir(tempfile.gettempdir()) if each.startswith("okr-workshop")}
