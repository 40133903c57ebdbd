import GaitFiles
package import GaitModel

/// Sessions of random samples, as different from each other as devices are.
package enum RandomSessions {
  /// How the values of a session's cells are made.
  package enum Values: CaseIterable, Sendable {
    /// Whole multiples of a quarter, as many insoles report.
    case quarters
    /// Signed counts of a converter with an offset.
    case counts
    /// Any floats, negative zero and subnormal numbers among them.
    case anything
    /// Nothing but zeros.
    case unloaded
  }

  package static let hostileText =
    "=1+1,\"x\"\u{1B}[2J\r\n\t'; DROP TABLE chunk;--\u{202E}\u{0007} \u{1F9B6}\u{1F3FD} %s \\u{41}"

  /// A session of one or both feet with a clock for each, references, markers and hostile notes.
  package static func session(
    seed: UInt64, layout: InsoleLayout, values: Values, feet: [Foot] = Foot.allCases,
    frames: Int = 700
  ) -> RecordedSession {
    var random = SplitMix64(seed: seed)
    var insoles: PerFoot<InsoleDescription?> = PerFoot(both: nil)
    var blocks: PerFoot<FrameBlock?> = PerFoot(both: nil)
    var reference: PerFoot<ForceBlock?> = PerFoot(both: nil)
    for foot in feet {
      insoles[foot] = InsoleDescription(
        layout: layout, unit: foot == .left ? .newtonsPerSquareCentimetre : .counts,
        samplingRateHz: foot == .left ? 100 : 62.5, saturation: foot == .left ? 1023.5 : nil)
      let times = times(count: frames, isOnClock: foot == .left, using: &random)
      blocks[foot] = FrameBlock(
        foot: foot, cellCount: layout.cellCount, times: times,
        cells: (0..<times.count * layout.cellCount).map { _ in value(values, using: &random) })
      let forceTimes = Self.times(count: frames * 3, isOnClock: foot == .right, using: &random)
      reference[foot] = ForceBlock(
        foot: foot, times: forceTimes,
        newtons: forceTimes.map { _ in Float(900 * random.normal()) })
    }
    let markers = (0..<5).map {
      Marker(timeSeconds: Double($0) * 1.37, note: hostileText + "\($0)")
    }
    return RecordedSession(
      metadata: SessionMetadata(
        name: hostileText, source: "tests, 100 % invented", isSimulated: seed.isMultiple(of: 2),
        startedAtUnixSeconds: seed.isMultiple(of: 3) ? nil : 1.7e9 + 0.125,
        bodyMassKilograms: seed.isMultiple(of: 2) ? 71.3 : nil, notes: hostileText + hostileText,
        tags: ["one", "", hostileText], reference: "invented plate", insoles: insoles),
      frames: blocks, reference: reference, markers: markers)
  }

  /// Ascending times with holes: on the ticks of a clock, or as they come.
  package static func times(
    count: Int, isOnClock: Bool, using random: inout SplitMix64
  ) -> [Double] {
    var tick = Int(random.next() % 1000) - 500
    var time = Double(tick) / 7
    return (0..<count).map { _ in
      let skip = random.uniform() < 0.02 ? 1 + Int(random.next() % 90) : 1
      tick += skip
      time += Double(skip) * (0.001 + 0.02 * random.uniform())
      return isOnClock ? Double(tick) / 100 : time
    }
  }

  private static func value(_ values: Values, using random: inout SplitMix64) -> Float {
    switch values {
    case .quarters: return random.uniform() < 0.4 ? 0 : Float(random.next() % 300) / 4
    case .counts: return Float(Int(random.next() % 1024) - 120)
    case .unloaded: return 0
    case .anything:
      let special: [Float] = [-0.0, .leastNonzeroMagnitude, 1999.9999, -1e-30, 3e-30]
      let pick = random.next() % 40
      return pick < 5 ? special[Int(pick)] : Float(random.normal()) * 200
    }
  }
}
