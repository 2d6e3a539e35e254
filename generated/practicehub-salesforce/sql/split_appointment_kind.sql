-- practicehub-salesforce, split appointment_kind: which case each Appointment falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: visit, admin; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where AppointmentType.id = appointment_type_id" AS (
  SELECT
    "id" AS "$by",
    "name" AS "type_name"
  FROM "AppointmentType"
  WHERE
    "id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "$source") = 1
), "set aside, first where AppointmentType.id = appointment_type_id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where AppointmentType.id = appointment_type_id: LNK105"
  FROM "$set_aside AppointmentType"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Appointment"."$position" AS "$position",
    "Appointment"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Appointment"."end", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."end" END AS "end text",
    CASE
      WHEN NOT (
        COALESCE("first where AppointmentType.id = appointment_type_id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where AppointmentType.id = appointment_type_id"."type_name", CHR(13))
        AND REGEXP_MATCHES("first where AppointmentType.id = appointment_type_id"."type_name", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where AppointmentType.id = appointment_type_id"."type_name", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where AppointmentType.id = appointment_type_id"."type_name", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where AppointmentType.id = appointment_type_id"."type_name"
      END
    END AS "type_name text",
    "set aside, first where AppointmentType.id = appointment_type_id"."first where AppointmentType.id = appointment_type_id: LNK105" AS "first where AppointmentType.id = appointment_type_id: LNK105"
  FROM "Appointment"
  LEFT JOIN "first where AppointmentType.id = appointment_type_id"
    ON "first where AppointmentType.id = appointment_type_id"."$by" = "Appointment"."appointment_type_id"
  LEFT JOIN "set aside, first where AppointmentType.id = appointment_type_id"
    ON "set aside, first where AppointmentType.id = appointment_type_id"."$by" = "Appointment"."appointment_type_id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("end text", '[0-9]')
      AND TRY_STRPTIME("end text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("end text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "end",
    CASE
      WHEN STRLEN("type_name text") <= 120 OR LENGTH(REGEXP_REPLACE("type_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "type_name text"
    END AS "type_name"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    TRIM(
      REGEXP_REPLACE("type_name", '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]', ' ', 'g'),
      ' '
    ) AS "type_name | squash"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    LOWER("type_name | squash") AS "type_name | squash | lower"
  FROM "values 1"
), "cases of appointment_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN COALESCE("type_name | squash | lower" IN ('initial consult', 'follow up', 'treatment session'), FALSE) AND "end" IS NOT NULL
          THEN 'visit'
          WHEN COALESCE("type_name | squash | lower" IN ('check-in call', 'billing discussion'), FALSE) OR "end" IS NULL
          THEN 'admin'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    COALESCE("first where AppointmentType.id = appointment_type_id: LNK105", FALSE) AS "derive.Appointment.type_name: LNK105",
    "end text" IS NOT NULL AND "end" IS NULL AS "source.objects.Appointment.fields.end: TYP101",
    "type_name text" IS NOT NULL AND "type_name" IS NULL AS "source.objects.AppointmentType.fields.name: TYP103"
  FROM "values 2"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.appointment_kind: COV104"
  FROM "cases of appointment_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "derive.Appointment.type_name: LNK105"
    OR "source.objects.Appointment.fields.end: TYP101"
    OR "source.objects.AppointmentType.fields.name: TYP103"
    OR "splits.appointment_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Appointment.type_name: LNK105" THEN [{'address': 'derive.Appointment.type_name', 'rule': 'LNK105'}] END,
        CASE WHEN "source.objects.Appointment.fields.end: TYP101" THEN [{'address': 'source.objects.Appointment.fields.end', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.AppointmentType.fields.name: TYP103" THEN [{'address': 'source.objects.AppointmentType.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "splits.appointment_kind: COV104" THEN [{'address': 'splits.appointment_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
