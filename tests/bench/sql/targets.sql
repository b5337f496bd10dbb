-- Every target with its figure.
SELECT 'target/' || key AS target, 'place/' || scope AS place, indicator, comparator, value, unit, set_in AS document
FROM targets
