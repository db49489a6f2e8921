"""The codebook: the categories every archive starts with, and what a new one needs."""

import uuid
from collections.abc import Iterable

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
        "Offences or terms so wide that ordinary or protected conduct falls under them: no intent required, "
        "vague elements, every crime done with a computer. Not: a narrow offence that is only badly drafted.",
    ),
    (
        "Weak or absent human rights safeguards",
        "Powers without necessity, proportionality, independent authorisation, notice or remedy; "
        "safeguards left to domestic law alone or made optional. Not: rights language in the preamble.",
    ),
    (
        "Gender mainstreaming",
        "Where a gender perspective, or the protection of women, girls and gender-diverse people, is added, "
        "weakened or left out. Not: unequal treatment on other grounds, which is Discrimination.",
    ),
    (
        "Excessive cross-border powers",
        "Assistance, direct access, extradition or jurisdiction across borders without dual criminality, "
        "grounds for refusal or the other state's consent. Not: technical cooperation without personal data.",
    ),
    (
        "Journalists and public-interest work",
        "Harm to reporting, sources, whistle-blowers, human rights defenders or humanitarian work, and "
        "missing exceptions for them. Not: removal of content from the net, which is Online censorship.",
    ),
    (
        "Security research",
        "Good-faith testing, disclosure of vulnerabilities and tools made for it treated as crimes, or "
        "without an exception. Not: provisions on the security of states' own systems.",
    ),
    (
        "Bulk data collection",
        "Collection, retention, interception or preservation that is not aimed at named persons or cases, in "
        "real time or stored. Not: a single order for specified data.",
    ),
    (
        "Online censorship",
        "Offences or orders that rest on what is said: blocking, removal, extremism, misinformation, insult. "
        "Not: child sexual abuse material defined in line with international law.",
    ),
    (
        "Discrimination",
        "Provisions that can be turned against groups, and missing or narrowed non-discrimination clauses "
        "and grounds for refusal. Not: gender alone, which is Gender mainstreaming.",
    ),
    (
        "Closed negotiation",
        "Rules on process, review and follow-up that keep civil society and other stakeholders out or leave "
        "records unpublished. Not: confidentiality of single investigations.",
    ),
)


def _starting() -> tuple[Category, ...]:
    return tuple(
        Category(str(uuid.uuid5(_NAMESPACE, name)), name, PALETTE[at], SHORTCUTS[at], description, None, at)
        for at, (name, description) in enumerate(_STARTING)
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
