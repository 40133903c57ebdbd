/// Text on its way from the mark that begins a paste to the one that ends it.
struct PastedText {
  /// A paste comes at once: one that stops for so long has lost its end.
  static let longestPauseMilliseconds: Int32 = 500
  /// Longer text fits no field; the rest is dropped, and what is kept is longer than any field takes.
  private static let limit = 1 << 16

  private var scalars = String.UnicodeScalarView()
  private var count = 0

  var text: String { String(scalars) }

  /// Takes a character of the terminal.
  mutating func append(_ code: Int32) {
    guard count < Self.limit, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else { return }
    scalars.append(scalar)
    count += 1
  }
}
