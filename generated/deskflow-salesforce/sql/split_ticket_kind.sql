-- deskflow-salesforce, split ticket_kind: which case each Ticket falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: question, incident, complaint; NULL for none
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
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.ticket_kind: COV104"
  FROM "cases of ticket_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "source.objects.Ticket.fields.kind: PCK101" OR "source.objects.Ticket.fields.kind: TYP104" OR "splits.ticket_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Ticket.fields.kind: PCK101" THEN [{'address': 'source.objects.Ticket.fields.kind', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Ticket.fields.kind: TYP104" THEN [{'address': 'source.objects.Ticket.fields.kind', 'rule': 'TYP104'}] END,
        CASE WHEN "splits.ticket_kind: COV104" THEN [{'address': 'splits.ticket_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
