-- How much is known of the described documents.
-- Not the measure that rests on what rules derive. Rows: measure <> 'status'
WITH
  seen AS (
    SELECT 'document/' || key AS id, source, seen_as FROM documents
    UNION ALL
    SELECT about, source, seen_as FROM evidence
  ),
  evident AS (
    SELECT e.id, BOOL_OR(s.address IS NOT NULL) AS address, BOOL_OR(LEN(s.find_at) > 0) AS find_at,
      BOOL_OR(e.seen_as = 'official-text') AS official
    FROM seen e
    JOIN sources s ON s.key = e.source
    GROUP BY e.id
  ),
  told AS (
    SELECT
      d.number IS NOT NULL AS has_number,
      d.number IS NOT NULL OR COALESCE(list_contains(d.lacks, 'number'), FALSE) AS number_settled,
      EXISTS (FROM edges e WHERE e.subject = n.id AND e.relation = 'implements') OR COALESCE(list_contains(d.lacks, 'basis'), FALSE) AS settled,
      EXISTS (FROM edges e WHERE e.subject = n.id AND e.relation IN ('implements', 'cites')) AS has_reference,
      EXISTS (FROM targets t WHERE t.set_in = n.id) AS has_targets,
      LEN(d.issued_by) > 0 OR LEN(d.adopted_by) > 0 AS has_issuer,
      n.earliest = n.latest AS exact,
      n.latest >= DATE '2017-01-01' AS recent,
      d.level IN ('provincial', 'municipal', 'county') AS local_document,
      v.address, v.address OR v.find_at AS findable, v.official
    FROM documents d
    JOIN nodes n ON n.id = 'document/' || d.key
    LEFT JOIN evident v ON v.id = n.id
    WHERE d.last_checked IS NOT NULL
  ),
  counted AS (
    SELECT
      UNNEST([
        {'measure': 'number', 'documents': COUNT(*) FILTER (has_number), 'total': COUNT(*)},
        {'measure': 'number-settled', 'documents': COUNT(*) FILTER (number_settled), 'total': COUNT(*)},
        {'measure': 'basis-read', 'documents': COUNT(*) FILTER (settled), 'total': COUNT(*)},
        {'measure': 'local-basis-read', 'documents': COUNT(*) FILTER (settled AND local_document), 'total': COUNT(*) FILTER (local_document)},
        {'measure': 'basis', 'documents': COUNT(*) FILTER (has_reference), 'total': COUNT(*)},
        {'measure': 'day-exact-date', 'documents': COUNT(*) FILTER (exact), 'total': COUNT(*)},
        {'measure': 'day-exact-since-2017', 'documents': COUNT(*) FILTER (exact AND recent), 'total': COUNT(*) FILTER (recent)},
        {'measure': 'targets', 'documents': COUNT(*) FILTER (has_targets), 'total': COUNT(*)},
        {'measure': 'issuer', 'documents': COUNT(*) FILTER (has_issuer), 'total': COUNT(*)},
        {'measure': 'address', 'documents': COUNT(*) FILTER (address), 'total': COUNT(*)},
        {'measure': 'findable', 'documents': COUNT(*) FILTER (findable), 'total': COUNT(*)},
        {'measure': 'official-text', 'documents': COUNT(*) FILTER (official), 'total': COUNT(*)},
        {'measure': 'last-checked', 'documents': COUNT(*), 'total': COUNT(*)}
      ]) AS row
    FROM told
  )
SELECT row.measure AS measure, row.documents AS documents, row.total AS of, ROUND(1000.0 * row.documents / row.total) / 10 AS share
FROM counted
WHERE row.documents > 0
