package import GaitModel

/// How work that each foot has by itself is done: one after the other, or side by side.
package protocol FootWork: Sendable {
  /// Works on what each foot has.
  ///
  /// - Parameters:
  ///   - feet: what is worked on; nil for a foot that has nothing.
  ///   - work: done for each foot that has something.
  func update<Value: Sendable>(
    _ feet: inout PerFoot<Value?>, _ work: @escaping @Sendable (Foot, inout Value) -> Void)
}

/// The left foot, then the right one.
package struct FeetInTurn: FootWork {
  package init() {}

  /// Works on the left foot, then on the right one.
  package func update<Value: Sendable>(
    _ feet: inout PerFoot<Value?>, _ work: @escaping @Sendable (Foot, inout Value) -> Void
  ) {
    for foot in Foot.allCases {
      // Taken out, so that nothing is copied when it changes.
      guard var own = feet[foot].take() else { continue }
      work(foot, &own)
      feet[foot] = consume own
    }
  }
}
