-- practicehub-salesforce, route invoice: each Invoice, written to Invoice__c.
--
-- $position  order of arrival
-- $source    the row's key at its source; $key is what it is called in the destination
-- Invoice_Number__c  number | default(concat('PH-', id) | truncate(40))
-- Amount__c  total
-- Status__c  status | map(invoice_status)
-- Invoice_Date__c  invoiced_on | default(created | to_date)
-- Payment_Date__c  paid_on
-- Payment_Method__c  method | map(payment_method)
-- Source_Appointment_Key__c  key(appointment_id)
-- Source_Created_At__c  created | at($practice_time_zone) | or_null
-- Patient__c  routes.invoice.link.Patient__c: the migration key of the row referred to
-- Source_Treatment__c  routes.invoice.link.Source_Treatment__c: the migration key of the row referred to
-- $hash      of all values and references above
-- $reasons   why the row is refused; empty for most
-- A column named like an expression holds its value; `^a` in such a name stands for `A`.
WITH "first where InvoiceDetail.invoice_id = id" AS (
  SELECT
    "invoice_id" AS "$by",
    "number",
    "status",
    "invoiced_on",
    "paid_on",
    "method",
    "treatment_id"
  FROM "InvoiceDetail"
  WHERE
    "invoice_id" <> ''
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY "invoice_id" ORDER BY "$source") = 1
), "set aside, first where InvoiceDetail.invoice_id = id" AS (
  SELECT DISTINCT
    "$source" AS "$by",
    TRUE AS "first where InvoiceDetail.invoice_id = id: LNK105"
  FROM "$set_aside InvoiceDetail"
  WHERE
    REGEXP_MATCHES("$source", '[^\s\x0B\x{85}\p{Z}]')
), "texts of all rows" AS (
  SELECT
    "Invoice"."$position" AS "$position",
    "Invoice"."$source" AS "$source",
    CASE WHEN REGEXP_MATCHES("Invoice"."id", '[^\s\x0B\x{85}\p{Z}]') THEN "Invoice"."id" END AS "id text",
    CASE WHEN REGEXP_MATCHES("Invoice"."patient_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Invoice"."patient_id" END AS "patient_id text",
    CASE WHEN REGEXP_MATCHES("Invoice"."appointment_id", '[^\s\x0B\x{85}\p{Z}]') THEN "Invoice"."appointment_id" END AS "appointment_id text",
    CASE WHEN REGEXP_MATCHES("Invoice"."total", '[^\s\x0B\x{85}\p{Z}]') THEN "Invoice"."total" END AS "total text",
    CASE WHEN REGEXP_MATCHES("Invoice"."created", '[^\s\x0B\x{85}\p{Z}]') THEN "Invoice"."created" END AS "created text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN CONTAINS("first where InvoiceDetail.invoice_id = id"."number", CHR(13))
        AND REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."number", '[^\s\x0B\x{85}\p{Z}]')
        THEN REGEXP_REPLACE("first where InvoiceDetail.invoice_id = id"."number", '\r\n?', CHR(10), 'g')
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."number", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."number"
      END
    END AS "number text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."status", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."status"
      END
    END AS "status text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."invoiced_on", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."invoiced_on"
      END
    END AS "invoiced_on text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."paid_on", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."paid_on"
      END
    END AS "paid_on text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."method", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."method"
      END
    END AS "method text",
    CASE
      WHEN NOT (
        COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE)
      )
      THEN CASE
        WHEN REGEXP_MATCHES("first where InvoiceDetail.invoice_id = id"."treatment_id", '[^\s\x0B\x{85}\p{Z}]')
        THEN "first where InvoiceDetail.invoice_id = id"."treatment_id"
      END
    END AS "treatment_id text",
    "set aside, first where InvoiceDetail.invoice_id = id"."first where InvoiceDetail.invoice_id = id: LNK105" AS "first where InvoiceDetail.invoice_id = id: LNK105"
  FROM "Invoice"
  LEFT JOIN "first where InvoiceDetail.invoice_id = id"
    ON "first where InvoiceDetail.invoice_id = id"."$by" = "Invoice"."id"
  LEFT JOIN "set aside, first where InvoiceDetail.invoice_id = id"
    ON "set aside, first where InvoiceDetail.invoice_id = id"."$by" = "Invoice"."id"
), "fields of all rows" AS (
  SELECT
    *,
    CASE WHEN STRLEN("id text") <= 64 OR LENGTH(REGEXP_REPLACE("id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64 THEN "id text" END AS "id",
    CASE
      WHEN STRLEN("patient_id text") <= 64 OR LENGTH(REGEXP_REPLACE("patient_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "patient_id text"
    END AS "patient_id",
    CASE
      WHEN STRLEN("appointment_id text") <= 64 OR LENGTH(REGEXP_REPLACE("appointment_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "appointment_id text"
    END AS "appointment_id",
    CASE WHEN REGEXP_FULL_MATCH(TRIM("total text"), '-?0*[0-9]{0,16}(?:\.[0-9]{0,2}0*)?') THEN TRY_CAST(TRIM("total text") AS DECIMAL(18, 2)) END AS "total",
    CASE
      WHEN REGEXP_MATCHES("created text", '[0-9]')
      AND TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN TRY_STRPTIME("created text", ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])
    END AS "created",
    CASE WHEN STRLEN("number text") <= 40 OR LENGTH(REGEXP_REPLACE("number text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40 THEN "number text" END AS "number",
    CASE WHEN "status text" IN ('paid', 'pending', 'overdue', 'cancelled') THEN "status text" END AS "status",
    CASE
      WHEN REGEXP_MATCHES("invoiced_on text", '[0-9]')
      AND TRY_STRPTIME("invoiced_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("invoiced_on text", '%Y-%m-%d') AS DATE)
    END AS "invoiced_on",
    CASE
      WHEN REGEXP_MATCHES("paid_on text", '[0-9]')
      AND TRY_STRPTIME("paid_on text", '%Y-%m-%d') BETWEEN CAST('1700-01-01' AS TIMESTAMP) AND CAST('4000-12-31 23:59:59.999' AS TIMESTAMP)
      THEN CAST(TRY_STRPTIME("paid_on text", '%Y-%m-%d') AS DATE)
    END AS "paid_on",
    CASE WHEN "method text" IN ('card', 'cash', 'bank_transfer', 'insurer') THEN "method text" END AS "method",
    CASE
      WHEN STRLEN("treatment_id text") <= 64 OR LENGTH(REGEXP_REPLACE("treatment_id text", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 64
      THEN "treatment_id text"
    END AS "treatment_id"
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
), "local clock of $practice_time_zone" AS (
  SELECT
    *,
    UNNEST(RANGE(YEAR("local_from"), YEAR("local_next") + 1)) AS "year"
  FROM "periods of $practice_time_zone"
), "values 1" AS (
  SELECT
    *,
    CONCAT('PH-', "id") AS "concat('^p^h-', id)",
    CASE
      WHEN "created" < "created | at($practice_time_zone) in its zone"."local_until"
      AND NOT (
        COALESCE("created" < "created | at($practice_time_zone) in its zone"."earlier_until", FALSE)
      )
      THEN "created" - TO_SECONDS(COALESCE("created | at($practice_time_zone) in its zone"."offset_seconds", 0))
    END AS "created | at($practice_time_zone)",
    CAST("created" AS DATE) AS "created | to_date",
    'practicehub:Appointment:' || "appointment_id" AS "key(appointment_id)",
    CASE "method" WHEN 'bank_transfer' THEN 'Bank Transfer' WHEN 'card' THEN 'Card' WHEN 'cash' THEN 'Cash' WHEN 'insurer' THEN 'Insurer' END AS "method | map(payment_method)",
    CASE "status" WHEN 'cancelled' THEN 'Cancelled' WHEN 'overdue' THEN 'Overdue' WHEN 'paid' THEN 'Paid' WHEN 'pending' THEN 'Pending' END AS "status | map(invoice_status)"
  FROM "fields of all rows"
  LEFT JOIN "local clock of $practice_time_zone" AS "created | at($practice_time_zone) in its zone"
    ON YEAR("created") = "created | at($practice_time_zone) in its zone"."year"
    AND "created" >= "created | at($practice_time_zone) in its zone"."local_from"
    AND "created" < "created | at($practice_time_zone) in its zone"."local_next"
), "values 2" AS (
  SELECT
    *,
    CASE
      WHEN STRLEN("concat('^p^h-', id)") <= 40 OR LENGTH(REGEXP_REPLACE("concat('^p^h-', id)", '[\x{10000}-\x{10FFFF}]', '..', 'g')) <= 40
      THEN "concat('^p^h-', id)"
      ELSE NULLIF(
        REGEXP_REPLACE(
          LEFT(REGEXP_REPLACE(REGEXP_REPLACE("concat('^p^h-', id)", '^[\s\x0B\x{85}\p{Z}]+', '', 'g'), '([\x{10000}-\x{10FFFF}])', CHR(64977) || '\1', 'g'), 40),
          '\x{FDD1}([\x{10000}-\x{10FFFF}])|\x{FDD1}$',
          '\1',
          'g'
        ),
        ''
      )
    END AS "concat('^p^h-', id) | truncate(40)",
    COALESCE("invoiced_on", "created | to_date") AS "invoiced_on | default(created | to_date)"
  FROM "values 1"
), "values 3" AS (
  SELECT
    *,
    COALESCE("number", "concat('^p^h-', id) | truncate(40)") AS "number | default(concat('^p^h-', id) | truncate(40))"
  FROM "values 2"
), "loaded values" AS (
  SELECT
    "$position",
    "$source",
    "number | default(concat('^p^h-', id) | truncate(40))" AS "Invoice_Number__c",
    CAST("total" AS TEXT) AS "Amount__c",
    "status | map(invoice_status)" AS "Status__c",
    CAST("invoiced_on | default(created | to_date)" AS TEXT) AS "Invoice_Date__c",
    CAST("paid_on" AS TEXT) AS "Payment_Date__c",
    "method | map(payment_method)" AS "Payment_Method__c",
    "key(appointment_id)" AS "Source_Appointment_Key__c",
    STRFTIME("created | at($practice_time_zone)", '%Y-%m-%dT%H:%M:%S.%gZ') AS "Source_Created_At__c",
    'practicehub:Patient:' || "patient_id" AS "Patient__c",
    'practicehub:TreatmentRecord:' || "treatment_id" AS "Source_Treatment__c",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.invoiced_on: LNK105",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.method: LNK105",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.number: LNK105",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.paid_on: LNK105",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.status: LNK105",
    COALESCE("first where InvoiceDetail.invoice_id = id: LNK105", FALSE) AS "derive.Invoice.treatment_id: LNK105",
    "invoiced_on" IS NULL AND (
      "created" IS NOT NULL AND "created | to_date" IS NULL
    ) AS "routes.invoice.set.Invoice_Date__c: TYP101",
    "method" IS NOT NULL AND "method | map(payment_method)" IS NULL AS "routes.invoice.set.Payment_Method__c: PCK101",
    "status" IS NOT NULL AND "status | map(invoice_status)" IS NULL AS "routes.invoice.set.Status__c: PCK101",
    "appointment_id text" IS NOT NULL AND "appointment_id" IS NULL AS "source.objects.Invoice.fields.appointment_id: TYP103",
    "invoiced_on" IS NULL AND (
      "created text" IS NOT NULL AND "created" IS NULL
    ) AS "source.objects.Invoice.fields.created: TYP101",
    "invoiced_on" IS NULL AND "created text" IS NULL AS "source.objects.Invoice.fields.created: TYP104",
    "number" IS NULL AND (
      "id text" IS NOT NULL AND "id" IS NULL
    ) AS "source.objects.Invoice.fields.id: TYP103",
    "number" IS NULL AND "id text" IS NULL AS "source.objects.Invoice.fields.id: TYP104",
    "patient_id text" IS NOT NULL AND "patient_id" IS NULL AS "source.objects.Invoice.fields.patient_id: TYP103",
    "patient_id text" IS NULL AS "source.objects.Invoice.fields.patient_id: TYP104",
    "total text" IS NOT NULL AND "total" IS NULL AS "source.objects.Invoice.fields.total: TYP101",
    "total text" IS NULL AS "source.objects.Invoice.fields.total: TYP104",
    "invoiced_on text" IS NOT NULL AND "invoiced_on" IS NULL AS "source.objects.InvoiceDetail.fields.invoiced_on: TYP101",
    "method text" IS NOT NULL AND "method" IS NULL AS "source.objects.InvoiceDetail.fields.method: PCK101",
    "number text" IS NOT NULL AND "number" IS NULL AS "source.objects.InvoiceDetail.fields.number: TYP103",
    "paid_on text" IS NOT NULL AND "paid_on" IS NULL AS "source.objects.InvoiceDetail.fields.paid_on: TYP101",
    "status text" IS NOT NULL AND "status" IS NULL AS "source.objects.InvoiceDetail.fields.status: PCK101",
    "treatment_id text" IS NOT NULL AND "treatment_id" IS NULL AS "source.objects.InvoiceDetail.fields.treatment_id: TYP103"
  FROM "values 3"
), "judged values" AS (
  SELECT
    *,
    "Invoice_Number__c" = '#N/A' AS "routes.invoice.set.Invoice_Number__c: SFR111",
    "Source_Appointment_Key__c" = '#N/A' AS "routes.invoice.set.Source_Appointment_Key__c: SFR111"
  FROM "loaded values"
)
SELECT
  "$position",
  "$source",
  'practicehub:Invoice:' || "$source" AS "$key",
  "Invoice_Number__c",
  "Amount__c",
  "Status__c",
  "Invoice_Date__c",
  "Payment_Date__c",
  "Payment_Method__c",
  "Source_Appointment_Key__c",
  "Source_Created_At__c",
  "Patient__c",
  "Source_Treatment__c",
  SHA256(
    CONCAT(
      COALESCE(STRLEN("Amount__c") || ':' || "Amount__c", '-'),
      COALESCE(STRLEN("Invoice_Date__c") || ':' || "Invoice_Date__c", '-'),
      COALESCE(STRLEN("Invoice_Number__c") || ':' || "Invoice_Number__c", '-'),
      COALESCE(STRLEN("Patient__c") || ':' || "Patient__c", '-'),
      COALESCE(STRLEN("Payment_Date__c") || ':' || "Payment_Date__c", '-'),
      COALESCE(STRLEN("Payment_Method__c") || ':' || "Payment_Method__c", '-'),
      COALESCE(STRLEN("Source_Appointment_Key__c") || ':' || "Source_Appointment_Key__c", '-'),
      COALESCE(STRLEN("Source_Created_At__c") || ':' || "Source_Created_At__c", '-'),
      COALESCE(STRLEN("Source_Treatment__c") || ':' || "Source_Treatment__c", '-'),
      COALESCE(STRLEN("Status__c") || ':' || "Status__c", '-'),
      ''
    )
  ) AS "$hash",
  CASE
    WHEN "derive.Invoice.invoiced_on: LNK105"
    OR "derive.Invoice.method: LNK105"
    OR "derive.Invoice.number: LNK105"
    OR "derive.Invoice.paid_on: LNK105"
    OR "derive.Invoice.status: LNK105"
    OR "derive.Invoice.treatment_id: LNK105"
    OR "routes.invoice.set.Invoice_Date__c: TYP101"
    OR "routes.invoice.set.Invoice_Number__c: SFR111"
    OR "routes.invoice.set.Payment_Method__c: PCK101"
    OR "routes.invoice.set.Source_Appointment_Key__c: SFR111"
    OR "routes.invoice.set.Status__c: PCK101"
    OR "source.objects.Invoice.fields.appointment_id: TYP103"
    OR "source.objects.Invoice.fields.created: TYP101"
    OR "source.objects.Invoice.fields.created: TYP104"
    OR "source.objects.Invoice.fields.id: TYP103"
    OR "source.objects.Invoice.fields.id: TYP104"
    OR "source.objects.Invoice.fields.patient_id: TYP103"
    OR "source.objects.Invoice.fields.patient_id: TYP104"
    OR "source.objects.Invoice.fields.total: TYP101"
    OR "source.objects.Invoice.fields.total: TYP104"
    OR "source.objects.InvoiceDetail.fields.invoiced_on: TYP101"
    OR "source.objects.InvoiceDetail.fields.method: PCK101"
    OR "source.objects.InvoiceDetail.fields.number: TYP103"
    OR "source.objects.InvoiceDetail.fields.paid_on: TYP101"
    OR "source.objects.InvoiceDetail.fields.status: PCK101"
    OR "source.objects.InvoiceDetail.fields.treatment_id: TYP103"
    THEN FLATTEN(
      [
        CASE WHEN "derive.Invoice.invoiced_on: LNK105" THEN [{'address': 'derive.Invoice.invoiced_on', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Invoice.method: LNK105" THEN [{'address': 'derive.Invoice.method', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Invoice.number: LNK105" THEN [{'address': 'derive.Invoice.number', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Invoice.paid_on: LNK105" THEN [{'address': 'derive.Invoice.paid_on', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Invoice.status: LNK105" THEN [{'address': 'derive.Invoice.status', 'rule': 'LNK105'}] END,
        CASE WHEN "derive.Invoice.treatment_id: LNK105" THEN [{'address': 'derive.Invoice.treatment_id', 'rule': 'LNK105'}] END,
        CASE WHEN "routes.invoice.set.Invoice_Date__c: TYP101" THEN [{'address': 'routes.invoice.set.Invoice_Date__c', 'rule': 'TYP101'}] END,
        CASE WHEN "routes.invoice.set.Invoice_Number__c: SFR111" THEN [{'address': 'routes.invoice.set.Invoice_Number__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.invoice.set.Payment_Method__c: PCK101" THEN [{'address': 'routes.invoice.set.Payment_Method__c', 'rule': 'PCK101'}] END,
        CASE WHEN "routes.invoice.set.Source_Appointment_Key__c: SFR111" THEN [{'address': 'routes.invoice.set.Source_Appointment_Key__c', 'rule': 'SFR111'}] END,
        CASE WHEN "routes.invoice.set.Status__c: PCK101" THEN [{'address': 'routes.invoice.set.Status__c', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.Invoice.fields.appointment_id: TYP103" THEN [{'address': 'source.objects.Invoice.fields.appointment_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Invoice.fields.created: TYP101" THEN [{'address': 'source.objects.Invoice.fields.created', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Invoice.fields.created: TYP104" THEN [{'address': 'source.objects.Invoice.fields.created', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Invoice.fields.id: TYP103" THEN [{'address': 'source.objects.Invoice.fields.id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Invoice.fields.id: TYP104" THEN [{'address': 'source.objects.Invoice.fields.id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Invoice.fields.patient_id: TYP103" THEN [{'address': 'source.objects.Invoice.fields.patient_id', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.Invoice.fields.patient_id: TYP104" THEN [{'address': 'source.objects.Invoice.fields.patient_id', 'rule': 'TYP104'}] END,
        CASE WHEN "source.objects.Invoice.fields.total: TYP101" THEN [{'address': 'source.objects.Invoice.fields.total', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.Invoice.fields.total: TYP104" THEN [{'address': 'source.objects.Invoice.fields.total', 'rule': 'TYP104'}] END,
        CASE
          WHEN "source.objects.InvoiceDetail.fields.invoiced_on: TYP101"
          THEN [{'address': 'source.objects.InvoiceDetail.fields.invoiced_on', 'rule': 'TYP101'}]
        END,
        CASE WHEN "source.objects.InvoiceDetail.fields.method: PCK101" THEN [{'address': 'source.objects.InvoiceDetail.fields.method', 'rule': 'PCK101'}] END,
        CASE WHEN "source.objects.InvoiceDetail.fields.number: TYP103" THEN [{'address': 'source.objects.InvoiceDetail.fields.number', 'rule': 'TYP103'}] END,
        CASE WHEN "source.objects.InvoiceDetail.fields.paid_on: TYP101" THEN [{'address': 'source.objects.InvoiceDetail.fields.paid_on', 'rule': 'TYP101'}] END,
        CASE WHEN "source.objects.InvoiceDetail.fields.status: PCK101" THEN [{'address': 'source.objects.InvoiceDetail.fields.status', 'rule': 'PCK101'}] END,
        CASE
          WHEN "source.objects.InvoiceDetail.fields.treatment_id: TYP103"
          THEN [{'address': 'source.objects.InvoiceDetail.fields.treatment_id', 'rule': 'TYP103'}]
        END
      ]
    )
    ELSE CAST([] AS STRUCT("address" TEXT, "rule" TEXT)[])
  END AS "$reasons"
FROM "judged values"
ORDER BY
  "Patient__c" NULLS FIRST,
  "$source" NULLS FIRST
