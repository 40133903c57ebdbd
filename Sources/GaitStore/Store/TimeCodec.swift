/// Stores ascending times without loss: as ticks of a clock where they are that, else as they are.
///
/// Layout: one byte for the form; ticks: ticks per second (UInt32), first tick (Int64), then the
/// differences in groups of 32, each with its width in bits; raw: 8 bytes a time.
enum TimeCodec {
  private static let rawForm: UInt8 = 0
  private static let tickForm: UInt8 = 1
  private static let clocks: [Double] = [50, 100, 200, 500, 1000, 2000, 10_000, 100_000, 1_000_000]
  private static let group = 32

  static func encode(_ times: [Double], into writer: inout BitWriter) {
    for clock in clocks {
      guard let ticks = ticks(times, clock: clock) else { continue }
      writer.append(byte: tickForm)
      writer.append(littleEndian: UInt32(clock))
      writer.append(littleEndian: ticks.first ?? 0)
      let steps = zip(ticks.dropFirst(), ticks).map { UInt32($0 - $1) }
      for start in stride(from: 0, to: steps.count, by: group) {
        let part = steps[start..<min(start + group, steps.count)]
        let bits = 32 - (part.max() ?? 0).leadingZeroBitCount
        writer.append(byte: UInt8(bits))
        for step in part { writer.append(step, bits: bits) }
        writer.flush()
      }
      return
    }
    writer.append(byte: rawForm)
    for time in times { writer.append(littleEndian: time.bitPattern) }
  }

  /// The ticks that give exactly these times, or nil if there are none.
  private static func ticks(_ times: [Double], clock: Double) -> [Int64]? {
    var ticks: [Int64] = []
    ticks.reserveCapacity(times.count)
    for time in times {
      let tick = (time * clock).rounded()
      guard abs(tick) < 9e15 else { return nil }
      let value = Int64(tick)
      // Bit by bit: a zero with a sign is equal to the tick that has none.
      guard (Double(value) / clock).bitPattern == time.bitPattern else { return nil }
      if let last = ticks.last, value <= last || value - last > Int64(Int32.max) { return nil }
      ticks.append(value)
    }
    return ticks
  }

  static func decode(count: Int, from reader: inout BitReader) -> [Double]? {
    guard let form = reader.byte() else { return nil }
    var times: [Double] = []
    times.reserveCapacity(count)
    if form == rawForm {
      for _ in 0..<count {
        guard let bits = reader.integer(UInt64.self) else { return nil }
        times.append(Double(bitPattern: bits))
      }
      return times
    }
    guard form == tickForm, let clock = reader.integer(UInt32.self), clock > 0,
      var tick = reader.integer(Int64.self)
    else { return nil }
    guard count > 0 else { return [] }
    times.append(Double(tick) / Double(clock))
    var left = count - 1
    while left > 0 {
      guard let bits = reader.byte(), bits <= 32 else { return nil }
      for _ in 0..<min(left, group) {
        guard let step = reader.value(bits: Int(bits)) else { return nil }
        let (next, overflow) = tick.addingReportingOverflow(Int64(step))
        guard !overflow else { return nil }
        tick = next
        times.append(Double(tick) / Double(clock))
      }
      reader.align()
      left -= min(left, group)
    }
    return times
  }
}
