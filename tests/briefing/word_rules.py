"""What Word complains of, or silently repairs, when it opens a file: rules that a made file has to keep."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STORIES = tuple(f"word/{name}.xml" for name in ("document", "header1", "footer1", "footnotes", "comments"))
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_BOOKMARK = re.compile(r"[A-Za-z_]\w{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
Parts = dict[str, etree._Element]
Element = etree._Element


def complaints(made: bytes) -> list[str]:
    """Everything that is wrong with a Word file; none for one that Word opens without a word."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        names = archive.namelist()
        parts = {name: etree.fromstring(archive.read(name)) for name in names}
    found = [f"{name} is there {count} times" for name, count in Counter(names).items() if count > 1]
    for rule in PACKAGE_RULES:
        found += rule(parts)
    for name in STORIES:
        if name in parts:
            found += [f"{name}: {said}" for rule in STORY_RULES for said in rule(parts[name])]
    return found


# --- the package ------------------------------------------------------------------------------------


def _content_types(parts: Parts) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    defaults = {one.get("Extension") for one in types.iterfind("{*}Default")}
    named = {(one.get("PartName") or "")[1:] for one in types.iterfind("{*}Override")}
    yield from (f"a type is named for {name}, which is not there" for name in named - parts.keys())
    for name in parts.keys() - named - {"[Content_Types].xml"}:
        if name.rpartition(".")[2] not in defaults or not name.endswith(".rels"):
            yield f"{name} has no type of its own"


def _relationships(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        owner = name.replace("_rels/", "").removesuffix(".rels")
        ids = Counter(one.get("Id") for one in root)
        yield from (f"{name}: {key} is there twice" for key, count in ids.items() if count > 1)
        kinds = Counter((one.get("Type") or "").rpartition("/")[2] for one in root)
        single = ("styles", "settings", "footnotes", "comments", "numbering", "fontTable", "theme")
        yield from (f"{name}: two parts of {kind}" for kind in single if kinds[kind] > 1)
        for one in root:
            target = one.get("Target") or ""
            if one.get("TargetMode") == "External":
                yield f"{name} reaches out to {target}"
            elif _path(owner, target) not in parts:
                yield f"{name}: {target} is not there"
        used = {
            value
            for element in (parts[owner].iter() if owner in parts else ())
            for key, value in element.attrib.items()
            if str(key).startswith(R)
        }
        yield from (f"{owner}: the relationship {key} is not there" for key in used - ids.keys())


def _path(owner: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target)).lstrip("/")


