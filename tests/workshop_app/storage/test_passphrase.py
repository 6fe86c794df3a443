"""A file with a passphrase: what is written of it anywhere, what it tells without its key, and what becomes of it when
the program is killed while a passphrase is set, changed or taken off."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.storage import cipher, salts
from workshop_app.storage.engine import SCHEMA_VERSION

WORDS, OTHER = "correct horse", "battery staple"
MARKER = "Quokkaferry"
FEW = 1_000  # rounds, where nobody guesses: the proper number takes a fifth of a second, and only one test looks at it
PROPER = cipher.ROUNDS


@pytest.fixture(scope="module", autouse=True)
def _few_rounds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "ROUNDS", FEW)
        yield


@pytest.fixture(autouse=True)
def _no_keys_left() -> Iterator[None]:
    yield
    assert not salts.KEYS, "a key outlived its file"
    assert not any(cipher._HOLDERS.values())


@pytest.fixture(scope="module")
def _sealed(full: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The full file with a passphrase. It has no copy yet, and the passphrase is all that was changed."""
    path = tmp_path_factory.mktemp("sealed") / "Acme.okrw"
    path.write_bytes(full)
    bootstrap.change_passphrase(path, new=WORDS)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return path.read_bytes()


@pytest.fixture
def locked(full_file: Path, _sealed: bytes) -> Path:
    full_file.write_bytes(_sealed)
    return full_file


def _open(path: Path, words: str = WORDS, **more: bool) -> bootstrap.Workspace:
    bootstrap.unlock(path, words)
    try:
        return bootstrap.open_workspace(path, **more)
    finally:
        bootstrap.forget_key(path)


def _refused(path: Path, words: str) -> ErrorCode:
    with pytest.raises(KnownError) as known:
        bootstrap.unlock(path, words)
    return known.value.code


def _holding(folder: Path, marker: str) -> list[str]:
    """Files under this folder in whose bytes the marker stands, in the two ways a text is stored."""
    forms = (marker.encode("utf-8"), marker.encode("utf-16-le"))
    return [str(each) for each in folder.rglob("*") if each.is_file() and any(f in each.read_bytes() for f in forms)]


