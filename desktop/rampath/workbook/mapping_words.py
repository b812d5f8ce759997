"""What a mapping lacks, and what its columns are called, in words for people."""

from openpyxl.utils import get_column_letter

from rampath.wording import listing, marked, tr
from rampath.workbook.mapping import Form, Mapping, Role, lacking

_LONGEST = 28

ROLE_WORDS = {
    Role.LABEL: marked("names"),
    Role.YEAR: marked("year"),
    Role.PERIOD: marked("years"),
    Role.VALUE: marked("figures"),
    Role.ITEM: marked("what it counts"),
    Role.UNIT: marked("unit"),
    Role.FLAG: marked("estimate or not"),
    Role.CODE: marked("code"),
    Role.TITLE: marked("title"),
    Role.HEADING: marked("heading"),
    Role.COUNTED: marked("counted or not"),
    Role.TEXT: marked("remarks"),
    Role.AMOUNT: marked("amount"),
    Role.IGNORED: marked("left out"),
    Role.UNKNOWN: marked("not known"),
}
"""What a column that has the role is called, after its letter."""

FORM_WORDS = {
    Form.YEARS: marked("years across"),
    Form.DOWN: marked("years down"),
    Form.LONG: marked("a list of rows"),
    Form.LINES: marked("lines of a budget"),
}


_OPEN = {"member": "owner", "currency": "currency"}
"""The fields that a budget's list cannot leave open, by what it lacks then."""


def role_word(role: Role) -> str:
    known = ROLE_WORDS.get(role)
    return role.value if known is None else tr(known)


def why_blocked(mapping: Mapping) -> str:
    """Why a mapping cannot be read yet and what to do, in a sentence; nothing where it can."""
    word = lacking(mapping)
    return "" if word is None else _sentences(mapping).get(word, word)


def why_open(mapping: Mapping, field: str) -> str:
    """What a budget's list lacks in a field that other tables may leave open, in a sentence."""
    if mapping.form is not Form.LINES or field not in _OPEN or getattr(mapping, field):
        return ""
    return _sentences(mapping)[_OPEN[field]]


def _sentences(mapping: Mapping) -> dict[str, str]:
    columns = [get_column_letter(use.column) for use in mapping.unknown]
    items = [f"“{_short(item.text)}”" for item in mapping.unknown_items]
    return {
        "columns": tr("Nobody has said yet what column {columns} holds; say it, or leave it out.",
                      columns=_some(columns))
        if len(columns) == 1
        else tr("Nobody has said yet what the columns {columns} hold; say it, or leave them out.",
                columns=_some(columns)),
        "figures": tr("No column of figures is known yet; point at one and say which year it is."),
        "period": tr("No column of years is known yet; point at it and say that years stand there."),
        "year": tr("Nothing says which year the figures are; point at their column and say it, or point at a column of"
                   " years."),
        "label": tr("No column of names is known yet; point at it and say that the names stand there."),
        "years": tr("A column of figures has no year yet; point at it and say which year it is."),
        "items": tr("Nobody has said yet what {items} counts, or at which prices; say it, or leave it out.",
                    items=_some(items))
        if len(items) == 1
        else tr("Nobody has said yet what {count} items count, or at which prices: {items}; say it, or leave them out.",
                count=len(items), items=_some(items, 2)),
        "member": tr("Nothing says which member the table is about; choose one."),
        "owner": tr("Nothing says whose budget this is; choose a member."),
        "currency": tr("Nothing says in which currency the amounts are; choose one."),
        "basis": tr("The prices are constant, but of a year that nobody has said yet; say which."),
        "measure": tr("Nobody has said yet what the figures count; choose a measure."),
    }  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _some(words: list[str], most: int = 4) -> str:
    return listing(words) if len(words) <= most else ", ".join(words[:most]) + " …"
