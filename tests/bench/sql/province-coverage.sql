-- Documents, targets, instruments and sites of each province.
WITH
  province AS (SELECT 'place/' || key AS place FROM places WHERE level = 'provincial' AND list_contains(class, 'Jurisdiction')),
  part AS (SELECT subject AS inner_place, object AS place FROM edges WHERE relation IN ('within', 'partOf')),
  around AS (FROM part UNION ALL SELECT place, place FROM province),
  described AS (SELECT 'document/' || key AS id FROM documents WHERE last_checked IS NOT NULL),
  applies AS (SELECT e.subject, e.object AS place FROM edges e JOIN described d ON d.id = e.subject WHERE relation = 'appliesIn'),
  documents_of AS (SELECT place, COUNT(DISTINCT subject) AS n FROM applies GROUP BY place),
  local_of AS (SELECT p.place, COUNT(DISTINCT subject) AS n FROM applies a JOIN part p ON p.inner_place = a.place GROUP BY p.place),
  things AS (
    SELECT e.relation, a.place, COUNT(DISTINCT e.subject) AS n
    FROM edges e
    JOIN around a ON a.inner_place = e.object
    JOIN nodes n ON n.id = e.subject
    WHERE (e.relation = 'scope' AND n.kind = 'target') OR e.relation = 'offeredIn' OR (e.relation = 'locatedIn' AND n.kind = 'site')
    GROUP BY e.relation, a.place
  )
SELECT p.place, d.n AS documents, l.n AS local_documents, t.n AS targets, i.n AS instruments, s.n AS sites
FROM province p
LEFT JOIN documents_of d USING (place)
LEFT JOIN local_of l USING (place)
LEFT JOIN things t ON t.place = p.place AND t.relation = 'scope'
LEFT JOIN things i ON i.place = p.place AND i.relation = 'offeredIn'
LEFT JOIN things s ON s.place = p.place AND s.relation = 'locatedIn'
