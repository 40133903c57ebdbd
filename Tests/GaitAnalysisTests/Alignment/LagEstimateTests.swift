import GaitAnalysis
import GaitModel
import GaitSimulation
import Testing

@Suite("Lag of a reference")
struct LagEstimateTests {
  private let walk = SimulatedWalk(
    WalkerConfiguration(durationSeconds: 20, faults: .typical, standingSeconds: 1))

  private func find(shift: Double, foot: Foot = .left) throws -> LagEstimate? {
    let frames = try #require(walk.session.frames[foot])
    let sum = CellSummation(layout: try #require(walk.session.metadata.insoles[foot]).layout)
    let newtons = (0..<frames.count).map { index in
      sum(frames[index].cells[...]).newtons
    }
    let force = try #require(walk.session.reference[foot]).shifted(bySeconds: shift)
    return LagEstimate.find(reference: force, times: frames.times, newtons: newtons)
  }

  @Test("A shift is found to a few milliseconds", arguments: [-0.35, -0.12, 0, 0.0173, 0.2, 0.39])
  func found(shift: Double) throws {
    let lag = try #require(try find(shift: shift))
    #expect(abs(lag.seconds + shift) < 0.004)
    #expect(lag.correlation > 0.97)
  }

  @Test("Nothing is told from a few seconds, or from the other foot")
  func notFound() throws {
    let short = try #require(walk.session.reference.left).slice(seconds: 0...5)
    let frames = try #require(walk.session.frames.left)
    #expect(
      LagEstimate.find(
        reference: short, times: frames.times, newtons: Array(repeating: 1, count: frames.count))
        == nil)
    // A plate that nobody is on fits nothing.
    let idle = ForceBlock(
      foot: .left, times: frames.times, newtons: Array(repeating: 3, count: frames.count))
    #expect(
      LagEstimate.find(
        reference: idle, times: frames.times,
        newtons: (0..<frames.count).map { Float($0 % 200) }) == nil)
  }
}
