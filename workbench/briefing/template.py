"""Templates: small files that say what a pack shows, in which order, under which headings."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.briefing.facts import Part, PassageEntry
from workbench.briefing.resources import resources
from workbench.briefing.wording import say
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
    raise KnownError(f"There is no pack template of that name; there are: {known}.")


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


def _key(name: str) -> str:
    return "-".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _read(path: Path) -> Template:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        return _template(_key(path.stem), written)
    except OSError as problem:
        raise KnownError(f"The template {path.name} cannot be opened; choose another one.") from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        reason = f"“{problem.args[0]}” is missing" if isinstance(problem, KeyError) else str(problem)
        raise KnownError(
            f"The template {path.name} cannot be used: {reason}. Correct it and try again."
        ) from problem


def _template(key: str, written: dict[str, Any]) -> Template:
    labels = {str(name): _texts(said) for name, said in written.get("labels", {}).items()}
    if unknown := set(labels) - LABELS:
        raise ValueError(f"there is no label {', '.join(sorted(unknown))}")
    return Template(
        key=key,
        names=_texts(written["names"]),
        kind_line=_texts(written.get("kind_line", {})),
        sections=tuple(_plan(section, labels) for section in written["sections"]),
        landscape=bool(written.get("landscape", False)),
        order=int(written.get("order", 100)),
        contents=bool(written.get("contents", False)),
        labels=labels,
    )


def _plan(written: dict[str, Any], labels: dict[str, dict[str, str]]) -> SectionPlan:
    part = Part(written["part"])
    show = tuple(str(item) for item in written.get("show", ()))
    if unknown := set(show) - SHOWS[part]:
        raise ValueError(f"a section “{part}” cannot show {', '.join(sorted(unknown))}")
    group = str(written.get("group", "category"))
    if group not in GROUPS:
        raise ValueError(f"concerns cannot be grouped by {group}")
    return SectionPlan(
        part=part,
        heading=_texts(written.get("heading", {})),
        show=show,
        group=group,
        statuses=frozenset(Status(item) for item in written.get("status", Status)),
        severities=frozenset(Severity(item) for item in written.get("severity", Severity)),
        most=int(written.get("most", 0)),
        numbered=bool(written.get("numbered", False)),
        new_page=bool(written.get("new_page", False)),
        text=_texts(written.get("text", {})),
        categories=tuple(map(str, written.get("categories", ()))),
        articles=tuple(map(str, written.get("articles", ()))),
        labels=labels,
    )


def _texts(written: dict[str, Any]) -> dict[str, str]:
    return {str(language): str(text) for language, text in written.items()}
