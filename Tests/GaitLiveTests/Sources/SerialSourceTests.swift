import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitTestSupport
import Testing

@Suite("Serial source")
struct SerialSourceTests {
  /// Runs a test on a pair of pseudo-terminals, or says why it cannot.
  private func onPair(_ body: (SerialRig) throws -> Void) throws {
    if let missing = SerialPair.missing {
      print("serial ports are not tried: \(missing)")
      return
    }
    try Fixture.withFolder { folder in try body(try SerialRig(folder: folder)) }
  }

  @Test("Delivers every byte")
  func delivers() throws { try onPair { try LiveSourceContract($0).deliversEveryByte(seed: 5) } }

  @Test("Stops for good")
  func stops() throws { try onPair { try LiveSourceContract($0).stopsForGood() } }

  @Test("Stops from its own thread")
  func stopsInside() throws { try onPair { try LiveSourceContract($0).stopsFromItsOwnThread() } }

  @Test("Refuses a second start")
  func refusesStart() throws { try onPair { try LiveSourceContract($0).refusesASecondStart() } }

  @Test("Tells unplugging and plugging in again")
  func tells() throws { try onPair { try LiveSourceContract($0).tellsComingAndGoing() } }

  @Test("Leaks nothing")
  func leaks() throws { try onPair { try LiveSourceContract($0).leaksNothing() } }

  @Test("An unplugged port is tried again with the reason, and stops while it is gone")
  func stopsWhileGone() throws {
    try onPair { rig in
      let source = rig.makeSource()
      let log = EventLog()
      try source.start(log.record)
      try rig.pair.unplug()
      #expect(log.wait { events in events.count(where: \.isRetrying) == 2 })
      #expect(log.all.compactMap(\.closedReason) == ["the device is gone"])
      let retries = log.all.filter(\.isRetrying)
      #expect(
        retries == [
          .retrying(inSeconds: 0.5, attempt: 1, reason: "the device is gone"),
          .retrying(inSeconds: 1, attempt: 2, reason: "there is no such device"),
        ])
      let begin = ArrivalClock.now()
      source.stop()
      #expect(ArrivalClock.now() - begin < 0.5)
    }
  }

  @Test("A missing device is refused with what to do")
  func missingDevice() {
    let source = SerialSource(SerialAddress(device: "/dev/gaitlab-no-such-port"))
    let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
    #expect(error?.code == .sourceFailed)
    #expect(error?.found == "there is no such device")
    #expect(error?.advice.contains("--list-ports") == true)
  }

  @Test("A file is refused as no serial port")
  func file() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/file"
      try Data("x".utf8).write(to: URL(filePath: path))
      let source = SerialSource(SerialAddress(device: path))
      let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
      #expect(error?.found == "it is not a serial port")
    }
  }

  @Test("A port without permission names the group", .enabled(if: Privileges.canBeDropped))
  func permission() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/port"
      try Data().write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      let source = SerialSource(SerialAddress(device: path))
      let error = Privileges.dropped {
        #expect(throws: GaitlabError.self) { try source.start { _ in } }
      }
      #expect(error?.advice.contains("dialout") == true)
    }
  }

  @Test("Ports are listed one a line, with what they say of themselves made harmless")
  func listing() throws {
    _ = try SerialPorts.list()
    let ports = [
      SerialPort(
        name: "/dev/ttyACM0", description: "Insole\u{1B}[2J\tleft\n",
        usb: SerialPort.USBIdentity(vendor: 0x2341, product: 0x43)),
      SerialPort(name: "/dev/ttyS0", description: ""),
    ]
    #expect(
      SerialPorts.text(ports)
        == "/dev/ttyACM0\t2341:0043\tInsole\\u{1B}[2J\\u{9}left\\u{A}\n/dev/ttyS0\t-\t\n")
    #expect(SerialPorts.text([]).isEmpty)
  }
}
