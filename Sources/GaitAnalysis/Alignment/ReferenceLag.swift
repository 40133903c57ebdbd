/// By how much the clock of the reference is behind that of the insoles, and who says so.
package struct ReferenceLag: Equatable, Sendable {
  /// Who says so.
  package enum Origin: String, Sendable {
    /// Nobody: nothing fits, or hardly better than the times as they are.
    case none
    /// The reference fits the insoles' own force there, and not as it is.
    case found
    /// It was found or set while the session was recorded, and is kept with it.
    case recording
    /// The user.
    case stated
  }

  /// Seconds to add to the times of the reference.
  package var seconds: Double
  /// Who says so.
  package var origin: Origin
  /// Pearson's r at it; nil where it was not found here.
  package var correlation: Double?

  /// Nothing is added.
  package static let none = ReferenceLag(seconds: 0, origin: .none)

  package init(seconds: Double, origin: Origin, correlation: Double? = nil) {
    self.seconds = seconds
    self.origin = origin
    self.correlation = correlation
  }

  /// A shorter lag may as well be the shape of the insole's force: it is not corrected unasked, in seconds.
  package static let shortest = 0.05
}
