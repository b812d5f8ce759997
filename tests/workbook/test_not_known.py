"""Files that are whole and were not read: which of them a person can read by hand, and what is said of each."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import in_form, with_year
from rampath.workbook.draft import draft_of
from rampath.workbook.mapping import Form
from rampath.workbook.not_known import Lacking, NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, profile_from
from rampath.workbook.reading import read_by_profile, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.build_eda import write_countries
from workbook.build_eda_list import BILLIONS, PAST, write_list
from workbook.build_un import HEAD, standardized

WAY_OUT = "; import it in the window, where you can say how it is to be read, or read it by a profile (--profile)."
RELATIVE: Rows = (
    ("Table 3: Core defence expenditure as a share of GDP",),
    ("Share of GDP (%)",),
    ("", "previous year", "current year"),
    ("Belgium", 1.25, 2.0),
    ("Estonia", 3.5, 5.0),
    ("France", 2.0, 2.25),
)
"""NATO's form, in which no year stands."""

UN = "is in the form of the UN's report on military expenditures, but "
NATO = "is in the form “NATO defence expenditure tables”, but "

Make = Callable[[Path], object]
LACKING: dict[str, tuple[Make, str]] = {
    "no year row": (
        lambda file: write(file, {"Table 3": RELATIVE}),
        NATO + "no figure can be read in it: Table 3!B3: The row that begins with “previous year” stands where years"
        " belong; expected years such as 2024 or 2024e, each once.",
    ),
    "no figure": (
        lambda file: write(file, {"Table 3": (*RELATIVE[:2], ("", 2024, "2025e"), ("Belgium", "..", ".."))}),
        NATO + "has no figure where that form has them.",
    ),
    "no year of a UN form": (
        lambda file: write(file, {"Form": standardized(head=[*HEAD[:2], *HEAD[3:]])}),
        UN + "does not say of which year; write it above the figures, as in “Fiscal year: 2025”.",
    ),
    "no country of a UN form": (
        lambda file: write(file, {"Form": standardized(head=HEAD[2:])}),
        UN + "names no member of the Alliance; write the country above the figures, as in “Country: Estonia”.",
    ),
    "no amount in a UN form": (
        lambda file: write(file, {"Form": standardized(leaves={})}),
        "is in the form “UN report on military expenditures”, but has no figure where that form has them.",
    ),
    "no year of the EDA": (
        lambda file: write_countries(file, {"Estonia": "Estonia"}, years=("first", "second", "third")),
        "is in the form of the EDA's defence data, but has no figures of a member under a row of years.",
    ),
    "no member in a list of the EDA": (
        lambda file: write_list(file, BILLIONS, PAST[:2]),
        "lists what the EDA counts by country and year, but has no figures of a member.",
    ),
}  # fmt: skip


def refusal(file: Path, register: Register) -> WorkbookRefused:
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(file, register)
    return refused.value


@pytest.mark.parametrize("case", LACKING)
def test_that_a_file_of_a_known_form_says_what_it_lacks_and_can_be_read_by_hand(
    tmp_path: Path, register: Register, case: str
) -> None:
    make, what = LACKING[case]
    file = tmp_path / "return.xlsx"
    make(file)
    refused = refusal(file, register)
    assert isinstance(refused, Lacking)
    assert refused.said == f"return.xlsx {what}"
    assert str(refused) == refused.said.removesuffix(".") + WAY_OUT
    assert not draft_of(open_book(file), register).is_hopeless


def test_that_a_file_that_no_layout_knows_lacks_nothing_and_can_be_read_by_hand(
    tmp_path: Path, register: Register
) -> None:
    refused = refusal(write(tmp_path / "a.xlsx", {"Data": (("x", "y"), (1, 2))}), register)
    assert type(refused) is NotKnown
    assert refused.said == "a.xlsx holds no table that Rampath knows (sheets: Data)."
    assert str(refused) == refused.said.removesuffix(".") + WAY_OUT


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"%PDF-1.7\n", "is a PDF"), (b"PK\x03\x04 cut short", "is damaged or cut short")],
)
def test_that_what_is_no_readable_file_cannot_be_read_by_hand_either(
    tmp_path: Path, register: Register, content: bytes, said: str
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    refused = refusal(file, register)
    assert not isinstance(refused, NotKnown)
    assert said in refused.said
    assert str(refused) == refused.said


def test_that_the_first_error_of_several_sheets_is_told(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "a.xlsx", {"Cover": (("Return 2026",),), "Notes": (("None",),), "Table 3": RELATIVE})
    assert refusal(file, register).said.startswith(f"a.xlsx {NATO}no figure can be read in it: Table 3!B3: The row")


def own_profile(file: Path, register: Register) -> Profile:
    """The profile of somebody who said of which years the columns are."""
    draft = draft_of(open_book(file), register)
    mapping = in_form(draft.entries[0].mapping, Form.YEARS)
    for column, year in ((2, 2025), (3, 2026)):
        mapping = with_year(mapping, draft.book.sheets[0], column, year, Kind.ESTIMATE)
    mapping = replace(mapping, measure=Measure.CORE_SHARE, percent=True)
    return profile_from("Relative years", draft.book, (mapping,), register=register)


def test_that_a_profile_that_was_made_for_what_a_form_lacks_reads_it(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "return.xlsx", {"Table 3": RELATIVE})
    profile = own_profile(file, register)
    found = read_workbook(file, register, profiles=[profile])
    assert found.layout == "profile “Relative years”"
    assert {(row.member, row.year, row.cell): row.value for row in found.observations} == {
        ("BEL", 2025, "Table 3!B4"): 0.0125, ("BEL", 2026, "Table 3!C4"): 0.02,
        ("EST", 2025, "Table 3!B5"): 0.035, ("EST", 2026, "Table 3!C5"): 0.05,
        ("FRA", 2025, "Table 3!B6"): 0.02, ("FRA", 2026, "Table 3!C6"): 0.0225,
    }  # fmt: skip


def test_that_a_profile_that_finds_nothing_leaves_the_way_by_hand(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "return.xlsx", {"Table 3": RELATIVE})
    profile = own_profile(file, register)
    empty = [(*row[:1], *["" for _ in row[1:]]) if at > 2 else row for at, row in enumerate(RELATIVE)]
    later = write(tmp_path / "later.xlsx", {"Table 3": empty})
    with pytest.raises(Lacking) as refused:
        read_by_profile(open_book(later), profile, register)
    assert refused.value.said.startswith("later.xlsx could not be read by the profile “Relative years”: ")
    assert str(refused.value).endswith("or read it by another profile (--profile).")


def test_that_a_profile_that_finds_nothing_names_the_row_that_it_misses(tmp_path: Path, register: Register) -> None:
    def own(name: str) -> Rows:
        return (("million euro, current prices",), ("Budget", 2024, 2025), (name, 7835, 12900.5))

    file = write(tmp_path / "first.xlsx", {"Plan": own("Total defence")})
    draft = draft_of(open_book(file), register)
    (mapping,) = draft.mappings
    total = replace(mapping.items[0], measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)
    made = profile_from("Own plan", draft.book, [replace(mapping, member="BEL", items=(total,))], register=register)
    later = write(tmp_path / "later.xlsx", {"Plan": own("Total defence budget")})
    with pytest.raises(Lacking) as refused:
        read_by_profile(open_book(later), made, register)
    assert refused.value.said.startswith(
        "later.xlsx could not be read by the profile “Own plan”: Rows that the profile knows are missing: 1; expected"
        " “Total defence”."
    )
