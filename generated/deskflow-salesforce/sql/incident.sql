-- deskflow-salesforce, route incident: each Ticket of ticket_kind.incident, written to Case.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Subject  subject | truncate(255)
-- Description  description | truncate(32000)
-- Status  status | map(ticket_status)
-- Origin  channel | map(channel)
-- Urgency__c  priority | map(priority)
-- Ticket_Number__c  number | to_text
-- Tags__c  tags | join(', ') | truncate(4000)
-- Comment_Count__c  comments | count | declassify('none', 'a number of comments tells nothing of what they say')
-- Solved_At__c  solved_at
-- Source_Created_At__c  opened_at
-- Source_Modified_At__c  updated_at
-- ContactId  routes.incident.link.ContactId: the migration key of the row referred to
-- OwnerId  routes.incident.link.OwnerId: the migration key of the row referred to
-- Product__c  routes.incident.link.Product__c: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Ticket"."$position" AS "$position",
    "Ticket"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Ticket"."kind", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."kind" END AS "kind text"
  FROM "Ticket"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN "kind text" IN ('question', 'incident', 'complaint') THEN "kind text" END AS "kind"
  FROM "texts of all rows"
), "cases of ticket_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN COALESCE("kind" = 'question', FALSE)
          THEN 'question'
          WHEN COALESCE("kind" = 'incident', FALSE)
          THEN 'incident'
          WHEN COALESCE("kind" = 'complaint', FALSE)
          THEN 'complaint'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "kind text" IS NOT NULL AND "kind" IS NULL AS "source.objects.Ticket.fields.kind: PCK101",
    "kind text" IS NULL AS "source.objects.Ticket.fields.kind: TYP104"
  FROM "fields of all rows"
), "texts of claimed rows" AS (
  SELECT
    "Ticket"."$position" AS "$position",
    "Ticket"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Ticket"."number", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."number" END AS "number text",
    CASE
      WHEN CONTAINS("Ticket"."subject", CHR(13)) AND REGEXP_MATCHES("Ticket"."subject", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Ticket"."subject", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Ticket"."subject", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Ticket"."subject"
    END AS "subject text",
    CASE
      WHEN CONTAINS("Ticket"."description", CHR(13)) AND REGEXP_MATCHES("Ticket"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Ticket"."description", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Ticket"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Ticket"."description"
    END AS "description text",
    CASE WHEN REGEXP_MATCHES("Ticket"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."status" END AS "status text",
    CASE WHEN REGEXP_MATCHES("Ticket"."priority", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."priority" END AS "priority text",
    CASE WHEN REGEXP_MATCHES("Ticket"."channel", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."channel" END AS "channel text",
    CASE WHEN REGEXP_MATCHES("Ticket"."requester_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."requester_id" END AS "requester_id text",
    CASE WHEN REGEXP_MATCHES("Ticket"."assignee_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."assignee_id" END AS "assignee_id text",
    CASE WHEN REGEXP_MATCHES("Ticket"."product_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."product_id" END AS "product_id text",
    CASE WHEN REGEXP_MATCHES("Ticket"."tags", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."tags" END AS "tags text",
    CASE WHEN REGEXP_MATCHES("Ticket"."comments", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."comments" END AS "comments text",
    CASE WHEN REGEXP_MATCHES("Ticket"."opened_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."opened_at" END AS "opened_at text",
    CASE WHEN REGEXP_MATCHES("Ticket"."solved_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."solved_at" END AS "solved_at text",
    CASE WHEN REGEXP_MATCHES("Ticket"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Ticket"."updated_at" END AS "updated_at text",
    "cases of ticket_kind"."source.objects.Ticket.fields.kind: PCK101",
    "cases of ticket_kind"."source.objects.Ticket.fields.kind: TYP104"
  FROM "Ticket"
  JOIN "cases of ticket_kind"
    ON "cases of ticket_kind"."$source" = "Ticket"."$source" AND "cases of ticket_kind"."$case" = 'incident'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN REGEXP_FULL_MATCH(TRIM("number text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("number text") AS BIGINT) END AS "number",
    CASE WHEN STRLEN("subject text") <= 300 OR LENGTH(REGEXP_REPLACE("subject text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 300 THEN "subject text" END AS "subject",
    CASE
      WHEN STRLEN("description text") <= 40000 OR LENGTH(REGEXP_REPLACE("description text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40000
      THEN "description text"
    END AS "description",
    CASE WHEN "status text" IN ('new', 'open', 'waiting', 'solved', 'closed') THEN "status text" END AS "status",
    CASE WHEN "priority text" IN ('low', 'normal', 'high', 'urgent') THEN "priority text" END AS "priority",
    CASE WHEN "channel text" IN ('email', 'phone', 'web', 'chat') THEN "channel text" END AS "channel",
    CASE
      WHEN STRLEN("requester_id text") <= 64 OR LENGTH(REGEXP_REPLACE("requester_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "requester_id text"
    END AS "requester_id",
    CASE
      WHEN STRLEN("assignee_id text") <= 64 OR LENGTH(REGEXP_REPLACE("assignee_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "assignee_id text"
    END AS "assignee_id",
    CASE
      WHEN STRLEN("product_id text") <= 64 OR LENGTH(REGEXP_REPLACE("product_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "product_id text"
    END AS "product_id",
    LIST_FILTER(
      CASE
        WHEN TRY(JSON_TYPE("tags text")) = 'ARRAY'
        THEN LIST_FILTER(JSON_EXTRACT_STRING("tags text", '$[*]'), LAMBDA "item" : "item" IS NOT NULL)
        ELSE STRING_SPLIT_REGEX("tags text", '\s*;\s*')
      END,
      LAMBDA "item" : REGEXP_MATCHES("item", '[^\s\x0B\x{85}\p{Z}]')
    ) AS "tags",
    "comments text" AS "comments",
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
    END AS "opened_at",
    CASE
      WHEN REGEXP_MATCHES("solved_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("solved_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("solved_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("solved_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("solved_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "solved_at",
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
    END AS "updated_at"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CASE "channel text"
      WHEN 'chat'
      THEN 'Web'
      WHEN 'email'
      THEN 'Email'
      WHEN 'phone'
      THEN 'Phone'
      WHEN 'web'
      THEN 'Web'
      ELSE CASE WHEN "channel text" IS NOT NULL THEN 'Web' END
    END AS "channel | map(channel)",
    COALESCE(CASE WHEN TRY(JSON_TYPE("comments")) = 'ARRAY' THEN JSON_ARRAY_LENGTH("comments") END, 0) AS "comments | count",
    CASE
      WHEN STRLEN("description") <= 32000 OR LENGTH(REGEXP_REPLACE("description", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "description"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("description", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 32000),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "description | truncate(32000)",
    CAST("number" AS TEXT) AS "number | to_text",
    CASE "priority text" WHEN 'high' THEN 'High' WHEN 'low' THEN 'Low' WHEN 'normal' THEN 'Normal' WHEN 'urgent' THEN 'Urgent' END AS "priority | map(priority)",
    CASE "status" WHEN 'closed' THEN 'Closed' WHEN 'new' THEN 'New' WHEN 'open' THEN 'Working' WHEN 'solved' THEN 'Closed' WHEN 'waiting' THEN 'Working' END AS "status | map(ticket_status)",
    CASE
      WHEN STRLEN("subject") <= 255 OR LENGTH(REGEXP_REPLACE("subject", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "subject"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("subject", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "subject | truncate(255)",
    NULLIF(ARRAY_TO_STRING("tags", ', '), '') AS "tags | join(', ')"
  FROM "fields of claimed rows"
), "values 2" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("tags | join(', ')") <= 4000 OR LENGTH(REGEXP_REPLACE("tags | join(', ')", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 4000
      THEN "tags | join(', ')"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("tags | join(', ')", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 4000),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "tags | join(', ') | truncate(4000)"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "subject | truncate(255)" AS "Subject",
    "description | truncate(32000)" AS "Description",
    "status | map(ticket_status)" AS "Status",
    "channel | map(channel)" AS "Origin",
    "priority | map(priority)" AS "Urgency__c",
    "number | to_text" AS "Ticket_Number__c",
    "tags | join(', ') | truncate(4000)" AS "Tags__c",
    CAST("comments | count" AS TEXT) AS "Comment_Count__c",
    STRFTIME("solved_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Solved_At__c",
    STRFTIME("opened_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Person:' || "requester_id" AS "ContactId",
    'deskflow:Agent:' || "assignee_id" AS "OwnerId",
    'deskflow:Product:' || "product_id" AS "Product__c",
    "channel text" IS NOT NULL AND "channel | map(channel)" IS NULL AS "routes.incident.set.Origin: PCK101",
    "status" IS NOT NULL AND "status | map(ticket_status)" IS NULL AS "routes.incident.set.Status: PCK101",
    "priority text" IS NOT NULL AND "priority | map(priority)" IS NULL AS "routes.incident.set.Urgency__c: PCK109",
    "assignee_id text" IS NOT NULL AND "assignee_id" IS NULL AS "source.objects.Ticket.fields.assignee_id: TYP103",
    "comments text" IS NOT NULL AND "comments" IS NULL AS "source.objects.Ticket.fields.comments: PCK101",
    "description text" IS NOT NULL AND "description" IS NULL AS "source.objects.Ticket.fields.description: TYP103",
    "source.objects.Ticket.fields.kind: PCK101",
    "source.objects.Ticket.fields.kind: TYP104",
    "number text" IS NOT NULL AND "number" IS NULL AS "source.objects.Ticket.fields.number: TYP101",
    "number text" IS NULL AS "source.objects.Ticket.fields.number: TYP104",
    "opened_at text" IS NOT NULL AND "opened_at" IS NULL AS "source.objects.Ticket.fields.opened_at: TYP101",
    "opened_at text" IS NULL AS "source.objects.Ticket.fields.opened_at: TYP104",
    "product_id text" IS NOT NULL AND "product_id" IS NULL AS "source.objects.Ticket.fields.product_id: TYP103",
    "requester_id text" IS NOT NULL AND "requester_id" IS NULL AS "source.objects.Ticket.fields.requester_id: TYP103",
    "requester_id text" IS NULL AS "source.objects.Ticket.fields.requester_id: TYP104",
    "solved_at text" IS NOT NULL AND "solved_at" IS NULL AS "source.objects.Ticket.fields.solved_at: TYP101",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.Ticket.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.Ticket.fields.status: TYP104",
    "subject text" IS NOT NULL AND "subject" IS NULL AS "source.objects.Ticket.fields.subject: TYP103",
    "subject text" IS NULL AS "source.objects.Ticket.fields.subject: TYP104",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Ticket.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Ticket.fields.updated_at: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.incident.set.Description: SFR111",
    "Subject" = '#N/A' AS "routes.incident.set.Subject: SFR111",
    "Tags__c" = '#N/A' AS "routes.incident.set.Tags__c: SFR111",
    "Ticket_Number__c" = '#N/A' AS "routes.incident.set.Ticket_Number__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Ticket:' || "$source" AS "$key",
  "Subject",
  "Description",
  "Status",
  "Origin",
  "Urgency__c",
  "Ticket_Number__c",
  "Tags__c",
  "Comment_Count__c",
  "Solved_At__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "ContactId",
  "OwnerId",
  "Product__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Comment_Count__c") || ':' || "Comment_Count__c", '-'),
      COALESCE(STRLEN("ContactId") || ':' || "ContactId", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("Origin") || ':' || "Origin", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Product__c") || ':' || "Product__c", '-'),
      COALESCE(STRLEN("Solved_At__c") || ':' || "Solved_At__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("Tags__c") || ':' || "Tags__c", '-'),
      COALESCE(STRLEN("Ticket_Number__c") || ':' || "Ticket_Number__c", '-'),
      COALESCE(STRLEN("Urgency__c") || ':' || "Urgency__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.incident.set.Description: SFR111"
    OR "routes.incident.set.Origin: PCK101"
    OR "routes.incident.set.Status: PCK101"
    OR "routes.incident.set.Subject: SFR111"
    OR "routes.incident.set.Tags__c: SFR111"
    OR "routes.incident.set.Ticket_Number__c: SFR111"
    OR "routes.incident.set.Urgency__c: PCK109"
    OR "source.objects.Ticket.fields.assignee_id: TYP103"
    OR "source.objects.Ticket.fields.comments: PCK101"
    OR "source.objects.Ticket.fields.description: TYP103"
    OR "source.objects.Ticket.fields.kind: PCK101"
    OR "source.objects.Ticket.fields.kind: TYP104"
    OR "source.objects.Ticket.fields.number: TYP101"
    OR "source.objects.Ticket.fields.number: TYP104"
    OR "source.objects.Ticket.fields.opened_at: TYP101"
    OR "source.objects.Ticket.fields.opened_at: TYP104"
    OR "source.objects.Ticket.fields.product_id: TYP103"
    OR "source.objects.Ticket.fields.requester_id: TYP103"
    OR "source.objects.Ticket.fields.requester_id: TYP104"
    OR "source.objects.Ticket.fields.solved_at: TYP101"
    OR "source.objects.Ticket.fields.status: PCK101"
    OR "source.objects.Ticket.fields.status: TYP104"
    OR "source.objects.Ticket.fields.subject: TYP103"
    OR "source.objects.Ticket.fields.subject: TYP104"
    OR "source.objects.Ticket.fields.updated_at: TYP101"
    OR "source.objects.Ticket.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.incident.set.Description: SFR111" THEN [{'address': 'routes.incident.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.incident.set.Origin: PCK101" THEN [{'address': 'routes.incident.set.Origin', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.incident.set.Status: PCK101" THEN [{'address': 'routes.incident.set.Status', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.incident.set.Subject: SFR111" THEN [{'address': 'routes.incident.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.incident.set.Tags__c: SFR111" THEN [{'address': 'routes.incident.set.Tags__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.incident.set.Ticket_Number__c: SFR111" THEN [{'address': 'routes.incident.set.Ticket_Number__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.incident.set.Urgency__c: PCK109" THEN [{'address': 'routes.incident.set.Urgency__c', 'rule': 'PCK109'}] END,
        CASE WHEN "source.objects.Ticket.fields.assignee_id: TYP103" THEN [{'address': 'source.objects.Ticket.fields.assignee_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Ticket.fields.comments: PCK101" THEN [{'address': 'source.objects.Ticket.fields.comments', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Ticket.fields.description: TYP103" THEN [{'address': 'source.objects.Ticket.fields.description', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Ticket.fields.kind: PCK101" THEN [{'address': 'source.objects.Ticket.fields.kind', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Ticket.fields.kind: TYP104" THEN [{'address': 'source.objects.Ticket.fields.kind', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.number: TYP101" THEN [{'address': 'source.objects.Ticket.fields.number', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Ticket.fields.number: TYP104" THEN [{'address': 'source.objects.Ticket.fields.number', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.opened_at: TYP101" THEN [{'address': 'source.objects.Ticket.fields.opened_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Ticket.fields.opened_at: TYP104" THEN [{'address': 'source.objects.Ticket.fields.opened_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.product_id: TYP103" THEN [{'address': 'source.objects.Ticket.fields.product_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Ticket.fields.requester_id: TYP103" THEN [{'address': 'source.objects.Ticket.fields.requester_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Ticket.fields.requester_id: TYP104" THEN [{'address': 'source.objects.Ticket.fields.requester_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.solved_at: TYP101" THEN [{'address': 'source.objects.Ticket.fields.solved_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Ticket.fields.status: PCK101" THEN [{'address': 'source.objects.Ticket.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Ticket.fields.status: TYP104" THEN [{'address': 'source.objects.Ticket.fields.status', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.subject: TYP103" THEN [{'address': 'source.objects.Ticket.fields.subject', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Ticket.fields.subject: TYP104" THEN [{'address': 'source.objects.Ticket.fields.subject', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Ticket.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Ticket.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Ticket.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "ContactId" NULLS FIRST,
  "$source" NULLS FIRST
