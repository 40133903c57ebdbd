import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The page of the calibration wizard that one is on.
struct CalibrationOverlay {
  let wizard: CalibrationWizard

  private typealias Line = TextBlock.Paragraph

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let popup = Popup(title: tr("Calibration: \(pageTitle)"), size: Size(columns: 64, rows: 12))
    popup.render(in: rect, into: &buffer, context: context)
    let (content, hints) = popup.content(in: rect).splitBottom(1)
    buffer.writeTruncated(
      hint, x: hints.x, y: hints.y, style: context.theme[.textDim], maxWidth: hints.width,
      ellipsis: context.glyphs.ellipsis)
    switch wizard.page {
    case .method(let selected): methods(selected, in: content, into: &buffer, context: context)
    case .mass(let text, let problem):
      mass(text, problem, in: content, into: &buffer, context: context)
    case .ready(let stage):
      TextBlock(CalibrationText.instruction(stage), role: .textStrong).render(
        in: content.inset(dx: 0, dy: content.height > 4 ? 1 : 0), into: &buffer, context: context)
    case .collecting(let stage, let seconds, let needed, let newtons):
      collecting(
        stage, seconds: seconds, needed: needed, newtons: newtons, in: content, into: &buffer,
        context: context)
    case .result(let check):
      TextBlock(paragraphs: resultLines(check)).render(
        in: content, into: &buffer, context: context)
    }
  }

  var pageTitle: String {
    func place(_ stage: CalibrationStage) -> String {
      let title = CalibrationText.title(stage)
      guard wizard.stages.count > 1 else { return title }
      return tr("\(title) (\(wizard.number(of: stage)) of \(wizard.stages.count))")
    }
    switch wizard.page {
    case .method: return tr("how")
    case .mass: return tr("body mass")
    case .ready(let stage), .collecting(let stage, _, _, _): return place(stage)
    case .result(let check): return place(check.stage)
    }
  }

  var hint: String {
    switch wizard.page {
    case .method: tr("up/down choose, Enter continues, Esc cancels")
    case .mass: tr("Enter continues, Esc cancels")
    case .ready: tr("Enter begins, Esc cancels")
    case .collecting: tr("Esc cancels")
    case .result(let check) where !check.passed: tr("r tries again, Esc cancels")
    case .result(let check) where check.stage == wizard.stages.last:
      tr("Enter accepts, r repeats it, Esc cancels")
    case .result: tr("Enter continues, r repeats it, Esc cancels")
    }
  }

  // MARK: - Pages

  private func methods(
    _ selected: Int, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    ListView(
      items: wizard.methods.map {
        ListView.Item(CalibrationText.title($0), detail: CalibrationText.detail($0))
      }, selected: selected, emptyText: ""
    ).render(in: rect, into: &buffer, context: context)
  }

  private func mass(
    _ text: String, _ problem: String?, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let (line, below) = rect.splitTop(1)
    InputLine(prompt: tr("body mass in kg:") + " ", text: text, cursor: text.count).render(
      in: line, into: &buffer, context: context)
    var lines = [Line(massHint, role: .textDim)]
    if let problem { lines.insert(Line("! \(problem)", role: .bad), at: 0) }
    TextBlock(paragraphs: lines).render(in: below, into: &buffer, context: context)
  }

  var massHint: String {
    tr(
      """
      With clothes and shoes. Leave it empty if it is not known: \
      forces are then in what the insoles read.
      """)
  }

  private func collecting(
    _ stage: CalibrationStage, seconds: Double, needed: Double, newtons: PerFoot<Double?>,
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let block = TextBlock(CalibrationText.waiting(stage), role: .textStrong)
    let (text, rest) = rect.splitTop(block.lineCount(width: rect.width))
    block.render(in: text, into: &buffer, context: context)
    let (bar, below) = rest.splitTop(1)
    let (past, all) = (
      ScreenNumber.text(seconds, decimals: 1), ScreenNumber.text(needed, decimals: 0)
    )
    let label = " " + tr("\(past) of \(all) s")
    let (gauge, time) = bar.splitRight(label.count)
    Gauge(value: seconds, range: 0...max(needed, 0.001), role: .good).render(
      in: gauge, into: &buffer, context: context)
    buffer.write(label, x: time.x, y: time.y, style: context.theme[.text], maxWidth: time.width)
    TextBlock(CalibrationText.newtons(newtons)).render(
      in: below, into: &buffer, context: context)
  }

  /// Whether a stage was passed, and what was read.
  func resultLines(_ check: CalibrationCheck) -> [TextBlock.Paragraph] {
    var lines = [
      check.passed
        ? Line(tr("+ passed"), role: .good) : Line(tr("! not passed"), role: .bad)
    ]
    lines += check.reasons.map { Line(AnalysisSentence.text($0)) }
    lines.append(Line(CalibrationText.newtons(check.readings), role: .textDim))
    if let calibration = check.calibration {
      let weight = ScreenNumber.text(calibration.bodyWeightNewtons, decimals: 0)
      lines.append(
        Line(
          calibration.isBodyMassKnown
            ? tr("body weight \(weight) N, from the mass")
            : tr("body weight \(weight) N, as the insoles read it"),
          role: .textDim))
    }
    return lines
  }
}
