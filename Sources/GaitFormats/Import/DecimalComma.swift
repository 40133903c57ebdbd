import GaitFiles

/// Reads numbers that may have a decimal comma, where the comma separates nothing else.
enum DecimalComma {
  static func float(_ field: UnsafeBufferPointer<UInt8>) -> Float? {
    withPoint(field) { DecimalText.float($0) }
  }

  static func double(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    withPoint(field) { DecimalText.double($0) }
  }

  private static func withPoint<Number>(
    _ field: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Number?
  ) -> Number? {
    guard field.contains(0x2C) else { return read(field) }
    guard field.count <= 64 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: field.count) { copy in
      for (index, byte) in field.enumerated() {
        copy.initializeElement(at: index, to: byte == 0x2C ? 0x2E : byte)
      }
      return read(UnsafeBufferPointer(copy))
    }
  }
}
