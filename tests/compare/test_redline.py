import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare import redline
from workbench.treaty.comparison import Matter, Redline, Run, RunKind

LATIN = ["shall", "may", "not", "the", "State", "Party", "é", "e\u0301", "one", "1", "1.5", "l'article", "12"]
OTHER = ["各", "国", "😀", "الدولة", "لا", "статья", "\u200f"]
SIGNS = ["[", "]", " ", "  ", "\n", ",", ".", "(a)", "“", '"', "-"]
PIECES = st.sampled_from([*LATIN, *OTHER, *SIGNS])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)


def old_of(made: Redline) -> str:
    return "".join(run.words for run in made.runs if run.kind is not RunKind.INSERTED)


def new_of(made: Redline) -> str:
    return "".join(run.words for run in made.runs if run.kind is not RunKind.DELETED)


def changes(made: Redline) -> list[Run]:
    return [run for run in made.runs if run.kind is not RunKind.EQUAL]


def shown(made: Redline) -> str:
    marks = {RunKind.EQUAL: "{}", RunKind.DELETED: "-{}-", RunKind.INSERTED: "+{}+"}
    return "".join(marks[run.kind].format(run.words) for run in made.runs)


@given(TEXTS, TEXTS)
def test_the_runs_join_to_both_texts_letter_by_letter(old: str, new: str) -> None:
    made = redline(old, new)
    assert old_of(made) == old
    assert new_of(made) == new


@given(TEXTS, TEXTS)
def test_each_run_tells_where_its_words_begin(old: str, new: str) -> None:
    for run in redline(old, new).runs:
        assert run.words
        if run.kind is not RunKind.INSERTED:
            assert old[run.old_start :].startswith(run.words)
        if run.kind is not RunKind.DELETED:
            assert new[run.new_start :].startswith(run.words)


@given(TEXTS)
def test_a_text_against_itself_has_no_change(text: str) -> None:
    assert not redline(text, text).changed


@given(TEXTS, TEXTS)
def test_bracket_runs_hold_brackets_only(old: str, new: str) -> None:
    for run in redline(old, new).runs:
        if run.bracket:
            assert set(run.words.replace(" ", "").split()) and not any(c.isalnum() for c in run.words)
            assert any(c in "[]" for c in run.words)


def test_words_are_replaced_whole() -> None:
    old = "any part of a computer system without right."
    new = "any part of an information and communications technology system without right."
    wanted = "any part of -a computer -+an information and communications technology +system without right."
    assert shown(redline(old, new)) == wanted


def test_words_kept_between_two_insertions_stay_equal() -> None:
    old = "committed with dishonest intent or in relation"
    new = (
        "committed by infringing security measures, with the intent of obtaining data or other "
        "dishonest or criminal intent or in relation"
    )
    made = redline(old, new)
    assert [run.words for run in changes(made)] == [
        "by infringing security measures, ",
        "the intent of obtaining data or other ",
        "or criminal ",
    ]


def test_a_lone_common_word_between_two_replacements_joins_them() -> None:
    made = redline("Parties recall duties of mutual care here", "Parties note works of lasting worth here")
    assert shown(made) == "Parties -recall duties of mutual care -+note works of lasting worth +here"


def test_taking_brackets_away_leaves_the_words_equal() -> None:
    made = redline("Parties shall [regularly] report", "Parties shall regularly report")
    assert all(run.bracket for run in changes(made))
    assert changes(made)


def test_dropping_an_alternative_is_words_and_brackets_apart() -> None:
    made = redline("Parties [shall][should] report", "Parties shall report")
    assert [(run.words, run.bracket, run.matter) for run in changes(made)] == [
        ("[", True, None),
        ("][", True, None),
        ("should", False, Matter.MODAL),
        ("]", True, None),
    ]


