"""What cannot be opened is refused with the right code, and neither it nor its folder is changed by the attempt."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import SCHEMA_VERSION
from workshop_app.storage.tables import KINDS

Contents = Callable[[Path], dict[str, bytes | None]]


def _nothing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 100)


def _zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _one_byte_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _sixty_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (id)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()


def _no_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=0")
    connection.close()


def _no_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DROP TABLE engagement")
    connection.commit()
    connection.close()


def _two_engagements(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO engagement SELECT 'other', client, cycle_name, cycle_start, cycle_months, coach, language, paper,"
        " confidentiality, sample, country, region, zone, 2 FROM engagement"
    )
    connection.commit()
    connection.close()


def _torn_first_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4000] = os.urandom(3900)
    path.write_bytes(data)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_nothing, ErrorCode.FILE_MISSING),
        (_empty, ErrorCode.FILE_UNFINISHED),
        (_text, ErrorCode.FILE_NOT_OURS),
        (_zip, ErrorCode.FILE_NOT_OURS),
        (_zeros, ErrorCode.FILE_UNFINISHED),
        (_half, ErrorCode.FILE_UNFINISHED),
        (_one_byte_short, ErrorCode.FILE_UNFINISHED),
        (_sixty_bytes, ErrorCode.FILE_UNFINISHED),
        (_folder, ErrorCode.FILE_NOT_OURS),
        (_other_database, ErrorCode.FILE_NOT_OURS),
        (_newer, ErrorCode.FILE_TOO_NEW),
        (_no_version, ErrorCode.FILE_DAMAGED),
        (_no_tables, ErrorCode.FILE_DAMAGED),
        (_two_engagements, ErrorCode.FILE_DAMAGED),
        (_torn_first_page, ErrorCode.FILE_DAMAGED),
    ],
)
def test_refused_and_untouched(
    full_file: Path, contents: Contents, damage: Callable[[Path], None], code: ErrorCode, read_only: bool
) -> None:
    damage(full_file)
    before = contents(full_file.parent)

    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file, read_only=read_only)

    assert refused.value.code is code
    assert refused.value.facts["path"] == str(full_file)
    assert contents(full_file.parent) == before


def test_newer_file_names_both_versions(full_file: Path) -> None:
    _newer(full_file)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert (refused.value.facts["version"], refused.value.facts["ours"]) == (99, SCHEMA_VERSION)


@pytest.mark.parametrize("seed", range(16))
def test_flipped_bytes_never_give_a_traceback(full_file: Path, seed: int) -> None:
    """Damage behind the first page may go unnoticed at opening; then reading works or says FILE_DAMAGED."""
    dice = random.Random(seed)
    data = bytearray(full_file.read_bytes())
    for _ in range(60):
        data[dice.randrange(100, len(data))] = dice.randrange(256)
    full_file.write_bytes(data)
    codes = set()
    try:
        opened = bootstrap.open_workspace(full_file)
        for kind in KINDS:
            try:
                opened.read.all(kind)
            except KnownError as error:
                codes.add(error.code)
        opened.close()
    except KnownError as error:
        codes.add(error.code)
    assert codes <= {ErrorCode.FILE_DAMAGED}
    # Whatever was hit, a look at the file never fails either.
    assert {finding.code for finding in bootstrap.verify(full_file).findings} <= {
        ErrorCode.FILE_DAMAGED,
        ErrorCode.NOT_FOUND,
    }


def test_write_protected_file_opens_for_reading_only(full_file: Path, contents: Contents) -> None:
    full_file.chmod(0o444)
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_READ_ONLY

    opened = bootstrap.open_workspace(full_file, read_only=True)
    try:
        assert queries.engagement(opened.read).client == "Acme"
        with pytest.raises(KnownError) as again:
            opened.apply(EditEngagement(client="Other"))
        assert again.value.code is ErrorCode.FILE_READ_ONLY
        assert opened.read_only
    finally:
        opened.close()
    assert contents(full_file.parent) == before


@pytest.mark.skipif(os.name == "nt", reason="there a folder has no mode bits")
def test_write_protected_folder(full_file: Path, tmp_path: Path) -> None:
    full_file.parent.chmod(0o555)
    try:
        with pytest.raises(KnownError) as refused:
            bootstrap.open_workspace(full_file)
        assert refused.value.code is ErrorCode.FOLDER_UNWRITABLE
        with pytest.raises(KnownError) as new:
            bootstrap.create(full_file.with_name("New.okrw"), "New")
        assert new.value.code is ErrorCode.FOLDER_UNWRITABLE
        bootstrap.open_workspace(full_file, read_only=True).close()
    finally:
        full_file.parent.chmod(0o755)


def test_create_never_writes_over_a_file(full_file: Path, contents: Contents) -> None:
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.create(full_file, "Other")
    assert refused.value.code is ErrorCode.FILE_EXISTS
    assert contents(full_file.parent) == before


def test_create_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        bootstrap.create(tmp_path / "nowhere" / "Acme.okrw", "Acme")
    assert refused.value.code is ErrorCode.FOLDER_UNWRITABLE


def test_a_name_no_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 5000 + ".okrw")
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(path)
    assert refused.value.code is ErrorCode.FILE_MISSING
    with pytest.raises(KnownError) as refused:
        bootstrap.create(path, "Acme")
    assert refused.value.code is ErrorCode.FILE_NAME_UNUSABLE
    assert bootstrap.verify(path).problems


def test_a_file_in_place_of_the_folder(full_file: Path) -> None:
    inside = full_file / "Acme.okrw"
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(inside)
    assert refused.value.code is ErrorCode.FILE_MISSING
    with pytest.raises(KnownError) as new:
        bootstrap.create(inside, "Acme")
    assert new.value.code in (ErrorCode.FOLDER_UNWRITABLE, ErrorCode.FILE_MISSING)


def test_names_that_look_like_addresses_are_only_names(tmp_path: Path) -> None:
    sure = "sure" if os.name == "nt" else "sure?"  # a letter that no name may have there
    path = tmp_path / f"100% {sure} #1 & 'co'; –ž.okrw"
    bootstrap.create(path, "Acme").close()
    opened = bootstrap.open_workspace(path)
    assert queries.engagement(opened.read).client == "Acme"
    opened.close()
    assert path.exists()
