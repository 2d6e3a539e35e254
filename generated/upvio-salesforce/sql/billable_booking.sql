-- upvio-salesforce, route billable_booking: each Booking of booking_kind.billable, written to Opportunity.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Name  concat('Booking ', id)
-- StageName  state | map(booking_stage)
-- CloseDate  booked_on
-- Amount  amount
-- Service_Type__c  service
-- Booking_Currency__c  currency
-- Booking_Notes__c  notes
-- AccountId  routes.billable_booking.link.AccountId: the migration key of the row referred to
-- Patient__c  routes.billable_booking.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.billable_booking.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where PatientDetail.patient_id = patient_id" AS (
  SELECT
    "patient_id" AS "$by",
    "organization_id"
  FROM "PatientDetail"
  WHERE
    "patient_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "patient_id" ORDER BY "$source") = 1
), "set aside, first where PatientDetail.patient_id = patient_id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where PatientDetail.patient_id = patient_id: LNK105"
  FROM "$set_aside PatientDetail"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Booking"."$position" AS "$position",
    "Booking"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Booking"."amount", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."amount" END AS "amount text"
  FROM "Booking"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN REGEXP_FULL_MATCH(TRIM("amount text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("amount text") AS DECIMAL(18, 2)) END AS "amount"
  FROM "texts of all rows"
), "cases of booking_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "amount" IS NOT NULL AND COALESCE("amount" > 0, FALSE)
          THEN 'billable'
          WHEN "amount" IS NULL OR COALESCE("amount" = 0, FALSE)
          THEN 'care_episode'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "amount text" IS NOT NULL AND "amount" IS NULL AS "source.objects.Booking.fields.amount: TYP101"
  FROM "fields of all rows"
), "texts of claimed rows" AS (
  SELECT
    "Booking"."$position" AS "$position",
    "Booking"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Booking"."id", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("Booking"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("Booking"."staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."staff_id" END AS "staff_id text",
    CASE
      WHEN CONTAINS("Booking"."service", CHR(13)) AND REGEXP_MATCHES("Booking"."service", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Booking"."service", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Booking"."service", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Booking"."service"
    END AS "service text",
    CASE WHEN REGEXP_MATCHES("Booking"."amount", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."amount" END AS "amount text",
    CASE
      WHEN CONTAINS("Booking"."currency", CHR(13)) AND REGEXP_MATCHES("Booking"."currency", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Booking"."currency", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Booking"."currency", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Booking"."currency"
    END AS "currency text",
    CASE WHEN REGEXP_MATCHES("Booking"."state", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."state" END AS "state text",
    CASE WHEN REGEXP_MATCHES("Booking"."booked_on", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."booked_on" END AS "booked_on text",
    CASE
      WHEN CONTAINS("Booking"."notes", CHR(13)) AND REGEXP_MATCHES("Booking"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Booking"."notes", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Booking"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Booking"."notes"
    END AS "notes text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = patient_id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = patient_id"."organization_id", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = patient_id"."organization_id"
      END
    END AS "organization_id text",
    "set aside, first where PatientDetail.patient_id = patient_id"."first where PatientDetail.patient_id = patient_id: LNK105" AS "first where PatientDetail.patient_id = patient_id: LNK105",
    "cases of booking_kind"."source.objects.Booking.fields.amount: TYP101"
  FROM "Booking"
  LEFT JOIN "first where PatientDetail.patient_id = patient_id"
    ON "first where PatientDetail.patient_id = patient_id"."$by" = "Booking"."patient_id"
  LEFT JOIN "set aside, first where PatientDetail.patient_id = patient_id"
    ON "set aside, first where PatientDetail.patient_id = patient_id"."$by" = "Booking"."patient_id"
  JOIN "cases of booking_kind"
    ON "cases of booking_kind"."$source" = "Booking"."$source" AND "cases of booking_kind"."$case" = 'billable'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE WHEN STRLEN("service text") <= 120 OR LENGTH(REGEXP_REPLACE("service text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "service text" END AS "service",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("amount text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("amount text") AS DECIMAL(18, 2)) END AS "amount",
    CASE WHEN STRLEN("currency text") <= 3 OR LENGTH(REGEXP_REPLACE("currency text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 3 THEN "currency text" END AS "currency",
    CASE WHEN "state text" IN ('requested', 'booked', 'delivered', 'cancelled') THEN "state text" END AS "state",
    CASE
      WHEN REGEXP_MATCHES("booked_on text", '[0-9]')
      AND TRY_STRPTIME("booked_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("booked_on text", '%Y-%m-%d') AS DATE)
    END AS "booked_on",
    CASE WHEN STRLEN("notes text") <= 20000 OR LENGTH(REGEXP_REPLACE("notes text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20000 THEN "notes text" END AS "notes",
    CASE
      WHEN STRLEN("organization_id text") <= 64 OR LENGTH(REGEXP_REPLACE("organization_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "organization_id text"
    END AS "organization_id"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CONCAT('Booking ', "id") AS "concat('^booking ', id)",
    CASE "state"
      WHEN 'booked'
      THEN 'Negotiation/Review'
      WHEN 'cancelled'
      THEN 'Closed Lost'
      WHEN 'delivered'
      THEN 'Closed Won'
      WHEN 'requested'
      THEN 'Prospecting'
    END AS "state | map(booking_stage)"
  FROM "fields of claimed rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "concat('^booking ', id)" AS "Name",
    "state | map(booking_stage)" AS "StageName",
    CAST("booked_on" AS TEXT) AS "CloseDate",
    CAST("amount" AS TEXT) AS "Amount",
    "service" AS "Service_Type__c",
    "currency" AS "Booking_Currency__c",
    "notes" AS "Booking_Notes__c",
    'upvio:Organization:' || "organization_id" AS "AccountId",
    'upvio:Patient:' || "patient_id" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    COALESCE("first where PatientDetail.patient_id = patient_id: LNK105", FALSE) AS "derive.Booking.organization_id: LNK105",
    "state" IS NOT NULL AND "state | map(booking_stage)" IS NULL AS "routes.billable_booking.set.StageName: PCK101",
    (
      "amount text" IS NOT NULL AND "amount" IS NULL
    ) OR "source.objects.Booking.fields.amount: TYP101" AS "source.objects.Booking.fields.amount: TYP101",
    "booked_on text" IS NOT NULL AND "booked_on" IS NULL AS "source.objects.Booking.fields.booked_on: TYP101",
    "booked_on text" IS NULL AS "source.objects.Booking.fields.booked_on: TYP104",
    "currency text" IS NOT NULL AND "currency" IS NULL AS "source.objects.Booking.fields.currency: TYP103",
    "id text" IS NOT NULL AND "id" IS NULL AS "source.objects.Booking.fields.id: TYP103",
    "id text" IS NULL AS "source.objects.Booking.fields.id: TYP104",
    "notes text" IS NOT NULL AND "notes" IS NULL AS "source.objects.Booking.fields.notes: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Booking.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Booking.fields.patient_id: TYP104",
    "service text" IS NOT NULL AND "service" IS NULL AS "source.objects.Booking.fields.service: TYP103",
    "service text" IS NULL AS "source.objects.Booking.fields.service: TYP104",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "source.objects.Booking.fields.staff_id: TYP103",
    "state text" IS NOT NULL AND "state" IS NULL AS "source.objects.Booking.fields.state: PCK101",
    "state text" IS NULL AS "source.objects.Booking.fields.state: TYP104",
    "organization_id text" IS NOT NULL AND "organization_id" IS NULL AS "source.objects.PatientDetail.fields.organization_id: TYP103"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Booking_Currency__c" = '#N/A' AS "routes.billable_booking.set.Booking_Currency__c: SFR111",
    "Booking_Notes__c" = '#N/A' AS "routes.billable_booking.set.Booking_Notes__c: SFR111",
    "Name" = '#N/A' AS "routes.billable_booking.set.Name: SFR111",
    "Service_Type__c" = '#N/A' AS "routes.billable_booking.set.Service_Type__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Booking:' || "$source" AS "$key",
  "Name",
  "StageName",
  "CloseDate",
  "Amount",
  "Service_Type__c",
  "Booking_Currency__c",
  "Booking_Notes__c",
  "AccountId",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("Amount") || ':' || "Amount", '-'),
      COALESCE(STRLEN("Booking_Currency__c") || ':' || "Booking_Currency__c", '-'),
      COALESCE(STRLEN("Booking_Notes__c") || ':' || "Booking_Notes__c", '-'),
      COALESCE(STRLEN("CloseDate") || ':' || "CloseDate", '-'),
      COALESCE(STRLEN("Name") || ':' || "Name", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Service_Type__c") || ':' || "Service_Type__c", '-'),
      COALESCE(STRLEN("StageName") || ':' || "StageName", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Booking.organization_id: LNK105"
    OR "routes.billable_booking.set.Booking_Currency__c: SFR111"
    OR "routes.billable_booking.set.Booking_Notes__c: SFR111"
    OR "routes.billable_booking.set.Name: SFR111"
    OR "routes.billable_booking.set.Service_Type__c: SFR111"
    OR "routes.billable_booking.set.StageName: PCK101"
    OR "source.objects.Booking.fields.amount: TYP101"
    OR "source.objects.Booking.fields.booked_on: TYP101"
    OR "source.objects.Booking.fields.booked_on: TYP104"
    OR "source.objects.Booking.fields.currency: TYP103"
    OR "source.objects.Booking.fields.id: TYP103"
    OR "source.objects.Booking.fields.id: TYP104"
    OR "source.objects.Booking.fields.notes: TYP103"
    OR "source.objects.Booking.fields.patient_id: TYP103"
    OR "source.objects.Booking.fields.patient_id: TYP104"
    OR "source.objects.Booking.fields.service: TYP103"
    OR "source.objects.Booking.fields.service: TYP104"
    OR "source.objects.Booking.fields.staff_id: TYP103"
    OR "source.objects.Booking.fields.state: PCK101"
    OR "source.objects.Booking.fields.state: TYP104"
    OR "source.objects.PatientDetail.fields.organization_id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Booking.organization_id: LNK105" THEN [{'address': 'derive.Booking.organization_id', 'rule': 'LNK105'}] END,
        CASE
          WHEN "routes.billable_booking.set.Booking_Currency__c: SFR111"
          THEN [{'address': 'routes.billable_booking.set.Booking_Currency__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.billable_booking.set.Booking_Notes__c: SFR111" THEN [{'address': 'routes.billable_booking.set.Booking_Notes__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.billable_booking.set.Name: SFR111" THEN [{'address': 'routes.billable_booking.set.Name', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.billable_booking.set.Service_Type__c: SFR111" THEN [{'address': 'routes.billable_booking.set.Service_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.billable_booking.set.StageName: PCK101" THEN [{'address': 'routes.billable_booking.set.StageName', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Booking.fields.amount: TYP101" THEN [{'address': 'source.objects.Booking.fields.amount', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Booking.fields.booked_on: TYP101" THEN [{'address': 'source.objects.Booking.fields.booked_on', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Booking.fields.booked_on: TYP104" THEN [{'address': 'source.objects.Booking.fields.booked_on', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.currency: TYP103" THEN [{'address': 'source.objects.Booking.fields.currency', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.id: TYP103" THEN [{'address': 'source.objects.Booking.fields.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.id: TYP104" THEN [{'address': 'source.objects.Booking.fields.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.notes: TYP103" THEN [{'address': 'source.objects.Booking.fields.notes', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Booking.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Booking.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.service: TYP103" THEN [{'address': 'source.objects.Booking.fields.service', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.service: TYP104" THEN [{'address': 'source.objects.Booking.fields.service', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.staff_id: TYP103" THEN [{'address': 'source.objects.Booking.fields.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.state: PCK101" THEN [{'address': 'source.objects.Booking.fields.state', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Booking.fields.state: TYP104" THEN [{'address': 'source.objects.Booking.fields.state', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.PatientDetail.fields.organization_id: TYP103"
          THEN [{'address': 'source.objects.PatientDetail.fields.organization_id', 'rule': 'TYP103'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
