"""Cases for the rules of legal time and of programmes: what follows from some facts, and what must not; test_facts runs them."""

from __future__ import annotations

ST = "<vocab/legal-status/"


def day(name: str, text: str, last: str = "") -> str:
    return f"<{name}> cnai:earliest '{text}'^^xsd:date ; cnai:latest '{last or text}'^^xsd:date . "


DAYS = day("d2017", "2017-07-08") + day("d2024", "2024-11-01") + day("y2025", "2025-01-01", "2025-12-31") + day("d2026", "2026-11-23")
CHECKED = "<d> cnai:lastCheckedOn <d2026> . "
OPINIONS = "<p> cnai:programmeSetOutIn <opinions> . <opinions> cnai:issuedOn <d2024> ; cnai:signedOn <d2024> . "
LAUNCH = "<p> cnai:launchedIn <report> . <report> cnai:issuedOn <d2017> . "
PLACES = "<opinions> cnai:atLevel <vocab/governance-level/central> ; cnai:appliesIn <id/place/china> . <vocab/governance-level/central> cnai:above <p> . <gz> cnai:atLevel <p> . "
CASES = [
    # The status stated, unless something says more.
    ("current-status", f"<d> cnai:legalStatus {ST}in-force> .", f"<d> cnai:currentStatus {ST}in-force> ."),
    ("current-status", f"<d> cnai:legalStatus {ST}in-force> . <e> cnai:eventOf <d> .", ""),
    ("current-status", f"<n> cnai:supersedes <d> ; cnai:legalStatus {ST}draft> .", f"<n> cnai:currentStatus {ST}draft> ."),
    ("status-final-text", f"<d> cnai:draftOf <f> ; cnai:legalStatus {ST}draft> . <f> a cnai:PolicyDocument .", f"<d> cnai:currentStatus {ST}finalised> ."),
    ("status-final-text", f"<d> cnai:draftOf <f> . <f> a cnai:PolicyDocument ; cnai:legalStatus {ST}draft> .", ""),
    ("status-event", DAYS + f"<e> cnai:eventOf <d> ; cnai:toStatus {ST}amended> ; cnai:statusOn <d2017> . <g> cnai:eventOf <d> ; cnai:toStatus {ST}repealed> ; cnai:statusOn <d2024> .", f"<d> cnai:currentStatus {ST}repealed> ."),
    ("status-event", DAYS + f"<e> cnai:eventOf <d> ; cnai:toStatus {ST}in-force> ; cnai:statusOn <d2017> . <n> cnai:supersedes <d> .", ""),
    # A stated last day, or a term from an exact effective date.
    ("last-day-in-force", day("x", "2027-01-01", "2027-12-31") + "<d> cnai:expiresOn <x> .", "<d> cnai:lastDayInForce '2027-12-31'^^xsd:date ."),
    ("last-day-in-force", DAYS + "<d> cnai:termOfValidity 'P3Y'^^xsd:yearMonthDuration ; cnai:effectiveOn <d2024> .", "<d> cnai:lastDayInForce '2027-10-31'^^xsd:date ."),
    ("last-day-in-force", DAYS + "<d> cnai:termOfValidity 'P18M'^^xsd:yearMonthDuration ; cnai:effectiveOn <d2024> .", "<d> cnai:lastDayInForce '2026-04-30'^^xsd:date ."),
    ("last-day-in-force", DAYS + "<d> cnai:termOfValidity 'P3Y'^^xsd:yearMonthDuration ; cnai:effectiveOn <y2025> .", ""),
    ("last-day-in-force", DAYS + "<d> cnai:termOfValidity 'P3Y'^^xsd:yearMonthDuration ; cnai:signedOn <d2024> .", ""),
    ("day-no-longer-in-force", "<d> cnai:lastDayInForce '2027-10-31'^^xsd:date .", "<d> eli:date_no_longer_in_force '2027-11-01'^^xsd:date ."),
    ("day-no-longer-in-force", DAYS + f"<e> cnai:eventOf <d> ; cnai:toStatus {ST}repealed> ; cnai:statusOn <d2024> .", "<d> eli:date_no_longer_in_force '2024-11-01'^^xsd:date ."),
    ("day-no-longer-in-force", DAYS + f"<e> cnai:eventOf <d> ; cnai:toStatus {ST}amended> ; cnai:statusOn <d2024> .", ""),
    # Status by dates, only where nothing is stated.
    ("status-by-term", DAYS + CHECKED + "<d> cnai:lastDayInForce '2026-01-01'^^xsd:date .", f"<d> cnai:currentStatus {ST}expired> ."),
    ("status-by-term", DAYS + CHECKED + "<d> cnai:lastDayInForce '2027-01-01'^^xsd:date ; cnai:effectiveOn <d2024> .", f"<d> cnai:currentStatus {ST}in-force> ."),
    ("status-by-term", DAYS + CHECKED + "<d> cnai:lastDayInForce '2027-01-01'^^xsd:date .", ""),
    ("status-by-term", DAYS + CHECKED + f"<d> cnai:lastDayInForce '2026-01-01'^^xsd:date ; cnai:legalStatus {ST}in-force> .", ""),
    # A plan ends with its period; opinions do only if their title names it.
    ("last-day-of-plan", DAYS + "<d> cnai:periodEnd <y2025> ; cnai:documentKind <vocab/document-kind/action-plan> .", "<d> cnai:lastDayOfPlan '2025-12-31'^^xsd:date ."),
    ("last-day-of-plan", DAYS + "<d> cnai:periodEnd <y2025> ; cnai:documentKind <vocab/document-kind/opinions> ; rdfs:label '某市实施意见（2023—2025年）'@zh .", "<d> cnai:lastDayOfPlan '2025-12-31'^^xsd:date ."),
    ("last-day-of-plan", DAYS + "<d> cnai:periodEnd <y2025> ; cnai:documentKind <vocab/document-kind/opinions> ; rdfs:label '某市实施意见'@zh .", ""),
    ("status-by-period", DAYS + CHECKED + "<d> cnai:lastDayOfPlan '2025-12-31'^^xsd:date .", f"<d> cnai:currentStatus {ST}expired> ."),
    ("status-by-period", DAYS + CHECKED + "<d> cnai:periodEnd <y2025> .", ""),
    ("status-by-period", DAYS + CHECKED + day("x", "2030-01-01", "2030-12-31") + "<d> cnai:periodEnd <x> ; cnai:publishedOn <d2024> .", f"<d> cnai:currentStatus {ST}in-force> ."),
    # Published within the year in which it was seen, so it had come; in force from some day of the year, so it may not be yet.
    ("status-by-period", DAYS + CHECKED + day("y", "2026-01-01", "2026-12-31") + "<d> cnai:periodEnd <y> ; cnai:publishedOn <y> .", f"<d> cnai:currentStatus {ST}in-force> ."),
    ("status-by-period", DAYS + CHECKED + day("y", "2026-01-01", "2026-12-31") + "<d> cnai:periodEnd <y> ; cnai:effectiveOn <y> ; cnai:publishedOn <d2024> .", ""),
    ("status-by-period", DAYS + CHECKED + day("x", "2030-01-01", "2030-12-31") + "<d> cnai:periodEnd <x> .", ""),
    ("status-by-period", DAYS + CHECKED + "<d> cnai:lastDayOfPlan '2025-12-31'^^xsd:date ; cnai:termOfValidity 'P5Y'^^xsd:yearMonthDuration .", ""),
    ("status-by-period", DAYS + CHECKED + day("x", "2030-01-01", "2030-12-31") + "<d> cnai:periodStart <d2024> ; cnai:periodEnd <x> .", f"<d> cnai:currentStatus {ST}in-force> ."),
    ("status-by-period", DAYS + CHECKED + day("x", "2030-01-01", "2030-12-31") + "<d> cnai:periodStart <x> ; cnai:periodEnd <x> .", ""),
    ("status-by-effect", DAYS + CHECKED + "<d> cnai:effectiveOn <d2024> .", f"<d> cnai:currentStatus {ST}took-effect> ."),
    ("status-by-effect", DAYS + CHECKED + day("x", "2030-01-01", "2030-12-31") + "<d> cnai:effectiveOn <x> .", ""),
    ("status-by-effect", DAYS + CHECKED + f"<d> cnai:effectiveOn <d2024> ; cnai:legalStatus {ST}in-force> .", ""),
    ("status-by-effect", DAYS + CHECKED + "<d> cnai:effectiveOn <d2024> . <e> cnai:supersedes <d> .", ""),
    # Opinions need no day of effect, rules do; one whose period is known is judged by that.
    ("status-by-issue", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/opinions> ; cnai:issuedOn <d2024> .", f"<d> cnai:currentStatus {ST}issued> ."),
    ("status-by-issue", DAYS + CHECKED + day("y", "2026-01-01", "2026-12-31") + "<d> cnai:documentKind <vocab/document-kind/notice> ; cnai:issuedOn <y> .", f"<d> cnai:currentStatus {ST}issued> ."),
    ("status-by-issue", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/administrative-provisions> ; cnai:issuedOn <d2024> .", ""),
    ("status-by-issue", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/opinions> ; cnai:issuedOn <d2024> ; cnai:periodEnd <y2025> .", ""),
    ("status-by-issue", DAYS + CHECKED + f"<d> cnai:documentKind <vocab/document-kind/notice> ; cnai:issuedOn <d2024> ; cnai:legalStatus {ST}draft> .", ""),
    ("status-by-issue", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/notice> ; cnai:issuedOn <d2024> . <e> cnai:supersedes <d> .", ""),
    ("status-by-kind", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/report> .", f"<d> cnai:currentStatus {ST}no-force> ."),
    ("status-by-kind", DAYS + CHECKED + "<d> cnai:documentKind <vocab/document-kind/opinions> .", ""),
    ("status-by-kind", DAYS + CHECKED + f"<d> cnai:documentKind <vocab/document-kind/report> ; cnai:legalStatus {ST}draft> .", ""),
    # A plain day only where the day is known, and of its own kind.
    ("day-issued", DAYS + "<d> cnai:issuedOn <d2017> . <e> cnai:issuedOn <y2025> .", "<d> dcterms:issued '2017-07-08'^^xsd:date ."),
    ("day-signed", DAYS + "<d> cnai:signedOn <d2017> ; cnai:publishedOn <d2024> .", "<d> eli:date_document '2017-07-08'^^xsd:date ."),
    ("day-published", DAYS + "<d> a cnai:PolicyDocument ; cnai:publishedOn <d2024> . <s> cnai:publishedOn <d2024> .", "<d> eli:date_publication '2024-11-01'^^xsd:date ."),
    ("day-effective", DAYS + "<d> cnai:effectiveOn <d2024> . <e> cnai:effectiveOn <y2025> .", "<d> eli:first_date_entry_in_force '2024-11-01'^^xsd:date ."),
    ("lead-issuer", "<d> prov:qualifiedAttribution <i>, <j> . <i> cnai:issuerPosition 1 ; prov:agent <a> . <j> cnai:issuerPosition 2 ; prov:agent <b> .", "<d> cnai:leadIssuer <a> ."),
    ("lead-issuer", "<d> cnai:documentKind <vocab/document-kind/agreement> ; prov:qualifiedAttribution <i> . <i> cnai:issuerPosition 1 ; prov:agent <a> .", ""),
    # A programme: what set it out before, or else what launched it; never what came later or had gone.
    ("aligned-by-programme", DAYS + OPINIONS + LAUNCH + "<d> cnai:namesProgramme <p> ; cnai:issuedOn <d2026> ; cnai:publishedOn <d2026> .", "<d> cnai:alignedByProgramme <opinions> ."),
    ("aligned-by-programme", DAYS + OPINIONS + LAUNCH + day("x", "2024-10-31") + "<d> cnai:namesProgramme <p> ; cnai:issuedOn <x> ; cnai:signedOn <x> .", "<d> cnai:alignedByProgramme <report> ."),
    # Signed before the opinions and made public after them: it counts from its signing.
    ("aligned-by-programme", DAYS + OPINIONS + LAUNCH + day("x", "2024-10-31") + "<d> cnai:namesProgramme <p> ; cnai:issuedOn <x> ; cnai:signedOn <x> ; cnai:publishedOn <d2026> .", "<d> cnai:alignedByProgramme <report> ."),
    ("aligned-by-programme", DAYS + OPINIONS + day("x", "2024-01-01", "2024-12-31") + "<d> cnai:namesProgramme <p> ; cnai:issuedOn <x> .", ""),
    ("aligned-by-programme", DAYS + OPINIONS + f"<e> cnai:eventOf <opinions> ; cnai:toStatus {ST}repealed> ; cnai:statusOn <y2025> . <d> cnai:namesProgramme <p> ; cnai:issuedOn <d2026> .", ""),
    # Through another: on one subject, and not where the text names the directive itself.
    ("aligned-through", "<a> cnai:implements <b> ; cnai:policySubject <ai> . <b> cnai:implementsTransitively <c> . <c> cnai:policySubject <ai> .", "<a> cnai:alignedThrough <c> ."),
    ("aligned-through", "<a> cnai:implements <b> ; cnai:policySubject <ai> . <b> cnai:implementsTransitively <c> . <c> cnai:policySubject <regions> .", ""),
    ("aligned-through", "<a> cnai:implements <b>, <c> ; cnai:policySubject <ai> . <b> cnai:implementsTransitively <c> . <c> cnai:policySubject <ai> .", ""),
    # Taking up a directive: adopted, of the place's own level.
    ("takes-up", PLACES + "<d> cnai:implements <opinions> ; cnai:appliesIn <gz> ; cnai:atLevel <p> .", "<d> cnai:takesUp <opinions> ."),
    ("takes-up", PLACES + f"<d> cnai:implements <opinions> ; cnai:appliesIn <gz> ; cnai:atLevel <p> ; cnai:legalStatus {ST}draft> .", ""),
    ("takes-up", PLACES + "<d> cnai:implements <opinions> ; cnai:appliesIn <gz> ; cnai:atLevel <vocab/governance-level/central> .", ""),
    # Superseded from the day of effect, or else of issue; never by a draft.
    ("superseded-on", "<n> cnai:supersedes <d> ; cnai:effectiveOn <d2024> ; cnai:issuedOn <d2017> .", "<d> cnai:supersededOn <d2024> ."),
    ("superseded-on", f"<n> cnai:supersedes <d> ; cnai:issuedOn <d2017> ; cnai:legalStatus {ST}draft> .", ""),
    # A target that a later document of the same place changes.
    ("revises-target", DAYS + "<t> cnai:comparableTarget <o> ; cnai:scope <gz> ; cnai:value 190000.0 ; cnai:setIn <n> . <o> cnai:scope <gz> ; cnai:value 180000.0 ; cnai:setIn <d> . <n> cnai:issuedOn <d2026> . <d> cnai:issuedOn <d2024> .", "<t> cnai:revisesTarget <o> ."),
    ("revises-target", DAYS + "<t> cnai:comparableTarget <o> ; cnai:scope <gz> ; cnai:value 1.0 ; cnai:setIn <n> . <o> cnai:scope <gz> ; cnai:value 1.0 ; cnai:setIn <d> . <n> cnai:issuedOn <d2026> . <d> cnai:issuedOn <d2024> .", ""),
    ("revises-target", DAYS + f"<t> cnai:comparableTarget <o> ; cnai:scope <gz> ; cnai:value 2.0 ; cnai:setIn <n> . <o> cnai:scope <gz> ; cnai:value 1.0 ; cnai:setIn <d> . <n> cnai:issuedOn <d2026> ; cnai:legalStatus {ST}draft> . <d> cnai:issuedOn <d2024> .", ""),
]
