/// Makes the bytes of a safetensors file: the same for the same metadata and tensors.
///
/// The numbers begin at a multiple of eight bytes; spaces after the header fill the gap.
package struct SafetensorsWriter {
  private var header: [UInt8] = []
  private var data: [UInt8] = []

  package init(metadata: [SafetensorsHeader.MetadataEntry]) {
    header.append(UInt8(ascii: "{"))
    guard !metadata.isEmpty else { return }
    appendString("__metadata__")
    header.append(contentsOf: ":{".utf8)
    for (index, entry) in metadata.enumerated() {
      if index > 0 { header.append(UInt8(ascii: ",")) }
      appendString(entry.key)
      header.append(UInt8(ascii: ":"))
      appendString(entry.value)
    }
    header.append(UInt8(ascii: "}"))
  }

  /// Adds a tensor of so many numbers as its shape says.
  package mutating func append(_ name: String, shape: [Int], _ values: [Float]) {
    precondition(
      values.count == shape.reduce(1, *), "\(values.count) numbers for \(name) of \(shape)")
    if header.count > 1 { header.append(UInt8(ascii: ",")) }
    let begin = data.count
    data.reserveCapacity(begin + values.count * SafetensorsFile.elementBytes)
    for value in values {
      let bits = value.bitPattern
      for shift in stride(from: 0, to: 32, by: 8) {
        data.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
      }
    }
    appendString(name)
    let sizes = shape.map { "\($0)" }.joined(separator: ",")
    let type = SafetensorsFile.type
    header.append(
      contentsOf: #":{"dtype":"\#(type)","shape":[\#(sizes)],"data_offsets":"#.utf8)
    header.append(contentsOf: "[\(begin),\(data.count)]}".utf8)
  }

  /// The whole file.
  package func bytes() -> [UInt8] {
    var header = header
    header.append(UInt8(ascii: "}"))
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(HeaderScanner.lengthBytes + header.count + data.count)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: UInt64(header.count) >> UInt64(shift)))
    }
    return bytes + header + data
  }

  /// Adds a JSON string: quotes, backslashes and control characters escaped, all else as it is.
  private mutating func appendString(_ text: String) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    header.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        header.append(UInt8(ascii: "\\"))
        header.append(byte)
      case ..<0x20:
        header.append(contentsOf: "\\u00".utf8)
        header.append(hexadecimal[Int(byte >> 4)])
        header.append(hexadecimal[Int(byte & 15)])
      default: header.append(byte)
      }
    }
    header.append(UInt8(ascii: "\""))
  }
}
