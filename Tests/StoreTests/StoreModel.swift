import Domain
import TestSupport

@testable import Store

/// What should be stored.
struct StoreModel {
    private var files: [(sha256: String, responses: [Response])] = []

    mutating func give(_ sha256: String, _ responses: [Response], takingBack: Bool) -> [Taken] {
        if takingBack { files.removeAll { $0.sha256 == sha256 } }
        files.append((sha256, []))
        return responses.map { response in
            let present = kept.first { $0.identity == response.identity }
            files[files.count - 1].responses.append(response)
            guard let present else { return .accepted }
            return present.version < response.version ? .updated : .duplicate
        }
    }

    var kept: [Response] {
        var greatest: [ResponseIdentity: Response] = [:]
        for response in files.flatMap(\.responses) {
            if let present = greatest[response.identity], response.version <= present.version { continue }
            greatest[response.identity] = response
        }
        return greatest.values.sorted {
            ($0.location, $0.version.submitted, $0.identity) < ($1.location, $1.version.submitted, $1.identity)
        }
    }

    static let places: [Identifier] = ["0042", "0007", "e\u{301}", "\u{e9}"]

    /// Few identities and versions, so that they meet often; the digest says everything else.
    static func response(_ random: inout Random) -> Response {
        let digest = UInt8.random(in: 1...3, using: &random)
        let number = UInt8.random(in: 1...9, using: &random)
        let version = Some.version(
            updated: [nil, 1, 2].randomElement(using: &random) ?? nil,
            submitted: Int64.random(in: 1...3, using: &random) * 30, digest: digest)
        let words = (version.updated?.milliseconds ?? 0) + version.submitted.milliseconds + Int64(number)
        return Some.response(
            number, version: version, location: places[Int(digest + number) % places.count],
            visited: number % 2 == 0 ? nil : version.submitted.milliseconds - 15,
            comment: words % 3 == 0 ? nil : "\(words)")
    }
}
