"""A pack as Markdown that reads well as plain text too."""

import re

from workbench.briefing.pack import (
    BarChart,
    Block,
    Bullets,
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST_LIKE = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def to_markdown(pack: Pack) -> str:
    """The whole file; inserted words are ``<ins>``, deleted ones ``<del>``, which Markdown allows."""
    parts = [
        _escape(pack.kind_line),
        day(pack.language, pack.date) if pack.date else "",
        _escape(pack.marking),
    ]
    lines = [" · ".join(part for part in parts if part), f"# {_escape(pack.title)}", _escape(pack.coverage)]
    cited: list[str] = []
    lines += [_section(section, cited) for section in pack.sections]
    lines += ["\n".join(f"[^{at}]: {_escape(said)}" for at, said in enumerate(cited, 1))]
    return "\n\n".join(line for line in lines if line) + "\n"


def _section(section: Section, cited: list[str]) -> str:
    heading = [f"{'#' * (section.level + 1)} {_escape(section.heading)}"] if section.heading else []
    return "\n\n".join([*heading, *(said for block in section.blocks if (said := _block(block, cited)))])


def _block(block: Block, cited: list[str]) -> str:
    match block:
        case Paragraph(words=words):
            return _words(words)
        case Note(words=words):
            return _words(words).replace("\n", "\\\n")
        case Quote():
            return _quote(block, cited)
        case ClauseLine():
            return _clause_line(block)
        case LabelledText(label, words):
            return f"**{_escape(label)}** {_words(words)}"
        case Table():
            rows = [[_words(cell.words).replace("\n", "<br>") for cell in row] for row in block.rows]
            return _rows([_escape(name) for name in block.head], rows)
        case BarChart():
            return _rows(
                [_escape(block.title), ""], [[_escape(bar.label), str(bar.value)] for bar in block.bars]
            )
        case LineChart():
            head = [_escape(block.title), *map(_escape, block.points)]
            return _rows(head, [[_escape(line.label), *map(_value, line.values)] for line in block.lines])
        case Bullets(items):
            return "\n".join("- " + _words(item).replace("\n", "\n  ") for item in items)
        case PageBreak():
            return ""


def _quote(quote: Quote, cited: list[str]) -> str:
    """The words behind ``>``, their citation a footnote; *cited* gathers those."""
    said = _words(quote.words)
    if quote.citation:
        cited.append(quote.citation)
        said += f"[^{len(cited)}]"
    return "\n".join(f"> {line}" for line in said.split("\n"))


def _clause_line(line: ClauseLine) -> str:
    clause = " ".join(part for part in (line.clause, line.heading) if part)
    asides = " · ".join(part for part in (line.fate, line.aside) if part)
    return f"### {_escape(clause)}" + (f" — {_escape(asides)}" if asides else "")


def _rows(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _words(words: tuple[Words, ...]) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Words) -> str:
    said = _escape(run.text)
    core = said.strip()
    if not core:
        return said
    before, after = said[: said.index(core)], said[said.index(core) + len(core) :]
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    core = f"{mark}{core}{mark[::-1]}"
    if run.kind is RunKind.INSERTED:
        core = f"<ins>{core}</ins>"
    if run.kind is RunKind.DELETED:
        core = f"<del>{core}</del>"
    return f"{before}{core}{after}"


def _escape(text: str) -> str:
    said = _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;")
    return _LIST_LIKE.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", said)


def _value(value: int | None) -> str:
    return "" if value is None else str(value)
