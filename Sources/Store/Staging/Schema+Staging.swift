extension Schema {
    /// Large files on their way in.
    static let staging = """

        -- The file of which a part is stored that is not visible yet: its responses are in `response` under the delivery
        -- that it will be, in no stretch, and whoever does not look by stretches leaves that delivery out.
        CREATE TABLE staged (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            delivery INTEGER NOT NULL,
            claim TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            mapping TEXT NOT NULL,
            received INTEGER NOT NULL,
            -- How many of the file's responses were taken, and what became of them.
            responses INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            duplicate INTEGER NOT NULL,
            left_out INTEGER NOT NULL,
            first_response INTEGER NOT NULL,
            next_response INTEGER NOT NULL
        ) STRICT;

        -- Its stretches to be.
        CREATE TABLE staged_stretch (
            place INTEGER NOT NULL,
            newest INTEGER NOT NULL,
            oldest INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            comments INTEGER NOT NULL CHECK (comments IN (0, 1)),
            PRIMARY KEY (place, newest, first)
        ) STRICT, WITHOUT ROWID;

        -- Identities of which it and another delivery have stored versions: which of them is kept is settled when it becomes
        -- visible.
        CREATE TABLE contested (
            identity BLOB PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        -- Customers who may have to be answered, of files that came by pieces; judged once those are visible.
        CREATE TABLE unjudged (
            submitted INTEGER NOT NULL,
            identity BLOB NOT NULL,
            delivery INTEGER NOT NULL,
            PRIMARY KEY (submitted, identity, delivery)
        ) STRICT, WITHOUT ROWID;
        """
}
