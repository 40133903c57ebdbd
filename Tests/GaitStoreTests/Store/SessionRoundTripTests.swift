import Foundation
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

@Suite struct SessionRoundTripTests {
  private func roundTrip(_ session: RecordedSession) throws -> RecordedSession {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.gait"
      try SessionWriter.write(session, to: path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["session.gait"])
      return try SessionFile(path: path).recorded()
    }
  }

  @Test(arguments: RandomSessions.Values.allCases)
  func everyLayoutComesBackEqual(values: RandomSessions.Values) throws {
    for (seed, layout) in TestLayouts.all.enumerated() {
      let session = RandomSessions.session(
        seed: UInt64(seed), layout: layout, values: values,
        frames: layout.cellCount > 500 ? 300 : 700)
      let read = try roundTrip(session)
      #expect(read.metadata == session.metadata)
      #expect(read == session)
      // Equal is not enough for negative zero.
      #expect(
        read.frames.left?.cells.map(\.bitPattern) == session.frames.left?.cells.map(\.bitPattern))
    }
  }

  @Test(arguments: Foot.allCases)
  func oneFootComesBackAlone(foot: Foot) throws {
    let session = RandomSessions.session(
      seed: 9, layout: TestLayouts.scattered4, values: .counts, feet: [foot])
    let read = try roundTrip(session)
    #expect(read == session)
    #expect(read.metadata.feet == [foot])
  }

  @Test func withoutReferenceMarkersOrFrames() throws {
    var session = RandomSessions.session(
      seed: 2, layout: TestLayouts.scattered4, values: .quarters)
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    session.markers = []
    session.metadata.tags = []
    #expect(try roundTrip(session) == session)
    session.frames = PerFoot.each { FrameBlock(foot: $0, cellCount: 4) }
    let empty = try roundTrip(session)
    #expect(empty == session)
    #expect(empty.seconds == 0...0)
  }

  @Test func textWithEveryCharacterComesBack() throws {
    var session = RandomSessions.session(
      seed: 2, layout: TestLayouts.scattered4, values: .quarters, frames: 3)
    let controls = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) }))
    session.metadata.name = "a\0b" + controls
    session.metadata.notes = "\0"
    session.metadata.tags = ["", "\u{10FFFF}", "x\0"]
    session.markers = [Marker(timeSeconds: -3.5, note: controls + "end")]
    #expect(try roundTrip(session) == session)
  }

  @Test func blockByBlockIsTheSameFile() throws {
    let session = RandomSessions.session(
      seed: 4, layout: TestLayouts.masked31x11, values: .quarters, frames: 900)
    let read = try Fixture.withFolder { folder throws in
      let path = folder + "/blocks.gait"
      let writer = try SessionWriter(path: path, metadata: session.metadata)
      var random = SplitMix64(seed: 3)
      for foot in Foot.allCases {
        let block = try #require(session.frames[foot])
        let forces = try #require(session.reference[foot])
        var start = 0
        while start < block.count {
          let end = min(block.count, start + Int(random.next() % 400))
          try writer.append(block.slice(start..<end))
          start = end
        }
        for start in stride(from: 0, to: forces.count, by: 10) {
          try writer.append(reference: forces.slice(start..<min(start + 10, forces.count)))
        }
      }
      for marker in session.markers.reversed() { try writer.append(marker) }
      try writer.finish()
      return try SessionFile(path: path).recorded()
    }
    #expect(read == session)
  }

  @Test func anyTimeIsTheSliceInMemory() throws {
    let session = RandomSessions.session(
      seed: 8, layout: TestLayouts.scattered4, values: .quarters, frames: 2000)
    try Fixture.withFolder { folder throws in
      let path = folder + "/random.gait"
      try SessionWriter.write(session, to: path)
      let file = try SessionFile(path: path)
      let memory = MemorySession(session)
      #expect(file.seconds == memory.seconds)
      var random = SplitMix64(seed: 1)
      let times = Foot.allCases.flatMap { session.frames[$0]?.times ?? [] }
      for _ in 0..<150 {
        // From the time of a frame, or from anywhere, for no time, some time or very long.
        let isExact = random.next().isMultiple(of: 2)
        let start =
          isExact
          ? times[Int(random.next() % UInt64(times.count))] : -10 + 80 * random.uniform()
        let length = [0, 0.013, 1, 7, 1000][Int(random.next() % 5)]
        let range = start...(start + length)
        for foot in Foot.allCases {
          #expect(try file.frames(foot, seconds: range) == memory.frames(foot, seconds: range))
          #expect(
            try file.reference(foot, seconds: range) == memory.reference(foot, seconds: range))
        }
      }
    }
  }
}
