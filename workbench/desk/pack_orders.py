"""Pack orders: what a briefing pack is to hold, section by section, and how it is kept under a name."""

import dataclasses
import datetime
import json
from dataclasses import dataclass
from typing import Any

from workbench.briefing import Part
from workbench.treaty.errors import KnownError

DEFAULT_TEMPLATE = "delegation-brief"


@dataclass(frozen=True, slots=True)
class Picked:
    """A clause picked for a pack, of a draft or a statement."""

    document_id: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class PackSection:
    """One section of a pack at the place where the analyst put it.

    An empty ``heading`` is the usual one. ``categories`` (ids or names) and ``articles`` (labels)
    narrow what it shows, empty ones do not. ``query`` is what a SEARCH section looks for each time the
    pack is made, ``passages`` what was picked by hand, ``text`` what the analyst wrote.
    """

    part: Part
    heading: str = ""
    text: str = ""
    query: str = ""
    categories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    passages: tuple[Picked, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What a pack is to hold. Empty ``categories`` means all; an empty ``document_key`` the newest draft.

    ``sections`` replace those of the template; without any the template decides. ``contents`` is None
    where the template decides on a list of contents. ``comments`` and ``tracked`` are for Word.
    """

    title: str = ""
    document_key: str = ""
    against: str = ""
    categories: tuple[str, ...] = ()
    template: str = DEFAULT_TEMPLATE
    language: str = "en"
    marking: str = ""
    date: datetime.date | None = None
    passages: tuple[Picked, ...] = ()
    sections: tuple[PackSection, ...] = ()
    contents: bool | None = None
    charts: bool = True
    redlines: bool = True
    comments: bool = False
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack order under a name, to be made again with the next draft."""

    id: str
    name: str
    order: PackOrder


def written(order: PackOrder) -> str:
    """Return *order* as it is kept."""
    return json.dumps(dataclasses.asdict(order), ensure_ascii=False, default=str, sort_keys=True)


def read_order(kept: str) -> PackOrder:
    """Return the order that :func:`written` wrote; what a newer version added is left out."""
    try:
        found = json.loads(kept)
        date = found.get("date")
        return PackOrder(
            **{
                **_known(PackOrder, found),
                "date": datetime.date.fromisoformat(date) if date else None,
                "categories": tuple(found.get("categories", ())),
                "passages": _picked(found.get("passages", ())),
                "sections": tuple(_section(one) for one in found.get("sections", ())),
            }
        )
    except (ValueError, TypeError, AttributeError) as problem:
        raise KnownError("This pack was kept in a way that cannot be read; order it anew.") from problem


def _section(found: dict[str, Any]) -> PackSection:
    lists = {name: tuple(found.get(name, ())) for name in ("categories", "articles")}
    return PackSection(
        **{
            **_known(PackSection, found),
            **lists,
            "part": Part(found["part"]) if "part" in found else Part.TEXT,
            "passages": _picked(found.get("passages", ())),
        }
    )


def _picked(found: Any) -> tuple[Picked, ...]:
    return tuple(Picked(str(one["document_id"]), str(one["clause_id"])) for one in found)


def _known(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in dataclasses.fields(kind)}
    return {name: value for name, value in found.items() if name in names}
