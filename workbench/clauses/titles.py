"""Titles of articles and divisions: on the heading's line, on the next, or glued to the text."""

import re

from workbench.clauses.enumerators import enumerator_of
from workbench.clauses.lines import Line
from workbench.clauses.tree import Node
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.layout import BlockRole

SMALL = frozenset("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôöùûüñáíóúабвгдежзийклмнопрстуфхцчшщъыьэюя")
_TITLE_ENDS = re.compile(
    r"(?<=[\w)’”»])\s+(?=(?:The|This|These|For|In|Each|Every|Parties|Nothing|Any|An|A|All|Without|Where"
    r"|When|If|No|Subject|It"
    r"|As|On|Upon|With|Notwithstanding|States|After|Pending|Unless|Except|Le|La|Les|L[’']|Aux|Chaque"
    r"|Tout|Toute|Toutes|Lorsque|Pour"
    r"|Nul|Sans|Un|Une|Il|En|Si|À|Aucune|Rien|El|Los|Las|Cada|A|Al|Nada|Toda|Todo|Todas|Cuando|Ningun"
    r"|Para|Una|Se"
    r"|Настоящее|Настоящая|Стороны|Каждая|Для|В|При|Ничто|Государства|Любая|Если|Положения|Секретариат"
    r"|Целью)\b[\s’'])"
)
_MARKS_OF_VOWELS = "[\u064b-\u0652]*"
_AR_VERBS = (
    "لأغراض|تحقيقا|عندما|إذا|ريثما|ليس|يجوز|رهنا|عملا|ينطبق|تنطبق|تنشأ|ينشأ|يتحقق|تتخذ|يتخذ|تقدم|يقدم"
    "|تقوم|يقوم|تكون|يكون|تكفل|تضمن|يعمل|تعمل|يرصد|ترصد|تتعاون|تلتزم|تشجع|تفي|يفتح|يخضع|تخضع|يبدأ|تنظر"
    "|ينظر|تبقي|تضع|تتقاسم|يدعو|تدعو|تشكل|يشكل|يفسر|تفسر|تبذل|تحدد|يحدد|تسعى|يعين|تنسق|يشمل|تشمل|تعترف"
    "|تعقد|يعقد|تعتمد|يعتمد|تراعي|يراعي"
)
_AR_SENTENCE = (
    "(?:"
    + re.sub("[^|]", lambda sign: sign[0] + _MARKS_OF_VOWELS, _AR_VERBS)
    + r"|لا\s[يت]\w+|في حال(?:ة)?|مع مراعاة|دون إخلال|كل طرف|(?:الهدف من|أهداف) هذا)\s"
)
_AR_TITLE_ENDS = re.compile(rf"(?<=\w)\s+(?={_AR_SENTENCE})")
_AR_OPENS_SENTENCE = re.compile(rf"\s*(?:{_AR_SENTENCE}|(?:لا|ليس|لكل|كل|إن|على|لجميع|لأي|أي)\s)")
_NEVER_LAST = re.compile(
    r"\b(?:all|each|any|the|a|an|of|for|to|in|by|and|or|other|such|its|their|les|des|le|la|du|de|et|tous|toutes"
    r"|los|las|el|todos|todas|y|все|всех|и|о|в|لا|أن|من|في|على|إلى|عن|أو|التي|الذي|ما)$",
    re.IGNORECASE,
)
_OPENS_SENTENCE = re.compile(
    r"(?:As|In|For|At|On|Upon|With|Without|Notwithstanding|Subject|When|Where|If|Each|Every|Nothing|Pending|Unless"
    r"|Except|After|Afin|Aux fins|Sans|Si|Lorsque|A los efectos|Para|Sin|Cuando|При|Для целей|В целях|Если)\b"
    r"[^.]*,",
)
_ZH_TITLE_ENDS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=(?:为本协定的目的|本协定|本公约|本部分的|缔约方(?:应|可|须|之间)|各缔约方|每一缔约方|秘书处|缔约国))"
)
_SENTENCE = re.compile(
    r"[.;。；，]\s|\b(?:shall|is|are|has|have|may|can|will|must|should|was|were|everyone|no one|est|sont"
    r"|doit|peut|peuvent"
    r"|ont|es|son|debe|puede|tiene|имеет|должен|может|является)\b|应|有权|不得|可以",
    re.IGNORECASE,
)
_SHORT_TITLE = 120
_LONGEST = 160
_LONGEST_ARABIC = 220
_STOPS = (".", ";", ":", ",", "。", "；", "：", "，", "।", "۔", "؛", "።")


