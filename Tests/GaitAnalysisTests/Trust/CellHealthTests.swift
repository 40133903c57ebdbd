import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct CellHealthTests {
  private static let description = InsoleDescription(
    layout: TestLayouts.matrix16x8, unit: .kilopascals, samplingRateHz: 100, saturation: 500)

  /// Loads come and go over the whole insole; cells named read what is given instead.
  private func faults(
    _ broken: [Int: (Int) -> Float] = [:], description: InsoleDescription = description,
    frames: Int = 50
  ) -> [Int: CellFault] {
    var health = CellHealth(description: description)
    for frame in 0..<frames {
      let cells = (0..<description.layout.cellCount).map { cell -> Float in
        broken[cell]?(frame) ?? Float((frame * 7 + cell * 3) % 50) * 6
      }
      health.push(cells[...])
    }
    return health.faults
  }

  @Test func aSoundInsoleHasNone() { #expect(faults().isEmpty) }

  @Test func aCellThatReadsNothingIsDead() {
    #expect(faults([60: { _ in 0 }]) == [60: .dead])
    #expect(faults([60: { _ in 0 }, 20: { _ in 0 }]) == [60: .dead, 20: .dead])
  }

  @Test func aCellStuckUnderLoadIsDead() {
    #expect(faults([60: { _ in 120 }]) == [60: .dead])
  }

  @Test func aCellAtTheEndOfItsRangeIsSaturated() {
    #expect(faults([60: { $0 == 30 ? 500 : 10 }]) == [60: .saturated])
    #expect(faults([60: { $0 == 30 ? 499 : 10 }]).isEmpty)
    var unknown = Self.description
    unknown.saturation = nil
    #expect(faults([60: { $0 == 30 ? 5000 : 500 }], description: unknown)[60] == nil)
  }

  /// Rows beyond the sole never read anything; nothing there is called dead.
  @Test func cellsBeyondTheSoleAreNotDead() {
    var silent: [Int: (Int) -> Float] = [:]
    for cell in 0..<128 where cell / 8 < 3 || cell % 8 == 0 { silent[cell] = { _ in 0 } }
    #expect(faults(silent).isEmpty)
  }

  /// A corner of a matrix has neighbours on two sides only: it may be beyond the sole.
  @Test func cornersAndRimsOfAMatrixAreNotDead() {
    for cell in [0, 7, 56, 63, 120, 127] { #expect(faults([cell: { _ in 0 }]).isEmpty) }
  }

  /// Beyond the sole and at its rim cells have at least their noise, unless they are not connected.
  @Test func aCellWithoutTheNoiseOfTheOthersIsSilent() {
    var broken: [Int: (Int) -> Float] = [:]
    for cell in 0..<128 where cell / 8 < 3 || cell % 8 == 0 {
      broken[cell] = { Float(($0 + cell) % 3) }
    }
    for cell in [9, 56] { broken[cell] = { _ in 0 } }
    #expect(faults(broken, frames: 400) == [9: .silent, 56: .silent])
    #expect(faults(broken, frames: 399).isEmpty)
    // A device that reads nothing below a threshold has no noise anywhere.
    for cell in 0..<128 where cell / 8 < 3 { broken[cell] = { _ in 0 } }
    #expect(faults(broken, frames: 400).isEmpty)
  }

  /// Scattered cells were put under the sole on purpose: every one of them is to be loaded.
  @Test func aScatteredCellAtTheRimCanBeDead() {
    let description = InsoleDescription(
      layout: TestLayouts.scattered4, unit: .kilopascals, samplingRateHz: 100)
    #expect(faults([0: { _ in 0 }], description: description) == [0: .dead])
  }

  /// Twelve rows of seven cells that are no matrix, as some soles have.
  private static let inRows: InsoleDescription = {
    let cells = (0..<84).map { cell -> InsoleCell in
      let (row, column) = (cell / 7, cell % 7)
      return InsoleCell(
        lateralX: Double(6 + 12 * column + row % 3), heelY: Double(10 + 20 * row), width: 10,
        length: 18, areaSquareMillimetres: 180)
    }
    let layout = InsoleLayout(
      name: "rows", lengthMillimetres: 260, widthMillimetres: 90, cells: cells)
    return InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: 100)
  }()

  private func silent(_ cells: [Int]) -> [Int: (Int) -> Float] {
    var silent: [Int: (Int) -> Float] = [:]
    for cell in cells { silent[cell] = { _ in 0 } }
    return silent
  }

  /// A cable that breaks takes a row, whose cells have only dead neighbours beside them.
  @Test(arguments: [1...1, 5...5, 6...7]) func rowsOfALayoutWithoutMatrix(rows: ClosedRange<Int>) {
    #expect(faults(description: Self.inRows).isEmpty)
    let dead = (0..<84).filter { rows.contains($0 / 7) }
    let found = faults(silent(dead), description: Self.inRows)
    #expect(found.keys.sorted() == dead)
    #expect(found.values.allSatisfy { $0 == .dead })
  }

  /// An arch takes the medial part of some rows.
  @Test func anArchIsNoDeadRow() {
    let arch = (0..<84).filter { (4...6).contains($0 / 7) && $0 % 7 < 3 }
    let found = faults(silent(arch), description: Self.inRows)
    #expect(!found.values.contains(.dead))
  }

  @Test func anUnloadedInsoleHasNone() {
    var health = CellHealth(description: Self.description)
    #expect(health.faults.isEmpty)
    health.push(Array(repeating: 0, count: 128)[...])
    #expect(health.faults.isEmpty)
    #expect(health.highest.allSatisfy { $0 == 0 })
  }

  /// Noise around zero is no fault; a cell that pulls is one.
  @Test(arguments: [
    (0, false), (-5.8, false), (-6.1, true), (-100, true), (-Float.infinity, true),
  ])
  func readingsFarBelowZeroAreNoticed(lowest: Float, isNoticed: Bool) {
    var health = CellHealth(description: Self.description)
    var cells = [Float](repeating: 0, count: 128)
    cells[40] = 300
    health.push(cells[...])
    cells[90] = lowest
    health.push(cells[...])
    // Two per cent of 300.
    #expect(health.readsBelowZero == isNoticed)
  }

  @Test func anInsoleThatReadsNothingButLessThanZeroIsNoticed() {
    var health = CellHealth(description: Self.description)
    #expect(!health.readsBelowZero, "nothing has come yet")
    health.push(Array(repeating: 0, count: 128)[...])
    #expect(!health.readsBelowZero)
    health.push(Array(repeating: -1, count: 128)[...])
    #expect(health.readsBelowZero)
  }

  @Test func simulatedDeadCellsAreFoundAndNoOthers() throws {
    var certain = 0
    for seed in UInt64(1)...8 {
      let sound = SimulatedWalk(WalkerConfiguration(seed: seed, durationSeconds: 12)).session
      let broken = SimulatedWalk(
        WalkerConfiguration(
          seed: seed, durationSeconds: 12, faults: SensorFaults(deadCells: 1))
      ).session
      for foot in Foot.allCases {
        let healthy = try health(sound, foot)
        #expect(healthy.faults.isEmpty)
        let found = try health(broken, foot)
        // The cell that broke read something while it was sound.
        let dead = found.highest.indices.filter {
          found.highest[$0] == 0 && healthy.highest[$0] > 0
        }
        #expect(dead.count <= 1)
        for (cell, fault) in found.faults { #expect(dead.contains(cell) && fault == .dead) }
        // In the middle of the load there is no doubt.
        let top = try #require(healthy.highest.max())
        for cell in dead where (8..<120).contains(cell) && (1..<7).contains(cell % 8) {
          let around = [cell - 9, cell - 8, cell - 7, cell - 1, cell + 1, cell + 7, cell + 8]
          if around.allSatisfy({ healthy.highest[$0] > 0.15 * top }) {
            #expect(found.faults[cell] == .dead)
            certain += 1
          }
        }
      }
    }
    #expect(certain >= 3)
  }

  private func health(_ session: RecordedSession, _ foot: Foot) throws -> CellHealth {
    let description = try #require(session.metadata.insoles[foot])
    let block = try #require(session.frames[foot])
    var health = CellHealth(description: description)
    for index in 0..<block.count { health.push(block[index].cells[...]) }
    return health
  }
}
