"""Small documents for the tests, and the promises every clause tree keeps."""

import html
import re
import unicodedata
from pathlib import Path

from workbench.treaty.clauses import Clause
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Block, BlockRole, Reading

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def reading(*lines: str, roles: dict[int, BlockRole] | None = None) -> Reading:
    """A reading of *lines*, one printed paragraph each; *roles* names the look of some of them."""
    blocks, start = [], 0
    for at, line in enumerate(lines):
        blocks.append(Block(start, start + len(line), (roles or {}).get(at, BlockRole.PARAGRAPH)))
        start += len(line) + 1
    return Reading(SourceKind.TEXT, "\n".join(lines), tuple(blocks))


def reading_of_file(path: Path) -> Reading:
    """A plain or Markdown file, its blank lines taken out and its marks of emphasis with them."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace"))
    text = re.sub(r"\A---\n.*?\n---\n", "", text.lstrip("\ufeff"), flags=re.DOTALL)
    lines = (re.sub(r"^[#>\s]+|\*+|\(\.\./[^)]*\)", "", line).strip() for line in text.splitlines())
    kept = [line for line in lines if line and not line.startswith(("{:", "<meta"))]
    return Reading(SourceKind.TEXT, "\n".join(kept), ())


def reading_of_html(path: Path) -> Reading:
    """The headings and paragraphs of a plain HTML file."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    found = re.findall(r"<(h\d|p|li)\b[^>]*>(.*?)</\1>", text, re.DOTALL)
    lines = [(tag, " ".join(html.unescape(re.sub("<[^>]+>", "", words)).split())) for tag, words in found]
    lines = [(tag, words) for tag, words in lines if words]
    headings = {at: BlockRole.HEADING for at, (tag, _) in enumerate(lines) if tag.startswith("h")}
    return reading(*(words for _, words in lines), roles=headings)


def labels(clauses: tuple[Clause, ...], kind: str = "") -> list[str]:
    """The labels of all clauses, or of those of one kind."""
    return [clause.label for clause in clauses if not kind or clause.kind == kind]


def broken_promises(clauses: tuple[Clause, ...], text: str) -> list[str]:
    """What the tree does not keep of what it promises; empty when all is well."""
    by_id = {clause.id: clause for clause in clauses}
    parents = {clause.parent for clause in clauses}
    broken = []
    if len(by_id) != len(clauses) or len({clause.label for clause in clauses}) != len(clauses):
        broken.append("ids or labels repeat")
    held = bytearray(len(text))
    last = 0
    for clause in clauses:
        if not last <= clause.start <= clause.body <= clause.end <= len(text):
            broken.append(f"{clause.label} is out of order")
        last = clause.start
        above = by_id.get(clause.parent or "")
        if above is not None and not (above.start <= clause.start and clause.end <= above.end):
            broken.append(f"{clause.label} is outside its parent")
        end = clause.body if clause.id in parents else clause.end
        if any(held[clause.start : end]):
            broken.append(f"{clause.label} overlaps")
        held[clause.start : end] = b"\x01" * (end - clause.start)
    lost = [at for at, char in enumerate(text) if not held[at] and not char.isspace()]
    if lost:
        broken.append(f"lost: {text[lost[0] : lost[0] + 40]!r}")
    return broken
