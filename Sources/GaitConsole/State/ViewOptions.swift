import GaitAnalysis
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
  /// Seconds that the force plots show.
  package var windowSeconds = 5.0
  /// Whether the insole's own sum is drawn as well.
  package var showsMeasured = false
  package var glyphs: GlyphSet
  package var colorDepth: ColorDepth

  package static let windows: [Double] = [1, 2, 5, 10, 20, 60]

  package init(colorMap: ColorMap, glyphs: GlyphSet, colorDepth: ColorDepth) {
    self.colorMap = colorMap
    self.glyphs = glyphs
    self.colorDepth = colorDepth
  }

  /// The same in a unit that the forces of a session can be given in.
  ///
  /// Nothing is in parts of a body weight that nobody has, and counts without a mass are no newtons.
  func suited(to analysis: SessionAnalysis?) -> ViewOptions {
    var options = self
    guard let analysis else { return options }
    if !analysis.hasBodyWeights {
      options.unit = .newtons
    } else if !analysis.hasThresholdsInNewtons {
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
