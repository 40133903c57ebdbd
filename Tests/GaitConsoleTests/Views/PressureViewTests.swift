import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct PressureViewTests {
  private func picture(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  private func state(zones: Int) throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    state.screen = .pressure
    let cells = (0..<zones).map { zone in
      InsoleCell(
        lateralX: 40, heelY: 40 + 80 * Double(zone), width: 70, length: 70,
        areaSquareMillimetres: 4900)
    }
    let layout = InsoleLayout(
      name: "zones", lengthMillimetres: 270, widthMillimetres: 95, cells: cells)
    for foot in Foot.allCases {
      state.session?.metadata.insoles[foot] = InsoleDescription(
        layout: layout, unit: .kilopascals, samplingRateHz: 200)
      state.session?.frames[foot] = nil
    }
    return state
  }

  /// A force over the area of a zone is no pressure under a foot.
  @Test(arguments: [1, 3]) func zonesOfAForceSensorAreNotMapped(zones: Int) throws {
    let text = picture(try state(zones: zones))
    #expect(text.contains("there is no pressure to map"))
    #expect(!text.contains("kPa"))
    #expect(text.contains(zones == 1 ? "one zone" : "3 zones"))
  }

  @Test func fourCellsAreMapped() throws {
    #expect(!picture(try state(zones: 4)).contains("there is no pressure to map"))
  }
}
