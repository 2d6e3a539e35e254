-- upvio-salesforce, route staff_user: each Staff, looked up in User.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- name  name
-- status  status
-- Email  email | trim | lower
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Staff"."$position" AS "$position",
    "Staff"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Staff"."email", CHR(13)) AND REGEXP_MATCHES("Staff"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Staff"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Staff"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Staff"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Staff"."name", CHR(13)) AND REGEXP_MATCHES("Staff"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Staff"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Staff"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Staff"."name"
    END AS "name text",
    CASE WHEN REGEXP_MATCHES("Staff"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "Staff"."status" END AS "status text"
  FROM "Staff"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE WHEN STRLEN("name text") <= 160 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 160 THEN "name text" END AS "name",
    CASE WHEN "status text" IN ('ACTIVE', 'DISABLED', 'ARCHIVED', 'PENDING_INVITE', 'NOT_INVITED') THEN "status text" END AS "status"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    LOWER("email | trim") AS "email | trim | lower"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name",
    "status",
    "email | trim | lower" AS "Email",
    "email text" IS NOT NULL AND "email" IS NULL AS "source.objects.Staff.fields.email: TYP103",
    "email text" IS NULL AS "source.objects.Staff.fields.email: TYP104",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Staff.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Staff.fields.name: TYP104",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.Staff.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.Staff.fields.status: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Staff:' || "$source" AS "$key",
  "name",
  "status",
  "Email",
  SHA256(
    CONCAT(COALESCE(STRLEN("Email") || ':' || "Email", '-'), COALESCE(STRLEN("name") || ':' || "name", '-'), COALESCE(STRLEN("status") || ':' || "status", '-'), '')
  ) AS "$hash",
  CASE
    WHEN "source.objects.Staff.fields.email: TYP103"
    OR "source.objects.Staff.fields.email: TYP104"
    OR "source.objects.Staff.fields.name: TYP103"
    OR "source.objects.Staff.fields.name: TYP104"
    OR "source.objects.Staff.fields.status: PCK101"
    OR "source.objects.Staff.fields.status: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Staff.fields.email: TYP103" THEN [{'address': 'source.objects.Staff.fields.email', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Staff.fields.email: TYP104" THEN [{'address': 'source.objects.Staff.fields.email', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Staff.fields.name: TYP103" THEN [{'address': 'source.objects.Staff.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Staff.fields.name: TYP104" THEN [{'address': 'source.objects.Staff.fields.name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Staff.fields.status: PCK101" THEN [{'address': 'source.objects.Staff.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Staff.fields.status: TYP104" THEN [{'address': 'source.objects.Staff.fields.status', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
