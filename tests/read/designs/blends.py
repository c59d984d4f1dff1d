"""Blender files of our own making, in each of the forms that Blender has written."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

_SIZES = {"char": 1, "short": 2, "int": 4, "void": 0}
_STRUCTS: dict[str, tuple[tuple[str, str], ...]] = {
    # Of no struct: blocks of number 0 hold characters.
    "Link": (("Link", "*next"), ("Link", "*prev")),
    "ListBase": (("void", "*first"), ("void", "*last")),
    "ID": (
        ("void", "*next"), ("void", "(*hook)()"), ("char", "name[66]"), ("short", "pad"),
        ("AssetMetaData", "*asset_data"), ("IDProperty", "*properties"),
    ),
    "IDPropertyData": (
        ("void", "*pointer"), ("ListBase", "group"), ("int", "val"), ("int", "val2"),
    ),
    "IDProperty": (
        ("IDProperty", "*next"), ("IDProperty", "*prev"), ("char", "type"),
        ("char", "subtype"), ("short", "flag"), ("char", "name[64]"), ("int", "saved"),
        ("IDPropertyData", "data"), ("int", "len"), ("int", "totallen"),
    ),
    "AssetMetaData": (
        ("char", "*author"), ("char", "*description"), ("char", "*copyright"),
        ("char", "*license"), ("ListBase", "tags"), ("float", "matrix[2][2]"),
    ),
    "AssetTag": (("AssetTag", "*next"), ("AssetTag", "*prev"), ("char", "name[64]")),
    "Library": (("ID", "id"), ("char", "filepath[1024]")),
    "Text": (("ID", "id"), ("ListBase", "lines")),
    "TextLine": (("TextLine", "*next"), ("TextLine", "*prev"), ("char", "*line")),
    "Scene": (("ID", "id"), ("int", "frames")),
    "Object": (("ID", "id"), ("int", "kind")),
}  # fmt: skip
Value = str | int | dict[str, "Value"]


@dataclass
class Writer:
    """Writes blocks as Blender does.

    Attributes:
        pointer: size of an address: 4 or 8.
        sign: order of bytes: `<` or `>`.
        is_large: in the form of Blender 5.

    """

    pointer: int = 8
    sign: str = "<"
    is_large: bool = False
    blocks: list[bytes] = field(default_factory=list)
    _address: int = 0x1000

    def add(self, code: str, name: str, /, **values: "Value") -> int:
        """Add a block of one struct and return its address."""
        return self._block(code, list(_STRUCTS).index(name), self._packed(name, values))

    def text(self, text: str) -> int:
        """Add a block of characters and return its address."""
        return self._block("DATA", 0, text.encode() + b"\0")

    def chain(self, name: str, rows: Iterable[dict[str, "Value"]]) -> "Value":
        """Add a list of structs and return the field that holds it."""
        found = 0
        for values in reversed(list(rows)):
            found = self.add("DATA", name, next=found, **values)
        return {"first": found}

    def file(self, version: str = "500") -> bytes:
        """Return the file."""
        sign = b"v" if self.sign == "<" else b"V"
        size = b"-" if self.pointer == 8 else b"_"
        head = b"BLENDER" + size + sign + version.encode()
        head = b"BLENDER17-01v0500" if self.is_large else head
        return (
            head
            + b"".join(self.blocks)
            + self._head("DNA1", 0, self._dna())
            + self._head("ENDB", 0, b"")
        )

    def _block(self, code: str, number: int, content: bytes) -> int:
        self._address += 16
        self.blocks.append(self._head(code, number, content))
        return self._address

    def _head(self, code: str, number: int, content: bytes) -> bytes:
        # Two letters are one half of a number: in the other order of bytes the second half.
        written = code.encode()
        written = written.rjust(4, b"\0") if self.sign == ">" else written.ljust(4, b"\0")
        if self.is_large:
            rest = struct.pack("<iQqq", number, self._address, len(content), 1)
        else:
            address = "Q" if self.pointer == 8 else "I"
            rest = struct.pack(
                f"{self.sign}i{address}ii", len(content), self._address, number, 1
            )
        return written + rest + content

    def _size(self, type_: str, name: str) -> int:
        if name.startswith(("*", "(*")):
            return self.pointer
        size = {"float": 4, **_SIZES}.get(type_) or sum(
            self._size(*one) for one in _STRUCTS[type_]
        )
        for part in name.split("[")[1:]:
            size *= int(part.rstrip("]"))
        return size

    def _packed(self, struct_: str, values: dict[str, "Value"]) -> bytes:
        packed = b""
        for type_, name in _STRUCTS[struct_]:
            value = values.get(name.partition("[")[0].strip("*()"), 0)
            size = self._size(type_, name)
            if isinstance(value, dict):
                packed += self._packed(type_, value)
            elif isinstance(value, str):
                packed += value.encode().ljust(size, b"\0")
            else:
                packed += value.to_bytes(size, "little" if self.sign == "<" else "big")
        return packed

    def _dna(self) -> bytes:
        names = list(dict.fromkeys(name for one in _STRUCTS.values() for _, name in one))
        types = [*_SIZES, "float", *_STRUCTS]
        sizes = [self._size(type_, "x") if type_ != "void" else 0 for type_ in types]
        dna = b"SDNA"
        for tag, strings in ((b"NAME", names), (b"TYPE", types)):
            dna += tag + self._number("I", len(strings))
            dna += b"".join(one.encode() + b"\0" for one in strings)
            dna += b"\0" * (-len(dna) % 4)
        dna += b"TLEN" + b"".join(self._number("H", size) for size in sizes)
        dna += b"\0" * (-len(dna) % 4) + b"STRC" + self._number("I", len(_STRUCTS))
        for name, fields in _STRUCTS.items():
            dna += self._number("H", types.index(name)) + self._number("H", len(fields))
            for type_, field_ in fields:
                dna += self._number("H", types.index(type_))
                dna += self._number("H", names.index(field_))
        return dna

    def _number(self, kind: str, number: int) -> bytes:
        return struct.pack(self.sign + kind, number)
