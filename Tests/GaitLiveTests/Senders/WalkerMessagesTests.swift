import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import Testing

@Suite("Messages of a walker")
struct WalkerMessagesTests {
  private let configuration = WalkerConfiguration(seed: 9, durationSeconds: 2, samplingRateHz: 100)

  private func all(
    _ choice: WalkerMessages.Choice, block seconds: Double = 2
  ) -> [WireMessage] {
    var walker = WalkerMessages(configuration, choice)
    var messages: [WireMessage] = []
    while let block = walker.next(seconds: seconds) { messages += block.messages }
    return messages
  }

  @Test("Are those of the walk, whatever the blocks")
  func blocks() {
    let choice = WalkerMessages.Choice(sendsForce: true, lossFraction: 0.1)
    let whole = all(choice)
    // The losses are drawn foot by foot in a block, so that they alone depend on the blocks.
    let complete = WalkerMessages.Choice(sendsForce: true)
    #expect(all(complete) == all(complete, block: 0.01))
    #expect(whole.count < 800)
    var stream = WalkerStream(configuration)
    let walk = stream.nextBlock(seconds: 2)
    let frames = all(complete).compactMap { message -> WireFrame? in
      guard case .frame(let frame) = message, frame.foot == .right else { return nil }
      return frame
    }
    #expect(frames.flatMap(\.cells) == walk?.frames.right.cells)
    #expect(frames.map(\.deviceMicroseconds) == (0..<200).map { Int64($0) * 10_000 })
    #expect(frames.map(\.sequence) == (0..<200).map { UInt32($0) })
  }

  @Test("Are in the order of time")
  func order() {
    let times = all(WalkerMessages.Choice(sendsForce: true)).map { message in
      switch message {
      case .announcement: Int64.min
      case .frame(let frame): frame.deviceMicroseconds
      case .force(let force): force.deviceMicroseconds
      }
    }
    #expect(times.count == 800)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("One foot is one device, and says which", arguments: Foot.allCases)
  func oneFoot(foot: Foot) {
    let choice = WalkerMessages.Choice(feet: [foot])
    guard case .announcement(let said) = WalkerMessages(configuration, choice).announcement else {
      Issue.record("no announcement")
      return
    }
    #expect(said.foot == foot)
    #expect(said.isSimulated)
    #expect(said.insole?.layout.cells.count == 128)
    #expect(said.samplingRateHz == 100)
    #expect(said.bodyMassKilograms == 72)
    let messages = all(choice)
    #expect(messages.count == 200)
    for case .frame(let frame) in messages { #expect(frame.foot == foot) }
  }

  @Test("The announced scale rounds no reading of the walker with its typical faults")
  func scale() {
    var configuration = configuration
    configuration.faults = .typical
    var walker = WalkerMessages(configuration)
    guard case .announcement(let said) = walker.announcement else {
      Issue.record("no announcement")
      return
    }
    let block = walker.next(seconds: 2)
    for case .frame(let frame) in block?.messages ?? [] {
      for cell in frame.cells {
        let counts = cell / said.scale
        #expect(counts == counts.rounded())
        #expect(counts >= 0)
        #expect(counts <= 65_535)
      }
    }
  }

  @Test("Losses are as many as wanted and leave holes in the count")
  func losses() {
    let messages = all(WalkerMessages.Choice(lossFraction: 0.25))
    #expect((260...340).contains(messages.count))
    var right: [UInt32] = []
    for case .frame(let frame) in messages where frame.foot == .right {
      right.append(frame.sequence ?? 0)
    }
    #expect(zip(right, right.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(right, right.dropFirst()).contains { $1 - $0 > 1 })
    #expect(all(WalkerMessages.Choice(lossFraction: 1)).isEmpty)
  }
}
