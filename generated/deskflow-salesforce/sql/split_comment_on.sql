-- deskflow-salesforce, split comment_on: which case each Comment falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: moving, closed; NULL for none
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
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.comment_on: COV104"
  FROM "cases of comment_on"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "derive.Comment.ticket_status: LNK105"
    OR "source.objects.Ticket.fields.status: PCK101"
    OR "splits.comment_on: COV104"
    OR "splits.comment_on.cases.moving: DEC101"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Comment.ticket_status: LNK105" THEN [{'address': 'derive.Comment.ticket_status', 'rule': 'LNK105'}] END,
        CASE WHEN "source.objects.Ticket.fields.status: PCK101" THEN [{'address': 'source.objects.Ticket.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "splits.comment_on: COV104" THEN [{'address': 'splits.comment_on', 'rule': 'COV104'}] END,
        CASE WHEN "splits.comment_on.cases.moving: DEC101" THEN [{'address': 'splits.comment_on.cases.moving', 'rule': 'DEC101'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
