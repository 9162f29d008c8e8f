"""`manage.py messages`: keeps the interface's translations in step with the code."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import to_locale

from symposium.lib.catalogs import checks, files, sources

SHOWN = 20


class Command(BaseCommand):
    help = "Extract, fill, check and compile the interface's messages."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("extract", help="bring the catalogs up to date with the code")
        actions.add_parser("compile", help="write the .mo files that Django reads")
        actions.add_parser("check", help="fail when a message is missing, wrong or no longer used")
        missing = actions.add_parser("missing", help="untranslated messages of a language, as JSON")
        missing.add_argument("language")
        missing.add_argument("--explain", action="store_true", help="with plurals, notes and files")
        fill = actions.add_parser("fill", help="take translations over from a JSON file")
        fill.add_argument("language")
        fill.add_argument("file", type=Path)

    def handle(self, *, action: str, **options: Any) -> None:
        self.root: Path = settings.BASE_DIR
        self.locales = [to_locale(code) for code, _name in settings.LANGUAGES if code != "en"]
        getattr(self, f"do_{action}")(**options)

    def do_extract(self, **options: Any) -> None:
        found = sources.collect(self.root).domains
        for locale, domain in self.catalogs():
            path = files.path(self.root, locale, domain)
            entries = files.merged(found[domain], files.read(path))
            files.write(path, locale, entries)
            open_count = sum(not entry.is_translated for entry in entries.values())
            self.stdout.write(f"{locale} {domain}: {len(entries)} messages, {open_count} open")

    def do_compile(self, **options: Any) -> None:
        for locale, domain in self.catalogs():
            path = files.path(self.root, locale, domain)
            if path.exists():
                count = files.compile_catalog(path, locale)
                self.stdout.write(f"{locale} {domain}: {count} messages")

    def do_check(self, **options: Any) -> None:
        collection = sources.collect(self.root)
        for unreadable in collection.unreadable:
            self.stderr.write(str(unreadable))
        found = collection.domains
        wrong = len(collection.unreadable)
        for locale, domain in self.catalogs():
            entries = files.read(files.path(self.root, locale, domain))
            problems = list(checks.problems(locale, found[domain], entries))
            wrong += len(problems)
            for problem in problems[:SHOWN]:
                self.stderr.write(f"{locale} {domain}: {problem}")
            if len(problems) > SHOWN:
                self.stderr.write(f"{locale} {domain}: … and {len(problems) - SHOWN} more")
        if wrong:
            raise CommandError(f"Messages that are not in order: {wrong}.")

    def do_missing(self, *, language: str, explain: bool, **options: Any) -> None:
        """Print what `fill` takes, with empty texts; or, to explain, a list with all we know."""
        locale = self.locale(language)
        found = sources.collect(self.root).domains
        empty: dict[str, str | list[str]] = {}
        explained = []
        for domain in files.DOMAINS:
            entries = files.merged(found[domain], files.read(files.path(self.root, locale, domain)))
            for key, entry in sorted(entries.items()):
                if entry.is_translated and not entry.fuzzy:
                    continue
                empty[str(key)] = [""] * files.PLURALS[locale][0] if entry.plural else ""
                message = {"id": str(key), "plural": entry.plural, "notes": entry.comments}
                explained.append({**message, "files": found[domain][key].files})
        content = explained if explain else empty
        self.stdout.write(json.dumps(content, ensure_ascii=False, indent=1))

    def do_fill(self, *, language: str, file: Path, **options: Any) -> None:
        """Take over each translation that keeps its placeholders; name and skip the others."""
        locale = self.locale(language)
        given: dict[str, str | list[str]] = json.loads(file.read_text(encoding="utf-8"))
        found = sources.collect(self.root).domains
        used: set[str] = set()
        refused = 0
        for domain in files.DOMAINS:
            path = files.path(self.root, locale, domain)
            entries = files.merged(found[domain], files.read(path))
            for key, entry in entries.items():
                if not (texts := files.plural_texts(locale, given.get(str(key)))):
                    continue
                used.add(str(key))
                filled = files.Entry(entry.plural, texts, comments=entry.comments)
                wrong = list(checks.entry_problems(locale, key, filled))
                if wrong:
                    refused += 1
                    self.stderr.write(f"{key.text!r}: {'; '.join(wrong)}")
                else:
                    entries[key] = filled
            files.write(path, locale, entries)
        for unknown in sorted(given.keys() - used):
            self.stderr.write(f"not in the code, or empty: {unknown!r}")
        self.stdout.write(f"{locale}: {len(used) - refused} messages filled, {refused} refused")

    def locale(self, language: str) -> str:
        """`zh-hans` and `zh_Hans` both name the same catalog."""
        locale = to_locale(language.replace("_", "-").lower())
        if locale not in self.locales:
            raise CommandError(f"{language} is none of {', '.join(self.locales)}.")
        return locale

    def catalogs(self) -> list[tuple[str, str]]:
        return [(locale, domain) for locale in self.locales for domain in files.DOMAINS]
