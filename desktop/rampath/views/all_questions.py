"""Every question that the window asks, gathered from the parts that ask them."""

from typing import Protocol

from rampath.views.editions import EditionQuestions
from rampath.views.filing import Questions
from rampath.views.filling.filling import FillingQuestions
from rampath.views.importing import ImportQuestions
from rampath.views.label_proposal import LabelQuestions
from rampath.views.returning import ReturnQuestions
from rampath.views.sources import SourceQuestions


class AllQuestions(
    Questions,
    ImportQuestions,
    EditionQuestions,
    ReturnQuestions,
    SourceQuestions,
    LabelQuestions,
    FillingQuestions,
    Protocol,
):
    """Every question that the window asks, and the pages that it shows."""

    def show_page(self, title: str, page: str) -> None: ...
