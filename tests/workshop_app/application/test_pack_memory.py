"""Which copy of a file a printed pack belongs to."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workshop_app import bootstrap
from workshop_app.application import pack_memory
from workshop_app.application.commands.basic import Add
from workshop_app.application.pack_memory import WhosePack
from workshop_app.clock import SystemClock
from workshop_app.domain.lineage import CopyReason
from workshop_app.domain.people import Person

STAMP = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)


def _whose(path: Path) -> WhosePack:
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        return pack_memory.whose(opened.read, path, "w")


def _made(path: Path) -> list[int]:
    """How many of the sheets that Ana and Ben printed are known to lie beside this file."""
    found = pack_memory.recalled(_whose(path))
    return [found.printed(each) if found else 0 for each in ("list:Ana", "list:Ben")]


def _changed(path: Path) -> None:
    with closing(bootstrap.open_workspace(path)) as opened:
        opened.apply(Add((Person(f"p{len(opened.read.all(Person))}", "Cleo"),)))


def _begun(path: Path) -> Path:
    with closing(bootstrap.create(path, "Acme")) as opened:
        opened.apply(Add((Person("a", "Ana"),)))
    return path


def test_two_copies_are_printed_apart(tmp_path: Path) -> None:
    """One that the system copied, with everything that it says of itself, and one that was handed over."""
    mine = _begun(tmp_path / "Acme.okrw")
    copied, handed = tmp_path / "Acme (2).okrw", tmp_path / "Acme for Ben.okrw"
    pack_memory.remember(_whose(mine), {"list:Ana": 3}, STAMP, passphrase=False)
    shutil.copy2(mine, copied)
    with closing(bootstrap.open_workspace(mine)) as opened:
        opened.save_copy(handed, CopyReason.HANDED_OVER)
    assert [_made(each) for each in (mine, copied, handed)] == [[3, 0], [0, 0], [0, 0]]
    pack_memory.remember(_whose(copied), {"list:Ben": 2}, STAMP, passphrase=False)
    pack_memory.remember(_whose(handed), {"list:Ben": 5}, STAMP, passphrase=False)
    for each in (mine, copied, handed):
        _changed(each)
    assert [_made(each) for each in (mine, copied, handed)] == [[3, 0], [0, 2], [0, 5]]
    pack_memory.forget(_whose(mine))
    assert [_made(each) for each in (mine, copied, handed)] == [[0, 0], [0, 2], [0, 5]]


def test_a_file_with_another_name_is_what_it_was(tmp_path: Path) -> None:
    mine = _begun(tmp_path / "Acme.okrw")
    pack_memory.remember(_whose(mine), {"list:Ana": 3}, STAMP, passphrase=False)
    mine = mine.rename(tmp_path / "Harbour.okrw")
    _changed(mine)
    assert _made(mine) == [3, 0]
    link = tmp_path / "link.okrw"
    link.symlink_to(mine)
    assert _made(link) == [3, 0]
    pack_memory.remember(_whose(mine), {"list:Ana": 4}, STAMP, passphrase=False)
    assert _made(mine) == [4, 0]


def test_an_earlier_version_in_the_place_of_the_file_is_printed_still(tmp_path: Path) -> None:
    """Another copy that is put there is not."""
    mine = _begun(tmp_path / "Acme.okrw")
    other = _begun(tmp_path / "Other.okrw")
    pack_memory.remember(_whose(mine), {"list:Ana": 3}, STAMP, passphrase=False)
    earlier = tmp_path / "earlier.okrw"
    shutil.copy2(mine, earlier)  # as the dated copies are
    _changed(mine)
    bootstrap.restore_backup(mine, earlier, SystemClock())
    assert _made(mine) == [3, 0]
    other.replace(mine)
    assert _made(mine) == [0, 0]


def test_what_it_says_names_no_file(tmp_path: Path) -> None:
    mine = _begun(tmp_path / "Harbour.okrw")
    pack_memory.remember(_whose(mine), {"list:Ana": 3}, STAMP, passphrase=False)
    assert "Harbour" not in pack_memory._path().read_text("utf-8")
    pack_memory.remember(_whose(mine), {"list:Ana": 3}, STAMP, passphrase=True)
    assert _made(mine) == [0, 0]


def test_what_is_printed_in_part_lies_beside_what_was() -> None:
    """Two of the pages alone went to the printer; the others of before are there still."""
    whose = WhosePack("w")
    pack_memory.remember(whose, {"list:Ana": 1, "list:Ben": 1}, STAMP, passphrase=False)
    pack_memory.remember(whose, {"list:Ben": 2}, STAMP, passphrase=False, partly={"list"})
    found = pack_memory.recalled(whose)
    assert found is not None
    assert [found.printed(each) for each in ("list:Ana", "list:Ben")] == [1, 3]
