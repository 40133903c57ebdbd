import GaitAnalysis
import GaitFiles
import GaitModel

/// The block `pressure` of the analysis as JSON; keys are added, never renamed.
enum PressureJSON {
  static func value(_ report: PressureReport) -> JSONValue {
    let masks = Foot.allCases.compactMap { report.feet[$0]?.mask.name }
    return .object([
      ("span", span(report.span)),
      ("mask", JSONValue(masks.first)),
      ("left", foot(report.feet.left)), ("right", foot(report.feet.right)),
      ("butterfly", report.butterfly.map(butterfly) ?? .null),
      (
        "definitions",
        .object(PressureReport.definitions.map { ($0.label, .string($0.value)) })
      ),
    ])
  }

  private static func span(_ span: PressureSpan) -> JSONValue {
    switch span {
    case .usedSteps: .object([("kind", .string("usedSteps"))])
    case .steps(let numbers):
      .object([
        ("kind", .string("steps")),
        ("left", numbers.left.map(JSONValue.integer) ?? .null),
        ("right", numbers.right.map(JSONValue.integer) ?? .null),
      ])
    case .seconds(let range):
      .object([
        ("kind", .string("seconds")), ("fromSeconds", .seconds(range.lowerBound)),
        ("toSeconds", .seconds(range.upperBound)),
      ])
    }
  }

  private static func foot(_ pressure: FootPressure?) -> JSONValue {
    guard let pressure else { return .null }
    return .object([
      ("unit", .string(RegionMeasure.peak.unit(isAbsolute: pressure.isAbsolute))),
      ("integralUnit", .string(RegionMeasure.integral.unit(isAbsolute: pressure.isAbsolute))),
      ("contactAbove", .number(pressure.contactAbove)),
      (
        "regions",
        .array(
          pressure.mask.regions.indices.map { region($0, of: pressure) })
      ),
      ("whole", region(nil, of: pressure)),
      ("gaitLine", pressure.line.map(line) ?? .null),
      ("maps", maps(pressure)),
      ("steps", .array(pressure.steps.map { step($0, of: pressure) })),
    ])
  }

  // MARK: - Regions

  private static func region(_ index: Int?, of pressure: FootPressure) -> JSONValue {
    let region = index.map { pressure.mask.regions[$0] }
    let means = RegionMeasure.allCases.map { measure in
      (key(measure), mean(pressure.mean(measure, region: index)))
    }
    return .object(
      [
        ("region", .string(region?.name ?? "whole foot")),
        ("cells", .integer(region?.cells.count ?? pressure.layout.cellCount)),
        ("areaSquareCentimetres", .number(pressure.areaSquareCentimetres(region: index))),
        ("highestPeak", JSONValue(pressure.highest(region: index))),
      ] + means)
  }

  private static func key(_ measure: RegionMeasure) -> String {
    switch measure {
    case .peak: "peak"
    case .mean: "mean"
    case .integral: "integral"
    case .contactArea: "contactAreaSquareCentimetres"
    case .contactTime: "contactSeconds"
    case .loadShare: "loadSharePercent"
    case .peakTime: "peakTimePercent"
    }
  }

  private static func mean(_ value: MeanSD?) -> JSONValue {
    .object([
      ("mean", JSONValue(value?.mean)), ("sd", JSONValue(value?.sd)),
      ("n", .integer(value?.n ?? 0)),
    ])
  }

  private static func step(
    _ step: FootPressure.StepPressure, of pressure: FootPressure
  ) -> JSONValue {
    func numbers(_ region: RegionPressure, _ name: String) -> JSONValue {
      .object(
        [("region", .string(name))]
          + RegionMeasure.allCases.map { (key($0), JSONValue($0.value(of: region))) })
    }
    return .object([
      ("index", step.step.map(JSONValue.integer) ?? .null),
      ("fromSeconds", .seconds(step.seconds.lowerBound)),
      ("toSeconds", .seconds(step.seconds.upperBound)),
      (
        "regions",
        .array(zip(step.regions, pressure.mask.regions).map { numbers($0, $1.name) })
      ),
      ("whole", numbers(step.whole, "whole foot")),
      (
        "gaitLine",
        step.line.map { line in
          .object([
            ("lateralMillimetres", .numbers(line.lateralX)),
            ("heelMillimetres", .numbers(line.heelY)),
            ("lengthMillimetres", .number(line.lengthMillimetres)),
            ("lateralExcursionMillimetres", .number(line.lateralExcursionMillimetres)),
            ("forwardExcursionMillimetres", .number(line.forwardExcursionMillimetres)),
            ("progressionDegrees", .number(line.progressionDegrees)),
          ])
        } ?? .null
      ),
    ])
  }

  // MARK: - Lines and maps

  /// Mean and SD of each point; SD null with a single line.
  private static func points(_ values: [MeanSD]) -> JSONValue {
    .object([
      ("mean", .numbers(values.map(\.mean))),
      ("sd", .numbers(values.map { $0.sd ?? .nan })),
    ])
  }

  private static func line(_ line: GaitLineSummary) -> JSONValue {
    .object([
      ("lateralMillimetres", points(line.lateralX)), ("heelMillimetres", points(line.heelY)),
      ("lengthMillimetres", mean(line.length)),
      ("lateralExcursionMillimetres", mean(line.lateralExcursion)),
      ("forwardExcursionMillimetres", mean(line.forwardExcursion)),
      ("progressionDegrees", mean(line.progression)),
    ])
  }

  private static func butterfly(_ butterfly: Butterfly) -> JSONValue {
    .object([
      ("strides", .integer(butterfly.strides)),
      ("xMillimetres", points(butterfly.x)), ("yMillimetres", points(butterfly.y)),
      ("crossingXMillimetres", mean(butterfly.crossingX)),
      ("crossingYMillimetres", mean(butterfly.crossingY)),
    ])
  }

  private static func maps(_ pressure: FootPressure) -> JSONValue {
    let cells = pressure.layout.cells
    return .object([
      ("lateralMillimetres", .numbers(cells.map(\.lateralX))),
      ("heelMillimetres", .numbers(cells.map(\.heelY))),
      ("areaSquareMillimetres", .numbers(cells.map(\.areaSquareMillimetres))),
      ("peak", .numbers(pressure.maps.peak)), ("mean", .numbers(pressure.maps.mean)),
      ("integral", .numbers(pressure.maps.integral)),
      ("contactSeconds", .numbers(pressure.maps.contactSeconds)),
    ])
  }
}
