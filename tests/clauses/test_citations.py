"""Where texts name clauses, in six languages."""

import pytest

from workbench.clauses import Citation, citations_in, same_label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see article 6(2)", ["6(2)"]),
        ("Article 6, paragraph 2, of", ["6(2)"]),
        ("paragraph 3 of article 5", ["5(3)"]),
        ("articles 6 to 9", ["Article 6", "Article 7", "Article 8", "Article 9"]),
        ("articles 3, 4 and 7 (1)", ["Article 3", "Article 4", "7(1)"]),
        ("art. 6", ["Article 6"]),
        ("article 8 bis, paragraph 1", ["8 bis(1)"]),
        ("Article 4.8 of the Convention", ["4(8)"]),
        ("subparagraph (b) of paragraph 2 of article 7", ["7(2)(b)"]),
        ("Pp4 and article 1", ["PP4", "Article 1"]),
        ("le paragraphe 3 de l’article 5", ["5(3)"]),
        ("l’article premier", ["Article 1"]),
        ("les articles 6 à 8", ["Article 6", "Article 7", "Article 8"]),
        ("el artículo 5, párrafo 3", ["5(3)"]),
        ("los artículos 6 y 7", ["Artículo 6", "Artículo 7"]),
        ("пункт 2 статьи 5", ["5(2)"]),
        ("в статьях 6 и 7", ["Статья 6", "Статья 7"]),
        ("根据第六条第二款", ["6(2)"]),
        ("第五条至第七条", ["第五条", "第六条", "第七条"]),
        ("والفقرة 2 من المادة 5", ["5(2)"]),
        ("المواد 6 إلى 8", ["المادة 6", "المادة 7", "المادة 8"]),
        ("No particle of 6 and no articles.", []),
    ],
)
def test_citations_are_found_in_six_languages(text, expected):
    assert [citation.label for citation in citations_in(text)] == expected


def test_a_citation_says_where_it_stands():
    text = "In paragraph 3 of article 5 we"
    assert citations_in(text) == (Citation(3, 27, "5(3)"),)
    assert text[3:27] == "paragraph 3 of article 5"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("art. 6 (2)", "6(2)"),
        ("article 8bis", "Article 8 bis"),
        ("6", "Article 6"),
        ("Article 6, paragraph 2", "6(2)"),
        ("pp1", "PP1"),
        ("статья 6", "Статья 6"),
        ("المادة ٦", "المادة 6"),
        ("第六条", "第六条"),
        ("chapter ii", "Chapter II"),
        ("6(2)(A)", "6(2)(a)"),
        ("para 3", "para. 3"),
        ("2.1", "2(1)"),
        ("2, 1", "2(1)"),
        ("2 1", "2(1)"),
        ("2 para. 1", "2(1)"),
        ("4, para 1", "4(1)"),
        ("art. 4, § 1", "4(1)"),
        ("2(1)", "2 para. 1"),
        ("6.2.1", "6(2)(1)"),
        ("6 (2), a)", "6(2)(a)"),
        ("6.2.a", "6(2)(a)"),
        ("8 bis, para 1", "8 bis(1)"),
        ("6.2 bis", "6(2 bis)"),
        ("6.2 bis.1", "6(2 bis)(1)"),
        ("ст. 7 a)", "7(a)"),
        ("ст. 7 а)", "7(а)"),
        ("ст. 7 п. 2", "7(2)"),
        ("art. 7, alinéa b)", "7(b)"),
        ("المادة ٢، الفقرة ١", "2(1)"),
        ("1.2", "1.2"),
        ("Annex I para 2", "Annex I para. 2"),
        ("Part 3", "Part 3"),
    ],
)
def test_typed_labels_are_understood(typed, label):
    assert same_label(typed, label)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("6(2)", "6(3)"),
        ("6", "Article 66"),
        ("8", "Article 8 bis"),
        ("2.1", "Article 21"),
        ("4.1", "Article 41"),
        ("3, 1", "Article 31"),
        ("1 1", "Article 11"),
        ("2 para. 1", "Article 21"),
        ("6(2) 1", "6(21)"),
        ("PP1 2", "PP12"),
        ("para. 1 2", "para. 12"),
        ("2.1", "Article 2"),
        ("ст. 2.1", "Статья 21"),
        ("7 a)", "Article 7"),
        ("Part 3", "P3"),
        ("6(2)", "6 (2)"),
    ],
)
def test_other_labels_are_not_the_same(typed, label):
    assert not same_label(typed, label)
