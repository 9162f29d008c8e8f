import gzip

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from symposium.lib.compression import CompressionMiddleware

TEXT = "museum " * 1000
ASKED = {"accept-encoding": "br, gzip"}


def answer(response: HttpResponse, headers: dict[str, str] = ASKED) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    answered = CompressionMiddleware(lambda _request: response)(request)
    assert isinstance(answered, HttpResponse)
    return answered


def test_a_text_is_compressed_for_who_can_read_it() -> None:
    response = answer(HttpResponse(TEXT, headers={"ETag": '"1"'}))
    assert gzip.decompress(response.content).decode() == TEXT
    assert response["Content-Encoding"] == "gzip"
    assert response["Content-Length"] == str(len(response.content))
    assert (response["Vary"], response["ETag"]) == ("Accept-Encoding", 'W/"1"')
    plain = answer(HttpResponse(TEXT), {})
    assert (plain.content.decode(), plain["Vary"]) == (TEXT, "Accept-Encoding")


def test_what_gains_nothing_stays() -> None:
    for response in [
        HttpResponse("short"),
        HttpResponse(TEXT, content_type="image/avif"),
        HttpResponse(TEXT, headers={"Content-Encoding": "br"}),
    ]:
        before = response.content
        assert answer(response).content == before
    stream = StreamingHttpResponse(iter([TEXT]))
    request = RequestFactory().get("/", headers=ASKED)
    assert CompressionMiddleware(lambda _request: stream)(request) is stream
