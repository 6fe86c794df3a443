"""Engagement files as a stranger might send them: whole files, damaged or made up by a seeded dice. The same seed makes
the same file. Used by scripts/mutate_files and by the tests of what is refused.

A mutation is a function of (dice, path) that changes the file at `path`; the table at the end names them all.
"""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

Mutation = Callable[[random.Random, Path], None]
NAME = "Acme.okrw"
HUGE = 100_000_000  # characters of the largest text
DEEP = 5_000  # levels of the deepest JSON


class Base(Struct, frozen=True):
    """A good file to start from; `journal` is that of a writer who died in the middle of a change, or empty."""

    name: str
    data: bytes
    journal: bytes = b""


class Made(Struct, frozen=True):
    """A mutated file and what was done to it."""

    path: Path
    base: str
    mutation: str


def bases(sample: bytes, fixtures: Path, scratch: Path) -> tuple[Base, ...]:
    """The sample and the released versions, each also with a hot journal."""
    whole = [Base("sample", sample)]
    whole += [Base(path.stem, path.read_bytes()) for path in sorted(fixtures.glob("v*.okrw"))]
    return (*whole, *(interrupted(base, scratch) for base in whole))


def interrupted(base: Base, scratch: Path) -> Base:
    """The same file as a writer left it who died half-way."""
    path = scratch / f"{base.name}-torn.okrw"
    path.write_bytes(base.data)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")  # spills into the file before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE engagement SET client = 'Half'")
        connection.execute("UPDATE person SET note = replace(hex(zeroblob(60000)), '0', 'x')")
        torn = Base(f"{base.name}+journal", path.read_bytes(), _journal(path).read_bytes())
        connection.execute("ROLLBACK")
    return torn


def make(seed: int, known: tuple[Base, ...], folder: Path, only: str = "") -> Made:
    """The file of this seed, alone in `folder`. Mutations take turns, so that a few hundred seeds meet every one."""
    names = [name for name in MUTATIONS if only in name]
    name = names[seed % len(names)]
    dice = random.Random(seed)
    base = dice.choice(known)
    path = folder / NAME
    path.write_bytes(base.data)
    if base.journal:
        _journal(path).write_bytes(base.journal)
    MUTATIONS[name](dice, path)
    return Made(path, base.name, name)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


# Bytes


