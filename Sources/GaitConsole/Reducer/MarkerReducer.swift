import GaitModel
import PlainText
import TerminalCore

/// Markers that are looked through, jumped to, edited and deleted; and times that are typed.
extension ConsoleState {
  /// Lists the markers; the next one is selected.
  mutating func listMarkers() {
    guard let session, !session.markers.isEmpty else {
      notice = Notice(tr("no marker is set: m sets one"))
      return
    }
    let next = session.markers.firstIndex { $0.timeSeconds >= session.shownSeconds - 1e-6 }
    overlay = .markers(MarkerList(selected: next ?? session.markers.count - 1))
  }

  /// Goes to the next or previous marker and says its note.
  mutating func jumpToMarker(forward: Bool) {
    guard let session else { return }
    let now = session.shownSeconds
    let marker =
      forward
      ? session.markers.first { $0.timeSeconds > now + 1e-6 }
      : session.markers.last { $0.timeSeconds < now - 1e-6 }
    guard let marker else {
      notice = Notice(forward ? tr("no later marker") : tr("no earlier marker"))
      return
    }
    go(to: marker.timeSeconds)
    let note = marker.note.isEmpty ? tr("no note") : marker.note
    notice = Notice(
      tr("marker at \(ScreenNumber.text(marker.timeSeconds, decimals: 2)) s: \(note)"))
  }

  private mutating func go(to seconds: Double) {
    session?.transport.pause()
    session?.seek(to: seconds)
  }

  // MARK: - List

  /// Keys while the markers are listed.
  mutating func markerKeyPressed(_ key: Key, _ list: MarkerList) -> [ConsoleEffect] {
    guard let markers = session?.markers, markers.indices.contains(list.selected) else {
      overlay = nil
      return []
    }
    let marker = markers[list.selected]
    var list = list
    if let note = list.note { return noteKeyPressed(key, note, of: marker, list) }
    if list.isDeleting {
      list.isDeleting = false
      guard key == .character("y") else {
        overlay = .markers(list)
        return []
      }
      return remove(marker, list)
    }
    switch key {
    case .down, .character("j"): list.selected = min(list.selected + 1, markers.count - 1)
    case .up, .character("k"): list.selected = max(list.selected - 1, 0)
    case .home, .character("g"): list.selected = 0
    case .end, .character("G"): list.selected = markers.count - 1
    case .enter:
      overlay = nil
      go(to: marker.timeSeconds)
      return []
    case .character("e"): list.note = marker.note
    case .delete, .character("D"): list.isDeleting = true
    case .character("U"): return undoMarkerChange()
    case .character("q"), .character("M"):
      overlay = nil
      return []
    default: break
    }
    overlay = .markers(list)
    return []
  }

  private mutating func noteKeyPressed(
    _ key: Key, _ note: String, of marker: Marker, _ list: MarkerList
  ) -> [ConsoleEffect] {
    var list = list
    switch key {
    case .character(let character) where note.count < MarkerList.longestNote:
      list.note = note + String(character)
    case .backspace: list.note = String(note.dropLast())
    case .enter:
      list.note = nil
      overlay = .markers(list)
      guard note != marker.note else { return [] }
      session?.markers[list.selected].note = note
      session?.markerChanges.append(
        .edited(Marker(timeSeconds: marker.timeSeconds, note: note), note: marker.note))
      return [.changeMarker(marker, note: note)]
    default: break
    }
    overlay = .markers(list)
    return []
  }

  private mutating func remove(_ marker: Marker, _ list: MarkerList) -> [ConsoleEffect] {
    session?.markers.remove(at: list.selected)
    session?.markerChanges.append(.deleted(marker))
    let count = session?.markers.count ?? 0
    var list = list
    list.selected = min(list.selected, count - 1)
    overlay = count == 0 ? nil : .markers(list)
    return [.removeMarker(marker)]
  }

  /// Keeps a note that is being typed, as far as it goes.
  mutating func keepTyped() -> [ConsoleEffect] {
    defer { overlay = nil }
    switch overlay {
    case .note(let seconds, let text) where !text.isEmpty:
      return [.saveMarker(Marker(timeSeconds: seconds, note: text))]
    case .markers(let list):
      guard let note = list.note, let markers = session?.markers,
        markers.indices.contains(list.selected), markers[list.selected].note != note
      else { return [] }
      return [.changeMarker(markers[list.selected], note: note)]
    default: return []
    }
  }

  /// Undoes the last change of a marker; whoever does it says what that was.
  mutating func undoMarkerChange() -> [ConsoleEffect] {
    guard var session, let change = session.markerChanges.popLast() else {
      notice = Notice(tr("no marker was deleted or edited since the session was opened"))
      return []
    }
    defer { self.session = session }
    switch change {
    case .deleted(let marker):
      session.markers.append(marker)
      session.markers.sort { $0.timeSeconds < $1.timeSeconds }
      select(marker, of: session.markers)
      return [.restoreMarker(marker)]
    case .edited(let marker, let note):
      guard let place = session.markers.firstIndex(of: marker) else { return [] }
      session.markers[place].note = note
      return [.restoreNote(marker, note: note)]
    }
  }

  /// Selects a marker where they are listed.
  private mutating func select(_ marker: Marker, of markers: [Marker]) {
    guard case .markers(var list) = overlay, let place = markers.firstIndex(of: marker) else {
      return
    }
    list.selected = place
    overlay = .markers(list)
  }

  // MARK: - Times

  /// Keys while a time is typed.
  mutating func timeKeyPressed(_ key: Key, _ text: String) -> [ConsoleEffect] {
    switch key {
    case .character(let character) where text.count < 16:
      overlay = .goToTime(text: text + String(character), problem: nil)
    case .backspace: overlay = .goToTime(text: String(text.dropLast()), problem: nil)
    case .enter:
      guard let range = session?.transport.range else {
        overlay = nil
        return []
      }
      guard let seconds = TypedTime.seconds(text) else {
        overlay = .goToTime(text: text, problem: tr("expected seconds, such as 12.5 or 1:05"))
        return []
      }
      guard range.contains(seconds) else {
        let ends = [range.lowerBound, range.upperBound].map { ScreenNumber.text($0, decimals: 2) }
        overlay = .goToTime(
          text: text, problem: tr("the session is from \(ends[0]) to \(ends[1]) s"))
        return []
      }
      overlay = nil
      go(to: seconds)
    default: break
    }
    return []
  }
}

/// A moment as somebody types it.
enum TypedTime {
  /// `12.5`, or minutes and seconds, `1:05`; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let parts = text.filter { $0 != " " }.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let isLast = index + 1 == parts.count
      guard let value = number(part, isWhole: !isLast) else { return nil }
      if index > 0, value >= 60 { return nil }
      seconds = seconds * 60 + value
    }
    return text.hasPrefix("-") ? nil : seconds
  }

  private static func number(_ text: Substring, isWhole: Bool) -> Double? {
    let typed = ScreenNumber.typed(String(text))
    let isPlain = typed.allSatisfy { $0.isASCII && ($0.isNumber || (!isWhole && $0 == ".")) }
    guard isPlain, !typed.isEmpty else { return nil }
    return Double(typed)
  }
}
