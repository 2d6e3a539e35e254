-- deskflow-salesforce, route person: each Person of employment.employed, written to Contact.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- FirstName  first_name | squash | truncate(40)
-- LastName  last_name | squash | truncate(80)
-- Email  email | trim | lower | to_email | or_null
-- Phone  phone
-- Title  job_title | truncate(128)
-- Former__c  left
-- Tickets__c  tickets
-- Last_Ticket_At__c  last_ticket | or_null
-- Asked_For_Help__c  has_ticket
-- Source_Created_At__c  created_at
-- Source_Modified_At__c  updated_at
-- AccountId  routes.person.link.AccountId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where Ticket.requester_id = id" AS (
  SELECT
    "requester_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("opened_at", '[^\s\x0B\x{85}\p{Z}]') THEN "opened_at" END AS "opened_at text"
  FROM "Ticket"
  WHERE
    REGEXP_MATCHES("requester_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where Ticket.requester_id = id" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("opened_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("opened_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("opened_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("opened_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "opened_at"
  FROM "texts of all where Ticket.requester_id = id"
), "all where Ticket.requester_id = id" AS (
  SELECT
    "$by",
    COUNT(*) AS "tickets",
    COUNT(*) > 0 AS "has_ticket",
    ARG_MAX_NULL("opened_at text", {'dated': "opened_at" IS NOT NULL, 'at': "opened_at", 'by': "$source"}) AS "last_ticket",
    BOOL_OR("opened_at text" IS NOT NULL AND "opened_at" IS NULL) AS "all where Ticket.requester_id = id: TYP101 source.objects.Ticket.fields.opened_at"
  FROM "fields of all where Ticket.requester_id = id"
  GROUP BY
    "$by"
), "set aside, all where Ticket.requester_id = id" AS (
  SELECT DISTINCT
    "requester_id" AS "$by",
    TRUE AS "all where Ticket.requester_id = id: LNK105"
  FROM "$set_aside Ticket"
  WHERE
    REGEXP_MATCHES("requester_id", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Person"."$position" AS "$position",
    "Person"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Person"."account_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."account_id" END AS "account_id text",
    CASE
      WHEN CONTAINS("Person"."last_name", CHR(13)) AND REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."last_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."last_name"
    END AS "last_name text"
  FROM "Person"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("account_id text") <= 64 OR LENGTH(REGEXP_REPLACE("account_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "account_id text"
    END AS "account_id",
    CASE
      WHEN STRLEN("last_name text") <= 120 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "last_name text"
    END AS "last_name"
  FROM "texts of all rows"
), "cases of employment" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [CASE WHEN "last_name" IS NOT NULL AND "account_id" IS NOT NULL THEN 'employed' WHEN "last_name" IS NOT NULL THEN 'nowhere' ELSE CAST(NULL AS TEXT) END]
    ) AS "$case",
    "account_id text" IS NOT NULL AND "account_id" IS NULL AS "source.objects.Person.fields.account_id: TYP103",
    "last_name text" IS NOT NULL AND "last_name" IS NULL AS "source.objects.Person.fields.last_name: TYP103"
  FROM "fields of all rows"
), "texts of claimed rows" AS (
  SELECT
    "Person"."$position" AS "$position",
    "Person"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Person"."account_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."account_id" END AS "account_id text",
    CASE
      WHEN CONTAINS("Person"."first_name", CHR(13)) AND REGEXP_MATCHES("Person"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."first_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."first_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."first_name"
    END AS "first_name text",
    CASE
      WHEN CONTAINS("Person"."last_name", CHR(13)) AND REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."last_name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."last_name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."last_name"
    END AS "last_name text",
    CASE
      WHEN CONTAINS("Person"."email", CHR(13)) AND REGEXP_MATCHES("Person"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."email", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."email", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."email"
    END AS "email text",
    CASE
      WHEN CONTAINS("Person"."phone", CHR(13)) AND REGEXP_MATCHES("Person"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."phone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."phone"
    END AS "phone text",
    CASE
      WHEN CONTAINS("Person"."job_title", CHR(13)) AND REGEXP_MATCHES("Person"."job_title", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Person"."job_title", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Person"."job_title", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Person"."job_title"
    END AS "job_title text",
    CASE WHEN REGEXP_MATCHES("Person"."left", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."left" END AS "left text",
    CASE WHEN REGEXP_MATCHES("Person"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."created_at" END AS "created_at text",
    CASE WHEN REGEXP_MATCHES("Person"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Person"."updated_at" END AS "updated_at text",
    CASE WHEN NOT (
      COALESCE("all where Ticket.requester_id = id: LNK105", FALSE)
    ) THEN COALESCE("all where Ticket.requester_id = id"."tickets", 0) END AS "tickets value",
    CASE
      WHEN NOT (
        COALESCE("all where Ticket.requester_id = id: LNK105", FALSE)
      )
      THEN COALESCE("all where Ticket.requester_id = id"."has_ticket", FALSE)
    END AS "has_ticket value",
    CASE
      WHEN NOT (
        COALESCE("all where Ticket.requester_id = id: TYP101 source.objects.Ticket.fields.opened_at" OR "all where Ticket.requester_id = id: LNK105", FALSE)
      )
      THEN "all where Ticket.requester_id = id"."last_ticket"
    END AS "last_ticket text",
    "set aside, all where Ticket.requester_id = id"."all where Ticket.requester_id = id: LNK105" AS "all where Ticket.requester_id = id: LNK105",
    "all where Ticket.requester_id = id"."all where Ticket.requester_id = id: TYP101 source.objects.Ticket.fields.opened_at" AS "all where Ticket.requester_id = id: TYP101 source.objects.Ticket.fields.opened_at",
    "cases of employment"."source.objects.Person.fields.account_id: TYP103",
    "cases of employment"."source.objects.Person.fields.last_name: TYP103"
  FROM "Person"
  LEFT JOIN "all where Ticket.requester_id = id"
    ON "all where Ticket.requester_id = id"."$by" = "Person"."id"
  LEFT JOIN "set aside, all where Ticket.requester_id = id"
    ON "set aside, all where Ticket.requester_id = id"."$by" = "Person"."id"
  JOIN "cases of employment"
    ON "cases of employment"."$source" = "Person"."$source" AND "cases of employment"."$case" = 'employed'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("account_id text") <= 64 OR LENGTH(REGEXP_REPLACE("account_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "account_id text"
    END AS "account_id",
    CASE
      WHEN STRLEN("first_name text") <= 80 OR LENGTH(REGEXP_REPLACE("first_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "first_name text"
    END AS "first_name",
    CASE
      WHEN STRLEN("last_name text") <= 120 OR LENGTH(REGEXP_REPLACE("last_name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "last_name text"
    END AS "last_name",
    CASE WHEN STRLEN("email text") <= 254 OR LENGTH(REGEXP_REPLACE("email text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 254 THEN "email text" END AS "email",
    CASE WHEN STRLEN("phone text") <= 40 OR LENGTH(REGEXP_REPLACE("phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "phone text" END AS "phone",
    CASE
      WHEN STRLEN("job_title text") <= 160 OR LENGTH(REGEXP_REPLACE("job_title text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 160
      THEN "job_title text"
    END AS "job_title",
    CASE LOWER(TRIM("left text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "left",
    CASE
      WHEN REGEXP_MATCHES("created_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("created_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("created_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "created_at",
    CASE
      WHEN REGEXP_MATCHES("updated_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("updated_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("updated_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "updated_at",
    "tickets value" AS "tickets",
    "has_ticket value" AS "has_ticket",
    CASE
      WHEN REGEXP_MATCHES("last_ticket text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("last_ticket text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_ticket text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("last_ticket text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("last_ticket text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "last_ticket"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CASE
      WHEN REGEXP_MATCHES("email", '^[\s\x0B\x{85}\p{Z}]|[\s\x0B\x{85}\p{Z}]$')
      THEN REGEXP_REPLACE("email", '^[\s\x0B\x{85}\p{Z}]+|[\s\x0B\x{85}\p{Z}]+$', '', 'g')
      ELSE "email"
    END AS "email | trim",
    TRIM(
      REGEXP_REPLACE("first_name", '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]', ' ', 'g'),
      ' '
    ) AS "first_name | squash",
    CASE
      WHEN STRLEN("job_title") <= 128 OR LENGTH(REGEXP_REPLACE("job_title", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 128
      THEN "job_title"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("job_title", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 128),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "job_title | truncate(128)",
    TRIM(
      REGEXP_REPLACE("last_name", '[\s\x0B\x{85}\p{Z}]{2,}|[\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]', ' ', 'g'),
      ' '
    ) AS "last_name | squash"
  FROM "fields of claimed rows"
), "values 2" AS (
  SELECT
    *,
    LOWER("email | trim") AS "email | trim | lower",
    CASE
      WHEN STRLEN("first_name | squash") <= 40 OR LENGTH(REGEXP_REPLACE("first_name | squash", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "first_name | squash"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("first_name | squash", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "first_name | squash | truncate(40)",
    CASE
      WHEN STRLEN("last_name | squash") <= 80 OR LENGTH(REGEXP_REPLACE("last_name | squash", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "last_name | squash"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("last_name | squash", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 80),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "last_name | squash | truncate(80)"
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
    "first_name | squash | truncate(40)" AS "FirstName",
    "last_name | squash | truncate(80)" AS "LastName",
    "email | trim | lower | to_email" AS "Email",
    "phone" AS "Phone",
    "job_title | truncate(128)" AS "Title",
    CAST("left" AS TEXT) AS "Former__c",
    CAST("tickets" AS TEXT) AS "Tickets__c",
    STRFTIME("last_ticket", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Last_Ticket_At__c",
    CAST("has_ticket" AS TEXT) AS "Asked_For_Help__c",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Account:' || "account_id" AS "AccountId",
    COALESCE("all where Ticket.requester_id = id: LNK105", FALSE) AS "derive.Person.has_ticket: LNK105",
    COALESCE("all where Ticket.requester_id = id: LNK105", FALSE) AS "derive.Person.tickets: LNK105",
    (
      "account_id text" IS NOT NULL AND "account_id" IS NULL
    ) OR "source.objects.Person.fields.account_id: TYP103" AS "source.objects.Person.fields.account_id: TYP103",
    "created_at text" IS NOT NULL AND "created_at" IS NULL AS "source.objects.Person.fields.created_at: TYP101",
    "created_at text" IS NULL AS "source.objects.Person.fields.created_at: TYP104",
    "first_name text" IS NOT NULL AND "first_name" IS NULL AS "source.objects.Person.fields.first_name: TYP103",
    "job_title text" IS NOT NULL AND "job_title" IS NULL AS "source.objects.Person.fields.job_title: TYP103",
    (
      "last_name text" IS NOT NULL AND "last_name" IS NULL
    ) OR "source.objects.Person.fields.last_name: TYP103" AS "source.objects.Person.fields.last_name: TYP103",
    "left text" IS NOT NULL AND "left" IS NULL AS "source.objects.Person.fields.left: TYP101",
    "left text" IS NULL AS "source.objects.Person.fields.left: TYP104",
    "phone text" IS NOT NULL AND "phone" IS NULL AS "source.objects.Person.fields.phone: TYP103",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Person.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Person.fields.updated_at: TYP104"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Email" = '#N/A' AS "routes.person.set.Email: SFR111",
    "FirstName" = '#N/A' AS "routes.person.set.FirstName: SFR111",
    "LastName" = '#N/A' AS "routes.person.set.LastName: SFR111",
    "Phone" = '#N/A' AS "routes.person.set.Phone: SFR111",
    "Title" = '#N/A' AS "routes.person.set.Title: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Person:' || "$source" AS "$key",
  "FirstName",
  "LastName",
  "Email",
  "Phone",
  "Title",
  "Former__c",
  "Tickets__c",
  "Last_Ticket_At__c",
  "Asked_For_Help__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "AccountId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("Asked_For_Help__c") || ':' || "Asked_For_Help__c", '-'),
      COALESCE(STRLEN("Email") || ':' || "Email", '-'),
      COALESCE(STRLEN("FirstName") || ':' || "FirstName", '-'),
      COALESCE(STRLEN("Former__c") || ':' || "Former__c", '-'),
      COALESCE(STRLEN("LastName") || ':' || "LastName", '-'),
      COALESCE(STRLEN("Last_Ticket_At__c") || ':' || "Last_Ticket_At__c", '-'),
      COALESCE(STRLEN("Phone") || ':' || "Phone", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Tickets__c") || ':' || "Tickets__c", '-'),
      COALESCE(STRLEN("Title") || ':' || "Title", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Person.has_ticket: LNK105"
    OR "derive.Person.tickets: LNK105"
    OR "routes.person.set.Email: SFR111"
    OR "routes.person.set.FirstName: SFR111"
    OR "routes.person.set.LastName: SFR111"
    OR "routes.person.set.Phone: SFR111"
    OR "routes.person.set.Title: SFR111"
    OR "source.objects.Person.fields.account_id: TYP103"
    OR "source.objects.Person.fields.created_at: TYP101"
    OR "source.objects.Person.fields.created_at: TYP104"
    OR "source.objects.Person.fields.first_name: TYP103"
    OR "source.objects.Person.fields.job_title: TYP103"
    OR "source.objects.Person.fields.last_name: TYP103"
    OR "source.objects.Person.fields.left: TYP101"
    OR "source.objects.Person.fields.left: TYP104"
    OR "source.objects.Person.fields.phone: TYP103"
    OR "source.objects.Person.fields.updated_at: TYP101"
    OR "source.objects.Person.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Person.has_ticket: LNK105" THEN [{'address': 'derive.Person.has_ticket', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Person.tickets: LNK105" THEN [{'address': 'derive.Person.tickets', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.person.set.Email: SFR111" THEN [{'address': 'routes.person.set.Email', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.person.set.FirstName: SFR111" THEN [{'address': 'routes.person.set.FirstName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.person.set.LastName: SFR111" THEN [{'address': 'routes.person.set.LastName', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.person.set.Phone: SFR111" THEN [{'address': 'routes.person.set.Phone', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.person.set.Title: SFR111" THEN [{'address': 'routes.person.set.Title', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Person.fields.account_id: TYP103" THEN [{'address': 'source.objects.Person.fields.account_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.created_at: TYP101" THEN [{'address': 'source.objects.Person.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Person.fields.created_at: TYP104" THEN [{'address': 'source.objects.Person.fields.created_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Person.fields.first_name: TYP103" THEN [{'address': 'source.objects.Person.fields.first_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.job_title: TYP103" THEN [{'address': 'source.objects.Person.fields.job_title', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.last_name: TYP103" THEN [{'address': 'source.objects.Person.fields.last_name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.left: TYP101" THEN [{'address': 'source.objects.Person.fields.left', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Person.fields.left: TYP104" THEN [{'address': 'source.objects.Person.fields.left', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Person.fields.phone: TYP103" THEN [{'address': 'source.objects.Person.fields.phone', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Person.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Person.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Person.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Person.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
