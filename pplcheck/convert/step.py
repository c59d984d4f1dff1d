"""STEP: the surfaces of a solid as a mesh in binary glTF, by the kernel Open CASCADE."""

from typing import Final

from pplcheck.syntax.places import UnparsableError

# What a mesh may miss of a round surface: its shape stays nearer than a rounded export's.
_MILLIMETRES: Final = 0.01
_RADIANS: Final = 0.5


def convert(content: bytes) -> bytes:
    """Return the mesh of a STEP file, as a GLB file.

    Args:
        content: of the file.

    Raises:
        UnparsableError: the kernel makes no mesh of it.
        ImportError: the extra `cad` is not installed.

    """
    import cascadio

    glb: bytes = cascadio.load(
        content,
        "step",
        tol_linear=_MILLIMETRES,
        tol_angular=_RADIANS,
        use_parallel=False,
    )
    if not glb:
        raise UnparsableError(0, 0, "no solid that could be turned into triangles")
    return glb
