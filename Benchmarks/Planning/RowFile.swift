import Domain
import Glibc

/// The rows as CSV: location, source, channel, milliseconds since 1970, outcome, drivers; empty where left out.
final class RowFile {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>

    init(_ path: String, drivers: [String]) throws(BenchmarkError) {
        guard let file = fopen(path, "w") else { throw Self.failure(path) }
        self.path = path
        self.file = file
        try write((["location", "source", "channel", "at", "outcome"] + drivers).joined(separator: ",") + "\n")
    }

    /// Names are digits and letters, marks are whole points: nothing has to be quoted.
    func append(_ responses: [Response]) throws(BenchmarkError) {
        var text = ""
        for response in responses {
            text += "\(response.location),\(response.source),\(response.channel ?? ""),\(response.at.milliseconds)"
            for rating in [response.outcome] + response.drivers {
                text += ","
                if let rating { text += String(rating.thousandths / 1_000) }
            }
            text += "\n"
        }
        try write(text)
    }

    /// Afterwards all of it is in the file.
    func close() throws(BenchmarkError) {
        guard fclose(file) == 0 else { throw Self.failure(path) }
    }

    private func write(_ text: String) throws(BenchmarkError) {
        var text = text
        guard text.withUTF8({ fwrite($0.baseAddress, 1, $0.count, file) == $0.count }) else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> BenchmarkError {
        .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
}
