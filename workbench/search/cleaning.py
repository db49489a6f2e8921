"""Typed queries made fit for the parser: quotes of all kinds, odd characters, what is left open."""

import re
import unicodedata

LONGEST = 1_000
DEEPEST = 20

_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»‹›＂「」『』〝〞″", '"') | {"（": "(", "）": ")", "＊": "*", "？": "?"}
)
_TOO_LONG = f"The query is long; only its first {LONGEST:,} characters were searched for."
_OPEN_QUOTE = "A quotation mark has no partner and was ignored."
_OPEN_BRACKET = "A bracket ( or ) has no partner and was ignored."
_TOO_DEEP = "The query has too many brackets inside brackets; they were ignored."
_COLON = re.compile(r"(?<=[a-z])：")


def cleaned(untrusted: str) -> tuple[str, tuple[str, ...]]:
    """*untrusted* as the parser can take it, and a sentence for each thing that was wrong with it."""
    hints: list[str] = []
    text = "".join(_allowed(character) for character in untrusted[: LONGEST * 4])
    text = " ".join(_COLON.sub(":", text.translate(_QUOTES)).split())
    if len(text) > LONGEST or len(untrusted) > LONGEST * 4:
        text = text[:LONGEST].rsplit(" ", 1)[0]
        hints.append(_TOO_LONG)
    if text.count('"') % 2:
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}"
        hints.append(_OPEN_QUOTE)
    return _balanced(text, hints), tuple(hints)


def _allowed(character: str) -> str:
    """A space for control characters and halves of characters; soft hyphens and joiners stay."""
    return " " if unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") else character


def _balanced(text: str, hints: list[str]) -> str:
    """*text* without brackets that stand alone; those within quotes are nobody's."""
    alone, deepest = _lonely_brackets(text)
    if alone:
        hints.append(_OPEN_BRACKET)
    if deepest > DEEPEST:
        hints.append(_TOO_DEEP)
        return text.replace("(", " ").replace(")", " ")
    return "".join(" " if at in alone else character for at, character in enumerate(text))


def _lonely_brackets(text: str) -> tuple[set[int], int]:
    """Where brackets without partner stand, and how deep the others go."""
    waiting: list[int] = []
    alone: set[int] = set()
    quoted, deepest = False, 0
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        if quoted or character not in "()":
            continue
        if character == "(":
            waiting.append(at)
            deepest = max(deepest, len(waiting))
        elif waiting:
            waiting.pop()
        else:
            alone.add(at)
    return alone | set(waiting), deepest
