package import GaitLive
import GaitModel
import Testing

/// A sink and its receiver, outside of the program that is tested.
package protocol MessageSinkRig {
  /// Whether the receiver sees where a message ends.
  var keepsMessagesApart: Bool { get }

  /// A sink that the receiver is connected to.
  func makeSink() throws -> any MessageSink
  /// What comes next for the receiver: a message, or some of the bytes where nothing keeps them apart.
  func receive() throws -> [UInt8]
}

/// What every sink of messages promises, tried on one with a rig.
package struct MessageSinkContract {
  private let rig: any MessageSinkRig

  package init(_ rig: any MessageSinkRig) { self.rig = rig }

  /// Sends messages whole and in order, in one piece of work or in several.
  package func sendsWholeAndInOrder(seed: UInt64) throws {
    let sink = try rig.makeSink()
    defer { sink.close() }
    #expect(!sink.name.isEmpty)
    #expect(sink.connections == 1)
    var random = SplitMix64(seed: seed)
    for count in [1, 3, 0, 16] {
      // Every value, and lengths on both sides of what a pipe takes at once.
      let messages = (0..<count).map { _ in
        (0..<Int(random.next() % 1200) + 1).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      }
      #expect(try sink.send(messages) { false } == .taken)
      try expect(messages)
    }
    #expect(sink.connections == 1, "one receiver is one connection")
  }

  private func expect(_ messages: [[UInt8]]) throws {
    if rig.keepsMessagesApart {
      for message in messages { #expect(try rig.receive() == message) }
      return
    }
    let wanted = messages.flatMap { $0 }
    var received: [UInt8] = []
    while received.count < wanted.count {
      let bytes = try rig.receive()
      try #require(!bytes.isEmpty, "\(received.count) of \(wanted.count) bytes came")
      received += bytes
    }
    #expect(received == wanted)
  }

  /// What was taken arrives although the sink is closed at once, and closing again does nothing.
  package func closesAsOftenAsWanted() throws {
    let sink = try rig.makeSink()
    let messages: [[UInt8]] = [[1, 2, 3], [UInt8](repeating: 9, count: 900)]
    #expect(try sink.send(messages) { false } == .taken)
    sink.close()
    sink.close()
    try expect(messages)
  }
}
