import ConsoleRuntime
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// While a session plays, parts of a picture are left as they were for a moment: never for longer, and never what
/// moves.
@Suite struct MovingPictureTests {
  private func withWalk(columns: Int, rows: Int, _ body: (LoopRig) throws -> Void) throws {
    try Fixture.withFolder { folder in
      try LoopRig.writeWalk(to: folder + "/walk.gait")
      let rig = LoopRig(size: Size(columns: columns, rows: rows))
      rig.loop.open(path: folder + "/walk.gait", title: "walk.gait")
      rig.loop.turn()
      try body(rig)
    }
  }

  /// The state as a picture of which nothing is left from before.
  private func fresh(_ rig: LoopRig) -> [[Cell]] {
    cells(ConsoleView(state: rig.loop.state, theme: .fallback).render())
  }

  private func shown(_ rig: LoopRig) throws -> [[Cell]] {
    cells(try #require(rig.backend.lastFrame))
  }

  private func cells(_ buffer: CellBuffer) -> [[Cell]] {
    (0..<buffer.size.rows).map { y in (0..<buffer.size.columns).map { buffer[$0, y] } }
  }

  @Test(arguments: [(80, 24), (120, 40), (50, 12)]) func mapsAndCurvesAreNeverBehind(
    columns: Int, rows: Int
  ) throws {
    try withWalk(columns: columns, rows: rows) { rig in
      var recent: [[[Cell]]] = [fresh(rig)]
      var behind = 0
      for _ in 0..<120 {
        rig.pass(1.0 / 30)
        let (shown, fresh) = (try shown(rig), fresh(rig))
        recent = recent.suffix(3) + [fresh]
        // Below are what the numbers say, the line of time, and the keys.
        for y in 1..<rows - 6 { #expect(shown[y] == fresh[y], "row \(y)") }
        for y in 0..<rows where shown[y] != fresh[y] {
          behind += 1
          #expect(recent.contains { $0[y] == shown[y] }, "row \(y) is of long ago")
        }
      }
      #expect(behind > 0, "nothing is kept")
    }
  }

  @Test func aKeyIsAnsweredByAWholePicture() throws {
    try withWalk(columns: 100, rows: 30) { rig in
      for key in ["u", "2", "1", " "] {
        rig.pass(0.55)
        rig.type(key)
        // A picture follows the one before by a thirtieth of a second.
        rig.pass(1.0 / 30)
        let shown = try shown(rig)
        if !rig.loop.state.isMoving { #expect(shown == fresh(rig), "after \(key)") }
      }
      #expect(!rig.loop.state.isMoving)
    }
  }

  @Test func theEndOfARecordingIsShownAsItIs() throws {
    try withWalk(columns: 100, rows: 30) { rig in
      var seconds = 0.0
      while rig.loop.state.isMoving, seconds < 60 {
        rig.pass(1.0 / 30)
        seconds += 1.0 / 30
      }
      #expect(!rig.loop.state.isMoving)
      rig.pass(1.0 / 30)
      let shown = try shown(rig)
      #expect(shown == fresh(rig))
    }
  }
}
