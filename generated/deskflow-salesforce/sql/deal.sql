-- deskflow-salesforce, route deal: each Deal, written to Opportunity.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Name  title | truncate(120)
-- StageName  stage | map(stage)
-- CloseDate  expected_close | default(created_at | date_in($zone))
-- Deal_Amount__c  amount | convert(currency, created_at | date_in($zone), deals)
-- Deal_Currency__c  currency
-- Source_Created_At__c  created_at
-- Source_Modified_At__c  updated_at
-- AccountId  routes.deal.link.AccountId: the migration key of the row referred to
-- OwnerId  routes.deal.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Deal"."$position" AS "$position",
    "Deal"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Deal"."account_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."account_id" END AS "account_id text",
    CASE
      WHEN CONTAINS("Deal"."title", CHR(13)) AND REGEXP_MATCHES("Deal"."title", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Deal"."title", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Deal"."title", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Deal"."title"
    END AS "title text",
    CASE WHEN REGEXP_MATCHES("Deal"."stage", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."stage" END AS "stage text",
    CASE WHEN REGEXP_MATCHES("Deal"."currency", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."currency" END AS "currency text",
    CASE WHEN REGEXP_MATCHES("Deal"."amount", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."amount" END AS "amount text",
    CASE WHEN REGEXP_MATCHES("Deal"."expected_close", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."expected_close" END AS "expected_close text",
    CASE WHEN REGEXP_MATCHES("Deal"."owner_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."owner_id" END AS "owner_id text",
    CASE WHEN REGEXP_MATCHES("Deal"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."created_at" END AS "created_at text",
    CASE WHEN REGEXP_MATCHES("Deal"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Deal"."updated_at" END AS "updated_at text"
  FROM "Deal"
), "fields of all rows" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("account_id text") <= 64 OR LENGTH(REGEXP_REPLACE("account_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "account_id text"
    END AS "account_id",
    CASE WHEN STRLEN("title text") <= 200 OR LENGTH(REGEXP_REPLACE("title text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 200 THEN "title text" END AS "title",
    CASE WHEN "stage text" IN ('lead', 'qualified', 'proposal', 'won', 'lost') THEN "stage text" END AS "stage",
    CASE WHEN "currency text" IN ('USD', 'EUR', 'GBP') THEN "currency text" END AS "currency",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("amount text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("amount text") AS DECIMAL(18, 2)) END AS "amount",
    CASE
      WHEN REGEXP_MATCHES("expected_close text", '[0-9]')
      AND TRY_STRPTIME("expected_close text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("expected_close text", '%Y-%m-%d') AS DATE)
    END AS "expected_close",
    CASE WHEN STRLEN("owner_id text") <= 64 OR LENGTH(REGEXP_REPLACE("owner_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "owner_id text" END AS "owner_id",
    CASE
      WHEN REGEXP_MATCHES("created_at text", '[0-9]')
      AND COALESCE(
        TRY_STRPTIME("created_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        TRY_STRPTIME("created_at text", '%Y-%m-%dT%H:%M:%SZ'),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("created_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "created_at",
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
      "created_at" + TO_SECONDS("created_at | date_in($zone) in its zone"."offset_seconds")
    ) AS DATE) AS "created_at | date_in($zone)",
    CASE "stage"
      WHEN 'lead'
      THEN 'Prospecting'
      WHEN 'lost'
      THEN 'Closed Lost'
      WHEN 'proposal'
      THEN 'Proposal/Price Quote'
      WHEN 'qualified'
      THEN 'Qualification'
      WHEN 'won'
      THEN 'Closed Won'
    END AS "stage | map(stage)",
    CASE
      WHEN STRLEN("title") <= 120 OR LENGTH(REGEXP_REPLACE("title", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "title"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("title", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 120),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "title | truncate(120)"
  FROM "fields of all rows"
  LEFT JOIN "utc clock of $zone" AS "created_at | date_in($zone) in its zone"
    ON YEAR("created_at") = "created_at | date_in($zone) in its zone"."year"
    AND "created_at" >= "created_at | date_in($zone) in its zone"."utc_from"
    AND "created_at" < "created_at | date_in($zone) in its zone"."utc_until"
), "values 2" AS (
  SELECT
    *,
    TRY_CAST(ROUND(
      TRY(
        "amount" * (
          CASE "currency"
            WHEN 'EUR'
            THEN CASE
              WHEN "created_at | date_in($zone)" >= CAST('2024-07-01' AS DATE)
              THEN CAST(1.0750 AS DECIMAL(38, 4))
              WHEN "created_at | date_in($zone)" >= CAST('2024-01-01' AS DATE)
              THEN CAST(1.0950 AS DECIMAL(38, 4))
              WHEN "created_at | date_in($zone)" >= CAST('2023-01-01' AS DATE)
              THEN CAST(1.0830 AS DECIMAL(38, 4))
            END
            WHEN 'GBP'
            THEN CASE
              WHEN "created_at | date_in($zone)" >= CAST('2024-01-01' AS DATE)
              THEN CAST(1.2700 AS DECIMAL(38, 4))
              WHEN "created_at | date_in($zone)" >= CAST('2023-01-01' AS DATE)
              THEN CAST(1.2150 AS DECIMAL(38, 4))
            END
            WHEN 'USD'
            THEN CAST(1 AS DECIMAL(38, 4))
          END
        )
      ),
      2
    ) AS DECIMAL(18, 2)) AS "amount | convert(currency, created_at | date_in($zone), deals)",
    COALESCE("expected_close", "created_at | date_in($zone)") AS "expected_close | default(created_at | date_in($zone))"
  FROM "values 1"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "title | truncate(120)" AS "Name",
    "stage | map(stage)" AS "StageName",
    CAST("expected_close | default(created_at | date_in($zone))" AS TEXT) AS "CloseDate",
    CAST("amount | convert(currency, created_at | date_in($zone), deals)" AS TEXT) AS "Deal_Amount__c",
    "currency" AS "Deal_Currency__c",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Account:' || "account_id" AS "AccountId",
    'deskflow:Agent:' || "owner_id" AS "OwnerId",
    "expected_close" IS NULL AND (
      "created_at" IS NOT NULL AND "created_at | date_in($zone)" IS NULL
    ) AS "routes.deal.set.CloseDate: TYP108",
    "created_at" IS NOT NULL AND "created_at | date_in($zone)" IS NULL AS "routes.deal.set.Deal_Amount__c: TYP108",
    "amount" IS NOT NULL AND "amount | convert(currency, created_at | date_in($zone), deals)" IS NULL AS "routes.deal.set.Deal_Amount__c: TYP116",
    "stage" IS NOT NULL AND "stage | map(stage)" IS NULL AS "routes.deal.set.StageName: PCK101",
    "account_id text" IS NOT NULL AND "account_id" IS NULL AS "source.objects.Deal.fields.account_id: TYP103",
    "account_id text" IS NULL AS "source.objects.Deal.fields.account_id: TYP104",
    "amount text" IS NOT NULL AND "amount" IS NULL AS "source.objects.Deal.fields.amount: TYP101",
    (
      "created_at text" IS NOT NULL AND "created_at" IS NULL
    )
    OR (
      "expected_close" IS NULL AND (
        "created_at text" IS NOT NULL AND "created_at" IS NULL
      )
    ) AS "source.objects.Deal.fields.created_at: TYP101",
    "created_at text" IS NULL OR (
      "expected_close" IS NULL AND "created_at text" IS NULL
    ) AS "source.objects.Deal.fields.created_at: TYP104",
    "currency text" IS NOT NULL AND "currency" IS NULL AS "source.objects.Deal.fields.currency: PCK101",
    "currency text" IS NULL AS "source.objects.Deal.fields.currency: TYP104",
    "expected_close text" IS NOT NULL AND "expected_close" IS NULL AS "source.objects.Deal.fields.expected_close: TYP101",
    "owner_id text" IS NOT NULL AND "owner_id" IS NULL AS "source.objects.Deal.fields.owner_id: TYP103",
    "stage text" IS NOT NULL AND "stage" IS NULL AS "source.objects.Deal.fields.stage: PCK101",
    "stage text" IS NULL AS "source.objects.Deal.fields.stage: TYP104",
    "title text" IS NOT NULL AND "title" IS NULL AS "source.objects.Deal.fields.title: TYP103",
    "title text" IS NULL AS "source.objects.Deal.fields.title: TYP104",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Deal.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Deal.fields.updated_at: TYP104"
  FROM "values 2"
), "judged values" AS (
  SELECT
    *,
    "Name" = '#N/A' AS "routes.deal.set.Name: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Deal:' || "$source" AS "$key",
  "Name",
  "StageName",
  "CloseDate",
  "Deal_Amount__c",
  "Deal_Currency__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "AccountId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("AccountId") || ':' || "AccountId", '-'),
      COALESCE(STRLEN("CloseDate") || ':' || "CloseDate", '-'),
      COALESCE(STRLEN("Deal_Amount__c") || ':' || "Deal_Amount__c", '-'),
      COALESCE(STRLEN("Deal_Currency__c") || ':' || "Deal_Currency__c", '-'),
      COALESCE(STRLEN("Name") || ':' || "Name", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("StageName") || ':' || "StageName", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.deal.set.CloseDate: TYP108"
    OR "routes.deal.set.Deal_Amount__c: TYP108"
    OR "routes.deal.set.Deal_Amount__c: TYP116"
    OR "routes.deal.set.Name: SFR111"
    OR "routes.deal.set.StageName: PCK101"
    OR "source.objects.Deal.fields.account_id: TYP103"
    OR "source.objects.Deal.fields.account_id: TYP104"
    OR "source.objects.Deal.fields.amount: TYP101"
    OR "source.objects.Deal.fields.created_at: TYP101"
    OR "source.objects.Deal.fields.created_at: TYP104"
    OR "source.objects.Deal.fields.currency: PCK101"
    OR "source.objects.Deal.fields.currency: TYP104"
    OR "source.objects.Deal.fields.expected_close: TYP101"
    OR "source.objects.Deal.fields.owner_id: TYP103"
    OR "source.objects.Deal.fields.stage: PCK101"
    OR "source.objects.Deal.fields.stage: TYP104"
    OR "source.objects.Deal.fields.title: TYP103"
    OR "source.objects.Deal.fields.title: TYP104"
    OR "source.objects.Deal.fields.updated_at: TYP101"
    OR "source.objects.Deal.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.deal.set.CloseDate: TYP108" THEN [{'address': 'routes.deal.set.CloseDate', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.deal.set.Deal_Amount__c: TYP108" THEN [{'address': 'routes.deal.set.Deal_Amount__c', 'rule': 'TYP108'}] END,
        CASE WHEN "routes.deal.set.Deal_Amount__c: TYP116" THEN [{'address': 'routes.deal.set.Deal_Amount__c', 'rule': 'TYP116'}] END,
        CASE WHEN "routes.deal.set.Name: SFR111" THEN [{'address': 'routes.deal.set.Name', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.deal.set.StageName: PCK101" THEN [{'address': 'routes.deal.set.StageName', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Deal.fields.account_id: TYP103" THEN [{'address': 'source.objects.Deal.fields.account_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Deal.fields.account_id: TYP104" THEN [{'address': 'source.objects.Deal.fields.account_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Deal.fields.amount: TYP101" THEN [{'address': 'source.objects.Deal.fields.amount', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Deal.fields.created_at: TYP101" THEN [{'address': 'source.objects.Deal.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Deal.fields.created_at: TYP104" THEN [{'address': 'source.objects.Deal.fields.created_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Deal.fields.currency: PCK101" THEN [{'address': 'source.objects.Deal.fields.currency', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Deal.fields.currency: TYP104" THEN [{'address': 'source.objects.Deal.fields.currency', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Deal.fields.expected_close: TYP101" THEN [{'address': 'source.objects.Deal.fields.expected_close', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Deal.fields.owner_id: TYP103" THEN [{'address': 'source.objects.Deal.fields.owner_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: PCK101" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: TYP104" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Deal.fields.title: TYP103" THEN [{'address': 'source.objects.Deal.fields.title', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Deal.fields.title: TYP104" THEN [{'address': 'source.objects.Deal.fields.title', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Deal.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Deal.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Deal.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Deal.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "AccountId" NULLS FIRST,
  "$source" NULLS FIRST
