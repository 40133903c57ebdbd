import Foundation
import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

/// Lines from devices in the field whose times come in packets or in milliseconds.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct WireCaseTests {
  private struct Received {
    var frames: [Double] = []
    var forces: [Double] = []
    var lost = 0
  }

  /// Sends the lines of a file, each when its time says so.
  private func received(_ name: String) throws -> Received {
    let text = try FieldCase.text(of: name)
    var received = Received()
    let emit = { (output: IntakeOutput) in
      switch output {
      case .frame(let frame, _): received.frames.append(frame.timeSeconds)
      case .force(let force): received.forces.append(force.timeSeconds)
      default: break
      }
    }
    var intake = LiveIntake(sources: [.init(name: "test")])
    var now = 50.0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: ",")
      if fields.count > 1, let milliseconds = Double(fields[1]) { now = 50 + milliseconds / 1000 }
      intake.take(
        .received(Array((line + "\n").utf8), from: SourcePeer("a:1"), isDatagram: false, at: now),
        source: 0, now: now, emit: emit)
      intake.tick(now: now, emit: emit)
    }
    intake.finish(emit: emit)
    received.lost = intake.status.reduce(0) { $0 + $1.counters.lost }
    return received
  }

  @Test func packetsOfOneTimeLoseNothing() throws {
    let wire = try received("wire-batches-of-12-same-time.txt")
    #expect(wire.frames.count == 480)
    #expect(wire.lost == 0)
    let steps = zip(wire.frames.dropFirst(), wire.frames).map { $0 - $1 }
    #expect(steps.allSatisfy { abs($0 - 0.005) < 0.001 })
  }

  @Test func forceLinesHaveTheUnitOfTheHeader() throws {
    let wire = try received("wire-force-lines-time-ms.txt")
    #expect(wire.forces.count == 200)
    let first = try #require(wire.forces.first)
    let last = try #require(wire.forces.last)
    #expect(abs(last - first - 1.99) < 0.001)
    #expect(abs(first - (wire.frames.first ?? .nan)) < 0.001)
  }
}
