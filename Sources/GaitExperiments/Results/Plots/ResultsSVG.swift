import GaitAnalysis
package import GaitFiles
import PlainText

/// Plots of results as SVG: the same results give the same bytes.
package enum ResultsSVG {
  /// RMSE of every subject: one row an arm, a dot a subject, a bar at the mean; conditions beside
  /// each other on one axis.
  ///
  /// - Parameters:
  ///   - table: what is drawn.
  ///   - caveat: printed below; what the data are.
  /// - Returns: the text of the file.
  package static func subjects(_ table: ResultsTable, caveat: String) -> String {
    let highest = table.conditions.flatMap { $0.arms.flatMap(\.subjects) }
      .compactMap { $0.values[.rmse] }.max()
    let arms = arms(of: table)
    let layout = PanelLayout(
      rows: arms, rowHeight: 30, panels: table.conditions.map(\.condition),
      axis: PlotAxis(highest: highest ?? 1))
    let title = "Error of each subject by method"
    var canvas = layout.canvas(title: title, axisTitle: "RMSE [body weights]")
    var words: [String] = []
    for (panel, condition) in table.conditions.enumerated() {
      for (row, name) in arms.enumerated() {
        guard let arm = condition.arm(name), let mean = arm.values[.rmse] else { continue }
        for (index, subject) in arm.subjects.enumerated() {
          guard let value = subject.values[.rmse] else { continue }
          // Dots of near values would hide each other on one line.
          let offset = Double(index % 5 - 2) * 3
          canvas.dot(
            x: layout.x(value, panel: panel), y: layout.y(row) + offset, radius: 3.5, ink: .blue,
            title: "subject \(subject.subject): \(ResultsText.number(value, 4)) BW")
        }
        let x = layout.x(mean.mean, panel: panel)
        let text = "\(name), \(condition.condition): \(ResultsText.value(.rmse, of: arm)) BW"
        canvas.line(
          from: (x, layout.y(row) - 11), to: (x, layout.y(row) + 11), ink: .orange, width: 3,
          title: text)
        words.append(text)
      }
    }
    canvas.caption(
      "Dots: subjects, each the mean over recordings and seeds. Bars: means over subjects. "
        + coverage(table) + caveat)
    return canvas.text(
      title: title, description: "Mean (SD) over subjects. " + words.joined(separator: "; "))
  }

  /// RMSE by phase of stance: four bars an arm, means over subjects.
  package static func phases(_ table: ResultsTable, caveat: String) -> String {
    let highest = table.conditions.flatMap(\.arms).flatMap { arm in
      phaseInks.compactMap { arm.values[$0.metric]?.mean }
    }.max()
    let arms = arms(of: table)
    let layout = PanelLayout(
      rows: arms, rowHeight: 56, panels: table.conditions.map(\.condition),
      axis: PlotAxis(highest: highest ?? 1), inset: 24)
    let title = "Error by phase of stance"
    var canvas = layout.canvas(title: title, axisTitle: "RMSE [body weights]")
    var words: [String] = []
    for (panel, condition) in table.conditions.enumerated() {
      for (row, name) in arms.enumerated() {
        guard let arm = condition.arm(name) else { continue }
        for (index, phase) in phaseInks.enumerated() {
          guard let mean = arm.values[phase.metric]?.mean else { continue }
          let text =
            "\(name), \(condition.condition), \(phase.name): "
            + "\(ResultsText.value(phase.metric, of: arm)) BW"
          let y = layout.y(row) - 24 + Double(index) * 12
          let x = layout.left(panel)
          canvas.bar(
            x: x, y: y, width: layout.x(mean, panel: panel) - x, height: 10, ink: phase.ink,
            title: text)
          // The letter tells phases apart without colour.
          canvas.label(phase.letter, x: x - 4, y: y + 8.5, anchor: .end, size: 9)
          words.append(text)
        }
      }
    }
    let key = phaseInks.map { "\($0.letter) \($0.name)" }.joined(separator: ", ")
    canvas.caption(
      "From above: \(key). Means over subjects of the RMSE of those frames. " + coverage(table)
        + caveat)
    return canvas.text(
      title: title, description: "Mean (SD) over subjects. " + words.joined(separator: "; "))
  }

  package static func write(
    _ text: String, to path: String, overwrite: Bool = false
  ) throws(GaitlabError) {
    try ResultsFile.write(text, to: path, overwrite: overwrite)
  }

  // MARK: - Parts

  private static let phaseInks:
    [(metric: ResultsMetric, name: String, letter: String, ink: SVGCanvas.Ink)] = [
      (.loadingRMSE, "first 15 % of stance", "F", .blue),
      (.midStanceRMSE, "mid-stance", "M", .green),
      (.unloadingRMSE, "last 15 % of stance", "L", .orange),
      (.swingRMSE, "swing", "S", .purple),
    ]

  /// Arms that have any result, in the order of the plan.
  private static func arms(of table: ResultsTable) -> [String] {
    table.plan.arms.filter { arm in table.conditions.contains { $0.arm(arm) != nil } }
  }

  /// Says where arms, all or some of them, are not complete.
  static func coverage(_ table: ResultsTable, arms: [String]? = nil) -> String {
    let partial = table.conditions.flatMap { condition in
      condition.arms.filter { !$0.isComplete && arms?.contains($0.arm) != false }.map {
        "\($0.arm) (\(condition.condition)): \($0.coverage). "
      }
    }
    return partial.joined()
  }
}
