/// What is wrong with bytes that look like a binary message; put into words only when it is counted.
enum BinaryDamage: Equatable, Sendable {
  case version(UInt8)
  case kind(UInt8)
  /// The length fits neither the kind nor the number of cells.
  case length
  case cutShort
  case checksum
  /// Nothing is known to be wrong, but too much was wrong before it.
  case tooMuch

  var problem: WireProblem {
    switch self {
    case .version(let version):
      WireProblem("a binary message of version \(version), this reads \(BinaryFrame.version)")
    case .kind(let kind): WireProblem("a binary message of unknown kind \(kind)")
    case .length: WireProblem("a binary message whose length does not fit it")
    case .cutShort: WireProblem("a binary message that was cut short")
    case .checksum: WireProblem("a binary message with a wrong checksum")
    case .tooMuch: WireProblem("too many damaged binary messages")
    }
  }
}
