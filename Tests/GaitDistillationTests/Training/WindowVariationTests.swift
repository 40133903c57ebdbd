#if Training
  import GaitAnalysis
  import GaitModel
  import Testing

  @testable import GaitDistillation

  @Suite struct WindowVariationTests {
    private static let width = CanonicalGrid.cellCount

    /// Every reading of 80 frames is another number.
    private let stretch = CalibratedStretch(
      foot: .left, startSeconds: 0, cells: (0..<80 * width).map { 1 + Float($0) / 1024 },
      targets: (0..<80).map { Float($0) * 0.5 })

    private func recipe(_ text: String) throws -> AugmentationRecipe {
      try AugmentationRecipe(try RecipeTable(toml: text, file: "augmentation.toml"))
    }

    private func variation(
      _ text: String, seed: UInt64 = 5, cellSD: Float = 0.5
    ) throws -> WindowVariation {
      var random = SplitMix64(seed: seed)
      return WindowVariation(try recipe(text), cellSD: cellSD, random: &random)
    }

    /// 10 frames from the 20th on.
    private func apply(_ variation: WindowVariation) -> (cells: [Float], targets: [Float]) {
      var cells = [Float](repeating: .nan, count: 10 * Self.width)
      let targets = variation.apply(
        to: stretch, start: 20, frames: 10, random: SplitMix64(seed: 1)
      ) { frame, cell, value in
        cells[frame * Self.width + cell] = value
      }
      return (cells, targets)
    }

    private var whole: [Float] { Array(stretch.cells[20 * Self.width..<30 * Self.width]) }

    @Test func withoutAnythingTheWindowIsTheRecordings() throws {
      let (cells, targets) = apply(try variation(""))
      #expect(cells == whole)
      #expect(targets == Array(stretch.targets[20..<30]))
    }

    @Test func aWholeShiftMovesCells() throws {
      let still = try variation("")
      let moved = WindowVariation(
        gains: still.gains, pace: still.pace, shift: (rows: 2, columns: -1), noise: 0)
      let cells = apply(moved).cells
      for frame in 0..<10 {
        for row in 0..<CanonicalGrid.rows {
          for column in 0..<CanonicalGrid.columns {
            let cell = frame * Self.width + row * CanonicalGrid.columns + column
            let isInside = row + 2 < CanonicalGrid.rows && column > 0
            let expected = isInside ? whole[cell + 2 * CanonicalGrid.columns - 1] : 0
            #expect(cells[cell] == expected)
          }
        }
      }
    }

    @Test func partOfAShiftSharesNeighbours() throws {
      let still = try variation("")
      let moved = WindowVariation(
        gains: still.gains, pace: 1, shift: (rows: 0.25, columns: 0), noise: 0)
      let cells = apply(moved).cells
      let (own, next) = (whole[0], whole[CanonicalGrid.columns])
      #expect(abs(cells[0] - (0.75 * own + 0.25 * next)) < 1e-5)
    }

    @Test func deadCellsAreZeroAndTheOthersAsTheyWere() throws {
      let variation = try variation("deadCells = 0.9\nnoiseSD = 1", seed: 3)
      let dead = variation.gains.indices.filter { variation.gains[$0] == 0 }
      #expect(dead.count > 5 && dead.count < Self.width)
      #expect(variation.gains.allSatisfy { $0 == 0 || $0 == 1 })
      let cells = apply(variation).cells
      for frame in 0..<10 {
        #expect(dead.allSatisfy { cells[frame * Self.width + $0] == 0 })
      }
    }

    @Test func gainsMultiply() throws {
      let common = try variation("gainSD = 0.2").gains
      #expect(Set(common).count == 1 && common[0] != 1)
      let own = try variation("cellGainSD = 0.2")
      #expect(Set(own.gains).count > 100)
      let cells = apply(own).cells
      for cell in 0..<Self.width { #expect(cells[cell] == whole[cell] * own.gains[cell]) }
    }

    @Test func paceIsFramesOfTheRecordingForOneOfTheWindow() throws {
      let still = try variation("")
      let quick = WindowVariation(gains: still.gains, pace: 1.5, shift: (0, 0), noise: 0)
      let (cells, targets) = apply(quick)
      #expect(targets == (0..<10).map { 10 + 0.75 * Float($0) })
      #expect(cells[2 * Self.width] == stretch.cells[23 * Self.width])
      let between = (stretch.cells[21 * Self.width] + stretch.cells[22 * Self.width]) / 2
      #expect(abs(cells[Self.width] - between) < 1e-4)
      // The last frame stands still instead of being read past.
      let hasty = WindowVariation(gains: still.gains, pace: 20, shift: (0, 0), noise: 0)
      #expect(apply(hasty).targets.suffix(3) == [39.5, 39.5, 39.5])
    }

    @Test func noiseHasTheSizeThatIsAskedFor() throws {
      let noisy = try variation("noiseSD = 0.1", cellSD: 0.5)
      let errors = zip(apply(noisy).cells, whole).map { Double($0 - $1) }
      let mean = errors.reduce(0, +) / Double(errors.count)
      let sd = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
      #expect(abs(sd - 0.05) < 0.005 && abs(mean) < 0.005)
    }

    /// Ablations compare the same draws.
    @Test func whatIsDrawnDoesNotDependOnWhatIsOn() throws {
      let everything = """
        gainSD = 0.1
        cellGainSD = 0.1
        deadCells = 0.3
        shiftCells = 1
        paceSD = 0.1
        noiseSD = 0.1
        """
      let all = try variation(everything)
      #expect(try variation("paceSD = 0.1").pace == all.pace)
      #expect(try variation("shiftCells = 1").shift == all.shift)
      let dead = try variation("deadCells = 0.3").gains.map { $0 == 0 }
      #expect(dead == all.gains.map { $0 == 0 } && dead.contains(true))
      var ends = Set<UInt64>()
      for text in ["", everything, "noiseSD = 1", "deadCells = 0.5"] {
        var random = SplitMix64(seed: 5)
        _ = WindowVariation(try recipe(text), cellSD: 1, random: &random)
        ends.insert(random.next())
      }
      #expect(ends.count == 1)
    }
  }
#endif
