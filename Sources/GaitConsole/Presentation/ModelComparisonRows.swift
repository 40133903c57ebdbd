import GaitAnalysis
import PlainText
import TerminalCore

/// The comparison of models as rows: errors first, then what they cost.
struct ModelComparisonRows {
  struct Row: Equatable {
    var label: String
    /// One text for each trial.
    var texts: [String]
    /// The places of the texts that are the best.
    var best: Set<Int> = []
    /// Rows of the lowest priority go first where there is no room.
    var priority: Int
  }

  let comparison: EstimatorComparison
  /// Seconds between frames of the session; nil if it is not open any more.
  let frameSeconds: Double?
  let glyphs: GlyphSet
  /// Whether columns are so narrow that short names and fewer numbers have to do.
  var isNarrow = false

  var hasReference: Bool { comparison.trials.contains { $0.errors != nil } }

  /// All rows, or as many as there is room for: NRMSE goes first, then MAE, multiply-adds, r, swing.
  func rows(limit: Int = .max) -> [Row] {
    var rows = (hasReference ? errorRows : []) + departureRows + costRows
    while rows.count > max(limit, 0),
      let victim = rows.indices.min(by: { rows[$0].priority < rows[$1].priority })
    {
      rows.remove(at: victim)
    }
    return rows
  }

  // MARK: - Errors

  private var errorRows: [Row] {
    [
      smallest("RMSE %BW", 20) { $0.overall.rmse },
      smallest(indented(tr("stance")), 19) { $0.stance?.rmse },
      smallest(indented(isNarrow ? tr("loading") : tr("loading, first 15 %")), 18) {
        $0.phases[.loading]?.rmse
      },
      smallest(indented(tr("mid-stance")), 17) { $0.phases[.midStance]?.rmse },
      smallest(indented(isNarrow ? tr("unloading") : tr("unloading, last 15 %")), 18) {
        $0.phases[.unloading]?.rmse
      },
      smallest(indented(tr("swing")), 5) { $0.phases[.swing]?.rmse },
      error(tr("bias %BW"), 14) { signed($0.overall.bias * 100, 2) },
      smallest("MAE %BW", 2) { $0.overall.mae },
      smallest("NRMSE %", 1, text: { number($0, 2) }) { $0.overall.nrmsePercent },
      error("r", 4) { ErrorTableRows.correlation($0.overall.pearsonR) },
    ]
  }

  private func indented(_ label: String) -> String { (isNarrow ? " " : "  ") + label }

  /// A row that says which model is best; equal texts are equally good.
  private func smallest(
    _ label: String, _ priority: Int, text: ((Double?) -> String)? = nil,
    _ value: (ErrorReport) -> Double?
  ) -> Row {
    let text = text ?? percent
    let values = comparison.trials.map { $0.errors.flatMap(value) }
    var row = Row(label: label, texts: values.map(text), priority: priority)
    let known = values.compactMap { $0 }
    if known.count > 1, let lowest = known.min() {
      row.best = Set(row.texts.indices.filter { row.texts[$0] == text(lowest) })
      for index in row.best {
        row.texts[index] = "\(ModelText.bestMark(glyphs)) \(row.texts[index])"
      }
    }
    return row
  }

  private func error(_ label: String, _ priority: Int, _ text: (ErrorReport) -> String) -> Row {
    Row(
      label: label, texts: comparison.trials.map { $0.errors.map(text) ?? "-" },
      priority: priority)
  }

  // MARK: - Departure

  /// Where the mean over stance is furthest from the first model's.
  private var departureRows: [Row] {
    guard comparison.trials.count > 1 else { return [] }
    let texts = comparison.trials.enumerated().map { index, trial -> String in
      guard index > 0 else { return "" }
      let furthest = trial.departure?.enumerated().max {
        abs($0.element.mean) < abs($1.element.mean)
      }
      return furthest.map {
        let furthest = signed($0.element.mean * 100, 1)
        return isNarrow ? furthest : tr("\(furthest) at \($0.offset)%")
      } ?? "-"
    }
    return [
      Row(
        label: isNarrow ? tr("off 1, %BW") : tr("furthest from 1, %BW"), texts: texts, priority: 13)
    ]
  }

  // MARK: - Cost

  private var costRows: [Row] {
    [
      cost(tr("parameters"), 15) { ModelText.count($0.estimator.parameterCount) },
      cost(isNarrow ? tr("mult.-adds") : tr("multiply-adds/frame"), 3) {
        ModelText.count($0.estimator.multiplyAddsPerFrame)
      },
      cost(
        isNarrow
          ? tr("latency \(ModelText.microseconds(glyphs))")
          : tr("latency p50/p99, \(ModelText.microseconds(glyphs))"), 16
      ) { latency($0.latency) },
      cost(tr("look-ahead"), 12) { lookAhead($0.estimator) },
    ]
  }

  private func cost(
    _ label: String, _ priority: Int, _ text: (EstimatorComparison.Trial) -> String
  ) -> Row {
    Row(label: label, texts: comparison.trials.map(text), priority: priority)
  }

  private func latency(_ latency: LatencyMeasurement?) -> String {
    guard let latency else { return "-" }
    func text(_ value: Double) -> String {
      ScreenNumber.text(value, decimals: value >= 9.95 ? 0 : 1)
    }
    let median = text(latency.medianMicroseconds)
    return isNarrow ? median : "\(median) / \(text(latency.p99Microseconds))"
  }

  private func lookAhead(_ estimator: EstimatorDescription) -> String {
    guard estimator.delayFrames > 0 else { return tr("none") }
    let seconds = frameSeconds ?? estimator.samplingRateHz.map { 1 / $0 }
    return seconds.map { ModelText.milliseconds(Double(estimator.delayFrames) * $0) } ?? "-"
  }

  // MARK: - Numbers

  private func percent(_ bodyWeights: Double?) -> String { number(bodyWeights.map { $0 * 100 }, 2) }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { ScreenNumber.text($0, decimals: decimals) } ?? "-"
  }

  private func signed(_ value: Double, _ decimals: Int) -> String {
    ScreenNumber.signed(value, decimals: decimals)
  }
}
