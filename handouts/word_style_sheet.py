"""One style of a Word file as XML, in the theme's type and colours. `word_styles` defines the styles with it."""

from __future__ import annotations

from handouts.theme import Theme, Type
from handouts.word_xml import twips


def half_points(type: Type, theme: Theme) -> int:
    """The size of these letters in Word, as Word counts."""
    return round(type.size * theme.word_scale * 2)


class StyleSheet:
    """Collects styles in the theme's type and colours."""

    def __init__(self, theme: Theme, suffix: str = "") -> None:
        self.theme = theme
        self.suffix = suffix
        self.parts: list[str] = []

    def ink(self) -> str:
        """The colour of all text, in Normal: LibreOffice lets a default colour win over character styles in tables."""
        return f'<w:rPr><w:color w:val="{self.theme.colours.ink[1:]}"/></w:rPr>'

    def font(self, type: Type, colour: str = "", bold: bool | None = None, italic: bool = False) -> str:
        """Run properties in the schema's order."""
        size = half_points(type, self.theme)
        weight = type.bold if bold is None else bold
        return (
            ("<w:b/><w:bCs/>" if weight else "")
            + ("<w:i/><w:iCs/>" if italic else "")
            + (f'<w:color w:val="{colour[1:]}"/>' if colour else "")
            + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        )

    def paragraph(
        self,
        id: str,
        name: str,
        font: str = "",
        *,
        based: str = "Normal",
        following: str = "",
        before: float = 0,
        after: float = 0,
        line: str = "",
        first: str = "",
        tabs: str = "",
        indent: str = "",
        last: str = "",
        listed: bool = True,
    ) -> None:
        """A paragraph style. `first` holds what comes before `tabs` in the schema (keeps, numbering, borders)."""
        following = following and following + self.suffix
        if self.suffix:
            name = f"{name} ({self.suffix})"
        spacing = f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{line}/>'
        shown = "<w:qFormat/>" if listed else "<w:semiHidden/>"
        self.parts.append(
            f'<w:style w:type="paragraph" w:customStyle="{int(id in _OWN or bool(self.suffix))}" '
            f'w:styleId="{id}{self.suffix}"><w:name w:val="{name}"/><w:basedOn w:val="{based}{self.suffix}"/>'
            + (f'<w:next w:val="{following}"/>' if following else "")
            + f"{shown}<w:pPr>{first}{tabs}{spacing}{indent}{last}</w:pPr><w:rPr>{font}</w:rPr></w:style>"
        )

    def character(self, id: str, name: str, font: str) -> None:
        self.parts.append(
            f'<w:style w:type="character" w:customStyle="{int(id in _OWN)}" w:styleId="{id}"><w:name w:val="{name}"/>'
            f"<w:qFormat/><w:rPr>{font}</w:rPr></w:style>"
        )


# Styles that Word does not know by itself.
_OWN = frozenset(
    [
        "Lead",
        "SmallPrint",
        "UnderTitle",
        "TableText",
        "TableHeading",
        "Quiet",
        "Gone",
        "Cue",
        "OpenPoint",
        "Accented",
        "FormLabel",
        "FormHint",
        "WritingLine",
        "WritingRoom",
        "WritingAsked",
        "WritingUnder",
        "BoxLabel",
        "BoxRings",
        "BoxRule",
        "BoxLine",
        "WritingTyped",
        "BoxRuleTyped",
        "BoxLineTyped",
        "LineSaid",
        "LineAsked",
        "LineTyped",
        "LineTypedRule",
        "LineUnder",
        "LineUnderRule",
        "Asked",
        "BoxLineListed",
        "BoxRuleListed",
        "BarRoom",
        "BarText",
        "StripHead",
        "StripText",
        "StripLine",
        "StripRoom",
        "TableTextClose",
        "TableTextClosest",
        "TableTextLectern",
        "CompactTitle",
        "Gap",
        "TableGap",
        "TitleBar",
        "CardTitle",
        "CardSubtitle",
        "CardFooter",
        "FooterClose",
        "FooterCloser",
        "FooterClosest",
        "CardText",
        "CardTold",
        "CardTextLarge",
        "CardTextLargest",
        "CardTextClose",
        "TentFooter",
        "SignFooter",
        "CardAside",
        "TableTextCardLargest",
        "TableTextCardLarge",
        "TableTextCardClose",
        "TableTextCard",
        "FormGap",
        "CloseGap",
        "TentName",
        "TentTeam",
        "Note",
        "NoteAccent",
        "NoteOpen",
        "Separator",
        "Heading1As2",
        "Heading1As3",
        "Heading2As3",
    ]
)
