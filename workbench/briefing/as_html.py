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
    bared,
)
from workbench.briefing.resources import resources
from workbench.briefing.wording import day, say
from workbench.treaty.comparison import RunKind

_MANY = 7
_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}


def to_page(pack: Pack) -> str:
    """The whole file. It holds no script, and its policy lets it load nothing from anywhere."""
    wide = ' class="wide"' if pack.landscape else ""
    page = _Notes(pack.language)
    sections = "\n".join(_section(section, at, page) for at, section in enumerate(pack.sections, 1))
    style = (resources() / "templates" / "page.css").read_text(encoding="utf-8")
    return f"""<!DOCTYPE html>
<html lang="{escape(pack.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(pack.title)}</title>
<style>
{style}</style>
</head>
<body>
<main{wide}>
<header>
{_kind_line(pack)}<h1>{escape(pack.title)}</h1>
{f'<p class="coverage">{escape(pack.coverage)}</p>' if pack.coverage else ""}
</header>
{_contents(pack)}{sections}
{page.notes()}</main>
</body>
</html>
"""


def _kind_line(pack: Pack) -> str:
    parts = [escape(pack.kind_line), escape(day(pack.language, pack.date)) if pack.date else ""]
    if pack.marking:
        parts.append(f'<span class="marking">{escape(pack.marking)}</span>')
    said = " · ".join(part for part in parts if part)
    return f'<p class="kind">{said}</p>\n' if said else ""


class _Notes:
    """Numbers the citations of a page and lists them at its end, each with the way back."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._said: list[str] = []

    def mark(self, citation: str) -> str:
        """The mark behind a quotation; what it stands for shows under the pointer too."""
        self._said.append(citation)
        number = len(self._said)
        link = f'<a href="#note-{number}" id="mark-{number}" title="{escape(citation)}">{number}</a>'
        return f'<sup dir="ltr">{link}</sup>'

    def notes(self) -> str:
        """The list, nothing where nothing is cited."""
        if not self._said:
            return ""
        back = escape(say(self._language, "back"))
        lines = "\n".join(
            f'<li id="note-{at}">{escape(said)} '
            f'<a href="#mark-{at}" aria-label="{back}" title="{back}">↩</a></li>'
            for at, said in enumerate(self._said, 1)
        )
        heading = escape(say(self._language, "notes"))
        return f'<section class="notes">\n<h2>{heading}</h2>\n<ol>\n{lines}\n</ol>\n</section>\n'


def _contents(pack: Pack) -> str:
    headed = [(at, one) for at, one in enumerate(pack.sections, 1) if one.heading]
    if not pack.contents or len(headed) < 2:
        return ""
    name = escape(say(pack.language, "contents"))
    lines = "\n".join(
        f'<li class="level-{min(one.level, 2)}"><a href="#section-{at}">{escape(one.heading)}</a></li>'
        for at, one in headed
    )
    return f'<nav class="contents" aria-label="{name}">\n<p>{name}</p>\n<ul>\n{lines}\n</ul>\n</nav>\n'


def _section(section: Section, number: int, page: _Notes) -> str:
    level = min(section.level + 1, 3)
    fixed = ' class="fixed"' if level == 3 else ""
    heading = f"<h{level}{fixed}>{escape(section.heading)}</h{level}>\n" if section.heading else ""
    return (
        f'<section id="section-{number}">\n{heading}'
        + "\n".join(_block(block, page) for block in section.blocks)
        + "\n</section>"
    )


def _block(block: Block, page: _Notes) -> str:
    match block:
        case Paragraph(words, indent, language):
            return f"<p{_language(language)}{_indent(indent)}>{_words(words)}</p>"
        case Quote():
            return _quote(block, page)
        case ClauseLine():
            return _clause_line(block)
        case LabelledText(label, words):
            return f"<p><b>{escape(label)}</b> {_words(words)}</p>"
        case Table():
            return table(block)
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


def _indent(steps: int) -> str:
    return f' style="margin-inline-start: {min(steps, 6) * 1.2:.1f}em"' if steps else ""


def _words(words: tuple[Words, ...]) -> str:
    return "".join(_run(run) for run in bared(words))


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


def _quote(quote: Quote, page: _Notes) -> str:
    cited = page.mark(quote.citation) if quote.citation else ""
    return (
        f'<blockquote{_language(quote.language)} style="border-color: {quote.colour}">'
        f"<p>{_words(quote.words)}{cited}</p></blockquote>"
    )


def _language(language: str) -> str:
    if not language:
        return ""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return f' lang="{escape(language)}" dir="{direction}"'


def _clause_line(line: ClauseLine) -> str:
    said = escape(line.clause)
    if line.heading:
        said += f' <span class="title">· {escape(line.heading)}</span>'
    if line.fate:
        said += f' <span class="aside">·</span> <span class="fate {line.tone}">{escape(line.fate)}</span>'
    if line.aside:
        said += f' <span class="aside">· {escape(line.aside)}</span>'
    return f"<h3>{said}</h3>"


def table(content: Table) -> str:
    """A table as a page shows it."""
    whole = sum(content.widths) or 1
    columns = "".join(f'<col style="width: {100 * width / whole:.1f}%">' for width in content.widths)
    head = "".join(
        f'<th scope="col"{_number(at, content)}><span>{escape(name)}</span></th>'
        for at, name in enumerate(content.head)
    )
    rows = "\n".join(
        "<tr>" + "".join(_cell(cell, at, content) for at, cell in enumerate(row)) + "</tr>"
        for row in content.rows
    )
    crowded = ' class="crowded"' if len(content.head) > _MANY and content.numbers else ""
    return (
        f"<table{crowded}>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _cell(cell: Cell, at: int, table: Table) -> str:
    shade = f' style="background: {cell.shade}"' if cell.shade else ""
    return f"<td{_number(at, table)}{_language(cell.language)}{shade}>{_words(cell.words)}</td>"


def _number(at: int, table: Table) -> str:
    return ' class="number"' if at in table.numbers else ""
