package import GaitModel

/// Two or more sessions, or parts of one, beside each other: what a walk was before and is now.
package struct SessionComparison: Equatable, Sendable {
  /// By what the sessions are in a row.
  package enum Order: String, Sendable {
    /// By the beginning of the recordings.
    case date
    /// By the numbers of one person's visits, where not every recording has a date.
    case visit
    /// Parts of one session, by their beginning.
    case part
    /// As somebody named them.
    case given
  }

  /// A measure of one foot on all sides.
  package struct Row: Equatable, Sendable {
    /// What was measured.
    package let measure: StepMeasure
    /// In the order of the sides, in one unit; nil where a side has none.
    package let means: [MeanSD?]

    /// From the first side to another one; nil where one has no mean.
    package func change(to index: Int) -> MeanChange? {
      guard let before = means.first.flatMap(\.self), let after = means[index] else { return nil }
      return MeanChange(from: before, to: after)
    }
  }

  /// The symmetry of a measure on all sides.
  package struct SymmetryRow: Equatable, Sendable {
    /// What was measured.
    package let measure: StepMeasure
    /// In the order of the sides; nil where too few steps of a foot have it.
    package let values: [SymmetryIndex?]

    /// From the first side to another one; nil where one has no symmetry.
    package func change(to index: Int) -> SymmetryChange? {
      guard let before = values.first.flatMap(\.self), let after = values[index] else { return nil }
      return SymmetryChange(from: before, to: after)
    }
  }

  /// In the order of the comparison.
  package private(set) var sides: [ComparedSession]
  /// By what they are in a row.
  package private(set) var order: Order
  /// The force that numbers and curves are of, on all sides.
  package private(set) var force: ForceKind

  /// - Parameters:
  ///   - sides: two or more.
  ///   - keepsOrder: whether they stay as they are; otherwise they are put in a row by date, without dates by the
  ///     numbers of one person's visits, and parts of one session by their beginning.
  ///   - force: nil for the plate where it decides on all sides, otherwise the estimate.
  package init(_ sides: [ComparedSession], keepsOrder: Bool = false, force: ForceKind? = nil) {
    let order = keepsOrder ? .given : Self.order(of: sides)
    self.order = order
    self.sides =
      order == .given
      ? sides
      : sides.enumerated().sorted {
        (Self.moment($0.element, order), $0.offset) < (Self.moment($1.element, order), $1.offset)
      }.map(\.element)
    self.force = .estimated
    self.force = force ?? usualForce
  }

  private static func order(of sides: [ComparedSession]) -> Order {
    if sides.allSatisfy({ $0.part != nil }) { return .part }
    if sides.allSatisfy({ $0.startedAtUnixSeconds != nil }) { return .date }
    let numbers = sides.compactMap(\.visit.number)
    let isOfOne = sides.allSatisfy {
      $0.visit.person != nil && $0.visit.person == sides.first?.visit.person
    }
    return isOfOne && numbers.count == sides.count && Set(numbers).count > 1 ? .visit : .given
  }

  private static func moment(_ side: ComparedSession, _ order: Order) -> Double {
    switch order {
    case .part: side.part?.lowerBound ?? 0
    case .visit: side.visit.number.map(Double.init) ?? 0
    case .date, .given: side.startedAtUnixSeconds ?? 0
    }
  }

  /// A plate that covers a part of the steps is none that all of them can be compared by.
  private var usualForce: ForceKind {
    let forces = forces
    let walks = sides.filter { $0.summary.stepsUsed > 0 }
    if forces.contains(.reference), walks.allSatisfy({ $0.summary.force == .reference }) {
      return .reference
    }
    return forces.contains(.estimated) ? .estimated : forces.first ?? .estimated
  }

  /// The forces that every side with a used step has, the plate first.
  package var forces: [ForceKind] {
    let walks = sides.filter { $0.summary.stepsUsed > 0 }
    return [.reference, .estimated, .measured].filter { kind in
      walks.isEmpty
        ? sides.contains { $0.summary.force == kind }
        : walks.allSatisfy { $0.summary.kinds.contains(kind) }
    }
  }

  /// The units that the forces of all sides can be given in, the best one first.
  package var units: [ForceUnit] {
    ForceUnit.allCases.filter { unit in
      sides.allSatisfy { $0.units[force]?.contains(unit) == true }
    }
  }

  /// The same the other way round.
  package mutating func swap() {
    sides.reverse()
    order = .given
  }

  /// Gives the numbers of the next force that all sides have.
  package mutating func showNextForce() {
    let forces = forces
    guard let index = forces.firstIndex(of: force) else { return }
    force = forces[(index + 1) % forces.count]
  }

  // MARK: - Numbers

  /// The measures of a foot that a side has.
  ///
  /// - Parameters:
  ///   - foot: of the steps.
  ///   - unit: of forces; nil leaves them out.
  /// - Returns: in the order in which measures are shown everywhere.
  package func rows(_ foot: Foot, _ unit: ForceUnit?) -> [Row] {
    measures.compactMap { measure in
      let means = sides.map { $0.mean(measure, foot, force, unit) }
      return means.contains { $0 != nil } ? Row(measure: measure, means: means) : nil
    }
  }

  /// The symmetries of the measures that a side has; those of forces need a unit in common.
  package func symmetryRows(_ unit: ForceUnit?) -> [SymmetryRow] {
    measures.compactMap { measure in
      let values = sides.map { side -> SymmetryIndex? in
        guard !side.summary.hasFew(measure, force),
          let left = side.mean(measure, .left, force, unit),
          let right = side.mean(measure, .right, force, unit)
        else { return nil }
        return SymmetryIndex(left: left, right: right)
      }
      return values.contains { $0 != nil } ? SymmetryRow(measure: measure, values: values) : nil
    }
  }

  /// Whether a side has too few steps with a measure to speak of a change.
  package func hasFew(_ measure: StepMeasure) -> Bool {
    sides.contains { $0.summary.hasFew(measure, force) }
  }

  /// Those that say something of the steps of a side.
  private var measures: [StepMeasure] {
    let telling = sides.reduce(into: Set<StepMeasure>()) { $0.formUnion($1.summary.telling(force)) }
    return StepMeasure.allCases.filter(telling.contains)
  }

  // MARK: - Pressure

  /// Where the cells of a foot lie on all sides; nil where they lie differently or a side has none.
  package func commonLayout(_ foot: Foot) -> InsoleLayout? {
    guard let first = sides.first?.layouts[foot],
      sides.allSatisfy({ $0.layouts[foot] == first })
    else { return nil }
    return first
  }

  /// What the canonical grid is as an insole.
  ///
  /// Its size is that of a common one: only places on it are compared.
  private static let grid = InsoleLayout(
    name: "grid", rows: CanonicalGrid.rows, columns: CanonicalGrid.columns,
    rowPitchMillimetres: 17, columnPitchMillimetres: 12)

  /// Peak pressures of a foot in kilopascals, on the insole's own cells where all sides have the same, on the
  /// canonical grid otherwise; nil for a side that has none.
  package func peaks(_ foot: Foot) -> (layout: InsoleLayout, sides: [[Float]?]) {
    if let layout = commonLayout(foot) {
      return (layout, sides.map { side in side.peaks[foot].map { $0.map { Float($0) } } })
    }
    return (Self.grid, sides.map { $0.canonicalPeaks(foot) })
  }
}
