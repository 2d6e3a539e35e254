-- practicehub-salesforce, route practitioner_user: each Practitioner, looked up in User.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- name  concat(first_name, ' ', last_name) | squash
-- credentials  credentials
-- Email  email | trim | lower
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Practitioner"."$position" AS "$position",
    "Practitioner"."$source" AS "$source",
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
    CASE
      WHEN CONTAINS("Practitioner"."email", CHR(13)) AND REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Practitioner"."credentials", CHR(13)) AND REGEXP_MATCHES("Practitioner"."credentials", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Practitioner"."credentials", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Practitioner"."credentials", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Practitioner"."credentials"
    END AS "credentials text"
  FROM "Practitioner"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("first_name text") <= 80 OR LENGTH(REGEXP_REPLACE("first_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "first_name text"
    END AS "first_name",
    CASE WHEN STRLEN("last_name text") <= 80 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80 THEN "last_name text" END AS "last_name",
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE
      WHEN STRLEN("credentials text") <= 255 OR LENGTH(REGEXP_REPLACE("credentials text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "credentials text"
    END AS "credentials"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CONCAT("first_name", ' ', "last_name") AS "concat(first_name, ' ', last_name)",
    CASE
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    TRIM(
      REGEXP_REPLACE(
        "concat(first_name, ' ', last_name)",
        '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]',
        ' ',
        'g'
      ),
      ' '
    ) AS "concat(first_name, ' ', last_name) | squash",
    LOWER("email | trim") AS "email | trim | lower"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "concat(first_name, ' ', last_name) | squash" AS "name",
    "credentials",
    "email | trim | lower" AS "Email",
    "credentials text" IS NOT NULL AND "credentials" IS NULL AS "source.objects.Practitioner.fields.credentials: TYP103",
    "email text" IS NOT NULL AND "email" IS NULL AS "source.objects.Practitioner.fields.email: TYP103",
    "first_name text" IS NOT NULL AND "first_name" IS NULL AS "source.objects.Practitioner.fields.first_name: TYP103",
    "last_name text" IS NOT NULL AND "last_name" IS NULL AS "source.objects.Practitioner.fields.last_name: TYP103",
    "last_name text" IS NULL AS "source.objects.Practitioner.fields.last_name: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Practitioner:' || "$source" AS "$key",
  "name",
  "credentials",
  "Email",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Email") || ':' || "Email", '-'),
      COALESCE(STRLEN("credentials") || ':' || "credentials", '-'),
      COALESCE(STRLEN("name") || ':' || "name", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "source.objects.Practitioner.fields.credentials: TYP103"
    OR "source.objects.Practitioner.fields.email: TYP103"
    OR "source.objects.Practitioner.fields.first_name: TYP103"
    OR "source.objects.Practitioner.fields.last_name: TYP103"
    OR "source.objects.Practitioner.fields.last_name: TYP104"
    THEN FLATTEN(
      [
        CASE
          WHEN "source.objects.Practitioner.fields.credentials: TYP103"
          THEN [{'address': 'source.objects.Practitioner.fields.credentials', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Practitioner.fields.email: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.email', 'rule': 'TYP103'}] END,
        CASE
          WHEN "source.objects.Practitioner.fields.first_name: TYP103"
          THEN [{'address': 'source.objects.Practitioner.fields.first_name', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Practitioner.fields.last_name: TYP103" THEN [{'address': 'source.objects.Practitioner.fields.last_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Practitioner.fields.last_name: TYP104" THEN [{'address': 'source.objects.Practitioner.fields.last_name', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
