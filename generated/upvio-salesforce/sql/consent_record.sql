-- upvio-salesforce, route consent_record: each FormSubmission of submission_kind.consent, written to Consent_Record__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Consent_Type__c  consent_kind | map(consent)
-- Signature_Date__c  completedAt | date_in($practice_time_zone)
-- Signed_At__c  completedAt
-- Form_Version__c  form_version
-- Form_Title__c  form_title
-- Patient_Verified__c  patientVerified | choose('Yes', 'No')
-- Answers_JSON__c  answers | to_json(131072)
-- Source_Created_At__c  createdAt
-- Patient__c  routes.consent_record.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.consent_record.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where CareTeam.patient_id = patientId" AS (
  SELECT
    "patient_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "staff_id" END AS "staff_id text",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where CareTeam.patient_id = patientId" AS (
  SELECT
    *,
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts of all where CareTeam.patient_id = patientId"
), "all where CareTeam.patient_id = patientId" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("staff_id text", "$source") FILTER(WHERE
      "is_primary") AS "staff_id",
    COUNT(*) FILTER(WHERE
      "is_primary") > 1 AS "all where CareTeam.patient_id = patientId: KEY114 where is_primary",
    BOOL_OR("is_primary text" IS NOT NULL AND "is_primary" IS NULL) AS "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field",
    BOOL_OR("is_primary text" IS NULL) AS "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field"
  FROM "fields of all where CareTeam.patient_id = patientId"
  GROUP BY
    "$by"
), "texts set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    "patient_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "$set_aside CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    *,
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts set aside, all where CareTeam.patient_id = patientId"
), "set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE("is_primary", FALSE)
      OR COALESCE("is_primary text" IS NOT NULL AND "is_primary" IS NULL, FALSE)
      OR COALESCE("is_primary text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['is_primary'])
    ) AS "all where CareTeam.patient_id = patientId: LNK105 where is_primary"
  FROM "fields set aside, all where CareTeam.patient_id = patientId"
  GROUP BY
    "$by"
), "first where ConsentDetail.submission_id = id" AS (
  SELECT
    "submission_id" AS "$by",
    "kind" AS "consent_kind",
    "form_version"
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
), "first where Form.id = formId" AS (
  SELECT
    "id" AS "$by",
    "title" AS "form_title"
  FROM "Form"
  WHERE
    "id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "$source") = 1
), "set aside, first where Form.id = formId" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where Form.id = formId: LNK105"
  FROM "$set_aside Form"
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
), "texts of claimed rows" AS (
  SELECT
    "FormSubmission"."$position" AS "$position",
    "FormSubmission"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientVerified", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientVerified" END AS "patientVerified text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."answers", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."answers" END AS "answers text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."createdAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."createdAt" END AS "createdAt text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."completedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."completedAt" END AS "completedAt text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patientId: KEY114 where is_primary"
          OR "all where CareTeam.patient_id = patientId: LNK105 where is_primary",
          FALSE
        )
      )
      THEN "all where CareTeam.patient_id = patientId"."staff_id"
    END AS "staff_id text",
    "set aside, all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: LNK105 where is_primary" AS "all where CareTeam.patient_id = patientId: LNK105 where is_primary",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: KEY114 where is_primary" AS "all where CareTeam.patient_id = patientId: KEY114 where is_primary",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field",
    CASE
      WHEN NOT (
        COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where ConsentDetail.submission_id = id"."consent_kind", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where ConsentDetail.submission_id = id"."consent_kind"
      END
    END AS "consent_kind text",
    CASE
      WHEN NOT (
        COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where ConsentDetail.submission_id = id"."form_version", CHR(13))
        AND REGEXP_MATCHES("first where ConsentDetail.submission_id = id"."form_version", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where ConsentDetail.submission_id = id"."form_version", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where ConsentDetail.submission_id = id"."form_version", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where ConsentDetail.submission_id = id"."form_version"
      END
    END AS "form_version text",
    "set aside, first where ConsentDetail.submission_id = id"."first where ConsentDetail.submission_id = id: LNK105" AS "first where ConsentDetail.submission_id = id: LNK105",
    CASE
      WHEN NOT (
        COALESCE("first where Form.id = formId: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where Form.id = formId"."form_title", CHR(13)) AND REGEXP_MATCHES("first where Form.id = formId"."form_title", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where Form.id = formId"."form_title", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where Form.id = formId"."form_title", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where Form.id = formId"."form_title"
      END
    END AS "form_title text",
    "set aside, first where Form.id = formId"."first where Form.id = formId: LNK105" AS "first where Form.id = formId: LNK105",
    "cases of submission_kind"."derive.FormSubmission.consent_kind: LNK105",
    "cases of submission_kind"."source.objects.ConsentDetail.fields.kind: PCK101",
    "cases of submission_kind"."source.objects.FormSubmission.fields.completedAt: TYP101",
    "cases of submission_kind"."source.objects.FormSubmission.fields.patientId: TYP103"
  FROM "FormSubmission"
  LEFT JOIN "all where CareTeam.patient_id = patientId"
    ON "all where CareTeam.patient_id = patientId"."$by" = "FormSubmission"."patientId"
  LEFT JOIN "set aside, all where CareTeam.patient_id = patientId"
    ON "set aside, all where CareTeam.patient_id = patientId"."$by" = "FormSubmission"."patientId"
  LEFT JOIN "first where ConsentDetail.submission_id = id"
    ON "first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "set aside, first where ConsentDetail.submission_id = id"
    ON "set aside, first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "first where Form.id = formId"
    ON "first where Form.id = formId"."$by" = "FormSubmission"."formId"
  LEFT JOIN "set aside, first where Form.id = formId"
    ON "set aside, first where Form.id = formId"."$by" = "FormSubmission"."formId"
  JOIN "cases of submission_kind"
    ON "cases of submission_kind"."$source" = "FormSubmission"."$source" AND "cases of submission_kind"."$case" = 'consent'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE LOWER(TRIM("patientVerified text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "patientVerified",
    "answers text" AS "answers",
    CASE
      WHEN REGEXP_MATCHES("createdAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "createdAt",
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
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE
      WHEN STRLEN("form_title text") <= 255 OR LENGTH(REGEXP_REPLACE("form_title text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "form_title text"
    END AS "form_title",
    CASE WHEN "consent_kind text" IN ('hipaa', 'telehealth', 'treatment') THEN "consent_kind text" END AS "consent_kind",
    CASE
      WHEN STRLEN("form_version text") <= 40 OR LENGTH(REGEXP_REPLACE("form_version text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "form_version text"
    END AS "form_version"
  FROM "texts of claimed rows"
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
    CASE WHEN STRLEN("answers") <= 131072 OR LENGTH(REGEXP_REPLACE("answers", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 131072 THEN "answers" END AS "answers | to_json(131072)",
    CAST((
      "completedAt" + TO_SECONDS("completedAt | date_in($practice_time_zone) in its zone"."offset_seconds")
    ) AS DATE) AS "completedAt | date_in($practice_time_zone)",
    CASE "consent_kind" WHEN 'hipaa' THEN 'HIPAA' WHEN 'telehealth' THEN 'Telehealth' WHEN 'treatment' THEN 'Treatment' END AS "consent_kind | map(consent)",
    CASE WHEN "patientVerified" THEN 'Yes' WHEN NOT (
      "patientVerified"
    ) THEN 'No' END AS "patientVerified | choose('^yes', '^no')"
  FROM "fields of claimed rows"
  LEFT JOIN "utc clock of $practice_time_zone" AS "completedAt | date_in($practice_time_zone) in its zone"
    ON YEAR("completedAt") = "completedAt | date_in($practice_time_zone) in its zone"."year"
    AND "completedAt" >= "completedAt | date_in($practice_time_zone) in its zone"."utc_from"
    AND "completedAt" < "completedAt | date_in($practice_time_zone) in its zone"."utc_until"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "consent_kind | map(consent)" AS "Consent_Type__c",
    CAST("completedAt | date_in($practice_time_zone)" AS TEXT) AS "Signature_Date__c",
    STRFTIME("completedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Signed_At__c",
    "form_version" AS "Form_Version__c",
    "form_title" AS "Form_Title__c",
    "patientVerified | choose('^yes', '^no')" AS "Patient_Verified__c",
    "answers | to_json(131072)" AS "Answers_JSON__c",
    STRFTIME("createdAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    'upvio:Patient:' || "patientId" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "collect.CareTeam.key.staff_id: TYP103",
    COALESCE("all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP101",
    COALESCE("all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP104",
    "derive.FormSubmission.consent_kind: LNK105" OR COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE) AS "derive.FormSubmission.consent_kind: LNK105",
    COALESCE("first where Form.id = formId: LNK105", FALSE) AS "derive.FormSubmission.form_title: LNK105",
    COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE) AS "derive.FormSubmission.form_version: LNK105",
    COALESCE("all where CareTeam.patient_id = patientId: KEY114 where is_primary", FALSE) AS "derive.FormSubmission.staff_id: KEY114",
    COALESCE("all where CareTeam.patient_id = patientId: LNK105 where is_primary", FALSE) AS "derive.FormSubmission.staff_id: LNK105",
    "answers" IS NOT NULL AND "answers | to_json(131072)" IS NULL AS "routes.consent_record.set.Answers_JSON__c: TYP103",
    "consent_kind" IS NOT NULL AND "consent_kind | map(consent)" IS NULL AS "routes.consent_record.set.Consent_Type__c: PCK101",
    "completedAt" IS NOT NULL AND "completedAt | date_in($practice_time_zone)" IS NULL AS "routes.consent_record.set.Signature_Date__c: TYP108",
    "form_version text" IS NOT NULL AND "form_version" IS NULL AS "source.objects.ConsentDetail.fields.form_version: TYP103",
    (
      "consent_kind text" IS NOT NULL AND "consent_kind" IS NULL
    ) OR "source.objects.ConsentDetail.fields.kind: PCK101" AS "source.objects.ConsentDetail.fields.kind: PCK101",
    "form_title text" IS NOT NULL AND "form_title" IS NULL AS "source.objects.Form.fields.title: TYP103",
    "answers text" IS NOT NULL AND "answers" IS NULL AS "source.objects.FormSubmission.fields.answers: PCK101",
    (
      "completedAt text" IS NOT NULL AND "completedAt" IS NULL
    ) OR "source.objects.FormSubmission.fields.completedAt: TYP101" AS "source.objects.FormSubmission.fields.completedAt: TYP101",
    "createdAt text" IS NOT NULL AND "createdAt" IS NULL AS "source.objects.FormSubmission.fields.createdAt: TYP101",
    (
      "patientId text" IS NOT NULL AND "patientId" IS NULL
    ) OR "source.objects.FormSubmission.fields.patientId: TYP103" AS "source.objects.FormSubmission.fields.patientId: TYP103",
    "patientVerified text" IS NOT NULL AND "patientVerified" IS NULL AS "source.objects.FormSubmission.fields.patientVerified: TYP101"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Patient__c" IS NULL AND NOT (
      "source.objects.FormSubmission.fields.patientId: TYP103"
    ) AS "routes.consent_record.link.Patient__c: TYP104",
    "Answers_JSON__c" = '#N/A' AS "routes.consent_record.set.Answers_JSON__c: SFR111",
    "Form_Title__c" = '#N/A' AS "routes.consent_record.set.Form_Title__c: SFR111",
    "Form_Version__c" = '#N/A' AS "routes.consent_record.set.Form_Version__c: SFR111",
    "Patient_Verified__c" = '#N/A' AS "routes.consent_record.set.Patient_Verified__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:FormSubmission:' || "$source" AS "$key",
  "Consent_Type__c",
  "Signature_Date__c",
  "Signed_At__c",
  "Form_Version__c",
  "Form_Title__c",
  "Patient_Verified__c",
  "Answers_JSON__c",
  "Source_Created_At__c",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Answers_JSON__c") || ':' || "Answers_JSON__c", '-'),
      COALESCE(STRLEN("Consent_Type__c") || ':' || "Consent_Type__c", '-'),
      COALESCE(STRLEN("Form_Title__c") || ':' || "Form_Title__c", '-'),
      COALESCE(STRLEN("Form_Version__c") || ':' || "Form_Version__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient_Verified__c") || ':' || "Patient_Verified__c", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Signature_Date__c") || ':' || "Signature_Date__c", '-'),
      COALESCE(STRLEN("Signed_At__c") || ':' || "Signed_At__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.CareTeam.key.staff_id: TYP103"
    OR "collect.CareTeam.primary.field: TYP101"
    OR "collect.CareTeam.primary.field: TYP104"
    OR "derive.FormSubmission.consent_kind: LNK105"
    OR "derive.FormSubmission.form_title: LNK105"
    OR "derive.FormSubmission.form_version: LNK105"
    OR "derive.FormSubmission.staff_id: KEY114"
    OR "derive.FormSubmission.staff_id: LNK105"
    OR "routes.consent_record.link.Patient__c: TYP104"
    OR "routes.consent_record.set.Answers_JSON__c: SFR111"
    OR "routes.consent_record.set.Answers_JSON__c: TYP103"
    OR "routes.consent_record.set.Consent_Type__c: PCK101"
    OR "routes.consent_record.set.Form_Title__c: SFR111"
    OR "routes.consent_record.set.Form_Version__c: SFR111"
    OR "routes.consent_record.set.Patient_Verified__c: SFR111"
    OR "routes.consent_record.set.Signature_Date__c: TYP108"
    OR "source.objects.ConsentDetail.fields.form_version: TYP103"
    OR "source.objects.ConsentDetail.fields.kind: PCK101"
    OR "source.objects.Form.fields.title: TYP103"
    OR "source.objects.FormSubmission.fields.answers: PCK101"
    OR "source.objects.FormSubmission.fields.completedAt: TYP101"
    OR "source.objects.FormSubmission.fields.createdAt: TYP101"
    OR "source.objects.FormSubmission.fields.patientId: TYP103"
    OR "source.objects.FormSubmission.fields.patientVerified: TYP101"
    THEN FLATTEN(
      [
        CASE WHEN "collect.CareTeam.key.staff_id: TYP103" THEN [{'address': 'collect.CareTeam.key.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP101" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP104" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP104'}] END,
        CASE WHEN "derive.FormSubmission.consent_kind: LNK105" THEN [{'address': 'derive.FormSubmission.consent_kind', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.form_title: LNK105" THEN [{'address': 'derive.FormSubmission.form_title', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.form_version: LNK105" THEN [{'address': 'derive.FormSubmission.form_version', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.staff_id: KEY114" THEN [{'address': 'derive.FormSubmission.staff_id', 'rule': 'KEY114'}] END,
        CASE WHEN "derive.FormSubmission.staff_id: LNK105" THEN [{'address': 'derive.FormSubmission.staff_id', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.consent_record.link.Patient__c: TYP104" THEN [{'address': 'routes.consent_record.link.Patient__c', 'rule': 'TYP104'}] END,
        CASE WHEN "routes.consent_record.set.Answers_JSON__c: SFR111" THEN [{'address': 'routes.consent_record.set.Answers_JSON__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.consent_record.set.Answers_JSON__c: TYP103" THEN [{'address': 'routes.consent_record.set.Answers_JSON__c', 'rule': 'TYP103'}] END,
        CASE WHEN "routes.consent_record.set.Consent_Type__c: PCK101" THEN [{'address': 'routes.consent_record.set.Consent_Type__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.consent_record.set.Form_Title__c: SFR111" THEN [{'address': 'routes.consent_record.set.Form_Title__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.consent_record.set.Form_Version__c: SFR111" THEN [{'address': 'routes.consent_record.set.Form_Version__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "routes.consent_record.set.Patient_Verified__c: SFR111"
          THEN [{'address': 'routes.consent_record.set.Patient_Verified__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.consent_record.set.Signature_Date__c: TYP108" THEN [{'address': 'routes.consent_record.set.Signature_Date__c', 'rule': 'TYP108'}] END,
        CASE
          WHEN "source.objects.ConsentDetail.fields.form_version: TYP103"
          THEN [{'address': 'source.objects.ConsentDetail.fields.form_version', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.ConsentDetail.fields.kind: PCK101" THEN [{'address': 'source.objects.ConsentDetail.fields.kind', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Form.fields.title: TYP103" THEN [{'address': 'source.objects.Form.fields.title', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.FormSubmission.fields.answers: PCK101" THEN [{'address': 'source.objects.FormSubmission.fields.answers', 'rule': 'PCK101'}] END,
        CASE
          WHEN "source.objects.FormSubmission.fields.completedAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.completedAt', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.createdAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.createdAt', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.patientId: TYP103"
          THEN [{'address': 'source.objects.FormSubmission.fields.patientId', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.patientVerified: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.patientVerified', 'rule': 'TYP101'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
