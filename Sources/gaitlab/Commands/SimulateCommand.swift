import ArgumentParser
import CommandSupport
import GaitFiles
import GaitModel
import GaitSimulation
import GaitStore

/// `gaitlab simulate`: a walker who is not there, for demos and tests.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate a walker, as a file or as a live device.",
    discussion: """
      A device for demonstrations and tests, not a person; every screen and export says so. The \
      exact force is stored as the reference, or sent with --with-force. The same options give the \
      same bytes. A live device walks until --duration or Ctrl-C.

      Example: gaitlab simulate --gait antalgic-left --seed 7 -o limp.gait
      Example: gaitlab simulate --udp 127.0.0.1:9000 --with-force
      """)

  enum Gait: String, ExpressibleByArgument, CaseIterable {
    case healthy
    case antalgicLeft = "antalgic-left"
    case antalgicRight = "antalgic-right"
    case toeWalking = "toe-walking"

    var preset: GaitPreset {
      switch self {
      case .healthy: .healthy
      case .antalgicLeft: .antalgic(.left)
      case .antalgicRight: .antalgic(.right)
      case .toeWalking: .toeWalking
      }
    }
  }

  enum Faults: String, ExpressibleByArgument, CaseIterable { case none, typical }

  @Option(name: [.short, .customLong("output")], help: "The session to write.")
  var output: String?

  @OptionGroup(title: "Live device") var live: SimulatedDeviceOptions

  @Option(help: "How the walker walks.")
  var gait = Gait.healthy

  @Option(help: "Seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(help: "Length in seconds. (default: 30; endless for a live device)")
  var duration: Double?

  @Option(help: "Frames a second.")
  var rate = 200.0

  @Option(help: "Body mass in kilograms.")
  var bodyMass = 72.0

  @Option(help: "Walking speed in metres a second, 0.4 to 2.2.")
  var speed = 1.3

  @Option(
    parsing: .unconditional,
    help: "Load of right against left, signed, -0.5 to 0.5: (R - L) / mean.")
  var asymmetry = 0.0

  @Option(help: "Seconds of standing before the first step.")
  var standing = 2.0

  @Option(help: "A set of sensor faults to begin with.")
  var faults = Faults.typical

  @Option(help: "Noise in counts of 0.5 kPa (SD).")
  var noise: Double?

  @Option(help: "Drift of each cell in counts after one second (SD).")
  var drift: Double?

  @Option(help: "Cells of each insole that read nothing.")
  var deadCells: Int?

  @Option(help: "Pressure in kPa below which cells read nothing.")
  var deadZone: Double?

  @Option(help: "Stretches without frames a minute, for each foot.")
  var dropOuts: Double?

  @OptionGroup var visit: VisitOptions

  @Option(name: .customLong("tag"), help: "A tag to find it by; may be given repeatedly.")
  var tags: [String] = []

  @Flag(help: "Replace the session if it exists.")
  var force = false

  func validate() throws {
    if let duration {
      guard duration.isFinite, duration > 0, duration <= 24 * 3600 else {
        throw ValidationError("--duration \(duration): expected up to 86400 seconds")
      }
    }
    try live.check(besides: output)
    if live.isGiven, force || !tags.isEmpty || visit.isGiven {
      throw ValidationError(
        "--force, --tag, --person, --visit and --condition are for a file: give them with -o")
    }
    if let problem = configuration.problem { throw ValidationError(problem) }
  }

  private var configuration: WalkerConfiguration {
    var faults = faults == .typical ? SensorFaults.typical : SensorFaults.none
    if let noise { faults.noiseCounts = noise }
    if let drift { faults.driftCountsPerRootSecond = drift }
    if let deadCells { faults.deadCells = deadCells }
    if let deadZone { faults.deadZoneKilopascals = deadZone }
    if let dropOuts { faults.dropOutsPerMinute = dropOuts }
    return WalkerConfiguration(
      seed: seed, durationSeconds: duration ?? (live.isGiven ? .infinity : 30),
      samplingRateHz: rate, bodyMassKilograms: bodyMass,
      speedMetresPerSecond: speed, asymmetry: asymmetry, gait: gait.preset, faults: faults,
      standingSeconds: standing)
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      if let output {
        try write(to: output)
      } else {
        try live.send(configuration)
      }
    }
  }

  private func write(to output: String) throws {
    let progress = ProgressLine("simulating")
    defer { progress.finish() }
    let configuration = configuration
    var stream = WalkerStream(configuration)
    var metadata = stream.metadata
    metadata.name = FileName.stem(output)
    metadata.tags += tags
    visit.warn()
    try visit.apply(to: &metadata)
    let writer = try SessionWriter(path: output, metadata: metadata, replacing: force)
    var seconds = 0.0
    while let block = stream.nextBlock(seconds: 10) {
      for foot in Foot.allCases {
        try writer.append(block.frames[foot])
        try writer.append(reference: block.reference[foot])
      }
      seconds += 10
      progress.report(seconds / configuration.durationSeconds)
    }
    try writer.finish()
  }
}
