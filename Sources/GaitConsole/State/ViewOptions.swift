package import GaitAnalysis
import GaitModel
package import TerminalCore

/// How things are shown; the same for every session.
package struct ViewOptions: Equatable, Sendable {
  package enum ForceUnit: String, Equatable, Sendable {
    case bodyWeightPercent = "%BW"
    case newtons = "N"
  }

  package var unit = ForceUnit.bodyWeightPercent
  /// The heatmap's colours.
  package var colorMap: ColorMap
  /// Whether the heatmap's range follows the frame instead of the session.
  package var isRangeAutomatic = false
  /// Whether heatmaps show cells as they are, without what lies between them.
  package var showsRawCells = false
  /// Seconds that the force plots show.
  package var windowSeconds = 5.0
  /// Whose force numbers and curves are; nil for the one that decides.
  package var force: ForceKind?
  /// Which of a screen's panels has all of it.
  package var enlarged = Enlarged.none
  package var glyphs: GlyphSet
  package var colorDepth: ColorDepth
  /// Pixels of a cell, where the terminal takes pictures; nil where it does not.
  package var cellPixels: Size?
  /// Whether maps are drawn in pixels, where they can be.
  package var wantsPixels = false

  /// Pixels of a cell, where maps are drawn in pixels.
  package var shownPixels: Size? { wantsPixels ? cellPixels : nil }

  /// What is drawn with, as `--glyphs` names it.
  package var glyphName: String { shownPixels == nil ? glyphs.rawValue : "pixel" }

  /// Goes on to the next glyphs; pixels come after braille.
  mutating func takeNextGlyphs() {
    if glyphs == .braille, !wantsPixels, cellPixels != nil {
      wantsPixels = true
      return
    }
    wantsPixels = false
    glyphs = glyphs.following
  }

  /// A panel that takes the room of the others.
  package enum Enlarged: CaseIterable, Equatable, Sendable {
    case none
    /// Pressure on the Monitor, maps on Pressure, curves on Steps.
    case first
    /// Forces on the Monitor, tables on Pressure, the table on Steps.
    case second

    var next: Enlarged {
      switch self {
      case .none: .first
      case .first: .second
      case .second: .none
      }
    }
  }

  package static let windows: [Double] = [1, 2, 5, 10, 20, 60]

  package init(colorMap: ColorMap, glyphs: GlyphSet, colorDepth: ColorDepth) {
    self.colorMap = colorMap
    self.glyphs = glyphs
    self.colorDepth = colorDepth
  }

  /// The same with a force that a session has, in a unit that it can be given in.
  ///
  /// Nothing is in parts of a body weight that nobody has, and counts without a mass are no newtons.
  func suited(to analysis: SessionAnalysis?) -> ViewOptions {
    var options = self
    guard let analysis else { return options }
    let force = analysis.shownForce(force)
    options.force = force
    if !analysis.hasBodyWeights(force) {
      options.unit = .newtons
    } else if !analysis.hasNewtons(force) {
      options.unit = .bodyWeightPercent
    }
    return options
  }

  /// What newtons are multiplied with to be in the shown unit.
  func forceScale(bodyWeightNewtons: Double) -> Double {
    unit == .newtons ? 1 : 100 / bodyWeightNewtons
  }

  package mutating func zoom(in isIn: Bool) {
    let index = (Self.windows.firstIndex(of: windowSeconds) ?? 2) + (isIn ? -1 : 1)
    windowSeconds = Self.windows[min(max(index, 0), Self.windows.count - 1)]
  }
}

extension SessionAnalysis {
  /// The forces that can be looked at, the plate first.
  var forces: [ForceKind] {
    let hasPlate = decidedBy == .reference || summary.kinds.contains(.reference)
    return (hasPlate ? [.reference] : []) + [.estimated, .measured]
  }

  /// The force that is looked at: the wanted one where the session has it, otherwise the one that decides.
  func shownForce(_ wanted: ForceKind?) -> ForceKind {
    wanted.flatMap { forces.contains($0) ? $0 : nil } ?? decidedBy
  }
}
