import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Where the load lies: maps of both feet, regions, gait lines and butterfly.
struct PressureView {
  let session: SessionState
  let pressure: PressureState
  let options: ViewOptions
  /// The devices that are listened to; nil for a recording.
  var live: LiveState?

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    if let reason = absence {
      PanelBorder(title: tr("Pressure"), focused: false).render(
        in: rect, into: &buffer, context: context)
      EmptyView(text: reason).render(
        in: PanelBorder.content(of: rect), into: &buffer, context: context)
      return
    }
    let layout = layout(in: rect)
    PressureMapsPanel(
      session: session, pressure: pressure, options: options, live: live,
      spanText: PressureSpanText.text(session, pressure)
    ).render(in: layout.maps, into: &buffer, context: context)
    guard options.enlarged != .first else { return }
    guard let report else {
      let whole = rect.splitLeft(layout.maps.width).rest
      PanelBorder(title: tr("Regions"), focused: false).render(
        in: whole, into: &buffer, context: context)
      TextBlock(waiting, role: pressure.problem == nil ? .textDim : .bad).render(
        in: PanelBorder.content(of: whole).inset(dx: 1, dy: 0), into: &buffer, context: context)
      return
    }
    let table = RegionTable(report: report)
    if layout.isApart {
      for (foot, part) in zip(Foot.allCases, layout.tables) {
        render(table, foot: foot, in: part, into: &buffer, context: context)
      }
    } else if let part = layout.tables.first {
      render(table, foot: nil, in: part, into: &buffer, context: context)
    }
    GaitLinePanel(report: report).render(
      line: layout.line, butterfly: layout.butterfly, into: &buffer, context: context)
  }

  /// Fewer cells than this are zones of a force sensor, whose force over their area is no pressure under a foot.
  private static let leastCells = 4

  /// Why there is nothing to map; nil for insoles that measure pressures.
  var absence: String? {
    let counts = session.metadata.feet.compactMap {
      session.metadata.insoles[$0]?.layout.cellCount
    }
    guard let most = counts.max(), most < Self.leastCells else { return nil }
    let insole = tr(
      most, one: "An insole with one zone measures force",
      many: "An insole with \(most) zones measures force")
    return insole + ": " + tr("there is no pressure to map. 1 shows the force, 2 the steps.")
  }

  func layout(in rect: Rect) -> PressureLayout {
    let regions = report?.regionNames.count ?? MaskDefinition.standard.regions.count
    return PressureLayout(content: rect, regions: regions, enlarged: options.enlarged)
  }

  /// What was read of the span that is shown; a moving stance shows the one before until it is there.
  var report: PressureReport? {
    guard !session.isLive, pressure.problem == nil, let report = pressure.report else { return nil }
    return report
  }

  /// Why there are no numbers, and what to do.
  var waiting: String {
    if session.isLive {
      return
        tr(
          "Regions, gait lines and butterfly come from the recording: open it when the live session has ended."
        )
    }
    if let problem = pressure.problem { return "! \(problem)" }
    if session.progress < 1 {
      return tr("Analysing ... \(Int(session.progress * 100)) %") + "\n"
        + tr("Pressures are read when all steps are known.")
    }
    return tr("Reading pressures ...")
  }

  private func render(
    _ table: RegionTable, foot: Foot?, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    // A frame costs two rows that a table needs more.
    let hasFrame = rect.height >= table.rowCount + 3
    let inner = hasFrame ? PanelBorder.content(of: rect) : rect
    if hasFrame {
      let title =
        foot.map { $0 == .left ? tr("Left regions") : tr("Right regions") } ?? tr("Regions")
      PanelBorder(
        title: title, focused: false, trailingTitle: trailing(foot, table)
      ).render(in: rect, into: &buffer, context: context)
    }
    let rows: TextTable =
      foot.map { table.table($0, width: inner.width, context: context) }
      ?? table.table(width: inner.width, context: context)
    rows.render(in: inner, into: &buffer, context: context)
  }

  func trailing(_ foot: Foot?, _ table: RegionTable) -> String {
    guard let foot else { return table.units }
    guard let read = table.report.feet[foot] else { return tr("not recorded") }
    switch table.report.span {
    case .usedSteps: return tr("used steps, mean (SD), n \(read.steps.count)")
    case .steps:
      guard let number = read.steps.first?.step else { return tr("no step") }
      let step = session.analysis?.steps.first { $0.foot == foot && $0.index == number }
      // One that is in no mean may be looked at, and is not taken for one that is.
      return step?.rejection.map { tr("step \(number), not used: \($0.screenReason)") }
        ?? tr("step \(number)")
    case .seconds: return "A-B"
    }
  }
}

extension PressureReport {
  /// The mask's regions; both feet have the same ones.
  var regionNames: [String] {
    Foot.allCases.compactMap { feet[$0]?.mask.regions.map(\.name) }.first ?? []
  }

  /// Whether pressures are kilopascals.
  var isAbsolute: Bool { Foot.allCases.allSatisfy { feet[$0]?.isAbsolute != false } }
}
