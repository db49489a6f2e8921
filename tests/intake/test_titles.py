"""Titles are what stands before the text of a document, never a piece of the text."""

import datetime

import pytest

from workbench.intake.identity import identity_of
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Block, BlockRole, Reading

HEADING, PLAIN = BlockRole.HEADING, BlockRole.PARAGRAPH


def title_of(*lines, name="file.pdf", kind=SourceKind.PDF):
    """The title of printed lines: words alone, or words with their role and level."""
    blocks, texts, start = [], [], 0
    for line in lines:
        words, role, level = (line, PLAIN, 0) if isinstance(line, str) else line
        blocks.append(Block(start, start + len(words), role, level, centred=role is HEADING))
        texts.append(words)
        start += len(words) + 1
    return identity_of(Reading(kind, "\n".join(texts), tuple(blocks)), name).title


@pytest.mark.parametrize(
    "begins",
    [
        "11. “Party” means a State that has consented to be bound by this Agreement;",
        "“Party” means a State that is bound by this Agreement",
        "Por “Parte” se entiende un Estado que ha consentido en obligarse por el Acuerdo",
        "On entend par « Partie » un État lié par le présent Accord",
        "«Сторона» означает государство, которое связано настоящим Соглашением",
        "“缔约方”是指受本协定约束的国家",
        "5. Calls upon all States to consider ratifying the Agreement;",
        "(c) the Convention is open for signature",
        "PREAMBLE", "PRÉAMBULE", "PREÁMBULO", "ПРЕАМБУЛА", "序言", "الديباجة",
        "CONTENTS", "Table des matières", "Índice", "СОДЕРЖАНИЕ", "目录", "المحتويات",
        "Introduction", "General provisions", "Article 1", "The Parties to this Agreement,",
    ],
)  # fmt: skip
def test_where_the_text_begins_no_title_is_looked_for(begins):
    draft = "Article 2 on the draft Agreement and Treaty"
    assert title_of((begins, HEADING, 1), (draft, HEADING, 1), name="the_paper.txt") == "the paper"


def test_the_title_stands_before_the_words_that_begin_the_text():
    lines = [("United Nations Convention on the Law of the Sea", HEADING, 1), ("CONTENTS", HEADING, 2)]
    assert title_of("7", *lines) == "United Nations Convention on the Law of the Sea"


def test_a_masthead_is_no_title():
    heads = ("UNITED NATIONS 2023", "General Assembly", "Distr.: General", "Nations Unies")
    title = "Agreement on Shared Waters"
    assert title_of(*((head, HEADING, 1) for head in heads), (title, HEADING, 2)) == title


def test_lines_of_one_look_are_one_title():
    first = ("ACUERDO EN EL MARCO DE LA CONVENCIÓN DE LAS", HEADING, 1)
    second = ("NACIONES UNIDAS SOBRE EL DERECHO DEL MAR", HEADING, 1)
    assert title_of(first, second, ("PREÁMBULO", HEADING, 2)) == f"{first[0]} {second[0]}"


def test_a_line_cut_after_a_small_word_goes_on_in_the_next():
    first = ("AGREEMENT FOR THE CONSERVATION AND", HEADING, 2)
    assert title_of(first, "MANAGEMENT OF STRADDLING FISH STOCKS") == (
        "AGREEMENT FOR THE CONSERVATION AND MANAGEMENT OF STRADDLING FISH STOCKS"
    )


def test_a_title_that_was_centred_to_its_end_does_not_take_the_next_line():
    lines = (
        ("Draft agreement and draft decision on workstreams 1 and 2 of the Ad Hoc Working", HEADING, 1),
        ("Group on the Durban Platform for Enhanced Action", HEADING, 1),
        ("Work of the contact group", HEADING, 1),
    )
    assert title_of(*lines) == f"{lines[0][0]} {lines[1][0]}"


def test_a_resolution_is_named_by_its_subject():
    subject = "77/321. Agreement on Shared Waters"
    adopted = "Resolution adopted by the General Assembly on 1 August 2023"
    assert title_of((adopted, HEADING, 1), (subject, HEADING, 1), "The General Assembly,") == subject


def test_a_title_longer_than_250_signs_ends_at_a_word():
    title = title_of((f"Report of the Commission {'on shared waters ' * 20}", HEADING, 1))
    assert len(title) <= 250
    assert title.endswith(("on…", "shared…", "waters…"))


