"""Whether the parts that we need answer."""

import psycopg
import redis
from django.conf import settings
from django.db import DatabaseError, connection


def parts_ready() -> dict[str, bool]:
    """Each part by name, true when it answers within two seconds."""
    parts = {"database": _database_answers()}
    if settings.REDIS_URL:
        parts["redis"] = _redis_answers()
    return parts


def _database_answers() -> bool:
    pool = getattr(connection, "pool", None)
    try:
        if pool is not None:
            # Pages wait longer for their turn; a balancer that asks would not.
            pool.open()
            with pool.connection(timeout=2) as taken:
                return bool(taken.execute("SELECT 1").fetchone() == (1,))
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except (DatabaseError, psycopg.Error):
        return False


def _redis_answers() -> bool:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
