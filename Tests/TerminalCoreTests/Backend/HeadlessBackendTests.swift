import TerminalCore
import Testing

struct HeadlessBackendTests {
  /// A font of a few hundred glyphs lacks quadrants and dots, whatever the locale says.
  @Test func theConsoleOfLinuxGetsASCII() {
    #expect(GlyphSet.usual(isUTF8: true, terminalName: "xterm-256color") == .braille)
    #expect(GlyphSet.usual(isUTF8: false, terminalName: "xterm-256color") == .ascii)
    for name in ["linux", "linux-16color"] {
      #expect(GlyphSet.usual(isUTF8: true, terminalName: name) == .ascii)
    }
  }

  @Test func scriptIsPlayedAndEnds() {
    let backend = HeadlessBackend(
      size: Size(columns: 10, rows: 2),
      script: [.key(.tab), .resize(Size(columns: 5, rows: 1))])
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .key(.tab))
    #expect(backend.size == Size(columns: 10, rows: 2))
    #expect(backend.nextEvent(timeoutMilliseconds: 10) == .resize(Size(columns: 5, rows: 1)))
    #expect(backend.size == Size(columns: 5, rows: 1))
    #expect(backend.nextEvent(timeoutMilliseconds: 10) == nil)
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .endOfInput)
  }

  @Test func framesAreCounted() {
    let backend = HeadlessBackend(size: Size(columns: 4, rows: 1))
    var frame = CellBuffer(size: backend.size)
    backend.draw(frame)
    frame.write("ab", x: 0, y: 0, style: CellStyle())
    backend.draw(frame)
    backend.draw(frame)
    #expect(backend.frameCount == 3)
    #expect(backend.changedCellCount == 6)
    #expect(backend.lastFrame?.lines() == ["ab  "])
  }

  @Test func wakesAreMergedAndComeFromAnyThread() async {
    let backend = HeadlessBackend(size: Size(columns: 4, rows: 1), script: [.key(.tab)])
    let waker = backend.waker
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { waker.wake() } }
    }
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .wake)
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .key(.tab))
  }

  @Test func suspendIsFollowedByResume() {
    let backend = HeadlessBackend(size: Size(columns: 4, rows: 1), script: [.key(.tab)])
    backend.suspend()
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .resumed)
    backend.close()
    #expect(backend.isClosed)
  }
}
