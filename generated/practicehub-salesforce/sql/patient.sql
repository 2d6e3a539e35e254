-- practicehub-salesforce, route patient: each Patient, written to Contact.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Contact_Type__c  always Patient
-- FirstName  first_name | trim | truncate(40)
-- LastName  last_name | trim
-- Email  email | trim | lower | to_email | or_null
-- MobilePhone  phone
-- MailingStreet  concat(address_num, ' ', address_str) | squash
-- MailingCity  city | truncate(40)
-- MailingState  state
-- MailingPostalCode  postcode
-- MailingCountry  country
-- Birthdate  dob
-- Medical_Record_Number__c  patient_number
-- Sex__c  sex
-- Insurance_Carrier__c  medical_insurance
-- Account_Balance__c  total_balance
-- HIPAA_Notes__c  hipaa_notes
-- HasOptedOutOfEmail  not (email_marketing | default(false))
-- Source_Created_At__c  created_at | at($practice_time_zone) | or_null
-- Source_Modified_At__c  updated_at | at($practice_time_zone) | or_null
-- AccountId  routes.patient.link.AccountId: the migration key of the row referred to
-- OwnerId  routes.patient.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Patient"."$position" AS "$position",
    "Patient"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Patient"."patient_number", CHR(13)) AND REGEXP_MATCHES("Patient"."patient_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."patient_number", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."patient_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."patient_number"
    END AS "patient_number text",
    CASE
      WHEN CONTAINS("Patient"."first_name", CHR(13)) AND REGEXP_MATCHES("Patient"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."first_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."first_name"
    END AS "first_name text",
    CASE
      WHEN CONTAINS("Patient"."last_name", CHR(13)) AND REGEXP_MATCHES("Patient"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."last_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."last_name"
    END AS "last_name text",
    CASE
      WHEN CONTAINS("Patient"."email", CHR(13)) AND REGEXP_MATCHES("Patient"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Patient"."phone", CHR(13)) AND REGEXP_MATCHES("Patient"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."phone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."phone"
    END AS "phone text",
    CASE
      WHEN CONTAINS("Patient"."sex", CHR(13)) AND REGEXP_MATCHES("Patient"."sex", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."sex", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."sex", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."sex"
    END AS "sex text",
    CASE WHEN REGEXP_MATCHES("Patient"."dob", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."dob" END AS "dob text",
    CASE
      WHEN CONTAINS("Patient"."address_num", CHR(13)) AND REGEXP_MATCHES("Patient"."address_num", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."address_num", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."address_num", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."address_num"
    END AS "address_num text",
    CASE
      WHEN CONTAINS("Patient"."address_str", CHR(13)) AND REGEXP_MATCHES("Patient"."address_str", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."address_str", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."address_str", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."address_str"
    END AS "address_str text",
    CASE
      WHEN CONTAINS("Patient"."city", CHR(13)) AND REGEXP_MATCHES("Patient"."city", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."city", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."city", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."city"
    END AS "city text",
    CASE
      WHEN CONTAINS("Patient"."state", CHR(13)) AND REGEXP_MATCHES("Patient"."state", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."state", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."state", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."state"
    END AS "state text",
    CASE
      WHEN CONTAINS("Patient"."postcode", CHR(13)) AND REGEXP_MATCHES("Patient"."postcode", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."postcode", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."postcode", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."postcode"
    END AS "postcode text",
    CASE
      WHEN CONTAINS("Patient"."country", CHR(13)) AND REGEXP_MATCHES("Patient"."country", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."country", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."country", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."country"
    END AS "country text",
    CASE
      WHEN CONTAINS("Patient"."medical_insurance", CHR(13)) AND REGEXP_MATCHES("Patient"."medical_insurance", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."medical_insurance", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."medical_insurance", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."medical_insurance"
    END AS "medical_insurance text",
    CASE WHEN REGEXP_MATCHES("Patient"."total_balance", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."total_balance" END AS "total_balance text",
    CASE
      WHEN CONTAINS("Patient"."hipaa_notes", CHR(13)) AND REGEXP_MATCHES("Patient"."hipaa_notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Patient"."hipaa_notes", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Patient"."hipaa_notes", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Patient"."hipaa_notes"
    END AS "hipaa_notes text",
    CASE WHEN REGEXP_MATCHES("Patient"."email_marketing", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."email_marketing" END AS "email_marketing text",
    CASE WHEN REGEXP_MATCHES("Patient"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."created_at" END AS "created_at text",
    CASE WHEN REGEXP_MATCHES("Patient"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Patient"."updated_at" END AS "updated_at text"
  FROM "Patient"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_number text") <= 40 OR LENGTH(REGEXP_REPLACE("patient_number text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "patient_number text"
    END AS "patient_number",
    CASE
      WHEN STRLEN("first_name text") <= 80 OR LENGTH(REGEXP_REPLACE("first_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "first_name text"
    END AS "first_name",
    CASE WHEN STRLEN("last_name text") <= 80 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "last_name text" END AS "last_name",
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE WHEN STRLEN("phone text") <= 40 OR LENGTH(REGEXP_REPLACE("phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "phone text" END AS "phone",
    CASE WHEN STRLEN("sex text") <= 20 OR LENGTH(REGEXP_REPLACE("sex text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20 THEN "sex text" END AS "sex",
    CASE
      WHEN REGEXP_MATCHES("dob text", '[0-9]')
      AND TRY_STRPTIME("dob text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("dob text", '%Y-%m-%d') AS DATE)
    END AS "dob",
    CASE
      WHEN STRLEN("address_num text") <= 20 OR LENGTH(REGEXP_REPLACE("address_num text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "address_num text"
    END AS "address_num",
    CASE
      WHEN STRLEN("address_str text") <= 200 OR LENGTH(REGEXP_REPLACE("address_str text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 200
      THEN "address_str text"
    END AS "address_str",
    CASE WHEN STRLEN("city text") <= 80 OR LENGTH(REGEXP_REPLACE("city text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "city text" END AS "city",
    CASE WHEN STRLEN("state text") <= 80 OR LENGTH(REGEXP_REPLACE("state text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "state text" END AS "state",
    CASE WHEN STRLEN("postcode text") <= 20 OR LENGTH(REGEXP_REPLACE("postcode text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20 THEN "postcode text" END AS "postcode",
    CASE WHEN STRLEN("country text") <= 80 OR LENGTH(REGEXP_REPLACE("country text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "country text" END AS "country",
    CASE
      WHEN STRLEN("medical_insurance text") <= 120 OR LENGTH(REGEXP_REPLACE("medical_insurance text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "medical_insurance text"
    END AS "medical_insurance",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("total_balance text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?')
      THEN TRY_CAST(TRIM("total_balance text") AS DECIMAL(18, 2))
    END AS "total_balance",
    CASE
      WHEN STRLEN("hipaa_notes text") <= 10000 OR LENGTH(REGEXP_REPLACE("hipaa_notes text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "hipaa_notes text"
    END AS "hipaa_notes",
    CASE LOWER(TRIM("email_marketing text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "email_marketing",
    CASE
      WHEN REGEXP_MATCHES("created_at text", '[0-9]')
      AND TRY_STRPTIME("created_at text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created_at text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created_at",
    CASE
      WHEN REGEXP_MATCHES("updated_at text", '[0-9]')
      AND TRY_STRPTIME("updated_at text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("updated_at text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "updated_at"
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
    CASE WHEN COALESCE("address_num", "address_str") IS NOT NULL THEN CONCAT("address_num", ' ', "address_str") END AS "concat(address_num, ' ', address_str)",
    CASE
      WHEN "created_at" < "created_at | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("created_at" < "created_at | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "created_at" - TO_SECONDS(COALESCE("created_at | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "created_at | at($practice_time_zone)",
    CASE
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim",
    COALESCE("email_marketing", FALSE) AS "email_marketing | default(false)",
    CASE
      WHEN REGEXP_MATCHES("first_name", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("first_name", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "first_name"
    END AS "first_name | trim",
    CASE
      WHEN REGEXP_MATCHES("last_name", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("last_name", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "last_name"
    END AS "last_name | trim",
    CASE
      WHEN "updated_at" < "updated_at | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("updated_at" < "updated_at | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "updated_at" - TO_SECONDS(COALESCE("updated_at | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "updated_at | at($practice_time_zone)"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created_at | at($practice_time_zone) in its zone"
    ON YEAR("created_at") = "created_at | at($practice_time_zone) in its zone"."year"
    AND "created_at" >= "created_at | at($practice_time_zone) in its zone"."local_from"
    AND "created_at" < "created_at | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "updated_at | at($practice_time_zone) in its zone"
    ON YEAR("updated_at") = "updated_at | at($practice_time_zone) in its zone"."year"
    AND "updated_at" >= "updated_at | at($practice_time_zone) in its zone"."local_from"
    AND "updated_at" < "updated_at | at($practice_time_zone) in its zone"."local_next"
), "values 2" AS (
  SELECT
    *,
    TRIM(
      REGEXP_REPLACE(
        "concat(address_num, ' ', address_str)",
        '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]',
        ' ',
        'g'
      ),
      ' '
    ) AS "concat(address_num, ' ', address_str) | squash",
    LOWER("email | trim") AS "email | trim | lower",
    CASE
      WHEN STRLEN("first_name | trim") <= 40 OR LENGTH(REGEXP_REPLACE("first_name | trim", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "first_name | trim"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("first_name | trim", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "first_name | trim | truncate(40)"
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
    END AS "email | trim | lower | to_email"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Patient' AS "Contact_Type__c",
    "first_name | trim | truncate(40)" AS "FirstName",
    "last_name | trim" AS "LastName",
    "email | trim | lower | to_email" AS "Email",
    "phone" AS "MobilePhone",
    "concat(address_num, ' ', address_str) | squash" AS "MailingStreet",
    "city | truncate(40)" AS "MailingCity",
    "state" AS "MailingState",
    "postcode" AS "MailingPostalCode",
    "country" AS "MailingCountry",
    CAST("dob" AS TEXT) AS "Birthdate",
    "patient_number" AS "Medical_Record_Number__c",
    "sex" AS "Sex__c",
    "medical_insurance" AS "Insurance_Carrier__c",
    CAST("total_balance" AS TEXT) AS "Account_Balance__c",
    "hipaa_notes" AS "HIPAA_Notes__c",
    CAST(NOT (
      "email_marketing | default(false)"
    ) AS TEXT) AS "HasOptedOutOfEmail",
    STRFTIME("created_at | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated_at | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'practicehub:Tenant:' || (
      SELECT
        MIN("$source")
      FROM "Tenant"
    ) AS "AccountId",
    CAST(NULL AS TEXT) AS "OwnerId",
    "address_num text" IS NOT NULL AND "address_num" IS NULL AS "source.objects.Patient.fields.address_num: TYP103",
    "address_str text" IS NOT NULL AND "address_str" IS NULL AS "source.objects.Patient.fields.address_str: TYP103",
    "city text" IS NOT NULL AND "city" IS NULL AS "source.objects.Patient.fields.city: TYP103",
    "country text" IS NOT NULL AND "country" IS NULL AS "source.objects.Patient.fields.country: TYP103",
    "dob text" IS NOT NULL AND "dob" IS NULL AS "source.objects.Patient.fields.dob: TYP101",
    "email_marketing text" IS NOT NULL AND "email_marketing" IS NULL AS "source.objects.Patient.fields.email_marketing: TYP101",
    "first_name text" IS NOT NULL AND "first_name" IS NULL AS "source.objects.Patient.fields.first_name: TYP103",
    "hipaa_notes text" IS NOT NULL AND "hipaa_notes" IS NULL AS "source.objects.Patient.fields.hipaa_notes: TYP103",
    "last_name text" IS NOT NULL AND "last_name" IS NULL AS "source.objects.Patient.fields.last_name: TYP103",
    "last_name text" IS NULL AS "source.objects.Patient.fields.last_name: TYP104",
    "medical_insurance text" IS NOT NULL AND "medical_insurance" IS NULL AS "source.objects.Patient.fields.medical_insurance: TYP103",
    "patient_number text" IS NOT NULL AND "patient_number" IS NULL AS "source.objects.Patient.fields.patient_number: TYP103",
    "phone text" IS NOT NULL AND "phone" IS NULL AS "source.objects.Patient.fields.phone: TYP103",
    "postcode text" IS NOT NULL AND "postcode" IS NULL AS "source.objects.Patient.fields.postcode: TYP103",
    "sex text" IS NOT NULL AND "sex" IS NULL AS "source.objects.Patient.fields.sex: TYP103",
    "state text" IS NOT NULL AND "state" IS NULL AS "source.objects.Patient.fields.state: TYP103",
    "total_balance text" IS NOT NULL AND "total_balance" IS NULL AS "source.objects.Patient.fields.total_balance: TYP101"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Email" = '#N/A' AS "routes.patient.set.Email: SFR111",
    "FirstName" = '#N/A' AS "routes.patient.set.FirstName: SFR111",
    "HIPAA_Notes__c" = '#N/A' AS "routes.patient.set.HIPAA_Notes__c: SFR111",
    "Insurance_Carrier__c" = '#N/A' AS "routes.patient.set.Insurance_Carrier__c: SFR111",
    "LastName" = '#N/A' AS "routes.patient.set.LastName: SFR111",
    "MailingCity" = '#N/A' AS "routes.patient.set.MailingCity: SFR111",
    "MailingCountry" = '#N/A' AS "routes.patient.set.MailingCountry: SFR111",
    "MailingPostalCode" = '#N/A' AS "routes.patient.set.MailingPostalCode: SFR111",
    "MailingState" = '#N/A' AS "routes.patient.set.MailingState: SFR111",
    "MailingStreet" = '#N/A' AS "routes.patient.set.MailingStreet: SFR111",
    "Medical_Record_Number__c" = '#N/A' AS "routes.patient.set.Medical_Record_Number__c: SFR111",
    "MobilePhone" = '#N/A' AS "routes.patient.set.MobilePhone: SFR111",
    "Sex__c" = '#N/A' AS "routes.patient.set.Sex__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Patient:' || "$source" AS "$key",
  "Contact_Type__c",
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
  "Medical_Record_Number__c",
  "Sex__c",
  "Insurance_Carrier__c",
  "Account_Balance__c",
  "HIPAA_Notes__c",
  "HasOptedOutOfEmail",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "AccountId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("Account_Balance__c") || ':' || "Account_Balance__c", '-'),
      COALESCE(STRLEN("Birthdate") || ':' || "Birthdate", '-'),
      COALESCE(STRLEN("Contact_Type__c") || ':' || "Contact_Type__c", '-'),
      COALESCE(STRLEN("Email") || ':' || "Email", '-'),
      COALESCE(STRLEN("FirstName") || ':' || "FirstName", '-'),
      COALESCE(STRLEN("HIPAA_Notes__c") || ':' || "HIPAA_Notes__c", '-'),
      COALESCE(STRLEN("HasOptedOutOfEmail") || ':' || "HasOptedOutOfEmail", '-'),
      COALESCE(STRLEN("Insurance_Carrier__c") || ':' || "Insurance_Carrier__c", '-'),
      COALESCE(STRLEN("LastName") || ':' || "LastName", '-'),
      COALESCE(STRLEN("MailingCity") || ':' || "MailingCity", '-'),
      COALESCE(STRLEN("MailingCountry") || ':' || "MailingCountry", '-'),
      COALESCE(STRLEN("MailingPostalCode") || ':' || "MailingPostalCode", '-'),
      COALESCE(STRLEN("MailingState") || ':' || "MailingState", '-'),
      COALESCE(STRLEN("MailingStreet") || ':' || "MailingStreet", '-'),
      COALESCE(STRLEN("Medical_Record_Number__c") || ':' || "Medical_Record_Number__c", '-'),
      COALESCE(STRLEN("MobilePhone") || ':' || "MobilePhone", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Sex__c") || ':' || "Sex__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.patient.set.Email: SFR111"
    OR "routes.patient.set.FirstName: SFR111"
    OR "routes.patient.set.HIPAA_Notes__c: SFR111"
    OR "routes.patient.set.Insurance_Carrier__c: SFR111"
    OR "routes.patient.set.LastName: SFR111"
    OR "routes.patient.set.MailingCity: SFR111"
    OR "routes.patient.set.MailingCountry: SFR111"
    OR "routes.patient.set.MailingPostalCode: SFR111"
    OR "routes.patient.set.MailingState: SFR111"
    OR "routes.patient.set.MailingStreet: SFR111"
    OR "routes.patient.set.Medical_Record_Number__c: SFR111"
    OR "routes.patient.set.MobilePhone: SFR111"
    OR "routes.patient.set.Sex__c: SFR111"
    OR "source.objects.Patient.fields.address_num: TYP103"
    OR "source.objects.Patient.fields.address_str: TYP103"
    OR "source.objects.Patient.fields.city: TYP103"
    OR "source.objects.Patient.fields.country: TYP103"
    OR "source.objects.Patient.fields.dob: TYP101"
    OR "source.objects.Patient.fields.email_marketing: TYP101"
    OR "source.objects.Patient.fields.first_name: TYP103"
    OR "source.objects.Patient.fields.hipaa_notes: TYP103"
    OR "source.objects.Patient.fields.last_name: TYP103"
    OR "source.objects.Patient.fields.last_name: TYP104"
    OR "source.objects.Patient.fields.medical_insurance: TYP103"
    OR "source.objects.Patient.fields.patient_number: TYP103"
    OR "source.objects.Patient.fields.phone: TYP103"
    OR "source.objects.Patient.fields.postcode: TYP103"
    OR "source.objects.Patient.fields.sex: TYP103"
    OR "source.objects.Patient.fields.state: TYP103"
    OR "source.objects.Patient.fields.total_balance: TYP101"
    THEN FLATTEN(
      [
        CASE WHEN "routes.patient.set.Email: SFR111" THEN [{'address': 'routes.patient.set.Email', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.FirstName: SFR111" THEN [{'address': 'routes.patient.set.FirstName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.HIPAA_Notes__c: SFR111" THEN [{'address': 'routes.patient.set.HIPAA_Notes__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Insurance_Carrier__c: SFR111" THEN [{'address': 'routes.patient.set.Insurance_Carrier__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.LastName: SFR111" THEN [{'address': 'routes.patient.set.LastName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingCity: SFR111" THEN [{'address': 'routes.patient.set.MailingCity', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingCountry: SFR111" THEN [{'address': 'routes.patient.set.MailingCountry', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingPostalCode: SFR111" THEN [{'address': 'routes.patient.set.MailingPostalCode', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingState: SFR111" THEN [{'address': 'routes.patient.set.MailingState', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MailingStreet: SFR111" THEN [{'address': 'routes.patient.set.MailingStreet', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Medical_Record_Number__c: SFR111" THEN [{'address': 'routes.patient.set.Medical_Record_Number__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.MobilePhone: SFR111" THEN [{'address': 'routes.patient.set.MobilePhone', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.patient.set.Sex__c: SFR111" THEN [{'address': 'routes.patient.set.Sex__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Patient.fields.address_num: TYP103" THEN [{'address': 'source.objects.Patient.fields.address_num', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.address_str: TYP103" THEN [{'address': 'source.objects.Patient.fields.address_str', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.city: TYP103" THEN [{'address': 'source.objects.Patient.fields.city', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.country: TYP103" THEN [{'address': 'source.objects.Patient.fields.country', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.dob: TYP101" THEN [{'address': 'source.objects.Patient.fields.dob', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.objects.Patient.fields.email_marketing: TYP101"
          THEN [{'address': 'source.objects.Patient.fields.email_marketing', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.objects.Patient.fields.first_name: TYP103" THEN [{'address': 'source.objects.Patient.fields.first_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.hipaa_notes: TYP103" THEN [{'address': 'source.objects.Patient.fields.hipaa_notes', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.last_name: TYP103" THEN [{'address': 'source.objects.Patient.fields.last_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.last_name: TYP104" THEN [{'address': 'source.objects.Patient.fields.last_name', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Patient.fields.medical_insurance: TYP103"
          THEN [{'address': 'source.objects.Patient.fields.medical_insurance', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Patient.fields.patient_number: TYP103" THEN [{'address': 'source.objects.Patient.fields.patient_number', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.phone: TYP103" THEN [{'address': 'source.objects.Patient.fields.phone', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.postcode: TYP103" THEN [{'address': 'source.objects.Patient.fields.postcode', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.sex: TYP103" THEN [{'address': 'source.objects.Patient.fields.sex', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.state: TYP103" THEN [{'address': 'source.objects.Patient.fields.state', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Patient.fields.total_balance: TYP101" THEN [{'address': 'source.objects.Patient.fields.total_balance', 'rule': 'TYP101'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
