-- Across articles: what agrees, what conflicts, what was checked before; and what a day at the desk needs beside.
--
-- Derived ------------------------------------------------------------------------------------------------------

-- The other names of a relation between two claims are spelled in links.relation: agrees, conflicts.

-- Moving about -------------------------------------------------------------------------------------------------

-- The next claim of a claimant, and the next in conflict, are found without a look at all claims.
CREATE INDEX claims_by_claimant ON claims (claimant, article_id, start, "end") WHERE claimant IS NOT NULL;
CREATE INDEX links_by_relation ON links (relation, second);

-- Where a reviewer set a mark to come back to, and under which letter. Not a decision, so not in the log.
CREATE TABLE marks (
    reviewer   TEXT NOT NULL,
    letter     TEXT NOT NULL,
    article_id TEXT NOT NULL,
    claim_id   TEXT,
    at         TEXT NOT NULL,
    PRIMARY KEY (reviewer, letter)
) WITHOUT ROWID;

-- Claims that a reviewer left for later: theirs alone, an order of work and no word on the claim, so not in the log.
CREATE TABLE later (
    reviewer TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (reviewer, claim_id)
) WITHOUT ROWID;

-- The queue ----------------------------------------------------------------------------------------------------

-- What reviewers sift the claims by again and again. Not a decision, so not in the log, and not merged.
CREATE TABLE saved_filters (
    owner    TEXT NOT NULL,  -- the reviewer whose it is; '' where all share it
    name     TEXT NOT NULL,
    filter   TEXT NOT NULL,  -- as it is typed: is:open by:"Port Authority" crane
    sort     TEXT NOT NULL,
    reviewer TEXT NOT NULL,  -- who kept it last
    at       TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;
-- Linking ------------------------------------------------------------------------------------------------------

-- Claims that came, changed or went since links were last looked for. Kept by the triggers below, whatever changes a
-- claim or what is known of its article; emptied as links are found.
CREATE TABLE claims_to_link (
    claim INTEGER PRIMARY KEY,         -- its number
    step  INTEGER NOT NULL DEFAULT 0  -- 0: its terms may be others now; 1: they are in the index, links are to be found
);

-- What a claim is found by: terms, each with a stretch of time, as one whole number (workbench/compare/candidates.py).
CREATE TABLE claim_terms (
    key   INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (key, claim)
) WITHOUT ROWID;

-- The same by claim: its keys, 8 bytes each, the least first.
CREATE TABLE claim_keys (
    claim INTEGER PRIMARY KEY,
    keys  BLOB NOT NULL
);

-- By which version of the rules links were found, in one row; by others they are found anew.
CREATE TABLE links_found (
    rules INTEGER PRIMARY KEY
);

CREATE TRIGGER claim_is_to_link AFTER INSERT ON claims BEGIN
    INSERT INTO claims_to_link (claim) VALUES (NEW.number) ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER claim_is_to_link_again AFTER UPDATE ON claims BEGIN
    INSERT INTO claims_to_link (claim) VALUES (NEW.number) ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER claim_links_no_more AFTER DELETE ON claims BEGIN
    INSERT INTO claims_to_link (claim) VALUES (OLD.number) ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER article_is_read_otherwise AFTER UPDATE OF published, title, outlet ON articles
WHEN (NEW.published, NEW.title, NEW.outlet) IS NOT (OLD.published, OLD.title, OLD.outlet) BEGIN
    INSERT INTO claims_to_link (claim) SELECT number FROM claims WHERE article_id = NEW.id
        ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER article_is_corrected AFTER INSERT ON standing
WHEN NEW.action IN ('set published', 'set title', 'set outlet') BEGIN
    INSERT INTO claims_to_link (claim) SELECT number FROM claims WHERE article_id = NEW.subject
        ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER article_is_corrected_no_more AFTER DELETE ON standing
WHEN OLD.action IN ('set published', 'set title', 'set outlet') BEGIN
    INSERT INTO claims_to_link (claim) SELECT number FROM claims WHERE article_id = OLD.subject
        ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER article_is_replaced AFTER INSERT ON replaced BEGIN
    INSERT INTO claims_to_link (claim) SELECT number FROM claims WHERE article_id = NEW.article_id
        ON CONFLICT (claim) DO UPDATE SET step = 0;
END;
CREATE TRIGGER article_is_replaced_no_more AFTER DELETE ON replaced BEGIN
    INSERT INTO claims_to_link (claim) SELECT number FROM claims WHERE article_id = OLD.article_id
        ON CONFLICT (claim) DO UPDATE SET step = 0;
END;

ALTER TABLE articles DROP COLUMN compared;  -- said of whole articles what claims_to_link says of each claim

-- What was linked before is linked anew, the next time that claims are looked for.
INSERT INTO claims_to_link (claim) SELECT number FROM claims;

-- Current ------------------------------------------------------------------------------------------------------

-- As before, what is said of a claim counts for its successor in a newer version too; but one successor after the other,
-- each named: asked for all of a claim's at once, SQLite read the whole log for every entry that was written.
DROP TRIGGER log_entry_stands;
DROP TRIGGER log_entry_takes_back;

-- Holds nothing: what is put in stands again, as the log has it.
CREATE VIEW standing_again (subject) AS SELECT NULL WHERE FALSE;
CREATE TRIGGER successor_stands_again INSTEAD OF INSERT ON standing_again BEGIN
    DELETE FROM standing WHERE subject = NEW.subject;
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_successor WHERE subject = NEW.subject;
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
END;

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
    INSERT INTO standing_again (subject) SELECT DISTINCT successor FROM successor_of WHERE subject = NEW.subject;
END;
CREATE TRIGGER log_entry_takes_back AFTER INSERT ON log WHEN NEW.action IN ('undo', 'redo', 'withdraw') BEGIN
    DELETE FROM standing WHERE subject = NEW.subject;
    INSERT INTO standing (subject, action, clock, entry, author, value)
        SELECT subject, action, clock, entry, author, value FROM standing_of_log WHERE subject = NEW.subject;
    DELETE FROM state WHERE subject = NEW.subject;
    INSERT INTO state (subject, workflow, rating, verdicts, evidence, notes)
        SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject WHERE subject = NEW.subject;
    INSERT INTO standing_again (subject) SELECT DISTINCT successor FROM successor_of WHERE subject = NEW.subject;
END;

-- Checked before -----------------------------------------------------------------------------------------------

-- Derived: fact checks that others published, read from their ClaimReview.
CREATE TABLE checks (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,  -- first 32 hexadecimal digits of SHA-256 of the JSON list of the columns below
    claim     TEXT NOT NULL,         -- the claim reviewed, as the checker words it
    claimant  TEXT,                  -- who made it
    said      TEXT,                  -- ISO 8601 day on which they did
    rating    TEXT,                  -- the verdict in the checker's words
    value     REAL,                  -- its number, on the checker's scale from worst to best
    worst     REAL,
    best      REAL,
    checker   TEXT,                  -- who checked it
    url       TEXT,                  -- where that is published
    published TEXT,                  -- ISO 8601 day
    title     TEXT
);

-- What was checked, here and elsewhere, with one index over both. The claims of this file that are final have their
-- numbers below 0.
CREATE VIEW checked_words (number, claim, title) AS
    SELECT number, claim, coalesce(title, '') FROM checks
    UNION ALL
    SELECT -c.number, c.text, '' FROM state AS s JOIN claims AS c ON c.id = s.subject WHERE s.workflow = 'final';

CREATE VIRTUAL TABLE check_index USING fts5 (
    claim, title,
    content = 'checked_words', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO check_index (check_index) VALUES ('rebuild');

CREATE TRIGGER check_is_found AFTER INSERT ON checks BEGIN
    INSERT INTO check_index (rowid, claim, title) VALUES (NEW.number, NEW.claim, coalesce(NEW.title, ''));
END;
-- What an index lacks cannot be taken out of it: FTS5 calls the file malformed then, and a damaged index must not keep
-- anybody from deciding. So each of these asks first.
CREATE TRIGGER check_is_lost AFTER DELETE ON checks
WHEN EXISTS (SELECT 1 FROM check_index_docsize WHERE id = OLD.number) BEGIN
    INSERT INTO check_index (check_index, rowid, claim, title)
        VALUES ('delete', OLD.number, OLD.claim, coalesce(OLD.title, ''));
END;
CREATE TRIGGER check_stays BEFORE UPDATE ON checks BEGIN
    SELECT raise(ABORT, 'a check is what it says: another one has another id');
END;
-- A claim is found as a checked one as long as it is there and final, whichever of the two comes first.
CREATE TRIGGER final_claim_is_found AFTER INSERT ON state WHEN NEW.workflow = 'final' BEGIN
    INSERT INTO check_index (rowid, claim, title) SELECT -number, text, '' FROM claims WHERE id = NEW.subject;
END;
CREATE TRIGGER final_claim_is_lost AFTER DELETE ON state WHEN OLD.workflow = 'final' BEGIN
    INSERT INTO check_index (check_index, rowid, claim, title)
        SELECT 'delete', -number, text, '' FROM claims
        WHERE id = OLD.subject AND -number IN (SELECT id FROM check_index_docsize);
END;
CREATE TRIGGER claim_comes_final AFTER INSERT ON claims
WHEN EXISTS (SELECT 1 FROM state WHERE subject = NEW.id AND workflow = 'final') BEGIN
    INSERT INTO check_index (rowid, claim, title) VALUES (-NEW.number, NEW.text, '');
END;
CREATE TRIGGER claim_goes_final AFTER DELETE ON claims
WHEN EXISTS (SELECT 1 FROM check_index_docsize WHERE id = -OLD.number) BEGIN
    INSERT INTO check_index (check_index, rowid, claim, title) VALUES ('delete', -OLD.number, OLD.text, '');
END;
