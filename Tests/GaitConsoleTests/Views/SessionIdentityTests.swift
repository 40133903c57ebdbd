import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Whose data is on the screen stands at the end of the line of tabs.
@Suite struct SessionIdentityTests {
  private func firstLine(_ columns: Int, _ change: (inout SessionState) -> Void) throws -> String {
    var state = try ConsoleStates.walk(size: Size(columns: columns, rows: 24))
    state.screen = .steps
    state.session?.metadata.name = "walk"
    state.session?.metadata.isSimulated = false
    state.session?.metadata.bodyMassKilograms = 70
    state.session?.metadata.visit = SessionVisit(person: "P08", number: 2, condition: "slow")
    state.session?.place = SessionPlace(path: "/data/P08-slow.gait", isSample: false)
    if var session = state.session {
      change(&session)
      state.session = session
    }
    return ConsoleView(state: state, theme: .fallback).render().lines()[0]
  }

  @Test func everythingIsSaidWhereThereIsRoom() throws {
    let line = try firstLine(160) { _ in }
    #expect(line.hasSuffix(" P08-slow.gait, person P08, visit 2, slow, 70 kg"))
    #expect(line.contains(" 7 Library "))
    let sample = try firstLine(160) {
      $0.place = SessionPlace(path: "/samples/a.gait", isSample: true)
      $0.metadata.bodyMassKilograms = 61.5
      $0.metadata.visit = SessionVisit()
    }
    #expect(sample.hasSuffix(" a.gait, 61.5 kg, sample"))
    let measured = try firstLine(160) { $0.place = nil }
    #expect(measured.hasSuffix(" walk, person P08, visit 2, slow, 70 kg"))
  }

  @Test func atEightyColumnsThereIsTheNameOrTheCode() throws {
    let line = try firstLine(80) { _ in }
    #expect(line.contains("[2 Steps]"))
    #expect(line.hasSuffix(" P08-slow.gait, person P08"))
    let long = try firstLine(80) {
      $0.place = SessionPlace(
        path: "/data/2026-11-29-treadmill-before-therapy.gait", isSample: false)
    }
    #expect(long.hasSuffix(" P08"))
    let nobody = try firstLine(80) {
      $0.place = SessionPlace(
        path: "/data/2026-11-29-treadmill-before-therapy.gait", isSample: false)
      $0.metadata.visit = SessionVisit()
    }
    #expect(nobody.contains(" 2026-11-29-treadmill"))
  }

  @Test(arguments: [40, 60, 80, 120, 200]) func aSimulatedWalkerIsNeverLeftOut(columns: Int) throws
  {
    let line = try firstLine(columns) { $0.metadata.isSimulated = true }
    #expect(line.hasSuffix(columns < 60 ? " SIM" : " SIMULATED"))
    #expect(line.contains("P08"))
    #expect(line.count <= columns)
  }

  @Test func theLibraryIsEverybodys() throws {
    var state = try ConsoleStates.walk()
    state.screen = .library
    #expect(state.tabNote(beside: state.tabBar) == nil)
    state.screen = .models
    #expect(state.tabNote(beside: state.tabBar) != nil)
    state.session = nil
    #expect(state.tabNote(beside: state.tabBar) == nil)
  }
}
