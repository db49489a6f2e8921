"""A pack as one HTML file that needs nothing else, for the screen, light or dark, and for paper."""

from html import escape

from workbench.briefing.html_charts import bar_chart, line_chart
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

_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; background: #eeeff3; color: #1a1f2e; font: 15.5px/1.55 'Noto Serif', Georgia, 'Times New Roman', serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 3.2rem 3.6rem; background: #fff; border: 1px solid #d9dce3; }
main.wide { max-width: 76rem; }
h1, h2, h3.fixed, .kind, .coverage, th, cite, figure { font-family: Inter, 'Segoe UI', system-ui, sans-serif; }
.kind { margin: 0; font-size: .82rem; color: #667085; letter-spacing: .01em; }
.kind .marking { color: #b3261e; font-weight: 600; }
h1 { margin: .15rem 0 .5rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.012em; }
.coverage { margin: 0 0 1.6rem; font-size: .9rem; color: #475067; }
h2 { margin: 2rem 0 .7rem; padding-bottom: .2rem; font-size: 1.15rem; font-weight: 600; border-bottom: 1px solid #d9dce3; }
h3 { margin: 1.4rem 0 .35rem; font-size: 1rem; break-after: avoid; }
h3 .fate, h3 .aside { font-weight: 400; }
h3 .aside, h3 .title, h3 .equal { color: #667085; font-weight: 400; }
p { margin: .3rem 0; }
blockquote { margin: .45rem 0 .6rem; padding: .1rem 0 .1rem .8rem; border-left: 3px solid; }
blockquote[dir=rtl] { padding: .1rem .8rem .1rem 0; border-left: 0; border-right: 3px solid; font-family: 'Noto Naskh Arabic', 'Traditional Arabic', 'Noto Serif', serif; font-size: 1.12em; }
blockquote p { margin: 0; color: #1a1f2e; }
cite { display: block; margin-top: .15rem; font-size: .76rem; font-style: normal; color: #667085; }
ins { color: #0a6b45; background: #e2f4ea; text-decoration: underline; text-underline-offset: 2px; }
del { color: #a8231c; background: #fbe9e7; text-decoration: line-through; }
.inserted { color: #0a6b45; } .deleted { color: #a8231c; }
.muted, .note { color: #667085; } .note { margin-top: 2rem; font-size: .85rem; }
table { width: 100%; margin: .8rem 0 1.2rem; border-collapse: collapse; font-size: .86rem; line-height: 1.45; }
th, td { padding: .4rem .55rem; border: 1px solid #d9dce3; text-align: start; vertical-align: top; }
th { background: #f7f8fa; font-weight: 600; font-size: .82rem; }
td.number, th.number { text-align: center; }
td[style] { color: #1a1f2e; }
figure { margin: 1rem 0 1.4rem; } figcaption { margin-bottom: .4rem; font-weight: 600; font-size: .9rem; }
svg { max-width: 100%; height: auto; }
svg text { font: 12px Inter, 'Segoe UI', system-ui, sans-serif; fill: #1a1f2e; }
svg .axis { stroke: #d9dce3; } svg text.small { fill: #667085; font-size: 11px; }
.page-break { break-before: page; }
@media (prefers-color-scheme: dark) {
  body { background: #12151c; color: #e4e7ee; }
  main { background: #1a1e28; border-color: #2f3543; }
  blockquote p { color: #e4e7ee; }
  .kind, .coverage, cite, .muted, .note, h3 .aside, h3 .title, h3 .equal { color: #9aa3b5; }
  .kind .marking, .deleted { color: #f2928b; } .inserted { color: #6fd3a4; }
  h2, th, td { border-color: #363d4d; } th { background: #232837; }
  ins { color: #7fdcb0; background: #14382a; } del { color: #f4a39d; background: #41201e; }
  td[style] ins { color: #0a6b45; background: #e2f4ea; } td[style] del { color: #a8231c; background: #fbe9e7; }
  svg text { fill: #e4e7ee; } svg .axis { stroke: #363d4d; } svg text.small { fill: #9aa3b5; }
}
@media (max-width: 40rem) { main, main.wide { margin: 0; padding: 1.4rem 1.1rem; border: 0; } }
@media print {
  @page { size: A4; margin: 20mm 22mm; }
  body, main, main.wide { background: #fff; color: #000; margin: 0; padding: 0; border: 0; max-width: none; }
  body { font-size: 10.5pt; } blockquote, tr, figure { break-inside: avoid; } thead { display: table-header-group; }
  ins, del, td, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def to_html(pack: Pack) -> str:
    """The whole file. It holds no script, and its policy lets it load nothing from anywhere."""
    wide = ' class="wide"' if pack.landscape else ""
    sections = "\n".join(_section(section) for section in pack.sections)
    return f"""<!DOCTYPE html>
<html lang="{escape(pack.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(pack.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main{wide}>
<header>
{_kind_line(pack)}<h1>{escape(pack.title)}</h1>
{f'<p class="coverage">{escape(pack.coverage)}</p>' if pack.coverage else ""}
</header>
{sections}
</main>
</body>
</html>
"""


def _kind_line(pack: Pack) -> str:
    parts = [escape(pack.kind_line), escape(day(pack.language, pack.date)) if pack.date else ""]
    if pack.marking:
        parts.append(f'<span class="marking">{escape(pack.marking)}</span>')
    said = " · ".join(part for part in parts if part)
    return f'<p class="kind">{said}</p>\n' if said else ""


def _section(section: Section) -> str:
    level = min(section.level + 1, 3)
    fixed = ' class="fixed"' if level == 3 else ""
    heading = f"<h{level}{fixed}>{escape(section.heading)}</h{level}>\n" if section.heading else ""
    return f"<section>\n{heading}" + "\n".join(_block(block) for block in section.blocks) + "\n</section>"


def _block(block: Block) -> str:
    match block:
        case Paragraph(words):
            return f"<p>{_words(words)}</p>"
        case Quote():
            return _quote(block)
        case ClauseLine():
            return _clause_line(block)
        case LabelledText(label, words):
            return f"<p><b>{escape(label)}</b> {_words(words)}</p>"
        case Table():
            return _table(block)
        case BarChart():
            return bar_chart(block)
        case LineChart():
            return line_chart(block)
        case Bullets(items):
            return "<ul>\n" + "\n".join(f"<li>{_words(item)}</li>" for item in items) + "\n</ul>"
        case PageBreak():
            return '<div class="page-break"></div>'
        case Note(words):
            return f'<p class="note">{_words(words)}</p>'


def _words(words: tuple[Words, ...]) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Words) -> str:
    said = escape(run.text).replace("\n", "<br>")
    if run.bold:
        said = f"<b>{said}</b>"
    if run.italic:
        said = f"<i>{said}</i>"
    if run.muted:
        said = f'<span class="muted">{said}</span>'
    tag = _TAGS.get(run.kind)
    return f"<{tag}>{said}</{tag}>" if tag else said


def _quote(quote: Quote) -> str:
    cited = f'<cite dir="auto">{escape(quote.citation)}</cite>' if quote.citation else ""
    return (
        f'<blockquote{_language(quote.language)} style="border-color: {quote.colour}">'
        f"<p>{_words(quote.words)}</p>{cited}</blockquote>"
    )


def _language(language: str) -> str:
    if not language:
        return ""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return f' lang="{escape(language)}" dir="{direction}"'


def _clause_line(line: ClauseLine) -> str:
    said = escape(line.clause)
    if line.heading:
        said += f' <span class="title">{escape(line.heading)}</span>'
    if line.fate:
        said += f' <span class="fate {line.tone}">{escape(line.fate)}</span>'
    if line.aside:
        said += f' <span class="aside">· {escape(line.aside)}</span>'
    return f"<h3>{said}</h3>"


def _table(table: Table) -> str:
    whole = sum(table.widths) or 1
    columns = "".join(f'<col style="width: {100 * width / whole:.1f}%">' for width in table.widths)
    head = "".join(
        f'<th scope="col"{_number(at, table)}>{escape(name)}</th>' for at, name in enumerate(table.head)
    )
    rows = "\n".join(
        "<tr>" + "".join(_cell(cell, at, table) for at, cell in enumerate(row)) + "</tr>"
        for row in table.rows
    )
    return (
        f"<table>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _cell(cell: Cell, at: int, table: Table) -> str:
    shade = f' style="background: {cell.shade}"' if cell.shade else ""
    return f"<td{_number(at, table)}{_language(cell.language)}{shade}>{_words(cell.words)}</td>"


def _number(at: int, table: Table) -> str:
    return ' class="number"' if at in table.numbers else ""
