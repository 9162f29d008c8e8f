"""Makes the demonstration's stream: two pictures, two languages of sound, subtitles in six.

Run once by hand, `python -m symposium.demonstration.make_stream`; what it writes into
`data/stream/` is kept with the code. Needs ffmpeg, espeak-ng and a serif font with Chinese, which
nothing else here does. Segments of picture and sound end at the same instants: 4 seconds are 50
frames of picture and 125 frames of AAC at 32 kHz.
"""

import json
import re
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import resvg_py

from symposium.demonstration import film

OUT = Path(__file__).resolve().parent / "data" / "stream"
FRAMES_PER_SECOND = 12.5
SEGMENT_SECONDS = 4
AAC_PRIMING = 1024 / 32000  # the encoder puts one frame before the first sound
# Name, width, height, kilobits per second, H.264 level and the same in the codec's name.
VIDEOS = (("480", 854, 480, 210, "3.0", "1e"), ("240", 426, 240, 70, "2.1", "15"))
VOICES = (("zh-hans", "中文", "cmn"), ("en", "English", "en-gb"))
NAMES = {
    "en": "English", "zh-hans": "中文", "fr": "Français",
    "es": "Español", "ru": "Русский", "ar": "العربية",
}  # fmt: skip

# Start and end in seconds, then the words.
CUES: list[tuple[float, float, dict[str, str]]] = [
    (1, 6.5, {
        "en": "Welcome to the symposium of natural science museums.",
        "zh-hans": "欢迎参加科普场馆发展国际研讨会。",
        "fr": "Bienvenue au symposium des musées de sciences naturelles.",
        "es": "Bienvenidos al simposio de museos de ciencias naturales.",
        "ru": "Добро пожаловать на симпозиум естественно-научных музеев.",
        "ar": "مرحبًا بكم في ندوة متاحف العلوم الطبيعية.",
    }),
    (7, 11.5, {
        "en": "This is a demonstration. You are listening to English.",
        "zh-hans": "这是演示直播，您正在收听中文频道。",
        "fr": "Ceci est une démonstration. Choisissez votre langue dans le lecteur.",
        "es": "Esto es una demostración. Elija su idioma en el reproductor.",
        "ru": "Это демонстрация. Выберите язык в проигрывателе.",
        "ar": "هذا عرض تجريبي. اختر لغتك من المشغّل.",
    }),
    (13, 18.5, {
        "en": "A shell grows by turning, and never changes its shape.",
        "zh-hans": "贝壳旋转着长大，形状却始终不变。",
        "fr": "La coquille grandit en tournant, sans jamais changer de forme.",
        "es": "La concha crece girando y nunca cambia de forma.",
        "ru": "Раковина растёт, вращаясь, и никогда не меняет формы.",
        "ar": "تنمو الصدفة وهي تدور، ولا يتغيّر شكلها أبدًا.",
    }),
    (19, 23.5, {
        "en": "Ninety-four works came from ten countries.",
        "zh-hans": "九十四件作品来自十个国家。",
        "fr": "Quatre-vingt-quatorze œuvres sont venues de dix pays.",
        "es": "Llegaron noventa y cuatro obras de diez países.",
        "ru": "Девяносто четыре работы прислали из десяти стран.",
        "ar": "أربعة وتسعون عملًا جاءت من عشرة بلدان.",
    }),
    (25, 30.5, {
        "en": "A flower sets each new ray at one and the same angle.",
        "zh-hans": "花朵总以同一个角度长出新的花瓣。",
        "fr": "La fleur place chaque nouveau pétale selon un seul et même angle.",
        "es": "La flor coloca cada pétalo nuevo en un mismo ángulo.",
        "ru": "Цветок ставит каждый новый лепесток под одним и тем же углом.",
        "ar": "تضع الزهرة كل بتلة جديدة بالزاوية نفسها.",
    }),
    (31, 35.5, {
        "en": "Thirty-one museums show what they have learned.",
        "zh-hans": "三十一家场馆展示各自的经验。",
        "fr": "Trente et un musées montrent ce qu’ils ont appris.",
        "es": "Treinta y un museos muestran lo que han aprendido.",
        "ru": "Тридцать один музей показывает свой опыт.",
        "ar": "واحد وثلاثون متحفًا يعرض ما تعلّمه.",
    }),
    (37, 42.5, {
        "en": "And the same stars stand over every road.",
        "zh-hans": "而每一条路上，都是同一片星空。",
        "fr": "Et les mêmes étoiles brillent au-dessus de toutes les routes.",
        "es": "Y las mismas estrellas brillan sobre todos los caminos.",
        "ru": "А над всеми дорогами светят одни и те же звёзды.",
        "ar": "والنجوم نفسها تسطع فوق كل الدروب.",
    }),
    (43, 47, {
        "en": "Ask a question at any time, in your own language.",
        "zh-hans": "欢迎随时用您的语言提问。",
        "fr": "Posez une question à tout moment, dans votre langue.",
        "es": "Haga una pregunta en cualquier momento, en su idioma.",
        "ru": "Задавайте вопросы в любое время на своём языке.",
        "ar": "اطرح سؤالك في أي وقت وبلغتك.",
    }),
]  # fmt: skip


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        _draw_frames(work)
        tracks = [_video(work, *video) for video in VIDEOS]
        tracks += [_audio(work, *voice) for voice in VOICES]
    subtitles = [
        {
            "language": language,
            "name": name,
            "cues": [[s, e, words[language]] for s, e, words in CUES],
        }
        for language, name in NAMES.items()
    ]
    manifest = {"seconds": film.SECONDS, "tracks": tracks, "subtitles": subtitles}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (OUT / "stream.json").write_text(text + "\n", encoding="utf-8")


