extension Schema {
    static let second = """
        -- Up to before which day files of an area of the spool were removed because their time had come: they are not
        -- missed when more is to be kept from then on.
        CREATE TABLE expired (
            area TEXT PRIMARY KEY,
            before INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
