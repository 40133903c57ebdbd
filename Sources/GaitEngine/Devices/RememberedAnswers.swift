import GaitFiles
import GaitModel
import PlainText

/// Reads a file again with what is remembered of its device, where it does not say everything itself.
enum RememberedAnswers {
  /// Reads with the answers there are, and then with those that are remembered.
  ///
  /// - Parameters:
  ///   - answers: what somebody said for this file, which goes first; completed by what is remembered.
  ///   - memory: nil remembers nothing.
  ///   - note: takes a sentence for people: what was taken as before, or why nothing is remembered.
  ///   - read: reads the file.
  /// - Returns: what `read` returns.
  /// - Throws: what `read` throws in the end.
  static func reading<Result>(
    _ answers: inout ImportAnswers, from memory: DeviceMemory?, note: (String) -> Void,
    _ read: (ImportAnswers) throws(GaitlabError) -> Result
  ) throws(GaitlabError) -> Result {
    while true {
      do throws(GaitlabError) {
        return try read(answers)
      } catch {
        // Each turn answers a question more.
        guard let memory, let open = error.openQuestions,
          let remembered = remembered(open, beside: answers, in: memory, note: note)
        else { throw error }
        note(words(remembered))
        answers = answers.completed(by: remembered)
      }
    }
  }

  /// The answers to open questions that are remembered; nil without any.
  private static func remembered(
    _ open: OpenQuestions, beside answers: ImportAnswers, in memory: DeviceMemory,
    note: (String) -> Void
  ) -> ImportAnswers? {
    do throws(GaitlabError) {
      guard let entry = try memory.devices().last(where: { $0.name == open.device.name }) else {
        return nil
      }
      let found = open.questions.filter { !answers.answers($0) }
        .compactMap(entry.answer(to:))
      guard !found.isEmpty else { return nil }
      return found.reduce(ImportAnswers()) { $0.completed(by: $1) }
    } catch {
      note(error.summary)
      return nil
    }
  }

  private static func words(_ answers: ImportAnswers) -> String {
    var parts: [String] = []
    if let foot = answers.foot { parts.append("as the \(foot.rawValue) foot") }
    if let layout = answers.layout {
      parts.append("with the cells of '\(Printable.text(layout.name))'")
    }
    if let rate = answers.samplingRateHz { parts.append("at \(FixedPoint.short(rate)) Hz") }
    return
      "taken \(parts.joined(separator: ", ")), as before; 'gaitlab devices' shows and forgets it"
  }
}
