-- upvio-salesforce, route practice: each Tenant, written to Account.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Name  name
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Tenant"."$position" AS "$position",
    "Tenant"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Tenant"."name", CHR(13)) AND REGEXP_MATCHES("Tenant"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Tenant"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Tenant"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Tenant"."name"
    END AS "name text"
  FROM "Tenant"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 255 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "name text" END AS "name"
  FROM "texts of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name" AS "Name",
    "name text" IS NOT NULL AND "name" IS NULL AS "overlay.tenant.name: TYP103",
    "name text" IS NULL AS "overlay.tenant.name: TYP104"
  FROM "fields of all rows"
), "judged values" AS (
  SELECT
    *,
    "Name" = '#N/A' AS "routes.practice.set.Name: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Tenant:' || "$source" AS "$key",
  "Name",
  SHA256(CONCAT(COALESCE(STRLEN("Name") || ':' || "Name", '-'), '')) AS "$hash",
  CASE
    WHEN "overlay.tenant.name: TYP103" OR "overlay.tenant.name: TYP104" OR "routes.practice.set.Name: SFR111"
    THEN FLATTEN(
      [
        CASE WHEN "overlay.tenant.name: TYP103" THEN [{'address': 'overlay.tenant.name', 'rule': 'TYP103'}] END,
        CASE WHEN "overlay.tenant.name: TYP104" THEN [{'address': 'overlay.tenant.name', 'rule': 'TYP104'}] END,
        CASE WHEN "routes.practice.set.Name: SFR111" THEN [{'address': 'routes.practice.set.Name', 'rule': 'SFR111'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
