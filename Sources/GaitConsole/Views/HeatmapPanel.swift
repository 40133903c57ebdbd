import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Both feet as heatmaps in anatomical position, with outline, centre of pressure and its path, and a legend.
struct HeatmapPanel {
  let session: SessionState
  let options: ViewOptions
  /// The devices that are listened to; nil for a recording.
  var live: LiveState?

  /// Below this part of the range a cell carries nothing.
  static let neutralPart = 0.02
  /// A foot whose highest pressure is below this part of the range has no shares: they would be those of noise.
  private static let leastSharedPart: Float = 0.08
  /// Parts of the range that contours run at.
  static let contourParts: [Float] = [0.25, 0.5, 0.75]

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let (upper, legend) = PanelBorder.content(of: rect).splitBottom(1)
    let (heads, below) = upper.splitTop(upper.height >= 8 ? 1 : 0)
    let (feet, regions) = RegionNames.split(below)
    let maximum = maximum
    let halves = regions.isEmpty ? RegionNames.halves(of: feet) : feet.halves
    let looks = heads.isEmpty ? nil : headLooks(columns: heads.halves.map(\.width).min() ?? 0)
    PanelBorder(
      title: looks.flatMap(title) ?? tr("Pressure"), focused: false,
      trailingTitle: rect.width >= 40
        ? options.isRangeAutomatic ? tr("\(unit), auto scale") : tr("\(unit), fixed scale") : ""
    ).render(in: rect, into: &buffer, context: context)
    for ((foot, half), head) in zip(zip(Foot.allCases, halves), heads.halves) {
      if let look = looks?[foot] {
        render(look, of: foot, in: head, into: &buffer, context: context)
      }
      render(foot, in: half, maximum: maximum, into: &buffer, context: context)
    }
    let least = Self.leastSharedPart * maximum
    let names = RegionNames(readings: PerFoot.each { regionReadings(of: $0, least: least) })
    names.renderTable(in: regions, into: &buffer, context: context)
    if regions.isEmpty {
      names.renderNames(
        between: Self.soles(in: feet, halves, session), into: &buffer, context: context)
    }
    ColorLegend(
      map: options.colorMap, minimum: 0, maximum: Double(maximum), unit: unit,
      isFixed: !options.isRangeAutomatic, ticks: options.showsRawCells ? [] : Self.contourParts,
      isOnSole: true
    ).render(in: legend.inset(dx: 1, dy: 0), into: &buffer, context: context)
  }

  private func regionReadings(of foot: Foot, least: Float) -> [RegionReading]? {
    guard let insole = session.metadata.insoles[foot], silence(of: foot) == nil,
      let cells = session.frames[foot]?.cells
    else { return nil }
    return RegionReading.all(insole.kilopascals(cells), insole.layout, least: least)
  }

  private func render(
    _ foot: Foot, in rect: Rect, maximum: Float, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let inner = rect.inset(dx: rect.width >= 12 ? 1 : 0, dy: 0)
    guard let insole = session.metadata.insoles[foot] else {
      TextBlock(tr("not recorded"), role: .textDim).render(
        in: inner, into: &buffer, context: context)
      return
    }
    guard let area = Self.fit(insole.layout, into: inner) else { return }
    let raster = HeatmapRaster(layout: insole.layout, foot: foot, isRaw: options.showsRawCells)
    let silence = silence(of: foot)
    // The last picture of a device that is silent looks like a foot that stands still.
    let cells = silence == nil ? session.frames[foot]?.cells : nil
    let paths =
      cells == nil
      ? CenterPaths() : CenterPaths(session: session, foot: foot, layout: insole.layout)
    HeatmapView.draw(in: area, into: &buffer, context: context) { pixels in
      let picture = raster.picture(
        cells: cells.map { insole.kilopascals($0) },
        peaks: session.analysis?.cellPeaks[foot] ?? [],
        faults: session.analysis?.trust.faults[foot] ?? [:], maximum: maximum, pixels: pixels)
      var view = Self.view(
        picture, path: paths.current, lines: [paths.meanLine], maximum: maximum,
        map: options.colorMap, pixels: pixels)
      if let cells, let peak = insole.kilopascals(cells).max(),
        peak > Self.leastSharedPart * maximum
      {
        view.peakText = ScreenNumber.short(Double(peak))
      }
      return view
    }
    if let silence {
      render(silence, in: inner, into: &buffer, context: context)
    } else if cells == nil {
      buffer.writeTruncated(
        tr("no data"), x: inner.x, y: inner.y, style: context.theme[.gap], maxWidth: inner.width,
        ellipsis: context.glyphs.ellipsis)
    }
  }

  /// A sole with its lines, and the centre of pressure at the end of its path.
  static func view(
    _ picture: (image: HeatmapImage, lines: [HeatmapLine]), path: [HeatmapLine.FractionalPoint],
    lines: [HeatmapLine] = [], maximum: Float, map: ColorMap, pixels: Size
  ) -> HeatmapView {
    HeatmapView(
      image: picture.image, maximum: maximum, map: map,
      marks: path.last.map { [HeatmapMark(at: $0, in: pixels)] } ?? [],
      lines: picture.lines + lines + [HeatmapLine(points: path)], neutralPart: neutralPart)
  }

  /// Why nothing comes of a foot that is being measured; a frozen view shows what came before.
  func silence(of foot: Foot) -> (words: String, role: ThemeRole)? {
    guard let live, session.frozenAt == nil else { return nil }
    return LiveText(live: live).silence(of: foot)
  }

  /// Says in the middle of the foot that it is not being measured.
  private func render(
    _ silence: (words: String, role: ThemeRole), in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let block = TextBlock(paragraphs: [
      .init(tr("! NO DATA"), role: silence.role), .init(silence.words, role: silence.role),
    ])
    let height = min(block.lineCount(width: rect.width), rect.height)
    let box = Rect(
      x: rect.x, y: rect.y + (rect.height - height) / 2, width: rect.width, height: height)
    buffer.clear(box, style: context.theme[.text])
    block.render(in: box, into: &buffer, context: context)
  }

  /// The rows of `feet` that the soles take, whose names stand between them.
  static func soles(in feet: Rect, _ halves: [Rect], _ session: SessionState) -> Rect {
    let soles = zip(Foot.allCases, halves).compactMap { foot, half in
      session.metadata.insoles[foot].flatMap { fit($0.layout, into: half.inset(dx: 1, dy: 0)) }
    }
    guard let top = soles.map(\.y).min(), let bottom = soles.map(\.maxY).max() else { return feet }
    return Rect(x: feet.x, y: top, width: feet.width, height: bottom - top)
  }

  /// The largest rectangle with the shape of the insole; a character is twice as high as wide.
  static func fit(_ layout: InsoleLayout, into rect: Rect) -> Rect? {
    guard rect.width > 0, rect.height > 0 else { return nil }
    let shape = layout.widthMillimetres / layout.lengthMillimetres
    var height = rect.height
    var width = max(Int((Double(height) * 2 * shape).rounded()), 1)
    if width > rect.width {
      width = rect.width
      height = min(max(Int((Double(width) / shape / 2).rounded()), 1), rect.height)
    }
    return Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
  }

  // MARK: - Range

  var unit: String {
    session.metadata.feet.contains { session.metadata.insoles[$0]?.unit.isAbsolute == false }
      ? tr("counts") : "kPa"
  }

  /// The pressure of the last colour: a round number, of the session or of the frame.
  var maximum: Float {
    let highest = session.metadata.feet.compactMap { foot -> Float? in
      guard let insole = session.metadata.insoles[foot] else { return nil }
      let values =
        options.isRangeAutomatic
        ? session.frames[foot]?.cells : session.analysis?.cellPeaks[foot]
      return values.flatMap { insole.kilopascals($0).max() }
    }.max()
    guard let highest, highest.isFinite, highest > 0 else { return 300 }
    return Self.rounded(highest)
  }

  /// The round number above a pressure, which ends a legend.
  static func rounded(_ highest: Float) -> Float {
    let grain: Float = highest > 200 ? 50 : highest > 40 ? 10 : highest > 4 ? 1 : 0.1
    return (highest / grain).rounded(.up) * grain
  }
}
