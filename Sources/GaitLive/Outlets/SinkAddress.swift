package import GaitFiles

/// Where estimates and steps are sent on to, as it is given on the command line.
package enum SinkAddress: Hashable, Sendable {
  /// Lines of JSON to a file, a named pipe or, for `-`, to standard output.
  case lines(path: String)
  /// Lines of JSON as datagrams.
  case datagrams(SourceAddress)
  /// Messages of Open Sound Control 1.0 as datagrams.
  case openSoundControl(SourceAddress)
  /// Streams of Lab Streaming Layer whose names begin like this.
  case labStreamingLayer(name: String)

  /// What stands for standard output.
  package static let standardOutput = "-"

  /// Reads an address.
  ///
  /// - Parameter text: `ndjson:PATH`, `ndjson:-`, `udp:HOST:PORT`, `osc:HOST:PORT` or `lsl:NAME`.
  /// - Throws: `sourceFailed` with what it should look like.
  package init(parsing text: String) throws(GaitlabError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw Self.refused(text, found: "no kind of sink with an address behind it")
    }
    let rest = String(parts[1])
    switch parts[0] {
    case "ndjson": self = .lines(path: rest)
    case "udp": self = .datagrams(try Self.receiver(rest, in: text))
    case "osc": self = .openSoundControl(try Self.receiver(rest, in: text))
    case "lsl": self = .labStreamingLayer(name: rest)
    default: throw Self.refused(text, found: "no kind of sink that is known")
    }
  }

  private static func receiver(
    _ text: String, in whole: String
  ) throws(GaitlabError) -> SourceAddress {
    let address = try SourceAddress(parsing: text)
    guard address.port > 0 else { throw refused(whole, found: "port 0") }
    return address
  }

  private static func refused(_ text: String, found: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: text.isEmpty ? "sink" : text, found: found,
      expected: "ndjson:PATH, ndjson:-, udp:HOST:PORT, osc:HOST:PORT or lsl:NAME",
      advice: "write it such as udp:127.0.0.1:9100; docs/SINKS.md describes them")
  }
}
