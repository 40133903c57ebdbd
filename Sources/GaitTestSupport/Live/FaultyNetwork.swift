package import GaitFiles
package import GaitIntake
package import GaitModel
package import GaitSimulation

/// A simulated walker behind a bad network: frames get lost, doubled, late and out of order, the
/// device's clock is fast, and once a minute it is gone for two seconds.
///
/// It knows exactly what it has done, so that whoever counts can be checked.
package struct FaultyNetwork {
  /// What goes wrong.
  package struct Faults: Sendable {
    package var lossFraction = 0.01
    package var duplicateFraction = 0.01
    /// Frames arrive up to this much later than the fastest, in seconds.
    package var jitterSeconds = 0.2
    /// How often the device is gone; 0 for never.
    package var outageEverySeconds = 60.0
    /// By how much the device's clock is fast.
    package var driftPartsPerMillion = 60.0
    /// Frames between good ones that are no frames, as a part of all.
    package var garbageFraction = 0.0

    package init() {}
  }

  /// Something that happens at the receiver.
  package struct Delivery: Sendable {
    package let event: SourceEvent
    package let at: Double
  }

  /// What was done to a foot's frames.
  package struct Truth: Equatable, Sendable {
    package var sent = 0
    package var lost = 0
    package var duplicated = 0
  }

  /// Nothing goes wrong so near to the beginning and the end: what is missing there nobody can know.
  private static let calmSeconds = 2.0
  private static let outageSeconds = 2.0
  private static let travelSeconds = 0.003
  /// Arrival clock at the walk's beginning, and the device's.
  private static let arrivalStart = 5000.0
  private static let deviceStart = 123.0

  package private(set) var truth = PerFoot(both: Truth())
  package private(set) var outages = 0
  package private(set) var garbage = 0
  private let faults: Faults
  private let durationSeconds: Double
  private var walker: WalkerStream
  private var random: SplitMix64
  private var sequence = PerFoot(both: UInt32.max - 5000)
  private let encoder: WireEncoder
  private var pending: [Delivery] = []
  private var seconds = 0.0
  private var nextAnnouncement = 0.0
  private var peerNumber = 40_000

  package init(
    configuration: WalkerConfiguration, faults: Faults = Faults(), seed: UInt64 = 1
  ) throws(GaitlabError) {
    walker = WalkerStream(configuration)
    durationSeconds = configuration.durationSeconds
    self.faults = faults
    random = SplitMix64(seed: seed, purpose: 77)
    let metadata = walker.metadata
    let announcement = StreamAnnouncement(
      device: "faulty", insole: metadata.insoles.left,
      samplingRateHz: configuration.samplingRateHz, scale: 1 / 64, isSimulated: true,
      bodyMassKilograms: metadata.bodyMassKilograms)
    encoder = try WireEncoder(announcement: announcement, format: .binary)
  }

  private var peer: SourcePeer { SourcePeer("10.0.0.7:\(peerNumber)") }

  /// What happens in the next stretch, in the order of arrival; nil at the walk's end.
  package mutating func next(seconds length: Double = 1) -> [Delivery]? {
    guard let block = walker.nextBlock(seconds: length) else {
      defer { pending = [] }
      return pending.isEmpty ? nil : pending.sorted { $0.at < $1.at }
    }
    var index = PerFoot(both: 0)
    let feet = Foot.allCases
    while feet.contains(where: { index[$0] < block.frames[$0].count }) {
      let foot =
        feet.filter { index[$0] < block.frames[$0].count }
        .min { block.frames[$0].times[index[$0]] < block.frames[$1].times[index[$1]] } ?? .left
      send(block.frames[foot][index[foot]])
      index[foot] += 1
    }
    seconds += length
    let now = Self.arrivalStart + seconds
    let due = pending.filter { $0.at < now }.sorted { $0.at < $1.at }
    pending.removeAll { $0.at < now }
    return due
  }

  private mutating func send(_ frame: PressureFrame) {
    let time = frame.timeSeconds
    announce(at: time)
    let foot = frame.foot
    defer { sequence[foot] &+= 1 }
    truth[foot].sent += 1
    let isCalm = time < Self.calmSeconds || time > durationSeconds - Self.calmSeconds
    if isGone(at: time) {
      truth[foot].lost += 1
      return
    }
    if !isCalm, random.uniform() < faults.lossFraction {
      truth[foot].lost += 1
      return
    }
    let device = Self.deviceStart + time * (1 + faults.driftPartsPerMillion * 1e-6)
    let bytes = encoder.bytes(
      of: .frame(
        WireFrame(
          foot: foot, sequence: sequence[foot], deviceMicroseconds: Int64((device * 1e6).rounded()),
          cells: frame.cells)))
    deliver(bytes, sentAt: time)
    if !isCalm, random.uniform() < faults.duplicateFraction {
      truth[foot].duplicated += 1
      deliver(bytes, sentAt: time)
    }
    if faults.garbageFraction > 0, random.uniform() < faults.garbageFraction {
      garbage += 1
      deliver((0..<40).map { _ in UInt8(truncatingIfNeeded: random.next() | 0x80) }, sentAt: time)
    }
  }

  private mutating func deliver(_ bytes: [UInt8], sentAt time: Double) {
    let arrival =
      Self.arrivalStart + time + Self.travelSeconds + faults.jitterSeconds * random.uniform()
    pending.append(
      Delivery(
        event: .received(bytes, from: peer, isDatagram: true, at: arrival), at: arrival))
  }

  /// The header once a second, and on the way in and out of an outage.
  private mutating func announce(at time: Double) {
    guard time >= nextAnnouncement else { return }
    nextAnnouncement += 1
    if faults.outageEverySeconds > 0, isGone(at: time) { return }
    let bytes = encoder.bytes(of: .announcement(encoder.announcement))
    let arrival = Self.arrivalStart + time
    pending.append(
      Delivery(event: .received(bytes, from: peer, isDatagram: true, at: arrival), at: arrival))
  }

  /// Whether the device is gone; an outage begins where it is first asked for.
  private mutating func isGone(at time: Double) -> Bool {
    guard faults.outageEverySeconds > 0 else { return false }
    let part = time.truncatingRemainder(dividingBy: faults.outageEverySeconds)
    let isGone =
      time >= faults.outageEverySeconds && part < Self.outageSeconds
      && time < durationSeconds - faults.outageEverySeconds / 2
    let number = Int(time / faults.outageEverySeconds)
    if isGone, number > outages {
      outages = number
      let start = Self.arrivalStart + Double(number) * faults.outageEverySeconds
      // What was under way arrives first.
      pending.append(
        Delivery(event: .closed(peer, reason: "gone"), at: start + faults.jitterSeconds + 0.05))
      peerNumber += 1
      pending.append(Delivery(event: .opened(peer), at: start + Self.outageSeconds - 0.001))
      nextAnnouncement = Double(number) * faults.outageEverySeconds + Self.outageSeconds
    }
    return isGone
  }
}
