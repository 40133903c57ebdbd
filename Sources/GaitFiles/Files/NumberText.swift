/// Appends numbers as the shortest text that reads back exactly.
package enum NumberText {
  package static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value == value.rounded(), value.magnitude < 1e15 {
      append(Int(value), to: &bytes)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  package static func append(_ value: Float, to bytes: inout [UInt8]) {
    // Most readings are whole or half steps: these need no search for the shortest digits.
    let doubled = value * 2
    guard doubled == doubled.rounded(), doubled.magnitude < 1e6 else {
      bytes.append(contentsOf: value.description.utf8)
      return
    }
    let halves = Int(doubled.magnitude)
    if value < 0 { bytes.append(0x2D) }
    append(halves / 2, to: &bytes)
    if halves % 2 == 1 {
      bytes.append(0x2E)
      bytes.append(0x35)
    }
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(0x2D) }
    let begin = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[begin...].reverse()
  }
}
