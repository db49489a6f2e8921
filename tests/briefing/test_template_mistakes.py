"""A template that holds a mistake is told in a sentence, and never makes another pack than it says."""

from pathlib import Path

import pytest

from workbench.briefing import Part, Template, load_template, resources, templates
from workbench.treaty.concerns import Severity, Status
from workbench.treaty.errors import KnownError

PACK = 'names = { en = "Mine" }\n'
NO_TEXT = '“heading” must be a text in each language, such as { en = "At a glance" }.'
SECTIONS = '[[sections]]\npart = "glance"\nshow = ["counts"]\n\n[[sections]]\n'


def read(folder: Path, written: str | bytes) -> Template:
    raw = written.encode("utf-8") if isinstance(written, str) else written
    (folder / "mine.toml").write_bytes(raw)
    return load_template("mine", folder)


def complaint(folder: Path, written: str | bytes) -> str:
    with pytest.raises(KnownError) as told:
        read(folder, written)
    return str(told.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('categories = "Discrimination"', '“categories” must be a list such as ["Discrimination"].'),
        ('categories = [" "]', '“categories” must be a list such as ["Discrimination"].'),
        ("categories = [5]", '“categories” must be a list such as ["Discrimination"].'),
        ('articles = "12"', '“articles” must be a list such as ["6", "9 bis"].'),
        ("articles = [true]", '“articles” must be a list such as ["6", "9 bis"].'),
        ('articles = ["6", 6]', "“articles” names “6” more than once."),
        ("most = -1", "“most” must be a whole number, 0 or more, such as 3, without quotation marks."),
        ('most = "3"', "“most” must be a whole number, 0 or more, such as 3, without quotation marks."),
        ("most = true", "“most” must be a whole number, 0 or more, such as 3, without quotation marks."),
        ("most = 2.5", "“most” must be a whole number, 0 or more, such as 3, without quotation marks."),
        ('numbered = "false"', "“numbered” must be true or false, without quotation marks."),
        ("new_page = 1", "“new_page” must be true or false, without quotation marks."),
        ('heading = "First"', NO_TEXT),
        (
            "heading = { en = 5 }",
            NO_TEXT,
        ),
        ('heading = { eng = "x" }', "“heading” has no language “eng”; there are: en, fr, es."),
        ('group = "country"', "“group” cannot be “country”; there are: category, article, none."),
        ('status = "open"', '“status” must be a list such as ["open"].'),
        ('status = ["opened"]', "“status” cannot hold “opened”; there are: open, addressed, dismissed."),
        ("status = []", "“status” is empty, so nothing would be shown; leave it out to show all."),
        ('severity = ["High"]', "“severity” cannot hold “High”; there are: low, medium, high."),
        ('show = "changes"', '“show” must be a list such as ["ask"].'),
        (
            'show = ["changes"]',
            "a section “concerns” cannot show “changes”; there are: ask, concern, heading, quote, redline, "
            "severity, who.",
        ),
        ('show = ["ask", "ask"]', "“show” names “ask” more than once."),
        (
            'gruop = "article"',
            "there is no “gruop”; there are: part, heading, new_page, show, status, severity, categories, "
            "articles, group, most, numbered.",
        ),
        (
            "landscape = true",
            "“landscape” is about the whole pack; write it above the first line [[sections]].",
        ),
    ],
)
def test_a_mistake_in_a_section_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    written = f'{PACK}{SECTIONS}part = "concerns"\n{line}\n'
    assert complaint(tmp_path, written) == f"In mine.toml, section 2: {said}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('order = "first"', "“order” must be a whole number, such as 3, without quotation marks."),
        ('landscape = "false"', "“landscape” must be true or false, without quotation marks."),
        ('contents = "no"', "“contents” must be true or false, without quotation marks."),
        ("numbered = true", "“numbered” is about one section; write it below a line [[sections]]."),
        (
            "landscpae = true",
            "there is no “landscpae”; there are: names, kind_line, order, landscape, contents, labels, "
            "sections.",
        ),
        (
            'kind_line = "Brief"',
            '“kind_line” must be a text in each language, such as { en = "Briefing pack" }.',
        ),
        ('labels = "x"', 'labels must stand below a line [labels], such as ask = { en = "We propose." }.'),
    ],
)
def test_a_mistake_about_the_whole_pack_is_told(tmp_path: Path, line: str, said: str) -> None:
    written = f'{PACK}{line}\n{SECTIONS}part = "sources"\n'
    assert complaint(tmp_path, written) == f"In mine.toml: {said}"


@pytest.mark.parametrize("written", ['part = "glances"', "part = 5", 'part = ""', ""])
def test_a_part_that_does_not_exist_is_told_with_those_there_are(tmp_path: Path, written: str) -> None:
    said = complaint(tmp_path, f"{PACK}{SECTIONS}{written}\n")
    assert said.startswith("In mine.toml, section 2: “part” ")
    assert said.endswith(f"; there are: {', '.join(Part)}.")


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ('part = "glance"\nshow = ["counts"]\ncategories = ["Discrimination"]', "categories"),
        ('part = "statements"\narticles = ["6"]', "articles"),
        ('part = "positions"\nshow = ["grid"]\ncategories = ["Discrimination"]', "categories"),
        ('part = "table"\nshow = ["ask"]\nmost = 3', "most"),
        ('part = "concerns"\ntext = { en = "x" }', "text"),
        ('part = "sources"\nshow = []', "show"),
    ],
)
def test_a_key_that_a_section_would_pass_over_is_told(tmp_path: Path, section: str, key: str) -> None:
    assert f"has no “{key}”; there are: part, heading" in complaint(tmp_path, f"{PACK}{SECTIONS}{section}\n")


