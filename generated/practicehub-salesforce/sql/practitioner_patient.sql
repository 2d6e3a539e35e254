-- practicehub-salesforce, route practitioner_patient: each PractitionerPatient, written to Practitioner_Patient_Relationship__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Since__c  since
-- Primary__c  is_primary | default(false)
-- Patient_Contact__c  routes.practitioner_patient.link.Patient_Contact__c: the migration key of the row referred to
-- Practitioner_Contact__c  routes.practitioner_patient.link.Practitioner_Contact__c: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "PractitionerPatient"."$position" AS "$position",
    "PractitionerPatient"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("PractitionerPatient"."practitioner_id", '[^\s\x0B\x{85}\p{Z}]') THEN "PractitionerPatient"."practitioner_id" END AS "practitioner_id text",
    CASE WHEN REGEXP_MATCHES("PractitionerPatient"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "PractitionerPatient"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("PractitionerPatient"."since", '[^\s\x0B\x{85}\p{Z}]') THEN "PractitionerPatient"."since" END AS "since text",
    CASE WHEN REGEXP_MATCHES("PractitionerPatient"."is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "PractitionerPatient"."is_primary" END AS "is_primary text"
  FROM "PractitionerPatient"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("practitioner_id text") <= 64 OR LENGTH(REGEXP_REPLACE("practitioner_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "practitioner_id text"
    END AS "practitioner_id",
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN REGEXP_MATCHES("since text", '[0-9]')
      AND TRY_STRPTIME("since text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("since text", '%Y-%m-%d') AS DATE)
    END AS "since",
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    COALESCE("is_primary", FALSE) AS "is_primary | default(false)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    CAST("since" AS TEXT) AS "Since__c",
    CAST("is_primary | default(false)" AS TEXT) AS "Primary__c",
    'practicehub:Patient:' || "patient_id" AS "Patient_Contact__c",
    'practicehub:Practitioner:' || "practitioner_id" AS "Practitioner_Contact__c",
    "is_primary text" IS NOT NULL AND "is_primary" IS NULL AS "source.objects.PractitionerPatient.fields.is_primary: TYP101",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.PractitionerPatient.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.PractitionerPatient.fields.patient_id: TYP104",
    "practitioner_id text" IS NOT NULL AND "practitioner_id" IS NULL AS "source.objects.PractitionerPatient.fields.practitioner_id: TYP103",
    "practitioner_id text" IS NULL AS "source.objects.PractitionerPatient.fields.practitioner_id: TYP104",
    "since text" IS NOT NULL AND "since" IS NULL AS "source.objects.PractitionerPatient.fields.since: TYP101"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:PractitionerPatient:' || "$source" AS "$key",
  "Since__c",
  "Primary__c",
  "Patient_Contact__c",
  "Practitioner_Contact__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Patient_Contact__c") || ':' || "Patient_Contact__c", '-'),
      COALESCE(STRLEN("Practitioner_Contact__c") || ':' || "Practitioner_Contact__c", '-'),
      COALESCE(STRLEN("Primary__c") || ':' || "Primary__c", '-'),
      COALESCE(STRLEN("Since__c") || ':' || "Since__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "source.objects.PractitionerPatient.fields.is_primary: TYP101"
    OR "source.objects.PractitionerPatient.fields.patient_id: TYP103"
    OR "source.objects.PractitionerPatient.fields.patient_id: TYP104"
    OR "source.objects.PractitionerPatient.fields.practitioner_id: TYP103"
    OR "source.objects.PractitionerPatient.fields.practitioner_id: TYP104"
    OR "source.objects.PractitionerPatient.fields.since: TYP101"
    THEN FLATTEN(
      [
        CASE
          WHEN "source.objects.PractitionerPatient.fields.is_primary: TYP101"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.is_primary', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.PractitionerPatient.fields.patient_id: TYP103"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.patient_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.PractitionerPatient.fields.patient_id: TYP104"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.patient_id', 'rule': 'TYP104'}]
        END,
        CASE
          WHEN "source.objects.PractitionerPatient.fields.practitioner_id: TYP103"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.practitioner_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.PractitionerPatient.fields.practitioner_id: TYP104"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.practitioner_id', 'rule': 'TYP104'}]
        END,
        CASE
          WHEN "source.objects.PractitionerPatient.fields.since: TYP101"
          THEN [{'address': 'source.objects.PractitionerPatient.fields.since', 'rule': 'TYP101'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient_Contact__c" NULLS FIRST,
  "$source" NULLS FIRST
