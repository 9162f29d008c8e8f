"""The audience's figures as documents: CSV with definitions, JSON for the live page."""

from streaming.audience import definitions
from streaming.audience.queries import Figures, Report
from symposium.lib.events import Json

# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table(report: Report) -> list[list[str]]:
    """One row a session, then the edition; column heads are stable names, definitions follow."""
    head = ["stage", "session", "title", "starts_at", "ends_at", "peak", "unique", "registered"]
    head += ["watched_seconds", "average_minute_audience", "synthetic"]
    synthetic = "yes" if report.holds_synthetic else "no"
    rows = [
        [
            line.stage.slug,
            line.session.slug,
            _plain(str(line.session.title)),
            line.session.starts_at.isoformat(),
            line.session.ends_at.isoformat(),
            *_figures(line.figures),
            f"{line.average_minute:.1f}",
            synthetic,
        ]
        for line in report.by_session
    ]
    whole = ["", "", "", "", "", *_figures(report.whole), "", synthetic]
    notes = [
        ["peak", str(definitions.CONCURRENT), str(definitions.PEAK)],
        ["unique", str(definitions.UNIQUE)],
        ["registered", str(definitions.REGISTERED)],
        ["watched_seconds", str(definitions.WATCH_TIME)],
        ["average_minute_audience", str(definitions.AVERAGE_MINUTE)],
    ]
    return [head, *rows, whole, [], *notes]


def now_document(report: Report) -> Json:
    """`{"at", "whole": {…}, "stages": {slug: {…}}, "latest": {"at", "viewers": […]} | null}`."""
    curve = report.curve
    at, viewers = curve.rows[-1] if curve.rows else (None, [])
    return {
        "at": report.at.isoformat(),
        "whole": _json(report.whole),
        "stages": {line.stage.slug: _json(line.figures) for line in report.by_stage},
        "latest": {"at": at.isoformat(), "viewers": viewers} if at else None,
    }


def _figures(figures: Figures) -> list[str]:
    return [
        str(number)
        for number in (figures.peak, figures.unique, figures.registered, figures.watched_seconds)
    ]


def _json(figures: Figures) -> Json:
    return {
        "watching": figures.watching,
        "peak": figures.peak,
        "unique": figures.unique,
        "registered": figures.registered,
        "watched_hours": round(figures.watched_hours, 1),
    }


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
