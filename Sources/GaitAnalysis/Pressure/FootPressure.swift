package import GaitModel

/// What one foot bore in the steps of a session, or in a stretch of it.
package struct FootPressure: Equatable, Sendable {
  /// One step without its maps, of which only the means are kept.
  package struct StepPressure: Equatable, Sendable {
    /// Number of the step in the step table; nil for a stretch of time.
    package let step: Int?
    /// From where to where.
    package let seconds: ClosedRange<Double>
    /// Of each region of the mask.
    package let regions: [RegionPressure]
    /// Of all cells of the insole.
    package let whole: RegionPressure
    /// The path of the centre of pressure.
    package let line: GaitLine?
  }

  /// The insole's cells.
  package let layout: InsoleLayout
  /// Whether pressures are kilopascals; counts are not.
  package let isAbsolute: Bool
  /// The regions.
  package let mask: PressureMask
  /// A cell with more is in contact.
  package let contactAbove: Double
  /// Mean over the steps of each step's maps.
  package private(set) var maps: PressureMaps
  /// The steps, or the one stretch of time, in the order of time.
  package private(set) var steps: [StepPressure] = []
  /// Gait lines: of the steps, or of those that lie within a stretch of time.
  package private(set) var lines: [GaitLine] = []

  package init(cells: PressureCells, mask: PressureMask, contactAbove: Double) {
    layout = cells.layout
    isAbsolute = cells.isAbsolute
    self.mask = mask
    self.contactAbove = contactAbove
    maps = PressureMaps(cellCount: cells.layout.cellCount)
  }

  /// Takes a step, or a stretch of time, in.
  package mutating func add(_ contact: ContactPressure) {
    steps.append(
      StepPressure(
        step: contact.step, seconds: contact.seconds, regions: contact.regions,
        whole: contact.whole, line: contact.step == nil ? nil : contact.line))
    let part = 1 / Double(steps.count)
    func blend(_ field: WritableKeyPath<PressureMaps, [Double]>) {
      for cell in maps[keyPath: field].indices {
        maps[keyPath: field][cell] +=
          (contact.maps[keyPath: field][cell] - maps[keyPath: field][cell]) * part
      }
    }
    blend(\.peak)
    blend(\.mean)
    blend(\.integral)
    blend(\.contactSeconds)
    if contact.step != nil, let line = contact.line { lines.append(line) }
  }

  /// Takes the gait line alone of a step within a stretch of time in.
  package mutating func addLine(of contact: ContactPressure) {
    if let line = contact.line { lines.append(line) }
  }

  /// Mean and SD over the steps of a region's number.
  ///
  /// - Parameters:
  ///   - measure: which number.
  ///   - region: its place in the mask; nil for the whole foot.
  /// - Returns: nil where no step has it.
  package func mean(_ measure: RegionMeasure, region: Int?) -> MeanSD? {
    let values = steps.compactMap { step in
      measure.value(of: region.map { step.regions[$0] } ?? step.whole)
    }
    return values.isEmpty ? nil : MeanSD(values)
  }

  /// The highest pressure of any step in a region; nil for the whole foot.
  package func highest(region: Int?) -> Double? {
    steps.compactMap { step in
      RegionMeasure.peak.value(of: region.map { step.regions[$0] } ?? step.whole)
    }.max()
  }

  /// Mean and SD of the gait lines; nil without one.
  package var line: GaitLineSummary? { GaitLineSummary(lines) }

  /// Area of a region's cells.
  ///
  /// - Parameter region: its place in the mask; nil for the whole foot.
  /// - Returns: square centimetres.
  package func areaSquareCentimetres(region: Int?) -> Double {
    let cells = region.map { mask.regions[$0].cells } ?? Array(layout.cells.indices)
    return cells.reduce(0) { $0 + layout.cells[$1].areaSquareMillimetres / 100 }
  }
}
