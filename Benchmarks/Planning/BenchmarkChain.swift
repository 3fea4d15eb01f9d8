import ArgumentParser
import Configuration
import Domain
import Library
import LocalTime
import Simulation

/// The chain that is planned: what it asks, where its locations are, what they can do. All of it follows from the number
/// of locations.
struct BenchmarkChain {
    /// Whose own marks go into the world's numbers; another gives another chain of the same kind.
    private static let seed: UInt64 = 1
    /// A chain from coast to coast.
    private static let zoneNames = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]

    let parameters: WorldParameters
    let configuration: Configuration
    let library: ActionLibrary
    /// By location.
    let zones: [Zone]

    /// 12 drivers, of which customers leave 5 to 45 % out, and an outcome; peers by format.
    init(locations count: Int) throws {
        var parameters = WorldParameters()
        parameters.locations = count
        parameters.drivers = 12
        parameters.regions = 50
        parameters.formats = 4
        parameters.seed = Self.seed
        self.parameters = parameters
        var brand = SimulatedBrand.brand(parameters, planning: PlanningPolicy())
        brand.dayparts = [
            DayPart(name: "morning", from: 6, to: 11), DayPart(name: "midday", from: 11, to: 14),
            DayPart(name: "afternoon", from: 14, to: 18), DayPart(name: "evening", from: 18, to: 22),
        ]
        let known = try Self.zoneNames.map { name in
            guard let zone = Zone(named: name) else { throw BenchmarkError.unknownZone(name) }
            return zone
        }
        var locations = SimulatedBrand.locations(parameters)
        zones = locations.indices.map { known[$0 % known.count] }
        for place in locations.indices { locations[place].timezone = zones[place].name }
        configuration = Configuration(brand: brand, locations: locations, library: [])
        library = ActionLibrary(actions: SimulatedBrand.actions(parameters))
    }

    var brand: Brand { configuration.brand }
    var locations: [Location] { configuration.locations ?? [] }
}

/// Which database, and how large the chain in it is.
struct ChainOptions: ParsableArguments {
    @Option(help: "The database.")
    var database: String

    @Option(help: "Locations of the chain.")
    var locations: Int

    func validate() throws {
        guard locations > 0 else { throw ValidationError("--locations takes a number above 0") }
    }
}

extension Day: ExpressibleByArgument {
    /// `YYYY-MM-DD`.
    package init?(argument: String) { self.init(iso: argument) }
}

enum BenchmarkError: Error, Equatable, CustomStringConvertible {
    case unknownZone(String)
    case incomplete(planned: Int, locations: Int)
    case cannotWrite(path: String, reason: String)
    case cannotMeasure(String)

    var description: String {
        switch self {
        case .unknownZone(let name): "the time zone \(name) is not known here; install tzdata"
        case .incomplete(let planned, let locations):
            "\(planned) of \(locations) locations have a priority: this is not the chain that generate makes"
        case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
        case .cannotMeasure(let path): "cannot read \(path), which tells the memory used; Linux has it"
        }
    }
}
