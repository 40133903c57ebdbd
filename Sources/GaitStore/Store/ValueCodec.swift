/// Stores a run of frames without loss, small: `[T, C]` floats, T frames, C cells.
///
/// Sensors are quantised: where every value is a whole multiple of one quantum, the multiples are
/// stored, cell by cell, as differences from frame to frame in groups of 32 with just as many bits
/// as the group needs; an unloaded cell costs one byte per group. Other values are stored as they
/// are.
///
/// Layout: one byte for the quantum's index in `quanta`, or 255 for raw; then the groups or floats.
enum ValueCodec {
  /// Steps that devices report in, coarse ones first; the order is part of the file format.
  private static let quanta: [Double] = [
    1, 0.5, 0.25, 0.125, 0.0625, 0.1, 0.05, 0.01, 0.005, 0.001, 1.0 / 1024, 0.0001,
  ]
  private static let rawForm: UInt8 = 255
  private static let group = 32
  private static let largestMultiple = 8_388_608.0

  static func encode(_ values: [Float], cellCount: Int, into writer: inout BitWriter) {
    for (index, quantum) in quanta.enumerated() {
      guard let multiples = multiples(values, quantum: quantum) else { continue }
      writer.append(byte: UInt8(index))
      encode(multiples, cellCount: cellCount, into: &writer)
      return
    }
    writer.append(byte: rawForm)
    writer.append(littleEndian: values)
  }

  private static func multiples(_ values: [Float], quantum: Double) -> [Int32]? {
    // Only reserved: room for values that are no multiples is never touched.
    var multiples: [Int32] = []
    multiples.reserveCapacity(values.count)
    for value in values {
      let multiple = (Double(value) / quantum).rounded()
      guard abs(multiple) < largestMultiple else { return nil }
      let whole = Int32(multiple)
      // From the integer, as it will be read: negative zero is a multiple that no integer keeps.
      guard Float(Double(whole) * quantum).bitPattern == value.bitPattern else { return nil }
      multiples.append(whole)
    }
    return multiples
  }

  private static func encode(
    _ multiples: [Int32], cellCount: Int, into writer: inout BitWriter
  ) {
    let frames = multiples.count / cellCount
    var folded = [UInt32](repeating: 0, count: group)
    for cell in 0..<cellCount {
      var previous: Int32 = 0
      for start in stride(from: 0, to: frames, by: group) {
        let count = min(group, frames - start)
        var all: UInt32 = 0
        for offset in 0..<count {
          let value = multiples[(start + offset) * cellCount + cell]
          folded[offset] = ZigZag.encode(value - previous)
          all |= folded[offset]
          previous = value
        }
        let bits = 32 - all.leadingZeroBitCount
        writer.append(byte: UInt8(bits))
        guard bits > 0 else { continue }
        for offset in 0..<count { writer.append(folded[offset], bits: bits) }
        writer.flush()
      }
    }
  }

  static func decode(frames: Int, cellCount: Int, from reader: inout BitReader) -> [Float]? {
    guard let form = reader.byte() else { return nil }
    if form == rawForm { return reader.floats(frames * cellCount) }
    var values = [Float](repeating: 0, count: frames * cellCount)
    guard Int(form) < quanta.count else { return nil }
    let quantum = quanta[Int(form)]
    for cell in 0..<cellCount {
      var current: Int32 = 0
      for start in stride(from: 0, to: frames, by: group) {
        guard let bits = reader.byte(), bits <= 32 else { return nil }
        let end = min(start + group, frames)
        if bits == 0 {
          if current != 0 {
            let value = Float(Double(current) * quantum)
            for frame in start..<end { values[frame * cellCount + cell] = value }
          }
          continue
        }
        for frame in start..<end {
          guard let folded = reader.value(bits: Int(bits)) else { return nil }
          current = current &+ ZigZag.decode(folded)
          values[frame * cellCount + cell] = Float(Double(current) * quantum)
        }
        reader.align()
      }
    }
    return values
  }
}
