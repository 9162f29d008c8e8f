"""nginx on this machine: where it is, and our configuration filled in for it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import machine
from machine import ROOT, VAR

TEMPLATES = ROOT / "deploy" / "nginx"
BROTLI = "brotli on; brotli_comp_level 5; brotli_types text/css text/javascript application/json;"
MODULE = "ngx_http_brotli_filter_module.so"
PLACEHOLDER = re.compile(r"\$\{([A-Z_]+)\}")


@dataclass
class Addresses:
    """Where nginx listens and what stands behind it."""

    listen: str = "127.0.0.1:8080"
    web: list[str] = field(default_factory=lambda: ["127.0.0.1:8001"])
    live: list[str] = field(default_factory=lambda: ["127.0.0.1:8002"])


def program() -> str | None:
    """nginx in PATH, or where Debian puts it for root alone."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def write(folder: Path, addresses: Addresses) -> Path:
    """Write nginx's configuration into `folder`; the file to start it with."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cache").mkdir(exist_ok=True)
    module = brotli_module()
    values = {
        "ACCESS_LOG": str(folder / "access.log"),
        "BROTLI": BROTLI if module else "",
        "CACHE_DIR": str(folder / "cache"),
        "LISTEN": addresses.listen,
        "LIVE_SERVERS": servers(addresses.live),
        "MEDIA_ROOT": str(VAR / "media"),
        "MODULES": f"load_module {module};" if module else "",
        "PAGES_DIR": str(TEMPLATES / "pages"),
        "RUN_DIR": str(folder),
        "STATIC_ROOT": str(VAR / "static"),
        "WEB_SERVERS": servers(addresses.web),
    }
    shutil.copy(TEMPLATES / "mime.types", folder / "mime.types")
    for name in ("symposium", "native"):
        template = (TEMPLATES / f"{name}.conf.template").read_text()
        (folder / f"{name}.conf").write_text(fill(template, values))
    return folder / "native.conf"


def servers(addresses: list[str]) -> str:
    return " ".join(f"server {address} max_fails=0;" for address in addresses)


def fill(template: str, values: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values[match[1]], template)


def brotli_module() -> str | None:
    """Brotli's module for nginx where it is installed; nginx names its folder itself."""
    said = machine.output_of("sh", "-c", f"{program() or 'nginx'} -V 2>&1")
    folder = re.search(r"--modules-path=(\S+)", said)
    module = Path(folder[1], MODULE) if folder else Path(MODULE)
    return str(module) if module.is_absolute() and module.is_file() else None
