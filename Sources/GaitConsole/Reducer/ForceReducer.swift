import GaitAnalysis
import PlainText

extension ConsoleState {
  /// Takes the other unit of forces, or says why there is none.
  mutating func toggleUnit() {
    var other = options
    other.unit = options.unit == .newtons ? .bodyWeightPercent : .newtons
    let analysis = session?.analysis
    if let analysis, options.suited(to: analysis).unit == other.suited(to: analysis).unit {
      notice = Notice(
        analysis.hasNewtons(analysis.shownForce(options.force))
          ? tr("newtons alone: nobody knows the body weight")
          : tr("no newtons: a device's counts without a body mass (--body-mass KG)"))
    } else {
      options.unit = other.unit
    }
  }

  /// Gives numbers and curves of the next force, of the open session or of the comparison that is shown.
  mutating func showNextForce() {
    if screen == .library {
      guard library.comparison != nil else {
        notice = Notice(tr("nothing is compared: choose two sessions with c"))
        return
      }
      library.comparison?.showNextForce()
      let forces = library.comparison?.forces.count ?? 0
      notice = Notice(
        forces > 1
          ? tr("forces of the \(tr(word: library.comparison?.force.word ?? ""))")
          : tr("the sessions have no other force in common"))
      return
    }
    guard let analysis = session?.analysis else {
      notice = Notice(tr("no step has been analysed yet"))
      return
    }
    let forces = analysis.forces
    let shown = forces.firstIndex(of: analysis.shownForce(options.force)) ?? -1
    let next = forces[(shown + 1) % forces.count]
    options.force = next
    notice = Notice(
      tr(
        "forces of the \(tr(word: next.word)); contacts by the \(tr(word: analysis.contactsBy.word))"
      ))
  }

  /// Sets the compared sessions beside each other the other way round.
  mutating func swapSides() {
    guard library.comparison != nil else {
      notice = Notice(tr("nothing is compared: choose two sessions with c"))
      return
    }
    library.comparison?.swap()
  }

  /// The first time keeps the part from A to B, the second time compares another part with it.
  mutating func compareParts() -> [ConsoleEffect] {
    guard let session, let analysis = session.analysis, session.progress >= 1 else {
      notice = Notice(tr("parts are compared once the session is analysed"))
      return []
    }
    guard let part = session.cursorSpan else {
      notice = Notice(tr("set cursor A with a and cursor B with b first: A-B is the part"))
      return []
    }
    guard let first = session.keptPart, first != part else {
      self.session?.keptPart = part
      notice = Notice(
        tr("kept \(Self.text(part)): set A and B around another part, then press C again"))
      return []
    }
    self.session?.keptPart = nil
    notice = Notice(tr("comparing ..."))
    return [.compareParts([first, part], of: analysis)]
  }

  private static func text(_ part: ClosedRange<Double>) -> String {
    let ends = [part.lowerBound, part.upperBound].map { ScreenNumber.text($0, decimals: 1) }
    return tr("\(ends[0]) to \(ends[1]) s")
  }
}
