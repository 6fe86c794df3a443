"""How many pages a document takes, asked before it is drawn: by composers that promise one page. Word alone knows its
own pages, and a reader without Word's fonts gets wider ones: pages are measured with letters wider than the PDF's.
"""

from __future__ import annotations

from dataclasses import replace

from handouts.document import Document
from handouts.theme import Theme, Type, theme_for
from workshop_app.domain.engagement import Paper

WIDER = 1.15  # DejaVu in place of Calibri, the widest that happens
TALLER = 1.05


def fits_one_page(document: Document) -> bool:
    """Whether it stands on one page, on every paper and in Word."""
    from handouts import pdf  # reportlab; nobody waits for it who prints nothing

    return all(pdf.count_pages(document, _roomy(theme_for(paper))) <= 1 for paper in Paper)


def _roomy(theme: Theme) -> Theme:
    first, second, third = (_wider(type) for type in theme.headings)
    return replace(
        theme,
        title=_wider(theme.title),
        subtitle=_wider(theme.subtitle),
        headings=(first, second, third),
        lead=_wider(theme.lead),
        body=_wider(theme.body),
    )


def _wider(type: Type) -> Type:
    return replace(type, size=type.size * WIDER, leading=type.leading * TALLER)
