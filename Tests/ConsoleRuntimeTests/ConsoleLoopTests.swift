import ConsoleRuntime
import Foundation
import GaitAnalysis
import GaitConsole
import GaitFiles
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@Suite struct ConsoleLoopTests {
  /// Opens the short walk and lends the rig.
  private func withWalk(
    framesPerSecond: Double = 30, _ body: (LoopRig) throws -> Void
  ) throws {
    try Fixture.withFolder { folder in
      try LoopRig.writeWalk(to: folder + "/walk.gait")
      let rig = LoopRig(framesPerSecond: framesPerSecond)
      rig.loop.open(path: folder + "/walk.gait", title: "walk.gait")
      rig.loop.turn()
      try body(rig)
    }
  }

  @Test func openedSessionIsAnalysedAndPlays() throws {
    try withWalk { rig in
      let session = try #require(rig.loop.state.session)
      #expect(session.transport.isPlaying)
      #expect(session.progress == 1)
      #expect(session.analysis?.isComplete == true)
      #expect(session.frames.left != nil)
      #expect(session.frames.right != nil)
      #expect(rig.screen.contains("[1 Monitor]"))
      #expect(rig.screen.contains("SIMULATED"))
    }
  }

  @Test func nothingIsDrawnWhileNothingChanges() throws {
    try withWalk { rig in
      rig.press(.character(" "))
      rig.pass(6)
      let frames = rig.loop.drawnFrames
      rig.pass(10)
      #expect(rig.loop.drawnFrames == frames)
      rig.press(.character("u"))
      #expect(rig.loop.drawnFrames == frames + 1)
      #expect(rig.backend.frameCount == rig.loop.drawnFrames)
    }
  }

  @Test(arguments: [10.0, 30]) func playingDrawsAtMostThatOften(framesPerSecond: Double) throws {
    try withWalk(framesPerSecond: framesPerSecond) { rig in
      let frames = rig.loop.drawnFrames
      rig.pass(2, step: 0.001)
      let drawn = Double(rig.loop.drawnFrames - frames)
      #expect(drawn <= 2 * framesPerSecond + 1)
      #expect(drawn >= 2 * framesPerSecond * 0.9)
    }
  }

  /// Many keys within a frame make one frame, and the last of them is seen.
  @Test func burstsOfKeysAreMerged() throws {
    try withWalk { rig in
      rig.press(.character(" "))
      rig.pass(6)
      let frames = rig.loop.drawnFrames
      for _ in 0..<50 { rig.press(.character("u"), .character("2"), .character("3")) }
      #expect(rig.loop.drawnFrames <= frames + 1)
      rig.pass(0.1)
      #expect(rig.loop.drawnFrames == frames + 2)
      #expect(rig.screen.contains("[3 Errors]"))
    }
  }

  @Test func framesFollowThePosition() throws {
    try withWalk { rig in
      rig.press(.character(" "), .home)
      for _ in 0..<200 { rig.press(.shiftRight, .right) }
      let session = try #require(rig.loop.state.session)
      let frame = try #require(session.frames.left ?? session.frames.right)
      #expect(abs(frame.timeSeconds - session.shownSeconds) < 0.02)
      #expect(session.transport.isAtEnd)
    }
  }

  @Test func badFilesAreANoticeNotAnEnd() throws {
    let rig = LoopRig()
    rig.loop.open(path: Fixture.path("invalid/moticon-cut-row.txt"), title: "cut")
    rig.loop.turn()
    #expect(rig.loop.state.session == nil)
    #expect(rig.loop.state.opening == nil)
    #expect(rig.loop.state.notice?.kind == .problem)
    #expect(rig.loop.state.notice?.text.contains("moticon-cut-row.txt:14") == true)
    #expect(rig.screen.contains("! "))
    #expect(!rig.loop.isQuitting)
    // It stays until somebody has seen it.
    rig.pass(60)
    #expect(rig.loop.state.notice?.kind == .problem)
    rig.press(.escape)
    #expect(rig.loop.state.notice == nil)
  }

  @Test func anotherFileReplacesTheSession() throws {
    try withWalk { rig in
      let first = rig.loop.state.session
      rig.loop.open(path: Fixture.path("moticon/two-feet.txt"), title: "two feet")
      rig.loop.turn()
      #expect(rig.loop.state.session?.metadata != first?.metadata)
      #expect(rig.loop.state.session?.metadata.isSimulated == false)
    }
  }

  /// Results that are still on their way belong to a session that nobody waits for any more.
  @Test func theFileThatWasChosenLastIsShown() throws {
    try withWalk { rig in
      rig.loop.open(path: Fixture.path("moticon/two-feet.txt"), title: "two feet")
      rig.loop.open(path: Fixture.path("invalid/moticon-cut-row.txt"), title: "cut")
      rig.loop.turn()
      let session = try #require(rig.loop.state.session)
      #expect(session.metadata.isSimulated, "the walk is still on the screen")
      #expect(rig.loop.state.notice?.kind == .problem)
      rig.loop.open(path: Fixture.path("invalid/moticon-cut-row.txt"), title: "cut")
      rig.press(.escape)
      rig.loop.open(path: Fixture.path("moticon/two-feet.txt"), title: "two feet")
      rig.loop.turn()
      #expect(rig.loop.state.session?.metadata.isSimulated == false)
      #expect(rig.loop.state.session?.analysis?.isComplete == true)
    }
  }

  @Test func endsAreTold() throws {
    let rig = LoopRig()
    rig.loop.handle(.terminate(signal: 15))
    #expect(rig.loop.isQuitting)
    #expect(rig.loop.signal == 15)
    let gone = LoopRig()
    gone.loop.run()
    #expect(gone.loop.isQuitting)
    #expect(gone.loop.signal == 0)
    let quit = LoopRig()
    quit.backend.append([.key(.character("q")), .key(.character("1"))])
    quit.loop.run()
    #expect(quit.loop.isQuitting)
    #expect(quit.loop.state.screen == .library)
  }

  @Test func themesAndSuspensionAreCarriedOut() throws {
    let light = try Theme.parse(
      toml: "name = \"light\"\nheatmap = \"viridis\"\n", fileName: "light.toml")
    let rig = LoopRig(themes: [.fallback, light])
    rig.press(.character("T"))
    #expect(rig.loop.state.options.colorMap.name == "viridis")
    rig.press(.control("z"))
    #expect(rig.backend.suspendCount == 1)
  }

  @Test func resizeIsTakenOverAndDrawn() throws {
    try withWalk { rig in
      rig.backend.append([.resize(Size(columns: 120, rows: 40))])
      while let event = rig.backend.nextEvent(timeoutMilliseconds: 0) { rig.loop.handle(event) }
      rig.loop.drawNow()
      #expect(rig.backend.lastFrame?.size == Size(columns: 120, rows: 40))
    }
  }
}
