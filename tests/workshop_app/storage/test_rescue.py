"""A damaged file: looking changes nothing, the damaged bytes are kept, what can be read stands in a sound new file, and
the report counts what is really there."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.once import ONCE, once_id
from workshop_app.domain.workshops import WorkshopAgenda
from workshop_app.storage.pages import FilePages, Unreadable
from workshop_app.storage.rescue import Rescued

PAGE = 4096
Contents = Callable[[Path], dict[str, bytes | None]]


@pytest.fixture(scope="module")
def whole(sample_today: bytes) -> bytes:
    return sample_today


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    return folder / "Ferries.okrw"


def _page_of(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return int(root)


def _zero_page(path: Path, number: int) -> None:
    data = bytearray(path.read_bytes())
    data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def _counted(rescued: Rescued, kind: str) -> tuple[int, int | None]:
    return next((each.came, each.of) for each in rescued.kinds if each.kind == kind)


def _stands_in(rescued: Rescued, kind: str) -> int:
    extra = dict(rescued.made_up).get(kind, 0)
    if kind == "engagement":
        extra += rescued.client_lost
    return extra + (len(rescued.agendas) if kind == "workshop_agenda" else 0)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(PAGE, len(data))]


def _flipped(data: bytes, dice: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(dice.choice((1, 8, 60))):
        hurt[dice.randrange(100, len(hurt))] ^= dice.randrange(1, 256)
    return bytes(hurt)


def _zeroed(data: bytes, dice: random.Random) -> bytes:
    start, length = dice.randrange(100, len(data)), dice.choice((40, 700, PAGE, 5 * PAGE, 30 * PAGE))
    return data[:start] + bytes(len(data[start : start + length])) + data[start + length :]


def _garbled(data: bytes, dice: random.Random) -> bytes:
    start, length = dice.randrange(100, len(data)), dice.choice((40, 700, PAGE, 5 * PAGE))
    return data[:start] + dice.randbytes(len(data[start : start + length])) + data[start + length :]


def _shuffled(data: bytes, dice: random.Random) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    first, second = dice.sample(range(1, len(pages)), 2)
    pages[first], pages[second] = pages[second], pages[first]
    return b"".join(pages)


@pytest.mark.parametrize("hurt", [_cut, _flipped, _zeroed, _garbled, _shuffled], ids=lambda each: each.__name__[1:])
@pytest.mark.parametrize("seed", range(3))
def test_any_damage_gives_a_sound_file_and_a_true_report(
    whole: bytes, file: Path, hurt: Callable[[bytes, random.Random], bytes], seed: int, contents: Contents
) -> None:
    dice = random.Random(seed)
    for _ in range(2):
        shutil.rmtree(file.parent)
        file.parent.mkdir()
        data = hurt(whole, dice)
        file.write_bytes(data)
        damage = bootstrap.examine(file)
        assert contents(file.parent) == {file.name: data}
        if damage is None:  # the damage fell on a page that nothing uses
            continue
        rescued, aside = bootstrap.rescue(file)
        assert aside.read_bytes() == data
        assert (aside.parent, sorted(contents(file.parent))) == (file.parent, sorted([file.name, aside.name]))
        report = bootstrap.verify(file)
        assert report.problems == ()
        there = dict(report.counts)
        for each in rescued.kinds:
            assert there[each.kind] == each.came + _stands_in(rescued, each.kind), each
        opened = bootstrap.open_workspace(file)
        assert len(queries.parameters(opened.read)) == 11
        assert all(opened.read.get(WorkshopAgenda, each.id) for each in queries.workshops(opened.read))
        opened.close()


def test_everything_readable_comes_through_and_the_lost_is_counted(whole: bytes, file: Path) -> None:
    file.write_bytes(whole)
    held = bootstrap.look_at_copy(file)
    _zero_page(file, _page_of(file, "team"))
    rescued, _ = bootstrap.rescue(file)
    assert _counted(rescued, "person") == (held.people, held.people)
    assert _counted(rescued, "key_result") == (held.key_results, held.key_results)
    assert _counted(rescued, "team") == (0, 7)
    assert not rescued.complete
    assert dict(rescued.made_up) == {"team": 3}  # the three that own drafts: their key results stay where they were
    assert bootstrap.look_at_copy(file).key_results == held.key_results


def test_a_file_without_its_list_of_tables_is_read_by_its_pages(whole: bytes, file: Path) -> None:
    data = bytearray(whole)
    data[100:PAGE] = bytes(PAGE - 100)
    file.write_bytes(data)
    rescued, _ = bootstrap.rescue(file)
    assert _counted(rescued, "person")[0] == 18
    assert _counted(rescued, "key_result")[0] == 13
    assert rescued.client == "Harbour Ferries"


def test_rows_of_pages_that_changed_places_find_home(whole: bytes, file: Path) -> None:
    file.write_bytes(whole)
    one, other = ((page - 1) * PAGE for page in (_page_of(file, "team"), _page_of(file, "open_question")))
    data = bytearray(whole)
    data[one : one + PAGE], data[other : other + PAGE] = whole[other : other + PAGE], whole[one : one + PAGE]
    file.write_bytes(data)
    rescued, _ = bootstrap.rescue(file)
    assert rescued.complete
    assert (_counted(rescued, "team"), _counted(rescued, "open_question")) == ((7, 7), (3, 3))


def test_only_an_index_is_damaged(whole: bytes, file: Path) -> None:
    file.write_bytes(whole)
    _zero_page(file, _page_of(file, "ix_person_engagement_id"))
    damage = bootstrap.examine(file)
    assert damage is not None
    assert damage.rescued is not None
    assert damage.rescued.complete


def test_a_lost_client_and_a_lost_agenda_are_said(whole: bytes, file: Path) -> None:
    file.write_bytes(whole)
    for table in ("engagement", "workshop_agenda"):
        _zero_page(file, _page_of(file, table))
    rescued, _ = bootstrap.rescue(file)
    assert rescued.client_lost
    assert rescued.client == "Ferries"
    assert len(rescued.agendas) == 3
    opened = bootstrap.open_workspace(file)
    assert {person.team for person in queries.people(opened.read)}
    assert len(queries.agenda(opened.read, queries.workshops(opened.read)[0].id).agenda.steps) > 3
    opened.close()


def test_words_without_a_place_are_handed_back(full_file: Path) -> None:
    for table in ("workshop", "workshop_agenda"):
        _zero_page(full_file, _page_of(full_file, table))
    rescued, _ = bootstrap.rescue(full_file)
    assert "Who owns the number?" in rescued.words
    assert _counted(rescued, "parked_item") == (0, 1)


@pytest.mark.parametrize("fixture", ["v0001.okrw", "v0002.okrw", "v0003.okrw", "v0004.okrw"])
def test_a_damaged_file_of_an_older_edition(file: Path, fixture: str) -> None:
    shutil.copy(Path(__file__).parents[2] / "fixtures" / fixture, file)
    people = bootstrap.look_at_copy(file).people
    _zero_page(file, _page_of(file, "team"))
    rescued, _ = bootstrap.rescue(file)
    assert people
    assert _counted(rescued, "person") == (people, people)
    assert _counted(rescued, "run_event") == (1, 1)
    assert bootstrap.verify(file).problems == ()
    opened = bootstrap.open_workspace(file, read_only=True)
    engagement = queries.engagement(opened.read).id
    for kind in ONCE:
        for value in opened.read.all(kind):
            assert value.id == once_id(engagement, value)  # type: ignore[attr-defined]
    opened.close()


DECIDED = "UPDATE parameter_record SET option = 'coin_toss', status = 'decided' WHERE key = 'scoring'"
PUBLISHED = "UPDATE draft_set SET status = 'published'"
OPENED_AGAIN = "UPDATE draft_set SET status = 'draft', published_on = '2027-01-04'"
TAKEN_BACK = f"{OPENED_AGAIN}, scored_by = ''"


@pytest.mark.parametrize(
    ("fixture", "was", "kept"),
    [
        ("v0011.okrw", PUBLISHED, "coin_toss"),
        ("v0011.okrw", OPENED_AGAIN, "coin_toss"),
        ("v0011.okrw", "", ""),
        ("v0007.okrw", PUBLISHED, "coin_toss"),
        ("v0012.okrw", PUBLISHED, "prescored"),
        ("v0012.okrw", TAKEN_BACK, ""),
    ],
)
def test_a_set_of_a_damaged_file_is_scored_as_the_migration_would_have_said(
    file: Path, fixture: str, was: str, kept: str
) -> None:
    shutil.copy(Path(__file__).parents[2] / "fixtures" / fixture, file)
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        for change in filter(None, (DECIDED, was)):
            connection.execute(change)
    _zero_page(file, _page_of(file, "team"))
    bootstrap.rescue(file)
    with contextlib.closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        (draft,) = opened.read.all(DraftSet)
        assert draft.scored_by == kept


LATER = {"draft_set": ("scored_by", "room"), "workshop": ("zone",), "engagement": ("zone",)}


def _lose_the_list(path: Path) -> None:
    """Every page of the list of tables, which are the first one and what it points to."""
    data = bytearray(path.read_bytes())
    assert data[100] == 5, "a list of several pages"
    cells = (int.from_bytes(data[at : at + 2], "big") for at in range(112, 112 + 2 * data[104], 2))
    for page in [int.from_bytes(data[at : at + 4], "big") for at in (108, *cells)]:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    data[100:PAGE] = bytes(PAGE - 100)
    path.write_bytes(data)


@pytest.mark.parametrize("upgraded", [False, True])
def test_rows_of_an_older_edition_are_known_without_the_list_of_tables(
    whole: bytes, file: Path, upgraded: bool
) -> None:
    """Also those of a file that was upgraded since: what came later stands behind all others there."""
    file.write_bytes(whole)
    held = bootstrap.look_at_copy(file)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE draft_set SET status = 'published', published_on = '2027-01-04'")
        for table, columns in LATER.items():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.commit()
        if upgraded:
            for table, columns in LATER.items():
                for column in reversed(columns):
                    connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
                    connection.execute(f"UPDATE {table} SET {column} = ''")
            connection.commit()
        connection.execute("VACUUM")
    _lose_the_list(file)
    rescued, _ = bootstrap.rescue(file)
    assert _counted(rescued, "key_result")[0] == held.key_results
    assert (_counted(rescued, "draft_set")[0], _counted(rescued, "workshop")[0]) == (3, 3)
    assert rescued.client == "Harbour Ferries"
    with contextlib.closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        drafts = [draft for draft in opened.read.all(DraftSet) if draft.mission]
        assert {draft.scored_by for draft in drafts} == ({""} if upgraded else {"prescored"})


def test_the_last_unfinished_change_does_not_come_through(full_file: Path) -> None:
    writer = sqlite3.connect(full_file, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN")
    writer.execute("UPDATE engagement SET client = 'Half'")
    writer.execute("UPDATE person SET note = replace(hex(zeroblob(60000)), '0', 'x')")
    journal = full_file.with_name(full_file.name + "-journal")
    torn, kept = full_file.read_bytes(), journal.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    full_file.write_bytes(torn)
    _zero_page(full_file, _page_of(full_file, "team"))
    journal.write_bytes(kept)
    rescued, aside = bootstrap.rescue(full_file)
    assert rescued.client == "Acme"
    assert aside.with_name(aside.name + "-journal").read_bytes() == kept
    assert not journal.exists()


def test_a_sound_file_is_not_rescued(full_file: Path, contents: Contents) -> None:
    before = contents(full_file.parent)
    assert bootstrap.examine(full_file) is None
    with pytest.raises(KnownError) as refused:
        bootstrap.rescue(full_file)
    assert refused.value.code is ErrorCode.NOT_DAMAGED
    assert contents(full_file.parent) == before


@pytest.mark.parametrize(
    ("bytes_", "code"),
    [
        (os.urandom(3 * PAGE), ErrorCode.FILE_NOT_OURS),  # a file nobody has a key for looks like this
        (b"Dear coach,", ErrorCode.FILE_NOT_OURS),
    ],
)
def test_what_is_not_ours_is_never_called_damaged(
    full_file: Path, bytes_: bytes, code: ErrorCode, contents: Contents
) -> None:
    full_file.write_bytes(bytes_)
    before = contents(full_file.parent)
    for action in (bootstrap.examine, bootstrap.rescue):
        with pytest.raises(KnownError) as refused:
            action(full_file)
        assert refused.value.code is code
    assert contents(full_file.parent) == before


def test_a_file_with_nothing_left_in_it(whole: bytes, file: Path, contents: Contents) -> None:
    data = whole[:100] + bytes(len(whole) - 100)
    file.write_bytes(data)
    damage = bootstrap.examine(file)
    assert damage is not None
    assert damage.rescued is None
    with pytest.raises(KnownError) as refused:
        bootstrap.rescue(file)
    assert refused.value.code is ErrorCode.NOTHING_RESCUED
    assert contents(file.parent) == {file.name: data}


def test_an_open_file_is_not_rescued(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    with pytest.raises(KnownError) as refused:
        bootstrap.rescue(full_file)
    opened.close()
    assert refused.value.code is ErrorCode.FILE_LOCKED


def test_the_choice_is_by_what_is_held_not_by_date(whole: bytes, file: Path, clock: Any) -> None:
    file.write_bytes(whole)
    good = bootstrap.back_up(file, clock)
    clock.advance(60)
    newer = bootstrap.back_up(file, clock, always=True)
    assert good is not None
    assert newer is not None
    newer.path.write_bytes(whole[: 9 * PAGE])
    file.write_bytes(whole[: 40 * PAGE])
    damage = bootstrap.examine(file, clock)
    assert damage is not None
    assert damage.copy == good  # the newest copy is damaged, too
    assert damage.copy_holds_more
    file.write_bytes(whole)
    _zero_page(file, _page_of(file, "ix_person_engagement_id"))
    damage = bootstrap.examine(file, clock)
    assert damage is not None
    assert not damage.copy_holds_more  # nothing is lost, so the newest words win


def test_a_page_that_claims_the_whole_file_again_and_again_ends() -> None:
    pages, cells = 300, 1000
    leaf = bytearray(PAGE)
    leaf[0], leaf[3:5] = 13, cells.to_bytes(2, "big")
    leaf[8 : 8 + 2 * cells] = (3000).to_bytes(2, "big") * cells
    length = (pages - 2) * (PAGE - 4)
    leaf[3000:3003] = bytes(((length >> 14) | 0x80, (length >> 7) & 0x7F | 0x80, length & 0x7F))
    leaf[3003:4096] = bytes((1,)) * 1093
    data = bytearray(bytes(PAGE) + bytes(leaf))
    for number in range(3, pages + 1):
        data += (number % pages + 1).to_bytes(4, "big") + bytes(PAGE - 4)
    read = FilePages(bytes(data))
    assert read.leaf(2).records == ()
    assert read._patience > -PAGE


def test_pages_that_lead_in_a_circle_end() -> None:
    inner = bytearray(PAGE)
    inner[0] = 5
    inner[8:12] = (2).to_bytes(4, "big")
    pages = FilePages(bytes(PAGE) + bytes(inner))
    assert not pages.tree(2).whole
    with pytest.raises(Unreadable):
        pages.leaf(2)


def test_a_damaged_file_that_is_write_protected_is_left_as_it_is(whole: bytes, file: Path) -> None:
    file.write_bytes(whole)
    _zero_page(file, _page_of(file, "person"))
    file.chmod(0o444)
    before = file.read_bytes()

    with pytest.raises(KnownError) as refused:
        bootstrap.rescue(file)

    assert refused.value.code is ErrorCode.FILE_READ_ONLY
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.glob("*damaged*")] == []
