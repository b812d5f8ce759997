"""Every measure has a name for people."""

from rampath.domain.measure_words import _WORDS, measure_words
from rampath.domain.observation import Measure


def test_that_each_measure_has_words_of_its_own() -> None:
    assert set(_WORDS) == set(Measure)
    said = [measure_words(measure) for measure in Measure]
    assert len(set(said)) == len(said)
    assert not any("_" in words for words in said)
