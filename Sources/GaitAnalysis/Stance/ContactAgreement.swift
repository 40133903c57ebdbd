package import GaitModel

/// Whether the estimate and the insole's own calibrated sum place contacts at the same moments.
///
/// A network that was trained on another insole may end stances while the cells still carry a fifth of
/// body weight. Where there is no plate nothing else would show that.
package struct ContactAgreement: Equatable, Sendable {
  /// Moments further apart say that one of the two is wrong.
  package static let tolerance = 0.03
  /// Fewer contacts say nothing.
  static let leastContacts = 4

  /// Median of the estimate's initial contacts minus the sum's, in seconds.
  package let initialContactSeconds: Double
  /// The same of toe-off.
  package let toeOffSeconds: Double
  /// The same of the stances, from contact to toe-off.
  package let stanceSeconds: Double
  /// Contacts that both have.
  package let contacts: Int

  /// Compares them; nil where both have too few contacts.
  ///
  /// - Parameters:
  ///   - estimated: stances on the estimate, in the order of time.
  ///   - sum: stances on the calibrated sum of cells; none of an insole that reads in swing.
  package init?(estimated: PerFoot<[Stance]>, sum: PerFoot<[Stance]>) {
    var begins: [Double] = []
    var ends: [Double] = []
    for foot in Foot.allCases {
      var next = 0
      for stance in estimated[foot] {
        let other = sum[foot]
        while next < other.count, other[next].toeOffSeconds <= stance.initialContactSeconds {
          next += 1
        }
        guard next < other.count, other[next].seconds.overlaps(stance.seconds) else { continue }
        begins.append(stance.initialContactSeconds - other[next].initialContactSeconds)
        ends.append(stance.toeOffSeconds - other[next].toeOffSeconds)
      }
    }
    guard begins.count >= Self.leastContacts, let begin = begins.median, let end = ends.median
    else { return nil }
    initialContactSeconds = begin
    toeOffSeconds = end
    stanceSeconds = zip(begins, ends).map { $1 - $0 }.median ?? 0
    contacts = begins.count
  }

  /// Whether both are near enough.
  package var isGood: Bool {
    [initialContactSeconds, toeOffSeconds, stanceSeconds].allSatisfy { abs($0) <= Self.tolerance }
  }
}
