"""Every measure has a name for people."""

from rampath.domain.measure_words import _WORDS, figure_words, measure_words
from rampath.domain.observation import Measure


def test_that_each_measure_has_words_of_its_own() -> None:
    assert set(_WORDS) == set(Measure)
    said = [measure_words(measure) for measure in Measure]
    assert len(set(said)) == len(said)
    assert not any("_" in words for words in said)


def test_that_a_figure_is_written_with_its_unit_and_as_many_decimals_as_it_has() -> None:
    assert figure_words(0.0375, "fraction") == "3.75\u2009%"
    assert figure_words(0.02, "fraction") == "2.00\u2009%"
    assert figure_words(0.041183, "fraction") == "4.1183\u2009%"
    assert figure_words(1234.5, "EUR million") == "1,234.5 EUR million"
    assert figure_words(90000, "EUR million") == "90,000 EUR million"
    assert figure_words(None, "fraction") == "–"
