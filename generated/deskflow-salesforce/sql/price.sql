-- deskflow-salesforce, route price: each Product, added to PricebookEntry.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- IsActive  always true
-- UnitPrice  price
-- Product2Id  routes.price.link.Product2Id: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Product"."$position" AS "$position",
    "Product"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Product"."id", '[^\s\x0B\x{85}\p{Z}]') THEN "Product"."id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("Product"."price", '[^\s\x0B\x{85}\p{Z}]') THEN "Product"."price" END AS "price text"
  FROM "Product"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("price text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("price text") AS DECIMAL(18, 2)) END AS "price"
  FROM "texts of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'true' AS "IsActive",
    CAST("price" AS TEXT) AS "UnitPrice",
    'deskflow:Product:' || "id" AS "Product2Id",
    "id text" IS NOT NULL AND "id" IS NULL AS "source.objects.Product.fields.id: TYP103",
    "id text" IS NULL AS "source.objects.Product.fields.id: TYP104",
    "price text" IS NOT NULL AND "price" IS NULL AS "source.objects.Product.fields.price: TYP101",
    "price text" IS NULL AS "source.objects.Product.fields.price: TYP104"
  FROM "fields of all rows"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Product:' || "$source" AS "$key",
  "IsActive",
  "UnitPrice",
  "Product2Id",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("IsActive") || ':' || "IsActive", '-'),
      COALESCE(STRLEN("Product2Id") || ':' || "Product2Id", '-'),
      COALESCE(STRLEN("UnitPrice") || ':' || "UnitPrice", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "source.objects.Product.fields.id: TYP103"
    OR "source.objects.Product.fields.id: TYP104"
    OR "source.objects.Product.fields.price: TYP101"
    OR "source.objects.Product.fields.price: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "source.objects.Product.fields.id: TYP103" THEN [{'address': 'source.objects.Product.fields.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Product.fields.id: TYP104" THEN [{'address': 'source.objects.Product.fields.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Product.fields.price: TYP101" THEN [{'address': 'source.objects.Product.fields.price', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Product.fields.price: TYP104" THEN [{'address': 'source.objects.Product.fields.price', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Product2Id" NULLS FIRST,
  "$source" NULLS FIRST
