-- deskflow-salesforce, route line: each Line, added to OpportunityLineItem.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Quantity  quantity
-- UnitPrice  unit_price | convert(currency, deal_made_at | date_in($zone), deals)
-- Description  note
-- Source_Modified_At__c  updated_at
-- OpportunityId  routes.line.link.OpportunityId: the migration key of the row referred to
-- PricebookEntryId  routes.line.link.PricebookEntryId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where Deal.id = deal_id" AS (
  SELECT
    "id" AS "$by",
    "currency",
    "created_at" AS "deal_made_at"
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
    "Line"."$position" AS "$position",
    "Line"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Line"."deal_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Line"."deal_id" END AS "deal_id text",
    CASE WHEN REGEXP_MATCHES("Line"."product_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Line"."product_id" END AS "product_id text",
    CASE WHEN REGEXP_MATCHES("Line"."quantity", '[^\s\x0B\x{85}\p{Z}]') THEN "Line"."quantity" END AS "quantity text",
    CASE WHEN REGEXP_MATCHES("Line"."unit_price", '[^\s\x0B\x{85}\p{Z}]') THEN "Line"."unit_price" END AS "unit_price text",
    CASE
      WHEN CONTAINS("Line"."note", CHR(13)) AND REGEXP_MATCHES("Line"."note", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Line"."note", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Line"."note", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Line"."note"
    END AS "note text",
    CASE WHEN REGEXP_MATCHES("Line"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Line"."updated_at" END AS "updated_at text",
    CASE
      WHEN NOT (
        COALESCE("first where Deal.id = deal_id: LNK105", FALSE)
      )
      THEN CASE WHEN REGEXP_MATCHES("first where Deal.id = deal_id"."currency", '[^\s\x0B\x{85}\p{Z}]') THEN "first where Deal.id = deal_id"."currency" END
    END AS "currency text",
    CASE
      WHEN NOT (
        COALESCE("first where Deal.id = deal_id: LNK105", FALSE)
      )
      THEN CASE WHEN REGEXP_MATCHES("first where Deal.id = deal_id"."deal_made_at", '[^\s\x0B\x{85}\p{Z}]') THEN "first where Deal.id = deal_id"."deal_made_at" END
    END AS "deal_made_at text",
    "set aside, first where Deal.id = deal_id"."first where Deal.id = deal_id: LNK105" AS "first where Deal.id = deal_id: LNK105"
  FROM "Line"
  LEFT JOIN "first where Deal.id = deal_id"
    ON "first where Deal.id = deal_id"."$by" = "Line"."deal_id"
  LEFT JOIN "set aside, first where Deal.id = deal_id"
    ON "set aside, first where Deal.id = deal_id"."$by" = "Line"."deal_id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("deal_id text") <= 64 OR LENGTH(REGEXP_REPLACE("deal_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "deal_id text" END AS "deal_id",
    CASE
      WHEN STRLEN("product_id text") <= 64 OR LENGTH(REGEXP_REPLACE("product_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "product_id text"
    END AS "product_id",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("quantity text"), '-?0*[0-9]{0,10}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("quantity text") AS DECIMAL(12, 2)) END AS "quantity",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("unit_price text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("unit_price text") AS DECIMAL(18, 2)) END AS "unit_price",
    CASE WHEN STRLEN("note text") <= 255 OR LENGTH(REGEXP_REPLACE("note text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "note text" END AS "note",
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
    CASE WHEN "currency text" IN ('USD', 'EUR', 'GBP') THEN "currency text" END AS "currency",
    CASE
      WHEN REGEXP_MATCHES("deal_made_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("deal_made_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("deal_made_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("deal_made_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("deal_made_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "deal_made_at"
  FROM "texts of all rows"
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
), "values 1" AS (
  SELECT
    *,
    CAST((
      "deal_made_at" + TO_SECONDS("deal_made_at | date_in($zone) in its zone"."offset_seconds")
    ) AS DATE) AS "deal_made_at | date_in($zone)"
  FROM "fields of all rows"
  LEFT JOIN "utc clock of $zone" AS "deal_made_at | date_in($zone) in its zone"
    ON YEAR("deal_made_at") = "deal_made_at | date_in($zone) in its zone"."year"
    AND "deal_made_at" >= "deal_made_at | date_in($zone) in its zone"."utc_from"
    AND "deal_made_at" < "deal_made_at | date_in($zone) in its zone"."utc_until"
), "values 2" AS (
  SELECT
    *,
    TRY_CAST(ROUND(
      TRY(
        "unit_price" * (
          CASE "currency"
            WHEN 'EUR'
            THEN CASE
              WHEN "deal_made_at | date_in($zone)" >= CAST('2024-07-01' AS DATE)
              THEN CAST(1.0750 AS DECIMAL(38, 4))
              WHEN "deal_made_at | date_in($zone)" >= CAST('2024-01-01' AS DATE)
              THEN CAST(1.0950 AS DECIMAL(38, 4))
              WHEN "deal_made_at | date_in($zone)" >= CAST('2023-01-01' AS DATE)
              THEN CAST(1.0830 AS DECIMAL(38, 4))
            END
            WHEN 'GBP'
            THEN CASE
              WHEN "deal_made_at | date_in($zone)" >= CAST('2024-01-01' AS DATE)
              THEN CAST(1.2700 AS DECIMAL(38, 4))
              WHEN "deal_made_at | date_in($zone)" >= CAST('2023-01-01' AS DATE)
              THEN CAST(1.2150 AS DECIMAL(38, 4))
            END
            WHEN 'USD'
            THEN CAST(1 AS DECIMAL(38, 4))
          END
        )
      ),
      2
    ) AS DECIMAL(18, 2)) AS "unit_price | convert(currency, deal_made_at | date_in($zone), deals)"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    CAST("quantity" AS TEXT) AS "Quantity",
    CAST("unit_price | convert(currency, deal_made_at | date_in($zone), deals)" AS TEXT) AS "UnitPrice",
    "note" AS "Description",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Deal:' || "deal_id" AS "OpportunityId",
    'deskflow:Product:' || "product_id" AS "PricebookEntryId",
    COALESCE("first where Deal.id = deal_id: LNK105", FALSE) AS "derive.Line.currency: LNK105",
    COALESCE("first where Deal.id = deal_id: LNK105", FALSE) AS "derive.Line.deal_made_at: LNK105",
    "deal_made_at" IS NOT NULL AND "deal_made_at | date_in($zone)" IS NULL AS "routes.line.set.UnitPrice: TYP108",
    "unit_price" IS NOT NULL AND "unit_price | convert(currency, deal_made_at | date_in($zone), deals)" IS NULL AS "routes.line.set.UnitPrice: TYP116",
    "deal_made_at text" IS NOT NULL AND "deal_made_at" IS NULL AS "source.objects.Deal.fields.created_at: TYP101",
    "currency text" IS NOT NULL AND "currency" IS NULL AS "source.objects.Deal.fields.currency: PCK101",
    "deal_id text" IS NOT NULL AND "deal_id" IS NULL AS "source.objects.Line.fields.deal_id: TYP103",
    "deal_id text" IS NULL AS "source.objects.Line.fields.deal_id: TYP104",
    "note text" IS NOT NULL AND "note" IS NULL AS "source.objects.Line.fields.note: TYP103",
    "product_id text" IS NOT NULL AND "product_id" IS NULL AS "source.objects.Line.fields.product_id: TYP103",
    "product_id text" IS NULL AS "source.objects.Line.fields.product_id: TYP104",
    "quantity text" IS NOT NULL AND "quantity" IS NULL AS "source.objects.Line.fields.quantity: TYP101",
    "quantity text" IS NULL AS "source.objects.Line.fields.quantity: TYP104",
    "unit_price text" IS NOT NULL AND "unit_price" IS NULL AS "source.objects.Line.fields.unit_price: TYP101",
    "unit_price text" IS NULL AS "source.objects.Line.fields.unit_price: TYP104",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Line.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Line.fields.updated_at: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.line.set.Description: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Line:' || "$source" AS "$key",
  "Quantity",
  "UnitPrice",
  "Description",
  "Source_Modified_At__c",
  "OpportunityId",
  "PricebookEntryId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("OpportunityId") || ':' || "OpportunityId", '-'),
      COALESCE(STRLEN("PricebookEntryId") || ':' || "PricebookEntryId", '-'),
      COALESCE(STRLEN("Quantity") || ':' || "Quantity", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("UnitPrice") || ':' || "UnitPrice", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Line.currency: LNK105"
    OR "derive.Line.deal_made_at: LNK105"
    OR "routes.line.set.Description: SFR111"
    OR "routes.line.set.UnitPrice: TYP108"
    OR "routes.line.set.UnitPrice: TYP116"
    OR "source.objects.Deal.fields.created_at: TYP101"
    OR "source.objects.Deal.fields.currency: PCK101"
    OR "source.objects.Line.fields.deal_id: TYP103"
    OR "source.objects.Line.fields.deal_id: TYP104"
    OR "source.objects.Line.fields.note: TYP103"
    OR "source.objects.Line.fields.product_id: TYP103"
    OR "source.objects.Line.fields.product_id: TYP104"
    OR "source.objects.Line.fields.quantity: TYP101"
    OR "source.objects.Line.fields.quantity: TYP104"
    OR "source.objects.Line.fields.unit_price: TYP101"
    OR "source.objects.Line.fields.unit_price: TYP104"
    OR "source.objects.Line.fields.updated_at: TYP101"
    OR "source.objects.Line.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Line.currency: LNK105" THEN [{'address': 'derive.Line.currency', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Line.deal_made_at: LNK105" THEN [{'address': 'derive.Line.deal_made_at', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.line.set.Description: SFR111" THEN [{'address': 'routes.line.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.line.set.UnitPrice: TYP108" THEN [{'address': 'routes.line.set.UnitPrice', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.line.set.UnitPrice: TYP116" THEN [{'address': 'routes.line.set.UnitPrice', 'rule': 'TYP116'}] END,
        CASE WHEN "source.objects.Deal.fields.created_at: TYP101" THEN [{'address': 'source.objects.Deal.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Deal.fields.currency: PCK101" THEN [{'address': 'source.objects.Deal.fields.currency', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Line.fields.deal_id: TYP103" THEN [{'address': 'source.objects.Line.fields.deal_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Line.fields.deal_id: TYP104" THEN [{'address': 'source.objects.Line.fields.deal_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Line.fields.note: TYP103" THEN [{'address': 'source.objects.Line.fields.note', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Line.fields.product_id: TYP103" THEN [{'address': 'source.objects.Line.fields.product_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Line.fields.product_id: TYP104" THEN [{'address': 'source.objects.Line.fields.product_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Line.fields.quantity: TYP101" THEN [{'address': 'source.objects.Line.fields.quantity', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Line.fields.quantity: TYP104" THEN [{'address': 'source.objects.Line.fields.quantity', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Line.fields.unit_price: TYP101" THEN [{'address': 'source.objects.Line.fields.unit_price', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Line.fields.unit_price: TYP104" THEN [{'address': 'source.objects.Line.fields.unit_price', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Line.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Line.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Line.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Line.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "OpportunityId" NULLS FIRST,
  "$source" NULLS FIRST
