-- deskflow-salesforce, route account: each Account, written to Account.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Name  name
-- Industry  industry | map(industry)
-- Source_Industry__c  industry | map(industry_word)
-- Website  website
-- Phone  phone
-- NumberOfEmployees  employees
-- BillingStreet  address.street
-- BillingCity  address.city | truncate(40)
-- BillingState  address.region
-- BillingPostalCode  address.zip
-- BillingCountry  address.country
-- Has_Won_Deal__c  has_won
-- Source_Created_At__c  created_at
-- Source_Modified_At__c  updated_at
-- ParentId  routes.account.link.ParentId: the migration key of the row referred to
-- OwnerId  routes.account.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where Deal.account_id = id" AS (
  SELECT
    "account_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("stage", '[^\s\x0B\x{85}\p{Z}]') THEN "stage" END AS "stage text"
  FROM "Deal"
  WHERE
    REGEXP_MATCHES("account_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where Deal.account_id = id" AS (
  SELECT
    *,
    CASE WHEN "stage text" IN ('lead', 'qualified', 'proposal', 'won', 'lost') THEN "stage text" END AS "stage"
  FROM "texts of all where Deal.account_id = id"
), "all where Deal.account_id = id" AS (
  SELECT
    "$by",
    COUNT(*) FILTER(WHERE
      COALESCE("stage" = 'won', FALSE)) > 0 AS "has_won",
    BOOL_OR("stage text" IS NOT NULL AND "stage" IS NULL) AS "all where Deal.account_id = id: PCK101 source.objects.Deal.fields.stage",
    BOOL_OR("stage text" IS NULL) AS "all where Deal.account_id = id: TYP104 source.objects.Deal.fields.stage"
  FROM "fields of all where Deal.account_id = id"
  GROUP BY
    "$by"
), "texts set aside, all where Deal.account_id = id" AS (
  SELECT
    "account_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("stage", '[^\s\x0B\x{85}\p{Z}]') THEN "stage" END AS "stage text"
  FROM "$set_aside Deal"
  WHERE
    REGEXP_MATCHES("account_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where Deal.account_id = id" AS (
  SELECT
    *,
    CASE WHEN "stage text" IN ('lead', 'qualified', 'proposal', 'won', 'lost') THEN "stage text" END AS "stage"
  FROM "texts set aside, all where Deal.account_id = id"
), "set aside, all where Deal.account_id = id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE(COALESCE("stage" = 'won', FALSE), FALSE)
      OR COALESCE("stage text" IS NOT NULL AND "stage" IS NULL, FALSE)
      OR COALESCE("stage text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['stage'])
    ) AS "all where Deal.account_id = id: LNK105 where stage = 'won'"
  FROM "fields set aside, all where Deal.account_id = id"
  GROUP BY
    "$by"
), "texts of all rows" AS (
  SELECT
    "Account"."$position" AS "$position",
    "Account"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Account"."name", CHR(13)) AND REGEXP_MATCHES("Account"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."name"
    END AS "name text",
    CASE WHEN REGEXP_MATCHES("Account"."parent_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."parent_id" END AS "parent_id text",
    CASE WHEN REGEXP_MATCHES("Account"."industry", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."industry" END AS "industry text",
    CASE WHEN REGEXP_MATCHES("Account"."website", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."website" END AS "website text",
    CASE
      WHEN CONTAINS("Account"."phone", CHR(13)) AND REGEXP_MATCHES("Account"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."phone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."phone"
    END AS "phone text",
    CASE WHEN REGEXP_MATCHES("Account"."employees", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."employees" END AS "employees text",
    CASE
      WHEN CONTAINS("Account"."address.street", CHR(13)) AND REGEXP_MATCHES("Account"."address.street", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."address.street", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."address.street", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."address.street"
    END AS "address.street text",
    CASE
      WHEN CONTAINS("Account"."address.city", CHR(13)) AND REGEXP_MATCHES("Account"."address.city", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."address.city", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."address.city", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."address.city"
    END AS "address.city text",
    CASE
      WHEN CONTAINS("Account"."address.region", CHR(13)) AND REGEXP_MATCHES("Account"."address.region", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."address.region", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."address.region", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."address.region"
    END AS "address.region text",
    CASE
      WHEN CONTAINS("Account"."address.zip", CHR(13)) AND REGEXP_MATCHES("Account"."address.zip", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."address.zip", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."address.zip", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."address.zip"
    END AS "address.zip text",
    CASE
      WHEN CONTAINS("Account"."address.country", CHR(13)) AND REGEXP_MATCHES("Account"."address.country", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Account"."address.country", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Account"."address.country", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Account"."address.country"
    END AS "address.country text",
    CASE WHEN REGEXP_MATCHES("Account"."owner_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."owner_id" END AS "owner_id text",
    CASE WHEN REGEXP_MATCHES("Account"."created_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."created_at" END AS "created_at text",
    CASE WHEN REGEXP_MATCHES("Account"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Account"."updated_at" END AS "updated_at text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where Deal.account_id = id: PCK101 source.objects.Deal.fields.stage"
          OR "all where Deal.account_id = id: TYP104 source.objects.Deal.fields.stage"
          OR "all where Deal.account_id = id: LNK105 where stage = 'won'",
          FALSE
        )
      )
      THEN COALESCE("all where Deal.account_id = id"."has_won", FALSE)
    END AS "has_won value",
    "set aside, all where Deal.account_id = id"."all where Deal.account_id = id: LNK105 where stage = 'won'" AS "all where Deal.account_id = id: LNK105 where stage = 'won'",
    "all where Deal.account_id = id"."all where Deal.account_id = id: PCK101 source.objects.Deal.fields.stage" AS "all where Deal.account_id = id: PCK101 source.objects.Deal.fields.stage",
    "all where Deal.account_id = id"."all where Deal.account_id = id: TYP104 source.objects.Deal.fields.stage" AS "all where Deal.account_id = id: TYP104 source.objects.Deal.fields.stage"
  FROM "Account"
  LEFT JOIN "all where Deal.account_id = id"
    ON "all where Deal.account_id = id"."$by" = "Account"."id"
  LEFT JOIN "set aside, all where Deal.account_id = id"
    ON "set aside, all where Deal.account_id = id"."$by" = "Account"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 200 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 200 THEN "name text" END AS "name",
    CASE WHEN STRLEN("parent_id text") <= 64 OR LENGTH(REGEXP_REPLACE("parent_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "parent_id text" END AS "parent_id",
    CASE WHEN "industry text" IN ('retail', 'manufacturing', 'software', 'logistics', 'other') THEN "industry text" END AS "industry",
    CASE WHEN STRLEN("website text") <= 255 OR LENGTH(REGEXP_REPLACE("website text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "website text" END AS "website",
    CASE WHEN STRLEN("phone text") <= 40 OR LENGTH(REGEXP_REPLACE("phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "phone text" END AS "phone",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("employees text"), '-?0*[0-9]{0,18}(?:\.[0-9]{0,0}0*)?') THEN TRY_CAST(TRIM("employees text") AS BIGINT) END AS "employees",
    CASE
      WHEN STRLEN("address.street text") <= 255 OR LENGTH(REGEXP_REPLACE("address.street text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "address.street text"
    END AS "address.street",
    CASE
      WHEN STRLEN("address.city text") <= 80 OR LENGTH(REGEXP_REPLACE("address.city text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "address.city text"
    END AS "address.city",
    CASE
      WHEN STRLEN("address.region text") <= 80 OR LENGTH(REGEXP_REPLACE("address.region text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "address.region text"
    END AS "address.region",
    CASE
      WHEN STRLEN("address.zip text") <= 20 OR LENGTH(REGEXP_REPLACE("address.zip text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "address.zip text"
    END AS "address.zip",
    CASE
      WHEN STRLEN("address.country text") <= 80 OR LENGTH(REGEXP_REPLACE("address.country text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 80
      THEN "address.country text"
    END AS "address.country",
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
    END AS "updated_at",
    "has_won value" AS "has_won"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("address.city") <= 40 OR LENGTH(REGEXP_REPLACE("address.city", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "address.city"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("address.city", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "address.city | truncate(40)",
    CASE "industry text"
      WHEN 'logistics'
      THEN 'Transportation'
      WHEN 'manufacturing'
      THEN 'Manufacturing'
      WHEN 'other'
      THEN 'Other'
      WHEN 'retail'
      THEN 'Retail'
      WHEN 'software'
      THEN 'Technology'
      ELSE CASE WHEN "industry text" IS NOT NULL THEN 'Other' END
    END AS "industry | map(industry)",
    CASE "industry text"
      WHEN 'logistics'
      THEN 'Transportation'
      WHEN 'manufacturing'
      THEN 'Manufacturing'
      WHEN 'other'
      THEN 'Other'
      WHEN 'retail'
      THEN 'Retail'
      WHEN 'software'
      THEN 'Technology'
      ELSE CASE WHEN STRLEN("industry text") <= 255 OR LENGTH(REGEXP_REPLACE("industry text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "industry text" END
    END AS "industry | map(industry_word)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name" AS "Name",
    "industry | map(industry)" AS "Industry",
    "industry | map(industry_word)" AS "Source_Industry__c",
    "website" AS "Website",
    "phone" AS "Phone",
    CAST("employees" AS TEXT) AS "NumberOfEmployees",
    "address.street" AS "BillingStreet",
    "address.city | truncate(40)" AS "BillingCity",
    "address.region" AS "BillingState",
    "address.zip" AS "BillingPostalCode",
    "address.country" AS "BillingCountry",
    CAST("has_won" AS TEXT) AS "Has_Won_Deal__c",
    STRFTIME("created_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Account:' || "parent_id" AS "ParentId",
    'deskflow:Agent:' || "owner_id" AS "OwnerId",
    COALESCE("all where Deal.account_id = id: LNK105 where stage = 'won'", FALSE) AS "derive.Account.has_won: LNK105",
    "industry text" IS NOT NULL AND "industry | map(industry)" IS NULL AS "routes.account.set.Industry: PCK101",
    "employees" IS NOT NULL AND NOT (
      COALESCE(TRY_CAST("employees" AS BIGINT) = "employees", FALSE)
    ) AS "routes.account.set.NumberOfEmployees: TYP109",
    "industry text" IS NOT NULL AND "industry | map(industry_word)" IS NULL AS "routes.account.set.Source_Industry__c: PCK101",
    "created_at text" IS NOT NULL AND "created_at" IS NULL AS "source.objects.Account.fields.created_at: TYP101",
    "created_at text" IS NULL AS "source.objects.Account.fields.created_at: TYP104",
    "employees text" IS NOT NULL AND "employees" IS NULL AS "source.objects.Account.fields.employees: TYP101",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Account.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Account.fields.name: TYP104",
    "owner_id text" IS NOT NULL AND "owner_id" IS NULL AS "source.objects.Account.fields.owner_id: TYP103",
    "parent_id text" IS NOT NULL AND "parent_id" IS NULL AS "source.objects.Account.fields.parent_id: TYP103",
    "phone text" IS NOT NULL AND "phone" IS NULL AS "source.objects.Account.fields.phone: TYP103",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Account.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Account.fields.updated_at: TYP104",
    "website text" IS NOT NULL AND "website" IS NULL AS "source.objects.Account.fields.website: TYP103",
    COALESCE("all where Deal.account_id = id: PCK101 source.objects.Deal.fields.stage", FALSE) AS "source.objects.Deal.fields.stage: PCK101",
    COALESCE("all where Deal.account_id = id: TYP104 source.objects.Deal.fields.stage", FALSE) AS "source.objects.Deal.fields.stage: TYP104",
    "address.city text" IS NOT NULL AND "address.city" IS NULL AS "source.shapes.Address.city: TYP103",
    "address.country text" IS NOT NULL AND "address.country" IS NULL AS "source.shapes.Address.country: TYP103",
    "address.region text" IS NOT NULL AND "address.region" IS NULL AS "source.shapes.Address.region: TYP103",
    "address.street text" IS NOT NULL AND "address.street" IS NULL AS "source.shapes.Address.street: TYP103",
    "address.zip text" IS NOT NULL AND "address.zip" IS NULL AS "source.shapes.Address.zip: TYP103"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "BillingCity" = '#N/A' AS "routes.account.set.BillingCity: SFR111",
    "BillingCountry" = '#N/A' AS "routes.account.set.BillingCountry: SFR111",
    "BillingPostalCode" = '#N/A' AS "routes.account.set.BillingPostalCode: SFR111",
    "BillingState" = '#N/A' AS "routes.account.set.BillingState: SFR111",
    "BillingStreet" = '#N/A' AS "routes.account.set.BillingStreet: SFR111",
    "Name" = '#N/A' AS "routes.account.set.Name: SFR111",
    "Phone" = '#N/A' AS "routes.account.set.Phone: SFR111",
    "Source_Industry__c" = '#N/A' AS "routes.account.set.Source_Industry__c: SFR111",
    "Website" = '#N/A' AS "routes.account.set.Website: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Account:' || "$source" AS "$key",
  "Name",
  "Industry",
  "Source_Industry__c",
  "Website",
  "Phone",
  "NumberOfEmployees",
  "BillingStreet",
  "BillingCity",
  "BillingState",
  "BillingPostalCode",
  "BillingCountry",
  "Has_Won_Deal__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "ParentId",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("BillingCity") || ':' || "BillingCity", '-'),
      COALESCE(STRLEN("BillingCountry") || ':' || "BillingCountry", '-'),
      COALESCE(STRLEN("BillingPostalCode") || ':' || "BillingPostalCode", '-'),
      COALESCE(STRLEN("BillingState") || ':' || "BillingState", '-'),
      COALESCE(STRLEN("BillingStreet") || ':' || "BillingStreet", '-'),
      COALESCE(STRLEN("Has_Won_Deal__c") || ':' || "Has_Won_Deal__c", '-'),
      COALESCE(STRLEN("Industry") || ':' || "Industry", '-'),
      COALESCE(STRLEN("Name") || ':' || "Name", '-'),
      COALESCE(STRLEN("NumberOfEmployees") || ':' || "NumberOfEmployees", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("ParentId") || ':' || "ParentId", '-'),
      COALESCE(STRLEN("Phone") || ':' || "Phone", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Industry__c") || ':' || "Source_Industry__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Website") || ':' || "Website", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Account.has_won: LNK105"
    OR "routes.account.set.BillingCity: SFR111"
    OR "routes.account.set.BillingCountry: SFR111"
    OR "routes.account.set.BillingPostalCode: SFR111"
    OR "routes.account.set.BillingState: SFR111"
    OR "routes.account.set.BillingStreet: SFR111"
    OR "routes.account.set.Industry: PCK101"
    OR "routes.account.set.Name: SFR111"
    OR "routes.account.set.NumberOfEmployees: TYP109"
    OR "routes.account.set.Phone: SFR111"
    OR "routes.account.set.Source_Industry__c: PCK101"
    OR "routes.account.set.Source_Industry__c: SFR111"
    OR "routes.account.set.Website: SFR111"
    OR "source.objects.Account.fields.created_at: TYP101"
    OR "source.objects.Account.fields.created_at: TYP104"
    OR "source.objects.Account.fields.employees: TYP101"
    OR "source.objects.Account.fields.name: TYP103"
    OR "source.objects.Account.fields.name: TYP104"
    OR "source.objects.Account.fields.owner_id: TYP103"
    OR "source.objects.Account.fields.parent_id: TYP103"
    OR "source.objects.Account.fields.phone: TYP103"
    OR "source.objects.Account.fields.updated_at: TYP101"
    OR "source.objects.Account.fields.updated_at: TYP104"
    OR "source.objects.Account.fields.website: TYP103"
    OR "source.objects.Deal.fields.stage: PCK101"
    OR "source.objects.Deal.fields.stage: TYP104"
    OR "source.shapes.Address.city: TYP103"
    OR "source.shapes.Address.country: TYP103"
    OR "source.shapes.Address.region: TYP103"
    OR "source.shapes.Address.street: TYP103"
    OR "source.shapes.Address.zip: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Account.has_won: LNK105" THEN [{'address': 'derive.Account.has_won', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.account.set.BillingCity: SFR111" THEN [{'address': 'routes.account.set.BillingCity', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.BillingCountry: SFR111" THEN [{'address': 'routes.account.set.BillingCountry', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.BillingPostalCode: SFR111" THEN [{'address': 'routes.account.set.BillingPostalCode', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.BillingState: SFR111" THEN [{'address': 'routes.account.set.BillingState', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.BillingStreet: SFR111" THEN [{'address': 'routes.account.set.BillingStreet', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.Industry: PCK101" THEN [{'address': 'routes.account.set.Industry', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.account.set.Name: SFR111" THEN [{'address': 'routes.account.set.Name', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.NumberOfEmployees: TYP109" THEN [{'address': 'routes.account.set.NumberOfEmployees', 'rule': 'TYP109'}] END,
        CASE WHEN "routes.account.set.Phone: SFR111" THEN [{'address': 'routes.account.set.Phone', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.Source_Industry__c: PCK101" THEN [{'address': 'routes.account.set.Source_Industry__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.account.set.Source_Industry__c: SFR111" THEN [{'address': 'routes.account.set.Source_Industry__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.account.set.Website: SFR111" THEN [{'address': 'routes.account.set.Website', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Account.fields.created_at: TYP101" THEN [{'address': 'source.objects.Account.fields.created_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Account.fields.created_at: TYP104" THEN [{'address': 'source.objects.Account.fields.created_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Account.fields.employees: TYP101" THEN [{'address': 'source.objects.Account.fields.employees', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Account.fields.name: TYP103" THEN [{'address': 'source.objects.Account.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Account.fields.name: TYP104" THEN [{'address': 'source.objects.Account.fields.name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Account.fields.owner_id: TYP103" THEN [{'address': 'source.objects.Account.fields.owner_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Account.fields.parent_id: TYP103" THEN [{'address': 'source.objects.Account.fields.parent_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Account.fields.phone: TYP103" THEN [{'address': 'source.objects.Account.fields.phone', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Account.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Account.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Account.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Account.fields.updated_at', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Account.fields.website: TYP103" THEN [{'address': 'source.objects.Account.fields.website', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: PCK101" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: TYP104" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'TYP104'}] END,
        CASE WHEN "source.shapes.Address.city: TYP103" THEN [{'address': 'source.shapes.Address.city', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.Address.country: TYP103" THEN [{'address': 'source.shapes.Address.country', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.Address.region: TYP103" THEN [{'address': 'source.shapes.Address.region', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.Address.street: TYP103" THEN [{'address': 'source.shapes.Address.street', 'rule': 'TYP103'}] END,
        CASE WHEN "source.shapes.Address.zip: TYP103" THEN [{'address': 'source.shapes.Address.zip', 'rule': 'TYP103'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "ParentId" NULLS FIRST,
  "$source" NULLS FIRST
