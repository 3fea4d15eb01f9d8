import TestSupport
import Testing

/// Documents that were looked at and found good.
enum Golden {
    static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let isAsItWas = try GoldenFile.holds(text, name, besideTest: #filePath)
        #expect(isAsItWas, "\(name) \(GoldenFile.changed)", sourceLocation: sourceLocation)
    }
}
