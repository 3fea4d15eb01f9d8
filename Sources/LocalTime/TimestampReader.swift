package import Domain

/// Reads the times of a column, written in one declared layout or in one of those that need no declaration:
///
/// - RFC 3339 (`2026-11-21T09:30:00Z`, `2026-11-21 09:30:00.250+01:00`);
/// - ISO 8601 without zone, in the given zone: `2026-11-21T09:30`, `2026-11-21 09:30:15.5`; a date alone is its local
///   midnight;
/// - the same with the IANA name of its zone behind a space (Formbricks): `2026-11-21 09:30:00 Europe/Berlin`;
/// - seconds since 1970 in nine or ten digits, milliseconds in thirteen;
/// - dates as people write them (``WrittenDate``) with or without a time of day, on twelve hours or twenty-four.
///
/// Spaces around the time are ignored. Fractions are cut to milliseconds; a leap second is the second after it.
package struct TimestampReader: Sendable {
    private let layout: TimestampLayout?
    private let order: DateOrder?
    private let zones = NamedZones()

    /// - Parameter order: of dates such as `03/04/2026`; nil: they are no times.
    package init(layout: TimestampLayout? = nil, order: DateOrder? = nil) {
        self.layout = layout
        self.order = order
    }

    /// The instant, or nil where the bytes are no time of the layout or name a date or time that no calendar has.
    /// - Parameter zone: for times that say no zone of their own.
    @inlinable
    package func instant(_ bytes: some Collection<UInt8>, zone: Zone) -> Instant? {
        if let instant = bytes.withContiguousStorageIfAvailable({ read($0, zone) }) { return instant }
        return Array(bytes).withUnsafeBufferPointer { read($0, zone) }
    }

    /// Likewise of bytes where they lie.
    package func read(_ bytes: UnsafeBufferPointer<UInt8>, _ zone: Zone) -> Instant? {
        var scanner = ByteScanner(bytes)
        scanner.trim()
        if let layout { return layout.wallTime(&scanner)?.instant(in: zone) }
        if let instant = epoch(scanner) { return instant }
        var written = scanner
        if let time = WallTime(iso: &scanner) ?? WallTime(written: &written, order: order) {
            return time.instant(in: zone)
        }
        return named(bytes)
    }

    /// A time on the clocks of the zone that is named behind it.
    private func named(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard let space = bytes.lastIndex(of: UInt8(ascii: " ")), let zone = zones.zone(named: bytes[(space + 1)...])
        else { return nil }
        var scanner = ByteScanner(UnsafeBufferPointer(rebasing: bytes[..<space]))
        scanner.trim()
        guard let time = WallTime(iso: &scanner), time.offset == nil else { return nil }
        return time.instant(in: zone)
    }

    private func epoch(_ scanner: ByteScanner) -> Instant? {
        var digits = scanner
        let count = scanner.count
        guard count == 9 || count == 10 || count == 13, let number = digits.digits(count...count) else { return nil }
        return count == 13 ? Instant(milliseconds: Int64(number)) : Instant(seconds: Int64(number))
    }
}

extension Instant {
    /// The instant written in RFC 3339, with `Z` or an offset, or nil.
    package init?(rfc3339 text: String) {
        var text = text
        let instant = text.withUTF8 { bytes -> Instant? in
            var scanner = ByteScanner(bytes)
            guard let time = WallTime(iso: &scanner), time.offset != nil, time.hasSeconds else { return nil }
            return time.instant(in: .utc)
        }
        guard let instant else { return nil }
        self = instant
    }
}
