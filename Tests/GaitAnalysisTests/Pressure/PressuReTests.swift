import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// The definitions that the R package pressuRe 1.x publishes for `mask_analysis`, written out by hand and compared
/// on the pedar recording that it brings: same frames, same cells, its rule of contact (above 0 kPa).
@Suite(.enabled(if: Fixture.hasSharedData))
struct PressuReTests {
  private struct Setup {
    let frames: FrameBlock
    let layout: InsoleLayout
    let rate: Double
    let found: [(mask: PressureMask.Region, pressure: RegionPressure)]
  }

  /// Two seconds of walking of a foot, read by the computation that is tested.
  private func setup(_ foot: Foot) throws -> Setup {
    let path = try #require(Fixture.sharedData) + "/pedar/pedar_example.asc"
    let session = try SessionOpener.open(path: path)
    let insole = try #require(session.metadata.insoles[foot])
    let all = try #require(try session.frames(foot, seconds: 0...100))
    let frames = all.slice(800..<1001)
    let mask = MaskDefinition.standard.mask(of: insole.layout)
    let span = frames.times[0]...frames.times[200]
    let contact = try #require(
      ContactPressure(
        frames: frames, seconds: span, step: nil, cells: PressureCells(insole: insole, zero: []),
        mask: mask, contactAbove: 0))
    #expect(contact.frameCount == 200)
    #expect(mask.regions.map(\.cells.count).reduce(0, +) == 99)
    #expect(mask.regions.allSatisfy { !$0.cells.isEmpty })
    return Setup(
      frames: frames.slice(0..<200), layout: insole.layout, rate: insole.samplingRateHz,
      found: Array(zip(mask.regions, contact.regions)).map { (mask: $0, pressure: $1) })
  }

  private func value(_ setup: Setup, _ frame: Int, _ cell: Int) -> Double {
    Double(setup.frames.cells[frame * setup.layout.cellCount + cell])
  }

  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-6 * max(abs(expected), 1)
  }

  /// `press_peak_sensor`: the maximum of any sensor of the mask during the trial.
  @Test(arguments: Foot.allCases) func peakIsPressPeakSensor(foot: Foot) throws {
    let setup = try setup(foot)
    for (mask, pressure) in setup.found {
      var peak = 0.0
      for cell in mask.cells {
        for frame in 0..<200 { peak = max(peak, value(setup, frame, cell)) }
      }
      #expect(peak > 0, "\(mask.name) bears nothing: this compares nothing")
      #expect(isClose(pressure.peak, peak), "\(mask.name)")
    }
  }

  /// `pti_1`, as novel defines it: the highest sensor of each frame times the time between frames, summed.
  @Test(arguments: Foot.allCases) func integralIsPTI1(foot: Foot) throws {
    let setup = try setup(foot)
    for (mask, pressure) in setup.found {
      var sum = 0.0
      for frame in 0..<200 {
        sum += (mask.cells.map { value(setup, frame, $0) }.max() ?? 0) / setup.rate
      }
      #expect(isClose(pressure.integral, sum), "\(mask.name)")
    }
  }

  /// `contact_area_peak`: the greatest area of sensors above 0 in any frame.
  @Test(arguments: Foot.allCases) func contactAreaIsContactAreaPeak(foot: Foot) throws {
    let setup = try setup(foot)
    for (mask, pressure) in setup.found {
      let areas = (0..<200).map { frame in
        mask.cells.filter { value(setup, frame, $0) > 0 }
          .reduce(0) { $0 + setup.layout.cells[$1].areaSquareMillimetres / 100 }
      }
      #expect(isClose(pressure.contactAreaSquareCentimetres, areas.max() ?? 0), "\(mask.name)")
    }
  }

  /// `force_time_integral` and `pti_2` after Melai, which are summed by trapezoids.
  ///
  /// Frames that count until the next one differ from them by half of the first and last frame, and by
  /// nothing else.
  @Test(arguments: Foot.allCases) func meanIsPTI2ByTime(foot: Foot) throws {
    let setup = try setup(foot)
    for (mask, pressure) in setup.found {
      let forces = (0..<200).map { frame in
        mask.cells.reduce(0) {
          $0 + value(setup, frame, $1) * setup.layout.cells[$1].areaSquareMillimetres / 1000
        }
      }
      let trapezoids = zip(forces, forces.dropFirst()).reduce(0) {
        $0 + ($1.0 + $1.1) / 2 / setup.rate
      }
      let ends = (forces[0] + forces[199]) / 2 / setup.rate
      #expect(isClose(pressure.impulse, trapezoids + ends), "\(mask.name)")
      let active = mask.cells.filter { cell in (0..<200).contains { value(setup, $0, cell) > 0 } }
      let area = active.reduce(0) { $0 + setup.layout.cells[$1].areaSquareMillimetres / 1e6 }
      let pti2 = trapezoids / area / 1000
      #expect(isClose(pressure.mean * 2, pti2 + ends / area / 1000), "\(mask.name)")
    }
  }

  /// `pedar_mask2` parts hallux from toes as ours does; its cells, by its definition.
  @Test(arguments: Foot.allCases) func toesAndHalluxAreThoseOfLee2014(foot: Foot) throws {
    let setup = try setup(foot)
    let outline = InsoleOutline(setup.layout)
    let toes = setup.layout.cells.indices.filter { cell in
      let y = setup.layout.cells[cell].heelY
      return y >= outline.heelY.lowerBound + 0.85 * outline.lengthMillimetres
    }
    let found = setup.found.filter { ["hallux", "toes"].contains($0.mask.name) }
    #expect(found.flatMap(\.mask.cells).sorted() == toes)
  }
}
