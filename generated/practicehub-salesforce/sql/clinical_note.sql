-- practicehub-salesforce, route clinical_note: each ClinicalNote, added to Clinical_Note__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Note_Type__c  type
-- Note_State__c  state
-- Subjective__c  first_of(subjective, subjective_old) | strip_html
-- Objective__c  first_of(objective, objective_old) | strip_html
-- Assessment__c  first_of(assessment, assessment_old) | strip_html
-- Plan__c  first_of(plan, plan_old) | strip_html
-- Sections_JSON__c  data.soap_data | to_json(131072)
-- Source_Created_At__c  created | at($practice_time_zone)
-- CreatedDate  created | at($practice_time_zone)
-- Patient__c  routes.clinical_note.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.clinical_note.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where NoteSection.note_id = id" AS (
  SELECT
    "note_id" AS "$by",
    "$source",
    CASE
      WHEN CONTAINS("key", CHR(13)) AND REGEXP_MATCHES("key", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("key", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("key", '[^\s\x0B\x{85}\p{Z}]')
      THEN "key"
    END AS "key text",
    CASE
      WHEN CONTAINS("label", CHR(13)) AND REGEXP_MATCHES("label", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("label", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("label", '[^\s\x0B\x{85}\p{Z}]')
      THEN "label"
    END AS "label text",
    CASE
      WHEN CONTAINS("value", CHR(13)) AND REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("value", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN "value"
    END AS "value text",
    CASE
      WHEN CONTAINS("val", CHR(13)) AND REGEXP_MATCHES("val", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("val", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("val", '[^\s\x0B\x{85}\p{Z}]')
      THEN "val"
    END AS "val text"
  FROM "NoteSection"
  WHERE
    REGEXP_MATCHES("note_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where NoteSection.note_id = id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("key text") <= 120 OR LENGTH(REGEXP_REPLACE("key text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "key text" END AS "key",
    CASE WHEN STRLEN("label text") <= 120 OR LENGTH(REGEXP_REPLACE("label text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "label text" END AS "label",
    CASE WHEN STRLEN("value text") <= 32000 OR LENGTH(REGEXP_REPLACE("value text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "value text" END AS "value",
    CASE WHEN STRLEN("val text") <= 32000 OR LENGTH(REGEXP_REPLACE("val text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "val text" END AS "val"
  FROM "texts of all where NoteSection.note_id = id"
), "values 1" AS (
  SELECT
    *,
    COALESCE("key", "label") AS "first_of(key, label)"
  FROM "fields of all where NoteSection.note_id = id"
), "values 2" AS (
  SELECT
    *,
    LOWER("first_of(key, label)") AS "first_of(key, label) | lower"
  FROM "values 1"
), "all where NoteSection.note_id = id" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'subjective', FALSE)) AS "subjective",
    ARG_MIN_NULL("val text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'subjective', FALSE)) AS "subjective_old",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'objective', FALSE)) AS "objective",
    ARG_MIN_NULL("val text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'objective', FALSE)) AS "objective_old",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'assessment', FALSE)) AS "assessment",
    ARG_MIN_NULL("val text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'assessment', FALSE)) AS "assessment_old",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'plan', FALSE)) AS "plan",
    ARG_MIN_NULL("val text", "$source") FILTER(WHERE
      COALESCE("first_of(key, label) | lower" = 'plan', FALSE)) AS "plan_old",
    BOOL_OR("key text" IS NOT NULL AND "key" IS NULL) AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key",
    BOOL_OR("key" IS NULL AND (
      "label text" IS NOT NULL AND "label" IS NULL
    )) AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'",
    BOOL_OR("key" IS NULL AND (
      "label text" IS NOT NULL AND "label" IS NULL
    )) AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'",
    BOOL_OR("key" IS NULL AND (
      "label text" IS NOT NULL AND "label" IS NULL
    )) AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'",
    BOOL_OR("key" IS NULL AND (
      "label text" IS NOT NULL AND "label" IS NULL
    )) AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'"
  FROM "values 2"
  GROUP BY
    "$by"
), "texts set aside, all where NoteSection.note_id = id" AS (
  SELECT
    "note_id" AS "$by",
    "$unreadable",
    CASE
      WHEN CONTAINS("key", CHR(13)) AND REGEXP_MATCHES("key", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("key", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("key", '[^\s\x0B\x{85}\p{Z}]')
      THEN "key"
    END AS "key text",
    CASE
      WHEN CONTAINS("label", CHR(13)) AND REGEXP_MATCHES("label", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("label", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("label", '[^\s\x0B\x{85}\p{Z}]')
      THEN "label"
    END AS "label text"
  FROM "$set_aside NoteSection"
  WHERE
    REGEXP_MATCHES("note_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where NoteSection.note_id = id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("key text") <= 120 OR LENGTH(REGEXP_REPLACE("key text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "key text" END AS "key",
    CASE WHEN STRLEN("label text") <= 120 OR LENGTH(REGEXP_REPLACE("label text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "label text" END AS "label"
  FROM "texts set aside, all where NoteSection.note_id = id"
), "values 3" AS (
  SELECT
    *,
    COALESCE("key", "label") AS "first_of(key, label)"
  FROM "fields set aside, all where NoteSection.note_id = id"
), "values 4" AS (
  SELECT
    *,
    LOWER("first_of(key, label)") AS "first_of(key, label) | lower"
  FROM "values 3"
), "set aside, all where NoteSection.note_id = id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE(COALESCE("first_of(key, label) | lower" = 'assessment', FALSE), FALSE)
      OR COALESCE("key text" IS NOT NULL AND "key" IS NULL, FALSE)
      OR COALESCE("key" IS NULL AND (
        "label text" IS NOT NULL AND "label" IS NULL
      ), FALSE)
      OR LIST_HAS_ANY("$unreadable", ['key', 'label'])
    ) AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'",
    BOOL_OR(
      COALESCE(COALESCE("first_of(key, label) | lower" = 'objective', FALSE), FALSE)
      OR COALESCE("key text" IS NOT NULL AND "key" IS NULL, FALSE)
      OR COALESCE("key" IS NULL AND (
        "label text" IS NOT NULL AND "label" IS NULL
      ), FALSE)
      OR LIST_HAS_ANY("$unreadable", ['key', 'label'])
    ) AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'",
    BOOL_OR(
      COALESCE(COALESCE("first_of(key, label) | lower" = 'plan', FALSE), FALSE)
      OR COALESCE("key text" IS NOT NULL AND "key" IS NULL, FALSE)
      OR COALESCE("key" IS NULL AND (
        "label text" IS NOT NULL AND "label" IS NULL
      ), FALSE)
      OR LIST_HAS_ANY("$unreadable", ['key', 'label'])
    ) AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'",
    BOOL_OR(
      COALESCE(COALESCE("first_of(key, label) | lower" = 'subjective', FALSE), FALSE)
      OR COALESCE("key text" IS NOT NULL AND "key" IS NULL, FALSE)
      OR COALESCE("key" IS NULL AND (
        "label text" IS NOT NULL AND "label" IS NULL
      ), FALSE)
      OR LIST_HAS_ANY("$unreadable", ['key', 'label'])
    ) AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'"
  FROM "values 4"
  GROUP BY
    "$by"
), "texts of all rows" AS (
  SELECT
    "ClinicalNote"."$position" AS "$position",
    "ClinicalNote"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("ClinicalNote"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "ClinicalNote"."patient_id" END AS "patient_id text",
    CASE
      WHEN CONTAINS("ClinicalNote"."type", CHR(13)) AND REGEXP_MATCHES("ClinicalNote"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("ClinicalNote"."type", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("ClinicalNote"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN "ClinicalNote"."type"
    END AS "type text",
    CASE
      WHEN CONTAINS("ClinicalNote"."state", CHR(13)) AND REGEXP_MATCHES("ClinicalNote"."state", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("ClinicalNote"."state", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("ClinicalNote"."state", '[^\s\x0B\x{85}\p{Z}]')
      THEN "ClinicalNote"."state"
    END AS "state text",
    CASE WHEN REGEXP_MATCHES("ClinicalNote"."data.soap_data", '[^\s\x0B\x{85}\p{Z}]') THEN "ClinicalNote"."data.soap_data" END AS "data.soap_data text",
    CASE WHEN REGEXP_MATCHES("ClinicalNote"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "ClinicalNote"."created" END AS "created text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."subjective"
    END AS "subjective text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."subjective_old"
    END AS "subjective_old text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."objective"
    END AS "objective text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."objective_old"
    END AS "objective_old text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."assessment"
    END AS "assessment text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."assessment_old"
    END AS "assessment_old text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."plan"
    END AS "plan text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key"
          OR "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'"
          OR "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'",
          FALSE
        )
      )
      THEN "all where NoteSection.note_id = id"."plan_old"
    END AS "plan_old text",
    "set aside, all where NoteSection.note_id = id"."all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'" AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'",
    "set aside, all where NoteSection.note_id = id"."all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'" AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'",
    "set aside, all where NoteSection.note_id = id"."all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'" AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'",
    "set aside, all where NoteSection.note_id = id"."all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'" AS "all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'",
    "all where NoteSection.note_id = id"."all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key" AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key",
    "all where NoteSection.note_id = id"."all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'" AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'",
    "all where NoteSection.note_id = id"."all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'" AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'",
    "all where NoteSection.note_id = id"."all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'" AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'",
    "all where NoteSection.note_id = id"."all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'" AS "all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'"
  FROM "ClinicalNote"
  LEFT JOIN "all where NoteSection.note_id = id"
    ON "all where NoteSection.note_id = id"."$by" = "ClinicalNote"."id"
  LEFT JOIN "set aside, all where NoteSection.note_id = id"
    ON "set aside, all where NoteSection.note_id = id"."$by" = "ClinicalNote"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("type text") <= 80 OR LENGTH(REGEXP_REPLACE("type text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "type text" END AS "type",
    CASE WHEN STRLEN("state text") <= 40 OR LENGTH(REGEXP_REPLACE("state text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "state text" END AS "state",
    "data.soap_data text" AS "data.soap_data",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created",
    CASE
      WHEN STRLEN("subjective text") <= 32000 OR LENGTH(REGEXP_REPLACE("subjective text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "subjective text"
    END AS "subjective",
    CASE
      WHEN STRLEN("subjective_old text") <= 32000 OR LENGTH(REGEXP_REPLACE("subjective_old text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "subjective_old text"
    END AS "subjective_old",
    CASE
      WHEN STRLEN("objective text") <= 32000 OR LENGTH(REGEXP_REPLACE("objective text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "objective text"
    END AS "objective",
    CASE
      WHEN STRLEN("objective_old text") <= 32000 OR LENGTH(REGEXP_REPLACE("objective_old text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "objective_old text"
    END AS "objective_old",
    CASE
      WHEN STRLEN("assessment text") <= 32000 OR LENGTH(REGEXP_REPLACE("assessment text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "assessment text"
    END AS "assessment",
    CASE
      WHEN STRLEN("assessment_old text") <= 32000 OR LENGTH(REGEXP_REPLACE("assessment_old text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "assessment_old text"
    END AS "assessment_old",
    CASE WHEN STRLEN("plan text") <= 32000 OR LENGTH(REGEXP_REPLACE("plan text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "plan text" END AS "plan",
    CASE
      WHEN STRLEN("plan_old text") <= 32000 OR LENGTH(REGEXP_REPLACE("plan_old text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "plan_old text"
    END AS "plan_old"
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
), "values 5" AS (
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
      WHEN STRLEN("data.soap_data") <= 131072 OR LENGTH(REGEXP_REPLACE("data.soap_data", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 131072
      THEN "data.soap_data"
    END AS "data.soap_data | to_json(131072)",
    COALESCE("assessment", "assessment_old") AS "first_of(assessment, assessment_old)",
    COALESCE("objective", "objective_old") AS "first_of(objective, objective_old)",
    COALESCE("plan", "plan_old") AS "first_of(plan, plan_old)",
    COALESCE("subjective", "subjective_old") AS "first_of(subjective, subjective_old)"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
), "values 6" AS (
  SELECT
    *,
    CASE
      WHEN CONTAINS("first_of(assessment, assessment_old)", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("first_of(assessment, assessment_old)", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "first_of(assessment, assessment_old)"
    END AS "first_of(assessment, assessment_old) | strip_html, part 1",
    CASE
      WHEN CONTAINS("first_of(objective, objective_old)", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("first_of(objective, objective_old)", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "first_of(objective, objective_old)"
    END AS "first_of(objective, objective_old) | strip_html, part 1",
    CASE
      WHEN CONTAINS("first_of(plan, plan_old)", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("first_of(plan, plan_old)", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "first_of(plan, plan_old)"
    END AS "first_of(plan, plan_old) | strip_html, part 1",
    CASE
      WHEN CONTAINS("first_of(subjective, subjective_old)", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("first_of(subjective, subjective_old)", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "first_of(subjective, subjective_old)"
    END AS "first_of(subjective, subjective_old) | strip_html, part 1"
  FROM "values 5"
), "values 7" AS (
  SELECT
    *,
    CASE
      WHEN CONTAINS("first_of(assessment, assessment_old) | strip_html, part 1", '&')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE(
            REGEXP_REPLACE(
              REGEXP_REPLACE(
                REGEXP_REPLACE(
                  REGEXP_REPLACE(
                    REGEXP_REPLACE(
                      REGEXP_REPLACE(
                        REGEXP_REPLACE(
                          REGEXP_REPLACE(
                            REGEXP_REPLACE(
                              REGEXP_REPLACE(
                                REGEXP_REPLACE(
                                  REGEXP_REPLACE(
                                    REGEXP_REPLACE(
                                      REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE(REGEXP_REPLACE("first_of(assessment, assessment_old) | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
                                            '&(?:gt|#62|#[xX]3[eE]);',
                                            '>',
                                            'g'
                                          ),
                                          '&(?:quot|#34|#[xX]22);',
                                          '"',
                                          'g'
                                        ),
                                        '&(?:apos|#39|#[xX]27);',
                                        '''',
                                        'g'
                                      ),
                                      '&(?:ndash|#8211|#[xX]2013);',
                                      '–',
                                      'g'
                                    ),
                                    '&(?:mdash|#8212|#[xX]2014);',
                                    '—',
                                    'g'
                                  ),
                                  '&(?:lsquo|#8216|#[xX]2018);',
                                  '‘',
                                  'g'
                                ),
                                '&(?:rsquo|#8217|#[xX]2019);',
                                '’',
                                'g'
                              ),
                              '&(?:ldquo|#8220|#[xX]201[cC]);',
                              '“',
                              'g'
                            ),
                            '&(?:rdquo|#8221|#[xX]201[dD]);',
                            '”',
                            'g'
                          ),
                          '&(?:bull|#8226|#[xX]2022);',
                          '•',
                          'g'
                        ),
                        '&(?:hellip|#8230|#[xX]2026);',
                        '…',
                        'g'
                      ),
                      '&(?:deg|#176|#[xX][bB]0);',
                      '°',
                      'g'
                    ),
                    '&(?:plusmn|#177|#[xX][bB]1);',
                    '±',
                    'g'
                  ),
                  '&(?:micro|#181|#[xX][bB]5);',
                  'µ',
                  'g'
                ),
                '&(?:frac12|#189|#[xX][bB][dD]);',
                '½',
                'g'
              ),
              '&(?:eacute|#233|#[xX][eE]9);',
              'é',
              'g'
            ),
            '&(?:euro|#8364|#[xX]20[aA][cC]);',
            '€',
            'g'
          ),
          '&(?:pound|#163|#[xX][aA]3);',
          '£',
          'g'
        ),
        '&(?:amp|#38|#[xX]26);',
        '&',
        'g'
      )
      ELSE "first_of(assessment, assessment_old) | strip_html, part 1"
    END AS "first_of(assessment, assessment_old) | strip_html, part 2",
    CASE
      WHEN CONTAINS("first_of(objective, objective_old) | strip_html, part 1", '&')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE(
            REGEXP_REPLACE(
              REGEXP_REPLACE(
                REGEXP_REPLACE(
                  REGEXP_REPLACE(
                    REGEXP_REPLACE(
                      REGEXP_REPLACE(
                        REGEXP_REPLACE(
                          REGEXP_REPLACE(
                            REGEXP_REPLACE(
                              REGEXP_REPLACE(
                                REGEXP_REPLACE(
                                  REGEXP_REPLACE(
                                    REGEXP_REPLACE(
                                      REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE(REGEXP_REPLACE("first_of(objective, objective_old) | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
                                            '&(?:gt|#62|#[xX]3[eE]);',
                                            '>',
                                            'g'
                                          ),
                                          '&(?:quot|#34|#[xX]22);',
                                          '"',
                                          'g'
                                        ),
                                        '&(?:apos|#39|#[xX]27);',
                                        '''',
                                        'g'
                                      ),
                                      '&(?:ndash|#8211|#[xX]2013);',
                                      '–',
                                      'g'
                                    ),
                                    '&(?:mdash|#8212|#[xX]2014);',
                                    '—',
                                    'g'
                                  ),
                                  '&(?:lsquo|#8216|#[xX]2018);',
                                  '‘',
                                  'g'
                                ),
                                '&(?:rsquo|#8217|#[xX]2019);',
                                '’',
                                'g'
                              ),
                              '&(?:ldquo|#8220|#[xX]201[cC]);',
                              '“',
                              'g'
                            ),
                            '&(?:rdquo|#8221|#[xX]201[dD]);',
                            '”',
                            'g'
                          ),
                          '&(?:bull|#8226|#[xX]2022);',
                          '•',
                          'g'
                        ),
                        '&(?:hellip|#8230|#[xX]2026);',
                        '…',
                        'g'
                      ),
                      '&(?:deg|#176|#[xX][bB]0);',
                      '°',
                      'g'
                    ),
                    '&(?:plusmn|#177|#[xX][bB]1);',
                    '±',
                    'g'
                  ),
                  '&(?:micro|#181|#[xX][bB]5);',
                  'µ',
                  'g'
                ),
                '&(?:frac12|#189|#[xX][bB][dD]);',
                '½',
                'g'
              ),
              '&(?:eacute|#233|#[xX][eE]9);',
              'é',
              'g'
            ),
            '&(?:euro|#8364|#[xX]20[aA][cC]);',
            '€',
            'g'
          ),
          '&(?:pound|#163|#[xX][aA]3);',
          '£',
          'g'
        ),
        '&(?:amp|#38|#[xX]26);',
        '&',
        'g'
      )
      ELSE "first_of(objective, objective_old) | strip_html, part 1"
    END AS "first_of(objective, objective_old) | strip_html, part 2",
    CASE
      WHEN CONTAINS("first_of(plan, plan_old) | strip_html, part 1", '&')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE(
            REGEXP_REPLACE(
              REGEXP_REPLACE(
                REGEXP_REPLACE(
                  REGEXP_REPLACE(
                    REGEXP_REPLACE(
                      REGEXP_REPLACE(
                        REGEXP_REPLACE(
                          REGEXP_REPLACE(
                            REGEXP_REPLACE(
                              REGEXP_REPLACE(
                                REGEXP_REPLACE(
                                  REGEXP_REPLACE(
                                    REGEXP_REPLACE(
                                      REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE(REGEXP_REPLACE("first_of(plan, plan_old) | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
                                            '&(?:gt|#62|#[xX]3[eE]);',
                                            '>',
                                            'g'
                                          ),
                                          '&(?:quot|#34|#[xX]22);',
                                          '"',
                                          'g'
                                        ),
                                        '&(?:apos|#39|#[xX]27);',
                                        '''',
                                        'g'
                                      ),
                                      '&(?:ndash|#8211|#[xX]2013);',
                                      '–',
                                      'g'
                                    ),
                                    '&(?:mdash|#8212|#[xX]2014);',
                                    '—',
                                    'g'
                                  ),
                                  '&(?:lsquo|#8216|#[xX]2018);',
                                  '‘',
                                  'g'
                                ),
                                '&(?:rsquo|#8217|#[xX]2019);',
                                '’',
                                'g'
                              ),
                              '&(?:ldquo|#8220|#[xX]201[cC]);',
                              '“',
                              'g'
                            ),
                            '&(?:rdquo|#8221|#[xX]201[dD]);',
                            '”',
                            'g'
                          ),
                          '&(?:bull|#8226|#[xX]2022);',
                          '•',
                          'g'
                        ),
                        '&(?:hellip|#8230|#[xX]2026);',
                        '…',
                        'g'
                      ),
                      '&(?:deg|#176|#[xX][bB]0);',
                      '°',
                      'g'
                    ),
                    '&(?:plusmn|#177|#[xX][bB]1);',
                    '±',
                    'g'
                  ),
                  '&(?:micro|#181|#[xX][bB]5);',
                  'µ',
                  'g'
                ),
                '&(?:frac12|#189|#[xX][bB][dD]);',
                '½',
                'g'
              ),
              '&(?:eacute|#233|#[xX][eE]9);',
              'é',
              'g'
            ),
            '&(?:euro|#8364|#[xX]20[aA][cC]);',
            '€',
            'g'
          ),
          '&(?:pound|#163|#[xX][aA]3);',
          '£',
          'g'
        ),
        '&(?:amp|#38|#[xX]26);',
        '&',
        'g'
      )
      ELSE "first_of(plan, plan_old) | strip_html, part 1"
    END AS "first_of(plan, plan_old) | strip_html, part 2",
    CASE
      WHEN CONTAINS("first_of(subjective, subjective_old) | strip_html, part 1", '&')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE(
            REGEXP_REPLACE(
              REGEXP_REPLACE(
                REGEXP_REPLACE(
                  REGEXP_REPLACE(
                    REGEXP_REPLACE(
                      REGEXP_REPLACE(
                        REGEXP_REPLACE(
                          REGEXP_REPLACE(
                            REGEXP_REPLACE(
                              REGEXP_REPLACE(
                                REGEXP_REPLACE(
                                  REGEXP_REPLACE(
                                    REGEXP_REPLACE(
                                      REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE(REGEXP_REPLACE("first_of(subjective, subjective_old) | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
                                            '&(?:gt|#62|#[xX]3[eE]);',
                                            '>',
                                            'g'
                                          ),
                                          '&(?:quot|#34|#[xX]22);',
                                          '"',
                                          'g'
                                        ),
                                        '&(?:apos|#39|#[xX]27);',
                                        '''',
                                        'g'
                                      ),
                                      '&(?:ndash|#8211|#[xX]2013);',
                                      '–',
                                      'g'
                                    ),
                                    '&(?:mdash|#8212|#[xX]2014);',
                                    '—',
                                    'g'
                                  ),
                                  '&(?:lsquo|#8216|#[xX]2018);',
                                  '‘',
                                  'g'
                                ),
                                '&(?:rsquo|#8217|#[xX]2019);',
                                '’',
                                'g'
                              ),
                              '&(?:ldquo|#8220|#[xX]201[cC]);',
                              '“',
                              'g'
                            ),
                            '&(?:rdquo|#8221|#[xX]201[dD]);',
                            '”',
                            'g'
                          ),
                          '&(?:bull|#8226|#[xX]2022);',
                          '•',
                          'g'
                        ),
                        '&(?:hellip|#8230|#[xX]2026);',
                        '…',
                        'g'
                      ),
                      '&(?:deg|#176|#[xX][bB]0);',
                      '°',
                      'g'
                    ),
                    '&(?:plusmn|#177|#[xX][bB]1);',
                    '±',
                    'g'
                  ),
                  '&(?:micro|#181|#[xX][bB]5);',
                  'µ',
                  'g'
                ),
                '&(?:frac12|#189|#[xX][bB][dD]);',
                '½',
                'g'
              ),
              '&(?:eacute|#233|#[xX][eE]9);',
              'é',
              'g'
            ),
            '&(?:euro|#8364|#[xX]20[aA][cC]);',
            '€',
            'g'
          ),
          '&(?:pound|#163|#[xX][aA]3);',
          '£',
          'g'
        ),
        '&(?:amp|#38|#[xX]26);',
        '&',
        'g'
      )
      ELSE "first_of(subjective, subjective_old) | strip_html, part 1"
    END AS "first_of(subjective, subjective_old) | strip_html, part 2"
  FROM "values 6"
), "values 8" AS (
  SELECT
    *,
    REGEXP_REPLACE(
      "first_of(assessment, assessment_old) | strip_html, part 2",
      '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]',
      ' ',
      'g'
    ) AS "first_of(assessment, assessment_old) | strip_html, part 3",
    REGEXP_REPLACE(
      "first_of(objective, objective_old) | strip_html, part 2",
      '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]',
      ' ',
      'g'
    ) AS "first_of(objective, objective_old) | strip_html, part 3",
    REGEXP_REPLACE(
      "first_of(plan, plan_old) | strip_html, part 2",
      '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]',
      ' ',
      'g'
    ) AS "first_of(plan, plan_old) | strip_html, part 3",
    REGEXP_REPLACE(
      "first_of(subjective, subjective_old) | strip_html, part 2",
      '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]',
      ' ',
      'g'
    ) AS "first_of(subjective, subjective_old) | strip_html, part 3"
  FROM "values 7"
), "values 9" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("first_of(assessment, assessment_old) | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("first_of(assessment, assessment_old) | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "first_of(assessment, assessment_old) | strip_html, part 3"
    END AS "first_of(assessment, assessment_old) | strip_html, part 4",
    CASE
      WHEN REGEXP_MATCHES("first_of(objective, objective_old) | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("first_of(objective, objective_old) | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "first_of(objective, objective_old) | strip_html, part 3"
    END AS "first_of(objective, objective_old) | strip_html, part 4",
    CASE
      WHEN REGEXP_MATCHES("first_of(plan, plan_old) | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("first_of(plan, plan_old) | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "first_of(plan, plan_old) | strip_html, part 3"
    END AS "first_of(plan, plan_old) | strip_html, part 4",
    CASE
      WHEN REGEXP_MATCHES("first_of(subjective, subjective_old) | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("first_of(subjective, subjective_old) | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "first_of(subjective, subjective_old) | strip_html, part 3"
    END AS "first_of(subjective, subjective_old) | strip_html, part 4"
  FROM "values 8"
), "values 10" AS (
  SELECT
    *,
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("first_of(assessment, assessment_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("first_of(assessment, assessment_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "first_of(assessment, assessment_old) | strip_html, part 4"
      END,
      ''
    ) AS "first_of(assessment, assessment_old) | strip_html",
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("first_of(objective, objective_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("first_of(objective, objective_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "first_of(objective, objective_old) | strip_html, part 4"
      END,
      ''
    ) AS "first_of(objective, objective_old) | strip_html",
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("first_of(plan, plan_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("first_of(plan, plan_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "first_of(plan, plan_old) | strip_html, part 4"
      END,
      ''
    ) AS "first_of(plan, plan_old) | strip_html",
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("first_of(subjective, subjective_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("first_of(subjective, subjective_old) | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "first_of(subjective, subjective_old) | strip_html, part 4"
      END,
      ''
    ) AS "first_of(subjective, subjective_old) | strip_html"
  FROM "values 9"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "type" AS "Note_Type__c",
    "state" AS "Note_State__c",
    "first_of(subjective, subjective_old) | strip_html" AS "Subjective__c",
    "first_of(objective, objective_old) | strip_html" AS "Objective__c",
    "first_of(assessment, assessment_old) | strip_html" AS "Assessment__c",
    "first_of(plan, plan_old) | strip_html" AS "Plan__c",
    "data.soap_data | to_json(131072)" AS "Sections_JSON__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "CreatedDate",
    'practicehub:Patient:' || "patient_id" AS "Patient__c",
    CAST(NULL AS TEXT) AS "OwnerId",
    COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'", FALSE) AS "derive.ClinicalNote.assessment: LNK105",
    "assessment" IS NULL AND COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'assessment'", FALSE) AS "derive.ClinicalNote.assessment_old: LNK105",
    COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'", FALSE) AS "derive.ClinicalNote.objective: LNK105",
    "objective" IS NULL AND COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'objective'", FALSE) AS "derive.ClinicalNote.objective_old: LNK105",
    COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'", FALSE) AS "derive.ClinicalNote.plan: LNK105",
    "plan" IS NULL AND COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'plan'", FALSE) AS "derive.ClinicalNote.plan_old: LNK105",
    COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'", FALSE) AS "derive.ClinicalNote.subjective: LNK105",
    "subjective" IS NULL AND COALESCE("all where NoteSection.note_id = id: LNK105 where first_of(key, label) | lower = 'subjective'", FALSE) AS "derive.ClinicalNote.subjective_old: LNK105",
    "created" IS NOT NULL AND "created | at($practice_time_zone)" IS NULL AS "routes.clinical_note.audit.created: TYP108",
    "data.soap_data" IS NOT NULL AND "data.soap_data | to_json(131072)" IS NULL AS "routes.clinical_note.set.Sections_JSON__c: TYP103",
    "created text" IS NOT NULL AND "created" IS NULL AS "source.objects.ClinicalNote.fields.created: TYP101",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.ClinicalNote.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.ClinicalNote.fields.patient_id: TYP104",
    "state text" IS NOT NULL AND "state" IS NULL AS "source.objects.ClinicalNote.fields.state: TYP103",
    "type text" IS NOT NULL AND "type" IS NULL AS "source.objects.ClinicalNote.fields.type: TYP103",
    (
      "assessment" IS NULL AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key", FALSE)
    )
    OR (
      "objective" IS NULL AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key", FALSE)
    )
    OR (
      "plan" IS NULL AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key", FALSE)
    )
    OR (
      "subjective" IS NULL AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key", FALSE)
    )
    OR COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.key", FALSE) AS "source.objects.NoteSection.fields.key: TYP103",
    (
      "assessment" IS NULL
      AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'", FALSE)
    )
    OR (
      "objective" IS NULL
      AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'", FALSE)
    )
    OR (
      "plan" IS NULL
      AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'", FALSE)
    )
    OR (
      "subjective" IS NULL
      AND COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'", FALSE)
    )
    OR COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'assessment'", FALSE)
    OR COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'objective'", FALSE)
    OR COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'plan'", FALSE)
    OR COALESCE("all where NoteSection.note_id = id: TYP103 source.objects.NoteSection.fields.label in first_of(key, label) | lower = 'subjective'", FALSE) AS "source.objects.NoteSection.fields.label: TYP103",
    (
      "assessment" IS NULL AND (
        "assessment_old text" IS NOT NULL AND "assessment_old" IS NULL
      )
    )
    OR (
      "objective" IS NULL AND (
        "objective_old text" IS NOT NULL AND "objective_old" IS NULL
      )
    )
    OR (
      "plan" IS NULL AND (
        "plan_old text" IS NOT NULL AND "plan_old" IS NULL
      )
    )
    OR (
      "subjective" IS NULL AND (
        "subjective_old text" IS NOT NULL AND "subjective_old" IS NULL
      )
    ) AS "source.objects.NoteSection.fields.val: TYP103",
    (
      "assessment text" IS NOT NULL AND "assessment" IS NULL
    )
    OR (
      "objective text" IS NOT NULL AND "objective" IS NULL
    )
    OR (
      "plan text" IS NOT NULL AND "plan" IS NULL
    )
    OR (
      "subjective text" IS NOT NULL AND "subjective" IS NULL
    ) AS "source.objects.NoteSection.fields.value: TYP103",
    "data.soap_data text" IS NOT NULL AND "data.soap_data" IS NULL AS "source.shapes.ClinicalNoteData.soap_data: PCK101"
  FROM "values 10"
), "judged values" AS (
  SELECT
    *,
    "Assessment__c" = '#N/A' AS "routes.clinical_note.set.Assessment__c: SFR111",
    "Note_State__c" = '#N/A' AS "routes.clinical_note.set.Note_State__c: SFR111",
    "Note_Type__c" = '#N/A' AS "routes.clinical_note.set.Note_Type__c: SFR111",
    "Objective__c" = '#N/A' AS "routes.clinical_note.set.Objective__c: SFR111",
    "Plan__c" = '#N/A' AS "routes.clinical_note.set.Plan__c: SFR111",
    "Sections_JSON__c" = '#N/A' AS "routes.clinical_note.set.Sections_JSON__c: SFR111",
    "Subjective__c" = '#N/A' AS "routes.clinical_note.set.Subjective__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:ClinicalNote:' || "$source" AS "$key",
  "Note_Type__c",
  "Note_State__c",
  "Subjective__c",
  "Objective__c",
  "Assessment__c",
  "Plan__c",
  "Sections_JSON__c",
  "Source_Created_At__c",
  "CreatedDate",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Assessment__c") || ':' || "Assessment__c", '-'),
      COALESCE(STRLEN("CreatedDate") || ':' || "CreatedDate", '-'),
      COALESCE(STRLEN("Note_State__c") || ':' || "Note_State__c", '-'),
      COALESCE(STRLEN("Note_Type__c") || ':' || "Note_Type__c", '-'),
      COALESCE(STRLEN("Objective__c") || ':' || "Objective__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Plan__c") || ':' || "Plan__c", '-'),
      COALESCE(STRLEN("Sections_JSON__c") || ':' || "Sections_JSON__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Subjective__c") || ':' || "Subjective__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.ClinicalNote.assessment: LNK105"
    OR "derive.ClinicalNote.assessment_old: LNK105"
    OR "derive.ClinicalNote.objective: LNK105"
    OR "derive.ClinicalNote.objective_old: LNK105"
    OR "derive.ClinicalNote.plan: LNK105"
    OR "derive.ClinicalNote.plan_old: LNK105"
    OR "derive.ClinicalNote.subjective: LNK105"
    OR "derive.ClinicalNote.subjective_old: LNK105"
    OR "routes.clinical_note.audit.created: TYP108"
    OR "routes.clinical_note.set.Assessment__c: SFR111"
    OR "routes.clinical_note.set.Note_State__c: SFR111"
    OR "routes.clinical_note.set.Note_Type__c: SFR111"
    OR "routes.clinical_note.set.Objective__c: SFR111"
    OR "routes.clinical_note.set.Plan__c: SFR111"
    OR "routes.clinical_note.set.Sections_JSON__c: SFR111"
    OR "routes.clinical_note.set.Sections_JSON__c: TYP103"
    OR "routes.clinical_note.set.Subjective__c: SFR111"
    OR "source.objects.ClinicalNote.fields.created: TYP101"
    OR "source.objects.ClinicalNote.fields.patient_id: TYP103"
    OR "source.objects.ClinicalNote.fields.patient_id: TYP104"
    OR "source.objects.ClinicalNote.fields.state: TYP103"
    OR "source.objects.ClinicalNote.fields.type: TYP103"
    OR "source.objects.NoteSection.fields.key: TYP103"
    OR "source.objects.NoteSection.fields.label: TYP103"
    OR "source.objects.NoteSection.fields.val: TYP103"
    OR "source.objects.NoteSection.fields.value: TYP103"
    OR "source.shapes.ClinicalNoteData.soap_data: PCK101"
    THEN FLATTEN(
      [
        CASE WHEN "derive.ClinicalNote.assessment: LNK105" THEN [{'address': 'derive.ClinicalNote.assessment', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.assessment_old: LNK105" THEN [{'address': 'derive.ClinicalNote.assessment_old', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.objective: LNK105" THEN [{'address': 'derive.ClinicalNote.objective', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.objective_old: LNK105" THEN [{'address': 'derive.ClinicalNote.objective_old', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.plan: LNK105" THEN [{'address': 'derive.ClinicalNote.plan', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.plan_old: LNK105" THEN [{'address': 'derive.ClinicalNote.plan_old', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.subjective: LNK105" THEN [{'address': 'derive.ClinicalNote.subjective', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.ClinicalNote.subjective_old: LNK105" THEN [{'address': 'derive.ClinicalNote.subjective_old', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.clinical_note.audit.created: TYP108" THEN [{'address': 'routes.clinical_note.audit.created', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.clinical_note.set.Assessment__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Assessment__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Note_State__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Note_State__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Note_Type__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Note_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Objective__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Objective__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Plan__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Plan__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Sections_JSON__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Sections_JSON__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.clinical_note.set.Sections_JSON__c: TYP103" THEN [{'address': 'routes.clinical_note.set.Sections_JSON__c', 'rule': 'TYP103'}] END,
        CASE WHEN "routes.clinical_note.set.Subjective__c: SFR111" THEN [{'address': 'routes.clinical_note.set.Subjective__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.ClinicalNote.fields.created: TYP101" THEN [{'address': 'source.objects.ClinicalNote.fields.created', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.objects.ClinicalNote.fields.patient_id: TYP103"
          THEN [{'address': 'source.objects.ClinicalNote.fields.patient_id', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.ClinicalNote.fields.patient_id: TYP104"
          THEN [{'address': 'source.objects.ClinicalNote.fields.patient_id', 'rule': 'TYP104'}]
        END,
        CASE WHEN "source.objects.ClinicalNote.fields.state: TYP103" THEN [{'address': 'source.objects.ClinicalNote.fields.state', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.ClinicalNote.fields.type: TYP103" THEN [{'address': 'source.objects.ClinicalNote.fields.type', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteSection.fields.key: TYP103" THEN [{'address': 'source.objects.NoteSection.fields.key', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteSection.fields.label: TYP103" THEN [{'address': 'source.objects.NoteSection.fields.label', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteSection.fields.val: TYP103" THEN [{'address': 'source.objects.NoteSection.fields.val', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.NoteSection.fields.value: TYP103" THEN [{'address': 'source.objects.NoteSection.fields.value', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.ClinicalNoteData.soap_data: PCK101" THEN [{'address': 'source.shapes.ClinicalNoteData.soap_data', 'rule': 'PCK101'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
