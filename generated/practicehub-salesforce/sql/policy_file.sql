-- practicehub-salesforce, route policy_file: each Policy, uploaded to ContentVersion.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Title  title | truncate(255)
-- PathOnClient  concat(title | slug | truncate(200), '.pdf')
-- FirstPublishLocationId  routes.policy_file.publish_to: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all rows" AS (
  SELECT
    "Policy"."$position" AS "$position",
    "Policy"."$source" AS "$source",
    CASE
      WHEN CONTAINS("Policy"."title", CHR(13)) AND REGEXP_MATCHES("Policy"."title", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("Policy"."title", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("Policy"."title", '[^\s\x0B\x{85}\p{Z}]')
      THEN "Policy"."title"
    END AS "title text"
  FROM "Policy"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("title text") <= 400 OR LENGTH(REGEXP_REPLACE("title text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 400 THEN "title text" END AS "title"
  FROM "texts of all rows"
), "values 1" AS (
  SELECT
    *,
    NULLIF(TRIM(REGEXP_REPLACE(STRIP_ACCENTS(LOWER("title")), '[^a-z0-9]+', '-', 'g'), '-'), '') AS "title | slug",
    CASE
      WHEN STRLEN("title") <= 255 OR LENGTH(REGEXP_REPLACE("title", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "title"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("title", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "title | truncate(255)"
  FROM "fields of all rows"
), "values 2" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("title | slug") <= 200 OR LENGTH(REGEXP_REPLACE("title | slug", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 200
      THEN "title | slug"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("title | slug", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 200),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "title | slug | truncate(200)"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    CONCAT("title | slug | truncate(200)", '.pdf') AS "concat(title | slug | truncate(200), '.pdf')"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "title | truncate(255)" AS "Title",
    "concat(title | slug | truncate(200), '.pdf')" AS "PathOnClient",
    'practicehub:Tenant:' || (
      SELECT
        MIN("$source")
      FROM "Tenant"
    ) AS "FirstPublishLocationId",
    "title text" IS NOT NULL AND "title" IS NULL AS "source.objects.Policy.fields.title: TYP103",
    "title text" IS NULL AS "source.objects.Policy.fields.title: TYP104"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "PathOnClient" = '#N/A' AS "routes.policy_file.set.PathOnClient: SFR111",
    "Title" = '#N/A' AS "routes.policy_file.set.Title: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Policy:' || "$source" AS "$key",
  "Title",
  "PathOnClient",
  "FirstPublishLocationId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("FirstPublishLocationId") || ':' || "FirstPublishLocationId", '-'),
      COALESCE(STRLEN("PathOnClient") || ':' || "PathOnClient", '-'),
      COALESCE(STRLEN("Title") || ':' || "Title", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "routes.policy_file.set.PathOnClient: SFR111"
    OR "routes.policy_file.set.Title: SFR111"
    OR "source.objects.Policy.fields.title: TYP103"
    OR "source.objects.Policy.fields.title: TYP104"
    THEN FLATTEN(
      [
        CASE WHEN "routes.policy_file.set.PathOnClient: SFR111" THEN [{'address': 'routes.policy_file.set.PathOnClient', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.policy_file.set.Title: SFR111" THEN [{'address': 'routes.policy_file.set.Title', 'rule': 'SFR111'}] END,
        CASE WHEN "source.objects.Policy.fields.title: TYP103" THEN [{'address': 'source.objects.Policy.fields.title', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Policy.fields.title: TYP104" THEN [{'address': 'source.objects.Policy.fields.title', 'rule': 'TYP104'}] END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "FirstPublishLocationId" NULLS FIRST,
  "$source" NULLS FIRST
