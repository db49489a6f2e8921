from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare import Side, link
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Comparison, Link, LinkKind

Write = Callable[..., Any]

ACCESS = (
    "Each State Party shall adopt such measures as may be necessary to establish as an offence "
    "the access to a computer system"
)
INTENT = (
    "A State Party may require that the offence be committed with dishonest intent or in "
    "relation to another system"
)
INTERCEPT = (
    "Each State Party shall criminalise the interception, made by technical means, of non- "
    "public transmissions of data"
)
PRESS = (
    "Nothing in this article applies to acts done for the purposes of journalism or other work "
    "in the public interest"
)
COLLECT = (
    "Each State Party shall empower its competent authorities to collect traffic data in real "
    "time within its territory"
)
KEEP = (
    "Service providers shall keep confidential the execution of any power provided for here and "
    "all information about it"
)
RIGHTS = (
    "Parties shall ensure that the powers are subject to conditions and safeguards under "
    "domestic law and human rights treaties"
)
REVIEW = (
    "Such safeguards shall include judicial review, the right to an effective remedy and limits "
    "on scope and duration"
)


def draft(write: Write, name: str, *articles: tuple[str, ...]) -> Side:
    writer = write(name)
    for number, heading, *paragraphs in articles:
        writer.article(number, heading, *paragraphs)
    side: Side = writer.side()
    return side


def kinds(made: Comparison) -> dict[tuple[str, str], LinkKind]:
    return {(each.old.split(":")[1], each.new.split(":")[1]): each.kind for each in made.links}


def labels(ids: tuple[str, ...]) -> list[str]:
    return [each.split(":")[1] for each in ids]


FOUR = (
    ("1", "Unlawful access", ACCESS, INTENT),
    ("2", "Unlawful interception", INTERCEPT, PRESS),
    ("3", "Real-time collection", COLLECT, KEEP),
    ("4", "Safeguards", RIGHTS, REVIEW),
)


def test_a_document_against_itself_is_all_unchanged(write: Write) -> None:
    made = link(draft(write, "o", *FOUR), draft(write, "n", *FOUR))
    assert {each.kind for each in made.links} == {LinkKind.UNCHANGED}
    assert {each.score for each in made.links} == {1.0}
    assert len(made.links) == 12
    assert made.gone == made.new == ()


def test_an_inserted_article_renumbers_the_rest(write: Write) -> None:
    new = (
        ("1", "Cooperation", "Parties shall consult one another at regular intervals on technical training"),
        *((str(int(number) + 1), *rest) for number, *rest in FOUR),
    )
    made = link(draft(write, "o", *FOUR), draft(write, "n", *new))
    assert {each.kind for each in made.links} == {LinkKind.RENUMBERED}
    assert labels(made.new) == ["Article 1", "1(1)"]
    assert made.gone == ()


def test_one_moved_article_leaves_the_others_and_its_paragraphs_unmoved(write: Write) -> None:
    new = (("1", *FOUR[2][1:]), ("2", *FOUR[0][1:]), ("3", *FOUR[1][1:]), FOUR[3])
    found = kinds(link(draft(write, "o", *FOUR), draft(write, "n", *new)))
    assert found["Article 3", "Article 1"] is LinkKind.MOVED
    assert found["3(1)", "1(1)"] is LinkKind.RENUMBERED
    assert [pair for pair, kind in found.items() if kind is LinkKind.MOVED] == [("Article 3", "Article 1")]


def test_a_paragraph_that_goes_to_another_article_has_moved(write: Write) -> None:
    new = (
        ("1", "Unlawful access", ACCESS, INTENT),
        ("2", "Unlawful interception", INTERCEPT),
        FOUR[2],
        ("4", "Safeguards", RIGHTS, REVIEW, PRESS),
    )
    found = kinds(link(draft(write, "o", *FOUR), draft(write, "n", *new)))
    assert found["2(2)", "4(3)"] is LinkKind.MOVED
    assert found["4(2)", "4(2)"] is LinkKind.UNCHANGED


