import GaitModel
import PlainText
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

  var title: String {
    switch panel.inquiry.question {
    case .foot: tr("Which foot is it?")
    case .layout(let cellCount): tr("Where do its \(cellCount) cells lie?")
    case .samplingRate: tr("How many frames a second?")
    }
  }

  var prompt: String {
    switch panel.inquiry.question {
    case .foot, .samplingRate: tr("Hz:") + " "
    case .layout: tr("layout:") + " "
    }
  }

  var hintLine: TextBlock.Paragraph {
    if let problem = panel.problem { return TextBlock.Paragraph("! \(problem)", role: .bad) }
    let text =
      switch panel.inquiry.question {
      case .foot: tr("up/down choose; Enter accepts, Esc cancels")
      case .layout(let cellCount):
        layoutHint(LayoutText.matrixProposal(cellCount: cellCount))
      case .samplingRate:
        tr(
          """
          \(Int(QuestionPanel.rates.lowerBound)) to \(Int(QuestionPanel.rates.upperBound)); \
          Enter accepts, Esc cancels
          """)
      }
    return TextBlock.Paragraph(text, role: .textDim)
  }

  private func layoutHint(_ example: String) -> String {
    guard panel.inquiry.layouts.isEmpty else {
      return tr("up/down choose, or type such as \(example), or a TOML file; Enter accepts")
    }
    return tr(
      """
      rows x columns and length x width in mm, such as \(example), or a TOML file; \
      Enter accepts
      """)
  }
}