def test_reading_a_plain_file_loads_no_cipher(full_file: Path) -> None:
    code = (
        "import sys; from workshop_app import bootstrap; bootstrap.open_workspace(sys.argv[1]).close(); "
        "sys.exit(not {'sqlcipher3', 'workshop_app.storage.cipher'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(full_file)], check=False).returncode == 0


def test_locked_it_tells_what_it_is_and_nothing_else(locked: Path) -> None:
    assert bootstrap.has_passphrase(locked)
    with pytest.raises(KnownError) as known:
        bootstrap.open_workspace(locked)
    assert (known.value.code, known.value.facts["version"]) == (ErrorCode.PASSPHRASE_NEEDED, SCHEMA_VERSION)
    report = bootstrap.verify(locked)
    assert [each.code for each in report.findings] == [ErrorCode.PASSPHRASE_NEEDED]
    before = locked.read_bytes()
    assert _refused(locked, "wrong horse") is ErrorCode.PASSPHRASE_WRONG
    assert _refused(locked, "") is ErrorCode.PASSPHRASE_WRONG
    assert locked.read_bytes() == before
    assert sorted(each.name for each in locked.parent.iterdir() if each.is_file()) == [locked.name]


def test_opened_it_is_the_same_file(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    people = opened.read.all(Person)
    opened.close()
    bootstrap.change_passphrase(full_file, new=WORDS)
    opened = _open(full_file)
    assert opened.read.all(Person) == people
    opened.apply(edit(Person, "p1", note="changed"))
    opened.undo()
    assert opened.read.all(Person) == people
    assert bootstrap.verify(full_file).problems == ()
    opened.close()
    opened = _open(full_file, read_only=True)
    assert opened.read.all(Person) == people
    opened.close()


def test_no_byte_anywhere_holds_what_was_typed(locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    opened = _open(locked)
    opened.apply(Add((Person("quokka", MARKER, note=f"{MARKER} " * 3000),)))
    opened.apply(edit(Person, "quokka", job=MARKER))
    bootstrap.back_up(locked, always=True)
    opened.save_copy(tmp_path / "handed over.okrw")
    assert bootstrap.verify(locked).problems == ()
    opened.close()
    assert _holding(tmp_path, MARKER) == []
    for each in (locked, tmp_path / "handed over.okrw", bootstrap.list_backups(locked)[0].path):
        again = _open(each, read_only=True)
        assert again.read.get(Person, "quokka").job == MARKER
        again.close()


def test_what_goes_on_in_memory_is_handed_over_locked(locked: Path, tmp_path: Path) -> None:
    """The stick was pulled: everything is in memory, and the copy saved elsewhere has the passphrase all the same."""
    opened = _open(locked)
    opened._store.drift(KnownError(ErrorCode.FILE_MISSING, path=str(locked)))
    opened.apply(Add((Person("quokka", MARKER, note=f"{MARKER} " * 3000),)))
    opened.save_copy(tmp_path / "saved elsewhere.okrw")
    assert _holding(tmp_path, MARKER) == []
    opened.close()
    again = _open(tmp_path / "saved elsewhere.okrw")
    assert again.read.get(Person, "quokka").name == MARKER
    again.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_words_of_a_change_that_was_killed_are_in_no_journal(locked: Path, tmp_path: Path) -> None:
    """Killed inside the commit: the journal lies there, and is taken back at the next opening."""
    code = f"""
import os, signal, sys
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.people import Person
from workshop_app.storage import cipher
cipher.ROUNDS = {FEW}
bootstrap.unlock(sys.argv[1], {WORDS!r})
opened = bootstrap.open_workspace(sys.argv[1])
opened.apply(Add((Person("quokka", {MARKER!r}, note="{MARKER} " * 5_000),)))
print("saved", flush=True)
store = opened._store
with store.begin() as tx:
    tx.put(Person("quokka", "gone", note="{MARKER} anew " * 4_000))
    store._file.connection.execute("PRAGMA cache_spill=ON")
    store._file.connection.execute("PRAGMA cache_size=2")
    for number in range(400):
        tx.put(Person(f"q{{number}}", {MARKER!r}, note="{MARKER} " * 500))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", code, str(locked)], capture_output=True, text=True, check=False)
    assert ended.stdout == "saved\n", ended.stderr
    journal = locked.with_name(locked.name + "-journal")
    assert journal.stat().st_size > 0
    assert _holding(tmp_path, MARKER) == []
    # Looking at it for reading only takes the change back in a copy, which is locked as well, and changes nothing.
    before = locked.read_bytes()
    opened = _open(locked, read_only=True)
    assert opened.read.get(Person, "quokka").name == MARKER
    assert _holding(tmp_path, MARKER) == []
    opened.close()
    assert locked.read_bytes() == before
    opened = _open(locked)
    assert opened.read.get(Person, "quokka").name == MARKER
    assert opened.read.find(Person, "q1") is None
    opened.close()
    assert bootstrap.has_passphrase(locked)


def test_any_sqlcipher_tool_opens_it_with_passphrase_salt_and_header(
    full_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = full_file
    monkeypatch.setattr(cipher, "ROUNDS", PROPER)
    bootstrap.change_passphrase(locked, new=WORDS)
    salt = locked.read_bytes()[72:88]
    with_it = cipher.library().connect(f"file:{locked}?mode=ro", uri=True)
    try:
        with_it.execute(f"PRAGMA key = '{WORDS}'")
        with_it.execute("PRAGMA cipher_plaintext_header_size = 96")
        with_it.execute(f"PRAGMA cipher_salt = \"x'{salt.hex()}'\"")
        assert with_it.execute("SELECT count(*) FROM person").fetchone()[0] > 0
        assert with_it.execute("PRAGMA cipher_integrity_check").fetchall() == []
    finally:
        with_it.close()


def test_the_salt_outlives_every_change_and_no_statement_throws_it_away(locked: Path) -> None:
    marked = locked.read_bytes()[72:92]
    assert marked[16:] == salts.MARK
    opened = _open(locked)
    for number in range(50):
        opened.apply(edit(Person, "p1", note="x" * number * 500))
    with pytest.raises(KnownError):
        opened.apply(edit(Person, "p1", note="x" * 70_000))
    opened.close()
    assert locked.read_bytes()[72:92] == marked
    sources = {each.name: each.read_text("utf-8") for each in Path(cipher.__file__).parents[1].rglob("*.py")}
    assert [name for name, source in sources.items() if '"VACUUM' in source or "auto_vacuum" in source] == ["engine.py"]


def test_sweeping_a_locked_file_keeps_its_salt(locked: Path) -> None:
    opened = _open(locked)
    opened.apply(Add((Person("quokka", "Quokka Ferryman"),)))
    opened._store.sweep()
    assert opened.read.get(Person, "quokka").name == "Quokka Ferryman"
    opened.close()
    _open(locked).close()
    assert locked.read_bytes()[88:92] == salts.MARK


@pytest.mark.parametrize("part", ["readable header", "sealed rest"])
def test_a_flipped_bit_in_the_first_page_is_never_called_damage_without_the_key(locked: Path, part: str) -> None:
    whole = locked.read_bytes()
    for bit in range(0, 8 * 96, 37) if part == "readable header" else range(8 * 96, 8 * 4096, 3_001):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        locked.write_bytes(data)
        with pytest.raises(KnownError) as known:
            bootstrap.open_workspace(locked)
        said = known.value.code
        if part == "readable header":
            kinds = (ErrorCode.PASSPHRASE_NEEDED, ErrorCode.FILE_NOT_OURS, ErrorCode.FILE_TOO_NEW)
            assert said in kinds, bit
        else:
            assert said is ErrorCode.PASSPHRASE_NEEDED, bit
            assert _refused(locked, "wrong horse") is ErrorCode.PASSPHRASE_WRONG, bit
            # The right key opens the other pages: now it is known for damaged.
            with pytest.raises(KnownError) as known:
                _open(locked)
            assert known.value.code is ErrorCode.FILE_DAMAGED, bit


def test_a_file_cut_short_is_not_called_damaged_before_its_key_fits(locked: Path) -> None:
    whole = locked.read_bytes()
    for length in (4096, 8192 + 7, len(whole) // 2):
        locked.write_bytes(whole[:length])
        with pytest.raises(KnownError) as known:
            bootstrap.open_workspace(locked)
        assert known.value.code is ErrorCode.PASSPHRASE_NEEDED
        assert _refused(locked, "wrong horse") is ErrorCode.PASSPHRASE_WRONG
        with pytest.raises(KnownError) as known:
            _open(locked)
        assert known.value.code is ErrorCode.FILE_UNFINISHED, "the right passphrase is never called a wrong one"


@pytest.mark.parametrize("at", [16, 17, 19, 21, 23, 28])
def test_a_harmed_header_is_not_blamed_on_the_passphrase(locked: Path, at: int) -> None:
    data = bytearray(locked.read_bytes())
    data[at] ^= 0xFF
    locked.write_bytes(data)
    assert _refused(locked, "wrong horse") is ErrorCode.PASSPHRASE_WRONG
    with pytest.raises(KnownError) as known:
        _open(locked)
    assert known.value.code in (ErrorCode.FILE_DAMAGED, ErrorCode.FILE_UNFINISHED)
    assert locked.read_bytes() == data


def test_foreign_and_random_files_are_not_ours(locked: Path, tmp_path: Path) -> None:
    sealed = locked.read_bytes()[4096:]
    for name, data in (("random", Random(1).randbytes(40_960)), ("text", b"hello" * 900), ("sealed", sealed)):
        foreign = tmp_path / f"{name}.okrw"
        foreign.write_bytes(data)
        assert not bootstrap.has_passphrase(foreign)
        with pytest.raises(KnownError) as known:
            bootstrap.open_workspace(foreign)
        assert known.value.code is ErrorCode.FILE_NOT_OURS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.okrw")
    assert not bootstrap.has_passphrase(tmp_path / "pipe.okrw")
    assert not bootstrap.has_passphrase(tmp_path)
    assert not bootstrap.has_passphrase("/dev/zero")


def test_behind_a_link_it_is_the_same_file(locked: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.okrw"
    try:
        link.symlink_to(locked)
    except OSError:
        pytest.skip("this system makes no links")
    _open(link).close()
    bootstrap.change_passphrase(link, old=WORDS, new=OTHER)
    assert link.is_symlink()
    _open(locked, OTHER).close()


def test_a_newer_file_is_refused_kindly_without_its_key(locked: Path) -> None:
    data = bytearray(locked.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    locked.write_bytes(data)
    with pytest.raises(KnownError) as known:
        bootstrap.open_workspace(locked)
    assert (known.value.code, known.value.facts["version"]) == (ErrorCode.FILE_TOO_NEW, 99)


@pytest.mark.parametrize("name", ["v0001", "v0002", "v0003", "v0004"])
def test_an_old_file_is_locked_and_upgraded_without_a_plain_copy(tmp_path: Path, name: str) -> None:
    path = tmp_path / "files" / "Old.okrw"
    path.parent.mkdir()
    path.write_bytes((Path(__file__).parents[2] / "fixtures" / f"{name}.okrw").read_bytes())
    bootstrap.change_passphrase(path, new=WORDS)
    looked = _open(path, read_only=True)
    clients = {person.name for person in looked.read.all(Person)}
    long_names = {name for name in clients if len(name) > 7}  # shorter ones stand in random bytes now and then
    looked.close()
    opened = _open(path)
    assert {person.name for person in opened.read.all(Person)} == clients
    opened.close()
    assert [each for name in long_names for each in _holding(tmp_path, name)] == []


def test_the_same_word_typed_in_two_ways_is_one_passphrase(full_file: Path) -> None:
    bootstrap.change_passphrase(full_file, new=unicodedata.normalize("NFD", "Žižková přístav"))
    _open(full_file, unicodedata.normalize("NFC", "Žižková přístav")).close()


def test_too_short_is_said_and_changes_nothing(full_file: Path) -> None:
    before = full_file.read_bytes()
    with pytest.raises(KnownError) as known:
        bootstrap.change_passphrase(full_file, new="seven77")
    assert known.value.code is ErrorCode.PASSPHRASE_SHORT
    assert full_file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (" " * 9, ErrorCode.PASSPHRASE_BLANK),
        ("\u00a0\u2003\t" * 4, ErrorCode.PASSPHRASE_BLANK),
        ("\u200b\u3164\u2800" * 4, ErrorCode.PASSPHRASE_BLANK),
        ("a" + " " * 12, ErrorCode.PASSPHRASE_SHORT),
        ("a  b  c  d  e", ErrorCode.PASSPHRASE_SHORT),
        ("", ErrorCode.PASSPHRASE_SHORT),
    ],
)
def test_what_nobody_can_see_is_no_passphrase(full_file: Path, words: str, code: ErrorCode) -> None:
    before = full_file.read_bytes()
    with pytest.raises(KnownError) as known:
        bootstrap.change_passphrase(full_file, new=words)
    assert known.value.code is code
    assert full_file.read_bytes() == before


def test_spaces_in_a_passphrase_stay_a_part_of_it(full_file: Path) -> None:
    bootstrap.change_passphrase(full_file, new="  correct horse ")
    assert _refused(full_file, "correct horse") is ErrorCode.PASSPHRASE_WRONG
    _open(full_file, "  correct horse ").close()


def test_copies_follow_and_keep_their_time(full_file: Path, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 28, 10, tzinfo=UTC)
    made = bootstrap.back_up(full_file, _Clock(moment), always=True)
    assert made is not None
    times = made.path.stat().st_mtime_ns
    assert bootstrap.change_passphrase(full_file, new=WORDS).copies == 1
    assert bootstrap.has_passphrase(made.path)
    assert made.path.stat().st_mtime_ns == times
    assert bootstrap.change_passphrase(full_file, old=WORDS, new=OTHER).copies == 1
    assert _refused(made.path, WORDS) is ErrorCode.PASSPHRASE_WRONG
    _open(made.path, OTHER, read_only=True).close()
    assert bootstrap.change_passphrase(full_file, old=OTHER, new=None).copies == 1
    assert not bootstrap.has_passphrase(made.path)
    bootstrap.open_workspace(full_file).close()


class _Clock:
    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return 0.0


def test_a_copy_nobody_can_open_is_named_and_left(full_file: Path) -> None:
    made = bootstrap.back_up(full_file, always=True)
    assert made is not None
    bootstrap.change_passphrase(made.path, new="somebody else's")
    before = made.path.read_bytes()
    done = bootstrap.change_passphrase(full_file, new=WORDS)
    assert done.left == (made.path,)
    assert made.path.read_bytes() == before


@pytest.mark.parametrize("way", ["restored", "rescued"])
def test_a_damaged_file_set_aside_beside_it_is_named(full_file: Path, tmp_path: Path, way: str) -> None:
    copy = bootstrap.back_up(full_file, always=True)
    assert copy is not None
    data = bytearray(full_file.read_bytes())
    page = len(data) // 8192 * 4096
    data[page : page + 64] = b"\xff" * 64
    full_file.write_bytes(data)
    if way == "restored":
        aside = bootstrap.restore_backup(full_file, copy.path)
    else:
        _, aside = bootstrap.rescue(full_file)
    assert aside is not None
    assert aside.parent == full_file.parent
    done = bootstrap.change_passphrase(full_file, new=WORDS)
    assert done.left == (aside,)
    assert aside.read_bytes() == data


def test_restoring_a_copy_keeps_everything_locked(locked: Path, tmp_path: Path) -> None:
    opened = _open(locked)
    opened.apply(Add((Person("quokka", MARKER),)))
    made = bootstrap.back_up(locked, always=True)
    opened.apply(edit(Person, "quokka", name="Gone"))
    release = bootstrap.key_kept(locked)
    opened.close()
    assert made is not None
    try:
        bootstrap.restore_backup(locked, made.path)
        restored = bootstrap.open_workspace(locked)
        assert restored.read.get(Person, "quokka").name == MARKER
        restored.close()
    finally:
        release()
    assert _holding(tmp_path, MARKER) == []


KILLED = f"""
import os, signal, sys, threading
from workshop_app import bootstrap
from workshop_app.storage import cipher, passphrases
cipher.ROUNDS = {FEW}
old, new, stop = sys.argv[2] or None, sys.argv[3] or None, int(sys.argv[4])
seen = 0
def count(frame, event, argument):
    global seen
    if event == "call" and frame.f_code.co_filename.endswith(("passphrases.py", "cipher.py", "disk.py")):
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(count)
bootstrap.change_passphrase(sys.argv[1], old=old, new=new)
sys.setprofile(None)
print(seen)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(
    ("old", "new"), [(None, WORDS), (WORDS, OTHER), (WORDS, None)], ids=["set", "change", "take off"]
)
def test_killed_at_any_step_it_opens_with_the_old_or_the_new_one(
    full_file: Path, tmp_path: Path, old: str | None, new: str | None
) -> None:
    """Killed at the n-th step inside our own code, for n spread over the whole action."""
    opened = bootstrap.open_workspace(full_file)
    opened.apply(Add((Person("quokka", MARKER),)))
    bootstrap.back_up(full_file, always=True)
    opened.close()
    if old is not None:
        bootstrap.change_passphrase(full_file, new=old)
    start = {each: each.read_bytes() for each in tmp_path.rglob("*.okrw")}
    steps = _steps(full_file, old, new, 0)
    assert steps > 40
    outcomes = set()
    for stop in sorted({*range(1, steps, steps // 4), steps - 1, steps}):
        _as_at_first(tmp_path, start)
        assert _steps(full_file, old, new, stop) == -signal.SIGKILL
        outcomes.add(_opens(full_file, old, new))
        if bootstrap.has_passphrase(full_file) and new is not None and old is not None:
            assert _holding(tmp_path, MARKER) == []
        bootstrap.change_passphrase(full_file, old=_opens(full_file, old, new), new="a last one")
        assert _holding(tmp_path, MARKER) == [], "what was left half done is gone when it is done again"
    assert outcomes <= {old, new}
    assert len(outcomes) == 2, "killed before the end only, or after it only: this would prove little"


def _steps(path: Path, old: str | None, new: str | None, stop: int) -> int:
    words = [sys.executable, "-c", KILLED, str(path), old or "", new or "", str(stop)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    return int(ended.stdout) if ended.returncode == 0 else ended.returncode


def _as_at_first(folder: Path, start: dict[Path, bytes]) -> None:
    for each in folder.rglob("*"):
        if each.is_file() and "okrw" in each.name + each.suffix:
            each.unlink()
    for path, data in start.items():
        path.write_bytes(data)
        os.utime(path, (1_700_000_000, 1_700_000_000))


def _opens(path: Path, *known: str | None) -> str | None:
    """Which of these opens the file for certain, and it holds everything."""
    for words in known:
        if (words is None) == bootstrap.has_passphrase(path):
            continue
        if words is not None:
            with contextlib.suppress(KnownError):
                bootstrap.unlock(path, words)
            if _locked_still(path):
                continue
        opened = bootstrap.open_workspace(path)
        assert opened.read.get(Person, "quokka").name == MARKER
        opened.close()
        return words
    raise AssertionError("nothing opens it")


def _locked_still(path: Path) -> bool:
    salt = salts.salt_of(path)
    return salt is not None and not cipher.is_unlocked(salt)


def _harm(path: Path, *places: int) -> bytes:
    data = bytearray(path.read_bytes())
    for at in places:
        data[at] ^= 0xFF
    path.write_bytes(data)
    return bytes(data)


BOTH_SIGNS = (20, 88)
SALT = (72, 80)


@pytest.mark.parametrize("places", [BOTH_SIGNS, (*BOTH_SIGNS, *SALT), (*BOTH_SIGNS, 5_000, 9_000)])
def test_what_bears_no_sign_of_a_passphrase_and_cannot_be_read_may_be_locked(
    locked: Path, places: tuple[int, ...]
) -> None:
    harmed = _harm(locked, *places)
    for action in (bootstrap.open_workspace, bootstrap.examine, bootstrap.rescue):
        with pytest.raises(KnownError) as known:
            action(locked)
        assert known.value.code is ErrorCode.FILE_DAMAGED_OR_LOCKED
    assert [each.code for each in bootstrap.verify(locked).findings] == [ErrorCode.FILE_DAMAGED_OR_LOCKED]
    assert sorted(each.name for each in locked.parent.glob("*.okrw")) == [locked.name]
    assert locked.read_bytes() == harmed


@pytest.mark.parametrize("harm", [(100, 104), (20, 88, 101), tuple(range(100, 4096))])
def test_a_plain_file_is_known_for_one_by_what_can_be_read(full_file: Path, harm: tuple[int, ...]) -> None:
    _harm(full_file, *harm)
    with pytest.raises(KnownError) as known:
        bootstrap.open_workspace(full_file)
    assert known.value.code is ErrorCode.FILE_DAMAGED


@pytest.mark.parametrize("places", [SALT, BOTH_SIGNS, (*BOTH_SIGNS, *SALT)])
def test_its_copies_open_with_the_passphrase_and_one_comes_back(locked: Path, places: tuple[int, ...]) -> None:
    bootstrap.unlock(locked, WORDS)
    bootstrap.back_up(locked, always=True)
    bootstrap.forget_key(locked)
    harmed = _harm(locked, *places)
    assert not bootstrap.unlock_copies(locked, OTHER)
    assert bootstrap.unlock_copies(locked, WORDS)
    release = bootstrap.key_kept(locked)
    (copy,) = bootstrap.list_backups(locked)
    assert bootstrap.look_at_copy(copy.path).people
    aside = bootstrap.restore_backup(locked, copy.path)
    assert aside is not None
    assert aside.read_bytes() == harmed
    release()
    _open(locked).close()


def test_a_plain_copy_does_not_take_the_place_of_what_nobody_unlocked(full_file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.okrw"
    plain.write_bytes(full_file.read_bytes())
    bootstrap.change_passphrase(full_file, new=WORDS)
    harmed = _harm(full_file, *SALT)
    with pytest.raises(KnownError) as known:
        bootstrap.restore_backup(full_file, plain)
    assert known.value.code is ErrorCode.PASSPHRASE_NEEDED
    assert full_file.read_bytes() == harmed
