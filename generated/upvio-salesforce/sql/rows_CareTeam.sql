-- upvio-salesforce, rows of CareTeam: one for each different key of Appointment where not (cancelled | default(false)).
-- A Appointment without every part of the key belongs to no row.
--
-- $position  order of the keys
-- $source    the row's key
-- $absent    nothing: a made row has all its columns
-- $broken    what of a row cannot be told; NULL for most
-- patient_id  key of patient.id
-- staff_id  key of staff.id
-- visits  count of id
-- since  least of date
-- is_primary  true for one row of each patient_id: the one with the most visits
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "Appointment, set aside or not" AS (
  SELECT
    *
  FROM (
    SELECT
      "$position",
      "$source",
      "id",
      "staff.id",
      "patient.id",
      "date",
      "cancelled",
      CAST(NULL AS TEXT[]) AS "$unreadable"
    FROM "Appointment"
    UNION ALL
    SELECT
      "$position",
      "$source",
      "id",
      "staff.id",
      "patient.id",
      "date",
      "cancelled",
      "$unreadable"
    FROM "$set_aside Appointment"
  )
), "texts of all rows" AS (
  SELECT
    "$position",
    "$source",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("id", '[^\s\x0B\x{85}\p{Z}]') THEN "id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("staff.id", '[^\s\x0B\x{85}\p{Z}]') THEN "staff.id" END AS "staff.id text",
    CASE WHEN REGEXP_MATCHES("patient.id", '[^\s\x0B\x{85}\p{Z}]') THEN "patient.id" END AS "patient.id text",
    CASE WHEN REGEXP_MATCHES("date", '[^\s\x0B\x{85}\p{Z}]') THEN "date" END AS "date text",
    CASE WHEN REGEXP_MATCHES("cancelled", '[^\s\x0B\x{85}\p{Z}]') THEN "cancelled" END AS "cancelled text"
  FROM "Appointment, set aside or not"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE WHEN STRLEN("staff.id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff.id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff.id text" END AS "staff.id",
    CASE
      WHEN STRLEN("patient.id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient.id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient.id text"
    END AS "patient.id",
    CASE
      WHEN REGEXP_MATCHES("date text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "date",
    CASE LOWER(TRIM("cancelled text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "cancelled"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    COALESCE("cancelled", FALSE) AS "cancelled | default(false)"
  FROM "fields of all rows"
), "members" AS (
  SELECT
    "$source",
    "$unreadable" IS NOT NULL AS "set aside",
    "patient.id" AS "patient_id",
    COALESCE((
      "patient.id text" IS NOT NULL AND "patient.id" IS NULL
    ) OR "patient.id text" IS NULL, FALSE) AS "key.patient_id failed",
    "staff.id" AS "staff_id",
    COALESCE("staff.id text" IS NOT NULL AND "staff.id" IS NULL, FALSE) AS "key.staff_id failed",
    "id" AS "visits",
    COALESCE((
      "id text" IS NOT NULL AND "id" IS NULL
    ) OR "id text" IS NULL, FALSE) AS "fields.visits failed",
    "date" AS "since",
    COALESCE((
      "date text" IS NOT NULL AND "date" IS NULL
    ) OR "date text" IS NULL, FALSE) AS "fields.since failed",
    COALESCE(COALESCE("cancelled text" IS NOT NULL AND "cancelled" IS NULL, FALSE) OR LIST_HAS_ANY("$unreadable", ['cancelled']), FALSE) AS "where failed",
    NOT (
      "cancelled | default(false)"
    ) AS "$counts"
  FROM "values 1"
), "keyed members" AS (
  SELECT
    "$source" AS "$row",
    CASE WHEN "key.patient_id failed" OR "key.staff_id failed" THEN '? ' || "$source" ELSE NULLIF("patient_id", '') || '|' || NULLIF("staff_id", '') END AS "$source",
    "key.patient_id failed" OR "key.staff_id failed" AS "key failed",
    "patient_id",
    "key.patient_id failed",
    "staff_id",
    "key.staff_id failed",
    "visits",
    "fields.visits failed",
    "since",
    "fields.since failed",
    "where failed",
    "$counts",
    "set aside"
  FROM "members"
  WHERE
    (
      (
        "key.patient_id failed" OR "key.staff_id failed"
      ) AND NOT (
        "set aside"
      )
    )
    OR (
      NULLIF("patient_id", '') IS NOT NULL
      AND NULLIF("staff_id", '') IS NOT NULL
      AND NOT (
        CONTAINS(NULLIF("patient_id", ''), '|')
      )
      AND NOT (
        CONTAINS(NULLIF("staff_id", ''), '|')
      )
      AND (
        "$counts" OR "where failed"
      )
    )
), "groups" AS (
  SELECT
    "$source",
    MIN("patient_id") AS "patient_id",
    MIN("staff_id") AS "staff_id",
    COUNT("visits") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "visits",
    MIN("since") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "since",
    CASE
      WHEN COALESCE(BOOL_OR("key.patient_id failed"), FALSE)
      THEN 'key.patient_id'
      WHEN COALESCE(BOOL_OR("key.staff_id failed"), FALSE)
      THEN 'key.staff_id'
      WHEN COALESCE(BOOL_OR("where failed"), FALSE)
      THEN 'where'
      WHEN COALESCE(BOOL_OR("set aside") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'of'
      WHEN COALESCE(BOOL_OR("fields.visits failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.visits'
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
    ROW_NUMBER() OVER (PARTITION BY "patient_id" ORDER BY "visits" DESC, "$source") = 1 AS "is_primary"
  FROM "groups"
)
SELECT
  ROW_NUMBER() OVER (ORDER BY "$source") AS "$position",
  "$source",
  CAST([] AS TEXT[]) AS "$absent",
  COALESCE("$broken", CAST(NULL AS TEXT)) AS "$broken",
  CASE WHEN "$broken" IS NULL THEN "patient_id" END AS "patient_id",
  CASE WHEN "$broken" IS NULL THEN "staff_id" END AS "staff_id",
  CASE WHEN "$broken" IS NULL THEN CAST("visits" AS TEXT) END AS "visits",
  CASE WHEN "$broken" IS NULL THEN STRFTIME("since", '%Y-%m-%dT%H:%M:%S.%f+0000') END AS "since",
  CASE WHEN "$broken" IS NULL THEN CAST("is_primary" AS TEXT) END AS "is_primary"
FROM "flagged groups"
ORDER BY
  "$source" NULLS FIRST
