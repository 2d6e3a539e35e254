-- deskflow-salesforce, split employment: which case each Person falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: employed, nowhere; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Person"."$position" AS "$position",
    "Person"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Person"."account_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."account_id" END AS "account_id text",
    CASE
      WHEN CONTAINS("Person"."last_name", CHR(13)) AND REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."last_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."last_name"
    END AS "last_name text"
  FROM "Person"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("account_id text") <= 64 OR LENGTH(REGEXP_REPLACE("account_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "account_id text"
    END AS "account_id",
    CASE
      WHEN STRLEN("last_name text") <= 120 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "last_name text"
    END AS "last_name"
  FROM "texts of all rows"
), "cases of employment" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [CASE WHEN "last_name" IS NOT NULL AND "account_id" IS NOT NULL THEN 'employed' WHEN "last_name" IS NOT NULL THEN 'nowhere' ELSE CAST(NULL AS TEXT) END]
    ) AS "$case",
    "account_id text" IS NOT NULL AND "account_id" IS NULL AS "source.objects.Person.fields.account_id: TYP103",
    "last_name text" IS NOT NULL AND "last_name" IS NULL AS "source.objects.Person.fields.last_name: TYP103"
  FROM "fields of all rows"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.employment: COV104"
  FROM "cases of employment"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "source.objects.Person.fields.account_id: TYP103" OR "source.objects.Person.fields.last_name: TYP103" OR "splits.employment: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Person.fields.account_id: TYP103" THEN [{'address': 'source.objects.Person.fields.account_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.last_name: TYP103" THEN [{'address': 'source.objects.Person.fields.last_name', 'rule': 'TYP103'}] END,
        CASE WHEN "splits.employment: COV104" THEN [{'address': 'splits.employment', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
