-- Shared review: entries that take back and bring back, adjudication, claims by hand, who is here, search in
-- everything; and tables that stay quick with a million rows.
--
-- log and claims get a number of their own. In a table WITHOUT ROWID a row of the log's size leaves five to a page in
-- every level of the tree; and the search index names rows by number.

DROP TRIGGER log_undo_is_known;
DROP TRIGGER log_entry_stands;
DROP TRIGGER state_gains;
DROP TRIGGER state_loses;
DROP VIEW state_of_subject;
DROP TABLE state;
DROP TABLE standing;
DROP TABLE taken_back;

-- Human --------------------------------------------------------------------------------------------------------

CREATE TABLE numbered_log (
    number    INTEGER PRIMARY KEY,  -- the order in which entries arrived in this file; no part of the entry
    id        TEXT NOT NULL UNIQUE, -- UUIDv7, 32 hexadecimal digits
    chain     TEXT NOT NULL,        -- random, one for each writing session
    seq       INTEGER NOT NULL,     -- 1, 2, 3 ... in its chain
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,        -- UTC, to the millisecond
    clock     INTEGER NOT NULL,     -- Lamport clock: greater than that of every entry known when it was written
    subject   TEXT NOT NULL,        -- the id of the claim or article it is about; "file" for the whole file
    action    TEXT NOT NULL REFERENCES actions (action),
    value     TEXT,                 -- what the current state is built from: a rating, a stance, a title, an entry's id
    body      TEXT NOT NULL,        -- canonical JSON (RFC 8785), the very characters that were hashed; '' once redacted
    salt      TEXT NOT NULL,        -- 32 hexadecimal digits; '' once redacted
    body_hash TEXT NOT NULL,        -- SHA-256 of the canonical JSON of body and salt
    previous  TEXT NOT NULL,        -- hash of the entry before it in its chain, 64 zeros for the first
    hash      TEXT NOT NULL         -- SHA-256 of the canonical JSON of id, chain, seq, author, at, clock, subject,
                                    -- action, value, body_hash and previous
);
INSERT INTO numbered_log (id, chain, seq, author, at, clock, subject, action, value, body, salt, body_hash, previous,
                          hash)
    SELECT id, chain, seq, author, at, clock, subject, action, value, body, salt, body_hash, previous, hash
    FROM log ORDER BY clock, id;
DROP TABLE log;
ALTER TABLE numbered_log RENAME TO log;

CREATE INDEX log_by_chain ON log (chain, seq);
CREATE INDEX log_by_subject ON log (subject, action, clock, id);
CREATE INDEX log_by_clock ON log (clock, id, author);
CREATE INDEX log_by_target ON log (value, action) WHERE action IN ('undo', 'redo', 'withdraw', 'redact');

-- The one change there is: a body and its salt are blanked once an entry says who did it, when and why.
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
WHEN NOT (
    NEW.body = '' AND NEW.salt = ''
    AND (NEW.number, NEW.id, NEW.chain, NEW.seq, NEW.author, NEW.at, NEW.clock, NEW.subject, NEW.action)
        IS (OLD.number, OLD.id, OLD.chain, OLD.seq, OLD.author, OLD.at, OLD.clock, OLD.subject, OLD.action)
    AND (NEW.value, NEW.body_hash, NEW.previous, NEW.hash) IS (OLD.value, OLD.body_hash, OLD.previous, OLD.hash)
    AND EXISTS (
        SELECT 1 FROM log
        WHERE value = OLD.id AND action = 'redact' AND action IN ('undo', 'redo', 'withdraw', 'redact')
    )
) BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never changed');
END;
CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never taken out');
END;
-- REPLACE deletes without a delete trigger where recursive_triggers is off; this one stands in its way all the same.
CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id OR number = NEW.number) BEGIN
    SELECT raise(ABORT, 'the log is append-only: an entry is never replaced');
END;

