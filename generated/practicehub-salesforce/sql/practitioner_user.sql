-- practicehub-salesforce, route practitioner_user: each Practitioner, looked up in User.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Email  email | trim | lower
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value.
WITH "rows as texts" AS (
  SELECT
    "Practitioner"."$position" AS "$position",
    "Practitioner"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Practitioner"."email", CHR(13)) AND REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."email"
    END AS "email text"
  FROM "Practitioner"
), "rows as values" AS (
  SELECT
    *,
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email"
  FROM "rows as texts"
), "values 1" AS (
  SELECT
    *,
    NULLIF(REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g'), '') AS "email | trim"
  FROM "rows as values"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    LOWER("email | trim") AS "Email",
    "email text" IS NOT NULL AND "email" IS NULL AS "source.objects.Practitioner.fields.email: TYP103"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Practitioner:' || "$source" AS "$key",
  "Email",
  SHA256(CONCAT(COALESCE(STRLEN("Email") || ':' || "Email", '-'), '')) AS "$hash",
  CASE
    WHEN "source.objects.Practitioner.fields.email: TYP103"
    THEN FLATTEN([CASE WHEN "source.objects.Practitioner.fields.email: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.email', 'rule': 'TYP103'}] END])
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
