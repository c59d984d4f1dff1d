"""Of which triangles is an exact solid made? A kernel tells, in a process of its own."""

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final, Self

from pplcheck.convert.step import convert
from pplcheck.engine import Limited, Limits, UnansweredError
from pplcheck.read.meshes.registry import triangles
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from pplcheck.read.meshes.numbers import Triangles

_LIMITS: Final = Limits(
    cpu_seconds=60,
    seconds=180,
    memory=3 * 1024 * 1024 * 1024,
    answer=128 * 1024 * 1024,
)
_ENDINGS = (".step", ".stp")


def is_solid(path: str) -> bool:
    """Whether a file of this name holds exact solids that the kernel can cut."""
    return path.lower().endswith(_ENDINGS)


class Kernel:
    """Cuts solids into triangles; its process is started with the first of them."""

    def __init__(self) -> None:
        self._limited = Limited(f"{__name__}:answer", _LIMITS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._limited.close()

    def triangles(self, content: bytes) -> "Triangles":
        """Return the triangles of a STEP file, in millimetres.

        Raises:
            UnparsableError: the kernel makes none of it, within its limits.

        """
        try:
            said = self._limited.call("", content)
        except UnansweredError as error:
            raise UnparsableError(0, 0, error.reason) from error
        return triangles("solid.glb", b64decode(str(said)))


def answer(argument: str, content: bytes) -> str:
    """Return the mesh of a STEP file as GLB in base64: what happens in the other process."""
    del argument
    return b64encode(convert(content)).decode("ascii")
