#if Training
  import GaitAnalysis
  import GaitModel
  import Testing

  @testable import GaitTraining

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
      #expect(dead.count > 5)
      #expect(dead.count < Self.width)
      #expect(variation.gains.allSatisfy { $0 == 0 || $0 == 1 })
      let cells = apply(variation).cells
      for frame in 0..<10 {
        #expect(dead.allSatisfy { cells[frame * Self.width + $0] == 0 })
      }
    }

    @Test func gainsMultiply() throws {
      let common = try variation("gainSD = 0.2")
      #expect(common.gains.allSatisfy { $0 == 1 })
      #expect(common.gain != 1)
      #expect(zip(apply(common).cells, whole).allSatisfy { abs($0 / $1 - common.gain) < 1e-5 })
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
      #expect(abs(sd - 0.05) < 0.005)
      #expect(abs(mean) < 0.005)
    }

    /// Gains, dead cells, a shift and a sparse insole are calibrated away; an error of the calibration
    /// stays.
    @Test(arguments: ["", "sparse = 1\n"]) func theCalibratedSumStays(layout: String) throws {
      let means = stretch.meanCells()
      for seed in 1...20 as ClosedRange<UInt64> {
        let varied = try variation(
          layout + "cellGainSD = 0.3\ndeadCells = 0.2\nshiftCells = 1.5\ngainSD = 0.1", seed: seed)
        let mean = varied.varied(means, meanCells: means).reduce(0, +)
        #expect(abs(mean / means.reduce(0, +) / varied.gain - 1) < 1e-4)
        #expect((varied.sparse != nil) == !layout.isEmpty)
      }
    }

    /// Up to a fifth of the frames, each on the line between those around it.
    @Test func lostFramesLieOnALine() throws {
      var lossy = try variation("")
      lossy.lost = 0.2
      var cells = [Float](repeating: .nan, count: 60 * Self.width)
      _ = lossy.apply(to: curved, start: 0, frames: 60, random: SplitMix64(seed: 2)) {
        cells[$0 * Self.width + $1] = $2
      }
      let changed = (0..<60).filter { cells[$0 * Self.width] != curved.cells[$0 * Self.width] }
      #expect(changed.count > 4)
      #expect(changed.count < 25)
      #expect(!changed.contains(0))
      #expect(!changed.contains(59))
      for frame in changed where !changed.contains(frame - 1) && !changed.contains(frame + 1) {
        let place = frame * Self.width + 3
        let line = (cells[place - Self.width] + cells[place + Self.width]) / 2
        #expect(abs(cells[place] - line) < 1e-3)
      }
    }

    /// Every cell follows a parabola.
    private var curved: CalibratedStretch {
      CalibratedStretch(
        foot: .left, startSeconds: 0,
        cells: (0..<60 * Self.width).map { Float(($0 / Self.width) * ($0 / Self.width)) },
        targets: (0..<60).map { Float($0) })
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
        sparse = 0.5
        lostFrames = 0.1
        """
      let all = try variation(everything)
      #expect(try variation("paceSD = 0.1").pace == all.pace)
      #expect(try variation("shiftCells = 1").shift == all.shift)
      let dead = try variation("deadCells = 0.3").gains.map { $0 == 0 }
      #expect(dead == all.gains.map { $0 == 0 })
      #expect(dead.contains(true))
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
