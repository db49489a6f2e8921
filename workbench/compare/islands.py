"""Islands: a lone common word between two changes reads better as part of the change."""

import re
from collections.abc import Iterable
from itertools import pairwise

from workbench.compare.tokens import Token, TokenKind

Block = tuple[int, int, int]

_COMMON_WORDS = """
    a an the of in to for by with on at as from that which its their this these those such any all other
    de la le les des du un une en à au aux par pour dans que qui ce ces cette son sa ses leur leurs
    el los las del al una por para con que su sus este esta estos otros en
    в на по с со к о об от до из для при их его ее этот или и a
    and or et ou y o 的 在 中
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def without_islands(blocks: Iterable[Block], old: list[Token], new_length: int) -> list[Block]:
    """The equal *blocks* (start and end in the old words, start in the new) that are worth keeping."""
    everything = [*blocks, (len(old), len(old), new_length)]
    kept: list[Block] = []
    old_end = new_end = 0
    for block, after in pairwise(everything):
        start, end, other = block
        before_change = (start - old_end, other - new_end)
        after_change = (after[0] - end, after[2] - (other + end - start))
        if _is_island(old[start:end], before_change, after_change):
            continue
        kept.append(block)
        old_end, new_end = end, other + end - start
    return kept


def _is_island(words: list[Token], before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether *words* stand lost between two changes, each given as words gone and come."""
    if len(words) > 2 or not any(before) or not any(after):
        return False
    gone, come = before[0] + after[0], before[1] + after[1]
    if all(_CHINESE.fullmatch(word.text) for word in words):
        return len(words) == 1
    if all(word.kind is TokenKind.STOP or word.key in _COMMON for word in words):
        return min(gone, come) >= 2 * len(words)
    return len(words) == 1 and min(*before, *after) >= 4
