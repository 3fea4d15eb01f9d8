import Configuration
package import Domain
package import Intake
import LocalTime

/// A configuration made from a sample of feedback, which reads that feedback.
package struct ProposedConfiguration {
    /// YAML, with comments that say how sure each choice is.
    package let text: String
    /// What was found: a role, its column, and how sure that is.
    package let findings: [Finding]
    /// Lines that somebody has to decide about.
    package let doubts: Int
    /// What it makes of the whole file.
    package let trial: Trial
    /// The arguments with which `huddled --once` plans for these answers, where they are older than plans look back.
    package let pastTrial: String?

    package struct Finding: Equatable {
        package let role: String
        package let column: String
        package let certainty: Certainty
    }

    /// - Parameters:
    ///   - name: the file's own, without folders.
    ///   - open: gives it from its first byte; called several times.
    /// - Throws: `ProposalError`, or what the source threw.
    package init<Source: ByteSource>(fileNamed name: String, from open: () throws -> Source, now: Instant) throws {
        let sample: Sample
        do {
            sample = try Intake.sample(from: open)
        } catch let error as UnreadableFile {
            throw ProposalError.unreadable(error.reason)
        }
        let draft = try Draft(sample, fileNamed: name, latest: now.advanced(by: .days(1)))
        let proposed = ConfigurationText.of(draft, fileNamed: name)
        let configuration: Configuration
        do {
            configuration = try Configuration.load(Self.file) { path in
                guard path == Self.file else { throw ProposalError.unreadable(path) }
                return Array(proposed.utf8)
            }
        } catch {
            throw ProposalError.untrue(error.description)
        }
        trial = try Trial(configuration, fileNamed: name, from: open, now: now)
        guard !trial.isRejected else { throw ProposalError.untrue(trial.sentences.joined(separator: "; ")) }
        let window = configuration.brand.planning.window
        let newest = draft.times.submitted.column.times?.newest
        let isPast = newest.map { $0.advanced(by: window) < now } ?? false
        pastTrial =
            isPast
            ? newest.map { "--now \(Zone.utc.day(of: $0.advanced(by: .days(1))).iso)T06:00:00Z" } : nil
        findings = draft.findings
        text = proposed + Self.appendix(trial, pastTrial, window)
        doubts = text.split(separator: "\n").count { $0.drop { $0 == " " }.hasPrefix("# \(Certainty.doubtful.mark):") }
    }

    private static let file = "huddled.yaml"

    private static func appendix(_ trial: Trial, _ pastTrial: String?, _ window: Span) -> String {
        var out = YAMLWriter()
        out.line()
        out.comment("Tried on the whole file, this configuration makes of it:")
        for sentence in trial.sentences { out.item(sentence) }
        if let pastTrial {
            out.comment(
                "Its answers are older than the \(window.days) days that plans look back on. To see plans of them: huddled --once \(pastTrial)"
            )
        }
        return out.text
    }
}

extension Draft {
    var findings: [ProposedConfiguration.Finding] {
        var findings: [ProposedConfiguration.Finding] = []
        func add(_ role: String, _ choice: Choice?, _ remarks: [Remark]? = nil) {
            guard let choice else { return }
            findings.append(
                .init(role: role, column: choice.column.shown, certainty: (remarks ?? choice.remarks).certainty))
        }
        add("location", location)
        add("submitted", times.submitted)
        add("visited", times.visited)
        add("updated", times.updated)
        add("response", others.response)
        add("channel", others.channel)
        add("outcome", outcome.choice, outcome.remarks)
        for driver in drivers { add("driver \(driver.key)", driver.choice, driver.remarks) }
        for behaviour in behaviours { add("behaviour \(behaviour.key)", behaviour.choice) }
        add("comment", others.comment)
        return findings
    }

    /// Columns that nothing is made of, with the reason, in the order of the file.
    var unused: [(column: String, reason: String)] {
        let used =
            ([
                location, times.submitted, times.visited, times.updated, others.response, others.channel,
                others.comment, others.contactName, others.email, others.phone, others.consent,
            ].compactMap(\.self)
            + [outcome.choice] + (verdicts + drivers).map(\.choice) + behaviours.map(\.choice)).map(\.column.title)
            + times.incompatible.map(\.column.title)
        return columns.filter { $0.untold != .exclusion && !used.contains($0.title) }.map { column in
            let reason = leftOut.first { $0.column.title == column.title }?.reason ?? column.plainly
            return (
                column.shown,
                column.name == nil ? "\(reason); no name that is its own, so that no source can map it" : reason
            )
        }
    }
}

extension Profile {
    /// What it holds.
    fileprivate var plainly: String {
        switch kind {
        case .empty: "empty"
        case .times: "times"
        case .clocks: "times of day: a time is read from one column, with its date"
        case .yesNo: isConstant ? "the same in every row" : "yes or no"
        case .marks: "marks"
        case .emails: "e-mail addresses"
        case .phones: "telephone numbers"
        case .numbers: "numbers on no scale"
        case .text: "text"
        case .categories, .names:
            isConstant ? "the same in every row" : "\(values.values.count.grouped) different texts"
        case .identifiers: "another one in every row"
        }
    }
}
