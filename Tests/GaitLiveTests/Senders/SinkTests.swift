import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitTestSupport
import Synchronization
import Testing

@Suite("Sinks")
struct SinkTests {
  private let messages: [[UInt8]] = [[1, 2, 3], Array(repeating: 9, count: 900), [0xFF]]

  @Test("UDP sends each message as a datagram of its own")
  func udp() throws {
    let receiver = try TestSocket.bound(.datagram)
    let sink = try UDPSink(SourceAddress(port: receiver.port))
    #expect(try sink.send(messages) { false } == .taken)
    for message in messages { #expect(try receiver.receive() == message) }
    sink.close()
    sink.close()
  }

  @Test("UDP without anybody who listens is no error")
  func udpAlone() throws {
    let place = try TestSocket.bound(.datagram)
    let sink = try UDPSink(SourceAddress(port: place.port))
    place.leave()
    for _ in 0..<20 { #expect(try sink.send(messages) { false } == .taken) }
  }

  @Test("UDP refuses a message that no datagram holds")
  func udpTooLong() throws {
    let sink = try UDPSink(SourceAddress(port: 9))
    #expect(throws: GaitlabError.self) {
      try sink.send([[UInt8](repeating: 0, count: 70_000)]) { false }
    }
  }

  @Test("TCP refuses until it is connected, then sends, breaks, and connects again")
  func tcp() throws {
    let listener = try TestSocket.bound(.stream)
    let notes = Mutex<[String]>([])
    let told = EventLog()
    let sink = try TCPSink(SourceAddress(port: listener.port)) { note in
      notes.withLock { $0.append(note) }
      told.record(.ended)
    }
    let first = try listener.accepted()
    #expect(told.wait { $0.count == 1 })
    #expect(sink.connections == 1)
    #expect(try sink.send(messages) { false } == .taken)
    var received: [UInt8] = []
    while received.count < 904 { received += try first.receive() }
    #expect(received == messages.flatMap { $0 })
    first.leave()
    #expect(told.wait { $0.count == 2 })
    #expect(try sink.send(messages) { false } == .refused)
    // Offered again and again, it connects when its pause is over.
    let deadline = ContinuousClock.now + .seconds(20)
    while try sink.send(messages, isCancelled: { false }) == .refused {
      try #require(ContinuousClock.now < deadline)
      _ = told.wait(seconds: 0.01) { _ in false }
    }
    #expect(sink.connections == 2)
    let second = try listener.accepted()
    #expect(try second.receive().prefix(3) == [1, 2, 3])
    #expect(notes.withLock { $0.count { $0.contains("connected") } } == 2)
    #expect(notes.withLock { $0[1].hasSuffix("the connection is closed; tried again in 0.5 s") })
    sink.close()
  }

  @Test("TCP sends everything before it closes")
  func tcpCloses() throws {
    let listener = try TestSocket.bound(.stream)
    let sink = try TCPSink(SourceAddress(port: listener.port))
    let receiver = try listener.accepted()
    let deadline = ContinuousClock.now + .seconds(20)
    while sink.connections == 0 { try #require(ContinuousClock.now < deadline) }
    let long = [UInt8](repeating: 7, count: 50_000)
    #expect(try sink.send([long]) { false } == .taken)
    sink.close()
    var count = 0
    while case let bytes = try receiver.receive(), !bytes.isEmpty { count += bytes.count }
    #expect(count == long.count)
    #expect(try sink.send(messages) { false } == .refused)
  }

  @Test("TCP refuses while its receiver does not read, so that nothing piles up")
  func tcpBehind() throws {
    let listener = try TestSocket.bound(.stream)
    let sink = try TCPSink(SourceAddress(port: listener.port))
    let receiver = try listener.accepted()
    defer { receiver.leave() }
    let block = [UInt8](repeating: 1, count: 100_000)
    var taken = 0
    let deadline = ContinuousClock.now + .seconds(20)
    while taken == 0 || sink.connections == 0 {
      try #require(ContinuousClock.now < deadline)
      if try sink.send([block], isCancelled: { false }) == .taken { taken += 1 }
    }
    while try sink.send([block], isCancelled: { false }) == .taken, taken < 1000 { taken += 1 }
    #expect(taken < 1000)
  }

  @Test("A pipe takes all messages, and ends quietly when it is closed")
  func pipe() throws {
    let pipe = Pipe()
    let sink = StandardOutputSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(try sink.send(messages) { false } == .taken)
    let read = try pipe.fileHandleForReading.read(upToCount: 904)
    #expect(read.map { Array($0) } == messages.flatMap { $0 })
    try pipe.fileHandleForReading.close()
    #expect(try sink.send(messages) { false } == .ended)
  }

  @Test("A full pipe is waited for, until it is cancelled")
  func fullPipe() throws {
    let pipe = Pipe()
    let sink = StandardOutputSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    // A pipe holds 128 pieces; behind them every question is a wait.
    var questions = 0
    let outcome = try sink.send([[UInt8](repeating: 1, count: 1 << 20)]) {
      questions += 1
      return questions > 140
    }
    #expect(outcome == .ended)
  }

  @Test("A serial port is sent to, tells when it has gone, and is opened again")
  func serial() throws {
    if let missing = SerialPair.missing {
      print("serial ports are not tried: \(missing)")
      return
    }
    try Fixture.withFolder { folder in
      let pair = try SerialPair(folder: folder)
      let notes = Mutex<[String]>([])
      let sink = try SerialSink(SerialAddress(device: pair.near)) { note in
        notes.withLock { $0.append(note) }
      }
      let log = EventLog()
      let source = SerialSource(SerialAddress(device: pair.far))
      try source.start(log.record)
      #expect(try sink.send(messages) { false } == .taken)
      #expect(log.wait(bytes: 904))
      #expect(log.bytes == messages.flatMap { $0 })
      source.stop()
      try pair.unplug()
      #expect(try sink.send(messages) { false } == .refused)
      try pair.plug()
      let again = EventLog()
      try source.start(again.record)
      defer { source.stop() }
      let deadline = ContinuousClock.now + .seconds(20)
      while try sink.send(messages, isCancelled: { false }) == .refused {
        try #require(ContinuousClock.now < deadline)
        _ = again.wait(seconds: 0.02) { _ in false }
      }
      #expect(again.wait(bytes: 904))
      #expect(sink.connections == 2)
      #expect(notes.withLock { $0.last?.hasSuffix("connected again") } == true)
    }
  }

  @Test("A missing port is refused")
  func missingPort() {
    #expect(throws: GaitlabError.self) {
      try SerialSink(SerialAddress(device: "/dev/gaitlab-no-such-port"))
    }
  }
}