def _flip_bits(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    start = dice.choice((0, 100, 100, len(data) // 2))
    for _ in range(dice.choice((1, 4, 60, 600))):
        data[dice.randrange(start, len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def _random_stretch(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = dice.randrange(100, len(data) - 10)
    length = min(dice.choice((8, 100, 3900)), len(data) - at)
    data[at : at + length] = dice.choice((b"\xff" * length, bytes(length), dice.randbytes(length)))
    path.write_bytes(data)


def _swap_pages(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    size = _page_size(data)
    for _ in range(dice.choice((1, 2, 10))):
        one, other = (size * dice.randrange(1, len(data) // size) for _ in range(2))
        first, second = bytes(data[one : one + size]), bytes(data[other : other + size])
        data[one : one + size] = second
        if dice.random() < 0.7:
            data[other : other + size] = first
    path.write_bytes(data)


def _cut(dice: random.Random, path: Path) -> None:
    data = path.read_bytes()
    size = _page_size(data)
    data = data[: dice.choice((dice.randrange(len(data)), size * dice.randrange(len(data) // size), 100, 512))]
    if dice.random() < 0.5 and len(data) > 100:
        data = _with_number(data, 28, len(data) // size)  # the header agrees
    path.write_bytes(data)


def _extend(dice: random.Random, path: Path) -> None:
    data = path.read_bytes()
    data += dice.choice((bytes(dice.randrange(1, 9000)), dice.randbytes(dice.randrange(1, 9000)), data))
    if dice.random() < 0.5:
        data = _with_number(data, 28, len(data) // _page_size(data))
    path.write_bytes(data)


def _header(dice: random.Random, path: Path) -> None:
    """Page size, versions, page count, freelist, cookies, encoding, user version, application id."""
    data = path.read_bytes()
    at, length = dice.choice(
        (
            *((16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (22, 1), (23, 1), (24, 4), (28, 4), (32, 4)),
            *((36, 4), (40, 4), (44, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (92, 4), (96, 4)),
        )
    )
    wild = (0, 1, 2, 3, 255, 4096, 1 << 15, (1 << 31) - 1, (1 << 32) - 1, dice.randrange(1 << 32))
    path.write_bytes(_with_number(data, at, dice.choice(wild) % (1 << 8 * length), length))


def _write_ahead(dice: random.Random, path: Path) -> None:
    """The header says that a write-ahead log goes with the file; sometimes one stands there."""
    path.write_bytes(_with_number(path.read_bytes(), 18, 0x0202, 2))
    if dice.random() < 0.5:
        path.with_name(path.name + "-wal").write_bytes(dice.choice((b"", dice.randbytes(5000), b"\x37\x7f\x06\x82")))


def _odd_journal(dice: random.Random, path: Path) -> None:
    journal = _journal(path)
    data = bytearray(journal.read_bytes() if journal.exists() else b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(9000))
    for _ in range(dice.choice((1, 5, 100))):
        at = dice.choice((dice.randrange(len(data)), dice.randrange(28)))
        data[at] = dice.choice((0, 255, dice.randrange(256)))
    kept = dice.choice((len(data), dice.randrange(len(data)), 28, 512))
    journal.write_bytes(bytes(data[:kept]) + dice.choice((b"", dice.randbytes(20))))


# Trees of pages


def _freelist_loop(dice: random.Random, path: Path) -> None:
    data = path.read_bytes()
    size = _page_size(data)
    page = dice.randrange(2, len(data) // size + 1)
    data = _with_number(_with_number(data, 32, page), 36, dice.choice((5, 1 << 30)))
    at = (page - 1) * size
    leaves = dice.choice((0, 3, size))
    path.write_bytes(_with_number(_with_number(data, at, page), at + 4, leaves))


def _tree_cycle(dice: random.Random, path: Path) -> None:
    """A table's first page becomes an inner page whose children are itself or other tables' pages."""
    data = bytearray(path.read_bytes())
    size = _page_size(data)
    roots = _roots(path)
    if not roots:
        return
    root = dice.choice(roots)
    children = [dice.choice((root, root, dice.choice(roots), 1, 0, 1 << 30)) for _ in range(dice.choice((1, 3, 50)))]
    data[(root - 1) * size : root * size] = _inner_page(size, children, dice.choice((root, roots[0])))
    path.write_bytes(data)


def _tree_bomb(dice: random.Random, path: Path) -> None:
    """Few pages, billions of rows: every level of a table's tree points many times at the one page below."""
    data = path.read_bytes()
    size = _page_size(data)
    roots = _roots(path)
    if not roots:
        return
    root = dice.choice(roots)
    levels, wide = 12, dice.choice((30, size // 12))
    first = len(data) // size + 1
    leaf = data[(root - 1) * size : root * size]
    pages = b"".join(_inner_page(size, [first + n + 1] * wide, first + n + 1) for n in range(levels))
    data = data[: (root - 1) * size] + _inner_page(size, [first] * wide, first) + data[root * size :] + pages + leaf
    path.write_bytes(_with_number(data, 28, len(data) // size))


def _inner_page(size: int, children: list[int], last: int) -> bytes:
    """An inner page of a table with these children, keys counting up."""
    cells = [child.to_bytes(4, "big") + bytes((number % 127 + 1,)) for number, child in enumerate(children)]
    start = size - 5 * len(cells)
    head = (
        b"\x05\x00\x00" + len(cells).to_bytes(2, "big") + start.to_bytes(2, "big") + b"\x00" + last.to_bytes(4, "big")
    )
    places = b"".join((start + 5 * number).to_bytes(2, "big") for number in range(len(cells)))
    return (head + places).ljust(start, b"\x00") + b"".join(cells)


# What the file says it is made of


def _schema_sql(*statements: str) -> Mutation:
    """One of these statements about the schema, or two."""

    def mutation(dice: random.Random, path: Path) -> None:
        for statement in dice.sample(statements, min(len(statements), dice.choice((1, 1, 2)))):
            _sql(path, statement)

    return mutation


_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

_triggers = _schema_sql(
    "CREATE TRIGGER t AFTER UPDATE ON engagement BEGIN DELETE FROM person; END",
    "CREATE TRIGGER t AFTER INSERT ON parameter_record BEGIN UPDATE team SET name = 'Mine'; END",
    "CREATE TRIGGER t BEFORE UPDATE ON engagement BEGIN SELECT raise(IGNORE); END",
    "CREATE TRIGGER t BEFORE UPDATE ON engagement BEGIN SELECT raise(ABORT, 'pay'); END",
    "CREATE TRIGGER t AFTER UPDATE ON engagement BEGIN"
    " SELECT count(*) FROM run_event a, run_event b, run_event c, run_event d, run_event e; END",
)
_views = _schema_sql(
    "CREATE VIEW extra AS SELECT * FROM person",
    f"CREATE VIEW extra AS {_EVER} SELECT * FROM n",
    f"CREATE VIEW extra AS {_EVER} SELECT count(*) FROM n",
    "CREATE VIEW sneaky AS SELECT load_extension('x'), writefile('y', 'z')",
)
_virtual = _schema_sql(
    "CREATE VIRTUAL TABLE extra USING fts5(words)",
    "CREATE VIRTUAL TABLE extra USING rtree(id, a, b)",
    "CREATE VIRTUAL TABLE extra USING fts4(words)",
)
_tables = _schema_sql(
    "CREATE TABLE extra (a, b)",
    "CREATE TABLE extra (a INTEGER PRIMARY KEY AUTOINCREMENT, b)",
    "CREATE TABLE extra (a TEXT PRIMARY KEY, b) WITHOUT ROWID",
    "DROP TABLE person",
    "DROP TABLE run_event",
    "DROP TABLE workshop_agenda",
    "ALTER TABLE person RENAME TO persons",
    "ALTER TABLE team RENAME TO groups",
    "ALTER TABLE engagement RENAME COLUMN client TO customer",
    "ALTER TABLE person RENAME COLUMN name TO called",
    "ALTER TABLE workshop DROP COLUMN place",
    "ALTER TABLE person ADD COLUMN extra",
    "ALTER TABLE person ADD COLUMN extra TEXT AS (randomblob(100000000)) VIRTUAL",
    "ALTER TABLE team ADD COLUMN extra TEXT AS (name || name) VIRTUAL",
)
_indexes = _schema_sql(
    "CREATE INDEX extra ON person (name) WHERE name > 'a'",
    "CREATE INDEX extra ON person (lower(name))",
    "CREATE UNIQUE INDEX extra ON team (name COLLATE NOCASE)",
    "DROP INDEX ix_person_engagement_id",
    "ANALYZE",
)


def _replaced_tables(dice: random.Random, path: Path) -> None:
    """A view, a made-up table or a looser one under the name of one of ours."""
    table = dice.choice(_names(path) or ["person"])
    columns = ", ".join(f'"{name}"' for name in _columns(path, table)) or "id"
    _sql(path, f'ALTER TABLE "{table}" RENAME TO "kept_{table}"')
    _sql(
        path,
        dice.choice(
            (
                f'CREATE VIEW "{table}" AS SELECT * FROM "kept_{table}"',
                f'CREATE VIEW "{table}" AS {_EVER} SELECT k.* FROM "kept_{table}" k, n',
                f'CREATE VIEW "{table}" AS {_EVER} SELECT k.* FROM "kept_{table}" k WHERE (SELECT max(i) FROM n) = 0',
                f'CREATE VIEW "{table}" AS SELECT * FROM "{table}"',
                f'CREATE VIRTUAL TABLE "{table}" USING fts5({columns.replace(chr(34), "")})',
                f'CREATE TABLE "{table}" AS SELECT * FROM "kept_{table}"',
            )
        ),
    )


def _schema_rows(dice: random.Random, path: Path) -> None:
    """Rows of the schema written over by hand."""
    table = dice.choice(_names(path) or ["person"])
    _sql(
        path,
        "PRAGMA writable_schema=ON",
        dice.choice(
            (
                f"UPDATE sqlite_master SET rootpage = {dice.randrange(1, 200)} WHERE name = '{table}'",
                "UPDATE sqlite_master SET rootpage = 1",
                "UPDATE sqlite_master SET rootpage = 0",
                "UPDATE sqlite_master SET rootpage = 'x'",
                f"UPDATE sqlite_master SET rootpage = -5 WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = NULL WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = x'ff00ff' WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = 'CREATE TABLE' WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'BLOB') WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT') WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = replace(sql, 'seq INTEGER', 'seq INTEGER CHECK (seq < 1)')"
                f" WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = replace(sql, 'VARCHAR(64) NOT NULL', 'TEXT COLLATE absent')"
                f" WHERE name = '{table}'",
                f"UPDATE sqlite_master SET sql = sql || '{'/* */' * 30_000}' WHERE name = '{table}'",
                f"UPDATE sqlite_master SET name = 'persön', tbl_name = 'persön' WHERE name = '{table}'",
                f"UPDATE sqlite_master SET type = 'view' WHERE name = '{table}'",
                "DELETE FROM sqlite_master WHERE type = 'index'",
                f"INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = '{table}'",
            )
        ),
    )


def _encoding(dice: random.Random, path: Path) -> None:
    """The same content in UTF-16, made anew."""
    other = path.with_name("other")
    with contextlib.closing(sqlite3.connect(path)) as old, contextlib.closing(sqlite3.connect(other)) as new:
        try:
            lines = [line for line in old.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
            facts = [(name, old.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("user_version", "application_id")]
        except sqlite3.Error:  # a torn base: the header is all that can be changed
            path.write_bytes(_with_number(path.read_bytes(), 56, 2))
            other.unlink(missing_ok=True)
            return
        new.execute(f"PRAGMA encoding='{dice.choice(('UTF-16le', 'UTF-16be'))}'")
        for line in lines:
            new.execute(line)
        for name, value in facts:
            new.execute(f"PRAGMA {name}={value}")
        new.commit()
    other.replace(path)
    _journal(path).unlink(missing_ok=True)


# What stands in the cells

_WILD_CELLS: tuple[str, ...] = (
    "NULL",
    "''",
    "0",
    "-1",
    "1",
    "2147483648",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "9e999",
    "-9e999",
    "0.5",
    "x'00ff'",
    "zeroblob(3)",
    "CAST(x'ff41fe' AS TEXT)",
    "CAST(x'eda080' AS TEXT)",
    "'a' || char(0) || 'b'",
    "char(27) || '[2J' || char(8238)",
    "'nobody'",
    "'0000-00-00'",
    "'0001-01-01'",
    "'9999-12-31'",
    "'2027-02-30'",
    "'-0001-01-01'",
    "'20270101'",
    "'2027-W01-1'",
    "'0001-01-01 00:00:00.000000'",
    "'9999-12-31 23:59:59.999999'",
    "'2027-01-01T10:00:00+14:00'",
    "'2027-01-01 10:00'",
    "'2027-01-01'",
    "'planned'",
    "'finished'",
    "'decided'",
    "'[]'",
    "'{}'",
    "'null'",
    "'NaN'",
    "'1e999'",
    "replace(hex(zeroblob(40000)), '0', 'W')",
    "'<b>' || char(13) || '&amp;'",
    "'=1+1'",
    "'../../x'",
    "'%n%s{x}{0}'",
)


def _cells(dice: random.Random, path: Path) -> None:
    """A wild value in one column, in one row or in all."""
    for _ in range(dice.choice((1, 1, 3))):
        table = dice.choice(_names(path) or ["person"])
        column = dice.choice(_columns(path, table) or ["id"])
        _sql(path, f'UPDATE "{table}" SET "{column}" = {dice.choice(_WILD_CELLS)}{_some_rows(dice, table)}')


def _numbers(dice: random.Random, path: Path) -> None:
    """Numbers of the right type that no screen expects."""
    _by_type(dice, path, "INTEGER", ("-1", "0", "100000", "2147483647", "2147483648", "9223372036854775807", "-100000"))


def _days(dice: random.Random, path: Path) -> None:
    _by_type(
        dice,
        path,
        "DATE",
        (
            *("'0001-01-01'", "'9999-12-31'", "'1582-10-04'", "'3000-02-29'", "'9999-12-31 23:59:59.999999'"),
            *("'0001-01-01 00:00:00.000000'", "'1970-01-01 00:00:00.000000'", "'5000-01-01'", "'0000-01-01'"),
        ),
    )


def _ids(dice: random.Random, path: Path) -> None:
    """References that lead nowhere, to themselves or round in a circle."""
    columns = [
        (table, column)
        for table in _names(path)
        for column in _columns(path, table)
        if column.endswith("_id") or column in ("id", "reports_to", "key", "subject", "team", "template", "language")
    ]
    for _ in range(dice.choice((1, 2, 5))):
        table, column = dice.choice(columns or [("person", "reports_to")])
        value = dice.choice(("'nobody'", "id", "''", f'(SELECT max(id) FROM "{table}")', "char(10)", "'a/b'"))
        _sql(path, f'UPDATE OR IGNORE "{table}" SET "{column}" = {value}{_some_rows(dice, table)}')


def _circle(dice: random.Random, path: Path) -> None:
    """Everybody reports to somebody who reports to them."""
    _sql(
        path,
        "UPDATE person SET reports_to = (SELECT id FROM person o WHERE o.id > person.id ORDER BY id LIMIT 1)",
        "UPDATE person SET reports_to = (SELECT min(id) FROM person) WHERE reports_to IS NULL",
    )


def _rows(dice: random.Random, path: Path) -> None:
    """Rows taken away, or there twice."""
    for _ in range(dice.choice((1, 1, 3))):
        table = dice.choice(_names(path) or ["person"])
        columns = _columns(path, table)
        if dice.random() < 0.6 or not columns:
            _sql(path, f'DELETE FROM "{table}"{_some_rows(dice, table)}')
        else:
            rest = ", ".join(f'"{name}"' for name in columns if name != "id")
            _sql(path, f'INSERT INTO "{table}" (id, {rest}) SELECT id || \'2\', {rest} FROM "{table}"')


def _many_rows(dice: random.Random, path: Path) -> None:
    """Five thousand rows more in one table: as many as a client has after years."""
    table = dice.choice(_names(path) or ["person"])
    rest = ", ".join(f'"{name}"' for name in _columns(path, table) if name != "id") or "seq"
    _sql(
        path,
        f'INSERT INTO "{table}" (id, {rest}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n'
        f" WHERE i < 5000) SELECT 'n' || i, {rest} FROM n, (SELECT * FROM \"{table}\" LIMIT 1)",
    )


def _large_texts(dice: random.Random, path: Path) -> None:
    table = dice.choice(_names(path) or ["person"])
    column = dice.choice(_columns(path, table) or ["id"])
    size = dice.choice((HUGE, HUGE, 10_000_000, 100_000))
    _sql(path, f"UPDATE \"{table}\" SET \"{column}\" = replace(hex(zeroblob({size // 2})), '0', 'W')"
               f' WHERE rowid = (SELECT min(rowid) FROM "{table}")')  # fmt: skip


def _json(dice: random.Random, path: Path) -> None:
    """A wild value somewhere inside a cell that holds JSON."""
    cells = _json_cells(path)
    if not cells:
        return
    for _ in range(dice.choice((1, 1, 3))):
        table, column, id = dice.choice(cells)
        text = _one(path, f'SELECT "{column}" FROM "{table}" WHERE id = ?', id)
        with contextlib.suppress(ValueError, TypeError):
            _sql(path, f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', cells=(_wild_json(dice, text), id))


def _wild_json(dice: random.Random, text: str) -> str:
    try:
        data = json.loads(text)
    except RecursionError:  # an earlier mutation has nested it already
        return text
    holders = [(data, place) for place in _places(data)]
    for holder, place in holders:
        holders += [(holder[place], inner) for inner in _places(holder[place])]
    wild = dice.choice(_WILD_JSON)
    if not holders:
        return json.dumps(wild)
    holder, place = dice.choice(holders)
    if dice.random() < 0.15:
        del holder[place]
    elif dice.random() < 0.15 and isinstance(holder, list):
        holder.append(holder[place])
    elif dice.random() < 0.05:
        return json.dumps(data)[:-1]
    else:
        holder[place] = wild
    text = json.dumps(data)
    return text.replace('"DEEP"', "[" * DEEP + "]" * DEEP).replace('"DIGITS"', "9" * 5000)


_WILD_JSON: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 3, 2**31, 2**63, 10**30, 0.5, 1e308, float("inf"), float("nan")),
    *("", "nobody", "\ud800", "a\x00b", "9999-12-31", "0001-01-01T00:00:00+00:00", "x" * 100_000, "DEEP", "DIGITS"),
    *([], {}, [[]], [None], {"id": None}, [1, 2, 3], ["a", "b"], "-1", "100000000", "99999999999999999999", "0.5"),
)


def _places(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return list(data)
    return list(range(len(data))) if isinstance(data, list) else []


def _deep_json(dice: random.Random, path: Path) -> None:
    cells = _json_cells(path)
    if cells:
        table, column, id = dice.choice(cells)
        opened, closed = dice.choice((("[", "]"), ('{"a":', "}"), ('[{"answer":', "}]")))
        deep = dice.choice((DEEP, DEEP * 20))
        _sql(path, f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', cells=(opened * deep + "1" + closed * deep, id))


def _several(dice: random.Random, path: Path) -> None:
    """Two of the others at once."""
    for _ in range(2):
        dice.choice([each for name, each in MUTATIONS.items() if name not in ("several", "many_rows")])(dice, path)


# Helpers


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    return 65_536 if size == 1 else max(size, 512)


def _with_number(data: bytes, at: int, number: int, length: int = 4) -> bytes:
    return data[:at] + (number % (1 << 8 * length)).to_bytes(length, "big") + data[at + length :]


def _sql(path: Path, *statements: str, cells: tuple[Any, ...] = ()) -> None:
    """Run what can be run: on a file that is damaged already a statement may fail."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in ("PRAGMA synchronous=OFF", *statements):
            with contextlib.suppress(sqlite3.Error):
                connection.execute(statement, cells if statement in statements else ())
                connection.commit()


def _all(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        try:
            return connection.execute(statement).fetchmany(5000)
        except (sqlite3.Error, UnicodeDecodeError):
            return []


def _one(path: Path, statement: str, *cells: Any) -> Any:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        try:
            return connection.execute(statement, cells).fetchone()[0]
        except (sqlite3.Error, UnicodeDecodeError, TypeError):
            return None


def _names(path: Path) -> list[str]:
    rows = _all(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%seq INTEGER%'")
    return sorted(name for (name,) in rows if isinstance(name, str) and name.isidentifier())


def _roots(path: Path) -> list[int]:
    rows = _all(path, "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND sql LIKE '%seq INTEGER%'")
    return sorted(root for (root,) in rows if isinstance(root, int) and root > 1)


def _columns(path: Path, table: str) -> list[str]:
    return [row[1] for row in _all(path, f'PRAGMA table_info("{table}")')]


def _some_rows(dice: random.Random, table: str) -> str:
    if dice.random() < 0.4:
        return ""
    return f' WHERE rowid = (SELECT rowid FROM "{table}" LIMIT 1 OFFSET {dice.choice((0, 1, dice.randrange(20)))})'


def _by_type(dice: random.Random, path: Path, type_: str, values: tuple[str, ...]) -> None:
    columns = [
        (table, row[1])
        for table in _names(path)
        for row in _all(path, f'PRAGMA table_info("{table}")')
        if str(row[2]).startswith(type_) and row[1] != "seq"
    ]
    for _ in range(dice.choice((1, 1, 4))):
        table, column = dice.choice(columns or [("person", "position")])
        _sql(path, f'UPDATE "{table}" SET "{column}" = {dice.choice(values)}{_some_rows(dice, table)}')


def _json_cells(path: Path) -> list[tuple[str, str, str]]:
    """Table, column and id of every cell that looks like JSON; one entry per (table, column) often enough."""
    found: list[tuple[str, str, str]] = []
    for table in _names(path):
        for column in _columns(path, table):
            rows = _all(
                path,
                f"SELECT id FROM \"{table}\" WHERE substr(\"{column}\", 1, 1) IN ('[', '{{') ORDER BY id LIMIT 4",
            )
            found += [(table, column, id) for (id,) in rows]
    return found


MUTATIONS: dict[str, Mutation] = {
    "flip_bits": _flip_bits,
    "random_stretch": _random_stretch,
    "swap_pages": _swap_pages,
    "cut": _cut,
    "extend": _extend,
    "header": _header,
    "write_ahead": _write_ahead,
    "odd_journal": _odd_journal,
    "freelist_loop": _freelist_loop,
    "tree_cycle": _tree_cycle,
    "tree_bomb": _tree_bomb,
    "triggers": _triggers,
    "views": _views,
    "virtual": _virtual,
    "tables": _tables,
    "indexes": _indexes,
    "replaced_tables": _replaced_tables,
    "schema_rows": _schema_rows,
    "encoding": _encoding,
    "cells": _cells,
    "more_cells": _cells,
    "numbers": _numbers,
    "days": _days,
    "ids": _ids,
    "circle": _circle,
    "rows": _rows,
    "many_rows": _many_rows,
    "large_texts": _large_texts,
    "json": _json,
    "more_json": _json,
    "deep_json": _deep_json,
    "several": _several,
}
