"""Bounds what one connection may send."""

import time


class Bucket:
    """So many messages at once, refilled at a rate per second."""

    __slots__ = ("_left", "_rate", "_size", "_then")

    def __init__(self, *, size: float, rate: float) -> None:
        self._size = self._left = size
        self._rate = rate
        self._then = time.monotonic()

    def take(self) -> bool:
        """Whether one more is allowed now."""
        now = time.monotonic()
        self._left = min(self._size, self._left + (now - self._then) * self._rate)
        self._then = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
