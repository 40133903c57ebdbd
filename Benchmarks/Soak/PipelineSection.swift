import GaitConsole
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport

/// Two 16 x 8 feet at 200 Hz through intake and analysis as fast as they are taken.
enum PipelineSection {
  private static let seconds = 300.0

  /// What arrives in a hundredth of a second.
  private struct Stretch {
    let packets: [[UInt8]]
    let endSeconds: Double
  }

  static func run(_ figures: inout Figures) throws {
    let stretches = try encoded()
    var core = LiveCore(
      sources: [LiveIntake.Source(name: "pipeline", isDatagram: true)], options: IntakeOptions(),
      settings: try StudentModel.settings(), name: "pipeline", unixSeconds: 1_700_000_000)
    let peer = SourcePeer("127.0.0.1:40000")
    let begun = ArrivalClock.now()
    var updatedAt = begun
    for stretch in stretches {
      for packet in stretch.packets {
        core.take(
          .received(packet, from: peer, isDatagram: true, at: stretch.endSeconds), source: 0,
          now: stretch.endSeconds)
      }
      core.tick(now: stretch.endSeconds)
      core.flush()
      // As often as the screen of a live session asks, whatever the speed.
      if ArrivalClock.now() - updatedAt >= 1 / UpdatePace.perSecond {
        _ = core.update()
        updatedAt = ArrivalClock.now()
      }
    }
    let summary = core.end(now: seconds)
    let taken = ArrivalClock.now() - begun
    let used = summary.devices.reduce(0) { $0 + $1.counters.used }
    figures.note(
      "\(Int(seconds)) s of two 16 x 8 feet at 200 Hz, binary packets, the student model")
    figures.exactly("frames used", used, Int(seconds * 200) * 2)
    figures.atLeast("steps found", Double(summary.steps), 400, "")
    figures.atLeast("times real time", seconds / taken, 100, "")
  }

  private static func encoded() throws -> [Stretch] {
    var walker = WalkerMessages(
      WalkerConfiguration(seed: 9, durationSeconds: seconds, samplingRateHz: 200))
    guard case .announcement(let announcement) = walker.announcement else { return [] }
    let encoder = try WireEncoder(announcement: announcement, format: .binary)
    var stretches = [Stretch(packets: [encoder.bytes(of: walker.announcement)], endSeconds: 0)]
    while let block = walker.next(seconds: 0.01) {
      stretches.append(
        Stretch(packets: block.messages.map(encoder.bytes(of:)), endSeconds: block.endSeconds))
    }
    return stretches
  }
}
