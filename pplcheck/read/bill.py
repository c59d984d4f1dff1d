"""Which column of a bill of materials holds what, and which cell points at another design?

Bills are written by programmes (KiCad, JLC, GitBuilding, LOSH) and by people with a
spreadsheet, in any language. A header is known by its words: several columns that only a bill
has together.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache

_LONGEST_HEAD, _MOST_WORDS = 160, 7


class Column(Enum):
    """What a column of a bill holds."""

    PRICE = auto()
    LINK = auto()
    NUMBER = auto()
    MAKER = auto()
    SUPPLIER = auto()
    QUANTITY = auto()
    DESIGNATOR = auto()
    FILE = auto()
    FOOTPRINT = auto()
    KIND = auto()
    POSITION = auto()
    NAME = auto()


# The first that fits counts: `supplier part number` is a number, `supplier link` a link. One
# line a language or a habit.
_WORDS = {
    Column.PRICE: r"""
        price|cost|usd|eur|gbp|€|preis|kosten|prix|co[uû]ts?|precio|coste?o?|prezzo|pre[cç]o
        |prijs|cena|цена|价格|单价""",
    Column.LINK: r"""
        links?|urls?|hyperlink|web ?(?:site|page|shop)?|liens?|enlaces?|webseite|链接|ссылка""",
    Column.NUMBER: r"""
        mpn|(?:part|order|stock|catalog(?:ue)?|model|product) ?(?:numbers?|no|nr|num|code|id|#)
        |partn?o|p ?n|sku|(?:manufacturer|supplier|mfr|mfg) part
        |lcsc(?: part)?|jlcpcb|jlc part|mouser|digi ?key|farnell
        |(?:artikel|bestell|teile|sach)-?(?:nummer|nr)|r[eé]f[eé]rence fabricant
        |c[oó]digo|codice|型号|料号|артикул""",
    Column.MAKER: r"""
        manufacturers?|mfr|mfg|brand|hersteller|marke|fabricants?|marque|fabricantes?
        |produttore|fabrikant|制造商|厂家|производитель""",
    Column.SUPPLIER: r"""
        suppliers?|vendors?|distributors?|sources?|seller|shop|store
        |lieferant(?:en)?|bezugsquelle|fournisseurs?|proveedor(?:es)?|fornitor[ei]|fornecedor
        |leverancier|dostawca|供应商|поставщик""",
    Column.QUANTITY: r"""
        qty|qnty|quantity|quantities|count|units?|amount|pcs|needed|required
        |anzahl|menge|st[uü]ck(?:zahl)?|quantit[eéà]s?|qt[eé]|cantidad|cant|quantidade|qtd
        |qt[aà]|aantal|ilo[sś][cć]|antal|adet|количество|кол-?во|数量|用量""",
    Column.DESIGNATOR: r"""
        designators?|references?|refs?|refdes|rep[eè]res?|referencias?|riferiment[oi]
        |位号|参考编号""",
    Column.FILE: r"""
        file ?(?:names?)?|stl|cad(?: file| model)?|design file|3d model|datei|fichier|archivo
        |文件""",
    Column.FOOTPRINT: r"""
        footprint|package|case|housing|geh[aä]use|bo[iî]tier|encapsulado|封装|корпус""",
    Column.KIND: r"""
        type|category|categories|cat|class|material|kategorie|typ|werkstoff|cat[eé]gorie
        |categor[ií]a|tipo|类别|类型""",
    Column.POSITION: r"pos|position|no|nr|id|index|item|line|row|#|序号|项目",
    Column.NAME: r"""
        name|part(?: name)?|component|title|comment|value|val|description|desc|designation
        |article|product|objects?|hardware
        |bezeichnung|benennung|beschreibung|bauteil|teil|artikel
        |d[eé]signation|pi[eè]ces?|composants?|nombre|piezas?|componentes?|descripci[oó]n
        |nome|descrizione|descri[cç][aã]o|pe[cç]as?|onderdeel|omschrijving|nazwa|opis
        |наименование|название|名称|元件名称|品名|物料|说明""",
}
_BROKEN = re.compile(r"\n\s*")
_NOISE = re.compile(r"\([^()]*\)|[_\n\r\t\"'*:./]+")
# `DistributorPartNum2` is three words, and a second such column.
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])\d+$")
_SAYS_WHAT = frozenset({Column.NAME, Column.NUMBER, Column.DESIGNATOR, Column.FILE})
_SAYS_MORE = frozenset(
    {Column.QUANTITY, Column.DESIGNATOR, Column.NUMBER, Column.SUPPLIER, Column.FOOTPRINT,
     Column.FILE, Column.LINK}
)  # fmt: skip
# Of all cells of a header, so many are known words; or so many different columns are known.
_ENOUGH = 0.5
_FEW, _MANY = 2, 5

_DESIGN = re.compile(
    r"\.(?:stl|step|stp|iges|igs|obj|3mf|amf|ply|scad|fcstd|f3d|f3z|sldprt|sldasm|ipt|iam|"
    r"dxf|dwg|blend|gltf|glb|skp|kicad_(?:pcb|sch|pro)|brd|gbr|gbrjob|gcode|brep|ifc)$"
    r"|(?:^|/)(?:okh[^/]*\.(?:toml|ya?ml|json)|buildconf\.ya?ml|ro-crate-metadata\.json)$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"""https?://(?:www\.)?(?:
        (?:github|gitlab|bitbucket|codeberg|gitee)\.(?:com|org)/[\w.-]+/[\w.-]+[^\s<>"')\]]*
      | raw\.githubusercontent\.com/[\w.-]+/[\w.-]+[^\s<>"')\]]*
      | thingiverse\.com/(?:thing:|download:)\d+
      | printables\.com/(?:\w\w/)?model/\d+[\w-]*
      | makerworld\.com/(?:[\w-]+/)?models/\d+[\w-]*
      | grabcad\.com/library/[\w-]+
      | wikifactory\.com/[@+\w.-]+/[\w.-]+
      | (?:youmagine|myminifactory|cults3d|pinshape|openhardware)\.\w+/[^\s<>"')\]]+
      | hackaday\.io/project/\d+[\w-]*
      | oshwlab\.com/[\w.-]+/[\w.-]+
      | certification\.oshwa\.org/[a-z]{2}\d{6}
      | appropedia\.org/[^\s<>"')\]]+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_THING = re.compile(r"\bthing:\d{2,12}\b", re.IGNORECASE)
_LONGEST_PATH = 300
# A supplier that is no shop: a project of the commons. OpenBuilds is a shop.
_UPSTREAM = re.compile(
    r"\b(?:project|repo(?:sitory)?|upstream|open[ -]source|open[ -]hardware|thingiverse"
    r"|printables|github|gitlab)\b|^Open(?!Builds)[A-Z]\w+",
)


def header(cells: Sequence[str]) -> dict[Column, list[int]] | None:
    """Return which columns hold what, if these cells are the header of a bill; else None."""
    filled = sum(map(bool, cells))
    known: dict[Column, list[int]] = {}
    strange = 0
    for index, cell in enumerate(cells):
        column = column_of(cell) if cell else None
        if column:
            known.setdefault(column, []).append(index)
        elif cell:
            strange += 1
            # Most rows are none: they are not looked at to their end.
            is_strange = len(known) < _FEW and strange > filled * (1 - _ENOUGH)
            if is_strange or cell.isdecimal():
                return None
    found = sum(map(len, known.values()))
    tells = known.keys() & _SAYS_WHAT
    more = (known.keys() & _SAYS_MORE) - (tells if len(tells) == 1 else set())
    is_enough = len(known) >= _MANY or found >= filled * _ENOUGH
    is_header = len(known) > 1 and tells and more and is_enough
    return known if is_header else None


def column_of(cell: str) -> Column | None:
    """Return what a column under such a head holds, if it is a word of bills."""
    if len(cell) > _LONGEST_HEAD or not _any_word().search(cell):
        return None
    words = " ".join(_NOISE.sub(" ", _JOINED.sub(" ", cell)).split())
    if len(words.split()) > _MOST_WORDS:
        return None
    return next((column for column, role in _roles() if role.search(words)), None)


@cache
def _any_word() -> re.Pattern[str]:
    """Return what tells whether a cell may hold any of the words; others are not looked at."""
    return re.compile(_BROKEN.sub("", "|".join(_WORDS.values())), re.IGNORECASE)


@cache
def _roles() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    return tuple(
        (column, re.compile(rf"(?<!\w)(?:{_BROKEN.sub('', words)})(?!\w)", re.IGNORECASE))
        for column, words in _WORDS.items()
    )


def points_at_a_design(cell: str) -> bool:
    """Whether a cell, as a whole, is the path or the address of a design."""
    is_short = 0 < len(cell) <= _LONGEST_PATH and "\n" not in cell
    return is_short and bool(_DESIGN.search(cell) or _PAGE.match(cell) or _THING.match(cell))


def designs_in(cell: str) -> Iterator[str]:
    """Yield the designs that a cell names: its path, addresses of such, numbers of things."""
    if "." not in cell and ":" not in cell:
        return
    pages = [found.group().rstrip(".,;") for found in _PAGE.finditer(cell)]
    yield from pages
    if not pages:
        if points_at_a_design(cell) and not cell.lower().startswith("http"):
            yield cell
        else:
            yield from (found.group() for found in _THING.finditer(cell))


def is_upstream(supplier: str) -> bool:
    """Whether a supplier is a project rather than a shop, as far as its name tells."""
    return "://" not in supplier and bool(_UPSTREAM.search(supplier))
