import Configuration

/// Why there is no sample; the text is a sentence with what to do.
package struct UnreadableFile: Error, Equatable {
    package let reason: String
}

extension Intake {
    /// Rows of a file that nobody has described yet.
    ///
    /// - Parameter open: gives the file from its first byte, each time it is called.
    /// - Throws: `UnreadableFile`, or what the source threw.
    package static func sample<Source: ByteSource>(from open: () throws -> Source) throws -> Sample {
        let sample = try sample(from: open, takesAll: false)
        // Who tried a survey out before anybody answered it has nothing else.
        return try sample.rows > 0 ? sample : self.sample(from: open, takesAll: true)
    }

    private static func sample<Source: ByteSource>(from open: () throws -> Source, takesAll: Bool) throws -> Sample {
        let limits = Limits()
        let content = ContentReader(limits: limits)
        var sampler = Sampler(nesting: limits.nesting, takesAll: takesAll)
        do {
            var source = try open()
            let survey = try content.survey(&source)
            source = try open()
            _ = try content.decode(
                &source, survey, csv: { sampler.take($0) }, json: { sampler.take($1) },
                yaml: { _ in throw IntakeError.practice }, isRecord: Sampler.isRecord)
            return sampler.finish()
        } catch let refusal as IntakeError {
            throw UnreadableFile(reason: refusal.description)
        }
    }
}
