import GaitAnalysis
import GaitModel
import GaitTestSupport
import PlainText
import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct NarratorTests {
  @Test func aSessionSaysWhatItIsAndWhatWasFound() throws {
    let session = try AnalyzedWalk.shared().session
    let analysis = try #require(session.analysis)
    var listener = Listener(ConsoleStates.library())
    let opened = listener.hear(
      .sessionOpened(
        metadata: session.metadata, markers: [], range: session.transport.range,
        place: SessionPlace(path: "/walks/walk.gait", isSample: false)))
    #expect(opened[0].hasPrefix("session walk.gait, "))
    #expect(opened[0].contains("length 00:1"))
    #expect(opened[0].contains("both feet"))
    #expect(opened.contains("! SIMULATED"))
    let found = listener.hear(.analysisProgressed(analysis, progress: 1))
    #expect(
      found[0]
        == "analysed: \(analysis.summary.stepsFound) steps, \(analysis.summary.stepsUsed) used")
    #expect(found[1].contains("estimator: sum of cells"))
  }

  /// At any speed, every step once, in the order of toe-offs.
  @Test(arguments: [1, 2, 3]) func noStepIsLostAndNoneIsSaidTwice(faster: Int) throws {
    var listener = try Listener.walk()
    let steps = try #require(listener.state.session?.analysis?.steps)
    for _ in 1..<faster { _ = listener.press(.character("+")) }
    let lines = listener.play(from: 0, seconds: 14)
    let said = lines.filter { $0.contains(" step ") }
    let ended = steps.sorted { $0.stance.toeOffSeconds < $1.stance.toeOffSeconds }
    #expect(said.count == ended.count)
    for (line, step) in zip(said, ended) {
      #expect(line.hasPrefix("\(step.foot.rawValue) step \(step.index), stance "), "\(line)")
    }
    #expect(lines.contains { $0.hasPrefix("at the end, ") })
    #expect(lines.contains("marker at 5.00 s: turn"))
  }

  @Test func aStepSaysItsForcesAndWhyItIsNotUsed() throws {
    let session = try AnalyzedWalk.shared().session
    let analysis = try #require(session.analysis)
    let step = try #require(analysis.steps.first { $0.isAccepted && $0.reference != nil })
    let options = ConsoleStates.options()
    let used = StepSentence(step: step, analysis: analysis, options: options).text
    #expect(used.contains("plate peak "))
    #expect(used.contains(" % of body weight, estimate "))
    let rejected = try #require(analysis.steps.first { !$0.isAccepted })
    let text = StepSentence(step: rejected, analysis: analysis, options: options).text
    #expect(text.contains("not used: "), "\(text)")
  }

  @Test func aKeyThatOnlyTheEyeNoticesSaysSo() throws {
    var listener = try Listener.walk()
    for key in "zZ_rh" {
      let lines = listener.press(.character(key))
      #expect(lines.count == 1, "\(key): \(lines)")
      #expect(lines.first?.hasSuffix(": only the picture changes") == true, "\(key): \(lines)")
    }
    #expect(listener.press(.character("c")).first?.hasPrefix("colour map") == true)
    #expect(listener.press(.character("o")) == ["o does nothing here; ? lists the keys"])
    // Letters of a note are no keys.
    _ = listener.press(.character("m"))
    #expect(!listener.type("zo").contains { $0.contains("nothing here") })
  }

  /// What a jump passes over was not walked through; playing on from there says what follows.
  @Test func aJumpIsNoFlood() throws {
    var listener = try Listener.walk()
    let forward = listener.press(.end)
    #expect(forward.count <= 3, "\(forward)")
    let back = listener.press(.home)
    #expect(back.count <= 3, "\(back)")
    let first = try #require(listener.state.session?.analysis?.steps.first)
    let lines = listener.play(from: 0, seconds: first.stance.toeOffSeconds + 0.1)
    #expect(lines.count { $0.contains(" step ") } >= 1)
  }

  /// Analysis that comes later than the time it is of.
  @Test func stepsThatAreAnalysedLateAreSaidOnce() throws {
    let session = try AnalyzedWalk.shared().session
    let analysis = try #require(session.analysis)
    var listener = Listener(ConsoleStates.library())
    _ = listener.hear(
      .sessionOpened(metadata: session.metadata, markers: [], range: session.transport.range))
    #expect(listener.play(from: 0, seconds: 6).allSatisfy { !$0.contains(" step ") })
    let late = listener.hear(.analysisProgressed(analysis, progress: 1))
    let passed = analysis.steps.count {
      $0.stance.toeOffSeconds <= listener.state.session?.shownSeconds ?? 0
    }
    #expect(passed > 4)
    #expect(late.count { $0.contains(" step ") && $0.contains("stance") } == passed)
    #expect(listener.hear(.analysisProgressed(analysis, progress: 1)).isEmpty)
  }

  @Test func stepsFallSilentAndYSumsUp() throws {
    var listener = try Listener.walk()
    #expect(listener.press(.character("Y")) == ["steps are not said; y sums up"])
    #expect(listener.play(from: 0, seconds: 6).allSatisfy { !$0.contains(" step ") })
    let summary = listener.press(.character("y"))
    #expect(summary[0] == "Screen Monitor")
    #expect(summary[1].hasPrefix("playing from 00:0"))
    #expect(summary[2].hasPrefix("at 00:0") && summary[2].contains("% of body weight"))
    #expect(listener.press(.character("Y")) == ["every step is said"])
  }

  @Test func feedbackSaysWhereAStepStands() throws {
    var listener = try Listener.walk()
    let shown = listener.press(.character("5"))
    #expect(shown[0] == "Screen Feedback; y says what it shows")
    #expect(shown[1].hasPrefix("Peak force "))
    let lines = listener.play(from: 0, seconds: 8).filter { $0.contains(" step ") }
    #expect(lines.contains { $0.hasSuffix(" zone") }, "\(lines)")
    let summary = listener.press(.character("y"))
    #expect(summary.contains { $0.hasPrefix("streak ") })
  }

  /// Who hears the numbers of every step is not shown every second one.
  @Test func aStepThatIsNotShownIsNotSaidEither() throws {
    var listener = try Listener.walk()
    _ = listener.press(.character("5"))
    listener.state.feedback.show(.every(2), listener.state.session)
    let lines = listener.play(from: 0, seconds: 8).filter { $0.contains(" step ") }
    let withheld = lines.filter { $0.hasSuffix(", not shown") }
    #expect(withheld.count >= 3, "\(lines)")
    #expect(lines.count - withheld.count >= 3, "\(lines)")
    #expect(withheld.allSatisfy { !$0.contains("peak") && !$0.contains("stance") })
  }

  @Test func pausesSpeedsAndPlacesAreSaid() throws {
    var listener = try Listener.walk()
    #expect(listener.press(.character("+")) == ["speed 2"])
    #expect(listener.press(.character(" "))[0].hasPrefix("paused at 00:00"))
    let event = listener.press(.character("n"))
    #expect(event[0].contains("initial contact at"), "\(event)")
    #expect(event[1].contains(" step 1 of "), "\(event)")
    #expect(listener.press(.right)[0].hasPrefix("at 00:0"))
    #expect(listener.press(.character("a"))[0].contains("A "))
  }

  @Test(arguments: Screen.allCases) func everyScreenHasSomethingToSay(screen: Screen) throws {
    var listener = try Listener.walk()
    _ = listener.press(.character(screen.key))
    let lines = listener.press(.character("y"))
    #expect(lines[0] == "Screen \(screen.title)")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("%BW") && !$0.contains(" | ") })
  }

  @Test func stepsSaysMeansWithNumbersOfSteps() throws {
    var listener = try Listener.walk()
    _ = listener.press(.character("2"))
    let lines = listener.press(.character("y"))
    let peak = try #require(lines.first { $0.hasPrefix("first peak, % of body weight: left ") })
    #expect(peak.contains(" SD ") && peak.contains(" n ") && peak.contains("; right "))
    #expect(peak.contains("symmetry"))
    let next = listener.press(.character("j"))
    #expect(next.count == 1 && next[0].hasPrefix("left step 2, contact "), "\(next)")
  }

  /// A notice is said when it comes, not while it stays.
  @Test func aNoticeIsSaidOnce() throws {
    var listener = try Listener.walk()
    #expect(listener.hear(.notified(Notice("marker saved"))) == ["marker saved"])
    #expect(listener.hear(.tick(now: 0)) == [])
    #expect(listener.hear(.tick(now: 1)).allSatisfy { $0 != "marker saved" })
    #expect(listener.hear(.notified(Notice("disk full", kind: .problem))) == ["! disk full"])
  }

  @Test func everythingIsSaidInGermanToo() throws {
    let german = Language(
      name: "Deutsch", code: "de", decimalSeparator: ",",
      phrases: ["%1 step %2": "%1 Schritt %2", "left": "links", "stance %1 s": "Stand %1 s"])
    let lines = try german.bind {
      var listener = try Listener.walk()
      return listener.play(from: 0, seconds: 6)
    }
    #expect(lines.contains { $0.contains("links Schritt 1, Stand 0,") }, "\(lines)")
  }
}
