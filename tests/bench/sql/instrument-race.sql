-- Offers whose cap is above every earlier one of its kind, and the earlier offers that were highest: a running maximum.
WITH
  offer AS (
    SELECT
      'instrument/' || i.key AS instrument, i.type, i.purpose, i.cap_basis AS basis, i.cap_unit AS unit, p.level,
      'place/' || p.key AS place, i.cap, n.earliest, n.latest
    FROM (SELECT *, UNNEST(offered_in) AS offered FROM instruments) i
    JOIN places p ON p.key = i.offered
    JOIN nodes n ON n.id = i.set_in
    LEFT JOIN documents d ON 'document/' || d.key = i.set_in
    WHERE
      i.cap IS NOT NULL AND i.purpose IS NOT NULL AND i.cap_basis IS NOT NULL AND i.cap_unit IS NOT NULL
      AND p.level IS NOT NULL AND n.earliest IS NOT NULL AND COALESCE(d.status, '') <> 'draft'
  ),
  peak AS (
    SELECT DISTINCT type, purpose, basis, unit, level, latest AS day,
      MAX(cap) OVER (PARTITION BY type, purpose, basis, unit, level ORDER BY latest) AS highest
    FROM offer
  )
SELECT o.instrument, o.cap, b.instrument AS outdone, b.place AS outdone_place, p.highest AS outdone_cap
FROM offer o
ASOF JOIN peak p
  ON o.type = p.type AND o.purpose = p.purpose AND o.basis = p.basis AND o.unit = p.unit AND o.level = p.level AND o.earliest > p.day
JOIN offer b
  ON o.type = b.type AND o.purpose = b.purpose AND o.basis = b.basis AND o.unit = b.unit AND o.level = b.level
    AND b.cap = p.highest AND b.latest < o.earliest AND b.place <> o.place
WHERE o.cap > p.highest
