-- upvio-salesforce, route visit: each Appointment, written to Event.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Subject  concat('Visit - ', service.name | default('no service'))
-- StartDateTime  date
-- EndDateTime  date | add_minutes(duration)
-- Location  concat(location.name, ' ', location.address) | squash | truncate(255)
-- Service_Type__c  service.name
-- Visit_Status__c  tags | contains('no-show') | choose('No Show', cancelled | default(false) | choose('Cancelled', approved | choose('Confirmed', 'Requested')))
-- Visit_Time_Zone__c  patientTimezone
-- Video_Link__c  locationValue | truncate(255)
-- Original_Start__c  originalDate
-- Source_Created_At__c  createdAt
-- Source_Modified_At__c  updatedAt
-- WhoId  routes.visit.link.WhoId: the migration key of the row referred to
-- OwnerId  routes.visit.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Appointment"."$position" AS "$position",
    "Appointment"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Appointment"."service.name", CHR(13)) AND REGEXP_MATCHES("Appointment"."service.name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."service.name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."service.name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."service.name"
    END AS "service.name text",
    CASE WHEN REGEXP_MATCHES("Appointment"."staff.id", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."staff.id" END AS "staff.id text",
    CASE WHEN REGEXP_MATCHES("Appointment"."patient.id", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."patient.id" END AS "patient.id text",
    CASE
      WHEN CONTAINS("Appointment"."location.name", CHR(13)) AND REGEXP_MATCHES("Appointment"."location.name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."location.name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."location.name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."location.name"
    END AS "location.name text",
    CASE
      WHEN CONTAINS("Appointment"."location.address", CHR(13)) AND REGEXP_MATCHES("Appointment"."location.address", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."location.address", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."location.address", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."location.address"
    END AS "location.address text",
    CASE WHEN REGEXP_MATCHES("Appointment"."date", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."date" END AS "date text",
    CASE WHEN REGEXP_MATCHES("Appointment"."originalDate", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."originalDate" END AS "originalDate text",
    CASE WHEN REGEXP_MATCHES("Appointment"."duration", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."duration" END AS "duration text",
    CASE WHEN REGEXP_MATCHES("Appointment"."cancelled", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."cancelled" END AS "cancelled text",
    CASE WHEN REGEXP_MATCHES("Appointment"."approved", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."approved" END AS "approved text",
    CASE
      WHEN CONTAINS("Appointment"."patientTimezone", CHR(13)) AND REGEXP_MATCHES("Appointment"."patientTimezone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."patientTimezone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."patientTimezone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."patientTimezone"
    END AS "patientTimezone text",
    CASE
      WHEN CONTAINS("Appointment"."locationValue", CHR(13)) AND REGEXP_MATCHES("Appointment"."locationValue", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Appointment"."locationValue", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Appointment"."locationValue", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Appointment"."locationValue"
    END AS "locationValue text",
    CASE WHEN REGEXP_MATCHES("Appointment"."tags", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."tags" END AS "tags text",
    CASE WHEN REGEXP_MATCHES("Appointment"."createdAt", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."createdAt" END AS "createdAt text",
    CASE WHEN REGEXP_MATCHES("Appointment"."updatedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "Appointment"."updatedAt" END AS "updatedAt text"
  FROM "Appointment"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("service.name text") <= 120 OR LENGTH(REGEXP_REPLACE("service.name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "service.name text"
    END AS "service.name",
    CASE WHEN STRLEN("staff.id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff.id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff.id text" END AS "staff.id",
    CASE
      WHEN STRLEN("patient.id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient.id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient.id text"
    END AS "patient.id",
    CASE
      WHEN STRLEN("location.name text") <= 160 OR LENGTH(REGEXP_REPLACE("location.name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 160
      THEN "location.name text"
    END AS "location.name",
    CASE
      WHEN STRLEN("location.address text") <= 255 OR LENGTH(REGEXP_REPLACE("location.address text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "location.address text"
    END AS "location.address",
    CASE
      WHEN REGEXP_MATCHES("date text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("date text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "date",
    CASE
      WHEN REGEXP_MATCHES("originalDate text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("originalDate text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("originalDate text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("originalDate text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("originalDate text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "originalDate",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("duration text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("duration text") AS BIGINT) END AS "duration",
    CASE LOWER(TRIM("cancelled text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "cancelled",
    CASE LOWER(TRIM("approved text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "approved",
    CASE
      WHEN STRLEN("patientTimezone text") <= 64 OR LENGTH(REGEXP_REPLACE("patientTimezone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patientTimezone text"
    END AS "patientTimezone",
    CASE
      WHEN STRLEN("locationValue text") <= 500 OR LENGTH(REGEXP_REPLACE("locationValue text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 500
      THEN "locationValue text"
    END AS "locationValue",
    LIST_FILTER(
      CASE
        WHEN TRY(JSON_TYPE("tags text")) = 'ARRAY'
        THEN LIST_FILTER(JSON_EXTRACT_STRING("tags text", '$[*]'), LAMBDA "item" : "item" IS NOT NULL)
        ELSE STRING_SPLIT_REGEX("tags text", '\s*;\s*')
      END,
      LAMBDA "item" : REGEXP_MATCHES("item", '[^\s\x0B\x{85}\p{Z}]')
    ) AS "tags",
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
    END AS "updatedAt"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE WHEN "approved" THEN 'Confirmed' WHEN NOT (
      "approved"
    ) THEN 'Requested' END AS "approved | choose('^confirmed', '^requested')",
    COALESCE("cancelled", FALSE) AS "cancelled | default(false)",
    CASE WHEN COALESCE("location.name", "location.address") IS NOT NULL THEN CONCAT("location.name", ' ', "location.address") END AS "concat(location.name, ' ', location.address)",
    CASE
      WHEN "duration" BETWEEN (
        -105120000
      ) AND 105120000
      THEN CASE
        WHEN "date" + TO_MINUTES("duration") BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
        THEN "date" + TO_MINUTES("duration")
      END
    END AS "date | add_minutes(duration)",
    CASE
      WHEN STRLEN("locationValue") <= 255 OR LENGTH(REGEXP_REPLACE("locationValue", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "locationValue"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("locationValue", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "locationValue | truncate(255)",
    COALESCE("service.name", 'no service') AS "service.name | default('no service')",
    COALESCE(LIST_CONTAINS("tags", 'no-show'), FALSE) AS "tags | contains('no-show')"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    CASE
      WHEN "cancelled | default(false)"
      THEN 'Cancelled'
      WHEN NOT (
        "cancelled | default(false)"
      )
      THEN "approved | choose('^confirmed', '^requested')"
    END AS "cancelled | default(false) | choose('^cancelled', approved | choose('^confirmed', '^requested'))",
    CONCAT('Visit - ', "service.name | default('no service')") AS "concat('^visit - ', service.name | default('no service'))",
    TRIM(
      REGEXP_REPLACE(
        "concat(location.name, ' ', location.address)",
        '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]',
        ' ',
        'g'
      ),
      ' '
    ) AS "concat(location.name, ' ', location.address) | squash"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("concat(location.name, ' ', location.address) | squash") <= 255
      OR LENGTH(REGEXP_REPLACE("concat(location.name, ' ', location.address) | squash", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "concat(location.name, ' ', location.address) | squash"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(
              REGEXP_REPLACE("concat(location.name, ' ', location.address) | squash", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'),
              '([\x{10000}-\x{10FFFF}])',
              CHR(64977) || '\1',
              'g'
            ),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "concat(location.name, ' ', location.address) | squash | truncate(255)",
    CASE
      WHEN "tags | contains('no-show')"
      THEN 'No Show'
      WHEN NOT (
        "tags | contains('no-show')"
      )
      THEN "cancelled | default(false) | choose('^cancelled', approved | choose('^confirmed', '^requested'))"
    END AS "tags | contains('no-show') | choose('^no ^show', cancelled | default(false) | choose('^cancelled', approved | choose('^confirmed', '^requested')))"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "concat('^visit - ', service.name | default('no service'))" AS "Subject",
    STRFTIME("date", '%Y-%m-%dT%H:%M:%S.%gZ') AS "StartDateTime",
    STRFTIME("date | add_minutes(duration)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "EndDateTime",
    "concat(location.name, ' ', location.address) | squash | truncate(255)" AS "Location",
    "service.name" AS "Service_Type__c",
    "tags | contains('no-show') | choose('^no ^show', cancelled | default(false) | choose('^cancelled', approved | choose('^confirmed', '^requested')))" AS "Visit_Status__c",
    "patientTimezone" AS "Visit_Time_Zone__c",
    "locationValue | truncate(255)" AS "Video_Link__c",
    STRFTIME("originalDate", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Original_Start__c",
    STRFTIME("createdAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updatedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'upvio:Patient:' || "patient.id" AS "WhoId",
    'upvio:Staff:' || "staff.id" AS "OwnerId",
    COALESCE("date | add_minutes(duration)" < "date" OR (
      "date | add_minutes(duration)" - "date"
    ) > TO_MINUTES(1440), FALSE) AS "routes.visit.limits.max_duration: SFR102",
    "date" IS NOT NULL AND "duration" IS NOT NULL AND "date | add_minutes(duration)" IS NULL AS "routes.visit.set.EndDateTime: TYP109",
    NOT (
      "tags | contains('no-show')"
    )
    AND (
      NOT (
        "cancelled | default(false)"
      ) AND (
        "approved text" IS NOT NULL AND "approved" IS NULL
      )
    ) AS "source.objects.Appointment.fields.approved: TYP101",
    NOT (
      "tags | contains('no-show')"
    ) AND (
      NOT (
        "cancelled | default(false)"
      ) AND "approved text" IS NULL
    ) AS "source.objects.Appointment.fields.approved: TYP104",
    NOT (
      "tags | contains('no-show')"
    ) AND (
      "cancelled text" IS NOT NULL AND "cancelled" IS NULL
    ) AS "source.objects.Appointment.fields.cancelled: TYP101",
    "createdAt text" IS NOT NULL AND "createdAt" IS NULL AS "source.objects.Appointment.fields.createdAt: TYP101",
    "createdAt text" IS NULL AS "source.objects.Appointment.fields.createdAt: TYP104",
    "date text" IS NOT NULL AND "date" IS NULL AS "source.objects.Appointment.fields.date: TYP101",
    "date text" IS NULL AS "source.objects.Appointment.fields.date: TYP104",
    "duration text" IS NOT NULL AND "duration" IS NULL AS "source.objects.Appointment.fields.duration: TYP101",
    "duration text" IS NULL AS "source.objects.Appointment.fields.duration: TYP104",
    "locationValue text" IS NOT NULL AND "locationValue" IS NULL AS "source.objects.Appointment.fields.locationValue: TYP103",
    "originalDate text" IS NOT NULL AND "originalDate" IS NULL AS "source.objects.Appointment.fields.originalDate: TYP101",
    "patientTimezone text" IS NOT NULL AND "patientTimezone" IS NULL AS "source.objects.Appointment.fields.patientTimezone: TYP103",
    "updatedAt text" IS NOT NULL AND "updatedAt" IS NULL AS "source.objects.Appointment.fields.updatedAt: TYP101",
    "updatedAt text" IS NULL AS "source.objects.Appointment.fields.updatedAt: TYP104",
    "location.address text" IS NOT NULL AND "location.address" IS NULL AS "source.shapes.LocationReference.address: TYP103",
    "location.name text" IS NOT NULL AND "location.name" IS NULL AS "source.shapes.LocationReference.name: TYP103",
    "patient.id text" IS NOT NULL AND "patient.id" IS NULL AS "source.shapes.PatientReference.id: TYP103",
    "patient.id text" IS NULL AS "source.shapes.PatientReference.id: TYP104",
    "service.name text" IS NOT NULL AND "service.name" IS NULL AS "source.shapes.ServiceReference.name: TYP103",
    "staff.id text" IS NOT NULL AND "staff.id" IS NULL AS "source.shapes.StaffReference.id: TYP103"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Location" = '#N/A' AS "routes.visit.set.Location: SFR111",
    "Service_Type__c" = '#N/A' AS "routes.visit.set.Service_Type__c: SFR111",
    "Subject" = '#N/A' AS "routes.visit.set.Subject: SFR111",
    "Video_Link__c" = '#N/A' AS "routes.visit.set.Video_Link__c: SFR111",
    "Visit_Status__c" = '#N/A' AS "routes.visit.set.Visit_Status__c: SFR111",
    "Visit_Time_Zone__c" = '#N/A' AS "routes.visit.set.Visit_Time_Zone__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Appointment:' || "$source" AS "$key",
  "Subject",
  "StartDateTime",
  "EndDateTime",
  "Location",
  "Service_Type__c",
  "Visit_Status__c",
  "Visit_Time_Zone__c",
  "Video_Link__c",
  "Original_Start__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "WhoId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("EndDateTime") || ':' || "EndDateTime", '-'),
      COALESCE(STRLEN("Location") || ':' || "Location", '-'),
      COALESCE(STRLEN("Original_Start__c") || ':' || "Original_Start__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Service_Type__c") || ':' || "Service_Type__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("StartDateTime") || ':' || "StartDateTime", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("Video_Link__c") || ':' || "Video_Link__c", '-'),
      COALESCE(STRLEN("Visit_Status__c") || ':' || "Visit_Status__c", '-'),
      COALESCE(STRLEN("Visit_Time_Zone__c") || ':' || "Visit_Time_Zone__c", '-'),
      COALESCE(STRLEN("WhoId") || ':' || "WhoId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.visit.limits.max_duration: SFR102"
    OR "routes.visit.set.EndDateTime: TYP109"
    OR "routes.visit.set.Location: SFR111"
    OR "routes.visit.set.Service_Type__c: SFR111"
    OR "routes.visit.set.Subject: SFR111"
    OR "routes.visit.set.Video_Link__c: SFR111"
    OR "routes.visit.set.Visit_Status__c: SFR111"
    OR "routes.visit.set.Visit_Time_Zone__c: SFR111"
    OR "source.objects.Appointment.fields.approved: TYP101"
    OR "source.objects.Appointment.fields.approved: TYP104"
    OR "source.objects.Appointment.fields.cancelled: TYP101"
    OR "source.objects.Appointment.fields.createdAt: TYP101"
    OR "source.objects.Appointment.fields.createdAt: TYP104"
    OR "source.objects.Appointment.fields.date: TYP101"
    OR "source.objects.Appointment.fields.date: TYP104"
    OR "source.objects.Appointment.fields.duration: TYP101"
    OR "source.objects.Appointment.fields.duration: TYP104"
    OR "source.objects.Appointment.fields.locationValue: TYP103"
    OR "source.objects.Appointment.fields.originalDate: TYP101"
    OR "source.objects.Appointment.fields.patientTimezone: TYP103"
    OR "source.objects.Appointment.fields.updatedAt: TYP101"
    OR "source.objects.Appointment.fields.updatedAt: TYP104"
    OR "source.shapes.LocationReference.address: TYP103"
    OR "source.shapes.LocationReference.name: TYP103"
    OR "source.shapes.PatientReference.id: TYP103"
    OR "source.shapes.PatientReference.id: TYP104"
    OR "source.shapes.ServiceReference.name: TYP103"
    OR "source.shapes.StaffReference.id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "routes.visit.limits.max_duration: SFR102" THEN [{'address': 'routes.visit.limits.max_duration', 'rule': 'SFR102'}] END,
        CASE WHEN "routes.visit.set.EndDateTime: TYP109" THEN [{'address': 'routes.visit.set.EndDateTime', 'rule': 'TYP109'}] END,
        CASE WHEN "routes.visit.set.Location: SFR111" THEN [{'address': 'routes.visit.set.Location', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.visit.set.Service_Type__c: SFR111" THEN [{'address': 'routes.visit.set.Service_Type__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.visit.set.Subject: SFR111" THEN [{'address': 'routes.visit.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.visit.set.Video_Link__c: SFR111" THEN [{'address': 'routes.visit.set.Video_Link__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.visit.set.Visit_Status__c: SFR111" THEN [{'address': 'routes.visit.set.Visit_Status__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.visit.set.Visit_Time_Zone__c: SFR111" THEN [{'address': 'routes.visit.set.Visit_Time_Zone__c', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Appointment.fields.approved: TYP101" THEN [{'address': 'source.objects.Appointment.fields.approved', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.approved: TYP104" THEN [{'address': 'source.objects.Appointment.fields.approved', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Appointment.fields.cancelled: TYP101" THEN [{'address': 'source.objects.Appointment.fields.cancelled', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.createdAt: TYP101" THEN [{'address': 'source.objects.Appointment.fields.createdAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.createdAt: TYP104" THEN [{'address': 'source.objects.Appointment.fields.createdAt', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Appointment.fields.date: TYP101" THEN [{'address': 'source.objects.Appointment.fields.date', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.date: TYP104" THEN [{'address': 'source.objects.Appointment.fields.date', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Appointment.fields.duration: TYP101" THEN [{'address': 'source.objects.Appointment.fields.duration', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.duration: TYP104" THEN [{'address': 'source.objects.Appointment.fields.duration', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.Appointment.fields.locationValue: TYP103"
          THEN [{'address': 'source.objects.Appointment.fields.locationValue', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.Appointment.fields.originalDate: TYP101"
          THEN [{'address': 'source.objects.Appointment.fields.originalDate', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.Appointment.fields.patientTimezone: TYP103"
          THEN [{'address': 'source.objects.Appointment.fields.patientTimezone', 'rule': 'TYP103'}]
        END,
        CASE WHEN "source.objects.Appointment.fields.updatedAt: TYP101" THEN [{'address': 'source.objects.Appointment.fields.updatedAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Appointment.fields.updatedAt: TYP104" THEN [{'address': 'source.objects.Appointment.fields.updatedAt', 'rule': 'TYP104'}] END,
        CASE WHEN "source.shapes.LocationReference.address: TYP103" THEN [{'address': 'source.shapes.LocationReference.address', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.LocationReference.name: TYP103" THEN [{'address': 'source.shapes.LocationReference.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.PatientReference.id: TYP103" THEN [{'address': 'source.shapes.PatientReference.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.PatientReference.id: TYP104" THEN [{'address': 'source.shapes.PatientReference.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.shapes.ServiceReference.name: TYP103" THEN [{'address': 'source.shapes.ServiceReference.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.StaffReference.id: TYP103" THEN [{'address': 'source.shapes.StaffReference.id', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhoId" NULLS FIRST,
  "$source" NULLS FIRST
