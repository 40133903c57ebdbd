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
    let unit = tr(word: RegionMeasure.peak.unit(isAbsolute: report.isAbsolute))
    return tr("\(unit), % of load, \(unit) s")
  }

  // MARK: - One foot

  /// Mean and SD of one foot.
  func table(_ foot: Foot, width: Int, context: DrawContext) -> TextTable {
    let columns =
      [TextTable.Column(tr("region"), width: 12, priority: 9, isFlexible: true)]
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
    let unit = tr(word: measure.unit(isAbsolute: report.isAbsolute))
    switch measure {
    case .peak: return tr("peak \(unit)")
    case .mean:
      let short = report.isAbsolute ? unit : tr("cnt")
      return tr("mean \(short)")
    case .integral: return report.isAbsolute ? tr("int. kPa s") : tr("int. cnt s")
    case .contactArea: return tr("area cm2")
    case .contactTime: return tr("contact s")
    case .loadShare: return tr("load %")
    case .peakTime: return tr("peak at %")
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
      [TextTable.Column(tr("region"), width: Self.nameWidth, priority: 9, isFlexible: true)]
      + measures.flatMap { measure in
        feet.map { foot in
          TextTable.Column(
            short(measure) + foot.letter, width: Self.pairWidth, alignment: .right,
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
    case .peak: tr("peak")
    case .mean: tr("mean")
    case .integral: tr("int.")
    case .contactArea: tr("cm2") + " "
    case .contactTime: tr("sec") + " "
    case .loadShare: tr("load")
    case .peakTime: tr("at%") + " "
    }
  }

  // MARK: - Cells

  private func name(_ region: Int?) -> String {
    guard let region else { return tr("whole foot") }
    let name = report.regionNames[region]
    return tr(word: Self.short(name))
  }

  /// The names of the standard mask in the room that there is for them.
  static func short(_ name: String) -> String {
    name.hasPrefix("forefoot ") ? "fore \(name.dropFirst(9))" : name
  }

  private func text(
    _ measure: RegionMeasure, _ foot: Foot, _ region: Int?, withSD: Bool
  ) -> String {
    guard let value = report.feet[foot]?.mean(measure, region: region) else { return "-" }
    let decimals = decimals(measure, value.mean)
    let mean = ScreenNumber.text(value.mean, decimals: decimals)
    guard withSD, let sd = value.sd else { return mean }
    return "\(mean) (\(ScreenNumber.text(sd, decimals: decimals)))"
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
