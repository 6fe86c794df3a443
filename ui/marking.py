"""Marks words for lupdate without Qt, so that the command line can speak the same sentences without loading it."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """The words themselves; `ui.labels` translates them when they are shown."""
    return words
