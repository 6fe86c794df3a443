"""passphrase: set, change, take off. And how every command that reads an engagement gets its passphrase: from the first
line of a file, or asked for on the terminal. Never from an argument or a variable, which other programs can see.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.cli.output import complain, put
from ui.labels_errors import in_english
from ui.meetings import change_passphrase
from workshop_app import bootstrap
from workshop_app.domain.errors import ErrorCode, KnownError

TRIES = 3
LONGEST = 64 * 1024  # bytes read of a passphrase file: somebody may have named the wrong one
FORGOTTEN = "If you forget it, the file is lost: nobody can open it without its passphrase, and neither can we."


@contextmanager
def unlocked(path: Path, passphrase_file: Path | None, *, needed: bool, copies: bool = False) -> Iterator[None]:
    """The block finds the file unlocked, if it has a passphrase. With `needed` False a file that nobody can unlock here
    stays locked, and the block says what it can. With `copies`, its newest dated copy speaks for a file that is gone or
    has no passphrase itself."""
    if copies and not bootstrap.has_passphrase(path):
        copy = _locked_copy(path)
        unclear = not os.path.exists(path) or bootstrap.may_be_locked(path)
        if copy is not None and (passphrase_file is not None or unclear):
            path, needed = copy, False
    if not bootstrap.has_passphrase(path):
        yield
        return
    if bootstrap.is_unlocked(path):
        pass  # another copy of the engagement, locked by the same words
    elif passphrase_file is not None:
        _unlock(path, first_line(passphrase_file), copies)
    elif _has_terminal():
        _ask_until_it_fits(path, copies)
    elif needed:
        raise KnownError(ErrorCode.PASSPHRASE_NOT_ASKED, path=str(path))
    release = bootstrap.key_kept(path)
    try:
        yield
    finally:
        release()


def _unlock(path: Path, words: str, copies: bool) -> None:
    """The file, or with `copies` those of its dated copies that it opens where it does not open the file."""
    try:
        bootstrap.unlock(path, words)
    except KnownError as error:
        if not copies or error.code is not ErrorCode.PASSPHRASE_WRONG or not bootstrap.unlock_copies(path, words):
            raise
        complain(in_english(KnownError(ErrorCode.PASSPHRASE_OF_COPIES, path=str(path))))


def passphrase(arguments: argparse.Namespace) -> int:
    path = arguments.file
    _look_at(path)
    has_one = bootstrap.has_passphrase(path)
    if (arguments.action == "set") == has_one:
        complain(f"{path} already has a passphrase." if has_one else f"{path} has no passphrase.")
        return 1
    old = _present(path, arguments.passphrase_file) if has_one else None
    new = None if arguments.action == "remove" else _chosen(path, arguments.new_passphrase_file)
    done = change_passphrase(path, old=old, new=new)
    put(_what_happened(arguments.action, path, done.copies))
    for left in done.left:
        complain(f"{left} could not be opened and stays as it was. The new passphrase does not protect it.")
    for left in done.papers:
        complain(f"{left} stays as it was, in the folder of the plan B on paper. No passphrase protects it.")
    return 0


def _look_at(path: Path) -> None:
    """Say what is wrong with a file before anybody thinks of a passphrase for it."""
    try:
        bootstrap.open_workspace(path, read_only=True).close()
    except KnownError as error:
        if error.code is not ErrorCode.PASSPHRASE_NEEDED:
            raise


def first_line(path: Path) -> str:
    """The passphrase in a file: its first line without the line end, spaces and all. Not a line that goes on behind
    what was read, and not one with characters that nobody can type into the window."""
    try:
        with path.open("rb") as file:
            words = file.read(LONGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(ErrorCode.PASSPHRASE_UNREADABLE, path=str(path)) from error
    line, end, _rest = words.partition("\n")
    line = line.removesuffix("\r")
    cut = not end and len(words.encode()) >= LONGEST
    if not line or cut or any(unicodedata.category(each) == "Cc" for each in line):
        raise KnownError(ErrorCode.PASSPHRASE_UNREADABLE, path=str(path))
    return line


def _locked_copy(path: Path) -> Path | None:
    """The newest dated copy, if any has a passphrase."""
    return next((each.path for each in bootstrap.list_backups(path) if bootstrap.has_passphrase(each.path)), None)


def _what_happened(action: str, path: Path, copies: int) -> str:
    if action == "remove":
        return f"{path} no longer has a passphrase. Anyone who has it can open it, and its dated copies ({copies})."
    return f"{path} and its dated copies ({copies}) now open only with the new passphrase."


def _has_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask_until_it_fits(path: Path, copies: bool = False) -> str:
    for left in reversed(range(TRIES)):
        typed = _typed("Passphrase: ", path)
        try:
            _unlock(path, typed, copies)
        except KnownError as error:
            if error.code is not ErrorCode.PASSPHRASE_WRONG or not left:
                raise
            complain(in_english(error))
        else:
            return typed
    raise KnownError(ErrorCode.PASSPHRASE_WRONG, path=str(path))


def _typed(question: str, path: Path) -> str:
    try:
        return getpass.getpass(question)
    except EOFError as error:
        raise KnownError(ErrorCode.PASSPHRASE_NOT_ASKED, path=str(path)) from error


def _present(path: Path, passphrase_file: Path | None) -> str:
    if passphrase_file is not None:
        return first_line(passphrase_file)
    if not _has_terminal():
        raise KnownError(ErrorCode.PASSPHRASE_NOT_ASKED, path=str(path))
    typed = _ask_until_it_fits(path)
    bootstrap.forget_key(path)
    return typed


def _chosen(path: Path, passphrase_file: Path | None) -> str:
    complain(FORGOTTEN)
    if passphrase_file is not None:
        return first_line(passphrase_file)
    if not _has_terminal():
        raise KnownError(ErrorCode.PASSPHRASE_NOT_ASKED, path=str(path))
    while True:
        first = _typed("New passphrase: ", path)
        if first == _typed("New passphrase again: ", path):
            return first
        complain("The two do not match. Type the new passphrase again.")
