import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The live view of a walk: heatmaps, forces, stance phases, and what to make of them.
struct MonitorView {
  let session: SessionState
  let options: ViewOptions
  /// The devices that are listened to; nil for a recording.
  var live: LiveState?
  /// What the maps are of.
  var pressure = PressureState().showing(.now)

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let layout = MonitorLayout(content: rect, session: session, options: options)
    if !layout.heatmaps.isEmpty, pressure.map == .now {
      HeatmapPanel(session: session, options: options, live: live).render(
        in: layout.heatmaps, into: &buffer, context: context)
    } else if !layout.heatmaps.isEmpty {
      PressureMapsPanel(
        session: session, pressure: pressure, options: options, live: live, isFocused: false,
        spanText: PressureSpanText.text(session, pressure)
      ).render(in: layout.heatmaps, into: &buffer, context: context)
    }
    MonitorInfo(session: session, options: options).render(
      in: layout.info, into: &buffer, context: context)
    guard !layout.panel.isEmpty else { return }
    let plots = ForcePlots(session: session, options: options, columns: layout.plots.width)
    PanelBorder(
      title: title(plots.unit), focused: isFrozen, legend: legend(context, layout)
    ).render(in: layout.panel, into: &buffer, context: context)
    guard session.analysis != nil else {
      EmptyView(text: tr("Analysing ...")).render(in: layout.plots, into: &buffer, context: context)
      return
    }
    renderPlots(plots, layout: layout, into: &buffer, context: context)
    renderStrips(plots, layout: layout, into: &buffer, context: context)
  }

  private var isFrozen: Bool { session.isLive && session.frozenAt != nil }

  /// A frozen view of a walk that goes on must not be taken for the walk.
  private func title(_ unit: String) -> String {
    guard isFrozen else { return tr("vGRF \(unit)") }
    let behind = session.transport.position - session.shownSeconds
    let age = ScreenNumber.text(max(behind, 0), decimals: 0)
    return tr("FROZEN \(age) s ago  vGRF \(unit)")
  }

  private func legend(
    _ context: DrawContext, _ layout: MonitorLayout
  ) -> [PanelBorder.LegendEntry] {
    guard layout.showsTwoPlots else {
      let force = ForcePlots(session: session, options: options, columns: 1).sharedForce.word
      return [
        .line(.solid, .left, Foot.left.letter, context),
        .line(.dashed, .right, "\(Foot.right.letter) \(tr(word: force))", context),
      ]
    }
    // What the estimate is, where it is not a network's: nobody should take it for more.
    let name = layout.panel.width >= 64 ? session.analysis.map { " (\($0.estimator.name))" } : nil
    let estimate = tr("estimate") + (name ?? "")
    let first = session.metadata.feet.first?.role ?? .estimated
    var entries = [PanelBorder.LegendEntry.line(.solid, first, estimate, context)]
    if session.metadata.reference != nil { entries.append(.area(tr("plate"), context)) }
    if options.force == .measured {
      entries.append(.line(.dashed, .measured, tr("insole"), context))
    }
    return entries
  }

  private func renderPlots(
    _ plots: ForcePlots, layout: MonitorLayout, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let feet = session.metadata.feet
    let width = layout.plots.width
    if feet.count == 2, !layout.showsTwoPlots {
      plots.sharedPlot(columns: width).render(
        in: layout.plots, into: &buffer, context: context)
      return
    }
    for (foot, half) in zip(feet, layout.plotRects(feet.count)) {
      let plot = plots.plot(foot, columns: width, showsXAxis: foot == feet.last)
      plot.render(in: half, into: &buffer, context: context)
      let area = plot.frame(in: half).area
      buffer.write(
        foot.letter, x: area.x + 1, y: area.y, style: context.theme[foot.role],
        maxWidth: area.width - 1)
    }
  }

  private func renderStrips(
    _ plots: ForcePlots, layout: MonitorLayout, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    guard let analysis = session.analysis, layout.strips.height == 2 else { return }
    // Under the plot's own axis, so that a stance lies below its curve.
    let area = plots.plot(.left, columns: 1, showsXAxis: true).frame(in: layout.plots).area
    for (line, foot) in Foot.allCases.enumerated() {
      PhaseStrip(
        label: foot.letter, labelWidth: area.x - layout.strips.x,
        intervals: analysis.stances(of: foot, in: plots.window).map(\.seconds),
        range: plots.window, role: foot == .left ? .stanceLeft : .stanceRight,
        gaps: (analysis.tracks[foot]?.gaps ?? []).map { $0.startSeconds...$0.endSeconds }
          .filter { $0.overlaps(plots.window) },
        partial: contacts(of: foot, in: plots.window, analysis)
      ).render(
        in: Rect(
          x: layout.strips.x, y: layout.strips.y + line,
          width: area.maxX - layout.strips.x, height: 1),
        into: &buffer, context: context)
    }
  }

  /// Where the deciding force says that the foot is down: beneath the steps, what is left of these
  /// is standing.
  private func contacts(
    of foot: Foot, in window: ClosedRange<Double>, _ analysis: SessionAnalysis
  ) -> [ClosedRange<Double>] {
    guard let (times, newtons) = analysis.tracks[foot]?.samples(analysis.decidedBy) else {
      return []
    }
    let seen = times.indexRange(in: window)
    var contacts: [ClosedRange<Double>] = []
    var start: Double?
    for index in seen.lowerBound..<max(seen.lowerBound, min(seen.upperBound, newtons.count)) {
      let isDown = Double(newtons[index]) > analysis.thresholds.onNewtons
      if isDown, start == nil { start = times[index] }
      if !isDown, let begun = start {
        contacts.append(begun...times[index])
        start = nil
      }
    }
    if let start { contacts.append(start...max(start, window.upperBound)) }
    return contacts
  }
}

extension Foot {
  /// The role of everything that belongs to this foot.
  var role: ThemeRole { self == .left ? .left : .right }
}
