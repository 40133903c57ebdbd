import PlainText
import Testing

@Suite struct LanguageTests {
  private static let german = Language(
    name: "Deutsch", code: "de", decimalSeparator: ",",
    phrases: [
      "left step %1 of %2": "von %2 Schritten links der %1.", "one stride": "ein Doppelschritt",
      "%1 strides": "%1 Doppelschritte", "plate": "Kraftmeßplatte",
    ])

  @Test func aPhraseKeepsItsFormatAndItsArguments() {
    let phrase: Phrase = "left step \(3) of \("12"), \(Character("a"))"
    #expect(phrase.format == "left step %1 of %2, %3")
    #expect(phrase.arguments == ["3", "12", "a"])
    #expect(("15 % of stance" as Phrase).format == "15 % of stance")
  }

  @Test func englishIsWhatIsWritten() {
    #expect(tr("left step \(3) of \(12)") == "left step 3 of 12")
    #expect(tr("first 15 % \(4)%") == "first 15 % 4%")
    // An argument is no format.
    #expect(tr("note: \("%1 %2")") == "note: %1 %2")
    #expect(tr(word: "plate") == "plate")
  }

  @Test func argumentsMayChangePlaces() {
    Self.german.bind {
      #expect(tr("left step \(3) of \(12)") == "von 12 Schritten links der 3.")
      #expect(tr("not translated \(1)") == "not translated 1")
      #expect(tr(word: "plate") == "Kraftmeßplatte")
    }
    #expect(tr(word: "plate") == "plate")
  }

  @Test func sentencesOfOtherModulesAreKnownByTheirFormats() {
    let formats = ["the %1 foot carries %2 %", "%1: %2 of %3 came", "all is well"]
    let language = Language(
      name: "Deutsch", code: "de",
      phrases: [
        formats[0]: "%2 % trägt der Fuß %1", formats[1]: "%1: %3, davon %2", "left": "links",
        formats[2]: "alles gut",
      ])
    language.bind {
      #expect(tr(sentence: "the left foot carries 12 %", of: formats) == "12 % trägt der Fuß links")
      #expect(tr(sentence: "left: 3 of 40 came", of: formats) == "links: 40, davon 3")
      #expect(tr(sentence: "all is well", of: formats) == "alles gut")
      #expect(tr(sentence: "all is well, or not", of: formats) == "all is well, or not")
      #expect(tr(sentence: "3 of 40 came", of: formats) == "3 of 40 came")
    }
    #expect(tr(sentence: "left: 3 of 40 came", of: formats) == "left: 3 of 40 came")
  }

  @Test(arguments: [(0, "0 Doppelschritte"), (1, "ein Doppelschritt"), (7, "7 Doppelschritte")])
  func oneAndMany(count: Int, expected: String) {
    let text = Self.german.bind {
      tr(count, one: "one stride", many: "\(count) strides")
    }
    #expect(text == expected)
  }

  @Test func aLanguageSaysWhichCountsTakeTheSingular() {
    let french = Language(name: "français", code: "fr", singularCounts: [0, 1])
    let texts = french.bind {
      [0, 1, 2].map { tr($0, one: "\($0) stride", many: "\($0) strides") }
    }
    #expect(texts == ["0 stride", "1 stride", "2 strides"])
  }

  @Test func numbersHaveTheSeparatorOnScreenAlone() {
    Self.german.bind {
      #expect(ScreenNumber.text(3.25, decimals: 1) == "3,3")
      #expect(ScreenNumber.signed(-0.5, decimals: 2) == "-0,50")
      #expect(ScreenNumber.short(1.5) == "1,5")
      #expect(FixedPoint.text(3.25, decimals: 1) == "3.3")
    }
    #expect(ScreenNumber.text(3.25, decimals: 1) == "3.3")
    #expect(Double(ScreenNumber.typed("70,5")) == 70.5)
  }

  @Test func asciiTerminalsGetAsciiSpellings() {
    Self.german.inASCII.bind {
      #expect(tr(word: "plate") == "Kraftmessplatte")
      // What somebody has written is not ours to spell.
      #expect(tr("not translated \("Ü")") == "not translated Ü")
    }
    #expect(ASCIIText.folded("Großzehe, Füße – élève") == "Grosszehe, Fuesse - eleve")
    #expect(ASCIIText.folded("Übung") == "Uebung")
    #expect(ASCIIText.folded("Ég Æ 歩") == "Eg Ae ?")
  }

  @Test func languagesOfTasksAreIndependent() async {
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<50 {
        group.addTask {
          let language = index.isMultiple(of: 2) ? Self.german : .english
          return language.bind {
            tr(word: "plate") == (index.isMultiple(of: 2) ? "Kraftmeßplatte" : "plate")
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
