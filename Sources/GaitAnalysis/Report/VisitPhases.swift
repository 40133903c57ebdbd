package import GaitModel

/// The phases of a protocol as the markers of a session have them.
package struct VisitPhases: Equatable, Sendable {
  /// A stretch of one phase; a phase that was interrupted has several.
  package struct Stretch: Equatable, Sendable {
    /// Which phase, and how much of it was over at the beginning.
    package let mark: PhaseMark
    /// From the marker to the next phase, or to the end of the session.
    package let seconds: ClosedRange<Double>
  }

  /// In the order of time.
  package let stretches: [Stretch]

  /// - Parameters:
  ///   - markers: of the session, in any order.
  ///   - endSeconds: when the session ends.
  package init(_ markers: [Marker], endSeconds: Double) {
    let sorted = markers.sorted { $0.timeSeconds < $1.timeSeconds }
    let ends = sorted.filter {
      $0.note == PhaseMark.overNote || PhaseMark(note: $0.note) != nil
    }
    stretches = ends.enumerated().compactMap { index, marker in
      guard let mark = PhaseMark(note: marker.note) else { return nil }
      let end = index + 1 < ends.count ? ends[index + 1].timeSeconds : endSeconds
      return Stretch(
        mark: mark, seconds: marker.timeSeconds...max(end, marker.timeSeconds))
    }
  }

  /// The stretch that a moment lies in; nil outside of all phases.
  package func stretch(at seconds: Double) -> Stretch? {
    stretches.last { $0.seconds.contains(seconds) }
  }
}
