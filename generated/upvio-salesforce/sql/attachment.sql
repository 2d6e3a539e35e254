-- upvio-salesforce, route attachment: each Attachment, uploaded to ContentVersion.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Title  file_name | truncate(255)
-- PathOnClient  file_name
-- Source_Created_At__c  created_at
-- FirstPublishLocationId  routes.attachment.publish_to: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Attachment"."$position" AS "$position",
    "Attachment"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Attachment"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Attachment"."patient_id" END AS "patient_id text",
    CASE
      WHEN CONTAINS("Attachment"."file_name", CHR(13)) AND REGEXP_MATCHES("Attachment"."file_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Attachment"."file_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Attachment"."file_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Attachment"."file_name"
    END AS "file_name text",
    CASE WHEN REGEXP_MATCHES("Attachment"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Attachment"."created_at" END AS "created_at text"
  FROM "Attachment"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN STRLEN("file_name text") <= 400 OR LENGTH(REGEXP_REPLACE("file_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 400
      THEN "file_name text"
    END AS "file_name",
    CASE
      WHEN REGEXP_MATCHES("created_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "created_at"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
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
    END AS "file_name | truncate(255)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "file_name | truncate(255)" AS "Title",
    "file_name" AS "PathOnClient",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    'upvio:Patient:' || "patient_id" AS "FirstPublishLocationId",
    "created_at text" IS NOT NULL AND "created_at" IS NULL AS "source.objects.Attachment.fields.created_at: TYP101",
    "created_at text" IS NULL AS "source.objects.Attachment.fields.created_at: TYP104",
    "file_name text" IS NOT NULL AND "file_name" IS NULL AS "source.objects.Attachment.fields.file_name: TYP103",
    "file_name text" IS NULL AS "source.objects.Attachment.fields.file_name: TYP104",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Attachment.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Attachment.fields.patient_id: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "PathOnClient" = '#N/A' AS "routes.attachment.set.PathOnClient: SFR111",
    "Title" = '#N/A' AS "routes.attachment.set.Title: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Attachment:' || "$source" AS "$key",
  "Title",
  "PathOnClient",
  "Source_Created_At__c",
  "FirstPublishLocationId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("FirstPublishLocationId") || ':' || "FirstPublishLocationId", '-'),
      COALESCE(STRLEN("PathOnClient") || ':' || "PathOnClient", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Title") || ':' || "Title", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.attachment.set.PathOnClient: SFR111"
    OR "routes.attachment.set.Title: SFR111"
    OR "source.objects.Attachment.fields.created_at: TYP101"
    OR "source.objects.Attachment.fields.created_at: TYP104"
    OR "source.objects.Attachment.fields.file_name: TYP103"
    OR "source.objects.Attachment.fields.file_name: TYP104"
    OR "source.objects.Attachment.fields.patient_id: TYP103"
    OR "source.objects.Attachment.fields.patient_id: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.attachment.set.PathOnClient: SFR111" THEN [{'address': 'routes.attachment.set.PathOnClient', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.attachment.set.Title: SFR111" THEN [{'address': 'routes.attachment.set.Title', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Attachment.fields.created_at: TYP101" THEN [{'address': 'source.objects.Attachment.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Attachment.fields.created_at: TYP104" THEN [{'address': 'source.objects.Attachment.fields.created_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Attachment.fields.file_name: TYP103" THEN [{'address': 'source.objects.Attachment.fields.file_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Attachment.fields.file_name: TYP104" THEN [{'address': 'source.objects.Attachment.fields.file_name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Attachment.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Attachment.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Attachment.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Attachment.fields.patient_id', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "FirstPublishLocationId" NULLS FIRST,
  "$source" NULLS FIRST
