import GaitModel

extension Fact {
  /// The label with letters, digits and underscores alone, for formats that allow nothing else.
  var identifier: String {
    String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
