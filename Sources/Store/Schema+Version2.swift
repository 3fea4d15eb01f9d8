extension Schema {
    static let second = """
        -- Up to before which day files of an area of the spool were removed because their time had come: they are not
        -- missed when more is to be kept from then on.
        CREATE TABLE expired (
            area TEXT PRIMARY KEY,
            before INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Which location worked on a driver with which action, and when. `ended` is the first day on which it counts no
        -- more. At most one that huddled gave is open at a location.
        CREATE TABLE assignment (
            id INTEGER PRIMARY KEY,
            location TEXT NOT NULL,
            driver TEXT NOT NULL,
            cause TEXT,
            action TEXT NOT NULL,
            version TEXT NOT NULL, -- of the action's wording; empty: not known
            began INTEGER NOT NULL,
            own INTEGER NOT NULL CHECK (own IN (0, 1)), -- the manager chose it
            probability REAL, -- with which it was drawn
            -- What was believed that it would change, in points of the driver, and the variance of that.
            expected REAL NOT NULL,
            expected_variance REAL NOT NULL,
            ended INTEGER,
            ending TEXT CHECK (ending IN ('over', 'failed', 'declined', 'withdrawn')),
            -- The same as was believed when it ended, of what was given.
            learned REAL,
            learned_variance REAL,
            CHECK ((ended IS NULL) = (ending IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX assignment_open ON assignment (location) WHERE ended IS NULL AND own = 0;
        CREATE INDEX assignment_location ON assignment (location, began);
        CREATE INDEX assignment_ended ON assignment (ended);

        -- From before assignments were recorded: a focus that goes on with the same action is one.
        INSERT INTO assignment (
            location, driver, action, version, began, own, expected, expected_variance, ended, ending)
        SELECT location, driver, action, '', min(term_began), 0, 0, 0,
            CASE WHEN count(ended) = count(*) THEN max(ended) END,
            CASE WHEN count(ended) = count(*) THEN iif(max(has_failed), 'failed', 'over') END
        FROM (
            SELECT *, sum(is_other) OVER (PARTITION BY location, driver, began ORDER BY id) AS run
            FROM (
                SELECT *, action IS NOT lag(action) OVER (PARTITION BY location, driver, began ORDER BY id) AS is_other,
                    EXISTS (SELECT 1 FROM decision
                        WHERE decision.location = focus.location AND decision.date = focus.ended
                            AND reason IN ('not_moving', 'stuck')) AS has_failed
                FROM focus))
        GROUP BY location, driver, began, run
        ORDER BY min(id);

        -- What became of assignments whose days are over: counted from the answers, and counted again when these change. In points
        -- of the driver, and of the share of customers who noticed the action's behaviour. NULL: too few answers to tell.
        CREATE TABLE trial (
            assignment INTEGER PRIMARY KEY REFERENCES assignment,
            effect REAL,
            variance REAL,
            noticed REAL,
            noticed_variance REAL
        ) STRICT;

        -- From which answers that was counted: those of deliveries up to one, for a configuration; and the days (UTC) of a
        -- location's answers that changed or went since, or on which it took something up.
        CREATE TABLE judged (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            shape TEXT NOT NULL,
            delivery INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE changed_day (
            location TEXT NOT NULL,
            day INTEGER NOT NULL,
            PRIMARY KEY (location, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER day_forgotten AFTER DELETE ON response BEGIN
            INSERT OR IGNORE INTO changed_day SELECT location, old.at / 86400000 FROM place WHERE id = old.place;
        END;
        CREATE TRIGGER day_changed AFTER UPDATE OF
            delivery, kept, submitted, visited, place, source, channel, ratings ON response
        BEGIN
            INSERT OR IGNORE INTO changed_day SELECT location, old.at / 86400000 FROM place WHERE id = old.place;
            INSERT OR IGNORE INTO changed_day SELECT location, new.at / 86400000 FROM place WHERE id = new.place;
        END;

        -- Practices that locations propose, and which deliveries gave them. `action` is JSON, by the fields of a library file. One
        -- that was decided on stays, so that it is not shown again when its file comes back.
        CREATE TABLE contribution (
            id TEXT PRIMARY KEY,
            location TEXT NOT NULL,
            received INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'declined')),
            action TEXT NOT NULL
        ) STRICT;
        CREATE INDEX contribution_received ON contribution (received, id) WHERE state = 'proposed';
        CREATE TABLE contribution_given (
            contribution TEXT NOT NULL REFERENCES contribution ON DELETE CASCADE,
            delivery INTEGER NOT NULL REFERENCES delivery DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (contribution, delivery)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contribution_given_delivery ON contribution_given (delivery);

        -- What managers said of actions.
        CREATE INDEX check_off_rated ON check_off (action, date) WHERE rating IS NOT NULL;
        CREATE INDEX check_off_noted ON check_off (action, date) WHERE note IS NOT NULL;
        """
}
