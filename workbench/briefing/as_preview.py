"""A pack for the live preview: only the HTML that Qt's rich text draws well, on white paper.

Headings are paragraphs, for rich text would enlarge the sizes of ``h1`` and ``h2`` once more; a rule
is the lower border of a cell, for an ``hr`` takes a whole line.
"""

from html import escape

from workbench.briefing.clean import cleaned
from workbench.briefing.pack import (
    RIGHT_TO_LEFT,
    BarChart,
    Block,
    Bullets,
    Cell,
    ClauseLine,
    LabelledText,
    LineChart,
    Note,
    Pack,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Table,
    Words,
)
from workbench.briefing.wording import day
from workbench.treaty.comparison import RunKind

_SANS = "font-family: Inter, 'Segoe UI', sans-serif"
_GREY, _HAIR = "#667085", "#d9dce3"
_TONES = {RunKind.EQUAL: _GREY, RunKind.INSERTED: "#0a6b45", RunKind.DELETED: "#a8231c"}
_CHANGES = {
    RunKind.INSERTED: "color: #0a6b45; background-color: #e2f4ea; text-decoration: underline",
    RunKind.DELETED: "color: #a8231c; background-color: #fbe9e7; text-decoration: line-through",
}


def to_html(pack: Pack) -> str:
    """The whole pack for a rich text view; nothing in it is loaded from anywhere."""
    pack = cleaned(pack)
    sections = "\n".join(_section(section) for section in pack.sections)
    return (
        '<html><head><meta charset="utf-8"></head>'
        "<body style=\"color: #1a1f2e; font-family: 'Noto Serif', Georgia, serif; font-size: 13px\">\n"
        f"{_top(pack)}\n{sections}\n</body></html>"
    )


def _top(pack: Pack) -> str:
    parts = [escape(pack.kind_line.upper()), escape(day(pack.language, pack.date)) if pack.date else ""]
    if pack.marking:
        parts.append(f'<span style="color: #a8231c">{escape(pack.marking)}</span>')
    kind = " · ".join(part for part in parts if part)
    title = f'<span style="{_SANS}; font-size: 18px; font-weight: 700">{escape(pack.title)}</span>'
    return (
        f'<p style="{_SANS}; font-size: 11px; color: {_GREY}; margin: 0">{kind}</p>'
        f'<p style="margin: 1px 0 5px 0">{title}</p>'
        f'<p style="font-size: 12px; margin: 0 0 4px 0">{escape(pack.coverage)}</p>'
    )


def _section(section: Section) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    if not section.heading:
        return blocks
    if section.level > 1:
        said = f'<span style="{_SANS}; font-size: 13px; font-weight: 600">{escape(section.heading)}</span>'
        return f'<p style="margin: 11px 0 2px 0">{said}</p>\n{blocks}'
    return f"{_ruled(section.heading)}\n{blocks}"


def _ruled(heading: str) -> str:
    said = f'<span style="{_SANS}; font-size: 14px; font-weight: 700">{escape(heading)}</span>'
    rule = f"border-bottom: 1px solid {_HAIR}; padding: 0 0 1px 0"
    look = 'width="100%" cellspacing="0" cellpadding="0" border="0" style="margin: 15px 0 4px 0"'
    return f'<table {look}><tr><td style="{rule}">{said}</td></tr></table>'


def _block(block: Block) -> str:
    match block:
        case Paragraph(words, indent):
            return f'<p style="margin: 3px 0 3px {min(indent, 6) * 16}px">{_words(words)}</p>'
        case Quote():
            return _quote(block)
        case ClauseLine():
            return _clause_line(block)
        case LabelledText(label, words):
            return f'<p style="margin: 2px 0"><b>{escape(label)}</b> {_words(words)}</p>'
        case Table():
            return _table(block)
        case BarChart():
            return _bar_chart(block)
        case LineChart():
            return _line_chart(block)
        case Bullets(items):
            return (
                "<ul>" + "".join(f'<li style="margin: 2px 0">{_words(item)}</li>' for item in items) + "</ul>"
            )
        case PageBreak():
            return f'<p style="color: {_HAIR}; margin: 10px 0" align="center">· · ·</p>'
        case Note(words):
            return f'<p style="font-size: 12px; color: {_GREY}; margin: 14px 0 0 0">{_words(words)}</p>'


