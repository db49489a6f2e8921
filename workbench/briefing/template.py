"""Templates: small files that say what a pack shows, in which order, under which headings."""

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.briefing.facts import Part, PassageEntry
from workbench.briefing.resources import resources
from workbench.briefing.wording import LANGUAGES, say
from workbench.treaty.concerns import Severity, Status
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

SHOWS: dict[Part, frozenset[str]] = {
    Part.GLANCE: frozenset({"changes", "counts", "brackets", "trend"}),
    Part.CONCERNS: frozenset({"quote", "redline", "concern", "ask", "who", "severity", "heading"}),
    Part.TABLE: frozenset(
        {"article", "text", "category", "concern", "ask", "who", "status", "severity", "fate"}
    ),
    Part.MATRIX: frozenset(),
    Part.ARTICLE: frozenset(
        {"changes", "positions", "quote", "redline", "concern", "ask", "who", "severity", "heading"}
    ),
    Part.POSITIONS: frozenset({"grid", "words"}),
    Part.COMPARISON: frozenset({"law"}),
    Part.SEARCH: frozenset(),
    Part.TEXT: frozenset(),
    Part.ASKS: frozenset({"article", "concern", "who"}),
    Part.STATEMENTS: frozenset(),
    Part.PASSAGES: frozenset(),
    Part.SOURCES: frozenset(),
}
LABELS = frozenset(
    {"concern", "ask", "who", *(f"column {name}" for name in SHOWS[Part.TABLE])}
)  # the fixed words that a template may put in its own way
GROUPS = ("category", "article", "none")

