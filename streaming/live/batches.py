"""Gathers single requests into batches, so that many share one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batches(Generic[Item, Result]):
    """The first item leaves at once; those that come while a batch is under way form the next.

    A result reaches its caller only when its whole batch is done, that is, committed.
    """

    def __init__(
        self,
        run: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]],
        *,
        pause_seconds: float = 0.1,
        most: int = 500,
        most_waiting: int = 20_000,
    ) -> None:
        self._run = run
        self._pause_seconds = pause_seconds
        self._most = most
        self._most_waiting = most_waiting
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._task: asyncio.Task[None] | None = None

    async def submit(self, item: Item) -> Result:
        """The item's result; raises what its batch raised, BufferError when too many wait."""
        if len(self._waiting) >= self._most_waiting:
            raise BufferError("Too many items wait for their batch.")
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        return await future

    async def close(self) -> None:
        """Wait for what is under way."""
        if self._task is not None:
            await self._task

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                await self._work_on(batch)
                if self._waiting:
                    await asyncio.sleep(self._pause_seconds)
        finally:
            self._task = None

    async def _work_on(self, batch: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._run([item for item, _future in batch])
        except Exception as error:
            for _item, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        for (_item, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)
