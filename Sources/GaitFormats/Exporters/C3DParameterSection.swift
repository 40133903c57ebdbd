/// The parameter section of a C3D file that is being written.
struct C3DParameterSection {
  /// A dimension is a byte.
  static let longestDimension = 255
  /// The section's length is told in a byte, in blocks.
  static let mostBlocks = 255

  private var entries: [UInt8] = []
  private var groupCount: UInt8 = 0

  /// Begins a group; the parameters that follow are its own.
  mutating func group(_ name: String) {
    groupCount += 1
    let characters = Array(name.utf8)
    entries.append(UInt8(characters.count))
    entries.append(UInt8(bitPattern: -Int8(groupCount)))
    entries += characters
    // From this number on: itself and the length of a description that is not there.
    entries += [3, 0, 0]
  }

  mutating func integers(_ name: String, _ values: [Int], isList: Bool = false) {
    add(name, type: 2, dimensions: isList ? [values.count] : []) { bytes in
      for value in values {
        let word = UInt16(truncatingIfNeeded: value)
        bytes += [UInt8(word & 0xFF), UInt8(word >> 8)]
      }
    }
  }

  mutating func floats(_ name: String, _ values: [Float], dimensions: [Int] = []) {
    add(name, type: 4, dimensions: dimensions) { bytes in
      for value in values { bytes.append(littleEndian: value.bitPattern) }
    }
  }

  /// Texts of one width, filled up with blanks; one that is longer than a dimension can say is cut.
  mutating func texts(_ name: String, _ values: [String]) {
    let texts = values.map { Array($0.utf8.prefix(Self.longestDimension)) }
    let width = max(texts.map(\.count).max() ?? 0, 1)
    add(name, type: 0xFF, dimensions: [width, values.count]) { bytes in
      for text in texts {
        bytes += text + [UInt8](repeating: 0x20, count: width - text.count)
      }
    }
  }

  /// Text of any length in lines of at most 120 characters, broken between words.
  mutating func text(_ name: String, _ value: String) {
    texts(name, Self.lines(value))
  }

  static func lines(_ text: String, width: Int = 120) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.utf8.count + 1 + word.utf8.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return Array(lines.prefix(longestDimension))
  }

  private mutating func add(
    _ name: String, type: UInt8, dimensions: [Int], data: (inout [UInt8]) -> Void
  ) {
    precondition(groupCount > 0, "a parameter belongs to a group")
    precondition(
      dimensions.allSatisfy { 0...Self.longestDimension ~= $0 }, "\(name) has \(dimensions)")
    let characters = Array(name.utf8)
    entries.append(UInt8(characters.count))
    entries.append(groupCount)
    entries += characters
    var rest: [UInt8] = [type, UInt8(dimensions.count)] + dimensions.map { UInt8($0) }
    data(&rest)
    rest.append(0)
    let offset = UInt16(rest.count + 2)
    entries += [UInt8(offset & 0xFF), UInt8(offset >> 8)]
    entries += rest
  }

  /// The section in whole blocks; nil if it is longer than its head can say.
  func blocks() -> [UInt8]? {
    // Name length 0 and group 0 end the section.
    var bytes = [1, C3DHeader.key, 0, C3DHeader.intel] + entries + [0, 0]
    let size = C3DHeader.blockByteCount
    let count = (bytes.count + size - 1) / size
    guard count <= Self.mostBlocks else { return nil }
    bytes += [UInt8](repeating: 0, count: count * size - bytes.count)
    bytes[2] = UInt8(count)
    return bytes
  }
}

extension [UInt8] {
  mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
