"""Rules, changes and storage of an engagement. No Qt, no reportlab, no python-docx below this package."""

__version__ = "0.1.0"
RELEASED = "2026-11-25"
