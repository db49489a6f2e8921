"""Codebooks of the exchange standard: categories as codes, both ways.

The standard has one description for a code. What counts and what does not stand in it as
paragraphs of their own, which begin as ``COUNTS`` and ``EXCLUDES`` say and are read back by that.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from workbench.exchange.guids import derived, guid_of, read_guid
from workbench.exchange.limits import MOST_CODES, read_limited
from workbench.exchange.losses import Losses, numbered
from workbench.exchange.xml_in import child, children, parsed, said
from workbench.exchange.xml_out import Element, add, colour_of, own_namespace, written
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Treaty Workbench"
RETIRED = "Retired categories"
COUNTS = "What counts: "
EXCLUDES = "What does not count: "
_GREY = "#808080"
_DEEPEST = 100
_LONGEST_NAME = 500
_PARTS = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,[^)]{0,20})?\)", re.ASCII)
_LARGEST = 32 * 1024 * 1024


def write_qdc(categories: Sequence[Category], dest: Path) -> tuple[str, ...]:
    """Write a codebook that other tools open; what it cannot hold is returned, one sentence each."""
    if not categories:
        raise KnownError("There is no category to write; add one to the codebook first.")
    root: Element = etree.Element(
        f"{{{NAMESPACE}}}CodeBook", {"origin": ORIGIN}, nsmap=own_namespace(NAMESPACE)
    )
    lost = add_codes(root, categories)
    add_retired(root, categories, "guid")
    write_whole(dest, written(root))
    return (*code_losses(categories), *lost)


def read_qdc(path: Path) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """The categories of a codebook file, and what was not understood of it."""
    root = parsed(read_limited(path, _LARGEST), path.name)
    codes = child(root, "Codes")
    if codes is None:
        codes = child(child(root, "CodeBook"), "Codes")
    if codes is None:
        raise KnownError(f"{path.name} is not a codebook: it holds no codes.")
    losses = Losses()
    read = read_codes(codes, losses, retired_in(root))
    return read.categories, tuple(losses.sentences())


def add_codes(parent: Element, categories: Sequence[Category]) -> tuple[str, ...]:
    """Put the categories under *parent*, children within parents, in their order; return what that lost.

    What stands deeper than readers of XML go comes out at the top, and so does what stands in a ring.
    """
    known = {category.id for category in categories}
    ordered = sorted(categories, key=lambda category: category.position)
    under: dict[str | None, list[Category]] = {}
    for category in ordered:
        under.setdefault(category.parent if category.parent in known else None, []).append(category)
    codes = add(parent, "Codes")
    waiting = deque((codes, 1, category) for category in (*under.get(None, []), *ordered))
    placed: set[str] = set()
    lifted = 0
    while waiting:
        holder, depth, category = waiting.popleft()
        if category.id in placed:
            continue
        placed.add(category.id)
        code = _add_code(holder, category)
        children = under.get(category.id, [])
        deep = depth == _DEEPEST
        lifted += len(children) if deep else 0
        inner = [(codes, 1, one) if deep else (code, depth + 1, one) for one in children]
        waiting.extendleft(reversed(inner))
    told = "category|categories stands|stand too deep for the format and comes|come out at the top."
    return (numbered(lifted, told),) if lifted else ()


def _add_code(holder: Element, category: Category) -> Element:
    code = add(
        holder,
        "Code",
        guid=guid_of(category.id),
        name=category.name or "?",
        isCodable="true",
        color=colour_of(category.colour),
    )
    if described := _described(category):
        add(code, "Description", described)
    return code


def _described(category: Category) -> str:
    """All that is said of a category, in one text."""
    counts = COUNTS + category.counts if category.counts else ""
    excludes = EXCLUDES + category.excludes if category.excludes else ""
    return "\n\n".join(filter(None, (category.description, counts, excludes)))


def _told_apart(described: str) -> dict[str, str]:
    """The description, what counts and what does not, out of one text."""
    rest, excludes = _cut(described, EXCLUDES)
    description, counts = _cut(rest, COUNTS)
    return {"description": description, "counts": counts, "excludes": excludes}


def _cut(text: str, mark: str) -> tuple[str, str]:
    if text.startswith(mark):
        return "", text.removeprefix(mark)
    before, _, after = text.rpartition(f"\n\n{mark}")
    return (before, after) if before else (text, "")


def add_retired(parent: Element, categories: Sequence[Category], attribute: str) -> None:
    """A set that names the retired categories, where there are any."""
    retired = [category for category in categories if category.retired]
    if retired:
        made = add(add(parent, "Sets"), "Set", guid=derived(RETIRED), name=RETIRED)
        for category in retired:
            add(made, "MemberCode", **{attribute: guid_of(category.id)})


def code_losses(categories: Iterable[Category]) -> tuple[str, ...]:
    """What the standard cannot hold of these categories."""
    count = sum(bool(category.shortcut) for category in categories)
    told = "shortcut|shortcuts of categories stays|stay behind: the format has none."
    return (numbered(count, told),) if count else ()


@dataclass(frozen=True)
class CodesRead:
    """The categories of a codebook, parents first.

    ``ids`` names the category that a reference means, by the GUID as it is written; ``shared`` are the
    GUIDs that several codes have, so that a reference to one may mean any of them.
    """

    categories: tuple[Category, ...]
    ids: Mapping[str, str]
    shared: frozenset[str]


def reference(written: str | None) -> str:
    """A GUID as references are held against each other: in our spelling, or as it stands where it is none."""
    return read_guid(written) or (written or "").strip()


def read_codes(codes: Element | None, losses: Losses, retired: frozenset[str] = frozenset()) -> CodesRead:
    """All categories under *codes*; codes that only group others come as categories too.

    A code that is written twice comes once; another code under the same GUID gets an id of its own.
    Nested codes are gone through without recursion, for their depth may be any.
    """
    found: dict[str, Category] = {}
    ids: dict[str, str] = {}
    shared: set[str] = set()
    waiting: list[tuple[Element, str | None]] = []
    waiting += [(code, None) for code in children(codes, "Code")][::-1]
    while waiting:
        code, above = waiting.pop()
        if len(found) >= MOST_CODES:
            raise KnownError(f"The file was not read: it has more than {MOST_CODES:,} codes.")
        guid, name = (
            reference(code.get("guid")),
            " ".join(code.get("name", "").split())[:_LONGEST_NAME] or "?",
        )
        id = ids.get(guid, "") or _id_of(code, above)
        if id in found and found[id].name.casefold() != name.casefold():
            losses.add("code|codes had the GUID of another one and got one of its|their own", 1, name)
            shared.add(guid)
            id = derived("code", id, name, above or "")
        if id in found:
            losses.add("code|codes was|were written more than once and came in once", 1, name)
        else:
            found[id] = Category(
                id=id,
                name=name,
                colour=_colour(code.get("color", "")),
                **_told_apart(said(code, "Description")),
                parent=above,
                position=len(found),
                retired=guid in retired,
            )
            if guid:
                ids.setdefault(guid, id)
        waiting += [(inner, id) for inner in children(code, "Code")][::-1]
    clear = {guid: id for guid, id in ids.items() if guid not in shared}
    return CodesRead(tuple(found.values()), clear, frozenset(shared))


def _id_of(code: Element, above: str | None) -> str:
    named = (code.get("guid", ""), code.get("name", ""), *([above] if above else []))
    return read_guid(code.get("guid")) or derived("code", *named)


def retired_in(root: Element) -> frozenset[str]:
    """The ids of the codes that our own set of retired categories names."""
    members = (
        member
        for one in children(child(root, "Sets"), "Set")
        if one.get("name") == RETIRED
        for member in children(one, "MemberCode")
    )
    return frozenset(read_guid(member.get("guid") or member.get("targetGUID")) for member in members)


def _colour(untrusted: str) -> str:
    """The colour as ``#rrggbb``, grey where there is none; how far it lets light through does not count."""
    written = untrusted.strip()
    if match := _PARTS.fullmatch(written):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    colour = colour_of(written[:7] if len(written) == 9 else written).lower()
    if len(colour) == 4:
        colour = "#" + "".join(letter * 2 for letter in colour[1:])
    return colour or _GREY
