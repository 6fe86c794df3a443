"""Names that join a document that went out with the one that comes back: bookmarks of the parameters record and the
properties a Word file carries unseen. `compose/parameters_record.py` writes them, `intake.py` looks for them.

They are part of files already sent to clients: a name is never changed, only added.
"""

from __future__ import annotations

from hashlib import sha256

ENGAGEMENT = "okr-engagement"
DOCUMENT = "okr-document"
VERSION = "okr-version"
LANGUAGE = "okr-language"

OPEN_POINTS = "open_points"
OVERVIEW = "overview"
CHANGES = "changes"
SIGN_OFF = "sign_off"


def parameter(key: str) -> str:
    """The bookmark of a parameter's heading. Word takes 40 characters; 30 of an own parameter's id are enough."""
    return f"parameter_{key[:30]}"


def decision(key: str) -> str:
    """The bookmark of a parameter's decision; also the property that holds the fingerprint of what it said."""
    return f"decision_{key[:30]}"


def settled(key: str) -> str:
    """The bookmark of the line under a decision that says by whom and when: the decision ends before it."""
    return f"settled_{key[:30]}"


def fingerprint(words: str) -> str:
    """The same for two texts that differ in white space only: an editor may break lines where it likes."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:20]
