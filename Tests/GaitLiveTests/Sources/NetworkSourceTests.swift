import GaitFiles
import GaitIntake
import GaitLive
import GaitTestSupport
import Testing

@Suite("Network sources")
struct NetworkSourceTests {
  enum Rig: String, CaseIterable {
    case udp, tcp, tcpDevice

    func contract() throws -> LiveSourceContract {
      switch self {
      case .udp: LiveSourceContract(ListeningRig(isDatagram: true))
      case .tcp: LiveSourceContract(ListeningRig(isDatagram: false))
      case .tcpDevice: LiveSourceContract(try ListeningDeviceRig())
      }
    }
  }

  @Test("Deliver every byte", arguments: Rig.allCases)
  func delivers(rig: Rig) throws { try rig.contract().deliversEveryByte(seed: 3) }

  @Test("Stop for good", arguments: Rig.allCases)
  func stops(rig: Rig) throws { try rig.contract().stopsForGood() }

  @Test("Stop from their own thread", arguments: Rig.allCases)
  func stopsInside(rig: Rig) throws { try rig.contract().stopsFromItsOwnThread() }

  @Test("Refuse a second start", arguments: Rig.allCases)
  func refusesStart(rig: Rig) throws { try rig.contract().refusesASecondStart() }

  @Test("Tell coming and going", arguments: [Rig.tcp, .tcpDevice])
  func tells(rig: Rig) throws { try rig.contract().tellsComingAndGoing() }

  @Test("Leak nothing", arguments: Rig.allCases)
  func leaks(rig: Rig) throws { try rig.contract().leaksNothing() }

  @Test("A taken port is refused with the command that shows by whom")
  func takenPort() throws {
    let udp = try TestSocket.bound(.datagram)
    let tcp = try TestSocket.bound(.stream)
    let sources: [(any LiveSource, String)] = [
      (UDPSource(SourceAddress(port: udp.port)), "ss -lunp"),
      (TCPListenSource(SourceAddress(port: tcp.port)), "ss -ltnp"),
    ]
    for (source, command) in sources {
      let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
      #expect(error?.code == .sourceFailed)
      #expect(error?.file == source.name)
      #expect(error?.found == "the port is taken")
      #expect(error?.advice.contains(command) == true)
    }
    // Free again, it can be had after all.
    let source = UDPSource(SourceAddress(port: udp.port))
    udp.leave()
    try source.start { _ in }
    #expect(source.name == "udp \(source.address)")
    source.stop()
  }

  @Test("An address of another machine is refused")
  func foreignAddress() {
    // 192.0.2.0/24 is for documentation; no machine has it.
    let source = UDPSource(SourceAddress(host: "192.0.2.1", port: 0))
    let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
    #expect(error?.found == "this machine has no such address")
  }

  @Test("The longest datagram comes in one piece")
  func longestDatagram() throws {
    let source = UDPSource(SourceAddress(port: 0))
    let log = EventLog()
    try source.start(log.record)
    defer { source.stop() }
    let sender = try TestSocket.connected(.datagram, port: source.address.port)
    let bytes = (0..<65_507).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try sender.send(bytes)
    #expect(log.wait(bytes: bytes.count))
    #expect(log.all.compactMap(\.bytes) == [bytes])
    #expect(
      log.all.contains { event in
        guard case .received(_, let peer, _, _) = event else { return false }
        return peer.name == "127.0.0.1:\(sender.port)"
      })
  }

  @Test("Eight senders come in, the ninth is turned away until one leaves")
  func mostSenders() throws {
    let source = TCPListenSource(SourceAddress(port: 0))
    let log = EventLog()
    try source.start(log.record)
    defer { source.stop() }
    let port = source.address.port
    let senders = try (0..<8).map { _ in try TestSocket.connected(.stream, port: port) }
    #expect(log.wait { events in events.count(where: \.isOpened) == 8 })
    let ninth = try TestSocket.connected(.stream, port: port)
    // Its connection is closed, with or without a reset.
    #expect((try? ninth.receive())?.isEmpty != false)
    for (index, sender) in senders.enumerated() { try sender.send([UInt8(index)]) }
    #expect(log.wait(bytes: 8))
    #expect(log.bytes.sorted() == Array(0..<8))
    let peers = Set(
      log.all.compactMap { event -> SourcePeer? in
        guard case .received(_, let peer, _, _) = event else { return nil }
        return peer
      })
    #expect(peers.count == 8)
    senders[3].leave()
    #expect(log.wait { events in events.contains { $0.closedReason != nil } })
    let tenth = try TestSocket.connected(.stream, port: port)
    try tenth.send([99])
    #expect(log.wait(bytes: 9))
    #expect(log.all.count(where: \.isOpened) == 9)
  }

  @Test("A device that does not listen is tried again, with growing pauses, until it does")
  func deviceComesLater() throws {
    let place = try TestSocket.bound(.stream)
    let port = place.port
    place.leave()
    let source = TCPConnectSource(SourceAddress(port: port))
    let log = EventLog()
    try source.start(log.record)
    defer { source.stop() }
    #expect(log.wait { events in events.count(where: \.isRetrying) == 2 })
    guard case .retrying(0.5, 1, let reason)? = log.all.first else {
      Issue.record("\(log.all)")
      return
    }
    #expect(reason == "Connection refused")
    guard case .retrying(1, 2, _) = log.all[1] else {
      Issue.record("\(log.all)")
      return
    }
    let device = try TestSocket.bound(.stream, port: port)
    let connection = try device.accepted()
    try connection.send([5])
    #expect(log.wait(bytes: 1))
  }

  @Test("Port 0 is no port of a device")
  func portOfDevice() {
    let source = TCPConnectSource(SourceAddress(port: 0))
    let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
    #expect(error?.code == .sourceFailed)
  }
}
