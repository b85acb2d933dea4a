-- The same column has had an index since step 4.

DROP INDEX sessions_id;
