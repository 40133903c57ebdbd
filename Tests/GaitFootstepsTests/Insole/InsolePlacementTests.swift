#if Training
  import GaitModel
  import Testing

  @testable import GaitFootsteps

  @Suite struct InsolePlacementTests {
    private let box = FootprintBox(rows: 3..<51, columns: 4..<28)

    /// A cell sees the mean over its central 70 %.
    @Test
    func weights() {
      let placement = InsolePlacement(box: box)
      for shares in placement.shares {
        #expect(abs(shares.reduce(0) { $0 + $1.weight } - 1) < 1e-5)
        // Cells of 3 x 3 sensels sense 2.1 x 2.1 of them, in their middle.
        #expect(shares.count == 9)
        #expect(abs((shares.map(\.weight).max() ?? 0) - 1 / 4.41) < 1e-5)
      }
      // Row 0 is the heel; column 0 is lateral, the plate's last column.
      #expect(placement.shares[0].map(\.sensel).min() == 3 * PlateStep.columns + 25)
      #expect(placement.shares[7].map(\.sensel).min() == 3 * PlateStep.columns + 4)
      #expect(placement.shares[120].map(\.sensel).min() == 48 * PlateStep.columns + 25)
    }

    /// Turning and shifting keep the sensed area.
    @Test(arguments: [-5.0, 0, 3])
    func turned(degrees: Double) {
      let placement = InsolePlacement(
        box: FootprintBox(rows: 12..<48, columns: 8..<26), cellsAlong: 0.7, cellsAcross: -0.4,
        degrees: degrees, scale: 1.05)
      for shares in placement.shares {
        #expect(abs(shares.reduce(0) { $0 + $1.weight } - 1) < 1e-5)
      }
    }

    /// A foot that lies one cell further loads the next row.
    @Test
    func shifted() {
      let straight = InsolePlacement(box: box)
      let shifted = InsolePlacement(box: box, cellsAlong: 1)
      for cell in 8..<128 {
        #expect(shifted.shares[cell].map(\.sensel) == straight.shares[cell - 8].map(\.sensel))
      }
    }

    /// A uniform pressure reads the same in every cell, resampled without loss.
    @Test
    func uniform() throws {
      let numbers = (0..<PlateStep.senselCount).flatMap { _ in (1...10).map { UInt16($0 * 10) } }
      let step = try #require(
        PlateStep(trial: 0, speed: .slow, metresPerSecond: 1, recorded: numbers, frames: 10))
      let cells = InsolePlacement(box: box).cells(of: step)
      // 10 frames at 500 Hz are 4 at 200 Hz: plate frames 0, 2.5, 5 and 7.5.
      #expect(cells.count == 4 * 128)
      for (frame, expected) in [10.0, 35, 60, 85].enumerated() {
        for cell in 0..<128 {
          #expect(abs(Double(cells[frame * 128 + cell]) - expected) < 1e-3)
        }
      }
    }

    /// Overlap of a turned square with the sensels is its area.
    @Test
    func overlap() {
      let diamond = [
        PlatePoint(row: 5, column: 6), PlatePoint(row: 6, column: 5), PlatePoint(row: 7, column: 6),
        PlatePoint(row: 6, column: 7),
      ]
      #expect(SenselOverlap.area(diamond) == 2)
      let shares = SenselOverlap.shares(of: diamond)
      #expect(shares.count == 4)
      #expect(shares.allSatisfy { abs($0.weight - 0.25) < 1e-6 })
    }
  }
#endif
