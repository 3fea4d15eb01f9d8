import Foundation

/// Which row a complaint is about.
struct ComplaintLine: Decodable {
    var line: Int

    /// nil for what is no complaint.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let complaint = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = complaint
    }
}
