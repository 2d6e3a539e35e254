-- deskflow-salesforce, split role_in: which case each Role falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: living, lost; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where Deal.id = deal_id" AS (
  SELECT
    "id" AS "$by",
    "stage" AS "deal_stage"
  FROM "Deal"
  WHERE
    "id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "$source") = 1
), "set aside, first where Deal.id = deal_id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where Deal.id = deal_id: LNK105"
  FROM "$set_aside Deal"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Role"."$position" AS "$position",
    "Role"."$source" AS "$source",
    CASE
      WHEN NOT (
        COALESCE("first where Deal.id = deal_id: LNK105", FALSE)
      )
      THEN CASE WHEN REGEXP_MATCHES("first where Deal.id = deal_id"."deal_stage", '[^\s\x0B\x{85}\p{Z}]') THEN "first where Deal.id = deal_id"."deal_stage" END
    END AS "deal_stage text",
    "set aside, first where Deal.id = deal_id"."first where Deal.id = deal_id: LNK105" AS "first where Deal.id = deal_id: LNK105"
  FROM "Role"
  LEFT JOIN "first where Deal.id = deal_id"
    ON "first where Deal.id = deal_id"."$by" = "Role"."deal_id"
  LEFT JOIN "set aside, first where Deal.id = deal_id"
    ON "set aside, first where Deal.id = deal_id"."$by" = "Role"."deal_id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN "deal_stage text" IN ('lead', 'qualified', 'proposal', 'won', 'lost') THEN "deal_stage text" END AS "deal_stage"
  FROM "texts of all rows"
), "cases of role_in" AS (
  SELECT
    "$position",
    "$source",
    UNNEST([CASE WHEN COALESCE("deal_stage" <> 'lost', FALSE) THEN 'living' WHEN COALESCE("deal_stage" = 'lost', FALSE) THEN 'lost' ELSE CAST(NULL AS TEXT) END]) AS "$case",
    COALESCE("first where Deal.id = deal_id: LNK105", FALSE) AS "derive.Role.deal_stage: LNK105",
    "deal_stage text" IS NOT NULL AND "deal_stage" IS NULL AS "source.objects.Deal.fields.stage: PCK101"
  FROM "fields of all rows"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.role_in: COV104"
  FROM "cases of role_in"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "derive.Role.deal_stage: LNK105" OR "source.objects.Deal.fields.stage: PCK101" OR "splits.role_in: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Role.deal_stage: LNK105" THEN [{'address': 'derive.Role.deal_stage', 'rule': 'LNK105'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: PCK101" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'PCK101'}] END,
        CASE WHEN "splits.role_in: COV104" THEN [{'address': 'splits.role_in', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
