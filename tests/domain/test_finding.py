"""Findings: their parts, and the order in which they are told."""

from rampath.domain.finding import Finding, Scope, Severity, in_order, of_a_reading, outdated, told


def test_that_the_message_is_made_of_what_was_said_expected_and_done() -> None:
    finding = told(Severity.ERROR, "T!B5", "two", "“two” is no figure", expected="a number", done="It was left out")
    assert finding.message == "“two” is no figure; expected a number. It was left out."
    assert (finding.said, finding.expected, finding.done) == ("“two” is no figure", "a number", "It was left out")


def test_that_parts_that_are_not_there_leave_no_trace() -> None:
    assert told(Severity.NOTE, "T", "", "The sheet is hidden").message == "The sheet is hidden."
    assert told(Severity.NOTE, "T", "", "No header", expected="years").message == "No header; expected years."
    only = told(Severity.NOTE, "T", "", "A link was found", done="It was not followed")
    assert (only.message, only.said) == ("A link was found. It was not followed.", "A link was found")


def test_that_a_message_without_parts_is_said_whole() -> None:
    assert Finding(Severity.NOTE, "", "", "All is well.").said == "All is well."
    assert Finding(Severity.NOTE, "", "", "All is well.", expected="more", done="Nothing").said == "All is well."


def test_that_the_reach_follows_from_the_place_unless_it_is_said() -> None:
    def reach(place: str, scope: Scope | None = None) -> Scope:
        return Finding(Severity.NOTE, place, "", "m", "a.xlsx", scope=scope).reach

    assert [reach("a.xlsx"), reach(""), reach("TABLE3"), reach("TABLE3!B5")] == [
        Scope.FILE, Scope.FILE, Scope.SHEET, Scope.CELL,
    ]  # fmt: skip
    assert reach("TABLE3!B5", Scope.HEADER) is Scope.HEADER


def test_that_a_missing_header_is_told_before_the_cells_that_it_costs_and_file_by_file() -> None:
    cells = [Finding(Severity.ERROR, f"T!B{row}", "x", "m", "a.xlsx") for row in range(5, 105)]
    header = Finding(Severity.ERROR, "T!A4", "", "no header", "a.xlsx", scope=Scope.HEADER)
    sheet = Finding(Severity.WARNING, "T", "", "hidden", "a.xlsx")
    link = Finding(Severity.NOTE, "a.xlsx", "", "link", "a.xlsx")
    note = Finding(Severity.NOTE, "T!B4", "", "look", "a.xlsx")
    other = Finding(Severity.ERROR, "b.xlsx", "", "other", "b.xlsx")
    told_first = in_order([note, *cells, header, sheet, link, other])
    assert told_first == (sheet, header, *cells, link, note, other)
    assert in_order(told_first) == told_first


def test_that_what_a_file_says_no_more_is_outdated_but_not_how_figures_gave_way_nor_sheets_that_were_not_read() -> None:
    lost = Finding(Severity.ERROR, "T!A1", "two", "“two” is no figure.", "a.xlsx")
    still = Finding(Severity.ERROR, "T!A2", "x", "“x” is no figure.", "a.xlsx")
    header = told(Severity.WARNING, "T", "", "No header", expected="years", file="a.xlsx")
    others = (
        Finding(Severity.ERROR, "U!A1", "two", "“two” is no figure.", "a.xlsx"),
        Finding(Severity.ERROR, "T!A1", "two", "“two” is no figure.", "b.xlsx"),
        Finding(Severity.NOTE, "T!A3", "2", "Belgium 2024: 1 % gave way to 2 %.", "a.xlsx"),
    )
    assert outdated((lost, still, header, *others), "a.xlsx", {"T"}, {still}) == {lost, header}
    said = of_a_reading((lost, still, *others[:2], Finding(Severity.NOTE, "", "", "5 of 6 agree.", "a.xlsx")))
    assert outdated((*said, others[2]), "a.xlsx", {"T"}, {still}) == {said[0], said[-1]}
