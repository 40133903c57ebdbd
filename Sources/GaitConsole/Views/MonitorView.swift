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
  /// What the pictures before have left.
  var kept: KeptAreas<ScreenArea>?

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let layout = MonitorLayout(content: rect, session: session, options: options)
    if !layout.heatmaps.isEmpty, pressure.map == .now {
      renderMaps(in: layout.heatmaps, into: &buffer, context: context)
    } else if !layout.heatmaps.isEmpty {
      PressureMapsPanel(
        session: session, pressure: pressure, options: options, live: live, isFocused: false,
        spanText: PressureSpanText.text(session, pressure)
      ).render(in: layout.heatmaps, into: &buffer, context: context)
    }
    kept.draw(.info, in: layout.info, into: &buffer) { buffer in
      MonitorInfo(session: session, options: options).render(
        in: layout.info, into: &buffer, context: context)
    }
    guard !layout.panel.isEmpty else { return }
    let plots = ForcePlots(session: session, options: options, columns: layout.plots.width)
    // What devices send changes the curves with every picture.
    guard !session.isLive else {
      return renderPanel(plots, layout: layout, into: &buffer, context: context)
    }
    kept.draw(
      .curves, everySeconds: ScreenArea.stillSeconds, version: version(plots, layout),
      in: layout.panel, into: &buffer
    ) { buffer in
      renderPanel(plots, layout: layout, into: &buffer, context: context)
    }
  }

  /// What moves in the panel of a recording: the window by whole columns, the line of the shown moment, and the
  /// step that is tinted.
  private func version(_ plots: ForcePlots, _ layout: MonitorLayout) -> [Double] {
    let rects = layout.showsTwoPlots ? layout.plotRects(session.metadata.feet.count) : []
    let axes = plots.axes(in: rects.first ?? layout.plots, showsXAxis: true)
    let shown = session.shownSeconds
    return [
      plots.window.lowerBound, plots.window.upperBound, axes.yRange.upperBound,
      Double(axes.column(of: shown) ?? -1), Double(session.analysis?.stepCount(until: shown) ?? -1),
    ]
  }

  private func renderPanel(
    _ plots: ForcePlots, layout: MonitorLayout, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
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

  /// Maps change less often than curves, and are most of what is drawn.
  private func renderMaps(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let panel = HeatmapPanel(session: session, options: options, live: live)
    // Pixels are laid over the cells, and are not kept with them.
    guard context.cellPixels == nil else {
      return panel.render(in: rect, into: &buffer, context: context)
    }
    kept.draw(
      .maps, everySeconds: ScreenArea.stillSeconds,
      version: Foot.allCases.map { session.frames[$0]?.timeSeconds ?? -.infinity }, in: rect,
      into: &buffer
    ) { buffer in
      panel.render(in: rect, into: &buffer, context: context)
    }
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
    let area = plots.axes(in: layout.plots, showsXAxis: true).area
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
