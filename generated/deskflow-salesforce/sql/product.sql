-- deskflow-salesforce, route product: each Product, written to Product2.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- IsActive  always true
-- Name  name
-- ProductCode  code
-- Deskflow_Family__c  family | map(family)
-- Description  description
-- Sold__c  sold
-- Source_Modified_At__c  updated_at
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Product"."$position" AS "$position",
    "Product"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Product"."code", CHR(13)) AND REGEXP_MATCHES("Product"."code", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Product"."code", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Product"."code", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Product"."code"
    END AS "code text",
    CASE
      WHEN CONTAINS("Product"."name", CHR(13)) AND REGEXP_MATCHES("Product"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Product"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Product"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Product"."name"
    END AS "name text",
    CASE WHEN REGEXP_MATCHES("Product"."family", '[^\s\x0B\x{85}\p{Z}]') THEN "Product"."family" END AS "family text",
    CASE
      WHEN CONTAINS("Product"."description", CHR(13)) AND REGEXP_MATCHES("Product"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Product"."description", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Product"."description", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Product"."description"
    END AS "description text",
    CASE WHEN REGEXP_MATCHES("Product"."sold", '[^\s\x0B\x{85}\p{Z}]') THEN "Product"."sold" END AS "sold text",
    CASE WHEN REGEXP_MATCHES("Product"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Product"."updated_at" END AS "updated_at text"
  FROM "Product"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("code text") <= 60 OR LENGTH(REGEXP_REPLACE("code text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 60 THEN "code text" END AS "code",
    CASE WHEN STRLEN("name text") <= 255 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "name text" END AS "name",
    CASE WHEN "family text" IN ('hardware', 'software', 'service') THEN "family text" END AS "family",
    CASE
      WHEN STRLEN("description text") <= 4000 OR LENGTH(REGEXP_REPLACE("description text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 4000
      THEN "description text"
    END AS "description",
    CASE LOWER(TRIM("sold text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "sold",
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
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE "family" WHEN 'hardware' THEN 'Hardware' WHEN 'service' THEN 'Service' WHEN 'software' THEN 'Software' END AS "family | map(family)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    'true' AS "IsActive",
    "name" AS "Name",
    "code" AS "ProductCode",
    "family | map(family)" AS "Deskflow_Family__c",
    "description" AS "Description",
    CAST("sold" AS TEXT) AS "Sold__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    "family" IS NOT NULL AND "family | map(family)" IS NULL AS "routes.product.set.Deskflow_Family__c: PCK101",
    "code text" IS NOT NULL AND "code" IS NULL AS "source.objects.Product.fields.code: TYP103",
    "code text" IS NULL AS "source.objects.Product.fields.code: TYP104",
    "description text" IS NOT NULL AND "description" IS NULL AS "source.objects.Product.fields.description: TYP103",
    "family text" IS NOT NULL AND "family" IS NULL AS "source.objects.Product.fields.family: PCK101",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Product.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Product.fields.name: TYP104",
    "sold text" IS NOT NULL AND "sold" IS NULL AS "source.objects.Product.fields.sold: TYP101",
    "sold text" IS NULL AS "source.objects.Product.fields.sold: TYP104",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Product.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Product.fields.updated_at: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Description" = '#N/A' AS "routes.product.set.Description: SFR111",
    "Name" = '#N/A' AS "routes.product.set.Name: SFR111",
    "ProductCode" = '#N/A' AS "routes.product.set.ProductCode: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Product:' || "$source" AS "$key",
  "IsActive",
  "Name",
  "ProductCode",
  "Deskflow_Family__c",
  "Description",
  "Sold__c",
  "Source_Modified_At__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Description") || ':' || "Description", '-'),
      COALESCE(STRLEN("Deskflow_Family__c") || ':' || "Deskflow_Family__c", '-'),
      COALESCE(STRLEN("IsActive") || ':' || "IsActive", '-'),
      COALESCE(STRLEN("Name") || ':' || "Name", '-'),
      COALESCE(STRLEN("ProductCode") || ':' || "ProductCode", '-'),
      COALESCE(STRLEN("Sold__c") || ':' || "Sold__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.product.set.Description: SFR111"
    OR "routes.product.set.Deskflow_Family__c: PCK101"
    OR "routes.product.set.Name: SFR111"
    OR "routes.product.set.ProductCode: SFR111"
    OR "source.objects.Product.fields.code: TYP103"
    OR "source.objects.Product.fields.code: TYP104"
    OR "source.objects.Product.fields.description: TYP103"
    OR "source.objects.Product.fields.family: PCK101"
    OR "source.objects.Product.fields.name: TYP103"
    OR "source.objects.Product.fields.name: TYP104"
    OR "source.objects.Product.fields.sold: TYP101"
    OR "source.objects.Product.fields.sold: TYP104"
    OR "source.objects.Product.fields.updated_at: TYP101"
    OR "source.objects.Product.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.product.set.Description: SFR111" THEN [{'address': 'routes.product.set.Description', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.product.set.Deskflow_Family__c: PCK101" THEN [{'address': 'routes.product.set.Deskflow_Family__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.product.set.Name: SFR111" THEN [{'address': 'routes.product.set.Name', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.product.set.ProductCode: SFR111" THEN [{'address': 'routes.product.set.ProductCode', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Product.fields.code: TYP103" THEN [{'address': 'source.objects.Product.fields.code', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Product.fields.code: TYP104" THEN [{'address': 'source.objects.Product.fields.code', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Product.fields.description: TYP103" THEN [{'address': 'source.objects.Product.fields.description', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Product.fields.family: PCK101" THEN [{'address': 'source.objects.Product.fields.family', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Product.fields.name: TYP103" THEN [{'address': 'source.objects.Product.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Product.fields.name: TYP104" THEN [{'address': 'source.objects.Product.fields.name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Product.fields.sold: TYP101" THEN [{'address': 'source.objects.Product.fields.sold', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Product.fields.sold: TYP104" THEN [{'address': 'source.objects.Product.fields.sold', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Product.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Product.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Product.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Product.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "$source" NULLS FIRST
