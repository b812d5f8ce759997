"""The cover of a pack: what it is, from what it was made, and on which page everything stands."""

import math
from collections.abc import Sequence

from rampath.charts.palette import LIGHT
from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas
from rampath.printing.frame import Page
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, spacing
from rampath.printing.subject import Subject
from rampath.printing.table import PAIR, draw_pairs
from rampath.wording import day as day_text
from rampath.wording import tr

_HEAD, _TEXT, _NOTE = 10.0, 8.0, 7.5
_GAP, _BESIDE = 5.0, 8.0

Entry = tuple[str, int]
"""What stands on a page, and its number."""


def cover_page(subject: Subject, entries: Sequence[Entry]) -> Page:
    """The cover. A reference or copy number that is not given leaves room to write it by hand."""
    plan, scenario, order = subject.plan, subject.projection.scenario, subject.order
    told = [
        (tr("Marking"), order.marking or tr("No marking set")),
        (tr("Scenario"), scenario.name),
        (tr("Commitment"), subject.projection.commitment.name),
        (tr("Date"), day_text(order.day)),
        (tr("Reference"), order.reference),
        (tr("Copy number"), order.copy),
    ]

    def draw(canvas: Canvas, room: Area) -> None:
        wide = (room.width - _BESIDE) / 2
        left = Area(room.x, room.y + _GAP, wide, room.height * 0.6)
        right = Area(left.right + _BESIDE, left.y, wide, room.height * 0.4)
        below = max(draw_pairs(canvas, left, told, whole=True), _draw_sources(canvas, right, plan)) + _GAP
        _draw_entries(canvas, Area(room.x, below, room.width, room.bottom - below), entries)

    title = plan.title or tr("Compliance pack: {scenario}", scenario=scenario.name)
    return subject.page(title, draw=draw)


def _draw_sources(canvas: Canvas, room: Area, plan: Plan) -> float:
    """Editions with their files and hashes, as many as fit, and how many more there are; gives where they end."""
    y = canvas.paragraph(Area(room.x, room.y, room.width, spacing(_HEAD)), tr("Made from"), _HEAD, bold=True)
    step = spacing(_NOTE)
    for at, source in enumerate(plan.sources):
        lines = [
            line
            for text in (
                tr("{edition}: {file}", edition=source.edition, file=source.file),
                tr("SHA-256 {hash}", hash=source.sha256),
            )
            for line in canvas.wrapped(text, _NOTE, room.width)
        ]
        if y + (len(lines) + 1) * step > room.bottom:
            more = tr("And {count} more files, named in the plan.", count=len(plan.sources) - at)
            return canvas.paragraph(Area(room.x, y, room.width, step), more, _NOTE)
        for line in lines:
            canvas.text(room.x, y + step / 2, line, _NOTE)
            y += step
    return y


def _draw_entries(canvas: Canvas, room: Area, entries: Sequence[Entry]) -> None:
    """The contents, in as few columns as hold them, each page with its number."""
    y = canvas.paragraph(Area(room.x, room.y, room.width, spacing(_HEAD)), tr("Contents"), _HEAD, bold=True) + 1
    fit = max(1, int((room.bottom - y) / PAIR))
    columns = max(2, math.ceil(len(entries) / fit))
    deep = max(1, math.ceil(len(entries) / columns))
    wide = (room.width - (columns - 1) * _BESIDE) / columns
    for at, (name, number) in enumerate(entries):
        x = room.x + at // deep * (wide + _BESIDE)
        middle = y + (at % deep + 0.5) * PAIR
        page = canvas.text(x + wide, middle, str(number), _TEXT, Align.RIGHT)
        canvas.text(x, middle, name, _TEXT, room=wide - page.width - 3)
        canvas.line([(x, middle + PAIR / 2), (x + wide, middle + PAIR / 2)], LIGHT.line, 0.1)
