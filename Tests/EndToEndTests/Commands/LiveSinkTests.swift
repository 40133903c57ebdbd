import Foundation
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Estimates and steps of a live session in the hands of other programs.
@Suite("Sinks of a live session", .timeLimit(.minutes(3)))
struct LiveSinkTests {
  private static let quick = ["--model", "sum-of-cells"]

  private func objects(_ text: String) throws -> [[String: any Sendable]] {
    try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable])
    }
  }

  @Test("Lines go to a file and to standard output, and what is said goes to standard error")
  func lines() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.ndjson"
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [
        "-c",
        "(sleep 12; echo q; echo y) | '\(try GaitlabProgram.path())' live --simulate --plain "
          + "--model sum-of-cells --sink ndjson:\(path) --sink ndjson:- >output 2>errors",
      ]
      process.currentDirectoryURL = URL(filePath: folder)
      process.environment = GaitlabProgram.environment(home: folder)
      try process.run()
      process.waitUntilExit()
      let errors = try String(contentsOfFile: folder + "/errors", encoding: .utf8)
      #expect(process.terminationStatus == 0, "\(errors)")
      let file = try String(contentsOfFile: path, encoding: .utf8)
      let output = try String(contentsOfFile: folder + "/output", encoding: .utf8)
      #expect(file == output)
      let all = try objects(file)
      let types = all.compactMap { $0["type"] as? String }
      #expect(types.first == "session")
      #expect(types.last == "end")
      #expect(types.count { $0 == "estimate" } > 300)
      #expect(types.count { $0 == "step" } >= 4)
      #expect(errors.contains("measured"), "\(errors)")
      #expect(errors.contains("sent to ndjson"), "\(errors)")
    }
  }

  @Test("The Python receiver prints steps", .enabled(if: hasPython))
  func pythonReceiver() throws {
    try Fixture.withFolder { folder in
      let socket = try TestSocket.bound(.datagram)
      let port = socket.port
      socket.leave()
      let receiver = Process()
      receiver.executableURL = URL(filePath: "/usr/bin/env")
      receiver.arguments = [
        "python3", Fixture.root.appending(path: "Examples/receive_udp.py").path, "\(port)", "4",
      ]
      let output = Pipe()
      receiver.standardOutput = output
      try receiver.run()
      // It listens once it has said so.
      _ = output.fileHandleForReading.readData(ofLength: 10)
      let sender = try GaitlabProgram.start(
        ["live", "--simulate", "--plain", "--sink", "udp:127.0.0.1:\(port)"] + Self.quick,
        environment: GaitlabProgram.environment(home: folder))
      defer {
        sender.send(signal: SIGTERM)
        _ = try? sender.wait()
      }
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      receiver.waitUntilExit()
      #expect(receiver.terminationStatus == 0)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 4)
      #expect(lines.allSatisfy { $0.hasPrefix("left ") || $0.hasPrefix("right ") }, "\(text)")
      #expect(lines.contains { $0.hasPrefix("left") } && lines.contains { $0.hasPrefix("right") })
    }
  }

  @Test(
    "What cannot be sent to is refused before anything is opened",
    arguments: [
      ["--sink", "mqtt:x:1"], ["--sink", "udp:nowhere"], ["--sink", "ndjson:/"],
      ["--sink", "udp:127.0.0.1:9", "--sink", "udp:127.0.0.1:9"],
    ])
  func refused(options: [String]) throws {
    let run = try GaitlabProgram.run(["live", "--simulate", "--plain"] + Self.quick + options)
    #expect(run.status != .code(0))
    #expect(!run.errors.isEmpty)
    #expect(!run.output.contains("measured"))
  }

  private static let hasPython: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "--version"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let isThere = (try? process.run()).map {
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
    if isThere != true { print("skipped: the Python receiver, because python3 is missing") }
    return isThere ?? false
  }()
}
