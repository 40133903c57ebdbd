import Foundation
import GaitFiles
import GaitTestSupport
import Testing

@testable import GaitLive

@Suite("Lines in files and named pipes", .timeLimit(.minutes(2)))
struct LineFileSinkTests {
  private func line(_ number: Int, bytes: Int = 40) -> [UInt8] {
    let text = "\(number) "
    return Array((text + String(repeating: "x", count: bytes - text.utf8.count - 1) + "\n").utf8)
  }

  @Test("A new file gets every line; one with something in it is left alone")
  func file() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.ndjson"
      let sink = try LineFileSink(path: path)
      for number in 0..<100 { #expect(try sink.send([line(number)]) { false } == .taken) }
      sink.close()
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text == (0..<100).map { String(decoding: line($0), as: UTF8.self) }.joined())
      #expect(throws: GaitlabError.self) { try LineFileSink(path: path) }
      #expect(throws: GaitlabError.self) { try LineFileSink(path: folder) }
      #expect(throws: GaitlabError.self) { try LineFileSink(path: folder + "/none/x") }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test("A line that a full disk cuts is finished once there is room, before the next one")
  func fullDisk() throws {
    var room = 50
    var disk: [UInt8] = []
    let sink = LineFileSink(descriptor: 1, name: "ndjson x") { bytes, _, _ in
      let taken = min(room, bytes.count)
      disk += bytes.prefix(taken)
      bytes.removeFirst(taken)
      room -= taken
      return bytes.isEmpty ? .written : .failed(errno: ENOSPC)
    }
    #expect(try sink.send([line(0)]) { false } == .taken)
    // Ten bytes of it fit, and nothing of the one behind it.
    #expect(try sink.send([line(1)]) { false } == .taken)
    #expect(throws: GaitlabError.self) { try sink.send([line(2)]) { false } }
    #expect(disk == Array((line(0) + line(1)).prefix(50)))
    room = 1000
    #expect(try sink.send([line(3)]) { false } == .taken)
    #expect(disk == line(0) + line(1) + line(3))
  }

  @Test("A pipe without a reader refuses at once, one with a reader takes, and so with the next")
  func pipeComesAndGoes() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/pipe"
      try #require(mkfifo(path, 0o600) == 0)
      let sink = try LineFileSink(path: path)
      #expect(try sink.send([line(0)]) { false } == .refused)
      for round in 1...2 {
        let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try #require(reader >= 0)
        var outcome = SinkOutcome.refused
        // A new reader is known before it gets anything: it is told first what the session is.
        for _ in 0..<300 where sink.connections < round {
          sink.lookForReceiver()
          Thread.sleep(forTimeInterval: 0.01)
        }
        #expect(sink.connections == round)
        for _ in 0..<300 where outcome != .taken {
          outcome = try sink.send([line(round)]) { false }
          Thread.sleep(forTimeInterval: 0.01)
        }
        #expect(outcome == .taken)
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(reader, &buffer, buffer.count)
        #expect(count > 0 && Array(buffer[..<max(count, 0)]) == line(round))
        close(reader)
        // A pipe that breaks is an error of a write here, and no signal.
        signal(SIGPIPE, SIG_IGN)
        #expect(try sink.send([line(9)]) { false } == .refused)
      }
      #expect(sink.connections == 2)
      sink.close()
    }
  }

  @Test("A reader that stops reading gets whole lines when it goes on")
  func slowReader() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/pipe"
      try #require(mkfifo(path, 0o600) == 0)
      let sink = try LineFileSink(path: path)
      let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      try #require(reader >= 0)
      defer { close(reader) }
      var taken: [Int] = []
      var refused = 0
      var number = 0
      while refused < 3 {
        switch try sink.send([line(number, bytes: 1001)], isCancelled: { false }) {
        case .taken: taken.append(number)
        default: refused += 1
        }
        number += 1
      }
      var read: [UInt8] = []
      func readAll() {
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        let count = Foundation.read(reader, &buffer, buffer.count)
        if count > 0 { read += buffer[..<count] }
      }
      readAll()
      #expect(try sink.send([line(number, bytes: 1001)]) { false } == .taken)
      taken.append(number)
      readAll()
      #expect(read == taken.flatMap { line($0, bytes: 1001) })
    }
  }
}
