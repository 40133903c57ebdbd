import GaitModel
import PlainText

/// In which order the library lists sessions.
package enum LibrarySort: String, CaseIterable, Equatable, Sendable {
  case date
  case person
  case length
  case steps
  case symmetry
  case file

  /// What it is called where it is chosen.
  package var title: String {
    switch self {
    case .date: tr("newest first")
    case .person: tr("by code and visit")
    case .length: tr("longest first")
    case .steps: tr("most steps first")
    case .symmetry: tr("largest asymmetry first")
    case .file: tr("by file name")
    }
  }

  /// Sorts places of entries; those that have nothing to sort by come last either way.
  func sorted(_ places: [Int], of entries: [LibraryEntry], isReversed: Bool) -> [Int] {
    let keys = entries.map(key)
    return places.sorted { first, second in
      let (a, b) = (keys[first], keys[second])
      // What was named and what was recorded stands above the samples where dates are compared.
      if self == .date, a.shelf != b.shelf { return a.shelf < b.shelf }
      switch (a.number, b.number) {
      case (let x?, let y?) where x != y: return (x > y) != isReversed
      case (.some, nil): return true
      case (nil, .some): return false
      default: break
      }
      if a.text.isEmpty != b.text.isEmpty { return b.text.isEmpty }
      if a.text != b.text { return (a.text < b.text) != (isReversed && !comparesNumbers) }
      return first < second
    }
  }

  private var comparesNumbers: Bool { self != .person && self != .file }

  private struct SortKey {
    var shelf = 0
    var number: Double?
    var text = ""
  }

  private func key(_ entry: LibraryEntry) -> SortKey {
    switch self {
    case .date:
      let shelves: [LibraryEntry.Shelf] = [.named, .recording, .sample]
      return SortKey(
        shelf: shelves.firstIndex(of: entry.shelf) ?? 0, number: entry.startedAtUnixSeconds,
        text: entry.path)
    case .person:
      guard let person = entry.visit.person else { return SortKey() }
      let visit = entry.visit.number.map(String.init) ?? ""
      let padding = String(repeating: " ", count: max(4 - visit.count, 0))
      return SortKey(text: "\(person.lowercased()) \(padding)\(visit) \(entry.startedAt)")
    case .length: return SortKey(number: entry.durationSeconds, text: entry.path)
    case .steps:
      guard case .counted(let used, _, _) = entry.steps else { return SortKey(text: entry.path) }
      return SortKey(number: Double(used), text: entry.path)
    case .symmetry:
      guard case .counted(_, let symmetry, _) = entry.steps else {
        return SortKey(text: entry.path)
      }
      return SortKey(number: symmetry?.magnitude, text: entry.path)
    case .file: return SortKey(text: entry.fileName.lowercased())
    }
  }
}