def _draw_frames(work: Path) -> None:
    count = round(film.SECONDS * FRAMES_PER_SECOND)
    with ProcessPoolExecutor(2) as pool:
        for _ in pool.map(_draw_frame, [work] * count, range(count), chunksize=20):
            pass


def _draw_frame(work: Path, index: int) -> None:
    svg = film.frame(index / FRAMES_PER_SECOND)
    png = resvg_py.svg_to_bytes(svg_string=svg, width=VIDEOS[0][1])
    (work / f"{index:04}.png").write_bytes(png)


def _video(
    work: Path, name: str, width: int, height: int, kbits: int, level: str, mark: str
) -> dict[str, Any]:
    # No B-frames: they would delay the first picture, and leave a gap where the film repeats.
    gop = str(round(SEGMENT_SECONDS * FRAMES_PER_SECOND))
    _run(
        *("ffmpeg", "-v", "error", "-y", "-framerate", FRAMES_PER_SECOND, "-i", work / "%04d.png"),
        *("-vf", f"scale={width}:{height}:flags=lanczos,format=yuv420p"),
        *("-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-profile:v", "main"),
        *("-level", level, "-refs", 3),
        *("-bf", 0, "-g", gop, "-keyint_min", gop, "-sc_threshold", 0),
        *("-b:v", f"{kbits}k", "-maxrate", f"{kbits * 3 // 2}k", "-bufsize", f"{kbits * 3}k"),
        *_segments(f"video-{name}"),
    )
    kind = {"kind": "video", "name": name, "width": width, "height": height}
    return {**kind, "codecs": f"avc1.4d40{mark}", **_written(f"video-{name}")}


def _audio(work: Path, language: str, name: str, voice: str) -> dict[str, Any]:
    delays, inputs = [], []
    for index, (start, _end, words) in enumerate(CUES):
        wav = work / f"{language}-{index}.wav"
        _run("espeak-ng", "-v", voice, "-s", 145, "-p", 42, "-w", wav, words[language])
        inputs += ["-i", wav]
        delays.append(f"[{index}]adelay={int(start * 1000)}[s{index}]")
    speech = "".join(f"[s{k}]" for k in range(len(CUES)))
    # A quiet fifth under the voice; each of its waves fits the film a whole number of times.
    hum = "+".join(
        f"{level}*sin(2*PI*{hertz}*t)" for hertz, level in ((110, 0.5), (165, 0.3), (220, 0.2))
    )
    graph = (
        f"{';'.join(delays)};{speech}amix={len(CUES)}:normalize=0,apad[voice];"
        f"aevalsrc='0.03*({hum})*(0.6+0.4*sin(2*PI*t/12))':s=32000:d={film.SECONDS}[hum];"
        f"[voice][hum]amix=2:normalize=0:duration=shortest,atrim=0:{film.SECONDS},"
        "aresample=32000,aformat=channel_layouts=mono"
    )
    _run(
        *("ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", graph),
        *("-c:a", "aac", "-b:a", "32k", "-t", film.SECONDS - AAC_PRIMING),
        *_segments(f"audio-{language}"),
    )
    kind = {"kind": "audio", "name": name, "language": language, "codecs": "mp4a.40.2"}
    return {**kind, **_written(f"audio-{language}")}


def _segments(stem: str) -> list[str | Path | int]:
    return [
        *("-f", "hls", "-hls_time", SEGMENT_SECONDS, "-hls_playlist_type", "vod"),
        *("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", f"{stem}-init.mp4"),
        *("-hls_segment_filename", OUT / f"{stem}-%02d.m4s", OUT / f"{stem}.m3u8"),
    ]


def _written(stem: str) -> dict[str, Any]:
    """Durations of the segments that ffmpeg cut, and the greatest and mean bits per second."""
    playlist = OUT / f"{stem}.m3u8"
    durations = [float(d) for d in re.findall(r"#EXTINF:([\d.]+)", playlist.read_text())]
    playlist.unlink()
    sizes = [(OUT / f"{stem}-{k:02}.m4s").stat().st_size for k in range(len(durations))]
    peak = max(size * 8 / d for size, d in zip(sizes, durations, strict=True))
    mean = sum(sizes) * 8 / sum(durations)
    return {"stem": stem, "durations": durations, "peak": round(peak), "mean": round(mean)}


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True)  # noqa: S603 - our own words only


if __name__ == "__main__":
    main()
