"""How does a mesh look with half of its triangles?

Edges are collapsed onto one of their ends, the cheapest first: the cost is the squared distance
of that end from the planes around the other (Garland and Heckbert, 1997). What would turn a
triangle over is left out.
"""

import heapq

import numpy as np
from numpy.typing import NDArray

from tests.accuracy.mesh_files import Triangles

_MOST_TURNED = 0.2


def simplified(triangles: Triangles, share: float = 0.5) -> Triangles:
    """Return a mesh with a share of its triangles, or more where no edge can go any more."""
    corners, faces = np.unique(triangles.reshape(-1, 3).round(6), axis=0, return_inverse=True)
    mesh = _Mesh(corners, faces.reshape(-1, 3).astype(np.int64))
    mesh.collapse(int(len(triangles) * share))
    left: Triangles = corners[np.array([face for face in mesh.faces if face is not None])]
    return left


class _Mesh:
    def __init__(self, corners: Triangles, faces: NDArray[np.int64]) -> None:
        self._corners = corners
        self.faces: list[tuple[int, int, int] | None] = [
            (a, b, c) if a != b != c != a else None for a, b, c in faces.tolist()
        ]
        self._around: list[set[int]] = [set() for _ in corners]
        self._planes = np.zeros((len(corners), 4, 4))
        for number, face in enumerate(self.faces):
            if face is not None:
                self._note(number, face)
        self._left = sum(face is not None for face in self.faces)

    def _note(self, number: int, face: tuple[int, int, int]) -> None:
        upright = self._upright(face)
        length = float(np.linalg.norm(upright)) or 1.0
        normal = upright / length
        plane = np.append(normal, -normal @ self._corners[face[0]])
        for corner in face:
            self._around[corner].add(number)
            self._planes[corner] += np.outer(plane, plane) * length

    def _upright(self, face: tuple[int, ...]) -> Triangles:
        a, b, c = self._corners[list(face)]
        return np.cross(b - a, c - a)

    def _cost(self, gone: int, kept: int) -> float:
        place = np.append(self._corners[kept], 1.0)
        length = np.linalg.norm(self._corners[gone] - self._corners[kept])
        return max(float(place @ self._planes[gone] @ place), 0.0) + 1e-9 * float(length)

    def collapse(self, wanted: int) -> None:
        heap = [
            (self._cost(a, b), a, b)
            for face in self.faces
            if face is not None
            for a, b in ((face[0], face[1]), (face[1], face[2]), (face[2], face[0]))
        ]
        heapq.heapify(heap)
        while self._left > wanted and heap:
            cost, gone, kept = heapq.heappop(heap)
            if not self._are_neighbours(gone, kept):
                continue
            now = self._cost(gone, kept)
            if now > cost * (1 + 1e-9):
                heapq.heappush(heap, (now, gone, kept))
            elif not self._turns_over(gone, kept):
                self._move(gone, kept)
                for other in self._neighbours(kept):
                    heapq.heappush(heap, (self._cost(kept, other), kept, other))

    def _are_neighbours(self, one: int, other: int) -> bool:
        return bool(self._around[one] & self._around[other])

    def _neighbours(self, corner: int) -> set[int]:
        faces = (self.faces[number] for number in self._around[corner])
        return {other for face in faces if face for other in face} - {corner}

    def _turns_over(self, gone: int, kept: int) -> bool:
        # A third common neighbour would leave two triangles back to back.
        if len(self._neighbours(gone) & self._neighbours(kept)) > 2:
            return True
        for number in self._around[gone] - self._around[kept]:
            face = self.faces[number]
            assert face
            before = self._upright(face)
            after = self._upright(tuple(kept if corner == gone else corner for corner in face))
            least = _MOST_TURNED * np.linalg.norm(before) * np.linalg.norm(after)
            if float(before @ after) < least:
                return True
        return False

    def _move(self, gone: int, kept: int) -> None:
        for number in self._around[gone] & self._around[kept]:
            face = self.faces[number]
            assert face
            for corner in face:
                self._around[corner].discard(number)
            self.faces[number] = None
            self._left -= 1
        for number in self._around[gone]:
            face = self.faces[number]
            assert face
            a, b, c = (kept if corner == gone else corner for corner in face)
            self.faces[number] = (a, b, c)
            self._around[kept].add(number)
        self._around[gone] = set()
        self._planes[kept] += self._planes[gone]
