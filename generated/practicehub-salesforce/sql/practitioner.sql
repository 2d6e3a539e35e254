-- practicehub-salesforce, route practitioner: each Practitioner, written to Contact.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Contact_Type__c  always Practitioner
-- FirstName  first_name | trim | truncate(40)
-- LastName  last_name | trim
-- Email  email | trim | lower | to_email | or_null
-- Phone  phone
-- License_Number__c  license_number
-- NPI__c  npi | digits | truncate(10)
-- Specialty__c  specialty
-- Credentials__c  credentials
-- Practising__c  active
-- Compliance_Documents__c  policy_codes | map_each(policy)
-- Source_Created_At__c  created | at($practice_time_zone) | or_null
-- Source_Modified_At__c  updated | at($practice_time_zone) | or_null
-- AccountId  routes.practitioner.link.AccountId: the migration key of the row referred to
-- OwnerId  routes.practitioner.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where PolicyAcknowledgement.practitioner_id = id" AS (
  SELECT
    "practitioner_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("policy_code", '[^\s\x0B\x{85}\p{Z}]') THEN "policy_code" END AS "policy_code text"
  FROM "PolicyAcknowledgement"
  WHERE
    REGEXP_MATCHES("practitioner_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where PolicyAcknowledgement.practitioner_id = id" AS (
  SELECT
    *,
    CASE WHEN "policy_code text" IN ('privacy_practices', 'infection_control', 'telehealth_consent', 'incident_reporting') THEN "policy_code text" END AS "policy_code"
  FROM "texts of all where PolicyAcknowledgement.practitioner_id = id"
), "all where PolicyAcknowledgement.practitioner_id = id" AS (
  SELECT
    "$by",
    ARRAY_AGG("policy_code text" ORDER BY "$source") FILTER(WHERE
      "policy_code text" IS NOT NULL) AS "policy_codes",
    BOOL_OR("policy_code text" IS NOT NULL AND "policy_code" IS NULL) AS "all where PolicyAcknowledgement.practitioner_id = id: PCK101 source.objects.PolicyAcknowledgement.fields.policy_code"
  FROM "fields of all where PolicyAcknowledgement.practitioner_id = id"
  GROUP BY
    "$by"
), "set aside, all where PolicyAcknowledgement.practitioner_id = id" AS (
  SELECT DISTINCT
    "practitioner_id" AS "$by",
    TRUE AS "all where PolicyAcknowledgement.practitioner_id = id: LNK105"
  FROM "$set_aside PolicyAcknowledgement"
  WHERE
    REGEXP_MATCHES("practitioner_id", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Practitioner"."$position" AS "$position",
    "Practitioner"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Practitioner"."id", '[^\s\x0B\x{85}\p{Z}]') THEN "Practitioner"."id" END AS "id text",
    CASE
      WHEN CONTAINS("Practitioner"."first_name", CHR(13)) AND REGEXP_MATCHES("Practitioner"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."first_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."first_name"
    END AS "first_name text",
    CASE
      WHEN CONTAINS("Practitioner"."last_name", CHR(13)) AND REGEXP_MATCHES("Practitioner"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."last_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."last_name"
    END AS "last_name text",
    CASE WHEN REGEXP_MATCHES("Practitioner"."active", '[^\s\x0B\x{85}\p{Z}]') THEN "Practitioner"."active" END AS "active text",
    CASE
      WHEN CONTAINS("Practitioner"."email", CHR(13)) AND REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Practitioner"."phone", CHR(13)) AND REGEXP_MATCHES("Practitioner"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."phone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."phone"
    END AS "phone text",
    CASE
      WHEN CONTAINS("Practitioner"."license_number", CHR(13)) AND REGEXP_MATCHES("Practitioner"."license_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."license_number", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."license_number", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."license_number"
    END AS "license_number text",
    CASE
      WHEN CONTAINS("Practitioner"."npi", CHR(13)) AND REGEXP_MATCHES("Practitioner"."npi", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."npi", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."npi", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."npi"
    END AS "npi text",
    CASE
      WHEN CONTAINS("Practitioner"."specialty", CHR(13)) AND REGEXP_MATCHES("Practitioner"."specialty", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."specialty", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."specialty", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."specialty"
    END AS "specialty text",
    CASE
      WHEN CONTAINS("Practitioner"."credentials", CHR(13)) AND REGEXP_MATCHES("Practitioner"."credentials", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."credentials", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."credentials", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."credentials"
    END AS "credentials text",
    CASE WHEN REGEXP_MATCHES("Practitioner"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "Practitioner"."created" END AS "created text",
    CASE WHEN REGEXP_MATCHES("Practitioner"."updated", '[^\s\x0B\x{85}\p{Z}]') THEN "Practitioner"."updated" END AS "updated text",
    "all where PolicyAcknowledgement.practitioner_id = id"."policy_codes" AS "policy_codes list",
    "set aside, all where PolicyAcknowledgement.practitioner_id = id"."all where PolicyAcknowledgement.practitioner_id = id: LNK105" AS "all where PolicyAcknowledgement.practitioner_id = id: LNK105",
    "all where PolicyAcknowledgement.practitioner_id = id"."all where PolicyAcknowledgement.practitioner_id = id: PCK101 source.objects.PolicyAcknowledgement.fields.policy_code" AS "all where PolicyAcknowledgement.practitioner_id = id: PCK101 source.objects.PolicyAcknowledgement.fields.policy_code"
  FROM "Practitioner"
  LEFT JOIN "all where PolicyAcknowledgement.practitioner_id = id"
    ON "all where PolicyAcknowledgement.practitioner_id = id"."$by" = "Practitioner"."id"
  LEFT JOIN "set aside, all where PolicyAcknowledgement.practitioner_id = id"
    ON "set aside, all where PolicyAcknowledgement.practitioner_id = id"."$by" = "Practitioner"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE
      WHEN STRLEN("first_name text") <= 80 OR LENGTH(REGEXP_REPLACE("first_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "first_name text"
    END AS "first_name",
    CASE WHEN STRLEN("last_name text") <= 80 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "last_name text" END AS "last_name",
    CASE LOWER(TRIM("active text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "active",
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE WHEN STRLEN("phone text") <= 40 OR LENGTH(REGEXP_REPLACE("phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "phone text" END AS "phone",
    CASE
      WHEN STRLEN("license_number text") <= 40 OR LENGTH(REGEXP_REPLACE("license_number text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "license_number text"
    END AS "license_number",
    CASE WHEN STRLEN("npi text") <= 20 OR LENGTH(REGEXP_REPLACE("npi text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20 THEN "npi text" END AS "npi",
    CASE
      WHEN STRLEN("specialty text") <= 120 OR LENGTH(REGEXP_REPLACE("specialty text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "specialty text"
    END AS "specialty",
    CASE
      WHEN STRLEN("credentials text") <= 255 OR LENGTH(REGEXP_REPLACE("credentials text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "credentials text"
    END AS "credentials",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created",
    CASE
      WHEN REGEXP_MATCHES("updated text", '[0-9]')
      AND TRY_STRPTIME("updated text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("updated text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "updated",
    CASE
      WHEN NOT (
        COALESCE(
          "all where PolicyAcknowledgement.practitioner_id = id: PCK101 source.objects.PolicyAcknowledgement.fields.policy_code"
          OR "all where PolicyAcknowledgement.practitioner_id = id: LNK105",
          FALSE
        )
      )
      THEN "policy_codes list"
    END AS "policy_codes"
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
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim",
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
    NULLIF(REGEXP_REPLACE("npi", '[^0-9]', '', 'g'), '') AS "npi | digits",
    CASE
      WHEN LIST_HAS_ALL(['incident_reporting', 'infection_control', 'privacy_practices', 'telehealth_consent'], "policy_codes")
      THEN LIST_TRANSFORM(
        "policy_codes",
        LAMBDA "item" : CASE "item"
          WHEN 'incident_reporting'
          THEN 'Incident Reporting'
          WHEN 'infection_control'
          THEN 'Infection Control'
          WHEN 'privacy_practices'
          THEN 'Privacy Practices'
          WHEN 'telehealth_consent'
          THEN 'Telehealth Consent'
          ELSE "item"
        END
      )
    END AS "policy_codes | map_each(policy)",
    CASE
      WHEN "updated" < "updated | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("updated" < "updated | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "updated" - TO_SECONDS(COALESCE("updated | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "updated | at($practice_time_zone)"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "updated | at($practice_time_zone) in its zone"
    ON YEAR("updated") = "updated | at($practice_time_zone) in its zone"."year"
    AND "updated" >= "updated | at($practice_time_zone) in its zone"."local_from"
    AND "updated" < "updated | at($practice_time_zone) in its zone"."local_next"
), "values 2" AS (
  SELECT
    *,
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
    END AS "first_name | trim | truncate(40)",
    CASE
      WHEN STRLEN("npi | digits") <= 10 OR LENGTH(REGEXP_REPLACE("npi | digits", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10
      THEN "npi | digits"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("npi | digits", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 10),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "npi | digits | truncate(10)"
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
    'Practitioner' AS "Contact_Type__c",
    "first_name | trim | truncate(40)" AS "FirstName",
    "last_name | trim" AS "LastName",
    "email | trim | lower | to_email" AS "Email",
    "phone" AS "Phone",
    "license_number" AS "License_Number__c",
    "npi | digits | truncate(10)" AS "NPI__c",
    "specialty" AS "Specialty__c",
    "credentials" AS "Credentials__c",
    CAST("active" AS TEXT) AS "Practising__c",
    CASE
      WHEN LEN("policy_codes | map_each(policy)") > 0
      THEN ARRAY_TO_STRING(LIST_FILTER("policy_codes | map_each(policy)", LAMBDA "item", "place" : LIST_POSITION("policy_codes | map_each(policy)", "item") = "place"), ';')
    END AS "Compliance_Documents__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'practicehub:Tenant:' || (
      SELECT
        MIN("$source")
      FROM "Tenant"
    ) AS "AccountId",
    'practicehub:Practitioner:' || "id" AS "OwnerId",
    COALESCE("all where PolicyAcknowledgement.practitioner_id = id: LNK105", FALSE) AS "derive.Practitioner.policy_codes: LNK105",
    "policy_codes" IS NOT NULL AND "policy_codes | map_each(policy)" IS NULL AS "routes.practitioner.set.Compliance_Documents__c: PCK101",
    COALESCE("all where PolicyAcknowledgement.practitioner_id = id: PCK101 source.objects.PolicyAcknowledgement.fields.policy_code", FALSE) AS "source.objects.PolicyAcknowledgement.fields.policy_code: PCK101",
    "active text" IS NOT NULL AND "active" IS NULL AS "source.objects.Practitioner.fields.active: TYP101",
    "active text" IS NULL AS "source.objects.Practitioner.fields.active: TYP104",
    "credentials text" IS NOT NULL AND "credentials" IS NULL AS "source.objects.Practitioner.fields.credentials: TYP103",
    "first_name text" IS NOT NULL AND "first_name" IS NULL AS "source.objects.Practitioner.fields.first_name: TYP103",
    "id text" IS NOT NULL AND "id" IS NULL AS "source.objects.Practitioner.fields.id: TYP103",
    "id text" IS NULL AS "source.objects.Practitioner.fields.id: TYP104",
    "last_name text" IS NOT NULL AND "last_name" IS NULL AS "source.objects.Practitioner.fields.last_name: TYP103",
    "last_name text" IS NULL AS "source.objects.Practitioner.fields.last_name: TYP104",
    "license_number text" IS NOT NULL AND "license_number" IS NULL AS "source.objects.Practitioner.fields.license_number: TYP103",
    "npi text" IS NOT NULL AND "npi" IS NULL AS "source.objects.Practitioner.fields.npi: TYP103",
    "phone text" IS NOT NULL AND "phone" IS NULL AS "source.objects.Practitioner.fields.phone: TYP103",
    "specialty text" IS NOT NULL AND "specialty" IS NULL AS "source.objects.Practitioner.fields.specialty: TYP103"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Credentials__c" = '#N/A' AS "routes.practitioner.set.Credentials__c: SFR111",
    "Email" = '#N/A' AS "routes.practitioner.set.Email: SFR111",
    "FirstName" = '#N/A' AS "routes.practitioner.set.FirstName: SFR111",
    "LastName" = '#N/A' AS "routes.practitioner.set.LastName: SFR111",
    "License_Number__c" = '#N/A' AS "routes.practitioner.set.License_Number__c: SFR111",
    "NPI__c" = '#N/A' AS "routes.practitioner.set.NPI__c: SFR111",
    "Phone" = '#N/A' AS "routes.practitioner.set.Phone: SFR111",
    "Specialty__c" = '#N/A' AS "routes.practitioner.set.Specialty__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Practitioner:' || "$source" AS "$key",
  "Contact_Type__c",
  "FirstName",
  "LastName",
  "Email",
  "Phone",
  "License_Number__c",
  "NPI__c",
  "Specialty__c",
  "Credentials__c",
  "Practising__c",
  "Compliance_Documents__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "AccountId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("Compliance_Documents__c") || ':' || "Compliance_Documents__c", '-'),
      COALESCE(STRLEN("Contact_Type__c") || ':' || "Contact_Type__c", '-'),
      COALESCE(STRLEN("Credentials__c") || ':' || "Credentials__c", '-'),
      COALESCE(STRLEN("Email") || ':' || "Email", '-'),
      COALESCE(STRLEN("FirstName") || ':' || "FirstName", '-'),
      COALESCE(STRLEN("LastName") || ':' || "LastName", '-'),
      COALESCE(STRLEN("License_Number__c") || ':' || "License_Number__c", '-'),
      COALESCE(STRLEN("NPI__c") || ':' || "NPI__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Phone") || ':' || "Phone", '-'),
      COALESCE(STRLEN("Practising__c") || ':' || "Practising__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Specialty__c") || ':' || "Specialty__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Practitioner.policy_codes: LNK105"
    OR "routes.practitioner.set.Compliance_Documents__c: PCK101"
    OR "routes.practitioner.set.Credentials__c: SFR111"
    OR "routes.practitioner.set.Email: SFR111"
    OR "routes.practitioner.set.FirstName: SFR111"
    OR "routes.practitioner.set.LastName: SFR111"
    OR "routes.practitioner.set.License_Number__c: SFR111"
    OR "routes.practitioner.set.NPI__c: SFR111"
    OR "routes.practitioner.set.Phone: SFR111"
    OR "routes.practitioner.set.Specialty__c: SFR111"
    OR "source.objects.PolicyAcknowledgement.fields.policy_code: PCK101"
    OR "source.objects.Practitioner.fields.active: TYP101"
    OR "source.objects.Practitioner.fields.active: TYP104"
    OR "source.objects.Practitioner.fields.credentials: TYP103"
    OR "source.objects.Practitioner.fields.first_name: TYP103"
    OR "source.objects.Practitioner.fields.id: TYP103"
    OR "source.objects.Practitioner.fields.id: TYP104"
    OR "source.objects.Practitioner.fields.last_name: TYP103"
    OR "source.objects.Practitioner.fields.last_name: TYP104"
    OR "source.objects.Practitioner.fields.license_number: TYP103"
    OR "source.objects.Practitioner.fields.npi: TYP103"
    OR "source.objects.Practitioner.fields.phone: TYP103"
    OR "source.objects.Practitioner.fields.specialty: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Practitioner.policy_codes: LNK105" THEN [{'address': 'derive.Practitioner.policy_codes', 'rule': 'LNK105'}] END,
        CASE
          WHEN "routes.practitioner.set.Compliance_Documents__c: PCK101"
          THEN [{'address': 'routes.practitioner.set.Compliance_Documents__c', 'rule': 'PCK101'}]
        END,
        CASE WHEN "routes.practitioner.set.Credentials__c: SFR111" THEN [{'address': 'routes.practitioner.set.Credentials__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.Email: SFR111" THEN [{'address': 'routes.practitioner.set.Email', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.FirstName: SFR111" THEN [{'address': 'routes.practitioner.set.FirstName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.LastName: SFR111" THEN [{'address': 'routes.practitioner.set.LastName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.License_Number__c: SFR111" THEN [{'address': 'routes.practitioner.set.License_Number__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.NPI__c: SFR111" THEN [{'address': 'routes.practitioner.set.NPI__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.Phone: SFR111" THEN [{'address': 'routes.practitioner.set.Phone', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.practitioner.set.Specialty__c: SFR111" THEN [{'address': 'routes.practitioner.set.Specialty__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "source.objects.PolicyAcknowledgement.fields.policy_code: PCK101"
          THEN [{'address': 'source.objects.PolicyAcknowledgement.fields.policy_code', 'rule': 'PCK101'}]
        END,
        CASE WHEN "source.objects.Practitioner.fields.active: TYP101" THEN [{'address': 'source.objects.Practitioner.fields.active', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Practitioner.fields.active: TYP104" THEN [{'address': 'source.objects.Practitioner.fields.active', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Practitioner.fields.credentials: TYP103"
          THEN [{'address': 'source.objects.Practitioner.fields.credentials', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.Practitioner.fields.first_name: TYP103"
          THEN [{'address': 'source.objects.Practitioner.fields.first_name', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Practitioner.fields.id: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Practitioner.fields.id: TYP104" THEN [{'address': 'source.objects.Practitioner.fields.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Practitioner.fields.last_name: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.last_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Practitioner.fields.last_name: TYP104" THEN [{'address': 'source.objects.Practitioner.fields.last_name', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Practitioner.fields.license_number: TYP103"
          THEN [{'address': 'source.objects.Practitioner.fields.license_number', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Practitioner.fields.npi: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.npi', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Practitioner.fields.phone: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.phone', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Practitioner.fields.specialty: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.specialty', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
