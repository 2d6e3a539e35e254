-- practicehub-salesforce, route treatment_record: each TreatmentRecord, added to Treatment_Record__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Diagnosis_Code__c  diagnosis_code
-- Procedure_Code__c  procedure_code
-- Treatment_Date__c  treated_on
-- Notes__c  notes
-- Source_Appointment_Key__c  key(appointment_id)
-- Source_Created_At__c  created | at($practice_time_zone)
-- CreatedDate  created | at($practice_time_zone)
-- Source_Modified_At__c  updated | at($practice_time_zone) | or_null
-- Patient__c  routes.treatment_record.link.Patient__c: the migration key of the row referred to
-- Practitioner__c  routes.treatment_record.link.Practitioner__c: the migration key of the row referred to
-- OwnerId  routes.treatment_record.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "TreatmentRecord"."$position" AS "$position",
    "TreatmentRecord"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."practitioner_id", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."practitioner_id" END AS "practitioner_id text",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."appointment_id", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."appointment_id" END AS "appointment_id text",
    CASE
      WHEN CONTAINS("TreatmentRecord"."diagnosis_code", CHR(13)) AND REGEXP_MATCHES("TreatmentRecord"."diagnosis_code", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("TreatmentRecord"."diagnosis_code", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("TreatmentRecord"."diagnosis_code", '[^\s\x0B\x{85}\p{Z}]')
      THEN "TreatmentRecord"."diagnosis_code"
    END AS "diagnosis_code text",
    CASE
      WHEN CONTAINS("TreatmentRecord"."procedure_code", CHR(13)) AND REGEXP_MATCHES("TreatmentRecord"."procedure_code", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("TreatmentRecord"."procedure_code", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("TreatmentRecord"."procedure_code", '[^\s\x0B\x{85}\p{Z}]')
      THEN "TreatmentRecord"."procedure_code"
    END AS "procedure_code text",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."treated_on", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."treated_on" END AS "treated_on text",
    CASE
      WHEN CONTAINS("TreatmentRecord"."notes", CHR(13)) AND REGEXP_MATCHES("TreatmentRecord"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("TreatmentRecord"."notes", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("TreatmentRecord"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN "TreatmentRecord"."notes"
    END AS "notes text",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."created" END AS "created text",
    CASE WHEN REGEXP_MATCHES("TreatmentRecord"."updated", '[^\s\x0B\x{85}\p{Z}]') THEN "TreatmentRecord"."updated" END AS "updated text"
  FROM "TreatmentRecord"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN STRLEN("practitioner_id text") <= 64 OR LENGTH(REGEXP_REPLACE("practitioner_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "practitioner_id text"
    END AS "practitioner_id",
    CASE
      WHEN STRLEN("appointment_id text") <= 64 OR LENGTH(REGEXP_REPLACE("appointment_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "appointment_id text"
    END AS "appointment_id",
    CASE
      WHEN STRLEN("diagnosis_code text") <= 20 OR LENGTH(REGEXP_REPLACE("diagnosis_code text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "diagnosis_code text"
    END AS "diagnosis_code",
    CASE
      WHEN STRLEN("procedure_code text") <= 20 OR LENGTH(REGEXP_REPLACE("procedure_code text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "procedure_code text"
    END AS "procedure_code",
    CASE
      WHEN REGEXP_MATCHES("treated_on text", '[0-9]')
      AND TRY_STRPTIME("treated_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("treated_on text", '%Y-%m-%d') AS DATE)
    END AS "treated_on",
    CASE WHEN STRLEN("notes text") <= 100000 OR LENGTH(REGEXP_REPLACE("notes text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 100000 THEN "notes text" END AS "notes",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created",
    CASE
      WHEN REGEXP_MATCHES("updated text", '[0-9]')
      AND TRY_STRPTIME("updated text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("updated text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "updated"
  FROM "texts of all rows"
), "periods of $practice_time_zone" AS (
  SELECT
    "period"."utc_from",
    "period"."utc_until",
    "period"."local_from",
    "period"."local_until",
    "period"."offset_seconds",
    LEAD("period"."local_from", 1, "period"."local_until") OVER (ORDER BY "period"."utc_from") AS "local_next",
    LAG("period"."local_until") OVER (ORDER BY "period"."utc_from") AS "earlier_until",
    LAG("period"."offset_seconds") OVER (ORDER BY "period"."utc_from") AS "earlier_offset"
  FROM "$zone" AS "period"
  JOIN "$decision" AS "answer"
    ON "answer"."value" = "period"."zone"
  WHERE
    "answer"."name" = 'practice_time_zone'
), "local clock of $practice_time_zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("local_from"), YEAR("local_next") + 1)) AS "year"
  FROM "periods of $practice_time_zone"
), "values 1" AS (
  SELECT
    *,
    CASE
      WHEN "created" < "created | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("created" < "created | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "created" - TO_SECONDS(COALESCE("created | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "created | at($practice_time_zone)",
    'practicehub:Appointment:' || "appointment_id" AS "key(appointment_id)",
    CASE
      WHEN "updated" < "updated | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("updated" < "updated | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "updated" - TO_SECONDS(COALESCE("updated | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "updated | at($practice_time_zone)"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "updated | at($practice_time_zone) in its zone"
    ON YEAR("updated") = "updated | at($practice_time_zone) in its zone"."year"
    AND "updated" >= "updated | at($practice_time_zone) in its zone"."local_from"
    AND "updated" < "updated | at($practice_time_zone) in its zone"."local_next"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "diagnosis_code" AS "Diagnosis_Code__c",
    "procedure_code" AS "Procedure_Code__c",
    CAST("treated_on" AS TEXT) AS "Treatment_Date__c",
    "notes" AS "Notes__c",
    "key(appointment_id)" AS "Source_Appointment_Key__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "CreatedDate",
    STRFTIME("updated | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'practicehub:Patient:' || "patient_id" AS "Patient__c",
    'practicehub:Practitioner:' || "practitioner_id" AS "Practitioner__c",
    'practicehub:Practitioner:' || "practitioner_id" AS "OwnerId",
    "created" IS NOT NULL AND "created | at($practice_time_zone)" IS NULL AS "routes.treatment_record.audit.created: TYP108",
    "appointment_id text" IS NOT NULL AND "appointment_id" IS NULL AS "source.objects.TreatmentRecord.fields.appointment_id: TYP103",
    "created text" IS NOT NULL AND "created" IS NULL AS "source.objects.TreatmentRecord.fields.created: TYP101",
    "created text" IS NULL AS "source.objects.TreatmentRecord.fields.created: TYP104",
    "diagnosis_code text" IS NOT NULL AND "diagnosis_code" IS NULL AS "source.objects.TreatmentRecord.fields.diagnosis_code: TYP103",
    "notes text" IS NOT NULL AND "notes" IS NULL AS "source.objects.TreatmentRecord.fields.notes: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.TreatmentRecord.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.TreatmentRecord.fields.patient_id: TYP104",
    "practitioner_id text" IS NOT NULL AND "practitioner_id" IS NULL AS "source.objects.TreatmentRecord.fields.practitioner_id: TYP103",
    "procedure_code text" IS NOT NULL AND "procedure_code" IS NULL AS "source.objects.TreatmentRecord.fields.procedure_code: TYP103",
    "treated_on text" IS NOT NULL AND "treated_on" IS NULL AS "source.objects.TreatmentRecord.fields.treated_on: TYP101",
    "treated_on text" IS NULL AS "source.objects.TreatmentRecord.fields.treated_on: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Diagnosis_Code__c" = '#N/A' AS "routes.treatment_record.set.Diagnosis_Code__c: SFR111",
    "Notes__c" = '#N/A' AS "routes.treatment_record.set.Notes__c: SFR111",
    "Procedure_Code__c" = '#N/A' AS "routes.treatment_record.set.Procedure_Code__c: SFR111",
    "Source_Appointment_Key__c" = '#N/A' AS "routes.treatment_record.set.Source_Appointment_Key__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:TreatmentRecord:' || "$source" AS "$key",
  "Diagnosis_Code__c",
  "Procedure_Code__c",
  "Treatment_Date__c",
  "Notes__c",
  "Source_Appointment_Key__c",
  "Source_Created_At__c",
  "CreatedDate",
  "Source_Modified_At__c",
  "Patient__c",
  "Practitioner__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("CreatedDate") || ':' || "CreatedDate", '-'),
      COALESCE(STRLEN("Diagnosis_Code__c") || ':' || "Diagnosis_Code__c", '-'),
      COALESCE(STRLEN("Notes__c") || ':' || "Notes__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Practitioner__c") || ':' || "Practitioner__c", '-'),
      COALESCE(STRLEN("Procedure_Code__c") || ':' || "Procedure_Code__c", '-'),
      COALESCE(STRLEN("Source_Appointment_Key__c") || ':' || "Source_Appointment_Key__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Treatment_Date__c") || ':' || "Treatment_Date__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.treatment_record.audit.created: TYP108"
    OR "routes.treatment_record.set.Diagnosis_Code__c: SFR111"
    OR "routes.treatment_record.set.Notes__c: SFR111"
    OR "routes.treatment_record.set.Procedure_Code__c: SFR111"
    OR "routes.treatment_record.set.Source_Appointment_Key__c: SFR111"
    OR "source.objects.TreatmentRecord.fields.appointment_id: TYP103"
    OR "source.objects.TreatmentRecord.fields.created: TYP101"
    OR "source.objects.TreatmentRecord.fields.created: TYP104"
    OR "source.objects.TreatmentRecord.fields.diagnosis_code: TYP103"
    OR "source.objects.TreatmentRecord.fields.notes: TYP103"
    OR "source.objects.TreatmentRecord.fields.patient_id: TYP103"
    OR "source.objects.TreatmentRecord.fields.patient_id: TYP104"
    OR "source.objects.TreatmentRecord.fields.practitioner_id: TYP103"
    OR "source.objects.TreatmentRecord.fields.procedure_code: TYP103"
    OR "source.objects.TreatmentRecord.fields.treated_on: TYP101"
    OR "source.objects.TreatmentRecord.fields.treated_on: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.treatment_record.audit.created: TYP108" THEN [{'address': 'routes.treatment_record.audit.created', 'rule': 'TYP108'}] END,
        CASE
          WHEN "routes.treatment_record.set.Diagnosis_Code__c: SFR111"
          THEN [{'address': 'routes.treatment_record.set.Diagnosis_Code__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.treatment_record.set.Notes__c: SFR111" THEN [{'address': 'routes.treatment_record.set.Notes__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "routes.treatment_record.set.Procedure_Code__c: SFR111"
          THEN [{'address': 'routes.treatment_record.set.Procedure_Code__c', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "routes.treatment_record.set.Source_Appointment_Key__c: SFR111"
          THEN [{'address': 'routes.treatment_record.set.Source_Appointment_Key__c', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.appointment_id: TYP103"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.appointment_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.created: TYP101"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.created', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.created: TYP104"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.created', 'rule': 'TYP104'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.diagnosis_code: TYP103"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.diagnosis_code', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.TreatmentRecord.fields.notes: TYP103" THEN [{'address': 'source.objects.TreatmentRecord.fields.notes', 'rule': 'TYP103'}] END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.patient_id: TYP103"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.patient_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.patient_id: TYP104"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.patient_id', 'rule': 'TYP104'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.practitioner_id: TYP103"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.practitioner_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.procedure_code: TYP103"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.procedure_code', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.treated_on: TYP101"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.treated_on', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.TreatmentRecord.fields.treated_on: TYP104"
          THEN [{'address': 'source.objects.TreatmentRecord.fields.treated_on', 'rule': 'TYP104'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
