"""Which sections a pack has: those the analyst asked for, else those of the template."""

from dataclasses import replace

from workbench.briefing.facts import AskedSection, PackFacts, Part
from workbench.briefing.template import SectionPlan, Template
from workbench.briefing.wording import LANGUAGES, say

_SHOWN: dict[Part, tuple[str, ...]] = {
    Part.GLANCE: ("changes", "counts", "trend", "brackets"),
    Part.CONCERNS: ("heading", "redline", "concern", "ask", "who"),
    Part.TABLE: ("article", "text", "category", "concern", "ask"),
    Part.ASKS: ("article", "concern", "who"),
    Part.ARTICLE: ("changes", "heading", "redline", "concern", "ask", "who", "positions"),
    Part.POSITIONS: ("grid", "words"),
}
_UNHEADED = frozenset({Part.CONCERNS, Part.ARTICLE, Part.TEXT})
_CHARTS = frozenset({"trend", "brackets"})


def plans(facts: PackFacts, template: Template) -> tuple[SectionPlan, ...]:
    """The sections of a pack in their order, each with what it is to show."""
    found = tuple(_asked(one, template) for one in facts.sections) or _of_template(facts, template)
    if sum(plan.part is Part.CONCERNS for plan in found) > 1:
        found = tuple(replace(plan, numbered=False) for plan in found)
    if facts.charts:
        return found
    return tuple(replace(plan, show=tuple(one for one in plan.show if one not in _CHARTS)) for plan in found)


def _of_template(facts: PackFacts, template: Template) -> tuple[SectionPlan, ...]:
    """The sections of the template, and one for picked passages where it has none."""
    found = template.sections
    if not facts.passages or any(plan.part is Part.PASSAGES for plan in found):
        return found
    last = next((at for at, plan in enumerate(found) if plan.part is Part.SOURCES), len(found))
    return (*found[:last], SectionPlan(Part.PASSAGES, _usual_heading(Part.PASSAGES)), *found[last:])


def _asked(asked: AskedSection, template: Template) -> SectionPlan:
    """An asked section, shown as the template shows its like."""
    like = next((plan for plan in template.sections if plan.part is asked.part), None)
    if like is None:
        like = SectionPlan(
            asked.part,
            _usual_heading(asked.part),
            _SHOWN.get(asked.part, ()),
            labels=template.labels,
        )
    return replace(
        like,
        heading={"en": asked.heading} if asked.heading else like.heading,
        text={"en": asked.text},
        categories=asked.categories,
        articles=asked.articles,
        passages=asked.passages,
        new_page=asked.new_page,
    )


def _usual_heading(part: Part) -> dict[str, str]:
    if part in _UNHEADED:
        return {}
    return {language: say(language, f"part {part}") for language in LANGUAGES}
