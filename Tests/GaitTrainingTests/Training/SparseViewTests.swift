#if Training
  import GaitAnalysis
  import GaitModel
  import GaitFormats
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct SparseViewTests {
    private static let width = CanonicalGrid.cellCount

    private func frame(_ seed: UInt64) -> [Float] {
      var random = SplitMix64(seed: seed)
      return (0..<Self.width).map { _ in Float(random.uniform()) }
    }

    private func seen(_ frame: [Float], _ view: SparseView, gains: [Float] = []) -> [Float] {
      var result = [Float](repeating: .nan, count: Self.width)
      view.apply(frame, gains: gains, into: &result)
      return result
    }

    /// What the console's own grid makes of an insole whose cells read the mean pressure under them.
    @Test func aViewIsWhatTheCanonicalGridMakesOfTheInsole() {
      let layout = MoticonLayout.layout(size: 7)
      let frame = frame(3)
      let view = SparseView.moticon
      #expect(view.cells.count == 16)
      let readings = view.cells.map { cell in
        cell.targets.reduce(Float(0)) { $0 + frame[$1.index] * $1.covered } / cell.area
      }
      let grid = CanonicalGrid(layout: layout)
      var expected = [Float](repeating: 0, count: Self.width)
      grid.apply(readings[...], scale: 1, into: &expected)
      let found = seen(frame, view)
      for cell in 0..<Self.width { #expect(abs(found[cell] - expected[cell]) < 0.02) }
    }

    @Test func aCellForEachCanonicalCellChangesNothing() {
      let rectangles = (0..<Self.width).map { index in
        let (row, column) = (Double(index / 8), Double(index % 8))
        return (rows: row...row + 1, columns: column...column + 1)
      }
      let frame = frame(5)
      let found = seen(frame, SparseView(rectangles))
      for cell in 0..<Self.width { #expect(abs(found[cell] - frame[cell]) < 1e-5) }
    }

    @Test func deadSparseCellsReadNothing() {
      let found = seen(frame(6), .moticon, gains: [Float](repeating: 0, count: 16))
      #expect(found.allSatisfy { $0 == 0 })
    }

    @Test func cellsThatCoverNothingAreLeftOut() {
      let view = SparseView([
        (rows: -3.0 ... -2.0, columns: 0.0...1.0), (rows: 0.0...2.0, columns: 0.0...2.0),
      ])
      #expect(view.cells.count == 1)
    }

    @Test func randomInsolesHaveAboutTheCellsThatAreAskedFor() {
      for count in [8, 16, 33, 64] {
        var random = SplitMix64(seed: UInt64(count))
        let view = SparseView(count: count, random: &random)
        #expect(view.cells.count <= count, "\(count)")
        #expect(view.cells.count >= count * 2 / 3, "\(count)")
        let covered = seen([Float](repeating: 1, count: Self.width), view).filter { $0 > 0 }.count
        #expect(covered > Self.width / 4)
      }
    }

    /// The mean sum is calibrated again; the walk is the same.
    @Test func aStretchKeepsItsMeanSum() {
      let cells = (0..<50).flatMap { frame in
        self.frame(UInt64(frame)).map { $0 * Float(frame % 7) }
      }
      let stretch = CalibratedStretch(
        foot: .left, startSeconds: 1, cells: cells, targets: [Float](repeating: 0, count: 50))
      let seen = stretch.seen(through: .moticon)
      let (before, after) = (cells.reduce(0, +), seen.cells.reduce(0, +))
      #expect(abs(before / after - 1) < 1e-4)
      #expect(seen.targets == stretch.targets)
      #expect(seen.cells != stretch.cells)
    }
  }
#endif
