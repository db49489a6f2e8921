"""Edits made by a machine on real treaties, with the truth about them written down."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.compare import Side
from workbench.treaty.clauses import Clause, ClauseKind

Links = set[tuple[str, str]]


@dataclass
class Passage:
    """A paragraph with the keys of the older paragraphs its words come from."""

    words: list[str]
    origins: list[str]


@dataclass
class Provision:
    """An article: its heading and its paragraphs."""

    heading: str
    passages: list[Passage] = field(default_factory=list)


@dataclass
class Edited:
    """Two drafts, and which paragraph of the older became which of the newer."""

    old: Side
    new: Side
    truth: Links


def provisions(text: str, clauses: tuple[Clause, ...]) -> list[list[str]]:
    """Each article as its heading and the words of its innermost clauses."""
    holders = {clause.parent for clause in clauses}
    parents = {clause.id: clause for clause in clauses}
    found: dict[str, list[str]] = {}
    for clause in clauses:
        if clause.kind is ClauseKind.ARTICLE:
            found[clause.id] = [clause.heading]
        elif clause.id not in holders:
            article = _article(clause, parents)
            words = " ".join(text[clause.body : clause.end].split())
            if article in found and len(words.split()) > 3:
                found[article].append(words)
    return [article for article in found.values() if len(article) > 1]


def _article(clause: Clause, parents: dict[str, Clause]) -> str:
    while clause.parent and clause.kind is not ClauseKind.ARTICLE:
        clause = parents[clause.parent]
    return clause.id


def edited(articles: list[list[str]], fresh: list[str], share: float, seed: int) -> Edited:
    """The *articles* and a newer draft of them; up to *share* of each paragraph's words are edited.

    Beside the words, paragraphs are deleted, inserted (real ones, from *fresh*), moved, split, merged
    and bracketed, articles are moved in blocks, and everything is numbered anew.
    """
    dice = random.Random(seed)
    old = [
        Provision(heading, [Passage(p.split(), [f"{at}.{place}"]) for place, p in enumerate(passages)])
        for at, (heading, *passages) in enumerate(articles)
    ]
    older, keys = _side("old", old)
    new = [Provision(one.heading, list(_passages(one, fresh, share, dice))) for one in old]
    _move(new, dice)
    new = [one for one in _in_blocks(new, dice) if one.passages]
    newer, ids = _side("new", new)
    places = {passage[0]: clause for clause, passage in keys.items()}
    truth = {(places[origin], clause) for clause, origins in ids.items() for origin in origins}
    return Edited(older, newer, truth)


def _passages(one: Provision, fresh: list[str], share: float, dice: random.Random) -> Iterator[Passage]:
    waiting: Passage | None = None
    for passage in one.passages:
        words = _bracketed(_reworded(passage.words, fresh, dice.uniform(0, share), dice), dice)
        made = Passage(words, list(passage.origins))
        if waiting is not None:
            yield Passage(waiting.words + made.words, waiting.origins + made.origins)
            waiting = None
            continue
        fate = dice.random()
        if fate < 0.04:
            continue
        if fate < 0.08:
            yield Passage(dice.choice(fresh).split(), [])
        if 0.08 <= fate < 0.11 and len(made.words) >= 24:
            cut = dice.randint(len(made.words) // 3, 2 * len(made.words) // 3)
            yield Passage(made.words[:cut], list(made.origins))
            yield Passage(made.words[cut:], list(made.origins))
        elif 0.11 <= fate < 0.14 and len(made.words) >= 10:
            waiting = made
        else:
            yield made
    if waiting is not None:
        yield waiting


def _reworded(words: list[str], fresh: list[str], share: float, dice: random.Random) -> list[str]:
    found: list[str] = []
    for word in words:
        if dice.random() >= share:
            found.append(word)
            continue
        other = dice.choice(dice.choice(fresh).split())
        found += dice.choice(([other], [], [word, other]))
    return found or words


def _bracketed(words: list[str], dice: random.Random) -> list[str]:
    if dice.random() >= 0.15 or len(words) < 4:
        return words
    start = dice.randint(0, len(words) - 2)
    end = dice.randint(start + 1, len(words) - 1)
    return [*words[:start], f"[{words[start]}", *words[start + 1 : end], f"{words[end]}]", *words[end + 1 :]]


def _move(new: list[Provision], dice: random.Random) -> None:
    """Three in a hundred paragraphs go to another article."""
    for one in new:
        for passage in list(one.passages):
            if dice.random() < 0.03 and len(passage.words) >= 8:
                one.passages.remove(passage)
                other = dice.choice(new)
                other.passages.insert(dice.randint(0, len(other.passages)), passage)


def _in_blocks(new: list[Provision], dice: random.Random) -> list[Provision]:
    """Two blocks of articles go somewhere else."""
    for _ in range(2):
        start, length = dice.randrange(len(new)), dice.randint(2, 6)
        block, rest = new[start : start + length], new[:start] + new[start + length :]
        at = dice.randint(0, len(rest))
        new = rest[:at] + block + rest[at:]
    return new


def _side(name: str, articles: list[Provision]) -> tuple[Side, dict[str, list[str]]]:
    """A draft, and the origins of each of its paragraphs by clause id."""
    text, clauses, origins = "", [], {}
    for number, article in enumerate(articles, start=1):
        start = len(text)
        line = f"Article {number}. {article.heading}\n"
        body = start + len(line)
        text += line
        holder, inside = f"{name}:{number}", []
        for place, passage in enumerate(article.passages, start=1):
            at, printed, words = len(text), f"{place}. ", " ".join(passage.words)
            text += f"{printed}{words}\n"
            label = f"{number}({place})"
            where = (at, at + len(printed), len(text) - 1)
            inside.append(Clause(f"{name}:{label}", label, ClauseKind.PARAGRAPH, "", *where, None, holder, 1))
            origins[f"{name}:{label}"] = passage.origins
        end, label = len(text) - 1, f"Article {number}"
        clauses.append(Clause(holder, label, ClauseKind.ARTICLE, article.heading, start, body, end))
        clauses += inside
    return Side(name, text, tuple(clauses), "en"), origins
