import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Regions of a foot, or of both side by side, as rows of a table.
struct RegionTable {
  let report: PressureReport

  /// The most telling first: what has no room is left out from the end.
  private static let order: [RegionMeasure] = [
    .peak, .loadShare, .integral, .contactArea, .mean, .contactTime, .peakTime,
  ]

  /// Regions, then the whole foot.
  private var regions: [Int?] { report.regionNames.indices.map { $0 } + [nil] }

  /// Rows with the columns' titles.
  var rowCount: Int { regions.count }

  /// What the columns of both feet are in.
  var units: String {
    let unit = RegionMeasure.peak.unit(isAbsolute: report.isAbsolute)
    return "\(unit), % of load, \(unit) s"
  }

  // MARK: - One foot

  /// Mean and SD of one foot.
  func table(_ foot: Foot, width: Int, context: DrawContext) -> TextTable {
    let columns =
      [TextTable.Column("region", width: 12, priority: 9, isFlexible: true)]
      + Self.order.enumerated().map { index, measure in
        TextTable.Column(
          title(measure), width: Self.width(measure), alignment: .right, priority: 8 - index)
      }
    let rows = regions.map { region in
      [TableCell(name(region), style: region == nil ? context.theme[.textStrong] : nil)]
        + Self.order.map { TableCell(text($0, foot, region, withSD: true)) }
    }
    return TextTable(columns: columns, rows: rows, selected: nil, scroll: 0)
  }

  private func title(_ measure: RegionMeasure) -> String {
    let unit = measure.unit(isAbsolute: report.isAbsolute)
    switch measure {
    case .peak: return "peak \(unit)"
    case .mean: return "mean \(report.isAbsolute ? unit : "cnt")"
    case .integral: return report.isAbsolute ? "int. kPa s" : "int. cnt s"
    case .contactArea: return "area cm2"
    case .contactTime: return "contact s"
    case .loadShare: return "load %"
    case .peakTime: return "peak at %"
    }
  }

  private static func width(_ measure: RegionMeasure) -> Int {
    switch measure {
    case .peak, .integral, .contactTime: 11
    case .mean: 10
    case .contactArea, .peakTime: 9
    case .loadShare: 8
    }
  }

  // MARK: - Both feet

  /// Columns of a measure of one foot, without the one between columns.
  private static let pairWidth = 5
  private static let nameWidth = 12

  /// As many measures as there is room for, each left and right.
  func table(width: Int, context: DrawContext) -> TextTable {
    let room = max((width - Self.nameWidth - 1) / (2 * (Self.pairWidth + 1)), 1)
    let measures = Self.order.prefix(room)
    let feet = Foot.allCases.filter { report.feet[$0] != nil }
    let columns =
      [TextTable.Column("region", width: Self.nameWidth, priority: 9, isFlexible: true)]
      + measures.flatMap { measure in
        feet.map { foot in
          TextTable.Column(
            short(measure) + (foot == .left ? "L" : "R"), width: Self.pairWidth, alignment: .right,
            priority: 1)
        }
      }
    let rows = regions.map { region in
      [TableCell(name(region), style: region == nil ? context.theme[.textStrong] : nil)]
        + measures.flatMap { measure in
          feet.map { foot in
            TableCell(text(measure, foot, region, withSD: false), style: context.theme[foot.role])
          }
        }
    }
    return TextTable(columns: columns, rows: rows, selected: nil, scroll: 0)
  }

  private func short(_ measure: RegionMeasure) -> String {
    switch measure {
    case .peak: "peak"
    case .mean: "mean"
    case .integral: "int."
    case .contactArea: "cm2 "
    case .contactTime: "sec "
    case .loadShare: "load"
    case .peakTime: "at% "
    }
  }

  // MARK: - Cells

  private func name(_ region: Int?) -> String {
    guard let region else { return "whole foot" }
    let name = report.regionNames[region]
    return name.hasPrefix("forefoot ") ? "fore \(name.dropFirst(9))" : name
  }

  private func text(
    _ measure: RegionMeasure, _ foot: Foot, _ region: Int?, withSD: Bool
  ) -> String {
    guard let value = report.feet[foot]?.mean(measure, region: region) else { return "-" }
    let decimals = decimals(measure, value.mean)
    let mean = FixedPoint.text(value.mean, decimals: decimals)
    guard withSD, let sd = value.sd else { return mean }
    return "\(mean) (\(FixedPoint.text(sd, decimals: decimals)))"
  }

  private func decimals(_ measure: RegionMeasure, _ value: Double) -> Int {
    switch measure {
    case .contactTime: 2
    case .integral: value.magnitude < 100 ? 1 : 0
    case .peak, .mean: value.magnitude < 10 ? 1 : 0
    case .contactArea, .loadShare, .peakTime: 0
    }
  }
}
