"""Stances: sentences of a statement that ask something of a clause, in six languages.

Read for precision: a sentence that does not say plainly who asks what of which clause is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.clauses.citations import Citation, citations_in
from workbench.clauses.speakers import asks, speaker_in
from workbench.clauses.stance_words import BRACKETS, DENIED, NOUN_OF_REQUEST, PAST, PATTERNS, PIECE
from workbench.treaty.positions import Stance


@dataclass(frozen=True, slots=True)
class Asked:
    """A range of a text that asks something of the clause that it cites as ``label``.

    ``speaker`` is who is named as asking; nothing where it is the one whose statement it is.
    """

    start: int
    end: int
    stance: Stance
    label: str
    speaker: str = ""


_SENTENCE_END = re.compile(
    r"(?<!\bart)(?<!\barts)(?<!\bpara)(?<!\bparas)(?<!\bpar)(?<!\bRev)(?<!\bno)(?<!\bст)(?<!\bп)[.!?؟]”?(?=\s+[^\W\d_a-zа-я]|\s+[“«]|\s*$)"
    r"|[。！？；]|;(?=\s)|\n"
)
_REASON = re.compile(
    r"(?i)[,،，]? ?\b(?:because|porque|since it|поскольку|потому что)\b|[،,] لأن|，因为|, car |, ya que "
)
_STEP = re.compile(
    r"(?i),? (?=and (?:that|we|asks?|requests?|proposes?|to)\b)|, (?=(?:et|y) (?:que|nous|pedimos|demande)\b)"
    r"|,? (?=и (?:просим|просит|предлагаем)\b)|، (?=و|كما)|，(?=并|建议|也)"
)
_OWN_PROPOSAL = re.compile(r"(?i)\bmaintains? (?:our|its|the) proposal|\bmaint\w+ (?:sa|notre) proposition")
_SEVERAL = re.compile(
    r"(?i)(?:paragraphs|paragraphes|párrafos|пункты|пунктов|الفقرتين) \d+ ?(?:,|and|et|y|и|و|to|à|a)"
)
_NEW_PARAGRAPH = re.compile(
    r"(?i)\b(?:new|additional) paragraph|\bnouveau paragraphe|\bnuevo párrafo|\bнов\w+ пункт"
)
_ELSEWHERE = re.compile(
    r"(?i)\bannex|\banexo|приложени|المرفق|附件|\bpreamb|\bpreámbulo|\bpréambule|преамбул|ديباجة|序言"
)
_NEAR = 30
_FOREIGN = re.compile(
    r"(?i)^(?:[\s,]|and\b|or\b|to\b|y\b|et\b|\d+|\([^)]{0,40}\)|paragraphs?\b|párrafos?\b|paragraphes?\b)*"
    r"\b(?:of|du|de la|de l[’']|del)\s+(?:the |la |le |el )?(?:\w+ ){0,2}?"
    r"(?:covenant|charter|vienna|statute|declaration|constitution|treaty on|convention (?:on|against|for)"
    r"|geneva|pacte|carta|charte"
    r"|pacto|declaraci[oó]n"
    r"|(?<!draft )(?<!present )(?<!proposed )(?<!future )(?<!new )(?<!the )(?<!this )(?<!our )(?:agreement"
    r"|convention|treaty|protocol|constitution))\b"
)
_ORGANISATION = re.compile(
    r"(?i:article 19) (?:and (?!articles?\b)(?-i:[A-Z])|(?:urge|call|recommend|believe|support|welcome"
    r"|consider|submit|note)s?\b"
    r"|is concerned)"
)
_PARAGRAPH = re.compile(
    r"(?i)(?:paragraphe?|paragraph|para\.|párrafo|пункт[а-я]{0,2}|الفقرة)\s*(\d{1,2})(?!\d)|第([一二三四五六七八九十])款"
)
_CHINESE_DIGITS = "一二三四五六七八九十"
_RESUMED = re.compile(
    r"(?i)\b(?:this|that|the said) (?:article|provision|paragraph)\b|\b(?:sub-?)?paragraph \(?\w{1,2}\b"
    r"|\b(?:cet article|le paragraphe \d|este artículo|el párrafo \d)|(?:этой статьи|эту статью|пункт\w* \d)"
)
_MEANT_AFTER = re.compile(
    r"(?i)^(?:(?!\b(?:before|when|since|as we|while|why|and that|proposal|request|programme)\b"
    r"|, and\b)[^;:]){0,60}?"
    r"(?:\b(?:it|this|these|them|that article|the (?:\w+ )?(?:text|wording|formulation|language|provision"
    r"|reference"
    r"|proposal to))\b"
    r"|\barticles?\b|\bart\.|\bpara|\bartículo|\bpárrafo|стать|пункт|المادة|الفقرة|第.{1,4}[条款]|该)"
)
_ON = re.compile(
    r"(?i)^\W*(?:\w+,\s)?(?:on|as to|as for|in|with (?:regard|respect) to|regarding|concerning|turning to"
    r"|sur|quant à|à"
    r"|(?:s[’']agissant|en ce qui concerne)(?: de)?|en|en cuanto a|con respecto a|по|في|关于)\s(?:the |l[’']"
    r"|la |el |al )?"
    r"(?:draft )?(?:art|párr|para|стать|المادة|第)"
)
_TO_WHOM = re.compile(r"^\s*(?:(?:to|for) (?:my|our|the|us)\b[^,;]{0,40})?[.!]?$")
_MEANT_BEFORE = re.compile(
    r"(?i)\b(?:article|paragraph|artículo|párrafo|paragraphe|\d)\b[^;]*$|стать|пункт|المادة|الفقرة|[条款]"
)
_APART = (
    (Stance.SUPPORT, Stance.OPPOSE),
    (Stance.DELETE, Stance.RETAIN),
    (Stance.SUPPORT, Stance.DELETE),
)
_MOST_CITED = 3
_LONGEST_HEADING = 90


def stances_in(text: str, before: str = "") -> tuple[Asked, ...]:
    """Everything that *text*, a paragraph of a statement, plainly asks of clauses, in its order.

    *before* is the heading or paragraph before it: the one article that it ends with is meant where
    *text* goes on to speak of a paragraph and names no article.
    """
    whole = set(_cited(text))
    found: dict[tuple[int, str], Asked] = {}
    last = _last_of(before)
    for start, end in _sentences(text):
        sentence = text[start:end]
        known = _spoken_of(sentence, whole, last)
        for asked in _asked(sentence, start, known):
            found.setdefault((asked.start, asked.label), asked)
        cited = _cited(sentence)
        last = cited if len(cited) == 1 else () if cited else last
    return tuple(found.values())


def _last_of(before: str) -> tuple[str, ...]:
    """The article that a heading, or the last sentence of a paragraph, speaks of; nothing for several."""
    said = before.strip()
    if len(said) > _LONGEST_HEADING:
        *_, (start, end) = _sentences(said)
        said = said[start:end]
    cited = _cited(said)
    return cited if len(cited) == 1 else ()


def _spoken_of(sentence: str, whole: set[str], last: tuple[str, ...]) -> tuple[str, ...]:
    """What a sentence speaks of though it does not name it."""
    if _cited(sentence) or _ELSEWHERE.search(sentence):
        return ()
    if len(whole) == 1:
        return tuple(whole)
    return last if _RESUMED.search(sentence) else ()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _SENTENCE_END.finditer(text):
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end > start:
        yield start, end


def _asked(sentence: str, start: int, known: tuple[str, ...]) -> Iterator[Asked]:
    if not asks(sentence) or _OWN_PROPOSAL.search(sentence):
        return
    end, speaker = start + len(sentence), speaker_in(sentence)
    for part in _steps(sentence):
        labels = _labels(part, known)
        known = labels or known
        stance = _stance(part)
        if stance is not None:
            yield from (Asked(start, end, stance, label, speaker) for label in labels)


def _steps(sentence: str) -> Iterator[str]:
    """The parts of a sentence that each ask something, without the reasons given."""
    reason = _REASON.search(sentence)
    said = sentence[: reason.start()] if reason else sentence
    at = 0
    for match in _STEP.finditer(said):
        yield said[at : match.start()]
        at = match.start()
    yield said[at:]


def _cited(part: str) -> tuple[str, ...]:
    """The labels that a part of a sentence cites, those of other instruments left out."""
    cited = (
        one
        for one in citations_in(part)
        if not _FOREIGN.match(part[one.end :])
        and not _ORGANISATION.match(part[one.start :])
        and not part.startswith("pp", one.start)
    )
    return tuple(dict.fromkeys(_with_suffix(one, part[one.end :]) for one in cited))


def _with_suffix(one: Citation, after: str) -> str:
    """A second article of one number in Russian and Chinese, as it is labelled: ``8 bis``."""
    number = re.search(r"\d+", one.label)
    if re.match(r"\s?бис\b", after) and number:
        return f"{one.label[: number.end()]} bis{one.label[number.end() :]}"
    return f"{one.label}之二" if after.startswith("之二") else one.label


def _labels(part: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """What a part of a sentence cites, or what was spoken of before it."""
    labels = _cited(part) or known
    if len(labels) > _MOST_CITED:
        return ()
    return (_narrowed(labels[0], part),) if len(labels) == 1 else labels


def _narrowed(label: str, part: str) -> str:
    """``Article 6`` becomes ``6(2)`` where only one paragraph of it is spoken of."""
    numbers = {one[1] or str(_CHINESE_DIGITS.index(one[2]) + 1) for one in _PARAGRAPH.finditer(part)}
    article = re.search(r"(\d+(?: (?:bis|ter|quater))?)(?:\((\w+)\))?[^)]*$", label.split(")(")[0])
    if len(numbers) != 1 or article is None or _SEVERAL.search(part) or _NEW_PARAGRAPH.search(part):
        return label
    number = numbers.pop()
    return label if number == article[2] else f"{article[1]}({number})"


def _stance(part: str) -> Stance | None:
    """The one thing a part of a sentence asks; None where it asks nothing, or what does not go together."""
    said = [stance for stance, pattern in PATTERNS if _says(stance, pattern, part)]
    asked_for = _asked_for(part, said)
    if asked_for is not None:
        return asked_for
    if Stance.DELETE in said and BRACKETS.search(part):
        said = [one for one in said if one is not Stance.DELETE] or [Stance.RETAIN]
    if Stance.DELETE in said and _of_a_piece(part):
        said = [Stance.AMEND if one is Stance.DELETE else one for one in said]
    for one, other in _APART:
        if one in said and other in said:
            return None
    return said[0] if said else None


def _asked_for(part: str, said: list[Stance]) -> Stance | None:
    """What is asked by supporting or opposing a deletion or a retention; None where none is named."""
    noun = NOUN_OF_REQUEST.search(part)
    if noun is None or _of_a_piece(part):
        return None
    kept = Stance.RETAIN if noun["retain"] else Stance.DELETE
    gone = Stance.DELETE if noun["retain"] else Stance.RETAIN
    if Stance.SUPPORT in said and Stance.OPPOSE not in said:
        return kept
    if Stance.OPPOSE in said and Stance.SUPPORT not in said:
        return gone
    return None


def _of_a_piece(part: str) -> bool:
    """Tell whether words of a clause are to go, and not the clause."""
    for match in dict(PATTERNS)[Stance.DELETE].finditer(part):
        if PIECE.search(part[: match.start()]) or PIECE.search(part[match.end() : match.end() + _NEAR]):
            return True
    return False


def _says(stance: Stance, pattern: "re.Pattern[str]", part: str) -> bool:
    for match in pattern.finditer(part):
        before = part[: match.start()]
        if DENIED.search(before) or PAST.search(before):
            continue
        choosing = stance not in (Stance.SUPPORT, Stance.OPPOSE)
        if choosing or _ON.match(part) or _speaks_of_clause(before, part[match.end() :]):
            return True
    return False


def _speaks_of_clause(before: str, after: str) -> bool:
    """Tell whether what is supported or opposed is a clause, and not a proposal, an aim or an idea."""
    if _MEANT_AFTER.match(after):
        return True
    return bool(_MEANT_BEFORE.search(before) and _TO_WHOM.match(after))