-- What a merge would not accept, as it came, and why.
CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY,
    entry  TEXT NOT NULL,  -- JSON of the row as it was read
    reason TEXT NOT NULL,
    source TEXT NOT NULL,  -- the file it came from
    at     TEXT NOT NULL,
    UNIQUE (entry, reason)
);

-- Derived ------------------------------------------------------------------------------------------------------

-- The text comes last: what stands after it in a row is reached only through all its pages.
DROP VIEW passage_text;
CREATE TABLE listed_articles (
    id               TEXT PRIMARY KEY,            -- first 32 hexadecimal digits of SHA-256(text)
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
    compared         INTEGER NOT NULL DEFAULT 0,  -- 1: they were compared with the claims of all other articles
    text             TEXT NOT NULL                -- the canonical text
);
INSERT INTO listed_articles (id, title, title_is_standin, byline, outlet, published, language, source, words, imported,
                             extractor, claims, compared, text)
    SELECT id, title, title_is_standin, byline, outlet, published, language, source, words, imported,
        extractor, claims, compared, text
    FROM articles;
DROP TABLE articles;
ALTER TABLE listed_articles RENAME TO articles;
CREATE INDEX articles_by_source ON articles (source, id);
CREATE INDEX articles_to_extract ON articles (source) WHERE extractor IS NULL;
CREATE VIEW passage_text (number, text) AS
    SELECT p.number, substr(a.text, p.start + 1, p."end" - p.start)
    FROM passages AS p JOIN articles AS a ON a.id = p.article_id;

