-- deskflow-salesforce, route interest: each Interest, written to Product_Interest__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Tickets__c  tickets
-- Since__c  since
-- Main__c  main
-- Contact__c  routes.interest.link.Contact__c: the migration key of the row referred to
-- Product__c  routes.interest.link.Product__c: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Interest"."$position" AS "$position",
    "Interest"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Interest"."person_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Interest"."person_id" END AS "person_id text",
    CASE WHEN REGEXP_MATCHES("Interest"."product_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Interest"."product_id" END AS "product_id text",
    CASE WHEN REGEXP_MATCHES("Interest"."tickets", '[^\s\x0B\x{85}\p{Z}]') THEN "Interest"."tickets" END AS "tickets text",
    CASE WHEN REGEXP_MATCHES("Interest"."since", '[^\s\x0B\x{85}\p{Z}]') THEN "Interest"."since" END AS "since text",
    CASE WHEN REGEXP_MATCHES("Interest"."main", '[^\s\x0B\x{85}\p{Z}]') THEN "Interest"."main" END AS "main text"
  FROM "Interest"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("person_id text") <= 64 OR LENGTH(REGEXP_REPLACE("person_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "person_id text" END AS "person_id",
    CASE
      WHEN STRLEN("product_id text") <= 64 OR LENGTH(REGEXP_REPLACE("product_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "product_id text"
    END AS "product_id",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("tickets text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("tickets text") AS BIGINT) END AS "tickets",
    CASE
      WHEN REGEXP_MATCHES("since text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("since text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("since text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("since text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("since text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "since",
    CASE LOWER(TRIM("main text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "main"
  FROM "texts of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    CAST("tickets" AS TEXT) AS "Tickets__c",
    STRFTIME("since", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Since__c",
    CAST("main" AS TEXT) AS "Main__c",
    'deskflow:Person:' || "person_id" AS "Contact__c",
    'deskflow:Product:' || "product_id" AS "Product__c",
    "since text" IS NOT NULL AND "since" IS NULL AS "collect.Interest.fields.since: TYP101",
    "tickets text" IS NOT NULL AND "tickets" IS NULL AS "collect.Interest.fields.tickets: TYP101",
    "tickets text" IS NULL AS "collect.Interest.fields.tickets: TYP104",
    "person_id text" IS NOT NULL AND "person_id" IS NULL AS "collect.Interest.key.person_id: TYP103",
    "person_id text" IS NULL AS "collect.Interest.key.person_id: TYP104",
    "product_id text" IS NOT NULL AND "product_id" IS NULL AS "collect.Interest.key.product_id: TYP103",
    "product_id text" IS NULL AS "collect.Interest.key.product_id: TYP104",
    "main text" IS NOT NULL AND "main" IS NULL AS "collect.Interest.primary.field: TYP101",
    "main text" IS NULL AS "collect.Interest.primary.field: TYP104"
  FROM "fields of all rows"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Interest:' || "$source" AS "$key",
  "Tickets__c",
  "Since__c",
  "Main__c",
  "Contact__c",
  "Product__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Contact__c") || ':' || "Contact__c", '-'),
      COALESCE(STRLEN("Main__c") || ':' || "Main__c", '-'),
      COALESCE(STRLEN("Product__c") || ':' || "Product__c", '-'),
      COALESCE(STRLEN("Since__c") || ':' || "Since__c", '-'),
      COALESCE(STRLEN("Tickets__c") || ':' || "Tickets__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.Interest.fields.since: TYP101"
    OR "collect.Interest.fields.tickets: TYP101"
    OR "collect.Interest.fields.tickets: TYP104"
    OR "collect.Interest.key.person_id: TYP103"
    OR "collect.Interest.key.person_id: TYP104"
    OR "collect.Interest.key.product_id: TYP103"
    OR "collect.Interest.key.product_id: TYP104"
    OR "collect.Interest.primary.field: TYP101"
    OR "collect.Interest.primary.field: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "collect.Interest.fields.since: TYP101" THEN [{'address': 'collect.Interest.fields.since', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.Interest.fields.tickets: TYP101" THEN [{'address': 'collect.Interest.fields.tickets', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.Interest.fields.tickets: TYP104" THEN [{'address': 'collect.Interest.fields.tickets', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.Interest.key.person_id: TYP103" THEN [{'address': 'collect.Interest.key.person_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.Interest.key.person_id: TYP104" THEN [{'address': 'collect.Interest.key.person_id', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.Interest.key.product_id: TYP103" THEN [{'address': 'collect.Interest.key.product_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.Interest.key.product_id: TYP104" THEN [{'address': 'collect.Interest.key.product_id', 'rule': 'TYP104'}] END,
        CASE WHEN "collect.Interest.primary.field: TYP101" THEN [{'address': 'collect.Interest.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.Interest.primary.field: TYP104" THEN [{'address': 'collect.Interest.primary.field', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Contact__c" NULLS FIRST,
  "$source" NULLS FIRST
