"""The redline of two passages: which words went, which came, and which of that is brackets only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.compare.islands import without_islands
from workbench.compare.matters import matters_between
from workbench.compare.tokens import Token, TokenKind, tokens_of
from workbench.treaty.comparison import Matter, Redline, Run, RunKind

Match = tuple[int, int]


def redline(old: str, new: str) -> Redline:
    """The word-level difference of *old* and *new*.

    Equal and deleted runs joined give *old*, equal and inserted ones give *new*, letter by letter.
    Brackets are never counted as words: taking a bracket away leaves its words equal.
    """
    if old == new:
        return Redline((Run(RunKind.EQUAL, old, 0, 0),) if old else ())
    left, right = tokens_of(old), tokens_of(new)
    matches = _matching_words(left, right)
    pieces = list(_joined(_pieces(left, right, matches)))
    return Redline(tuple(_placed(pieces)))


@dataclass(slots=True)
class _Piece:
    kind: RunKind
    words: str
    bracket: bool = False
    editorial: bool = False
    matter: Matter | None = None

    def joins(self, other: "_Piece") -> bool:
        """Tell whether *other* may be written on as part of this piece."""
        mine = (self.kind, self.bracket, self.editorial, self.matter)
        return mine == (other.kind, other.bracket, other.editorial, other.matter)


def _matching_words(left: list[Token], right: list[Token]) -> list[list[Match]]:
    """Which words of *left* are which of *right*, as positions in both, rising, stretch by stretch."""
    ours, theirs = _worded(left), _worded(right)
    codes = Indel.opcodes([left[at].key for at in ours], [right[at].key for at in theirs])
    equal = [(c.src_start, c.src_end, c.dest_start) for c in codes if c.tag == "equal"]
    kept = without_islands(equal, [left[at] for at in ours], len(theirs))
    return [list(zip(ours[a:end], theirs[b : b + end - a], strict=True)) for a, end, b in kept]


def _worded(tokens: list[Token]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.kind in (TokenKind.WORD, TokenKind.STOP)]


def _pieces(left: list[Token], right: list[Token], stretches: list[list[Match]]) -> Iterator[_Piece]:
    """Everything in order: what stands between two matched words, then the matched word."""
    a = b = 0
    for stretch in stretches:
        (first_a, first_b), (last_a, last_b) = stretch[0], stretch[-1]
        same = left[first_a : last_a + 1]
        if same == right[first_b : last_b + 1]:
            yield from _between(left[a:first_a], right[b:first_b])
            yield from _equal(same)
            a, b = last_a + 1, last_b + 1
            continue
        for next_a, next_b in stretch:
            yield from _between(left[a:next_a], right[b:next_b])
            yield from _matched(left[next_a], right[next_b])
            a, b = next_a + 1, next_b + 1
    yield from _between(left[a:], right[b:])


def _matched(one: Token, other: Token) -> Iterator[_Piece]:
    if one.text == other.text:
        yield _Piece(RunKind.EQUAL, one.text)
        return
    yield _Piece(RunKind.DELETED, one.text, editorial=True)
    yield _Piece(RunKind.INSERTED, other.text, editorial=True)


def _between(left: list[Token], right: list[Token]) -> Iterator[_Piece]:
    """The difference of two stretches that have no matched word; brackets and spaces may match."""
    if left == right:
        yield from _equal(left)
        return
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    old, new = left[head : len(left) - tail], right[head : len(right) - tail]
    if old and new and tail and left[len(left) - tail].kind is TokenKind.SPACE:
        tail -= 1  # the space after a replaced word belongs to both words
        old, new = left[head : len(left) - tail], right[head : len(right) - tail]
    yield from _equal(left[:head])
    yield from _around_brackets(old, new)
    yield from _equal(left[len(left) - tail :])


def _common(left: Sequence[Token], right: Sequence[Token]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one.text != other.text:
            break
        count += 1
    return count


def _equal(tokens: list[Token]) -> Iterator[_Piece]:
    if tokens:
        yield _Piece(RunKind.EQUAL, "".join(token.text for token in tokens))


def _around_brackets(old: list[Token], new: list[Token]) -> Iterator[_Piece]:
    """Keep brackets that both stretches have, and tell what changed before, between and after them."""
    ours = [at for at, token in enumerate(old) if token.kind is TokenKind.BRACKET]
    theirs = [at for at, token in enumerate(new) if token.kind is TokenKind.BRACKET]
    a = b = 0
    if ours and theirs:
        for code in Indel.opcodes([old[at].text for at in ours], [new[at].text for at in theirs]):
            if code.tag != "equal":
                continue
            for step in range(code.src_end - code.src_start):
                next_a, next_b = ours[code.src_start + step], theirs[code.dest_start + step]
                yield from _changed(old[a:next_a], new[b:next_b])
                yield _Piece(RunKind.EQUAL, old[next_a].text)
                a, b = next_a + 1, next_b + 1
    yield from _changed(old[a:], new[b:])


def _changed(old: list[Token], new: list[Token]) -> Iterator[_Piece]:
    """What went, then what came, each with its matter in law; brackets in pieces of their own."""
    if [token.text for token in old] == [token.text for token in new]:
        yield from _equal(old)
        return
    gone, come = matters_between(_keys(old), _keys(new))
    yield from _stretch(old, RunKind.DELETED, gone)
    yield from _stretch(new, RunKind.INSERTED, come)


def _keys(tokens: list[Token]) -> list[str]:
    return [token.key for token in tokens if token.kind is TokenKind.WORD]


def _stretch(tokens: list[Token], kind: RunKind, matter: Matter | None) -> Iterator[_Piece]:
    """Changed tokens as pieces; white space goes with what stands before it."""
    bracket: bool | None = None
    waiting = ""
    for token in tokens:
        if token.kind is not TokenKind.SPACE:
            bracket = token.kind is TokenKind.BRACKET
        if bracket is None:
            waiting += token.text
            continue
        yield _Piece(kind, waiting + token.text, bracket, matter=None if bracket else matter)
        waiting = ""
    if waiting:
        yield _Piece(kind, waiting, editorial=True)


def _joined(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The pieces with neighbours alike in every way made one."""
    last: _Piece | None = None
    for piece in pieces:
        if last is not None and last.joins(piece):
            last.words += piece.words
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _placed(pieces: list[_Piece]) -> Iterator[Run]:
    old = new = 0
    for piece in pieces:
        yield Run(piece.kind, piece.words, old, new, piece.bracket, piece.editorial, piece.matter)
        old += len(piece.words) if piece.kind is not RunKind.INSERTED else 0
        new += len(piece.words) if piece.kind is not RunKind.DELETED else 0
