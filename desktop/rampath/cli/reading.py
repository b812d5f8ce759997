"""`rampath read`: what is in workbooks, with every number's cell, and every cell that was not used."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rampath.cli.answering import read_answered
from rampath.cli.budget_lines import lines_as_json, lines_as_text
from rampath.cli.desk import Desk
from rampath.cli.profiles import chosen_profiles, reader_of
from rampath.domain.finding import Finding, Severity, has_errors
from rampath.domain.measure_words import measure_words
from rampath.domain.observation import Observation
from rampath.wording import number, tr
from rampath.workbook.question import Question
from rampath.workbook.reading import Reading


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    reader = reader_of(desk, chosen_profiles(desk, chosen.profile), alone=len(chosen.files) == 1)
    readings = read_answered(reader, chosen.files, chosen.answers)
    if chosen.json:
        print(json.dumps(as_json(readings, unused=chosen.unused), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        for reading in readings:
            print(as_text(reading, unused=chosen.unused))
    return 1 if any(has_errors(reading.findings) for reading in readings) else 0


def as_json(readings: list[Reading], *, unused: bool = False) -> dict[str, Any]:
    """The promised form: observations, findings, questions and counts over all files; lines where there are lists."""
    told: dict[str, Any] = {
        "observations": [_observation(row) for reading in readings for row in reading.observations],
        "findings": [_finding(finding) for reading in readings for finding in reading.findings],
        "questions": [_question(question) for reading in readings for question in reading.questions],
        "counts": {
            "cells": sum(reading.cells for reading in readings),
            "used": sum(reading.used for reading in readings),
            "unused": sum(reading.unused_cells for reading in readings),
        },
    }
    lines = [lines_as_json(each) for reading in readings for each in reading.lines]
    if lines:
        told["lines"] = lines
    if unused:
        told["unused"] = [
            {"file": reading.file, "place": cell.place, "raw": cell.raw, "reason": cell.reason}
            for reading in readings
            for cell in reading.unused
        ]
    return told


def as_text(reading: Reading, *, unused: bool = False) -> str:
    """What a person wants to know of a file that was read."""
    lines = [
        tr("{file}: {edition}", file=reading.file, edition=reading.edition),
        tr(
            "  {cells} cells hold something; {used} gave a figure, {unused} did not.",
            cells=number(reading.cells, 0),
            used=number(reading.used, 0),
            unused=number(reading.unused_cells, 0),
        ),
    ]
    if reading.profile:
        lines.append(tr("  Read by the {layout}: {reason}.", layout=reading.layout, reason=reading.reason))
    if reading.label:
        lines.append(tr("  The file is labelled {label}.", label=reading.label))
    measures = Counter(measure_words(row.measure) for row in reading.observations)
    lines += [f"  {number(count, 0):>7}  {measure}" for measure, count in measures.items()]
    for each in reading.lines:
        lines += lines_as_text(each)
    if reading.findings:
        lines.append(tr("  Findings:"))
    lines += [_said(finding) for finding in reading.findings]
    lines += [line for question in reading.questions for line in _asked(question)]
    why: Counter[str] = Counter()
    for cell in reading.unused:
        why[cell.reason] += cell.cells
    if why:
        lines.append(tr("  Cells that gave no figure:"))
    lines += [f"  {number(count, 0):>7}  {reason}" for reason, count in why.most_common()]
    if unused:
        lines += [f"    {cell.place}  {cell.raw!r}  {cell.reason}" for cell in reading.unused]
    return "\n".join(lines)


def _said(finding: Finding) -> str:
    word = {Severity.ERROR: tr("error"), Severity.WARNING: tr("warning"), Severity.NOTE: tr("note")}
    place = f"{finding.place}: " if finding.place else ""
    return f"  {word[finding.severity]:>7}  {place}{finding.message}"


def _asked(question: Question) -> Iterator[str]:
    """A question with its choices; the one that counts is marked."""
    yield tr("  Question {id}", id=question.id)
    yield f"    {question.message}"
    for choice in question.choices:
        mark = "*" if choice.id == question.taken else " "
        yield f"    {mark} {choice.id:<16} {choice.text}"
    if question.answered:
        yield tr("    Answered.")
    else:
        yield tr("    Not answered yet. Answer with: --answer '{id}=CHOICE'", id=question.id)


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "place": question.place,
        "raw": question.raw,
        "message": question.message,
        "choices": [{"id": choice.id, "text": choice.text} for choice in question.choices],
        "taken": question.taken,
        "answered": question.answered,
    }


def _observation(row: Observation) -> dict[str, Any]:
    return {
        "member": row.member,
        "measure": row.measure.value,
        "year": row.year,
        "value": row.value,
        "unit": row.unit,
        "price_basis": row.price_basis or None,
        "kind": row.kind.value,
        "edition": row.edition,
        "file": row.file,
        "cell": row.cell,
        "raw": row.raw,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "place": finding.place,
        "raw": finding.raw,
        "message": finding.message,
        "file": finding.file or None,
        "expected": finding.expected or None,
        "done": finding.done or None,
        "about": finding.reach.value,
    }
