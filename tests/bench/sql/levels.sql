-- How many bodies there are at each level of government.
SELECT c.concept AS level, COUNT(DISTINCT b.key) AS bodies
FROM concepts c
LEFT JOIN bodies b ON b.level = c.concept AND b.jurisdiction IS NOT NULL
WHERE c.scheme = 'governance-level'
GROUP BY c.concept
