import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The card of a model as lines of a label and a text, wrapped to a width.
struct ModelCardLines {
  struct Line: Equatable {
    var label: String
    var text: String
    var role = ThemeRole.text
  }

  let entry: ModelEntry
  let width: Int

  /// Columns of the labels: the longest one has room where texts beside them keep three fifths.
  let labelWidth: Int

  init(entry: ModelEntry, width: Int) {
    self.entry = entry
    self.width = width
    let labels = (entry.description.provenance + entry.description.metrics).map(\.label)
    let widest = labels.map(CharacterWidth.columns).max() ?? 0
    labelWidth = max(min(widest + 2, width * 2 / 5), 14)
  }

  var lines: [Line] {
    if let problem = entry.problem {
      return wrapped("", tr("! This model cannot be used."), role: .bad)
        + wrapped("", problem) + wrapped("", entry.id, role: .textDim)
    }
    let description = entry.description
    var lines = wrapped("", description.summary)
    lines += fact(tr("kind"), "\(description.kind), \(tr(word: entry.shelf.title))")
    lines += fact(tr("parameters"), tr("\(ModelText.count(description.parameterCount)) learned"))
    lines += fact(
      tr("multiply-adds"), tr("\(ModelText.count(description.multiplyAddsPerFrame)) per frame"))
    let seconds = description.samplingRateHz.map { 1 / $0 }
    lines += fact(
      tr("look-ahead"),
      description.delayFrames == 0
        ? tr("none") : ModelText.frames(description.delayFrames, seconds: seconds))
    lines += fact(
      tr("looks at"), ModelText.frames(description.receptiveFieldFrames, seconds: seconds))
    lines += fact(
      tr("rate"), description.samplingRateHz.map { ScreenNumber.short($0) + " Hz" } ?? tr("any"))
    lines += fact("SHA-256", description.sha256.map(digest) ?? tr("no file"))
    lines += facts(tr("where it comes from"), description.provenance)
    lines += facts(tr("when it was made"), description.metrics)
    return lines
  }

  /// The whole digest where there is room for it, else its first twelve digits.
  private func digest(_ text: String) -> String {
    text.count <= width - labelWidth ? text : String(text.prefix(12))
  }

  private func facts(_ title: String, _ facts: [Fact]) -> [Line] {
    guard !facts.isEmpty else { return [] }
    return [Line(label: "", text: title, role: .title)]
      + facts.flatMap { fact($0.label, $0.value) }
  }

  /// The label once, the text beside it on as many lines as it needs.
  private func fact(_ label: String, _ text: String) -> [Line] {
    let texts = WordWrap.lines(of: text, width: max(width - labelWidth, 1))
    return texts.enumerated().map { index, text in
      Line(label: index == 0 ? label : " ", text: text)
    }
  }

  private func wrapped(_ label: String, _ text: String, role: ThemeRole = .text) -> [Line] {
    WordWrap.lines(of: text, width: max(width, 1)).map {
      Line(label: label, text: $0, role: role)
    }
  }
}
