import GaitModel
import PlainText

/// A question about a file, on the screen until it is answered or left.
package struct QuestionPanel: Equatable, Sendable {
  package let inquiry: ImportInquiry
  /// The choice that Enter takes; nil until somebody has chosen.
  package private(set) var selected: Int?
  /// What was typed instead of choosing.
  package private(set) var text = ""
  /// Why the answer was refused.
  package var problem: String?

  /// Frames a second that a device may have.
  package static let rates = 1.0...20_000.0
  private static let textLimit = 4096

  package init(_ inquiry: ImportInquiry) { self.inquiry = inquiry }

  /// What can be chosen, with a detail each.
  package var choices: [(title: String, detail: String)] {
    switch inquiry.question {
    case .foot: [(tr("left"), ""), (tr("right"), "")]
    case .layout:
      inquiry.layouts.map { layout in
        let size = [layout.lengthMillimetres, layout.widthMillimetres]
          .map { ScreenNumber.text($0, decimals: 0) }.joined(separator: " x ")
        return (layout.name, "\(size) mm")
      }
    case .samplingRate: []
    }
  }

  /// Whether something can be typed.
  package var takesText: Bool { inquiry.question != .foot }

  /// What becomes of Enter.
  enum Outcome: Equatable {
    case answered(ImportAnswers)
    /// A file has to be read first.
    case layoutFile(path: String)
    case refused(String)
  }

  // MARK: - What somebody does

  mutating func moveSelection(by distance: Int) {
    guard !choices.isEmpty else { return }
    problem = nil
    let next = selected.map { $0 + distance } ?? (distance > 0 ? 0 : choices.count - 1)
    selected = min(max(next, 0), choices.count - 1)
  }

  mutating func type(_ character: Character) {
    problem = nil
    switch inquiry.question {
    case .foot:
      if let index = choices.firstIndex(where: { $0.title.first == character }) { selected = index }
    case .layout, .samplingRate:
      if text.count < Self.textLimit { text.append(character) }
    }
  }

  mutating func deleteBackwards() {
    problem = nil
    text = String(text.dropLast())
  }

  /// Reads what was typed, or takes what was chosen.
  func outcome() -> Outcome {
    let typed = text.trimmingSpaces
    switch inquiry.question {
    case .foot:
      guard let selected else { return .refused(tr("choose the left or the right foot first")) }
      return .answered(ImportAnswers(foot: selected == 0 ? .left : .right))
    case .samplingRate: return rate(typed)
    case .layout(let cellCount):
      if !typed.isEmpty { return layout(typed, cellCount: cellCount) }
      guard let selected else {
        return .refused(
          inquiry.layouts.isEmpty
            ? tr("type where the cells lie") : tr("choose a layout or type one"))
      }
      return taking(inquiry.layouts[selected])
    }
  }

  /// The outcome of a layout, wherever it is from.
  func taking(_ layout: InsoleLayout) -> Outcome {
    guard case .layout(let cellCount) = inquiry.question else { return .refused("") }
    guard layout.cellCount == cellCount else {
      return .refused(
        tr(
          layout.cellCount,
          one: "'\(layout.name)' has \(layout.cellCount) cell, the file has \(cellCount)",
          many: "'\(layout.name)' has \(layout.cellCount) cells, the file has \(cellCount)"))
    }
    return .answered(ImportAnswers(layout: layout))
  }

  private func layout(_ typed: String, cellCount: Int) -> Outcome {
    if let layout = MatrixText.layout(typed) { return taking(layout) }
    if let layout = inquiry.layouts.first(where: { $0.name.lowercased() == typed.lowercased() }) {
      return taking(layout)
    }
    do throws(PathRefusal) {
      let paths = try DroppedPaths.paths(in: typed)
      if paths.count == 1, paths[0].contains("/") || paths[0].hasSuffix(".toml") {
        return .layoutFile(path: paths[0])
      }
    } catch {
      return .refused(error.reason)
    }
    return .refused(
      tr("'\(typed)' is neither rows x columns and size, such as 16x8 270x95, nor a file"))
  }

  private func rate(_ typed: String) -> Outcome {
    let digits = ScreenNumber.typed(typed)
    guard !typed.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }),
      let rate = Double(digits), Self.rates.contains(rate)
    else {
      return .refused(
        tr(
          "type frames a second from \(Int(Self.rates.lowerBound)) to \(Int(Self.rates.upperBound))"
        ))
    }
    return .answered(ImportAnswers(samplingRateHz: rate))
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
