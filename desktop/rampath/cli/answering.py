"""Answers on the command line to what files leave open: `--answer ID=CHOICE`, as often as there are questions."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from rampath.cli.desk import Unusable
from rampath.wording import listing, tr
from rampath.workbook.question import Answers, Question, spread
from rampath.workbook.reading import Reading


def add_answers(command: argparse.ArgumentParser) -> None:
    """Let a command that reads files take answers."""
    command.add_argument("--answer", action="append", default=[], metavar="ID=CHOICE", dest="answers",
                         help=tr("answer a question that a file leaves open, and all that ask the same; “rampath read”"
                                 " lists them"))  # fmt: skip


Reader = Callable[[Path, Answers | None], Reading]
"""Reads one file, with the answers to what it leaves open."""


def read_answered(read: Reader, files: Sequence[Path], texts: Sequence[str]) -> list[Reading]:
    """What the files say with these answers; raises Unusable for an answer to no question, or with no choice of it."""
    answers = answers_in(texts)
    readings = [_read_whole(read, file, answers) for file in files]
    asked = {question.id: question for reading in readings for question in reading.questions}
    if any(name not in asked for name in answers):  # an answer may settle what another was about
        plain = [question for file in files for question in read(file, None).questions]
        asked = {**{question.id: question for question in plain}, **asked}
    for name, choice in answers.items():
        _check(name, choice, asked.get(name), [*asked])
    return readings


def _read_whole(read: Reader, file: Path, answers: Answers) -> Reading:
    """What a file says where an answer stands for every place that asks the same, unless it has its own."""
    reading = read(file, answers)
    for_all = spread(answers, reading.questions)
    return reading if for_all == answers else read(file, for_all)


def answers_in(texts: Sequence[str]) -> Answers:
    """The answers by the ids of their questions; an id may hold an equals sign, a choice none."""
    answers = {}
    for text in texts:
        name, equals, choice = text.rpartition("=")
        if not equals or not name.strip() or not choice.strip():
            raise Unusable(tr("“{text}” is no answer; write the question's id, an equals sign and a choice, such as"
                              " “share TABLE3!D6=leave-out”.", text=text))  # fmt: skip
        answers[name.strip()] = choice.strip()
    return answers


def _check(name: str, choice: str, question: Question | None, known: Sequence[str]) -> None:
    if question is None:
        if not known:
            raise Unusable(tr("There is no question “{id}”; nothing is left open here.", id=name))
        ids = listing([f"“{each}”" for each in known[:_MOST]]) + (" …" if len(known) > _MOST else "")
        raise Unusable(tr("There is no question “{id}” here; the questions are {known}.", id=name, known=ids))
    choices = [each.id for each in question.choices]
    if choice not in choices:
        raise Unusable(tr("“{choice}” is no choice of the question “{id}”; the choices are {choices}.",
                          choice=choice, id=name, choices=listing(choices)))  # fmt: skip


_MOST = 5
