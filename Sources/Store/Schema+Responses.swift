extension Schema {
    /// What customers said, and where each response is found: by its id, its identity, its location and time, its delivery.
    /// Decision 12 says why there are no indexes over all responses.
    static let responses = """

        -- Every version of every response that a standing delivery gave; of each identity the greatest version is
        -- kept, the others wait for the case that it is taken back. Ids follow the deliveries; those that one delivery gave
        -- together are in the order of location and time.
        CREATE TABLE response (
            id INTEGER PRIMARY KEY,
            delivery INTEGER NOT NULL, -- whose ledger row comes last
            kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
            place INTEGER NOT NULL,
            source INTEGER NOT NULL,
            channel INTEGER,
            submitted INTEGER NOT NULL,
            visited INTEGER,
            updated INTEGER,
            at INTEGER GENERATED ALWAYS AS (coalesce(visited, submitted)) VIRTUAL,
            identity BLOB NOT NULL,
            digest BLOB, -- NULL: the same as the identity
            producer TEXT,
            -- A byte that says how many bytes each mark has, then the marks, one per measure, cut after the last:
            -- 1: whole points + 128, 4: thousandths + 2^31, little-endian; 0 = none.
            ratings BLOB,
            comment TEXT
        ) STRICT;

        -- The locations that feedback named, and the names of sources and channels, by the numbers that responses have.
        CREATE TABLE place (
            id INTEGER PRIMARY KEY,
            location TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE label (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        ) STRICT;

        -- Where a location's responses are: ids from `first` to `last`, which were given together, and between which times
        -- they lie. Some or all of them may be gone.
        CREATE TABLE stretch (
            place INTEGER NOT NULL,
            newest INTEGER NOT NULL,
            oldest INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            comments INTEGER NOT NULL CHECK (comments IN (0, 1)), -- whether there may be any
            PRIMARY KEY (place, newest, first)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stretch_first ON stretch (first);
        CREATE INDEX stretch_comments ON stretch (oldest) WHERE comments = 1;

        -- Where a source's or a channel's responses are: among ids from `first` to `last`. Some or all of them may be gone.
        CREATE TABLE label_use (
            label INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (label, first)
        ) STRICT, WITHOUT ROWID;

        -- Which responses have an identity: sorted runs of pairs of eight bytes, the identity's first and an id, both
        -- little-endian, in blocks. A block's id is its run's, and 48 bits that its first pair begins with. Pairs of responses
        -- that are gone stay; the response itself says what it is.
        CREATE TABLE identity_run (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 32767),
            pairs INTEGER NOT NULL,
            target INTEGER -- the run that takes its pairs over, from the first on; NULL: none does
        ) STRICT;
        CREATE TABLE identity_block (
            id INTEGER PRIMARY KEY,
            pairs BLOB NOT NULL
        ) STRICT;

        -- Responses that were first another delivery's, which was taken back.
        CREATE TABLE inherited (
            delivery INTEGER NOT NULL,
            response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
            PRIMARY KEY (delivery, response)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX inherited_response ON inherited (response);

        -- Identities of what was erased at a person's request: such a row of a file is left out.
        CREATE TABLE erased (
            identity BLOB PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        -- Files of the spool that erasure changed or removed, by their path in it: they are not what was taken in or published.
        CREATE TABLE cut_file (
            path TEXT PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        -- New responses are found by their delivery. Whatever else becomes of a response, and whoever does it, its
        -- location is counted anew.
        CREATE TRIGGER response_forgotten AFTER DELETE ON response BEGIN
            DELETE FROM location_sums WHERE location = (SELECT location FROM place WHERE id = old.place);
            UPDATE counted SET changes = changes + 1;
        END;
        CREATE TRIGGER response_changed AFTER UPDATE OF
            delivery, kept, submitted, visited, place, source, channel, ratings ON response
        BEGIN
            DELETE FROM location_sums WHERE location IN (
                SELECT location FROM place WHERE id IN (old.place, new.place));
            UPDATE counted SET changes = changes + 1;
        END;

        -- Other deliveries that gave the same version.
        CREATE TABLE repeated (
            response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
            delivery INTEGER NOT NULL, -- whose ledger row comes last
            PRIMARY KEY (response, delivery)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX repeated_delivery ON repeated (delivery);
        """
}
