import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Comments are searched for whole words")
struct CommentTests {
    @Test(
        "a word is found whole and in its simple inflections",
        arguments: [
            ("The queue was endless", "queue"), ("Queues at both doors", "queue"), ("queuing for ever", "queue"),
            ("We WAITED twenty minutes", "wait"), ("card reader broken again", "card reader"),
            ("both card readers were down", "card reader"), ("made me ill.", "ill"),
        ])
    func found(comment: String, phrase: String) {
        #expect(CommentWords(comment).mention(phrase))
    }

    @Test(
        "a word inside another one is not found",
        arguments: [
            ("still the best", "ill"), ("online order", "line"), ("the waiter was kind", "wait"),
            ("card was lost, the reader worked", "card reader"), ("", "queue"), ("queue", ""),
        ])
    func notFound(comment: String, phrase: String) {
        #expect(!CommentWords(comment).mention(phrase))
    }

    @Test("causes are counted once a comment, the most named first")
    func causes() {
        let speed = Samples.brand().drivers[0]
        let comments = ["queue, queue, queue", "a long wait", "the till froze", "cold coffee"]
        let tally = CauseTally(of: speed, in: comments.map { CommentWords($0) })
        #expect(
            tally.counts == [
                Plan.CauseCount(cause: "queue", mentions: 2, of: 4), Plan.CauseCount(cause: "till", mentions: 1, of: 4),
            ])
    }
}
