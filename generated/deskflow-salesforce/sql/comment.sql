-- deskflow-salesforce, route comment: each Comment of comment_on.moving, added to Task.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Status  always Completed
-- Description  concat(author | default('somebody'), ': ', body)
-- ActivityDate  written_at | date_in($zone)
-- Subject  public | choose('Comment to the customer', 'Internal note')
-- Source_Created_At__c  written_at
-- CreatedDate  written_at
-- WhatId  routes.comment.link.WhatId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where Ticket.id = ticket_id" AS (
  SELECT
    "id" AS "$by",
    "status" AS "ticket_status"
  FROM "Ticket"
  WHERE
    "id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "$source") = 1
), "set aside, first where Ticket.id = ticket_id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where Ticket.id = ticket_id: LNK105"
  FROM "$set_aside Ticket"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Comment"."$position" AS "$position",
    "Comment"."$source" AS "$source",
    CASE
      WHEN NOT (
        COALESCE("first where Ticket.id = ticket_id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where Ticket.id = ticket_id"."ticket_status", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where Ticket.id = ticket_id"."ticket_status"
      END
    END AS "ticket_status text",
    "set aside, first where Ticket.id = ticket_id"."first where Ticket.id = ticket_id: LNK105" AS "first where Ticket.id = ticket_id: LNK105"
  FROM "Comment"
  LEFT JOIN "first where Ticket.id = ticket_id"
    ON "first where Ticket.id = ticket_id"."$by" = "Comment"."ticket_id"
  LEFT JOIN "set aside, first where Ticket.id = ticket_id"
    ON "set aside, first where Ticket.id = ticket_id"."$by" = "Comment"."ticket_id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN "ticket_status text" IN ('new', 'open', 'waiting', 'solved', 'closed') THEN "ticket_status text" END AS "ticket_status"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    (
      SELECT
        MAX("value")
      FROM "$decision"
      WHERE
        "name" = 'comments'
    ) AS "$comments"
  FROM "fields of all rows"
), "cases of comment_on" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN COALESCE("$comments" = 'all', FALSE) OR COALESCE("ticket_status" <> 'closed', FALSE)
          THEN 'moving'
          WHEN COALESCE("ticket_status" = 'closed', FALSE)
          THEN 'closed'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    COALESCE("first where Ticket.id = ticket_id: LNK105", FALSE) AS "derive.Comment.ticket_status: LNK105",
    "ticket_status text" IS NOT NULL AND "ticket_status" IS NULL AS "source.objects.Ticket.fields.status: PCK101",
    "$comments" IS NULL AS "splits.comment_on.cases.moving: DEC101"
  FROM "values 1"
), "texts of claimed rows" AS (
  SELECT
    "Comment"."$position" AS "$position",
    "Comment"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Comment"."ticket_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Comment"."ticket_id" END AS "ticket_id text",
    CASE
      WHEN CONTAINS("Comment"."author", CHR(13)) AND REGEXP_MATCHES("Comment"."author", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Comment"."author", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Comment"."author", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Comment"."author"
    END AS "author text",
    CASE
      WHEN CONTAINS("Comment"."body", CHR(13)) AND REGEXP_MATCHES("Comment"."body", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Comment"."body", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Comment"."body", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Comment"."body"
    END AS "body text",
    CASE WHEN REGEXP_MATCHES("Comment"."public", '[^\s\x0B\x{85}\p{Z}]') THEN "Comment"."public" END AS "public text",
    CASE WHEN REGEXP_MATCHES("Comment"."written_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Comment"."written_at" END AS "written_at text",
    "cases of comment_on"."derive.Comment.ticket_status: LNK105",
    "cases of comment_on"."source.objects.Ticket.fields.status: PCK101",
    "cases of comment_on"."splits.comment_on.cases.moving: DEC101"
  FROM "Comment"
  JOIN "cases of comment_on"
    ON "cases of comment_on"."$source" = "Comment"."$source" AND "cases of comment_on"."$case" = 'moving'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("ticket_id text") <= 64 OR LENGTH(REGEXP_REPLACE("ticket_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "ticket_id text" END AS "ticket_id",
    CASE WHEN STRLEN("author text") <= 120 OR LENGTH(REGEXP_REPLACE("author text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120 THEN "author text" END AS "author",
    CASE WHEN STRLEN("body text") <= 8000 OR LENGTH(REGEXP_REPLACE("body text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 8000 THEN "body text" END AS "body",
    CASE LOWER(TRIM("public text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "public",
    CASE
      WHEN REGEXP_MATCHES("written_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("written_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("written_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("written_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("written_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "written_at"
  FROM "texts of claimed rows"
), "periods of $zone" AS (
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
    "answer"."name" = 'zone'
), "utc clock of $zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("utc_from"), YEAR("utc_until") + 1)) AS "year"
  FROM "periods of $zone"
), "values 2" AS (
  SELECT
    *,
    COALESCE("author", 'somebody') AS "author | default('somebody')",
    CASE WHEN "public" THEN 'Comment to the customer' WHEN NOT (
      "public"
    ) THEN 'Internal note' END AS "public | choose('^comment to the customer', '^internal note')",
    CAST((
      "written_at" + TO_SECONDS("written_at | date_in($zone) in its zone"."offset_seconds")
    ) AS DATE) AS "written_at | date_in($zone)"
  FROM "fields of claimed rows"
  LEFT JOIN "utc clock of $zone" AS "written_at | date_in($zone) in its zone"
    ON YEAR("written_at") = "written_at | date_in($zone) in its zone"."year"
    AND "written_at" >= "written_at | date_in($zone) in its zone"."utc_from"
    AND "written_at" < "written_at | date_in($zone) in its zone"."utc_until"
), "values 3" AS (
  SELECT
    *,
    CONCAT("author | default('somebody')", ': ', "body") AS "concat(author | default('somebody'), ': ', body)"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'Completed' AS "Status",
    "concat(author | default('somebody'), ': ', body)" AS "Description",
    CAST("written_at | date_in($zone)" AS TEXT) AS "ActivityDate",
    "public | choose('^comment to the customer', '^internal note')" AS "Subject",
    STRFTIME("written_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("written_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "CreatedDate",
    'deskflow:Ticket:' || "ticket_id" AS "WhatId",
    "derive.Comment.ticket_status: LNK105",
    "written_at" IS NOT NULL AND "written_at | date_in($zone)" IS NULL AS "routes.comment.set.ActivityDate: TYP108",
    "author text" IS NOT NULL AND "author" IS NULL AS "source.objects.Comment.fields.author: TYP103",
    "body text" IS NOT NULL AND "body" IS NULL AS "source.objects.Comment.fields.body: TYP103",
    "public text" IS NOT NULL AND "public" IS NULL AS "source.objects.Comment.fields.public: TYP101",
    "public text" IS NULL AS "source.objects.Comment.fields.public: TYP104",
    "ticket_id text" IS NOT NULL AND "ticket_id" IS NULL AS "source.objects.Comment.fields.ticket_id: TYP103",
    "ticket_id text" IS NULL AS "source.objects.Comment.fields.ticket_id: TYP104",
    "written_at text" IS NOT NULL AND "written_at" IS NULL AS "source.objects.Comment.fields.written_at: TYP101",
    "written_at text" IS NULL AS "source.objects.Comment.fields.written_at: TYP104",
    "source.objects.Ticket.fields.status: PCK101",
    "splits.comment_on.cases.moving: DEC101"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.comment.set.Description: SFR111",
    "Subject" = '#N/A' AS "routes.comment.set.Subject: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Comment:' || "$source" AS "$key",
  "Status",
  "Description",
  "ActivityDate",
  "Subject",
  "Source_Created_At__c",
  "CreatedDate",
  "WhatId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ActivityDate") || ':' || "ActivityDate", '-'),
      COALESCE(STRLEN("CreatedDate") || ':' || "CreatedDate", '-'),
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Status") || ':' || "Status", '-'),
      COALESCE(STRLEN("Subject") || ':' || "Subject", '-'),
      COALESCE(STRLEN("WhatId") || ':' || "WhatId", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Comment.ticket_status: LNK105"
    OR "routes.comment.set.ActivityDate: TYP108"
    OR "routes.comment.set.Description: SFR111"
    OR "routes.comment.set.Subject: SFR111"
    OR "source.objects.Comment.fields.author: TYP103"
    OR "source.objects.Comment.fields.body: TYP103"
    OR "source.objects.Comment.fields.public: TYP101"
    OR "source.objects.Comment.fields.public: TYP104"
    OR "source.objects.Comment.fields.ticket_id: TYP103"
    OR "source.objects.Comment.fields.ticket_id: TYP104"
    OR "source.objects.Comment.fields.written_at: TYP101"
    OR "source.objects.Comment.fields.written_at: TYP104"
    OR "source.objects.Ticket.fields.status: PCK101"
    OR "splits.comment_on.cases.moving: DEC101"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Comment.ticket_status: LNK105" THEN [{'address': 'derive.Comment.ticket_status', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.comment.set.ActivityDate: TYP108" THEN [{'address': 'routes.comment.set.ActivityDate', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.comment.set.Description: SFR111" THEN [{'address': 'routes.comment.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.comment.set.Subject: SFR111" THEN [{'address': 'routes.comment.set.Subject', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Comment.fields.author: TYP103" THEN [{'address': 'source.objects.Comment.fields.author', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Comment.fields.body: TYP103" THEN [{'address': 'source.objects.Comment.fields.body', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Comment.fields.public: TYP101" THEN [{'address': 'source.objects.Comment.fields.public', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Comment.fields.public: TYP104" THEN [{'address': 'source.objects.Comment.fields.public', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Comment.fields.ticket_id: TYP103" THEN [{'address': 'source.objects.Comment.fields.ticket_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Comment.fields.ticket_id: TYP104" THEN [{'address': 'source.objects.Comment.fields.ticket_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Comment.fields.written_at: TYP101" THEN [{'address': 'source.objects.Comment.fields.written_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Comment.fields.written_at: TYP104" THEN [{'address': 'source.objects.Comment.fields.written_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Ticket.fields.status: PCK101" THEN [{'address': 'source.objects.Ticket.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "splits.comment_on.cases.moving: DEC101" THEN [{'address': 'splits.comment_on.cases.moving', 'rule': 'DEC101'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "WhatId" NULLS FIRST,
  "$source" NULLS FIRST
