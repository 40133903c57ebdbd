import Foundation
import GaitAnalysis
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import TerminalCore
import Testing

@testable import GaitConsole

/// The language that ships: whole, known to the source, and not cut on the usual terminals.
///
/// Pictures after a wanted change: `RECORD_SNAPSHOTS=1 swift test --filter GermanTests`
@Suite struct GermanTests {
  private static let german = Result {
    try LanguageFile.read(path: Fixture.root.appending(path: "Languages/de.toml").path)
  }

  private func draw(
    _ scene: Scene, _ size: Size, _ language: Language, glyphs: GlyphSet = .block
  ) throws -> CellBuffer {
    let options = ConsoleStates.options(glyphs: glyphs)
    return try language.bind {
      let state = try scene.state(size: size, options: options)
      return ConsoleView(state: state, theme: .fallback).render()
    }
  }

  @Test func everyPhraseIsOneOfTheSource() throws {
    let known = Set(PhraseList.all.phrases)
    let unknown = try Self.german.get().phrases.keys.filter { !known.contains($0) }
    #expect(unknown.sorted() == [])
  }

  @Test func nothingIsLeftInEnglish() throws {
    let german = try Self.german.get().phrases
    #expect(PhraseList.all.phrases.filter { german[$0] == nil } == [])
  }

  static let sizes = [(80, 24), (120, 40)].map { Size(columns: $0.0, rows: $0.1) }

  /// Lines that say more than there is room for in English, too, end in an ellipsis in both.
  @Test(arguments: Scene.allCases, sizes)
  func nothingIsCutThatIsWholeInEnglish(scene: Scene, size: Size) throws {
    let german = try draw(scene, size, try Self.german.get()).lines()
    let english = try draw(scene, size, .english).lines()
    let cut = { (lines: [String]) in lines.joined().count { $0 == "…" } }
    #expect(cut(german) <= cut(english), "\(german.joined(separator: "\n"))")
  }

  @Test(arguments: Scene.allCases) func asciiTerminalsGetAscii(scene: Scene) throws {
    let size = Size(columns: 80, rows: 24)
    let text = try draw(scene, size, try Self.german.get(), glyphs: .ascii).lines().joined()
    #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
  }

  @Test func numbersHaveACommaAndTheMonitorSpeaksGerman() throws {
    let text = try draw(.monitor, Self.sizes[1], try Self.german.get()).lines()
      .joined(separator: "\n")
    for words in ["[1 Monitor]", "Schritt", "im Stand (RMSE", "BW-Prüfung 0,99", "Schätzung"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("off by"))
  }

  @Test func thePaletteKnowsTheEnglishNames() throws {
    try Self.german.get().bind {
      let state = try ConsoleStates.walk()
      #expect(PaletteMatches(text: "report page", state: state).commands == [.report])
      #expect(PaletteMatches(text: "Bericht", state: state).commands == [.report])
    }
  }

  @Test func commasAreTakenWhereNumbersAreTyped() throws {
    #expect(TypedTime.seconds("12,5") == 12.5)
    #expect(TypedTime.seconds("1:05,25") == 65.25)
    let stanceTime = FeedbackTarget(measure: .stanceTime, zone: 0...1)
    #expect(try ZoneText.zone("0,55-0,75", for: stanceTime) == 0.55...0.75)
    #expect(throws: ZoneRefusal.self) { try ZoneText.zone("0,5,5-1", for: stanceTime) }
    // What is proposed can be typed.
    let zone = FeedbackMeasure.stanceTime.defaultZone
    let text = try Self.german.get().bind { ZoneText.text(zone, .stanceTime) }
    #expect(text.contains(","))
    #expect(try ZoneText.zone(text, for: stanceTime) == zone)
  }

  /// What exports read is the same in every language.
  @Test func numbersOfExportsStayEnglish() throws {
    try Self.german.get().bind {
      #expect(StepRejection.touchesGap(seconds: 0.03).reason == "gap 30 ms")
      #expect(StepRejection.touchesGap(seconds: 0.03).screenReason == "Lücke 30 ms")
      #expect(FixedPoint.text(1.25, decimals: 2) == "1.25")
    }
  }

  /// In English the words of the screens are those of the exports.
  @Test func englishWordsAreThoseOfTheAnalysis() {
    let rejections: [StepRejection] = [
      .touchesGap(seconds: 0.03), .standing, .incomplete, .tooShort(seconds: 0.1), .lightLoad,
      .leftOut, .leftOutByHand(reason: ""), .leftOutByHand(reason: "stumbled"), .noReference,
      .otherPlate,
    ]
    for rejection in rejections { #expect(rejection.screenReason == rejection.reason) }
    for origin in [
      Calibration.Origin.automatic, .standing, .standingOnEachFoot, .insole, .none,
    ] {
      for strides in [1, 2] {
        let calibration = Calibration(
          origin: origin, zero: PerFoot(both: []), newtonsPerBodyWeight: PerFoot(both: 700),
          bodyWeightNewtons: 700, isBodyMassKnown: true, strideCount: strides)
        #expect(calibration.screenSummary == calibration.summary)
      }
    }
  }

  static let pictured: [Scene] = [.monitor, .steps, .errors, .help, .library]

  @Test(arguments: pictured) func looksAsBefore(scene: Scene) throws {
    let buffer = try draw(scene, Self.sizes[0], try Self.german.get())
    try assertSnapshot(
      buffer.lines().joined(separator: "\n") + "\n", named: "\(scene.rawValue)-80x24-german.txt")
  }
}
