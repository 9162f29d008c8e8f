"""The JSON of a glTF 2.0 model: whole, self-contained, and within what phones can show.

Checks what breaks viewers, not every rule of the format. Names as in the Khronos validator.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from symposium.exhibition.media.refusals import MediumRefused, Reason

MOST_VERTICES = 2_000_000
COMPONENT_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
COMPONENTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
# Compressed geometry and textures need decoders that pages here do not load.
UNSHOWN = {"KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu"}

Document = dict[str, Any]


def check(document: Document, binary_length: int) -> int:
    """Raise MediumRefused, or answer the number of vertices."""
    try:
        _check_version(document)
        _check_self_contained(document)
        _check_extensions(document)
        _check_nodes(document)
        _check_buffers(document, binary_length)
        return _vertices(document)
    except (TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
        # Any of these: something is not of the type or in the place that the format demands.
        raise MediumRefused(Reason.MODEL_DAMAGED, type(error).__name__) from error


def _check_version(document: Document) -> None:
    version = str(document["asset"]["version"])
    if not version.startswith("2."):
        raise MediumRefused(Reason.MODEL_VERSION, f"version {version}")


def _check_self_contained(document: Document) -> None:
    for kind in ("buffers", "images"):
        for item in document.get(kind, []):
            if "uri" in item:
                raise MediumRefused(Reason.MODEL_EXTERNAL, kind)


def _check_extensions(document: Document) -> None:
    names = set(document.get("extensionsUsed", [])) | set(document.get("extensionsRequired", []))
    if unshown := sorted(names & UNSHOWN):
        raise MediumRefused(Reason.MODEL_EXTENSION, ", ".join(unshown))


def _check_nodes(document: Document) -> None:
    """Scenes name roots only; nodes form trees: none has two parents or is its own ancestor."""
    nodes = document.get("nodes", [])
    parents: dict[int, int] = {}
    for number, node in enumerate(nodes):
        for child in node.get("children", []):
            _item(nodes, child)
            if child in parents or child == number:
                _damaged("NODE_PARENT_OVERRIDE")
            parents[child] = number
        if "mesh" in node:
            _item(document.get("meshes", []), node["mesh"])
    for scene in document.get("scenes", []):
        for root in scene.get("nodes", []):
            _item(nodes, root)
            if root in parents:
                raise MediumRefused(Reason.SCENE_NON_ROOT_NODE, f"node {root}")
    # With one parent each at most, a loop is a set of nodes that no root leads to.
    reached = [number for number in range(len(nodes)) if number not in parents]
    for number in reached:
        reached.extend(nodes[number].get("children", []))
    if len(reached) != len(nodes):
        _damaged("NODE_LOOP")


def _check_buffers(document: Document, binary_length: int) -> None:
    buffers = document.get("buffers", [])
    if len(buffers) > 1:
        raise MediumRefused(Reason.MODEL_EXTERNAL, "buffers")
    if buffers and not 0 < _count(buffers[0]["byteLength"]) <= binary_length:
        _damaged("BUFFER_BYTE_LENGTH_MISMATCH")
    views = document.get("bufferViews", [])
    for view in views:
        buffer = _item(buffers, view["buffer"])
        start, size = _count(view.get("byteOffset", 0)), _count(view["byteLength"])
        if start + size > buffer["byteLength"]:
            _damaged("BUFFER_VIEW_TOO_LONG")
    for accessor in document.get("accessors", []):
        _check_accessor(accessor, views)


def _check_accessor(accessor: Document, views: list[Document]) -> None:
    size = COMPONENT_BYTES[accessor["componentType"]] * COMPONENTS[accessor["type"]]
    count = _count(accessor["count"])
    if "bufferView" not in accessor:
        return
    view = _item(views, accessor["bufferView"])
    stride = _count(view.get("byteStride", 0)) or size
    needed = _count(accessor.get("byteOffset", 0)) + stride * (count - 1) + size
    if count < 1 or needed > view["byteLength"]:
        _damaged("ACCESSOR_TOO_LONG")


def _vertices(document: Document) -> int:
    accessors = document.get("accessors", [])
    total = 0
    for primitive in _primitives(document):
        position = primitive["attributes"].get("POSITION")
        total += _item(accessors, position)["count"] if position is not None else 0
        if "indices" in primitive:
            _item(accessors, primitive["indices"])
    shown = any(scene.get("nodes") for scene in document.get("scenes", []))
    if not total or not shown:
        raise MediumRefused(Reason.MODEL_EMPTY)
    if total > MOST_VERTICES:
        raise MediumRefused(Reason.MODEL_TOO_HEAVY, str(total))
    return total


def _primitives(document: Document) -> Iterator[Document]:
    for mesh in document.get("meshes", []):
        yield from mesh["primitives"]


def _item(items: list[Document], index: object) -> Document:
    """Like `items[index]`, but -1 is no index."""
    return items[_count(index)]


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value


def _damaged(detail: str) -> NoReturn:
    raise MediumRefused(Reason.MODEL_DAMAGED, detail)
