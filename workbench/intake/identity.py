"""What document a file seems to be: draft or statement, symbol, title, date, language, who speaks."""

import datetime
import re
from collections.abc import Iterable

from workbench.intake.dates import date_in_name, dates_in
from workbench.intake.languages import language_of
from workbench.intake.speakers import speakers_in
from workbench.treaty.documents import DocumentKind, Identity
from workbench.treaty.layout import BlockRole, Reading

_HEAD = 30
_SHORT = 90
_LONGEST_TITLE = 250
_NOTHING_MORE = 8
_LITTLE_MORE = 70
_SYMBOL = re.compile(
    r"(?<![\w/])(?:A|S|E|ST|DP|TD|HRI|UNEP|FCCC|CBD|CRC|CCPR|CAC|CTOC|CRPD|CEDAW|CERD|CAT|CMW|ICCD|IPBES"
    r"|ISBA|WIPO"
    r"|UNODC|CCW|NPT|BWC|IDB|ADP|SCBD|GA|TRIPS|WTO|PCT|SCCR)"
    r"(?:/(?:[A-Z][A-Za-z]{0,5}\.?\d+|[A-Z][A-Za-z]{1,6}|\d{1,4}(?:\([IVX]+\))?"
    r"|[A-Z]))+(?=\s?\*{0,3}(?![\w/]))"
)
_AROUND_SYMBOL = re.compile(
    r"united nations|nations unies|naciones unidas|distr|assembl|council|un$|объединен|联合国|الأمم", re.I
)
_STATEMENT = re.compile(
    r"\b(?:statement|intervention|remarks|address|submission|comments?|contribution|input|(?:joint "
    r"|open )?letter|press release"
    r"|position paper|observations|views|speech) (?:by|of|from|on|to|submitted|delivered)\b|\bopen "
    r"letter\b|\bjoint letter\b"
    r"|\bwe,? the undersigned\b|\bd[ée]claration (?:de la d[ée]l[ée]gation|du|de la|de l|au nom|faite"
    r"|prononc)"
    r"|\b(?:contribuci[óo]n|declaraci[óo]n|intervenci[óo]n|comentarios|observaciones|carta) (?:de|del"
    r"|conjunta|abierta)\b"
    r"|выступление|заявление|بيان وفد|كلمة وفد|发言|代表团|check against delivery|声明稿",
    re.I,
)
_VOCATIVE = re.compile(
    r"(?:(?:thank you|merci|gracias),? )?(?:(?:mr\.?|mrs\.?|ms\.?|madam|mister|sir|distinguished"
    r"|honou?rable|dear|excellenc(?:y|ies)|your excellenc"
    r"|ladies and gentlemen|colleagues)\b.{0,80}(?:chair|president|secretary|excellenc|delegates"
    r"|colleagues|delegations|gentlemen|members"
    r"|speaker|vice)|excellenc(?:y|ies)\b|dear |monsieur le|madame la|mesdames|señor|señora|distinguid"
    r"|estimad|уважаем|господин|госпожа"
    r"|السيد|سيدي|سيدتي|主席先生|主席女士|主席、|尊敬的)",
    re.I,
)
_AGREED = re.compile(
    r"have agreed as follows|sont convenu|han convenido|согласились о|兹商定|اتفقت على ما يلي|hereby "
    r"proclaims|decide[sd]? as follows",
    re.I,
)
_ARTICLE = re.compile(
    r"\[?(?:article|artículo|articulo|статья|المادة|artikel)\s+(?:\d|premier|i\b)"
    r"|第[一二三四五六七八九十百]+条",
    re.I,
)
_DRAFT = re.compile(
    r"draft|negotiating text|non-?paper|informal note|convention|treaty|agreement|protocol|resolution"
    r"|declaration|charter|covenant"
    r"|projet|accord|traité|proyecto|acuerdo|tratado|проект|соглашение|конвенция|договор|مشروع|اتفاق"
    r"|草案|协定|公约|条约|宣言",
    re.I,
)
_NAMES_DRAFT = re.compile(
    r"\bdraft\b|negotiating text|\bprojet d|\bproyecto de\b|\bпроект\b|مشروع|草案", re.I
)
_BODY = re.compile(
    r"(?:ad hoc|preparatory|intergovernmental|open-ended|special|conference of the parties|working group)\b"
    r"|comité |conférence |комитет|специальный|اللجنة|特设委员会|委员会",
    re.I,
)
_SESSION = re.compile(
    r"(?:(?:resumed|concluding|\w+(?:[ -]\w+)?|\d+(?:st|nd|rd|th))\s+(?:(?:regular|special|substantive"
    r"|organizational|concluding)\s+)?session\b"
    r"|(?:\w+\s+)?(?:per[ií]odo de sesiones)|\w+ сессия|第\S{1,8}届会议|第\S{1,8}届|الدورة\s+\S+)",
    re.I,
)
_ARTICLE_WORD = re.compile(r"^(?:the|la|le|el)\s+", re.I)
_WHICH = frozenset({
    "this", "that", "previous", "coming", "last", "next", "current", "present", "our", "each",
    "every", "a", "an", "session", "in", "of",
})  # fmt: skip
_ONLY_NUMBERS = re.compile(r"[\W\d_]*$")
_FURNISHING = re.compile(
    r"distr|original ?:|note by|item \d|agenda|united nations|nations unies|naciones unidas|general "
    r"assembly|advance|page \d",
    re.I,
)


