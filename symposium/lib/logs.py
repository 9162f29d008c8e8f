"""Structured logs: one JSON object a line, with the request's id."""

import json
import logging
import re
from datetime import UTC, datetime

from symposium.lib import request_ids


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_ids.current.get()
        return True


# Who knows such an address can read a person's calendar, so no log tells it.
SECRET_PATHS = re.compile(r"(/program/calendar/)[^/\s\"']+(?=\.ics)")


class SecretPathFilter(logging.Filter):
    """Blackens secrets in addresses, in the message and in what is put into it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _blackened(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_blackened(arg) for arg in record.args)
        return True


def _blackened(value: object) -> object:
    return SECRET_PATHS.sub(r"\1…", value) if isinstance(value, str) else value


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
