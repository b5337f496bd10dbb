-- After how many days each place followed a directive, and how many places had by then: a running count.
-- Only what is exact to the day has a rank. Rows: days IS NOT NULL
WITH
  told AS MATERIALIZED (
    SELECT 'document/' || key AS id, status, signed_earliest, signed_latest, published_earliest, published_latest
    FROM documents
  ),
  day AS MATERIALIZED (
    SELECT id, CASE WHEN signed_earliest = signed_latest THEN signed_earliest END AS signed,
      CASE WHEN published_earliest = published_latest THEN published_earliest END AS published
    FROM told
  ),
  applies AS MATERIALIZED (
    SELECT e.subject AS document, e.object AS place, d.level, p.level AS of_place
    FROM edges e
    JOIN nodes d ON d.id = e.subject
    JOIN nodes p ON p.id = e.object
    WHERE e.relation = 'appliesIn'
  ),
  refers AS MATERIALIZED (SELECT subject AS document, object AS directive, relation FROM edges WHERE relation IN ('takesUp', 'cites')),
  followed AS MATERIALIZED (
    SELECT document, directive, 'names-basis' AS curve, place
    FROM refers
    JOIN applies USING (document)
    WHERE relation = 'takesUp'
    UNION
    SELECT c.document, c.directive, 'cites', a.place
    FROM refers c
    JOIN applies a ON a.document = c.document
    JOIN applies w ON w.document = c.directive
    LEFT JOIN told ON told.id = c.document
    WHERE
      c.relation = 'cites' AND a.level = a.of_place AND a.level <> 'central' AND COALESCE(told.status, '') <> 'draft'
      AND w.level = 'central' AND w.place = 'place/china'
  ),
  waited AS (
    SELECT f.*, COALESCE(m.signed - d.signed, m.published - d.published) AS gap
    FROM followed f
    JOIN day m ON m.id = f.document
    JOIN day d ON d.id = f.directive
  ),
  first AS (SELECT directive, curve, place, MIN(gap) AS days FROM waited WHERE gap >= 0 GROUP BY directive, curve, place)
SELECT directive, curve, place, days, COUNT(*) OVER (PARTITION BY directive, curve ORDER BY days) AS places_by_then
FROM first
