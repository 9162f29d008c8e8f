"""Where pictures may come from. A new place is one class here and one line in the policy
(`frame-src`) of the settings."""

from dataclasses import dataclass

from streaming.broadcast.providers.base import Provider
from streaming.broadcast.providers.bilibili import Bilibili
from streaming.broadcast.providers.hls import Hls
from streaming.broadcast.providers.youtube import YouTube

__all__ = ["PROVIDERS", "Accepted", "Provider", "accept", "named"]

PROVIDERS: tuple[Provider, ...] = (Hls(), YouTube(), Bilibili())


@dataclass(frozen=True)
class Accepted:
    provider: Provider
    address: str


def accept(url: str) -> Accepted | None:
    """The provider that knows a pasted address, with the address rebuilt; None when none does."""
    for provider in PROVIDERS:
        address = provider.accept(url)
        if address is not None:
            return Accepted(provider, address)
    return None


def named(name: str) -> Provider | None:
    return next((provider for provider in PROVIDERS if provider.name == name), None)
