/// Tells whether a sound binary message begins somewhere, at a bounded price.
///
/// Bytes made to look like the beginnings of long messages would each cost a long checksum. Checksums in
/// vain are therefore paid from a credit, to which every byte that comes adds a little.
struct BinaryCheck: Sendable {
  enum Finding {
    case none
    case needsMore
    case damaged(BinaryDamage)
    case sound(length: Int)
  }

  private static let mostCredit = 1 << 19
  private static let creditPerByte = 8

  /// Bytes that checksums may still be spent on in vain.
  private var credit = Self.mostCredit

  /// Adds the credit of bytes that have come.
  mutating func earn(byteCount: Int) {
    credit = min(Self.mostCredit, credit + min(byteCount, Self.mostCredit) * Self.creditPerByte)
  }

  /// Judges what bytes begin with; `isWhole` says that no more of them will come.
  mutating func look(at bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Finding {
    let unfinished: Finding = isWhole ? .damaged(.cutShort) : .needsMore
    switch BinaryFrame.look(at: bytes) {
    case .nothing: return .none
    case .unusable(let damage): return .damaged(damage)
    case .tooFew: return unfinished
    case .message(let length):
      guard length <= bytes.count else { return unfinished }
      guard length <= credit else { return .damaged(.tooMuch) }
      guard BinaryFrame.isSound(UnsafeBufferPointer(rebasing: bytes[..<length])) else {
        credit -= length
        return .damaged(.checksum)
      }
      return .sound(length: length)
    }
  }
}
