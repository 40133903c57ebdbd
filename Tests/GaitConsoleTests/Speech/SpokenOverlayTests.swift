import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What lies over a screen and is answered by ear.
@Suite struct SpokenOverlayTests {
  @Test func helpNamesTheKeysAndSaysThatItIsClosed() throws {
    var listener = try Listener.walk()
    let help = listener.press(.character("?"))
    #expect(help[0].hasPrefix("Keys: Monitor"))
    #expect(help.contains("space: play or pause"))
    #expect(help.contains("y: say what the screen shows"))
    let words = listener.press(.character("?"))
    #expect(words.contains { $0.hasPrefix("stance: ") })
    #expect(listener.press(.escape) == ["closed"])
  }

  /// Who types hears the letters from the keyboard: words are said as they are finished, corrections at once.
  @Test func aNoteIsSaidInWordsAndWhole() throws {
    var listener = try Listener.walk()
    let asked = listener.press(.character("m"))
    #expect(asked[0].hasPrefix("Marker at "))
    #expect(asked[1] == "note:")
    #expect(listener.type("sore") == [])
    #expect(listener.type(" ") == ["note: sore "])
    #expect(listener.press(.backspace) == ["note: sore"])
    #expect(listener.hear(.pasted(" knee")) == ["note: sore knee"])
    #expect(listener.type("s") == [])
    // An arrow key reads it.
    #expect(listener.press(.left) == ["note: sore knees"])
    #expect(listener.press(.enter)[0] == "note: sore knees")
  }

  @Test func aRefusedAnswerSaysWhy() throws {
    var listener = try Listener.walk()
    _ = listener.press(.character("t"))
    _ = listener.type("x")
    let lines = listener.press(.enter)
    #expect(lines.contains { $0.hasPrefix("! ") }, "\(lines)")
  }

  @Test func thePaletteSaysTheMatch() throws {
    var listener = try Listener.walk()
    #expect(listener.press(.character(":"))[0] == "Commands")
    let lines = listener.type("report")
    #expect(lines.last?.contains("write a report page, P") == true, "\(lines)")
  }

  @Test func theLibraryIsChosenFromByEar() {
    var listener = Listener(ConsoleStates.library())
    let next = listener.press(.character("j"))
    #expect(next.count == 1)
    #expect(next[0].hasPrefix("2 of 5: "), "\(next)")
    let all = listener.press(.up, .down, .down, .down, .down).joined(separator: "\n")
    #expect(all.contains("1 of 5: p07.gait  P07 first visit, 2024-03-05 09:00, 0:32 min"), "\(all)")
    #expect(all.contains("visit 1, condition shoe A, steps 42"), "\(all)")
    let filter = listener.press(.character("/"))
    #expect(filter[0].hasPrefix("filter: words, person:P07"))
    let matches = listener.type("P07")
    #expect(matches.last?.hasPrefix("1 of 1: ") == true, "\(matches)")
    #expect(listener.press(.character("y")).isEmpty == false)
  }

  @Test func aDeletionIsAskedInFull() {
    var listener = Listener(ConsoleStates.library())
    var asked: [String] = []
    for _ in 0..<5 where asked.isEmpty {
      asked = listener.press(.character("D")).filter { $0.hasSuffix("?") || $0.hasPrefix("y ") }
      if asked.isEmpty { _ = listener.press(.character("j")) }
    }
    #expect(asked.first == "Delete this recording?")
    #expect(asked.last?.hasPrefix("y moves it to the trash") == true)
    #expect(listener.press(.character("n")) == ["closed"])
  }

  @Test func calibrationCountsWholeSeconds() throws {
    var listener = try Listener.streaming()
    #expect(listener.press(.character("K"))[1].hasPrefix("1 of 3: Standing on both feet"))
    #expect(listener.press(.down)[0].hasPrefix("2 of 3: "))
    _ = listener.press(.up)
    #expect(listener.press(.enter)[1].hasPrefix("body mass in kg:"))
    let ready = listener.press(.enter)
    #expect(ready.contains("Sit down and lift both feet, then press Enter."), "\(ready)")
    #expect(listener.press(.enter) == ["Keep both feet lifted and hold still."])
    func progress(_ seconds: Double) -> ConsoleAction {
      .calibrationProgressed(
        seconds: seconds, needed: 2, newtons: PerFoot(left: 12.4, right: nil))
    }
    #expect(listener.hear(progress(0.4)) == [])
    #expect(listener.hear(progress(1.1)) == ["1 of 2 s, left 12 N, right - N"])
    #expect(listener.hear(progress(1.6)) == [])
    let failed = listener.hear(.calibrationChecked(CalibrationFixture.failed))
    #expect(failed[0] == "! not passed")
    #expect(failed.contains("left: reads 312 N, 71 N at most: lift the foot"))
  }
}
