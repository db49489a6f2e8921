"""A comparison as one page that needs nothing else: in one text or side by side, without any script."""

from collections.abc import Iterator
from html import escape

from workbench.briefing.as_html import table
from workbench.briefing.comparison import comparison_title
from workbench.briefing.facts import ComparisonFacts
from workbench.briefing.pack import RIGHT_TO_LEFT
from workbench.briefing.resources import resources
from workbench.briefing.shown import ShownLine, shown_lines
from workbench.briefing.tally import draft_line, drafts_line, tally
from workbench.briefing.weaving import Strand
from workbench.briefing.wording import day, say
from workbench.treaty.comparison import RunKind

_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}


def to_redline(facts: ComparisonFacts) -> str:
    """The whole file. Its policy lets it load nothing; the switch between views is one of style alone."""
    lines = shown_lines(facts)
    say_it = _Page(facts, lines)
    title = escape(comparison_title(facts))
    return f"""<!DOCTYPE html>
<html lang="{escape(facts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{_style("page.css")}{_style("redline.css")}</style>
</head>
<body>
<a class="skip" href="#text">{escape(say(facts.language, "to the text"))}</a>
<main class="wide">
<header>
{say_it.kind_line()}<h1>{title}</h1>
<p class="coverage">{escape(drafts_line(facts))}</p>
</header>
{table(tally(facts))}
<p class="legend">{say_it.legend()}</p>
{say_it.contents()}
{say_it.switch()}
<div id="text" class="text" tabindex="-1">
{say_it.heads()}
{say_it.text()}
</div>
</main>
</body>
</html>
"""


def _style(name: str) -> str:
    return (resources() / "templates" / name).read_text(encoding="utf-8")


class _Page:
    """Writes the parts of the page; every line has its place, every changed one leads to the next."""

    def __init__(self, facts: ComparisonFacts, lines: tuple[ShownLine, ...]) -> None:
        self._facts, self._lines, self._language = facts, lines, facts.language
        self._changed = [at for at, line in enumerate(lines) if line.changed]
        self._nth = {at: number for number, at in enumerate(self._changed)}

    def kind_line(self) -> str:
        date = self._facts.date
        parts = [self._say("redline"), escape(day(self._language, date)) if date else ""]
        if self._facts.marking:
            parts.append(f'<span class="marking">{escape(self._facts.marking)}</span>')
        return f'<p class="kind">{" · ".join(part for part in parts if part)}</p>\n'

    def legend(self) -> str:
        come, gone = self._say("inserted words"), self._say("deleted words")
        return f"<ins>{come}</ins>, <del>{gone}</del>. {self._say('legend')}"

    def contents(self) -> str:
        """The headings of the newer draft, to go to."""
        items = "\n".join(
            f'<li class="l{line.level}"><a href="#l{at}">{escape(line.words(RunKind.DELETED))}</a></li>'
            for at, line in enumerate(self._lines)
            if line.level and line.words(RunKind.DELETED).strip()
        )
        if not items:
            return ""
        name = self._say("contents")
        return f"<details><summary>{name}</summary>\n<nav><ol>\n{items}\n</ol></nav>\n</details>"

    def switch(self) -> str:
        """Two buttons of which one is down; the style sheet does the rest."""
        views = (("inline", " checked"), ("beside", ""))
        return "\n".join(
            f'<input type="radio" name="view" id="{name}"{state}>'
            f'<label for="{name}">{self._say(f"view {name}")}</label>'
            for name, state in views
        )

    def heads(self) -> str:
        old, new = (draft_line(draft, self._language) for draft in (self._facts.old, self._facts.new))
        return (
            f'<div class="row heads"><div class="one">{self._say("old draft", old)}</div>'
            f'<div class="two">{self._say("new draft", new)}</div></div>'
        )

    def text(self) -> str:
        return "\n".join(self._row(at, line) for at, line in enumerate(self._lines) if line.strands)

    def _row(self, at: int, line: ShownLine) -> str:
        tag = f"h{line.level + 1}" if line.level else "p"
        said = "".join(map(_strand, line.strands))
        steps = f' style="margin-inline-start: {line.indent * 1.4:.1f}em"' if line.indent else ""
        new = f"<{tag}{steps}>{said}</{tag}>"
        old = f"<p{steps}>{said}</p>" if not line.level else f'<p class="title"{steps}>{said}</p>'
        spoken = [_spoken(draft.language) for draft in (self._facts.old, self._facts.new)]
        state = ' class="row changed"' if line.changed else ' class="row"'
        return (
            f'<div{state} id="l{at}"><div class="one" aria-hidden="true"{spoken[0]}>{old}</div>'
            f'<div class="two"{spoken[1]}>{new}</div>{self._aside(at, line)}</div>'
        )

    def _aside(self, at: int, line: ShownLine) -> str:
        """Remarks, and the ways to the change before and the next."""
        said = "".join(
            f'<span class="{name}">{escape(words)}</span>'
            for name, words in (("remark", line.remark), ("law", line.law))
            if words
        )
        return f'<div class="aside" dir="auto">{said}{"".join(self._ways(at))}</div>'

    def _ways(self, at: int) -> Iterator[str]:
        number = self._nth.get(at)
        if number is None:
            return
        for step, key, sign in ((-1, "change before", "↑"), (1, "next change", "↓")):
            if 0 <= number + step < len(self._changed):
                name = self._say(key)
                place = self._changed[number + step]
                yield f'<a class="way" href="#l{place}" aria-label="{name}" title="{name}">{sign}</a>'

    def _say(self, key: str, *values: object) -> str:
        return escape(say(self._language, key, *values))


def _strand(strand: Strand) -> str:
    said = escape(strand.run.words)
    tag = _TAGS.get(strand.run.kind)
    if tag is None:
        return said
    law = ' class="matter"' if strand.run.matter is not None else ""
    return f"<{tag}{law}>{said}</{tag}>"


def _spoken(language: str) -> str:
    if not language:
        return ""
    return f' lang="{escape(language)}" dir="{"rtl" if language in RIGHT_TO_LEFT else "ltr"}"'
