-- practicehub-salesforce, route insurance_record: each InsuranceRecord, written to Insurance_Record__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Carrier_Name__c  carrier
-- Member_ID__c  member_id
-- Group_Number__c  group_number
-- Coverage_Type__c  coverage | map(coverage)
-- Effective_Date__c  effective_from
-- Expiration_Date__c  expires_on
-- Active__c  status = 'active'
-- Patient__c  routes.insurance_record.link.Patient__c: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "InsuranceRecord"."$position" AS "$position",
    "InsuranceRecord"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("InsuranceRecord"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "InsuranceRecord"."patient_id" END AS "patient_id text",
    CASE
      WHEN CONTAINS("InsuranceRecord"."carrier", CHR(13)) AND REGEXP_MATCHES("InsuranceRecord"."carrier", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("InsuranceRecord"."carrier", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("InsuranceRecord"."carrier", '[^\s\x0B\x{85}\p{Z}]')
      THEN "InsuranceRecord"."carrier"
    END AS "carrier text",
    CASE
      WHEN CONTAINS("InsuranceRecord"."member_id", CHR(13)) AND REGEXP_MATCHES("InsuranceRecord"."member_id", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("InsuranceRecord"."member_id", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("InsuranceRecord"."member_id", '[^\s\x0B\x{85}\p{Z}]')
      THEN "InsuranceRecord"."member_id"
    END AS "member_id text",
    CASE
      WHEN CONTAINS("InsuranceRecord"."group_number", CHR(13)) AND REGEXP_MATCHES("InsuranceRecord"."group_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("InsuranceRecord"."group_number", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("InsuranceRecord"."group_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN "InsuranceRecord"."group_number"
    END AS "group_number text",
    CASE WHEN REGEXP_MATCHES("InsuranceRecord"."coverage", '[^\s\x0B\x{85}\p{Z}]') THEN "InsuranceRecord"."coverage" END AS "coverage text",
    CASE WHEN REGEXP_MATCHES("InsuranceRecord"."effective_from", '[^\s\x0B\x{85}\p{Z}]') THEN "InsuranceRecord"."effective_from" END AS "effective_from text",
    CASE WHEN REGEXP_MATCHES("InsuranceRecord"."expires_on", '[^\s\x0B\x{85}\p{Z}]') THEN "InsuranceRecord"."expires_on" END AS "expires_on text",
    CASE WHEN REGEXP_MATCHES("InsuranceRecord"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "InsuranceRecord"."status" END AS "status text"
  FROM "InsuranceRecord"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("carrier text") <= 120 OR LENGTH(REGEXP_REPLACE("carrier text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "carrier text" END AS "carrier",
    CASE WHEN STRLEN("member_id text") <= 60 OR LENGTH(REGEXP_REPLACE("member_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 60 THEN "member_id text" END AS "member_id",
    CASE
      WHEN STRLEN("group_number text") <= 60 OR LENGTH(REGEXP_REPLACE("group_number text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 60
      THEN "group_number text"
    END AS "group_number",
    CASE WHEN "coverage text" IN ('private', 'medicare', 'workers_comp', 'self_pay') THEN "coverage text" END AS "coverage",
    CASE
      WHEN REGEXP_MATCHES("effective_from text", '[0-9]')
      AND TRY_STRPTIME("effective_from text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("effective_from text", '%Y-%m-%d') AS DATE)
    END AS "effective_from",
    CASE
      WHEN REGEXP_MATCHES("expires_on text", '[0-9]')
      AND TRY_STRPTIME("expires_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("expires_on text", '%Y-%m-%d') AS DATE)
    END AS "expires_on",
    CASE WHEN "status text" IN ('active', 'inactive') THEN "status text" END AS "status"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE "coverage"
      WHEN 'medicare'
      THEN 'Medicare'
      WHEN 'private'
      THEN 'Private'
      WHEN 'self_pay'
      THEN 'Self Pay'
      WHEN 'workers_comp'
      THEN 'Workers Compensation'
    END AS "coverage | map(coverage)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "carrier" AS "Carrier_Name__c",
    "member_id" AS "Member_ID__c",
    "group_number" AS "Group_Number__c",
    "coverage | map(coverage)" AS "Coverage_Type__c",
    CAST("effective_from" AS TEXT) AS "Effective_Date__c",
    CAST("expires_on" AS TEXT) AS "Expiration_Date__c",
    CAST(COALESCE("status" = 'active', FALSE) AS TEXT) AS "Active__c",
    'practicehub:Patient:' || "patient_id" AS "Patient__c",
    "coverage" IS NOT NULL AND "coverage | map(coverage)" IS NULL AS "routes.insurance_record.set.Coverage_Type__c: PCK101",
    "carrier text" IS NOT NULL AND "carrier" IS NULL AS "source.objects.InsuranceRecord.fields.carrier: TYP103",
    "carrier text" IS NULL AS "source.objects.InsuranceRecord.fields.carrier: TYP104",
    "coverage text" IS NOT NULL AND "coverage" IS NULL AS "source.objects.InsuranceRecord.fields.coverage: PCK101",
    "effective_from text" IS NOT NULL AND "effective_from" IS NULL AS "source.objects.InsuranceRecord.fields.effective_from: TYP101",
    "expires_on text" IS NOT NULL AND "expires_on" IS NULL AS "source.objects.InsuranceRecord.fields.expires_on: TYP101",
    "group_number text" IS NOT NULL AND "group_number" IS NULL AS "source.objects.InsuranceRecord.fields.group_number: TYP103",
    "member_id text" IS NOT NULL AND "member_id" IS NULL AS "source.objects.InsuranceRecord.fields.member_id: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.InsuranceRecord.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.InsuranceRecord.fields.patient_id: TYP104",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.InsuranceRecord.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.InsuranceRecord.fields.status: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Carrier_Name__c" = '#N/A' AS "routes.insurance_record.set.Carrier_Name__c: SFR111",
    "Group_Number__c" = '#N/A' AS "routes.insurance_record.set.Group_Number__c: SFR111",
    "Member_ID__c" = '#N/A' AS "routes.insurance_record.set.Member_ID__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:InsuranceRecord:' || "$source" AS "$key",
  "Carrier_Name__c",
  "Member_ID__c",
  "Group_Number__c",
  "Coverage_Type__c",
  "Effective_Date__c",
  "Expiration_Date__c",
  "Active__c",
  "Patient__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Active__c") || ':' || "Active__c", '-'),
      COALESCE(STRLEN("Carrier_Name__c") || ':' || "Carrier_Name__c", '-'),
      COALESCE(STRLEN("Coverage_Type__c") || ':' || "Coverage_Type__c", '-'),
      COALESCE(STRLEN("Effective_Date__c") || ':' || "Effective_Date__c", '-'),
      COALESCE(STRLEN("Expiration_Date__c") || ':' || "Expiration_Date__c", '-'),
      COALESCE(STRLEN("Group_Number__c") || ':' || "Group_Number__c", '-'),
      COALESCE(STRLEN("Member_ID__c") || ':' || "Member_ID__c", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.insurance_record.set.Carrier_Name__c: SFR111"
    OR "routes.insurance_record.set.Coverage_Type__c: PCK101"
    OR "routes.insurance_record.set.Group_Number__c: SFR111"
    OR "routes.insurance_record.set.Member_ID__c: SFR111"
    OR "source.objects.InsuranceRecord.fields.carrier: TYP103"
    OR "source.objects.InsuranceRecord.fields.carrier: TYP104"
    OR "source.objects.InsuranceRecord.fields.coverage: PCK101"
    OR "source.objects.InsuranceRecord.fields.effective_from: TYP101"
    OR "source.objects.InsuranceRecord.fields.expires_on: TYP101"
    OR "source.objects.InsuranceRecord.fields.group_number: TYP103"
    OR "source.objects.InsuranceRecord.fields.member_id: TYP103"
    OR "source.objects.InsuranceRecord.fields.patient_id: TYP103"
    OR "source.objects.InsuranceRecord.fields.patient_id: TYP104"
    OR "source.objects.InsuranceRecord.fields.status: PCK101"
    OR "source.objects.InsuranceRecord.fields.status: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.insurance_record.set.Carrier_Name__c: SFR111" THEN [{'address': 'routes.insurance_record.set.Carrier_Name__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.insurance_record.set.Coverage_Type__c: PCK101" THEN [{'address': 'routes.insurance_record.set.Coverage_Type__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.insurance_record.set.Group_Number__c: SFR111" THEN [{'address': 'routes.insurance_record.set.Group_Number__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.insurance_record.set.Member_ID__c: SFR111" THEN [{'address': 'routes.insurance_record.set.Member_ID__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.carrier: TYP103"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.carrier', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.carrier: TYP104"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.carrier', 'rule': 'TYP104'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.coverage: PCK101"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.coverage', 'rule': 'PCK101'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.effective_from: TYP101"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.effective_from', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.expires_on: TYP101"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.expires_on', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.group_number: TYP103"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.group_number', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.member_id: TYP103"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.member_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.patient_id: TYP103"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.patient_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.InsuranceRecord.fields.patient_id: TYP104"
          THEN [{'address': 'source.objects.InsuranceRecord.fields.patient_id', 'rule': 'TYP104'}]
        END,
        CASE WHEN "source.objects.InsuranceRecord.fields.status: PCK101" THEN [{'address': 'source.objects.InsuranceRecord.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.InsuranceRecord.fields.status: TYP104" THEN [{'address': 'source.objects.InsuranceRecord.fields.status', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
