import GaitAnalysis
package import GaitFiles
import GaitModel
import PlainText

/// Results as a document for people: what was measured, on what, how, and then the tables.
package struct ResultsMarkdown {
  let table: ResultsTable
  let provenance: ResultsProvenance
  let primary: PrimaryResults?
  let targets: [TargetOutcome]
  let protocols: [String]
  private let plots: [(title: String, path: String)]

  /// - Parameters:
  ///   - table: what was found.
  ///   - provenance: where it comes from.
  ///   - primary: the tests that were planned; nil names no table secondary.
  ///   - targets: what was to be shown, and whether it was.
  ///   - protocols: further ways to evaluate; `fresh, NAME` is no condition of the data.
  ///   - plots: pictures with their paths as seen from the document.
  package init(
    _ table: ResultsTable, provenance: ResultsProvenance, primary: PrimaryResults? = nil,
    targets: [TargetOutcome] = [], protocols: [String] = [],
    plots: [(title: String, path: String)] = []
  ) {
    self.table = table
    self.provenance = provenance
    self.primary = primary
    self.targets = targets
    self.protocols = protocols
    self.plots = plots
  }

  package func write(to path: String, overwrite: Bool = false) throws(GaitlabError) {
    try ResultsFile.write(text, to: path, overwrite: overwrite)
  }

  package var text: String {
    var lines = ["# \(escape(provenance.title))", "", escape(provenance.caveat), ""]
    let origin = [provenance.command, provenance.commit, provenance.time, provenance.machine]
    lines += [
      "Written by the program: " + escape(origin.compactMap { $0 }.joined(separator: "; "))
        + ". Research and education only."
        + (primary == nil ? " Definitions and configuration are at the end." : "")
    ]
    let methods = definitions + configuration
    // A comparison that was planned is told as a paper tells it: the question, data and methods come first.
    lines += programNote
    if primary != nil { lines += question + dataAndLimits + ["", "## Methods"] + methods }
    lines += primarySection + overview + underProtocols + goals
    for plot in plots { lines += ["", "![\(escape(plot.title))](\(plot.path))"] }
    lines += missing
    if !table.training.isEmpty { lines += training }
    for condition in table.conditions { lines += section(condition) }
    lines += primary == nil ? methods : whatDoesNotHold
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String { primary == nil ? "##" : "###" }

  private var definitions: [String] {
    ["", "\(heading) What the numbers are", ""] + ResultsDefinitions.lines.map { "- \(escape($0))" }
  }

  private var configuration: [String] {
    ["", "\(heading) Configuration", "", "| | |", "| --- | --- |"]
      + provenance.facts.map { "| \(escape($0.label)) | \(escape($0.value)) |" }
  }

  private var missing: [String] {
    guard !table.missing.isEmpty else { return [] }
    return ["", "## What is missing", ""]
      + [
        "Not computed (yet). Means are over what there is; comparisons take only subjects that both "
          + "arms have."
      ] + [""] + table.missing.map { "- \(escape($0))" }
  }

  // MARK: - The first page

  /// A line an arm: its error under each condition, and how it stands to the reference arm.
  private var overview: [String] {
    let conditions = ownConditions
    guard !conditions.isEmpty else { return [] }
    var heads = ["arm", "parameters"]
    for condition in conditions {
      heads.append("\(escape(condition.condition)): RMSE [BW]")
      if let reference = table.plan.reference {
        heads.append("against \(escape(reference)), p")
      }
    }
    let rows = table.plan.arms.map { arm in
      var row = [
        marked(arm),
        table.training.first { $0.arm == arm }?.parameters.map(String.init) ?? ResultsText.none,
      ]
      for condition in conditions {
        row.append(condition.arm(arm).map { ResultsText.value(.rmse, of: $0) } ?? ResultsText.none)
        guard let reference = table.plan.reference else { continue }
        let pair = ResultsPlan.Pair(arm, against: reference)
        row.append(
          condition.comparisons.first { $0.pair == pair }.map {
            "\(ResultsText.percent($0.relativePercent)) %, \(ResultsText.probability($0.test.pValue))"
          } ?? ResultsText.none)
      }
      return row
    }
    return ["", "## \(ranked("In short", "secondary: all people"))", ""] + secondaryNote
      + ["Mean (SD) over subjects; p by Wilcoxon's signed ranks.", ""] + grid(heads, rows)
  }

  private var goals: [String] {
    guard !targets.isEmpty else { return [] }
    let rows = targets.map { outcome in
      [
        escape(outcome.target), escape(outcome.found),
        outcome.isReached.map { $0 ? "reached" : "**not reached**" } ?? "open",
      ]
    }
    return ["", "## \(ranked("Targets", "secondary: all people"))", ""]
      + grid(["target", "found", ""], rows)
  }

  // MARK: - Tables

  private var training: [String] {
    let rows = table.training.map { arm in
      [
        escape(arm.arm), arm.parameters.map(String.init) ?? ResultsText.none,
        ResultsText.meanSD(arm.trainedSeconds, 1, of: 0),
        ResultsText.meanSD(arm.epochs, 1, of: 0),
        ResultsText.meanSD(arm.validationRMSE, 4, of: 0),
      ]
    }
    let heads = [
      "arm", "parameters", "training [s]", "epochs", "RMSE on the validation subject [BW]",
    ]
    return ["", "## Training", "", "Mean (SD) over folds and seeds.", ""] + grid(heads, rows)
  }

  /// The tables of a condition, each with a few numbers so that it fits a page.
  private static let tables: [(title: String, metrics: [ResultsMetric])] = [
    ("Whole recordings", [.rmse, .mae, .bias, .nrmsePercent, .r2, .pearsonR]),
    (
      "By phase of stance (RMSE)",
      [
        .loadingRMSE, .midStanceRMSE, .unloadingRMSE, .swingRMSE, .stanceEdgesRMSE,
        .stanceEdgesRatio,
      ]
    ),
    (
      "Peaks and impulse",
      [
        .firstPeak, .firstPeakMilliseconds, .valley, .valleyMilliseconds, .secondPeak,
        .secondPeakMilliseconds, .impulsePercent,
      ]
    ),
    (
      "Initial contact",
      [
        .initialContactMedian, .initialContactP95, .initialContactMissed, .initialContactSpurious,
      ]
    ),
    ("Toe-off", [.toeOffMedian, .toeOffP95, .toeOffMissed, .toeOffSpurious]),
  ]

  private func section(_ condition: ConditionResults) -> [String] {
    var lines = [
      "", "## \(ranked("Condition: " + escape(condition.condition), "secondary: all people"))",
    ]
    for (title, metrics) in Self.tables {
      lines += ["", "### \(title)", ""]
      lines += grid(
        ["arm", "computed"] + metrics.map(\.title),
        condition.arms.map { arm in
          [escape(arm.arm), arm.coverage] + metrics.map { ResultsText.value($0, of: arm) }
        })
    }
    lines += agreement(condition) + speeds(condition) + subjects(condition) + comparisons(condition)
    return lines
  }

  private func speeds(_ condition: ConditionResults) -> [String] {
    ["", "### RMSE by speed [BW]", ""]
      + grid(
        ["arm"] + condition.speeds.map(escape),
        condition.arms.map { arm in
          [escape(arm.arm)]
            + condition.speeds.map {
              ResultsText.meanSD(arm.speedRMSE[$0], 4, of: arm.expectedFolds)
            }
        })
  }

  private func subjects(_ condition: ConditionResults) -> [String] {
    let names = table.plan.folds.filter { fold in
      condition.arms.contains { $0.subject(fold) != nil }
    }
    return ["", "### RMSE by subject [BW]", ""]
      + grid(
        ["arm"] + names.map(escape),
        condition.arms.map { arm in
          [escape(arm.arm)]
            + names.map { ResultsText.number(arm.subject($0)?.values[.rmse], 4) }
        })
  }

  private func comparisons(_ condition: ConditionResults) -> [String] {
    guard !condition.comparisons.isEmpty else { return [] }
    let heads = [
      "arm", "against", "subjects", "RMSE [BW]", "RMSE of the other [BW]", "relative [%]",
      "median difference [BW]", "better on", "p", "p (Holm)",
    ]
    let rows = condition.comparisons.map { comparison in
      [
        escape(comparison.pair.arm), escape(comparison.pair.against),
        "\(comparison.subjects.count) of \(comparison.expectedFolds)",
        ResultsText.number(comparison.mean, 4), ResultsText.number(comparison.otherMean, 4),
        ResultsText.percent(comparison.relativePercent),
        ResultsText.number(comparison.test.medianDifference, 5),
        "\(comparison.betterSubjects) of \(comparison.subjects.count)",
        ResultsText.probability(comparison.test.pValue),
        ResultsText.probability(comparison.holmP),
      ]
    }
    return ["", "### \(ranked("Comparisons of RMSE", "exploratory"))", ""] + grid(heads, rows)
  }

  func grid(_ heads: [String], _ rows: [[String]]) -> [String] {
    let rule = ["---"] + Array(repeating: "---:", count: heads.count - 1)
    return ([heads, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  func escape(_ text: String) -> String { MarkdownText.escaped(text) }
}
