-- deskflow-salesforce, route agent: each Agent, looked up in User.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- name  name
-- active  active
-- Email  email | lower
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Agent"."$position" AS "$position",
    "Agent"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Agent"."name", CHR(13)) AND REGEXP_MATCHES("Agent"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Agent"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Agent"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Agent"."name"
    END AS "name text",
    CASE
      WHEN CONTAINS("Agent"."email", CHR(13)) AND REGEXP_MATCHES("Agent"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Agent"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Agent"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Agent"."email"
    END AS "email text",
    CASE WHEN REGEXP_MATCHES("Agent"."active", '[^\s\x0B\x{85}\p{Z}]') THEN "Agent"."active" END AS "active text"
  FROM "Agent"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 120 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "name text" END AS "name",
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE LOWER(TRIM("active text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "active"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    LOWER("email") AS "email | lower"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name",
    CAST("active" AS TEXT) AS "active",
    "email | lower" AS "Email",
    "active text" IS NOT NULL AND "active" IS NULL AS "source.objects.Agent.fields.active: TYP101",
    "active text" IS NULL AS "source.objects.Agent.fields.active: TYP104",
    "email text" IS NOT NULL AND "email" IS NULL AS "source.objects.Agent.fields.email: TYP103",
    "email text" IS NULL AS "source.objects.Agent.fields.email: TYP104",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Agent.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Agent.fields.name: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Agent:' || "$source" AS "$key",
  "name",
  "active",
  "Email",
  SHA256(
    CONCAT(COALESCE(STRLEN("Email") || ':' || "Email", '-'), COALESCE(STRLEN("active") || ':' || "active", '-'), COALESCE(STRLEN("name") || ':' || "name", '-'), '')
  ) AS "$hash",
  CASE
    WHEN "source.objects.Agent.fields.active: TYP101"
    OR "source.objects.Agent.fields.active: TYP104"
    OR "source.objects.Agent.fields.email: TYP103"
    OR "source.objects.Agent.fields.email: TYP104"
    OR "source.objects.Agent.fields.name: TYP103"
    OR "source.objects.Agent.fields.name: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Agent.fields.active: TYP101" THEN [{'address': 'source.objects.Agent.fields.active', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Agent.fields.active: TYP104" THEN [{'address': 'source.objects.Agent.fields.active', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Agent.fields.email: TYP103" THEN [{'address': 'source.objects.Agent.fields.email', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Agent.fields.email: TYP104" THEN [{'address': 'source.objects.Agent.fields.email', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Agent.fields.name: TYP103" THEN [{'address': 'source.objects.Agent.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Agent.fields.name: TYP104" THEN [{'address': 'source.objects.Agent.fields.name', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
