-- upvio-salesforce, route patient: each Patient, written to Contact.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- FirstName  name | but_last_word | truncate(40)
-- LastName  name | last_word | truncate(80)
-- Email  email | trim | lower | to_email | or_null
-- MobilePhone  phoneMobile
-- MailingStreet  street
-- MailingCity  city | truncate(40)
-- MailingState  state
-- MailingPostalCode  postcode
-- MailingCountry  country
-- Birthdate  dob
-- Biological_Sex__c  biologicalSex | map(sex)
-- Gender__c  gender
-- Time_Zone__c  timezone
-- Insurance_Status__c  insurance_status | trim | lower | map(insurance)
-- Insurance_Status_Source__c  insurance_status
-- Referral_Source__c  referral_source
-- Preferred_Language__c  preferred_language
-- Emergency_Contact_Name__c  emergency_name
-- Emergency_Contact_Phone__c  emergency_phone | truncate(40)
-- Height_cm__c  height
-- Weight_kg__c  weight
-- Waist_cm__c  waistCircumference
-- Activity_Level__c  activityLevel
-- Cholesterol__c  cholesterol
-- Cholesterol_HDL__c  cholesterolHdl
-- Cholesterol_LDL__c  cholesterolLdl
-- Fasting_Glucose__c  fastingGlucose
-- Triglyceride__c  triglyceride
-- Chronic_Medication__c  chronicMedicationStatus
-- Diabetes_Status__c  diabetesStatus
-- Hypertension_Treatment__c  hypertensionTreatment
-- Smoking_Status__c  smokingStatus
-- Family_Diabetes_History__c  familyDiabetesHistory
-- Parental_Hypertension__c  parentalHypertensionHistory
-- History_High_Glucose__c  historyOfHighGlucose | choose('Yes', 'No')
-- History_Hypertension__c  historyOfHypertension | choose('Yes', 'No')
-- Vegetables_and_Fruit__c  vegetableFruitDiet | choose('Yes', 'No')
-- Race__c  race
-- Source_Created_At__c  createdAt
-- Source_Modified_At__c  updatedAt
-- AccountId  routes.patient.link.AccountId: the migration key of the row referred to
-- OwnerId  routes.patient.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where CareTeam.patient_id = id" AS (
  SELECT
    "patient_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "staff_id" END AS "staff_id text",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where CareTeam.patient_id = id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts of all where CareTeam.patient_id = id"
), "all where CareTeam.patient_id = id" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("staff_id text", "$source") FILTER(WHERE
      "is_primary") AS "staff_id",
    BOOL_OR("is_primary text" IS NOT NULL AND "is_primary" IS NULL) AS "all where CareTeam.patient_id = id: TYP101 collect.CareTeam.primary.field",
    BOOL_OR("is_primary text" IS NULL) AS "all where CareTeam.patient_id = id: TYP104 collect.CareTeam.primary.field"
  FROM "fields of all where CareTeam.patient_id = id"
  GROUP BY
    "$by"
), "texts set aside, all where CareTeam.patient_id = id" AS (
  SELECT
    "patient_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "$set_aside CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where CareTeam.patient_id = id" AS (
  SELECT
    *,
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts set aside, all where CareTeam.patient_id = id"
), "set aside, all where CareTeam.patient_id = id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE("is_primary", FALSE)
      OR COALESCE("is_primary text" IS NOT NULL AND "is_primary" IS NULL, FALSE)
      OR COALESCE("is_primary text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['is_primary'])
    ) AS "all where CareTeam.patient_id = id: LNK105 where is_primary"
  FROM "fields set aside, all where CareTeam.patient_id = id"
  GROUP BY
    "$by"
), "texts of all where CustomProperty.patient_id = id" AS (
  SELECT
    "patient_id" AS "$by",
    "$source",
    CASE
      WHEN CONTAINS("name", CHR(13)) AND REGEXP_MATCHES("name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "name"
    END AS "name text",
    CASE
      WHEN CONTAINS("value", CHR(13)) AND REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("value", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN "value"
    END AS "value text",
    CASE WHEN REGEXP_MATCHES("updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "updated_at" END AS "updated_at text"
  FROM "CustomProperty"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where CustomProperty.patient_id = id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 80 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "name text" END AS "name",
    CASE WHEN STRLEN("value text") <= 255 OR LENGTH(REGEXP_REPLACE("value text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "value text" END AS "value",
    CASE
      WHEN REGEXP_MATCHES("updated_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "updated_at"
  FROM "texts of all where CustomProperty.patient_id = id"
), "all where CustomProperty.patient_id = id" AS (
  SELECT
    "$by",
    ARG_MAX_NULL("value text", {'dated': "updated_at" IS NOT NULL, 'at': "updated_at", 'by': "$source"}) FILTER(WHERE
      COALESCE("name" = 'insurance_status', FALSE)) AS "insurance_status",
    ARG_MAX_NULL("value text", {'dated': "updated_at" IS NOT NULL, 'at': "updated_at", 'by': "$source"}) FILTER(WHERE
      COALESCE("name" = 'referral_source', FALSE)) AS "referral_source",
    ARG_MAX_NULL("value text", {'dated': "updated_at" IS NOT NULL, 'at': "updated_at", 'by': "$source"}) FILTER(WHERE
      COALESCE("name" = 'preferred_language', FALSE)) AS "preferred_language",
    ARG_MAX_NULL("value text", {'dated': "updated_at" IS NOT NULL, 'at': "updated_at", 'by': "$source"}) FILTER(WHERE
      COALESCE("name" = 'emergency_contact_name', FALSE)) AS "emergency_name",
    ARG_MAX_NULL("value text", {'dated': "updated_at" IS NOT NULL, 'at': "updated_at", 'by': "$source"}) FILTER(WHERE
      COALESCE("name" = 'emergency_contact_phone', FALSE)) AS "emergency_phone",
    BOOL_OR("updated_at text" IS NOT NULL AND "updated_at" IS NULL) FILTER(WHERE
      COALESCE("name" = 'emergency_contact_name', FALSE)) AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_name'",
    BOOL_OR("updated_at text" IS NOT NULL AND "updated_at" IS NULL) FILTER(WHERE
      COALESCE("name" = 'emergency_contact_phone', FALSE)) AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_phone'",
    BOOL_OR("updated_at text" IS NOT NULL AND "updated_at" IS NULL) FILTER(WHERE
      COALESCE("name" = 'insurance_status', FALSE)) AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'insurance_status'",
    BOOL_OR("updated_at text" IS NOT NULL AND "updated_at" IS NULL) FILTER(WHERE
      COALESCE("name" = 'preferred_language', FALSE)) AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'preferred_language'",
    BOOL_OR("updated_at text" IS NOT NULL AND "updated_at" IS NULL) FILTER(WHERE
      COALESCE("name" = 'referral_source', FALSE)) AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'referral_source'",
    BOOL_OR("name text" IS NOT NULL AND "name" IS NULL) AS "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name",
    BOOL_OR("name text" IS NULL) AS "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
  FROM "fields of all where CustomProperty.patient_id = id"
  GROUP BY
    "$by"
), "texts set aside, all where CustomProperty.patient_id = id" AS (
  SELECT
    "patient_id" AS "$by",
    "$unreadable",
    CASE
      WHEN CONTAINS("name", CHR(13)) AND REGEXP_MATCHES("name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "name"
    END AS "name text"
  FROM "$set_aside CustomProperty"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where CustomProperty.patient_id = id" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 80 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "name text" END AS "name"
  FROM "texts set aside, all where CustomProperty.patient_id = id"
), "set aside, all where CustomProperty.patient_id = id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE(COALESCE("name" = 'emergency_contact_name', FALSE), FALSE)
      OR COALESCE("name text" IS NOT NULL AND "name" IS NULL, FALSE)
      OR COALESCE("name text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['name'])
    ) AS "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_name'",
    BOOL_OR(
      COALESCE(COALESCE("name" = 'emergency_contact_phone', FALSE), FALSE)
      OR COALESCE("name text" IS NOT NULL AND "name" IS NULL, FALSE)
      OR COALESCE("name text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['name'])
    ) AS "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_phone'",
    BOOL_OR(
      COALESCE(COALESCE("name" = 'insurance_status', FALSE), FALSE)
      OR COALESCE("name text" IS NOT NULL AND "name" IS NULL, FALSE)
      OR COALESCE("name text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['name'])
    ) AS "all where CustomProperty.patient_id = id: LNK105 where name = 'insurance_status'",
    BOOL_OR(
      COALESCE(COALESCE("name" = 'preferred_language', FALSE), FALSE)
      OR COALESCE("name text" IS NOT NULL AND "name" IS NULL, FALSE)
      OR COALESCE("name text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['name'])
    ) AS "all where CustomProperty.patient_id = id: LNK105 where name = 'preferred_language'",
    BOOL_OR(
      COALESCE(COALESCE("name" = 'referral_source', FALSE), FALSE)
      OR COALESCE("name text" IS NOT NULL AND "name" IS NULL, FALSE)
      OR COALESCE("name text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['name'])
    ) AS "all where CustomProperty.patient_id = id: LNK105 where name = 'referral_source'"
  FROM "fields set aside, all where CustomProperty.patient_id = id"
  GROUP BY
    "$by"
), "first where PatientDetail.patient_id = id" AS (
  SELECT
    "patient_id" AS "$by",
    "organization_id",
    "street",
    "city",
    "state",
    "postcode",
    "country"
  FROM "PatientDetail"
  WHERE
    "patient_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "patient_id" ORDER BY "$source") = 1
), "set aside, first where PatientDetail.patient_id = id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where PatientDetail.patient_id = id: LNK105"
  FROM "$set_aside PatientDetail"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Patient"."$position" AS "$position",
    "Patient"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Patient"."email", CHR(13)) AND REGEXP_MATCHES("Patient"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Patient"."name", CHR(13)) AND REGEXP_MATCHES("Patient"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."name"
    END AS "name text",
    CASE
      WHEN CONTAINS("Patient"."phoneMobile", CHR(13)) AND REGEXP_MATCHES("Patient"."phoneMobile", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."phoneMobile", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."phoneMobile", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."phoneMobile"
    END AS "phoneMobile text",
    CASE WHEN REGEXP_MATCHES("Patient"."biologicalSex", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."biologicalSex" END AS "biologicalSex text",
    CASE
      WHEN CONTAINS("Patient"."gender", CHR(13)) AND REGEXP_MATCHES("Patient"."gender", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."gender", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."gender", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."gender"
    END AS "gender text",
    CASE
      WHEN CONTAINS("Patient"."timezone", CHR(13)) AND REGEXP_MATCHES("Patient"."timezone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."timezone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."timezone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."timezone"
    END AS "timezone text",
    CASE WHEN REGEXP_MATCHES("Patient"."dob", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."dob" END AS "dob text",
    CASE WHEN REGEXP_MATCHES("Patient"."height", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."height" END AS "height text",
    CASE WHEN REGEXP_MATCHES("Patient"."weight", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."weight" END AS "weight text",
    CASE WHEN REGEXP_MATCHES("Patient"."activityLevel", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."activityLevel" END AS "activityLevel text",
    CASE WHEN REGEXP_MATCHES("Patient"."cholesterol", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."cholesterol" END AS "cholesterol text",
    CASE WHEN REGEXP_MATCHES("Patient"."cholesterolHdl", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."cholesterolHdl" END AS "cholesterolHdl text",
    CASE WHEN REGEXP_MATCHES("Patient"."cholesterolLdl", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."cholesterolLdl" END AS "cholesterolLdl text",
    CASE WHEN REGEXP_MATCHES("Patient"."chronicMedicationStatus", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."chronicMedicationStatus" END AS "chronicMedicationStatus text",
    CASE WHEN REGEXP_MATCHES("Patient"."diabetesStatus", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."diabetesStatus" END AS "diabetesStatus text",
    CASE WHEN REGEXP_MATCHES("Patient"."hypertensionTreatment", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."hypertensionTreatment" END AS "hypertensionTreatment text",
    CASE
      WHEN CONTAINS("Patient"."race", CHR(13)) AND REGEXP_MATCHES("Patient"."race", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."race", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."race", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."race"
    END AS "race text",
    CASE WHEN REGEXP_MATCHES("Patient"."smokingStatus", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."smokingStatus" END AS "smokingStatus text",
    CASE WHEN REGEXP_MATCHES("Patient"."waistCircumference", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."waistCircumference" END AS "waistCircumference text",
    CASE WHEN REGEXP_MATCHES("Patient"."familyDiabetesHistory", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."familyDiabetesHistory" END AS "familyDiabetesHistory text",
    CASE WHEN REGEXP_MATCHES("Patient"."parentalHypertensionHistory", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."parentalHypertensionHistory" END AS "parentalHypertensionHistory text",
    CASE WHEN REGEXP_MATCHES("Patient"."historyOfHighGlucose", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."historyOfHighGlucose" END AS "historyOfHighGlucose text",
    CASE WHEN REGEXP_MATCHES("Patient"."historyOfHypertension", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."historyOfHypertension" END AS "historyOfHypertension text",
    CASE WHEN REGEXP_MATCHES("Patient"."vegetableFruitDiet", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."vegetableFruitDiet" END AS "vegetableFruitDiet text",
    CASE WHEN REGEXP_MATCHES("Patient"."fastingGlucose", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."fastingGlucose" END AS "fastingGlucose text",
    CASE WHEN REGEXP_MATCHES("Patient"."triglyceride", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."triglyceride" END AS "triglyceride text",
    CASE WHEN REGEXP_MATCHES("Patient"."createdAt", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."createdAt" END AS "createdAt text",
    CASE WHEN REGEXP_MATCHES("Patient"."updatedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."updatedAt" END AS "updatedAt text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CareTeam.patient_id = id: TYP101 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = id: TYP104 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = id: LNK105 where is_primary",
          FALSE
        )
      )
      THEN "all where CareTeam.patient_id = id"."staff_id"
    END AS "staff_id text",
    "set aside, all where CareTeam.patient_id = id"."all where CareTeam.patient_id = id: LNK105 where is_primary" AS "all where CareTeam.patient_id = id: LNK105 where is_primary",
    "all where CareTeam.patient_id = id"."all where CareTeam.patient_id = id: TYP101 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = id: TYP101 collect.CareTeam.primary.field",
    "all where CareTeam.patient_id = id"."all where CareTeam.patient_id = id: TYP104 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = id: TYP104 collect.CareTeam.primary.field",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'insurance_status'"
          OR "all where CustomProperty.patient_id = id: LNK105 where name = 'insurance_status'",
          FALSE
        )
      )
      THEN "all where CustomProperty.patient_id = id"."insurance_status"
    END AS "insurance_status text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'referral_source'"
          OR "all where CustomProperty.patient_id = id: LNK105 where name = 'referral_source'",
          FALSE
        )
      )
      THEN "all where CustomProperty.patient_id = id"."referral_source"
    END AS "referral_source text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'preferred_language'"
          OR "all where CustomProperty.patient_id = id: LNK105 where name = 'preferred_language'",
          FALSE
        )
      )
      THEN "all where CustomProperty.patient_id = id"."preferred_language"
    END AS "preferred_language text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_name'"
          OR "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_name'",
          FALSE
        )
      )
      THEN "all where CustomProperty.patient_id = id"."emergency_name"
    END AS "emergency_name text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name"
          OR "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_phone'"
          OR "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_phone'",
          FALSE
        )
      )
      THEN "all where CustomProperty.patient_id = id"."emergency_phone"
    END AS "emergency_phone text",
    "set aside, all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_name'" AS "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_name'",
    "set aside, all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_phone'" AS "all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_phone'",
    "set aside, all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: LNK105 where name = 'insurance_status'" AS "all where CustomProperty.patient_id = id: LNK105 where name = 'insurance_status'",
    "set aside, all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: LNK105 where name = 'preferred_language'" AS "all where CustomProperty.patient_id = id: LNK105 where name = 'preferred_language'",
    "set aside, all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: LNK105 where name = 'referral_source'" AS "all where CustomProperty.patient_id = id: LNK105 where name = 'referral_source'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_name'" AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_name'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_phone'" AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_phone'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'insurance_status'" AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'insurance_status'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'preferred_language'" AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'preferred_language'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'referral_source'" AS "all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'referral_source'",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name" AS "all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name",
    "all where CustomProperty.patient_id = id"."all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name" AS "all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."organization_id", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."organization_id"
      END
    END AS "organization_id text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where PatientDetail.patient_id = id"."street", CHR(13))
        AND REGEXP_MATCHES("first where PatientDetail.patient_id = id"."street", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where PatientDetail.patient_id = id"."street", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."street", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."street"
      END
    END AS "street text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where PatientDetail.patient_id = id"."city", CHR(13))
        AND REGEXP_MATCHES("first where PatientDetail.patient_id = id"."city", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where PatientDetail.patient_id = id"."city", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."city", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."city"
      END
    END AS "city text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where PatientDetail.patient_id = id"."state", CHR(13))
        AND REGEXP_MATCHES("first where PatientDetail.patient_id = id"."state", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where PatientDetail.patient_id = id"."state", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."state", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."state"
      END
    END AS "state text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where PatientDetail.patient_id = id"."postcode", CHR(13))
        AND REGEXP_MATCHES("first where PatientDetail.patient_id = id"."postcode", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where PatientDetail.patient_id = id"."postcode", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."postcode", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."postcode"
      END
    END AS "postcode text",
    CASE
      WHEN NOT (
        COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where PatientDetail.patient_id = id"."country", CHR(13))
        AND REGEXP_MATCHES("first where PatientDetail.patient_id = id"."country", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where PatientDetail.patient_id = id"."country", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where PatientDetail.patient_id = id"."country", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where PatientDetail.patient_id = id"."country"
      END
    END AS "country text",
    "set aside, first where PatientDetail.patient_id = id"."first where PatientDetail.patient_id = id: LNK105" AS "first where PatientDetail.patient_id = id: LNK105"
  FROM "Patient"
  LEFT JOIN "all where CareTeam.patient_id = id"
    ON "all where CareTeam.patient_id = id"."$by" = "Patient"."id"
  LEFT JOIN "set aside, all where CareTeam.patient_id = id"
    ON "set aside, all where CareTeam.patient_id = id"."$by" = "Patient"."id"
  LEFT JOIN "all where CustomProperty.patient_id = id"
    ON "all where CustomProperty.patient_id = id"."$by" = "Patient"."id"
  LEFT JOIN "set aside, all where CustomProperty.patient_id = id"
    ON "set aside, all where CustomProperty.patient_id = id"."$by" = "Patient"."id"
  LEFT JOIN "first where PatientDetail.patient_id = id"
    ON "first where PatientDetail.patient_id = id"."$by" = "Patient"."id"
  LEFT JOIN "set aside, first where PatientDetail.patient_id = id"
    ON "set aside, first where PatientDetail.patient_id = id"."$by" = "Patient"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE WHEN STRLEN("name text") <= 200 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 200 THEN "name text" END AS "name",
    CASE
      WHEN STRLEN("phoneMobile text") <= 40 OR LENGTH(REGEXP_REPLACE("phoneMobile text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "phoneMobile text"
    END AS "phoneMobile",
    CASE WHEN "biologicalSex text" IN ('FEMALE', 'MALE', 'OTHER') THEN "biologicalSex text" END AS "biologicalSex",
    CASE WHEN STRLEN("gender text") <= 60 OR LENGTH(REGEXP_REPLACE("gender text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 60 THEN "gender text" END AS "gender",
    CASE WHEN STRLEN("timezone text") <= 64 OR LENGTH(REGEXP_REPLACE("timezone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "timezone text" END AS "timezone",
    CASE
      WHEN REGEXP_MATCHES("dob text", '[0-9]')
      AND TRY_STRPTIME("dob text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("dob text", '%Y-%m-%d') AS DATE)
    END AS "dob",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("height text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?') THEN TRY_CAST(TRIM("height text") AS DECIMAL(8, 3)) END AS "height",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("weight text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?') THEN TRY_CAST(TRIM("weight text") AS DECIMAL(8, 3)) END AS "weight",
    CASE
      WHEN "activityLevel text" IN ('inactive', 'exercise10Mins', 'exercise20to60Mins', 'exercise1to3Hours', 'exerciseOver3Hours')
      THEN "activityLevel text"
    END AS "activityLevel",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("cholesterol text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?') THEN TRY_CAST(TRIM("cholesterol text") AS DECIMAL(8, 3)) END AS "cholesterol",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("cholesterolHdl text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("cholesterolHdl text") AS DECIMAL(8, 3))
    END AS "cholesterolHdl",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("cholesterolLdl text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("cholesterolLdl text") AS DECIMAL(8, 3))
    END AS "cholesterolLdl",
    CASE WHEN "chronicMedicationStatus text" IN ('none', 'oneOrTwoDiseases', 'threeOrMoreDiseases') THEN "chronicMedicationStatus text" END AS "chronicMedicationStatus",
    CASE WHEN "diabetesStatus text" IN ('none', 'preDiabetes', 'diabetes') THEN "diabetesStatus text" END AS "diabetesStatus",
    CASE WHEN "hypertensionTreatment text" IN ('notNeeded', 'no', 'yes') THEN "hypertensionTreatment text" END AS "hypertensionTreatment",
    CASE WHEN STRLEN("race text") <= 80 OR LENGTH(REGEXP_REPLACE("race text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "race text" END AS "race",
    CASE WHEN "smokingStatus text" IN ('never', 'former', 'current') THEN "smokingStatus text" END AS "smokingStatus",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("waistCircumference text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("waistCircumference text") AS DECIMAL(8, 3))
    END AS "waistCircumference",
    CASE WHEN "familyDiabetesHistory text" IN ('none', 'noneFirstDegree', 'firstDegree') THEN "familyDiabetesHistory text" END AS "familyDiabetesHistory",
    CASE WHEN "parentalHypertensionHistory text" IN ('none', 'one', 'both') THEN "parentalHypertensionHistory text" END AS "parentalHypertensionHistory",
    CASE LOWER(TRIM("historyOfHighGlucose text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "historyOfHighGlucose",
    CASE LOWER(TRIM("historyOfHypertension text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "historyOfHypertension",
    CASE LOWER(TRIM("vegetableFruitDiet text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "vegetableFruitDiet",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("fastingGlucose text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("fastingGlucose text") AS DECIMAL(8, 3))
    END AS "fastingGlucose",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("triglyceride text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?') THEN TRY_CAST(TRIM("triglyceride text") AS DECIMAL(8, 3)) END AS "triglyceride",
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
      WHEN REGEXP_MATCHES("updatedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "updatedAt",
    CASE
      WHEN STRLEN("organization_id text") <= 64 OR LENGTH(REGEXP_REPLACE("organization_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "organization_id text"
    END AS "organization_id",
    CASE WHEN STRLEN("street text") <= 255 OR LENGTH(REGEXP_REPLACE("street text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "street text" END AS "street",
    CASE WHEN STRLEN("city text") <= 80 OR LENGTH(REGEXP_REPLACE("city text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "city text" END AS "city",
    CASE WHEN STRLEN("state text") <= 80 OR LENGTH(REGEXP_REPLACE("state text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "state text" END AS "state",
    CASE WHEN STRLEN("postcode text") <= 20 OR LENGTH(REGEXP_REPLACE("postcode text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20 THEN "postcode text" END AS "postcode",
    CASE WHEN STRLEN("country text") <= 80 OR LENGTH(REGEXP_REPLACE("country text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "country text" END AS "country",
    CASE
      WHEN STRLEN("insurance_status text") <= 255 OR LENGTH(REGEXP_REPLACE("insurance_status text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "insurance_status text"
    END AS "insurance_status",
    CASE
      WHEN STRLEN("referral_source text") <= 255 OR LENGTH(REGEXP_REPLACE("referral_source text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "referral_source text"
    END AS "referral_source",
    CASE
      WHEN STRLEN("preferred_language text") <= 255 OR LENGTH(REGEXP_REPLACE("preferred_language text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "preferred_language text"
    END AS "preferred_language",
    CASE
      WHEN STRLEN("emergency_name text") <= 255 OR LENGTH(REGEXP_REPLACE("emergency_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "emergency_name text"
    END AS "emergency_name",
    CASE
      WHEN STRLEN("emergency_phone text") <= 255 OR LENGTH(REGEXP_REPLACE("emergency_phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "emergency_phone text"
    END AS "emergency_phone",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE "biologicalSex" WHEN 'FEMALE' THEN 'Female' WHEN 'MALE' THEN 'Male' WHEN 'OTHER' THEN 'Other' END AS "biologicalSex | map(sex)",
    CASE
      WHEN STRLEN("city") <= 40 OR LENGTH(REGEXP_REPLACE("city", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "city"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("city", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "city | truncate(40)",
    CASE
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim",
    CASE
      WHEN STRLEN("emergency_phone") <= 40 OR LENGTH(REGEXP_REPLACE("emergency_phone", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "emergency_phone"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("emergency_phone", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "emergency_phone | truncate(40)",
    CASE WHEN "historyOfHighGlucose" THEN 'Yes' WHEN NOT (
      "historyOfHighGlucose"
    ) THEN 'No' END AS "historyOfHighGlucose | choose('^yes', '^no')",
    CASE WHEN "historyOfHypertension" THEN 'Yes' WHEN NOT (
      "historyOfHypertension"
    ) THEN 'No' END AS "historyOfHypertension | choose('^yes', '^no')",
    CASE
      WHEN REGEXP_MATCHES("insurance_status", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("insurance_status", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "insurance_status"
    END AS "insurance_status | trim",
    NULLIF(REGEXP_EXTRACT("name", '(?s)^[\s\x0B\x{85}\p{Z}]*([^\s\x0B\x{85}\p{Z}].*?)[\s\x0B\x{85}\p{Z}]+[^\s\x0B\x{85}\p{Z}]+[\s\x0B\x{85}\p{Z}]*$', 1), '') AS "name | but_last_word",
    REGEXP_EXTRACT("name", '([^\s\x0B\x{85}\p{Z}]+)[\s\x0B\x{85}\p{Z}]*$', 1) AS "name | last_word",
    CASE WHEN "vegetableFruitDiet" THEN 'Yes' WHEN NOT (
      "vegetableFruitDiet"
    ) THEN 'No' END AS "vegetableFruitDiet | choose('^yes', '^no')"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    LOWER("email | trim") AS "email | trim | lower",
    LOWER("insurance_status | trim") AS "insurance_status | trim | lower",
    CASE
      WHEN STRLEN("name | but_last_word") <= 40 OR LENGTH(REGEXP_REPLACE("name | but_last_word", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "name | but_last_word"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("name | but_last_word", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "name | but_last_word | truncate(40)",
    CASE
      WHEN STRLEN("name | last_word") <= 80 OR LENGTH(REGEXP_REPLACE("name | last_word", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "name | last_word"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("name | last_word", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 80),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "name | last_word | truncate(80)"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("email | trim | lower") <= 80
      AND REGEXP_FULL_MATCH(
        "email | trim | lower",
        '[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]'
      )
      THEN "email | trim | lower"
    END AS "email | trim | lower | to_email",
    CASE "insurance_status | trim | lower"
      WHEN 'insured'
      THEN 'Insured'
      WHEN 'uninsured'
      THEN 'Uninsured'
      WHEN 'unknown'
      THEN 'Unknown'
      ELSE CASE WHEN "insurance_status | trim | lower" IS NOT NULL THEN 'Other' END
    END AS "insurance_status | trim | lower | map(insurance)"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name | but_last_word | truncate(40)" AS "FirstName",
    "name | last_word | truncate(80)" AS "LastName",
    "email | trim | lower | to_email" AS "Email",
    "phoneMobile" AS "MobilePhone",
    "street" AS "MailingStreet",
    "city | truncate(40)" AS "MailingCity",
    "state" AS "MailingState",
    "postcode" AS "MailingPostalCode",
    "country" AS "MailingCountry",
    CAST("dob" AS TEXT) AS "Birthdate",
    "biologicalSex | map(sex)" AS "Biological_Sex__c",
    "gender" AS "Gender__c",
    "timezone" AS "Time_Zone__c",
    "insurance_status | trim | lower | map(insurance)" AS "Insurance_Status__c",
    "insurance_status" AS "Insurance_Status_Source__c",
    "referral_source" AS "Referral_Source__c",
    "preferred_language" AS "Preferred_Language__c",
    "emergency_name" AS "Emergency_Contact_Name__c",
    "emergency_phone | truncate(40)" AS "Emergency_Contact_Phone__c",
    CAST("height" AS TEXT) AS "Height_cm__c",
    CAST("weight" AS TEXT) AS "Weight_kg__c",
    CAST("waistCircumference" AS TEXT) AS "Waist_cm__c",
    "activityLevel" AS "Activity_Level__c",
    CAST("cholesterol" AS TEXT) AS "Cholesterol__c",
    CAST("cholesterolHdl" AS TEXT) AS "Cholesterol_HDL__c",
    CAST("cholesterolLdl" AS TEXT) AS "Cholesterol_LDL__c",
    CAST("fastingGlucose" AS TEXT) AS "Fasting_Glucose__c",
    CAST("triglyceride" AS TEXT) AS "Triglyceride__c",
    "chronicMedicationStatus" AS "Chronic_Medication__c",
    "diabetesStatus" AS "Diabetes_Status__c",
    "hypertensionTreatment" AS "Hypertension_Treatment__c",
    "smokingStatus" AS "Smoking_Status__c",
    "familyDiabetesHistory" AS "Family_Diabetes_History__c",
    "parentalHypertensionHistory" AS "Parental_Hypertension__c",
    "historyOfHighGlucose | choose('^yes', '^no')" AS "History_High_Glucose__c",
    "historyOfHypertension | choose('^yes', '^no')" AS "History_Hypertension__c",
    "vegetableFruitDiet | choose('^yes', '^no')" AS "Vegetables_and_Fruit__c",
    "race" AS "Race__c",
    STRFTIME("createdAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updatedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    COALESCE('upvio:Organization:' || "organization_id", 'upvio:Tenant:' || (
      SELECT
        MIN("$source")
      FROM "Tenant"
    )) AS "AccountId",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "collect.CareTeam.key.staff_id: TYP103",
    COALESCE("all where CareTeam.patient_id = id: TYP101 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP101",
    COALESCE("all where CareTeam.patient_id = id: TYP104 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP104",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.city: LNK105",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.country: LNK105",
    COALESCE("all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_name'", FALSE) AS "derive.Patient.emergency_name: LNK105",
    COALESCE("all where CustomProperty.patient_id = id: LNK105 where name = 'emergency_contact_phone'", FALSE) AS "derive.Patient.emergency_phone: LNK105",
    COALESCE("all where CustomProperty.patient_id = id: LNK105 where name = 'insurance_status'", FALSE) AS "derive.Patient.insurance_status: LNK105",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.organization_id: LNK105",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.postcode: LNK105",
    COALESCE("all where CustomProperty.patient_id = id: LNK105 where name = 'preferred_language'", FALSE) AS "derive.Patient.preferred_language: LNK105",
    COALESCE("all where CustomProperty.patient_id = id: LNK105 where name = 'referral_source'", FALSE) AS "derive.Patient.referral_source: LNK105",
    COALESCE("all where CareTeam.patient_id = id: LNK105 where is_primary", FALSE) AS "derive.Patient.staff_id: LNK105",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.state: LNK105",
    COALESCE("first where PatientDetail.patient_id = id: LNK105", FALSE) AS "derive.Patient.street: LNK105",
    "biologicalSex" IS NOT NULL AND "biologicalSex | map(sex)" IS NULL AS "routes.patient.set.Biological_Sex__c: PCK101",
    "insurance_status | trim | lower" IS NOT NULL AND "insurance_status | trim | lower | map(insurance)" IS NULL AS "routes.patient.set.Insurance_Status__c: PCK101",
    COALESCE("all where CustomProperty.patient_id = id: TYP103 source.objects.CustomProperty.fields.name", FALSE) AS "source.objects.CustomProperty.fields.name: TYP103",
    COALESCE("all where CustomProperty.patient_id = id: TYP104 source.objects.CustomProperty.fields.name", FALSE) AS "source.objects.CustomProperty.fields.name: TYP104",
    COALESCE("all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_name'", FALSE)
    OR COALESCE("all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'emergency_contact_phone'", FALSE)
    OR COALESCE("all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'insurance_status'", FALSE)
    OR COALESCE("all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'preferred_language'", FALSE)
    OR COALESCE("all where CustomProperty.patient_id = id: TYP101 source.objects.CustomProperty.fields.updated_at where name = 'referral_source'", FALSE) AS "source.objects.CustomProperty.fields.updated_at: TYP101",
    (
      "emergency_name text" IS NOT NULL AND "emergency_name" IS NULL
    )
    OR (
      "emergency_phone text" IS NOT NULL AND "emergency_phone" IS NULL
    )
    OR (
      "insurance_status text" IS NOT NULL AND "insurance_status" IS NULL
    )
    OR (
      "preferred_language text" IS NOT NULL AND "preferred_language" IS NULL
    )
    OR (
      "referral_source text" IS NOT NULL AND "referral_source" IS NULL
    ) AS "source.objects.CustomProperty.fields.value: TYP103",
    "activityLevel text" IS NOT NULL AND "activityLevel" IS NULL AS "source.objects.Patient.fields.activityLevel: PCK101",
    "biologicalSex text" IS NOT NULL AND "biologicalSex" IS NULL AS "source.objects.Patient.fields.biologicalSex: PCK101",
    "cholesterol text" IS NOT NULL AND "cholesterol" IS NULL AS "source.objects.Patient.fields.cholesterol: TYP101",
    "cholesterolHdl text" IS NOT NULL AND "cholesterolHdl" IS NULL AS "source.objects.Patient.fields.cholesterolHdl: TYP101",
    "cholesterolLdl text" IS NOT NULL AND "cholesterolLdl" IS NULL AS "source.objects.Patient.fields.cholesterolLdl: TYP101",
    "chronicMedicationStatus text" IS NOT NULL AND "chronicMedicationStatus" IS NULL AS "source.objects.Patient.fields.chronicMedicationStatus: PCK101",
    "createdAt text" IS NOT NULL AND "createdAt" IS NULL AS "source.objects.Patient.fields.createdAt: TYP101",
    "createdAt text" IS NULL AS "source.objects.Patient.fields.createdAt: TYP104",
    "diabetesStatus text" IS NOT NULL AND "diabetesStatus" IS NULL AS "source.objects.Patient.fields.diabetesStatus: PCK101",
    "dob text" IS NOT NULL AND "dob" IS NULL AS "source.objects.Patient.fields.dob: TYP101",
    "familyDiabetesHistory text" IS NOT NULL AND "familyDiabetesHistory" IS NULL AS "source.objects.Patient.fields.familyDiabetesHistory: PCK101",
    "fastingGlucose text" IS NOT NULL AND "fastingGlucose" IS NULL AS "source.objects.Patient.fields.fastingGlucose: TYP101",
    "gender text" IS NOT NULL AND "gender" IS NULL AS "source.objects.Patient.fields.gender: TYP103",
    "height text" IS NOT NULL AND "height" IS NULL AS "source.objects.Patient.fields.height: TYP101",
    "historyOfHighGlucose text" IS NOT NULL AND "historyOfHighGlucose" IS NULL AS "source.objects.Patient.fields.historyOfHighGlucose: TYP101",
    "historyOfHypertension text" IS NOT NULL AND "historyOfHypertension" IS NULL AS "source.objects.Patient.fields.historyOfHypertension: TYP101",
    "hypertensionTreatment text" IS NOT NULL AND "hypertensionTreatment" IS NULL AS "source.objects.Patient.fields.hypertensionTreatment: PCK101",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Patient.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Patient.fields.name: TYP104",
    "parentalHypertensionHistory text" IS NOT NULL AND "parentalHypertensionHistory" IS NULL AS "source.objects.Patient.fields.parentalHypertensionHistory: PCK101",
    "phoneMobile text" IS NOT NULL AND "phoneMobile" IS NULL AS "source.objects.Patient.fields.phoneMobile: TYP103",
    "race text" IS NOT NULL AND "race" IS NULL AS "source.objects.Patient.fields.race: TYP103",
    "smokingStatus text" IS NOT NULL AND "smokingStatus" IS NULL AS "source.objects.Patient.fields.smokingStatus: PCK101",
    "timezone text" IS NOT NULL AND "timezone" IS NULL AS "source.objects.Patient.fields.timezone: TYP103",
    "triglyceride text" IS NOT NULL AND "triglyceride" IS NULL AS "source.objects.Patient.fields.triglyceride: TYP101",
    "updatedAt text" IS NOT NULL AND "updatedAt" IS NULL AS "source.objects.Patient.fields.updatedAt: TYP101",
    "updatedAt text" IS NULL AS "source.objects.Patient.fields.updatedAt: TYP104",
    "vegetableFruitDiet text" IS NOT NULL AND "vegetableFruitDiet" IS NULL AS "source.objects.Patient.fields.vegetableFruitDiet: TYP101",
    "waistCircumference text" IS NOT NULL AND "waistCircumference" IS NULL AS "source.objects.Patient.fields.waistCircumference: TYP101",
    "weight text" IS NOT NULL AND "weight" IS NULL AS "source.objects.Patient.fields.weight: TYP101",
    "city text" IS NOT NULL AND "city" IS NULL AS "source.objects.PatientDetail.fields.city: TYP103",
    "country text" IS NOT NULL AND "country" IS NULL AS "source.objects.PatientDetail.fields.country: TYP103",
    "organization_id text" IS NOT NULL AND "organization_id" IS NULL AS "source.objects.PatientDetail.fields.organization_id: TYP103",
    "postcode text" IS NOT NULL AND "postcode" IS NULL AS "source.objects.PatientDetail.fields.postcode: TYP103",
    "state text" IS NOT NULL AND "state" IS NULL AS "source.objects.PatientDetail.fields.state: TYP103",
    "street text" IS NOT NULL AND "street" IS NULL AS "source.objects.PatientDetail.fields.street: TYP103"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Email" = '#N/A' AS "routes.patient.set.Email: SFR111",
    "Emergency_Contact_Name__c" = '#N/A' AS "routes.patient.set.Emergency_Contact_Name__c: SFR111",
    "Emergency_Contact_Phone__c" = '#N/A' AS "routes.patient.set.Emergency_Contact_Phone__c: SFR111",
    "FirstName" = '#N/A' AS "routes.patient.set.FirstName: SFR111",
    "Gender__c" = '#N/A' AS "routes.patient.set.Gender__c: SFR111",
    "Insurance_Status_Source__c" = '#N/A' AS "routes.patient.set.Insurance_Status_Source__c: SFR111",
    "LastName" = '#N/A' AS "routes.patient.set.LastName: SFR111",
    "MailingCity" = '#N/A' AS "routes.patient.set.MailingCity: SFR111",
    "MailingCountry" = '#N/A' AS "routes.patient.set.MailingCountry: SFR111",
    "MailingPostalCode" = '#N/A' AS "routes.patient.set.MailingPostalCode: SFR111",
    "MailingState" = '#N/A' AS "routes.patient.set.MailingState: SFR111",
    "MailingStreet" = '#N/A' AS "routes.patient.set.MailingStreet: SFR111",
    "MobilePhone" = '#N/A' AS "routes.patient.set.MobilePhone: SFR111",
    "Preferred_Language__c" = '#N/A' AS "routes.patient.set.Preferred_Language__c: SFR111",
    "Race__c" = '#N/A' AS "routes.patient.set.Race__c: SFR111",
    "Referral_Source__c" = '#N/A' AS "routes.patient.set.Referral_Source__c: SFR111",
    "Time_Zone__c" = '#N/A' AS "routes.patient.set.Time_Zone__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Patient:' || "$source" AS "$key",
  "FirstName",
  "LastName",
  "Email",
  "MobilePhone",
  "MailingStreet",
  "MailingCity",
  "MailingState",
  "MailingPostalCode",
  "MailingCountry",
  "Birthdate",
  "Biological_Sex__c",
  "Gender__c",
  "Time_Zone__c",
  "Insurance_Status__c",
  "Insurance_Status_Source__c",
  "Referral_Source__c",
  "Preferred_Language__c",
  "Emergency_Contact_Name__c",
  "Emergency_Contact_Phone__c",
  "Height_cm__c",
  "Weight_kg__c",
  "Waist_cm__c",
  "Activity_Level__c",
  "Cholesterol__c",
  "Cholesterol_HDL__c",
  "Cholesterol_LDL__c",
  "Fasting_Glucose__c",
  "Triglyceride__c",
  "Chronic_Medication__c",
  "Diabetes_Status__c",
  "Hypertension_Treatment__c",
  "Smoking_Status__c",
  "Family_Diabetes_History__c",
  "Parental_Hypertension__c",
  "History_High_Glucose__c",
  "History_Hypertension__c",
  "Vegetables_and_Fruit__c",
  "Race__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "AccountId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("Activity_Level__c") || ':' || "Activity_Level__c", '-'),
      COALESCE(STRLEN("Biological_Sex__c") || ':' || "Biological_Sex__c", '-'),
      COALESCE(STRLEN("Birthdate") || ':' || "Birthdate", '-'),
      COALESCE(STRLEN("Cholesterol_HDL__c") || ':' || "Cholesterol_HDL__c", '-'),
      COALESCE(STRLEN("Cholesterol_LDL__c") || ':' || "Cholesterol_LDL__c", '-'),
      COALESCE(STRLEN("Cholesterol__c") || ':' || "Cholesterol__c", '-'),
      COALESCE(STRLEN("Chronic_Medication__c") || ':' || "Chronic_Medication__c", '-'),
      COALESCE(STRLEN("Diabetes_Status__c") || ':' || "Diabetes_Status__c", '-'),
      COALESCE(STRLEN("Email") || ':' || "Email", '-'),
      COALESCE(STRLEN("Emergency_Contact_Name__c") || ':' || "Emergency_Contact_Name__c", '-'),
      COALESCE(STRLEN("Emergency_Contact_Phone__c") || ':' || "Emergency_Contact_Phone__c", '-'),
      COALESCE(STRLEN("Family_Diabetes_History__c") || ':' || "Family_Diabetes_History__c", '-'),
      COALESCE(STRLEN("Fasting_Glucose__c") || ':' || "Fasting_Glucose__c", '-'),
      COALESCE(STRLEN("FirstName") || ':' || "FirstName", '-'),
      COALESCE(STRLEN("Gender__c") || ':' || "Gender__c", '-'),
      COALESCE(STRLEN("Height_cm__c") || ':' || "Height_cm__c", '-'),
      COALESCE(STRLEN("History_High_Glucose__c") || ':' || "History_High_Glucose__c", '-'),
      COALESCE(STRLEN("History_Hypertension__c") || ':' || "History_Hypertension__c", '-'),
      COALESCE(STRLEN("Hypertension_Treatment__c") || ':' || "Hypertension_Treatment__c", '-'),
      COALESCE(STRLEN("Insurance_Status_Source__c") || ':' || "Insurance_Status_Source__c", '-'),
      COALESCE(STRLEN("Insurance_Status__c") || ':' || "Insurance_Status__c", '-'),
      COALESCE(STRLEN("LastName") || ':' || "LastName", '-'),
      COALESCE(STRLEN("MailingCity") || ':' || "MailingCity", '-'),
      COALESCE(STRLEN("MailingCountry") || ':' || "MailingCountry", '-'),
      COALESCE(STRLEN("MailingPostalCode") || ':' || "MailingPostalCode", '-'),
      COALESCE(STRLEN("MailingState") || ':' || "MailingState", '-'),
      COALESCE(STRLEN("MailingStreet") || ':' || "MailingStreet", '-'),
      COALESCE(STRLEN("MobilePhone") || ':' || "MobilePhone", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Parental_Hypertension__c") || ':' || "Parental_Hypertension__c", '-'),
      COALESCE(STRLEN("Preferred_Language__c") || ':' || "Preferred_Language__c", '-'),
      COALESCE(STRLEN("Race__c") || ':' || "Race__c", '-'),
      COALESCE(STRLEN("Referral_Source__c") || ':' || "Referral_Source__c", '-'),
      COALESCE(STRLEN("Smoking_Status__c") || ':' || "Smoking_Status__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Time_Zone__c") || ':' || "Time_Zone__c", '-'),
      COALESCE(STRLEN("Triglyceride__c") || ':' || "Triglyceride__c", '-'),
      COALESCE(STRLEN("Vegetables_and_Fruit__c") || ':' || "Vegetables_and_Fruit__c", '-'),
      COALESCE(STRLEN("Waist_cm__c") || ':' || "Waist_cm__c", '-'),
      COALESCE(STRLEN("Weight_kg__c") || ':' || "Weight_kg__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.CareTeam.key.staff_id: TYP103"
    OR "collect.CareTeam.primary.field: TYP101"
    OR "collect.CareTeam.primary.field: TYP104"
    OR "derive.Patient.city: LNK105"
    OR "derive.Patient.country: LNK105"
    OR "derive.Patient.emergency_name: LNK105"
    OR "derive.Patient.emergency_phone: LNK105"
    OR "derive.Patient.insurance_status: LNK105"
    OR "derive.Patient.organization_id: LNK105"
    OR "derive.Patient.postcode: LNK105"
    OR "derive.Patient.preferred_language: LNK105"
    OR "derive.Patient.referral_source: LNK105"
    OR "derive.Patient.staff_id: LNK105"
    OR "derive.Patient.state: LNK105"
    OR "derive.Patient.street: LNK105"
    OR "routes.patient.set.Biological_Sex__c: PCK101"
    OR "routes.patient.set.Email: SFR111"
    OR "routes.patient.set.Emergency_Contact_Name__c: SFR111"
    OR "routes.patient.set.Emergency_Contact_Phone__c: SFR111"
    OR "routes.patient.set.FirstName: SFR111"
    OR "routes.patient.set.Gender__c: SFR111"
    OR "routes.patient.set.Insurance_Status_Source__c: SFR111"
    OR "routes.patient.set.Insurance_Status__c: PCK101"
    OR "routes.patient.set.LastName: SFR111"
    OR "routes.patient.set.MailingCity: SFR111"
    OR "routes.patient.set.MailingCountry: SFR111"
    OR "routes.patient.set.MailingPostalCode: SFR111"
    OR "routes.patient.set.MailingState: SFR111"
    OR "routes.patient.set.MailingStreet: SFR111"
    OR "routes.patient.set.MobilePhone: SFR111"
    OR "routes.patient.set.Preferred_Language__c: SFR111"
    OR "routes.patient.set.Race__c: SFR111"
    OR "routes.patient.set.Referral_Source__c: SFR111"
    OR "routes.patient.set.Time_Zone__c: SFR111"
    OR "source.objects.CustomProperty.fields.name: TYP103"
    OR "source.objects.CustomProperty.fields.name: TYP104"
    OR "source.objects.CustomProperty.fields.updated_at: TYP101"
    OR "source.objects.CustomProperty.fields.value: TYP103"
    OR "source.objects.Patient.fields.activityLevel: PCK101"
    OR "source.objects.Patient.fields.biologicalSex: PCK101"
    OR "source.objects.Patient.fields.cholesterol: TYP101"
    OR "source.objects.Patient.fields.cholesterolHdl: TYP101"
    OR "source.objects.Patient.fields.cholesterolLdl: TYP101"
    OR "source.objects.Patient.fields.chronicMedicationStatus: PCK101"
    OR "source.objects.Patient.fields.createdAt: TYP101"
    OR "source.objects.Patient.fields.createdAt: TYP104"
    OR "source.objects.Patient.fields.diabetesStatus: PCK101"
    OR "source.objects.Patient.fields.dob: TYP101"
    OR "source.objects.Patient.fields.familyDiabetesHistory: PCK101"
    OR "source.objects.Patient.fields.fastingGlucose: TYP101"
    OR "source.objects.Patient.fields.gender: TYP103"
    OR "source.objects.Patient.fields.height: TYP101"
    OR "source.objects.Patient.fields.historyOfHighGlucose: TYP101"
    OR "source.objects.Patient.fields.historyOfHypertension: TYP101"
    OR "source.objects.Patient.fields.hypertensionTreatment: PCK101"
    OR "source.objects.Patient.fields.name: TYP103"
    OR "source.objects.Patient.fields.name: TYP104"
    OR "source.objects.Patient.fields.parentalHypertensionHistory: PCK101"
    OR "source.objects.Patient.fields.phoneMobile: TYP103"
    OR "source.objects.Patient.fields.race: TYP103"
    OR "source.objects.Patient.fields.smokingStatus: PCK101"
    OR "source.objects.Patient.fields.timezone: TYP103"
    OR "source.objects.Patient.fields.triglyceride: TYP101"
    OR "source.objects.Patient.fields.updatedAt: TYP101"
    OR "source.objects.Patient.fields.updatedAt: TYP104"
    OR "source.objects.Patient.fields.vegetableFruitDiet: TYP101"
    OR "source.objects.Patient.fields.waistCircumference: TYP101"
    OR "source.objects.Patient.fields.weight: TYP101"
    OR "source.objects.PatientDetail.fields.city: TYP103"
    OR "source.objects.PatientDetail.fields.country: TYP103"
    OR "source.objects.PatientDetail.fields.organization_id: TYP103"
    OR "source.objects.PatientDetail.fields.postcode: TYP103"
    OR "source.objects.PatientDetail.fields.state: TYP103"
    OR "source.objects.PatientDetail.fields.street: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "collect.CareTeam.key.staff_id: TYP103" THEN [{'address': 'collect.CareTeam.key.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP101" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP104" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP104'}] END,
        CASE WHEN "derive.Patient.city: LNK105" THEN [{'address': 'derive.Patient.city', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.country: LNK105" THEN [{'address': 'derive.Patient.country', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.emergency_name: LNK105" THEN [{'address': 'derive.Patient.emergency_name', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.emergency_phone: LNK105" THEN [{'address': 'derive.Patient.emergency_phone', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.insurance_status: LNK105" THEN [{'address': 'derive.Patient.insurance_status', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.organization_id: LNK105" THEN [{'address': 'derive.Patient.organization_id', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.postcode: LNK105" THEN [{'address': 'derive.Patient.postcode', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.preferred_language: LNK105" THEN [{'address': 'derive.Patient.preferred_language', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.referral_source: LNK105" THEN [{'address': 'derive.Patient.referral_source', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.staff_id: LNK105" THEN [{'address': 'derive.Patient.staff_id', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.state: LNK105" THEN [{'address': 'derive.Patient.state', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Patient.street: LNK105" THEN [{'address': 'derive.Patient.street', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.patient.set.Biological_Sex__c: PCK101" THEN [{'address': 'routes.patient.set.Biological_Sex__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.patient.set.Email: SFR111" THEN [{'address': 'routes.patient.set.Email', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Emergency_Contact_Name__c: SFR111" THEN [{'address': 'routes.patient.set.Emergency_Contact_Name__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "routes.patient.set.Emergency_Contact_Phone__c: SFR111"
          THEN [{'address': 'routes.patient.set.Emergency_Contact_Phone__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.patient.set.FirstName: SFR111" THEN [{'address': 'routes.patient.set.FirstName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Gender__c: SFR111" THEN [{'address': 'routes.patient.set.Gender__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "routes.patient.set.Insurance_Status_Source__c: SFR111"
          THEN [{'address': 'routes.patient.set.Insurance_Status_Source__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.patient.set.Insurance_Status__c: PCK101" THEN [{'address': 'routes.patient.set.Insurance_Status__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.patient.set.LastName: SFR111" THEN [{'address': 'routes.patient.set.LastName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingCity: SFR111" THEN [{'address': 'routes.patient.set.MailingCity', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingCountry: SFR111" THEN [{'address': 'routes.patient.set.MailingCountry', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingPostalCode: SFR111" THEN [{'address': 'routes.patient.set.MailingPostalCode', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingState: SFR111" THEN [{'address': 'routes.patient.set.MailingState', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingStreet: SFR111" THEN [{'address': 'routes.patient.set.MailingStreet', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MobilePhone: SFR111" THEN [{'address': 'routes.patient.set.MobilePhone', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Preferred_Language__c: SFR111" THEN [{'address': 'routes.patient.set.Preferred_Language__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Race__c: SFR111" THEN [{'address': 'routes.patient.set.Race__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Referral_Source__c: SFR111" THEN [{'address': 'routes.patient.set.Referral_Source__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Time_Zone__c: SFR111" THEN [{'address': 'routes.patient.set.Time_Zone__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.CustomProperty.fields.name: TYP103" THEN [{'address': 'source.objects.CustomProperty.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.CustomProperty.fields.name: TYP104" THEN [{'address': 'source.objects.CustomProperty.fields.name', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.CustomProperty.fields.updated_at: TYP101"
          THEN [{'address': 'source.objects.CustomProperty.fields.updated_at', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.objects.CustomProperty.fields.value: TYP103" THEN [{'address': 'source.objects.CustomProperty.fields.value', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.activityLevel: PCK101" THEN [{'address': 'source.objects.Patient.fields.activityLevel', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Patient.fields.biologicalSex: PCK101" THEN [{'address': 'source.objects.Patient.fields.biologicalSex', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Patient.fields.cholesterol: TYP101" THEN [{'address': 'source.objects.Patient.fields.cholesterol', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.cholesterolHdl: TYP101" THEN [{'address': 'source.objects.Patient.fields.cholesterolHdl', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.cholesterolLdl: TYP101" THEN [{'address': 'source.objects.Patient.fields.cholesterolLdl', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.objects.Patient.fields.chronicMedicationStatus: PCK101"
          THEN [{'address': 'source.objects.Patient.fields.chronicMedicationStatus', 'rule': 'PCK101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.createdAt: TYP101" THEN [{'address': 'source.objects.Patient.fields.createdAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.createdAt: TYP104" THEN [{'address': 'source.objects.Patient.fields.createdAt', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Patient.fields.diabetesStatus: PCK101" THEN [{'address': 'source.objects.Patient.fields.diabetesStatus', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Patient.fields.dob: TYP101" THEN [{'address': 'source.objects.Patient.fields.dob', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.objects.Patient.fields.familyDiabetesHistory: PCK101"
          THEN [{'address': 'source.objects.Patient.fields.familyDiabetesHistory', 'rule': 'PCK101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.fastingGlucose: TYP101" THEN [{'address': 'source.objects.Patient.fields.fastingGlucose', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.gender: TYP103" THEN [{'address': 'source.objects.Patient.fields.gender', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.height: TYP101" THEN [{'address': 'source.objects.Patient.fields.height', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.objects.Patient.fields.historyOfHighGlucose: TYP101"
          THEN [{'address': 'source.objects.Patient.fields.historyOfHighGlucose', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.Patient.fields.historyOfHypertension: TYP101"
          THEN [{'address': 'source.objects.Patient.fields.historyOfHypertension', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.Patient.fields.hypertensionTreatment: PCK101"
          THEN [{'address': 'source.objects.Patient.fields.hypertensionTreatment', 'rule': 'PCK101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.name: TYP103" THEN [{'address': 'source.objects.Patient.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.name: TYP104" THEN [{'address': 'source.objects.Patient.fields.name', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Patient.fields.parentalHypertensionHistory: PCK101"
          THEN [{'address': 'source.objects.Patient.fields.parentalHypertensionHistory', 'rule': 'PCK101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.phoneMobile: TYP103" THEN [{'address': 'source.objects.Patient.fields.phoneMobile', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.race: TYP103" THEN [{'address': 'source.objects.Patient.fields.race', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.smokingStatus: PCK101" THEN [{'address': 'source.objects.Patient.fields.smokingStatus', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Patient.fields.timezone: TYP103" THEN [{'address': 'source.objects.Patient.fields.timezone', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.triglyceride: TYP101" THEN [{'address': 'source.objects.Patient.fields.triglyceride', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.updatedAt: TYP101" THEN [{'address': 'source.objects.Patient.fields.updatedAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Patient.fields.updatedAt: TYP104" THEN [{'address': 'source.objects.Patient.fields.updatedAt', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Patient.fields.vegetableFruitDiet: TYP101"
          THEN [{'address': 'source.objects.Patient.fields.vegetableFruitDiet', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.Patient.fields.waistCircumference: TYP101"
          THEN [{'address': 'source.objects.Patient.fields.waistCircumference', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.weight: TYP101" THEN [{'address': 'source.objects.Patient.fields.weight', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.PatientDetail.fields.city: TYP103" THEN [{'address': 'source.objects.PatientDetail.fields.city', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientDetail.fields.country: TYP103" THEN [{'address': 'source.objects.PatientDetail.fields.country', 'rule': 'TYP103'}] END,
        CASE
          WHEN "source.objects.PatientDetail.fields.organization_id: TYP103"
          THEN [{'address': 'source.objects.PatientDetail.fields.organization_id', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.PatientDetail.fields.postcode: TYP103" THEN [{'address': 'source.objects.PatientDetail.fields.postcode', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientDetail.fields.state: TYP103" THEN [{'address': 'source.objects.PatientDetail.fields.state', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientDetail.fields.street: TYP103" THEN [{'address': 'source.objects.PatientDetail.fields.street', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
