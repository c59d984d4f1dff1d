"""The assets of the commons as an SPDX 2.3 document, for tools of the supply chain.

One package an asset, with the licence that is declared for it; the parts are contained in the
whole. Files are not listed: SPDX asks for their SHA-1, and pplcheck keeps git's ids.
"""

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pplcheck.model.asset import Asset
from pplcheck.model.identification import TextKind
from pplcheck.model.report import Report
from pplcheck.report.plain import visible

if TYPE_CHECKING:
    from spdx_tools.spdx.model import Document

NAME = "spdx"

_DOCUMENT = "SPDXRef-DOCUMENT"
_OWN = "LicenseRef-"


def render(report: Report) -> bytes:
    """Return the document as JSON; the same report gives the same bytes."""
    from spdx_tools.spdx.jsonschema.document_converter import DocumentConverter

    table: dict[str, Any] = DocumentConverter().convert(document_of(report))
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def document_of(report: Report) -> "Document":
    """Return the report's assets as a document of spdx-tools."""
    from spdx_tools.spdx import model

    subject = report.subject
    # SPDX asks for an instant; the day that was judged is the only one that is no accident.
    created = datetime.combine(subject.as_of, datetime.min.time())
    tool = model.Actor(model.ActorType.TOOL, f"pplcheck-{report.tool_version}")
    info = model.CreationInfo(
        spdx_version="SPDX-2.3",
        spdx_id=_DOCUMENT,
        name=visible(subject.name),
        document_namespace=f"urn:pplcheck:{_digest(report)}",
        creators=[tool],
        created=created,
    )
    relate = model.Relationship
    contains, describes = model.RelationshipType.CONTAINS, model.RelationshipType.DESCRIBES
    return model.Document(
        creation_info=info,
        packages=[_package(asset, subject.revision) for asset in report.assets],
        relationships=[
            relate(_id(asset.parent), contains, _id(asset.id))
            if asset.parent is not None
            else relate(_DOCUMENT, describes, _id(asset.id))
            for asset in report.assets
        ],
        extracted_licensing_info=[
            model.ExtractedLicensingInfo(license_id=id_, extracted_text=_where(report, id_))
            for id_ in _own_licences(report)
        ],
    )


def _package(asset: Asset, revision: str) -> Any:  # noqa: ANN401 - spdx-tools has no annotations
    from spdx_tools.spdx import model

    nothing = model.SpdxNoAssertion()
    expression = _expression(asset.licence)
    declared = nothing if expression is None else expression
    return model.Package(
        spdx_id=_id(asset.id),
        name=visible(asset.name),
        download_location=nothing,
        version=revision or None,
        files_analyzed=False,
        license_concluded=nothing,
        license_declared=model.SpdxNone() if asset.licence == "NONE" else declared,
        copyright_text=nothing,
        comment=f"{asset.kind}; content {asset.content_id}",
    )


def _expression(licence: str | None) -> Any:  # noqa: ANN401 - license-expression has no annotations
    """Return the licence for SPDX, or None where it is not named by ids."""
    from license_expression import ExpressionError, Licensing, get_spdx_licensing

    if licence is None:
        return None
    spdx = get_spdx_licensing()
    try:
        unknown = spdx.unknown_license_keys(spdx.parse(licence))
    except ExpressionError:
        return None
    if any(not key.startswith(_OWN) for key in unknown):
        return None
    # Without a table of licences, ids stay as they are.
    return Licensing().parse(licence)


def _id(asset: str) -> str:
    """Return an SPDX id: letters, digits, dots and dashes, and different for each asset."""
    return f"SPDXRef-asset-{hashlib.sha256(asset.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _own_licences(report: Report) -> list[str]:
    expressions = {asset.licence for asset in report.assets if asset.licence}
    words = {word.strip("()") for one in expressions for word in one.split()}
    return sorted(word for word in words if word.startswith(_OWN))


def _where(report: Report, licence: str) -> str:
    """Say where the text stands: the tree has it, and the report does not."""
    paths = [
        visible(file.path)
        for file in report.survey.files
        if file.identification
        and file.identification.kind is TextKind.TEXT
        and licence in (file.identification.licence or "").split(" AND ")
    ]
    return f"See {', '.join(paths)}" if paths else "The text is not in the tree."


def _digest(report: Report) -> str:
    contents = "".join(asset.content_id for asset in report.assets)
    return hashlib.sha256(f"{contents}{report.subject.as_of}".encode()).hexdigest()
