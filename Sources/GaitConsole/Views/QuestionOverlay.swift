import GaitModel
import TerminalCore

/// What a file does not say: what the file is, the question, and what can be answered.
struct QuestionOverlay {
  let panel: QuestionPanel

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let choices = panel.choices
    let hint = TextBlock(paragraphs: [hintLine])
    let width = Popup(title: title, size: Size(columns: 64, rows: 12)).content(in: rect).width
    let hintRows = min(hint.lineCount(width: width), 3)
    let inputRows = panel.takesText ? 1 : 0
    let listRows = min(choices.count, 12)
    let popup = Popup(
      title: title,
      size: Size(columns: 64, rows: 2 + 1 + listRows + inputRows + hintRows))
    popup.render(in: rect, into: &buffer, context: context)
    let (file, below) = popup.content(in: rect).splitTop(1)
    buffer.writeTruncated(
      "\(panel.inquiry.fileName): \(panel.inquiry.device.name)", x: file.x, y: file.y,
      style: context.theme[.textDim], maxWidth: file.width, ellipsis: context.glyphs.ellipsis)
    let (above, hints) = below.splitBottom(hintRows)
    let (list, input) = above.splitBottom(inputRows)
    if !choices.isEmpty {
      ListView(
        items: choices.map { ListView.Item($0.title, detail: $0.detail) },
        selected: panel.text.isEmpty ? panel.selected : nil
      ).render(in: list, into: &buffer, context: context)
    }
    if panel.takesText {
      InputLine(prompt: prompt, text: panel.text, cursor: panel.text.count).render(
        in: input, into: &buffer, context: context)
    }
    hint.render(in: hints, into: &buffer, context: context)
  }

  private var title: String {
    switch panel.inquiry.question {
    case .foot: "Which foot is it?"
    case .layout(let cellCount): "Where do its \(cellCount) cells lie?"
    case .samplingRate: "How many frames a second?"
    }
  }

  private var prompt: String {
    switch panel.inquiry.question {
    case .foot, .samplingRate: "Hz: "
    case .layout: "layout: "
    }
  }

  private var hintLine: TextBlock.Paragraph {
    if let problem = panel.problem { return TextBlock.Paragraph("! \(problem)", role: .bad) }
    let text =
      switch panel.inquiry.question {
      case .foot: "up/down choose; Enter accepts, Esc cancels"
      case .layout(let cellCount):
        (panel.inquiry.layouts.isEmpty
          ? "rows x columns and length x width in mm, such as "
          : "up/down choose, or type such as ")
          + "\(LayoutText.matrixProposal(cellCount: cellCount)), or a TOML file; Enter accepts"
      case .samplingRate:
        "\(Int(QuestionPanel.rates.lowerBound)) to \(Int(QuestionPanel.rates.upperBound)); "
          + "Enter accepts, Esc cancels"
      }
    return TextBlock.Paragraph(text, role: .textDim)
  }
}
