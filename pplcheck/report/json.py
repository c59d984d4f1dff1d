"""The report as JSON, after `schemas/report.schema.json`."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pplcheck.model.finding import Finding, Severity
from pplcheck.model.report import EntityResult, Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.use import Use
from pplcheck.report.contributions import contributions_table
from pplcheck.report.designs import design_table, link_table
from pplcheck.report.files import conclusion_table, conflict_table, file_table, place, point
from pplcheck.report.found_tables import commons_table, found_table, site_table
from pplcheck.report.graph import transitive
from pplcheck.report.history import history_table, periods_table
from pplcheck.report.judged import Judged, agreement_table, reminder_table
from pplcheck.report.known import fact_table, known_table
from pplcheck.report.layout import pieces
from pplcheck.report.plain import in_json, whole
from pplcheck.report.words import DISCLAIMER

NAME = "json"

_SCHEMA = "pplcheck.report/1"
_Table = dict[str, Any]


def render(report: Report) -> bytes:
    """Return the report as JSON text: readable, and the same for the same report."""
    return b"".join([*(in_json(one).encode() for one in pieces(_table(report))), b"\n"])


def _table(report: Report) -> _Table:
    """Return the report as a value of JSON; its files are made while they are written."""
    subject = report.subject
    judged = Judged(report)
    table: _Table = {
        "schema": _SCHEMA,
        "journey": report.journey,
        "tool": {"name": "pplcheck", "version": report.tool_version},
        "subject": {
            "root": whole(subject.root),
            "name": whole(subject.name),
            "revision": subject.revision or None,
            "as_of": subject.as_of.isoformat(),
            "submodules": [whole(path) for path in subject.submodules],
            "is_part": subject.is_part,
            "history": history_table(subject.history),
            "inputs": [
                {"kind": one.kind, "path": whole(one.path), "sha256": one.sha256}
                for one in subject.inputs
            ],
        },
        "terms": [{"licence": one.id, "version": one.version} for one in report.terms_used],
        "disclaimer": DISCLAIMER,
        "summary": summary(report),
        "assets": [
            {
                "id": whole(asset.id),
                "name": whole(asset.name),
                "kind": asset.kind,
                "licence": asset.licence,
                "paths": [whole(path) for path in asset.paths],
                "content_id": asset.content_id,
                "parent": asset.parent,
                "history": periods_table(asset.history),
            }
            for asset in report.assets
        ],
        "entities": [_entity(result, judged) for result in report.entities],
        "commons": [commons_table(one) for one in report.commons],
        "sites": _sites(report),
        "uses": [_use(use) for use in report.uses],
        "ways": [[whole(str(ref)) for ref in way.refs()] for way in transitive(report)],
        "verdicts": [judged.verdict(verdict) for verdict in report.verdicts],
        "evidence": [
            {
                "about": whole(owner),
                **fact_table(fact),
                "timing": fact.timing(subject.as_of),
                "is_derived": fact.is_derived,
                "bears": fact.bears,
            }
            for owner, fact in report.evidence
        ],
        "agreements": [agreement_table(one) for one in report.agreements],
        "reminders": [reminder_table(one) for one in report.reminders],
        "findings": _findings(report.findings),
        "conflicts": [
            conflict_table(conflict)
            for conflict in (*report.survey.conflicts, *report.survey.differing)
        ],
        "designs": [design_table(design) for design in report.survey.designs],
        "links": [link_table(link) for link in report.survey.links],
        "contributions": contributions_table(report.survey.contributions),
        "conclusions": [conclusion_table(one) for one in report.survey.conclusions],
        "unread": [
            {"path": whole(one.place.path), **point(one.place), "reason": whole(one.reason)}
            for one in report.survey.unread
        ],
    }
    if report.show_files:
        table["files"] = map(file_table, report.survey.files)
    return table


def summary(report: Report) -> _Table:
    """Return the counts that everybody reads first."""
    verdicts = Counter(verdict.outcome for verdict in report.verdicts)
    findings = Counter(finding.severity for finding in report.findings)
    return {
        "verdicts": {kind.value: verdicts[kind] for kind in OutcomeKind},
        "findings": {severity.value: findings[severity] for severity in Severity},
        "files": len(report.survey.files),
        "unread": len(report.survey.unread),
    }


def _sites(report: Report) -> list[_Table]:
    owners = {one.site: one for one in report.resolutions}
    return [site_table(site, owners.get(site.id)) for site in report.sites]


def _entity(result: EntityResult, judged: Judged) -> _Table:
    return {
        **known_table(result.entity),
        "standing": {one.licence: judged.standing(one) for one in result.standings},
    }


def _use(use: Use) -> _Table:
    return {
        "id": whole(use.id),
        "entity": use.entity,
        "asset": whole(use.asset),
        "acts": list(use.acts),
        "commercial": use.commercial,
        "since": use.since.isoformat() if use.since else None,
        "has_begun": use.has_begun,
        "how": [
            {"recogniser": one.recogniser, "evidence": whole(one.evidence), "score": one.score}
            for one in use.how
        ],
        **found_table(use),
    }


def _findings(findings: Iterable[Finding]) -> list[_Table]:
    seen: Counter[str] = Counter()
    rows = []
    for finding in findings:
        key = _fingerprint(finding)
        seen[key] += 1
        rows.append(
            {
                "check": finding.check,
                "severity": finding.severity,
                "message": whole(finding.message),
                "hint": whole(finding.hint),
                "locations": [
                    {**place(one.place), "says": whole(one.says) or None}
                    for one in finding.locations
                ],
                "fingerprint": f"{key}/{seen[key]}",
            }
        )
    return rows


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same while lines move: the check, the paths, what they say."""
    parts = [finding.check, *(f"{one.place.path}\0{one.says}" for one in finding.locations)]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]
