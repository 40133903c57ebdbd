import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// How far the estimate is from the reference: table, curve over stance, agreement.
struct ErrorsView {
  let session: SessionState
  let measureIndex: Int
  let selectedRow: Int
  /// Which steps of a live session are not among them.
  var keptNote: String?
  /// Which of its parts has all of the screen.
  var enlarged = ViewOptions.Enlarged.none

  static let measures: [StepMeasure] = [
    .firstPeakNewtons, .secondPeakNewtons, .valleyNewtons, .meanNewtons, .impulseNewtonSeconds,
  ]

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard let analysis = session.analysis else {
      EmptyView(text: tr("Analysing ...")).render(in: rect, into: &buffer, context: context)
      return
    }
    guard let report = analysis.errors else {
      EmptyView(text: Self.explanation(session), remedy: Self.remedy(session)).render(
        in: rect, into: &buffer, context: context)
      return
    }
    let layout = ErrorsLayout(content: rect, enlarged: enlarged)
    if !layout.table.isEmpty {
      renderTable(analysis, report, in: layout.table, into: &buffer, context: context)
    }
    if !layout.bars.isEmpty {
      PhaseBarsPanel(report: report).render(in: layout.bars, into: &buffer, context: context)
    }
    guard !layout.curve.isEmpty else { return }
    ErrorCurvePanel(report: report).render(in: layout.curve, into: &buffer, context: context)
    renderAgreement(analysis, in: layout.agreement, into: &buffer, context: context)
  }

  static func explanation(_ session: SessionState) -> String {
    if session.metadata.reference != nil {
      if let analysis = session.analysis, !(analysis.hasNewtons && analysis.hasBodyWeights) {
        return tr(
          """
          The body weight is not known, so that the insoles cannot be compared with the reference. \
          Give it with --body-mass.
          """)
      }
      return session.progress < 1
        ? tr("Analysing ...")
        : tr("The reference and the estimate share no moment in this session.")
    }
    return tr(
      """
      This session has no reference force, so nobody can say how far the estimate is off. \
      The monitor's trust line says what can be checked without one.
      """)
  }

  /// How a session comes to have errors; nil where it has a reference.
  static func remedy(_ session: SessionState) -> String? {
    guard session.metadata.reference == nil else { return nil }
    return session.isLive
      ? tr(
        """
        With gaitlab live --reference-udp, --reference-tcp, --reference-serial or --reference-lsl \
        a plate joins whenever it sends.
        """)
      : tr(
        """
        A plate's file of the same walk is laid beside it with gaitlab import WALK --reference PLATE: \
        C3D, OpenSim, Nexus, AMTI or Kistler.
        """)
  }

  private func renderTable(
    _ analysis: SessionAnalysis, _ report: ErrorReport, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(
      title: tr("Estimate minus plate"), focused: true,
      trailingTitle: keptNote
        ?? (session.metadata.isSimulated ? tr("SIMULATED walker") : nil)
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let rows = ErrorTableRows(report: report).rows
    let (table, notes) = inner.splitTop(min(rows.count + 1, inner.height))
    TextTable(columns: ErrorTableRows.columns, rows: rows, selected: selectedRow, scroll: 0).render(
      in: table, into: &buffer, context: context)
    let range = ScreenNumber.text(report.referenceRangeBodyWeights * 100, decimals: 0)
    let verdict = ErrorVerdict(analysis).map {
      [TextBlock.Paragraph($0.sentence, role: .textStrong)]
    }
    TextBlock(
      paragraphs: (verdict ?? []) + [
        .init(
          tr(
            """
            NRMSE: by the range of the reference, \(range) %. n: frames, from the first peak on steps.
            """), role: .textDim),
        .init(
          tr(
            """
            Estimator: \(analysis.estimator.name). Reference: \(session.metadata.reference ?? "-").
            """) + leftOut(analysis), role: .textDim),
      ]
    ).render(in: notes, into: &buffer, context: context)
  }

  private func leftOut(_ analysis: SessionAnalysis) -> String {
    let count = analysis.summary.stepsLeftOut
    guard count > 0 else { return "" }
    return " "
      + tr(
        count, one: "\(count) step that was left out is in none of this.",
        many: "\(count) steps that were left out are in none of this.")
  }

  private func renderAgreement(
    _ analysis: SessionAnalysis, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let measure = Self.measures[measureIndex % Self.measures.count]
    PanelBorder(
      title: tr("Bland-Altman, estimate and plate: \(tr(word: measure.title))"), focused: false,
      trailingTitle: tr("v: next")
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let agreements = PerFoot.each { analysis.blandAltman(measure, foot: $0) }
    guard agreements.left != nil || agreements.right != nil else {
      EmptyView(text: tr("No step has both.")).render(in: inner, into: &buffer, context: context)
      return
    }
    AgreementPlot(agreements: agreements, measure: measure).render(
      in: inner, into: &buffer, context: context)
  }
}
