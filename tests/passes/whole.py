"""A small practice that uses everything the language has beyond one row, complete and without a finding."""

from collections.abc import Mapping

PLATFORM = """
spec: platform/v1
name: clinic
label: Clinic
roles: [source]
evidence: documented
formats: {date: ["%Y-%m-%d"], datetime: ["%Y-%m-%dT%H:%M:%S%z"]}
enums: {state: [open, done, lost]}
shapes:
  Answer: {question: id!, value: longtext(4000)}
  Service: {id: id!, name: text(60)!}
objects:
  Person:
    key: [id]
    phi: identifier
    fields:
      id: id!
      number: text(20)
      name: text(80)!
      parent_id: ref(Person)
      page: {type: html(9000), phi: health}
  Image:
    each: Person.page
    key: [person_id, place]
    fields:
      person_id: {type: ref(Person)!, path: ^.id}
      place: {type: int!, path: "#"}
      src: url!
      alt: text(200)
  Visit:
    key: [id]
    modified: changed
    phi: health
    fields:
      id: id!
      person_id: ref(Person)!
      start: datetime!
      state: enum(state)!
      fee: money
      currency: text(3)
      service: json(Service)
      changed: datetime!
  Payment: {key: [id], phi: financial, fields: {id: id!, number: text(20), amount: money!}}
  Question: {key: [id], phi: none, fields: {id: id!, label: text(200), kind: text(20)}}
  Form:
    key: [id]
    phi: health
    fields: {id: id!, person_id: ref(Person)!, answers: list(json(Answer))}
  FormAnswer:
    each: Form.answers
    key: [form_id, question]
    fields:
      form_id: {type: ref(Form)!, path: ^.id}
      question: id!
      value: longtext(4000)
connector:
  base_url: {env: CLINIC_URL, pattern: 'https://[a-z]+\\.clinic\\.example'}
  rate: {every_ms: 100}
  retry: {codes: [429]}
  page: {kind: number, param: page, size_param: size, size: 100, rows: data, total: total, next: next}
  endpoints:
    Person: {path: /people}
    Visit: {path: /visits}
    Payment: {path: /payments}
    Question: {path: /questions}
    Form: {path: /forms}
assets: {branding: {kind: appearance, label: Branding}}
"""