_OF_PACK = ("names", "kind_line", "order", "landscape", "contents", "labels", "sections")
_OF_ANY = ("part", "heading", "new_page")
_CHOOSING = ("status", "severity", "categories", "articles")
_HEEDED: dict[Part, tuple[str, ...]] = {
    Part.CONCERNS: (*_CHOOSING, "group", "most", "numbered"),
    Part.ASKS: (*_CHOOSING, "group", "most"),
    Part.TABLE: _CHOOSING,
    Part.MATRIX: _CHOOSING,
    Part.ARTICLE: _CHOOSING,
    Part.POSITIONS: ("articles",),
    Part.COMPARISON: ("articles",),
    Part.TEXT: ("text",),
}  # what a section of each part goes by, beside what all of them do
_OF_SECTION = frozenset({*_OF_ANY, "show", *(key for keys in _HEEDED.values() for key in keys)})
_EMPTY_UNSHOWN = frozenset({Part.GLANCE, Part.TABLE, Part.POSITIONS})
_TEXT_SUCH_AS = '{ en = "At a glance" }'
_PLACE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """One section of a template. ``most`` limits the concerns of a group, 0 means all of them.

    ``text`` is what a TEXT says in each language. ``categories`` and ``articles`` narrow it, and
    ``passages`` are those of this section. ``labels`` stand for our words, by key and language.
    """

    part: Part
    heading: dict[str, str]
    show: tuple[str, ...] = ()
    group: str = "category"
    statuses: frozenset[Status] = frozenset(Status)
    severities: frozenset[Severity] = frozenset(Severity)
    most: int = 0
    numbered: bool = False
    new_page: bool = False
    text: dict[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    passages: tuple[PassageEntry, ...] = ()
    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def named(self, language: str, key: str) -> str:
        """The label under *key*: the template's own, else ours."""
        own = self.labels.get(key, {})
        return said_in(language, own) if own else say(language, key)


@dataclass(frozen=True, slots=True)
class Template:
    """How a pack is laid out; ``names`` and ``kind_line`` hold one text for each language."""

    key: str
    names: dict[str, str]
    kind_line: dict[str, str]
    sections: tuple[SectionPlan, ...]
    landscape: bool = False
    order: int = 100
    contents: bool = False
    labels: dict[str, dict[str, str]] = field(default_factory=dict)


def said_in(language: str, texts: dict[str, str]) -> str:
    """The text of that language, else English, else any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def templates(folder: Path | None = None) -> tuple[str, ...]:
    """The keys of all templates, in their order; those of *folder* stand for ours of the same key.

    A file of *folder* that cannot be read is left out; ``load_template`` tells what is wrong with it.
    """
    found: dict[str, int] = {}
    for key, path in _files(folder).items():
        try:
            found[key] = _read(path).order
        except KnownError:
            continue
    return tuple(sorted(found, key=lambda key: (found[key], key)))


def load_template(name: str, folder: Path | None = None) -> Template:
    """The template of that key or name in any language, regardless of case."""
    files = _files(folder)
    wanted = _key(name)
    if wanted in files:
        return _read(files[wanted])
    for key in templates(folder):
        template = _read(files[key])
        if wanted in {_key(text) for text in template.names.values()}:
            return template
    known = ", ".join(templates(folder))
    broken = "".join(f" {problem}" for problem in _problems(files.values()))
    raise KnownError(f"There is no pack template of that name; there are: {known}.{broken}")


def copy_template(name: str, folder: Path) -> Path:
    """A copy of our template of that key in *folder*, to be edited there; one that is there already stays.

    From then on it stands for ours.
    """
    key = _key(name)
    ours = _files(None)
    if key not in ours:
        raise KnownError(f"There is no pack template of that name; there are: {', '.join(ours)}.")
    dest = folder / ours[key].name
    if not dest.exists():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise KnownError(f"The folder {folder.name} for templates cannot be made.") from problem
        write_whole(dest, ours[key].read_bytes())
    return dest


def _files(folder: Path | None) -> dict[str, Path]:
    folders = [resources() / "templates", *([folder] if folder else [])]
    return {_key(path.stem): path for place in folders for path in sorted(place.glob("*.toml"))}


def _problems(files: Iterable[Path]) -> Iterable[KnownError]:
    """What is wrong with each file that cannot be used."""
    for path in files:
        try:
            _read(path)
        except KnownError as problem:
            yield problem


def _key(name: str) -> str:
    return "-".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _read(path: Path) -> Template:
    try:
        said = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise KnownError(f"The template {path.name} cannot be opened; choose another one.") from problem
    except UnicodeDecodeError as problem:
        raise KnownError(
            f"{path.name} is not saved as UTF-8. Open it in a text editor, save it as UTF-8 and try again."
        ) from problem
    try:
        written = tomllib.loads(said)
    except (ValueError, RecursionError) as problem:
        raise KnownError(_unreadable(path.name, str(problem))) from problem
    return _template(_key(path.stem), _Written(written, f"In {path.name}"))


def _unreadable(name: str, reason: str) -> str:
    """What is wrong with a file that is not TOML, from the parser's *reason*."""
    place = _PLACE.search(reason)
    where = f"line {place[1]}" if place else "the last line" if "end of document" in reason else "a line"
    if "overwrite" in reason or "twice" in reason:
        return f"In {name}, {where} says again what was said before; leave one of the two out."
    return (
        f'In {name}, {where} cannot be read: each line must be such as most = 3 or part = "glance", '
        "with texts in quotation marks, and every quotation mark and bracket closed."
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A table of a template file. Each value is proven to be of its kind, else KnownError tells *where*."""

    values: dict[str, object]
    where: str

    def wrong(self, said: str) -> KnownError:
        return KnownError(f"{self.where}: {said}.")

    def must(self, key: str, said: str) -> KnownError:
        return self.wrong(f"“{key}” must be {said}")

    def yes(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.must(key, "true or false, without quotation marks")
        return value

    def number(self, key: str, usual: int, least: int | None = None) -> int:
        value = self.values.get(key, usual)
        if isinstance(value, bool) or not isinstance(value, int) or (least is not None and value < least):
            least_said = "" if least is None else f", {least} or more"
            raise self.must(key, f"a whole number{least_said}, such as 3, without quotation marks")
        return value

    def texts(self, key: str, such_as: str = _TEXT_SUCH_AS) -> dict[str, str]:
        """A text in each language."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self.must(key, f"a text in each language, such as {such_as}")
        if unknown := [one for one in value if one not in LANGUAGES]:
            raise self.wrong(f"“{key}” has no language {_named(unknown)}; there are: {', '.join(LANGUAGES)}")
        return dict(value)

    def choice(self, key: str, known: Sequence[str], usual: str = "") -> str:
        value = self.values.get(key, usual)
        if not value and not usual:
            raise self.wrong(f"“{key}” is missing; there are: {', '.join(known)}")
        if not isinstance(value, str) or value not in known:
            raise self.wrong(f"“{key}” cannot be {_shown(value)}; there are: {', '.join(known)}")
        return value

    def several(self, key: str, such_as: str, also: type = str) -> tuple[str, ...]:
        """A list of texts, each of them once; of numbers too where *also* says so."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(_is_entry(one, also) for one in value):
            raise self.must(key, f"a list such as {such_as}")
        items = tuple(str(one).strip() for one in value)
        if repeated := [one for one in dict.fromkeys(items) if items.count(one) > 1]:
            raise self.wrong(f"“{key}” names {_named(repeated)} more than once")
        return items

    def chosen(self, key: str, known: Sequence[str], *, such_as: str) -> tuple[str, ...]:
        """Some of *known*; all of them where the key is not there."""
        if key not in self.values:
            return tuple(known)
        items = self.several(key, such_as)
        if unknown := [one for one in items if one not in known]:
            raise self.wrong(f"“{key}” cannot hold {_named(unknown)}; there are: {', '.join(known)}")
        if not items:
            raise self.wrong(f"“{key}” is empty, so nothing would be shown; leave it out to show all")
        return items


def _named(items: Iterable[str]) -> str:
    return ", ".join(f"“{one}”" for one in items)


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else "anything but a text in quotation marks"


def _is_entry(value: object, also: type) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, also) and not isinstance(value, bool)


def _template(key: str, written: _Written) -> Template:
    _only_of_pack(written)
    names = written.texts("names", '{ en = "My brief" }')
    if not any(names.values()):
        raise written.wrong('“names” is missing; write it such as names = { en = "My brief" }')
    labels = _labels(written)
    return Template(
        key=key,
        names=names,
        kind_line=written.texts("kind_line", '{ en = "Briefing pack" }'),
        sections=tuple(_plan(section, labels) for section in _sections(written)),
        landscape=written.yes("landscape"),
        order=written.number("order", 100),
        contents=written.yes("contents"),
        labels=labels,
    )


def _only_of_pack(written: _Written) -> None:
    for key in written.values:
        if key in _OF_PACK:
            continue
        if key in _OF_SECTION:
            raise written.wrong(f"“{key}” is about one section; write it below a line [[sections]]")
        raise written.wrong(f"there is no “{key}”; there are: {', '.join(_OF_PACK)}")


def _labels(written: _Written) -> dict[str, dict[str, str]]:
    such_as = '{ en = "We propose." }'
    values = written.values.get("labels", {})
    if not isinstance(values, dict):
        raise written.wrong(f"labels must stand below a line [labels], such as ask = {such_as}")
    if unknown := [name for name in values if name not in LABELS]:
        raise written.wrong(f"there is no label {_named(unknown)}; there are: {', '.join(sorted(LABELS))}")
    labels = _Written(values, f"{written.where}, labels")
    return {name: labels.texts(name, such_as) for name in values}


def _sections(written: _Written) -> list[_Written]:
    values = written.values.get("sections")
    if not values or not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise written.wrong("there must be at least one section, and each begins with a line [[sections]]")
    return [_Written(one, f"{written.where}, section {number}") for number, one in enumerate(values, 1)]


def _plan(written: _Written, labels: dict[str, dict[str, str]]) -> SectionPlan:
    part = Part(written.choice("part", tuple(Part)))
    _only_heeded(written, part)
    return SectionPlan(
        part=part,
        heading=written.texts("heading"),
        show=_show(written, part),
        group=written.choice("group", GROUPS, "category"),
        statuses=frozenset(map(Status, written.chosen("status", tuple(Status), such_as='["open"]'))),
        severities=frozenset(map(Severity, written.chosen("severity", tuple(Severity), such_as='["high"]'))),
        most=written.number("most", 0, 0),
        numbered=written.yes("numbered"),
        new_page=written.yes("new_page"),
        text=_own_words(written, part),
        categories=written.several("categories", '["Discrimination"]'),
        articles=written.several("articles", '["6", "9 bis"]', int),
        labels=labels,
    )


def _only_heeded(written: _Written, part: Part) -> None:
    """No key that a section of that part would pass over in silence."""
    known: Collection[str] = (*_OF_ANY, *(("show",) if SHOWS[part] else ()), *_HEEDED.get(part, ()))
    for key in written.values:
        if key in known:
            continue
        if key in _OF_PACK:
            raise written.wrong(
                f"“{key}” is about the whole pack; write it above the first line [[sections]]"
            )
        has_not = f"a section “{part}” has no “{key}”" if key in _OF_SECTION else f"there is no “{key}”"
        raise written.wrong(f"{has_not}; there are: {', '.join(known)}")


def _show(written: _Written, part: Part) -> tuple[str, ...]:
    known = sorted(SHOWS[part])
    show = written.several("show", f'["{known[0]}"]' if known else "[]")
    if unknown := [one for one in show if one not in known]:
        raise written.wrong(
            f"a section “{part}” cannot show {_named(unknown)}; there are: {', '.join(known)}"
        )
    if not show and part in _EMPTY_UNSHOWN:
        raise written.wrong(f"“show” must name what the section shows; there are: {', '.join(known)}")
    return show


def _own_words(written: _Written, part: Part) -> dict[str, str]:
    text = written.texts("text", '{ en = "What we want to say." }')
    if part is Part.TEXT and not any(one.strip() for one in text.values()):
        raise written.wrong('“text” is missing; write it such as text = { en = "What we want to say." }')
    return text
