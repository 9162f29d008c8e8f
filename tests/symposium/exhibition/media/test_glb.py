import io
import json
import struct
from typing import Any

import pytest

from symposium.exhibition.media import glb
from symposium.exhibition.media.refusals import MediumRefused, Reason
from tests.symposium.exhibition import files


def refusal(content: bytes) -> Reason:
    with pytest.raises(MediumRefused) as refused:
        glb.check(io.BytesIO(content))
    return refused.value.reason


def test_the_demonstration_models_pass() -> None:
    assert glb.check(io.BytesIO(files.ammonite())) == glb.Model(vertices=18720)
    trilobite = (files.MODELS / "trilobite.glb").read_bytes()
    assert glb.check(io.BytesIO(trilobite)) == glb.Model(vertices=4320)


def test_the_smallest_model_passes() -> None:
    assert glb.check(io.BytesIO(files.glb(files.triangle()))) == glb.Model(vertices=3)


@pytest.mark.parametrize("name", ["mushroom", "fish-bones"])
def test_text_models_are_refused_and_binary_ones_with_the_same_fault_too(name: str) -> None:
    text = files.refused_model(name)
    assert refusal(text) == Reason.GLTF_TEXT
    document = json.loads(text)
    document["buffers"] = [{"byteLength": 36}]
    document["extensionsUsed"] = document["extensionsRequired"] = []
    assert refusal(files.glb(document)) == Reason.SCENE_NON_ROOT_NODE


@pytest.mark.parametrize(
    "content",
    [b"", b"gl", b"PK\x03\x04" + bytes(40), b"\x89PNG\r\n\x1a\n", b"<html></html>" + bytes(20)],
)
def test_other_files_are_refused(content: bytes) -> None:
    assert refusal(content) == Reason.NOT_A_MODEL


def test_the_first_version_of_the_format_is_refused() -> None:
    content = struct.pack("<4sII", b"glTF", 1, 12)
    assert refusal(content) == Reason.MODEL_VERSION
    document = files.triangle(asset={"version": "1.0"})
    assert refusal(files.glb(document)) == Reason.MODEL_VERSION


def test_lengths_must_be_true() -> None:
    whole = files.ammonite()
    assert refusal(whole[:-4]) == Reason.MODEL_DAMAGED
    assert refusal(whole + bytes(4)) == Reason.MODEL_DAMAGED
    assert refusal(whole[:12]) == Reason.MODEL_DAMAGED
    too_long = bytearray(files.glb(files.triangle()))
    too_long[12:16] = struct.pack("<I", 0xFFFFFFFC)
    assert refusal(bytes(too_long)) == Reason.MODEL_DAMAGED


@pytest.mark.parametrize("text", [b"[]", b"null", b"{", b'{"asset":{}}', b"[" * 100_000, b"\xff"])
def test_json_that_is_none_is_refused(text: bytes) -> None:
    assert refusal(files.glb(text)) == Reason.MODEL_DAMAGED


@pytest.mark.parametrize(
    "changes",
    [
        {"buffers": [{"byteLength": 36, "uri": "https://example.org/shape.bin"}]},
        {"buffers": [{"byteLength": 36}, {"byteLength": 4}]},
        {"images": [{"uri": "../../secret.png"}]},
        {"images": [{"uri": "data:image/svg+xml,<svg/>"}]},
    ],
)
def test_parts_outside_the_file_are_refused(changes: dict[str, Any]) -> None:
    assert refusal(files.glb(files.triangle(**changes))) == Reason.MODEL_EXTERNAL


def test_compression_that_pages_cannot_read_is_refused() -> None:
    document = files.triangle(extensionsUsed=["KHR_draco_mesh_compression"])
    assert refusal(files.glb(document)) == Reason.MODEL_EXTENSION


@pytest.mark.parametrize(
    "changes",
    [
        {"buffers": [{"byteLength": 40}]},
        {"bufferViews": [{"buffer": 0, "byteOffset": 8, "byteLength": 36}]},
        {"bufferViews": [{"buffer": -1, "byteLength": 36}]},
        {"accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"}]},
        {"accessors": [{"bufferView": 0, "componentType": 5126, "count": -3, "type": "VEC3"}]},
        {"accessors": [{"bufferView": 0, "componentType": 1, "count": 3, "type": "VEC3"}]},
        {"nodes": [{"mesh": 5}]},
        {"nodes": "many"},
        {"meshes": [{}]},
        {"scenes": [{"nodes": [7]}]},
        {"nodes": [{"mesh": 0}, {"children": [2]}, {"children": [1]}]},
        {"nodes": [{"mesh": 0, "children": [0]}]},
        {"nodes": [{"mesh": 0, "children": [2]}, {"children": [2]}, {}]},
    ],
)
def test_references_that_lead_nowhere_are_refused(changes: dict[str, Any]) -> None:
    assert refusal(files.glb(files.triangle(**changes))) == Reason.MODEL_DAMAGED


def test_an_empty_model_is_refused() -> None:
    assert refusal(files.glb(files.triangle(meshes=[], nodes=[{}]))) == Reason.MODEL_EMPTY
    assert refusal(files.glb(files.triangle(scenes=[]))) == Reason.MODEL_EMPTY


def test_a_model_too_heavy_for_phones_is_refused() -> None:
    document = files.triangle(
        accessors=[{"componentType": 5126, "count": 3_000_000, "type": "VEC3"}]
    )
    assert refusal(files.glb(document)) == Reason.MODEL_TOO_HEAVY