def test_a_title_in_capitals_is_cut_from_the_text_it_was_read_with():
    glued = (
        f"AGREEMENT FOR THE CONSERVATION OF FISH STOCKS The Parties to this Agreement, {'and so on ' * 30}"
    )
    assert title_of(glued) == "AGREEMENT FOR THE CONSERVATION OF FISH STOCKS"


def test_a_sentence_is_no_title():
    said = "This is the Shared Waters Agreement as it was published on 12 December 2015."
    assert title_of(said, name="shared-waters_2015-12-12.md") == "shared waters 2015-12-12"


def test_words_that_nobody_can_read_are_no_title():
    assert title_of(("اتفاق مُʮʙم في إʟار اتفاɾॻة الأمʤ", HEADING, 1), name="A-31.pdf") == "A-31"


def test_front_matter_gives_title_and_date(read):
    text = (
        b"---\ntitle: Draft Agreement 9 Dec 2015\nedit: true\n---\n\n## Article 1\n\nOn 1 May 2010 we met.\n"
    )
    known = read(text, "draft.md").identity
    assert (known.title, known.date) == ("Draft Agreement 9 Dec 2015", datetime.date(2015, 12, 9))


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('title: "The \\"Paris\\" text: a draft"', 'The "Paris" text: a draft'),
        ("Title: 'It''s agreed'", "It's agreed"),
        ("title: >\n  Draft Agreement\n  on Waters", "Draft Agreement on Waters"),
        ("title: Draft # with a comment", "Draft"),
        ("author: nobody", "text"),
    ],
)
def test_values_of_front_matter_are_read_as_yaml_writes_them(front, title, read):
    assert read(f"---\n{front}\n---\n\nWords.\n".encode(), "text.md").identity.title == title


BBNJ = {
    "en": "AGREEMENT UNDER THE UNITED NATIONS CONVENTION ON THE LAW OF THE SEA ON THE CONSERVATION AND",
    "fr": "ACCORD SE RAPPORTANT À LA CONVENTION DES NATIONS UNIES SUR LE DROIT DE LA MER ET PORTANT SUR",
    "es": "ACUERDO EN EL MARCO DE LA CONVENCIÓN DE LAS NACIONES UNIDAS SOBRE EL DERECHO DEL MAR RELATIVO",
    "ru": "СОГЛАШЕНИЕ НА БАЗЕ КОНВЕНЦИИ ОРГАНИЗАЦИИ ОБЪЕДИНЕННЫХ НАЦИЙ ПО МОРСКОМУ ПРАВУ О СОХРАНЕНИИ",
    "zh": "《联合国海洋法公约》下国家管辖范围以外区域海洋生物多样性的养护和可持续利用协定",
    "ar": "اتفاق مُبرم في إطار اتفاقية الأمم المتحدة لقانون البحار",
}
ENDS = ("JURISDICTION", "NATIONALE", "NACIONAL", "ЮРИСДИКЦИИ", "利用协定", "مستدام")
REAL = [
    *((f"bbnj/six-languages/bbnj-agreement-2023.{tongue}.txt", title) for tongue, title in BBNJ.items()),
    *(
        (f"bbnj/six-languages/bbnj-agreement-2023.{tongue}.pdf", BBNJ[tongue])
        for tongue in ("en", "fr", "es")
    ),
    ("paris-agreement-cop21/md/paris-12-dec-2015.md", "Paris Agreement"),
    ("paris-agreement-cop21/md/paris-23-oct-2015.md", "Final Draft Negotiating Text 23 October 2015"),
    ("bbnj/un-resolutions/A-RES-77-321.pdf", "77/321. Agreement under the United Nations Convention"),
    ("bbnj/un-resolutions/A-RES-80-107.txt", "80/107. Agreement under the United Nations Convention"),
    ("nl-treaty-texts/un-charter.md", "Charter of the United Nations"),
    ("nl-treaty-texts/uncac-2003.md", "United Nations Convention against corruption"),
    ("udhr/udhr.rus.html", "Всеобщая декларация прав человека"),
    ("ungdc/session-79-2024/NOR_79_2024.txt", "NOR 79 2024"),
]


@pytest.mark.parametrize(("path", "title"), REAL, ids=[path.rsplit("/", 1)[-1] for path, _ in REAL])
def test_real_documents_have_their_titles(path, title, shared_data, read):
    file = shared_data(path.partition("/")[0]) / path.partition("/")[2]
    found = read(file.read_bytes(), file.name).identity.title
    assert found.startswith(title)
    assert not path.startswith("bbnj/six") or found.endswith(ENDS)
