"""What people write in a cell that says yes. Asked by the readers of agendas here, and by those of people in
`workshop_app`. Pure.
"""

from __future__ import annotations

YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si", "sim", "tak", "✓", "✔", "wahr", "vrai"})
