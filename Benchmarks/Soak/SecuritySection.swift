import GaitIntake
import GaitModel
import GaitTestSupport

/// Senders who should not be listened to, or not so much.
enum SecuritySection {
  /// An intake with what has come out of it.
  private struct Receiver {
    var intake = LiveIntake(sources: [LiveIntake.Source(name: "attack", isDatagram: true)])
    /// Frames that came out with the good sender's cells, and with others.
    var good = 0
    var other = 0

    mutating func take(_ event: SourceEvent, at time: Double) {
      var outputs: [IntakeOutput] = []
      intake.take(event, source: 0, now: time) { outputs.append($0) }
      count(outputs)
    }

    mutating func tick(at time: Double) {
      var outputs: [IntakeOutput] = []
      intake.tick(now: time) { outputs.append($0) }
      count(outputs)
    }

    mutating func finish() {
      var outputs: [IntakeOutput] = []
      intake.finish { outputs.append($0) }
      count(outputs)
    }

    /// Of all streams together.
    func sum(_ counter: KeyPath<StreamCounters, Int>) -> Int {
      intake.status.reduce(0) { $0 + $1.counters[keyPath: counter] }
    }

    private mutating func count(_ outputs: [IntakeOutput]) {
      for case .frame(let frame, _) in outputs {
        if frame.cells.first == SecuritySection.goodValue { good += 1 } else { other += 1 }
      }
    }
  }

  fileprivate static let goodValue: Float = 7
  private static let badValue: Float = 9

  static func run(_ figures: inout Figures) throws {
    try secondSender(&figures)
    try flood(&figures)
    try spoofedAddresses(&figures)
  }

  private static func secondSender(_ figures: inout Figures) throws {
    var receiver = Receiver()
    var good = try TestSender("10.0.0.2:5000", value: goodValue)
    var bad = try TestSender("10.0.0.3:5000", value: badValue)
    receiver.take(good.announcement(at: 0), at: 0)
    receiver.take(good.frame(at: 0), at: 0)
    receiver.take(bad.announcement(at: 0.001), at: 0.001)
    let count = 2000
    for index in 1...count {
      let time = Double(index) / TestSender.samplingRateHz
      receiver.take(good.frame(at: time), at: time)
      receiver.take(bad.frame(at: time + 0.001), at: time + 0.001)
    }
    receiver.finish()
    figures.exactly("second sender: frames of the first that came out", receiver.good, count + 1)
    figures.exactly("second sender: frames of it that came out", receiver.other, 0)
    figures.exactly("second sender: counted as foreign", receiver.sum(\.foreign), count)
  }

  /// A hundred thousand frames a second from the sender that is listened to.
  private static func flood(_ figures: inout Figures) throws {
    var receiver = Receiver()
    var sender = try TestSender("10.0.0.2:5000", value: goodValue)
    receiver.take(sender.announcement(at: 0), at: 0)
    let before = Machine.residentMegabytes
    let count = 500_000
    for index in 0..<count {
      let time = Double(index) * 1e-5
      receiver.take(sender.frame(at: time), at: time)
      if index % 2000 == 0 { receiver.tick(at: time) }
    }
    let after = Machine.residentMegabytes
    receiver.finish()
    // Half a minute at once and three times the rate meanwhile; see RateLimit.
    let most = Int(TestSender.samplingRateHz * 30 + 3 * TestSender.samplingRateHz * 5)
    figures.below(
      "flood of 100 kHz for 5 s: frames used", Double(receiver.good), Double(most + 1), "")
    figures.atLeast(
      "flood: counted as beyond the rate", Double(receiver.sum(\.overRate)), Double(count - most),
      "")
    let counted =
      receiver.good + receiver.sum(\.overRate) + receiver.sum(\.duplicated)
      + receiver.sum(\.late) + receiver.sum(\.foreign)
    figures.exactly("flood: frames counted once, all of them", counted, count)
    if let before, let after { figures.below("flood: memory, growth", after - before, 10, "MB") }
  }

  private static func spoofedAddresses(_ figures: inout Figures) throws {
    var receiver = Receiver()
    var good = try TestSender("10.0.0.2:5000", value: goodValue)
    receiver.take(good.announcement(at: 0), at: 0)
    receiver.take(good.frame(at: 0), at: 0)
    let count = 10_000
    var before: Double?
    for index in 1...count {
      let time = Double(index) / TestSender.samplingRateHz
      receiver.take(good.frame(at: time), at: time)
      var stranger = try TestSender(
        "172.16.\(index / 256).\(index % 256):\(1024 + index)", value: badValue)
      receiver.take(stranger.announcement(at: time), at: time)
      receiver.take(stranger.frame(at: time), at: time)
      // Half of them have filled every table that has an end.
      if index == count / 2 { before = Machine.residentMegabytes }
    }
    let after = Machine.residentMegabytes
    receiver.finish()
    figures.exactly("10 000 addresses: frames of the first that came out", receiver.good, count + 1)
    figures.exactly("10 000 addresses: frames of them that came out", receiver.other, 0)
    figures.exactly("10 000 addresses: counted as foreign", receiver.sum(\.foreign), count)
    if let before, let after {
      figures.below("10 000 addresses: memory, growth", after - before, 1, "MB")
    }
  }
}
