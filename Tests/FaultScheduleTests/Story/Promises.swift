import Foundation
import Spool

/// What must hold at any moment, also of what a crash or a power cut leaves.
struct Promises {
    /// Files whose delivery was durable before it was called done.
    var delivered: [Story.File] = []
    /// Names of files that the service said it has taken.
    var taken: Set<String> = []
    /// What each published plan file may hold; nil: anything whole.
    var plans: [String: Set<Inspection.Found>]?

    private static let queries = [
        "PRAGMA integrity_check", "PRAGMA foreign_key_check", "SELECT name FROM delivery ORDER BY name",
        "SELECT filed_as FROM delivery",
        "SELECT location || '/' || date((date + 2440587.5)) FROM plan",
        "SELECT location || '/' || date((date + 2440587.5)) FROM plan WHERE published IS NOT NULL",
    ]

    /// Sentences on what is broken.
    func broken(_ inspection: Inspection) throws -> [String] {
        let rows = try inspection.rows(Self.queries)
        var broken: [String] = []
        let isThere = !rows.isEmpty
        let ledger = isThere ? rows[2] : []
        if isThere, rows[0] != ["ok"] { broken.append("the database is damaged: \(rows[0].prefix(3))") }
        if isThere, !rows[1].isEmpty { broken.append("rows refer to nothing: \(rows[1])") }
        broken += try files(inspection, ledger: ledger, filed: Set(isThere ? rows[3] : []))
        broken += try plans(
            inspection, decided: Set(isThere ? rows[4] : []), published: isThere ? rows[5] : [])
        return broken
    }

    private func files(_ inspection: Inspection, ledger: [String], filed: Set<String>) throws -> [String] {
        var broken: [String] = []
        let inbox = try inspection.files(below: "inbox")
        let work = try inspection.files(below: "work")
        let shelved = try inspection.files(below: "archive")
            .merging(inspection.files(below: "rejected")) { one, _ in one }
        let originals = shelved.filter { !$0.key.hasSuffix(".errors.jsonl") }
        let receipts = try inspection.files(below: "receipts")
        for file in delivered {
            let filedAs = PathName.filed(file.name, content: file.content)
            let places =
                inbox.filter { $0.key == file.name }.map(\.value)
                + work.filter { $0.key.hasSuffix("/\(file.name)") }.map(\.value)
                + originals.filter { $0.key.hasSuffix("/\(filedAs)") }.map(\.value)
            if places != [.file(file.content)] {
                broken.append("\(file.name) is in \(places.count) places, or not whole")
            }
            if ledger.count(where: { $0 == file.name }) > 1 { broken.append("\(file.name) was taken twice") }
            guard taken.contains(file.name) else { continue }
            if !ledger.contains(file.name) { broken.append("\(file.name) was taken and is not in the ledger") }
            if receipts["\(filedAs).json"] == nil { broken.append("\(file.name) was taken and has no receipt") }
        }
        for path in originals.keys {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            if !filed.contains(name) { broken.append("\(path) is filed and not in the ledger") }
        }
        for (path, receipt) in receipts where !path.hasPrefix(".") {
            if !filed.contains(String(path.dropLast(5))) { broken.append("the receipt \(path) is of nothing") }
            if !Self.isWhole(path, receipt) { broken.append("the receipt \(path) is not whole") }
        }
        return broken
    }

    private func plans(
        _ inspection: Inspection, decided: Set<String>, published: [String]
    ) throws -> [String] {
        var broken: [String] = []
        let files = try inspection.files(below: "plans").filter { !$0.key.contains("/.") }
        for (path, found) in files.sorted(by: { $0.key < $1.key }) {
            if let plans, plans[path]?.contains(found) != true {
                broken.append("plans/\(path) is none of its versions: \(found) \(plans[path] ?? [])")
            }
            if case .link(let target) = found {
                let folder = path.split(separator: "/").dropLast().joined(separator: "/")
                if files["\(folder)/\(target)"] == nil { broken.append("plans/\(path) leads nowhere") }
            }
            let plan = path.split(separator: ".").first.map(String.init) ?? path
            let isDated = plan.last?.isNumber == true
            if isDated, !decided.contains(plan) { broken.append("plans/\(path) was never decided") }
        }
        for plan in published {
            for format in ["txt", "html", "json"] where files["\(plan).\(format)"] == nil {
                broken.append("plans/\(plan).\(format) was published and is not there")
            }
        }
        for folder in ["boards", "alerts", "advocates"] {
            for (path, found) in try inspection.files(below: folder)
            where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) && !Self.isWhole(path, found) {
                broken.append("\(folder)/\(path) is not whole")
            }
        }
        return broken
    }

    /// Temporary files, of which none outlives a start and a look.
    static func temporaries(_ inspection: Inspection) throws -> [String] {
        try inspection.files(below: "").keys
            .filter { $0.split(separator: "/").last?.hasPrefix(".huddled-") == true }.sorted()
    }

    private static func isWhole(_ path: String, _ found: Inspection.Found) -> Bool {
        guard case .file(let bytes) = found else { return true }
        if path.hasSuffix(".json") { return (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil }
        if path.hasSuffix(".html") { return String(decoding: bytes, as: UTF8.self).hasSuffix("</html>\n") }
        return !bytes.isEmpty && !bytes.contains(0)
    }
}