CREATE TABLE numbered_claims (
    number           INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,  -- first 32 hexadecimal digits of SHA-256("article_id:start:end")
    article_id       TEXT NOT NULL REFERENCES articles (id),
    start            INTEGER NOT NULL,
    "end"            INTEGER NOT NULL,
    text             TEXT NOT NULL,         -- the article's characters from start to end
    kind             TEXT NOT NULL,
    score            REAL NOT NULL,         -- check-worthiness, 0 to 1
    reasons          TEXT NOT NULL,         -- JSON: [{"name", "weight", "start", "end"}]
    claimant         TEXT,
    claimant_surface TEXT,
    cue_start        INTEGER,
    cue_end          INTEGER,
    is_quote         INTEGER NOT NULL DEFAULT 0,
    occurred_start   TEXT,
    occurred_end     TEXT,
    place            TEXT,
    origin           TEXT NOT NULL DEFAULT 'extracted',  -- or 'reviewer', cut out by hand
    CHECK (start >= 0 AND start < "end"),
    UNIQUE (article_id, start, "end")
);
CREATE TABLE numbered_quantities (
    claim_id    TEXT NOT NULL REFERENCES numbered_claims (id) ON DELETE CASCADE,
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
CREATE TABLE numbered_links (
    first    TEXT NOT NULL REFERENCES numbered_claims (id) ON DELETE CASCADE,
    second   TEXT NOT NULL REFERENCES numbered_claims (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,  -- same quote, agrees, conflicts
    score    REAL NOT NULL,
    grounds  TEXT NOT NULL,  -- JSON
    CHECK (first < second),
    PRIMARY KEY (first, second, relation)
) WITHOUT ROWID;
INSERT INTO numbered_claims (id, article_id, start, "end", text, kind, score, reasons, claimant, claimant_surface,
                             cue_start, cue_end, is_quote, occurred_start, occurred_end, place, origin)
    SELECT id, article_id, start, "end", text, kind, score, reasons, claimant, claimant_surface,
        cue_start, cue_end, is_quote, occurred_start, occurred_end, place, origin
    FROM claims ORDER BY article_id, start;
INSERT INTO numbered_quantities SELECT * FROM quantities;
INSERT INTO numbered_links SELECT * FROM links;
DROP TABLE links;
DROP TABLE quantities;
DROP TABLE claims;
ALTER TABLE numbered_claims RENAME TO claims;
ALTER TABLE numbered_quantities RENAME TO quantities;
ALTER TABLE numbered_links RENAME TO links;
CREATE INDEX claims_by_score ON claims (score DESC, id);
CREATE INDEX links_by_second ON links (second);

CREATE VIRTUAL TABLE claim_index USING fts5 (
    text, content = 'claims', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO claim_index (claim_index) VALUES ('rebuild');
CREATE TRIGGER claim_is_found AFTER INSERT ON claims BEGIN
    INSERT INTO claim_index (rowid, text) VALUES (NEW.number, NEW.text);
END;
CREATE TRIGGER claim_is_lost AFTER DELETE ON claims BEGIN
    INSERT INTO claim_index (claim_index, rowid, text) VALUES ('delete', OLD.number, OLD.text);
END;
CREATE TRIGGER claim_stays BEFORE UPDATE OF number, id, article_id, start, "end", text ON claims
WHEN (NEW.number, NEW.id, NEW.article_id, NEW.start, NEW."end", NEW.text)
    IS NOT (OLD.number, OLD.id, OLD.article_id, OLD.start, OLD."end", OLD.text) BEGIN
    SELECT raise(ABORT, 'a claim is where it is: other words are another claim');
END;

-- The words of the log's entries, filled by the program as it records them.
CREATE TABLE entry_words (
    number INTEGER PRIMARY KEY,  -- of the entry in log
    text   TEXT NOT NULL
);
CREATE VIRTUAL TABLE entry_index USING fts5 (
    text, content = 'entry_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER entry_is_found AFTER INSERT ON entry_words BEGIN
    INSERT INTO entry_index (rowid, text) VALUES (NEW.number, NEW.text);
END;
CREATE TRIGGER entry_is_lost AFTER DELETE ON entry_words BEGIN
    INSERT INTO entry_index (entry_index, rowid, text) VALUES ('delete', OLD.number, OLD.text);
END;
-- Of each member that people write, in the order in which the program indexes them, a line.
INSERT INTO entry_words (number, text)
    SELECT number, words
    FROM (
        SELECT l.number, (
            SELECT group_concat(value, char(10)) FROM (
                SELECT j.value
                FROM json_each(l.body) AS j JOIN (
                    SELECT 1 AS place, 'text' AS name UNION ALL SELECT 2, 'rationale' UNION ALL SELECT 3, 'reason'
                    UNION ALL SELECT 4, 'title' UNION ALL SELECT 5, 'publisher' UNION ALL SELECT 6, 'quote'
                    UNION ALL SELECT 7, 'locator' UNION ALL SELECT 8, 'url'
                ) AS n ON n.name = j.key
                WHERE j.type = 'text'
                ORDER BY n.place
            )
        ) AS words
        FROM log AS l
    )
    WHERE words IS NOT NULL;

-- Current ------------------------------------------------------------------------------------------------------

INSERT INTO actions (action, keeps) VALUES
    ('adjudicate', 'last'),
    ('move', 'last'),
    ('add claim', 'every'),
    ('reword', 'last'),
    ('re-cut', 'last of each author'),
    ('blind', 'last'),
    ('withdraw', 'none'),
    ('redo', 'none'),
    ('redact', 'none'),
    ('checkpoint', 'none');

CREATE TABLE standing (
    subject TEXT NOT NULL,
    action  TEXT NOT NULL,
    clock   INTEGER NOT NULL,
    entry   TEXT NOT NULL,
    author  TEXT NOT NULL,
    value   TEXT,
    PRIMARY KEY (subject, action, clock, entry)
) WITHOUT ROWID;
-- The value of these two is ARTICLE:START-END.
CREATE INDEX standing_by_hand ON standing (value) WHERE action IN ('add claim', 're-cut');

CREATE TABLE state (
    subject  TEXT PRIMARY KEY,
    workflow TEXT NOT NULL,
    rating   TEXT,               -- the adjudicated one, else that of all who decided; NULL while they differ, nobody
                                 -- has, or the claim is dismissed
    verdicts INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    notes    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX state_by_workflow ON state (workflow, subject);

-- How many claims of an article are no longer open. Not in articles, whose rows hold the whole text.
CREATE TABLE progress (
    article_id TEXT PRIMARY KEY,
    reviewed   INTEGER NOT NULL
) WITHOUT ROWID;

-- Entries that were taken back, with what did it: an undo or a withdrawal by the same author on the same subject. A
-- redo of that author's ends an undo for good; an undo ends a withdrawal as long as no redo ends the undo.
CREATE VIEW taken_back (entry, undo) AS
    SELECT t.id, u.id
    FROM log AS u JOIN log AS t ON t.id = u.value AND t.author = u.author AND t.subject = u.subject
    WHERE u.action IN ('undo', 'withdraw') AND u.action IN ('undo', 'redo', 'withdraw', 'redact')
        AND NOT EXISTS (
            SELECT 1 FROM log AS r
            WHERE r.value = u.id AND r.action IN ('undo', 'redo') AND r.author = u.author AND r.subject = u.subject
                AND r.action IN ('undo', 'redo', 'withdraw', 'redact')
                AND NOT (r.action = 'undo' AND EXISTS (
                    SELECT 1 FROM log AS again
                    WHERE again.value = r.id AND again.action = 'redo' AND again.author = r.author
                        AND again.subject = r.subject
                        AND again.action IN ('undo', 'redo', 'withdraw', 'redact')
                ))
        );

-- What stands by the log alone: every entry that was not taken back, and of a slot that keeps one entry the last.
CREATE VIEW standing_of_log (subject, action, clock, entry, author, value) AS
    SELECT l.subject, l.action, l.clock, l.id, l.author, l.value
    FROM log AS l JOIN actions AS k ON k.action = l.action
    WHERE k.keeps <> 'none'
        AND NOT EXISTS (SELECT 1 FROM taken_back AS b WHERE b.entry = l.id)
        AND NOT EXISTS (
            SELECT 1 FROM log AS later
            WHERE k.keeps <> 'every' AND later.subject = l.subject AND later.action = l.action
                AND (k.keeps = 'last' OR later.author = l.author)
                AND (later.clock, later.id) > (l.clock, l.id)
                AND NOT EXISTS (SELECT 1 FROM taken_back AS b WHERE b.entry = later.id)
        );

-- Where a claim stands. What was said last counts: a dismissal until it is decided after all; a move until the kind of
-- decision comes that it asks for; an adjudication until somebody, knowing of it, decides otherwise.
CREATE VIEW state_of_subject (subject, workflow, rating, verdicts, evidence, notes) AS
    SELECT
        subject,
        CASE
            WHEN dismissed > max(decided, adjudicated, moved) THEN 'dismissed'
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'disputed' THEN moved_to
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'needs second review' AND NOT EXISTS (
                SELECT 1 FROM standing AS v
                WHERE v.subject = s.subject AND v.action = 'verdict' AND v.clock > moved AND v.author <> mover
            ) THEN moved_to
            WHEN moved > max(dismissed, adjudicated, decided) AND moved_to IN ('new', 'in progress') THEN moved_to
            WHEN adjudicated >= 0 AND NOT contested THEN 'final'
            WHEN ratings > 1 OR contested THEN 'disputed'
            WHEN ratings = 1 THEN 'final'
            WHEN evidence + notes > 0 THEN 'in progress'
            ELSE 'new'
        END,
        CASE
            WHEN dismissed > max(decided, adjudicated, moved) OR contested THEN NULL
            WHEN moved > max(dismissed, adjudicated) AND moved_to = 'disputed' THEN NULL
            WHEN adjudicated >= 0 THEN settled
            WHEN ratings = 1 THEN rating
        END,
        verdicts, evidence, notes
    FROM (
        -- Contested by whoever decides otherwise than the adjudication, and than they themselves did before it: words
        -- added to an old verdict change nothing.
        SELECT *, adjudicated >= 0 AND decided > adjudicated AND EXISTS (
            SELECT 1 FROM standing AS v
            WHERE v.subject = g.subject AND v.action = 'verdict' AND v.clock > adjudicated AND v.value <> settled
                AND v.value IS NOT (
                    SELECT b.value FROM log AS b
                    WHERE b.subject = v.subject AND b.action = 'verdict' AND b.author = v.author
                        AND b.clock < adjudicated
                    ORDER BY b.clock DESC, b.id DESC LIMIT 1
                )
        ) AS contested
        FROM (
            SELECT
                subject,
                max(CASE WHEN action IN ('dismiss', 're-cut') THEN clock ELSE -1 END) AS dismissed,
                max(CASE WHEN action = 'verdict' THEN clock ELSE -1 END) AS decided,
                max(CASE WHEN action = 'adjudicate' THEN clock ELSE -1 END) AS adjudicated,
                max(CASE WHEN action = 'adjudicate' THEN value END) AS settled,
                max(CASE WHEN action = 'move' THEN clock ELSE -1 END) AS moved,
                max(CASE WHEN action = 'move' THEN value END) AS moved_to,
                max(CASE WHEN action = 'move' THEN author END) AS mover,
                count(DISTINCT CASE WHEN action = 'verdict' THEN value END) AS ratings,
                max(CASE WHEN action = 'verdict' THEN value END) AS rating,
                sum(action = 'verdict') AS verdicts,
                sum(action = 'evidence') AS evidence,
                sum(action = 'note') AS notes
            FROM standing
            GROUP BY subject
        ) AS g
    ) AS s;

-- One trigger for what stands and where its subject stands: SQLite fires several of one event in no promised order.
-- Entries may arrive in any order (a merge), so NEW need not be the last of its slot.
CREATE TRIGGER log_entry_stands AFTER INSERT ON log
WHEN (SELECT keeps FROM actions WHERE action = NEW.action) <> 'none' BEGIN
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_log WHERE entry = NEW.id;
    DELETE FROM standing
        WHERE subject = NEW.subject AND action = NEW.action AND (clock, entry) < (NEW.clock, NEW.id)
            AND CASE (SELECT keeps FROM actions WHERE action = NEW.action)
                WHEN 'last' THEN 1 WHEN 'last of each author' THEN author = NEW.author ELSE 0 END
            AND EXISTS (SELECT 1 FROM standing AS s WHERE s.subject = NEW.subject AND s.action = NEW.action
                            AND s.clock = NEW.clock AND s.entry = NEW.id);
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
END;
CREATE TRIGGER log_entry_takes_back AFTER INSERT ON log WHEN NEW.action IN ('undo', 'redo', 'withdraw') BEGIN
    DELETE FROM standing WHERE subject = NEW.subject;
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_log WHERE subject = NEW.subject;
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
END;

CREATE TRIGGER state_counts AFTER INSERT ON state WHEN NEW.workflow NOT IN ('new', 'in progress') BEGIN
    INSERT INTO progress (article_id, reviewed)
        SELECT article_id, 1 FROM claims WHERE id = NEW.subject
        ON CONFLICT (article_id) DO UPDATE SET reviewed = reviewed + 1;
END;
CREATE TRIGGER state_counts_no_more AFTER DELETE ON state WHEN OLD.workflow NOT IN ('new', 'in progress') BEGIN
    UPDATE progress SET reviewed = reviewed - 1
        WHERE article_id = (SELECT article_id FROM claims WHERE id = OLD.subject);
    DELETE FROM progress
        WHERE reviewed = 0 AND article_id = (SELECT article_id FROM claims WHERE id = OLD.subject);
END;

-- What stood before this migration stands after it.
INSERT INTO standing (subject, action, clock, entry, author, value)
    SELECT subject, action, clock, entry, author, value FROM standing_of_log;
INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
    SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject;

-- Who has the file open, and where they are. Not a decision, so not in the log; gone when they leave.
CREATE TABLE presence (
    session    TEXT PRIMARY KEY,  -- random, one for each open desk
    reviewer   TEXT NOT NULL,
    article_id TEXT,
    claim_id   TEXT,
    at         TEXT NOT NULL      -- UTC, when the desk last said that it is there
) WITHOUT ROWID;
