"""The tables of a run's store. Keys of records, ids, texts and bytes are inside sealed columns, or are tags.

A change here needs a new VERSION; a store of another version is refused, never guessed at.
"""

VERSION = "1"

SCHEMA = """
CREATE TABLE identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_note (name TEXT PRIMARY KEY, payload BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE extraction (
    object TEXT PRIMARY KEY, pass INTEGER NOT NULL, started TEXT NOT NULL, pages INTEGER NOT NULL,
    records INTEGER NOT NULL, cursor TEXT, total INTEGER, least INTEGER, most INTEGER, done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE page (
    object TEXT NOT NULL, number INTEGER NOT NULL, cursor TEXT, payload BLOB NOT NULL,
    PRIMARY KEY (object, number)
) STRICT;
CREATE INDEX page_cursor ON page (object, cursor);

CREATE TABLE content (
    object TEXT NOT NULL, tag BLOB NOT NULL, kept INTEGER NOT NULL, payload BLOB NOT NULL,
    PRIMARY KEY (object, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE content_part (
    object TEXT NOT NULL, tag BLOB NOT NULL, number INTEGER NOT NULL, payload BLOB NOT NULL,
    PRIMARY KEY (object, tag, number)
) STRICT;

CREATE TABLE chunk (
    id INTEGER PRIMARY KEY, route TEXT NOT NULL, pass INTEGER NOT NULL, number INTEGER NOT NULL,
    operation TEXT NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL, job TEXT, rows INTEGER NOT NULL,
    sha256 TEXT NOT NULL, intended_at TEXT, UNIQUE (route, pass, number)
) STRICT;
CREATE TABLE chunk_body (
    id INTEGER PRIMARY KEY REFERENCES chunk (id), payload BLOB NOT NULL, keys BLOB NOT NULL,
    before BLOB NOT NULL, results BLOB
) STRICT;
CREATE TABLE job (
    chunk INTEGER NOT NULL REFERENCES chunk (id), attempt INTEGER NOT NULL, job TEXT NOT NULL UNIQUE,
    PRIMARY KEY (chunk, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome_batch (
    id INTEGER PRIMARY KEY, route TEXT NOT NULL, payload BLOB NOT NULL
) STRICT;
CREATE INDEX outcome_batch_route ON outcome_batch (route, id);
CREATE TABLE outcome (
    tag BLOB PRIMARY KEY, batch INTEGER NOT NULL REFERENCES outcome_batch (id), position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outcome_place ON outcome (batch, position);

CREATE TABLE audit (
    number INTEGER PRIMARY KEY, event TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
"""
