"""The large form's store, shared by all processes.

Keys, below the prefix: `present:<stage>` sorted set of viewers by last beat; `seen:<stage>` and
`seen:<stage>:<session>` HyperLogLogs (standard error 0.81 %); `watched:<stage>:<minute>` hash of
viewers to seconds; `minutes` sorted set of those hashes; `heard` sorted set of stages.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import redis

from streaming.audience.beats import last_present_before
from streaming.audience.store.base import Batch, OpenMinute

LIFETIME_SECONDS = 40 * 24 * 3600
"""Nothing here outlives the weeks after an edition, whatever becomes of the tasks."""

HALF = 30
LOW = (1 << HALF) - 1
# Lua's numbers hold 53 bits and its bit operations 32, so the 60 seconds travel as two halves.
JOIN_SECONDS = """
for i = 1, #ARGV, 3 do
  local low, high = tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local known = redis.call('HGET', KEYS[1], ARGV[i])
  if known then
    local known_low, known_high = string.match(known, '(%d+),(%d+)')
    low, high = bit.bor(low, tonumber(known_low)), bit.bor(high, tonumber(known_high))
  end
  redis.call('HSET', KEYS[1], ARGV[i], string.format('%d,%d', low, high))
end
return 0
"""
MOST_VIEWERS_A_CALL = 1_000


class RedisStore:
    def __init__(self, url: str, *, prefix: str) -> None:
        self._prefix = prefix
        self._client: Any = redis.Redis.from_url(
            url, socket_timeout=5, socket_connect_timeout=2, decode_responses=True
        )
        self._join = self._client.register_script(JOIN_SECONDS)

    def record(self, batch: Batch) -> None:
        with self._client.pipeline(transaction=False) as pipe:
            self._record_heard(pipe, batch)
            self._record_seen(pipe, batch)
            self._record_watched(pipe, batch)
            pipe.execute()

    def watching(self, stage_id: int, at: datetime) -> int:
        since = last_present_before(at).timestamp()
        return int(self._client.zcount(self._key("present", stage_id), since, at.timestamp()))

    def heard_since(self, since: datetime) -> list[int]:
        found = self._client.zrangebyscore(self._key("heard"), f"({since.timestamp()}", "+inf")
        return sorted(int(stage_id) for stage_id in found)

    def unique(self, stage_ids: Sequence[int], session_guid: str | None = None) -> int:
        if not stage_ids:
            return 0
        keys = [
            self._key("seen", stage_id, *([] if session_guid is None else [session_guid or "-"]))
            for stage_id in stage_ids
        ]
        return int(self._client.pfcount(*keys))

    def open_minutes(self, before: datetime) -> list[OpenMinute]:
        found = self._client.zrangebyscore(
            self._key("minutes"), "-inf", f"({before.timestamp()}", withscores=True
        )
        minutes = [
            OpenMinute(int(member.partition(":")[0]), datetime.fromtimestamp(score, UTC))
            for member, score in found
        ]
        return sorted(minutes, key=lambda minute: (minute.starts_at, minute.stage_id))

    def watched_in(self, minute: OpenMinute) -> dict[str, int]:
        rows = self._client.hgetall(self._key("watched", *_parts(minute)))
        return {viewer: _joined(halves) for viewer, halves in rows.items()}

    def forget(self, minutes: Iterable[OpenMinute], *, absent_since: datetime) -> None:
        until = f"({absent_since.timestamp()}"
        with self._client.pipeline(transaction=False) as pipe:
            for minute in minutes:
                pipe.delete(self._key("watched", *_parts(minute)))
                pipe.zrem(self._key("minutes"), _member(minute))
            for stage_id in self._client.zrange(self._key("heard"), 0, -1):
                pipe.zremrangebyscore(self._key("present", stage_id), "-inf", until)
            pipe.execute()

    def _record_heard(self, pipe: Any, batch: Batch) -> None:
        by_stage: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for (stage_id, viewer), at in batch.heard.items():
            by_stage[stage_id][viewer] = at.timestamp()
        for stage_id, scores in by_stage.items():
            # GT: a batch that comes late never makes somebody older.
            pipe.zadd(self._key("present", stage_id), scores, gt=True)
            pipe.expire(self._key("present", stage_id), LIFETIME_SECONDS)
            pipe.zadd(self._key("heard"), {str(stage_id): max(scores.values())}, gt=True)

    def _record_seen(self, pipe: Any, batch: Batch) -> None:
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for stage_id, guid, viewer in batch.seen:
            by_key[self._key("seen", stage_id)].append(viewer)
            by_key[self._key("seen", stage_id, guid or "-")].append(viewer)
        for key, viewers in by_key.items():
            pipe.pfadd(key, *viewers)
            pipe.expire(key, LIFETIME_SECONDS)

    def _record_watched(self, pipe: Any, batch: Batch) -> None:
        by_minute: defaultdict[OpenMinute, list[str | int]] = defaultdict(list)
        for (stage_id, starts_at, viewer), seconds in batch.watched.items():
            by_minute[OpenMinute(stage_id, starts_at)] += [viewer, seconds & LOW, seconds >> HALF]
        for minute, arguments in by_minute.items():
            key = self._key("watched", *_parts(minute))
            step = 3 * MOST_VIEWERS_A_CALL
            for start in range(0, len(arguments), step):
                self._join(keys=[key], args=arguments[start : start + step], client=pipe)
            pipe.expire(key, LIFETIME_SECONDS)
            pipe.zadd(self._key("minutes"), {_member(minute): minute.starts_at.timestamp()})

    def _key(self, *parts: object) -> str:
        return ":".join([self._prefix, *map(str, parts)])


def _parts(minute: OpenMinute) -> tuple[int, int]:
    return minute.stage_id, int(minute.starts_at.timestamp())


def _member(minute: OpenMinute) -> str:
    stage_id, seconds = _parts(minute)
    return f"{stage_id}:{seconds}"


def _joined(halves: str) -> int:
    low, _, high = halves.partition(",")
    return int(low) | int(high) << HALF
