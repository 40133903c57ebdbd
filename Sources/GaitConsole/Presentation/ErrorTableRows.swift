import GaitAnalysis
import PlainText
import TerminalCore

/// The error table: phases and features as rows, statistics as columns.
struct ErrorTableRows {
  let report: ErrorReport

  static var columns: [TextTable.Column] {
    [
      .init(tr("% of body weight"), width: 22, priority: 9),
      .init(tr("bias"), width: 5, alignment: .right, priority: 7),
      .init("MAE", width: 5, alignment: .right, priority: 6),
      .init("RMSE", width: 5, alignment: .right, priority: 8),
      .init("NRMSE%", width: 6, alignment: .right, priority: 5),
      .init("r", width: 5, alignment: .right, priority: 4),
      .init("ms", width: 4, alignment: .right, priority: 3),
      .init("n", width: 7, alignment: .right, priority: 2),
    ]
  }

  /// Rows of the table, whatever the report holds.
  static let count = 12

  var rows: [[TableCell]] {
    var rows = [
      row(tr("stance, all of it"), report.stance), row(tr("whole recording"), report.overall),
    ]
    for phase in StancePhase.allCases {
      rows.append(row(tr(word: phase.title), report.phases[phase]))
    }
    rows.append(feature(tr("first peak"), report.firstPeak))
    rows.append(feature(tr("valley"), report.valley))
    rows.append(feature(tr("second peak"), report.secondPeak))
    rows.append(event(tr("initial contact"), report.initialContact))
    rows.append(event(tr("toe-off"), report.toeOff))
    rows.append(
      [TableCell(tr("impulse, % of its own"))]
        + texts(report.impulsePercent, scale: 1).map { TableCell($0) })
    return rows
  }

  private func row(_ title: String, _ statistics: ErrorStatistics?) -> [TableCell] {
    [TableCell(title)] + texts(statistics, scale: 100, isCurve: true).map { TableCell($0) }
  }

  /// bias, MAE, RMSE, NRMSE, r, time, n.
  private func texts(
    _ statistics: ErrorStatistics?, scale: Double, isCurve: Bool = false
  ) -> [String] {
    guard let statistics else { return Array(repeating: "-", count: 7) }
    return [
      ScreenNumber.signed(statistics.bias * scale, decimals: 1), number(statistics.mae * scale, 1),
      number(statistics.rmse * scale, 1),
      isCurve ? number(statistics.nrmsePercent, 1) : "",
      isCurve ? Self.correlation(statistics.pearsonR) : "", "", "\(statistics.n)",
    ]
  }

  private func feature(_ title: String, _ error: FeatureError?) -> [TableCell] {
    var texts = texts(error?.value, scale: 100)
    if let time = error?.timeSeconds {
      texts[5] = ScreenNumber.signed(time.bias * 1000, decimals: 0)
    }
    return [TableCell(title)] + texts.map { TableCell($0) }
  }

  private func event(_ title: String, _ error: ErrorStatistics?) -> [TableCell] {
    let texts = [
      "", "", "", "", "", error.map { ScreenNumber.signed($0.bias * 1000, decimals: 0) } ?? "-",
    ]
    return [TableCell(title)]
      + (texts + [error.map { "\($0.n)" } ?? "-"]).map { TableCell($0) }
  }

  /// A correlation that is not perfect is not shown as if it were.
  static func correlation(_ value: Double?) -> String {
    guard let value else { return "-" }
    guard value >= 1 || value < 0.9995 else { return ScreenNumber.localized(">.999") }
    let text = FixedPoint.text(value, decimals: 3)
    // A sign takes a column: without the leading zero nothing of it is cut.
    if text.hasPrefix("-0.") { return ScreenNumber.localized("-" + text.dropFirst(2)) }
    return ScreenNumber.localized(text.hasPrefix("-1") ? "-1.00" : text)
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { ScreenNumber.text($0, decimals: decimals) } ?? "-"
  }
}
