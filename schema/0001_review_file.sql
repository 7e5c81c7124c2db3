-- A review file: what was read, what was found in it, and everything reviewers did.
--
-- Three sorts of tables stand here.
--   Derived   articles, passages, claims, quantities, links, passage_index: can be computed again from the sources.
--             Their ids are content addresses, so the same article imported on two machines is the same row.
--   Human     log: append-only. Every decision is an entry; nothing here is ever changed or taken out.
--   Current   standing, taken_back, state: kept up from the log by the triggers below, and rebuilt from it.
--
-- Offsets ("start", "end") count Unicode code points of articles.text, from 0, the end not included.

PRAGMA application_id = 0x46435742;  -- "FCWB"

-- Derived ------------------------------------------------------------------------------------------------------

CREATE TABLE articles (
    id               TEXT PRIMARY KEY,            -- first 32 hexadecimal digits of SHA-256(text)
    text             TEXT NOT NULL,               -- the canonical text
    title            TEXT NOT NULL,
    title_is_standin INTEGER NOT NULL DEFAULT 0,  -- 1: the text has no title, its first words stand in
    byline           TEXT,
    outlet           TEXT,
    published        TEXT,                        -- ISO 8601 day, NULL where the text states none
    language         TEXT,                        -- ISO 639-1
    source           TEXT NOT NULL,               -- where it was read from, as the reviewer named it
    words            INTEGER NOT NULL,            -- of the article itself, boilerplate left out
    imported         TEXT NOT NULL,               -- UTC
    extractor        TEXT,                        -- what found the claims; NULL until that is done
    claims           INTEGER NOT NULL DEFAULT 0,  -- how many there are
    compared         INTEGER NOT NULL DEFAULT 0   -- 1: they were compared with the claims of all other articles
);
CREATE INDEX articles_by_source ON articles (source, id);
CREATE INDEX articles_to_extract ON articles (source) WHERE extractor IS NULL;

CREATE TABLE passages (
    number     INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    role       TEXT NOT NULL,  -- title, byline, dateline, lead, body, heading, caption, quotation, boilerplate
    kind       TEXT,           -- of boilerplate
    language   TEXT,
    UNIQUE (article_id, start)
);

CREATE TABLE claims (
    id               TEXT PRIMARY KEY,  -- first 32 hexadecimal digits of SHA-256("article_id:start:end")
    article_id       TEXT NOT NULL REFERENCES articles (id),
    start            INTEGER NOT NULL,
    "end"            INTEGER NOT NULL,
    text             TEXT NOT NULL,     -- the article's characters from start to end
    kind             TEXT NOT NULL,
    score            REAL NOT NULL,     -- check-worthiness, 0 to 1
    reasons          TEXT NOT NULL,     -- JSON: [{"name", "weight", "start", "end"}]
    claimant         TEXT,
    claimant_surface TEXT,
    cue_start        INTEGER,
    cue_end          INTEGER,
    is_quote         INTEGER NOT NULL DEFAULT 0,
    occurred_start   TEXT,
    occurred_end     TEXT,
    place            TEXT,
    origin           TEXT NOT NULL DEFAULT 'extracted',
    CHECK (start >= 0 AND start < "end"),
    UNIQUE (article_id, start, "end")
);
CREATE INDEX claims_by_score ON claims (score DESC, id);

CREATE TABLE quantities (
    claim_id    TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    low         REAL,
    high        REAL,
    approximate INTEGER NOT NULL DEFAULT 0,
    unit        TEXT,
    what        TEXT,
    state       TEXT,
    PRIMARY KEY (claim_id, start, "end")
) WITHOUT ROWID;

CREATE TABLE links (
    first    TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    second   TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,  -- same quote, agrees, conflicts
    score    REAL NOT NULL,
    grounds  TEXT NOT NULL,  -- JSON
    CHECK (first < second),
    PRIMARY KEY (first, second, relation)
) WITHOUT ROWID;
CREATE INDEX links_by_second ON links (second);

CREATE VIEW passage_text (number, text) AS
    SELECT p.number, substr(a.text, p.start + 1, p."end" - p.start)
    FROM passages AS p JOIN articles AS a ON a.id = p.article_id;

-- Filled by the program as it stores passages: cutting them out of a long text again here would be quadratic.
CREATE VIRTUAL TABLE passage_index USING fts5 (
    text, content = 'passage_text', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
-- Human --------------------------------------------------------------------------------------------------------

CREATE TABLE log (
    id        TEXT PRIMARY KEY,   -- UUIDv7, 32 hexadecimal digits
    chain     TEXT NOT NULL,      -- random, one for each writing session
    seq       INTEGER NOT NULL,   -- 1, 2, 3 ... in its chain
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,      -- UTC, to the millisecond
    clock     INTEGER NOT NULL,   -- Lamport clock: greater than that of every entry known when it was written
    subject   TEXT NOT NULL,      -- the id of the claim or article it is about
    action    TEXT NOT NULL REFERENCES actions (action),
    value     TEXT,               -- what the current state is built from: a rating, a stance, a title, an entry's id
    body      TEXT NOT NULL,      -- canonical JSON (RFC 8785), the very characters that were hashed
    salt      TEXT NOT NULL,      -- 32 hexadecimal digits
    body_hash TEXT NOT NULL,      -- SHA-256 of the canonical JSON of body and salt
    previous  TEXT NOT NULL,      -- hash of the entry before it in its chain, 64 zeros for the first
    hash      TEXT NOT NULL       -- SHA-256 of the canonical JSON of id, chain, seq, author, at, clock, subject,
                                  -- action, value, body_hash and previous
) WITHOUT ROWID;                  -- a rowid would be a second name by which an entry could be replaced
CREATE INDEX log_by_chain ON log (chain, seq);
CREATE INDEX log_by_subject ON log (subject, action, clock, id);
CREATE INDEX log_by_author ON log (author, clock, id);
CREATE INDEX log_by_clock ON log (clock);

CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never changed');
END;
CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never taken out');
END;
-- REPLACE deletes without a delete trigger where recursive_triggers is off; this one stands in its way all the same.
CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id) BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never replaced');
END;

