"""Why a file is not taken, in words that tell its sender what to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    NOT_A_PICTURE = (
        "not_a_picture",
        _("This is not a picture that can be shown. Send a JPEG, PNG, WebP, AVIF or TIFF file."),
    )
    PICTURE_DAMAGED = (
        "picture_damaged",
        _("The picture is damaged or incomplete. Open it, save it anew and send that file."),
    )
    PICTURE_TOO_LARGE = (
        "picture_too_large",
        _("The picture has too many pixels. Make it smaller and send it again."),
    )
    PICTURE_TOO_SMALL = (
        "picture_too_small",
        _("The picture has too few pixels to be shown. Send a larger one."),
    )
    NOT_A_MODEL = (
        "not_a_model",
        _("This is not a 3D model in one file. Export it as GLB (glTF 2.0, binary)."),
    )
    GLTF_TEXT = (
        "gltf_text",
        _("This is a glTF text file. Export the model as GLB, the binary form in one file."),
    )
    MODEL_VERSION = (
        "model_version",
        _("The model is written in another version of glTF. Export it as glTF 2.0."),
    )
    MODEL_DAMAGED = (
        "model_damaged",
        _("The model's file is damaged or incomplete. Export it anew and send that file."),
    )
    MODEL_EXTERNAL = (
        "model_external",
        _("The model refers to other files. Export it with everything inside one GLB file."),
    )
    MODEL_EXTENSION = (
        "model_extension",
        _("The model uses an extension that browsers cannot show here. Export it without."),
    )
    SCENE_NON_ROOT_NODE = (
        "scene_non_root_node",
        _("The scene names a node that lies inside another node. Export the model anew."),
    )
    MODEL_EMPTY = "model_empty", _("The model holds nothing that could be shown.")
    MODEL_TOO_HEAVY = (
        "model_too_heavy",
        _("The model has too many vertices for phones. Simplify it and send it again."),
    )
    NOT_A_FILM = (
        "not_a_film",
        _("This is not an MP4 film. Export it as MP4 (H.264), or give the address of a stream."),
    )
    FILM_DAMAGED = (
        "film_damaged",
        _("The film is incomplete: a part that players need is missing. Export it anew."),
    )
    STREAM_ADDRESS = (
        "stream_address",
        _("A stream's address is that of its HLS playlist; it ends in .m3u8."),
    )
    STREAM_HOST = (
        "stream_host",
        _("Visitors' browsers may not load films from this server. Ask for it to be allowed."),
    )
    FILE_TOO_LARGE = "file_too_large", _("The file is too large.")
    FILE_MISSING = "file_missing", _("The uploaded file was lost. Send it again.")


class MediumRefused(Exception):
    """A file is not what it claims, or cannot be shown. `detail` is for people who know files."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail[:200]
