package import Configuration
package import Domain
package import Spool
package import Store
package import SystemPackage

/// Why a verb could not do what it was asked, with the exit code that says so.
package enum ControlError: Error, Equatable, CustomStringConvertible {
    case configuration(ConfigurationError)
    case spool(SpoolError)
    case store(StoreError)
    /// Whoever read the output has closed it: nothing to complain about.
    case outputClosed
    case cannotWriteOutput(reason: String)
    case noFile(path: String)
    case notPermitted(path: String)
    case cannotRead(path: String, reason: String)
    case noInbox(spool: String)
    case libraryFolder(path: String, Errno)
    case notPermittedDatabase(path: String)
    case unknownLocation(String, suggestion: String?)
    case noPlan(location: String, day: Day?)
    case noExplanation(location: String)
    case noLibraryBoard
    case unreadableDocument(path: String, reason: String)
    case brokenStatus(path: String, reason: String)
    case unknownAlert(String)
    case unknownAdvocate(String)
    case unknownContribution(String)
    case contributionDecided(String, Contribution.State, folder: String)
    case contributionChanged(String)
    case unwritableAction(String, reason: String)
    case actionExists(String)
    case notAnActionID(String)
    case unknownAction(String, suggestion: String?, today: [String])
    case notATable(path: String, reason: String)
    case unknownColumn(String, path: String, suggestion: String?, columns: [String])
    case columnTwice(String, path: String)
    case noNumbers(path: String, column: String)
    case noProposal(path: String, reason: String)
    case noAddress
    case noReceipt(files: [String], inbox: String, seconds: Int)
    case notEmpty(path: String)
    case cannotWrite(path: String, Errno)
    case noSpace(path: String, needed: Int64, free: Int64)
    case unexpected(String)

    /// Whatever was thrown.
    init(_ error: any Error) {
        switch error {
        case let error as ControlError: self = error
        case let error as ConfigurationError: self = .configuration(error)
        case let error as SpoolError: self = .spool(error)
        case let error as StoreError: self = .store(error)
        default: self = .unexpected(String(describing: error))
        }
    }

    /// A file that a person named could not be read.
    package init(reading path: String, _ reason: Errno) {
        switch reason {
        case .noSuchFileOrDirectory, .notDirectory: self = .noFile(path: path)
        case .permissionDenied, .notPermitted: self = .notPermitted(path: path)
        default: self = .cannotRead(path: path, reason: reason.description)
        }
    }

    package var ending: Ending {
        switch self {
        case .configuration: .configuration
        case .spool(let error): error.reason == .noSuchFileOrDirectory ? .unavailable : error.exitCode
        case .store(let error): error.exitCode
        case .outputClosed: .success
        case .cannotWriteOutput, .unexpected, .noSpace: .inputOutput
        case .noFile, .cannotRead, .unknownLocation, .noPlan, .noExplanation, .noLibraryBoard, .unknownAlert,
            .unknownAdvocate, .unknownContribution:
            .noInput
        case .notPermitted, .notPermittedDatabase: .permission
        case .noInbox: .unavailable
        case .libraryFolder(_, let reason): reason == .permissionDenied ? .permission : .noInput
        case .unreadableDocument, .brokenStatus, .unknownAction, .notATable, .unknownColumn, .columnTwice, .noNumbers,
            .noProposal, .contributionDecided, .contributionChanged,
            .unwritableAction, .actionExists:
            .data
        case .noReceipt: .tryLater
        case .notEmpty, .noAddress, .notAnActionID: .usage
        case .cannotWrite(_, let reason): reason == .permissionDenied ? .permission : .inputOutput
        }
    }

    package var description: String {
        switch self {
        case .configuration(let error): error.description
        case .spool(let error) where error.exitCode == .permission:
            "\(error.description). Rights come with groups: huddle-submit hands in files and reads receipts, huddle reads plans, huddle-contacts alerts (usermod -aG GROUP NAME, then log in again)"
        case .spool(let error): error.description
        case .store(let error): error.description
        case .outputClosed: "the output was closed"
        case .cannotWriteOutput(let reason): "the output cannot be written (\(reason)); what was written is incomplete"
        case .noFile(let path): "\(path): there is no such file; check the name and the folder"
        case .notPermitted(let path):
            "\(path): this user may not read it; change its mode, or run this as a user who may"
        case .cannotRead(let path, let reason): "\(path): cannot be read (\(reason)); name a readable file"
        case .noInbox(let spool):
            "\(spool)/inbox: there is no inbox; start huddled, which creates it, or correct directories.spool in the configuration"
        case .libraryFolder(let path, let reason):
            "\(path): this folder of library files cannot be read (\(reason)); create it, or name another one"
        case .notPermittedDatabase(let path):
            "\(path): only root and the user that huddled runs as may read the database; run this with sudo"
        case .unknownLocation(let name, let suggestion):
            "there is no location \"\(name)\"\(Spelling.hint(suggestion)); give an id or alias of the locations file, or an id seen in feedback"
        case .noPlan(let location, nil):
            "\(location) has no plan yet; huddled writes one each day once the location's clock has passed plan.at"
        case .noPlan(let location, let day?):
            "\(location) has no plan of \(day.iso); the days of its plans are the files in its folder, kept for retention.plans"
        case .noExplanation(let location):
            "\(location) has no explanation yet; huddled writes it with the location's plan"
        case .noLibraryBoard: "there is no board of the library yet; huddled writes it with the first plans"
        case .unreadableDocument(let path, let reason):
            "\(path): cannot be understood (\(reason)); huddled and huddlectl must be of one version, then the next plan mends it"
        case .brokenStatus(let path, let reason):
            "\(path): cannot be understood (\(reason)); huddled and huddlectl must be of one version, then restart huddled, which writes it anew"
        case .unknownAlert(let id):
            "there is no open alert \"\(id)\"; huddlectl alerts list shows those that wait, and what is closed is not among them"
        case .unknownAdvocate(let id):
            "there is no advocate \"\(id)\"; huddlectl advocates list shows those who can be reached"
        case .unknownContribution(let id):
            "there is no contribution \"\(id)\"; huddlectl library proposed shows those that wait"
        case .contributionDecided(let id, let state, let folder):
            "\(id) was \(state.rawValue) already"
                + (state == .approved ? "; remove its file from \(folder) to take it back" : "")
        case .contributionChanged(let id):
            "\(id): somebody else decided on it meanwhile; look at huddlectl library proposed again"
        case .unwritableAction(let id, let reason):
            "\(id) cannot be a file of the library as it is (\(reason)); write it yourself, or ask for it in other words"
        case .actionExists(let id):
            "the library has an action \"\(id)\" already; give this one another id with --as"
        case .notAnActionID(let id):
            "\"\(id)\" is no id: 1 to 64 small letters, digits and hyphens, such as second-till"
        case .unknownAction(let action, let suggestion, let today):
            "there is no action \"\(action)\"\(Spelling.hint(suggestion)); \(Self.choices(today)), and --own takes your own words"
        case .notATable(let path, let reason): "\(path): \(reason)"
        case .unknownColumn(let column, let path, let suggestion, let columns):
            "\(path): there is no column \"\(column)\"\(Spelling.hint(suggestion)); the file has \(columns.joined(separator: ", "))"
        case .columnTwice(let column, let path):
            "\(path): two columns are called \"\(column)\"; rename one of them"
        case .noNumbers(let path, let column):
            "\(path): no row has a number in \(column); name columns of numbers with a decimal point"
        case .noProposal(let path, let reason): "\(path): \(reason)"
        case .noAddress:
            "--contact takes one e-mail address or telephone number; nothing was erased"
        case .noReceipt(let files, let inbox, let seconds):
            "no receipt after \(seconds) s for \(files.joined(separator: ", ")), safe in \(inbox): start huddled, or look into receipts later; submitting again is not needed"
        case .notEmpty(let path):
            "\(path): this folder is not empty, and nothing is overwritten; name a new or an empty one"
        case .cannotWrite(let path, let reason):
            "\(path): cannot be written (\(reason)); make the folder that it belongs in, or name another place"
        case .noSpace(let path, let needed, let free):
            "\(path): it takes \(needed / 1_000_000 + 1) MB, and \(free / 1_000_000) MB are free there; free some space or name another place"
        case .unexpected(let reason): "this should not happen: \(reason)"
        }
    }

    /// Says it. A configuration's mistakes stand as `file:line: …` for editors to jump to.
    func report(to console: Console) -> Ending {
        if case .configuration(let error) = self {
            console.tell(error.description)
        } else {
            console.tell("huddlectl: \(self)")
        }
        return ending
    }

    private static func choices(_ today: [String]) -> String {
        today.isEmpty
            ? "huddlectl library list shows all" : "today's plan has \(today.joined(separator: ", "))"
    }
}
