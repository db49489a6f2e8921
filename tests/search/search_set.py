"""The search set: queries over real texts, each with the scan that says what it must find."""

from set_scan import (
    Test,
    alike,
    beginning,
    between,
    but,
    either,
    every,
    inflected,
    near,
    of,
    row,
    said_in,
    shaped,
    written,
)

EN, FR, ES, RU, AR, ZH = (of(language=code) for code in ("en", "fr", "es", "ru", "ar", "zh"))
DRAFT, STATEMENT = of(kind="draft"), of(kind="statement")


def en(word: str) -> Test:
    return inflected(word, "en")


def fr(word: str) -> Test:
    return inflected(word, "fr")


def es(word: str) -> Test:
    return inflected(word, "es")


def ru(word: str) -> Test:
    return inflected(word, "ru")


def ar(word: str) -> Test:
    return inflected(word, "ar")


PHRASES = [
    *(
        '"shall not be"',
        '"shall be"',
        '"shall be required"',
        '"shall not"',
        '"State Party"',
        '"States Parties"',
    ),
    *('"State or a Party"', '"not be required"', '"in accordance with"', '"of the"'),
    *(
        '"human rights"',
        '"rule of law"',
        '"areas beyond national jurisdiction"',
        '"Clearing-House Mechanism"',
    ),
    *('"United Nations"', '"the High Seas"', '"2 °C"', '"1.5 °C"', '"no one shall be"', '"may not"'),
    *('"cross-border"', '"non-self-governing"', '"people’s"', '"people\'s"', '"it is not"', '"as to"'),
    *('"cyber attacks"', '"climate change"', '"climate changes"', '"small island developing States"'),
    *('"droits de l’homme"', '"ne peut être"', '"États Parties"', '"d’accès"', '"derechos humanos"'),
    *('"Estados partes"', '"no podrá"', '"прав человека"', '"не может быть"', '"национальной юрисдикции"'),
    *('"حقوق الإنسان"', '"حقوق الانسان"', '"المادة"', '"الدول الأطراف"', '"لا يجوز"'),
    *('"国家"', '"国家管辖"', '"缔约方"', '"人人有权"', '"不得"', '"海洋遗传资源"', '"公海"'),
]
CHINESE_WORDS = ["国家", "权利", "缔约方大会", "法", "自由", "不", "管辖范围以外区域"]
WORDS: list[tuple[str, Test]] = [
    *(
        (f"{word} lang:en", en(word))
        for word in ("sovereignty", "negotiate", "require", "not", "the", "parties")
    ),
    *((f"{word} lang:en", en(word)) for word in ("cybercrime", "journalists", "biodiversity", "Cyber", "if")),
    *((f"{word} lang:fr", fr(word)) for word in ("juridiction", "libertés", "ne", "pas", "océan", "ocean")),
    *((f"{word} lang:es", es(word)) for word in ("jurisdicción", "libertad", "no", "niños", "oceanos")),
    *((f"{word} lang:ru", ru(word)) for word in ("юрисдикция", "свобода", "не", "государство", "решение")),
    *((f"{word} lang:ar", ar(word)) for word in ("المادة", "الماده", "دولة", "الحرية", "حقوق", "لا")),
    ("юрисдикция", ru("юрисдикция")),
    ("المادة", ar("المادة")),
]
BEGINNINGS = [
    *("sovereign*", "cyber*", "terroris*", '"shall be requ*"', '"climate ch*"', "юрисдикц*", "juridic*"),
    *("biodivers*", "مواد*", "méd*", "multilat*", '"human rig*"', "ратифи*"),
]
SHAPES: list[tuple[str, Test]] = [
    *[("organi?ation", shaped("organi.ation")), ("colo*r", shaped("colo[^ ]*r"))],
    *[
        ("*crime", shaped("[^ ]*crime")),
        ("wom?n", shaped("wom.n")),
        ("*дикции", shaped("[^ ]*дикции")),
    ],
    *[("analy?e*", shaped("analy.e[^ ]*")), ("*lateralism", shaped("[^ ]*lateralism"))],
    *[("sovereigty~", alike("sovereigty", 1)), ("biodiverstiy~", alike("biodiverstiy", 1))],
    ("jurisdicton~2", alike("jurisdicton", 2)),
]
SPELLED: list[tuple[str, Test]] = [
    *[
        ("=Party", written("Party")),
        ("=party", row("party")),
        ("=shall", row("shall")),
        ("=States", written("States")),
    ],
    *[
        ("=cross-border", written("(?i:cross-border)")),
        ("=SIDS", written("SIDS")),
        ("=required", row("required")),
    ],
    *[("=Parties -=Party", but(written("Parties"), written("Party"))), ("=No", written("No"))],
]
NEAR: list[tuple[str, Test]] = [
    ("human NEAR/0 rights lang:en", near(0, "human", "rights", language="en")),
    ("security NEAR/3 council lang:en", near(3, "security", "council", language="en")),
    ("shall NEAR/5 not lang:en", near(5, "shall", "not", language="en")),
    ("climate NEAR/8 oceans lang:en", near(8, "climate", "oceans", language="en")),
    ("climate NEAR oceans lang:en", near(8, "climate", "oceans", language="en")),
    ("state NEAR/2 parties lang:en", near(2, "state", "parties", language="en")),
    ('"human rights" NEAR/6 "rule of law"', near(6, "human rights", "rule of law")),
    ('"shall not" NEAR/4 =required', near(4, "shall not", "required")),
    (
        "peace NEAR/10 security NEAR/10 development lang:en",
        near(10, "peace", "security", "development", language="en"),
    ),
    ('"sustainable development goals"~2', near(2, "sustainable", "development", "goals")),
    ("états NEAR/3 parties lang:fr", near(3, "états", "parties", language="fr")),
    ("derechos NEAR/4 humanos lang:es", near(4, "derechos", "humanos", language="es")),
    ("права NEAR/2 человека lang:ru", near(2, "права", "человека", language="ru")),
    ("حقوق NEAR/2 الإنسان lang:ar", near(2, "حقوق", "الإنسان", language="ar")),
]
JOINED: list[tuple[str, Test]] = [
    ("human rights lang:en", every(en("human"), en("rights"))),
    ("ocean AND climate lang:en", every(en("ocean"), en("climate"))),
    ("(ocean OR sea) lang:en", either(en("ocean"), en("sea"))),
    ("(ocean OR sea) AND biodiversity lang:en", every(either(en("ocean"), en("sea")), en("biodiversity"))),
    ("ocean NOT climate lang:en", but(en("ocean"), en("climate"))),
    ("ocean -climate lang:en", but(en("ocean"), en("climate"))),
    ("shall -not kind:draft lang:en", every(but(en("shall"), en("not")), DRAFT)),
    ('"shall be" -"shall not be"', but(row("shall be"), row("shall not be"))),
    (
        '"shall be" NOT ("shall be required" OR "shall be considered")',
        but(row("shall be"), row("shall be required"), row("shall be considered")),
    ),
    ("-the kind:draft lang:en", every(but(DRAFT, en("the")), EN)),
    ("NOT (the OR of) kind:draft lang:en", every(but(DRAFT, en("the"), en("of")), EN)),
    ("cyber* -cybercrime* lang:en", every(but(beginning("cyber"), beginning("cybercrime")), EN)),
    (
        "terrorism AND (drug* OR arms) NOT nuclear lang:en",
        every(but(every(en("terrorism"), either(beginning("drug"), en("arms"))), en("nuclear")), EN),
    ),
    (
        "(peace OR (war AND NOT nuclear)) sovereignty lang:en",
        every(either(en("peace"), but(en("war"), en("nuclear"))), en("sovereignty")),
    ),
    ("shall OR юрисдикция kind:draft", every(either(en("shall"), ru("юрисдикция")), DRAFT)),
    ('"国家" -"国家管辖"', but(row("国家"), row("国家管辖"))),
    ("国家 OR юрисдикция", either(row("国家"), ru("юрисдикция"))),
    ("wom?n -women lang:en", every(but(shaped("wom.n"), en("women")), EN)),
    ("права -свобода lang:ru", but(ru("права"), ru("свобода"))),
    ('libertés NOT "libertés fondamentales" lang:fr', but(fr("libertés"), row("libertés fondamentales"))),
    ("shall may must lang:en", every(en("shall"), en("may"), en("must"))),
    ("not NOT shall NOT may kind:draft lang:en", every(but(en("not"), en("shall"), en("may")), DRAFT)),
    (
        "-(climate NEAR/1 change) climate lang:en",
        but(en("climate"), near(1, "climate", "change", language="en")),
    ),
]
FIELDS: list[tuple[str, Test]] = [
    ("climate kind:draft lang:en", every(en("climate"), DRAFT)),
    ("cybercrime kind:statement", every(en("cybercrime"), STATEMENT)),
    ("climate date:2015-12 lang:en", every(en("climate"), between("2015-12-01", "2015-12-31"))),
    ("climate date:2015-12-04 lang:en", every(en("climate"), between("2015-12-04", "2015-12-04"))),
    ("cybercrime date:2017..2019 lang:en", every(en("cybercrime"), between("2017-01-01", "2019-12-31"))),
    ("sovereignty date:2023.. lang:en", every(en("sovereignty"), between("2023-01-01", "9999"))),
    ("rights date:..1950 lang:en", every(en("rights"), between("0000", "1950-12-31"))),
    ("sovereignty actor:IRN", every(en("sovereignty"), said_in("actor", "IRN"))),
    ('sanctions actor:="CUB"', every(en("sanctions"), said_in("actor", "CUB"))),
    ("shall title:paris", every(en("shall"), said_in("title", "paris"))),
    (
        '"shall be" title:"universal declaration"',
        every(row("shall be"), said_in("title", "universal declaration")),
    ),
    ('"shall not" symbol:A/CONF.232', every(row("shall not"), said_in("symbol", "A/CONF.232"))),
    ("ocean -kind:draft lang:en", every(but(en("ocean"), DRAFT), EN)),
    (
        "biodiversity (kind:draft OR date:2024) lang:en",
        every(en("biodiversity"), either(DRAFT, between("2024", "2025"))),
    ),
    (
        "shall bracketed:yes title:paris",
        every(en("shall"), said_in("title", "paris"), lambda unit: "[" in unit.text or "]" in unit.text),
    ),
    (
        "shall bracketed:no title:paris",
        every(but(en("shall"), lambda unit: "[" in unit.text or "]" in unit.text), said_in("title", "paris")),
    ),
    (
        "cyber* date:2020..2024 -actor:USA",
        but(every(beginning("cyber"), between("2020", "2024-12-31")), said_in("actor", "USA")),
    ),
    ('"国家" date:2023', every(row("国家"), between("2023", "2023-12-31"))),
]
NOTHING = ('"State or a Party"',)
"""What no text has: a search that leaves words out would find State Party."""
QUERIES: list[tuple[str, Test]] = [
    *((typed, row(typed.strip('"'))) for typed in PHRASES),
    *((typed, row(typed)) for typed in CHINESE_WORDS),
    *WORDS,
    *((typed, beginning(typed.strip('"*'))) for typed in BEGINNINGS),
    *(*SHAPES, *SPELLED, *NEAR, *JOINED, *FIELDS),
]
