"""What the heading of a column of amounts says of its year, kind, month and stage."""

import pytest

from rampath.domain.observation import Kind
from rampath.workbook.line_heading import Amount, amount_of

ACTUAL, ESTIMATE, PLAN = Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("FY 2026 Request Amount*", Amount(2026, PLAN, None, "Request")),
        ("FY 2024 Actuals", Amount(2024, ACTUAL, None, "Actuals")),
        ("Soll 2025", Amount(2025, PLAN, None, "Soll")),
        ("Soll 2025 (Tsd. EUR)", Amount(2025, PLAN, None, "Soll")),
        ("Soll 2025 1 000 €", Amount(2025, PLAN, None, "Soll")),
        ("Budget 2025, EUR thousand", Amount(2025, PLAN, None, "Budget")),
        ("CP PLF 2025 en milliers d'euros", Amount(2025, PLAN, None, "CP PLF")),
        ("Kroner", Amount(None, ACTUAL, None, "Kroner")),
        ("Total million euro package 2025", Amount(2025, ACTUAL, None, "Total million euro package")),
        ("Ist 2023 (ohne Versorgung)", Amount(2023, ACTUAL, None, "Ist (ohne Versorgung)")),
        ("CP PLF 2025", Amount(2025, PLAN, None, "CP PLF")),
        ("2025/26", Amount(2025, ACTUAL, None, "")),
        ("2025-26 Main Estimates", Amount(2025, ESTIMATE, None, "Main Estimates")),
        ("Utfall januari", Amount(None, ACTUAL, 1, "Utfall")),
        ("Utfall mars 2025", Amount(2025, ACTUAL, 3, "Utfall")),
        ("Okt. 2025", Amount(2025, ACTUAL, 10, "")),
        ("Outturn Dec 2025", Amount(2025, ACTUAL, 12, "Outturn")),
        ("Jan to Mar 2025", Amount(2025, ACTUAL, None, "Jan to Mar")),
        ("Plan (po zmianach) 2025", Amount(2025, PLAN, None, "Plan (po zmianach)")),
        ("Budget (2025)", Amount(2025, PLAN, None, "Budget")),
        ("beloep_2025", Amount(2025, ACTUAL, None, "beloep")),
        ("current_fytd_net_outly_amt", Amount(None, ACTUAL, None, "current fytd net outly amt")),
        ("budget_voted_2025", Amount(2025, PLAN, None, "budget voted")),
        ("Eelarve", Amount(None, PLAN, None, "Eelarve")),
        ("Amount", Amount(None, ACTUAL, None, "Amount")),
        ("", Amount(None, ACTUAL, None, "")),
    ],
)
def test_that_a_heading_tells_year_kind_month_and_the_budgets_own_word(heading: str, told: Amount) -> None:
    assert amount_of(heading) == told
