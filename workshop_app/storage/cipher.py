"""Files with a passphrase: how their key is made and kept, and how they are connected to; `salts` recognises them. The
cipher is SQLCipher's (AES-256, and an HMAC-SHA512 for every page), the key derivation hashlib's; nothing here is our
own cryptography. The first file with a passphrase imports this module, and `sqlcipher3` with it: a start with a plain
file should wait for neither.

What the file looks like. Its first 96 bytes stay readable (`cipher_plaintext_header_size = 96`), so that without a key
we can tell that it is ours (application_id), of which version (user_version), and that it has a passphrase. SQLCipher
keeps no salt in a file with a readable header. Ours stands in the 20 bytes that SQLite's format reserves for expansion
and carries along unread with every change:

    byte  20      80, the bytes SQLCipher reserves in every page; a file of ours without a passphrase has 0 here
    bytes 72-87   the salt, 16 bytes
    bytes 88-91   the mark "OKP1": passphrase, first edition (256,000 rounds)

SQLite writes zeros there only when it makes a file anew: a copy gets its salt before it gets its name (`write`), and a
VACUUM, which would throw the salt away for ever, is only for files without a passphrase (`engine.write_anew`; a test
looks that it stands nowhere else). Should another tool do that to a file, any dated copy still holds the salt.

Any SQLCipher tool opens the file with the same three facts:

    PRAGMA key = 'the passphrase';                 (in Unicode's composed form, NFC)
    PRAGMA cipher_plaintext_header_size = 96;
    PRAGMA cipher_salt = "x'<the 16 bytes as hex>'";

The passphrase makes the key itself; it does not wrap a random one. A wrapped key is 40 bytes or more, and one file has
only those 20 that are nobody's: the bytes behind byte 100 are SQLite's own, the reserved end of each page is full with
SQLCipher's counter and HMAC, and what stands behind the last page is overwritten when the file grows. A second file
beside would no longer be one file to hand over. So a new passphrase means that the file is written anew
(`passphrases`), which takes well under a second.

Keys are kept by salt, because a file, its dated copies and the copy handed over share one: whoever opened the file
needs no second derivation for its copies. A key is overwritten and forgotten when the last store over it closes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from workshop_app.application import disk
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.caution import harden
from workshop_app.storage.salts import HEADER, KEYS, MARK, SALT_AT, salt_of, salt_of_connection

ROUNDS = 256_000  # of PBKDF2-HMAC-SHA512: what SQLCipher 4 does by itself
SHORTEST = 8  # characters
_DRAWS_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters and signs only by their category
_PAGE = 4096
_KEPT = ("application_id", "user_version")  # what an export leaves behind

_HOLDERS: Counter[bytes] = Counter()


def is_unlocked(salt: bytes) -> bool:
    """Whether the key that goes with this salt is known."""
    return salt in KEYS


def unlock(path: Path, passphrase: str) -> None:
    """Try a passphrase on a file, and keep its key when it fits. KnownError(PASSPHRASE_WRONG) when it does not; takes a
    tenth of a second, so it belongs to a worker. Nothing to do for a file without one. That a file is damaged or cut
    short is said by opening it: whoever has the key may still list its earlier versions or rescue it."""
    salt = salt_of(path)
    if salt is None:
        if not os.path.exists(path):  # moved or renamed while it was locked
            raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
        return
    key = derived(passphrase, salt)
    # A dead writer's journal must not be played back by a mere try; `immutable` looks past it.
    unfinished = path.with_name(path.name + "-journal").exists()
    uri = f"file:{quote(path.absolute().as_posix())}?mode=ro" + ("&immutable=1" if unfinished else "")
    with contextlib.closing(_opened(uri, key, 5.0, salt)) as connection:
        fits = _fits(connection, path)
    if not fits:
        raise KnownError(ErrorCode.PASSPHRASE_WRONG, path=str(path))
    keep(salt, key)


def keep(salt: bytes, key: bytes) -> None:
    """Know this key from now on."""
    KEYS[salt] = bytearray(key)


def hold(salt: bytes) -> None:
    """A store, or an action over several stores, needs the key until it says `let_go`."""
    _HOLDERS[salt] += 1


def let_go(salt: bytes) -> None:
    """The last one to let go takes the key out of memory."""
    _HOLDERS[salt] -= 1
    forget(salt)


def forget(salt: bytes) -> None:
    """Overwrite the key, unless somebody still works with it. (Python may have copied it meanwhile; that is as far as
    it goes.)"""
    if _HOLDERS[salt] > 0:
        return
    del _HOLDERS[salt]
    key = KEYS.pop(salt, None)
    if key is not None:
        key[:] = bytes(len(key))


def checked(passphrase: str) -> str:
    """A passphrase somebody chose, as it is used: spaces and all. KnownError when it is too short to protect anything,
    which is counted by the characters that can be seen: spaces are typed by mistake and guessed first."""
    seen = sum(not _unseen(each) for each in unicodedata.normalize("NFC", passphrase))
    if passphrase and not seen:
        raise KnownError(ErrorCode.PASSPHRASE_BLANK, shortest=SHORTEST)
    if seen < SHORTEST:
        raise KnownError(ErrorCode.PASSPHRASE_SHORT, shortest=SHORTEST)
    return passphrase


def _unseen(letter: str) -> bool:
    """White space, and what draws nothing (joiners, tags, marks of direction, the fillers of Hangul and Braille)."""
    return unicodedata.category(letter)[0] in "ZC" or letter in _DRAWS_NOTHING


def derived(passphrase: str, salt: bytes) -> bytes:
    """The 32 bytes of the key. One keyboard sends é as one character and another as two: both are the same word."""
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, 32)


def connection_to(uri: str, path: Path, salt: bytes, wait: float) -> sqlite3.Connection:
    """A connection to a file with a passphrase, whose key is known; KnownError(PASSPHRASE_NEEDED) when it is not. It
    behaves as one of `sqlite3`, except for its classes of errors, see `faults`."""
    key = KEYS.get(salt)
    if key is None:
        raise KnownError(ErrorCode.PASSPHRASE_NEEDED, path=str(path))
    opened: sqlite3.Connection = _opened(uri, key, wait, salt)
    return opened


def connection_without_key(path: Path) -> sqlite3.Connection:
    """The same library over a file that has no passphrase, so that it can be written anew with one."""
    opened: sqlite3.Connection = _opened(f"file:{quote(path.absolute().as_posix())}?mode=rw", None, 5.0)
    return opened


def write(connection: sqlite3.Connection, target: Path, salt: bytes | None) -> Path:
    """Everything into a new file under a passing name beside `target`, locked by the passphrase of this salt or by
    none, private, tried once and on the disk for certain. Returns that name; when anything fails nothing is left."""
    unfinished = disk.unfinished(target)
    os.close(disk.new_file(unfinished))
    try:
        with _exported(connection, str(unfinished), salt):
            pass
        with unfinished.open("rb+") as file:
            if salt is not None:
                file.seek(SALT_AT)
                file.write(salt + MARK)
                file.flush()
            os.fsync(file.fileno())
        if salt is not None:
            uri = f"file:{quote(unfinished.absolute().as_posix())}?mode=ro"
            with contextlib.closing(connection_to(uri, unfinished, salt, 0.0)) as copy:  # a copy nobody opens is none
                copy.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        disk.remove(unfinished)
        raise
    return unfinished


def in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """What a file with a passphrase holds at this moment, in a database in memory that is never written anywhere as it
    is: a copy of it gets the passphrase of the file."""
    if not connection.execute("PRAGMA database_list").fetchone()[2]:
        return _copy(connection, "main")
    with _exported(connection, ":memory:", None):
        return _copy(connection, "target")


@contextlib.contextmanager
def _exported(connection: sqlite3.Connection, target: str, salt: bytes | None) -> Iterator[None]:
    """Everything in a new database, attached as "target" for as long as the block runs. Read in one transaction, so
    that nobody writes in between. (A file with another key, or none, can be made in no other way: SQLite's own ways of
    copying keep the key.)"""
    checks = int(connection.execute("PRAGMA foreign_keys").fetchone()[0])
    connection.execute("PRAGMA foreign_keys=OFF")  # tables are filled in the order of their names
    connection.execute("ATTACH ? AS target KEY ?", (target, "" if salt is None else _spec(KEYS[salt], salt)))
    try:
        # Nobody knows the new file yet: it needs no journal, and goes to the disk once, when it is whole.
        connection.execute("PRAGMA target.journal_mode=OFF")
        connection.execute("PRAGMA target.synchronous=OFF")
        connection.execute("BEGIN")
        try:
            kept = [(name, connection.execute(f"PRAGMA main.{name}").fetchone()[0]) for name in _KEPT]
            connection.execute("SELECT sqlcipher_export('target')").fetchone()
            for name, value in kept:
                connection.execute(f"PRAGMA target.{name}={int(value)}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it by itself
                connection.execute("ROLLBACK")
            raise
        yield
    finally:
        connection.execute("DETACH target")
        connection.execute(f"PRAGMA foreign_keys={checks}")


def _copy(source: sqlite3.Connection, name: str) -> sqlite3.Connection:
    connection: sqlite3.Connection = _opened(":memory:", None, 0.0, salt_of_connection(source))
    source.backup(connection, name=name)
    harden(connection)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


@cache
def library() -> Any:
    """sqlcipher3, with what holds for every connection of the process: it says nothing on standard error, and leaves
    the header readable, in the files that ATTACH makes as well."""
    from sqlcipher3 import dbapi2

    with contextlib.closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA cipher_default_plaintext_header_size = {HEADER}")
    return dbapi2


@cache
def _with_salt() -> Any:
    """SQLCipher's connection, which remembers the salt of its file."""

    class WithSalt(library().Connection):  # type: ignore[misc]
        salt: bytes | None = None

    return WithSalt


def _spec(key: bytes | bytearray, salt: bytes) -> str:
    return f"x'{key.hex()}{salt.hex()}'"


def _opened(uri: str, key: bytes | bytearray | None, wait: float, salt: bytes | None = None) -> Any:
    connection = library().connect(
        uri, uri=True, timeout=wait, isolation_level=None, factory=_with_salt(), check_same_thread=False
    )
    connection.salt = salt
    if key is not None and salt is not None:
        connection.set_key(_spec(key, salt))  # not as SQL, which a trace might show
    return connection


def _fits(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the key fits. A wrong key, a harmed first page or header and a file cut short fail alike at first; but a
    wrong key fits no page at all."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except library().DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        lines = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        failed = sum(str(line[0]).startswith("HMAC verification failed") for line in lines)
        return failed < path.stat().st_size // _PAGE
    return True
