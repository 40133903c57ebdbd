import Foundation
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport

/// The real program in a terminal of 120 x 40, with a device that sends two feet at 200 Hz.
enum LatencySection {
  private static let seconds = 15.0
  /// What the device has in its name, and what never may come to the terminal.
  private static let escape = "\u{1B}]0;soak\u{07}"

  static func run(_ figures: inout Figures) throws {
    let output = try Fixture.withFolder { folder in try measure(folder, &figures) }
    figures.exactly(
      "escape sequences of the device's name that came to the terminal",
      output.components(separatedBy: escape).count - 1, 0)
  }

  /// Runs the console, reports its latency, and returns all that it wrote.
  private static func measure(_ folder: String, _ figures: inout Figures) throws -> String {
    let program = try GaitlabProgram.path(of: "gaitlab")
    let port = try freePort()
    let terminal = try PseudoTerminal(columns: 120, rows: 40)
    let resources = ProcessInfo.processInfo.environment["GAITLAB_RESOURCES"] ?? "."
    let console = try terminal.spawn(
      program, ["live", "--udp", "\(port)"],
      environment: GaitlabProgram.environment(home: folder, ["GAITLAB_RESOURCES": resources]))
    guard try terminal.wait(until: { !$0.contains("$") && $0.contains("udp") }) else {
      throw SupportError("the console does not show its source")
    }
    let sender = Thread { try? send(to: port) }
    sender.start()
    // The first seconds hold the start of the program and of the walk.
    _ = try terminal.wait(seconds: 3) { _ in false }
    let begun = ArrivalClock.now()
    let before = Machine.processorSeconds(of: console.id)
    _ = try terminal.wait(seconds: seconds - 4) { _ in false }
    let elapsed = ArrivalClock.now() - begun
    let after = Machine.processorSeconds(of: console.id)
    try terminal.send("q")
    guard try terminal.wait(for: "End the live session?") else {
      throw SupportError("the console does not ask:\n\(terminal.screen.text)")
    }
    try terminal.send("y")
    let status = try terminal.waitForEnd(of: console)
    guard status == .code(0) else {
      let ending = status.map { "\($0)" } ?? "not at all"
      throw SupportError("the console has ended with \(ending):\n\(terminal.screen.text)")
    }
    let text = String(decoding: terminal.output, as: UTF8.self)
    guard let (median, worst) = latencies(text) else {
      throw SupportError("the console has not told its latency: \(text.suffix(400))")
    }
    figures.note("gaitlab live, 120 x 40, two feet at 200 Hz for \(Int(seconds)) s")
    figures.below("frame in to screen, p50", median, 50, "ms")
    figures.below("frame in to screen, p99", worst, 50, "ms")
    if let before, let after {
      figures.note(
        "processor of that console: \(Int((after - before) / elapsed * 100)) % of a core")
    }
    return text
  }

  /// The numbers behind p50 and p99 in the last line that has them.
  private static func latencies(_ text: String) -> (median: Double, worst: Double)? {
    guard let start = text.range(of: "frame in to screen: p50 ", options: .backwards) else {
      return nil
    }
    let words = text[start.upperBound...].prefix(60).split(separator: " ")
    guard words.count > 3, let median = Double(words[0]), words[2] == "p99",
      let worst = Double(words[3])
    else { return nil }
    return (median, worst)
  }

  private static func freePort() throws -> Int {
    let source = UDPSource(SourceAddress(port: 0))
    try source.start { _ in }
    defer { source.stop() }
    return source.address.port
  }

  private static func send(to port: Int) throws {
    let walker = WalkerMessages(
      WalkerConfiguration(
        seed: 2, durationSeconds: seconds + 5, samplingRateHz: 200, standingSeconds: 1))
    guard case .announcement(var announcement) = walker.announcement else { return }
    announcement.device = "walker \(escape)"
    let encoder = try WireEncoder(announcement: announcement, format: .binary)
    var sender = WalkerSender(walker, encode: encoder.bytes(of:))
    _ = try sender.run(into: UDPSink(SourceAddress(port: port))) { false }
  }
}
