import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// A file that is opened with what somebody has answered about it.
struct AnsweredOpening {
  let path: String
  /// What was said beside the file, which goes first.
  let input: SessionInput
  let given: DeviceAnswers?

  func open(note: (String) -> Void) throws(GaitlabError) -> any SessionReading {
    var input = input
    if let given { input.answers = input.answers.completed(by: given.answers) }
    return try SessionOpener.open(path: path, input: input, note: note)
  }

  /// Remembers what was answered, which has opened the file, and says what there is to say.
  ///
  /// The last one stays on the screen: what is wrong with the file.
  func notices(_ session: any SessionReading, notes: [String]) -> [Notice] {
    var notices = notes.map { Notice($0) }
    if let given, let memory = input.memory {
      do throws(GaitlabError) {
        try memory.keep(given.answers, of: given.device)
      } catch {
        notices.append(Notice(tr("not remembered: \(error.summary)"), kind: .problem))
      }
    }
    if let shortfall = SessionOpener.shortfall(of: session) {
      notices.append(Notice(shortfall, kind: .problem))
    }
    return notices
  }
}

extension ImportInquiry {
  /// What can be answered so that a file opens; nil where an answer would not help.
  ///
  /// - Parameters:
  ///   - error: why it was not opened.
  ///   - path: the file.
  ///   - options: what was said beside it; an option that does not fit is refused and not asked for.
  ///   - given: what was answered so far.
  init?(_ error: GaitlabError, path: String, options: SessionInput, given: DeviceAnswers?) {
    let answered = options.answers.completed(by: given?.answers ?? ImportAnswers())
    guard let open = error.openQuestions,
      let question = open.questions.first(where: { !answered.answers($0) })
    else { return nil }
    var layouts: [InsoleLayout] = []
    if case .layout(let cellCount) = question {
      layouts = LayoutChoices.known(cellCount: cellCount)
    }
    self.init(
      path: path, fileName: FileName.last(error.file), device: open.device, question: question,
      layouts: layouts, answers: given?.answers ?? ImportAnswers(), message: error.summary)
  }
}
