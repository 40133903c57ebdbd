/// Damages a safetensors file in ways that a disk, a network or a hostile author would.
enum FileMutation: CaseIterable {
  case flipBit, insertByte, deleteByte, splice, changeDigit, duplicateEntry, swapNumbers
  case replaceText, notANumber, changeLength

  /// One to three mutations, most of them in the header.
  static func apply(to bytes: [UInt8], _ random: inout ModelFileFixture.Random) -> [UInt8] {
    var (header, data) = ModelFileFixture.parts(bytes)
    var length: UInt64?
    for _ in 0..<(1 + random.below(3)) {
      guard let mutation = allCases.randomElement(using: &random) else { break }
      switch mutation {
      case .notANumber: insertNotANumber(into: &data, &random)
      case .changeLength:
        // Rarely, as little else is read of such a file.
        guard random.oneIn(4) else { continue }
        length = [0, 9, UInt64(header.count) + 1, random.next(), .max].randomElement(using: &random)
      case .flipBit, .insertByte, .deleteByte, .splice:
        if random.oneIn(4) {
          mutation.changeBytes(&data, &random)
        } else {
          mutation.changeBytes(&header, &random)
        }
      case .changeDigit, .duplicateEntry, .swapNumbers, .replaceText:
        mutation.changeText(&header, &random)
      }
    }
    // Mostly with a length that fits, so that the header is what has to be refused.
    return ModelFileFixture.lengthPrefix(length ?? UInt64(header.count)) + header + data
  }

  // MARK: - Bytes

  private func changeBytes(_ bytes: inout [UInt8], _ random: inout ModelFileFixture.Random) {
    guard bytes.count > 1 else { return }
    let place = random.below(bytes.count)
    switch self {
    case .flipBit: bytes[place] ^= 1 << UInt8(random.below(8))
    case .insertByte:
      let byte =
        random.oneIn(2) ? UInt8(random.below(256)) : Array("{}[]\",:\\0".utf8)[random.below(9)]
      bytes.insert(byte, at: place)
    case .deleteByte: bytes.remove(at: place)
    default:
      let start = random.below(bytes.count)
      let end = min(bytes.count, start + 1 + random.below(64))
      let piece = Array(bytes[start..<end])
      let target = place..<min(bytes.count, place + random.below(64))
      bytes.replaceSubrange(target, with: piece)
    }
  }

  private static func insertNotANumber(
    into data: inout [UInt8], _ random: inout ModelFileFixture.Random
  ) {
    guard data.count >= 4 else { return }
    let place = random.below(data.count / 4) * 4
    let pattern: [UInt8] = random.oneIn(2) ? [0, 0, 0xC0, 0x7F] : [0, 0, 0x80, 0xFF]
    data.replaceSubrange(place..<place + 4, with: pattern)
  }

  // MARK: - Text

  private func changeText(_ header: inout [UInt8], _ random: inout ModelFileFixture.Random) {
    switch self {
    case .changeDigit:
      let digits = header.indices.filter { (0x30...0x39).contains(header[$0]) }
      guard let place = digits.randomElement(using: &random) else { return }
      let replacements = Array("0123456789-.e".utf8)
      header[place] = replacements[random.below(replacements.count)]
    case .duplicateEntry:
      guard let entry = Self.entry(of: header, &random) else { return }
      let copy = Array(header[entry])
      header.insert(contentsOf: copy + [UInt8(ascii: ",")], at: entry.lowerBound)
    case .swapNumbers:
      let numbers = Self.numbers(of: header)
      guard let first = numbers.randomElement(using: &random),
        let second = numbers.randomElement(using: &random), first.upperBound <= second.lowerBound
      else { return }
      let (left, right) = (Array(header[first]), Array(header[second]))
      header.replaceSubrange(second, with: left)
      header.replaceSubrange(first, with: right)
    default:
      let texts = [
        "9223372036854775807", "99999999999999999999", "-1", "1e9", "null", "[[[[", "{\"a\":{",
        "\\ud800", "\\u0061", "\"__metadata__\"", "\u{301}",
      ]
      let text = Array(texts[random.below(texts.count)].utf8)
      let numbers = Self.numbers(of: header)
      guard let place = numbers.randomElement(using: &random) else { return }
      header.replaceSubrange(place, with: text)
    }
  }

  /// Where the runs of digits are.
  private static func numbers(of header: [UInt8]) -> [Range<Int>] {
    var numbers: [Range<Int>] = []
    var start: Int?
    for (index, byte) in header.enumerated() {
      let isDigit = (0x30...0x39).contains(byte)
      if isDigit, start == nil { start = index }
      if !isDigit, let first = start {
        numbers.append(first..<index)
        start = nil
      }
    }
    return numbers
  }

  /// Where one tensor's entry is, from the quote before its name to its last brace.
  private static func entry(
    of header: [UInt8], _ random: inout ModelFileFixture.Random
  ) -> Range<Int>? {
    let opening = header.indices.filter { header[$0] == UInt8(ascii: "{") }
    guard let brace = opening.dropFirst(2).randomElement(using: &random),
      let end = header[brace...].firstIndex(of: UInt8(ascii: "}")), brace >= 3,
      let start = header[..<(brace - 2)].lastIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return start..<end + 1
  }
}
