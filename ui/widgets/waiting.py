"""A window over the window that is waited for. Afterwards the keyboard is where it was: not every window system gives
it back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def wait_for(page: QDialog) -> int:
    """Show it and wait; what `exec` returns."""
    done = page.exec()
    parent = page.parentWidget()
    if parent is not None:
        parent.window().activateWindow()
    return done
