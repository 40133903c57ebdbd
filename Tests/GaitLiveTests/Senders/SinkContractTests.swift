import Foundation
import GaitIntake
import GaitLive
import GaitTestSupport
import Testing

/// All sinks keep the same promises.
@Suite struct SinkContractTests {
  @Test(arguments: [UInt64(1), 2]) func udp(seed: UInt64) throws {
    try MessageSinkContract(UDPRig()).sendsWholeAndInOrder(seed: seed)
  }

  @Test func udpCloses() throws { try MessageSinkContract(UDPRig()).closesAsOftenAsWanted() }

  @Test(arguments: [UInt64(1), 2]) func tcp(seed: UInt64) throws {
    try MessageSinkContract(TCPRig()).sendsWholeAndInOrder(seed: seed)
  }

  @Test func tcpCloses() throws { try MessageSinkContract(TCPRig()).closesAsOftenAsWanted() }

  @Test(arguments: [UInt64(1), 2]) func pipe(seed: UInt64) throws {
    try MessageSinkContract(PipeSinkRig()).sendsWholeAndInOrder(seed: seed)
  }

  @Test func pipeCloses() throws { try MessageSinkContract(PipeSinkRig()).closesAsOftenAsWanted() }

  @Test func serial() throws {
    try onPair { try MessageSinkContract($0).sendsWholeAndInOrder(seed: 1) }
  }

  private func onPair(_ body: (SerialSinkRig) throws -> Void) throws {
    if let missing = SerialPair.missing {
      print("serial ports are not tried: \(missing)")
      return
    }
    try Fixture.withFolder { folder in try body(SerialSinkRig(folder: folder)) }
  }

  // MARK: - Rigs

  private struct UDPRig: MessageSinkRig {
    let keepsMessagesApart = true
    private let socket: TestSocket

    init() throws { socket = try TestSocket.bound(.datagram) }

    func makeSink() throws -> any MessageSink { try UDPSink(SourceAddress(port: socket.port)) }

    func receive() throws -> [UInt8] { try socket.receive() }
  }

  /// A class because its receiver is there only once the sink has connected.
  private final class TCPRig: MessageSinkRig {
    let keepsMessagesApart = false
    private let listener: TestSocket
    private var receiver: TestSocket?

    init() throws { listener = try TestSocket.bound(.stream) }

    func makeSink() throws -> any MessageSink {
      let connected = EventLog()
      let sink = try TCPSink(SourceAddress(port: listener.port)) { _ in connected.record(.ended) }
      receiver = try listener.accepted()
      try #require(connected.wait { !$0.isEmpty })
      return sink
    }

    func receive() throws -> [UInt8] { try receiver?.receive() ?? [] }
  }

  private struct PipeSinkRig: MessageSinkRig {
    let keepsMessagesApart = false
    private let pipe = Pipe()

    func makeSink() -> any MessageSink {
      StandardOutputSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    }

    func receive() -> [UInt8] { Array(pipe.fileHandleForReading.availableData) }
  }

  /// A device at the far end of the line.
  private struct SerialSinkRig: MessageSinkRig {
    let keepsMessagesApart = false
    private let pair: SerialPair
    private let far: FileHandle

    init(folder: String) throws {
      pair = try SerialPair(folder: folder)
      far = try #require(FileHandle(forUpdatingAtPath: pair.far))
    }

    func makeSink() throws -> any MessageSink { try SerialSink(SerialAddress(device: pair.near)) }

    func receive() -> [UInt8] { Array(far.availableData) }
  }
}
