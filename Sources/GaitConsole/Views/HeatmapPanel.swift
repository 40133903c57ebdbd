import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Both feet as heatmaps in anatomical position, with centre of pressure, trail and legend.
struct HeatmapPanel {
  let session: SessionState
  let options: ViewOptions
  /// The devices that are listened to; nil for a recording.
  var live: LiveState?

  /// Seconds of the trail behind the centre of pressure.
  private static let trailSeconds = 0.4
  private static let trailPoints = 6

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let (feet, legend) = rect.splitBottom(1)
    let maximum = maximum
    let halves = feet.columns([1, 1])
    for (foot, half) in zip(Foot.allCases, halves) {
      render(foot, in: half, maximum: maximum, into: &buffer, context: context)
    }
    ColorLegend(
      map: options.colorMap, minimum: 0, maximum: Double(maximum), unit: unit,
      isFixed: !options.isRangeAutomatic
    ).render(in: legend.inset(dx: 1, dy: 0), into: &buffer, context: context)
  }

  private func render(
    _ foot: Foot, in rect: Rect, maximum: Float, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    PanelBorder(title: foot.title, focused: false).render(
      in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let insole = session.metadata.insoles[foot] else {
      TextBlock(tr("not recorded"), role: .textDim).render(
        in: inner, into: &buffer, context: context)
      return
    }
    guard let area = Self.fit(insole.layout, into: inner) else { return }
    let pixels = HeatmapView.pixelSize(for: area, glyphs: context.glyphs)
    let raster = HeatmapRaster(layout: insole.layout, foot: foot)
    let silence = silence(of: foot)
    // The last picture of a device that is silent looks like a foot that stands still.
    let cells = silence == nil ? session.frames[foot]?.cells : nil
    let image = raster.image(
      cells: cells.map { insole.kilopascals($0) }, scale: 1,
      peaks: session.analysis?.cellPeaks[foot] ?? [],
      faults: session.analysis?.trust.faults[foot] ?? [:], pixels: pixels)
    HeatmapView(
      image: image, maximum: maximum, map: options.colorMap,
      marks: cells == nil ? [] : marks(foot, raster: raster, pixels: pixels)
    ).render(in: area, into: &buffer, context: context)
    if let silence {
      render(silence, in: inner, into: &buffer, context: context)
    } else if cells == nil {
      buffer.writeTruncated(
        tr("no data"), x: inner.x, y: inner.y, style: context.theme[.gap], maxWidth: inner.width,
        ellipsis: context.glyphs.ellipsis)
    }
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

  func marks(_ foot: Foot, raster: HeatmapRaster, pixels: Size) -> [HeatmapMark] {
    guard let track = session.analysis?.tracks[foot] else { return [] }
    let now = session.shownSeconds
    let range = track.times.indexRange(in: (now - Self.trailSeconds)...now)
    guard let last = range.last, now - track.times[last] < 0.1, track.centers[last].exists else {
      return []
    }
    let every = max(1, range.count / Self.trailPoints)
    var marks = stride(from: range.lowerBound, to: last, by: every).compactMap { index in
      raster.pixel(of: track.centers[index], pixels: pixels).map {
        HeatmapMark(x: $0.x, y: $0.y, kind: .trail)
      }
    }
    if let point = raster.pixel(of: track.centers[last], pixels: pixels) {
      marks.append(HeatmapMark(x: point.x, y: point.y, kind: .current))
    }
    return marks
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
