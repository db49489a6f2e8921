"""Openings: the words by which preambles, closings, headings and lists of names are known."""

import re

from workbench.clauses.lines import Line
from workbench.treaty.layout import BlockRole

_LEAD = r"[\s*_\[({]*"
_PARTIES = re.compile(
    rf"{_LEAD}(?:(?:The|the)\s(?:[Mm]ember\s)?(?:States\s)?(?:Parties|States|Governments|Contracting"
    rf"|General Assembly|Conference of"
    r"|Security Council|Human Rights Council|Economic and Social Council|Commission|Committee|Council)\b"
    r"|We\sthe\speoples|Les\s(?:États\s)?(?:[Pp]arties|États)|L[’']Assemblée générale"
    r"|(?:Las|Los)\s(?:Estados\s)?(?:[Pp]artes|Estados)|La Asamblea General|Стороны|Государства"
    r"|Генеральная Ассамблея"
    r"|本(?:协定|公约|协议)各?缔约|大会|إنّ?\s(?:الأطراف|الدول|الجمعية))"
)
_PARTICIPLE = re.compile(
    rf"{_LEAD}(?:PP?\s?\d{{1,3}}\b|Pp\s?\d|(?:(?:Also|Further|Deeply|Gravely|Noting|Bearing|Having"
    rf"|Taking|Being)\s+)?(?:[A-Z][a-z]+ing"
    r"|Mindful|Conscious|Convinced|Aware|Concerned|Alarmed|Determined|Guided|Resolved|Whereas"
    r"|Pursuant)\b(?=.*[,;.]?$)"
    r"|(?:Rappelant|Considérant|Soulignant|Reconnaissant|Constatant|Notant|Ayant|Convaincu|Conscient"
    r"|Préoccupé)"
    r"|(?:Recordando|Considerando|Reconociendo|Destacando|Observando|Teniendo|Convencid|Conscientes"
    r"|Preocupad)"
    r"|(?:ссылаясь|подчеркивая|признавая|отмечая|напоминая|осознавая|будучи|учитывая)"
    r"|و?إذ\s|回顾|强调|认识到|铭记|鉴于)"
)
_CLOSING = re.compile(
    rf"{_LEAD}(?:IN WITNESS WHEREOF|In witness whereof|IN FAITH WHEREOF|DONE (?:at|AT|in|this)"
    rf"|Done (?:at|in) [A-Z]"
    r"|EN FOI DE QUOI|FAIT (?:à|le)|Fait à|EN TESTIMONIO|HECHO (?:en|EN)|Hecho en|В УДОСТОВЕРЕНИЕ"
    r"|СОВЕРШЕНО|Совершено в"
    r"|作为证据|以资证明|兹由|وإثباتا|حُ?رر(?:ت)? في)"
)
_SIGNED = re.compile(
    r"\W*(?:signator(?:ies|y)|signed(?: by)?|endorsed by|the undersigned|undersigned|signataires"
    r"|firmantes|подписали"
    r"|(?:list of )?(?:endorsing|signatory|supporting) (?:organi[sz]ations|states|individuals).{0,40}"
    r"|supported by)\W*$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\s*(?:\[\^(\d{1,3})\]:?|(\d{1,3})[\s.)]|(\*{1,3}|[a-z]/)\s)")
_ROMAN_HEADING = re.compile(r"[\s\[*_]*(?:[IVXLC]{1,6}|[A-Z])\.\s+[\[*_]*[A-Z]")
VOCATIVE = re.compile(
    r"\W*(?:Mr\.?|Mrs\.?|Ms\.?|Madam|Dear|Distinguished|Excellenc|Your Excellenc|Honou?rable|Ladies"
    r"|President|Chair|Co-Chairs"
    r"|Monsieur|Madame|Mesdames|Señor|Señora|Excelen|Уважаем|Господин|Г-н|Г-жа|主席|尊敬的|السيد|سيدي|سيدتي"
    r"|أصحاب)[^.]{0,120}[,:،，：!]?\s*$"
)
_SHORT_TITLE = 120


def opens_preamble(text: str) -> bool:
    """Tell whether *text* begins a preamble: who speaks, or a participle such as Recalling."""
    speaker = _PARTIES.match(text)
    if speaker is not None:
        return (
            len(text) < 220 and text.rstrip(" *_]").endswith((",", "，", "،", ":", "：", "States"))
        ) or len(text) > 600
    return _PARTICIPLE.match(text) is not None and text.rstrip(" *_]").endswith((",", ";", "，", "،"))


def closes_treaty(text: str) -> bool:
    """Tell whether *text* begins the testimonium: in witness whereof, done at."""
    return _CLOSING.match(text) is not None


def footnote_number(text: str) -> str:
    """The number or sign a footnote begins with; empty for a further line of one."""
    found = _FOOTNOTE.match(text)
    return next((group for group in found.groups() if group), "") if found else ""


def begins_signatories(lines: list[Line], at: int) -> bool:
    """Tell whether a list of names begins: a line that says so, then short lines without verbs."""
    if not _SIGNED.match(lines[at].text):
        return False
    names = lines[at + 1 : at + 6]
    return len(names) >= 3 and all(len(name.text) < 120 and name.heading is None for name in names)


def looks_like_heading(line: Line, following: Line | None) -> bool:
    """Tell whether *line* is a heading without a number of an article or a division."""
    text = line.text
    if len(text) > 200 or text.rstrip(" *_").endswith((";", ",", "。", "；")) or text[0] in "-–•":
        return False
    if line.role in {BlockRole.HEADING, BlockRole.MASTHEAD}:
        return True
    if _ROMAN_HEADING.match(text) and len(text) < _SHORT_TITLE and not text.rstrip().endswith((".", ":")):
        return True
    letters = sum(char.isalpha() for char in text)
    return letters > 9 and text.isupper() and len(text) < _SHORT_TITLE and following is not None
