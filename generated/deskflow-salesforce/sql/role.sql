-- deskflow-salesforce, route role: each Role of role_in.living, added to OpportunityContactRole.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Role  role | map(role)
-- IsPrimary  primary
-- Source_Modified_At__c  updated_at
-- OpportunityId  routes.role.link.OpportunityId: the migration key of the row referred to
-- ContactId  routes.role.link.ContactId: the migration key of the row referred to
-- $hash      of all values and references above
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
), "texts of claimed rows" AS (
  SELECT
    "Role"."$position" AS "$position",
    "Role"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Role"."deal_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Role"."deal_id" END AS "deal_id text",
    CASE WHEN REGEXP_MATCHES("Role"."person_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Role"."person_id" END AS "person_id text",
    CASE WHEN REGEXP_MATCHES("Role"."role", '[^\s\x0B\x{85}\p{Z}]') THEN "Role"."role" END AS "role text",
    CASE WHEN REGEXP_MATCHES("Role"."primary", '[^\s\x0B\x{85}\p{Z}]') THEN "Role"."primary" END AS "primary text",
    CASE WHEN REGEXP_MATCHES("Role"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Role"."updated_at" END AS "updated_at text",
    "cases of role_in"."derive.Role.deal_stage: LNK105",
    "cases of role_in"."source.objects.Deal.fields.stage: PCK101"
  FROM "Role"
  JOIN "cases of role_in"
    ON "cases of role_in"."$source" = "Role"."$source" AND "cases of role_in"."$case" = 'living'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("deal_id text") <= 64 OR LENGTH(REGEXP_REPLACE("deal_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "deal_id text" END AS "deal_id",
    CASE WHEN STRLEN("person_id text") <= 64 OR LENGTH(REGEXP_REPLACE("person_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "person_id text" END AS "person_id",
    CASE WHEN "role text" IN ('decision_maker', 'influencer', 'user', 'other') THEN "role text" END AS "role",
    CASE LOWER(TRIM("primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "primary",
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
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CASE "role text"
      WHEN 'decision_maker'
      THEN 'Decision Maker'
      WHEN 'influencer'
      THEN 'Influencer'
      WHEN 'other'
      THEN 'Other'
      WHEN 'user'
      THEN 'Business User'
      ELSE CASE WHEN "role text" IS NOT NULL THEN 'Other' END
    END AS "role | map(role)"
  FROM "fields of claimed rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "role | map(role)" AS "Role",
    CAST("primary" AS TEXT) AS "IsPrimary",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'deskflow:Deal:' || "deal_id" AS "OpportunityId",
    'deskflow:Person:' || "person_id" AS "ContactId",
    "derive.Role.deal_stage: LNK105",
    "role text" IS NOT NULL AND "role | map(role)" IS NULL AS "routes.role.set.Role: PCK101",
    "source.objects.Deal.fields.stage: PCK101",
    "deal_id text" IS NOT NULL AND "deal_id" IS NULL AS "source.objects.Role.fields.deal_id: TYP103",
    "deal_id text" IS NULL AS "source.objects.Role.fields.deal_id: TYP104",
    "person_id text" IS NOT NULL AND "person_id" IS NULL AS "source.objects.Role.fields.person_id: TYP103",
    "person_id text" IS NULL AS "source.objects.Role.fields.person_id: TYP104",
    "primary text" IS NOT NULL AND "primary" IS NULL AS "source.objects.Role.fields.primary: TYP101",
    "primary text" IS NULL AS "source.objects.Role.fields.primary: TYP104",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Role.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Role.fields.updated_at: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'deskflow:Role:' || "$source" AS "$key",
  "Role",
  "IsPrimary",
  "Source_Modified_At__c",
  "OpportunityId",
  "ContactId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ContactId") || ':' || "ContactId", '-'),
      COALESCE(STRLEN("IsPrimary") || ':' || "IsPrimary", '-'),
      COALESCE(STRLEN("OpportunityId") || ':' || "OpportunityId", '-'),
      COALESCE(STRLEN("Role") || ':' || "Role", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Role.deal_stage: LNK105"
    OR "routes.role.set.Role: PCK101"
    OR "source.objects.Deal.fields.stage: PCK101"
    OR "source.objects.Role.fields.deal_id: TYP103"
    OR "source.objects.Role.fields.deal_id: TYP104"
    OR "source.objects.Role.fields.person_id: TYP103"
    OR "source.objects.Role.fields.person_id: TYP104"
    OR "source.objects.Role.fields.primary: TYP101"
    OR "source.objects.Role.fields.primary: TYP104"
    OR "source.objects.Role.fields.updated_at: TYP101"
    OR "source.objects.Role.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Role.deal_stage: LNK105" THEN [{'address': 'derive.Role.deal_stage', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.role.set.Role: PCK101" THEN [{'address': 'routes.role.set.Role', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Deal.fields.stage: PCK101" THEN [{'address': 'source.objects.Deal.fields.stage', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Role.fields.deal_id: TYP103" THEN [{'address': 'source.objects.Role.fields.deal_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Role.fields.deal_id: TYP104" THEN [{'address': 'source.objects.Role.fields.deal_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Role.fields.person_id: TYP103" THEN [{'address': 'source.objects.Role.fields.person_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Role.fields.person_id: TYP104" THEN [{'address': 'source.objects.Role.fields.person_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Role.fields.primary: TYP101" THEN [{'address': 'source.objects.Role.fields.primary', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Role.fields.primary: TYP104" THEN [{'address': 'source.objects.Role.fields.primary', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Role.fields.updated_at: TYP101" THEN [{'address': 'source.objects.Role.fields.updated_at', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Role.fields.updated_at: TYP104" THEN [{'address': 'source.objects.Role.fields.updated_at', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "OpportunityId" NULLS FIRST,
  "$source" NULLS FIRST
