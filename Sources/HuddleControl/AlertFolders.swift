import Spool

/// An alert as it is published, as far as it is read here.
struct AlertRecord: Decodable {
    var alert: String
    var location: PlaceRecord
    var state: String
    var cause: String?
    var opened: String
    var due: String
    var count: Int
}

/// The folders of `alerts/`.
struct AlertFolders {
    private let root: String

    init(_ spool: Spool) { root = spool.root + "/alerts" }

    /// What waits, the most urgent first, each with the bytes that say so.
    func all() throws(ControlError) -> [(alert: AlertRecord, bytes: [UInt8])] {
        var found: [(alert: AlertRecord, bytes: [UInt8])] = []
        for folder in try folders() {
            found += try PublishedFiles.documents(AlertRecord.self, in: folder).map { ($0.record, $0.bytes) }
        }
        return found.sorted { ($0.alert.due, $0.alert.alert) < ($1.alert.due, $1.alert.alert) }
    }

    /// Whether such an alert waits: nothing else has to be read for that.
    func has(_ alert: String) throws(ControlError) -> Bool {
        for folder in try folders()
        where try PublishedFiles.names(in: folder).contains(AlertFileName.alert(alert, "json")) {
            return true
        }
        return false
    }

    private func folders() throws(ControlError) -> [String] {
        try PublishedFiles.names(in: root).map { "\(root)/\($0)" }
    }
}
