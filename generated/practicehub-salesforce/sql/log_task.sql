-- practicehub-salesforce, route log_task: each PatientLog of log_kind.contact, added to Task.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Status  always Completed
-- Priority  always Normal
-- Subject  concat('Patient log - ', type)
-- ActivityDate  created | to_date
-- Description  data | strip_html
-- Log_Type__c  type
-- Log_Detail__c  sub_type
-- Logged_At__c  created | at($practice_time_zone)
-- Source_Created_At__c  created | at($practice_time_zone)
-- CreatedDate  created | at($practice_time_zone)
-- WhoId  routes.log_task.link.WhoId: the migration key of the row referred to
-- OwnerId  routes.log_task.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "PatientLog"."$position" AS "$position",
    "PatientLog"."$source" AS "$source",
    CASE
      WHEN CONTAINS("PatientLog"."type", CHR(13)) AND REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientLog"."type", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientLog"."type"
    END AS "type text"
  FROM "PatientLog"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("type text") <= 40 OR LENGTH(REGEXP_REPLACE("type text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "type text" END AS "type"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    LOWER("type") AS "type | lower"
  FROM "fields of all rows"
), "cases of log_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN COALESCE("type | lower" IN ('call', 'sms', 'email', 'note'), FALSE)
          THEN 'contact'
          WHEN COALESCE("type | lower" IN ('appt', 'appointment', 'invoice', 'payment', 'system'), FALSE)
          THEN 'automatic'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "type text" IS NOT NULL AND "type" IS NULL AS "source.objects.PatientLog.fields.type: TYP103"
  FROM "values 1"
), "texts of claimed rows" AS (
  SELECT
    "PatientLog"."$position" AS "$position",
    "PatientLog"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("PatientLog"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "PatientLog"."patient_id" END AS "patient_id text",
    CASE
      WHEN CONTAINS("PatientLog"."type", CHR(13)) AND REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientLog"."type", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientLog"."type", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientLog"."type"
    END AS "type text",
    CASE
      WHEN CONTAINS("PatientLog"."sub_type", CHR(13)) AND REGEXP_MATCHES("PatientLog"."sub_type", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientLog"."sub_type", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientLog"."sub_type", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientLog"."sub_type"
    END AS "sub_type text",
    CASE
      WHEN CONTAINS("PatientLog"."data", CHR(13)) AND REGEXP_MATCHES("PatientLog"."data", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientLog"."data", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientLog"."data", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientLog"."data"
    END AS "data text",
    CASE WHEN REGEXP_MATCHES("PatientLog"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "PatientLog"."created" END AS "created text",
    "cases of log_kind"."source.objects.PatientLog.fields.type: TYP103"
  FROM "PatientLog"
  JOIN "cases of log_kind"
    ON "cases of log_kind"."$source" = "PatientLog"."$source" AND "cases of log_kind"."$case" = 'contact'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("type text") <= 40 OR LENGTH(REGEXP_REPLACE("type text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "type text" END AS "type",
    CASE WHEN STRLEN("sub_type text") <= 40 OR LENGTH(REGEXP_REPLACE("sub_type text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "sub_type text" END AS "sub_type",
    CASE WHEN STRLEN("data text") <= 32000 OR LENGTH(REGEXP_REPLACE("data text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "data text" END AS "data",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created"
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
), "values 2" AS (
  SELECT
    *,
    CONCAT('Patient log - ', "type") AS "concat('^patient log - ', type)",
    CASE
      WHEN "created" < "created | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("created" < "created | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "created" - TO_SECONDS(COALESCE("created | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "created | at($practice_time_zone)",
    CAST("created" AS DATE) AS "created | to_date",
    CASE
      WHEN CONTAINS("data", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("data", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "data"
    END AS "data | strip_html, part 1"
  FROM "fields of claimed rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN CONTAINS("data | strip_html, part 1", '&')
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
                                            REGEXP_REPLACE(REGEXP_REPLACE("data | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
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
      ELSE "data | strip_html, part 1"
    END AS "data | strip_html, part 2"
  FROM "values 2"
), "values 4" AS (
  SELECT
    *,
    REGEXP_REPLACE("data | strip_html, part 2", '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]', ' ', 'g') AS "data | strip_html, part 3"
  FROM "values 3"
), "values 5" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("data | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("data | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "data | strip_html, part 3"
    END AS "data | strip_html, part 4"
  FROM "values 4"
), "values 6" AS (
  SELECT
    *,
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("data | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("data | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "data | strip_html, part 4"
      END,
      ''
    ) AS "data | strip_html"
  FROM "values 5"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Completed' AS "Status",
    'Normal' AS "Priority",
    "concat('^patient log - ', type)" AS "Subject",
    CAST("created | to_date" AS TEXT) AS "ActivityDate",
    "data | strip_html" AS "Description",
    "type" AS "Log_Type__c",
    "sub_type" AS "Log_Detail__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Logged_At__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "CreatedDate",
    'practicehub:Patient:' || "patient_id" AS "WhoId",
    CAST(NULL AS TEXT) AS "OwnerId",
    "created" IS NOT NULL AND "created | at($practice_time_zone)" IS NULL AS "routes.log_task.audit.created: TYP108",
    "created" IS NOT NULL AND "created | to_date" IS NULL AS "routes.log_task.set.ActivityDate: TYP101",
    "created" IS NOT NULL AND "created | at($practice_time_zone)" IS NULL AS "routes.log_task.set.Logged_At__c: TYP108",
    "created text" IS NOT NULL AND "created" IS NULL AS "source.objects.PatientLog.fields.created: TYP101",
    "created text" IS NULL AS "source.objects.PatientLog.fields.created: TYP104",
    "data text" IS NOT NULL AND "data" IS NULL AS "source.objects.PatientLog.fields.data: TYP103",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.PatientLog.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.PatientLog.fields.patient_id: TYP104",
    "sub_type text" IS NOT NULL AND "sub_type" IS NULL AS "source.objects.PatientLog.fields.sub_type: TYP103",
    "source.objects.PatientLog.fields.type: TYP103" OR (
      "type text" IS NOT NULL AND "type" IS NULL
    ) AS "source.objects.PatientLog.fields.type: TYP103"
  FROM "values 6"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.log_task.set.Description: SFR111",
    "Log_Detail__c" = '#N/A' AS "routes.log_task.set.Log_Detail__c: SFR111",
    "Log_Type__c" = '#N/A' AS "routes.log_task.set.Log_Type__c: SFR111",
    "Subject" = '#N/A' AS "routes.log_task.set.Subject: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:PatientLog:' || "$source" AS "$key",
  "Status",
  "Priority",
  "Subject",
  "ActivityDate",
  "Description",
  "Log_Type__c",
  "Log_Detail__c",
  "Logged_At__c",
  "Source_Created_At__c",
  "CreatedDate",
  "WhoId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ActivityDate") || ':' || "ActivityDate", '-'),
      COALESCE(STRLEN("CreatedDate") || ':' || "CreatedDate", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("Log_Detail__c") || ':' || "Log_Detail__c", '-'),
      COALESCE(STRLEN("Log_Type__c") || ':' || "Log_Type__c", '-'),
      COALESCE(STRLEN("Logged_At__c") || ':' || "Logged_At__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Priority") || ':' || "Priority", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("WhoId") || ':' || "WhoId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.log_task.audit.created: TYP108"
    OR "routes.log_task.set.ActivityDate: TYP101"
    OR "routes.log_task.set.Description: SFR111"
    OR "routes.log_task.set.Log_Detail__c: SFR111"
    OR "routes.log_task.set.Log_Type__c: SFR111"
    OR "routes.log_task.set.Logged_At__c: TYP108"
    OR "routes.log_task.set.Subject: SFR111"
    OR "source.objects.PatientLog.fields.created: TYP101"
    OR "source.objects.PatientLog.fields.created: TYP104"
    OR "source.objects.PatientLog.fields.data: TYP103"
    OR "source.objects.PatientLog.fields.patient_id: TYP103"
    OR "source.objects.PatientLog.fields.patient_id: TYP104"
    OR "source.objects.PatientLog.fields.sub_type: TYP103"
    OR "source.objects.PatientLog.fields.type: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "routes.log_task.audit.created: TYP108" THEN [{'address': 'routes.log_task.audit.created', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.log_task.set.ActivityDate: TYP101" THEN [{'address': 'routes.log_task.set.ActivityDate', 'rule': 'TYP101'}] END,
        CASE WHEN "routes.log_task.set.Description: SFR111" THEN [{'address': 'routes.log_task.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.log_task.set.Log_Detail__c: SFR111" THEN [{'address': 'routes.log_task.set.Log_Detail__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.log_task.set.Log_Type__c: SFR111" THEN [{'address': 'routes.log_task.set.Log_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.log_task.set.Logged_At__c: TYP108" THEN [{'address': 'routes.log_task.set.Logged_At__c', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.log_task.set.Subject: SFR111" THEN [{'address': 'routes.log_task.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.PatientLog.fields.created: TYP101" THEN [{'address': 'source.objects.PatientLog.fields.created', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.PatientLog.fields.created: TYP104" THEN [{'address': 'source.objects.PatientLog.fields.created', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.PatientLog.fields.data: TYP103" THEN [{'address': 'source.objects.PatientLog.fields.data', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientLog.fields.patient_id: TYP103" THEN [{'address': 'source.objects.PatientLog.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientLog.fields.patient_id: TYP104" THEN [{'address': 'source.objects.PatientLog.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.PatientLog.fields.sub_type: TYP103" THEN [{'address': 'source.objects.PatientLog.fields.sub_type', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientLog.fields.type: TYP103" THEN [{'address': 'source.objects.PatientLog.fields.type', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhoId" NULLS FIRST,
  "$source" NULLS FIRST
