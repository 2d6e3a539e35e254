-- upvio-salesforce, rows of VitalsTrend: one for each different key of VitalsScan where status = 'SUCCEEDED'.
-- A VitalsScan without every part of the key belongs to no row.
--
-- $position  order of the keys
-- $source    the row's key
-- $absent    nothing: a made row has all its columns
-- $broken    what of a row cannot be told; NULL for most
-- patient_id  key of patientId
-- scan_date  key of startedAt | date_in($practice_time_zone)
-- scans  count of id
-- heart_rate  average of results.metrics.heartRate
-- hrv  average of results.metrics.heartRateVariability
-- stress  average of results.metrics.stressIndex
-- systolic  average of results.metrics.bloodPressureSystolic
-- diastolic  average of results.metrics.bloodPressureDiastolic
-- last_scan_at  greatest of startedAt
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "VitalsScan, set aside or not" AS (
  SELECT
    *
  FROM (
    SELECT
      "$position",
      "$source",
      "id",
      "patientId",
      "status",
      "startedAt",
      "results.metrics.heartRate",
      "results.metrics.heartRateVariability",
      "results.metrics.stressIndex",
      "results.metrics.bloodPressureDiastolic",
      "results.metrics.bloodPressureSystolic",
      CAST(NULL AS TEXT[]) AS "$unreadable"
    FROM "VitalsScan"
    UNION ALL
    SELECT
      "$position",
      "$source",
      "id",
      "patientId",
      "status",
      "startedAt",
      "results.metrics.heartRate",
      "results.metrics.heartRateVariability",
      "results.metrics.stressIndex",
      "results.metrics.bloodPressureDiastolic",
      "results.metrics.bloodPressureSystolic",
      "$unreadable"
    FROM "$set_aside VitalsScan"
  )
), "texts of all rows" AS (
  SELECT
    "$position",
    "$source",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("id", '[^\s\x0B\x{85}\p{Z}]') THEN "id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("status", '[^\s\x0B\x{85}\p{Z}]') THEN "status" END AS "status text",
    CASE WHEN REGEXP_MATCHES("startedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "startedAt" END AS "startedAt text",
    CASE WHEN REGEXP_MATCHES("results.metrics.heartRate", '[^\s\x0B\x{85}\p{Z}]') THEN "results.metrics.heartRate" END AS "results.metrics.heartRate text",
    CASE WHEN REGEXP_MATCHES("results.metrics.heartRateVariability", '[^\s\x0B\x{85}\p{Z}]') THEN "results.metrics.heartRateVariability" END AS "results.metrics.heartRateVariability text",
    CASE WHEN REGEXP_MATCHES("results.metrics.stressIndex", '[^\s\x0B\x{85}\p{Z}]') THEN "results.metrics.stressIndex" END AS "results.metrics.stressIndex text",
    CASE WHEN REGEXP_MATCHES("results.metrics.bloodPressureDiastolic", '[^\s\x0B\x{85}\p{Z}]') THEN "results.metrics.bloodPressureDiastolic" END AS "results.metrics.bloodPressureDiastolic text",
    CASE WHEN REGEXP_MATCHES("results.metrics.bloodPressureSystolic", '[^\s\x0B\x{85}\p{Z}]') THEN "results.metrics.bloodPressureSystolic" END AS "results.metrics.bloodPressureSystolic text"
  FROM "VitalsScan, set aside or not"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE WHEN "status text" IN ('PENDING', 'STARTED', 'SUCCEEDED', 'FAILED', 'ABORTED') THEN "status text" END AS "status",
    CASE
      WHEN REGEXP_MATCHES("startedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("startedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("startedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("startedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("startedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "startedAt",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.heartRate text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.heartRate text") AS DECIMAL(8, 3))
    END AS "results.metrics.heartRate",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.heartRateVariability text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.heartRateVariability text") AS DECIMAL(8, 3))
    END AS "results.metrics.heartRateVariability",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.stressIndex text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.stressIndex text") AS DECIMAL(8, 3))
    END AS "results.metrics.stressIndex",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bloodPressureDiastolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bloodPressureDiastolic text") AS DECIMAL(8, 3))
    END AS "results.metrics.bloodPressureDiastolic",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bloodPressureSystolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bloodPressureSystolic text") AS DECIMAL(8, 3))
    END AS "results.metrics.bloodPressureSystolic"
  FROM "texts of all rows"
), "periods of $practice_time_zone" AS (
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
    "answer"."name" = 'practice_time_zone'
), "utc clock of $practice_time_zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("utc_from"), YEAR("utc_until") + 1)) AS "year"
  FROM "periods of $practice_time_zone"
), "values 1" AS (
  SELECT
    *,
    CAST((
      "startedAt" + TO_SECONDS("startedAt | date_in($practice_time_zone) in its zone"."offset_seconds")
    ) AS DATE) AS "startedAt | date_in($practice_time_zone)"
  FROM "fields of all rows"
  LEFT JOIN "utc clock of $practice_time_zone" AS "startedAt | date_in($practice_time_zone) in its zone"
    ON YEAR("startedAt") = "startedAt | date_in($practice_time_zone) in its zone"."year"
    AND "startedAt" >= "startedAt | date_in($practice_time_zone) in its zone"."utc_from"
    AND "startedAt" < "startedAt | date_in($practice_time_zone) in its zone"."utc_until"
), "members" AS (
  SELECT
    "$source",
    "$unreadable" IS NOT NULL AS "set aside",
    "patientId" AS "patient_id",
    COALESCE("patientId text" IS NOT NULL AND "patientId" IS NULL, FALSE) AS "key.patient_id failed",
    "startedAt | date_in($practice_time_zone)" AS "scan_date",
    COALESCE(
      (
        "startedAt text" IS NOT NULL AND "startedAt" IS NULL
      ) OR (
        "startedAt" IS NOT NULL AND "startedAt | date_in($practice_time_zone)" IS NULL
      ),
      FALSE
    ) AS "key.scan_date failed",
    "id" AS "scans",
    COALESCE((
      "id text" IS NOT NULL AND "id" IS NULL
    ) OR "id text" IS NULL, FALSE) AS "fields.scans failed",
    "results.metrics.heartRate" AS "heart_rate",
    COALESCE("results.metrics.heartRate text" IS NOT NULL AND "results.metrics.heartRate" IS NULL, FALSE) AS "fields.heart_rate failed",
    "results.metrics.heartRateVariability" AS "hrv",
    COALESCE("results.metrics.heartRateVariability text" IS NOT NULL AND "results.metrics.heartRateVariability" IS NULL, FALSE) AS "fields.hrv failed",
    "results.metrics.stressIndex" AS "stress",
    COALESCE("results.metrics.stressIndex text" IS NOT NULL AND "results.metrics.stressIndex" IS NULL, FALSE) AS "fields.stress failed",
    "results.metrics.bloodPressureSystolic" AS "systolic",
    COALESCE("results.metrics.bloodPressureSystolic text" IS NOT NULL AND "results.metrics.bloodPressureSystolic" IS NULL, FALSE) AS "fields.systolic failed",
    "results.metrics.bloodPressureDiastolic" AS "diastolic",
    COALESCE("results.metrics.bloodPressureDiastolic text" IS NOT NULL AND "results.metrics.bloodPressureDiastolic" IS NULL, FALSE) AS "fields.diastolic failed",
    "startedAt" AS "last_scan_at",
    COALESCE("startedAt text" IS NOT NULL AND "startedAt" IS NULL, FALSE) AS "fields.last_scan_at failed",
    COALESCE(COALESCE((
      "status text" IS NOT NULL AND "status" IS NULL
    ) OR "status text" IS NULL, FALSE) OR LIST_HAS_ANY("$unreadable", ['status']), FALSE) AS "where failed",
    COALESCE("status" = 'SUCCEEDED', FALSE) AS "$counts"
  FROM "values 1"
), "keyed members" AS (
  SELECT
    "$source" AS "$row",
    CASE
      WHEN "key.patient_id failed" OR "key.scan_date failed"
      THEN '? ' || "$source"
      ELSE NULLIF("patient_id", '') || '|' || NULLIF(CAST("scan_date" AS TEXT), '')
    END AS "$source",
    "key.patient_id failed" OR "key.scan_date failed" AS "key failed",
    "patient_id",
    "key.patient_id failed",
    "scan_date",
    "key.scan_date failed",
    "scans",
    "fields.scans failed",
    "heart_rate",
    "fields.heart_rate failed",
    "hrv",
    "fields.hrv failed",
    "stress",
    "fields.stress failed",
    "systolic",
    "fields.systolic failed",
    "diastolic",
    "fields.diastolic failed",
    "last_scan_at",
    "fields.last_scan_at failed",
    "where failed",
    "$counts",
    "set aside"
  FROM "members"
  WHERE
    (
      (
        "key.patient_id failed" OR "key.scan_date failed"
      ) AND NOT (
        "set aside"
      )
    )
    OR (
      NULLIF("patient_id", '') IS NOT NULL
      AND NULLIF(CAST("scan_date" AS TEXT), '') IS NOT NULL
      AND NOT (
        CONTAINS(NULLIF("patient_id", ''), '|')
      )
      AND NOT (
        CONTAINS(NULLIF(CAST("scan_date" AS TEXT), ''), '|')
      )
      AND (
        "$counts" OR "where failed"
      )
    )
), "groups" AS (
  SELECT
    "$source",
    MIN("patient_id") AS "patient_id",
    MIN("scan_date") AS "scan_date",
    COUNT("scans") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "scans",
    CASE
      WHEN ABS(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) < 10000000000000000000000000000
      THEN TRY_CAST(TRY_CAST(SIGN(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) * (
        (
          ABS(
            TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
          ) * 2 + COUNT("heart_rate") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            ))
        ) // NULLIF(COUNT("heart_rate") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) * 2, 0)
      ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
    END AS "heart_rate",
    CASE
      WHEN ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) < 10000000000000000000000000000
      THEN TRY_CAST(TRY_CAST(SIGN(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * (
        (
          ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * 2 + COUNT("hrv") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            ))
        ) // NULLIF(COUNT("hrv") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) * 2, 0)
      ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
    END AS "hrv",
    CASE
      WHEN ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) < 10000000000000000000000000000
      THEN TRY_CAST(TRY_CAST(SIGN(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * (
        (
          ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * 2 + COUNT("stress") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            ))
        ) // NULLIF(COUNT("stress") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) * 2, 0)
      ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
    END AS "stress",
    CASE
      WHEN ABS(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) < 10000000000000000000000000000
      THEN TRY_CAST(TRY_CAST(SIGN(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) * (
        (
          ABS(
            TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
          ) * 2 + COUNT("systolic") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            ))
        ) // NULLIF(COUNT("systolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) * 2, 0)
      ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
    END AS "systolic",
    CASE
      WHEN ABS(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) < 10000000000000000000000000000
      THEN TRY_CAST(TRY_CAST(SIGN(
        TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
      ) * (
        (
          ABS(
            TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
          ) * 2 + COUNT("diastolic") FILTER(WHERE
            "$counts" AND NOT (
              "key failed"
            ))
        ) // NULLIF(COUNT("diastolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) * 2, 0)
      ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
    END AS "diastolic",
    MAX("last_scan_at") FILTER(WHERE
      "$counts" AND NOT (
        "key failed"
      )) AS "last_scan_at",
    CASE
      WHEN COALESCE(BOOL_OR("key.patient_id failed"), FALSE)
      THEN 'key.patient_id'
      WHEN COALESCE(BOOL_OR("key.scan_date failed"), FALSE)
      THEN 'key.scan_date'
      WHEN COALESCE(BOOL_OR("where failed"), FALSE)
      THEN 'where'
      WHEN COALESCE(BOOL_OR("set aside") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'of'
      WHEN COALESCE(BOOL_OR("fields.scans failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.scans'
      WHEN COALESCE(BOOL_OR("fields.heart_rate failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.heart_rate'
      WHEN COALESCE(
        SUM("heart_rate") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) IS NOT NULL
        AND (
          CASE
            WHEN ABS(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) < 10000000000000000000000000000
            THEN TRY_CAST(TRY_CAST(SIGN(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) * (
              (
                ABS(
                  TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("heart_rate") FILTER(WHERE
                    "$counts" AND NOT (
                      "key failed"
                    )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
                ) * 2 + COUNT("heart_rate") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  ))
              ) // NULLIF(COUNT("heart_rate") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) * 2, 0)
            ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
          END
        ) IS NULL,
        FALSE
      )
      THEN 'fields.heart_rate'
      WHEN COALESCE(BOOL_OR("fields.hrv failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.hrv'
      WHEN COALESCE(
        SUM("hrv") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) IS NOT NULL
        AND (
          CASE
            WHEN ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) < 10000000000000000000000000000
            THEN TRY_CAST(TRY_CAST(SIGN(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * (
              (
                ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("hrv") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * 2 + COUNT("hrv") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  ))
              ) // NULLIF(COUNT("hrv") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) * 2, 0)
            ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
          END
        ) IS NULL,
        FALSE
      )
      THEN 'fields.hrv'
      WHEN COALESCE(BOOL_OR("fields.stress failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.stress'
      WHEN COALESCE(
        SUM("stress") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) IS NOT NULL
        AND (
          CASE
            WHEN ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) < 10000000000000000000000000000
            THEN TRY_CAST(TRY_CAST(SIGN(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
              "$counts" AND NOT (
                "key failed"
              )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * (
              (
                ABS(TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("stress") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)) * 2 + COUNT("stress") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  ))
              ) // NULLIF(COUNT("stress") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) * 2, 0)
            ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
          END
        ) IS NULL,
        FALSE
      )
      THEN 'fields.stress'
      WHEN COALESCE(BOOL_OR("fields.systolic failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.systolic'
      WHEN COALESCE(
        SUM("systolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) IS NOT NULL
        AND (
          CASE
            WHEN ABS(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) < 10000000000000000000000000000
            THEN TRY_CAST(TRY_CAST(SIGN(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) * (
              (
                ABS(
                  TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("systolic") FILTER(WHERE
                    "$counts" AND NOT (
                      "key failed"
                    )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
                ) * 2 + COUNT("systolic") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  ))
              ) // NULLIF(COUNT("systolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) * 2, 0)
            ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
          END
        ) IS NULL,
        FALSE
      )
      THEN 'fields.systolic'
      WHEN COALESCE(BOOL_OR("fields.diastolic failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.diastolic'
      WHEN COALESCE(
        SUM("diastolic") FILTER(WHERE
          "$counts" AND NOT (
            "key failed"
          )) IS NOT NULL
        AND (
          CASE
            WHEN ABS(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) < 10000000000000000000000000000
            THEN TRY_CAST(TRY_CAST(SIGN(
              TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
            ) * (
              (
                ABS(
                  TRY_CAST(REPLACE(CAST(TRY_CAST(SUM("diastolic") FILTER(WHERE
                    "$counts" AND NOT (
                      "key failed"
                    )) AS DECIMAL(38, 5)) AS TEXT), '.', '') AS INT128)
                ) * 2 + COUNT("diastolic") FILTER(WHERE
                  "$counts" AND NOT (
                    "key failed"
                  ))
              ) // NULLIF(COUNT("diastolic") FILTER(WHERE
                "$counts" AND NOT (
                  "key failed"
                )) * 2, 0)
            ) AS DECIMAL(28, 0)) * CAST('0.00001' AS DECIMAL(7, 5)) AS DECIMAL(10, 5))
          END
        ) IS NULL,
        FALSE
      )
      THEN 'fields.diastolic'
      WHEN COALESCE(BOOL_OR("fields.last_scan_at failed") FILTER(WHERE
        "$counts" AND NOT (
          "key failed"
        )), FALSE)
      THEN 'fields.last_scan_at'
    END AS "$broken"
  FROM "keyed members"
  GROUP BY
    "$source"
)
SELECT
  ROW_NUMBER() OVER (ORDER BY "$source") AS "$position",
  "$source",
  CAST([] AS TEXT[]) AS "$absent",
  COALESCE("$broken", CAST(NULL AS TEXT)) AS "$broken",
  CASE WHEN "$broken" IS NULL THEN "patient_id" END AS "patient_id",
  CASE WHEN "$broken" IS NULL THEN STRFTIME("scan_date", '%Y-%m-%d') END AS "scan_date",
  CASE WHEN "$broken" IS NULL THEN CAST("scans" AS TEXT) END AS "scans",
  CASE WHEN "$broken" IS NULL THEN CAST("heart_rate" AS TEXT) END AS "heart_rate",
  CASE WHEN "$broken" IS NULL THEN CAST("hrv" AS TEXT) END AS "hrv",
  CASE WHEN "$broken" IS NULL THEN CAST("stress" AS TEXT) END AS "stress",
  CASE WHEN "$broken" IS NULL THEN CAST("systolic" AS TEXT) END AS "systolic",
  CASE WHEN "$broken" IS NULL THEN CAST("diastolic" AS TEXT) END AS "diastolic",
  CASE WHEN "$broken" IS NULL THEN STRFTIME("last_scan_at", '%Y-%m-%dT%H:%M:%S.%f+0000') END AS "last_scan_at"
FROM "groups"
ORDER BY
  "$source" NULLS FIRST
