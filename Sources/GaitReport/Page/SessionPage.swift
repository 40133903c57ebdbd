import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// One session on a printed page: what it says, force, sides, pressure, errors, notes, doubts; its steps
/// follow on a page of their own.
struct SessionPage {
  let session: AnalyzedSession
  let pressure: PressureReport
  let program: String
  /// Norms beside it; nil where nobody asked for any.
  var norms: NormScores?

  private var analysis: SessionAnalysis { session.analysis }
  private var metadata: SessionMetadata { session.metadata }
  private var numbers: ReportNumbers { ReportNumbers(analysis: analysis) }

  var html: String {
    let summary = SummarySentences(numbers: numbers).sentences.map { Markup.text($0) }
    return """
      <article>
      <h1>Gait report: \(Markup.text(session.name, limit: Printable.defaultLimit))</h1>
      <p class="identity">\(identity)</p>
      \(Markup.section("In short", ["<p class=\"summary\">\(summary.joined(separator: " "))</p>"]))
      \(Markup.section("What to keep in mind", [doubts], kind: "doubts"))
      \(Markup.section("Force over stance (\(numbers.force))", [curves]))
      \(Markup.section("Left and right", [sides]))
      \(norms.map { NormsSection(scores: $0, numbers: numbers, feet: metadata.feet).html } ?? "")
      \(PressureSection(session: session, report: pressure).html)
      \(Markup.section("Estimate minus plate", [errors]))
      \(Markup.section("Feedback", [feedback]))
      \(Markup.section("Notes and markers", [notes]))
      <p><strong>For research and education only; not a medical device.</strong></p>
      <div class="appendix">
      \(Markup.section("Steps", [StepsTable(session: session, numbers: numbers).html]))
      \(footer)
      </div>
      </article>
      """
  }

  private var identity: String {
    var parts = [metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "date not recorded"]
    if !metadata.visitWords.isEmpty { parts.insert(metadata.visitWords, at: 0) }
    parts.append("\(FixedPoint.text(session.durationSeconds, decimals: 0)) s")
    parts.append(metadata.source)
    if let mass = metadata.bodyMassKilograms {
      parts.append("body mass \(FixedPoint.text(mass, decimals: 1)) kg")
    }
    if metadata.isSimulated { parts.append("simulated") }
    return parts.map { Markup.text($0, limit: Printable.defaultLimit) }.joined(separator: " · ")
  }

  private var doubts: String {
    Markup.list(analysis.trust.flags.map { Markup.text($0.explanation) })
  }

  // MARK: - Force

  private var curves: String {
    let figures = metadata.feet.map { foot in (foot, curves(of: foot)) }.filter { !$0.1.isEmpty }
    guard !figures.isEmpty else { return "" }
    let norm = norms.flatMap { numbers.band(of: $0.match.group) }
    let highest = max(
      figures.map { CurveFigure.highest($0.1) }.max() ?? 0,
      norm?.map { $0.mean + $0.sd }.max() ?? 0)
    let drawn = figures.map { foot, curves in
      "<figure>"
        + CurveFigure(
          curves: curves, norm: norm, unit: numbers.unitInWords, highest: highest
        )
        .svg(title: "\(foot.rawValue), n = \(analysis.summary.stepsUsedOnFoot[foot])")
        + "</figure>"
    }
    return "<div class=\"figures curves\">\(drawn.joined(separator: "\n"))</div>\n"
      + "<p class=\"faint\">Mean of the used steps; the band is one standard deviation.</p>"
  }

  /// The force that decides with its band, and the estimate beside a plate.
  private func curves(of foot: Foot) -> [CurveFigure.Curve] {
    let means = analysis.summary.meanCurves[foot]
    let kinds: [ForceKind] =
      analysis.decidedBy == .reference ? [.reference, .estimated] : [analysis.decidedBy]
    return kinds.compactMap { kind in
      guard let points = means[kind] else { return nil }
      let isDeciding = kind == analysis.decidedBy
      return CurveFigure.Curve(
        label: ExportedForce.name(kind), ink: foot == .left ? .left : .right,
        dashes: isDeciding ? nil : "5 3", hasBand: isDeciding,
        points: points.map { $0.scaled(by: numbers.factor) })
    }
  }

