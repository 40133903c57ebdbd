/// How good a virtual insole is: the numbers of its faults.
package struct InsoleCondition: Equatable, Sendable {
  /// The word for tags and names.
  package var name: String
  /// SD of the logarithm of the gain that both insoles of a recording share.
  package var commonGainSD = 0.08
  /// SD of the logarithm of each cell's own gain.
  package var cellGainSD: Double
  /// A cell feels nothing below `|N(0, deadZoneSD)| + deadZoneLeast` counts; noise and drift, which
  /// are the electronics', stay.
  package var deadZoneSD: Double
  package var deadZoneLeast: Double
  /// Range of the part of a reading that creeps behind.
  package var creepShare: ClosedRange<Double>
  /// Range of the time constant of the creep.
  package var creepSeconds = 0.050...0.120
  /// SD of a frame's step of each cell's random walk, in counts.
  package var driftCountsPerFrame: Double
  /// SD of the change of an insole's gain from the beginning of a recording to its end.
  package var gainDriftSD = 0.08
  /// SD of white noise, in counts.
  package var noiseCounts = 1.2
  /// Probability that a cell reads nothing.
  package var deadCellShare: Double
  /// How the foot may lie against the cells.
  package var misplacement: Misplacement

  /// Limits of a foot's displacement against the cells.
  package struct Misplacement: Equatable, Sendable {
    /// Cells in each direction.
    package var cells: Double
    package var degrees: Double
    package var scale: ClosedRange<Double>

    package static let none = Misplacement(cells: 0, degrees: 0, scale: 1...1)
  }

  /// An insole as one gets it.
  package static let fresh = InsoleCondition(
    name: "fresh", cellGainSD: 0.12, deadZoneSD: 4, deadZoneLeast: 2, creepShare: 0.10...0.25,
    driftCountsPerFrame: 0.01, deadCellShare: 0.02, misplacement: .none)

  /// An insole after months in shoes of another size.
  package static let worn = InsoleCondition(
    name: "worn", cellGainSD: 0.25, deadZoneSD: 8, deadZoneLeast: 4, creepShare: 0.20...0.40,
    driftCountsPerFrame: 0.03, deadCellShare: 0.08,
    misplacement: Misplacement(cells: 1, degrees: 5, scale: 0.92...1.08))

  package static let all = [fresh, worn]
}
