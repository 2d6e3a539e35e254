-- upvio-salesforce, route vitals_trend: each VitalsTrend, written to Vitals_Trend__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Scan_Date__c  scan_date
-- Scans__c  scans
-- Heart_Rate_Average__c  heart_rate
-- HRV_Average__c  hrv
-- Stress_Average__c  stress
-- Systolic_Average__c  systolic
-- Diastolic_Average__c  diastolic
-- Last_Scan_At__c  last_scan_at
-- Patient__c  routes.vitals_trend.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.vitals_trend.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where CareTeam.patient_id = patient_id" AS (
  SELECT
    "patient_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "staff_id" END AS "staff_id text",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where CareTeam.patient_id = patient_id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts of all where CareTeam.patient_id = patient_id"
), "all where CareTeam.patient_id = patient_id" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("staff_id text", "$source") FILTER(WHERE
      "is_primary") AS "staff_id",
    COUNT(*) FILTER(WHERE
      "is_primary") > 1 AS "all where CareTeam.patient_id = patient_id: KEY114 where is_primary",
    BOOL_OR("is_primary text" IS NOT NULL AND "is_primary" IS NULL) AS "all where CareTeam.patient_id = patient_id: TYP101 collect.CareTeam.primary.field",
    BOOL_OR("is_primary text" IS NULL) AS "all where CareTeam.patient_id = patient_id: TYP104 collect.CareTeam.primary.field"
  FROM "fields of all where CareTeam.patient_id = patient_id"
  GROUP BY
    "$by"
), "texts set aside, all where CareTeam.patient_id = patient_id" AS (
  SELECT
    "patient_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "$set_aside CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where CareTeam.patient_id = patient_id" AS (
  SELECT
    *,
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts set aside, all where CareTeam.patient_id = patient_id"
), "set aside, all where CareTeam.patient_id = patient_id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE("is_primary", FALSE)
      OR COALESCE("is_primary text" IS NOT NULL AND "is_primary" IS NULL, FALSE)
      OR COALESCE("is_primary text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['is_primary'])
    ) AS "all where CareTeam.patient_id = patient_id: LNK105 where is_primary"
  FROM "fields set aside, all where CareTeam.patient_id = patient_id"
  GROUP BY
    "$by"
), "texts of all rows" AS (
  SELECT
    "VitalsTrend"."$position" AS "$position",
    "VitalsTrend"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."scan_date", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."scan_date" END AS "scan_date text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."scans", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."scans" END AS "scans text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."heart_rate", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."heart_rate" END AS "heart_rate text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."hrv", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."hrv" END AS "hrv text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."stress", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."stress" END AS "stress text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."systolic", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."systolic" END AS "systolic text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."diastolic", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."diastolic" END AS "diastolic text",
    CASE WHEN REGEXP_MATCHES("VitalsTrend"."last_scan_at", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsTrend"."last_scan_at" END AS "last_scan_at text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CareTeam.patient_id = patient_id: TYP101 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patient_id: TYP104 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patient_id: KEY114 where is_primary"
          OR "all where CareTeam.patient_id = patient_id: LNK105 where is_primary",
          FALSE
        )
      )
      THEN "all where CareTeam.patient_id = patient_id"."staff_id"
    END AS "staff_id text",
    "set aside, all where CareTeam.patient_id = patient_id"."all where CareTeam.patient_id = patient_id: LNK105 where is_primary" AS "all where CareTeam.patient_id = patient_id: LNK105 where is_primary",
    "all where CareTeam.patient_id = patient_id"."all where CareTeam.patient_id = patient_id: KEY114 where is_primary" AS "all where CareTeam.patient_id = patient_id: KEY114 where is_primary",
    "all where CareTeam.patient_id = patient_id"."all where CareTeam.patient_id = patient_id: TYP101 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patient_id: TYP101 collect.CareTeam.primary.field",
    "all where CareTeam.patient_id = patient_id"."all where CareTeam.patient_id = patient_id: TYP104 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patient_id: TYP104 collect.CareTeam.primary.field"
  FROM "VitalsTrend"
  LEFT JOIN "all where CareTeam.patient_id = patient_id"
    ON "all where CareTeam.patient_id = patient_id"."$by" = "VitalsTrend"."patient_id"
  LEFT JOIN "set aside, all where CareTeam.patient_id = patient_id"
    ON "set aside, all where CareTeam.patient_id = patient_id"."$by" = "VitalsTrend"."patient_id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN REGEXP_MATCHES("scan_date text", '[0-9]')
      AND TRY_STRPTIME("scan_date text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("scan_date text", '%Y-%m-%d') AS DATE)
    END AS "scan_date",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("scans text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("scans text") AS BIGINT) END AS "scans",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("heart_rate text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,5}0*)?') THEN TRY_CAST(TRIM("heart_rate text") AS DECIMAL(10, 5)) END AS "heart_rate",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("hrv text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,5}0*)?') THEN TRY_CAST(TRIM("hrv text") AS DECIMAL(10, 5)) END AS "hrv",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("stress text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,5}0*)?') THEN TRY_CAST(TRIM("stress text") AS DECIMAL(10, 5)) END AS "stress",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("systolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,5}0*)?') THEN TRY_CAST(TRIM("systolic text") AS DECIMAL(10, 5)) END AS "systolic",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("diastolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,5}0*)?') THEN TRY_CAST(TRIM("diastolic text") AS DECIMAL(10, 5)) END AS "diastolic",
    CASE
      WHEN REGEXP_MATCHES("last_scan_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_scan_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_scan_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_scan_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_scan_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "last_scan_at",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id"
  FROM "texts of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    CAST("scan_date" AS TEXT) AS "Scan_Date__c",
    CAST("scans" AS TEXT) AS "Scans__c",
    CAST("heart_rate" AS TEXT) AS "Heart_Rate_Average__c",
    CAST("hrv" AS TEXT) AS "HRV_Average__c",
    CAST("stress" AS TEXT) AS "Stress_Average__c",
    CAST("systolic" AS TEXT) AS "Systolic_Average__c",
    CAST("diastolic" AS TEXT) AS "Diastolic_Average__c",
    STRFTIME("last_scan_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Last_Scan_At__c",
    'upvio:Patient:' || "patient_id" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "collect.CareTeam.key.staff_id: TYP103",
    COALESCE("all where CareTeam.patient_id = patient_id: TYP101 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP101",
    COALESCE("all where CareTeam.patient_id = patient_id: TYP104 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP104",
    "diastolic text" IS NOT NULL AND "diastolic" IS NULL AS "collect.VitalsTrend.fields.diastolic: TYP101",
    "heart_rate text" IS NOT NULL AND "heart_rate" IS NULL AS "collect.VitalsTrend.fields.heart_rate: TYP101",
    "hrv text" IS NOT NULL AND "hrv" IS NULL AS "collect.VitalsTrend.fields.hrv: TYP101",
    "last_scan_at text" IS NOT NULL AND "last_scan_at" IS NULL AS "collect.VitalsTrend.fields.last_scan_at: TYP101",
    "scans text" IS NOT NULL AND "scans" IS NULL AS "collect.VitalsTrend.fields.scans: TYP101",
    "scans text" IS NULL AS "collect.VitalsTrend.fields.scans: TYP104",
    "stress text" IS NOT NULL AND "stress" IS NULL AS "collect.VitalsTrend.fields.stress: TYP101",
    "systolic text" IS NOT NULL AND "systolic" IS NULL AS "collect.VitalsTrend.fields.systolic: TYP101",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "collect.VitalsTrend.key.patient_id: TYP103",
    "patient_id text" IS NULL AS "collect.VitalsTrend.key.patient_id: TYP104",
    "scan_date text" IS NOT NULL AND "scan_date" IS NULL AS "collect.VitalsTrend.key.scan_date: TYP101",
    "scan_date text" IS NULL AS "collect.VitalsTrend.key.scan_date: TYP104",
    COALESCE("all where CareTeam.patient_id = patient_id: KEY114 where is_primary", FALSE) AS "derive.VitalsTrend.staff_id: KEY114",
    COALESCE("all where CareTeam.patient_id = patient_id: LNK105 where is_primary", FALSE) AS "derive.VitalsTrend.staff_id: LNK105"
  FROM "fields of all rows"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:VitalsTrend:' || "$source" AS "$key",
  "Scan_Date__c",
  "Scans__c",
  "Heart_Rate_Average__c",
  "HRV_Average__c",
  "Stress_Average__c",
  "Systolic_Average__c",
  "Diastolic_Average__c",
  "Last_Scan_At__c",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Diastolic_Average__c") || ':' || "Diastolic_Average__c", '-'),
      COALESCE(STRLEN("HRV_Average__c") || ':' || "HRV_Average__c", '-'),
      COALESCE(STRLEN("Heart_Rate_Average__c") || ':' || "Heart_Rate_Average__c", '-'),
      COALESCE(STRLEN("Last_Scan_At__c") || ':' || "Last_Scan_At__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Scan_Date__c") || ':' || "Scan_Date__c", '-'),
      COALESCE(STRLEN("Scans__c") || ':' || "Scans__c", '-'),
      COALESCE(STRLEN("Stress_Average__c") || ':' || "Stress_Average__c", '-'),
      COALESCE(STRLEN("Systolic_Average__c") || ':' || "Systolic_Average__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.CareTeam.key.staff_id: TYP103"
    OR "collect.CareTeam.primary.field: TYP101"
    OR "collect.CareTeam.primary.field: TYP104"
    OR "collect.VitalsTrend.fields.diastolic: TYP101"
    OR "collect.VitalsTrend.fields.heart_rate: TYP101"
    OR "collect.VitalsTrend.fields.hrv: TYP101"
    OR "collect.VitalsTrend.fields.last_scan_at: TYP101"
    OR "collect.VitalsTrend.fields.scans: TYP101"
    OR "collect.VitalsTrend.fields.scans: TYP104"
    OR "collect.VitalsTrend.fields.stress: TYP101"
    OR "collect.VitalsTrend.fields.systolic: TYP101"
    OR "collect.VitalsTrend.key.patient_id: TYP103"
    OR "collect.VitalsTrend.key.patient_id: TYP104"
    OR "collect.VitalsTrend.key.scan_date: TYP101"
    OR "collect.VitalsTrend.key.scan_date: TYP104"
    OR "derive.VitalsTrend.staff_id: KEY114"
    OR "derive.VitalsTrend.staff_id: LNK105"
    THEN FLATTEN(
      [
        CASE WHEN "collect.CareTeam.key.staff_id: TYP103" THEN [{'address': 'collect.CareTeam.key.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP101" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP104" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.VitalsTrend.fields.diastolic: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.diastolic', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.heart_rate: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.heart_rate', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.hrv: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.hrv', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.last_scan_at: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.last_scan_at', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.scans: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.scans', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.scans: TYP104" THEN [{'address': 'collect.VitalsTrend.fields.scans', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.VitalsTrend.fields.stress: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.stress', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.fields.systolic: TYP101" THEN [{'address': 'collect.VitalsTrend.fields.systolic', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.key.patient_id: TYP103" THEN [{'address': 'collect.VitalsTrend.key.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.VitalsTrend.key.patient_id: TYP104" THEN [{'address': 'collect.VitalsTrend.key.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.VitalsTrend.key.scan_date: TYP101" THEN [{'address': 'collect.VitalsTrend.key.scan_date', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.VitalsTrend.key.scan_date: TYP104" THEN [{'address': 'collect.VitalsTrend.key.scan_date', 'rule': 'TYP104'}] END,
        CASE WHEN "derive.VitalsTrend.staff_id: KEY114" THEN [{'address': 'derive.VitalsTrend.staff_id', 'rule': 'KEY114'}] END,
        CASE WHEN "derive.VitalsTrend.staff_id: LNK105" THEN [{'address': 'derive.VitalsTrend.staff_id', 'rule': 'LNK105'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
