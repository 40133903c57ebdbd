/// What one region of a foot bore over one set of frames.
///
/// Pressures are in kilopascals, or counts where the device only counts.
package struct RegionPressure: Equatable, Sendable {
  /// Cells of the region.
  package var cellCount = 0
  /// Highest pressure of any of its cells.
  package var peak = 0.0
  /// When that was, in percent of the time from the first to the last frame; nil where nothing was read.
  package var peakPercent: Double?
  /// Force over time, divided by the area that was in contact at any time and by the time of all frames.
  package var mean = 0.0
  /// Integral over time of the highest pressure of its cells in each frame, as novel defines it; kPa s.
  package var integral = 0.0
  /// The greatest area in contact at once, in square centimetres.
  package var contactAreaSquareCentimetres = 0.0
  /// How long any of its cells was in contact.
  package var contactSeconds = 0.0
  /// Integral over time of pressure times area; newton seconds, unless the device counts.
  package var impulse = 0.0
  /// Part of the foot's impulse in percent; nil where the foot bore nothing.
  package var loadSharePercent: Double?

  package init() {}
}

/// A number of a region, for tables and exports.
package enum RegionMeasure: String, CaseIterable, Sendable {
  case peak, mean, integral, contactArea, contactTime, loadShare, peakTime

  /// What a table calls it.
  package var title: String {
    switch self {
    case .peak: "peak pressure"
    case .mean: "mean pressure"
    case .integral: "pressure-time integral"
    case .contactArea: "contact area"
    case .contactTime: "contact time"
    case .loadShare: "load share"
    case .peakTime: "time of peak"
    }
  }

  /// Its unit.
  ///
  /// - Parameter isAbsolute: whether the device reads pressures.
  /// - Returns: the unit; counts stay counts.
  package func unit(isAbsolute: Bool) -> String {
    switch self {
    case .peak, .mean: isAbsolute ? "kPa" : "counts"
    case .integral: isAbsolute ? "kPa s" : "counts s"
    case .contactArea: "cm2"
    case .contactTime: "s"
    case .loadShare: "% impulse"
    case .peakTime: "% stance"
    }
  }

  /// The number of a region; nil where it has none, as one without cells.
  package func value(of region: RegionPressure) -> Double? {
    guard region.cellCount > 0 else { return nil }
    return switch self {
    case .peak: region.peak
    case .mean: region.mean
    case .integral: region.integral
    case .contactArea: region.contactAreaSquareCentimetres
    case .contactTime: region.contactSeconds
    case .loadShare: region.loadSharePercent
    case .peakTime: region.peakPercent
    }
  }

  /// How it is defined, in a sentence for exports.
  package var definition: String {
    switch self {
    case .peak: "highest pressure of any cell of the region"
    case .mean:
      "integral of force over time, by the area that was in contact at any time and by the time "
        + "of the stance (pressuRe's pti_2 after Melai, by time)"
    case .integral:
      "integral over time of the region's highest pressure in each frame (novel; pressuRe's pti_1)"
    case .contactArea:
      "greatest area of cells in contact in one frame (pressuRe's contact_area_peak)"
    case .contactTime: "time with any cell of the region in contact"
    case .loadShare: "part of the foot's impulse (pressure x area over time)"
    case .peakTime: "when the peak pressure was first reached, 0 % at initial contact"
    }
  }
}
