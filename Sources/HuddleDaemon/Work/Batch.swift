/// What became of the files that one look found, while they are taken one by one.
struct Batch {
    /// Remarks about files that stay where they are.
    var remarks: [Event] = []
    /// Files that are in the ledger now.
    var taken = 0
    /// Why no more files could be taken.
    var refusal: String?
    var storeFailed = false

    /// What keeps files from being taken; nil: nothing.
    var problem: String? {
        if let refusal { return refusal }
        return remarks.lazy.compactMap { event in
            switch event {
            case .failed, .waitingForSpace: event.description
            default: nil
            }
        }.first
    }
}
