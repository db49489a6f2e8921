"""What a file is guessed to be from its words."""

import datetime

import pytest

from workbench.intake.dates import date_in_name, dates_in
from workbench.intake.identity import identity_of
from workbench.intake.languages import language_of
from workbench.treaty.documents import DocumentKind, SourceKind
from workbench.treaty.layout import Block, Furniture, Reading


def guess(*lines, name="file.pdf", furniture=()):
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return identity_of(Reading(SourceKind.TEXT, "\n".join(lines), tuple(blocks), furniture=furniture), name)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("1 September 2023", "2023-09-01"),
        ("September 1, 2023", "2023-09-01"),
        ("1er septembre 2023", "2023-09-01"),
        ("6 de febrero de 2024", "2024-02-06"),
        ("14 сентября 2023 года", "2023-09-14"),
        ("16 تشرين الثاني/نوفمبر 2023", "2023-11-16"),
        ("2023年11月17日", "2023-11-17"),
        ("2015-12-04", "2015-12-04"),
        ("04.12.2015", "2015-12-04"),
    ],
)
def test_dates_are_read_in_six_languages(words, date):
    assert [found.isoformat() for found, _ in dates_in(f"Port Almery, {words}.")] == [date]


@pytest.mark.parametrize(
    "words", ["11–22 September 2023", "from 11 to 22 September 2023", "31 February 2023"]
)
def test_ends_of_ranges_and_impossible_days_are_no_dates(words):
    assert list(dates_in(words)) == []


def test_a_file_name_may_carry_a_date():
    assert date_in_name("2015-12-04_compilation.pdf") == datetime.date(2015, 12, 4)
    assert date_in_name("draft-9-dec-2015.md") == datetime.date(2015, 12, 9)
    assert date_in_name("projet 3 juin 2021.docx") == datetime.date(2021, 6, 3)
    assert date_in_name("A-31-2015.pdf") is None
    assert date_in_name("A-AC.900-22.pdf") is None


@pytest.mark.parametrize(
    "symbol",
    [
        "A/AC.291/22/Rev.1",
        "A/AC.900/22/Rev.1",
        "A/CONF.232/2022/INF.5",
        "FCCC/CP/2015/L.9",
        "A/RES/77/321",
        "A/AC.265/2003/CRP.13/Add.1",
        "A/68/37",
    ],
)
def test_a_symbol_that_stands_by_itself_is_the_document_s(symbol):
    assert guess("United Nations", f"{symbol}*", "Draft text of the Convention").symbol == symbol


def test_a_symbol_at_the_head_of_the_pages_is_the_document_s():
    head = (Furniture(2, "A/AC.900/22", 0, 0, 1, 1),)
    assert guess("Draft text of the Convention", furniture=head).symbol == "A/AC.900/22"


def test_a_symbol_mentioned_in_a_statement_is_not_its_own():
    known = guess(
        "Statement by Norvia on the draft (A/AC.900/22/Rev.2)", "Madam Chair,", "We support article 5."
    )
    assert (known.kind, known.symbol) == (DocumentKind.STATEMENT, "")


@pytest.mark.parametrize(
    "lines",
    [
        ("Statement by the delegation of Norvia", "We support article 5."),
        ("Norvia", "Mr. President,", "My delegation thanks you."),
        ("Joint letter to the Committee", "We, the undersigned, are concerned."),
        ("Déclaration de la délégation du Valmont", "Madame la Présidente,"),
        ("Contribución de la Red Mujeres y Datos", "Señora Presidenta:"),
        ("Выступление делегации Вельмории", "Уважаемая г-жа Председатель,"),
        ("بيان وفد جمهورية نهران", "السيدة الرئيسة،"),
        ("岚海国代表团的发言", "主席女士："),
    ],
)
def test_what_somebody_said_is_a_statement(lines):
    assert guess(*lines).kind is DocumentKind.STATEMENT


@pytest.mark.parametrize(
    "lines",
    [
        ("Draft text of the Convention", "Have agreed as follows:", "Article 1. Scope"),
        ("Déclaration universelle des droits de l’homme", *(f"Article {n}" for n in range(1, 8))),
        ("Universal Declaration of Human Rights", *(f"Article {n}" for n in range(1, 8))),
    ],
)
def test_what_is_negotiated_is_a_draft(lines):
    assert guess(*lines).kind is DocumentKind.DRAFT


def test_a_statement_is_known_with_its_speakers_title_session_and_date():
    known = guess(
        "Ad Hoc Committee on a Convention on Digital Evidence",
        "Sixth session, Port Almery, 15 November 2023",
        "Statement by the delegation of Kelmark on behalf of the Coastal Group",
        "Madam Chair,",
    )
    assert known.actors == ("Kelmark", "Coastal Group")
    assert known.title.startswith("Statement by the delegation of Kelmark")
    assert (known.session, known.date) == ("Sixth session", datetime.date(2023, 11, 15))


def test_a_date_in_the_masthead_counts_before_one_in_the_title():
    known = guess("Agreement of 10 December 1982", "Distr.: Limited", "6 February 2024")
    assert known.date == datetime.date(2024, 2, 6)


def test_a_file_without_a_title_takes_its_name():
    assert guess("x", name="press_release_2.txt").title == "press release 2"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The States Parties shall act in accordance with this Convention.", "en"),
        ("Les États Parties agissent dans le cadre de la présente Convention.", "fr"),
        ("Los Estados partes actuarán de conformidad con la presente Convención.", "es"),
        ("Государства-участники действуют в соответствии с Конвенцией.", "ru"),
        ("تتخذ الدول الأطراف التدابير اللازمة وفقا لهذه الاتفاقية.", "ar"),
        ("各缔约国应当依照本公约采取措施。", "zh"),
        ("Die Vertragsstaaten handeln im Einklang mit dem Übereinkommen und der Charta.", ""),
        ("همه انسانها آزاد به دنیا می‌آیند و در کرامت برابرند", ""),
        ("12345", ""),
    ],
)
def test_the_six_languages_are_told_and_others_left_open(text, language):
    assert language_of(text) == language
