import Foundation
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitStore

/// A disk of a megabyte that fills up while somebody records, and has room again.
@Suite struct RecordingOnFullDiskTests {
  private static func mount(_ arguments: [String]) -> Bool {
    #if os(Linux)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/" + arguments[0])
      process.arguments = Array(arguments.dropFirst())
      process.standardError = FileHandle.nullDevice
      guard geteuid() == 0, (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    #else
      return false
    #endif
  }

  private func wait(
    _ recorder: SessionRecorder, until isReached: (RecorderStatus) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while !isReached(recorder.status) {
      try #require(ContinuousClock.now < deadline, "\(recorder.status)")
      usleep(2000)
    }
  }

  /// Whether the disk refuses a dozen attempts.
  ///
  /// One refusal may be the journal's alone: the file is then closed, which gives the journal's room back,
  /// and the next attempt succeeds.
  private func refusesForGood(_ recorder: SessionRecorder) -> Bool {
    for _ in 0..<150 {
      guard recorder.status.state != .recording else { return false }
      usleep(2000)
    }
    return true
  }

  private func withSmallDisk(_ body: (String) throws -> Void) throws {
    try Fixture.withFolder { folder throws in
      let options = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
      guard Self.mount(options) else {
        print("skipped: a full disk under a recording, because a tmpfs may not be mounted here")
        return
      }
      defer { _ = Self.mount(["umount", "-l", folder]) }
      try body(folder)
    }
  }

  private let limits = RecorderLimits(commitSeconds: 0.02, retrySeconds: 0.02, finishSeconds: 0.3)

  /// Frames that no codec makes small.
  private func block(_ range: Range<Int>) -> FrameBlock {
    FrameBlock(
      foot: .left, cellCount: 128, times: range.map { Double($0) / 200 },
      cells: range.flatMap { frame in
        (0..<128).map { Float(frame * 128 + $0) * 1.000_13e-4 + 1e-7 }
      })
  }

  private var metadata: SessionMetadata {
    RandomSessions.session(
      seed: 2, layout: TestLayouts.matrix16x8, values: .unloaded, feet: [.left], frames: 1
    ).metadata
  }

  @Test func aFullDiskIsWaitedFor() throws {
    try withSmallDisk { folder throws in
      let path = folder + "/live.gait"
      let ballast = folder + "/ballast"
      try Data(count: 600_000).write(to: URL(filePath: ballast))
      let recorder = try SessionRecorder(path: path, metadata: metadata, limits: limits)
      var appended = 0
      repeat {
        let status = recorder.status
        recorder.append(block(appended..<appended + 40))
        appended += 40
        try wait(recorder) { $0.framesOnDisk > status.framesOnDisk || $0.state != .recording }
      } while !refusesForGood(recorder) && appended < 4000
      let full = recorder.status
      guard case .failing(let reason) = full.state else {
        Issue.record("not full: \(full)")
        return
      }
      #expect(reason.contains("disk"))
      #expect(full.framesOnDisk > 0)
      #expect(full.framesWaiting > 0)
      #expect(full.framesLost == 0)
      // What is there is safe, and others read it.
      let saved = try SessionFile(path: path).frames(.left, seconds: 0...1e3)
      #expect(try #require(saved).count >= full.framesOnDisk)
      #expect(saved == block(0..<(saved?.count ?? 0)))
      // It goes on taking what comes, and writes it all when there is room.
      recorder.append(block(appended..<appended + 40))
      appended += 40
      try FileManager.default.removeItem(atPath: ballast)
      try wait(recorder) { $0.state == .recording && $0.framesWaiting == 0 }
      #expect(recorder.status.framesOnDisk == appended)
      let end = recorder.finish()
      #expect(end.framesLost == 0)
      #expect(end.framesOnDisk == appended)
      let all = try SessionFile(path: path)
      #expect(try all.frames(.left, seconds: 0...1e3) == block(0..<appended))
      #expect(!all.isRecordingUnfinished)
    }
  }

  @Test func aDiskThatStaysFullEndsTheRecordingWithWhatIsThere() throws {
    try withSmallDisk { folder throws in
      let path = folder + "/live.gait"
      let recorder = try SessionRecorder(path: path, metadata: metadata, limits: limits)
      recorder.append(block(0..<200))
      try wait(recorder) { $0.framesOnDisk == 200 }
      // More than a transaction may hold, and more than there is room for.
      recorder.append(block(200..<10_000))
      let end = recorder.finish()
      #expect(end.state == .ended)
      #expect(end.framesWaiting == 0)
      #expect(end.framesOnDisk >= 200)
      #expect(end.framesLost > 0)
      #expect(end.framesOnDisk + end.framesLost == 10_000)
      let file = try SessionFile(path: path)
      #expect(try file.frames(.left, seconds: 0...1e3) == block(0..<end.framesOnDisk))
      #expect(file.isRecordingUnfinished)
    }
  }
}