@pytest.mark.parametrize("part", ["glance", "table", "positions"])
@pytest.mark.parametrize("line", ["", "show = []"])
def test_a_section_that_would_show_nothing_is_told(tmp_path: Path, part: str, line: str) -> None:
    said = complaint(tmp_path, f'{PACK}{SECTIONS}part = "{part}"\n{line}\n')
    assert said.startswith("In mine.toml, section 2: “show” must name what the section shows")


def test_a_text_of_your_own_without_words_is_told(tmp_path: Path) -> None:
    said = complaint(tmp_path, f'{PACK}{SECTIONS}part = "text"\ntext = {{ en = " " }}\n')
    assert said.startswith("In mine.toml, section 2: “text” is missing")


@pytest.mark.parametrize("names", ["", "names = {}", 'names = ["E"]', 'names = "E"'])
def test_names_that_name_nothing_are_told(tmp_path: Path, names: str) -> None:
    said = complaint(tmp_path, f'{names}\n{SECTIONS}part = "sources"\n')
    assert said.startswith("In mine.toml: “names” ")
    assert '{ en = "My brief" }' in said


@pytest.mark.parametrize(
    "sections", ["", "sections = []", 'sections = "x"', "sections = [1]", '[sections]\npart = "sources"']
)
def test_a_template_without_sections_is_told(tmp_path: Path, sections: str) -> None:
    assert complaint(tmp_path, PACK + sections) == (
        "In mine.toml: there must be at least one section, and each begins with a line [[sections]]."
    )


def test_a_label_in_no_language_is_told(tmp_path: Path) -> None:
    written = f'{PACK}[labels]\nask = "We propose."\n{SECTIONS}part = "sources"\n'
    assert complaint(tmp_path, written).startswith(
        "In mine.toml, labels: “ask” must be a text in each language"
    )


@pytest.mark.parametrize("coding", ["latin-1", "utf-16"])
def test_a_file_in_another_coding_is_told(tmp_path: Path, coding: str) -> None:
    assert complaint(tmp_path, 'names = { fr = "Été" }'.encode(coding)) == (
        "mine.toml is not saved as UTF-8. Open it in a text editor, save it as UTF-8 and try again."
    )


def test_a_mark_that_an_editor_puts_before_the_text_does_no_harm(tmp_path: Path) -> None:
    template = read(tmp_path, b"\xef\xbb\xbf" + f'{PACK}{SECTIONS}part = "sources"\r\n'.encode())
    assert template.names == {"en": "Mine"}


@pytest.mark.parametrize(
    ("written", "where"),
    [
        (f"{PACK}order = first\n", "line 2 cannot be read"),
        (f'{PACK}kind_line = {{ en = "x }}\n', "line 2 cannot be read"),
        (f"{PACK}order", "the last line cannot be read"),
        (f"{PACK}order = 1\norder = 2\n", "line 3 says again what was said before"),
        (PACK + "order = " + "[" * 5000, "a line cannot be read"),
        (PACK + "order = " + "9" * 5000, "a line cannot be read"),
    ],
)
def test_a_line_that_is_no_toml_is_told_with_its_number(tmp_path: Path, written: str, where: str) -> None:
    assert complaint(tmp_path, written).startswith(f"In mine.toml, {where}")


def test_a_broken_template_sought_by_its_name_is_told_beside_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text('names = { en = "For Geneva" }\nlandscpae = true\n')
    with pytest.raises(
        KnownError, match=r"there are: delegation-brief.*\. In broken\.toml: there is no “land"
    ):
        load_template("For Geneva", tmp_path)


def test_a_right_template_is_taken_as_written(tmp_path: Path) -> None:
    section = (
        'part = "concerns"\nheading = { en = "Ours", fr = "À nous" }\nshow = ["ask", "who"]\n'
        'group = "article"\n'
        'status = ["open"]\nseverity = ["high", "low"]\nmost = 3\nnumbered = true\nnew_page = true\n'
        'categories = [" Discrimination "]\narticles = [6, "9 bis"]\n'
    )
    plan = read(tmp_path, f"{PACK}{SECTIONS}{section}").sections[1]
    assert plan.heading == {"en": "Ours", "fr": "À nous"}
    assert (plan.show, plan.group, plan.most) == (("ask", "who"), "article", 3)
    assert (plan.statuses, plan.severities) == ({Status.OPEN}, {Severity.HIGH, Severity.LOW})
    assert plan.numbered
    assert plan.new_page
    assert (plan.categories, plan.articles) == (("Discrimination",), ("6", "9 bis"))


def test_a_section_that_narrows_nothing_shows_every_status_and_severity(tmp_path: Path) -> None:
    plan = read(tmp_path, f'{PACK}{SECTIONS}part = "concerns"\n').sections[1]
    assert (plan.statuses, plan.severities, plan.most) == (set(Status), set(Severity), 0)


@pytest.mark.parametrize("key", templates())
def test_a_copy_of_each_of_our_templates_is_right(tmp_path: Path, key: str) -> None:
    copied = read(tmp_path, (resources() / "templates" / f"{key}.toml").read_bytes())
    assert copied.sections == load_template(key).sections
