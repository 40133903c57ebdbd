import GaitAnalysis
import PlainText

extension ConsoleState {
  /// Gives numbers and curves of the next force, of the open session or of the comparison that is shown.
  mutating func showNextForce() {
    if screen == .library {
      guard library.comparison != nil else {
        notice = Notice("nothing is compared: choose two sessions with c")
        return
      }
      library.comparison?.showNextForce()
      let forces = library.comparison?.forces.count ?? 0
      notice = Notice(
        forces > 1
          ? "forces of the \(library.comparison?.force.word ?? "")"
          : "the sessions have no other force in common")
      return
    }
    guard let analysis = session?.analysis else {
      notice = Notice("no step has been analysed yet")
      return
    }
    let forces = analysis.forces
    let shown = forces.firstIndex(of: analysis.shownForce(options.force)) ?? -1
    let next = forces[(shown + 1) % forces.count]
    options.force = next
    notice = Notice("forces of the \(next.word); contacts by the \(analysis.contactsBy.word)")
  }

  /// Sets the compared sessions beside each other the other way round.
  mutating func swapSides() {
    guard library.comparison != nil else {
      notice = Notice("nothing is compared: choose two sessions with c")
      return
    }
    library.comparison?.swap()
  }

  /// The first time keeps the part from A to B, the second time compares another part with it.
  mutating func compareParts() -> [ConsoleEffect] {
    guard let session, let analysis = session.analysis, session.progress >= 1 else {
      notice = Notice("parts are compared once the session is analysed")
      return []
    }
    guard let part = session.cursorSpan else {
      notice = Notice("set cursor A with a and cursor B with b first: A-B is the part")
      return []
    }
    guard let first = session.keptPart, first != part else {
      self.session?.keptPart = part
      notice = Notice(
        "kept \(Self.text(part)): set A and B around another part, then press C again")
      return []
    }
    self.session?.keptPart = nil
    notice = Notice("comparing ...")
    return [.compareParts([first, part], of: analysis)]
  }

  private static func text(_ part: ClosedRange<Double>) -> String {
    "\(FixedPoint.text(part.lowerBound, decimals: 1)) to "
      + "\(FixedPoint.text(part.upperBound, decimals: 1)) s"
  }
}
