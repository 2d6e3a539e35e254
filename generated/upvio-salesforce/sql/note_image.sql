-- upvio-salesforce, route note_image: each NoteImage, uploaded to ContentVersion.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Title  concat('Image of a note ', position | to_text)
-- PathOnClient  concat('note-', note_id, '-', position | to_text, '.png')
-- Description  alt
-- FirstPublishLocationId  routes.note_image.publish_to: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "NoteImage"."$position" AS "$position",
    "NoteImage"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("NoteImage"."note_id", '[^\s\x0B\x{85}\p{Z}]') THEN "NoteImage"."note_id" END AS "note_id text",
    CASE WHEN REGEXP_MATCHES("NoteImage"."position", '[^\s\x0B\x{85}\p{Z}]') THEN "NoteImage"."position" END AS "position text",
    CASE WHEN REGEXP_MATCHES("NoteImage"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "NoteImage"."patient_id" END AS "patient_id text",
    CASE
      WHEN CONTAINS("NoteImage"."alt", CHR(13)) AND REGEXP_MATCHES("NoteImage"."alt", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("NoteImage"."alt", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("NoteImage"."alt", '[^\s\x0B\x{85}\p{Z}]')
      THEN "NoteImage"."alt"
    END AS "alt text"
  FROM "NoteImage"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("note_id text") <= 64 OR LENGTH(REGEXP_REPLACE("note_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "note_id text" END AS "note_id",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("position text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("position text") AS BIGINT) END AS "position",
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("alt text") <= 255 OR LENGTH(REGEXP_REPLACE("alt text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "alt text" END AS "alt"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CAST("position" AS TEXT) AS "position | to_text"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    CONCAT('Image of a note ', "position | to_text") AS "concat('^image of a note ', position | to_text)",
    CONCAT('note-', "note_id", '-', "position | to_text", '.png') AS "concat('note-', note_id, '-', position | to_text, '.png')"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "concat('^image of a note ', position | to_text)" AS "Title",
    "concat('note-', note_id, '-', position | to_text, '.png')" AS "PathOnClient",
    "alt" AS "Description",
    'upvio:Patient:' || "patient_id" AS "FirstPublishLocationId",
    "alt text" IS NOT NULL AND "alt" IS NULL AS "source.objects.NoteImage.fields.alt: TYP103",
    "note_id text" IS NOT NULL AND "note_id" IS NULL AS "source.objects.NoteImage.fields.note_id: TYP103",
    "note_id text" IS NULL AS "source.objects.NoteImage.fields.note_id: TYP104",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.NoteImage.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.NoteImage.fields.patient_id: TYP104",
    "position text" IS NOT NULL AND "position" IS NULL AS "source.objects.NoteImage.fields.position: TYP101",
    "position text" IS NULL AS "source.objects.NoteImage.fields.position: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.note_image.set.Description: SFR111",
    "PathOnClient" = '#N/A' AS "routes.note_image.set.PathOnClient: SFR111",
    "Title" = '#N/A' AS "routes.note_image.set.Title: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:NoteImage:' || "$source" AS "$key",
  "Title",
  "PathOnClient",
  "Description",
  "FirstPublishLocationId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("FirstPublishLocationId") || ':' || "FirstPublishLocationId", '-'),
      COALESCE(STRLEN("PathOnClient") || ':' || "PathOnClient", '-'),
      COALESCE(STRLEN("Title") || ':' || "Title", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.note_image.set.Description: SFR111"
    OR "routes.note_image.set.PathOnClient: SFR111"
    OR "routes.note_image.set.Title: SFR111"
    OR "source.objects.NoteImage.fields.alt: TYP103"
    OR "source.objects.NoteImage.fields.note_id: TYP103"
    OR "source.objects.NoteImage.fields.note_id: TYP104"
    OR "source.objects.NoteImage.fields.patient_id: TYP103"
    OR "source.objects.NoteImage.fields.patient_id: TYP104"
    OR "source.objects.NoteImage.fields.position: TYP101"
    OR "source.objects.NoteImage.fields.position: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.note_image.set.Description: SFR111" THEN [{'address': 'routes.note_image.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.note_image.set.PathOnClient: SFR111" THEN [{'address': 'routes.note_image.set.PathOnClient', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.note_image.set.Title: SFR111" THEN [{'address': 'routes.note_image.set.Title', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.NoteImage.fields.alt: TYP103" THEN [{'address': 'source.objects.NoteImage.fields.alt', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteImage.fields.note_id: TYP103" THEN [{'address': 'source.objects.NoteImage.fields.note_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteImage.fields.note_id: TYP104" THEN [{'address': 'source.objects.NoteImage.fields.note_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.NoteImage.fields.patient_id: TYP103" THEN [{'address': 'source.objects.NoteImage.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteImage.fields.patient_id: TYP104" THEN [{'address': 'source.objects.NoteImage.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.NoteImage.fields.position: TYP101" THEN [{'address': 'source.objects.NoteImage.fields.position', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.NoteImage.fields.position: TYP104" THEN [{'address': 'source.objects.NoteImage.fields.position', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "FirstPublishLocationId" NULLS FIRST,
  "$source" NULLS FIRST