def test_brackets_that_stay_around_new_words_are_not_a_bracket_change() -> None:
    made = redline("Parties shall [promptly] report", "Parties shall [without delay] report")
    assert not any(run.bracket for run in made.runs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Parties organise it", "Parties organize it"),
        ("the state party", "the State Party"),
        ("“offences” abroad", '"offences" abroad'),
        ("at least 1 member", "at least One member"),
        ("twenty-one days", "21 days"),
        ("labour and programmes", "labor and programs"),
        ("trois membres", "3 membres"),
        ("one\nline", "one line"),
        ("100,000 cases", "100000 cases"),
    ],
)
def test_case_spelling_quotes_and_numerals_are_editorial(old: str, new: str) -> None:
    made = redline(old, new)
    assert made.changed
    assert all(run.editorial for run in changes(made))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Parties report", "Parties cooperate"),
        ("shall act", "may act"),
        ("two days", "3 days"),
        ("a wise act", "a wide act"),
    ],
)
def test_other_changes_are_not_editorial(old: str, new: str) -> None:
    assert not any(run.editorial for run in changes(redline(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "matter"),
    [
        ("Each Party shall adopt laws", "Each Party may adopt laws", Matter.MODAL),
        ("necessary and proportionate", "necessary or proportionate", Matter.CONNECTIVE),
        ("It shall be granted", "It shall not be granted", Matter.NEGATION),
        ("with the right to refuse", "without the right to refuse", Matter.NEGATION),
        ("Parties shall report", "Parties shall, where appropriate, report", Matter.CONDITION),
        ("The powers apply", "Subject to article 15, the powers apply", Matter.CONDITION),
        ("Les Parties doivent coopérer", "Les Parties peuvent coopérer", Matter.MODAL),
        ("Les Parties coopèrent", "Les Parties coopèrent, sous réserve de l'article 5", Matter.CONDITION),
        ("Los Estados deberán cooperar", "Los Estados podrán cooperar", Matter.MODAL),
        ("Участники сотрудничают", "Участники не сотрудничают", Matter.NEGATION),
        ("Участники должны сотрудничать", "Участники могут сотрудничать", Matter.MODAL),
        ("各缔约国应采取措施", "各缔约国可采取措施", Matter.MODAL),
        ("缔约国可拒绝", "缔约国不可拒绝", Matter.NEGATION),
        ("缔约国合作", "缔约国在不妨碍第五条的情况下合作", Matter.CONDITION),
        ("Los Estados no podrán denegar", "Los Estados podrán denegar", Matter.NEGATION),
        ("Les Parties peuvent et doivent", "Les Parties peuvent ou doivent", Matter.CONNECTIVE),
        ("يجوز للدول أن تتعاون", "يجب على الدول أن تتعاون", Matter.MODAL),
        ("لا يجوز رفض الطلب", "يجوز رفض الطلب", Matter.NEGATION),
        ("تتعاون الدول", "تتعاون الدول رهنا بأحكام المادة 5", Matter.CONDITION),
        ("cooperate, subject to article 5", "cooperate, without prejudice to article 5", Matter.CONDITION),
    ],
)
def test_changes_that_matter_in_law_are_marked(old: str, new: str, matter: Matter) -> None:
    assert matter in {run.matter for run in changes(redline(old, new))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cooperate, subject to article 5", "cooperate, without prejudice to article 5"),
        ("Les Parties coopèrent", "Les Parties coopèrent, sans préjudice de l’article 5"),
        ("تتعاون الدول", "تتعاون الدول دون الإخلال بأحكام المادة 5"),
        ("缔约国合作", "缔约国在不妨碍第五条的情况下合作"),
    ],
)
def test_without_prejudice_is_a_condition_and_no_negation(old: str, new: str) -> None:
    matters = {run.matter for run in redline(old, new).runs}
    assert Matter.CONDITION in matters
    assert Matter.NEGATION not in matters


def test_a_new_sentence_with_shall_in_it_is_no_change_of_modal() -> None:
    old = "Each Party reports."
    new = "Each Party reports. The secretariat shall publish all reports on its own site within ninety days."
    assert Matter.MODAL not in {run.matter for run in redline(old, new).runs}


def test_chinese_is_compared_by_characters() -> None:
    assert shown(redline("缔约国应采取必要措施", "缔约国应采取适当措施")) == "缔约国应采取-必要-+适当+措施"


def test_a_lone_chinese_character_between_changes_is_part_of_the_change() -> None:
    assert (
        shown(redline("权力受国内法规定的约束", "权力受本国法律规定的约束"))
        == "权力受-国内法-+本国法律+规定的约束"
    )


def test_enumerators_numbers_and_quoted_terms_stay_whole() -> None:
    made = redline("“Personal data” in 2(a) of 100,000 users", "“Subscriber data” in 2(b) of 1.5 users")
    assert [run.words.strip() for run in changes(made)] == [
        "Personal",
        "Subscriber",
        "(a) of 100,000",
        "(b) of 1.5",
    ]


def test_arabic_is_compared_by_words() -> None:
    assert (
        shown(redline("تتخذ الدول تدابير لازمة", "تتخذ الدول تدابير مناسبة"))
        == "تتخذ الدول تدابير -لازمة-+مناسبة+"
    )


def test_a_combining_mark_is_never_parted_from_its_letter() -> None:
    made = redline("cafe\u0301 ouvert", "cafe ouvert")
    assert [run.words for run in changes(made)] == ["cafe\u0301", "cafe"] or shown(
        made
    ) == "-cafe\u0301 -+cafe +ouvert"


def test_an_empty_side_is_all_inserted_or_all_deleted() -> None:
    assert [run.kind for run in redline("", "new words").runs] == [RunKind.INSERTED]
    assert [run.kind for run in redline("old words", "").runs] == [RunKind.DELETED]
    assert redline("", "").runs == ()
