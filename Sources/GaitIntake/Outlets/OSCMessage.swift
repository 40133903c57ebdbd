/// A message of Open Sound Control 1.0 (https://opensoundcontrol.stanford.edu/spec-1_0.html).
package struct OSCMessage: Equatable, Sendable {
  /// A value of a message.
  package enum Argument: Equatable, Sendable {
    case int(Int32)
    case float(Float)
    /// ASCII; other characters are sent as `?`, and a NUL ends it.
    case string(String)
  }

  /// Begins with a slash.
  package let address: String
  package let arguments: [Argument]

  package init(_ address: String, _ arguments: [Argument] = []) {
    self.address = address
    self.arguments = arguments
  }

  /// As it is sent: address, type tags and arguments, each of a size that is a multiple of four bytes, numbers
  /// with the highest byte first.
  package var bytes: [UInt8] {
    var tags = ","
    var content: [UInt8] = []
    for argument in arguments {
      switch argument {
      case .int(let value):
        tags += "i"
        content += Self.bigEndian(UInt32(bitPattern: value))
      case .float(let value):
        tags += "f"
        content += Self.bigEndian(value.bitPattern)
      case .string(let text):
        tags += "s"
        content += Self.padded(text)
      }
    }
    return Self.padded(address) + Self.padded(tags) + content
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A string with the one to four NULs that end it.
  private static func padded(_ text: String) -> [UInt8] {
    var bytes = text.unicodeScalars.prefix { $0.value != 0 }.map { scalar in
      scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "?")
    }
    repeat { bytes.append(0) } while bytes.count % 4 != 0
    return bytes
  }
}
