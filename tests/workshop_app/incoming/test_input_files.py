"""What a name can turn out to be: each is a sentence of its own, and nothing waits for somebody to write into it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ui.labels_errors import in_english
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import files


def refused(path: Path, most: int = 100) -> KnownError:
    with pytest.raises(KnownError) as caught:
        files.read_bytes(path, most)
    assert caught.value.refused or caught.value.code is ErrorCode.FILE_MISSING
    assert len(in_english(caught.value).splitlines()) == 1
    return caught.value


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in: the path of a socket must be short."""
    folder = tmp_path_factory.mktemp("s")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
def test_everything_that_is_no_file(short: Path) -> None:
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert refused(Path("pipe")).code is ErrorCode.INPUT_NOT_A_FILE
        assert refused(Path("socket")).code is ErrorCode.INPUT_NOT_A_FILE
    assert refused(Path("/dev/zero")).code is ErrorCode.INPUT_NOT_A_FILE
    assert refused(short).code is ErrorCode.INPUT_IS_FOLDER
    Path("to_pipe").symlink_to("pipe")
    assert refused(Path("to_pipe")).code is ErrorCode.INPUT_NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("other")
    (tmp_path / "other").symlink_to("one")
    (tmp_path / "broken").symlink_to("gone")
    assert refused(tmp_path / "one").code is ErrorCode.INPUT_LINK_LOOP
    assert refused(tmp_path / "broken").code is ErrorCode.INPUT_LINK_BROKEN


def test_names_that_no_file_has(tmp_path: Path) -> None:
    for name in ("gone", "x" * 5000, "a\x00b", "gone/deeper"):
        assert refused(tmp_path / name).code is ErrorCode.FILE_MISSING
    assert refused(tmp_path / "Zo\ufffd").code is ErrorCode.INPUT_NAME_LOST


def test_a_name_that_is_not_utf8_is_a_name(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Zo\xeb\x1b[31m\n.csv"))
    path.write_bytes(b"x" * 101)
    assert files.read_bytes(path, 101) == b"x" * 101
    said = in_english(refused(path))
    assert "/Zo��[31m .csv is " in said, "no line end, no order to the terminal, nothing that cannot be written"


def test_who_may_not_read_it_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Ana")
    path.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)  # nothing stops root
        assert refused(path).code is ErrorCode.INPUT_NOT_ALLOWED
    finally:
        os.seteuid(user)


def test_the_size_is_said_and_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(bytes(2_000_001))
    assert "is 3 MB, and at most 2 MB" in in_english(refused(path, 2_000_000))
    assert "is 2001 KB, and at most 200 KB" in in_english(refused(path, 200_000))
    path.write_bytes(bytes(12))
    assert "is 12 bytes, and at most 5 bytes" in in_english(refused(path, 5))
    if Path("/proc/self/maps").exists():  # says it holds nothing
        assert refused(Path("/proc/self/maps"), 10).code is ErrorCode.INPUT_TOO_LARGE
