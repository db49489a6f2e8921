"""Annotation words: what the annotation of a highlight says, for people to read and for the workbench.

Each category is a line ``Security research [high, open]``; its note and its ask follow as ``Note: …`` and
``Ask: …`` and go on over as many lines as they have. A line within them that looks like one of these three
begins with one space more, so that all of it is read back as it was.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench import concerns
from workbench.treaty.concerns import Category, Highlight, Severity, Status

_STANDING = rf"\[(?P<severity>{'|'.join(Severity)}), (?P<status>{'|'.join(Status)})\]"
_HEAD = re.compile(rf"(?P<name>\S.*) {_STANDING}\s*")
_FIELD = re.compile(r"(?P<field>Note|Ask):(?: (?P<words>.*)|\s*)")
_ESCAPED = re.compile(rf" +(?:(?:Note|Ask):.*|.*{_STANDING}\s*)")
_GUARD = "Category: "
_GUARDED = re.compile(r"(?:Category|Note|Ask):")


@dataclass(frozen=True, slots=True)
class Said:
    """What an annotation says under one category, by the category's name."""

    category: str
    severity: Severity
    status: Status
    note: str
    ask: str


@dataclass
class _Block:
    head: re.Match[str]
    note: list[str] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)


def words_on_page(highlight: Highlight, names: Mapping[str, Category]) -> str:
    """What the annotation of a highlight says: each category with its standing, its note and its ask."""
    blocks = []
    for one in highlight.concerns:
        name = " ".join(names[one.category_id].name.split())
        guard = _GUARD if _GUARDED.match(name) else ""
        lines = [f"{guard}{name} [{one.severity}, {one.status}]"]
        lines += [
            f"{what}: {_escaped(said)}" for what, said in (("Note", one.note), ("Ask", one.ask)) if said
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def older_words_on_page(highlight: Highlight, names: Mapping[str, Category]) -> str:
    """What annotations said before they told severity, status, and which words are the ask."""
    said = [(names[one.category_id], one) for one in highlight.concerns]
    blocks = ["\n".join(filter(None, (category.name, one.note, one.ask))) for category, one in said]
    return "\n\n".join(blocks)


def read_words(text: str) -> tuple[str, tuple[Said, ...]]:
    """What stands before the first category, and what is said under each; none where no line names one."""
    before: list[str] = []
    blocks: list[_Block] = []
    into = before
    for line in text.split("\n"):
        told = _FIELD.fullmatch(line) if blocks else None
        head = None if told else _HEAD.fullmatch(line)
        if told:
            into = blocks[-1].note if told["field"] == "Note" else blocks[-1].ask
            into.append(told["words"] or "")
        elif head:
            if blocks and into and not into[-1].strip():
                into.pop()
            blocks.append(_Block(head))
            into = blocks[-1].note
        else:
            into.append(line[1:] if _ESCAPED.fullmatch(line) else line)
    if not blocks:
        return "", ()
    return "\n".join(before).strip(), tuple(_said(one) for one in blocks)


def older_parts(text: str, codebook: Sequence[Category]) -> tuple[tuple[Category, str], ...]:
    """The parts of an older annotation, each by its category; none where no category stands at its head."""
    found: list[tuple[Category, list[str]]] = []
    before = ""
    for line in text.split("\n"):
        category = None if before.strip() else concerns.find_category(line, codebook)
        if category is not None:
            found.append((category, []))
        elif not found:
            return ()
        else:
            found[-1][1].append(line)
        before = line
    return tuple((category, "\n".join(lines).strip()) for category, lines in found)


def _escaped(words: str) -> str:
    first, *others = words.split("\n")
    return "\n".join((first, *(f" {line}" if _is_telling(line) else line for line in others)))


def _is_telling(line: str) -> bool:
    """Tell whether a line would be read as more than a line of a note."""
    return bool(_FIELD.fullmatch(line) or _HEAD.fullmatch(line) or _ESCAPED.fullmatch(line))


def _said(block: _Block) -> Said:
    head = block.head
    name = head["name"].removeprefix(_GUARD) if _GUARDED.match(head["name"]) else head["name"]
    return Said(
        name,
        Severity(head["severity"]),
        Status(head["status"]),
        "\n".join(block.note),
        "\n".join(block.ask),
    )
