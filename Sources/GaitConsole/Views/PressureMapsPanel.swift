import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Both feet as maps of one number, with gait lines and legend.
struct PressureMapsPanel {
  let session: SessionState
  let pressure: PressureState
  let options: ViewOptions
  let live: LiveState?
  /// Whether keys act on it.
  var isFocused = true
  /// Which frames the maps are of.
  let spanText: String

  private var now: HeatmapPanel { HeatmapPanel(session: session, options: options, live: live) }
  private var map: PressureState.Map { pressure.map }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    PanelBorder(title: map.title, focused: isFocused).render(
      in: rect, into: &buffer, context: context)
    let (upper, legend) = PanelBorder.content(of: rect).splitBottom(1)
    let (feet, span) = upper.splitBottom(upper.height >= 12 ? 1 : 0)
    if !span.isEmpty {
      buffer.writeTruncated(
        spanText, x: span.x + 1, y: span.y, style: context.theme[.textDim],
        maxWidth: span.width - 1, ellipsis: context.glyphs.ellipsis)
    }
    let maximum = maximum
    let halves = RegionNames.halves(of: feet)
    for (foot, half) in zip(Foot.allCases, halves) {
      render(foot, in: half, maximum: maximum, into: &buffer, context: context)
    }
    let bodies = halves.map { $0.splitTop(1).rest }
    RegionNames(readings: PerFoot(both: nil)).renderNames(
      between: HeatmapPanel.soles(in: feet, bodies, session), into: &buffer, context: context)
    ColorLegend(
      map: options.colorMap, minimum: 0, maximum: Double(maximum), unit: unit,
      isFixed: followsSession, isOnSole: true
    ).render(in: legend.inset(dx: 1, dy: 0), into: &buffer, context: context)
  }

  // MARK: - One foot

  private func render(
    _ foot: Foot, in rect: Rect, maximum: Float, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let (head, body) = rect.splitTop(1)
    let number = highest(foot).map { ScreenNumber.short($0) } ?? ""
    // Words go before digits do.
    let looks =
      number.isEmpty
      ? [foot.capitals, foot.letter]
      : [
        "\(foot.capitals) \(tr("max \(number)"))", "\(foot.letter) \(tr("max \(number)"))",
        "\(foot.letter) \(number)", number,
      ]
    let look = looks.first { CharacterWidth.columns($0) <= head.width - 1 } ?? ""
    buffer.write(look, x: head.x + 1, y: head.y, style: context.theme[foot.role])
    guard let insole = session.metadata.insoles[foot] else {
      TextBlock(tr("not recorded"), role: .textDim).render(
        in: body, into: &buffer, context: context)
      return
    }
    guard let area = HeatmapPanel.fit(insole.layout, into: body.inset(dx: 1, dy: 0)) else { return }
    let raster = HeatmapRaster(layout: insole.layout, foot: foot, isRaw: options.showsRawCells)
    let values = values(foot)
    let paths =
      map == .now && values != nil
      ? CenterPaths(session: session, foot: foot, layout: insole.layout) : CenterPaths()
    let lines = map == .now ? [paths.meanLine] : lines(foot, insole.layout)
    HeatmapView.draw(in: area, into: &buffer, context: context) { pixels in
      let picture = raster.picture(
        cells: values, peaks: session.analysis?.cellPeaks[foot] ?? [],
        faults: session.analysis?.trust.faults[foot] ?? [:], maximum: maximum, pixels: pixels)
      var view = HeatmapPanel.view(
        picture, path: paths.current, lines: lines, maximum: maximum, map: options.colorMap,
        pixels: pixels)
      view.peakText = (values?.max()).map { ScreenNumber.short(Double($0)) } ?? ""
      return view
    }
    if map == .now, values == nil {
      buffer.writeTruncated(
        now.silence(of: foot)?.words ?? tr("no data"), x: body.x + 1, y: body.y,
        style: context.theme[.gap], maxWidth: body.width - 1, ellipsis: context.glyphs.ellipsis)
    }
  }

  /// What is written beside the foot's name: of peaks the foot's own, as its table has it.
  private func highest(_ foot: Foot) -> Double? {
    if map == .peak, !session.isLive {
      return pressure.report?.feet[foot]?.mean(.peak, region: nil)?.mean
    }
    return values(foot)?.max().map(Double.init)
  }

  /// The number of each cell; nil while it is not known.
  private func values(_ foot: Foot) -> [Float]? {
    guard let insole = session.metadata.insoles[foot] else { return nil }
    if map == .now {
      guard now.silence(of: foot) == nil else { return nil }
      return (session.frames[foot]?.cells).map { insole.kilopascals($0) }
    }
    if session.isLive {
      return (session.analysis?.cellPeaks[foot]).map { insole.kilopascals($0) }
    }
    guard let read = pressure.report?.feet[foot], !read.steps.isEmpty,
      read.layout.cellCount == insole.layout.cellCount
    else { return nil }
    let map =
      switch map {
      case .mean: read.maps.mean
      case .integral: read.maps.integral
      case .now, .peak: read.maps.peak
      }
    return map.map { Float($0) }
  }

  /// More lines than this would hide the map that they lie on.
  private static let mostLines = 4

  /// The gait line of each step, or of many steps where most of them run, and the mean of them on top.
  private func lines(_ foot: Foot, _ layout: InsoleLayout) -> [HeatmapLine] {
    guard !session.isLive, let read = pressure.report?.feet[foot], let mean = read.line else {
      return []
    }
    let raster = HeatmapRaster(layout: layout, foot: foot)
    func line(_ xs: [Double], _ ys: [Double], isFaint: Bool) -> HeatmapLine {
      HeatmapLine(
        points: zip(xs, ys).map { raster.place(lateralX: $0, heelY: $1) },
        kind: isFaint ? .faint : .strong)
    }
    let along = mean.heelY.map(\.mean)
    var each: [HeatmapLine] = []
    if read.lines.count > Self.mostLines {
      each = [-1.0, 1.0].map { side in
        line(mean.lateralX.map { $0.mean + side * ($0.sd ?? 0) }, along, isFaint: true)
      }
    } else if read.lines.count > 1 {
      each = read.lines.map { line($0.lateralX, $0.heelY, isFaint: true) }
    }
    return each + [line(mean.lateralX.map(\.mean), along, isFaint: false)]
  }

  // MARK: - Range

  private var unit: String {
    map == .integral ? "\(now.unit) s" : now.unit
  }

  /// Whether the colours span the session's range; means and integrals have one of their own.
  private var followsSession: Bool {
    !options.isRangeAutomatic && (map == .now || map == .peak)
  }

  private var maximum: Float {
    if followsSession || map == .now { return now.maximum }
    let highest = Foot.allCases.compactMap { values($0)?.max() }.max()
    guard let highest, highest > 0 else { return 100 }
    return HeatmapPanel.rounded(highest)
  }
}
