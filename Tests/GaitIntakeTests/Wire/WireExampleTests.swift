import Foundation
import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Wire examples")
struct WireExampleTests {
  static let hasPython: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "--version"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let isThere = (try? process.run()).map {
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
    if isThere != true { print("skipped: the Python example, because python3 is missing") }
    return isThere ?? false
  }()

  @Test(
    "Everything that the Python example sends is read", .enabled(if: hasPython),
    arguments: ["lines", "binary"])
  func pythonExample(format: String) throws {
    let (socket, port) = try Self.listen()
    defer { close(socket) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Fixture.root.appending(path: "Examples/send_udp.py").path, "127.0.0.1:\(port)",
      "--format", format, "--seconds", "0.2",
    ]
    try process.run()
    var decoder = WireDecoder()
    var announcement: StreamAnnouncement?
    var frames: [WireFrame] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The socket itself ends the wait, long after python3 should have begun.
    while frames.count < 40 {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      decoder.push(Array(buffer[..<count]), isDatagram: true) { message in
        if case .announcement(let read) = message { announcement = read }
        if case .frame(let read) = message { frames.append(read) }
      }
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(decoder.malformed == 0, "\(decoder.lastProblem)")
    #expect(announcement?.insole?.layout.cellCount == 128)
    #expect(announcement?.isSimulated == true)
    #expect(frames.count == 40)
    for foot in Foot.allCases {
      let times = frames.filter { $0.foot == foot }.map(\.deviceMicroseconds)
      #expect(times.count == 20)
      #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 10_000 })
    }
    #expect(frames.contains { ($0.cells.max() ?? 0) > 50 })
  }

  @Test("The example in hex of docs/WIRE.md is what it says")
  func documentedHex() throws {
    let page = try String(
      contentsOf: Fixture.root.appending(path: "docs/WIRE.md"), encoding: .utf8)
    let hex = try #require(page.split(separator: "```hex\n").last?.split(separator: "```").first)
    let bytes = hex.split { $0 == " " || $0 == "\n" }.compactMap { UInt8($0, radix: 16) }
    var decoder = WireDecoder()
    var read: [WireMessage] = []
    decoder.push(bytes, isDatagram: true) { read.append($0) }
    #expect(
      read == [
        .frame(
          WireFrame(
            foot: .right, sequence: 7, deviceMicroseconds: 1_234_567, cells: [0, 100, 258, 65_535]))
      ])
  }

  @Test("The lines with a checksum of docs/WIRE.md are read")
  func documentedLines() throws {
    let page = try String(
      contentsOf: Fixture.root.appending(path: "docs/WIRE.md"), encoding: .utf8)
    let lines = page.split(separator: "\n").filter { $0.wholeMatch(of: /L.*\*[0-9A-F]+/) != nil }
    try #require(lines.count == 2)
    var decoder = WireDecoder()
    var sequences: [UInt32?] = []
    for line in lines {
      decoder.push(Array((line + "\n").utf8), isDatagram: true) { message in
        if case .frame(let frame) = message { sequences.append(frame.sequence) }
      }
    }
    #expect(sequences == [0, nil], "\(decoder.lastProblem)")
  }

  /// A socket of UDP on a port that was free.
  private static func listen() throws -> (Int32, UInt16) {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_DGRAM, 0)
    #elseif canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_DGRAM, 0)
    #endif
    try #require(descriptor >= 0)
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        try #require(bind(descriptor, generic, length) == 0)
        try #require(getsockname(descriptor, generic, &length) == 0)
      }
    }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}
