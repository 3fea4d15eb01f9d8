import Spool

/// What a look found there is to be taken.
struct FileQueue {
    /// In `work/` already.
    private var claimed: ArraySlice<ClaimedFile> = []
    /// Finished files of the inbox.
    private var finished: ArraySlice<InboxFile> = []
    private var largeClaimed: ArraySlice<ClaimedFile> = []
    private var largeFinished: ArraySlice<InboxFile> = []
    /// Those that the database had no room for.
    private var late: ArraySlice<ClaimedFile> = []

    init() {}

    /// - Parameters:
    ///   - late: the claims of files that are tried last.
    ///   - current: the claim of the large file that is being taken.
    init(claimed: [ClaimedFile], finished: [InboxFile], late: (ClaimedFile) -> Bool, current: String?) {
        let claimed = claimed.filter { $0.claim != current }
        let punctual = claimed.filter { !late($0) }
        self.late = claimed.filter(late)[...]
        self.claimed = punctual.filter { !LargeFile.isLarge($0) }[...]
        largeClaimed = punctual.filter(LargeFile.isLarge)[...]
        let isLarge = { (file: InboxFile) in LargeFile.isLarge(file.name, size: file.status.size) }
        self.finished = finished.filter { !isLarge($0) }[...]
        largeFinished = finished.filter(isLarge)[...]
    }

    var isEmpty: Bool { !hasSmall && largeClaimed.isEmpty && largeFinished.isEmpty && late.isEmpty }
    /// Whether there are files that do not take long.
    var hasSmall: Bool { !claimed.isEmpty || !finished.isEmpty }

    enum Next {
        case claimed(ClaimedFile)
        case finished(InboxFile)
    }

    /// - Parameter current: the claim of a large file part of which is stored.
    mutating func next(preferring current: String?) -> Next? {
        if let file = claimed.popFirst() { return .claimed(file) }
        if let file = finished.popFirst() { return .finished(file) }
        if let index = largeClaimed.firstIndex(where: { $0.claim == current }) {
            return .claimed(largeClaimed.remove(at: index))
        }
        if let file = largeClaimed.popFirst() { return .claimed(file) }
        if let file = largeFinished.popFirst() { return .finished(file) }
        return late.popFirst().map(Next.claimed)
    }
}
