-- upvio-salesforce, route patient_note: each PatientNote, written to Patient_Note__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Body__c  body | strip_html
-- Written_At__c  created_at
-- Source_Created_At__c  created_at
-- Patient__c  routes.patient_note.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.patient_note.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "PatientNote"."$position" AS "$position",
    "PatientNote"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("PatientNote"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "PatientNote"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("PatientNote"."staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "PatientNote"."staff_id" END AS "staff_id text",
    CASE
      WHEN CONTAINS("PatientNote"."body", CHR(13)) AND REGEXP_MATCHES("PatientNote"."body", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("PatientNote"."body", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("PatientNote"."body", '[^\s\x0B\x{85}\p{Z}]')
      THEN "PatientNote"."body"
    END AS "body text",
    CASE WHEN REGEXP_MATCHES("PatientNote"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "PatientNote"."created_at" END AS "created_at text"
  FROM "PatientNote"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE WHEN STRLEN("body text") <= 32000 OR LENGTH(REGEXP_REPLACE("body text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "body text" END AS "body",
    CASE
      WHEN REGEXP_MATCHES("created_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "created_at"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE
      WHEN CONTAINS("body", '<')
      THEN REGEXP_REPLACE(
        REGEXP_REPLACE(
          REGEXP_REPLACE("body", '(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>', '', 'g'),
          '(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)(?:\s[^<>]*=[^<>]*)?\s*/?>',
          CHR(10),
          'g'
        ),
        '(?i)</?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:\s[^<>]*=[^<>]*)?\s*/?>',
        '',
        'g'
      )
      ELSE "body"
    END AS "body | strip_html, part 1"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    CASE
      WHEN CONTAINS("body | strip_html, part 1", '&')
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
                                            REGEXP_REPLACE(REGEXP_REPLACE("body | strip_html, part 1", '&(?:nbsp|#160|#[xX][aA]0);', ' ', 'g'), '&(?:lt|#60|#[xX]3[cC]);', '<', 'g'),
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
      ELSE "body | strip_html, part 1"
    END AS "body | strip_html, part 2"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    REGEXP_REPLACE("body | strip_html, part 2", '[\t\x0B\f\r \x{85}\p{Zs}]{2,}|[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]', ' ', 'g') AS "body | strip_html, part 3"
  FROM "values 2"
), "values 4" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("body | strip_html, part 3", '\n')
      THEN REGEXP_REPLACE(REGEXP_REPLACE("body | strip_html, part 3", ' ?\n ?', CHR(10), 'g'), '\n{3,}', REPEAT(CHR(10), 2), 'g')
      ELSE "body | strip_html, part 3"
    END AS "body | strip_html, part 4"
  FROM "values 3"
), "values 5" AS (
  SELECT
    *,
    NULLIF(
      CASE
        WHEN REGEXP_MATCHES("body | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
        THEN REGEXP_REPLACE("body | strip_html, part 4", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
        ELSE "body | strip_html, part 4"
      END,
      ''
    ) AS "body | strip_html"
  FROM "values 4"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "body | strip_html" AS "Body__c",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Written_At__c",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    'upvio:Patient:' || "patient_id" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "body text" IS NOT NULL AND "body" IS NULL AS "source.objects.PatientNote.fields.body: TYP103",
    "created_at text" IS NOT NULL AND "created_at" IS NULL AS "source.objects.PatientNote.fields.created_at: TYP101",
    "created_at text" IS NULL AS "source.objects.PatientNote.fields.created_at: TYP104",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.PatientNote.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.PatientNote.fields.patient_id: TYP104",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "source.objects.PatientNote.fields.staff_id: TYP103"
  FROM "values 5"
), "judged values" AS (
  SELECT
    *,
    "Body__c" = '#N/A' AS "routes.patient_note.set.Body__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:PatientNote:' || "$source" AS "$key",
  "Body__c",
  "Written_At__c",
  "Source_Created_At__c",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Body__c") || ':' || "Body__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Written_At__c") || ':' || "Written_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.patient_note.set.Body__c: SFR111"
    OR "source.objects.PatientNote.fields.body: TYP103"
    OR "source.objects.PatientNote.fields.created_at: TYP101"
    OR "source.objects.PatientNote.fields.created_at: TYP104"
    OR "source.objects.PatientNote.fields.patient_id: TYP103"
    OR "source.objects.PatientNote.fields.patient_id: TYP104"
    OR "source.objects.PatientNote.fields.staff_id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "routes.patient_note.set.Body__c: SFR111" THEN [{'address': 'routes.patient_note.set.Body__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.PatientNote.fields.body: TYP103" THEN [{'address': 'source.objects.PatientNote.fields.body', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientNote.fields.created_at: TYP101" THEN [{'address': 'source.objects.PatientNote.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.PatientNote.fields.created_at: TYP104" THEN [{'address': 'source.objects.PatientNote.fields.created_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.PatientNote.fields.patient_id: TYP103" THEN [{'address': 'source.objects.PatientNote.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.PatientNote.fields.patient_id: TYP104" THEN [{'address': 'source.objects.PatientNote.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.PatientNote.fields.staff_id: TYP103" THEN [{'address': 'source.objects.PatientNote.fields.staff_id', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
