"""A main window over a folder of its own, with recorded answers instead of dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow


@pytest.fixture
def window(_dressed: QApplication, settings: Any, clock: Any, ask: Any, qtbot: Any) -> Iterator[MainWindow]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = MainWindow(settings, clock, ask)
    made.resize(1280, 800)
    made.show()
    made.show_welcome()
    yield made
    ask.answers.extend([2, 2])  # whatever is unsaved in a test may go
    made.close()
    made.deleteLater()


@pytest.fixture
def sample_path(tmp_path: Path, sample_today: bytes) -> Path:
    """A fresh copy of the worked sample."""
    path = tmp_path / "Harbour Ferries.okrw"
    path.write_bytes(sample_today)
    return path
