package import GaitFiles

/// A serial port as it is given on the command line: `/dev/ttyACM0` or `/dev/ttyUSB0@921600`.
package struct SerialAddress: Hashable, Sendable {
  package static let defaultBaud = 115_200
  /// What any converter can be asked for.
  package static let bauds = 50...12_000_000

  /// The path of the device.
  package var device: String
  package var baud: Int

  package init(device: String, baud: Int = SerialAddress.defaultBaud) {
    self.device = device
    self.baud = baud
  }

  /// Reads an address; only digits behind the last `@` are a rate, so that any path can be given.
  ///
  /// - Parameter text: `DEV` or `DEV@BAUD`.
  /// - Throws: `sourceFailed` with what it should look like.
  package init(parsing text: String) throws(GaitlabError) {
    guard let sign = text.lastIndex(of: "@"),
      case let digits = text[text.index(after: sign)...], !digits.isEmpty,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else {
      guard !text.isEmpty, !text.contains("\0"), text.last != "@" else { throw Self.refused(text) }
      self.init(device: text)
      return
    }
    guard sign > text.startIndex, !text.contains("\0"), let baud = Int(digits),
      Self.bauds.contains(baud)
    else { throw Self.refused(text) }
    self.init(device: String(text[..<sign]), baud: baud)
  }

  private static func refused(_ text: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: text.isEmpty ? "serial port" : text,
      found: "no serial port with a rate from \(bauds.lowerBound) to \(bauds.upperBound) baud",
      expected: "DEV or DEV@BAUD",
      advice: "write it such as /dev/ttyUSB0@115200; `gaitlab live --list-ports` shows the ports")
  }
}

extension SerialAddress: CustomStringConvertible {
  package var description: String { "\(device)@\(baud)" }
}
