package import GaitFiles

/// A network address as it is given on the command line: `9000`, `:9000`, `host:9000`, `[::1]:9000`.
package struct SourceAddress: Hashable, Sendable {
  /// What is listened to unless an address is given: this machine only.
  package static let defaultHost = "127.0.0.1"

  /// A name or an address, without brackets.
  package var host: String
  /// 0 lets the system choose.
  package var port: Int

  package init(host: String = SourceAddress.defaultHost, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads an address.
  ///
  /// - Parameter text: `PORT`, `:PORT`, `HOST:PORT` or `[IPv6]:PORT`.
  /// - Throws: `sourceFailed` with what it should look like.
  package init(parsing text: String) throws(GaitlabError) {
    var host = ""
    let port: Substring
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]"), text[end...].hasPrefix("]:") else {
        throw Self.refused(text, found: "brackets without a port behind them")
      }
      host = String(text[text.index(after: text.startIndex)..<end])
      port = text[text.index(end, offsetBy: 2)...]
      guard !host.isEmpty else { throw Self.refused(text, found: "empty brackets") }
    } else if let colon = text.lastIndex(of: ":") {
      host = String(text[..<colon])
      port = text[text.index(after: colon)...]
      guard !host.contains(":") else {
        throw Self.refused(text, found: "an IPv6 address without brackets")
      }
    } else {
      port = text[...]
    }
    guard host.utf8.allSatisfy(Self.isOfName) else {
      throw Self.refused(text, found: "a host name that cannot be one")
    }
    guard !port.isEmpty, port.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = UInt16(port)
    else { throw Self.refused(text, found: "no port from 0 to 65535") }
    self.init(host: host.isEmpty ? Self.defaultHost : host, port: Int(number))
  }

  /// Letters, digits and the marks of names, addresses and zones of ASCII.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: ".-_:%".utf8.contains(byte)
    }
  }

  private static func refused(_ text: String, found: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: text.isEmpty ? "address" : text, found: found,
      expected: "PORT, HOST:PORT or [IPv6]:PORT", advice: "write it such as 127.0.0.1:9000")
  }

  /// Whether only programs of this machine can reach it.
  package var isLoopback: Bool {
    let name = host.lowercased()
    if name == "localhost" || name == "::1" || name == "0:0:0:0:0:0:0:1" { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension SourceAddress: CustomStringConvertible {
  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