-- Current ------------------------------------------------------------------------------------------------------

-- What of several entries on one subject stands: every one, the last, or the last of each author.
CREATE TABLE actions (
    action TEXT PRIMARY KEY,
    keeps  TEXT NOT NULL CHECK (keeps IN ('every', 'last', 'last of each author', 'none'))
) WITHOUT ROWID;
INSERT INTO actions (action, keeps) VALUES
    ('verdict', 'last of each author'),
    ('evidence', 'every'),
    ('note', 'every'),
    ('dismiss', 'last'),
    ('set title', 'last'),
    ('set byline', 'last'),
    ('set outlet', 'last'),
    ('set published', 'last'),
    ('set language', 'last'),
    ('set source', 'last'),
    ('undo', 'none');

CREATE TABLE standing (
    entry   TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    action  TEXT NOT NULL,
    author  TEXT NOT NULL,
    value   TEXT,
    clock   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX standing_by_subject ON standing (subject, action, clock, entry);

CREATE TABLE taken_back (
    entry TEXT NOT NULL,
    undo  TEXT NOT NULL,
    PRIMARY KEY (entry, undo)
) WITHOUT ROWID;

CREATE TABLE state (
    subject  TEXT PRIMARY KEY,
    workflow TEXT NOT NULL,
    rating   TEXT,               -- of all who decided; NULL while they differ, nobody has, or the claim is dismissed
    verdicts INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    notes    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX state_by_workflow ON state (workflow, subject);

CREATE TRIGGER log_undo_is_known AFTER INSERT ON log WHEN NEW.action = 'undo' BEGIN
    INSERT INTO taken_back (entry, undo) VALUES (NEW.value, NEW.id);
    DELETE FROM standing WHERE entry = NEW.value;
    -- The entry that the taken-back one had displaced stands again. The slot is computed afresh from the log.
    INSERT INTO standing (entry, subject, action, author, value, clock)
        SELECT l.id, l.subject, l.action, l.author, l.value, l.clock
        FROM log AS t
        JOIN actions AS k ON k.action = t.action AND k.keeps IN ('last', 'last of each author')
        JOIN log AS l ON l.subject = t.subject AND l.action = t.action
            AND (k.keeps = 'last' OR l.author = t.author)
            AND NOT EXISTS (SELECT 1 FROM taken_back AS b WHERE b.entry = l.id)
            AND NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.subject = t.subject AND s.action = t.action
                                AND (k.keeps = 'last' OR s.author = t.author))
        WHERE t.id = NEW.value
        ORDER BY l.clock DESC, l.id DESC
        LIMIT 1;
END;

CREATE TRIGGER log_entry_stands AFTER INSERT ON log WHEN NEW.action <> 'undo' BEGIN
    INSERT INTO standing (entry, subject, action, author, value, clock)
        SELECT NEW.id, NEW.subject, NEW.action, NEW.author, NEW.value, NEW.clock
        WHERE NOT EXISTS (SELECT 1 FROM taken_back WHERE entry = NEW.id);
    -- Of a slot that keeps one entry the last one stays; entries may arrive in any order, so NEW need not be it.
    DELETE FROM standing
        WHERE subject = NEW.subject AND action = NEW.action
          AND (SELECT keeps FROM actions WHERE action = NEW.action) IN ('last', 'last of each author')
          AND EXISTS (
              SELECT 1 FROM standing AS later
              WHERE later.subject = standing.subject AND later.action = standing.action
                AND (later.author = standing.author
                     OR (SELECT keeps FROM actions WHERE action = NEW.action) = 'last')
                AND (later.clock, later.entry) > (standing.clock, standing.entry)
          );
END;

-- SQLite fires triggers of one event in no promised order, so the state follows the standing entries, not the log.
CREATE VIEW state_of_subject AS
    SELECT
        subject,
        CASE
            WHEN dismissed > coalesce(decided, -1) THEN 'dismissed'
            WHEN ratings > 1 THEN 'disputed'
            WHEN ratings = 1 THEN 'final'
            WHEN evidence + notes > 0 THEN 'in progress'
            ELSE 'new'
        END AS workflow,
        CASE WHEN ratings = 1 AND coalesce(dismissed, -1) < decided THEN rating END AS rating,
        verdicts, evidence, notes
    FROM (
        SELECT
            subject,
            max(CASE WHEN action = 'dismiss' THEN clock END) AS dismissed,
            max(CASE WHEN action = 'verdict' THEN clock END) AS decided,
            count(DISTINCT CASE WHEN action = 'verdict' THEN value END) AS ratings,
            max(CASE WHEN action = 'verdict' THEN value END) AS rating,
            sum(action = 'verdict') AS verdicts,
            sum(action = 'evidence') AS evidence,
            sum(action = 'note') AS notes
        FROM standing
        GROUP BY subject
    );

CREATE TRIGGER state_gains AFTER INSERT ON standing BEGIN
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
END;
CREATE TRIGGER state_loses AFTER DELETE ON standing BEGIN
    DELETE FROM state WHERE subject = OLD.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = OLD.subject;
END;

-- Where each reviewer left off. Not a decision, so not in the log.
CREATE TABLE bookmarks (
    reviewer   TEXT PRIMARY KEY,
    article_id TEXT NOT NULL,
    claim_id   TEXT,
    at         TEXT NOT NULL
) WITHOUT ROWID;
