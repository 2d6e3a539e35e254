-- upvio-salesforce, split scan_kind: which case each VitalsScan falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: anonymous, finished, unfinished; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "VitalsScan"."$position" AS "$position",
    "VitalsScan"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."status" END AS "status text"
  FROM "VitalsScan"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE WHEN "status text" IN ('PENDING', 'STARTED', 'SUCCEEDED', 'FAILED', 'ABORTED') THEN "status text" END AS "status"
  FROM "texts of all rows"
), "cases of scan_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "patientId" IS NULL
          THEN 'anonymous'
          WHEN COALESCE("status" = 'SUCCEEDED', FALSE)
          THEN 'finished'
          WHEN COALESCE("status" <> 'SUCCEEDED', FALSE)
          THEN 'unfinished'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "patientId text" IS NOT NULL AND "patientId" IS NULL AS "source.objects.VitalsScan.fields.patientId: TYP103",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.VitalsScan.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.VitalsScan.fields.status: TYP104"
  FROM "fields of all rows"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.scan_kind: COV104"
  FROM "cases of scan_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "source.objects.VitalsScan.fields.patientId: TYP103"
    OR "source.objects.VitalsScan.fields.status: PCK101"
    OR "source.objects.VitalsScan.fields.status: TYP104"
    OR "splits.scan_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.VitalsScan.fields.patientId: TYP103" THEN [{'address': 'source.objects.VitalsScan.fields.patientId', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.status: PCK101" THEN [{'address': 'source.objects.VitalsScan.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.status: TYP104" THEN [{'address': 'source.objects.VitalsScan.fields.status', 'rule': 'TYP104'}] END,
        CASE WHEN "splits.scan_kind: COV104" THEN [{'address': 'splits.scan_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
