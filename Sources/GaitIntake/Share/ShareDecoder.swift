/// Takes what a host sends apart: its answer, then packets; nothing that it sends fills the memory.
package struct ShareDecoder: Sendable {
  /// Why a host is not listened to any more.
  package enum Problem: Error, Equatable, Sendable {
    /// Another program listens there.
    case noHost
    case refused(ShareHandshake.Answer)
    /// A packet that is longer than any may be.
    case tooLong

    /// In a few words.
    package var reason: String {
      switch self {
      case .noHost: "another program than gaitlab listens there"
      case .refused(let answer): answer.reason
      case .tooLong: "the host sends what cannot be read"
      }
    }
  }

  /// Whether the host has let us in.
  package private(set) var isWelcome = false
  private var waiting: [UInt8] = []

  package init() {}

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: as they came.
  ///   - emit: gets every whole packet; kinds of later versions are left out.
  /// - Throws: why nothing more is to be expected; the connection is to be closed.
  package mutating func push(
    _ bytes: [UInt8], emit: (SharePacket) -> Void
  ) throws(Problem) {
    waiting += bytes
    var offset = 0
    if !isWelcome {
      guard try takeAnswer() else { return }
      offset = ShareHandshake.answerBytes
    }
    while waiting.count - offset >= SharePacket.headerBytes {
      let length = (0..<4).reduce(0) { $0 | Int(waiting[offset + 1 + $1]) << ($1 * 8) }
      guard length <= SharePacket.largestPayload else { throw .tooLong }
      let start = offset + SharePacket.headerBytes
      guard waiting.count - start >= length else { break }
      if let kind = SharePacket.Kind(rawValue: waiting[offset]) {
        emit(SharePacket(kind, payload: Array(waiting[start..<start + length])))
      }
      offset = start + length
    }
    waiting.removeFirst(offset)
  }

  private mutating func takeAnswer() throws(Problem) -> Bool {
    let magic = ShareHandshake.magic
    guard waiting.prefix(magic.count).elementsEqual(magic.prefix(waiting.count)) else {
      throw .noHost
    }
    guard waiting.count >= ShareHandshake.answerBytes else { return false }
    guard let answer = ShareHandshake.Answer(rawValue: waiting[magic.count + 1]) else {
      throw .noHost
    }
    guard answer == .welcome else { throw .refused(answer) }
    guard waiting[magic.count] == ShareHandshake.version else { throw .refused(.otherVersion) }
    isWelcome = true
    return true
  }
}
