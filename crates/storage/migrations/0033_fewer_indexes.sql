-- Sessions have had an index by their ids since step 4. Tokens are found by their account when a code is stolen or a session ends.

DROP INDEX sessions_id;
DROP INDEX access_tokens_by_code;
