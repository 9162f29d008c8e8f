"""What a provider is, and how a pasted address is taken apart."""

from typing import ClassVar, Literal, Protocol
from urllib.parse import SplitResult, urlsplit

Kind = Literal["hls", "frame"]
LONGEST_ADDRESS = 500


class Provider(Protocol):
    """A place from which pictures come. One class a place, listed in `providers.PROVIDERS`."""

    name: ClassVar[str]
    """As stored in `Source.provider`."""
    title: ClassVar[str]
    """As shown to people, before they load anything from there."""
    kind: ClassVar[Kind]
    """`hls` plays in our own player, `frame` in the provider's, inside an iframe."""
    is_third_party: ClassVar[bool]
    """Whether the audience is asked before its browsers talk to the place."""
    example: ClassVar[str]

    def accept(self, url: str) -> str | None:
        """The canonical address of what a person pasted, or None when it is not ours.

        The answer is built anew from the parts that were recognized; nothing else passes.
        """
        ...

    def embed(self, address: str) -> str:
        """What a player loads for a canonical address."""
        ...


def split(url: str) -> SplitResult | None:
    """The parts of a plain https address; None for all that could pretend to be another one.

    Refused: other schemes, user names, ports, IP literals, blanks and control characters,
    backslashes, and hosts that are not plain ASCII names.
    """
    text = url.strip()
    if not text or len(text) > LONGEST_ADDRESS or not text.isascii() or "\\" in text:
        return None
    if any(character <= " " or character == "\x7f" for character in text):
        return None
    try:
        parts = urlsplit(text)
        has_port = parts.port is not None
    except ValueError:
        return None
    if parts.scheme != "https" or "@" in parts.netloc or has_port or parts.netloc.endswith(":"):
        return None
    return parts if _is_host_name(parts.hostname or "") else None


def _is_host_name(host: str) -> bool:
    labels = host.split(".")
    return (
        len(labels) >= 2
        and not labels[-1].isdigit()
        and all(
            label and label.replace("-", "").isalnum() and label.strip("-") == label
            for label in labels
        )
    )
