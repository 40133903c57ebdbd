import GaitModel

@testable import GaitAnalysis
@testable import GaitConsole

extension ModelFixture {
  /// Made-up maps of a step: the teacher's, and those of two pupils of which the second is further away.
  static func relations(of step: Step) -> StepRelations {
    StepRelations(
      place: StepRelations.Place(foot: step.foot, index: step.index),
      networks: [("teacher", 0), ("student", 0.1), ("student-from-scratch", 0.4)].map { name, off in
        StepRelations.Network(
          name: name, layers: (0..<3).map { layer(number: $0, off: off) })
      }, selectionSteps: 9)
  }

  private static func layer(number: Int, off: Double) -> StepRelations.Layer {
    let side = 40
    /// Alike where both moments are of the same third of stance.
    func value(_ row: Int, _ column: Int) -> Float {
      let distance = Double(abs(row - column)) / Double(side)
      let isSame = row * 3 / side == column * 3 / side
      return Float((isSame ? 1 : -0.4) * (1 - distance) * (1 - off) - off * Double(number) / 8)
    }
    let map = RelationMap(
      side: side,
      values: (0..<side).flatMap { row in (0..<side).map { value(row, $0) } })
    return StepRelations.Layer(
      temporal: map, correlation: map,
      channels: (0..<16).map { index in
        ChannelReading(
          index: 2 * index, force: 0.98 - 0.05 * Double(index) - off,
          heel: 0.3 - 0.04 * Double(index), forefoot: -0.2 + 0.05 * Double(index))
      }, temporalDistance: off * 0.01, divergence: off * 0.2)
  }
}
