package import GaitFiles
import GaitIntake
import GaitModel

/// A good sender whose frames arrive among damaged messages, in one peer's bytes.
///
/// Every damaged piece is followed by the sender's own header and a good frame: whatever the damage was
/// taken for, that frame has to come out.
package struct DamageTrial {
  /// What came of it.
  package struct Outcome: Equatable, Sendable {
    package var damaged = 0
    package var good = 0
    /// Good frames that came out as they were sent, in order.
    package var through = 0
    package var malformed = 0
    /// Samples that still waited at the end of the damage.
    package var waiting = 0
  }

  private static let cellCount = 128
  private static let rate = 100.0
  private static let peer = SourcePeer("10.0.0.8:41000")

  private let isDatagram: Bool
  private var fuzz: WireFuzz
  private var random: SplitMix64
  private let encoder: WireEncoder
  private var intake: LiveIntake
  private var outcome = Outcome()
  private var arrival = 3000.0
  /// Cells of the good frames that have not come out yet, from `first` on.
  private var expected: [[Float]] = []
  private var first = 0

  /// Prepares a sender.
  ///
  /// - Parameters:
  ///   - isDatagram: whether each message is a packet; otherwise all of them are one stream.
  ///   - seed: of the damage.
  /// - Throws: what the encoders of the messages throw.
  package init(isDatagram: Bool, seed: UInt64) throws(GaitlabError) {
    self.isDatagram = isDatagram
    fuzz = try WireFuzz(seed: seed)
    random = SplitMix64(seed: seed, purpose: 21)
    let insole = InsoleDescription(
      layout: TestLayouts.matrix16x8, unit: .kilopascals, samplingRateHz: Self.rate)
    encoder = try WireEncoder(
      announcement: StreamAnnouncement(
        device: "good \u{1B}]0;title\u{07}", insole: insole, samplingRateHz: Self.rate,
        scale: 1 / 64),
      format: .binary)
    intake = LiveIntake(
      sources: [LiveIntake.Source(name: "damage", isDatagram: isDatagram)])
    push(encoder.bytes(of: .announcement(encoder.announcement)))
    sendGood()
  }

  /// Sends damaged messages, each with a good frame behind it.
  ///
  /// - Parameter count: damaged messages, at least so many.
  package mutating func run(count: Int) {
    let end = outcome.damaged + count
    while outcome.damaged < end {
      let damage = fuzz.next().packets.dropLast()
      for packet in damage { push(packet) }
      outcome.damaged += damage.count
      pushDamagedCopy()
      sendGood()
    }
  }

  /// Ends the stream and tells what has come of it.
  package mutating func finish() -> Outcome {
    outcome.waiting = intake.waitingCount
    var outputs: [IntakeOutput] = []
    intake.finish { outputs.append($0) }
    for output in outputs { check(output) }
    outcome.malformed = intake.status.reduce(0) { $0 + $1.counters.malformed }
    return outcome
  }

  private mutating func sendGood() {
    let cells = (0..<Self.cellCount).map { _ in Float(random.next() % 25_600) / 64 }
    let bytes = goodBytes(number: outcome.good, cells: cells)
    expected.append(cells)
    outcome.good += 1
    arrival += 1 / Self.rate
    // The damage before may be a header that was believed.
    push([UInt8(ascii: "\n")] + encoder.bytes(of: .announcement(encoder.announcement)))
    push(bytes)
    var outputs: [IntakeOutput] = []
    intake.tick(now: arrival) { outputs.append($0) }
    for output in outputs { check(output) }
  }

  /// The frame that comes next, with one byte that is not right.
  private mutating func pushDamagedCopy() {
    let cells = [Float](repeating: 1, count: Self.cellCount)
    var bytes = goodBytes(number: outcome.good, cells: cells)
    let place = Int(random.next() % UInt64(bytes.count))
    bytes[place] ^= UInt8(1 + random.next() % 255)
    push(bytes)
    outcome.damaged += 1
  }

  private func goodBytes(number: Int, cells: [Float]) -> [UInt8] {
    encoder.bytes(
      of: .frame(
        WireFrame(
          foot: .left, sequence: UInt32(truncatingIfNeeded: number),
          deviceMicroseconds: Int64((Double(number) / Self.rate * 1e6).rounded()), cells: cells)))
  }

  private mutating func push(_ bytes: [UInt8]) {
    var outputs: [IntakeOutput] = []
    intake.take(
      .received(bytes, from: Self.peer, isDatagram: isDatagram, at: arrival), source: 0,
      now: arrival
    ) { outputs.append($0) }
    for output in outputs { check(output) }
  }

  private mutating func check(_ output: IntakeOutput) {
    guard case .frame(let frame, _) = output, frame.foot == .left, first < expected.count,
      frame.cells == expected[first]
    else { return }
    outcome.through += 1
    first += 1
    if first == 1024 {
      expected.removeFirst(first)
      first = 0
    }
  }
}
