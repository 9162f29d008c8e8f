"""Which reader a file is for."""

from symposium.program.formats import read_c3voc, read_frab
from symposium.program.formats.draft import Draft, InvalidFile

LARGEST = 32 * 1024 * 1024


def read(content: bytes) -> Draft:
    """Read a schedule in XML or JSON by what it begins with; raises InvalidFile."""
    if len(content) > LARGEST:
        raise InvalidFile(["The file is larger than 32 MiB."])
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return read_frab.read(content)
    if start == b"{":
        return read_c3voc.read(content)
    raise InvalidFile(["The file is neither XML nor JSON."])
