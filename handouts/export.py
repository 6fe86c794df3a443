"""Bytes to a file, safely: a name every system takes, nothing overwritten unless asked, written next to its place and
moved there only after it was read back and found right. Screens and the command line call `save`, on a worker thread.

The renderers are imported on first use: starting the app must not wait for them.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as replace_field

from handouts.document import Document, Edition
from handouts.theme import theme_of
from handouts.whole_sheets import on_its_sheet
from workshop_app.application import disk
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.file_names import legal_name
from workshop_app.domain.unusable_names import BAD_NAME

_FULL = {errno.ENOSPC, errno.EDQUOT}
_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ELOOP}
PRIVATE, SHARED = 0o600, 0o666  # who may read a new file: its user, or everybody whom the system lets read new files


class Format(StrEnum):
    """The kinds of file; the value is the ending."""

    PDF = "pdf"
    DOCX = "docx"


class Exported(Struct, frozen=True):
    """A file that was written and read back. `document` is the catalogue id, `format` the ending, `pages` None when
    only the program that opens it knows, and `replaced` the characters that no font of the PDF has and that stand there
    as boxes."""

    document: str
    format: str
    edition: Edition
    path: Path
    pages: int | None
    verified: bool
    replaced: tuple[str, ...] = ()


class Stopped(KeyboardInterrupt):
    """Somebody stopped what writes several files into a folder: `folder` is what it is called now, None where no file
    was finished; `made` of `total` lie there."""

    def __init__(self, folder: Path | None, made: int, total: int) -> None:
        super().__init__()
        self.folder, self.made, self.total = folder, made, total


class LeftOut(Struct, frozen=True):
    """A document that was not kept because it does not read back as it should, the reason, and the Word file that
    was written instead (None: not even that)."""

    document: str
    format: str
    edition: Edition
    name: str
    reason: KnownError
    instead: Exported | None = None


def save(
    document: Document, fmt: Format | str, folder: Path, paper: Paper | str = Paper.A4, replace: bool = False
) -> Exported:
    """Writes the document into the folder. An existing file is kept and the new one numbered, unless `replace`."""
    format, paper = Format(fmt), Paper(paper)
    data, replaced = _rendered(document, format, paper)
    name = file_name(document)
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = _written(data, folder)
    try:
        pages = _verified(temporary, folder / f"{name}.{format}", document, paper)
        with disk_errors(folder):
            path = _moved(temporary, folder, name, format, replace)
    finally:
        temporary.unlink(missing_ok=True)
    return Exported(document.id, format, document.edition, path, pages, True, replaced)


def save_or_refuse(
    document: Document, fmt: Format | str, folder: Path, paper: Paper | str = Paper.A4, instead: bool = True
) -> Exported | LeftOut:
    """As `save`, for one document among many: a file that does not say what it should stops none of the others.
    `instead`: in place of a refused PDF the document is written as a Word file."""
    try:
        return save(document, fmt, folder, paper)
    except KnownError as error:
        if error.code is not ErrorCode.EXPORT_MISMATCH:
            raise  # a full disk stops everything
        refused = LeftOut(document.id, str(fmt), document.edition, document.name, error)
    if not instead or Format(fmt) is Format.DOCX:
        return refused
    try:
        return replace_field(refused, instead=save(document, Format.DOCX, folder, paper))
    except KnownError as error:
        if error.code is not ErrorCode.EXPORT_MISMATCH:
            raise
        return refused


def save_bytes(data: bytes, name: str, ending: str, folder: Path, mode: int = SHARED) -> Path:
    """Writes a file that is no document (a calendar, a list) as safely as one. An existing file is kept and the new
    one numbered."""
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = _written(data, folder, mode)
        try:
            return _moved(temporary, folder, legal_name(name) or "document", ending, False)
        finally:
            temporary.unlink(missing_ok=True)


def save_as(data: bytes, path: Path, mode: int = SHARED) -> None:
    """Writes a file under the very name that somebody chose, and asked to replace what stood there."""
    with disk_errors(path.parent):
        temporary = _written(data, path.parent, mode)
        try:
            disk.put_in_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def fresh_folder(parent: Path, name: str) -> Path:
    """A new, empty folder with this name inside `parent`, numbered when there is one already."""
    with disk_errors(parent):
        parent.mkdir(parents=True, exist_ok=True)
        for path in _names(parent, legal_name(name) or "pack", ""):
            try:
                path.mkdir()
            except FileExistsError:
                continue
            return path
        raise FileExistsError(errno.EEXIST, "no free name", str(parent / name))


def file_name(document: Document) -> str:
    """The document's name made safe, without ending. A facilitator's copy can be told from its name."""
    name = document.name
    if document.edition is Edition.FACILITATOR and Edition.FACILITATOR not in name.casefold():
        name = f"{name or document.id} ({Edition.FACILITATOR})"
    return legal_name(name) or legal_name(document.id) or "document"


def _rendered(document: Document, format: Format, paper: Paper) -> tuple[bytes, tuple[str, ...]]:
    if not document.sections:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=document.id)
    document = on_its_sheet(document, paper)
    if format is Format.DOCX:
        from handouts import word

        return word.render(document, theme_of(document, paper)), ()
    from handouts import fonts, pdf, verify

    replaced = tuple(sorted(fonts.undrawable("".join(verify.texts(document)))))
    return pdf.render(document, theme_of(document, paper)), replaced


def _verified(path: Path, target: Path, document: Document, paper: Paper) -> int | None:
    """How many pages were read back. What is wrong is told of the file the user asked for, not of the temporary one."""
    from handouts import verify

    still_there(target.parent, (path,))  # a stick that was pulled out is no document that says something else
    try:
        with disk_errors(target.parent):
            return verify.check(path, document, target.suffix[1:], paper)
    except KnownError as error:
        raise KnownError(error.code, **(error.facts | {"path": str(target)})) from error


def _written(data: bytes, folder: Path, mode: int = SHARED) -> Path:
    """A hidden file in the same folder, on the disk for certain. Unlike all other files of ours documents are for
    everybody: they are there to be shared."""
    disk.clear_dead(folder)
    return disk.write_unfinished(folder / "document", data, mode)


def _moved(temporary: Path, folder: Path, name: str, ending: str, replace: bool) -> Path:
    if not replace:
        return _named_once(temporary, folder, name, ending)
    target = folder / f"{name}.{ending}"
    try:
        disk.put_in_place(temporary, target)
    except (PermissionError, IsADirectoryError) as error:
        raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(target)) from error
    return target


def _named_once(temporary: Path, folder: Path, name: str, ending: str) -> Path:
    """The first name that is free. Taken, not looked for: two exports never get the same one."""
    for path in _names(folder, name, ending):
        try:
            disk.name_once(temporary, path)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(errno.EEXIST, "no free name", str(folder / name))


def _names(folder: Path, name: str, ending: str) -> Iterator[Path]:
    """`ending` is empty for a folder."""
    dotted = f".{ending}" if ending else ""
    yield folder / f"{name}{dotted}"
    for number in range(2, 10_000):
        yield folder / f"{name} ({number}){dotted}"


def still_there(folder: Path, written: Iterable[Path] = ()) -> None:
    """Asked before each further file with the first that was `written`, and once more at the end with all of them: a
    folder on a stick that was pulled out is not made anew in its place, where nobody would look for it, and nothing is
    called saved that is gone. A stick leaves an empty folder behind, or none. KnownError(NOT_WRITTEN)."""
    with disk_errors(folder):
        gone = None if folder.is_dir() else folder
        gone = gone or next((path for path in written if not path.exists()), None)
    if gone is not None:
        raise KnownError(ErrorCode.NOT_WRITTEN, path=str(gone), detail=os.strerror(errno.ENOENT))


@contextmanager
def part_of(folder: Path, files: Sized, total: int, stopped: str) -> Iterator[None]:
    """What cannot be written after some of the `total` files were, or read again to be printed, is told as that:
    KnownError(PACK_UNFINISHED). Then, and where somebody stops it, the folder is called `stopped`, and goes where no
    file is in it: nobody tells half a pack from a whole one by what lies in it. Ctrl+C goes on as `Stopped`."""
    try:
        with disk_errors(folder):
            yield
    except KnownError as error:
        made = max(len(files), _finished_in(folder))  # nothing lies any more on a stick that was pulled out
        if not made:
            _without_empty_folders(folder)
            raise
        detail = str(error.facts.get("detail", "")) or _told_by_the_disk(error)
        reason = str(error.code) if error.code is ErrorCode.PLACE_FULL else ""
        called = _called_not_whole(folder, stopped) or folder
        facts = {"path": str(called), "made": made, "total": total, "reason": reason, "detail": detail}
        raise KnownError(ErrorCode.PACK_UNFINISHED, **facts) from error
    except KeyboardInterrupt as told:
        left = _called_not_whole(folder, stopped)
        raise Stopped(left, _finished_in(left) if left else 0, total) from told
    except BaseException:
        _called_not_whole(folder, stopped)
        raise


def _called_not_whole(folder: Path, stopped: str) -> Path | None:
    """The folder's new name; None where nothing was finished in it, so that it went."""
    _without_empty_folders(folder)
    if not folder.exists():
        return None
    named = legal_name(stopped)
    with suppress(OSError):
        return folder.rename(next(path for path in _names(folder.parent, named, "") if not path.exists()))
    return folder


