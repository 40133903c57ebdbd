import Foundation
import GaitConsole
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitStore
import GaitTestSupport

/// Four devices of 60 x 21 cells at 200 Hz in real time, two walkers, both recorded.
enum LoadSection {
  private static let seconds = 20.0

  /// One walker's session and its only source.
  private struct Walker {
    let session: LiveSession
    let source: UDPSource
    let recording: String
  }

  static func run(_ figures: inout Figures) throws {
    try Fixture.withFolder { folder in
      let walkers = try (1...2).map { try start(folder + "/walker-\($0).gait") }
      let devices = walkers.flatMap { walker in
        Foot.allCases.map { "\(walker.source.address.port):\($0.rawValue)" }
      }
      figures.note(
        "4 devices x \(Int(LoadSender.samplingRateHz)) Hz x \(LoadSender.rows) x "
          + "\(LoadSender.columns) cells for \(Int(seconds)) s, by UDP")
      let sent = try send(to: devices, figures)
      let frames = walkers.map { _ in 2 * sent.frames }.reduce(0, +)
      // Whatever is under way comes within the wait for a hole.
      Thread.sleep(forTimeInterval: 1)
      let counters = walkers.flatMap { $0.session.stop().devices.map(\.counters) }
      figures.exactly("frames used of those sent", counters.reduce(0) { $0 + $1.used }, frames)
      figures.exactly("frames lost", counters.reduce(0) { $0 + $1.lost }, 0)
      figures.exactly(
        "frames recorded of those sent",
        try walkers.reduce(0) { $0 + (try recordedFrames($1.recording)) }, frames)
      figures.below(
        "processor while receiving, analysing, recording", sent.processorPercent, 30, "%")
    }
  }

  private static func start(_ recording: String) throws -> Walker {
    let source = UDPSource(SourceAddress(port: 0))
    var core = LiveCore(
      sources: [LiveIntake.Source(name: "load", isDatagram: true)], options: IntakeOptions(),
      settings: try StudentModel.settings(), name: "load", unixSeconds: 1_700_000_000)
    core.recordingPath = recording
    let session = LiveSession(sources: [source], core: core)
    try session.start {}
    return Walker(session: session, source: source, recording: recording)
  }

  /// Lets a process of its own send.
  private static func send(
    to devices: [String], _ figures: Figures
  ) throws -> (frames: Int, processorPercent: Double) {
    let sender = Process()
    let output = Pipe()
    sender.executableURL = URL(fileURLWithPath: Machine.ownPath)
    sender.arguments = ["send", "\(seconds)"] + devices
    sender.standardOutput = output
    try sender.run()
    let begun = ArrivalClock.now()
    let before = Machine.processorSeconds
    while sender.isRunning {
      figures.progress("\(Int(ArrivalClock.now() - begun)) of \(Int(seconds)) s")
      Thread.sleep(forTimeInterval: 0.2)
    }
    figures.endProgress()
    let share = (Machine.processorSeconds - before) / (ArrivalClock.now() - begun)
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let frames = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw SupportError("the sender has not told what it sent")
    }
    return (frames, share * 100)
  }

  private static func recordedFrames(_ path: String) throws -> Int {
    let file = try SessionFile(path: path)
    return try Foot.allCases.reduce(0) { sum, foot in
      sum + (try file.frames(foot, seconds: file.seconds)?.count ?? 0)
    }
  }
}