def test_reworded_clauses_keep_their_partner(write: Write) -> None:
    new_intent = INTENT.replace("dishonest intent", "the intent of obtaining data or other criminal intent")
    made = link(
        draft(write, "o", *FOUR), draft(write, "n", ("1", "Unlawful access", ACCESS, new_intent), *FOUR[1:])
    )
    assert kinds(made)["1(2)", "1(2)"] is LinkKind.REWORDED
    assert kinds(made)["Article 1", "Article 1"] is LinkKind.REWORDED
    assert made.counts["reworded"] == 1


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (f"[{PRESS}]", PRESS, LinkKind.BRACKET_ONLY),
        (f"[Norvia, Estara: {PRESS}]", PRESS, LinkKind.BRACKET_ONLY),
        (PRESS, PRESS.replace("journalism", "[journalism]"), LinkKind.BRACKET_ONLY),
        (PRESS.replace("applies", "[applies][applied]"), PRESS, LinkKind.OPTION_DROPPED),
        (PRESS.replace("journalism", "journalism [and research]"), PRESS, LinkKind.REWORDED),
        (
            PRESS.replace("applies", "[applies][applied]"),
            PRESS.replace("done", "carried out"),
            LinkKind.REWORDED,
        ),
        (PRESS, PRESS.replace(" ", "  "), LinkKind.UNCHANGED),
    ],
)
def test_kinds_tell_brackets_options_and_wording_apart(
    write: Write, before: str, after: str, kind: LinkKind
) -> None:
    old = draft(write, "o", FOUR[0], ("2", "Unlawful interception", INTERCEPT, before), *FOUR[2:])
    new = draft(write, "n", FOUR[0], ("2", "Unlawful interception", INTERCEPT, after), *FOUR[2:])
    assert kinds(link(old, new))["2(2)", "2(2)"] is kind


def test_a_deleted_and_a_new_paragraph_are_listed(write: Write) -> None:
    fresh = (
        "The Conference of the Parties shall meet every two years and adopt rules of procedure by consensus"
    )
    new = (
        FOUR[0],
        ("2", "Unlawful interception", INTERCEPT),
        FOUR[2],
        ("4", "Safeguards", RIGHTS, REVIEW, fresh),
    )
    made = link(draft(write, "o", *FOUR), draft(write, "n", *new))
    assert labels(made.gone) == ["2(2)"]
    assert labels(made.new) == ["4(3)"]
    assert made.counts["gone"] == made.counts["new"] == 1


def test_a_split_paragraph_links_to_each_piece(write: Write) -> None:
    whole = f"{RIGHTS}. {REVIEW}."
    old = draft(write, "o", *FOUR[:3], ("4", "Safeguards", whole))
    new = draft(write, "n", *FOUR[:3], ("4", "Safeguards", f"{RIGHTS}.", f"{REVIEW}."))
    made = link(old, new)
    assert kinds(made)["4(1)", "4(1)"] is LinkKind.SPLIT
    assert kinds(made)["4(1)", "4(2)"] is LinkKind.SPLIT
    assert not any(each.reworded for each in made.links if each.kind is LinkKind.SPLIT)
    assert made.new == ()


def test_merged_paragraphs_link_to_the_one_they_became(write: Write) -> None:
    old = draft(write, "o", *FOUR[:3], ("4", "Safeguards", f"{RIGHTS}.", f"{REVIEW}."))
    new = draft(write, "n", *FOUR[:3], ("4", "Safeguards", f"{RIGHTS}. {REVIEW}."))
    made = link(old, new)
    assert kinds(made)["4(1)", "4(1)"] is kinds(made)["4(2)", "4(1)"] is LinkKind.MERGED
    assert made.gone == ()


def test_a_formula_said_twice_is_no_split(write: Write) -> None:
    new = draft(
        write,
        "n",
        *FOUR[:3],
        ("4", "Safeguards", RIGHTS, REVIEW),
        ("5", "Once more", f"{RIGHTS} and on this Convention as a whole"),
    )
    made = link(draft(write, "o", *FOUR), new)
    assert "5(1)" in labels(made.new)
    assert kinds(made)["4(1)", "4(1)"] is LinkKind.UNCHANGED


