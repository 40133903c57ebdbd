import GaitExperiments
import GaitFiles
import PlainText

/// What `train` prints when it is done.
enum CellTables {
  /// A line an arm: RMSE of the tested subjects for each condition.
  static func text(_ cells: [CellResult], root: String) -> String {
    let conditions = Set(cells.flatMap { $0.recordings.map { $0.condition } }).sorted()
    var lines = [row("arm", ["subject"] + conditions + ["validation"])]
    for cell in cells {
      let errors = conditions.map { condition in
        let own = cell.recordings.filter { $0.condition == condition }.map(\.rmse)
        return own.isEmpty ? "-" : number(own.reduce(0, +) / Double(own.count))
      }
      lines.append(
        row(cell.arm, [cell.fold] + errors + [cell.validationRMSE.map(number) ?? "-"]))
    }
    lines.append("RMSE in body weights over whole recordings, mean over recordings")
    lines.append("kept in \(root)")
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double) -> String { FixedPoint.text(value, decimals: 4) }

  private static func row(_ first: String, _ rest: [String]) -> String {
    var line = first.padding(24)
    for text in rest { line += text.padding(12) }
    return line
  }
}

extension String {
  /// With spaces after it, one at least, up to a width.
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
