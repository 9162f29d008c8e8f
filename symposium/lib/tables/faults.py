"""What is wrong with a file as a whole."""

from collections.abc import Callable

Report = Callable[[str], None]


class InvalidFile(Exception):
    """The file is not what it should be, or so faulty that nothing of it is taken; names all
    errors.

    The sentences are in the language that was active while the file was read.
    """

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors
