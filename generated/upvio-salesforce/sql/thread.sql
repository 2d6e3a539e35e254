-- upvio-salesforce, route thread: each Thread, written to Task.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Subject  always Secure chat thread
-- Priority  always Normal
-- Status  closed | choose('Completed', 'In Progress')
-- ActivityDate  opened_at | date_in($practice_time_zone)
-- Opened_At__c  opened_at
-- Description  last_text
-- Thread_Link__c  concat($thread_archive, '/', id) | truncate(255)
-- Source_Modified_At__c  last_message_at
-- WhoId  routes.thread.link.WhoId: the migration key of the row referred to
-- OwnerId  routes.thread.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Thread"."$position" AS "$position",
    "Thread"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Thread"."id", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("Thread"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("Thread"."staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."staff_id" END AS "staff_id text",
    CASE WHEN REGEXP_MATCHES("Thread"."opened_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."opened_at" END AS "opened_at text",
    CASE WHEN REGEXP_MATCHES("Thread"."last_message_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."last_message_at" END AS "last_message_at text",
    CASE WHEN REGEXP_MATCHES("Thread"."closed", '[^\s\x0B\x{85}\p{Z}]') THEN "Thread"."closed" END AS "closed text",
    CASE
      WHEN CONTAINS("Thread"."last_text", CHR(13)) AND REGEXP_MATCHES("Thread"."last_text", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Thread"."last_text", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Thread"."last_text", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Thread"."last_text"
    END AS "last_text text"
  FROM "Thread"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE
      WHEN REGEXP_MATCHES("opened_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "opened_at",
    CASE
      WHEN REGEXP_MATCHES("last_message_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_message_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_message_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_message_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_message_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "last_message_at",
    CASE LOWER(TRIM("closed text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "closed",
    CASE
      WHEN STRLEN("last_text text") <= 32000 OR LENGTH(REGEXP_REPLACE("last_text text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "last_text text"
    END AS "last_text"
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
), "utc clock of $practice_time_zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("utc_from"), YEAR("utc_until") + 1)) AS "year"
  FROM "periods of $practice_time_zone"
), "values 1" AS (
  SELECT
    *,
    (
      SELECT
        MAX("value")
      FROM "$decision"
      WHERE
        "name" = 'thread_archive'
    ) AS "$thread_archive",
    CASE WHEN "closed" THEN 'Completed' WHEN NOT (
      "closed"
    ) THEN 'In Progress' END AS "closed | choose('^completed', '^in ^progress')",
    CAST((
      "opened_at" + TO_SECONDS("opened_at | date_in($practice_time_zone) in its zone"."offset_seconds")
    ) AS DATE) AS "opened_at | date_in($practice_time_zone)"
  FROM "fields of all rows"
  LEFT JOIN "utc clock of $practice_time_zone" AS "opened_at | date_in($practice_time_zone) in its zone"
    ON YEAR("opened_at") = "opened_at | date_in($practice_time_zone) in its zone"."year"
    AND "opened_at" >= "opened_at | date_in($practice_time_zone) in its zone"."utc_from"
    AND "opened_at" < "opened_at | date_in($practice_time_zone) in its zone"."utc_until"
), "values 2" AS (
  SELECT
    *,
    CONCAT("$thread_archive", '/', "id") AS "concat($thread_archive, '/', id)"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("concat($thread_archive, '/', id)") <= 255
      OR LENGTH(REGEXP_REPLACE("concat($thread_archive, '/', id)", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "concat($thread_archive, '/', id)"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("concat($thread_archive, '/', id)", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "concat($thread_archive, '/', id) | truncate(255)"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Secure chat thread' AS "Subject",
    'Normal' AS "Priority",
    "closed | choose('^completed', '^in ^progress')" AS "Status",
    CAST("opened_at | date_in($practice_time_zone)" AS TEXT) AS "ActivityDate",
    STRFTIME("opened_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Opened_At__c",
    "last_text" AS "Description",
    "concat($thread_archive, '/', id) | truncate(255)" AS "Thread_Link__c",
    STRFTIME("last_message_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'upvio:Patient:' || "patient_id" AS "WhoId",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "opened_at" IS NOT NULL AND "opened_at | date_in($practice_time_zone)" IS NULL AS "routes.thread.set.ActivityDate: TYP108",
    "$thread_archive" IS NULL AS "routes.thread.set.Thread_Link__c: DEC101",
    "closed text" IS NOT NULL AND "closed" IS NULL AS "source.objects.Thread.fields.closed: TYP101",
    "closed text" IS NULL AS "source.objects.Thread.fields.closed: TYP104",
    "id text" IS NOT NULL AND "id" IS NULL AS "source.objects.Thread.fields.id: TYP103",
    "id text" IS NULL AS "source.objects.Thread.fields.id: TYP104",
    "last_message_at text" IS NOT NULL AND "last_message_at" IS NULL AS "source.objects.Thread.fields.last_message_at: TYP101",
    "last_text text" IS NOT NULL AND "last_text" IS NULL AS "source.objects.Thread.fields.last_text: TYP103",
    "opened_at text" IS NOT NULL AND "opened_at" IS NULL AS "source.objects.Thread.fields.opened_at: TYP101",
    "opened_at text" IS NULL AS "source.objects.Thread.fields.opened_at: TYP104",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Thread.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Thread.fields.patient_id: TYP104",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "source.objects.Thread.fields.staff_id: TYP103"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.thread.set.Description: SFR111",
    "Thread_Link__c" = '#N/A' AS "routes.thread.set.Thread_Link__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Thread:' || "$source" AS "$key",
  "Subject",
  "Priority",
  "Status",
  "ActivityDate",
  "Opened_At__c",
  "Description",
  "Thread_Link__c",
  "Source_Modified_At__c",
  "WhoId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ActivityDate") || ':' || "ActivityDate", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("Opened_At__c") || ':' || "Opened_At__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Priority") || ':' || "Priority", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("Thread_Link__c") || ':' || "Thread_Link__c", '-'),
      COALESCE(STRLEN("WhoId") || ':' || "WhoId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.thread.set.ActivityDate: TYP108"
    OR "routes.thread.set.Description: SFR111"
    OR "routes.thread.set.Thread_Link__c: DEC101"
    OR "routes.thread.set.Thread_Link__c: SFR111"
    OR "source.objects.Thread.fields.closed: TYP101"
    OR "source.objects.Thread.fields.closed: TYP104"
    OR "source.objects.Thread.fields.id: TYP103"
    OR "source.objects.Thread.fields.id: TYP104"
    OR "source.objects.Thread.fields.last_message_at: TYP101"
    OR "source.objects.Thread.fields.last_text: TYP103"
    OR "source.objects.Thread.fields.opened_at: TYP101"
    OR "source.objects.Thread.fields.opened_at: TYP104"
    OR "source.objects.Thread.fields.patient_id: TYP103"
    OR "source.objects.Thread.fields.patient_id: TYP104"
    OR "source.objects.Thread.fields.staff_id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "routes.thread.set.ActivityDate: TYP108" THEN [{'address': 'routes.thread.set.ActivityDate', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.thread.set.Description: SFR111" THEN [{'address': 'routes.thread.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.thread.set.Thread_Link__c: DEC101" THEN [{'address': 'routes.thread.set.Thread_Link__c', 'rule': 'DEC101'}] END,
        CASE WHEN "routes.thread.set.Thread_Link__c: SFR111" THEN [{'address': 'routes.thread.set.Thread_Link__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Thread.fields.closed: TYP101" THEN [{'address': 'source.objects.Thread.fields.closed', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Thread.fields.closed: TYP104" THEN [{'address': 'source.objects.Thread.fields.closed', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Thread.fields.id: TYP103" THEN [{'address': 'source.objects.Thread.fields.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Thread.fields.id: TYP104" THEN [{'address': 'source.objects.Thread.fields.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Thread.fields.last_message_at: TYP101" THEN [{'address': 'source.objects.Thread.fields.last_message_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Thread.fields.last_text: TYP103" THEN [{'address': 'source.objects.Thread.fields.last_text', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Thread.fields.opened_at: TYP101" THEN [{'address': 'source.objects.Thread.fields.opened_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Thread.fields.opened_at: TYP104" THEN [{'address': 'source.objects.Thread.fields.opened_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Thread.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Thread.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Thread.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Thread.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Thread.fields.staff_id: TYP103" THEN [{'address': 'source.objects.Thread.fields.staff_id', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhoId" NULLS FIRST,
  "$source" NULLS FIRST
