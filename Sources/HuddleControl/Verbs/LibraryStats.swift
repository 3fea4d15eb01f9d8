import ArgumentParser
import Configuration
import Domain
import Spool

struct LibraryStatsVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Says what each action was worth where it was given, as the boards do.",
        discussion: """
            An effect is how far the driver moved in stores that were given the action, in points, beyond stores that did not \
            work on it meanwhile; its range holds the truth nineteen times in twenty.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let spool = try options.load().spool
        let name = BoardFileName.library("json")
        guard let bytes = try Self.published(name, spool) else { throw ControlError.noLibraryBoard }
        if format.json {
            try console.write(String(decoding: bytes, as: UTF8.self))
            return .success
        }
        let record = try PublishedJSON.decode(LibraryRecord.self, from: bytes, path: "\(spool.root)/boards/\(name)")
        try console.write(LibraryText(library: record, glyphs: console.glyphs).text)
        return .success
    }

    private static func published(_ name: String, _ spool: Spool) throws(ControlError) -> [UInt8]? {
        do throws(SpoolError) { return try spool.published(name, in: .boards) } catch { throw .spool(error) }
    }
}
