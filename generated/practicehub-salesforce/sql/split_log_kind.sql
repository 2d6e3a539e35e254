-- practicehub-salesforce, split log_kind: which case each PatientLog falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: contact, automatic; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "PatientLog"."$position" AS "$position",
    "PatientLog"."$source" AS "$source",
    CASE
      WHEN CONTAINS("PatientLog"."type", CHR(13)) AND REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientLog"."type", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientLog"."type"
    END AS "type text"
  FROM "PatientLog"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("type text") <= 40 OR LENGTH(REGEXP_REPLACE("type text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "type text" END AS "type"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    LOWER("type") AS "type | lower"
  FROM "fields of all rows"
), "cases of log_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN COALESCE("type | lower" IN ('call', 'sms', 'email', 'note'), FALSE)
          THEN 'contact'
          WHEN COALESCE("type | lower" IN ('appt', 'appointment', 'invoice', 'payment', 'system'), FALSE)
          THEN 'automatic'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "type text" IS NOT NULL AND "type" IS NULL AS "source.objects.PatientLog.fields.type: TYP103"
  FROM "values 1"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.log_kind: COV104"
  FROM "cases of log_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "source.objects.PatientLog.fields.type: TYP103" OR "splits.log_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.PatientLog.fields.type: TYP103" THEN [{'address': 'source.objects.PatientLog.fields.type', 'rule': 'TYP103'}] END,
        CASE WHEN "splits.log_kind: COV104" THEN [{'address': 'splits.log_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
