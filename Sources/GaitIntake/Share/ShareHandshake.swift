/// The first words of both sides: who looks on names the token, the host says yes or why not.
package enum ShareHandshake {
  /// The same in both directions, so that nobody takes another program's bytes for ours.
  static let magic = Array("GLVW".utf8)
  /// Changes when an older side could not understand a newer one.
  package static let version: UInt8 = 1
  /// Bytes of a host's answer.
  static let answerBytes = 6

  /// What a host answers.
  package enum Answer: UInt8, Equatable, Sendable, Error {
    case welcome = 0
    case wrongToken = 1
    case full = 2
    case otherVersion = 3

    /// Why somebody is not let in.
    package var reason: String {
      switch self {
      case .welcome: "welcome"
      case .wrongToken: "the host refuses the token"
      case .full: "too many look on already"
      case .otherVersion: "the host is of another version of gaitlab"
      }
    }

    /// Whether another attempt may have another answer.
    package var isForNow: Bool { self == .full || self == .welcome }
  }

  /// What who looks on says first.
  package static func hello(_ token: ShareToken, version: UInt8 = version) -> [UInt8] {
    let text = Array(token.plain.utf8)
    return magic + [version, UInt8(text.count)] + text
  }

  package static func bytes(_ answer: Answer) -> [UInt8] { magic + [version, answer.rawValue] }

  /// What a host makes of the bytes that have come so far.
  package enum Heard: Equatable, Sendable {
    /// More may come.
    case incomplete
    /// Another program, or more than a hello.
    case nonsense
    case answer(Answer)
  }

  /// Judges a hello.
  ///
  /// - Parameters:
  ///   - bytes: everything since the connection was made.
  ///   - token: what has to be known.
  /// - Returns: what is to be answered.
  package static func hear(_ bytes: [UInt8], token: ShareToken) -> Heard {
    guard bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)) else {
      return .nonsense
    }
    let start = magic.count + 2
    guard bytes.count >= start else { return .incomplete }
    let length = Int(bytes[start - 1])
    guard length <= ShareToken.longest, bytes.count <= start + length else { return .nonsense }
    guard bytes.count == start + length else { return .incomplete }
    guard token.matches(Array(bytes[start...])) else { return .answer(.wrongToken) }
    return .answer(bytes[magic.count] == version ? .welcome : .otherVersion)
  }
}