def identity_of(reading: Reading, name: str) -> Identity:
    """The best guess at what *reading* is; a file's *name* helps only where its words do not."""
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:_HEAD]]
    symbol = _symbol(lines, reading)
    kind = _kind(lines, reading, symbol)
    heads = [line for line in lines[:12] if len(line) <= _LONGEST_TITLE]
    return Identity(
        kind=kind,
        title=_title(reading, kind, symbol) or _title_in_name(name),
        symbol=symbol if kind is DocumentKind.DRAFT else "",
        date=_date(lines) or date_in_name(name),
        language=language_of(reading.text),
        session=_session(heads),
        actors=speakers_in(heads) if kind is DocumentKind.STATEMENT else (),
    )


def _symbol(lines: list[str], reading: Reading) -> str:
    """The symbol where it stands by itself: in the masthead, or at the head of the pages."""
    heads = [piece.text for piece in reading.furniture if piece.page <= 3]
    for line in [*lines[:20], *heads]:
        found = _SYMBOL.search(line) if len(line) <= _SHORT else None
        if found is None or not any(sign.isdigit() for sign in found[0]):
            continue
        rest = f"{line[: found.start()]} {line[found.end() :]}".strip(" *()[]")
        if len(rest) <= 2 or _AROUND_SYMBOL.search(rest):
            return found[0]
    return ""


def _kind(lines: list[str], reading: Reading, symbol: str) -> DocumentKind:
    head = "\n".join(line for line in lines[:6] if len(line) <= _LONGEST_TITLE)
    said = 3 if _STATEMENT.search(head) else 0
    said += 3 if any(_VOCATIVE.match(line) and len(line) < 160 for line in lines[:15]) else 0
    said += (
        2
        if re.search(r"we,? the undersigned|les soussign|los abajo firmantes", reading.text[:5000], re.I)
        else 0
    )
    drafted = 2 if symbol else 0
    drafted += 3 if _AGREED.search(reading.text) else 0
    articles = sum(
        _ARTICLE.match(reading.text, block.start, block.end) is not None for block in reading.blocks
    )
    drafted += 3 if articles >= 6 else 1 if articles >= 4 else 0
    drafted += 1 if _DRAFT.search(head) else 0
    if said == drafted == 0:
        return DocumentKind.STATEMENT if _first_person(reading.text) else DocumentKind.DRAFT
    return DocumentKind.STATEMENT if said > drafted else DocumentKind.DRAFT


def _first_person(text: str) -> bool:
    """Tell whether somebody speaks for themselves, as statements do and treaties do not."""
    spoken = re.findall(
        r"\b(?:we|our|us|my|nous|notre|nos|nuestro|nuestra|мы|наш|我们|我国)\b", text[:20_000], re.I
    )
    return len(spoken) > 5


def _title(reading: Reading, kind: DocumentKind, symbol: str) -> str:
    wanted = _STATEMENT if kind is DocumentKind.STATEMENT else _DRAFT
    titles: list[tuple[int, str]] = []
    for place, block in enumerate(reading.blocks[:_HEAD]):
        line = reading.text[block.start : block.end]
        if not 8 <= len(line) <= _LONGEST_TITLE and not (2 <= len(line) <= 60 and not line.isascii()):
            continue
        if _ONLY_NUMBERS.match(line) or line == symbol or _VOCATIVE.match(line) or _FURNISHING.search(line):
            continue
        score = 4 if wanted.search(line) else 0
        score += 2 if kind is DocumentKind.DRAFT and _NAMES_DRAFT.search(line) else 0
        score -= 3 if _BODY.match(line) else 0
        score += 2 if block.role is BlockRole.HEADING and block.level <= 1 else 0
        score += 1 if block.role is BlockRole.HEADING or block.centred else 0
        score -= 3 if _ARTICLE.match(line) or line.endswith((",", ":", ";")) else 0
        score -= 2 if next(dates_in(line), None) or _SESSION.search(line) else 0
        titles.append((score * 100 - place, line))
    best = max(titles, default=(0, ""))
    return best[1] if best[0] > 0 else ""


def _title_in_name(name: str) -> str:
    stem = name.rpartition(".")[0] or name
    return re.sub(r"[_\s]+", " ", stem).strip()


def _date(lines: Iterable[str]) -> datetime.date | None:
    """The date of a line that gives nothing else, or the first date in the head."""
    first: datetime.date | None = None
    for line in lines:
        if len(line) > _LONGEST_TITLE:
            break
        for found, words in dates_in(line):
            if len(line) - len(words) <= _NOTHING_MORE:
                return found
            if len(line) - len(words) <= _LITTLE_MORE:
                first = first or found
    return first


def _session(heads: list[str]) -> str:
    for line in heads:
        found = _SESSION.search(line)
        words = _ARTICLE_WORD.sub("", found[0]).strip(" ،,.") if found else ""
        if words and words.split()[0].lower() not in _WHICH:
            return words[:1].upper() + words[1:]
    return ""
