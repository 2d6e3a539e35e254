-- practicehub-salesforce, route record_file: each File, uploaded to ContentVersion.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Title  file_name | truncate(255)
-- PathOnClient  file_name
-- Description  description
-- Source_Created_At__c  created | at($practice_time_zone) | or_null
-- FirstPublishLocationId  routes.record_file.publish_to: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "File"."$position" AS "$position",
    "File"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("File"."entity_type", '[^\s\x0B\x{85}\p{Z}]') THEN "File"."entity_type" END AS "entity_type text",
    CASE WHEN REGEXP_MATCHES("File"."entity_id", '[^\s\x0B\x{85}\p{Z}]') THEN "File"."entity_id" END AS "entity_id text",
    CASE
      WHEN CONTAINS("File"."file_name", CHR(13)) AND REGEXP_MATCHES("File"."file_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("File"."file_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("File"."file_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "File"."file_name"
    END AS "file_name text",
    CASE
      WHEN CONTAINS("File"."description", CHR(13)) AND REGEXP_MATCHES("File"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("File"."description", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("File"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN "File"."description"
    END AS "description text",
    CASE WHEN REGEXP_MATCHES("File"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "File"."created" END AS "created text"
  FROM "File"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN "entity_type text" IN ('patient', 'practitioner', 'appointment', 'treatment_record', 'invoice') THEN "entity_type text" END AS "entity_type",
    CASE WHEN STRLEN("entity_id text") <= 64 OR LENGTH(REGEXP_REPLACE("entity_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "entity_id text" END AS "entity_id",
    CASE
      WHEN STRLEN("file_name text") <= 400 OR LENGTH(REGEXP_REPLACE("file_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 400
      THEN "file_name text"
    END AS "file_name",
    CASE
      WHEN STRLEN("description text") <= 1000 OR LENGTH(REGEXP_REPLACE("description text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 1000
      THEN "description text"
    END AS "description",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created"
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
    CASE
      WHEN STRLEN("file_name") <= 255 OR LENGTH(REGEXP_REPLACE("file_name", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "file_name"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("file_name", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "file_name | truncate(255)",
    CASE "entity_type"
      WHEN 'appointment'
      THEN 'practicehub:Appointment:' || "entity_id"
      WHEN 'invoice'
      THEN 'practicehub:Invoice:' || "entity_id"
      WHEN 'patient'
      THEN 'practicehub:Patient:' || "entity_id"
      WHEN 'practitioner'
      THEN 'practicehub:Practitioner:' || "entity_id"
      WHEN 'treatment_record'
      THEN 'practicehub:TreatmentRecord:' || "entity_id"
    END AS "parent"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "file_name | truncate(255)" AS "Title",
    "file_name" AS "PathOnClient",
    "description" AS "Description",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    "parent" AS "FirstPublishLocationId",
    "description text" IS NOT NULL AND "description" IS NULL AS "source.objects.File.fields.description: TYP103",
    "entity_id text" IS NOT NULL AND "entity_id" IS NULL AS "source.objects.File.fields.entity_id: TYP103",
    "entity_id text" IS NULL AS "source.objects.File.fields.entity_id: TYP104",
    "entity_type text" IS NOT NULL AND "entity_type" IS NULL AS "source.objects.File.fields.entity_type: PCK101",
    "entity_type text" IS NULL AS "source.objects.File.fields.entity_type: TYP104",
    "file_name text" IS NOT NULL AND "file_name" IS NULL AS "source.objects.File.fields.file_name: TYP103",
    "file_name text" IS NULL AS "source.objects.File.fields.file_name: TYP104",
    "entity_type" IS NOT NULL AND "entity_id" IS NOT NULL AND "parent" IS NULL AS "source.objects.File.fields.parent: PCK101"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.record_file.set.Description: SFR111",
    "PathOnClient" = '#N/A' AS "routes.record_file.set.PathOnClient: SFR111",
    "Title" = '#N/A' AS "routes.record_file.set.Title: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:File:' || "$source" AS "$key",
  "Title",
  "PathOnClient",
  "Description",
  "Source_Created_At__c",
  "FirstPublishLocationId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("FirstPublishLocationId") || ':' || "FirstPublishLocationId", '-'),
      COALESCE(STRLEN("PathOnClient") || ':' || "PathOnClient", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Title") || ':' || "Title", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.record_file.set.Description: SFR111"
    OR "routes.record_file.set.PathOnClient: SFR111"
    OR "routes.record_file.set.Title: SFR111"
    OR "source.objects.File.fields.description: TYP103"
    OR "source.objects.File.fields.entity_id: TYP103"
    OR "source.objects.File.fields.entity_id: TYP104"
    OR "source.objects.File.fields.entity_type: PCK101"
    OR "source.objects.File.fields.entity_type: TYP104"
    OR "source.objects.File.fields.file_name: TYP103"
    OR "source.objects.File.fields.file_name: TYP104"
    OR "source.objects.File.fields.parent: PCK101"
    THEN FLATTEN(
      [
        CASE WHEN "routes.record_file.set.Description: SFR111" THEN [{'address': 'routes.record_file.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.record_file.set.PathOnClient: SFR111" THEN [{'address': 'routes.record_file.set.PathOnClient', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.record_file.set.Title: SFR111" THEN [{'address': 'routes.record_file.set.Title', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.File.fields.description: TYP103" THEN [{'address': 'source.objects.File.fields.description', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.File.fields.entity_id: TYP103" THEN [{'address': 'source.objects.File.fields.entity_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.File.fields.entity_id: TYP104" THEN [{'address': 'source.objects.File.fields.entity_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.File.fields.entity_type: PCK101" THEN [{'address': 'source.objects.File.fields.entity_type', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.File.fields.entity_type: TYP104" THEN [{'address': 'source.objects.File.fields.entity_type', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.File.fields.file_name: TYP103" THEN [{'address': 'source.objects.File.fields.file_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.File.fields.file_name: TYP104" THEN [{'address': 'source.objects.File.fields.file_name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.File.fields.parent: PCK101" THEN [{'address': 'source.objects.File.fields.parent', 'rule': 'PCK101'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "FirstPublishLocationId" NULLS FIRST,
  "$source" NULLS FIRST
