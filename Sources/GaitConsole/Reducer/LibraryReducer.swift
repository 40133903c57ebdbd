import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Whose a session is, what has become of somebody from visit to visit, and what may go to the trash.
extension ConsoleState {
  private static let longestLine = 200

  /// Asks whose the selected session is.
  mutating func editVisit() -> [ConsoleEffect] {
    guard let entry = library.selectedEntry else { return [] }
    guard entry.problem == nil, entry.isRead else {
      notice = Notice(entry.problem ?? tr("the file is not read yet"), kind: .problem)
      return []
    }
    guard entry.shelf != .sample, entry.format == "gait" else {
      notice = Notice(
        entry.shelf == .sample
          ? tr("samples stay as they came: import or record a session of your own")
          : tr("only a .gait session keeps a code: import the file first"))
      return []
    }
    overlay = .visit(VisitForm(entry))
    return []
  }

  /// Keys while it is typed.
  mutating func visitKeyPressed(_ key: Key, _ form: VisitForm) -> [ConsoleEffect] {
    var form = form
    switch key {
    case .character(let character) where form.text.count < Self.longestLine:
      form.text.append(character)
      form.problem = nil
    case .backspace:
      form.text = String(form.text.dropLast())
      form.problem = nil
    case .tab, .down: form.move(by: 1)
    case .backTab, .up: form.move(by: -1)
    case .enter:
      do throws(SessionVisit.Refusal) {
        let (visit, tags) = try form.result()
        overlay = nil
        return [.describeSession(path: form.path, visit: visit, tags: tags)]
      } catch {
        form.problem = error.reason
      }
    default: break
    }
    overlay = .visit(form)
    return []
  }

  /// The file says now whose it is.
  mutating func sessionDescribed(path: String, visit: SessionVisit, tags: [String]) {
    library.keepingSelection { library in
      var entries = library.entries
      for index in entries.indices where entries[index].path == path {
        entries[index].visit = visit
        entries[index].tags = tags
      }
      library.entries = entries
    }
    let warning = visit.person.flatMap(PersonCode.warning)
    notice = Notice(
      warning.map { tr("kept, but the code \(AnalysisSentence.text($0))") }
        ?? tr("kept in the file"),
      kind: warning == nil ? .information : .problem)
  }

  /// Asks before a recording goes to the trash.
  mutating func askDelete() {
    guard let entry = library.selectedEntry else { return }
    guard entry.shelf == .recording else {
      let place = library.ownFolder ?? tr("your own folder")
      notice = Notice(tr("only recordings in \(place) can be deleted here"))
      return
    }
    overlay = .confirmDelete(entry)
  }

  /// Goes back by what Escape undoes in the library: what lies over the list, then a mark, then the filter.
  mutating func leaveLibraryState() {
    let hadMore =
      library.comparison != nil || library.trend != nil || library.comparedWith != nil
    library.comparison = nil
    library.trend = nil
    library.comparedWith = nil
    guard screen == .library, !hadMore, !library.filter.isEmpty else { return }
    library.keepingSelection { $0.filter = "" }
  }

  /// Looks for the visits of the person whose session is selected.
  mutating func showTrend() -> [ConsoleEffect] {
    guard let entry = library.selectedEntry else { return [] }
    guard let person = entry.visit.person else {
      notice = Notice(tr("nobody has said whose this session is: e gives it a code"))
      return []
    }
    var paths: [String] = []
    for entry in library.entries
    where entry.visit.person == person && entry.problem == nil && !paths.contains(entry.path) {
      paths.append(entry.path)
    }
    notice = Notice(tr("reading the sessions of \(person): \(paths.count) ..."))
    return [.findTrend(person: person, paths: paths)]
  }

  /// Keys while somebody's visits are looked at.
  ///
  /// - Returns: false for a key that means what it always means.
  mutating func trendKeyPressed(_ key: Key) -> Bool {
    switch key {
    case .escape, .enter: library.trend = nil
    case .down, .right, .character("j"), .character("v"): library.trend?.move(by: 1)
    case .up, .left, .character("k"): library.trend?.move(by: -1)
    case .character("c"): library.trend?.nextCondition()
    default: return false
    }
    notice = nil
    return true
  }
}
