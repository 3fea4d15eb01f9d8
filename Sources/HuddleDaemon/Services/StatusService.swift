import Configuration
import Domain
import Rendering
import ServiceLifecycle
import Spool
import Systemd

/// Tells everybody how the service is doing, whenever that changes: in `status.json` and in `systemctl status`.
struct StatusService: Service {
    /// However fast things change, nobody reads faster.
    private static let pause = Duration.milliseconds(200)

    let board: StatusBoard
    let publisher: StatusPublisher
    let world: World

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await publisher.publish(board.current)
                await board.changed.wait()
                try? await world.clock.sleep(for: Self.pause)
            }
        }
        var last = board.current
        last.state = .stopping
        await publisher.publish(last)
    }
}

/// Writes the status on a thread of its own, so that it can be read while the work is busy with something long.
actor StatusPublisher {
    private let executor = EffectsThread("status")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let file: StatusFile
    private let world: World
    private let places: (configuration: String, inbox: String)
    private var problem: String?

    init(_ configuration: Configuration, world: World) {
        file = StatusFile(path: configuration.directories.status)
        places = (configuration.file, "\(configuration.directories.spool)/inbox")
        self.world = world
    }

    func publish(_ status: Status) {
        world.notify([.status(StatusLine.text(status, configuration: places.configuration, inbox: places.inbox))])
        do throws(SpoolError) {
            try file.publish(Array(StatusDocument.json(status).utf8))
            problem = nil
        } catch {
            // It stays in the journal and in `systemctl status`; once is enough.
            guard problem != error.description else { return }
            problem = error.description
            world.report(.degraded(Status.Problem(what: error.description, since: world.now())))
        }
    }
}
