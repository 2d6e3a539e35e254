-- upvio-salesforce, route vitals_data: each VitalsScan of scan_kind.finished, written to Vitals_Data__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Scanned_At__c  startedAt
-- Heart_Rate_BPM__c  results.metrics.heartRate
-- HRV_Score__c  results.metrics.heartRateVariability
-- Breathing_Rate__c  results.metrics.breathingRate
-- Stress_Level_Index__c  results.metrics.stressIndex
-- Parasympathetic_Activity__c  results.metrics.parasympatheticActivity
-- Cardiac_Workload__c  results.metrics.cardiacWorkload
-- Blood_Pressure_Diastolic__c  results.metrics.bloodPressureDiastolic
-- Blood_Pressure_Systolic__c  results.metrics.bloodPressureSystolic
-- Blood_Pressure_Trend__c  (results.metrics.bloodPressureSystolic is present) | choose(concat(results.metrics.bloodPressureSystolic | to_text, '/', results.metrics.bloodPressureDiastolic | to_text), results.metrics.bloodPressureSystolic | to_text)
-- BMI__c  results.metrics.bmiClassification
-- Wellness_Score__c  results.metrics.wellnessScore
-- Vascular_Age__c  results.metrics.vascularAge
-- ASCVD_Risk__c  results.metrics.atheroscleroticCvdRisk
-- Cardiovascular_Event_Risk__c  results.metrics.cardiovascularEventRisk
-- Cardiovascular_Risk_Score__c  results.metrics.cardiovascularRiskScore
-- Hypertension_Risk__c  results.metrics.hypertensionRisk
-- Diabetes_Risk__c  results.metrics.diabetesRisk
-- Fatty_Liver_Risk__c  results.metrics.fattyLiverDiseaseRisk
-- Waist_to_Height__c  results.metrics.waistToHeightRatio
-- Body_Fat__c  results.metrics.bodyFatPercentage
-- Body_Roundness__c  results.metrics.bodyRoundnessIndex
-- Body_Shape__c  results.metrics.aBodyShapeIndex
-- Conicity__c  results.metrics.conicityIndex
-- Basal_Metabolic_Rate__c  results.metrics.basalMetabolicRate
-- Total_Energy_Expenditure__c  results.metrics.totalDailyEnergyExpenditure
-- Input_Data_JSON__c  inputData | to_json(32000)
-- Source_Created_At__c  createdAt
-- Source_Modified_At__c  updatedAt
-- Patient__c  routes.vitals_data.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.vitals_data.link.OwnerId: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "texts of all where CareTeam.patient_id = patientId" AS (
  SELECT
    "patient_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("staff_id", '[^\s\x0B\x{85}\p{Z}]') THEN "staff_id" END AS "staff_id text",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where CareTeam.patient_id = patientId" AS (
  SELECT
    *,
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts of all where CareTeam.patient_id = patientId"
), "all where CareTeam.patient_id = patientId" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("staff_id text", "$source") FILTER(WHERE
      "is_primary") AS "staff_id",
    COUNT(*) FILTER(WHERE
      "is_primary") > 1 AS "all where CareTeam.patient_id = patientId: KEY114 where is_primary",
    BOOL_OR("is_primary text" IS NOT NULL AND "is_primary" IS NULL) AS "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field",
    BOOL_OR("is_primary text" IS NULL) AS "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field"
  FROM "fields of all where CareTeam.patient_id = patientId"
  GROUP BY
    "$by"
), "texts set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    "patient_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("is_primary", '[^\s\x0B\x{85}\p{Z}]') THEN "is_primary" END AS "is_primary text"
  FROM "$set_aside CareTeam"
  WHERE
    REGEXP_MATCHES("patient_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    *,
    CASE LOWER(TRIM("is_primary text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "is_primary"
  FROM "texts set aside, all where CareTeam.patient_id = patientId"
), "set aside, all where CareTeam.patient_id = patientId" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE("is_primary", FALSE)
      OR COALESCE("is_primary text" IS NOT NULL AND "is_primary" IS NULL, FALSE)
      OR COALESCE("is_primary text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['is_primary'])
    ) AS "all where CareTeam.patient_id = patientId: LNK105 where is_primary"
  FROM "fields set aside, all where CareTeam.patient_id = patientId"
  GROUP BY
    "$by"
), "texts of all rows" AS (
  SELECT
    "VitalsScan"."$position" AS "$position",
    "VitalsScan"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."status", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."status" END AS "status text"
  FROM "VitalsScan"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE WHEN "status text" IN ('PENDING', 'STARTED', 'SUCCEEDED', 'FAILED', 'ABORTED') THEN "status text" END AS "status"
  FROM "texts of all rows"
), "cases of scan_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "patientId" IS NULL
          THEN 'anonymous'
          WHEN COALESCE("status" = 'SUCCEEDED', FALSE)
          THEN 'finished'
          WHEN COALESCE("status" <> 'SUCCEEDED', FALSE)
          THEN 'unfinished'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    "patientId text" IS NOT NULL AND "patientId" IS NULL AS "source.objects.VitalsScan.fields.patientId: TYP103",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.VitalsScan.fields.status: PCK101",
    "status text" IS NULL AS "source.objects.VitalsScan.fields.status: TYP104"
  FROM "fields of all rows"
), "texts of claimed rows" AS (
  SELECT
    "VitalsScan"."$position" AS "$position",
    "VitalsScan"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."startedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."startedAt" END AS "startedAt text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."inputData", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."inputData" END AS "inputData text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.heartRate", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.heartRate" END AS "results.metrics.heartRate text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.heartRateVariability", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.heartRateVariability"
    END AS "results.metrics.heartRateVariability text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.breathingRate", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.breathingRate" END AS "results.metrics.breathingRate text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.stressIndex", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.stressIndex" END AS "results.metrics.stressIndex text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.parasympatheticActivity", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.parasympatheticActivity"
    END AS "results.metrics.parasympatheticActivity text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.cardiacWorkload", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.cardiacWorkload" END AS "results.metrics.cardiacWorkload text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.bloodPressureDiastolic", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.bloodPressureDiastolic"
    END AS "results.metrics.bloodPressureDiastolic text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.bloodPressureSystolic", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.bloodPressureSystolic"
    END AS "results.metrics.bloodPressureSystolic text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.bmiClassification", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.bmiClassification"
    END AS "results.metrics.bmiClassification text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.wellnessScore", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.wellnessScore" END AS "results.metrics.wellnessScore text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.vascularAge", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.vascularAge" END AS "results.metrics.vascularAge text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.atheroscleroticCvdRisk", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.atheroscleroticCvdRisk"
    END AS "results.metrics.atheroscleroticCvdRisk text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.cardiovascularEventRisk", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.cardiovascularEventRisk"
    END AS "results.metrics.cardiovascularEventRisk text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.cardiovascularRiskScore", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.cardiovascularRiskScore"
    END AS "results.metrics.cardiovascularRiskScore text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.hypertensionRisk", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.hypertensionRisk"
    END AS "results.metrics.hypertensionRisk text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.diabetesRisk", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.diabetesRisk" END AS "results.metrics.diabetesRisk text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.fattyLiverDiseaseRisk", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.fattyLiverDiseaseRisk"
    END AS "results.metrics.fattyLiverDiseaseRisk text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.waistToHeightRatio", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.waistToHeightRatio"
    END AS "results.metrics.waistToHeightRatio text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.bodyFatPercentage", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.bodyFatPercentage"
    END AS "results.metrics.bodyFatPercentage text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.bodyRoundnessIndex", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.bodyRoundnessIndex"
    END AS "results.metrics.bodyRoundnessIndex text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.aBodyShapeIndex", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.aBodyShapeIndex" END AS "results.metrics.aBodyShapeIndex text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.conicityIndex", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."results.metrics.conicityIndex" END AS "results.metrics.conicityIndex text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.basalMetabolicRate", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.basalMetabolicRate"
    END AS "results.metrics.basalMetabolicRate text",
    CASE
      WHEN REGEXP_MATCHES("VitalsScan"."results.metrics.totalDailyEnergyExpenditure", '[^\s\x0B\x{85}\p{Z}]')
      THEN "VitalsScan"."results.metrics.totalDailyEnergyExpenditure"
    END AS "results.metrics.totalDailyEnergyExpenditure text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."createdAt", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."createdAt" END AS "createdAt text",
    CASE WHEN REGEXP_MATCHES("VitalsScan"."updatedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "VitalsScan"."updatedAt" END AS "updatedAt text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field"
          OR "all where CareTeam.patient_id = patientId: KEY114 where is_primary"
          OR "all where CareTeam.patient_id = patientId: LNK105 where is_primary",
          FALSE
        )
      )
      THEN "all where CareTeam.patient_id = patientId"."staff_id"
    END AS "staff_id text",
    "set aside, all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: LNK105 where is_primary" AS "all where CareTeam.patient_id = patientId: LNK105 where is_primary",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: KEY114 where is_primary" AS "all where CareTeam.patient_id = patientId: KEY114 where is_primary",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field",
    "all where CareTeam.patient_id = patientId"."all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field" AS "all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field",
    "cases of scan_kind"."source.objects.VitalsScan.fields.patientId: TYP103",
    "cases of scan_kind"."source.objects.VitalsScan.fields.status: PCK101",
    "cases of scan_kind"."source.objects.VitalsScan.fields.status: TYP104"
  FROM "VitalsScan"
  LEFT JOIN "all where CareTeam.patient_id = patientId"
    ON "all where CareTeam.patient_id = patientId"."$by" = "VitalsScan"."patientId"
  LEFT JOIN "set aside, all where CareTeam.patient_id = patientId"
    ON "set aside, all where CareTeam.patient_id = patientId"."$by" = "VitalsScan"."patientId"
  JOIN "cases of scan_kind"
    ON "cases of scan_kind"."$source" = "VitalsScan"."$source" AND "cases of scan_kind"."$case" = 'finished'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
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
    "inputData text" AS "inputData",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.heartRate text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.heartRate text") AS DECIMAL(8, 3))
    END AS "results.metrics.heartRate",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.heartRateVariability text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.heartRateVariability text") AS DECIMAL(8, 3))
    END AS "results.metrics.heartRateVariability",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.breathingRate text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.breathingRate text") AS DECIMAL(8, 3))
    END AS "results.metrics.breathingRate",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.stressIndex text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.stressIndex text") AS DECIMAL(8, 3))
    END AS "results.metrics.stressIndex",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.parasympatheticActivity text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.parasympatheticActivity text") AS DECIMAL(8, 3))
    END AS "results.metrics.parasympatheticActivity",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.cardiacWorkload text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.cardiacWorkload text") AS DECIMAL(8, 3))
    END AS "results.metrics.cardiacWorkload",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bloodPressureDiastolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bloodPressureDiastolic text") AS DECIMAL(8, 3))
    END AS "results.metrics.bloodPressureDiastolic",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bloodPressureSystolic text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bloodPressureSystolic text") AS DECIMAL(8, 3))
    END AS "results.metrics.bloodPressureSystolic",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bmiClassification text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bmiClassification text") AS DECIMAL(8, 3))
    END AS "results.metrics.bmiClassification",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.wellnessScore text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.wellnessScore text") AS DECIMAL(8, 3))
    END AS "results.metrics.wellnessScore",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.vascularAge text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.vascularAge text") AS DECIMAL(8, 3))
    END AS "results.metrics.vascularAge",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.atheroscleroticCvdRisk text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.atheroscleroticCvdRisk text") AS DECIMAL(8, 3))
    END AS "results.metrics.atheroscleroticCvdRisk",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.cardiovascularEventRisk text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.cardiovascularEventRisk text") AS DECIMAL(8, 3))
    END AS "results.metrics.cardiovascularEventRisk",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.cardiovascularRiskScore text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.cardiovascularRiskScore text") AS DECIMAL(8, 3))
    END AS "results.metrics.cardiovascularRiskScore",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.hypertensionRisk text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.hypertensionRisk text") AS DECIMAL(8, 3))
    END AS "results.metrics.hypertensionRisk",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.diabetesRisk text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.diabetesRisk text") AS DECIMAL(8, 3))
    END AS "results.metrics.diabetesRisk",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.fattyLiverDiseaseRisk text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.fattyLiverDiseaseRisk text") AS DECIMAL(8, 3))
    END AS "results.metrics.fattyLiverDiseaseRisk",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.waistToHeightRatio text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.waistToHeightRatio text") AS DECIMAL(8, 3))
    END AS "results.metrics.waistToHeightRatio",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bodyFatPercentage text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bodyFatPercentage text") AS DECIMAL(8, 3))
    END AS "results.metrics.bodyFatPercentage",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.bodyRoundnessIndex text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.bodyRoundnessIndex text") AS DECIMAL(8, 3))
    END AS "results.metrics.bodyRoundnessIndex",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.aBodyShapeIndex text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.aBodyShapeIndex text") AS DECIMAL(8, 3))
    END AS "results.metrics.aBodyShapeIndex",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.conicityIndex text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.conicityIndex text") AS DECIMAL(8, 3))
    END AS "results.metrics.conicityIndex",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.basalMetabolicRate text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.basalMetabolicRate text") AS DECIMAL(8, 3))
    END AS "results.metrics.basalMetabolicRate",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("results.metrics.totalDailyEnergyExpenditure text"), '-?0*[0-9]{0,5}(?:\.[0-9]{0,3}0*)?')
      THEN TRY_CAST(TRIM("results.metrics.totalDailyEnergyExpenditure text") AS DECIMAL(8, 3))
    END AS "results.metrics.totalDailyEnergyExpenditure",
    CASE
      WHEN REGEXP_MATCHES("createdAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("createdAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "createdAt",
    CASE
      WHEN REGEXP_MATCHES("updatedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("updatedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "updatedAt",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CASE WHEN STRLEN("inputData") <= 32000 OR LENGTH(REGEXP_REPLACE("inputData", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "inputData" END AS "inputData | to_json(32000)",
    CAST("results.metrics.bloodPressureDiastolic" AS TEXT) AS "results.metrics.bloodPressureDiastolic | to_text",
    CAST("results.metrics.bloodPressureSystolic" AS TEXT) AS "results.metrics.bloodPressureSystolic | to_text"
  FROM "fields of claimed rows"
), "values 2" AS (
  SELECT
    *,
    CONCAT("results.metrics.bloodPressureSystolic | to_text", '/', "results.metrics.bloodPressureDiastolic | to_text") AS "concat(results.metrics.bloodPressureSystolic | to_text, '/', results.metrics.bloodPressureDiastolic | to_text)"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    CASE
      WHEN "results.metrics.bloodPressureSystolic" IS NOT NULL
      THEN "concat(results.metrics.bloodPressureSystolic | to_text, '/', results.metrics.bloodPressureDiastolic | to_text)"
      WHEN NOT (
        "results.metrics.bloodPressureSystolic" IS NOT NULL
      )
      THEN "results.metrics.bloodPressureSystolic | to_text"
    END AS "(results.metrics.bloodPressureSystolic is present) | choose(concat(results.metrics.bloodPressureSystolic | to_text, '/', results.metrics.bloodPressureDiastolic | to_text), results.metrics.bloodPressureSystolic | to_text)"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    STRFTIME("startedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Scanned_At__c",
    CAST("results.metrics.heartRate" AS TEXT) AS "Heart_Rate_BPM__c",
    CAST("results.metrics.heartRateVariability" AS TEXT) AS "HRV_Score__c",
    CAST("results.metrics.breathingRate" AS TEXT) AS "Breathing_Rate__c",
    CAST("results.metrics.stressIndex" AS TEXT) AS "Stress_Level_Index__c",
    CAST("results.metrics.parasympatheticActivity" AS TEXT) AS "Parasympathetic_Activity__c",
    CAST("results.metrics.cardiacWorkload" AS TEXT) AS "Cardiac_Workload__c",
    CAST("results.metrics.bloodPressureDiastolic" AS TEXT) AS "Blood_Pressure_Diastolic__c",
    CAST("results.metrics.bloodPressureSystolic" AS TEXT) AS "Blood_Pressure_Systolic__c",
    "(results.metrics.bloodPressureSystolic is present) | choose(concat(results.metrics.bloodPressureSystolic | to_text, '/', results.metrics.bloodPressureDiastolic | to_text), results.metrics.bloodPressureSystolic | to_text)" AS "Blood_Pressure_Trend__c",
    CAST("results.metrics.bmiClassification" AS TEXT) AS "BMI__c",
    CAST("results.metrics.wellnessScore" AS TEXT) AS "Wellness_Score__c",
    CAST("results.metrics.vascularAge" AS TEXT) AS "Vascular_Age__c",
    CAST("results.metrics.atheroscleroticCvdRisk" AS TEXT) AS "ASCVD_Risk__c",
    CAST("results.metrics.cardiovascularEventRisk" AS TEXT) AS "Cardiovascular_Event_Risk__c",
    CAST("results.metrics.cardiovascularRiskScore" AS TEXT) AS "Cardiovascular_Risk_Score__c",
    CAST("results.metrics.hypertensionRisk" AS TEXT) AS "Hypertension_Risk__c",
    CAST("results.metrics.diabetesRisk" AS TEXT) AS "Diabetes_Risk__c",
    CAST("results.metrics.fattyLiverDiseaseRisk" AS TEXT) AS "Fatty_Liver_Risk__c",
    CAST("results.metrics.waistToHeightRatio" AS TEXT) AS "Waist_to_Height__c",
    CAST("results.metrics.bodyFatPercentage" AS TEXT) AS "Body_Fat__c",
    CAST("results.metrics.bodyRoundnessIndex" AS TEXT) AS "Body_Roundness__c",
    CAST("results.metrics.aBodyShapeIndex" AS TEXT) AS "Body_Shape__c",
    CAST("results.metrics.conicityIndex" AS TEXT) AS "Conicity__c",
    CAST("results.metrics.basalMetabolicRate" AS TEXT) AS "Basal_Metabolic_Rate__c",
    CAST("results.metrics.totalDailyEnergyExpenditure" AS TEXT) AS "Total_Energy_Expenditure__c",
    "inputData | to_json(32000)" AS "Input_Data_JSON__c",
    STRFTIME("createdAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    STRFTIME("updatedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Modified_At__c",
    'upvio:Patient:' || "patientId" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "collect.CareTeam.key.staff_id: TYP103",
    COALESCE("all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP101",
    COALESCE("all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP104",
    COALESCE("all where CareTeam.patient_id = patientId: KEY114 where is_primary", FALSE) AS "derive.VitalsScan.staff_id: KEY114",
    COALESCE("all where CareTeam.patient_id = patientId: LNK105 where is_primary", FALSE) AS "derive.VitalsScan.staff_id: LNK105",
    "inputData" IS NOT NULL AND "inputData | to_json(32000)" IS NULL AS "routes.vitals_data.set.Input_Data_JSON__c: TYP103",
    "createdAt text" IS NOT NULL AND "createdAt" IS NULL AS "source.objects.VitalsScan.fields.createdAt: TYP101",
    "createdAt text" IS NULL AS "source.objects.VitalsScan.fields.createdAt: TYP104",
    "inputData text" IS NOT NULL AND "inputData" IS NULL AS "source.objects.VitalsScan.fields.inputData: TYP101",
    (
      "patientId text" IS NOT NULL AND "patientId" IS NULL
    ) OR "source.objects.VitalsScan.fields.patientId: TYP103" AS "source.objects.VitalsScan.fields.patientId: TYP103",
    "startedAt text" IS NOT NULL AND "startedAt" IS NULL AS "source.objects.VitalsScan.fields.startedAt: TYP101",
    "source.objects.VitalsScan.fields.status: PCK101",
    "source.objects.VitalsScan.fields.status: TYP104",
    "updatedAt text" IS NOT NULL AND "updatedAt" IS NULL AS "source.objects.VitalsScan.fields.updatedAt: TYP101",
    "updatedAt text" IS NULL AS "source.objects.VitalsScan.fields.updatedAt: TYP104",
    "results.metrics.aBodyShapeIndex text" IS NOT NULL AND "results.metrics.aBodyShapeIndex" IS NULL AS "source.shapes.VitalsScanMetrics.aBodyShapeIndex: TYP101",
    "results.metrics.atheroscleroticCvdRisk text" IS NOT NULL AND "results.metrics.atheroscleroticCvdRisk" IS NULL AS "source.shapes.VitalsScanMetrics.atheroscleroticCvdRisk: TYP101",
    "results.metrics.basalMetabolicRate text" IS NOT NULL AND "results.metrics.basalMetabolicRate" IS NULL AS "source.shapes.VitalsScanMetrics.basalMetabolicRate: TYP101",
    (
      "results.metrics.bloodPressureDiastolic text" IS NOT NULL AND "results.metrics.bloodPressureDiastolic" IS NULL
    )
    OR (
      "results.metrics.bloodPressureSystolic" IS NOT NULL
      AND (
        "results.metrics.bloodPressureDiastolic text" IS NOT NULL AND "results.metrics.bloodPressureDiastolic" IS NULL
      )
    ) AS "source.shapes.VitalsScanMetrics.bloodPressureDiastolic: TYP101",
    (
      "results.metrics.bloodPressureSystolic text" IS NOT NULL AND "results.metrics.bloodPressureSystolic" IS NULL
    )
    OR (
      "results.metrics.bloodPressureSystolic" IS NOT NULL
      AND (
        "results.metrics.bloodPressureSystolic text" IS NOT NULL AND "results.metrics.bloodPressureSystolic" IS NULL
      )
    )
    OR (
      NOT (
        "results.metrics.bloodPressureSystolic" IS NOT NULL
      )
      AND (
        "results.metrics.bloodPressureSystolic text" IS NOT NULL AND "results.metrics.bloodPressureSystolic" IS NULL
      )
    ) AS "source.shapes.VitalsScanMetrics.bloodPressureSystolic: TYP101",
    "results.metrics.bmiClassification text" IS NOT NULL AND "results.metrics.bmiClassification" IS NULL AS "source.shapes.VitalsScanMetrics.bmiClassification: TYP101",
    "results.metrics.bodyFatPercentage text" IS NOT NULL AND "results.metrics.bodyFatPercentage" IS NULL AS "source.shapes.VitalsScanMetrics.bodyFatPercentage: TYP101",
    "results.metrics.bodyRoundnessIndex text" IS NOT NULL AND "results.metrics.bodyRoundnessIndex" IS NULL AS "source.shapes.VitalsScanMetrics.bodyRoundnessIndex: TYP101",
    "results.metrics.breathingRate text" IS NOT NULL AND "results.metrics.breathingRate" IS NULL AS "source.shapes.VitalsScanMetrics.breathingRate: TYP101",
    "results.metrics.cardiacWorkload text" IS NOT NULL AND "results.metrics.cardiacWorkload" IS NULL AS "source.shapes.VitalsScanMetrics.cardiacWorkload: TYP101",
    "results.metrics.cardiovascularEventRisk text" IS NOT NULL AND "results.metrics.cardiovascularEventRisk" IS NULL AS "source.shapes.VitalsScanMetrics.cardiovascularEventRisk: TYP101",
    "results.metrics.cardiovascularRiskScore text" IS NOT NULL AND "results.metrics.cardiovascularRiskScore" IS NULL AS "source.shapes.VitalsScanMetrics.cardiovascularRiskScore: TYP101",
    "results.metrics.conicityIndex text" IS NOT NULL AND "results.metrics.conicityIndex" IS NULL AS "source.shapes.VitalsScanMetrics.conicityIndex: TYP101",
    "results.metrics.diabetesRisk text" IS NOT NULL AND "results.metrics.diabetesRisk" IS NULL AS "source.shapes.VitalsScanMetrics.diabetesRisk: TYP101",
    "results.metrics.fattyLiverDiseaseRisk text" IS NOT NULL AND "results.metrics.fattyLiverDiseaseRisk" IS NULL AS "source.shapes.VitalsScanMetrics.fattyLiverDiseaseRisk: TYP101",
    "results.metrics.heartRate text" IS NOT NULL AND "results.metrics.heartRate" IS NULL AS "source.shapes.VitalsScanMetrics.heartRate: TYP101",
    "results.metrics.heartRateVariability text" IS NOT NULL AND "results.metrics.heartRateVariability" IS NULL AS "source.shapes.VitalsScanMetrics.heartRateVariability: TYP101",
    "results.metrics.hypertensionRisk text" IS NOT NULL AND "results.metrics.hypertensionRisk" IS NULL AS "source.shapes.VitalsScanMetrics.hypertensionRisk: TYP101",
    "results.metrics.parasympatheticActivity text" IS NOT NULL AND "results.metrics.parasympatheticActivity" IS NULL AS "source.shapes.VitalsScanMetrics.parasympatheticActivity: TYP101",
    "results.metrics.stressIndex text" IS NOT NULL AND "results.metrics.stressIndex" IS NULL AS "source.shapes.VitalsScanMetrics.stressIndex: TYP101",
    "results.metrics.totalDailyEnergyExpenditure text" IS NOT NULL AND "results.metrics.totalDailyEnergyExpenditure" IS NULL AS "source.shapes.VitalsScanMetrics.totalDailyEnergyExpenditure: TYP101",
    "results.metrics.vascularAge text" IS NOT NULL AND "results.metrics.vascularAge" IS NULL AS "source.shapes.VitalsScanMetrics.vascularAge: TYP101",
    "results.metrics.waistToHeightRatio text" IS NOT NULL AND "results.metrics.waistToHeightRatio" IS NULL AS "source.shapes.VitalsScanMetrics.waistToHeightRatio: TYP101",
    "results.metrics.wellnessScore text" IS NOT NULL AND "results.metrics.wellnessScore" IS NULL AS "source.shapes.VitalsScanMetrics.wellnessScore: TYP101"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Patient__c" IS NULL AND NOT (
      "source.objects.VitalsScan.fields.patientId: TYP103"
    ) AS "routes.vitals_data.link.Patient__c: TYP104",
    "Blood_Pressure_Trend__c" = '#N/A' AS "routes.vitals_data.set.Blood_Pressure_Trend__c: SFR111",
    "Input_Data_JSON__c" = '#N/A' AS "routes.vitals_data.set.Input_Data_JSON__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:VitalsScan:' || "$source" AS "$key",
  "Scanned_At__c",
  "Heart_Rate_BPM__c",
  "HRV_Score__c",
  "Breathing_Rate__c",
  "Stress_Level_Index__c",
  "Parasympathetic_Activity__c",
  "Cardiac_Workload__c",
  "Blood_Pressure_Diastolic__c",
  "Blood_Pressure_Systolic__c",
  "Blood_Pressure_Trend__c",
  "BMI__c",
  "Wellness_Score__c",
  "Vascular_Age__c",
  "ASCVD_Risk__c",
  "Cardiovascular_Event_Risk__c",
  "Cardiovascular_Risk_Score__c",
  "Hypertension_Risk__c",
  "Diabetes_Risk__c",
  "Fatty_Liver_Risk__c",
  "Waist_to_Height__c",
  "Body_Fat__c",
  "Body_Roundness__c",
  "Body_Shape__c",
  "Conicity__c",
  "Basal_Metabolic_Rate__c",
  "Total_Energy_Expenditure__c",
  "Input_Data_JSON__c",
  "Source_Created_At__c",
  "Source_Modified_At__c",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("ASCVD_Risk__c") || ':' || "ASCVD_Risk__c", '-'),
      COALESCE(STRLEN("BMI__c") || ':' || "BMI__c", '-'),
      COALESCE(STRLEN("Basal_Metabolic_Rate__c") || ':' || "Basal_Metabolic_Rate__c", '-'),
      COALESCE(STRLEN("Blood_Pressure_Diastolic__c") || ':' || "Blood_Pressure_Diastolic__c", '-'),
      COALESCE(STRLEN("Blood_Pressure_Systolic__c") || ':' || "Blood_Pressure_Systolic__c", '-'),
      COALESCE(STRLEN("Blood_Pressure_Trend__c") || ':' || "Blood_Pressure_Trend__c", '-'),
      COALESCE(STRLEN("Body_Fat__c") || ':' || "Body_Fat__c", '-'),
      COALESCE(STRLEN("Body_Roundness__c") || ':' || "Body_Roundness__c", '-'),
      COALESCE(STRLEN("Body_Shape__c") || ':' || "Body_Shape__c", '-'),
      COALESCE(STRLEN("Breathing_Rate__c") || ':' || "Breathing_Rate__c", '-'),
      COALESCE(STRLEN("Cardiac_Workload__c") || ':' || "Cardiac_Workload__c", '-'),
      COALESCE(STRLEN("Cardiovascular_Event_Risk__c") || ':' || "Cardiovascular_Event_Risk__c", '-'),
      COALESCE(STRLEN("Cardiovascular_Risk_Score__c") || ':' || "Cardiovascular_Risk_Score__c", '-'),
      COALESCE(STRLEN("Conicity__c") || ':' || "Conicity__c", '-'),
      COALESCE(STRLEN("Diabetes_Risk__c") || ':' || "Diabetes_Risk__c", '-'),
      COALESCE(STRLEN("Fatty_Liver_Risk__c") || ':' || "Fatty_Liver_Risk__c", '-'),
      COALESCE(STRLEN("HRV_Score__c") || ':' || "HRV_Score__c", '-'),
      COALESCE(STRLEN("Heart_Rate_BPM__c") || ':' || "Heart_Rate_BPM__c", '-'),
      COALESCE(STRLEN("Hypertension_Risk__c") || ':' || "Hypertension_Risk__c", '-'),
      COALESCE(STRLEN("Input_Data_JSON__c") || ':' || "Input_Data_JSON__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Parasympathetic_Activity__c") || ':' || "Parasympathetic_Activity__c", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Scanned_At__c") || ':' || "Scanned_At__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Modified_At__c") || ':' || "Source_Modified_At__c", '-'),
      COALESCE(STRLEN("Stress_Level_Index__c") || ':' || "Stress_Level_Index__c", '-'),
      COALESCE(STRLEN("Total_Energy_Expenditure__c") || ':' || "Total_Energy_Expenditure__c", '-'),
      COALESCE(STRLEN("Vascular_Age__c") || ':' || "Vascular_Age__c", '-'),
      COALESCE(STRLEN("Waist_to_Height__c") || ':' || "Waist_to_Height__c", '-'),
      COALESCE(STRLEN("Wellness_Score__c") || ':' || "Wellness_Score__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.CareTeam.key.staff_id: TYP103"
    OR "collect.CareTeam.primary.field: TYP101"
    OR "collect.CareTeam.primary.field: TYP104"
    OR "derive.VitalsScan.staff_id: KEY114"
    OR "derive.VitalsScan.staff_id: LNK105"
    OR "routes.vitals_data.link.Patient__c: TYP104"
    OR "routes.vitals_data.set.Blood_Pressure_Trend__c: SFR111"
    OR "routes.vitals_data.set.Input_Data_JSON__c: SFR111"
    OR "routes.vitals_data.set.Input_Data_JSON__c: TYP103"
    OR "source.objects.VitalsScan.fields.createdAt: TYP101"
    OR "source.objects.VitalsScan.fields.createdAt: TYP104"
    OR "source.objects.VitalsScan.fields.inputData: TYP101"
    OR "source.objects.VitalsScan.fields.patientId: TYP103"
    OR "source.objects.VitalsScan.fields.startedAt: TYP101"
    OR "source.objects.VitalsScan.fields.status: PCK101"
    OR "source.objects.VitalsScan.fields.status: TYP104"
    OR "source.objects.VitalsScan.fields.updatedAt: TYP101"
    OR "source.objects.VitalsScan.fields.updatedAt: TYP104"
    OR "source.shapes.VitalsScanMetrics.aBodyShapeIndex: TYP101"
    OR "source.shapes.VitalsScanMetrics.atheroscleroticCvdRisk: TYP101"
    OR "source.shapes.VitalsScanMetrics.basalMetabolicRate: TYP101"
    OR "source.shapes.VitalsScanMetrics.bloodPressureDiastolic: TYP101"
    OR "source.shapes.VitalsScanMetrics.bloodPressureSystolic: TYP101"
    OR "source.shapes.VitalsScanMetrics.bmiClassification: TYP101"
    OR "source.shapes.VitalsScanMetrics.bodyFatPercentage: TYP101"
    OR "source.shapes.VitalsScanMetrics.bodyRoundnessIndex: TYP101"
    OR "source.shapes.VitalsScanMetrics.breathingRate: TYP101"
    OR "source.shapes.VitalsScanMetrics.cardiacWorkload: TYP101"
    OR "source.shapes.VitalsScanMetrics.cardiovascularEventRisk: TYP101"
    OR "source.shapes.VitalsScanMetrics.cardiovascularRiskScore: TYP101"
    OR "source.shapes.VitalsScanMetrics.conicityIndex: TYP101"
    OR "source.shapes.VitalsScanMetrics.diabetesRisk: TYP101"
    OR "source.shapes.VitalsScanMetrics.fattyLiverDiseaseRisk: TYP101"
    OR "source.shapes.VitalsScanMetrics.heartRate: TYP101"
    OR "source.shapes.VitalsScanMetrics.heartRateVariability: TYP101"
    OR "source.shapes.VitalsScanMetrics.hypertensionRisk: TYP101"
    OR "source.shapes.VitalsScanMetrics.parasympatheticActivity: TYP101"
    OR "source.shapes.VitalsScanMetrics.stressIndex: TYP101"
    OR "source.shapes.VitalsScanMetrics.totalDailyEnergyExpenditure: TYP101"
    OR "source.shapes.VitalsScanMetrics.vascularAge: TYP101"
    OR "source.shapes.VitalsScanMetrics.waistToHeightRatio: TYP101"
    OR "source.shapes.VitalsScanMetrics.wellnessScore: TYP101"
    THEN FLATTEN(
      [
        CASE WHEN "collect.CareTeam.key.staff_id: TYP103" THEN [{'address': 'collect.CareTeam.key.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP101" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP104" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP104'}] END,
        CASE WHEN "derive.VitalsScan.staff_id: KEY114" THEN [{'address': 'derive.VitalsScan.staff_id', 'rule': 'KEY114'}] END,
        CASE WHEN "derive.VitalsScan.staff_id: LNK105" THEN [{'address': 'derive.VitalsScan.staff_id', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.vitals_data.link.Patient__c: TYP104" THEN [{'address': 'routes.vitals_data.link.Patient__c', 'rule': 'TYP104'}] END,
        CASE
          WHEN "routes.vitals_data.set.Blood_Pressure_Trend__c: SFR111"
          THEN [{'address': 'routes.vitals_data.set.Blood_Pressure_Trend__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.vitals_data.set.Input_Data_JSON__c: SFR111" THEN [{'address': 'routes.vitals_data.set.Input_Data_JSON__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.vitals_data.set.Input_Data_JSON__c: TYP103" THEN [{'address': 'routes.vitals_data.set.Input_Data_JSON__c', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.createdAt: TYP101" THEN [{'address': 'source.objects.VitalsScan.fields.createdAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.createdAt: TYP104" THEN [{'address': 'source.objects.VitalsScan.fields.createdAt', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.inputData: TYP101" THEN [{'address': 'source.objects.VitalsScan.fields.inputData', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.patientId: TYP103" THEN [{'address': 'source.objects.VitalsScan.fields.patientId', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.startedAt: TYP101" THEN [{'address': 'source.objects.VitalsScan.fields.startedAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.status: PCK101" THEN [{'address': 'source.objects.VitalsScan.fields.status', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.status: TYP104" THEN [{'address': 'source.objects.VitalsScan.fields.status', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.updatedAt: TYP101" THEN [{'address': 'source.objects.VitalsScan.fields.updatedAt', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.VitalsScan.fields.updatedAt: TYP104" THEN [{'address': 'source.objects.VitalsScan.fields.updatedAt', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.aBodyShapeIndex: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.aBodyShapeIndex', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.atheroscleroticCvdRisk: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.atheroscleroticCvdRisk', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.basalMetabolicRate: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.basalMetabolicRate', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.bloodPressureDiastolic: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.bloodPressureDiastolic', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.bloodPressureSystolic: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.bloodPressureSystolic', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.bmiClassification: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.bmiClassification', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.bodyFatPercentage: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.bodyFatPercentage', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.bodyRoundnessIndex: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.bodyRoundnessIndex', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.breathingRate: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.breathingRate', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.cardiacWorkload: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.cardiacWorkload', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.cardiovascularEventRisk: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.cardiovascularEventRisk', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.cardiovascularRiskScore: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.cardiovascularRiskScore', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.conicityIndex: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.conicityIndex', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.shapes.VitalsScanMetrics.diabetesRisk: TYP101" THEN [{'address': 'source.shapes.VitalsScanMetrics.diabetesRisk', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.fattyLiverDiseaseRisk: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.fattyLiverDiseaseRisk', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.shapes.VitalsScanMetrics.heartRate: TYP101" THEN [{'address': 'source.shapes.VitalsScanMetrics.heartRate', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.heartRateVariability: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.heartRateVariability', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.hypertensionRisk: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.hypertensionRisk', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.parasympatheticActivity: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.parasympatheticActivity', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.shapes.VitalsScanMetrics.stressIndex: TYP101" THEN [{'address': 'source.shapes.VitalsScanMetrics.stressIndex', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.totalDailyEnergyExpenditure: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.totalDailyEnergyExpenditure', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.shapes.VitalsScanMetrics.vascularAge: TYP101" THEN [{'address': 'source.shapes.VitalsScanMetrics.vascularAge', 'rule': 'TYP101'}] END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.waistToHeightRatio: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.waistToHeightRatio', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.shapes.VitalsScanMetrics.wellnessScore: TYP101"
          THEN [{'address': 'source.shapes.VitalsScanMetrics.wellnessScore', 'rule': 'TYP101'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
