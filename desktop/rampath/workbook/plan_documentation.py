"""The layout of the plan workbook in words for people."""

from collections.abc import Iterator

from rampath.wording import tr
from rampath.workbook.plan_form import FORMS, Form
from rampath.workbook.plan_layout import PROJECTION, PROJECTION_YEAR, SHEETS


def documentation() -> Iterator[str]:
    """The layout in words for people, as lines of Markdown."""
    for sheet in SHEETS:
        yield f"## {sheet.name}"
        yield from map(tr, sheet.sentences)
        for column in sheet.columns:
            told = [tr(FORMS[column.form].words)]
            if column.choices and column.form is not Form.FLAG:
                told = [tr("one of: {words}", words=", ".join(column.choices))]
            if column.required:
                told.append(tr("needed"))
            yield f"- {column.header}: {', '.join(told)}"
        if sheet is PROJECTION:
            yield f"- 2014 …: {tr(FORMS[PROJECTION_YEAR.form].words)}"
