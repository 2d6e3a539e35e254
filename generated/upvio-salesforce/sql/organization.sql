-- upvio-salesforce, route organization: each Organization, written to Account.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Name  name
-- Phone  phone
-- Organization_Kind__c  kind | map(organization_kind)
-- Source_Modified_At__c  updated_at
-- ParentId  routes.organization.link.ParentId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Organization"."$position" AS "$position",
    "Organization"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Organization"."name", CHR(13)) AND REGEXP_MATCHES("Organization"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Organization"."name", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Organization"."name", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Organization"."name"
    END AS "name text",
    CASE WHEN REGEXP_MATCHES("Organization"."kind", '[^\s\x0B\x{85}\p{Z}]') THEN "Organization"."kind" END AS "kind text",
    CASE WHEN REGEXP_MATCHES("Organization"."parent_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Organization"."parent_id" END AS "parent_id text",
    CASE
      WHEN CONTAINS("Organization"."phone", CHR(13)) AND REGEXP_MATCHES("Organization"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Organization"."phone", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Organization"."phone", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Organization"."phone"
    END AS "phone text",
    CASE WHEN REGEXP_MATCHES("Organization"."updated_at", '[^\s\x0B\x{85}\p{Z}]') THEN "Organization"."updated_at" END AS "updated_at text"
  FROM "Organization"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("name text") <= 255 OR LENGTH(REGEXP_REPLACE("name text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255 THEN "name text" END AS "name",
    CASE WHEN "kind text" IN ('clinic', 'network', 'employer', 'insurer') THEN "kind text" END AS "kind",
    CASE WHEN STRLEN("parent_id text") <= 64 OR LENGTH(REGEXP_REPLACE("parent_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "parent_id text" END AS "parent_id",
    CASE WHEN STRLEN("phone text") <= 40 OR LENGTH(REGEXP_REPLACE("phone text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "phone text" END AS "phone",
    CASE
      WHEN REGEXP_MATCHES("updated_at text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updated_at text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "updated_at"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    CASE "kind" WHEN 'clinic' THEN 'Clinic' WHEN 'employer' THEN 'Employer' WHEN 'insurer' THEN 'Insurer' WHEN 'network' THEN 'Network' END AS "kind | map(organization_kind)"
  FROM "fields of all rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "name" AS "Name",
    "phone" AS "Phone",
    "kind | map(organization_kind)" AS "Organization_Kind__c",
    STRFTIME("updated_at", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'upvio:Organization:' || "parent_id" AS "ParentId",
    "kind" IS NOT NULL AND "kind | map(organization_kind)" IS NULL AS "routes.organization.set.Organization_Kind__c: PCK101",
    "kind text" IS NOT NULL AND "kind" IS NULL AS "source.objects.Organization.fields.kind: PCK101",
    "name text" IS NOT NULL AND "name" IS NULL AS "source.objects.Organization.fields.name: TYP103",
    "name text" IS NULL AS "source.objects.Organization.fields.name: TYP104",
    "parent_id text" IS NOT NULL AND "parent_id" IS NULL AS "source.objects.Organization.fields.parent_id: TYP103",
    "phone text" IS NOT NULL AND "phone" IS NULL AS "source.objects.Organization.fields.phone: TYP103",
    "updated_at text" IS NOT NULL AND "updated_at" IS NULL AS "source.objects.Organization.fields.updated_at: TYP101",
    "updated_at text" IS NULL AS "source.objects.Organization.fields.updated_at: TYP104"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Name" = '#N/A' AS "routes.organization.set.Name: SFR111",
    "Phone" = '#N/A' AS "routes.organization.set.Phone: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:Organization:' || "$source" AS "$key",
  "Name",
  "Phone",
  "Organization_Kind__c",
  "Source_Modified_At__c",
  "ParentId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Name") || ':' || "Name", '-'),
      COALESCE(STRLEN("Organization_Kind__c") || ':' || "Organization_Kind__c", '-'),
      COALESCE(STRLEN("ParentId") || ':' || "ParentId", '-'),
      COALESCE(STRLEN("Phone") || ':' || "Phone", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.organization.set.Name: SFR111"
    OR "routes.organization.set.Organization_Kind__c: PCK101"
    OR "routes.organization.set.Phone: SFR111"
    OR "source.objects.Organization.fields.kind: PCK101"
    OR "source.objects.Organization.fields.name: TYP103"
    OR "source.objects.Organization.fields.name: TYP104"
    OR "source.objects.Organization.fields.parent_id: TYP103"
    OR "source.objects.Organization.fields.phone: TYP103"
    OR "source.objects.Organization.fields.updated_at: TYP101"
    OR "source.objects.Organization.fields.updated_at: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.organization.set.Name: SFR111" THEN [{'address': 'routes.organization.set.Name', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.organization.set.Organization_Kind__c: PCK101" THEN [{'address': 'routes.organization.set.Organization_Kind__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.organization.set.Phone: SFR111" THEN [{'address': 'routes.organization.set.Phone', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Organization.fields.kind: PCK101" THEN [{'address': 'source.objects.Organization.fields.kind', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Organization.fields.name: TYP103" THEN [{'address': 'source.objects.Organization.fields.name', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Organization.fields.name: TYP104" THEN [{'address': 'source.objects.Organization.fields.name', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Organization.fields.parent_id: TYP103" THEN [{'address': 'source.objects.Organization.fields.parent_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Organization.fields.phone: TYP103" THEN [{'address': 'source.objects.Organization.fields.phone', 'rule': 'TYP103'}] END,
        CASE
          WHEN "source.objects.Organization.fields.updated_at: TYP101"
          THEN [{'address': 'source.objects.Organization.fields.updated_at', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.Organization.fields.updated_at: TYP104"
          THEN [{'address': 'source.objects.Organization.fields.updated_at', 'rule': 'TYP104'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "ParentId" NULLS FIRST,
  "$source" NULLS FIRST
