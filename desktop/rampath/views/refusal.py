"""What to do with work beside the window that failed."""

from collections.abc import Callable


def tell_refusal(error: object, refused: tuple[type[Exception], ...], tell: Callable[[str], object]) -> None:
    """Tell a refusal in its own sentence; any other failure is a fault of the program and is raised."""
    if isinstance(error, refused):
        tell(str(error))
    elif isinstance(error, BaseException):
        raise error
