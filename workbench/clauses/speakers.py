"""Who asks in a sentence: the one whose statement it is, a speaker who is named, or nobody."""

import re

_OWN = re.compile(
    r"(?i:\b(?:we|our|my)\b|\b(?:this|my|our|his|her) delegation\b|\bthe delegation of\b|\bthe group\b"
    r"|\bon behalf\b)"
    r"|\bI\b|(?i:\bnous\b|\b(?:ma|la|notre) délégation\b|\bnotre\b|\ble groupe\b)"
    r"|(?i:\bnuestra?\b|\bmi delegación\b|\bla delegación\b|\bel grupo\b"
    r"|\b(?:propone|pedi|solicita|apoya|rechaza|considera|sugeri|desea|preferi)mos\b"
    r"|\b(?:nos )?(?:oponemos|reservamos)\b)"
    r"|(?i:\bмы\b|\bнаш[аеи]\b|\bделегаци[яи]\b|\bпредлагаем\b|\bпросим\b|\bподдерживаем\b|\bвыступаем\b)"
    r"|وفد|نحن|نؤيد|نعارض|نقترح|نطلب|ندعو|نحتفظ|نفضل"
    r"|我国|代表团|我们|本集团|建议|我方"
)
_LINK = (
    r"(?:of|for|and|its|the|island|developing|least|developed|landlocked|like-minded|de|du|des|la|le|les"
    r"|del|los|y|et|e|i)"
)
_NAME = rf"[A-ZÀ-Ý][\w.’'&/-]*(?:\s(?:(?:{_LINK}\s|d[’'])*[A-ZÀ-Ý][\w.’'&/-]*))*(?:\sand its Member States)?"
_MANNER = r"(?:(?:also|strongly|fully|firmly|respectfully|therefore|further|still|clearly|would|further)\s)*"
_VERB = (
    r"(?:propos|suggest|request|recommend|call|ask|support|oppos|reject|endors|welcom|prefer|favou?r|reserv"
    r"|object"
    r"|insist|urg|wish|seek|reiterat|believ|consider)(?:e|es|s)?\b|calls? (?:for|on)|(?:is|are"
    r"|remains?) (?:not )?"
    r"(?:in favou?r|in a position|able|unable|convinced|opposed|supportive|of the view)|like\b"
    r"|(?:can|could|cannot|will not|does not|do not|stands? ready to|wants?) (?:\w+)"
    r"|propose\b|demande(?:nt)?\b|souhaite(?:nt)?\b|appuie(?:nt)?\b|soutien(?:t|nent)\b|s[’']oppose\b"
    r"|recommande\b"
    r"|est favorable\b|n[’']est pas en mesure\b|ne (?:peut|saurait)\b|se félicite\b|réserve\b"
    r"|propone\b|pide\b|solicita\b|apoya\b|rechaza\b|se opone\b|reserva\b|desea\b|recomienda\b"
    r"|está a favor\b|no está"
)
_LEAD = (
    r"(?:^|[,;:–—]\s?|\band\s|\bby\s)(?:the\s|The\s|El\s|el\s|La\s|la\s|Le\s|le\s|Les\s|les\s|L[’']|l[’'])?"
)
_NAMED = re.compile(rf"{_LEAD}(?P<name>{_NAME})\s{_MANNER}(?:{_VERB})")
_BY_NAME = re.compile(
    rf"\b(?:is|are) (?:also |fully )?(?:proposed|requested|suggested|opposed"
    rf"|supported) by (?:the )?(?P<name>{_NAME})"
)
_NOBODY = re.compile(
    r"^(?:Articles?|Arts?|Paragraphs?|Part|Chapter|Annex|Rev|Draft|Option|It|This|That|These|There|They|He"
    r"|She|"
    r"Chair\w*|President\w*|Présidente?|Secretariat|Bureau|Committee|Convention|Agreement|Treaty"
    r"|Facilitator\w*|Rapporteur"
    r"|Some|Several|Many|Other|Others|Most|Certain|Delegations|States?|Parties|Who|Which|What|No|Nobody|"
    r"Artículos?|Párrafos?|Se|Ce|Cet|Cette|Il|Elle|Este|Esta|If|Under|In|On|As)\b"
)
_DEMANDED = re.compile(
    r"(?i)\b(?:should|must|needs? to|ought to)\s(?:\w+\s)?be\s(?:\w+\s)?(?:delet|remov|struck|taken out"
    r"|drop|omit|retain|kept"
    r"|maintain|preserv|amend|replac|add|insert|re\w+|limit|narrow|clarif|confin|restrict|strengthen)"
    r"|\bmust (?:remain|go)\b|\b(?:not acceptable|unacceptable) to\b|\bhas room\b|\bhas a room\b"
    r"|\bdebería(?:n)? (?:suprimir|eliminar|limitar|mantener)|\bdevrait être (?:supprim|maintenu|remplac"
    r"|reformul)"
)
_NOT_MEANT = re.compile(
    r"(?i)^\W*(?:if|unless|should|were|no delegation|no one|nobody|aucune|ninguna|ни одна|si|если"
    r"|although|while some|some|several|many|most|other|certain delegations|delegations|a number of"
    r"|algunas|varias|certaines|plusieurs|некоторые)\b|^\W*(?:如果|إذا)"
    r"|\b(?:why|whether)\s(?:the\s)?(?:article|paragraph|provision)"
    r"|\b(?:take|takes|took) note of (?:the|a) (?:proposal|request|call)\b"
    r"|\b(?:note|notes|noted|recall|heard|understand|understands) that\b"
    r"|\bif (?:article|paragraph|it)\b[^,]*\bwere\b"
)


def asks(sentence: str) -> bool:
    """Tell whether somebody asks for something in *sentence*, and it is no condition, report or question."""
    if _NOT_MEANT.search(sentence) or sentence.rstrip().endswith("?"):
        return False
    return bool(_OWN.search(sentence) or _DEMANDED.search(sentence) or speaker_in(sentence))


def speaker_in(sentence: str) -> str:
    """The one who is named as asking in *sentence*; nothing where it is the one whose statement it is."""
    for pattern in (_NAMED, _BY_NAME):
        for match in pattern.finditer(sentence):
            if _OWN.search(sentence[: match.end("name")]):
                return ""
            if not _NOBODY.match(match["name"]):
                return match["name"].removesuffix(" and its Member States")
    return ""
