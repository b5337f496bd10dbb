-- The share of each theme in the documents of each place, beside its share in all documents of China.
WITH
  themed AS (SELECT key, level, applies_in, UNNEST(themes) AS theme FROM documents),
  local AS (SELECT t.* FROM themed t JOIN places p ON p.key = t.applies_in WHERE p.level IS NOT NULL AND p.level <> 'central'),
  of_place AS (SELECT applies_in, COUNT(DISTINCT key) AS total FROM local GROUP BY applies_in),
  of_theme AS (SELECT theme, COUNT(DISTINCT key) AS everywhere FROM themed WHERE level <> 'international' GROUP BY theme),
  whole AS (SELECT COUNT(DISTINCT key) AS all_documents FROM themed WHERE level <> 'international')
SELECT
  'place/' || l.applies_in AS place, l.theme, COUNT(DISTINCT l.key) AS documents, o.total AS of,
  CASE WHEN o.total > 4 THEN ROUND(1000.0 * COUNT(DISTINCT l.key) / o.total) / 10 END AS share,
  ROUND(1000.0 * t.everywhere / w.all_documents) / 10 AS national_share
FROM local l
JOIN of_place o USING (applies_in)
JOIN of_theme t USING (theme)
CROSS JOIN whole w
GROUP BY l.applies_in, l.theme, o.total, t.everywhere, w.all_documents
