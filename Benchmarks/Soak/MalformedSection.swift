import GaitIntake
import GaitModel
import GaitTestSupport

/// A million damaged messages around good frames, and a line that does not end.
enum MalformedSection {
  private static let messages = 1_000_000
  private static let batch = 10_000

  static func run(_ figures: inout Figures) throws {
    for isDatagram in [true, false] {
      try damage(isDatagram: isDatagram, &figures)
    }
    endlessLine(&figures)
  }

  private static func damage(isDatagram: Bool, _ figures: inout Figures) throws {
    let form = isDatagram ? "packets" : "a stream"
    var trial = try DamageTrial(isDatagram: isDatagram, seed: isDatagram ? 31 : 32)
    trial.run(count: batch)
    let before = Machine.residentMegabytes
    var most = before ?? 0
    for done in 1..<messages / 2 / batch {
      trial.run(count: batch)
      most = max(most, Machine.residentMegabytes ?? 0)
      figures.progress("\(form): \(done * batch) of \(messages / 2) damaged messages")
    }
    figures.endProgress()
    let outcome = trial.finish()
    figures.atLeast(
      "damaged messages in \(form)", Double(outcome.damaged), Double(messages / 2), "")
    figures.exactly("good frames through among them", outcome.through, outcome.good)
    figures.atLeast(
      "counted as unreadable", Double(outcome.malformed), Double(outcome.damaged / 4), "")
    if let before { figures.below("memory, growth", most - before, 10, "MB") }
  }

  /// A gigabyte without a newline.
  private static func endlessLine(_ figures: inout Figures) {
    let pieces = 16_384
    let piece = [UInt8](repeating: UInt8(ascii: "7"), count: 65_536)
    let peer = SourcePeer("/dev/ttyUSB0")
    var intake = LiveIntake(sources: [LiveIntake.Source(name: "endless")])
    func push(_ bytes: [UInt8], at time: Double) {
      intake.take(
        .received(bytes, from: peer, isDatagram: false, at: time), source: 0, now: time
      ) { _ in }
    }
    for number in 0..<64 { push(piece, at: Double(number)) }
    let before = Machine.residentMegabytes
    var most = before ?? 0
    for number in 64..<pieces {
      push(piece, at: Double(number))
      if number % 256 == 0 {
        most = max(most, Machine.residentMegabytes ?? 0)
        figures.progress("endless line: \(number / 16) of 1024 MB")
      }
    }
    figures.endProgress()
    push([UInt8(ascii: "\n")], at: Double(pieces))
    let malformed = intake.status.reduce(0) { $0 + $1.counters.malformed }
    figures.exactly("a line of 1 GB, counted as unreadable", malformed, 1)
    if let before { figures.below("memory, growth", most - before, 1, "MB") }
  }
}