PAIR = """
spec: pair/v1
name: clinic-crm
source: clinic
target: crm
decisions:
  hipaa: {ask: Does HIPAA apply?, type: choice, choices: [required, not_required]}
prerequisites:
  invited: {do: Invite everybody, owner: admin, needed: sample, done_when: no row waits}
  trained: {do: Train everybody, owner: practice, done_when: a quiz was passed}
schema:
  key: {field: Migration_Key__c, type: text(200)}
  record_types: {Account: {Clinic: {label: Clinic}}}
  objects:
    Care__c:
      label: Care
      record_name: "auto(C-{0000})"
      fields:
        Patient__c: {type: ref(Contact)!, on_delete: restrict}
        Month__c: text(10)!
        Visits__c: decimal(18.0)
        Worth__c: money
        Primary__c: bool
    Form__c:
      label: Form
      record_name: "auto(F-{0000})"
      fields: {Patient__c: {type: ref(Contact)!, on_delete: restrict}, Answers_JSON__c: longtext(32000)}
    Payment__c:
      label: Payment
      record_name: "auto(P-{0000})"
      fields: {Amount__c: money!, Patient__c: ref(Contact)}
    Image__c:
      label: Image
      record_name: "auto(I-{0000})"
      fields:
        Patient__c: {type: ref(Contact)!, on_delete: restrict}
        Source__c: url!
        Words__c: text(200)
        Place__c: decimal(18.0)
  fields:
    Contact:
      Patient_Number__c: text(20)
      Page__c: longtext(9000)
      Last_Visit__c: datetime
      Visits__c: decimal(18.0)
rates: {practice: {to: USD, values: {AUD: {"2024-01-01": "0.68"}}}}
derive:
  Person.visits: {count: Visit, by: person_id}
  Person.last_visit: {latest: Visit.start, by: person_id, where: state = 'done'}
  Payment.person: {lookup: Person.id, by: number, match: number}
collect:
  Care:
    of: Visit
    key: {person_id: person_id, service_id: service.id}
    fields: {visits: {count: id}, worth: {sum: "fee | convert(currency, start | date_in($zone), practice)"}}
    primary: {field: is_primary, per: person_id, most: visits}
  Service: {of: Visit, key: {id: service.id}, fields: {name: {latest: service.name}}}
splits:
  visits: {of: Visit, cases: {shown: state = 'done', lost: state = 'lost'}, otherwise: shown}
expand:
  answers:
    over: Question
    key: id
    into: form
    name: label
    type: {by: kind, values: {number: decimal(16.4)}, otherwise: text(255)}
    value: {first: FormAnswer.value, by: form_id, where: question}
    budget: {fields: 5, overflow: Answers_JSON__c}
routes:
  person:
    from: Person
    to: Contact
    set:
      LastName: name
      Patient_Number__c: number
      Page__c: page | strip_html
      Last_Visit__c: last_visit
      Visits__c: visits
    link: {ReportsToId: parent_id -> person}
    accept: {TYP102: {Page__c: the images are records of their own}}
  image:
    from: Image
    to: Image__c
    set: {Source__c: src, Words__c: alt, Place__c: place}
    link: {Patient__c: person_id -> person}
  service: {from: Service, to: Account, record_type: Clinic, set: {Name: "name | default('Service')"}}
  care:
    from: Care
    to: Care__c
    set: {Month__c: service_id | truncate(10), Visits__c: visits, Worth__c: worth, Primary__c: is_primary}
    link: {Patient__c: person_id -> person}
    accept: {TYP102: {Month__c: ids are short}}
  visit:
    from: Visit
    to: Task
    when: visits.shown
    set: {Subject: service.name, ActivityDate: start | date_in($zone)}
    const: {Status: Completed, Priority: Normal}
    link: {WhoId: person_id -> person, WhatId: service.id -> service}
    drop: {changed: the target has its own}
    accept: {TYP106: {ActivityDate: a day is enough}}
  payment: {from: Payment, to: Payment__c, set: {Amount__c: amount}, link: {Patient__c: person -> person}}
  form:
    from: Form
    to: Form__c
    set: {Answers_JSON__c: answers | to_json(32000)}
    link: {Patient__c: person_id -> person}
not_migrated:
  visits.lost: nobody came
  FormAnswer: becomes fields of Form__c
  Question: says which fields there are
  branding: rebuilt by hand
protect: {when: hipaa}
accept:
  TYP106: {collect.Care.fields.worth.sum: rates change by the day}
  SFR101: {routes.person: people have no practice here}
  OPS104: {source.connector: everything is read again}
reconcile: {sums: {care: [Worth__c], payment: [Amount__c]}}
"""

TARGET = """
spec: platform/v1
name: crm
label: CRM
roles: [target]
evidence: documented
rule_pack: salesforce
api_version: "66.0"
edition: enterprise
objects:
  Account: {fields: [Name]}
  Contact: {fields: [LastName, ReportsToId]}
  Task: {fields: [Subject, Status, Priority, ActivityDate, WhoId, WhatId]}
"""

OVERLAY = """
spec: overlay/v1
name: acme
extends: clinic-crm
tenant: {id: acme, name: Acme}
answers: {zone: America/Chicago, hipaa: not_required}
fulfilled: {invited: Dana on 3 May}
"""

INVENTORY = """
spec: inventory/v1
pair: clinic-crm
objects:
  Question:
    q1: {label: Height, kind: number}
    q2: {label: Allergies, kind: word}
"""

WHOLE: Mapping[str, str] = {
    "specs/pairs/clinic-crm.yaml": PAIR.replace(
        "decisions:\n", "decisions:\n  zone: {ask: Which zone?, type: time_zone}\n", 1
    ),
    "specs/platforms/clinic.yaml": PLATFORM,
    "specs/platforms/crm.yaml": TARGET,
    "specs/orgs/acme.yaml": OVERLAY,
    "specs/inventories/clinic-crm@acme.yaml": INVENTORY,
}
