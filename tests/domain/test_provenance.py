"""Where a number comes from, in sentences."""

from dataclasses import replace

from domain.build import plan
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.plan import Plan, Source
from rampath.domain.provenance import figure_words, provenance, provenance_lines
from rampath.domain.reimport import Decision, key_of

SHA = "0123456789abcdef" * 4


def row(value: float, edition: str, file: str, cell: str, raw: str, **other: object) -> Observation:
    made = Observation(
        "AAA", Measure.CORE_SHARE, 2026, value, "fraction", "constant 2021", Kind.ESTIMATE, edition, file, cell, raw
    )
    return replace(made, **other)  # type: ignore[arg-type]


def with_rows(*rows: Observation, sources: tuple[Source, ...] = ()) -> Plan:
    return replace(plan(), observations=Observations.of(rows), sources=sources)


OLD = row(0.0210, "NATO June 2024", "old.xlsx", "TABLE3!N12", "2.1")
NEW = row(0.0200, "NATO July 2026", "new.xlsx", "Table 3!N6", "2.00")
RECORD = (
    Source("old.xlsx", "f" * 64, "NATO June 2024", "2026-11-22"),
    Source("new.xlsx", SHA, "NATO July 2026", "2026-11-24"),
)


def test_that_a_number_tells_figure_edition_cell_text_file_day_and_checksum() -> None:
    found = provenance(with_rows(NEW, sources=RECORD), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert found.source == RECORD[1]
    assert provenance_lines(found) == (
        "Aland 2026e, core share of GDP: 2.00\u2009% at constant 2021 prices",
        "NATO July 2026, Table 3!N6: “2.00”",
        "new.xlsx, read on 24 November 2026",
        "SHA-256 0123456789ab…",
    )
    assert provenance_lines(found, whole=True)[-1] == f"SHA-256 {SHA}"


def test_that_of_several_editions_the_one_that_counts_is_told_and_that_others_exist() -> None:
    found = provenance(with_rows(OLD, NEW, sources=RECORD), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert (found.observation, found.others) == (NEW, (OLD,))
    assert provenance_lines(found)[-1] == (
        "NATO July 2026 counts here; NATO June 2024 gives 2.10\u2009% at constant 2021 prices"
    )


def test_that_the_same_edition_twice_and_another_price_basis_are_no_other_editions() -> None:
    again = row(0.0200, "NATO July 2026", "copy.xlsx", "Table 3!N6", "2.00")
    current = row(0.0195, "NATO June 2024", "old.xlsx", "TABLE3!N40", "1.95", price_basis="current")
    found = provenance(with_rows(current, again, NEW), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert (found.others, found.source) == ((), None)


def test_that_a_share_may_rest_on_another_base_year_and_money_may_not() -> None:
    older = replace(OLD, price_basis="constant 2015")
    found = provenance(with_rows(older, NEW), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert found.others == (older,)
    rows = [replace(each, measure=Measure.GDP, unit="EUR million") for each in (older, NEW)]
    found = provenance(with_rows(*rows), "AAA", Measure.GDP, 2026)
    assert found is not None
    assert found.others == ()


def test_that_a_figure_that_was_changed_by_hand_says_so() -> None:
    found = provenance(with_rows(replace(NEW, as_read=0.021)), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    said = provenance_lines(found)
    assert any(line.startswith("Changed by hand since it was read; the file says 2.10") for line in said)


def test_that_of_two_files_of_one_name_the_one_of_the_edition_is_named() -> None:
    first, second = replace(RECORD[0], file="new.xlsx"), RECORD[1]
    found = provenance(with_rows(NEW, sources=(second, first)), "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert found.source == second


def test_that_a_figure_which_stands_although_the_file_no_longer_has_it_is_not_told_as_read_from_that_file() -> None:
    held = replace(with_rows(NEW, sources=RECORD), decisions=(Decision(key_of(NEW), ""),))
    found = provenance(held, "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert provenance_lines(found)[1:] == ("NATO July 2026, Table 3!N6: “2.00”", "new.xlsx")
    edited = with_rows(replace(NEW, as_read=0.0205, raw="2.05"), sources=RECORD)
    kept = replace(edited, decisions=(Decision(key_of(NEW), "2.05"), Decision(key_of(OLD), "")))
    found = provenance(kept, "AAA", Measure.CORE_SHARE, 2026)
    assert found is not None
    assert found.source == RECORD[1]


def test_that_a_day_that_is_unknown_or_no_date_is_not_made_up() -> None:
    for read, told in (("", "new.xlsx"), ("last week", "new.xlsx, read on last week")):
        sources = (replace(RECORD[1], read=read),)
        found = provenance(with_rows(NEW, sources=sources), "AAA", Measure.CORE_SHARE, 2026)
        assert found is not None
        assert provenance_lines(found)[2] == told


def test_that_a_figure_has_its_unit_and_prices() -> None:
    spent = replace(NEW, measure=Measure.CORE_EXPENDITURE, value=8126.0, unit="EUR million", price_basis="current")
    heads = replace(NEW, measure=Measure.PERSONNEL, value=21.5, unit="thousand", price_basis="")
    assert figure_words(spent) == "8,126 EUR million at current prices"
    assert figure_words(heads) == "21.5 thousand"


def test_that_what_was_not_observed_has_no_provenance() -> None:
    assert provenance(with_rows(NEW), "AAA", Measure.CORE_SHARE, 2025) is None
    assert provenance(with_rows(NEW), "BBB", Measure.CORE_SHARE, 2026) is None