  private var sides: String {
    guard analysis.summary.stepsUsed > 0 else { return "" }
    let rows = analysis.summary.telling(analysis.decidedBy).compactMap { measure -> [String]? in
      guard analysis.gives(measure, inBodyWeights: true) else { return nil }
      let left = numbers.mean(measure, .left)
      let right = numbers.mean(measure, .right)
      guard left != nil || right != nil else { return nil }
      let decimals = numbers.decimals(of: measure)
      let change = left.flatMap { left in right.map { MeanChange(from: left, to: $0) } }
      return [
        numbers.title(of: measure),
        ReportNumbers.text(left, decimals), "\(left?.n ?? 0)",
        ReportNumbers.text(right, decimals), "\(right?.n ?? 0)",
        ReportNumbers.change(change?.difference, decimals), symmetry(measure),
        analysis.summary.hasFew(measure)
          ? "few" : change?.isBeyondVariation.map { $0 ? "yes" : "no" } ?? "-",
        newtons(measure, .left), newtons(measure, .right),
      ]
    }
    return Markup.table(
      caption: "Mean (SD) of the used steps; symmetry is (R - L) / (0.5 (R + L)); "
        + MeanChange.definition
        + (rows.contains { $0.contains("few") } ? "; " + GaitSummary.fewDefinition : "") + ".",
      columns: [
        "", "left", "n", "right", "n", "R - L", "symmetry", "beyond steps", "left [N]",
        "right [N]",
      ], rows: rows)
  }

  private func symmetry(_ measure: StepMeasure) -> String {
    guard let symmetry = analysis.summary.symmetry[measure] else { return "-" }
    return analysis.summary.hasFew(measure)
      ? "few" : "\(ReportNumbers.change(symmetry * 100, 1)) %"
  }

  /// The mean in newtons, where the unit beside it is another.
  private func newtons(_ measure: StepMeasure, _ foot: Foot) -> String {
    guard measure.isForce, analysis.hasThresholdsInNewtons else { return "" }
    return ReportNumbers.text(analysis.summary.feet[foot][measure]?.mean, 0)
  }

  // MARK: - Errors, notes, provenance

  private var errors: String {
    guard let report = analysis.errors else { return "" }
    let parts =
      [("whole recording", report.overall), ("stance", report.stance)]
      + StancePhase.allCases.map { ($0.title, report.phases[$0]) }
    let rows = parts.compactMap { title, found -> [String]? in
      found.map { found in
        [
          title, ReportNumbers.change(found.bias * 100, 1),
          ReportNumbers.text(found.mae * 100, 1), ReportNumbers.text(found.rmse * 100, 1),
          ReportNumbers.text(found.pearsonR, 3), "\(found.n)",
        ]
      }
    }
    return Markup.table(
      caption: "In % of body weight, over all samples with a reference.",
      columns: ["part", "bias", "mean absolute", "root mean square", "r", "n"], rows: rows)
  }

  /// How the walker did against targets; nothing where nobody practised.
  private var feedback: String {
    let outcome = session.outcome
    guard !outcome.isEmpty else { return "" }
    return Markup.table(
      caption: "Steps against the target of each exercise.", columns: FeedbackOutcome.columns,
      rows: outcome.rows.map { row in
        row.map { Markup.text($0, limit: Printable.defaultLimit) }
      })
  }

  private var notes: String {
    var parts: [String] = []
    if !metadata.notes.isEmpty { parts.append("<p>\(Markup.text(metadata.notes))</p>") }
    parts.append(
      Markup.list(
        session.markers.map { marker in
          "\(FixedPoint.text(marker.timeSeconds, decimals: 1)) s: \(Markup.text(marker.note))"
        }))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var footer: String {
    let facts = ExportFacts.facts(session, program: program).filter { $0.label != "flags" }
    let rows = facts.map { fact in
      "<dt>\(Markup.text(fact.label))</dt><dd>\(Markup.text(fact.value))</dd>"
    }
    return """
      <footer>
      <h2>How the numbers were made</h2>
      <dl>
      \(rows.joined(separator: "\n"))
      </dl></footer>
      """
  }
}
