"""How far two or more analysts agree: percent, Cohen's kappa and Krippendorff's alpha."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import nan

Judgement = Hashable | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The three measures over the units that at least two analysts judged; None where undefined."""

    units: int
    percent: float | None
    kappa: float | None
    alpha: float | None


def agreement_of(raters: Sequence[Sequence[Judgement]]) -> Agreement:
    """All measures for judgements given rater by rater; None stands for not judged."""
    judged = sum(1 for unit in zip(*raters, strict=True) if sum(value is not None for value in unit) >= 2)
    kappa = cohens_kappa(raters[0], raters[1]) if len(raters) == 2 else None
    return Agreement(judged, percent_agreement(raters), kappa, krippendorffs_alpha(raters))


def percent_agreement(raters: Sequence[Sequence[Judgement]]) -> float | None:
    """The share, 0 to 1, of pairs of judgements of the same unit that agree."""
    agreeing = pairs = 0
    for values in _judged(raters):
        pairs += len(values) * (len(values) - 1)
        agreeing += sum(count * (count - 1) for count in Counter(values).values())
    return agreeing / pairs if pairs else None


def cohens_kappa(one: Sequence[Judgement], other: Sequence[Judgement]) -> float | None:
    """Agreement of two analysts beyond chance; None where chance alone explains everything."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if not both:
        return None
    total = len(both)
    observed = sum(a == b for a, b in both) / total
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(count * second[value] for value, count in first.items()) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(raters: Sequence[Sequence[Judgement]]) -> float | None:
    """Agreement of any number of analysts on nominal values, with gaps; None where nothing varies."""
    values = sorted({value for values in _judged(raters) for value in values}, key=repr)
    if len(values) < 2:
        return None
    from krippendorff import alpha  # it loads numpy, which nobody waits for who does not ask for this

    number = {value: float(at) for at, value in enumerate(values)}
    judged = [[number.get(value, nan) for value in rater] for rater in raters]
    return float(alpha(reliability_data=judged, level_of_measurement="nominal"))


def _judged(raters: Sequence[Sequence[Judgement]]) -> list[list[Judgement]]:
    units = ([value for value in unit if value is not None] for unit in zip(*raters, strict=True))
    return [values for values in units if len(values) >= 2]