def _styles(parts: Parts) -> Iterator[str]:
    styles = parts["word/styles.xml"]
    ids = Counter(one.get(f"{W}styleId") for one in styles.iter(f"{W}style"))
    names = Counter(_value(one.find(f"{W}name")).casefold() for one in styles.iter(f"{W}style"))
    yield from (f"the style {one} is defined twice" for one, count in (ids | names).items() if count > 1)
    for tag in ("basedOn", "next", "link"):
        used = {_value(one) for one in styles.iter(f"{W}{tag}")}
        yield from (f"a style has {one} as {tag}, which is not defined" for one in used - ids.keys())
    for name in STORIES:
        if name in parts:
            used = {_value(one) for one in parts[name].iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
            yield from (f"{name}: the style {one} is not defined" for one in used - ids.keys())


def _numbering(parts: Parts) -> Iterator[str]:
    defined = {one.get(f"{W}numId") for one in parts["word/numbering.xml"].iter(f"{W}num")} | {"0"}
    for name in (*STORIES, "word/styles.xml"):
        used = {_value(one) for one in parts[name].iter(f"{W}numId")} if name in parts else set()
        yield from (f"{name}: the numbering {one} is not defined" for one in used - defined)


def _footnotes(parts: Parts) -> Iterator[str]:
    marks = [one.get(f"{W}id") for one in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    if "word/footnotes.xml" not in parts:
        yield from ["footnotes are referred to, and there are none"] if marks else []
        return
    notes = list(parts["word/footnotes.xml"])
    ids = [one.get(f"{W}id") for one in notes]
    special = [one.get(f"{W}type") for one in notes[:2]]
    if special != ["separator", "continuationSeparator"]:
        yield "the separators do not come first among the footnotes"
    known = {one.get(f"{W}id") for one in parts["word/settings.xml"].iterfind(f"{W}footnotePr/{W}footnote")}
    if known != set(ids[:2]):
        yield "the settings do not name the separators of footnotes"
    if len(set(ids)) < len(ids) or Counter(ids[2:]) != Counter(marks):
        yield "footnotes and their marks do not belong together"
    if any(len(list(one.iter(f"{W}footnoteRef"))) != 1 for one in notes[2:]):
        yield "a footnote does not show its number"


def _comments(parts: Parts) -> Iterator[str]:
    body = parts["word/document.xml"]
    made = list(parts["word/comments.xml"]) if "word/comments.xml" in parts else []
    ids = Counter(one.get(f"{W}id") for one in made)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if Counter(one.get(f"{W}id") for one in body.iter(f"{W}{tag}")) != ids:
            yield f"comments and each {tag} do not belong together"
    for one in made:
        if not one.get(f"{W}author") or not one.get(f"{W}initials"):
            yield "a comment has no author"
        if not _STAMP.fullmatch(one.get(f"{W}date") or ""):
            yield "a comment has no date"
        if one.find(f"{W}p") is None:
            yield "a comment has no paragraph"


def _settings(parts: Parts) -> Iterator[str]:
    settings = parts["word/settings.xml"]
    zoom = settings.find(f"{W}zoom")
    if zoom is not None and not zoom.get(f"{W}percent"):
        yield "the zoom has no percentage"
    modes = {one.get(f"{W}name"): _value(one) for one in settings.iter(f"{W}compatSetting")}
    if modes.get("compatibilityMode") != "15":
        yield "Word opens it in compatibility mode"


# --- a story: the body, a head, a foot, the footnotes, the comments ----------------------------------


def _bookmarks(story: Element) -> Iterator[str]:
    starts = list(story.iter(f"{W}bookmarkStart"))
    ids = Counter(one.get(f"{W}id") for one in starts)
    names = Counter((one.get(f"{W}name") or "").casefold() for one in starts)
    if (
        any(count > 1 for count in (ids + names).values() if count)
        and max([*ids.values(), *names.values()]) > 1
    ):
        yield "two bookmarks have one number or name"
    if ids != Counter(one.get(f"{W}id") for one in story.iter(f"{W}bookmarkEnd")):
        yield "a bookmark does not begin and end once"
    yield from (f"no bookmark can be called {name}" for name in names if not _BOOKMARK.fullmatch(name))
    anchors = {(one.get(f"{W}anchor") or "").casefold() for one in story.iter(f"{W}hyperlink")}
    yield from (f"a link leads to {name}, which is no bookmark" for name in anchors - names.keys())


def _revisions(story: Element) -> Iterator[str]:
    changes = list(story.iter(f"{W}ins", f"{W}del"))
    if any(count > 1 for count in Counter(one.get(f"{W}id") for one in changes).values()):
        yield "two tracked changes have one number"
    for one in changes:
        if not one.get(f"{W}author") or not _STAMP.fullmatch(one.get(f"{W}date") or ""):
            yield "a tracked change has no author or date"
        if any(True for _ in one.iterancestors(f"{W}ins", f"{W}del")):
            yield "a tracked change stands within another"
        if one.getparent().tag == f"{W}p" and not len(one):  # type: ignore[union-attr]
            yield "a tracked change is empty"
    for one in story.iter(f"{W}t", f"{W}delText"):
        if (one.tag == f"{W}delText") != any(True for _ in one.iterancestors(f"{W}del")):
            yield "text is written as deleted and is not, or the other way round"


def _spaces(story: Element) -> Iterator[str]:
    for one in story.iter(f"{W}t", f"{W}delText", f"{W}instrText"):
        said = one.text or ""
        if said != said.strip() and one.get(SPACE) != "preserve":
            yield f"the spaces around “{said.strip()[:20]}” would be lost"
        if "\n" in said or "\t" in said:
            yield "a line end or a tab is written as text"


def _tables(story: Element) -> Iterator[str]:
    for table in story.iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w") or 0) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row in table.iterfind(f"{W}tr"):
            yield from _row(row, columns)
        after = table.getnext()
        if after is None or after.tag not in (f"{W}p",):
            yield "a table is not followed by a paragraph"
        if not any(True for _ in table.iterfind(f"{W}tr")):
            yield "a table has no row"
    if any(cell[-1].tag != f"{W}p" for cell in story.iter(f"{W}tc")):
        yield "a cell does not end with a paragraph"


def _row(row: Element, columns: list[int]) -> Iterator[str]:
    at = 0
    for cell in row.iterfind(f"{W}tc"):
        span = int(_value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is None or int(width.get(f"{W}w") or 0) != sum(columns[at : at + span]):
            yield "a cell is not as wide as its columns"
        at += span
    if at != len(columns):
        yield "a row does not fill the columns of its table"


def _fields(story: Element) -> Iterator[str]:
    depth, opened = 0, []
    for one in story.iter(f"{W}fldChar"):
        kind = one.get(f"{W}fldCharType")
        opened += [kind] if kind == "begin" else []
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            yield "a field ends that did not begin"
    if depth:
        yield "a field begins that does not end"


def _values(story: Element) -> Iterator[str]:
    for one in story.iter(f"{W}color", f"{W}shd"):
        for key in ("val", "fill", "color"):
            said = one.get(f"{W}{key}")
            if said and not (one.tag == f"{W}shd" and key == "val") and not _COLOUR.fullmatch(said):
                yield f"{said} is no colour"
    for one in story.iter(f"{W}lang"):
        spoken = map(str, one.attrib.values())
        yield from (f"{said} is no language" for said in spoken if not _LANGUAGE.fullmatch(said))
    drawn = Counter(one.get("id") for one in story.iter("{*}docPr"))
    yield from (f"two drawings have the number {key}" for key, count in drawn.items() if count > 1)


def _places(story: Element) -> Iterator[str]:
    allowed = {
        f"{W}p": {f"{W}body", f"{W}tc", f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}comment"},
        f"{W}r": {f"{W}p", f"{W}ins", f"{W}del", f"{W}hyperlink"},
        f"{W}t": {f"{W}r"},
        f"{W}tbl": {f"{W}body", f"{W}tc"},
    }
    for tag, parents in allowed.items():
        if any(one.getparent().tag not in parents for one in story.iter(tag)):  # type: ignore[union-attr]
            yield f"{tag.rpartition('}')[2]} stands where it may not"
    if any(len(list(one)) and one[0].tag != f"{W}pPr" for one in _with(story, "p", "pPr")):
        yield "the properties of a paragraph do not come first"
    if any(one[0].tag != f"{W}rPr" for one in _with(story, "r", "rPr")):
        yield "the properties of a run do not come first"
    body = story.find(f"{W}body")
    if body is not None and body[-1].tag != f"{W}sectPr":
        yield "the body does not end with the page's properties"


def _with(story: Element, tag: str, child: str) -> Iterable[Element]:
    return (one for one in story.iter(f"{W}{tag}") if one.find(f"{W}{child}") is not None)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


PACKAGE_RULES: tuple[Callable[[Parts], Iterator[str]], ...] = (
    _content_types, _relationships, _styles, _numbering, _footnotes, _comments, _settings,
)  # fmt: skip
STORY_RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    _bookmarks, _revisions, _spaces, _tables, _fields, _values, _places,
)  # fmt: skip