def _finished_in(folder: Path) -> int:
    """How many files lie there that are no passing ones, whoever counted them."""
    return sum(not name.endswith(disk.ENDING) for _, _, names in os.walk(folder) for name in names)


def _without_empty_folders(folder: Path) -> None:
    """What was begun goes, as far as there is no file in it."""
    with suppress(OSError):
        for at, _, _ in os.walk(folder, topdown=False):
            with suppress(OSError):
                Path(at).rmdir()


def _told_by_the_disk(error: BaseException) -> str:
    """The system's own words for what went wrong, however often it was told on."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        cause = cause.__cause__
    return os.strerror(errno.EIO)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """What can be wrong with a folder or a disk, said with our codes."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise KnownError(ErrorCode.PLACE_FULL, path=str(folder)) from error
        if error.errno in _UNWRITABLE:
            raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(folder)) from error
        if error.errno in BAD_NAME:
            named = _named_by(error, folder)
            raise KnownError(ErrorCode.FILE_NAME_UNUSABLE, path=named, detail=error.strerror) from error
        raise KnownError(ErrorCode.NOT_WRITTEN, path=str(folder), detail=error.strerror or str(error)) from error


def _named_by(error: OSError, folder: Path) -> str:
    """The name that the user gave: the file's, or that of the folder in which not even a passing name has room."""
    names = (error.filename2, error.filename)
    return next((str(each) for each in names if each and not str(each).endswith(disk.ENDING)), str(folder))
