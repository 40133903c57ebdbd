import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The selected session of the library at a glance: mean curves, means, peak pressures, notes and doubts.
///
/// ```
/// +- Mean vGRF -----+- Mean (SD) n ------------+- Peak pressure -+
/// |                 |                          |                 |
/// +-----------------+--------------------------+-----------------+
/// file; doubts; notes
/// ```
///
/// Below 110 columns the curves go.
struct LibraryPreviewPanel {
  let preview: LibraryPreview
  let entry: LibraryEntry
  let options: ViewOptions

  private static let meansColumns = 55
  private static let mapColumns = 26
  private static let leastCurveColumns = 28

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let (panels, lines) = rect.splitBottom(2)
    switch preview.content {
    case .known(let known):
      render(known, in: panels, into: &buffer, context: context)
    case .reading:
      renderWords(tr("Reading \(entry.fileName) ..."), in: panels, into: &buffer, context: context)
    case .long:
      renderWords(
        tr("A long session: Enter opens it."), in: panels, into: &buffer, context: context)
    case .problem(let problem):
      renderWords("! " + problem, in: panels, into: &buffer, context: context)
    }
    for (row, (text, role)) in [(place, ThemeRole.textDim), remarks].enumerated() {
      buffer.writeTruncated(
        text, x: lines.x + 1, y: lines.y + row, style: context.theme[role],
        maxWidth: lines.width - 1, ellipsis: context.glyphs.ellipsis)
    }
  }

  private func renderWords(
    _ words: String, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(title: entry.fileName, focused: false).render(
      in: rect, into: &buffer, context: context)
    EmptyView(text: words).render(
      in: PanelBorder.content(of: rect), into: &buffer, context: context)
  }

  private func render(
    _ known: LibraryPreview.Known, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    guard let analysis = known.session.analysis else { return }
    let options = options.suited(to: analysis)
    let wanted = 2 * MonitorLayout.footColumns(rows: rect.height - 5) + 8
    let (rest, maps) = rect.splitRight(
      max(Self.mapColumns, min(wanted, rect.width - Self.meansColumns - Self.leastCurveColumns)))
    let hasCurves = rest.width >= Self.meansColumns + Self.leastCurveColumns
    let (curves, means) = rest.splitRight(hasCurves ? Self.meansColumns : rest.width)
    if !curves.isEmpty {
      renderCurves(analysis, options, in: curves, into: &buffer, context: context)
    }
    MeansPanel(analysis: analysis, options: options, norms: nil).render(
      in: means, into: &buffer, context: context)
    var pressure = PressureState()
    pressure.report = known.pressures
    PressureMapsPanel(
      session: known.session, pressure: pressure, options: options, live: nil, isFocused: false,
      spanText: tr("mean of the used steps")
    ).render(in: maps, into: &buffer, context: context)
  }

  /// Both feet over stance in one plot, as far as steps of them were used.
  private func renderCurves(
    _ analysis: SessionAnalysis, _ options: ViewOptions, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    let force = analysis.shownForce(options.force)
    let scale = options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    let lines: [(Foot, LineStyle)] = [(.left, .solid), (.right, .dashed)]
    let means = lines.compactMap { foot, line in
      StanceCurves(means: analysis.summary.meanCurves[foot], scale: scale).mean(force).map {
        (foot: foot, line: line, mean: $0)
      }
    }
    PanelBorder(
      title: tr("Mean, \(tr(word: force.word))"), focused: false,
      legend: means.map { .line($0.line, $0.foot.role, $0.foot.letter, context) }
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let highest = means.flatMap({ $0.mean.map { $0.mean + ($0.sd ?? 0) } }).max(), highest > 0
    else {
      EmptyView(text: tr("No step was found.")).render(in: inner, into: &buffer, context: context)
      return
    }
    let grain = options.unit == .newtons ? 100.0 : 20.0
    LinePlot(
      series: means.map { StanceCurves.series($0.mean, role: $0.foot.role, line: $0.line) },
      xRange: 0...100, yRange: 0...(highest / grain).rounded(.up) * grain,
      bands: means.count == 1 ? means.map { StanceCurves.band($0.mean) } : [],
      unit: options.unit.rawValue, xUnit: "%"
    ).render(in: inner, into: &buffer, context: context)
  }

  // MARK: - Words

  /// Whose session it is and where its file lies.
  private var place: String {
    var parts: [String] = []
    if !entry.startedAt.isEmpty { parts.append(entry.startedAt) }
    parts += [entry.visit.person, entry.visit.condition].compactMap(\.self).filter { !$0.isEmpty }
    if !entry.source.isEmpty { parts.append(entry.source) }
    // Where samples lie is the program's own affair.
    let file = entry.shelf == .sample ? entry.fileName : entry.path
    return (parts + [file]).joined(separator: ", ")
  }

  /// Doubts first: they say what the numbers above are worth; then notes.
  private var remarks: (String, ThemeRole) {
    guard case .known(let known) = preview.content else { return ("", .textDim) }
    let doubts = (known.session.analysis?.trust.flags ?? []).compactMap(\.headline).map {
      "! \(tr(word: $0))"
    }
    let notes = known.session.markers.filter { !$0.note.isEmpty }.map {
      "\(ScreenNumber.text($0.timeSeconds, decimals: 1)) s: \($0.note)"
    }
    let own = known.session.metadata.notes
    let parts = doubts + (own.isEmpty ? [] : [own]) + notes
    return (parts.joined(separator: "; "), doubts.isEmpty ? .text : .warning)
  }
}
