"""`make stack`: the large form on this machine, against PostgreSQL and Redis, behind nginx."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import partial

import machine
import nginx
import prepare
import run
from machine import BIN, PYTHON, ROOT, VAR, Refusal
from processes import Family

WELCOME = """
  The symposium is open in its large form.

    Audience        {site}/
    Sign in as …    {site}/en/demonstration/
    Pages           {web}
    Live tier       {live}
    Database        {database}
    Redis           {redis}

  Ctrl-C ends all that was started here; PostgreSQL and Redis stay.
"""
DATABASE_URL = "postgres://postgres@127.0.0.1:5432/symposium"
REDIS_URL = "redis://127.0.0.1:6379/0"
# Makes the database when the server has none of that name. An address of the database itself is
# the only one we have, so the server is asked through the database that every server has.
MAKE_DATABASE = """
import sys
import psycopg
from psycopg.conninfo import conninfo_to_dict
wanted = conninfo_to_dict(sys.argv[1])
name = wanted.pop("dbname")
with psycopg.connect(**wanted, dbname="postgres", autocommit=True, connect_timeout=5) as server:
    known = server.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    if not known:
        server.execute(psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(name)))
"""


def need_services(database_url: str, redis_url: str) -> None:
    if not nginx.program():
        raise Refusal("nginx is needed in front of the large form; install it: apt install nginx")
    if not machine.answers(database_url, 5432):
        raise Refusal(
            f"PostgreSQL does not answer at {shown(database_url)}; start it, or set DATABASE_URL."
        )
    if not machine.answers(redis_url, 6379):
        raise Refusal(f"Redis does not answer at {shown(redis_url)}; start it, or set REDIS_URL.")


def shown(url: str) -> str:
    """An address without its password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def make_database(url: str) -> None:
    done = subprocess.run(
        [str(PYTHON), "-c", MAKE_DATABASE, url], capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise Refusal(f"The database at {shown(url)} could not be opened: {last}")


def ports(first: int) -> tuple[list[int], int]:
    """Two for the pages and one for the live tier, after that of nginx, all free."""
    for number in range(first + 1, first + 4):
        if machine.in_use(number):
            raise Refusal(
                f"Ports {first} to {first + 3} are needed and {number} is already in use; "
                f"choose others: PORT={first + 100}"
            )
    return [first + 1, first + 2], first + 3


def environment(site: str, database_url: str, redis_url: str) -> dict[str, str]:
    env = run.demonstration_environment(site)
    return {
        **env,
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "TRUSTED_PROXY_COUNT": "1",
    }


def start(family: Family, port: int, env: dict[str, str]) -> None:
    web, live = ports(port)
    daphne = (BIN / "daphne", "-v", "0", "-b", "127.0.0.1")
    for number in web:
        name = f"web process on {number}"
        family.start(name, *daphne, "-p", number, "symposium.asgi:application", env=env)
    family.start("live tier", PYTHON, ROOT / "manage.py", "serve", f"127.0.0.1:{live}", env=env)
    start_tasks(family, run.worker_environment(env))
    for number in (*web, live):
        family.wait_until(partial(run.is_ready, number), seconds=90, what=f"Port {number}")
    start_nginx(family, port, web, live, env)
    family.wait_until(partial(run.is_ready, port), seconds=30, what="nginx")


def start_tasks(family: Family, env: dict[str, str]) -> None:
    celery = (BIN / "celery", "--quiet", "--app", "symposium")
    level = ("--loglevel", "WARNING")
    schedule = VAR / "celerybeat-stack"
    family.start("worker", *celery, "worker", "--concurrency", 2, *level, env=env)
    family.start("clock", *celery, "beat", "--schedule", schedule, "--pidfile=", *level, env=env)


def start_nginx(family: Family, port: int, web: list[int], live: int, env: dict[str, str]) -> None:
    folder = VAR / "nginx"
    shutil.rmtree(folder / "cache", ignore_errors=True)
    addresses = nginx.Addresses(
        listen=f"127.0.0.1:{port}",
        web=[f"127.0.0.1:{number}" for number in web],
        live=[f"127.0.0.1:{live}"],
    )
    config = nginx.write(folder, addresses)
    family.start("nginx", nginx.program(), "-c", config, "-p", folder, env=env)


def stack() -> int:
    port = machine.port()
    ports(port)
    site = f"http://127.0.0.1:{port}"
    database_url = os.environ.get("DATABASE_URL") or DATABASE_URL
    redis_url = os.environ.get("REDIS_URL") or REDIS_URL
    need_services(database_url, redis_url)
    prepare.everything()
    env = environment(site, database_url, redis_url)
    make_database(database_url)
    prepare.database(env, demonstration=True)
    prepare.manage("Moving the demonstration to this moment", "load_demo", "--only-move", env=env)
    prepare.static_files(env)
    with Family() as family:
        start(family, port, env)
        print(
            WELCOME.format(
                site=site,
                web=f"http://127.0.0.1:{port + 1} and {port + 2}",
                live=f"http://127.0.0.1:{port + 3}",
                database=shown(database_url),
                redis=shown(redis_url),
            ),
            flush=True,
        )
        family.watch()
    return 0


if __name__ == "__main__":
    machine.main(stack)
