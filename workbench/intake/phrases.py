"""Phrases by which drafts, statements and the lines of a masthead are known, in six languages."""

import re

STATEMENT = re.compile(
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
VOCATIVE = re.compile(
    r"(?:(?:thank you|merci|gracias),? )?(?:(?:mr\.?|mrs\.?|ms\.?|madam|mister|sir|distinguished"
    r"|honou?rable|dear|excellenc(?:y|ies)|your excellenc"
    r"|ladies and gentlemen|colleagues)\b.{0,80}(?:chair|president|secretary|excellenc|delegates"
    r"|colleagues|delegations|gentlemen|members"
    r"|speaker|vice)|excellenc(?:y|ies)\b|dear |monsieur le|madame la|mesdames|señor|señora|distinguid"
    r"|estimad|уважаем|господин|госпожа"
    r"|السيد|سيدي|سيدتي|主席先生|主席女士|主席、|尊敬的)",
    re.I,
)
ARTICLE = re.compile(
    r"\[?(?:article|artículo|articulo|статья|المادة|artikel)\s+(?:\d|premier|i\b)"
    r"|第[一二三四五六七八九十百]+条",
    re.I,
)
DRAFT = re.compile(
    r"draft|negotiating text|non-?paper|informal note|convention|treaty|agreement|protocol|resolution"
    r"|declaration|charter|covenant"
    r"|projet|accords?\b|traité|proyecto|acuerdo|tratado|проект|соглашение|конвенция|договор|مشروع|اتفاق"
    r"|草案|协定|公约|条约|宣言",
    re.I,
)
NAMES_DRAFT = re.compile(r"\bdraft\b|negotiating text|\bprojet d|\bproyecto de\b|\bпроект\b|مشروع|草案", re.I)
BODY = re.compile(
    r"(?:ad hoc|preparatory|intergovernmental|open-ended|special|conference of the parties|working group)\b"
    r"|comité |conférence |комитет|специальный|اللجنة|特设委员会|委员会",
    re.I,
)
SESSION = re.compile(
    r"(?:(?:resumed|concluding|\w+(?:[ -]\w+)?|\d+(?:st|nd|rd|th))\s+(?:(?:regular|special|substantive"
    r"|organizational|concluding)\s+)?session\b"
    r"|(?:\w+\s+)?(?:per[ií]odo de sesiones)|\w+ сессия|第\S{1,8}届会议|第\S{1,8}届|الدورة\s+\S+)",
    re.I,
)
