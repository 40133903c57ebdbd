import GaitFiles
package import GaitModel

/// Writes an XDF 1.0 file: streams of numbers or words with a time for each sample.
package struct XDFWriter: Sendable {
  package enum Samples: Equatable, Sendable {
    /// `times.count * channels.count` numbers, sample by sample.
    case numbers([Float])
    /// One word a time, for a stream of one channel.
    case words([String])
  }

  package struct Channel: Equatable, Sendable {
    package var label: String
    package var unit: String

    package init(_ label: String, unit: String) {
      self.label = label
      self.unit = unit
    }
  }

  /// A stream and what it says of itself.
  package struct Stream: Equatable, Sendable {
    package var name: String
    package var type: String
    /// 0 for samples that come when they like.
    package var nominalRateHz: Double
    package var channels: [Channel]
    /// Elements of `<gaitlab>`, by which docs/LSL.md describes insoles and forces.
    package var description: [Fact]
    /// Seconds, ascending.
    package var times: [Double]
    package var samples: Samples

    package init(
      name: String, type: String, nominalRateHz: Double, channels: [Channel],
      description: [Fact], times: [Double], samples: Samples
    ) {
      switch samples {
      case .numbers(let values):
        precondition(values.count == times.count * channels.count, "a number for each channel")
      case .words(let words):
        precondition(channels.count == 1 && words.count == times.count, "a word for each time")
      }
      self.name = name
      self.type = type
      self.nominalRateHz = nominalRateHz
      self.channels = channels
      self.description = description
      self.times = times
      self.samples = samples
    }
  }

  private enum Tag {
    static let fileHeader: UInt16 = 1
    static let streamHeader: UInt16 = 2
    static let samples: UInt16 = 3
    static let clockOffset: UInt16 = 4
    static let streamFooter: UInt16 = 6
  }

  private static let samplesPerChunk = 512

  private let facts: [Fact]
  private let streams: [Stream]

  /// - Parameters:
  ///   - facts: elements of `<export>` in the file's header and in each stream's description.
  ///   - streams: in the order of their numbers, from 1.
  package init(facts: [Fact], streams: [Stream]) {
    self.facts = facts
    self.streams = streams
  }

  /// Hands the file on, piece by piece.
  package func write<Failure: Error>(_ output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var start = XDFFile.magic
    start += Self.chunk(
      Tag.fileHeader, [],
      Array("<?xml version=\"1.0\"?><info><version>1.0</version>".utf8)
        + Array("\(Self.xml("export", facts))</info>".utf8))
    for (index, stream) in streams.enumerated() {
      start += Self.chunk(Tag.streamHeader, Self.id(index), Array(header(stream).utf8))
    }
    try output(start)
    for (index, stream) in streams.enumerated() {
      // All streams have the session's clock: nothing is to be added to it.
      var offset = Self.id(index)
      offset.append(littleEndian: (stream.times.first ?? 0).bitPattern)
      offset.append(littleEndian: Double(0).bitPattern)
      try output(Self.chunk(Tag.clockOffset, [], offset))
      var first = 0
      while first < stream.times.count {
        let range = first..<min(first + Self.samplesPerChunk, stream.times.count)
        try output(
          Self.chunk(Tag.samples, Self.id(index), Self.samples(stream, range)))
        first = range.upperBound
      }
    }
    for (index, stream) in streams.enumerated() {
      let footer =
        "<?xml version=\"1.0\"?><info><first_timestamp>\(stream.times.first ?? 0)</first_timestamp>"
        + "<last_timestamp>\(stream.times.last ?? 0)</last_timestamp>"
        + "<sample_count>\(stream.times.count)</sample_count><clock_offsets></clock_offsets></info>"
      try output(Self.chunk(Tag.streamFooter, Self.id(index), Array(footer.utf8)))
    }
  }

  // MARK: - Chunks

  private static func id(_ index: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt32(index + 1))
    return bytes
  }

  private static func chunk(_ tag: UInt16, _ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [4]
    bytes.append(littleEndian: UInt32(2 + id.count + content.count))
    bytes.append(littleEndian: tag)
    return bytes + id + content
  }

  private static func samples(_ stream: Stream, _ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = [4]
    bytes.append(littleEndian: UInt32(range.count))
    let width = stream.channels.count
    for sample in range {
      bytes.append(8)
      bytes.append(littleEndian: stream.times[sample].bitPattern)
      switch stream.samples {
      case .numbers(let values):
        for value in values[sample * width..<(sample + 1) * width] {
          bytes.append(littleEndian: value.bitPattern)
        }
      case .words(let words):
        let word = Array(words[sample].utf8)
        bytes.append(4)
        bytes.append(littleEndian: UInt32(word.count))
        bytes += word
      }
    }
    return bytes
  }

  // MARK: - Descriptions

  private func header(_ stream: Stream) -> String {
    let isWords = if case .words = stream.samples { true } else { false }
    let channels = stream.channels.map { channel in
      "<channel><label>\(Self.escaped(channel.label))</label>"
        + "<unit>\(Self.escaped(channel.unit))</unit></channel>"
    }
    return "<?xml version=\"1.0\"?><info><name>\(Self.escaped(stream.name))</name>"
      + "<type>\(Self.escaped(stream.type))</type>"
      + "<channel_count>\(stream.channels.count)</channel_count>"
      + "<nominal_srate>\(stream.nominalRateHz)</nominal_srate>"
      + "<channel_format>\(isWords ? "string" : "float32")</channel_format>"
      + "<source_id>gaitlab \(Self.escaped(stream.name))</source_id><desc>"
      + Self.xml("gaitlab", stream.description)
      + "<channels>\(channels.joined())</channels>\(Self.xml("export", facts))</desc></info>"
  }

  private static func xml(_ name: String, _ facts: [Fact]) -> String {
    let elements = facts.map { fact in
      "<\(fact.identifier)>\(escaped(fact.value))</\(fact.identifier)>"
    }
    return "<\(name)>\(elements.joined())</\(name)>"
  }

  /// Text that no reader takes for markup; characters that XML cannot hold are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
