"""From one of a member's currencies to another of its own, at the fixed rates of their change."""

from rampath.domain.member import Member


def conversion(member: Member, have: str, want: str) -> float:
    """The factor from one of a member's currencies to another of its own, at the fixed rates; else NaN."""
    if have == want:
        return 1.0
    codes = [period.code for period in member.currencies]
    if have not in codes or want not in codes:
        return float("nan")
    factor = 1.0
    low, high = sorted((codes.index(have), codes.index(want)))
    for period in member.currencies[low + 1 : high + 1]:
        factor *= period.per_unit_before or float("nan")
    return 1 / factor if codes.index(have) < codes.index(want) else factor
