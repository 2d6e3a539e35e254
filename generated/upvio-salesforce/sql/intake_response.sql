-- upvio-salesforce, route intake_response: each FormSubmission of submission_kind.intake, written to Intake_Response__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Form_Title__c  form_title
-- Form_Category__c  form_category
-- Started_At__c  startedAt
-- Submitted_At__c  completedAt
-- Complete__c  completedAt is present
-- Patient_Verified__c  patientVerified | choose('Yes', 'No')
-- Source_Appointment_Key__c  key(appointmentId)
-- Questions_JSON__c  questions | to_json(131072)
-- Answers_JSON__c  answers | to_json(131072)
-- Source_Created_At__c  createdAt
-- Pain_From_0_To_10__c  intake_fields_Pain_From_0_To_10__c | to_decimal(4) | or_null
-- Who_May_Hear_Of_My_Care__c  intake_fields_Who_May_Hear_Of_My_Care__c | or_null | truncate(255)
-- Times_Awake__c  intake_fields_Times_Awake__c | to_decimal(4) | or_null
-- Vaccinations_Up_To_Date__c  intake_fields_Vaccinations_Up_To_Date__c | or_null | truncate(20)
-- I_Agree_To_Treatment__c  intake_fields_I_Agree_To_Treatment__c | or_null | truncate(20)
-- Food_Diary_Kept_Since__c  intake_fields_Food_Diary_Kept_Since__c | to_date('%Y-%m-%d') | or_null
-- Questions_I_Still_Have__c  intake_fields_Questions_I_Still_Have__c | or_null | truncate(10000)
-- Rested__c  intake_fields_Rested__c | or_null | truncate(20)
-- Hours_Slept__c  intake_fields_Hours_Slept__c | to_decimal(4) | or_null
-- I_Have_Read_The_Notice_Of_Privacy_Practi__c  intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c | or_null | truncate(20)
-- Diet__c  intake_fields_Diet__c | or_null | truncate(10000)
-- Emergency_Address_During_Visits__c  intake_fields_Emergency_Address_During_Visits__c | or_null | truncate(255)
-- Occupation__c  intake_fields_Occupation__c | or_null | truncate(255)
-- Staff_You_Saw__c  intake_fields_Staff_You_Saw__c | or_null | truncate(255)
-- Temperature__c  intake_fields_Temperature__c | to_decimal(4) | or_null
-- Sport__c  intake_fields_Sport__c | or_null | truncate(255)
-- Minutes_You_Waited__c  intake_fields_Minutes_You_Waited__c | to_decimal(4) | or_null
-- Trouble_Sleeping__c  intake_fields_Trouble_Sleeping__c | or_null | truncate(10000)
-- How_Was_Your_Visit__c  intake_fields_How_Was_Your_Visit__c | or_null | truncate(10000)
-- I_Know_When_Video_Is_Not_Enough__c  intake_fields_I_Know_When_Video_Is_Not_Enough__c | or_null | truncate(20)
-- Are_You_Safe_At_Home__c  intake_fields_Are_You_Safe_At_Home__c | or_null | truncate(20)
-- Date_Of_Last_Visit__c  intake_fields_Date_Of_Last_Visit__c | to_date('%Y-%m-%d') | or_null
-- Known_Conditions__c  intake_fields_Known_Conditions__c | or_null | truncate(10000)
-- Little_Interest_In_Things__c  intake_fields_Little_Interest_In_Things__c | or_null | truncate(10000)
-- Weight_You_Can_Lift_Kg__c  intake_fields_Weight_You_Can_Lift_Kg__c | to_decimal(4) | or_null
-- Resting_Pulse__c  intake_fields_Resting_Pulse__c | to_decimal(4) | or_null
-- Have_You_Had_Surgery__c  intake_fields_Have_You_Had_Surgery__c | or_null | truncate(20)
-- Last_Flare_Up__c  intake_fields_Last_Flare_Up__c | to_date('%Y-%m-%d') | or_null
-- Injuries__c  intake_fields_Injuries__c | or_null | truncate(10000)
-- Name_Of_The_Person_Who_Signs__c  intake_fields_Name_Of_The_Person_Who_Signs__c | or_null | truncate(255)
-- Dreams__c  intake_fields_Dreams__c | or_null | truncate(10000)
-- Since_When__c  intake_fields_Since_When__c | to_date('%Y-%m-%d') | or_null
-- Glasses_Of_Water_A_Day__c  intake_fields_Glasses_Of_Water_A_Day__c | to_decimal(4) | or_null
-- What_Could_Be_Better__c  intake_fields_What_Could_Be_Better__c | or_null | truncate(10000)
-- Food_You_Avoid__c  intake_fields_Food_You_Avoid__c | or_null | truncate(255)
-- Training_Hours_A_Week__c  intake_fields_Training_Hours_A_Week__c | to_decimal(4) | or_null
-- Meals_A_Day__c  intake_fields_Meals_A_Day__c | to_decimal(4) | or_null
-- Chest_Pain_During_Sport__c  intake_fields_Chest_Pain_During_Sport__c | or_null | truncate(20)
-- Insurance_Number_Of_The_Club__c  intake_fields_Insurance_Number_Of_The_Club__c | or_null | truncate(255)
-- Dizzy_During_Sport__c  intake_fields_Dizzy_During_Sport__c | or_null | truncate(20)
-- Feeling_Down__c  intake_fields_Feeling_Down__c | or_null | truncate(10000)
-- Score__c  intake_fields_Score__c | to_decimal(4) | or_null
-- Heart_Disease_In_The_Family__c  intake_fields_Heart_Disease_In_The_Family__c | or_null | truncate(20)
-- Went_To_Bed__c  intake_fields_Went_To_Bed__c | or_null | truncate(255)
-- Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c  intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c | or_null | truncate(255)
-- What_Brings_You_Here__c  intake_fields_What_Brings_You_Here__c | or_null | truncate(10000)
-- Do_You_Take_Medicines__c  intake_fields_Do_You_Take_Medicines__c | or_null | truncate(20)
-- Are_You_Alone__c  intake_fields_Are_You_Alone__c | or_null | truncate(20)
-- Night_Of__c  intake_fields_Night_Of__c | to_date('%Y-%m-%d') | or_null
-- Date_Of_Surgery__c  intake_fields_Date_Of_Surgery__c | to_date('%Y-%m-%d') | or_null
-- Date_Of_Last_Visit_2__c  intake_fields_Date_Of_Last_Visit_2__c | to_date('%Y-%m-%d') | or_null
-- Anything_Else__c  intake_fields_Anything_Else__c | or_null | truncate(10000)
-- Which_Medicines__c  intake_fields_Which_Medicines__c | or_null | truncate(10000)
-- Town_You_Are_In__c  intake_fields_Town_You_Are_In__c | or_null | truncate(255)
-- I_Agree_To_Visits_By_Video__c  intake_fields_I_Agree_To_Visits_By_Video__c | or_null | truncate(20)
-- Where_Does_It_Hurt__c  intake_fields_Where_Does_It_Hurt__c | or_null | truncate(10000)
-- Minutes_You_Can_Stand__c  intake_fields_Minutes_You_Can_Stand__c | to_decimal(4) | or_null
-- Weight_A_Year_Ago_Kg__c  intake_fields_Weight_A_Year_Ago_Kg__c | to_decimal(4) | or_null
-- Units_Of_Alcohol_A_Week__c  intake_fields_Units_Of_Alcohol_A_Week__c | to_decimal(4) | or_null
-- Device_You_Use__c  intake_fields_Device_You_Use__c | or_null | truncate(10000)
-- Does_Pain_Wake_You__c  intake_fields_Does_Pain_Wake_You__c | or_null | truncate(20)
-- Do_You_Cook_Yourself__c  intake_fields_Do_You_Cook_Yourself__c | or_null | truncate(20)
-- Family_Doctor__c  intake_fields_Family_Doctor__c | or_null | truncate(255)
-- Please_Describe_In_Your_Own_Words_What_T__c  intake_fields_Please_Describe_In_Your_Own_Words_What_T__c | or_null | truncate(10000)
-- Cigarettes_A_Day__c  intake_fields_Cigarettes_A_Day__c | to_decimal(4) | or_null
-- Minutes_You_Can_Sit__c  intake_fields_Minutes_You_Can_Sit__c | to_decimal(4) | or_null
-- Would_You_Come_Again__c  intake_fields_Would_You_Come_Again__c | or_null | truncate(20)
-- Got_Up__c  intake_fields_Got_Up__c | or_null | truncate(255)
-- Telephone_If_The_Video_Fails__c  intake_fields_Telephone_If_The_Video_Fails__c | or_null | truncate(255)
-- Signed_On__c  intake_fields_Signed_On__c | to_date('%Y-%m-%d') | or_null
-- Hours_Of_Sleep__c  intake_fields_Hours_Of_Sleep__c | to_decimal(4) | or_null
-- Last_Medical__c  intake_fields_Last_Medical__c | to_date('%Y-%m-%d') | or_null
-- Does_It_Radiate__c  intake_fields_Does_It_Radiate__c | or_null | truncate(20)
-- Patient__c  routes.intake_response.link.Patient__c: the migration key of the row referred to
-- OwnerId  routes.intake_response.link.OwnerId: the migration key of the row referred to
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
), "texts of all where FormAnswer.submission_id = id" AS (
  SELECT
    "submission_id" AS "$by",
    "$source",
    CASE WHEN REGEXP_MATCHES("question_id", '[^\s\x0B\x{85}\p{Z}]') THEN "question_id" END AS "question_id text",
    CASE
      WHEN CONTAINS("value", CHR(13)) AND REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN REGEXP_REPLACE("value", '\r\n?', CHR(10), 'g')
      WHEN REGEXP_MATCHES("value", '[^\s\x0B\x{85}\p{Z}]')
      THEN "value"
    END AS "value text"
  FROM "FormAnswer"
  WHERE
    REGEXP_MATCHES("submission_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields of all where FormAnswer.submission_id = id" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("question_id text") <= 64 OR LENGTH(REGEXP_REPLACE("question_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "question_id text"
    END AS "question_id",
    CASE WHEN STRLEN("value text") <= 32000 OR LENGTH(REGEXP_REPLACE("value text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000 THEN "value text" END AS "value"
  FROM "texts of all where FormAnswer.submission_id = id"
), "all where FormAnswer.submission_id = id" AS (
  SELECT
    "$by",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '02fbb061-d4c1-4525-adcd-ca35054f6b68', FALSE)) AS "intake_fields_Pain_From_0_To_10__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '034225c4-e051-405d-a4cf-5232b945003f', FALSE)) AS "intake_fields_Who_May_Hear_Of_My_Care__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '066cde63-51e6-4dcd-ab7e-735db6cf98dc', FALSE)) AS "intake_fields_Times_Awake__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a', FALSE)) AS "intake_fields_Vaccinations_Up_To_Date__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '09f34163-44f3-4c2b-afe9-8d4a84f10033', FALSE)) AS "intake_fields_I_Agree_To_Treatment__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '0d021d35-3ac0-444b-a98d-2c65062755e0', FALSE)) AS "intake_fields_Food_Diary_Kept_Since__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '15088623-1501-4440-af0c-7dfdd3a97d44', FALSE)) AS "intake_fields_Questions_I_Still_Have__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1a2c84f7-0912-4086-ac76-6da1410dfb4d', FALSE)) AS "intake_fields_Rested__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf', FALSE)) AS "intake_fields_Hours_Slept__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1ccf0857-28dc-437c-ae04-44bf42a22cc3', FALSE)) AS "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f', FALSE)) AS "intake_fields_Diet__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a', FALSE)) AS "intake_fields_Emergency_Address_During_Visits__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102', FALSE)) AS "intake_fields_Occupation__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '2143f95e-7a35-402e-a45c-9cda09a5e287', FALSE)) AS "intake_fields_Staff_You_Saw__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a', FALSE)) AS "intake_fields_Temperature__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '2625cc32-968b-4ba6-a53f-73d2196c3bdf', FALSE)) AS "intake_fields_Sport__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '3e225e43-b404-40e8-a754-8eb8e41f19aa', FALSE)) AS "intake_fields_Minutes_You_Waited__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '3fa10c92-54be-46ad-a9ef-5cfe69571577', FALSE)) AS "intake_fields_Trouble_Sleeping__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '490df175-75a2-4cd4-a1bf-716c66d207c3', FALSE)) AS "intake_fields_How_Was_Your_Visit__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '53bb8a90-3f05-427e-a331-52f3e4d986b3', FALSE)) AS "intake_fields_I_Know_When_Video_Is_Not_Enough__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '55630c9b-5760-4ab6-a176-4c3c16331d15', FALSE)) AS "intake_fields_Are_You_Safe_At_Home__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee', FALSE)) AS "intake_fields_Date_Of_Last_Visit__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06', FALSE)) AS "intake_fields_Known_Conditions__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '6fd2438a-e49b-4d82-a669-7a7874684ca2', FALSE)) AS "intake_fields_Little_Interest_In_Things__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '7084ce66-910c-4d4c-a68f-b50ab354042f', FALSE)) AS "intake_fields_Weight_You_Can_Lift_Kg__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '722c75de-5808-4f1c-a7f4-5b7b932111d1', FALSE)) AS "intake_fields_Resting_Pulse__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '7506658d-b0bd-4423-ac32-48d6393de687', FALSE)) AS "intake_fields_Have_You_Had_Surgery__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '7e10093c-030d-4a7c-a167-546af5657b71', FALSE)) AS "intake_fields_Last_Flare_Up__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '810ac4aa-004c-45bc-afd6-026feea84ac2', FALSE)) AS "intake_fields_Injuries__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '81a67771-629d-4465-a337-06f95700157d', FALSE)) AS "intake_fields_Name_Of_The_Person_Who_Signs__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '899d60eb-9bd2-4b1e-aa58-89a084390ea6', FALSE)) AS "intake_fields_Dreams__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '907783a2-7bce-419d-a859-8dfa752ac18f', FALSE)) AS "intake_fields_Since_When__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = '9b9ea9fb-dce3-4140-aad1-5077b257be13', FALSE)) AS "intake_fields_Glasses_Of_Water_A_Day__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'a22b7cad-9cfe-4303-a229-4848240d62d7', FALSE)) AS "intake_fields_What_Could_Be_Better__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'a2c5a828-65e4-421c-af8f-60129d242196', FALSE)) AS "intake_fields_Food_You_Avoid__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'a5a93b70-f8cf-456c-aca3-8892077902c9', FALSE)) AS "intake_fields_Training_Hours_A_Week__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'a6224c6b-a212-4b38-ad49-b2fc4680329e', FALSE)) AS "intake_fields_Meals_A_Day__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2', FALSE)) AS "intake_fields_Chest_Pain_During_Sport__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd', FALSE)) AS "intake_fields_Insurance_Number_Of_The_Club__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768', FALSE)) AS "intake_fields_Dizzy_During_Sport__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2', FALSE)) AS "intake_fields_Feeling_Down__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'b4c91deb-db9a-4627-a08e-77f164d9c221', FALSE)) AS "intake_fields_Score__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'b4f37893-8949-4ab6-a468-7f7a23730564', FALSE)) AS "intake_fields_Heart_Disease_In_The_Family__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'b88fd760-44d2-4253-aae3-948fe132ce05', FALSE)) AS "intake_fields_Went_To_Bed__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0', FALSE)) AS "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'c1979071-2169-438b-a1f7-e8102005c337', FALSE)) AS "intake_fields_What_Brings_You_Here__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'c290a69a-117a-4b71-a54e-3f1d3106e24a', FALSE)) AS "intake_fields_Do_You_Take_Medicines__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'c38730e5-907b-495b-a1e0-71303b468cb6', FALSE)) AS "intake_fields_Are_You_Alone__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d', FALSE)) AS "intake_fields_Night_Of__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'ca14f0fb-938e-4771-a833-631319906045', FALSE)) AS "intake_fields_Date_Of_Surgery__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73', FALSE)) AS "intake_fields_Date_Of_Last_Visit_2__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'cc244829-f51c-478a-a107-c6dfbd1116b7', FALSE)) AS "intake_fields_Anything_Else__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'd039efa5-a931-4297-ab22-ac2181e05b92', FALSE)) AS "intake_fields_Which_Medicines__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd', FALSE)) AS "intake_fields_Town_You_Are_In__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'd8adc730-a79c-4caa-a904-4c1469cd8322', FALSE)) AS "intake_fields_I_Agree_To_Visits_By_Video__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea', FALSE)) AS "intake_fields_Where_Does_It_Hurt__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9', FALSE)) AS "intake_fields_Minutes_You_Can_Stand__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e0abd325-3946-44b3-a780-9918733cde56', FALSE)) AS "intake_fields_Weight_A_Year_Ago_Kg__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6', FALSE)) AS "intake_fields_Units_Of_Alcohol_A_Week__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e147492f-086c-4e8e-a2df-74d8abd55c67', FALSE)) AS "intake_fields_Device_You_Use__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4', FALSE)) AS "intake_fields_Does_Pain_Wake_You__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e5f10954-abea-468f-acb5-d92db022ef1c', FALSE)) AS "intake_fields_Do_You_Cook_Yourself__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f', FALSE)) AS "intake_fields_Family_Doctor__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e712aa62-39f9-4899-a7e7-192c097a2312', FALSE)) AS "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e', FALSE)) AS "intake_fields_Cigarettes_A_Day__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5', FALSE)) AS "intake_fields_Minutes_You_Can_Sit__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'ebd31850-c09d-47d0-a128-0a195cbe91fe', FALSE)) AS "intake_fields_Would_You_Come_Again__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'f02bade9-7e7f-4f6d-a180-706ae421087b', FALSE)) AS "intake_fields_Got_Up__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea', FALSE)) AS "intake_fields_Telephone_If_The_Video_Fails__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be', FALSE)) AS "intake_fields_Signed_On__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17', FALSE)) AS "intake_fields_Hours_Of_Sleep__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'fc158752-dd3c-4a1e-a187-fb14126089ec', FALSE)) AS "intake_fields_Last_Medical__c",
    ARG_MIN_NULL("value text", "$source") FILTER(WHERE
      COALESCE("question_id" = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b', FALSE)) AS "intake_fields_Does_It_Radiate__c",
    BOOL_OR("question_id text" IS NOT NULL AND "question_id" IS NULL) AS "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id",
    BOOL_OR("question_id text" IS NULL) AS "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
  FROM "fields of all where FormAnswer.submission_id = id"
  GROUP BY
    "$by"
), "texts set aside, all where FormAnswer.submission_id = id" AS (
  SELECT
    "submission_id" AS "$by",
    "$unreadable",
    CASE WHEN REGEXP_MATCHES("question_id", '[^\s\x0B\x{85}\p{Z}]') THEN "question_id" END AS "question_id text"
  FROM "$set_aside FormAnswer"
  WHERE
    REGEXP_MATCHES("submission_id", '[^\s\x0B\x{85}\p{Z}]')
), "fields set aside, all where FormAnswer.submission_id = id" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("question_id text") <= 64 OR LENGTH(REGEXP_REPLACE("question_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "question_id text"
    END AS "question_id"
  FROM "texts set aside, all where FormAnswer.submission_id = id"
), "set aside, all where FormAnswer.submission_id = id" AS (
  SELECT
    "$by",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '02fbb061-d4c1-4525-adcd-ca35054f6b68', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '02fbb061-d4c1-4525-adcd-ca35054f6b68'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '034225c4-e051-405d-a4cf-5232b945003f', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '034225c4-e051-405d-a4cf-5232b945003f'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '066cde63-51e6-4dcd-ab7e-735db6cf98dc', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '066cde63-51e6-4dcd-ab7e-735db6cf98dc'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '09f34163-44f3-4c2b-afe9-8d4a84f10033', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '09f34163-44f3-4c2b-afe9-8d4a84f10033'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '0d021d35-3ac0-444b-a98d-2c65062755e0', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '0d021d35-3ac0-444b-a98d-2c65062755e0'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '15088623-1501-4440-af0c-7dfdd3a97d44', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '15088623-1501-4440-af0c-7dfdd3a97d44'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1a2c84f7-0912-4086-ac76-6da1410dfb4d', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a2c84f7-0912-4086-ac76-6da1410dfb4d'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1ccf0857-28dc-437c-ae04-44bf42a22cc3', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1ccf0857-28dc-437c-ae04-44bf42a22cc3'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '2143f95e-7a35-402e-a45c-9cda09a5e287', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '2143f95e-7a35-402e-a45c-9cda09a5e287'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '2625cc32-968b-4ba6-a53f-73d2196c3bdf', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '2625cc32-968b-4ba6-a53f-73d2196c3bdf'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '3e225e43-b404-40e8-a754-8eb8e41f19aa', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '3e225e43-b404-40e8-a754-8eb8e41f19aa'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '3fa10c92-54be-46ad-a9ef-5cfe69571577', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '3fa10c92-54be-46ad-a9ef-5cfe69571577'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '490df175-75a2-4cd4-a1bf-716c66d207c3', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '490df175-75a2-4cd4-a1bf-716c66d207c3'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '53bb8a90-3f05-427e-a331-52f3e4d986b3', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '53bb8a90-3f05-427e-a331-52f3e4d986b3'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '55630c9b-5760-4ab6-a176-4c3c16331d15', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '55630c9b-5760-4ab6-a176-4c3c16331d15'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '6fd2438a-e49b-4d82-a669-7a7874684ca2', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '6fd2438a-e49b-4d82-a669-7a7874684ca2'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '7084ce66-910c-4d4c-a68f-b50ab354042f', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7084ce66-910c-4d4c-a68f-b50ab354042f'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '722c75de-5808-4f1c-a7f4-5b7b932111d1', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '722c75de-5808-4f1c-a7f4-5b7b932111d1'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '7506658d-b0bd-4423-ac32-48d6393de687', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7506658d-b0bd-4423-ac32-48d6393de687'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '7e10093c-030d-4a7c-a167-546af5657b71', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7e10093c-030d-4a7c-a167-546af5657b71'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '810ac4aa-004c-45bc-afd6-026feea84ac2', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '810ac4aa-004c-45bc-afd6-026feea84ac2'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '81a67771-629d-4465-a337-06f95700157d', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '81a67771-629d-4465-a337-06f95700157d'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '899d60eb-9bd2-4b1e-aa58-89a084390ea6', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '899d60eb-9bd2-4b1e-aa58-89a084390ea6'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '907783a2-7bce-419d-a859-8dfa752ac18f', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '907783a2-7bce-419d-a859-8dfa752ac18f'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = '9b9ea9fb-dce3-4140-aad1-5077b257be13', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '9b9ea9fb-dce3-4140-aad1-5077b257be13'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'a22b7cad-9cfe-4303-a229-4848240d62d7', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a22b7cad-9cfe-4303-a229-4848240d62d7'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'a2c5a828-65e4-421c-af8f-60129d242196', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a2c5a828-65e4-421c-af8f-60129d242196'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'a5a93b70-f8cf-456c-aca3-8892077902c9', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a5a93b70-f8cf-456c-aca3-8892077902c9'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'a6224c6b-a212-4b38-ad49-b2fc4680329e', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a6224c6b-a212-4b38-ad49-b2fc4680329e'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'b4c91deb-db9a-4627-a08e-77f164d9c221', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4c91deb-db9a-4627-a08e-77f164d9c221'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'b4f37893-8949-4ab6-a468-7f7a23730564', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4f37893-8949-4ab6-a468-7f7a23730564'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'b88fd760-44d2-4253-aae3-948fe132ce05', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b88fd760-44d2-4253-aae3-948fe132ce05'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'c1979071-2169-438b-a1f7-e8102005c337', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c1979071-2169-438b-a1f7-e8102005c337'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'c290a69a-117a-4b71-a54e-3f1d3106e24a', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c290a69a-117a-4b71-a54e-3f1d3106e24a'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'c38730e5-907b-495b-a1e0-71303b468cb6', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c38730e5-907b-495b-a1e0-71303b468cb6'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'ca14f0fb-938e-4771-a833-631319906045', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca14f0fb-938e-4771-a833-631319906045'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'cc244829-f51c-478a-a107-c6dfbd1116b7', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'cc244829-f51c-478a-a107-c6dfbd1116b7'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'd039efa5-a931-4297-ab22-ac2181e05b92', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd039efa5-a931-4297-ab22-ac2181e05b92'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'd8adc730-a79c-4caa-a904-4c1469cd8322', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd8adc730-a79c-4caa-a904-4c1469cd8322'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e0abd325-3946-44b3-a780-9918733cde56', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0abd325-3946-44b3-a780-9918733cde56'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e147492f-086c-4e8e-a2df-74d8abd55c67', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e147492f-086c-4e8e-a2df-74d8abd55c67'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e5f10954-abea-468f-acb5-d92db022ef1c', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e5f10954-abea-468f-acb5-d92db022ef1c'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e712aa62-39f9-4899-a7e7-192c097a2312', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e712aa62-39f9-4899-a7e7-192c097a2312'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'ebd31850-c09d-47d0-a128-0a195cbe91fe', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ebd31850-c09d-47d0-a128-0a195cbe91fe'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'f02bade9-7e7f-4f6d-a180-706ae421087b', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f02bade9-7e7f-4f6d-a180-706ae421087b'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'fc158752-dd3c-4a1e-a187-fb14126089ec', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fc158752-dd3c-4a1e-a187-fb14126089ec'",
    BOOL_OR(
      COALESCE(COALESCE("question_id" = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b', FALSE), FALSE)
      OR COALESCE("question_id text" IS NOT NULL AND "question_id" IS NULL, FALSE)
      OR COALESCE("question_id text" IS NULL, FALSE)
      OR LIST_HAS_ANY("$unreadable", ['question_id'])
    ) AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b'"
  FROM "fields set aside, all where FormAnswer.submission_id = id"
  GROUP BY
    "$by"
), "first where ConsentDetail.submission_id = id" AS (
  SELECT
    "submission_id" AS "$by",
    "kind" AS "consent_kind"
  FROM "ConsentDetail"
  WHERE
    "submission_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "submission_id" ORDER BY "$source") = 1
), "set aside, first where ConsentDetail.submission_id = id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where ConsentDetail.submission_id = id: LNK105"
  FROM "$set_aside ConsentDetail"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "first where Form.id = formId" AS (
  SELECT
    "id" AS "$by",
    "title" AS "form_title",
    "category" AS "form_category"
  FROM "Form"
  WHERE
    "id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "$source") = 1
), "set aside, first where Form.id = formId" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where Form.id = formId: LNK105"
  FROM "$set_aside Form"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "FormSubmission"."$position" AS "$position",
    "FormSubmission"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."completedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."completedAt" END AS "completedAt text",
    CASE
      WHEN NOT (
        COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where ConsentDetail.submission_id = id"."consent_kind", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where ConsentDetail.submission_id = id"."consent_kind"
      END
    END AS "consent_kind text",
    "set aside, first where ConsentDetail.submission_id = id"."first where ConsentDetail.submission_id = id: LNK105" AS "first where ConsentDetail.submission_id = id: LNK105"
  FROM "FormSubmission"
  LEFT JOIN "first where ConsentDetail.submission_id = id"
    ON "first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "set aside, first where ConsentDetail.submission_id = id"
    ON "set aside, first where ConsentDetail.submission_id = id"."$by" = "FormSubmission"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE
      WHEN REGEXP_MATCHES("completedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "completedAt",
    CASE WHEN "consent_kind text" IN ('hipaa', 'telehealth', 'treatment') THEN "consent_kind text" END AS "consent_kind"
  FROM "texts of all rows"
), "cases of submission_kind" AS (
  SELECT
    "$position",
    "$source",
    UNNEST(
      [
        CASE
          WHEN "patientId" IS NULL
          THEN 'anonymous'
          WHEN "consent_kind" IS NOT NULL AND "completedAt" IS NOT NULL
          THEN 'consent'
          WHEN "consent_kind" IS NULL OR "completedAt" IS NULL
          THEN 'intake'
          ELSE CAST(NULL AS TEXT)
        END
      ]
    ) AS "$case",
    COALESCE("first where ConsentDetail.submission_id = id: LNK105", FALSE) AS "derive.FormSubmission.consent_kind: LNK105",
    "consent_kind text" IS NOT NULL AND "consent_kind" IS NULL AS "source.objects.ConsentDetail.fields.kind: PCK101",
    "completedAt text" IS NOT NULL AND "completedAt" IS NULL AS "source.objects.FormSubmission.fields.completedAt: TYP101",
    "patientId text" IS NOT NULL AND "patientId" IS NULL AS "source.objects.FormSubmission.fields.patientId: TYP103"
  FROM "fields of all rows"
), "texts of claimed rows" AS (
  SELECT
    "FormSubmission"."$position" AS "$position",
    "FormSubmission"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientId", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientId" END AS "patientId text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."patientVerified", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."patientVerified" END AS "patientVerified text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."appointmentId", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."appointmentId" END AS "appointmentId text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."questions", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."questions" END AS "questions text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."answers", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."answers" END AS "answers text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."createdAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."createdAt" END AS "createdAt text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."startedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."startedAt" END AS "startedAt text",
    CASE WHEN REGEXP_MATCHES("FormSubmission"."completedAt", '[^\s\x0B\x{85}\p{Z}]') THEN "FormSubmission"."completedAt" END AS "completedAt text",
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
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '02fbb061-d4c1-4525-adcd-ca35054f6b68'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Pain_From_0_To_10__c"
    END AS "intake_fields_Pain_From_0_To_10__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '034225c4-e051-405d-a4cf-5232b945003f'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Who_May_Hear_Of_My_Care__c"
    END AS "intake_fields_Who_May_Hear_Of_My_Care__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '066cde63-51e6-4dcd-ab7e-735db6cf98dc'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Times_Awake__c"
    END AS "intake_fields_Times_Awake__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Vaccinations_Up_To_Date__c"
    END AS "intake_fields_Vaccinations_Up_To_Date__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '09f34163-44f3-4c2b-afe9-8d4a84f10033'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_I_Agree_To_Treatment__c"
    END AS "intake_fields_I_Agree_To_Treatment__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '0d021d35-3ac0-444b-a98d-2c65062755e0'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Food_Diary_Kept_Since__c"
    END AS "intake_fields_Food_Diary_Kept_Since__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '15088623-1501-4440-af0c-7dfdd3a97d44'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Questions_I_Still_Have__c"
    END AS "intake_fields_Questions_I_Still_Have__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a2c84f7-0912-4086-ac76-6da1410dfb4d'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Rested__c"
    END AS "intake_fields_Rested__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Hours_Slept__c"
    END AS "intake_fields_Hours_Slept__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1ccf0857-28dc-437c-ae04-44bf42a22cc3'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c"
    END AS "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Diet__c"
    END AS "intake_fields_Diet__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Emergency_Address_During_Visits__c"
    END AS "intake_fields_Emergency_Address_During_Visits__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Occupation__c"
    END AS "intake_fields_Occupation__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '2143f95e-7a35-402e-a45c-9cda09a5e287'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Staff_You_Saw__c"
    END AS "intake_fields_Staff_You_Saw__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Temperature__c"
    END AS "intake_fields_Temperature__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '2625cc32-968b-4ba6-a53f-73d2196c3bdf'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Sport__c"
    END AS "intake_fields_Sport__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '3e225e43-b404-40e8-a754-8eb8e41f19aa'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Minutes_You_Waited__c"
    END AS "intake_fields_Minutes_You_Waited__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '3fa10c92-54be-46ad-a9ef-5cfe69571577'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Trouble_Sleeping__c"
    END AS "intake_fields_Trouble_Sleeping__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '490df175-75a2-4cd4-a1bf-716c66d207c3'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_How_Was_Your_Visit__c"
    END AS "intake_fields_How_Was_Your_Visit__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '53bb8a90-3f05-427e-a331-52f3e4d986b3'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_I_Know_When_Video_Is_Not_Enough__c"
    END AS "intake_fields_I_Know_When_Video_Is_Not_Enough__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '55630c9b-5760-4ab6-a176-4c3c16331d15'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Are_You_Safe_At_Home__c"
    END AS "intake_fields_Are_You_Safe_At_Home__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Date_Of_Last_Visit__c"
    END AS "intake_fields_Date_Of_Last_Visit__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Known_Conditions__c"
    END AS "intake_fields_Known_Conditions__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '6fd2438a-e49b-4d82-a669-7a7874684ca2'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Little_Interest_In_Things__c"
    END AS "intake_fields_Little_Interest_In_Things__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '7084ce66-910c-4d4c-a68f-b50ab354042f'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Weight_You_Can_Lift_Kg__c"
    END AS "intake_fields_Weight_You_Can_Lift_Kg__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '722c75de-5808-4f1c-a7f4-5b7b932111d1'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Resting_Pulse__c"
    END AS "intake_fields_Resting_Pulse__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '7506658d-b0bd-4423-ac32-48d6393de687'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Have_You_Had_Surgery__c"
    END AS "intake_fields_Have_You_Had_Surgery__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '7e10093c-030d-4a7c-a167-546af5657b71'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Last_Flare_Up__c"
    END AS "intake_fields_Last_Flare_Up__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '810ac4aa-004c-45bc-afd6-026feea84ac2'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Injuries__c"
    END AS "intake_fields_Injuries__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '81a67771-629d-4465-a337-06f95700157d'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Name_Of_The_Person_Who_Signs__c"
    END AS "intake_fields_Name_Of_The_Person_Who_Signs__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '899d60eb-9bd2-4b1e-aa58-89a084390ea6'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Dreams__c"
    END AS "intake_fields_Dreams__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '907783a2-7bce-419d-a859-8dfa752ac18f'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Since_When__c"
    END AS "intake_fields_Since_When__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = '9b9ea9fb-dce3-4140-aad1-5077b257be13'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Glasses_Of_Water_A_Day__c"
    END AS "intake_fields_Glasses_Of_Water_A_Day__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a22b7cad-9cfe-4303-a229-4848240d62d7'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_What_Could_Be_Better__c"
    END AS "intake_fields_What_Could_Be_Better__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a2c5a828-65e4-421c-af8f-60129d242196'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Food_You_Avoid__c"
    END AS "intake_fields_Food_You_Avoid__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a5a93b70-f8cf-456c-aca3-8892077902c9'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Training_Hours_A_Week__c"
    END AS "intake_fields_Training_Hours_A_Week__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a6224c6b-a212-4b38-ad49-b2fc4680329e'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Meals_A_Day__c"
    END AS "intake_fields_Meals_A_Day__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Chest_Pain_During_Sport__c"
    END AS "intake_fields_Chest_Pain_During_Sport__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Insurance_Number_Of_The_Club__c"
    END AS "intake_fields_Insurance_Number_Of_The_Club__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Dizzy_During_Sport__c"
    END AS "intake_fields_Dizzy_During_Sport__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Feeling_Down__c"
    END AS "intake_fields_Feeling_Down__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4c91deb-db9a-4627-a08e-77f164d9c221'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Score__c"
    END AS "intake_fields_Score__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4f37893-8949-4ab6-a468-7f7a23730564'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Heart_Disease_In_The_Family__c"
    END AS "intake_fields_Heart_Disease_In_The_Family__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b88fd760-44d2-4253-aae3-948fe132ce05'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Went_To_Bed__c"
    END AS "intake_fields_Went_To_Bed__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c"
    END AS "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c1979071-2169-438b-a1f7-e8102005c337'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_What_Brings_You_Here__c"
    END AS "intake_fields_What_Brings_You_Here__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c290a69a-117a-4b71-a54e-3f1d3106e24a'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Do_You_Take_Medicines__c"
    END AS "intake_fields_Do_You_Take_Medicines__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c38730e5-907b-495b-a1e0-71303b468cb6'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Are_You_Alone__c"
    END AS "intake_fields_Are_You_Alone__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Night_Of__c"
    END AS "intake_fields_Night_Of__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca14f0fb-938e-4771-a833-631319906045'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Date_Of_Surgery__c"
    END AS "intake_fields_Date_Of_Surgery__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Date_Of_Last_Visit_2__c"
    END AS "intake_fields_Date_Of_Last_Visit_2__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'cc244829-f51c-478a-a107-c6dfbd1116b7'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Anything_Else__c"
    END AS "intake_fields_Anything_Else__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd039efa5-a931-4297-ab22-ac2181e05b92'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Which_Medicines__c"
    END AS "intake_fields_Which_Medicines__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Town_You_Are_In__c"
    END AS "intake_fields_Town_You_Are_In__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd8adc730-a79c-4caa-a904-4c1469cd8322'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_I_Agree_To_Visits_By_Video__c"
    END AS "intake_fields_I_Agree_To_Visits_By_Video__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Where_Does_It_Hurt__c"
    END AS "intake_fields_Where_Does_It_Hurt__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Minutes_You_Can_Stand__c"
    END AS "intake_fields_Minutes_You_Can_Stand__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0abd325-3946-44b3-a780-9918733cde56'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Weight_A_Year_Ago_Kg__c"
    END AS "intake_fields_Weight_A_Year_Ago_Kg__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Units_Of_Alcohol_A_Week__c"
    END AS "intake_fields_Units_Of_Alcohol_A_Week__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e147492f-086c-4e8e-a2df-74d8abd55c67'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Device_You_Use__c"
    END AS "intake_fields_Device_You_Use__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Does_Pain_Wake_You__c"
    END AS "intake_fields_Does_Pain_Wake_You__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e5f10954-abea-468f-acb5-d92db022ef1c'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Do_You_Cook_Yourself__c"
    END AS "intake_fields_Do_You_Cook_Yourself__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Family_Doctor__c"
    END AS "intake_fields_Family_Doctor__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e712aa62-39f9-4899-a7e7-192c097a2312'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Please_Describe_In_Your_Own_Words_What_T__c"
    END AS "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Cigarettes_A_Day__c"
    END AS "intake_fields_Cigarettes_A_Day__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Minutes_You_Can_Sit__c"
    END AS "intake_fields_Minutes_You_Can_Sit__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ebd31850-c09d-47d0-a128-0a195cbe91fe'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Would_You_Come_Again__c"
    END AS "intake_fields_Would_You_Come_Again__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f02bade9-7e7f-4f6d-a180-706ae421087b'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Got_Up__c"
    END AS "intake_fields_Got_Up__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Telephone_If_The_Video_Fails__c"
    END AS "intake_fields_Telephone_If_The_Video_Fails__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Signed_On__c"
    END AS "intake_fields_Signed_On__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Hours_Of_Sleep__c"
    END AS "intake_fields_Hours_Of_Sleep__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fc158752-dd3c-4a1e-a187-fb14126089ec'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Last_Medical__c"
    END AS "intake_fields_Last_Medical__c text",
    CASE
      WHEN NOT (
        COALESCE(
          "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id"
          OR "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b'",
          FALSE
        )
      )
      THEN "all where FormAnswer.submission_id = id"."intake_fields_Does_It_Radiate__c"
    END AS "intake_fields_Does_It_Radiate__c text",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '02fbb061-d4c1-4525-adcd-ca35054f6b68'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '02fbb061-d4c1-4525-adcd-ca35054f6b68'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '034225c4-e051-405d-a4cf-5232b945003f'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '034225c4-e051-405d-a4cf-5232b945003f'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '066cde63-51e6-4dcd-ab7e-735db6cf98dc'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '066cde63-51e6-4dcd-ab7e-735db6cf98dc'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '07e7e12b-bf2f-4b16-a25b-27775fec8e1a'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '09f34163-44f3-4c2b-afe9-8d4a84f10033'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '09f34163-44f3-4c2b-afe9-8d4a84f10033'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '0d021d35-3ac0-444b-a98d-2c65062755e0'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '0d021d35-3ac0-444b-a98d-2c65062755e0'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '15088623-1501-4440-af0c-7dfdd3a97d44'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '15088623-1501-4440-af0c-7dfdd3a97d44'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1a2c84f7-0912-4086-ac76-6da1410dfb4d'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a2c84f7-0912-4086-ac76-6da1410dfb4d'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1a468df5-7424-4bcd-a94b-d8ed5fdae4bf'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1ccf0857-28dc-437c-ae04-44bf42a22cc3'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1ccf0857-28dc-437c-ae04-44bf42a22cc3'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1d7d2f5e-003a-4dc6-a590-2a76a42e129f'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '2143f95e-7a35-402e-a45c-9cda09a5e287'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '2143f95e-7a35-402e-a45c-9cda09a5e287'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '23bed84f-f6d3-4d9b-a3a1-19f5dfb3380a'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '2625cc32-968b-4ba6-a53f-73d2196c3bdf'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '2625cc32-968b-4ba6-a53f-73d2196c3bdf'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '3e225e43-b404-40e8-a754-8eb8e41f19aa'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '3e225e43-b404-40e8-a754-8eb8e41f19aa'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '3fa10c92-54be-46ad-a9ef-5cfe69571577'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '3fa10c92-54be-46ad-a9ef-5cfe69571577'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '490df175-75a2-4cd4-a1bf-716c66d207c3'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '490df175-75a2-4cd4-a1bf-716c66d207c3'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '53bb8a90-3f05-427e-a331-52f3e4d986b3'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '53bb8a90-3f05-427e-a331-52f3e4d986b3'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '55630c9b-5760-4ab6-a176-4c3c16331d15'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '55630c9b-5760-4ab6-a176-4c3c16331d15'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '55f5a594-7c4a-496e-a6d0-4ddf50c607ee'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '6814dfc2-83b9-405c-ac67-dd4b22b1ff06'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '6fd2438a-e49b-4d82-a669-7a7874684ca2'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '6fd2438a-e49b-4d82-a669-7a7874684ca2'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '7084ce66-910c-4d4c-a68f-b50ab354042f'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7084ce66-910c-4d4c-a68f-b50ab354042f'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '722c75de-5808-4f1c-a7f4-5b7b932111d1'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '722c75de-5808-4f1c-a7f4-5b7b932111d1'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '7506658d-b0bd-4423-ac32-48d6393de687'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7506658d-b0bd-4423-ac32-48d6393de687'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '7e10093c-030d-4a7c-a167-546af5657b71'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '7e10093c-030d-4a7c-a167-546af5657b71'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '810ac4aa-004c-45bc-afd6-026feea84ac2'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '810ac4aa-004c-45bc-afd6-026feea84ac2'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '81a67771-629d-4465-a337-06f95700157d'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '81a67771-629d-4465-a337-06f95700157d'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '899d60eb-9bd2-4b1e-aa58-89a084390ea6'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '899d60eb-9bd2-4b1e-aa58-89a084390ea6'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '907783a2-7bce-419d-a859-8dfa752ac18f'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '907783a2-7bce-419d-a859-8dfa752ac18f'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = '9b9ea9fb-dce3-4140-aad1-5077b257be13'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = '9b9ea9fb-dce3-4140-aad1-5077b257be13'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'a22b7cad-9cfe-4303-a229-4848240d62d7'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a22b7cad-9cfe-4303-a229-4848240d62d7'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'a2c5a828-65e4-421c-af8f-60129d242196'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a2c5a828-65e4-421c-af8f-60129d242196'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'a5a93b70-f8cf-456c-aca3-8892077902c9'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a5a93b70-f8cf-456c-aca3-8892077902c9'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'a6224c6b-a212-4b38-ad49-b2fc4680329e'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a6224c6b-a212-4b38-ad49-b2fc4680329e'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ab1e22e0-4347-4a87-a68f-ab76ca1658cd'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b223dd0d-38a5-42d2-a05b-e719ebaa8768'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b40b7699-ee82-4d6c-a6e2-01d6c848a8c2'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4c91deb-db9a-4627-a08e-77f164d9c221'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4c91deb-db9a-4627-a08e-77f164d9c221'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4f37893-8949-4ab6-a468-7f7a23730564'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b4f37893-8949-4ab6-a468-7f7a23730564'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'b88fd760-44d2-4253-aae3-948fe132ce05'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'b88fd760-44d2-4253-aae3-948fe132ce05'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'bbda10ef-80e1-4f5d-a35a-7405a853cda0'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'c1979071-2169-438b-a1f7-e8102005c337'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c1979071-2169-438b-a1f7-e8102005c337'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'c290a69a-117a-4b71-a54e-3f1d3106e24a'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c290a69a-117a-4b71-a54e-3f1d3106e24a'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'c38730e5-907b-495b-a1e0-71303b468cb6'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c38730e5-907b-495b-a1e0-71303b468cb6'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'c7ed0e5f-616c-4f2d-aff0-8b00d730ff8d'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca14f0fb-938e-4771-a833-631319906045'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca14f0fb-938e-4771-a833-631319906045'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ca24a8af-f3fb-4c5f-a074-9d540beabb73'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'cc244829-f51c-478a-a107-c6dfbd1116b7'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'cc244829-f51c-478a-a107-c6dfbd1116b7'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'd039efa5-a931-4297-ab22-ac2181e05b92'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd039efa5-a931-4297-ab22-ac2181e05b92'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd5c16bfe-5a65-4044-a9ed-b58425a7dfbd'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'd8adc730-a79c-4caa-a904-4c1469cd8322'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'd8adc730-a79c-4caa-a904-4c1469cd8322'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'db7fff6f-c4bf-451b-ad9c-ad91873367ea'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ddde3e40-9202-4d7c-a253-8234c9ef79f9'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0abd325-3946-44b3-a780-9918733cde56'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0abd325-3946-44b3-a780-9918733cde56'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e0c191f9-9939-4ed1-aff0-d65902cab4d6'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e147492f-086c-4e8e-a2df-74d8abd55c67'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e147492f-086c-4e8e-a2df-74d8abd55c67'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e5f10954-abea-468f-acb5-d92db022ef1c'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e5f10954-abea-468f-acb5-d92db022ef1c'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e6fbbebd-8c97-4df2-a05c-4abadd9b144f'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e712aa62-39f9-4899-a7e7-192c097a2312'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e712aa62-39f9-4899-a7e7-192c097a2312'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'e766fefa-e6c9-44f5-a2fd-adb63508db4e'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'eaefa8dc-e61f-43fd-a82b-94ba12c013d5'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'ebd31850-c09d-47d0-a128-0a195cbe91fe'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'ebd31850-c09d-47d0-a128-0a195cbe91fe'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'f02bade9-7e7f-4f6d-a180-706ae421087b'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f02bade9-7e7f-4f6d-a180-706ae421087b'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f5112c7e-6b2c-4f44-aaae-e82138d46cea'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'f91873fb-0ff1-49b8-acc8-3d2f2a8804be'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fb5fb78e-75d2-431d-a520-a967fbf1ff17'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'fc158752-dd3c-4a1e-a187-fb14126089ec'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fc158752-dd3c-4a1e-a187-fb14126089ec'",
    "set aside, all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: LNK105 where question_id = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b'" AS "all where FormAnswer.submission_id = id: LNK105 where question_id = 'fcc6a30c-f0b8-447e-ab27-dd99caa5429b'",
    "all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id" AS "all where FormAnswer.submission_id = id: TYP103 source.objects.FormAnswer.fields.question_id",
    "all where FormAnswer.submission_id = id"."all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id" AS "all where FormAnswer.submission_id = id: TYP104 source.objects.FormAnswer.fields.question_id",
    CASE
      WHEN NOT (
        COALESCE("first where Form.id = formId: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where Form.id = formId"."form_title", CHR(13)) AND REGEXP_MATCHES("first where Form.id = formId"."form_title", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where Form.id = formId"."form_title", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where Form.id = formId"."form_title", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where Form.id = formId"."form_title"
      END
    END AS "form_title text",
    CASE
      WHEN NOT (
        COALESCE("first where Form.id = formId: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where Form.id = formId"."form_category", CHR(13))
        AND REGEXP_MATCHES("first where Form.id = formId"."form_category", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where Form.id = formId"."form_category", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where Form.id = formId"."form_category", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where Form.id = formId"."form_category"
      END
    END AS "form_category text",
    "set aside, first where Form.id = formId"."first where Form.id = formId: LNK105" AS "first where Form.id = formId: LNK105",
    "cases of submission_kind"."derive.FormSubmission.consent_kind: LNK105",
    "cases of submission_kind"."source.objects.ConsentDetail.fields.kind: PCK101",
    "cases of submission_kind"."source.objects.FormSubmission.fields.completedAt: TYP101",
    "cases of submission_kind"."source.objects.FormSubmission.fields.patientId: TYP103"
  FROM "FormSubmission"
  LEFT JOIN "all where CareTeam.patient_id = patientId"
    ON "all where CareTeam.patient_id = patientId"."$by" = "FormSubmission"."patientId"
  LEFT JOIN "set aside, all where CareTeam.patient_id = patientId"
    ON "set aside, all where CareTeam.patient_id = patientId"."$by" = "FormSubmission"."patientId"
  LEFT JOIN "all where FormAnswer.submission_id = id"
    ON "all where FormAnswer.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "set aside, all where FormAnswer.submission_id = id"
    ON "set aside, all where FormAnswer.submission_id = id"."$by" = "FormSubmission"."id"
  LEFT JOIN "first where Form.id = formId"
    ON "first where Form.id = formId"."$by" = "FormSubmission"."formId"
  LEFT JOIN "set aside, first where Form.id = formId"
    ON "set aside, first where Form.id = formId"."$by" = "FormSubmission"."formId"
  JOIN "cases of submission_kind"
    ON "cases of submission_kind"."$source" = "FormSubmission"."$source" AND "cases of submission_kind"."$case" = 'intake'
), "fields of claimed rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("patientId text") <= 64 OR LENGTH(REGEXP_REPLACE("patientId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "patientId text" END AS "patientId",
    CASE LOWER(TRIM("patientVerified text")) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE END AS "patientVerified",
    CASE
      WHEN STRLEN("appointmentId text") <= 64 OR LENGTH(REGEXP_REPLACE("appointmentId text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "appointmentId text"
    END AS "appointmentId",
    "questions text" AS "questions",
    "answers text" AS "answers",
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
      WHEN REGEXP_MATCHES("completedAt text", '[0-9]')
      AND COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      ) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN COALESCE(
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S.%f%z'))),
        MAKE_TIMESTAMP(EPOCH_US(TRY_STRPTIME(REGEXP_REPLACE("completedAt text", '[Zz]$', '+0000', 'g'), '%Y-%m-%dT%H:%M:%S%z')))
      )
    END AS "completedAt",
    CASE WHEN STRLEN("staff_id text") <= 64 OR LENGTH(REGEXP_REPLACE("staff_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "staff_id text" END AS "staff_id",
    CASE
      WHEN STRLEN("form_title text") <= 255 OR LENGTH(REGEXP_REPLACE("form_title text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "form_title text"
    END AS "form_title",
    CASE
      WHEN STRLEN("form_category text") <= 120 OR LENGTH(REGEXP_REPLACE("form_category text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 120
      THEN "form_category text"
    END AS "form_category",
    CASE
      WHEN STRLEN("intake_fields_Pain_From_0_To_10__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Pain_From_0_To_10__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Pain_From_0_To_10__c text"
    END AS "intake_fields_Pain_From_0_To_10__c",
    CASE
      WHEN STRLEN("intake_fields_Who_May_Hear_Of_My_Care__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Who_May_Hear_Of_My_Care__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Who_May_Hear_Of_My_Care__c text"
    END AS "intake_fields_Who_May_Hear_Of_My_Care__c",
    CASE
      WHEN STRLEN("intake_fields_Times_Awake__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Times_Awake__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Times_Awake__c text"
    END AS "intake_fields_Times_Awake__c",
    CASE
      WHEN STRLEN("intake_fields_Vaccinations_Up_To_Date__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Vaccinations_Up_To_Date__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Vaccinations_Up_To_Date__c text"
    END AS "intake_fields_Vaccinations_Up_To_Date__c",
    CASE
      WHEN STRLEN("intake_fields_I_Agree_To_Treatment__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Agree_To_Treatment__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_I_Agree_To_Treatment__c text"
    END AS "intake_fields_I_Agree_To_Treatment__c",
    CASE
      WHEN STRLEN("intake_fields_Food_Diary_Kept_Since__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Food_Diary_Kept_Since__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Food_Diary_Kept_Since__c text"
    END AS "intake_fields_Food_Diary_Kept_Since__c",
    CASE
      WHEN STRLEN("intake_fields_Questions_I_Still_Have__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Questions_I_Still_Have__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Questions_I_Still_Have__c text"
    END AS "intake_fields_Questions_I_Still_Have__c",
    CASE
      WHEN STRLEN("intake_fields_Rested__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Rested__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Rested__c text"
    END AS "intake_fields_Rested__c",
    CASE
      WHEN STRLEN("intake_fields_Hours_Slept__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Hours_Slept__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Hours_Slept__c text"
    END AS "intake_fields_Hours_Slept__c",
    CASE
      WHEN STRLEN("intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c text"
    END AS "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c",
    CASE
      WHEN STRLEN("intake_fields_Diet__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Diet__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Diet__c text"
    END AS "intake_fields_Diet__c",
    CASE
      WHEN STRLEN("intake_fields_Emergency_Address_During_Visits__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Emergency_Address_During_Visits__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Emergency_Address_During_Visits__c text"
    END AS "intake_fields_Emergency_Address_During_Visits__c",
    CASE
      WHEN STRLEN("intake_fields_Occupation__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Occupation__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Occupation__c text"
    END AS "intake_fields_Occupation__c",
    CASE
      WHEN STRLEN("intake_fields_Staff_You_Saw__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Staff_You_Saw__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Staff_You_Saw__c text"
    END AS "intake_fields_Staff_You_Saw__c",
    CASE
      WHEN STRLEN("intake_fields_Temperature__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Temperature__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Temperature__c text"
    END AS "intake_fields_Temperature__c",
    CASE
      WHEN STRLEN("intake_fields_Sport__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Sport__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Sport__c text"
    END AS "intake_fields_Sport__c",
    CASE
      WHEN STRLEN("intake_fields_Minutes_You_Waited__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Minutes_You_Waited__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Minutes_You_Waited__c text"
    END AS "intake_fields_Minutes_You_Waited__c",
    CASE
      WHEN STRLEN("intake_fields_Trouble_Sleeping__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Trouble_Sleeping__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Trouble_Sleeping__c text"
    END AS "intake_fields_Trouble_Sleeping__c",
    CASE
      WHEN STRLEN("intake_fields_How_Was_Your_Visit__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_How_Was_Your_Visit__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_How_Was_Your_Visit__c text"
    END AS "intake_fields_How_Was_Your_Visit__c",
    CASE
      WHEN STRLEN("intake_fields_I_Know_When_Video_Is_Not_Enough__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Know_When_Video_Is_Not_Enough__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_I_Know_When_Video_Is_Not_Enough__c text"
    END AS "intake_fields_I_Know_When_Video_Is_Not_Enough__c",
    CASE
      WHEN STRLEN("intake_fields_Are_You_Safe_At_Home__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Are_You_Safe_At_Home__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Are_You_Safe_At_Home__c text"
    END AS "intake_fields_Are_You_Safe_At_Home__c",
    CASE
      WHEN STRLEN("intake_fields_Date_Of_Last_Visit__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Date_Of_Last_Visit__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Date_Of_Last_Visit__c text"
    END AS "intake_fields_Date_Of_Last_Visit__c",
    CASE
      WHEN STRLEN("intake_fields_Known_Conditions__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Known_Conditions__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Known_Conditions__c text"
    END AS "intake_fields_Known_Conditions__c",
    CASE
      WHEN STRLEN("intake_fields_Little_Interest_In_Things__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Little_Interest_In_Things__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Little_Interest_In_Things__c text"
    END AS "intake_fields_Little_Interest_In_Things__c",
    CASE
      WHEN STRLEN("intake_fields_Weight_You_Can_Lift_Kg__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Weight_You_Can_Lift_Kg__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Weight_You_Can_Lift_Kg__c text"
    END AS "intake_fields_Weight_You_Can_Lift_Kg__c",
    CASE
      WHEN STRLEN("intake_fields_Resting_Pulse__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Resting_Pulse__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Resting_Pulse__c text"
    END AS "intake_fields_Resting_Pulse__c",
    CASE
      WHEN STRLEN("intake_fields_Have_You_Had_Surgery__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Have_You_Had_Surgery__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Have_You_Had_Surgery__c text"
    END AS "intake_fields_Have_You_Had_Surgery__c",
    CASE
      WHEN STRLEN("intake_fields_Last_Flare_Up__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Last_Flare_Up__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Last_Flare_Up__c text"
    END AS "intake_fields_Last_Flare_Up__c",
    CASE
      WHEN STRLEN("intake_fields_Injuries__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Injuries__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Injuries__c text"
    END AS "intake_fields_Injuries__c",
    CASE
      WHEN STRLEN("intake_fields_Name_Of_The_Person_Who_Signs__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Name_Of_The_Person_Who_Signs__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Name_Of_The_Person_Who_Signs__c text"
    END AS "intake_fields_Name_Of_The_Person_Who_Signs__c",
    CASE
      WHEN STRLEN("intake_fields_Dreams__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Dreams__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Dreams__c text"
    END AS "intake_fields_Dreams__c",
    CASE
      WHEN STRLEN("intake_fields_Since_When__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Since_When__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Since_When__c text"
    END AS "intake_fields_Since_When__c",
    CASE
      WHEN STRLEN("intake_fields_Glasses_Of_Water_A_Day__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Glasses_Of_Water_A_Day__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Glasses_Of_Water_A_Day__c text"
    END AS "intake_fields_Glasses_Of_Water_A_Day__c",
    CASE
      WHEN STRLEN("intake_fields_What_Could_Be_Better__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_What_Could_Be_Better__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_What_Could_Be_Better__c text"
    END AS "intake_fields_What_Could_Be_Better__c",
    CASE
      WHEN STRLEN("intake_fields_Food_You_Avoid__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Food_You_Avoid__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Food_You_Avoid__c text"
    END AS "intake_fields_Food_You_Avoid__c",
    CASE
      WHEN STRLEN("intake_fields_Training_Hours_A_Week__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Training_Hours_A_Week__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Training_Hours_A_Week__c text"
    END AS "intake_fields_Training_Hours_A_Week__c",
    CASE
      WHEN STRLEN("intake_fields_Meals_A_Day__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Meals_A_Day__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Meals_A_Day__c text"
    END AS "intake_fields_Meals_A_Day__c",
    CASE
      WHEN STRLEN("intake_fields_Chest_Pain_During_Sport__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Chest_Pain_During_Sport__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Chest_Pain_During_Sport__c text"
    END AS "intake_fields_Chest_Pain_During_Sport__c",
    CASE
      WHEN STRLEN("intake_fields_Insurance_Number_Of_The_Club__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Insurance_Number_Of_The_Club__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Insurance_Number_Of_The_Club__c text"
    END AS "intake_fields_Insurance_Number_Of_The_Club__c",
    CASE
      WHEN STRLEN("intake_fields_Dizzy_During_Sport__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Dizzy_During_Sport__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Dizzy_During_Sport__c text"
    END AS "intake_fields_Dizzy_During_Sport__c",
    CASE
      WHEN STRLEN("intake_fields_Feeling_Down__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Feeling_Down__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Feeling_Down__c text"
    END AS "intake_fields_Feeling_Down__c",
    CASE
      WHEN STRLEN("intake_fields_Score__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Score__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Score__c text"
    END AS "intake_fields_Score__c",
    CASE
      WHEN STRLEN("intake_fields_Heart_Disease_In_The_Family__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Heart_Disease_In_The_Family__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Heart_Disease_In_The_Family__c text"
    END AS "intake_fields_Heart_Disease_In_The_Family__c",
    CASE
      WHEN STRLEN("intake_fields_Went_To_Bed__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Went_To_Bed__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Went_To_Bed__c text"
    END AS "intake_fields_Went_To_Bed__c",
    CASE
      WHEN STRLEN("intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c text"
    END AS "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c",
    CASE
      WHEN STRLEN("intake_fields_What_Brings_You_Here__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_What_Brings_You_Here__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_What_Brings_You_Here__c text"
    END AS "intake_fields_What_Brings_You_Here__c",
    CASE
      WHEN STRLEN("intake_fields_Do_You_Take_Medicines__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Do_You_Take_Medicines__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Do_You_Take_Medicines__c text"
    END AS "intake_fields_Do_You_Take_Medicines__c",
    CASE
      WHEN STRLEN("intake_fields_Are_You_Alone__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Are_You_Alone__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Are_You_Alone__c text"
    END AS "intake_fields_Are_You_Alone__c",
    CASE
      WHEN STRLEN("intake_fields_Night_Of__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Night_Of__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Night_Of__c text"
    END AS "intake_fields_Night_Of__c",
    CASE
      WHEN STRLEN("intake_fields_Date_Of_Surgery__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Date_Of_Surgery__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Date_Of_Surgery__c text"
    END AS "intake_fields_Date_Of_Surgery__c",
    CASE
      WHEN STRLEN("intake_fields_Date_Of_Last_Visit_2__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Date_Of_Last_Visit_2__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Date_Of_Last_Visit_2__c text"
    END AS "intake_fields_Date_Of_Last_Visit_2__c",
    CASE
      WHEN STRLEN("intake_fields_Anything_Else__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Anything_Else__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Anything_Else__c text"
    END AS "intake_fields_Anything_Else__c",
    CASE
      WHEN STRLEN("intake_fields_Which_Medicines__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Which_Medicines__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Which_Medicines__c text"
    END AS "intake_fields_Which_Medicines__c",
    CASE
      WHEN STRLEN("intake_fields_Town_You_Are_In__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Town_You_Are_In__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Town_You_Are_In__c text"
    END AS "intake_fields_Town_You_Are_In__c",
    CASE
      WHEN STRLEN("intake_fields_I_Agree_To_Visits_By_Video__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Agree_To_Visits_By_Video__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_I_Agree_To_Visits_By_Video__c text"
    END AS "intake_fields_I_Agree_To_Visits_By_Video__c",
    CASE
      WHEN STRLEN("intake_fields_Where_Does_It_Hurt__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Where_Does_It_Hurt__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Where_Does_It_Hurt__c text"
    END AS "intake_fields_Where_Does_It_Hurt__c",
    CASE
      WHEN STRLEN("intake_fields_Minutes_You_Can_Stand__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Minutes_You_Can_Stand__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Minutes_You_Can_Stand__c text"
    END AS "intake_fields_Minutes_You_Can_Stand__c",
    CASE
      WHEN STRLEN("intake_fields_Weight_A_Year_Ago_Kg__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Weight_A_Year_Ago_Kg__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Weight_A_Year_Ago_Kg__c text"
    END AS "intake_fields_Weight_A_Year_Ago_Kg__c",
    CASE
      WHEN STRLEN("intake_fields_Units_Of_Alcohol_A_Week__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Units_Of_Alcohol_A_Week__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Units_Of_Alcohol_A_Week__c text"
    END AS "intake_fields_Units_Of_Alcohol_A_Week__c",
    CASE
      WHEN STRLEN("intake_fields_Device_You_Use__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Device_You_Use__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Device_You_Use__c text"
    END AS "intake_fields_Device_You_Use__c",
    CASE
      WHEN STRLEN("intake_fields_Does_Pain_Wake_You__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Does_Pain_Wake_You__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Does_Pain_Wake_You__c text"
    END AS "intake_fields_Does_Pain_Wake_You__c",
    CASE
      WHEN STRLEN("intake_fields_Do_You_Cook_Yourself__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Do_You_Cook_Yourself__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Do_You_Cook_Yourself__c text"
    END AS "intake_fields_Do_You_Cook_Yourself__c",
    CASE
      WHEN STRLEN("intake_fields_Family_Doctor__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Family_Doctor__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Family_Doctor__c text"
    END AS "intake_fields_Family_Doctor__c",
    CASE
      WHEN STRLEN("intake_fields_Please_Describe_In_Your_Own_Words_What_T__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Please_Describe_In_Your_Own_Words_What_T__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c text"
    END AS "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c",
    CASE
      WHEN STRLEN("intake_fields_Cigarettes_A_Day__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Cigarettes_A_Day__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Cigarettes_A_Day__c text"
    END AS "intake_fields_Cigarettes_A_Day__c",
    CASE
      WHEN STRLEN("intake_fields_Minutes_You_Can_Sit__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Minutes_You_Can_Sit__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Minutes_You_Can_Sit__c text"
    END AS "intake_fields_Minutes_You_Can_Sit__c",
    CASE
      WHEN STRLEN("intake_fields_Would_You_Come_Again__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Would_You_Come_Again__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Would_You_Come_Again__c text"
    END AS "intake_fields_Would_You_Come_Again__c",
    CASE
      WHEN STRLEN("intake_fields_Got_Up__c text") <= 32000 OR LENGTH(REGEXP_REPLACE("intake_fields_Got_Up__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Got_Up__c text"
    END AS "intake_fields_Got_Up__c",
    CASE
      WHEN STRLEN("intake_fields_Telephone_If_The_Video_Fails__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Telephone_If_The_Video_Fails__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Telephone_If_The_Video_Fails__c text"
    END AS "intake_fields_Telephone_If_The_Video_Fails__c",
    CASE
      WHEN STRLEN("intake_fields_Signed_On__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Signed_On__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Signed_On__c text"
    END AS "intake_fields_Signed_On__c",
    CASE
      WHEN STRLEN("intake_fields_Hours_Of_Sleep__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Hours_Of_Sleep__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Hours_Of_Sleep__c text"
    END AS "intake_fields_Hours_Of_Sleep__c",
    CASE
      WHEN STRLEN("intake_fields_Last_Medical__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Last_Medical__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Last_Medical__c text"
    END AS "intake_fields_Last_Medical__c",
    CASE
      WHEN STRLEN("intake_fields_Does_It_Radiate__c text") <= 32000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Does_It_Radiate__c text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 32000
      THEN "intake_fields_Does_It_Radiate__c text"
    END AS "intake_fields_Does_It_Radiate__c"
  FROM "texts of claimed rows"
), "values 1" AS (
  SELECT
    *,
    CASE WHEN STRLEN("answers") <= 131072 OR LENGTH(REGEXP_REPLACE("answers", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 131072 THEN "answers" END AS "answers | to_json(131072)",
    CASE
      WHEN STRLEN("intake_fields_Anything_Else__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Anything_Else__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Anything_Else__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Anything_Else__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Anything_Else__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Are_You_Alone__c") <= 20 OR LENGTH(REGEXP_REPLACE("intake_fields_Are_You_Alone__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Are_You_Alone__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Are_You_Alone__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Are_You_Alone__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Are_You_Safe_At_Home__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Are_You_Safe_At_Home__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Are_You_Safe_At_Home__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Are_You_Safe_At_Home__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Are_You_Safe_At_Home__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(
              REGEXP_REPLACE("intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'),
              '([\x{10000}-\x{10FFFF}])',
              CHR(64977) || '\1',
              'g'
            ),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Chest_Pain_During_Sport__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Chest_Pain_During_Sport__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Chest_Pain_During_Sport__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Chest_Pain_During_Sport__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Chest_Pain_During_Sport__c | or_null | truncate(20)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Cigarettes_A_Day__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Cigarettes_A_Day__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Cigarettes_A_Day__c | to_decimal(4)",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Date_Of_Last_Visit_2__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Date_Of_Last_Visit_2__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Date_Of_Last_Visit_2__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Date_Of_Last_Visit_2__c | to_date('%^y-%m-%d')",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Date_Of_Last_Visit__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Date_Of_Last_Visit__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Date_Of_Last_Visit__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Date_Of_Last_Visit__c | to_date('%^y-%m-%d')",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Date_Of_Surgery__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Date_Of_Surgery__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Date_Of_Surgery__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Date_Of_Surgery__c | to_date('%^y-%m-%d')",
    CASE
      WHEN STRLEN("intake_fields_Device_You_Use__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Device_You_Use__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Device_You_Use__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Device_You_Use__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Device_You_Use__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Diet__c") <= 10000 OR LENGTH(REGEXP_REPLACE("intake_fields_Diet__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Diet__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Diet__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 10000),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Diet__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Dizzy_During_Sport__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Dizzy_During_Sport__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Dizzy_During_Sport__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Dizzy_During_Sport__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Dizzy_During_Sport__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Do_You_Cook_Yourself__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Do_You_Cook_Yourself__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Do_You_Cook_Yourself__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Do_You_Cook_Yourself__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Do_You_Cook_Yourself__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Do_You_Take_Medicines__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Do_You_Take_Medicines__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Do_You_Take_Medicines__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Do_You_Take_Medicines__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Do_You_Take_Medicines__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Does_It_Radiate__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Does_It_Radiate__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Does_It_Radiate__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Does_It_Radiate__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Does_It_Radiate__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Does_Pain_Wake_You__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Does_Pain_Wake_You__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Does_Pain_Wake_You__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Does_Pain_Wake_You__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Does_Pain_Wake_You__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Dreams__c") <= 10000 OR LENGTH(REGEXP_REPLACE("intake_fields_Dreams__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Dreams__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Dreams__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 10000),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Dreams__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Emergency_Address_During_Visits__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Emergency_Address_During_Visits__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Emergency_Address_During_Visits__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Emergency_Address_During_Visits__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Emergency_Address_During_Visits__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Family_Doctor__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Family_Doctor__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Family_Doctor__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Family_Doctor__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Family_Doctor__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Feeling_Down__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Feeling_Down__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Feeling_Down__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Feeling_Down__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Feeling_Down__c | or_null | truncate(10000)",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Food_Diary_Kept_Since__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Food_Diary_Kept_Since__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Food_Diary_Kept_Since__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Food_Diary_Kept_Since__c | to_date('%^y-%m-%d')",
    CASE
      WHEN STRLEN("intake_fields_Food_You_Avoid__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Food_You_Avoid__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Food_You_Avoid__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Food_You_Avoid__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Food_You_Avoid__c | or_null | truncate(255)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Glasses_Of_Water_A_Day__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Glasses_Of_Water_A_Day__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Glasses_Of_Water_A_Day__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Got_Up__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Got_Up__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Got_Up__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Got_Up__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Got_Up__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Have_You_Had_Surgery__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Have_You_Had_Surgery__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Have_You_Had_Surgery__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Have_You_Had_Surgery__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Have_You_Had_Surgery__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Heart_Disease_In_The_Family__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Heart_Disease_In_The_Family__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Heart_Disease_In_The_Family__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Heart_Disease_In_The_Family__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Heart_Disease_In_The_Family__c | or_null | truncate(20)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Hours_Of_Sleep__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Hours_Of_Sleep__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Hours_Of_Sleep__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Hours_Slept__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Hours_Slept__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Hours_Slept__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_How_Was_Your_Visit__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_How_Was_Your_Visit__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_How_Was_Your_Visit__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_How_Was_Your_Visit__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_How_Was_Your_Visit__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_I_Agree_To_Treatment__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Agree_To_Treatment__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_I_Agree_To_Treatment__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_I_Agree_To_Treatment__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_I_Agree_To_Treatment__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_I_Agree_To_Visits_By_Video__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Agree_To_Visits_By_Video__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_I_Agree_To_Visits_By_Video__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_I_Agree_To_Visits_By_Video__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_I_Agree_To_Visits_By_Video__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(
              REGEXP_REPLACE("intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'),
              '([\x{10000}-\x{10FFFF}])',
              CHR(64977) || '\1',
              'g'
            ),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_I_Know_When_Video_Is_Not_Enough__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_I_Know_When_Video_Is_Not_Enough__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_I_Know_When_Video_Is_Not_Enough__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_I_Know_When_Video_Is_Not_Enough__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_I_Know_When_Video_Is_Not_Enough__c | or_null | truncate(20)",
    CASE
      WHEN STRLEN("intake_fields_Injuries__c") <= 10000 OR LENGTH(REGEXP_REPLACE("intake_fields_Injuries__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Injuries__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Injuries__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Injuries__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Insurance_Number_Of_The_Club__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Insurance_Number_Of_The_Club__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Insurance_Number_Of_The_Club__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Insurance_Number_Of_The_Club__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Insurance_Number_Of_The_Club__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Known_Conditions__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Known_Conditions__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Known_Conditions__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Known_Conditions__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Known_Conditions__c | or_null | truncate(10000)",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Last_Flare_Up__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Last_Flare_Up__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Last_Flare_Up__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Last_Flare_Up__c | to_date('%^y-%m-%d')",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Last_Medical__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Last_Medical__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Last_Medical__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Last_Medical__c | to_date('%^y-%m-%d')",
    CASE
      WHEN STRLEN("intake_fields_Little_Interest_In_Things__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Little_Interest_In_Things__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Little_Interest_In_Things__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Little_Interest_In_Things__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Little_Interest_In_Things__c | or_null | truncate(10000)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Meals_A_Day__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Meals_A_Day__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Meals_A_Day__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Minutes_You_Can_Sit__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Minutes_You_Can_Sit__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Minutes_You_Can_Sit__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Minutes_You_Can_Stand__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Minutes_You_Can_Stand__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Minutes_You_Can_Stand__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Minutes_You_Waited__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Minutes_You_Waited__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Minutes_You_Waited__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Name_Of_The_Person_Who_Signs__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Name_Of_The_Person_Who_Signs__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Name_Of_The_Person_Who_Signs__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Name_Of_The_Person_Who_Signs__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Name_Of_The_Person_Who_Signs__c | or_null | truncate(255)",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Night_Of__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Night_Of__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Night_Of__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Night_Of__c | to_date('%^y-%m-%d')",
    CASE
      WHEN STRLEN("intake_fields_Occupation__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Occupation__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Occupation__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Occupation__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Occupation__c | or_null | truncate(255)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Pain_From_0_To_10__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Pain_From_0_To_10__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Pain_From_0_To_10__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Please_Describe_In_Your_Own_Words_What_T__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Please_Describe_In_Your_Own_Words_What_T__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(
              REGEXP_REPLACE("intake_fields_Please_Describe_In_Your_Own_Words_What_T__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'),
              '([\x{10000}-\x{10FFFF}])',
              CHR(64977) || '\1',
              'g'
            ),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Questions_I_Still_Have__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Questions_I_Still_Have__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Questions_I_Still_Have__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Questions_I_Still_Have__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Questions_I_Still_Have__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Rested__c") <= 20 OR LENGTH(REGEXP_REPLACE("intake_fields_Rested__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Rested__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Rested__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 20),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Rested__c | or_null | truncate(20)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Resting_Pulse__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Resting_Pulse__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Resting_Pulse__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Score__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Score__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Score__c | to_decimal(4)",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Signed_On__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Signed_On__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Signed_On__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Signed_On__c | to_date('%^y-%m-%d')",
    CASE
      WHEN REGEXP_MATCHES("intake_fields_Since_When__c", '[0-9]')
      AND TRY_STRPTIME("intake_fields_Since_When__c", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("intake_fields_Since_When__c", '%Y-%m-%d') AS DATE)
    END AS "intake_fields_Since_When__c | to_date('%^y-%m-%d')",
    CASE
      WHEN STRLEN("intake_fields_Sport__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Sport__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Sport__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Sport__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 255),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Sport__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Staff_You_Saw__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Staff_You_Saw__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Staff_You_Saw__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Staff_You_Saw__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Staff_You_Saw__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Telephone_If_The_Video_Fails__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Telephone_If_The_Video_Fails__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Telephone_If_The_Video_Fails__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Telephone_If_The_Video_Fails__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Telephone_If_The_Video_Fails__c | or_null | truncate(255)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Temperature__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Temperature__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Temperature__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Times_Awake__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Times_Awake__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Times_Awake__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Town_You_Are_In__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Town_You_Are_In__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Town_You_Are_In__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Town_You_Are_In__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Town_You_Are_In__c | or_null | truncate(255)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Training_Hours_A_Week__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Training_Hours_A_Week__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Training_Hours_A_Week__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Trouble_Sleeping__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Trouble_Sleeping__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Trouble_Sleeping__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Trouble_Sleeping__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Trouble_Sleeping__c | or_null | truncate(10000)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Units_Of_Alcohol_A_Week__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Units_Of_Alcohol_A_Week__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Units_Of_Alcohol_A_Week__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Vaccinations_Up_To_Date__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Vaccinations_Up_To_Date__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Vaccinations_Up_To_Date__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Vaccinations_Up_To_Date__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Vaccinations_Up_To_Date__c | or_null | truncate(20)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Weight_A_Year_Ago_Kg__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Weight_A_Year_Ago_Kg__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Weight_A_Year_Ago_Kg__c | to_decimal(4)",
    CASE
      WHEN REGEXP_FULL_MATCH(TRIM("intake_fields_Weight_You_Can_Lift_Kg__c"), '-?0*[0-9]{0,14}(?:\.[0-9]{0,4}0*)?')
      THEN TRY_CAST(TRIM("intake_fields_Weight_You_Can_Lift_Kg__c") AS DECIMAL(18, 4))
    END AS "intake_fields_Weight_You_Can_Lift_Kg__c | to_decimal(4)",
    CASE
      WHEN STRLEN("intake_fields_Went_To_Bed__c") <= 255 OR LENGTH(REGEXP_REPLACE("intake_fields_Went_To_Bed__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Went_To_Bed__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Went_To_Bed__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Went_To_Bed__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_What_Brings_You_Here__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_What_Brings_You_Here__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_What_Brings_You_Here__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_What_Brings_You_Here__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_What_Brings_You_Here__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_What_Could_Be_Better__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_What_Could_Be_Better__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_What_Could_Be_Better__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_What_Could_Be_Better__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_What_Could_Be_Better__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Where_Does_It_Hurt__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Where_Does_It_Hurt__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Where_Does_It_Hurt__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Where_Does_It_Hurt__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Where_Does_It_Hurt__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Which_Medicines__c") <= 10000
      OR LENGTH(REGEXP_REPLACE("intake_fields_Which_Medicines__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 10000
      THEN "intake_fields_Which_Medicines__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Which_Medicines__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            10000
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Which_Medicines__c | or_null | truncate(10000)",
    CASE
      WHEN STRLEN("intake_fields_Who_May_Hear_Of_My_Care__c") <= 255
      OR LENGTH(REGEXP_REPLACE("intake_fields_Who_May_Hear_Of_My_Care__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 255
      THEN "intake_fields_Who_May_Hear_Of_My_Care__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Who_May_Hear_Of_My_Care__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            255
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Who_May_Hear_Of_My_Care__c | or_null | truncate(255)",
    CASE
      WHEN STRLEN("intake_fields_Would_You_Come_Again__c") <= 20
      OR LENGTH(REGEXP_REPLACE("intake_fields_Would_You_Come_Again__c", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 20
      THEN "intake_fields_Would_You_Come_Again__c"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(
            REGEXP_REPLACE(REGEXP_REPLACE("intake_fields_Would_You_Come_Again__c", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'),
            20
          ),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "intake_fields_Would_You_Come_Again__c | or_null | truncate(20)",
    'upvio:Appointment:' || "appointmentId" AS "key(appointmentId)",
    CASE WHEN "patientVerified" THEN 'Yes' WHEN NOT (
      "patientVerified"
    ) THEN 'No' END AS "patientVerified | choose('^yes', '^no')",
    CASE WHEN STRLEN("questions") <= 131072 OR LENGTH(REGEXP_REPLACE("questions", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 131072 THEN "questions" END AS "questions | to_json(131072)"
  FROM "fields of claimed rows"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "form_title" AS "Form_Title__c",
    "form_category" AS "Form_Category__c",
    STRFTIME("startedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Started_At__c",
    STRFTIME("completedAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Submitted_At__c",
    CAST("completedAt" IS NOT NULL AS TEXT) AS "Complete__c",
    "patientVerified | choose('^yes', '^no')" AS "Patient_Verified__c",
    "key(appointmentId)" AS "Source_Appointment_Key__c",
    "questions | to_json(131072)" AS "Questions_JSON__c",
    "answers | to_json(131072)" AS "Answers_JSON__c",
    STRFTIME("createdAt", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Pain_From_0_To_10__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Pain_From_0_To_10__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Pain_From_0_To_10__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Pain_From_0_To_10__c",
    "intake_fields_Who_May_Hear_Of_My_Care__c | or_null | truncate(255)" AS "Who_May_Hear_Of_My_Care__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Times_Awake__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Times_Awake__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Times_Awake__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Times_Awake__c",
    "intake_fields_Vaccinations_Up_To_Date__c | or_null | truncate(20)" AS "Vaccinations_Up_To_Date__c",
    "intake_fields_I_Agree_To_Treatment__c | or_null | truncate(20)" AS "I_Agree_To_Treatment__c",
    CAST("intake_fields_Food_Diary_Kept_Since__c | to_date('%^y-%m-%d')" AS TEXT) AS "Food_Diary_Kept_Since__c",
    "intake_fields_Questions_I_Still_Have__c | or_null | truncate(10000)" AS "Questions_I_Still_Have__c",
    "intake_fields_Rested__c | or_null | truncate(20)" AS "Rested__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Hours_Slept__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Hours_Slept__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Hours_Slept__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Hours_Slept__c",
    "intake_fields_I_Have_Read_The_Notice_Of_Privacy_Practi__c | or_null | truncate(20)" AS "I_Have_Read_The_Notice_Of_Privacy_Practi__c",
    "intake_fields_Diet__c | or_null | truncate(10000)" AS "Diet__c",
    "intake_fields_Emergency_Address_During_Visits__c | or_null | truncate(255)" AS "Emergency_Address_During_Visits__c",
    "intake_fields_Occupation__c | or_null | truncate(255)" AS "Occupation__c",
    "intake_fields_Staff_You_Saw__c | or_null | truncate(255)" AS "Staff_You_Saw__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Temperature__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Temperature__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Temperature__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Temperature__c",
    "intake_fields_Sport__c | or_null | truncate(255)" AS "Sport__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Minutes_You_Waited__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Minutes_You_Waited__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Minutes_You_Waited__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Minutes_You_Waited__c",
    "intake_fields_Trouble_Sleeping__c | or_null | truncate(10000)" AS "Trouble_Sleeping__c",
    "intake_fields_How_Was_Your_Visit__c | or_null | truncate(10000)" AS "How_Was_Your_Visit__c",
    "intake_fields_I_Know_When_Video_Is_Not_Enough__c | or_null | truncate(20)" AS "I_Know_When_Video_Is_Not_Enough__c",
    "intake_fields_Are_You_Safe_At_Home__c | or_null | truncate(20)" AS "Are_You_Safe_At_Home__c",
    CAST("intake_fields_Date_Of_Last_Visit__c | to_date('%^y-%m-%d')" AS TEXT) AS "Date_Of_Last_Visit__c",
    "intake_fields_Known_Conditions__c | or_null | truncate(10000)" AS "Known_Conditions__c",
    "intake_fields_Little_Interest_In_Things__c | or_null | truncate(10000)" AS "Little_Interest_In_Things__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Weight_You_Can_Lift_Kg__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Weight_You_Can_Lift_Kg__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Weight_You_Can_Lift_Kg__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Weight_You_Can_Lift_Kg__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Resting_Pulse__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Resting_Pulse__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Resting_Pulse__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Resting_Pulse__c",
    "intake_fields_Have_You_Had_Surgery__c | or_null | truncate(20)" AS "Have_You_Had_Surgery__c",
    CAST("intake_fields_Last_Flare_Up__c | to_date('%^y-%m-%d')" AS TEXT) AS "Last_Flare_Up__c",
    "intake_fields_Injuries__c | or_null | truncate(10000)" AS "Injuries__c",
    "intake_fields_Name_Of_The_Person_Who_Signs__c | or_null | truncate(255)" AS "Name_Of_The_Person_Who_Signs__c",
    "intake_fields_Dreams__c | or_null | truncate(10000)" AS "Dreams__c",
    CAST("intake_fields_Since_When__c | to_date('%^y-%m-%d')" AS TEXT) AS "Since_When__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Glasses_Of_Water_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Glasses_Of_Water_A_Day__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Glasses_Of_Water_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Glasses_Of_Water_A_Day__c",
    "intake_fields_What_Could_Be_Better__c | or_null | truncate(10000)" AS "What_Could_Be_Better__c",
    "intake_fields_Food_You_Avoid__c | or_null | truncate(255)" AS "Food_You_Avoid__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Training_Hours_A_Week__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Training_Hours_A_Week__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Training_Hours_A_Week__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Training_Hours_A_Week__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Meals_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Meals_A_Day__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Meals_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Meals_A_Day__c",
    "intake_fields_Chest_Pain_During_Sport__c | or_null | truncate(20)" AS "Chest_Pain_During_Sport__c",
    "intake_fields_Insurance_Number_Of_The_Club__c | or_null | truncate(255)" AS "Insurance_Number_Of_The_Club__c",
    "intake_fields_Dizzy_During_Sport__c | or_null | truncate(20)" AS "Dizzy_During_Sport__c",
    "intake_fields_Feeling_Down__c | or_null | truncate(10000)" AS "Feeling_Down__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Score__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Score__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Score__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Score__c",
    "intake_fields_Heart_Disease_In_The_Family__c | or_null | truncate(20)" AS "Heart_Disease_In_The_Family__c",
    "intake_fields_Went_To_Bed__c | or_null | truncate(255)" AS "Went_To_Bed__c",
    "intake_fields_Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c | or_null | truncate(255)" AS "Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c",
    "intake_fields_What_Brings_You_Here__c | or_null | truncate(10000)" AS "What_Brings_You_Here__c",
    "intake_fields_Do_You_Take_Medicines__c | or_null | truncate(20)" AS "Do_You_Take_Medicines__c",
    "intake_fields_Are_You_Alone__c | or_null | truncate(20)" AS "Are_You_Alone__c",
    CAST("intake_fields_Night_Of__c | to_date('%^y-%m-%d')" AS TEXT) AS "Night_Of__c",
    CAST("intake_fields_Date_Of_Surgery__c | to_date('%^y-%m-%d')" AS TEXT) AS "Date_Of_Surgery__c",
    CAST("intake_fields_Date_Of_Last_Visit_2__c | to_date('%^y-%m-%d')" AS TEXT) AS "Date_Of_Last_Visit_2__c",
    "intake_fields_Anything_Else__c | or_null | truncate(10000)" AS "Anything_Else__c",
    "intake_fields_Which_Medicines__c | or_null | truncate(10000)" AS "Which_Medicines__c",
    "intake_fields_Town_You_Are_In__c | or_null | truncate(255)" AS "Town_You_Are_In__c",
    "intake_fields_I_Agree_To_Visits_By_Video__c | or_null | truncate(20)" AS "I_Agree_To_Visits_By_Video__c",
    "intake_fields_Where_Does_It_Hurt__c | or_null | truncate(10000)" AS "Where_Does_It_Hurt__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Minutes_You_Can_Stand__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Minutes_You_Can_Stand__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Minutes_You_Can_Stand__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Minutes_You_Can_Stand__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Weight_A_Year_Ago_Kg__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Weight_A_Year_Ago_Kg__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Weight_A_Year_Ago_Kg__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Weight_A_Year_Ago_Kg__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Units_Of_Alcohol_A_Week__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Units_Of_Alcohol_A_Week__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Units_Of_Alcohol_A_Week__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Units_Of_Alcohol_A_Week__c",
    "intake_fields_Device_You_Use__c | or_null | truncate(10000)" AS "Device_You_Use__c",
    "intake_fields_Does_Pain_Wake_You__c | or_null | truncate(20)" AS "Does_Pain_Wake_You__c",
    "intake_fields_Do_You_Cook_Yourself__c | or_null | truncate(20)" AS "Do_You_Cook_Yourself__c",
    "intake_fields_Family_Doctor__c | or_null | truncate(255)" AS "Family_Doctor__c",
    "intake_fields_Please_Describe_In_Your_Own_Words_What_T__c | or_null | truncate(10000)" AS "Please_Describe_In_Your_Own_Words_What_T__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Cigarettes_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Cigarettes_A_Day__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Cigarettes_A_Day__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Cigarettes_A_Day__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Minutes_You_Can_Sit__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Minutes_You_Can_Sit__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Minutes_You_Can_Sit__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Minutes_You_Can_Sit__c",
    "intake_fields_Would_You_Come_Again__c | or_null | truncate(20)" AS "Would_You_Come_Again__c",
    "intake_fields_Got_Up__c | or_null | truncate(255)" AS "Got_Up__c",
    "intake_fields_Telephone_If_The_Video_Fails__c | or_null | truncate(255)" AS "Telephone_If_The_Video_Fails__c",
    CAST("intake_fields_Signed_On__c | to_date('%^y-%m-%d')" AS TEXT) AS "Signed_On__c",
    CAST(TRY_CAST(CASE
      WHEN TRY_CAST("intake_fields_Hours_Of_Sleep__c | to_decimal(4)" AS DECIMAL(16, 4)) = "intake_fields_Hours_Of_Sleep__c | to_decimal(4)"
      THEN TRY_CAST("intake_fields_Hours_Of_Sleep__c | to_decimal(4)" AS DECIMAL(16, 4))
    END AS DECIMAL(16, 4)) AS TEXT) AS "Hours_Of_Sleep__c",
    CAST("intake_fields_Last_Medical__c | to_date('%^y-%m-%d')" AS TEXT) AS "Last_Medical__c",
    "intake_fields_Does_It_Radiate__c | or_null | truncate(20)" AS "Does_It_Radiate__c",
    'upvio:Patient:' || "patientId" AS "Patient__c",
    'upvio:Staff:' || "staff_id" AS "OwnerId",
    "staff_id text" IS NOT NULL AND "staff_id" IS NULL AS "collect.CareTeam.key.staff_id: TYP103",
    COALESCE("all where CareTeam.patient_id = patientId: TYP101 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP101",
    COALESCE("all where CareTeam.patient_id = patientId: TYP104 collect.CareTeam.primary.field", FALSE) AS "collect.CareTeam.primary.field: TYP104",
    "derive.FormSubmission.consent_kind: LNK105",
    COALESCE("first where Form.id = formId: LNK105", FALSE) AS "derive.FormSubmission.form_category: LNK105",
    COALESCE("first where Form.id = formId: LNK105", FALSE) AS "derive.FormSubmission.form_title: LNK105",
    COALESCE("all where CareTeam.patient_id = patientId: KEY114 where is_primary", FALSE) AS "derive.FormSubmission.staff_id: KEY114",
    COALESCE("all where CareTeam.patient_id = patientId: LNK105 where is_primary", FALSE) AS "derive.FormSubmission.staff_id: LNK105",
    "answers" IS NOT NULL AND "answers | to_json(131072)" IS NULL AS "routes.intake_response.set.Answers_JSON__c: TYP103",
    "questions" IS NOT NULL AND "questions | to_json(131072)" IS NULL AS "routes.intake_response.set.Questions_JSON__c: TYP103",
    "source.objects.ConsentDetail.fields.kind: PCK101",
    "form_category text" IS NOT NULL AND "form_category" IS NULL AS "source.objects.Form.fields.category: TYP103",
    "form_title text" IS NOT NULL AND "form_title" IS NULL AS "source.objects.Form.fields.title: TYP103",
    "answers text" IS NOT NULL AND "answers" IS NULL AS "source.objects.FormSubmission.fields.answers: PCK101",
    "appointmentId text" IS NOT NULL AND "appointmentId" IS NULL AS "source.objects.FormSubmission.fields.appointmentId: TYP103",
    (
      "completedAt text" IS NOT NULL AND "completedAt" IS NULL
    ) OR "source.objects.FormSubmission.fields.completedAt: TYP101" AS "source.objects.FormSubmission.fields.completedAt: TYP101",
    "createdAt text" IS NOT NULL AND "createdAt" IS NULL AS "source.objects.FormSubmission.fields.createdAt: TYP101",
    (
      "patientId text" IS NOT NULL AND "patientId" IS NULL
    ) OR "source.objects.FormSubmission.fields.patientId: TYP103" AS "source.objects.FormSubmission.fields.patientId: TYP103",
    "patientVerified text" IS NOT NULL AND "patientVerified" IS NULL AS "source.objects.FormSubmission.fields.patientVerified: TYP101",
    "questions text" IS NOT NULL AND "questions" IS NULL AS "source.objects.FormSubmission.fields.questions: PCK101",
    "startedAt text" IS NOT NULL AND "startedAt" IS NULL AS "source.objects.FormSubmission.fields.startedAt: TYP101"
  FROM "values 1"
), "judged values" AS (
  SELECT
    *,
    "Who_May_Hear_Of_My_Care__c" = '#N/A' AS "inventory.objects.FormQuestion.034225c4-e051-405d-a4cf-5232b945003f: SFR111",
    "Vaccinations_Up_To_Date__c" = '#N/A' AS "inventory.objects.FormQuestion.07e7e12b-bf2f-4b16-a25b-27775fec8e1a: SFR111",
    "I_Agree_To_Treatment__c" = '#N/A' AS "inventory.objects.FormQuestion.09f34163-44f3-4c2b-afe9-8d4a84f10033: SFR111",
    "Questions_I_Still_Have__c" = '#N/A' AS "inventory.objects.FormQuestion.15088623-1501-4440-af0c-7dfdd3a97d44: SFR111",
    "Rested__c" = '#N/A' AS "inventory.objects.FormQuestion.1a2c84f7-0912-4086-ac76-6da1410dfb4d: SFR111",
    "I_Have_Read_The_Notice_Of_Privacy_Practi__c" = '#N/A' AS "inventory.objects.FormQuestion.1ccf0857-28dc-437c-ae04-44bf42a22cc3: SFR111",
    "Diet__c" = '#N/A' AS "inventory.objects.FormQuestion.1d7d2f5e-003a-4dc6-a590-2a76a42e129f: SFR111",
    "Emergency_Address_During_Visits__c" = '#N/A' AS "inventory.objects.FormQuestion.1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a: SFR111",
    "Occupation__c" = '#N/A' AS "inventory.objects.FormQuestion.1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102: SFR111",
    "Staff_You_Saw__c" = '#N/A' AS "inventory.objects.FormQuestion.2143f95e-7a35-402e-a45c-9cda09a5e287: SFR111",
    "Sport__c" = '#N/A' AS "inventory.objects.FormQuestion.2625cc32-968b-4ba6-a53f-73d2196c3bdf: SFR111",
    "Trouble_Sleeping__c" = '#N/A' AS "inventory.objects.FormQuestion.3fa10c92-54be-46ad-a9ef-5cfe69571577: SFR111",
    "How_Was_Your_Visit__c" = '#N/A' AS "inventory.objects.FormQuestion.490df175-75a2-4cd4-a1bf-716c66d207c3: SFR111",
    "I_Know_When_Video_Is_Not_Enough__c" = '#N/A' AS "inventory.objects.FormQuestion.53bb8a90-3f05-427e-a331-52f3e4d986b3: SFR111",
    "Are_You_Safe_At_Home__c" = '#N/A' AS "inventory.objects.FormQuestion.55630c9b-5760-4ab6-a176-4c3c16331d15: SFR111",
    "Known_Conditions__c" = '#N/A' AS "inventory.objects.FormQuestion.6814dfc2-83b9-405c-ac67-dd4b22b1ff06: SFR111",
    "Little_Interest_In_Things__c" = '#N/A' AS "inventory.objects.FormQuestion.6fd2438a-e49b-4d82-a669-7a7874684ca2: SFR111",
    "Have_You_Had_Surgery__c" = '#N/A' AS "inventory.objects.FormQuestion.7506658d-b0bd-4423-ac32-48d6393de687: SFR111",
    "Injuries__c" = '#N/A' AS "inventory.objects.FormQuestion.810ac4aa-004c-45bc-afd6-026feea84ac2: SFR111",
    "Name_Of_The_Person_Who_Signs__c" = '#N/A' AS "inventory.objects.FormQuestion.81a67771-629d-4465-a337-06f95700157d: SFR111",
    "Dreams__c" = '#N/A' AS "inventory.objects.FormQuestion.899d60eb-9bd2-4b1e-aa58-89a084390ea6: SFR111",
    "What_Could_Be_Better__c" = '#N/A' AS "inventory.objects.FormQuestion.a22b7cad-9cfe-4303-a229-4848240d62d7: SFR111",
    "Food_You_Avoid__c" = '#N/A' AS "inventory.objects.FormQuestion.a2c5a828-65e4-421c-af8f-60129d242196: SFR111",
    "Chest_Pain_During_Sport__c" = '#N/A' AS "inventory.objects.FormQuestion.a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2: SFR111",
    "Insurance_Number_Of_The_Club__c" = '#N/A' AS "inventory.objects.FormQuestion.ab1e22e0-4347-4a87-a68f-ab76ca1658cd: SFR111",
    "Dizzy_During_Sport__c" = '#N/A' AS "inventory.objects.FormQuestion.b223dd0d-38a5-42d2-a05b-e719ebaa8768: SFR111",
    "Feeling_Down__c" = '#N/A' AS "inventory.objects.FormQuestion.b40b7699-ee82-4d6c-a6e2-01d6c848a8c2: SFR111",
    "Heart_Disease_In_The_Family__c" = '#N/A' AS "inventory.objects.FormQuestion.b4f37893-8949-4ab6-a468-7f7a23730564: SFR111",
    "Went_To_Bed__c" = '#N/A' AS "inventory.objects.FormQuestion.b88fd760-44d2-4253-aae3-948fe132ce05: SFR111",
    "Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c" = '#N/A' AS "inventory.objects.FormQuestion.bbda10ef-80e1-4f5d-a35a-7405a853cda0: SFR111",
    "What_Brings_You_Here__c" = '#N/A' AS "inventory.objects.FormQuestion.c1979071-2169-438b-a1f7-e8102005c337: SFR111",
    "Do_You_Take_Medicines__c" = '#N/A' AS "inventory.objects.FormQuestion.c290a69a-117a-4b71-a54e-3f1d3106e24a: SFR111",
    "Are_You_Alone__c" = '#N/A' AS "inventory.objects.FormQuestion.c38730e5-907b-495b-a1e0-71303b468cb6: SFR111",
    "Anything_Else__c" = '#N/A' AS "inventory.objects.FormQuestion.cc244829-f51c-478a-a107-c6dfbd1116b7: SFR111",
    "Which_Medicines__c" = '#N/A' AS "inventory.objects.FormQuestion.d039efa5-a931-4297-ab22-ac2181e05b92: SFR111",
    "Town_You_Are_In__c" = '#N/A' AS "inventory.objects.FormQuestion.d5c16bfe-5a65-4044-a9ed-b58425a7dfbd: SFR111",
    "I_Agree_To_Visits_By_Video__c" = '#N/A' AS "inventory.objects.FormQuestion.d8adc730-a79c-4caa-a904-4c1469cd8322: SFR111",
    "Where_Does_It_Hurt__c" = '#N/A' AS "inventory.objects.FormQuestion.db7fff6f-c4bf-451b-ad9c-ad91873367ea: SFR111",
    "Device_You_Use__c" = '#N/A' AS "inventory.objects.FormQuestion.e147492f-086c-4e8e-a2df-74d8abd55c67: SFR111",
    "Does_Pain_Wake_You__c" = '#N/A' AS "inventory.objects.FormQuestion.e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4: SFR111",
    "Do_You_Cook_Yourself__c" = '#N/A' AS "inventory.objects.FormQuestion.e5f10954-abea-468f-acb5-d92db022ef1c: SFR111",
    "Family_Doctor__c" = '#N/A' AS "inventory.objects.FormQuestion.e6fbbebd-8c97-4df2-a05c-4abadd9b144f: SFR111",
    "Please_Describe_In_Your_Own_Words_What_T__c" = '#N/A' AS "inventory.objects.FormQuestion.e712aa62-39f9-4899-a7e7-192c097a2312: SFR111",
    "Would_You_Come_Again__c" = '#N/A' AS "inventory.objects.FormQuestion.ebd31850-c09d-47d0-a128-0a195cbe91fe: SFR111",
    "Got_Up__c" = '#N/A' AS "inventory.objects.FormQuestion.f02bade9-7e7f-4f6d-a180-706ae421087b: SFR111",
    "Telephone_If_The_Video_Fails__c" = '#N/A' AS "inventory.objects.FormQuestion.f5112c7e-6b2c-4f44-aaae-e82138d46cea: SFR111",
    "Does_It_Radiate__c" = '#N/A' AS "inventory.objects.FormQuestion.fcc6a30c-f0b8-447e-ab27-dd99caa5429b: SFR111",
    "Patient__c" IS NULL AND NOT (
      "source.objects.FormSubmission.fields.patientId: TYP103"
    ) AS "routes.intake_response.link.Patient__c: TYP104",
    "Answers_JSON__c" = '#N/A' AS "routes.intake_response.set.Answers_JSON__c: SFR111",
    "Form_Category__c" = '#N/A' AS "routes.intake_response.set.Form_Category__c: SFR111",
    "Form_Title__c" = '#N/A' AS "routes.intake_response.set.Form_Title__c: SFR111",
    "Patient_Verified__c" = '#N/A' AS "routes.intake_response.set.Patient_Verified__c: SFR111",
    "Questions_JSON__c" = '#N/A' AS "routes.intake_response.set.Questions_JSON__c: SFR111",
    "Source_Appointment_Key__c" = '#N/A' AS "routes.intake_response.set.Source_Appointment_Key__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'upvio:FormSubmission:' || "$source" AS "$key",
  "Form_Title__c",
  "Form_Category__c",
  "Started_At__c",
  "Submitted_At__c",
  "Complete__c",
  "Patient_Verified__c",
  "Source_Appointment_Key__c",
  "Questions_JSON__c",
  "Answers_JSON__c",
  "Source_Created_At__c",
  "Pain_From_0_To_10__c",
  "Who_May_Hear_Of_My_Care__c",
  "Times_Awake__c",
  "Vaccinations_Up_To_Date__c",
  "I_Agree_To_Treatment__c",
  "Food_Diary_Kept_Since__c",
  "Questions_I_Still_Have__c",
  "Rested__c",
  "Hours_Slept__c",
  "I_Have_Read_The_Notice_Of_Privacy_Practi__c",
  "Diet__c",
  "Emergency_Address_During_Visits__c",
  "Occupation__c",
  "Staff_You_Saw__c",
  "Temperature__c",
  "Sport__c",
  "Minutes_You_Waited__c",
  "Trouble_Sleeping__c",
  "How_Was_Your_Visit__c",
  "I_Know_When_Video_Is_Not_Enough__c",
  "Are_You_Safe_At_Home__c",
  "Date_Of_Last_Visit__c",
  "Known_Conditions__c",
  "Little_Interest_In_Things__c",
  "Weight_You_Can_Lift_Kg__c",
  "Resting_Pulse__c",
  "Have_You_Had_Surgery__c",
  "Last_Flare_Up__c",
  "Injuries__c",
  "Name_Of_The_Person_Who_Signs__c",
  "Dreams__c",
  "Since_When__c",
  "Glasses_Of_Water_A_Day__c",
  "What_Could_Be_Better__c",
  "Food_You_Avoid__c",
  "Training_Hours_A_Week__c",
  "Meals_A_Day__c",
  "Chest_Pain_During_Sport__c",
  "Insurance_Number_Of_The_Club__c",
  "Dizzy_During_Sport__c",
  "Feeling_Down__c",
  "Score__c",
  "Heart_Disease_In_The_Family__c",
  "Went_To_Bed__c",
  "Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c",
  "What_Brings_You_Here__c",
  "Do_You_Take_Medicines__c",
  "Are_You_Alone__c",
  "Night_Of__c",
  "Date_Of_Surgery__c",
  "Date_Of_Last_Visit_2__c",
  "Anything_Else__c",
  "Which_Medicines__c",
  "Town_You_Are_In__c",
  "I_Agree_To_Visits_By_Video__c",
  "Where_Does_It_Hurt__c",
  "Minutes_You_Can_Stand__c",
  "Weight_A_Year_Ago_Kg__c",
  "Units_Of_Alcohol_A_Week__c",
  "Device_You_Use__c",
  "Does_Pain_Wake_You__c",
  "Do_You_Cook_Yourself__c",
  "Family_Doctor__c",
  "Please_Describe_In_Your_Own_Words_What_T__c",
  "Cigarettes_A_Day__c",
  "Minutes_You_Can_Sit__c",
  "Would_You_Come_Again__c",
  "Got_Up__c",
  "Telephone_If_The_Video_Fails__c",
  "Signed_On__c",
  "Hours_Of_Sleep__c",
  "Last_Medical__c",
  "Does_It_Radiate__c",
  "Patient__c",
  "OwnerId",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Answers_JSON__c") || ':' || "Answers_JSON__c", '-'),
      COALESCE(STRLEN("Anything_Else__c") || ':' || "Anything_Else__c", '-'),
      COALESCE(STRLEN("Are_You_Alone__c") || ':' || "Are_You_Alone__c", '-'),
      COALESCE(STRLEN("Are_You_Safe_At_Home__c") || ':' || "Are_You_Safe_At_Home__c", '-'),
      COALESCE(STRLEN("Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c") || ':' || "Bbda10ef_80e1_4f5d_A35a_7405a853cda0__c", '-'),
      COALESCE(STRLEN("Chest_Pain_During_Sport__c") || ':' || "Chest_Pain_During_Sport__c", '-'),
      COALESCE(STRLEN("Cigarettes_A_Day__c") || ':' || "Cigarettes_A_Day__c", '-'),
      COALESCE(STRLEN("Complete__c") || ':' || "Complete__c", '-'),
      COALESCE(STRLEN("Date_Of_Last_Visit_2__c") || ':' || "Date_Of_Last_Visit_2__c", '-'),
      COALESCE(STRLEN("Date_Of_Last_Visit__c") || ':' || "Date_Of_Last_Visit__c", '-'),
      COALESCE(STRLEN("Date_Of_Surgery__c") || ':' || "Date_Of_Surgery__c", '-'),
      COALESCE(STRLEN("Device_You_Use__c") || ':' || "Device_You_Use__c", '-'),
      COALESCE(STRLEN("Diet__c") || ':' || "Diet__c", '-'),
      COALESCE(STRLEN("Dizzy_During_Sport__c") || ':' || "Dizzy_During_Sport__c", '-'),
      COALESCE(STRLEN("Do_You_Cook_Yourself__c") || ':' || "Do_You_Cook_Yourself__c", '-'),
      COALESCE(STRLEN("Do_You_Take_Medicines__c") || ':' || "Do_You_Take_Medicines__c", '-'),
      COALESCE(STRLEN("Does_It_Radiate__c") || ':' || "Does_It_Radiate__c", '-'),
      COALESCE(STRLEN("Does_Pain_Wake_You__c") || ':' || "Does_Pain_Wake_You__c", '-'),
      COALESCE(STRLEN("Dreams__c") || ':' || "Dreams__c", '-'),
      COALESCE(STRLEN("Emergency_Address_During_Visits__c") || ':' || "Emergency_Address_During_Visits__c", '-'),
      COALESCE(STRLEN("Family_Doctor__c") || ':' || "Family_Doctor__c", '-'),
      COALESCE(STRLEN("Feeling_Down__c") || ':' || "Feeling_Down__c", '-'),
      COALESCE(STRLEN("Food_Diary_Kept_Since__c") || ':' || "Food_Diary_Kept_Since__c", '-'),
      COALESCE(STRLEN("Food_You_Avoid__c") || ':' || "Food_You_Avoid__c", '-'),
      COALESCE(STRLEN("Form_Category__c") || ':' || "Form_Category__c", '-'),
      COALESCE(STRLEN("Form_Title__c") || ':' || "Form_Title__c", '-'),
      COALESCE(STRLEN("Glasses_Of_Water_A_Day__c") || ':' || "Glasses_Of_Water_A_Day__c", '-'),
      COALESCE(STRLEN("Got_Up__c") || ':' || "Got_Up__c", '-'),
      COALESCE(STRLEN("Have_You_Had_Surgery__c") || ':' || "Have_You_Had_Surgery__c", '-'),
      COALESCE(STRLEN("Heart_Disease_In_The_Family__c") || ':' || "Heart_Disease_In_The_Family__c", '-'),
      COALESCE(STRLEN("Hours_Of_Sleep__c") || ':' || "Hours_Of_Sleep__c", '-'),
      COALESCE(STRLEN("Hours_Slept__c") || ':' || "Hours_Slept__c", '-'),
      COALESCE(STRLEN("How_Was_Your_Visit__c") || ':' || "How_Was_Your_Visit__c", '-'),
      COALESCE(STRLEN("I_Agree_To_Treatment__c") || ':' || "I_Agree_To_Treatment__c", '-'),
      COALESCE(STRLEN("I_Agree_To_Visits_By_Video__c") || ':' || "I_Agree_To_Visits_By_Video__c", '-'),
      COALESCE(STRLEN("I_Have_Read_The_Notice_Of_Privacy_Practi__c") || ':' || "I_Have_Read_The_Notice_Of_Privacy_Practi__c", '-'),
      COALESCE(STRLEN("I_Know_When_Video_Is_Not_Enough__c") || ':' || "I_Know_When_Video_Is_Not_Enough__c", '-'),
      COALESCE(STRLEN("Injuries__c") || ':' || "Injuries__c", '-'),
      COALESCE(STRLEN("Insurance_Number_Of_The_Club__c") || ':' || "Insurance_Number_Of_The_Club__c", '-'),
      COALESCE(STRLEN("Known_Conditions__c") || ':' || "Known_Conditions__c", '-'),
      COALESCE(STRLEN("Last_Flare_Up__c") || ':' || "Last_Flare_Up__c", '-'),
      COALESCE(STRLEN("Last_Medical__c") || ':' || "Last_Medical__c", '-'),
      COALESCE(STRLEN("Little_Interest_In_Things__c") || ':' || "Little_Interest_In_Things__c", '-'),
      COALESCE(STRLEN("Meals_A_Day__c") || ':' || "Meals_A_Day__c", '-'),
      COALESCE(STRLEN("Minutes_You_Can_Sit__c") || ':' || "Minutes_You_Can_Sit__c", '-'),
      COALESCE(STRLEN("Minutes_You_Can_Stand__c") || ':' || "Minutes_You_Can_Stand__c", '-'),
      COALESCE(STRLEN("Minutes_You_Waited__c") || ':' || "Minutes_You_Waited__c", '-'),
      COALESCE(STRLEN("Name_Of_The_Person_Who_Signs__c") || ':' || "Name_Of_The_Person_Who_Signs__c", '-'),
      COALESCE(STRLEN("Night_Of__c") || ':' || "Night_Of__c", '-'),
      COALESCE(STRLEN("Occupation__c") || ':' || "Occupation__c", '-'),
      COALESCE(STRLEN("OwnerId") || ':' || "OwnerId", '-'),
      COALESCE(STRLEN("Pain_From_0_To_10__c") || ':' || "Pain_From_0_To_10__c", '-'),
      COALESCE(STRLEN("Patient_Verified__c") || ':' || "Patient_Verified__c", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Please_Describe_In_Your_Own_Words_What_T__c") || ':' || "Please_Describe_In_Your_Own_Words_What_T__c", '-'),
      COALESCE(STRLEN("Questions_I_Still_Have__c") || ':' || "Questions_I_Still_Have__c", '-'),
      COALESCE(STRLEN("Questions_JSON__c") || ':' || "Questions_JSON__c", '-'),
      COALESCE(STRLEN("Rested__c") || ':' || "Rested__c", '-'),
      COALESCE(STRLEN("Resting_Pulse__c") || ':' || "Resting_Pulse__c", '-'),
      COALESCE(STRLEN("Score__c") || ':' || "Score__c", '-'),
      COALESCE(STRLEN("Signed_On__c") || ':' || "Signed_On__c", '-'),
      COALESCE(STRLEN("Since_When__c") || ':' || "Since_When__c", '-'),
      COALESCE(STRLEN("Source_Appointment_Key__c") || ':' || "Source_Appointment_Key__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Sport__c") || ':' || "Sport__c", '-'),
      COALESCE(STRLEN("Staff_You_Saw__c") || ':' || "Staff_You_Saw__c", '-'),
      COALESCE(STRLEN("Started_At__c") || ':' || "Started_At__c", '-'),
      COALESCE(STRLEN("Submitted_At__c") || ':' || "Submitted_At__c", '-'),
      COALESCE(STRLEN("Telephone_If_The_Video_Fails__c") || ':' || "Telephone_If_The_Video_Fails__c", '-'),
      COALESCE(STRLEN("Temperature__c") || ':' || "Temperature__c", '-'),
      COALESCE(STRLEN("Times_Awake__c") || ':' || "Times_Awake__c", '-'),
      COALESCE(STRLEN("Town_You_Are_In__c") || ':' || "Town_You_Are_In__c", '-'),
      COALESCE(STRLEN("Training_Hours_A_Week__c") || ':' || "Training_Hours_A_Week__c", '-'),
      COALESCE(STRLEN("Trouble_Sleeping__c") || ':' || "Trouble_Sleeping__c", '-'),
      COALESCE(STRLEN("Units_Of_Alcohol_A_Week__c") || ':' || "Units_Of_Alcohol_A_Week__c", '-'),
      COALESCE(STRLEN("Vaccinations_Up_To_Date__c") || ':' || "Vaccinations_Up_To_Date__c", '-'),
      COALESCE(STRLEN("Weight_A_Year_Ago_Kg__c") || ':' || "Weight_A_Year_Ago_Kg__c", '-'),
      COALESCE(STRLEN("Weight_You_Can_Lift_Kg__c") || ':' || "Weight_You_Can_Lift_Kg__c", '-'),
      COALESCE(STRLEN("Went_To_Bed__c") || ':' || "Went_To_Bed__c", '-'),
      COALESCE(STRLEN("What_Brings_You_Here__c") || ':' || "What_Brings_You_Here__c", '-'),
      COALESCE(STRLEN("What_Could_Be_Better__c") || ':' || "What_Could_Be_Better__c", '-'),
      COALESCE(STRLEN("Where_Does_It_Hurt__c") || ':' || "Where_Does_It_Hurt__c", '-'),
      COALESCE(STRLEN("Which_Medicines__c") || ':' || "Which_Medicines__c", '-'),
      COALESCE(STRLEN("Who_May_Hear_Of_My_Care__c") || ':' || "Who_May_Hear_Of_My_Care__c", '-'),
      COALESCE(STRLEN("Would_You_Come_Again__c") || ':' || "Would_You_Come_Again__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "collect.CareTeam.key.staff_id: TYP103"
    OR "collect.CareTeam.primary.field: TYP101"
    OR "collect.CareTeam.primary.field: TYP104"
    OR "derive.FormSubmission.consent_kind: LNK105"
    OR "derive.FormSubmission.form_category: LNK105"
    OR "derive.FormSubmission.form_title: LNK105"
    OR "derive.FormSubmission.staff_id: KEY114"
    OR "derive.FormSubmission.staff_id: LNK105"
    OR "inventory.objects.FormQuestion.034225c4-e051-405d-a4cf-5232b945003f: SFR111"
    OR "inventory.objects.FormQuestion.07e7e12b-bf2f-4b16-a25b-27775fec8e1a: SFR111"
    OR "inventory.objects.FormQuestion.09f34163-44f3-4c2b-afe9-8d4a84f10033: SFR111"
    OR "inventory.objects.FormQuestion.15088623-1501-4440-af0c-7dfdd3a97d44: SFR111"
    OR "inventory.objects.FormQuestion.1a2c84f7-0912-4086-ac76-6da1410dfb4d: SFR111"
    OR "inventory.objects.FormQuestion.1ccf0857-28dc-437c-ae04-44bf42a22cc3: SFR111"
    OR "inventory.objects.FormQuestion.1d7d2f5e-003a-4dc6-a590-2a76a42e129f: SFR111"
    OR "inventory.objects.FormQuestion.1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a: SFR111"
    OR "inventory.objects.FormQuestion.1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102: SFR111"
    OR "inventory.objects.FormQuestion.2143f95e-7a35-402e-a45c-9cda09a5e287: SFR111"
    OR "inventory.objects.FormQuestion.2625cc32-968b-4ba6-a53f-73d2196c3bdf: SFR111"
    OR "inventory.objects.FormQuestion.3fa10c92-54be-46ad-a9ef-5cfe69571577: SFR111"
    OR "inventory.objects.FormQuestion.490df175-75a2-4cd4-a1bf-716c66d207c3: SFR111"
    OR "inventory.objects.FormQuestion.53bb8a90-3f05-427e-a331-52f3e4d986b3: SFR111"
    OR "inventory.objects.FormQuestion.55630c9b-5760-4ab6-a176-4c3c16331d15: SFR111"
    OR "inventory.objects.FormQuestion.6814dfc2-83b9-405c-ac67-dd4b22b1ff06: SFR111"
    OR "inventory.objects.FormQuestion.6fd2438a-e49b-4d82-a669-7a7874684ca2: SFR111"
    OR "inventory.objects.FormQuestion.7506658d-b0bd-4423-ac32-48d6393de687: SFR111"
    OR "inventory.objects.FormQuestion.810ac4aa-004c-45bc-afd6-026feea84ac2: SFR111"
    OR "inventory.objects.FormQuestion.81a67771-629d-4465-a337-06f95700157d: SFR111"
    OR "inventory.objects.FormQuestion.899d60eb-9bd2-4b1e-aa58-89a084390ea6: SFR111"
    OR "inventory.objects.FormQuestion.a22b7cad-9cfe-4303-a229-4848240d62d7: SFR111"
    OR "inventory.objects.FormQuestion.a2c5a828-65e4-421c-af8f-60129d242196: SFR111"
    OR "inventory.objects.FormQuestion.a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2: SFR111"
    OR "inventory.objects.FormQuestion.ab1e22e0-4347-4a87-a68f-ab76ca1658cd: SFR111"
    OR "inventory.objects.FormQuestion.b223dd0d-38a5-42d2-a05b-e719ebaa8768: SFR111"
    OR "inventory.objects.FormQuestion.b40b7699-ee82-4d6c-a6e2-01d6c848a8c2: SFR111"
    OR "inventory.objects.FormQuestion.b4f37893-8949-4ab6-a468-7f7a23730564: SFR111"
    OR "inventory.objects.FormQuestion.b88fd760-44d2-4253-aae3-948fe132ce05: SFR111"
    OR "inventory.objects.FormQuestion.bbda10ef-80e1-4f5d-a35a-7405a853cda0: SFR111"
    OR "inventory.objects.FormQuestion.c1979071-2169-438b-a1f7-e8102005c337: SFR111"
    OR "inventory.objects.FormQuestion.c290a69a-117a-4b71-a54e-3f1d3106e24a: SFR111"
    OR "inventory.objects.FormQuestion.c38730e5-907b-495b-a1e0-71303b468cb6: SFR111"
    OR "inventory.objects.FormQuestion.cc244829-f51c-478a-a107-c6dfbd1116b7: SFR111"
    OR "inventory.objects.FormQuestion.d039efa5-a931-4297-ab22-ac2181e05b92: SFR111"
    OR "inventory.objects.FormQuestion.d5c16bfe-5a65-4044-a9ed-b58425a7dfbd: SFR111"
    OR "inventory.objects.FormQuestion.d8adc730-a79c-4caa-a904-4c1469cd8322: SFR111"
    OR "inventory.objects.FormQuestion.db7fff6f-c4bf-451b-ad9c-ad91873367ea: SFR111"
    OR "inventory.objects.FormQuestion.e147492f-086c-4e8e-a2df-74d8abd55c67: SFR111"
    OR "inventory.objects.FormQuestion.e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4: SFR111"
    OR "inventory.objects.FormQuestion.e5f10954-abea-468f-acb5-d92db022ef1c: SFR111"
    OR "inventory.objects.FormQuestion.e6fbbebd-8c97-4df2-a05c-4abadd9b144f: SFR111"
    OR "inventory.objects.FormQuestion.e712aa62-39f9-4899-a7e7-192c097a2312: SFR111"
    OR "inventory.objects.FormQuestion.ebd31850-c09d-47d0-a128-0a195cbe91fe: SFR111"
    OR "inventory.objects.FormQuestion.f02bade9-7e7f-4f6d-a180-706ae421087b: SFR111"
    OR "inventory.objects.FormQuestion.f5112c7e-6b2c-4f44-aaae-e82138d46cea: SFR111"
    OR "inventory.objects.FormQuestion.fcc6a30c-f0b8-447e-ab27-dd99caa5429b: SFR111"
    OR "routes.intake_response.link.Patient__c: TYP104"
    OR "routes.intake_response.set.Answers_JSON__c: SFR111"
    OR "routes.intake_response.set.Answers_JSON__c: TYP103"
    OR "routes.intake_response.set.Form_Category__c: SFR111"
    OR "routes.intake_response.set.Form_Title__c: SFR111"
    OR "routes.intake_response.set.Patient_Verified__c: SFR111"
    OR "routes.intake_response.set.Questions_JSON__c: SFR111"
    OR "routes.intake_response.set.Questions_JSON__c: TYP103"
    OR "routes.intake_response.set.Source_Appointment_Key__c: SFR111"
    OR "source.objects.ConsentDetail.fields.kind: PCK101"
    OR "source.objects.Form.fields.category: TYP103"
    OR "source.objects.Form.fields.title: TYP103"
    OR "source.objects.FormSubmission.fields.answers: PCK101"
    OR "source.objects.FormSubmission.fields.appointmentId: TYP103"
    OR "source.objects.FormSubmission.fields.completedAt: TYP101"
    OR "source.objects.FormSubmission.fields.createdAt: TYP101"
    OR "source.objects.FormSubmission.fields.patientId: TYP103"
    OR "source.objects.FormSubmission.fields.patientVerified: TYP101"
    OR "source.objects.FormSubmission.fields.questions: PCK101"
    OR "source.objects.FormSubmission.fields.startedAt: TYP101"
    THEN FLATTEN(
      [
        CASE WHEN "collect.CareTeam.key.staff_id: TYP103" THEN [{'address': 'collect.CareTeam.key.staff_id', 'rule': 'TYP103'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP101" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP101'}] END,
        CASE WHEN "collect.CareTeam.primary.field: TYP104" THEN [{'address': 'collect.CareTeam.primary.field', 'rule': 'TYP104'}] END,
        CASE WHEN "derive.FormSubmission.consent_kind: LNK105" THEN [{'address': 'derive.FormSubmission.consent_kind', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.form_category: LNK105" THEN [{'address': 'derive.FormSubmission.form_category', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.form_title: LNK105" THEN [{'address': 'derive.FormSubmission.form_title', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.FormSubmission.staff_id: KEY114" THEN [{'address': 'derive.FormSubmission.staff_id', 'rule': 'KEY114'}] END,
        CASE WHEN "derive.FormSubmission.staff_id: LNK105" THEN [{'address': 'derive.FormSubmission.staff_id', 'rule': 'LNK105'}] END,
        CASE
          WHEN "inventory.objects.FormQuestion.034225c4-e051-405d-a4cf-5232b945003f: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.034225c4-e051-405d-a4cf-5232b945003f', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.07e7e12b-bf2f-4b16-a25b-27775fec8e1a: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.07e7e12b-bf2f-4b16-a25b-27775fec8e1a', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.09f34163-44f3-4c2b-afe9-8d4a84f10033: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.09f34163-44f3-4c2b-afe9-8d4a84f10033', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.15088623-1501-4440-af0c-7dfdd3a97d44: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.15088623-1501-4440-af0c-7dfdd3a97d44', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.1a2c84f7-0912-4086-ac76-6da1410dfb4d: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.1a2c84f7-0912-4086-ac76-6da1410dfb4d', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.1ccf0857-28dc-437c-ae04-44bf42a22cc3: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.1ccf0857-28dc-437c-ae04-44bf42a22cc3', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.1d7d2f5e-003a-4dc6-a590-2a76a42e129f: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.1d7d2f5e-003a-4dc6-a590-2a76a42e129f', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.1dbe1d6a-3f17-4b72-ad39-6bfd5c37270a', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.1dc0aa2e-f2ad-4bb5-a168-ebe2cf6d9102', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.2143f95e-7a35-402e-a45c-9cda09a5e287: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.2143f95e-7a35-402e-a45c-9cda09a5e287', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.2625cc32-968b-4ba6-a53f-73d2196c3bdf: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.2625cc32-968b-4ba6-a53f-73d2196c3bdf', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.3fa10c92-54be-46ad-a9ef-5cfe69571577: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.3fa10c92-54be-46ad-a9ef-5cfe69571577', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.490df175-75a2-4cd4-a1bf-716c66d207c3: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.490df175-75a2-4cd4-a1bf-716c66d207c3', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.53bb8a90-3f05-427e-a331-52f3e4d986b3: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.53bb8a90-3f05-427e-a331-52f3e4d986b3', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.55630c9b-5760-4ab6-a176-4c3c16331d15: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.55630c9b-5760-4ab6-a176-4c3c16331d15', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.6814dfc2-83b9-405c-ac67-dd4b22b1ff06: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.6814dfc2-83b9-405c-ac67-dd4b22b1ff06', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.6fd2438a-e49b-4d82-a669-7a7874684ca2: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.6fd2438a-e49b-4d82-a669-7a7874684ca2', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.7506658d-b0bd-4423-ac32-48d6393de687: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.7506658d-b0bd-4423-ac32-48d6393de687', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.810ac4aa-004c-45bc-afd6-026feea84ac2: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.810ac4aa-004c-45bc-afd6-026feea84ac2', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.81a67771-629d-4465-a337-06f95700157d: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.81a67771-629d-4465-a337-06f95700157d', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.899d60eb-9bd2-4b1e-aa58-89a084390ea6: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.899d60eb-9bd2-4b1e-aa58-89a084390ea6', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.a22b7cad-9cfe-4303-a229-4848240d62d7: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.a22b7cad-9cfe-4303-a229-4848240d62d7', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.a2c5a828-65e4-421c-af8f-60129d242196: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.a2c5a828-65e4-421c-af8f-60129d242196', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.a8cdbb42-d23f-4211-ab7d-19a60f0d7fc2', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.ab1e22e0-4347-4a87-a68f-ab76ca1658cd: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.ab1e22e0-4347-4a87-a68f-ab76ca1658cd', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.b223dd0d-38a5-42d2-a05b-e719ebaa8768: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.b223dd0d-38a5-42d2-a05b-e719ebaa8768', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.b40b7699-ee82-4d6c-a6e2-01d6c848a8c2: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.b40b7699-ee82-4d6c-a6e2-01d6c848a8c2', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.b4f37893-8949-4ab6-a468-7f7a23730564: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.b4f37893-8949-4ab6-a468-7f7a23730564', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.b88fd760-44d2-4253-aae3-948fe132ce05: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.b88fd760-44d2-4253-aae3-948fe132ce05', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.bbda10ef-80e1-4f5d-a35a-7405a853cda0: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.bbda10ef-80e1-4f5d-a35a-7405a853cda0', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.c1979071-2169-438b-a1f7-e8102005c337: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.c1979071-2169-438b-a1f7-e8102005c337', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.c290a69a-117a-4b71-a54e-3f1d3106e24a: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.c290a69a-117a-4b71-a54e-3f1d3106e24a', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.c38730e5-907b-495b-a1e0-71303b468cb6: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.c38730e5-907b-495b-a1e0-71303b468cb6', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.cc244829-f51c-478a-a107-c6dfbd1116b7: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.cc244829-f51c-478a-a107-c6dfbd1116b7', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.d039efa5-a931-4297-ab22-ac2181e05b92: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.d039efa5-a931-4297-ab22-ac2181e05b92', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.d5c16bfe-5a65-4044-a9ed-b58425a7dfbd: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.d5c16bfe-5a65-4044-a9ed-b58425a7dfbd', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.d8adc730-a79c-4caa-a904-4c1469cd8322: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.d8adc730-a79c-4caa-a904-4c1469cd8322', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.db7fff6f-c4bf-451b-ad9c-ad91873367ea: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.db7fff6f-c4bf-451b-ad9c-ad91873367ea', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.e147492f-086c-4e8e-a2df-74d8abd55c67: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.e147492f-086c-4e8e-a2df-74d8abd55c67', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.e4ee8f7a-886c-45dc-af87-ea6c74d9ffa4', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.e5f10954-abea-468f-acb5-d92db022ef1c: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.e5f10954-abea-468f-acb5-d92db022ef1c', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.e6fbbebd-8c97-4df2-a05c-4abadd9b144f: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.e6fbbebd-8c97-4df2-a05c-4abadd9b144f', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.e712aa62-39f9-4899-a7e7-192c097a2312: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.e712aa62-39f9-4899-a7e7-192c097a2312', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.ebd31850-c09d-47d0-a128-0a195cbe91fe: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.ebd31850-c09d-47d0-a128-0a195cbe91fe', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.f02bade9-7e7f-4f6d-a180-706ae421087b: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.f02bade9-7e7f-4f6d-a180-706ae421087b', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.f5112c7e-6b2c-4f44-aaae-e82138d46cea: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.f5112c7e-6b2c-4f44-aaae-e82138d46cea', 'rule': 'SFR111'}]
        END,
        CASE
          WHEN "inventory.objects.FormQuestion.fcc6a30c-f0b8-447e-ab27-dd99caa5429b: SFR111"
          THEN [{'address': 'inventory.objects.FormQuestion.fcc6a30c-f0b8-447e-ab27-dd99caa5429b', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.intake_response.link.Patient__c: TYP104" THEN [{'address': 'routes.intake_response.link.Patient__c', 'rule': 'TYP104'}] END,
        CASE WHEN "routes.intake_response.set.Answers_JSON__c: SFR111" THEN [{'address': 'routes.intake_response.set.Answers_JSON__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.intake_response.set.Answers_JSON__c: TYP103" THEN [{'address': 'routes.intake_response.set.Answers_JSON__c', 'rule': 'TYP103'}] END,
        CASE WHEN "routes.intake_response.set.Form_Category__c: SFR111" THEN [{'address': 'routes.intake_response.set.Form_Category__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.intake_response.set.Form_Title__c: SFR111" THEN [{'address': 'routes.intake_response.set.Form_Title__c', 'rule': 'SFR111'}] END,
        CASE
          WHEN "routes.intake_response.set.Patient_Verified__c: SFR111"
          THEN [{'address': 'routes.intake_response.set.Patient_Verified__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "routes.intake_response.set.Questions_JSON__c: SFR111" THEN [{'address': 'routes.intake_response.set.Questions_JSON__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.intake_response.set.Questions_JSON__c: TYP103" THEN [{'address': 'routes.intake_response.set.Questions_JSON__c', 'rule': 'TYP103'}] END,
        CASE
          WHEN "routes.intake_response.set.Source_Appointment_Key__c: SFR111"
          THEN [{'address': 'routes.intake_response.set.Source_Appointment_Key__c', 'rule': 'SFR111'}]
        END,
        CASE WHEN "source.objects.ConsentDetail.fields.kind: PCK101" THEN [{'address': 'source.objects.ConsentDetail.fields.kind', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Form.fields.category: TYP103" THEN [{'address': 'source.objects.Form.fields.category', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Form.fields.title: TYP103" THEN [{'address': 'source.objects.Form.fields.title', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.FormSubmission.fields.answers: PCK101" THEN [{'address': 'source.objects.FormSubmission.fields.answers', 'rule': 'PCK101'}] END,
        CASE
          WHEN "source.objects.FormSubmission.fields.appointmentId: TYP103"
          THEN [{'address': 'source.objects.FormSubmission.fields.appointmentId', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.completedAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.completedAt', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.createdAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.createdAt', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.patientId: TYP103"
          THEN [{'address': 'source.objects.FormSubmission.fields.patientId', 'rule': 'TYP103'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.patientVerified: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.patientVerified', 'rule': 'TYP101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.questions: PCK101"
          THEN [{'address': 'source.objects.FormSubmission.fields.questions', 'rule': 'PCK101'}]
        END,
        CASE
          WHEN "source.objects.FormSubmission.fields.startedAt: TYP101"
          THEN [{'address': 'source.objects.FormSubmission.fields.startedAt', 'rule': 'TYP101'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
