"""Square brackets: what is not agreed, who wants it, and how the text reads with and without it."""

import re
from bisect import bisect_left

from workbench.treaty.clauses import BracketPair, BracketReport

_BRACKET = re.compile(r"[\[\]［］【】]")
_OPENING = "[［【"
_AGREED_CONTENT = re.compile(
    r"""\s*(?:
        [xX]{1,4} | [yY]{1,2} | [_\s.…·•–—-]* | \.{2,} | sic | signed | signé[e]? | firmado | подписано | 签名
        | \^?\d{1,3} | \*+ | i?bid\.? | emphasis\ added | footnote[s]?\ omitted
        | without\ reference\ to\ a\ (?:main\ )?committee.* | on\ the\ report\ of\ the\ .*
        | sans\ renvoi\ à\ une\ grande\ commission.* | sin\ remisión\ previa\ a\ una\ comisión.*
        | (?:A|S|E|FCCC|UNEP|CBD)/[A-Z0-9][\w./()]*
        | document\ symbol\ to\ be\ added | (?:original|translated\ from|translation).{0,40}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTY = (
    r"[A-ZÀ-ÞА-Я][\w.’'()&+-]*(?:\s+(?:(?:of|and|the|de|des|y|et|и|its|Member|States)\s+)?[\w.’'()&+-]+){0,5}"
)
_VERB = (
    r"(?:propos(?:e|es|ed|al)|oppos(?:e|es|ed)|supports?|delete[sd]?|retains?|reserv(?:e|es|ed"
    r"|ation)|add(?:s|ed)?)"
)
_ATTRIBUTION = re.compile(
    rf"\s*((?:{_PARTY})(?:\s*(?:[,/;|]|\band\b)\s*(?:{_PARTY})){{0,40}}?(?:\s+{_VERB})?)\s*[:：]"
)
_NO_PARTY = re.compile(
    r"(?:option|alternative|variant|alt|placeholder|note|chapeau|article|paragraph)\b", re.IGNORECASE
)
_CONTENT_LIMIT = 120
_Pair = tuple[int | None, int | None, int]


def _is_agreed(text: str, opens: int | None, closes: int | None) -> bool:
    """Tell whether the brackets hold something that nobody disputes: [x], […], [sic], [Signed]."""
    if opens is None or closes is None or closes - opens > _CONTENT_LIMIT:
        return False
    if text[closes + 1 : closes + 2] == "(" and "/" in text[closes + 2 : closes + 60]:
        return True
    return _AGREED_CONTENT.fullmatch(text, opens + 1, closes) is not None


def _attribution(text: str, opens: int) -> str:
    """Whose brackets these are, from ``[EU, Mexico: …]``; empty when nobody is named."""
    found = _ATTRIBUTION.match(text, opens + 1, opens + 200)
    if found is None or _NO_PARTY.match(found[1]):
        return ""
    return found[1].strip()


def _pairs(text: str) -> list[_Pair]:
    """Match brackets with one stack over the whole text; the depth counts matched pairs only."""
    stack: list[int] = []
    matched: list[tuple[int, int]] = []
    found: list[_Pair] = []
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if bracket[0] in _OPENING:
            stack.append(at)
        elif stack:
            matched.append((stack.pop(), at))
        else:
            found.append((None, at, 1))
    found.extend((at, None, 1) for at in stack)
    around: list[int] = []
    for opens, closes in sorted(matched):
        while around and around[-1] < opens:
            around.pop()
        around.append(closes)
        found.append((opens, closes, len(around)))
    return sorted(found, key=lambda pair: pair[0] if pair[0] is not None else pair[1] or 0)


def _covered(pairs: list[_Pair]) -> int:
    """Count the characters that stand in at least one matched pair."""
    covered, reach = 0, -1
    for opens, closes, _ in pairs:
        if opens is None or closes is None:
            continue
        inner = max(opens + 1, reach)
        if closes > inner:
            covered += closes - inner
            reach = closes
    return covered


def brackets_of(text: str) -> BracketReport:
    """Report every bracket of *text* that marks disagreement.

    ``opening`` and ``closing`` count all square brackets as they are printed; ``pairs`` leaves
    out those that mark no disagreement, such as [sic].
    """
    pairs = _pairs(text)
    disputed = [pair for pair in pairs if not _is_agreed(text, pair[0], pair[1])]
    opening = sum(1 for pair in pairs if pair[0] is not None)
    closing = sum(1 for pair in pairs if pair[1] is not None)
    return BracketReport(
        pairs=tuple(
            BracketPair(opens, closes, depth, "" if opens is None else _attribution(text, opens))
            for opens, closes, depth in disputed
        ),
        opening=opening,
        closing=closing,
        deepest=max((depth for _, _, depth in disputed), default=0),
        bracketed_characters=_covered(disputed),
        characters=len(text),
    )


def alternatives_in(text: str) -> tuple[tuple[BracketPair, ...], ...]:
    """The groups of adjacent brackets that exclude one another, as in ``[shall][should]``."""
    groups: list[list[BracketPair]] = []
    last_by_depth: dict[int, list[BracketPair]] = {}
    for pair in brackets_of(text).pairs:
        if pair.opens is None or pair.closes is None:
            continue
        before = last_by_depth.get(pair.depth)
        previous = before[-1].closes if before else None
        if before is not None and previous is not None and _adjacent(text, previous, pair.opens):
            before.append(pair)
            continue
        last_by_depth[pair.depth] = [pair]
        groups.append(last_by_depth[pair.depth])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _adjacent(text: str, closes: int, opens: int) -> bool:
    return closes < opens and opens - closes <= 4 and not text[closes + 1 : opens].strip()


def disputed_openings(text: str) -> tuple[int, ...]:
    """Where brackets of disagreement open, in order."""
    disputed = (pair for pair in _pairs(text) if not _is_agreed(text, pair[0], pair[1]))
    return tuple(opens for opens, _, _ in disputed if opens is not None)


def count_between(openings: tuple[int, ...], start: int, end: int) -> int:
    """Count the *openings* that lie from *start* up to *end*."""
    return bisect_left(openings, end) - bisect_left(openings, start)


def readings_of(text: str) -> tuple[str, str]:
    """The maximal reading, which keeps all bracketed words, and the minimal one, which drops them.

    An unmatched bracket loses its sign and keeps its words in both.
    """
    signs: list[tuple[int, int]] = []
    dropped: list[tuple[int, int]] = []
    for opens, closes, _ in _pairs(text):
        if _is_agreed(text, opens, closes):
            continue
        if opens is not None:
            signs.append((opens, opens + 1 + (_attribution_length(text, opens) if closes else 0)))
        if closes is not None:
            signs.append((closes, closes + 1))
        if opens is not None and closes is not None:
            dropped.append((opens, closes + 1))
    signs.sort()
    return _without(text, signs), _without(text, sorted(signs + dropped))


def _attribution_length(text: str, opens: int) -> int:
    found = _ATTRIBUTION.match(text, opens + 1, opens + 200)
    return found.end() - opens - 1 if found and not _NO_PARTY.match(found[1]) else 0


def _without(text: str, removed: list[tuple[int, int]]) -> str:
    """*text* without the *removed* ranges, with words kept apart and punctuation closed up."""
    kept: list[str] = []
    reach = 0
    for start, end in removed:
        if end <= reach:
            continue
        if start > reach:
            kept.append(text[reach:start])
        reach = max(reach, end)
        before = kept[-1] if kept else ""
        if text[reach : reach + 1] in _CLOSING_MARKS and before[-1:] in {" ", "\u00a0"}:
            kept[-1] = before.rstrip(" \u00a0")
        elif text[end - 1 : end + 1] == "][":
            kept.append(" ")
    kept.append(text[reach:])
    return _tidy("".join(kept))


_CLOSING_MARKS = frozenset(",;.:!?)，。；：、")
_LEFTOVERS = (
    (re.compile(r"\([ \t]*\)"), ""),
    (re.compile(r"(?<=\()[ \t]+"), ""),
    (re.compile(r"[ \t\u00a0]+(?=[,.)](?:\s|$))"), ""),
    (re.compile(r"([,，;；])(?:[ \t]*\1)+"), r"\1"),
    (re.compile(r",[ \t]*(?=[.;])"), ""),
    (re.compile(r"(?m)^[ \t]*[,;][ \t]*"), ""),
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"(?m)^[ \t]+|[ \t]+$"), ""),
    (re.compile(r"\n{2,}"), "\n"),
)


def _tidy(text: str) -> str:
    """Put the spaces and commas right that taking brackets out has left."""
    for wrong, right in _LEFTOVERS:
        text = wrong.sub(right, text)
    return text.strip()
