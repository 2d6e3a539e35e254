-- practicehub-salesforce, route admin_task: each Appointment of appointment_kind.admin, written to Task.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Priority  always Normal
-- Subject  concat('Appointment - ', type_name | default('no type'))
-- Status  status | map(task_status)
-- ActivityDate  start | to_date
-- Appointment_Start__c  start | at($practice_time_zone)
-- Description  note | strip_html
-- Appointment_Type__c  type_name
-- Appointment_Status__c  status | map(appointment_state)
-- Appointment_Location__c  location
-- Cancelled_At__c  cancelDate | at($practice_time_zone) | or_null
-- Visit_Notes__c  note | strip_html | truncate(255)
-- Source_Created_At__c  created | at($practice_time_zone) | or_null
-- Source_Modified_At__c  updated | at($practice_time_zone) | or_null
-- WhoId  routes.admin_task.link.WhoId: the migration key of the row referred to
-- WhatId  routes.admin_task.link.WhatId: the migration key of the row referred to
-- OwnerId  routes.admin_task.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
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
), "first where TreatmentRecord.appointment_id = id" AS (
  SELECT
    "appointment_id" AS "$by",
    "id" AS "treatment_id"
  FROM "TreatmentRecord"
  WHERE
    "appointment_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "appointment_id" ORDER BY "$source") = 1
), "set aside, first where TreatmentRecord.appointment_id = id" AS (
  SELECT DISTINCT
    "appointment_id" AS "$by",
    TRUE AS "first where TreatmentRecord.appointment_id = id: LNK105"
  FROM "$set_aside TreatmentRecord"
  WHERE
    REGEXP_MATCHES("appointment_id", '[^\s\x0B\x{85}\p{Z}]')
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
), "texts of claimed rows" AS (
  SELECT
    "Appointment"."$position" AS "$position",
    "Appointment"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Appointment"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("Appointment"."practitioner_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."practitioner_id" END AS "practitioner_id text",
    CASE WHEN REGEXP_MATCHES("Appointment"."start", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."start" END AS "start text",
    CASE WHEN REGEXP_MATCHES("Appointment"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."status" END AS "status text",
    CASE WHEN REGEXP_MATCHES("Appointment"."cancelDate", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."cancelDate" END AS "cancelDate text",
    CASE
      WHEN CONTAINS("Appointment"."note", CHR(13)) AND REGEXP_MATCHES("Appointment"."note", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."note", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."note", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."note"
    END AS "note text",
    CASE
      WHEN CONTAINS("Appointment"."location", CHR(13)) AND REGEXP_MATCHES("Appointment"."location", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."location", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."location", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."location"
    END AS "location text",
    CASE WHEN REGEXP_MATCHES("Appointment"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."created" END AS "created text",
    CASE WHEN REGEXP_MATCHES("Appointment"."updated", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."updated" END AS "updated text",
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
    "set aside, first where AppointmentType.id = appointment_type_id"."first where AppointmentType.id = appointment_type_id: LNK105" AS "first where AppointmentType.id = appointment_type_id: LNK105",
    CASE
      WHEN NOT (
        COALESCE("first where TreatmentRecord.appointment_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where TreatmentRecord.appointment_id = id"."treatment_id", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where TreatmentRecord.appointment_id = id"."treatment_id"
      END
    END AS "treatment_id text",
    "set aside, first where TreatmentRecord.appointment_id = id"."first where TreatmentRecord.appointment_id = id: LNK105" AS "first where TreatmentRecord.appointment_id = id: LNK105",
    "cases of appointment_kind"."derive.Appointment.type_name: LNK105",
    "cases of appointment_kind"."source.objects.Appointment.fields.end: TYP101",
    "cases of appointment_kind"."source.objects.AppointmentType.fields.name: TYP103"
  FROM "Appointment"
  LEFT JOIN "first where AppointmentType.id = appointment_type_id"
    ON "first where AppointmentType.id = appointment_type_id"."$by" = "Appointment"."appointment_type_id"
  LEFT JOIN "set aside, first where AppointmentType.id = appointment_type_id"
    ON "set aside, first where AppointmentType.id = appointment_type_id"."$by" = "Appointment"."appointment_type_id"
  LEFT JOIN "first where TreatmentRecord.appointment_id = id"
    ON "first where TreatmentRecord.appointment_id = id"."$by" = "Appointment"."id"
  LEFT JOIN "set aside, first where TreatmentRecord.appointment_id = id"
    ON "set aside, first where TreatmentRecord.appointment_id = id"."$by" = "Appointment"."id"
  JOIN "cases of appointment_kind"
    ON "cases of appointment_kind"."$source" = "Appointment"."$source" AND "cases of appointment_kind"."$case" = 'admin'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN STRLEN("practitioner_id text") <= 64 OR LENGTH(REGEXP_REPLACE("practitioner_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "practitioner_id text"
    END AS "practitioner_id",
    CASE
      WHEN REGEXP_MATCHES("start text", '[0-9]')
      AND TRY_STRPTIME("start text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("start text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "start",
    CASE WHEN "status text" IN ('pending', 'arrived', 'processed', 'missed', 'cancelled') THEN "status text" END AS "status",
    CASE
      WHEN REGEXP_MATCHES("cancelDate text", '[0-9]')
      AND TRY_STRPTIME("cancelDate text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("cancelDate text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "cancelDate",
    CASE WHEN STRLEN("note text") <= 32000 OR LENGTH(REGEXP_REPLACE("note text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "note text" END AS "note",
    CASE WHEN STRLEN("location text") <= 255 OR LENGTH(REGEXP_REPLACE("location text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "location text" END AS "location",
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
      WHEN STRLEN("type_name text") <= 120 OR LENGTH(REGEXP_REPLACE("type_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "type_name text"
    END AS "type_name",
    CASE
      WHEN STRLEN("treatment_id text") <= 64 OR LENGTH(REGEXP_REPLACE("treatment_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "treatment_id text"
    END AS "treatment_id"
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
), "local clock of $practice_time_zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("local_from"), YEAR("local_next") + 1)) AS "year"
  FROM "periods of $practice_time_zone"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN "cancelDate" < "cancelDate | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("cancelDate" < "cancelDate | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "cancelDate" - TO_SECONDS(COALESCE("cancelDate | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "cancelDate | at($practice_time_zone)",
    CASE
      WHEN "created" < "created | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("created" < "created | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "created" - TO_SECONDS(COALESCE("created | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "created | at($practice_time_zone)",
    CASE
      WHEN CONTAINS("note", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("note", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "note"
    END AS "note | strip_html, part 1",
    CASE
      WHEN "start" < "start | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("start" < "start | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "start" - TO_SECONDS(COALESCE("start | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "start | at($practice_time_zone)",
    CAST("start" AS DATE) AS "start | to_date",
    CASE "status"
      WHEN 'arrived'
      THEN 'Arrived'
      WHEN 'cancelled'
      THEN 'Cancelled'
      WHEN 'missed'
      THEN 'No Show'
      WHEN 'pending'
      THEN 'Pending'
      WHEN 'processed'
      THEN 'Completed'
    END AS "status | map(appointment_state)",
    CASE "status"
      WHEN 'arrived'
      THEN 'In Progress'
      WHEN 'cancelled'
      THEN 'Cancelled'
      WHEN 'missed'
      THEN 'No Show'
      WHEN 'pending'
      THEN 'Not Started'
      WHEN 'processed'
      THEN 'Completed'
    END AS "status | map(task_status)",
    COALESCE("type_name", 'no type') AS "type_name | default('no type')",
    CASE
      WHEN "updated" < "updated | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("updated" < "updated | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "updated" - TO_SECONDS(COALESCE("updated | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "updated | at($practice_time_zone)"
  FROM "fields of claimed rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "cancelDate | at($practice_time_zone) in its zone"
    ON YEAR("cancelDate") = "cancelDate | at($practice_time_zone) in its zone"."year"
    AND "cancelDate" >= "cancelDate | at($practice_time_zone) in its zone"."local_from"
    AND "cancelDate" < "cancelDate | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "start | at($practice_time_zone) in its zone"
    ON YEAR("start") = "start | at($practice_time_zone) in its zone"."year"
    AND "start" >= "start | at($practice_time_zone) in its zone"."local_from"
    AND "start" < "start | at($practice_time_zone) in its zone"."local_next"
  LEFT JOIN "local clock of $practice_time_zone" AS "updated | at($practice_time_zone) in its zone"
    ON YEAR("updated") = "updated | at($practice_time_zone) in its zone"."year"
    AND "updated" >= "updated | at($practice_time_zone) in its zone"."local_from"
    AND "updated" < "updated | at($practice_time_zone) in its zone"."local_next"
), "values 4" AS (
  SELECT
    *,
    CONCAT('Appointment - ', "type_name | default('no type')") AS "concat('^appointment - ', type_name | default('no type'))",
    CASE
      WHEN CONTAINS("note | strip_html, part 1", '&')
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
                                            REGEXP_REPLACE(REGEXP_REPLACE("note | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
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
      ELSE "note | strip_html, part 1"
    END AS "note | strip_html, part 2"
  FROM "values 3"
), "values 5" AS (
  SELECT
    *,
    REGEXP_REPLACE("note | strip_html, part 2", '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]', ' ', 'g') AS "note | strip_html, part 3"
  FROM "values 4"
), "values 6" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("note | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("note | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "note | strip_html, part 3"
    END AS "note | strip_html, part 4"
  FROM "values 5"
), "values 7" AS (
  SELECT
    *,
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("note | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("note | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "note | strip_html, part 4"
      END,
      ''
    ) AS "note | strip_html"
  FROM "values 6"
), "values 8" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("note | strip_html") <= 255 OR LENGTH(REGEXP_REPLACE("note | strip_html", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "note | strip_html"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("note | strip_html", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "note | strip_html | truncate(255)"
  FROM "values 7"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Normal' AS "Priority",
    "concat('^appointment - ', type_name | default('no type'))" AS "Subject",
    "status | map(task_status)" AS "Status",
    CAST("start | to_date" AS TEXT) AS "ActivityDate",
    STRFTIME("start | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Appointment_Start__c",
    "note | strip_html" AS "Description",
    "type_name" AS "Appointment_Type__c",
    "status | map(appointment_state)" AS "Appointment_Status__c",
    "location" AS "Appointment_Location__c",
    STRFTIME("cancelDate | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Cancelled_At__c",
    "note | strip_html | truncate(255)" AS "Visit_Notes__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'practicehub:Patient:' || "patient_id" AS "WhoId",
    'practicehub:TreatmentRecord:' || "treatment_id" AS "WhatId",
    'practicehub:Practitioner:' || "practitioner_id" AS "OwnerId",
    COALESCE("first where TreatmentRecord.appointment_id = id: LNK105", FALSE) AS "derive.Appointment.treatment_id: LNK105",
    "derive.Appointment.type_name: LNK105" OR COALESCE("first where AppointmentType.id = appointment_type_id: LNK105", FALSE) AS "derive.Appointment.type_name: LNK105",
    "start" IS NOT NULL AND "start | to_date" IS NULL AS "routes.admin_task.set.ActivityDate: TYP101",
    "start" IS NOT NULL AND "start | at($practice_time_zone)" IS NULL AS "routes.admin_task.set.Appointment_Start__c: TYP108",
    "status" IS NOT NULL AND "status | map(appointment_state)" IS NULL AS "routes.admin_task.set.Appointment_Status__c: PCK101",
    "status" IS NOT NULL AND "status | map(task_status)" IS NULL AS "routes.admin_task.set.Status: PCK101",
    "source.objects.Appointment.fields.end: TYP101",
    "location text" IS NOT NULL AND "location" IS NULL AS "source.objects.Appointment.fields.location: TYP103",
    "note text" IS NOT NULL AND "note" IS NULL AS "source.objects.Appointment.fields.note: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Appointment.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Appointment.fields.patient_id: TYP104",
    "practitioner_id text" IS NOT NULL AND "practitioner_id" IS NULL AS "source.objects.Appointment.fields.practitioner_id: TYP103",
    "start text" IS NOT NULL AND "start" IS NULL AS "source.objects.Appointment.fields.start: TYP101",
    "start text" IS NULL AS "source.objects.Appointment.fields.start: TYP104",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.Appointment.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.Appointment.fields.status: TYP104",
    "source.objects.AppointmentType.fields.name: TYP103" OR (
      "type_name text" IS NOT NULL AND "type_name" IS NULL
    ) AS "source.objects.AppointmentType.fields.name: TYP103",
    "treatment_id text" IS NOT NULL AND "treatment_id" IS NULL AS "source.objects.TreatmentRecord.fields.id: TYP103"
  FROM "values 8"
), "judged values" AS (
  SELECT
    *,
    "Appointment_Location__c" = '#N/A' AS "routes.admin_task.set.Appointment_Location__c: SFR111",
    "Appointment_Type__c" = '#N/A' AS "routes.admin_task.set.Appointment_Type__c: SFR111",
    "Description" = '#N/A' AS "routes.admin_task.set.Description: SFR111",
    "Subject" = '#N/A' AS "routes.admin_task.set.Subject: SFR111",
    "Visit_Notes__c" = '#N/A' AS "routes.admin_task.set.Visit_Notes__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Appointment:' || "$source" AS "$key",
  "Priority",
  "Subject",
  "Status",
  "ActivityDate",
  "Appointment_Start__c",
  "Description",
  "Appointment_Type__c",
  "Appointment_Status__c",
  "Appointment_Location__c",
  "Cancelled_At__c",
  "Visit_Notes__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "WhoId",
  "WhatId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ActivityDate") || ':' || "ActivityDate", '-'),
      COALESCE(STRLEN("Appointment_Location__c") || ':' || "Appointment_Location__c", '-'),
      COALESCE(STRLEN("Appointment_Start__c") || ':' || "Appointment_Start__c", '-'),
      COALESCE(STRLEN("Appointment_Status__c") || ':' || "Appointment_Status__c", '-'),
      COALESCE(STRLEN("Appointment_Type__c") || ':' || "Appointment_Type__c", '-'),
      COALESCE(STRLEN("Cancelled_At__c") || ':' || "Cancelled_At__c", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Priority") || ':' || "Priority", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("Visit_Notes__c") || ':' || "Visit_Notes__c", '-'),
      COALESCE(STRLEN("WhatId") || ':' || "WhatId", '-'),
      COALESCE(STRLEN("WhoId") || ':' || "WhoId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Appointment.treatment_id: LNK105"
    OR "derive.Appointment.type_name: LNK105"
    OR "routes.admin_task.set.ActivityDate: TYP101"
    OR "routes.admin_task.set.Appointment_Location__c: SFR111"
    OR "routes.admin_task.set.Appointment_Start__c: TYP108"
    OR "routes.admin_task.set.Appointment_Status__c: PCK101"
    OR "routes.admin_task.set.Appointment_Type__c: SFR111"
    OR "routes.admin_task.set.Description: SFR111"
    OR "routes.admin_task.set.Status: PCK101"
    OR "routes.admin_task.set.Subject: SFR111"
    OR "routes.admin_task.set.Visit_Notes__c: SFR111"
    OR "source.objects.Appointment.fields.end: TYP101"
    OR "source.objects.Appointment.fields.location: TYP103"
    OR "source.objects.Appointment.fields.note: TYP103"
    OR "source.objects.Appointment.fields.patient_id: TYP103"
    OR "source.objects.Appointment.fields.patient_id: TYP104"
    OR "source.objects.Appointment.fields.practitioner_id: TYP103"
    OR "source.objects.Appointment.fields.start: TYP101"
    OR "source.objects.Appointment.fields.start: TYP104"
    OR "source.objects.Appointment.fields.status: PCK101"
    OR "source.objects.Appointment.fields.status: TYP104"
    OR "source.objects.AppointmentType.fields.name: TYP103"
    OR "source.objects.TreatmentRecord.fields.id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Appointment.treatment_id: LNK105" THEN [{'address': 'derive.Appointment.treatment_id', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Appointment.type_name: LNK105" THEN [{'address': 'derive.Appointment.type_name', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.admin_task.set.ActivityDate: TYP101" THEN [{'address': 'routes.admin_task.set.ActivityDate', 'rule': 'TYP101'}] END,
        CASE
          WHEN "routes.admin_task.set.Appointment_Location__c: SFR111"
          THEN [{'address': 'routes.admin_task.set.Appointment_Location__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.admin_task.set.Appointment_Start__c: TYP108" THEN [{'address': 'routes.admin_task.set.Appointment_Start__c', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.admin_task.set.Appointment_Status__c: PCK101" THEN [{'address': 'routes.admin_task.set.Appointment_Status__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.admin_task.set.Appointment_Type__c: SFR111" THEN [{'address': 'routes.admin_task.set.Appointment_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.admin_task.set.Description: SFR111" THEN [{'address': 'routes.admin_task.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.admin_task.set.Status: PCK101" THEN [{'address': 'routes.admin_task.set.Status', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.admin_task.set.Subject: SFR111" THEN [{'address': 'routes.admin_task.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.admin_task.set.Visit_Notes__c: SFR111" THEN [{'address': 'routes.admin_task.set.Visit_Notes__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Appointment.fields.end: TYP101" THEN [{'address': 'source.objects.Appointment.fields.end', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.location: TYP103" THEN [{'address': 'source.objects.Appointment.fields.location', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Appointment.fields.note: TYP103" THEN [{'address': 'source.objects.Appointment.fields.note', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Appointment.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Appointment.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Appointment.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Appointment.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Appointment.fields.practitioner_id: TYP103"
          THEN [{'address': 'source.objects.Appointment.fields.practitioner_id', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Appointment.fields.start: TYP101" THEN [{'address': 'source.objects.Appointment.fields.start', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.start: TYP104" THEN [{'address': 'source.objects.Appointment.fields.start', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Appointment.fields.status: PCK101" THEN [{'address': 'source.objects.Appointment.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Appointment.fields.status: TYP104" THEN [{'address': 'source.objects.Appointment.fields.status', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.AppointmentType.fields.name: TYP103" THEN [{'address': 'source.objects.AppointmentType.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.TreatmentRecord.fields.id: TYP103" THEN [{'address': 'source.objects.TreatmentRecord.fields.id', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhoId" NULLS FIRST,
  "$source" NULLS FIRST