def _words(words: tuple[Words, ...]) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Words) -> str:
    said = escape(run.text).replace("\n", "<br>")
    if run.bold:
        said = f"<b>{said}</b>"
    if run.italic:
        said = f"<i>{said}</i>"
    if run.muted:
        said = f'<span style="{_SANS}; font-size: 11px; color: {_GREY}">{said}</span>'
    look = _CHANGES.get(run.kind)
    return f'<span style="{look}">{said}</span>' if look else said


def _quote(quote: Quote) -> str:
    cited = f'<span style="{_SANS}; font-size: 10.5px; color: {_GREY}">{escape(quote.citation)}</span>'
    bar = f'<td width="3" bgcolor="{quote.colour}"></td>'
    direction = ' dir="rtl" align="right"' if quote.right_to_left else ""
    said = (
        '<td style="padding: 1px 8px 1px 8px">'
        f'<p style="margin: 0"{direction}>{_words(quote.words)}</p>'
        f'<p style="margin: 2px 0 0 0">{cited}</p></td>'
    )
    cells = said + bar if quote.right_to_left else bar + said
    look = 'width="100%" cellspacing="0" cellpadding="0" style="margin: 3px 0 5px 0"'
    return f"<table {look}><tr>{cells}</tr></table>"


def _clause_line(line: ClauseLine) -> str:
    said = f"<b>{escape(line.clause)}</b>"
    if line.heading:
        said += f' <span style="color: {_GREY}">· {escape(line.heading)}</span>'
    if line.fate:
        said += f' · <span style="color: {_TONES[line.tone]}">{escape(line.fate)}</span>'
    if line.aside:
        said += f' <span style="color: {_GREY}">· {escape(line.aside)}</span>'
    return f'<p style="margin: 8px 0 1px 0">{said}</p>'


def _table(table: Table) -> str:
    whole = sum(table.widths) or 1
    widths = [f' width="{100 * width // whole}%"' for width in table.widths] or [""] * len(table.head)
    head = "".join(
        f'<th bgcolor="#f7f8fa"{width}{_side(at in table.numbers)}>'
        f'<span style="{_SANS}; font-size: 8pt">{escape(name)}</span></th>'
        for at, (name, width) in enumerate(zip(table.head, widths, strict=False))
    )
    rows = "".join(
        "<tr>" + "".join(_cell(cell, at in table.numbers) for at, cell in enumerate(row)) + "</tr>"
        for row in table.rows
    )
    return f"{_TABLE}<thead><tr>{head}</tr></thead>{rows}</table>"


_TABLE = (
    '<table width="100%" cellspacing="0" cellpadding="4" border="1" '
    f'style="border-collapse: collapse; border-color: {_HAIR}; border-style: solid; font-size: 8.5pt; '
    'margin: 6px 0 8px 0">'
)


def _cell(cell: Cell, centred: bool) -> str:
    shade = f' bgcolor="{cell.shade}"' if cell.shade else ""
    side = ' dir="rtl" align="right"' if cell.language in RIGHT_TO_LEFT else _side(centred)
    return f'<td{shade}{side} valign="top">{_words(cell.words)}</td>'


def _side(centred: bool) -> str:
    return ' align="center"' if centred else ' align="left"'


def _bar_chart(chart: BarChart) -> str:
    most = max((bar.value for bar in chart.bars), default=0) or 1
    rows = "".join(_bar(bar.label, bar.value, bar.colour, most) for bar in chart.bars)
    return _chart_title(chart.title) + rows


def _bar(label: str, value: int, colour: str, most: int) -> str:
    share = max(1, 55 * value // most)
    return (
        f'<table width="100%" cellspacing="2" cellpadding="1" style="{_SANS}; font-size: 8pt"><tr>'
        f'<td width="35%">{escape(label)}</td><td width="{share}%" bgcolor="{colour}"></td>'
        f'<td width="{65 - share}%">&nbsp;{value}</td></tr></table>'
    )


def _line_chart(chart: LineChart) -> str:
    head = "".join(f'<th bgcolor="#f7f8fa">{escape(point)}</th>' for point in chart.points)
    rows = "".join(
        f'<tr><td><span style="color: {line.colour}">■</span> {escape(line.label)}</td>'
        + "".join(f'<td align="center">{"" if value is None else value}</td>' for value in line.values)
        + "</tr>"
        for line in chart.lines
    )
    return f"{_chart_title(chart.title)}{_TABLE}<tr><th></th>{head}</tr>{rows}</table>"


def _chart_title(said: str) -> str:
    return f'<p style="{_SANS}; font-size: 9pt; font-weight: 600; margin: 10px 0 3px 0">{escape(said)}</p>'
