"""What the system says of a name that it takes for no file. Used wherever a failed call is put into a sentence; a
module of its own, because every start asks for it and `file_names` only whoever makes a name."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

_WINDOWS = sys.platform == "win32"
BAD_NAME = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)  # too long, or with a letter that is forbidden there


def no_such_name(error: OSError) -> bool:
    """Whether there can be no file of that name here. What Windows says of `?` and `<`, other systems say of much
    else."""
    return error.errno in BAD_NAME and (error.errno != errno.EINVAL or _WINDOWS)


def check_name(path: Path) -> None:
    """OSError for a name that Windows would write to a device, hide in another file, or change. It says so of few of
    them itself: `con.okrw` is the screen, `Acme: 2.okrw` an unseen part of a file called Acme."""
    if not _WINDOWS:
        return
    from workshop_app.domain.file_names import refused_by_windows

    reason = refused_by_windows(path.name)
    if reason is not None:
        raise OSError(errno.EINVAL, reason, str(path))
