import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from streaming.broadcast import providers

YOUTUBE = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
BILIBILI = "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD"
ROOM = "https://www.bilibili.com/blackboard/live/live-activity-player.html?cid=21452505&quality=0"


@pytest.mark.parametrize(
    ("pasted", "provider", "address"),
    [
        ("/demonstration/stream/main.m3u8", "hls", "/demonstration/stream/main.m3u8"),
        ("http://127.0.0.1:8000/stream/a.m3u8", "hls", "/stream/a.m3u8"),
        ("https://cdn.example.org/x/a.m3u8", "hls", "https://cdn.example.org/x/a.m3u8"),
        (
            " https://cdn.example.org/a.m3u8?key=1&b=2#t=3 ",
            "hls",
            "https://cdn.example.org/a.m3u8?key=1&b=2",
        ),
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "youtube", YOUTUBE),
        ("https://m.youtube.com/watch?app=m&v=aqz-KE-bpKQ&t=1s", "youtube", YOUTUBE),
        ("https://youtu.be/aqz-KE-bpKQ?si=abc", "youtube", YOUTUBE),
        ("https://www.youtube.com/live/aqz-KE-bpKQ?feature=share", "youtube", YOUTUBE),
        ("https://youtube.com/embed/aqz-KE-bpKQ?autoplay=1", "youtube", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", "youtube", YOUTUBE),
        ("https://WWW.YouTube.com/shorts/aqz-KE-bpKQ/", "youtube", YOUTUBE),
        ("https://www.bilibili.com/video/BV1xx411c7mD/?spm_id_from=1", "bilibili", BILIBILI),
        ("https://m.bilibili.com/video/bv1xx411c7mD", "bilibili", BILIBILI),
        (
            "https://www.bilibili.com/video/av170001",
            "bilibili",
            "https://player.bilibili.com/player.html?aid=170001",
        ),
        (
            "https://player.bilibili.com/player.html?isOutside=true&bvid=BV1xx411c7mD&p=1",
            "bilibili",
            BILIBILI,
        ),
        ("https://live.bilibili.com/21452505?broadcast_type=0", "bilibili", ROOM),
        ("https://live.bilibili.com/h5/21452505", "bilibili", ROOM),
    ],
)
def test_an_address_is_recognized_and_rebuilt(
    pasted: str, provider: str, address: str, settings: Settings
) -> None:
    settings.MEDIA_HOSTS = ["https://cdn.example.org"]
    accepted = providers.accept(pasted)
    assert accepted is not None
    assert (accepted.provider.name, accepted.address) == (provider, address)
    # What was stored can be pasted again.
    assert accepted.provider.accept(address) == address


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "main.m3u8",
        "javascript:alert(1)//a.m3u8",
        "data:text/html,<script>alert(1)</script>",
        "//cdn.example.org/a.m3u8",
        "/\\cdn.example.org/a.m3u8",
        "/../a.m3u8",
        "/a/../../b.m3u8",
        "/a.m3u8?q=<script>",
        "/a.mp4",
        "http://cdn.example.org/a.m3u8",
        "https://elsewhere.example.org/a.m3u8",
        "https://cdn.example.org.evil.example/a.m3u8",
        "https://user:pass@cdn.example.org/a.m3u8",
        "https://cdn.example.org@evil.example/a.m3u8",
        "https://cdn.example.org:8443/a.m3u8",
        "https://cdn.example.org:/a.m3u8",
        "https://127.0.0.1/a.m3u8",
        "https://[::1]/a.m3u8",
        "https://localhost/a.m3u8",
        "https://cdn.example.org/a.m3u8\n/../b.m3u8",
        "https://cdn.example.org/a\x00.m3u8",
        "https://cdn.exämple.org/a.m3u8",
        "http://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
        "https://evil-youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com:443/watch?v=aqz-KE-bpKQ",
        "https://youtube.com@evil.example/watch?v=aqz-KE-bpKQ",
        'https://www.youtube.com/watch?v="><script>1',
        "https://www.youtube.com/watch?v=aqz-KE-bpK",
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ&v=AAAAAAAAAAA",
        "https://www.youtube.com/embed/aqz-KE-bpKQ/../../x",
        "https://www.youtube.com/redirect?q=https://evil.example",
        "https://youtu.be/aqz-KE-bpKQ/extra",
        "https://www.bilibili.com/video/BV1xx411c7mD<script>",
        "https://www.bilibili.com/video/av0",
        "https://live.bilibili.com/",
        "https://live.bilibili.com/21452505/settings",
        "https://player.bilibili.com/player.html?bvid=javascript:1",
        "https://bilibili.com.evil.example/video/BV1xx411c7mD",
        "https://cdn.example.org/" + "a" * 600 + ".m3u8",
    ],
)
def test_anything_else_is_refused(pasted: str, settings: Settings) -> None:
    settings.MEDIA_HOSTS = ["https://cdn.example.org"]
    assert providers.accept(pasted) is None


@given(st.text(max_size=60))
def test_no_text_breaks_a_provider(text: str) -> None:
    for pasted in [text, f"/{text}.m3u8", f"https://youtu.be/{text}", f"https://{text}/a.m3u8"]:
        accepted = providers.accept(pasted)
        if accepted is not None:
            assert accepted.address.startswith(("/", "https://www.youtube-nocookie.com/embed/"))
            assert not set(accepted.address) & set("<>\"'\\ \n")


def test_embeds_neither_remember_nor_start_by_themselves() -> None:
    youtube, bilibili = providers.named("youtube"), providers.named("bilibili")
    assert youtube is not None
    assert bilibili is not None
    assert youtube.embed(YOUTUBE) == f"{YOUTUBE}?autoplay=1&playsinline=1&rel=0"
    assert bilibili.embed(BILIBILI) == f"{BILIBILI}&autoplay=0&danmaku=0"
    assert bilibili.embed(ROOM) == f"{ROOM}&autoplay=0"
    assert providers.named("elsewhere") is None
