"""Profiles as files: written and read again, readable by a person, and refused in a sentence where they are spoilt."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rampath import resources
from rampath.domain.observation import Kind, Measure
from rampath.workbook.mapping import Form, Part, Role
from rampath.workbook.profile import (
    Anchor,
    Profile,
    ProfileColumn,
    ProfileSheet,
    ProfileSpoilt,
    YearFrom,
    profiles_in,
    read_profile,
    write_profile,
)
from workbook.wanted import PROFILE

NAMES = st.text("abcXYZ äöü./&-0123456789", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "x")


ANCHORS = st.builds(Anchor, st.sampled_from(["", "A1", "BC12"]), NAMES)


PARTS = st.builds(Part, NAMES, NAMES, st.lists(NAMES, max_size=2).map(tuple))


COLUMNS = st.builds(
    ProfileColumn,
    st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    st.sampled_from([role for role in Role if role not in {Role.UNKNOWN, Role.COUNTED}]),
    at=st.sampled_from(["", "A", "BC"]),
    kind=st.sampled_from([None, *Kind]),
    year=st.none() | st.integers(1950, 2050),
    month=st.none() | st.integers(1, 12),
    stage=NAMES | st.just(""),
    digits=st.integers(0, 9),
    optional=st.booleans(),
).flatmap(
    lambda column: (
        st.builds(
            replace, st.just(column), actual_lag=st.integers(1, 9), actual_unless=st.lists(NAMES, max_size=2).map(tuple)
        )
        | st.just(column)
    )
)


SHEETS = st.builds(
    ProfileSheet,
    NAMES,
    st.sampled_from(Form),
    st.lists(COLUMNS, min_size=1, max_size=3).map(tuple),
    also=st.lists(NAMES, max_size=2).map(tuple),
    header_row=st.integers(1, 60),
    skipped=st.integers(-9, 5_000),
    first=st.none() | ANCHORS,
    last=st.none() | ANCHORS,
    until=st.none() | ANCHORS,
    anchors=st.lists(ANCHORS, max_size=2).map(tuple),
    left_out=st.lists(ANCHORS, max_size=2).map(tuple),
    optional=st.booleans(),
    repeated_in=st.lists(NAMES, max_size=2).map(tuple),
    year_from=st.sampled_from(YearFrom),
    measure=st.sampled_from([None, *Measure]),
    detail=NAMES | st.just(""),
    member=st.sampled_from(["", "EST", "NATO_EUR_CAN"]),
    currency=st.sampled_from(["", "EUR"]),
    power=st.integers(-3, 12),
    percent=st.booleans(),
    price_basis=st.sampled_from(["current", "constant 2021", ""]),
    estimates_from=st.none() | st.integers(1950, 2050),
    preliminary=st.lists(NAMES, max_size=2).map(tuple),
    totals=st.lists(NAMES, max_size=2).map(tuple),
    decimal=st.sampled_from(["", ".", ","]),
    parts=st.lists(PARTS, max_size=2).map(tuple),
    sides=st.lists(PARTS, max_size=2).map(tuple),
    words_differ=st.booleans(),
)


PROFILES = st.builds(
    Profile, NAMES, st.lists(SHEETS, min_size=1, max_size=3).map(tuple), text=NAMES | st.just(""),
    source=NAMES | st.just(""), edition=NAMES,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(PROFILES)
def test_that_a_profile_that_is_written_is_read_as_it_was(tmp_path: Path, profile: Profile) -> None:
    file = tmp_path / "p.toml"
    write_profile(profile, file)
    assert read_profile(file) == replace(profile, file="p.toml")


def test_that_a_written_profile_can_be_read_by_a_person(tmp_path: Path) -> None:
    write_profile(PROFILE, tmp_path / "p.toml")
    text = (tmp_path / "p.toml").read_text(encoding="utf-8")
    assert text.startswith("# How Rampath reads")
    for line in ('name = "Defence budget"', "# Sheet “List”", 'header = "Budget {year}"', 'scale = "million"'):
        assert line in text
    assert "optional" not in text


GOOD = 'name = "P"\n[[sheets]]\nsheet = "A"\nform = "lines"\n[[sheets.columns]]\nheader = "B"\nrole = "amount"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "expected TOML"),
        ("", "key sheets: expected at least one [[sheets]]"),
        (GOOD.replace('name = "P"', "name = 5"), "key name: expected a text"),
        (GOOD.replace('sheet = "A"', "sheet = []"), "key sheet: expected a text"),
        (GOOD.replace('sheet = "A"', 'sheet = ["A", ""]'), "key sheet: expected a text"),
        (GOOD.replace('name = "P"', ""), "key name: it is missing"),
        (GOOD.replace("lines", "lists"), "[[sheets]] 1, key form: expected one of years"),
        (GOOD.replace('role = "amount"', 'role = "money"'), "1, [[sheets.columns]] 1, key role: expected one of label"),
        (GOOD.replace('header = "B"', 'header = "B {yeer}"'), "key header: {yeer} means nothing"),
        (GOOD.replace('header = "B"', ""), "key header: expected the text of the header"),
        (GOOD.replace('role = "amount"', 'role = "counted"'), "key not_counted: expected the text"),
        (GOOD + 'actual_unless = "x"\n', "key actual_unless: expected “actual_lag” beside it"),
        (GOOD + 'actual_lag = 2\nactual_unless = "{x}"\n', "key actual_unless: {x} means nothing"),
        (GOOD + 'colour = "red"\n', "key colour: this key means nothing here"),
        (GOOD.replace('form = "lines"', 'form = "lines"\nscale = "dozen"'), "key scale: expected one of one, thousand"),
        (GOOD.replace('form = "lines"', 'form = "lines"\ncurrency = "euro"'), "key currency: expected a currency"),
        (GOOD.replace('form = "lines"', 'form = "lines"\nheader_row = 0'), "key header_row: expected a whole number"),
        (GOOD.replace('form = "lines"', 'form = "lines"\npercent = 1'), "key percent: expected true or false"),
        (GOOD.replace('form = "lines"', 'form = "lines"\nlast = "end"'), "key last: expected a table [sheets.last]"),
        (GOOD.replace('form = "lines"', 'form = "lines"\nanchors = [{cell = "1A", text = "x"}]'),
         "[[sheets.anchors]] 1, key cell: expected a cell such as B4"),
    ],
)  # fmt: skip
def test_that_a_spoilt_profile_is_refused_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileSpoilt) as refusal:
        read_profile(file)
    message = str(refusal.value)
    assert message.startswith("mine.toml is no profile that can be used: ")
    assert told in message
    assert "\n" not in message


def test_that_a_slip_made_by_hand_is_told_with_its_line_and_what_is_expected(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    write_profile(replace(PROFILE, sheets=(replace(PROFILE.sheets[0], last=Anchor("A9", "Total")),)), file)
    text = file.read_text(encoding="utf-8")
    for sound, slip, expected in (
        ('"million"', '"milion"', "[[sheets]] 1, key scale: expected one of one, thousand"),
        ('"title"', '"titel"', "[[sheets]] 1, [[sheets.columns]] 2, key role: expected one of label"),
        ('text = "Total"', 'txt = "Total"', "[[sheets]] 1, [sheets.last], key txt: this key means nothing here"),
    ):
        file.write_text(text.replace(sound, slip), encoding="utf-8")
        line = 1 + text[: text.index(sound)].count("\n")
        with pytest.raises(ProfileSpoilt) as refusal:
            read_profile(file)
        assert str(refusal.value).startswith(f"mine.toml is no profile that can be used: line {line}, {expected}")


def test_that_a_profile_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileSpoilt, match="UTF-8"):
        read_profile(tmp_path / "p.toml")
    with pytest.raises(ProfileSpoilt, match="does not exist"):
        read_profile(tmp_path / "q.toml")


def test_that_one_spoilt_profile_in_a_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    write_profile(PROFILE, tmp_path / "good.toml")
    (tmp_path / "bad.toml").write_text("name = 1", encoding="utf-8")
    profiles, findings = profiles_in(tmp_path)
    assert [profile.name for profile in profiles] == ["Defence budget"]
    assert [finding.place for finding in findings] == ["bad.toml"]
    assert profiles_in(tmp_path / "nowhere") == ((), ())


def test_that_every_shipped_profile_is_sound_and_written_as_it_is_read(tmp_path: Path) -> None:
    profiles, findings = profiles_in(resources.folder() / "profiles")
    assert findings == ()
    assert len(profiles) >= 5
    for profile in profiles:
        assert profile.source
        write_profile(profile, tmp_path / profile.file)
        assert read_profile(tmp_path / profile.file) == profile
