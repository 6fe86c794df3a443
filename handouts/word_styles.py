"""The parts of a Word file that are the same for every document: styles, numbering, settings, made from the theme.
`word.py` puts them into the file. Every style is named, so a client restyles a handout by changing the style.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from handouts.document import ReadingDistance, Tone
from handouts.form_parts import ABOVE, LABEL, RING_ROOM
from handouts.theme import BAND, WALL, Theme
from handouts.word_numbering import BULLETS
from handouts.word_style_sheet import StyleSheet
from handouts.word_table_styles import header_white, table_styles
from handouts.word_xml import HEAD, NAMESPACES, attribute, twips

TENT_NAME = 0.9  # of a name on a card that stands on a table: Word's letters are larger
# What is read in the hand, of the body's size and the distance of its lines, in the steps of the PDF: lines move closer
# before letters get smaller than 11 points.
IN_HAND = (
    ("CardTextLargest", 1.37, 271),
    ("CardTextLarge", 1.29, 271),
    ("CardTextClose", 1.19, 240),
    ("CardText", 1.11, 240),
)
WALL_SUFFIX = "Wall"  # ends the names of the styles of pages read from afar
# Of a foot whose two sides have to share a line, the largest first; smaller it would not be read.
FEET = (
    ("Footer", "footer", 1.0),
    ("FooterClose", "Footer Close", 0.955),
    ("FooterCloser", "Footer Closer", 0.91),
    ("FooterClosest", "Footer Closest", 0.85),
)
ABOVE_THE_LINE = 4  # points: what is typed stands free of the rule below, as on the PDF

_TONES = {Tone.NEUTRAL: "Note", Tone.ACCENT: "NoteAccent", Tone.OPEN: "NoteOpen"}


def note_style(tone: Tone) -> str:
    return _TONES[tone]


def full_language(language: str) -> str:
    """Word wants a region with the language."""
    return {"en": "en-GB", "de": "de-DE"}.get(language, language)


def in_wall_styles(xml: str) -> str:
    """The same paragraphs in the larger styles of a wall sheet; a list says its sign itself, or its copy has none."""
    larger = re.sub(r'(<w:pStyle w:val="\w+|<w:rStyle w:val="CompactSubtitle)"/>', rf'\1{WALL_SUFFIX}"/>', xml)
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>'
    return re.sub(rf'<w:pStyle w:val="ListBullet{WALL_SUFFIX}"/>(<w:keepNext[^>]*/>)?', rf"\g<0>{listed}", larger)


@lru_cache(maxsize=16)
def styles_xml(theme: Theme, language: str, far: ReadingDistance = ReadingDistance.DESK) -> str:
    """All styles; of a document read from `far` the paragraph styles twice, the second time for its large pages."""
    sheet = StyleSheet(theme)
    _paragraph_styles(sheet)
    _character_styles(sheet)
    if far is not ReadingDistance.DESK:
        large = StyleSheet(theme.for_size(far), WALL_SUFFIX)
        large.parts.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Normal{WALL_SUFFIX}">'
            f'<w:name w:val="Normal ({WALL_SUFFIX})"/><w:basedOn w:val="Normal"/>'
            f"<w:rPr>{large.font(large.theme.body)}</w:rPr></w:style>"
        )
        _paragraph_styles(large)
        _beside_a_title(large)
        sheet.parts += large.parts
    fonts = f'w:ascii="{theme.word_font}" w:hAnsi="{theme.word_font}" w:eastAsia="{theme.word_font}"'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts} w:cs="{theme.word_font_complex}"/>'
        f"{sheet.font(theme.body)}<w:lang w:val={attribute(full_language(language))} "
        'w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_LINE_ONLY}</w:pPr>{sheet.ink()}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{normal}{''.join(sheet.parts)}{table_styles(theme)}</w:styles>"


def _paragraph_styles(sheet: StyleSheet) -> None:
    _text_styles(sheet)
    _structure_styles(sheet)
    _form_styles(sheet)
    _card_styles(sheet)
    _note_styles(sheet)


HEADS = 0.96  # Calibri's bold letters are wide: a word that fits its column on the PDF fits here
_LINE = ' w:line="271" w:lineRule="auto"'
_LINE_ONLY = '<w:spacing w:before="0" w:after="0" w:line="271" w:lineRule="auto"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"


def _text_styles(sheet: StyleSheet) -> None:
    """Lines as high as on the PDF, or a page that was measured takes a second one in Word."""
    theme = sheet.theme
    quiet = theme.colours.quiet
    body = _at_least(theme.body.leading)
    sheet.paragraph("BodyText", "Body Text", after=theme.body.after, line=body)
    lead = _at_least(theme.lead.leading)
    sheet.paragraph("Lead", "Lead", sheet.font(theme.lead), following="BodyText", after=theme.lead.after, line=lead)
    note = _at_least(theme.note.leading)
    sheet.paragraph("SmallPrint", "Small Print", sheet.font(theme.note), after=theme.note.after, line=note)
    sheet.paragraph("Caption", "caption", sheet.font(theme.small, quiet), first=_KEEP, before=6, after=3)
    sheet.paragraph("TableText", "Table Text", line=body)
    for name, type in (("Close", theme.close), ("Closest", theme.closest), ("Lectern", theme.lectern)):
        sheet.paragraph(f"TableText{name}", f"Table Text {name}", sheet.font(type), line=_at_least(type.leading))
    sheet.paragraph("BarText", "Bar Text", sheet.font(theme.small), line=_exactly(theme.small.size * 1.15))
    sheet.paragraph("BarRoom", "Bar Room", '<w:sz w:val="2"/><w:szCs w:val="2"/>', line=_exactly(1))
    sheet.paragraph("StripHead", "Strip Head", sheet.font(theme.note, quiet), line=_at_least(theme.note.leading))
    sheet.paragraph("StripText", "Strip Text", sheet.font(theme.box), line=_at_least(theme.box.leading))
    thin = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    sheet.paragraph("StripLine", "Strip Line", thin, line=_exactly(BAND))
    sheet.paragraph("StripRoom", "Strip Room", thin, line=_exactly(theme.spaces.tiny))
    heading = sheet.font(theme.head.times(HEADS), theme.colours.ink if theme.head.size >= WALL else quiet, bold=True)
    sheet.paragraph("TableHeading", "Table Heading", heading, first=_KEEP, line=_at_least(theme.head.leading))
    for id, name, number in (("ListBullet", "List Bullet", BULLETS), ("ListNumber", "List Number", BULLETS + 1)):
        indent = twips(theme.spaces.indent + 2)
        sheet.paragraph(
            id,
            name,
            first=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>',
            after=theme.spaces.tiny,
            line=body,
            indent=f'<w:ind w:left="{indent}" w:hanging="{indent}"/>',
        )
    sheet.paragraph("Gap", "Gap", '<w:sz w:val="2"/><w:szCs w:val="2"/>', line=_exactly(theme.spaces.medium))
    below = theme.spaces.medium - header_white(theme)
    sheet.paragraph("TableGap", "Table Gap", '<w:sz w:val="2"/><w:szCs w:val="2"/>', line=_exactly(below))
    line = theme.colours.line[1:]
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="{line}"/></w:pBdr>'
    sheet.paragraph("Separator", "Separator", first=rule, after=theme.spaces.medium, line=_exactly(4))


def _at_least(points: float) -> str:
    return f' w:line="{twips(points)}" w:lineRule="atLeast"'


def _exactly(points: float) -> str:
    return f' w:line="{twips(points)}" w:lineRule="exact"'


def _structure_styles(sheet: StyleSheet) -> None:
    theme = sheet.theme
    quiet = theme.colours.quiet
    mark = theme.colours.mark[1:]
    bar = f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="20" w:space="0" w:color="{mark}"/></w:pBdr>'
    sheet.paragraph("TitleBar", "Title Bar", first=bar, line=_exactly(7))  # Word's titles are higher
    for id, name, type, after, ink, following in (
        ("Title", "Title", theme.title, theme.title.after, "", "Subtitle"),
        ("CompactTitle", "Compact Title", theme.compact_title, theme.spaces.small, "", ""),
        ("UnderTitle", "Under Title", theme.compact_note, theme.spaces.small, quiet, ""),
        ("Subtitle", "Subtitle", theme.subtitle, theme.spaces.large, quiet, "BodyText"),
    ):
        line, font = _at_least(type.leading), sheet.font(type, ink)
        sheet.paragraph(id, name, font, following=following, first=_KEEP, after=after, line=line)
    for level, type in enumerate(theme.headings, 1):
        sheet.paragraph(
            f"Heading{level}",
            f"heading {level}",
            sheet.font(type, theme.colours.heading if level == 1 else ""),
            following="BodyText",
            first=_KEEP,
            before=type.before,
            after=type.after,
            line=_at_least(type.leading),
            last=f'<w:outlineLvl w:val="{level - 1}"/>',
        )
    for level, look in ((1, 2), (1, 3), (2, 3)):  # a deeper look without the level between
        _heading_as(sheet, level, look)
    small = sheet.font(theme.small, quiet)
    sheet.paragraph("Header", "header", small)
    hairline = theme.colours.hairline[1:]
    ruled = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{hairline}"/></w:pBdr>'
    for id, name, factor in FEET:
        type = theme.small.times(factor)
        sheet.paragraph(id, name, sheet.font(type, quiet), first=ruled)


def _heading_as(sheet: StyleSheet, level: int, look: int) -> None:
    type = sheet.theme.headings[look - 1]
    id, name = f"Heading{level}As{look}", f"Heading {level} As {look}"
    parent = f"Heading{level}"
    sheet.paragraph(
        id,
        name,
        sheet.font(type),
        based=parent,
        following="BodyText",
        before=type.before,
        after=type.after,
        line=_at_least(type.leading),
    )


def _form_styles(sheet: StyleSheet) -> None:
    theme = sheet.theme
    label = sheet.font(theme.small, bold=True)
    sheet.paragraph("FormLabel", "Form Label", label, first=_KEEP, before=theme.spaces.medium * 0.75)
    thin = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    sheet.paragraph("FormGap", "Form Gap", thin, line=_exactly(theme.spaces.small))
    sheet.paragraph("CloseGap", "Close Gap", thin, line=_exactly(theme.spaces.tiny))
    sheet.paragraph("FormHint", "Form Hint", sheet.font(theme.small, theme.colours.quiet), first=_KEEP)
    border = f'w:val="single" w:sz="4" w:space="0" w:color="{theme.colours.line[1:]}"'
    lines = f"<w:pBdr><w:bottom {border}/><w:between {border}/></w:pBdr>"
    # At least, not exactly: a tall script or a big typed letter must not lose its top.
    line = f' w:line="{twips(theme.spaces.writing)}" w:lineRule="atLeast"'
    sheet.paragraph("WritingLine", "Writing Line", first=lines, line=line)
    sheet.paragraph("WritingRoom", "Writing Room", line=line)
    quiet = sheet.font(theme.small, theme.colours.quiet)
    sheet.paragraph("WritingAsked", "Writing Asked", quiet, first=_KEEP, line=_exactly(theme.small.leading))
    under = f' w:line="{twips(theme.spaces.writing - theme.small.leading)}" w:lineRule="atLeast"'
    sheet.paragraph("WritingUnder", "Writing Under", thin, first=lines, line=under)
    sheet.paragraph(
        "BoxLabel", "Box Label", sheet.font(theme.small), first=_KEEP, before=ABOVE, line=_at_least(LABEL - 1)
    )
    sheet.paragraph("BoxRings", "Box Rings", first=_KEEP, line=_exactly(RING_ROOM))
    rule = f"<w:pBdr><w:bottom {border}/><w:between {border}/></w:pBdr>"
    sheet.paragraph("BoxRule", "Box Rule", first=rule, line=line)
    sheet.paragraph("BoxLine", "Box Line", line=line)
    _typed_styles(sheet, border)


def _typed_styles(sheet: StyleSheet, border: str) -> None:
    theme = sheet.theme
    # What is typed: as high as another line, a part of it below the words. Its border is no one else's, or Word takes
    # it and the next for one box.
    higher = f' w:line="{twips(theme.spaces.writing - ABOVE_THE_LINE)}" w:lineRule="atLeast"'
    lower = border.replace('w:space="0"', f'w:space="{ABOVE_THE_LINE}"')
    under = f"<w:pBdr><w:bottom {lower}/></w:pBdr>"
    for id, name, typed, after in (
        ("WritingTyped", "Writing Typed", under, 0),
        ("BoxRuleTyped", "Box Rule Typed", under, 0),
        ("BoxLineTyped", "Box Line Typed", "", ABOVE_THE_LINE),
    ):
        sheet.paragraph(id, name, first=typed, after=after, line=higher)
    # Lines beside boxes to tick: one as high as the other, whatever letters stand in it.
    listed = _exactly(theme.spaces.writing)
    sheet.paragraph("BoxLineListed", "Box Line Listed", line=listed)
    sheet.paragraph("BoxRuleListed", "Box Rule Listed", first=f"<w:pBdr><w:bottom {border}/></w:pBdr>", line=listed)
    _line_styles(sheet, under, higher)


def _line_styles(sheet: StyleSheet, under: str, higher: str) -> None:
    """Of grids in columns: what is typed on a line stands as low as words by hand, its further lines close below."""
    theme = sheet.theme
    small, typed, line = sheet.font(theme.small), sheet.font(theme.closest), _at_least(theme.closest.leading)
    over = theme.spaces.writing - ABOVE_THE_LINE - theme.closest.leading
    sheet.paragraph("LineSaid", "Line Said", small, after=ABOVE_THE_LINE, line=higher)
    sheet.paragraph("LineAsked", "Line Asked", small, first=_KEEP, before=over, line=line)
    for id, name, before in (("LineTyped", "Line Typed", over), ("LineUnder", "Line Under", 0)):
        sheet.paragraph(id, name, typed, before=before, after=ABOVE_THE_LINE, line=line)
        sheet.paragraph(f"{id}Rule", f"{name} Rule", typed, first=under, before=before, line=line)


def _card_styles(sheet: StyleSheet) -> None:
    theme = sheet.theme
    sheet.paragraph(
        "CardTitle", "Card Title", sheet.font(theme.card_title.times(0.9)), first=_card_rule(theme), after=6
    )
    accent = sheet.font(theme.small, theme.colours.accent, bold=True)
    sheet.paragraph("CardSubtitle", "Card Subtitle", accent, after=theme.spaces.tiny / 2)
    hairline = f'w:val="single" w:sz="4" w:space="0" w:color="{theme.colours.hairline[1:]}"'
    apart = hairline.replace('space="0"', 'space="4"')
    over = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{theme.colours.hairline[1:]}"/></w:pBdr>'
    sheet.paragraph("CardFooter", "Card Footer", sheet.font(theme.small, theme.colours.quiet), first=over)
    sheet.paragraph("TentFooter", "Tent Footer", sheet.font(theme.small, theme.colours.quiet))
    sheet.paragraph("SignFooter", "Sign Footer", sheet.font(theme.lead, theme.colours.quiet))
    plain = replace(theme.body, size=theme.body.size / theme.word_scale)
    sheet.paragraph("CardTold", "Card Told", sheet.font(plain.times(IN_HAND[-1][1])), first=over)
    for id, factor, line in IN_HAND:
        font, high = sheet.font(plain.times(factor)), f' w:line="{line}" w:lineRule="auto"'
        named = id.removeprefix("CardText")
        sheet.paragraph(id, f"Card Text {named}".rstrip(), font, after=theme.spaces.tiny, line=high)
        between = f"<w:pBdr><w:bottom {apart}/><w:between {apart}/></w:pBdr>"
        sheet.paragraph(f"CardRuled{named}", f"Card Ruled {named}".rstrip(), font, first=between, after=4, line=high)
        sheet.paragraph(f"TableTextCard{named}", f"Table Text Card {named}".rstrip(), font, line=high)
    centred = '<w:jc w:val="center"/>'
    sheet.paragraph("TentName", "Tent Name", sheet.font(theme.name.times(TENT_NAME)), last=centred)
    sheet.paragraph("TentTeam", "Tent Team", sheet.font(theme.team, theme.colours.quiet), last=centred)


def _card_rule(theme: Theme) -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="7" w:space="2" w:color="{theme.colours.ink[1:]}"/></w:pBdr>'


def _note_styles(sheet: StyleSheet) -> None:
    """Paragraphs with one and the same border and ground stand in one box; the rule at the left has the tone."""
    theme = sheet.theme
    for tone, id in _TONES.items():
        tint = theme.tint(tone)[1:]
        edge = f'w:val="single" w:sz="2" w:space="6" w:color="{tint}"'
        rule = f'w:val="single" w:sz="18" w:space="8" w:color="{theme.tone(tone)[1:]}"'
        borders = f"<w:pBdr><w:top {edge}/><w:left {rule}/><w:bottom {edge}/><w:right {edge}/></w:pBdr>"
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
        indent = '<w:ind w:left="200" w:right="140"/>'
        name = {"Note": "Note", "NoteAccent": "Note Accent", "NoteOpen": "Note Open"}[id]
        sheet.paragraph(id, name, first=f"<w:keepLines/>{borders}{ground}", line=_LINE, after=2, indent=indent)


def _beside_a_title(sheet: StyleSheet) -> None:
    """The one kind of letters that grows with its page by itself: it stands in the line of larger ones."""
    beside = sheet.font(sheet.theme.compact_note, sheet.theme.colours.quiet, bold=False)
    named = f"Compact Subtitle ({sheet.suffix})" if sheet.suffix else "Compact Subtitle"
    sheet.character(f"CompactSubtitle{sheet.suffix}", named, f'<w:b w:val="0"/><w:bCs w:val="0"/>{beside}')


def _character_styles(sheet: StyleSheet) -> None:
    colours = sheet.theme.colours
    sheet.character("Strong", "Strong", "<w:b/><w:bCs/>")
    cue = sheet.theme.cue.size * sheet.theme.word_scale
    sheet.character("Cue", "Cue", f'<w:b/><w:bCs/><w:sz w:val="{int(cue * 2)}"/><w:szCs w:val="{int(cue * 2)}"/>')
    sheet.character("Emphasis", "Emphasis", "<w:i/><w:iCs/>")
    _beside_a_title(sheet)
    sheet.character("Quiet", "Quiet", f'<w:color w:val="{colours.quiet[1:]}"/>')
    sheet.character("Gone", "Gone", f'<w:strike/><w:color w:val="{colours.quiet[1:]}"/>')
    small = sheet.font(sheet.theme.small, colours.quiet)
    sheet.character("Asked", "Asked", small)
    open_point = f'<w:b/><w:bCs/><w:color w:val="{colours.open[1:]}"/>'  # in grey its colour is paler than the ink
    sheet.character("OpenPoint", "Open Point", open_point)
    sheet.character("Accented", "Accented", f'<w:color w:val="{colours.accent[1:]}"/>')
    sheet.character("CardAside", "Card Aside", sheet.font(sheet.theme.lead, colours.accent))
    sheet.character("PlaceholderText", "Placeholder Text", f'<w:color w:val="{colours.quiet[1:]}"/>')


def settings_xml(language: str, *, sides: bool = False) -> str:
    """Current Word, not a compatibility mode; two words of one name stay on one line where they can. `sides`: pages on
    the left have heads of their own."""
    even = "<w:evenAndOddHeaders/>" if sides else ""
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{even}'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={attribute(full_language(language))}/></w:settings>"
    )
