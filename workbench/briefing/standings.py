"""Who stands where: positions as a grid of actors by article, and in their own words."""

from collections.abc import Iterable, Sequence

from workbench.briefing.citing import article_of, long_label, position_citation, unbroken
from workbench.briefing.facts import PositionEntry
from workbench.briefing.pack import Cell, Table, Words
from workbench.briefing.wording import say
from workbench.treaty.positions import Stance

_SHADES = {
    Stance.SUPPORT: "#d9f0e3",
    Stance.RETAIN: "#dcebf7",
    Stance.AMEND: "#fdf0d3",
    Stance.DELETE: "#f9dedb",
    Stance.OPPOSE: "#f9dedb",
    Stance.RESERVE: "#e8eaef",
}
_MOST_ARTICLES = 6


def stance_words(stance: Stance, language: str) -> str:
    """What is asked, in one word."""
    return say(language, f"stance {stance}")


def standing_tables(
    positions: Iterable[PositionEntry], language: str, show: Sequence[str]
) -> tuple[Table, ...]:
    """The tables that *show* names: the grid, and the words that prove it; none for no positions."""
    known = sorted(positions, key=lambda one: (one.order, one.actor.casefold()))
    made = []
    articles = list(dict.fromkeys(article_of(one.label) for one in known))
    actors = {one.actor for one in known}
    if "grid" in show and len(actors) > 1 and len(articles) > 1:
        parts = [articles[at : at + _MOST_ARTICLES] for at in range(0, len(articles), _MOST_ARTICLES)]
        made += [_grid(known, part, language) for part in parts]
    if "words" in show and known:
        made.append(_in_words(known, language))
    return tuple(made)


def _grid(known: list[PositionEntry], articles: list[str], language: str) -> Table:
    """Actors down, articles across; several stances of one actor stand one below the other."""
    rows = []
    for actor in sorted({one.actor for one in known}, key=str.casefold):
        own = [one for one in known if one.actor == actor]
        cells = [_stances([one for one in own if article_of(one.label) == at], language) for at in articles]
        if any(cell.words for cell in cells):
            rows.append((Cell((Words(actor, bold=True),)), *cells))
    head = (say(language, "column actor"), *(_named(one, language) for one in articles))
    widths = (5, *(2 for _ in articles))
    return Table(head, tuple(rows), widths, frozenset(range(1, len(head))))


def _named(article: str, language: str) -> str:
    """The name of an article above a column: *8 bis* stays on one line."""
    word, _, number = long_label(article, language).partition(" ")
    return f"{word} {unbroken(number)}" if number else word


def _stances(found: list[PositionEntry], language: str) -> Cell:
    stances = list(dict.fromkeys(one.stance for one in found))
    said = "\n".join(stance_words(one, language) for one in stances)
    sure = any(one.confirmed for one in found)
    words = (Words(said, italic=not sure),) if said else ()
    return Cell(words, _SHADES[stances[0]] if len(stances) == 1 else "")


def _in_words(known: list[PositionEntry], language: str) -> Table:
    head = tuple(say(language, f"column {name}") for name in ("article", "actor", "position", "words"))
    return Table(head, tuple(_row(one, language) for one in known), (3, 3, 2, 9))


def _row(one: PositionEntry, language: str) -> tuple[Cell, ...]:
    stance = stance_words(one.stance, language)
    unsure = () if one.confirmed else (Words(f"\n{say(language, 'not confirmed')}", muted=True),)
    cited = Words(f"\n{position_citation(one, language)}", muted=True)
    return (
        Cell((Words(unbroken(long_label(one.label, language))),)),
        Cell((Words(one.actor, bold=True),)),
        Cell((Words(stance), *unsure), _SHADES[one.stance]),
        Cell((Words(one.quote), cited), language=one.language),
    )