def test_definitions_are_paired_by_their_term(write: Write) -> None:
    def side(name: str, words: dict[str, str]) -> Side:
        writer = write(name)
        article = writer.article("1", "Use of terms")
        for letter, (term, meaning) in zip("abc", words.items(), strict=False):
            writer.add(
                ClauseKind.DEFINITION,
                f"1({letter})",
                f"({letter}) ",
                f"“{term}” {meaning}",
                article,
                term=term,
            )
        for number, heading, *paragraphs in FOUR[1:]:
            writer.article(number, heading, *paragraphs)
        made: Side = writer.side()
        return made

    old = side(
        "o", {"Data": "means facts in digital form", "Provider": "means any entity that offers services"}
    )
    new = side("n", {"Provider": "means a public or private body", "Data": "means facts in digital form"})
    assert ("1(b)", "1(a)") in kinds(link(old, new))


def test_a_chapeau_stays_with_its_paragraph(write: Write) -> None:
    old = draft(
        write,
        "o",
        *FOUR,
        (
            "5",
            "Refusal",
            "Assistance may be refused:|if the request is not in conformity with this article"
            "|if it harms sovereignty or security",
        ),
    )
    new = draft(
        write,
        "n",
        *FOUR,
        (
            "5",
            "Refusal",
            "A Party may decline assistance:|if it harms sovereignty or security"
            "|if the request is not in conformity with this article",
        ),
    )
    found = kinds(link(old, new))
    assert found["5(1) chapeau", "5(1) chapeau"] is LinkKind.REWORDED
    assert {("5(1)(a)", "5(1)(b)"), ("5(1)(b)", "5(1)(a)")} <= found.keys()


def test_corrections_are_kept_as_given_and_steer_the_rest(write: Write) -> None:
    old = draft(write, "o", *FOUR)
    new = draft(write, "n", *FOUR)
    correction = Link("o:Article 1", "n:Article 2", LinkKind.MOVED, 0.2, corrected=True)
    made = link(old, new, (correction,))
    assert correction in made.links
    assert [each for each in made.links if each.old == "o:Article 1"] == [correction]
    assert [each for each in made.links if each.new == "n:Article 2"] == [correction]


def test_a_corrected_article_draws_its_paragraphs_along(write: Write) -> None:
    short = "This article shall be reviewed"
    old = draft(write, "o", *FOUR, ("5", "Review of access", short), ("6", "Review of data", short))
    new = draft(write, "n", *FOUR, ("5", "Review of data", short), ("6", "Review of access", short))
    correction = Link("o:Article 5", "n:Article 5", LinkKind.REWORDED, 1.0, corrected=True)
    assert ("5(1)", "5(1)") in kinds(link(old, new, (correction,)))
    assert ("5(1)", "6(1)") in kinds(link(old, new))


def test_a_correction_that_names_a_vanished_clause_is_left_out(write: Write) -> None:
    side, other = draft(write, "o", *FOUR), draft(write, "n", *FOUR)
    assert link(side, other, (Link("o:gone", "n:Article 1", LinkKind.MOVED, 1.0, corrected=True),)) == link(
        side, other
    )


def test_unrelated_texts_get_no_links(write: Write) -> None:
    other = (
        (
            "1",
            "Whales",
            "Members establish sanctuaries where the hunting of cetaceans is prohibited in every season",
        ),
        (
            "2",
            "Quotas",
            "The Commission fixes annual catch limits after hearing its scientific committee in plenary",
        ),
    )
    made = link(draft(write, "o", *FOUR), draft(write, "n", *other))
    assert made.unrelated
    assert made.links == ()
    assert len(made.gone) == 12
    assert len(made.new) == 4


