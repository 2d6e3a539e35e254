-- deskflow-salesforce, rows of Interest: one for each different key of Ticket where product_id is present.
-- A Ticket without every part of the key belongs to no row.
--
-- $position  order of the keys
-- $source    the row's key
-- $absent    nothing: a made row has all its columns
-- $broken    what of a row cannot be told; NULL for most
-- person_id  key of requester_id
-- product_id  key of product_id
-- tickets  count of id
-- since  least of opened_at
-- main  true for one row of each person_id: the one with the most tickets
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "Ticket, set aside or not" AS (
  SELECT
    *
  FROM (
    SELECT
      "$position",
      "$source",
      "id",
      "requester_id",
      "product_id",
      "opened_at",
      CAST(NULL AS TEXT[]) AS "$unreadable"
    FROM "Ticket"
    UNION ALL
    SELECT
      "$position",
      "$source",
      "id",
      "requester_id",
      "product_id",
      "opened_at",
      "$unreadable"
    FROM "$set_aside Ticket"
  )
), "texts of all rows" AS (
  SELECT
    "$position",
    "$source",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("id", '[^\s\x0B\x{85}\p{Z}]') THEN "id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("requester_id", '[^\s\x0B\x{85}\p{Z}]') THEN "requester_id" END AS "requester_id text",
    CASE WHEN REGEXP_MATCHES("product_id", '[^\s\x0B\x{85}\p{Z}]') THEN "product_id" END AS "product_id text",
    CASE WHEN REGEXP_MATCHES("opened_at", '[^\s\x0B\x{85}\p{Z}]') THEN "opened_at" END AS "opened_at text"
  FROM "Ticket, set aside or not"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE
      WHEN STRLEN("requester_id text") <= 64 OR LENGTH(REGEXP_REPLACE("requester_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "requester_id text"
    END AS "requester_id",
    CASE
      WHEN STRLEN("product_id text") <= 64 OR LENGTH(REGEXP_REPLACE("product_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "product_id text"
    END AS "product_id",
    CASE
      WHEN REGEXP_MATCHES("opened_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("opened_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("opened_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "opened_at"
  FROM "texts of all rows"
), "members" AS (
  SELECT
    "$source",
    "$unreadable" IS NOT NULL AS "set aside",
    "requester_id" AS "person_id",
    COALESCE((
      "requester_id text" IS NOT NULL AND "requester_id" IS NULL
    ) OR "requester_id text" IS NULL, FALSE) AS "key.person_id failed",
    "product_id",
    COALESCE("product_id text" IS NOT NULL AND "product_id" IS NULL, FALSE) AS "key.product_id failed",
    "id" AS "tickets",
    COALESCE((
      "id text" IS NOT NULL AND "id" IS NULL
    ) OR "id text" IS NULL, FALSE) AS "fields.tickets failed",
    "opened_at" AS "since",
    COALESCE((
      "opened_at text" IS NOT NULL AND "opened_at" IS NULL
    ) OR "opened_at text" IS NULL, FALSE) AS "fields.since failed",
    COALESCE(COALESCE("product_id text" IS NOT NULL AND "product_id" IS NULL, FALSE) OR LIST_HAS_ANY("$unreadable", ['product_id']), FALSE) AS "where failed",
    "product_id" IS NOT NULL AS "$counts"
  FROM "fields of all rows"
), "keyed members" AS (
  SELECT
    "$source" AS "$row",
    CASE WHEN "key.person_id failed" OR "key.product_id failed" THEN '? ' || "$source" ELSE NULLIF("person_id", '') || '|' || NULLIF("product_id", '') END AS "$source",
    "key.person_id failed" OR "key.product_id failed" AS "key failed",
    "person_id",
    "key.person_id failed",
    "product_id",
    "key.product_id failed",
    "tickets",
    "fields.tickets failed",
    "since",
    "fields.since failed",
    "where failed",
    "$counts",
    "set aside"
  FROM "members"
  WHERE
    (
      (
        "key.person_id failed" OR "key.product_id failed"
      ) AND NOT (
        "set aside"
      )
    )
    OR (
      NULLIF("person_id", '') IS NOT NULL
      AND NULLIF("product_id", '') IS NOT NULL
      AND NOT (
        CONTAINS(NULLIF("person_id", ''), '|')
      )
      AND NOT (
        CONTAINS(NULLIF("product_id", ''), '|')
      )
      AND (
        "$counts" OR "where failed"
      )
    )
), "groups" AS (
  SELECT
    "$source",
    MIN("person_id") AS "person_id",
    MIN("product_id") AS "product_id",
    COUNT("tickets") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "tickets",
    MIN("since") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "since",
    CASE
      WHEN COALESCE(BOOL_OR("key.person_id failed"), FALSE)
      THEN 'key.person_id'
      WHEN COALESCE(BOOL_OR("key.product_id failed"), FALSE)
      THEN 'key.product_id'
      WHEN COALESCE(BOOL_OR("where failed"), FALSE)
      THEN 'where'
      WHEN COALESCE(BOOL_OR("set aside") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'of'
      WHEN COALESCE(BOOL_OR("fields.tickets failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.tickets'
      WHEN COALESCE(BOOL_OR("fields.since failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.since'
    END AS "$broken"
  FROM "keyed members"
  GROUP BY
    "$source"
), "flagged groups" AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY "person_id" ORDER BY "tickets" DESC, "$source") = 1 AS "main"
  FROM "groups"
)
SELECT
  ROW_NUMBER() OVER (ORDER BY "$source") AS "$position",
  "$source",
  CAST([] AS TEXT[]) AS "$absent",
  COALESCE("$broken", CAST(NULL AS TEXT)) AS "$broken",
  CASE WHEN "$broken" IS NULL THEN "person_id" END AS "person_id",
  CASE WHEN "$broken" IS NULL THEN "product_id" END AS "product_id",
  CASE WHEN "$broken" IS NULL THEN CAST("tickets" AS TEXT) END AS "tickets",
  CASE WHEN "$broken" IS NULL THEN STRFTIME("since", '%Y-%m-%dT%H:%M:%SZ') END AS "since",
  CASE WHEN "$broken" IS NULL THEN CAST("main" AS TEXT) END AS "main"
FROM "flagged groups"
ORDER BY
  "$source" NULLS FIRST
