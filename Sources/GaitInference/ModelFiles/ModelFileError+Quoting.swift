extension ModelFileError {
  /// A text of the file in quotes, cut where it is too long for a message.
  static func quote(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 80 else { return "'\(text)'" }
    return "'\(String(scalars.prefix(77)))...'"
  }
}