def is_title(line: Line, following: Line | None, holder: Node) -> bool:
    """Tell whether *line*, right below the heading line of *holder*, is its title."""
    text = line.text
    if enumerator_of(text) is not None or len(text) > _LONGEST or _ends_sentence(text):
        return False
    if line.role is BlockRole.HEADING or line.centred:
        return True
    caseless = text[0].isalpha() and text[0].lower() == text[0].upper()
    if following is None or (caseless and len(text) > 40):
        return False
    if not (caseless or text[0].isupper() or text[0] in "([*_“«"):
        return False
    if holder.kind is not ClauseKind.ARTICLE:
        return len(text) < 80 or (
            len(text) < _SHORT_TITLE and (following.heading is not None or text.isupper())
        )
    return following.heading is None and len(text) < _SHORT_TITLE and not _SENTENCE.search(text)


def goes_on_with_title(line: Line, holder: Node, said: str) -> bool:
    """Tell whether a title that was printed over several lines goes on in *line*."""
    if holder.children or not holder.heading or holder.end != holder.body or said != holder.heading:
        return False
    if enumerator_of(line.text) is not None:
        return False
    if holder.heading.isupper() and line.text.isupper():
        return True
    return line.text[0] in SMALL and len(line.text) < 100 and not _ends_sentence(line.text)


def has_glued_title(line: Line, holder: Node) -> bool:
    """Tell whether an article's title and its text were read as one line."""
    if holder.kind is not ClauseKind.ARTICLE:
        return False
    title, length = split_title(line.text, ClauseKind.ARTICLE)
    return bool(title) and length < len(line.text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(" *_]").endswith(_STOPS)


def split_title(rest: str, kind: ClauseKind) -> tuple[str, int]:
    """The title in what follows a heading's number, and where the text after it begins.

    A whole short line is the title; in a line with text glued on, the title ends before the first
    word by which sentences of treaties begin. Without either, all of it is text.
    """
    whole = rest.strip()
    if not whole:
        return "", len(rest)
    sentence = whole.endswith((".", ";", "。", "；", ":", "：", ","))
    if not sentence and len(whole) <= _longest_alone(whole[0]):
        return bare(whole), len(rest)
    if kind is not ClauseKind.ARTICLE:
        return (bare(whole), len(rest)) if len(whole) <= 200 and not sentence else ("", 0)
    return _glued_title(rest)


def _longest_alone(first: str) -> int:
    """How long a title that fills its line may be; Arabic ones are cut from their text beforehand."""
    if "\u4e00" <= first <= "\u9fff":
        return 40
    return _LONGEST_ARABIC if "\u0600" <= first <= "\u06ff" else _SHORT_TITLE


def _glued_title(rest: str) -> tuple[str, int]:
    """The title before the first word in *rest* that begins a sentence, if it is no sentence itself."""
    if _AR_OPENS_SENTENCE.match(rest):
        return "", 0
    for ends in _ends_of(rest.lstrip()[:1]).finditer(rest, 0, _LONGEST + 60):
        title = rest[: ends.start()]
        if ends.start() == 0 or ends.start() > _LONGEST or _SENTENCE.search(title):
            break
        if _NEVER_LAST.search(title):
            continue
        if _OPENS_SENTENCE.match(title.strip()):
            break
        return bare(title), ends.end()
    return "", 0


def _ends_of(first: str) -> re.Pattern[str]:
    """What ends a title in the script whose letter it begins with."""
    if "\u4e00" <= first <= "\u9fff":
        return _ZH_TITLE_ENDS
    return _AR_TITLE_ENDS if "\u0600" <= first <= "\u06ff" else _TITLE_ENDS


def bare(title: str) -> str:
    """A title without the marks around it: emphasis, parentheses, a closing stop."""
    plain = title.strip().strip("*_# \t")
    if plain.startswith(("(", "（")) and plain.endswith((")", "）")) and plain.count("(") <= 1:
        plain = plain[1:-1]
    return plain.strip("*_ ").removesuffix(".")
