"""Text layers of PDFs that lie: what is set right, and what is told of the rest."""

import re

import pytest

from workbench.intake.code_shift import Told, repair_for
from workbench.intake.pdf_quality import judge
from workbench.intake.quality import trusted_share

FRENCH = "DE LA MER ET DU DROIT DES ZONES DE LA CONVENTION SUR LES ACCORDS"


def glyphs(words):
    """The numbers of the glyphs of *words* in a font that keeps them in the usual order."""
    return "".join(chr(ord(sign) - 29) for sign in words)


def told(font, words, untold):
    return Told(font, words, (untold,) * len(words))


def turned(repair, font, signs, untold=True):
    return "".join(repair.sign(font, sign, untold) or "?" for sign in signs)


def test_a_font_in_capitals_is_turned_into_letters():
    repair = repair_for([told("Bold", glyphs(FRENCH), True)])
    assert turned(repair, "Bold", glyphs("MARINE")) == "MARINE"


def test_of_a_font_that_knows_some_letters_only_the_others_are_turned():
    repair = repair_for([told("Bold", glyphs(FRENCH), True), told("Bold", "DURA", False)])
    assert turned(repair, "Bold", "DURA", untold=False) + turned(repair, "Bold", glyphs("B")) == "DURAB"


def test_spaces_that_were_told_stay_spaces():
    repair = repair_for([told("Plain", glyphs("the waters and the fish shall not be for the few"), True)])
    assert turned(repair, "Plain", " ", untold=False) == " "


def test_quotation_marks_are_turned_as_common_fonts_number_them():
    repair = repair_for([told("Bold", glyphs(FRENCH), True)])
    assert turned(repair, "Bold", "\xb3\xb4\xb6") == "“”’"


def test_a_font_whose_words_tell_nothing_gives_no_letters():
    repair = repair_for([told("Odd", "\u16fb\u1703\u1711\u17aa", True)])
    assert repair.sign("Odd", "\u16fb", True) is None


def test_signs_that_nobody_can_tell_lower_the_quality_of_their_page():
    text = "Champ d¶application of it"
    verdict = judge(f"{text}\n{text}", {1: (0, 25), 2: (26, 51)}, 2, set(), {2: 0.4})
    assert verdict.pages == (1.0, 0.6)
    assert "only 80%" in verdict.warnings[0]


def test_letters_of_all_scripts_at_once_are_next_to_nothing():
    assert trusted_share("䄵㶃㤙䈓ⱁ䂚ਾ\u1711ᕅ䇚ਥ协定䈹ᶺ\u17aa\u085f", "han") < 0.05


def test_a_language_of_a_script_we_do_not_know_is_still_trusted():
    assert trusted_share("எல்லா மனிதர்களும்", "0b00") == 1.0


@pytest.mark.parametrize(
    ("language", "heading", "number"), [("fr", r"Article (?:premier|\d+)", 76), ("ru", r"Статья \d+", 76)]
)
def test_headings_of_the_high_seas_treaty_are_letters(language, heading, number, shared_data, read):
    path = shared_data("bbnj") / "six-languages" / f"bbnj-agreement-2023.{language}.pdf"
    reading = read(path.read_bytes(), path.name)
    lines = reading.text.split("\n")
    assert sum(re.fullmatch(heading, line) is not None for line in lines) == number
    assert not re.search(r"[¶=%$\u0bd7]|PRÉAM%ULE", reading.text)


def test_a_chinese_layer_of_wrong_codes_is_worth_next_to_nothing(shared_data, read):
    path = shared_data("bbnj") / "six-languages" / "bbnj-agreement-2023.zh.pdf"
    reading = read(path.read_bytes(), path.name)
    assert reading.quality < 0.05
    assert max(page.quality for page in reading.pages) < 0.2
