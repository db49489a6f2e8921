"""Stances: sentences of a statement that ask something of a clause, in six languages.

Read for precision: a sentence that does not say plainly who asks what of which clause is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.clauses.citations import Citation, citations_in
from workbench.treaty.positions import Stance


@dataclass(frozen=True, slots=True)
class Asked:
    """A range of a text that asks something of the clause that it cites as ``label``."""

    start: int
    end: int
    stance: Stance
    label: str


_SENTENCE_END = re.compile(
    r"(?<!\bart)(?<!\barts)(?<!\bpara)(?<!\bparas)(?<!\bpar)(?<!\bRev)(?<!\bno)(?<!\bст)(?<!\bп)[.!?؟]”?(?=\s+[^\W\d_a-zа-я]|\s+[“«]|\s*$)"
    r""
    r""
    r"|[。！？；]|;(?=\s)|\n"
)
_ASKING = re.compile(
    r"(?i:\b(?:we|our|my)\b|\bdelegation\b|\bthe group\b|\bon behalf\b)|\bI\b"
    r"|(?i:\bnous\b|\bma délégation\b|\bnotre\b|\ble groupe\b)"
    r"|(?i:\bnuestra?\b|\bmi delegación\b|\bla delegación\b|\bel grupo\b"
    r"|\b(?:propone|pedi|solicita|apoya|rechaza|considera)mos\b|\b(?:nos )?(?:oponemos|reservamos)\b)"
    r"|(?i:\bмы\b|\bнаш[аеи]\b|\bделегаци[яи]\b|\bпредлагаем\b|\bпросим\b|\bподдерживаем\b|\bвыступаем\b)"
    r"|وفد|نحن|نؤيد|نعارض|نقترح|نطلب|ندعو|نحتفظ|نفضل"
    r"|我国|代表团|我们|本集团|建议|我方"
)
_SUPPOSED = re.compile(
    r"(?i)^\W*(?:if|unless|should|were|no delegation|no one|nobody|aucune|ninguna|ни одна|si|если"
    r"|although|while some|some delegations|other delegations"
    r"|algunas|certaines|некоторые)\b|^\W*(?:如果|إذا)"
)
_PIECE = re.compile(
    r"(?i)\b(?:words?|phrase|sentence|term|reference|mention|clause “|mots?|phrase|termes?|mention|palabras?"
    r"|frase|expresión|referencia|слов\w*|фраз\w*|предложени[ея]|ссылк\w*)\b|عبارة|العبارة|كلمة|词|字样|措辞|文字|一句"
)
_BRACKETS = re.compile(
    r"(?i)\bbrackets?\b.{0,40}\b(?:removed|deleted|lifted)\b|\b(?:remov|delet|lift)\w* (?:the |its |all "
    r"|these )?"
    r"(?:square )?brackets?\b|\bsupprimer (?:les )?crochets|\beliminen? (?:los )?corchetes"
    r"|\b(?:снять|исключить|убрать) (?:\w+ )?скобки|删除方括号|去掉方括号|حذف الأقواس"
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
_ELSEWHERE = re.compile(
    r"(?i)\bannex|\banexo|приложени|المرفق|附件|\bpreamb|\bpreámbulo|\bpréambule|преамбул|ديباجة|序言"
)
_NEAR = 30
_PATTERNS: tuple[tuple[Stance, "re.Pattern[str]"], ...] = (
    (
        Stance.RESERVE,
        re.compile(
            r"(?i)\breserv\w* (?:its|our|my|their|the)? ?(?:position|right)s?\b|\bréserv\w+ (?:sa"
            r"|notre) position"
            r"|\breserv\w+ (?:su|nuestra) posición|\bрезервиру\w+ (?:свою )?позици\w*"
            r"|[يتن]حتفظ\s.{0,20}موقف|保留立场"
        ),
    ),
    (
        Stance.OPPOSE,
        re.compile(
            r"(?i)\boppos(?:e|es|ed)\b|\b(?:cannot|can ?not|could not|do(?:es)? not|not in a position to"
            r"|unable to)"
            r" (?:accept|support|agree|endorse)\b|\brejects?\b|\bobjects? to\b"
            r"|\bs[’']oppos\w+|\bnous opposons\b|\bne (?:peut|peuvent|pouvons|saurait|saurions) "
            r"(?:pas )?(?:accepter|appuyer|souscrire)|\bse opone\b|\bnos oponemos\b|\brechaza(?:mos)?\b"
            r"|\bno (?:puede|podemos) (?:aceptar|apoyar)|\bвыступа\w+ против\b|\bвозража\w+"
            r"|\bне (?:готов\w*|мо[жг]\w+) (?:поддержать|согласиться|принять)|[نيت]عارض|[نيت]رفض"
            r"|لا يمكن(?:نا)? (?:قبول|تأييد)"
            r"|反对|不能接受|无法接受|不能同意|不支持"
        ),
    ),
    (
        Stance.DELETE,
        re.compile(
            r"(?i)\bdelet(?:e|ed|ing|ion)\b|\b(?:be|to) (?:removed?|struck|dropped)\b|\bremoval of\b"
            r"|\bsuppr(?:imer|imé\w*|ession)\b"
            r"|\belimina(?:r|do|da|ción|dos|das)\b|\beliminen?\b|\bsupr(?:imir|imid[oa]s?|esión|ima[n]?)\b"
            r"|\bисключ(?:ить|ени[ея]\w*|ен\w*)\b|\bснять\b|حذف|تُحذف|删除|删去"
        ),
    ),
    (
        Stance.AMEND,
        re.compile(
            r"(?i)\bamend(?:ed|ing|ment)?\b|\breplac(?:e|ed|ing|ement)\b|\binsert(?:ed|ing|ion)?\b"
            r"|\badd(?:ed|ing|ition of)?\b"
            r"|\breword(?:ed|ing)?\b|\b(?:restore|reinstate)[ds]?\b|\b(?:be|to) (?:limited|narrowed"
            r"|clarified|redrafted|put back)\b"
            r"|\b(?:re)?formul(?:er|é\w*)\b|\bmodifi(?:er|é\w*|car|cad[oa]|que|quen)\b|\bremplac(?:er"
            r"|é\w*)\b|\bajouter\b|\brétabli[re]\w*"
            r"|\bsustitu(?:ir|ya|yan|ido|ida)\b|\breemplazar\b|\bañad(?:ir|a|an|ido)\b|\brestable\w+"
            r"|\breincorpor\w+"
            r"|\bзаменить\b|\bизменить\b|\bдобавить\b|\bдополнить\b|\bвосстановить\b|\bвключить\b"
            r"|تعديل|استبدال|إضافة|إدراج|الاستعاضة|إعادة|修正|修改|替换|增加|恢复|改为|加入"
        ),
    ),
    (
        Stance.RETAIN,
        re.compile(
            r"(?i)\bretain(?:ed|ing|s)?\b|\bretention of\b|\b(?:be )?(?:kept|maintained|preserved)\b"
            r"|\b(?:to |should |we )keep\b"
            r"|\bmaint(?:enir|ien|enu\w*)\b|\bconserver\b|\bmanten(?:er|ga|gan|ido|ida)\b"
            r"|\bmantenimiento\b|\bconservar\b"
            r"|\bсохран(?:ить|ени[ея]\w*|ен\w*)\b|الإبقاء|الاحتفاظ ب(?!موقف)|保留(?!立场)"
        ),
    ),
    (
        Stance.SUPPORT,
        re.compile(
            r"(?i)\b(?:strongly |fully )?supports?\b|\bendorses?\b|\bsupportive of\b|\bappuie\b"
            r"|\bappuyons\b|\bsoutien(?:t|nent)\b|\bsoutenons\b"
            r"|\bapoya(?:mos)?\b|\brespalda(?:mos)?\b|\bподдержива(?:ет|ем|ют|ю)\b|[نيت]ؤيد|[نيت]دعم|支持"
        ),
    ),
)
_DENIED = re.compile(
    r"(?i)(?:\bnot\b|n[’']t\b|\bnever\b|\bno delegation\b|\bwithout\b|\bne\b|\bsans\b|\bno\b|\bsin\b"
    r"|\bне\b|\bбез\b|لا|لم|دون|不|未|没有)\s*(?:\w+\s){0,2}$"
)
_PAST = re.compile(
    r"(?i)\b(?:was|were|has been|have been|had been|fue|fueron|se suprimi\w+|a été|ont été|был[аои]?|被)\s?$"
)
_FOREIGN = re.compile(
    r"(?i)^[^.;,]{0,25}?\b(?:of|du|de la|de l[’']|del)\s+(?:the |la |le |el )?(?:\w+ ){0,2}?"
    r"(?:covenant|charter|vienna|statute|declaration|constitution|treaty on|convention (?:on|against|for)"
    r"|geneva|pacte|carta|charte"
    r"|pacto|declaraci[oó]n)"
)
_PARAGRAPH = re.compile(
    r"(?i)(?:paragraphe?|paragraph|para\.|párrafo|пункт[а-я]{0,2}|الفقرة)\s*(\d{1,2})(?!\d)|第([一二三四五六七八九十])款"
)
_CHINESE_DIGITS = "一二三四五六七八九十"
_APART = (
    (Stance.SUPPORT, Stance.OPPOSE),
    (Stance.DELETE, Stance.RETAIN),
    (Stance.SUPPORT, Stance.DELETE),
)
_MOST_CITED = 3


def stances_in(text: str) -> tuple[Asked, ...]:
    """Everything that *text*, a paragraph of a statement, plainly asks of clauses, in its order."""
    whole = set(_cited(text))
    found: dict[tuple[int, str], Asked] = {}
    for start, end in _sentences(text):
        for asked in _asked(text, start, end, whole):
            found.setdefault((asked.start, asked.label), asked)
    return tuple(found.values())


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


def _asked(text: str, start: int, end: int, whole: set[str]) -> Iterator[Asked]:
    sentence = text[start:end]
    if not _ASKING.search(sentence) or _SUPPOSED.match(sentence) or _OWN_PROPOSAL.search(sentence):
        return
    known = () if _cited(sentence) or len(whole) != 1 or _ELSEWHERE.search(sentence) else tuple(whole)
    for part in _steps(sentence):
        labels = _labels(part, known)
        known = labels or known
        stance = _stance(part)
        if stance is not None:
            yield from (Asked(start, end, stance, label) for label in labels)


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
        if not _FOREIGN.match(part[one.end :]) and not part.startswith("pp", one.start)
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
    if len(numbers) != 1 or article is None or _SEVERAL.search(part):
        return label
    number = numbers.pop()
    return label if number == article[2] else f"{article[1]}({number})"


def _stance(part: str) -> Stance | None:
    """The one thing a part of a sentence asks; None where it asks nothing, or what does not go together."""
    said = [stance for stance, pattern in _PATTERNS if _says(pattern, part)]
    if Stance.DELETE in said and _BRACKETS.search(part):
        said = [one for one in said if one is not Stance.DELETE] or [Stance.RETAIN]
    if Stance.DELETE in said and _of_a_piece(part):
        said = [Stance.AMEND if one is Stance.DELETE else one for one in said]
    for one, other in _APART:
        if one in said and other in said:
            return None
    return said[0] if said else None


def _of_a_piece(part: str) -> bool:
    """Tell whether words of a clause are to go, and not the clause."""
    pattern = dict(_PATTERNS)[Stance.DELETE]
    for match in pattern.finditer(part):
        if _PIECE.search(part[: match.start()]) or _PIECE.search(part[match.end() : match.end() + _NEAR]):
            return True
    return False


def _says(pattern: "re.Pattern[str]", part: str) -> bool:
    for match in pattern.finditer(part):
        before = part[: match.start()]
        if not _DENIED.search(before) and not _PAST.search(before):
            return True
    return False
