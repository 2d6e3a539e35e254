-- upvio-salesforce, route care_episode: each Booking of booking_kind.care_episode, written to Task.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Priority  always Normal
-- Subject  concat('Care episode - ', service)
-- Status  state | map(booking_task)
-- ActivityDate  booked_on
-- Description  notes
-- Service_Type__c  service
-- WhoId  routes.care_episode.link.WhoId: the migration key of the row referred to
-- OwnerId  routes.care_episode.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
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
    CASE WHEN REGEXP_MATCHES("Booking"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("Booking"."staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."staff_id" END AS "staff_id text",
    CASE
      WHEN CONTAINS("Booking"."service", CHR(13)) AND REGEXP_MATCHES("Booking"."service", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Booking"."service", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Booking"."service", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Booking"."service"
    END AS "service text",
    CASE WHEN REGEXP_MATCHES("Booking"."state", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."state" END AS "state text",
    CASE WHEN REGEXP_MATCHES("Booking"."booked_on", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."booked_on" END AS "booked_on text",
    CASE
      WHEN CONTAINS("Booking"."notes", CHR(13)) AND REGEXP_MATCHES("Booking"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Booking"."notes", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Booking"."notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Booking"."notes"
    END AS "notes text",
    "cases of booking_kind"."source.objects.Booking.fields.amount: TYP101"
  FROM "Booking"
  JOIN "cases of booking_kind"
    ON "cases of booking_kind"."$source" = "Booking"."$source" AND "cases of booking_kind"."$case" = 'care_episode'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE WHEN STRLEN("service text") <= 120 OR LENGTH(REGEXP_REPLACE("service text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "service text" END AS "service",
    CASE WHEN "state text" IN ('requested', 'booked', 'delivered', 'cancelled') THEN "state text" END AS "state",
    CASE
      WHEN REGEXP_MATCHES("booked_on text", '[0-9]')
      AND TRY_STRPTIME("booked_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("booked_on text", '%Y-%m-%d') AS DATE)
    END AS "booked_on",
    CASE WHEN STRLEN("notes text") <= 20000 OR LENGTH(REGEXP_REPLACE("notes text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20000 THEN "notes text" END AS "notes"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CONCAT('Care episode - ', "service") AS "concat('^care episode - ', service)",
    CASE "state" WHEN 'booked' THEN 'In Progress' WHEN 'cancelled' THEN 'Cancelled' WHEN 'delivered' THEN 'Completed' WHEN 'requested' THEN 'Not Started' END AS "state | map(booking_task)"
  FROM "fields of claimed rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Normal' AS "Priority",
    "concat('^care episode - ', service)" AS "Subject",
    "state | map(booking_task)" AS "Status",
    CAST("booked_on" AS TEXT) AS "ActivityDate",
    "notes" AS "Description",
    "service" AS "Service_Type__c",
    'upvio:Patient:' || "patient_id" AS "WhoId",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "state" IS NOT NULL AND "state | map(booking_task)" IS NULL AS "routes.care_episode.set.Status: PCK101",
    "source.objects.Booking.fields.amount: TYP101",
    "booked_on text" IS NOT NULL AND "booked_on" IS NULL AS "source.objects.Booking.fields.booked_on: TYP101",
    "booked_on text" IS NULL AS "source.objects.Booking.fields.booked_on: TYP104",
    "notes text" IS NOT NULL AND "notes" IS NULL AS "source.objects.Booking.fields.notes: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Booking.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Booking.fields.patient_id: TYP104",
    "service text" IS NOT NULL AND "service" IS NULL AS "source.objects.Booking.fields.service: TYP103",
    "service text" IS NULL AS "source.objects.Booking.fields.service: TYP104",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "source.objects.Booking.fields.staff_id: TYP103",
    "state text" IS NOT NULL AND "state" IS NULL AS "source.objects.Booking.fields.state: PCK101",
    "state text" IS NULL AS "source.objects.Booking.fields.state: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.care_episode.set.Description: SFR111",
    "Service_Type__c" = '#N/A' AS "routes.care_episode.set.Service_Type__c: SFR111",
    "Subject" = '#N/A' AS "routes.care_episode.set.Subject: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Booking:' || "$source" AS "$key",
  "Priority",
  "Subject",
  "Status",
  "ActivityDate",
  "Description",
  "Service_Type__c",
  "WhoId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ActivityDate") || ':' || "ActivityDate", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Priority") || ':' || "Priority", '-'),
      COALESCE(STRLEN("Service_Type__c") || ':' || "Service_Type__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("WhoId") || ':' || "WhoId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.care_episode.set.Description: SFR111"
    OR "routes.care_episode.set.Service_Type__c: SFR111"
    OR "routes.care_episode.set.Status: PCK101"
    OR "routes.care_episode.set.Subject: SFR111"
    OR "source.objects.Booking.fields.amount: TYP101"
    OR "source.objects.Booking.fields.booked_on: TYP101"
    OR "source.objects.Booking.fields.booked_on: TYP104"
    OR "source.objects.Booking.fields.notes: TYP103"
    OR "source.objects.Booking.fields.patient_id: TYP103"
    OR "source.objects.Booking.fields.patient_id: TYP104"
    OR "source.objects.Booking.fields.service: TYP103"
    OR "source.objects.Booking.fields.service: TYP104"
    OR "source.objects.Booking.fields.staff_id: TYP103"
    OR "source.objects.Booking.fields.state: PCK101"
    OR "source.objects.Booking.fields.state: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.care_episode.set.Description: SFR111" THEN [{'address': 'routes.care_episode.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.care_episode.set.Service_Type__c: SFR111" THEN [{'address': 'routes.care_episode.set.Service_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.care_episode.set.Status: PCK101" THEN [{'address': 'routes.care_episode.set.Status', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.care_episode.set.Subject: SFR111" THEN [{'address': 'routes.care_episode.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Booking.fields.amount: TYP101" THEN [{'address': 'source.objects.Booking.fields.amount', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Booking.fields.booked_on: TYP101" THEN [{'address': 'source.objects.Booking.fields.booked_on', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Booking.fields.booked_on: TYP104" THEN [{'address': 'source.objects.Booking.fields.booked_on', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.notes: TYP103" THEN [{'address': 'source.objects.Booking.fields.notes', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Booking.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Booking.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.service: TYP103" THEN [{'address': 'source.objects.Booking.fields.service', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.service: TYP104" THEN [{'address': 'source.objects.Booking.fields.service', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Booking.fields.staff_id: TYP103" THEN [{'address': 'source.objects.Booking.fields.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Booking.fields.state: PCK101" THEN [{'address': 'source.objects.Booking.fields.state', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Booking.fields.state: TYP104" THEN [{'address': 'source.objects.Booking.fields.state', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhoId" NULLS FIRST,
  "$source" NULLS FIRST
