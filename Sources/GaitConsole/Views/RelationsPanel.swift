import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Maps of a step: how teacher and student relate its moments, and where they differ.
struct RelationsPanel {
  let models: ModelsState
  let session: SessionState?
  let options: ViewOptions

  private var state: RelationsState { models.relations }
  private var rows: RelationsRows? { RelationsRows(models: models) }

  func layout(in content: Rect) -> RelationsLayout {
    let count = rows.map { $0.pupil == nil ? 1 : 3 } ?? 3
    return RelationsLayout(content: content, maps: count, tableRows: rows?.channelRows.count ?? 0)
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let layout = layout(in: rect)
    PanelBorder(title: title, focused: false, trailingTitle: tr("h: next, s: layer")).render(
      in: layout.panel, into: &buffer, context: context)
    guard let rows, let session, let step = step(of: rows.report) else {
      EmptyView(text: state.problem ?? tr("Looking into the networks ...")).render(
        in: PanelBorder.content(of: layout.panel), into: &buffer, context: context)
      return
    }
    let moments = StepMoments(step: step, session: session)
    for (map, place) in zip(rows.pictures(of: state.map ?? .temporal), layout.maps) {
      render(map, at: moments, in: place, into: &buffer, context: context)
    }
    let notes =
      state.problem.map { [TextBlock.Paragraph($0, role: .warning)] }
      ?? [
        .init(rows.cursorText(moments, state.map ?? .temporal)),
        .init(rows.distanceText(state.map ?? .temporal), role: .textDim),
        .init(
          tr("A pixel: how alike two moments of the step are inside; contact is above and left."),
          role: .textDim),
      ]
    TextBlock(paragraphs: notes).render(in: layout.notes, into: &buffer, context: context)
    if !layout.curve.isEmpty {
      renderCurve(step, moments, in: layout.curve, into: &buffer, context: context)
    }
    if !layout.table.isEmpty {
      renderTable(rows, in: layout.table, into: &buffer, context: context)
    }
  }

  var title: String {
    let map = (state.map ?? .temporal).title
    let layer = tr("\(map), layer \(state.layer + 1) of \(RelationsState.layers)")
    guard let place = state.report?.place else { return layer }
    return layer + ": " + tr("\(place.foot.word) step \(place.index)")
  }

  func step(of report: StepRelations) -> Step? {
    session?.analysis?.steps.first {
      $0.foot == report.place.foot && $0.index == report.place.index
    }
  }

  // MARK: - Parts

  private func render(
    _ picture: RelationsRows.Picture, at moments: StepMoments, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard rect.width >= 4, rect.height >= 2 else { return }
    buffer.writeTruncated(
      picture.title, x: rect.x, y: rect.y - 1, style: context.theme[.textStrong],
      maxWidth: rect.width, ellipsis: context.glyphs.ellipsis)
    // A pixel is the mean of what it stands for.
    let map = picture.map.resampled(to: rect.width)
    let colors =
      picture.isDifference
      ? ColorMap.diverging(isDark: context.theme.isDark, depth: context.colorDepth)
      : options.colorMap
    let (across, down) = moments.cursor
    var lines: [HeatmapLine] = []
    if let across { lines.append(line(from: (across, 0), to: (across, 1))) }
    if let down { lines.append(line(from: (0, down), to: (1, down))) }
    let marks = across.flatMap { across in
      down.map { down in
        HeatmapMark(
          x: min(Int(across * Double(map.side)), map.side - 1),
          y: min(Int(down * Double(map.side)), map.side - 1))
      }
    }
    HeatmapView(
      image: HeatmapImage(width: map.side, height: map.side, values: map.values),
      maximum: picture.range.upperBound, minimum: picture.range.lowerBound, map: colors,
      marks: marks.map { [$0] } ?? [], lines: lines
    ).render(in: rect, into: &buffer, context: context)
    ColorLegend(
      map: colors, minimum: Double(picture.range.lowerBound),
      maximum: Double(picture.range.upperBound), unit: "", isFixed: picture.isFixed
    ).render(
      in: Rect(x: rect.x, y: rect.maxY, width: rect.width, height: 1), into: &buffer,
      context: context)
  }

  private func line(from a: (Double, Double), to b: (Double, Double)) -> HeatmapLine {
    HeatmapLine(points: [.init(x: a.0, y: a.1), .init(x: b.0, y: b.1)], kind: .faint)
  }

  /// The step's force over stance, with the moments that the cursor names.
  private func renderCurve(
    _ step: Step, _ moments: StepMoments, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let curves = StanceCurves(
      means: [:],
      scale: session?.analysis.map {
        options.forceScale(bodyWeightNewtons: $0.calibration.bodyWeightNewtons)
      } ?? 1)
    var plate = curves.series(of: step, .reference, role: .reference, line: .solid)
    plate?.isFilled = true
    let estimate = curves.series(of: step, .estimated, role: step.foot.role, line: .solid)
    PanelBorder(
      title: tr("Force over stance"), focused: false,
      legend: (estimate == nil ? [] : [.line(.solid, step.foot.role, tr("estimate"), context)])
        + (plate == nil ? [] : [.area(tr("plate"), context)])
    ).render(in: rect, into: &buffer, context: context)
    let highest = (plate?.points ?? []).map(\.y) + (estimate?.points ?? []).map(\.y)
    LinePlot(
      series: [plate, estimate].compactMap { $0 }, xRange: 0...100,
      yRange: 0...max(highest.max() ?? 1, 1), verticalLines: moments.lines,
      unit: options.unit.rawValue, xUnit: "%"
    ).render(in: PanelBorder.content(of: rect), into: &buffer, context: context)
  }

  private func renderTable(
    _ rows: RelationsRows, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(
      title: tr("Selected channels"), focused: false,
      trailingTitle: tr("on \(rows.report.selectionSteps) steps")
    ).render(in: rect, into: &buffer, context: context)
    let (table, notes) = PanelBorder.content(of: rect).splitBottom(rect.height >= 8 ? 2 : 0)
    TextTable(
      columns: rows.channelColumns, rows: rows.channelRows, selected: nil, scroll: 0
    ).render(in: table, into: &buffer, context: context)
    TextBlock(tr("Pearson's r of each channel with force, heel and forefoot load"), role: .textDim)
      .render(in: notes, into: &buffer, context: context)
  }
}
