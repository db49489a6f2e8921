"""One draft in six languages, a statement about it, and a note, for the tests of search."""

import datetime

from workbench.search import NoteText, Passage
from workbench.treaty.documents import Document, DocumentKind

TEXTS = {
    "en": (
        "Each State Party shall adopt such measures as may be necessary to protect journalists.",
        "Journalists’ sources, including cross-border sources, shall not be disclosed by any State.",
        "Personal data shall be collected [only] for specified purposes; bulk collection is prohibited.",
        "Nothing in this Convention shall be interpreted as permitting the suppression of human rights.",
        "Human dignity and the rights of the child are protected; the parties may cooperate.",
    ),
    "fr": (
        "Chaque État Partie adopte les mesures nécessaires pour protéger les journalistes.",
        "L’accès aux données à caractère personnel n’est pas autorisé sans contrôle judiciaire.",
        "Les États Parties coopèrent aux fins des enquêtes [et des poursuites].",
    ),
    "es": (
        "Cada Estado parte adoptará las medidas necesarias para proteger a los periodistas.",
        "Los niños y las niñas tienen derecho a la protección de sus datos personales.",
        "La cooperación internacional no menoscabará los derechos humanos.",
    ),
    "ru": (
        "Каждое Государство-участник принимает меры, необходимые для защиты журналистов.",
        "Персональные данные собираются только в законных целях; массовый сбор запрещён.",
        "Ничто в настоящей Конвенции не допускает подавления прав человека.",
    ),
    "ar": (
        "تعتمد كل دولة طرف ما قد يلزم من تدابير لحماية الصحفيين.",
        "لا يجوز جمع البيانات الشخصيّة إلا لأغراض محددة.",
        "ليس في هذه الاتفاقيـــة ما يجيز قمع حقوق الإنسان.",
    ),
    "zh": (
        "各缔约国应当采取必要的措施，保护新闻工作者。",
        "个人数据的收集应当限于特定目的；禁止大规模收集。",
        "本公约的任何规定均不得解释为允许压制人权和基本自由。",
    ),
    "iran": (
        "My delegation proposes to delete the paragraph on journalists.",
        "States shall be free to protect their sovereignty; sovereignty is not negotiable.",
    ),
}
_LABELS = ("Article 1", "6(2)(a)", "8 bis", "Article 40", "40(1)")
_ARTICLES = ("Article 1", "Article 6", "Article 8 bis", "Article 40", "Article 40")
_DATE = datetime.date(2023, 9, 1)
DOCUMENTS = (
    *(
        Document(code, DocumentKind.DRAFT, title, f"A/AC.291/22/Rev.1/{code}", _DATE, code)
        for code, title in (
            *(("en", "Draft convention on cybercrime"), ("fr", "Projet de convention")),
            *(("es", "Proyecto de convención"), ("ru", "Проект конвенции")),
            *(("ar", "مشروع الاتفاقية"), ("zh", "公约草案")),
        )
    ),
    Document(
        *("iran", DocumentKind.STATEMENT, "Oral statement", "", datetime.date(2024, 2, 5), "en"),
        actors=("Iran (Islamic Republic of)",),
        signatories=("Guinea-Bissau",),
    ),
)
NOTE = NoteText(
    *("mark", "en", "en-2", "8 bis", 3, "Minefield: ask for judicial review"), ("Bulk data collection",)
)


def passages_in(document_id: str) -> list[Passage]:
    """The document's texts as passages, one line each of its canonical text."""
    found, at = [], 0
    for place, text in enumerate(TEXTS[document_id]):
        article = _ARTICLES[place] if document_id != "iran" else ""
        label = _LABELS[place] if article else str(place + 1)
        end = at + len(text)
        found.append(Passage(f"{document_id}-{place}", label, at, end, text, 1 + place, "[" in text, article))
        at = end + 1
    return found


PASSAGES = {document.id: passages_in(document.id) for document in DOCUMENTS}


def canonical(document_id: str) -> str:
    return "\n".join(TEXTS[document_id])
