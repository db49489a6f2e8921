"""The codebook: the categories every archive starts with, and what a new one needs."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import replace

from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

_NAMESPACE = uuid.UUID("6f0f5b4e-58a4-5a3e-9d0e-3c1f0a7b9d21")

SHORTCUTS = "1234567890"
PALETTE = (
    "#d55e00",
    "#cc79a7",
    "#8c564b",
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#56b4e9",
    "#7b3294",
    "#8a9a00",
    "#3d4650",
    "#8ccf5e",
    "#4527d0",
    "#d94fd9",
    "#7a0c0c",
    "#2f9e6e",
    "#0b6b2f",
)

_STARTING = (
    (
        "Overly broad criminal provisions",
        "Offences or terms so wide that ordinary or protected conduct falls under them.",
        "No intent required, vague elements, every crime done with a computer.",
        "A narrow offence that is only badly drafted.",
    ),
    (
        "Weak or absent human rights safeguards",
        "Powers without the limits that human rights law asks for.",
        "No necessity, proportionality, independent authorisation, notice or remedy; safeguards left to "
        "domestic law alone or made optional.",
        "Rights language in the preamble.",
    ),
    (
        "Gender mainstreaming",
        "Where a gender perspective is added, weakened or left out.",
        "The same for the protection of women, girls and gender-diverse people.",
        "Unequal treatment on other grounds, which is Discrimination.",
    ),
    (
        "Excessive cross-border powers",
        "Powers that reach across borders without enough to hold them.",
        "Assistance, direct access, extradition or jurisdiction without dual criminality, grounds for "
        "refusal or the other state's consent.",
        "Technical cooperation without personal data.",
    ),
    (
        "Journalists and public-interest work",
        "Harm to those who report or work in the public interest.",
        "Reporting, sources, whistle-blowers, human rights defenders, humanitarian work, and missing "
        "exceptions for them.",
        "Removal of content from the net, which is Online censorship.",
    ),
    (
        "Security research",
        "Security research in good faith that is treated as a crime.",
        "Testing, disclosure of vulnerabilities and tools made for it, with no exception or one that is "
        "too narrow.",
        "Provisions on the security of states' own systems.",
    ),
    (
        "Bulk data collection",
        "Collection that is not aimed at named persons or cases.",
        "Retention, interception and preservation too, in real time or of what is stored.",
        "A single order for specified data.",
    ),
    (
        "Online censorship",
        "Offences or orders that rest on what is said.",
        "Blocking, removal, extremism, misinformation, insult.",
        "Child sexual abuse material defined in line with international law.",
    ),
    (
        "Discrimination",
        "Provisions that can be turned against groups of people.",
        "Missing or narrowed non-discrimination clauses and grounds for refusal too.",
        "Gender alone, which is Gender mainstreaming.",
    ),
    (
        "Closed negotiation",
        "Rules that keep civil society and other stakeholders out.",
        "Rules on process, review and follow-up, and records that stay unpublished.",
        "Confidentiality of single investigations.",
    ),
)


def _starting() -> tuple[Category, ...]:
    return tuple(
        Category(
            str(uuid.uuid5(_NAMESPACE, name)),
            name,
            PALETTE[at],
            SHORTCUTS[at],
            description,
            position=at,
            counts=counts,
            excludes=excludes,
        )
        for at, (name, description, counts, excludes) in enumerate(_STARTING)
    )


STARTING_CODEBOOK = _starting()


def find_category(name: str, categories: Iterable[Category]) -> Category | None:
    """The category of this name, whatever its case and spaces."""
    wanted = _plain(name)
    return next((category for category in categories if _plain(category.name) == wanted), None)


def checked_name(name: str, categories: Iterable[Category], *, renamed: str | None = None) -> str:
    """*name* tidied, fit for a category; *renamed* is the id of the category that would bear it."""
    tidy = " ".join(name.split())
    if not tidy:
        raise KnownError("A category needs a name; nothing was changed.")
    taken = find_category(tidy, (category for category in categories if category.id != renamed))
    if taken is not None:
        raise KnownError(f"There is already a category named “{taken.name}”; choose another name.")
    return tidy


def next_colour(categories: Iterable[Category]) -> str:
    """The colour of the palette that is used least so far, the first of these."""
    used = [category.colour.casefold() for category in categories]
    return min(PALETTE, key=used.count)


def next_shortcut(categories: Iterable[Category]) -> str:
    """The first free digit; empty when all ten are taken."""
    used = {category.shortcut for category in categories if not category.retired}
    return next((digit for digit in SHORTCUTS if digit not in used), "")


def checked_colour(colour: str) -> str:
    """*colour* as ``#rrggbb``; anything else is refused."""
    tidy = colour.strip().lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", tidy):
        raise KnownError(f"“{colour}” is no colour; write it as #rrggbb, such as #0072b2.")
    return tidy


def in_tree_order(categories: Iterable[Category]) -> tuple[Category, ...]:
    """The categories with each one's children behind it, numbered from 0 in that order."""
    ordered = sorted(categories, key=lambda one: (one.position, one.name))
    known = {one.id for one in ordered}
    under: dict[str | None, list[Category]] = {}
    for one in ordered:
        under.setdefault(one.parent if one.parent in known else None, []).append(one)
    waiting, found = under.get(None, [])[::-1], list[Category]()
    while waiting:
        found.append(waiting.pop())
        waiting += under.get(found[-1].id, [])[::-1]
    return tuple(replace(one, position=at) for at, one in enumerate(found))


def set_among(categories: Iterable[Category], category_id: str, place: int) -> tuple[Category, ...]:
    """All categories in tree order, one of them put before the sibling that is at *place* without it.

    Retired siblings do not count; a place beyond the last is the end.
    """
    known = in_tree_order(categories)
    moved = next(one for one in known if one.id == category_id)
    living = [
        one for one in known if one.parent == moved.parent and one.id != category_id and not one.retired
    ]
    before = living[max(0, place)].position if max(0, place) < len(living) else len(known)
    doubled = [replace(one, position=2 * one.position + 1) for one in known if one.id != category_id]
    return in_tree_order([*doubled, replace(moved, position=2 * before)])


def contrast(one: str, other: str) -> float:
    """How well two colours (``#rrggbb``) stand out from each other, 1 to 21, as WCAG reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on *colour*."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