def test_an_empty_draft_is_unrelated(write: Write) -> None:
    made = link(draft(write, "o", *FOUR), draft(write, "n"))
    assert made.unrelated
    assert len(made.gone) == 12
    assert link(draft(write, "o"), draft(write, "n")).links == ()


def test_a_weak_link_is_marked_for_a_person_to_look(write: Write) -> None:
    weak = (
        "A State Party may provide that conduct has to be committed knowingly and for gain by "
        "persons who know one another system"
    )
    made = link(
        draft(write, "o", *FOUR), draft(write, "n", ("1", "Unlawful access", ACCESS, weak), *FOUR[1:])
    )
    found = next(each for each in made.links if each.old == "o:1(2)")
    assert found.check
    assert found.score < 0.45
    assert made.counts["check"] == 1


def test_counts_hold_each_innermost_clause_of_the_newer_draft_once(write: Write) -> None:
    new = (("1", "Unlawful access", ACCESS.replace("shall", "may"), INTENT), *FOUR[1:])
    counts = link(draft(write, "o", *FOUR), draft(write, "n", *new)).counts
    assert sum(counts[kind.value] for kind in LinkKind) + counts["new"] == 8
    assert counts["modal"] == 1
    assert counts["reworded"] == 1


def test_headings_are_linked_but_never_listed_as_gone(write: Write) -> None:
    writer = write("o")
    writer.add(ClauseKind.HEADING, "heading 1", "", "Explanatory note by the Chair")
    for number, heading, *paragraphs in FOUR:
        writer.article(number, heading, *paragraphs)
    made = link(writer.side(), draft(write, "n", *FOUR))
    assert made.gone == ()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "zh",
            "各缔约国应采取必要措施确保权力受国内法规定的条件和保障的约束",
            "各缔约国应当采取适当措施确保权力受本国法律规定的条件和保障约束",
        ),
        (
            "ru",
            "Каждое государство обеспечивает судебный контроль полномочий",
            "Государства обеспечивают контроль судами этих полномочий",
        ),
        (
            "ar",
            "تكفل كل دولة طرف رقابة قضائية على الصلاحيات",
            "تكفل الدول الأطراف الرقابة القضائية على هذه الصلاحيات",
        ),
    ],
    ids=["zh", "ru", "ar"],
)
def test_reworded_clauses_are_found_in_other_scripts(
    write: Write, language: str, one: str, other: str
) -> None:
    kept = ("2", "B", f"{one[:-3]} 2030", f"{one[5:]} 2031")
    old = replace(draft(write, "o", ("1", "A", one), kept), language=language)
    new = replace(draft(write, "n", ("1", "A", other), kept), language=language)
    made = link(old, new)
    assert kinds(made).get(("1(1)", "1(1)")) is LinkKind.REWORDED


VOCABULARY = "shall may party state data court review access law right power order person"
WORDS = st.sampled_from(VOCABULARY.split())
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
DRAFTS = st.lists(st.lists(PARAGRAPHS, max_size=4), max_size=5)


@settings(max_examples=40)
@given(DRAFTS, DRAFTS)
def test_every_clause_is_linked_or_listed_and_never_both(write_plain: Write, one: Any, other: Any) -> None:
    old, new = write_plain("o", one), write_plain("n", other)
    made = link(old, new)
    assert {each.old for each in made.links} | set(made.gone) == {clause.id for clause in old.clauses}
    assert {each.new for each in made.links} | set(made.new) == {clause.id for clause in new.clauses}
    assert not {each.old for each in made.links} & set(made.gone)
    assert not {each.new for each in made.links} & set(made.new)
    assert len({(each.old, each.new) for each in made.links}) == len(made.links)
    assert all(0 <= each.score <= 1 for each in made.links)


@settings(max_examples=40)
@given(DRAFTS)
def test_any_draft_is_unchanged_against_itself(write_plain: Write, articles: Any) -> None:
    made = link(write_plain("o", articles), write_plain("n", articles))
    if not made.unrelated:
        assert {each.kind for each in made.links} <= {LinkKind.UNCHANGED}
        assert made.gone == made.new == ()
