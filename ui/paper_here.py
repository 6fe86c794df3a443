"""Which paper a coach's documents are for who never chose one: what printers hold where they work."""

from __future__ import annotations

import os

from PySide6.QtCore import QLocale

from workshop_app.application.settings import PAPER, Settings
from workshop_app.domain.engagement import Paper, usual_paper


def paper_here() -> Paper:
    """By the territory of the system; where it names one for paper alone (an English screen in Germany), by that."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_PAPER")
    here = QLocale(said) if said else QLocale()
    return usual_paper(QLocale.territoryToCode(here.territory()))


def paper_of(settings: Settings) -> Paper:
    """The one that was chosen, or the usual one."""
    return Paper(settings.get(PAPER) or paper_here())
