import GaitFiles
import GaitModel
import PlainText

/// Reads the lines that hold numbers: a foot, a time, and cells or a force.
enum DataLine {
  private enum Kind {
    case frame(Foot)
    case force(Foot)
  }

  private static let names: [(name: StaticString, kind: Kind)] = [
    ("L", .frame(.left)), ("R", .frame(.right)), ("FL", .force(.left)), ("FR", .force(.right)),
    ("LEFT", .frame(.left)), ("RIGHT", .frame(.right)),
  ]

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: without its end and its checksum.
  ///   - streams: what the sender has announced.
  /// - Returns: its frame or force.
  /// - Throws: the first thing that is wrong with it.
  static func read(
    _ line: UnsafeBufferPointer<UInt8>, streams: AnnouncedStreams
  ) throws(WireProblem) -> WireMessage {
    var fields = Fields(rest: line)
    let first = fields.next() ?? line
    let (name, number) = Self.parts(of: first)
    guard let kind = kind(of: name) else {
      let found = String(decoding: line.prefix(24), as: UTF8.self)
      throw WireProblem("a line that is not a frame: \"\(Printable.text(found, limit: 24))\"")
    }
    let sequence = try number.map(Self.sequence)
    switch kind {
    case .frame(let foot):
      let stream = streams.frames[foot]
      let time = try time(fields.next(), unit: streams.frameTimeUnit(foot))
      return .frame(
        WireFrame(
          foot: foot, sequence: sequence, deviceMicroseconds: time,
          cells: try cells(&fields, stream: stream)))
    case .force(let foot):
      let time = try time(fields.next(), unit: streams.forceTimeUnit(foot))
      guard let newtons = fields.next().flatMap(DecimalText.float), fields.isAtEnd,
        Plausible.newtons.contains(Double(newtons))
      else { throw WireProblem("a force line without one plausible number of newtons") }
      return .force(
        WireForce(foot: foot, sequence: sequence, deviceMicroseconds: time, newtons: newtons))
    }
  }

  /// The foot, and what stands behind a `#`.
  private static func parts(
    of field: UnsafeBufferPointer<UInt8>
  ) -> (name: UnsafeBufferPointer<UInt8>, number: UnsafeBufferPointer<UInt8>?) {
    guard let mark = field.firstIndex(of: UInt8(ascii: "#")) else { return (field, nil) }
    return (
      UnsafeBufferPointer(rebasing: field[..<mark]),
      UnsafeBufferPointer(rebasing: field[(mark + 1)...])
    )
  }

  private static func sequence(
    _ digits: UnsafeBufferPointer<UInt8>
  ) throws(WireProblem) -> UInt32 {
    var value: UInt64 = 0
    for digit in digits where value <= UInt32.max {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else {
        throw WireProblem("a sequence that is no number: \"\(quote(digits))\"")
      }
      value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    guard !digits.isEmpty, let sequence = UInt32(exactly: value) else {
      throw WireProblem("a sequence that is no number up to \(UInt32.max): \"\(quote(digits))\"")
    }
    return sequence
  }

  private static func cells(
    _ fields: inout Fields, stream: AnnouncedStreams.Stream
  ) throws(WireProblem) -> [Float] {
    let longest = stream.cellCount ?? InsoleLayout.cellCountRange.upperBound
    var cells: [Float] = []
    cells.reserveCapacity(longest)
    while let field = fields.next() {
      guard let value = DecimalText.float(field) else {
        throw WireProblem("cell \(cells.count + 1) is not a number: \"\(quote(field))\"")
      }
      guard stream.readings.contains(value) else {
        throw WireProblem("cell \(cells.count + 1) reads \(value), which no sensor does")
      }
      guard cells.count < longest else { throw wrongCount(cells.count + 1, orMore: true, stream) }
      cells.append(value)
    }
    guard !cells.isEmpty, stream.cellCount.map({ $0 == cells.count }) ?? true else {
      throw wrongCount(cells.count, orMore: false, stream)
    }
    return cells
  }

  /// Says that a frame has another number of cells than was announced or than any insole has.
  static func wrongCount(
    _ count: Int, orMore: Bool, _ stream: AnnouncedStreams.Stream
  ) -> WireProblem {
    let expected =
      stream.cellCount.map { "\($0) were announced" }
      ?? "1 to \(InsoleLayout.cellCountRange.upperBound) are possible"
    return WireProblem("a frame of \(count)\(orMore ? " or more" : "") cells, \(expected)")
  }

  private static func time(
    _ field: UnsafeBufferPointer<UInt8>?, unit: WireTimeUnit
  ) throws(WireProblem) -> Int64 {
    guard let field, let value = DecimalText.double(field) else {
      throw WireProblem("no time behind the foot: \"\(field.map(quote) ?? "")\"")
    }
    let microseconds = (value * unit.microseconds).rounded()
    guard Plausible.times.contains(microseconds * 1e-6) else {
      throw WireProblem("a time of \(value) \(unit.rawValue)")
    }
    return Int64(microseconds)
  }

  private static func kind(of name: UnsafeBufferPointer<UInt8>) -> Kind? {
    for candidate in names where candidate.name.utf8CodeUnitCount == name.count {
      // The names are ASCII letters, so that clearing one bit makes them upper case.
      let isEqual = name.indices.allSatisfy {
        name[$0] & 0xDF == candidate.name.utf8Start[$0] && name[$0] >= UInt8(ascii: "A")
      }
      if isEqual { return candidate.kind }
    }
    return nil
  }

  private static func quote(_ field: UnsafeBufferPointer<UInt8>) -> String {
    Printable.text(String(decoding: field.prefix(24), as: UTF8.self), limit: 24)
  }

  /// The parts of a line between commas, without the blanks around them.
  private struct Fields {
    private var rest: UnsafeBufferPointer<UInt8>
    private(set) var isAtEnd = false

    init(rest: UnsafeBufferPointer<UInt8>) { self.rest = rest }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
      guard !isAtEnd else { return nil }
      var end = 0
      while end < rest.count, rest[end] != UInt8(ascii: ",") { end += 1 }
      let field = UnsafeBufferPointer(rebasing: rest[..<end])
      isAtEnd = end == rest.count
      if !isAtEnd { rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...]) }
      return LineText.trimmed(field)
    }
  }
}
