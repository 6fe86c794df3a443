"""What the system says of a name that it takes for no file. Used wherever a failed call is put into a sentence; a
module of its own, because every start asks for it and `file_names` only whoever makes a name."""

from __future__ import annotations

import errno
import sys

BAD_NAME = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)  # too long, or with a letter that is forbidden there


def no_such_name(error: OSError) -> bool:
    """Whether there can be no file of that name here. What Windows says of `?` and `<`, other systems say of much
    else."""
    return error.errno in BAD_NAME and (error.errno != errno.EINVAL or sys.platform == "win32")
