"""Everything that is drawn can be told from its ground, light and dark (WCAG contrast)."""

import pytest

from rampath.charts.palette import DARK, LIGHT, Palette


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_that_black_on_white_has_the_contrast_that_wcag_names() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
@pytest.mark.parametrize("name", ["text", "quiet", "warning", "below"])
def test_that_text_stands_out_from_both_grounds(palette: Palette, name: str, ground: str) -> None:
    assert contrast(getattr(palette, name), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["plan", "commitment", "met", "below"])
def test_that_words_in_colour_are_readable_on_the_surface(palette: Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.surface) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["plan", "actual", "commitment", "ghost", "met", "below"])
def test_that_lines_stand_out_from_the_surface(palette: Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.surface) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_that_words_on_the_accent_are_readable(palette: Palette) -> None:
    assert contrast(palette.on_plan, palette.plan) >= 4.5
