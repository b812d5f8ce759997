"""What to do with work beside the window that failed."""

from collections.abc import Callable

from rampath.workbook.safety import WorkbookRefused


def tell_refusal(error: object, refused: tuple[type[Exception], ...], tell: Callable[[str], object]) -> None:
    """Tell a refusal in its own sentence, without what there is to do on the command line.

    Any other failure is a fault of the program and is raised.
    """
    if isinstance(error, refused):
        tell(error.said if isinstance(error, WorkbookRefused) else str(error))
    elif isinstance(error, BaseException):
        raise error
