-- upvio-salesforce, split submission_kind: which case each FormSubmission falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: anonymous, consent, intake; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where ConsentDetail.submission_id = id" AS (
  SELECT
    "submission_id" AS "$by",
    "kind" AS "consent_kind"
  FROM "ConsentDetail"
  WHERE
    "submission_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "submission_id" ORDER BY "$source") = 1
), "set aside, first where ConsentDetail.submission_id = id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where ConsentDetail.submission_id = id: LNK105"
  FROM "$set_aside ConsentDetail"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "FormSubmission"."$position" AS "$position",
    "FormSubmission"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."completedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."completedAt" END AS "completedAt text",
    CASE
      WHEN NOT (
        COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where ConsentDetail.submission_id = id"."consent_kind", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where ConsentDetail.submission_id = id"."consent_kind"
      END
    END AS "consent_kind text",
    "set aside, first where ConsentDetail.submission_id = id"."first where ConsentDetail.submission_id = id: LNK105" AS "first where ConsentDetail.submission_id = id: LNK105"
  FROM "FormSubmission"
  LEFT JOIN "first where ConsentDetail.submission_id = id"
    ON "first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "set aside, first where ConsentDetail.submission_id = id"
    ON "set aside, first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE
      WHEN REGEXP_MATCHES("completedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "completedAt",
    CASE WHEN "consent_kind text" IN ('hipaa', 'telehealth', 'treatment') THEN "consent_kind text" END AS "consent_kind"
  FROM "texts of all rows"
), "cases of submission_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "patientId" IS NULL
          THEN 'anonymous'
          WHEN "consent_kind" IS NOT NULL AND "completedAt" IS NOT NULL
          THEN 'consent'
          WHEN "consent_kind" IS NULL OR "completedAt" IS NULL
          THEN 'intake'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE) AS "derive.FormSubmission.consent_kind: LNK105",
    "consent_kind text" IS NOT NULL AND "consent_kind" IS NULL AS "source.objects.ConsentDetail.fields.kind: PCK101",
    "completedAt text" IS NOT NULL AND "completedAt" IS NULL AS "source.objects.FormSubmission.fields.completedAt: TYP101",
    "patientId text" IS NOT NULL AND "patientId" IS NULL AS "source.objects.FormSubmission.fields.patientId: TYP103"
  FROM "fields of all rows"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.submission_kind: COV104"
  FROM "cases of submission_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "derive.FormSubmission.consent_kind: LNK105"
    OR "source.objects.ConsentDetail.fields.kind: PCK101"
    OR "source.objects.FormSubmission.fields.completedAt: TYP101"
    OR "source.objects.FormSubmission.fields.patientId: TYP103"
    OR "splits.submission_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.FormSubmission.consent_kind: LNK105" THEN [{'address': 'derive.FormSubmission.consent_kind', 'rule': 'LNK105'}] END,
        CASE WHEN "source.objects.ConsentDetail.fields.kind: PCK101" THEN [{'address': 'source.objects.ConsentDetail.fields.kind', 'rule': 'PCK101'}] END,
        CASE
          WHEN "source.objects.FormSubmission.fields.completedAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.completedAt', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.patientId: TYP103"
          THEN [{'address': 'source.objects.FormSubmission.fields.patientId', 'rule': 'TYP103'}]
        END,
        CASE WHEN "splits.submission_kind: COV104" THEN [{'address': 'splits.submission_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
