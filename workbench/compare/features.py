"""Features: what tells a clause from others, counted for many clauses at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.compare.words import CHARACTER_LANGUAGES

Places = NDArray[np.int64]
_BITS_OF_A_WORD = 31
_BITS_OF_A_CHARACTER = 21


@dataclass(frozen=True, slots=True)
class Features:
    """How often each unit holds each feature: ``owners`` rise, ``codes`` count from 0 without gaps."""

    owners: Places
    codes: Places
    times: Places
    units: int
    count: int


def features_of(wordings: Sequence[tuple[str, ...]], language: str) -> Features:
    """The features of each unit: words and pairs of words, or characters by twos and threes."""
    raw, owners = _runs(wordings, language) if language in CHARACTER_LANGUAGES else _pairs(wordings)
    distinct, codes = np.unique(raw, return_inverse=True)
    width = max(1, len(distinct))
    keys, times = np.unique(owners * width + codes.reshape(-1), return_counts=True)
    return Features(keys // width, keys % width, times, len(wordings), len(distinct))


def _pairs(wordings: Sequence[tuple[str, ...]]) -> tuple[Places, Places]:
    """Each word and each pair of neighbours as a number, with the unit it stands in."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(word, len(known) + 1) for words in wordings for word in words]
    ids = np.array(numbers, dtype=np.int64)
    owners = _owners([len(words) for words in wordings])
    together = owners[:-1] == owners[1:]
    pairs = (ids[:-1] << _BITS_OF_A_WORD) | ids[1:]
    return np.concatenate([ids, pairs[together]]), np.concatenate([owners, owners[:-1][together]])


def _runs(wordings: Sequence[tuple[str, ...]], language: str) -> tuple[Places, Places]:
    """Each run of two and of three characters as a number, with the unit it stands in."""
    runs = [("" if language == "zh" else " ").join(words) for words in wordings]
    points = np.frombuffer("".join(runs).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    characters = points.astype(np.int64)
    owners = _owners([len(run) for run in runs])
    twos = (characters[:-1] << _BITS_OF_A_CHARACTER) | characters[1:]
    threes = (twos[:-1] << _BITS_OF_A_CHARACTER) | characters[2:]
    in_two, in_three = owners[:-1] == owners[1:], owners[:-2] == owners[2:]
    return (
        np.concatenate([twos[in_two], threes[in_three]]),
        np.concatenate([owners[:-1][in_two], owners[:-2][in_three]]),
    )


def _owners(lengths: Sequence[int]) -> Places:
    return np.repeat(np.arange(len(lengths)), np.array(lengths, dtype=np.int64))
