-- upvio-salesforce, split booking_kind: which case each Booking falls into.
--
-- $position  order of arrival
-- $source    the row's key at its source
-- $case      one of: billable, care_episode; NULL for none
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Booking"."$position" AS "$position",
    "Booking"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Booking"."amount", '[^\s\x0B\x{85}\p{Z}]') THEN "Booking"."amount" END AS "amount text"
  FROM "Booking"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN REGEXP_FULL_MATCH(TRIM("amount text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("amount text") AS DECIMAL(18, 2)) END AS "amount"
  FROM "texts of all rows"
), "cases of booking_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "amount" IS NOT NULL AND COALESCE("amount" > 0, FALSE)
          THEN 'billable'
          WHEN "amount" IS NULL OR COALESCE("amount" = 0, FALSE)
          THEN 'care_episode'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "amount text" IS NOT NULL AND "amount" IS NULL AS "source.objects.Booking.fields.amount: TYP101"
  FROM "fields of all rows"
), "judged cases" AS (
  SELECT
    *,
    "$case" IS NULL AS "splits.booking_kind: COV104"
  FROM "cases of booking_kind"
)
SELECT
  "$position",
  "$source",
  "$case",
  CASE
    WHEN "source.objects.Booking.fields.amount: TYP101" OR "splits.booking_kind: COV104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Booking.fields.amount: TYP101" THEN [{'address': 'source.objects.Booking.fields.amount', 'rule': 'TYP101'}] END,
        CASE WHEN "splits.booking_kind: COV104" THEN [{'address': 'splits.booking_kind', 'rule': 'COV104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged cases"
ORDER BY
  "$source" NULLS FIRST
