package import GaitModel

/// Which frames of a session pressures are read off.
package enum PressureSpan: Equatable, Sendable {
  /// All steps of both feet that are used in means.
  case usedSteps
  /// One contact of each foot, by its number in the step table.
  case steps(PerFoot<Int?>)
  /// A stretch of time, in seconds of the session's clock.
  case seconds(ClosedRange<Double>)

  /// The stances of a foot whose frames are read, each with its number.
  package func stances(of foot: Foot, in analysis: SessionAnalysis) -> [(step: Int, Stance)] {
    analysis.steps.lazy.filter { $0.foot == foot }.filter { step in
      switch self {
      case .usedSteps: step.isAccepted
      case .steps(let numbers): numbers[foot] == step.index
      case .seconds(let range):
        step.isAccepted && range.contains(step.stance.initialContactSeconds)
          && range.contains(step.stance.toeOffSeconds)
      }
    }.map { ($0.index, $0.stance) }
  }
}

/// Pressures under both feet over a span: maps, regions, gait lines and butterfly.
package struct PressureReport: Equatable, Sendable {
  /// Which frames it is of.
  package let span: PressureSpan
  /// Of each foot; nil for one that was not recorded.
  package var feet: PerFoot<FootPressure?>
  /// Of the strides of the span; nil where there is none, or one foot alone.
  package var butterfly: Butterfly?

  package init(span: PressureSpan, feet: PerFoot<FootPressure?>, butterfly: Butterfly? = nil) {
    self.span = span
    self.feet = feet
    self.butterfly = butterfly
  }

  /// How everything in it is defined, for exports.
  package static let definitions: [Fact] =
    [
      Fact(
        "pressure",
        "the insole's own readings with zero taken off, nothing below zero; no scale of a calibration. "
          + "Devices that count give counts"),
      Fact(
        "contact",
        "a cell above 10 kPa; of devices that count, above 5 % of the foot's highest reading"),
      Fact(
        "frames",
        "from initial contact up to toe-off; a frame counts until the next one, and one that is missing "
          + "adds nothing"),
      Fact(
        "maps",
        "of each cell: mean over the steps of the step's peak, mean, integral, contact time"),
      Fact("regions", "mean, SD and n over the steps; a cell belongs to a region by its centre"),
      Fact(
        "mask 'outline'",
        "of the convex hull of the cells, by length from the heel: heel to 27 %, midfoot to 55 % (novel), "
          + "forefoot to 85 %, toes (Lee 2014); by width from the medial edge: forefoot medial to 30 %, "
          + "central to 64 % (novel), hallux to 35 % of the toes (Lee 2014)"),
    ] + RegionMeasure.allCases.map { Fact($0.title, $0.definition) }
    + [
      Fact(
        "gait line",
        "centre of pressure of the cells in frames with 5 % or more of the stance's highest force, 101 points "
          + "from the first to the last of them; millimetres from the insole's lateral edge and heel end"
      ),
      Fact("length of the gait line", "way through its 101 points"),
      Fact("lateral excursion", "from the most lateral to the most medial point"),
      Fact(
        "progression",
        "degrees between the way from the first to the last point and the foot's axis, positive to medial; "
          + "the axis joins the middles of the outline at 15 and 70 % of its length"),
      Fact(
        "butterfly",
        "common centre of both feet over the strides of used left steps, insoles side by side: x to the right of "
          + "the middle line, y from the heels; crossing: of the ways left to right and right to left"
      ),
    ]
}
