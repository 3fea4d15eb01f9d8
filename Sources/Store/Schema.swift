import GRDB

/// The tables, and how older databases become the current one.
///
/// Units: an instant is INTEGER milliseconds since 1970 UTC, a day is INTEGER days since 1970-01-01, a rating is
/// thousandths of a point. Text compares by its bytes (`BINARY`, SQLite's default).
struct Schema: Sendable {
    /// `hudl`, in SQLite's header: tells this database from another application's.
    static let application: Int64 = 0x6875_646C

    /// One script per version, oldest first. A released script never changes; a change is a new script at the end.
    let steps: [String]

    static let current = Schema(steps: [responses + staging + first, second])

    /// The version that this program writes, kept in `PRAGMA user_version`.
    var version: Int { steps.count }

    /// Runs the missing scripts, in the transaction it is called in.
    func migrate(_ db: Database) throws {
        let present = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard present < version else { return }
        for step in steps.dropFirst(present) { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA application_id = \(Self.application); PRAGMA user_version = \(version)")
    }

    private static let first = """
        -- What is asked, and the scale that stored ratings are on. A rating's place in `response.ratings` is its id.
        CREATE TABLE measure (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('outcome', 'driver', 'behaviour')),
            key TEXT NOT NULL UNIQUE,
            low INTEGER NOT NULL,
            high INTEGER NOT NULL
        ) STRICT;

        -- The ledger. `standing` is 0 once what the delivery gave was taken back.
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY,
            claim TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            filed_as TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            source TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('accepted', 'partial', 'rejected')),
            accepted INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            duplicate INTEGER NOT NULL,
            left_out INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            received INTEGER NOT NULL,
            reason TEXT,
            notes TEXT NOT NULL, -- JSON: warnings, reasons, first lines
            mapping TEXT NOT NULL,
            standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
            -- Its responses have ids from the one up to below the other, some of which may be gone. No id is given twice.
            first_response INTEGER NOT NULL,
            next_response INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX delivery_sha256 ON delivery (sha256);
        CREATE INDEX delivery_received ON delivery (source, received DESC) WHERE state <> 'rejected';
        CREATE INDEX delivery_next_response ON delivery (next_response);

        -- What planning has counted of a location's kept responses up to `counted`'s delivery, in planning's own notation
        -- and for the configuration that `shape` tells. A location without is counted anew.
        CREATE TABLE location_sums (
            id INTEGER PRIMARY KEY,
            location TEXT NOT NULL UNIQUE,
            shape TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE counted (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            delivery INTEGER NOT NULL,
            -- How often a stored response was changed or removed.
            changes INTEGER NOT NULL
        ) STRICT;
        INSERT INTO counted VALUES (1, 0, 0);

        -- What holds for the whole chain alike, as planning last found it.
        CREATE TABLE chain_model (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            shape TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        -- With consent only, of kept versions only, until `ends_at`. The empty text stands for what was not given.
        CREATE TABLE contact (
            response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
            delivery INTEGER NOT NULL, -- whose ledger row comes last
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            phone TEXT NOT NULL,
            ends_at INTEGER NOT NULL,
            PRIMARY KEY (response, delivery, name, email, phone)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contact_delivery ON contact (delivery);
        CREATE INDEX contact_ends_at ON contact (ends_at);

        -- Customers to be answered, by the first 16 digits of their response's identity. `leader` is the alert that this
        -- one is told with: its own id, or that of the first of its hour and cause. Neither the response nor its delivery
        -- is referred to: what was done about a customer outlasts that a file is taken back and given again.
        CREATE TABLE alert (
            id TEXT PRIMARY KEY,
            identity BLOB NOT NULL UNIQUE,
            leader TEXT NOT NULL,
            location TEXT NOT NULL,
            -- Of the version that was judged.
            updated INTEGER,
            submitted INTEGER NOT NULL,
            opened INTEGER NOT NULL,
            -- When a file first told of it: an answer is for those who were told of when it was written.
            told INTEGER,
            touched INTEGER,
            closed INTEGER,
            low INTEGER NOT NULL CHECK (low IN (0, 1)),
            words TEXT NOT NULL, -- JSON: a list
            cause TEXT,
            -- It gives nothing but marks, and nobody can be called.
            silent INTEGER NOT NULL CHECK (silent IN (0, 1))
        ) STRICT;
        CREATE INDEX alert_leader ON alert (leader);
        -- Those that a customer who comes later may be told with.
        CREATE INDEX alert_location ON alert (location, cause, submitted, id)
            WHERE leader = id AND touched IS NULL AND closed IS NULL;
        CREATE INDEX alert_opened ON alert (opened);

        -- Customers to be answered whose response has gone, or came back in the place of one that has: to be judged anew.
        CREATE TABLE alert_doubt (
            identity BLOB PRIMARY KEY
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER alert_response_forgotten AFTER DELETE ON response
        WHEN old.kept = 1 AND EXISTS (SELECT 1 FROM alert WHERE identity = old.identity) BEGIN
            INSERT INTO alert_doubt SELECT old.identity
                WHERE NOT EXISTS (SELECT 1 FROM alert_doubt WHERE identity = old.identity);
        END;
        CREATE TRIGGER alert_response_returned AFTER UPDATE OF kept ON response
        WHEN old.kept = 0 AND new.kept = 1 BEGIN
            INSERT INTO alert_doubt SELECT new.identity
                WHERE NOT EXISTS (SELECT 1 FROM alert_doubt WHERE identity = new.identity);
        END;

        -- What was done about alerts, by the ids they were told under. Notes end with contacts: they may name somebody.
        CREATE TABLE alert_answer (
            alert TEXT NOT NULL,
            delivery INTEGER NOT NULL REFERENCES delivery DEFERRABLE INITIALLY DEFERRED,
            state TEXT NOT NULL CHECK (state IN ('touched', 'closed')),
            at INTEGER NOT NULL,
            location TEXT NOT NULL,
            cause TEXT,
            note TEXT,
            PRIMARY KEY (alert, delivery, state)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alert_answer_at ON alert_answer (at);

        -- Alerts whose files are to be written anew, or removed where nothing is left to be told, in the order in which they
        -- became so. Whatever changes what they tell says so here.
        CREATE TABLE alert_due (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            alert TEXT NOT NULL,
            location TEXT NOT NULL,
            UNIQUE (location, alert)
        ) STRICT;
        CREATE TRIGGER alert_opened AFTER INSERT ON alert BEGIN
            INSERT INTO alert_due (alert, location) SELECT new.leader, new.location WHERE NOT EXISTS (
                SELECT 1 FROM alert_due WHERE alert = new.leader AND location = new.location);
        END;
        CREATE TRIGGER alert_changed AFTER UPDATE OF
            leader, location, updated, submitted, touched, closed, low, words, cause, silent ON alert BEGIN
            INSERT INTO alert_due (alert, location) SELECT old.leader, old.location WHERE NOT EXISTS (
                SELECT 1 FROM alert_due WHERE alert = old.leader AND location = old.location);
            INSERT INTO alert_due (alert, location) SELECT new.leader, new.location WHERE NOT EXISTS (
                SELECT 1 FROM alert_due WHERE alert = new.leader AND location = new.location);
        END;
        CREATE TRIGGER alert_forgotten AFTER DELETE ON alert BEGIN
            INSERT INTO alert_due (alert, location) SELECT old.leader, old.location WHERE NOT EXISTS (
                SELECT 1 FROM alert_due WHERE alert = old.leader AND location = old.location);
        END;
        CREATE TRIGGER contact_given AFTER INSERT ON contact BEGIN
            INSERT INTO alert_due (alert, location) SELECT leader, location FROM alert
                WHERE identity = (SELECT identity FROM response WHERE id = new.response) AND NOT EXISTS (
                    SELECT 1 FROM alert_due WHERE alert = alert.leader AND location = alert.location);
        END;
        CREATE TRIGGER contact_forgotten AFTER DELETE ON contact BEGIN
            INSERT INTO alert_due (alert, location) SELECT leader, location FROM alert
                WHERE identity = (SELECT identity FROM response WHERE id = old.response) AND NOT EXISTS (
                    SELECT 1 FROM alert_due WHERE alert = alert.leader AND location = alert.location);
        END;
        CREATE TRIGGER comment_forgotten AFTER UPDATE OF comment ON response WHEN new.kept = 1 BEGIN
            INSERT INTO alert_due (alert, location) SELECT leader, location FROM alert WHERE identity = new.identity AND NOT EXISTS (
                SELECT 1 FROM alert_due WHERE alert = alert.leader AND location = alert.location);
        END;

        -- Mixed into the digests of addresses, so that those of one database tell nothing about another's.
        CREATE TABLE salt (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            bytes BLOB NOT NULL
        ) STRICT;
        INSERT INTO salt VALUES (1, randomblob(16));

        -- Whose a response is, as a digest of each address of theirs: the same person is known again when the contact is
        -- long gone. Of every version for which a contact was given with consent, kept or not. Written with each such row:
        -- of its indexes only the one by digest has its rows anywhere.
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL,
            response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
            delivery INTEGER NOT NULL, -- whose ledger row comes last
            UNIQUE (digest, response, delivery)
        ) STRICT;
        CREATE INDEX person_response ON person (response);
        CREATE INDEX person_delivery ON person (delivery);

        -- Answers of delighted customers who can be reached, for as long as they can.
        CREATE TABLE advocate (
            id TEXT PRIMARY KEY,
            response INTEGER NOT NULL UNIQUE REFERENCES response ON DELETE CASCADE,
            location TEXT NOT NULL,
            submitted INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX advocate_location ON advocate (location, submitted);
        CREATE INDEX advocate_submitted ON advocate (submitted);

        -- The last delivery in which advocates were looked for.
        CREATE TABLE befriended (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            delivery INTEGER NOT NULL
        ) STRICT;
        INSERT INTO befriended VALUES (1, 0);

        -- What was done about advocates, by the ids they had then; no reference, so that it outlives the contact.
        CREATE TABLE advocate_answer (
            advocate TEXT NOT NULL,
            delivery INTEGER NOT NULL REFERENCES delivery DEFERRABLE INITIALLY DEFERRED,
            state TEXT NOT NULL CHECK (state IN ('invited')),
            at INTEGER NOT NULL,
            note TEXT,
            PRIMARY KEY (advocate, delivery, state)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX advocate_answer_delivery ON advocate_answer (delivery);
        CREATE INDEX advocate_answer_at ON advocate_answer (at);

        -- Locations whose files of advocates are to be written anew, or removed where there are none; and addresses of whose
        -- persons something changed that may concern other locations: those that another response shares. Whatever
        -- changes it says so here.
        CREATE TABLE advocate_due (
            location TEXT PRIMARY KEY
        ) STRICT;
        CREATE TABLE person_changed (
            digest BLOB PRIMARY KEY
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER advocate_unreachable AFTER DELETE ON contact BEGIN
            DELETE FROM advocate WHERE response = old.response
                AND NOT EXISTS (SELECT 1 FROM contact WHERE response = old.response);
            INSERT OR IGNORE INTO advocate_due SELECT location FROM advocate WHERE response = old.response;
        END;
        CREATE TRIGGER advocate_reachable AFTER INSERT ON contact BEGIN
            INSERT OR IGNORE INTO advocate_due SELECT location FROM advocate WHERE response = new.response;
        END;
        CREATE TRIGGER advocate_found AFTER INSERT ON advocate BEGIN
            INSERT OR IGNORE INTO advocate_due VALUES (new.location);
            INSERT OR IGNORE INTO person_changed SELECT digest FROM person AS own WHERE response = new.response
                AND EXISTS (SELECT 1 FROM person WHERE digest = own.digest AND response <> own.response);
        END;
        CREATE TRIGGER advocate_forgotten AFTER DELETE ON advocate BEGIN
            INSERT OR IGNORE INTO advocate_due VALUES (old.location);
            INSERT OR IGNORE INTO person_changed SELECT digest FROM person AS own WHERE response = old.response
                AND EXISTS (SELECT 1 FROM person WHERE digest = own.digest AND response <> own.response);
        END;
        -- Of very many answers under one address the latest are enough to see whether it is an advocate's.
        CREATE TRIGGER person_found AFTER INSERT ON person
            WHEN EXISTS (SELECT 1 FROM person WHERE digest = new.digest AND response <> new.response)
        BEGIN
            INSERT OR IGNORE INTO person_changed SELECT new.digest WHERE EXISTS (
                SELECT 1 FROM advocate JOIN (
                    SELECT response FROM person WHERE digest = new.digest ORDER BY response DESC LIMIT 200
                ) AS latest ON latest.response = advocate.response);
        END;
        CREATE TRIGGER person_forgotten AFTER DELETE ON person
            WHEN EXISTS (SELECT 1 FROM person WHERE digest = old.digest)
        BEGIN
            INSERT OR IGNORE INTO person_changed VALUES (old.digest);
        END;

        -- Of each location, date and action the one with the last delivery counts.
        CREATE TABLE check_off (
            location TEXT NOT NULL,
            date INTEGER NOT NULL,
            action TEXT NOT NULL,
            delivery INTEGER NOT NULL REFERENCES delivery DEFERRABLE INITIALLY DEFERRED,
            state TEXT NOT NULL CHECK (state IN ('done', 'skipped', 'declined', 'own')),
            rating INTEGER,
            note TEXT,
            PRIMARY KEY (location, date, action, delivery)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX check_off_delivery ON check_off (delivery);

        -- What was done since the database began, by name; only ever grows. Reasons of refused rows are in no other table.
        CREATE TABLE total (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER delivery_totalled AFTER INSERT ON delivery BEGIN
            INSERT INTO total VALUES
                ('files ' || new.state, 1), ('rows accepted', new.accepted), ('rows updated', new.updated),
                ('rows duplicate', new.duplicate), ('rows left_out', new.left_out), ('rows rejected', new.rejected)
                ON CONFLICT (name) DO UPDATE SET value = value + excluded.value;
        END;

        -- One row for each term of each focus: its terms share location and `began`, and follow each other by id. At
        -- most one term of a location is open.
        CREATE TABLE focus (
            id INTEGER PRIMARY KEY,
            location TEXT NOT NULL,
            driver TEXT NOT NULL,
            action TEXT NOT NULL,
            began INTEGER NOT NULL,
            term_began INTEGER NOT NULL,
            due INTEGER NOT NULL,
            baseline REAL NOT NULL,
            baseline_deviation REAL NOT NULL,
            target REAL NOT NULL,
            renewed INTEGER NOT NULL CHECK (renewed IN (0, 1)),
            actions_changed INTEGER NOT NULL CHECK (actions_changed IN (0, 1)),
            ended INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX focus_open ON focus (location) WHERE ended IS NULL;

        CREATE TABLE plan (
            date INTEGER NOT NULL,
            location TEXT NOT NULL,
            generated INTEGER NOT NULL,
            published INTEGER,
            PRIMARY KEY (date, location)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX plan_unpublished ON plan (date, location) WHERE published IS NULL;
        CREATE TRIGGER plan_totalled AFTER UPDATE OF published ON plan
            WHEN old.published IS NULL AND new.published IS NOT NULL
        BEGIN
            INSERT INTO total VALUES ('plans', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1;
        END;

        -- `focus` is the term from that day on, `ended` the one that ended on it.
        CREATE TABLE decision (
            location TEXT NOT NULL,
            date INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('begin', 'hold', 'renew', 'replace', 'end', 'none')),
            reason TEXT NOT NULL,
            focus INTEGER REFERENCES focus,
            ended INTEGER REFERENCES focus,
            PRIMARY KEY (location, date),
            FOREIGN KEY (date, location) REFERENCES plan
        ) STRICT, WITHOUT ROWID;

        -- Files of plans that were decided and are not published yet.
        CREATE TABLE document (
            date INTEGER NOT NULL,
            location TEXT NOT NULL,
            path TEXT NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (date, location, path),
            FOREIGN KEY (date, location) REFERENCES plan
        ) STRICT;

        -- How far the answers behind a plan can be relied on. Stays as long as the plan's row.
        CREATE TABLE data_quality (
            date INTEGER NOT NULL,
            location TEXT NOT NULL,
            score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
            findings TEXT NOT NULL, -- JSON: a list of objects, each with its kind
            PRIMARY KEY (date, location),
            FOREIGN KEY (date, location) REFERENCES plan
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX data_quality_location ON data_quality (location, date);

        -- What a plan said and whom it quoted, so that the next one says something else.
        CREATE TABLE told (
            date INTEGER NOT NULL,
            location TEXT NOT NULL,
            action TEXT,
            message TEXT,
            PRIMARY KEY (location, date),
            FOREIGN KEY (date, location) REFERENCES plan
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE quoted (
            date INTEGER NOT NULL,
            location TEXT NOT NULL,
            identity BLOB NOT NULL,
            place INTEGER NOT NULL, -- among the plan's quotes, from 0
            PRIMARY KEY (location, date, identity, place),
            FOREIGN KEY (date, location) REFERENCES plan
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quoted_identity ON quoted (identity);

        -- What the boards tell of each location, in planning's own notation: of its last plan, of those of the week before,
        -- and of the last one before these.
        CREATE TABLE board_row (
            id INTEGER PRIMARY KEY,
            location TEXT NOT NULL,
            date INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            UNIQUE (location, date)
        ) STRICT;

        -- How alike visits were on each board that was published.
        CREATE TABLE board_history (
            kind TEXT NOT NULL CHECK (kind IN ('brand', 'division', 'region', 'district')),
            name TEXT NOT NULL,
            date INTEGER NOT NULL,
            between_stores REAL,
            within_stores REAL,
            PRIMARY KEY (kind, name, date)
        ) STRICT, WITHOUT ROWID;

        -- How often something changed that boards tell, and how much of it the published ones tell.
        CREATE TABLE boards (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            changes INTEGER NOT NULL,
            told INTEGER NOT NULL
        ) STRICT;
        INSERT INTO boards VALUES (1, 0, 0);
        CREATE TRIGGER board_row_added AFTER INSERT ON board_row BEGIN
            UPDATE boards SET changes = changes + 1;
        END;
        CREATE TRIGGER board_call_answered AFTER INSERT ON alert_answer BEGIN
            UPDATE boards SET changes = changes + 1;
        END;
        CREATE TRIGGER board_cause_corrected AFTER UPDATE OF cause ON alert_answer BEGIN
            UPDATE boards SET changes = changes + 1;
        END;
        CREATE TRIGGER board_call_forgotten AFTER DELETE ON alert BEGIN
            UPDATE boards SET changes = changes + 1;
        END;
        """
}
