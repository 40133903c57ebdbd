import PlainText

/// A line that somebody types into.
struct TypedField: Equatable {
  let prompt: String
  let text: String
  /// Why the text was refused.
  let problem: String?

  /// The text with what was asked for.
  var spoken: String { text.isEmpty ? "\(prompt) \(tr("empty"))" : "\(prompt) \(text)" }

  /// What is said of a change: words as they are finished, and everything that is not one more letter.
  ///
  /// Whoever types hears the letters from the keyboard.
  func changes(since before: TypedField) -> [String] {
    var lines: [String] = []
    let isLetter =
      text.count == before.text.count + 1 && text.hasPrefix(before.text) && text.last != " "
    if prompt != before.prompt || (text != before.text && !isLetter) { lines.append(spoken) }
    if let problem, problem != before.problem { lines.append("! \(problem)") }
    return lines
  }
}

extension ConsoleState {
  /// The line that is typed into; nil where nothing is.
  var typedField: TypedField? {
    if let prompt, !prompt.prompt.isEmpty {
      return TypedField(
        prompt: prompt.prompt.trimmingSpaces, text: prompt.text, problem: prompt.problem)
    }
    switch overlay {
    case .markers(let list):
      return list.note.map { TypedField(prompt: tr("note:"), text: $0, problem: nil) }
    case .visit(let form):
      return TypedField(
        prompt: "\(form.field.title):", text: form.text,
        problem: (form.problem ?? form.warning).map(AnalysisSentence.text))
    case .question(let panel) where panel.takesText:
      return TypedField(
        prompt: QuestionOverlay(panel: panel).prompt.trimmingSpaces, text: panel.text,
        problem: panel.problem)
    case .calibration(let wizard):
      guard case .mass(let text, let problem) = wizard.page else { return nil }
      return TypedField(prompt: tr("body mass in kg:"), text: text, problem: problem)
    default: return nil
    }
  }
}
