#if Training
  import GaitModel
  import Testing

  @testable import GaitFootsteps

  @Suite struct VirtualInsoleTests {
    private func readings(
      _ condition: InsoleCondition, counts: Float, frames: Int = 400, seed: UInt64 = 1
    ) -> [Float] {
      var insole = VirtualInsole(condition: condition, commonGain: 1, seed: seed)
      var cells = [Float](repeating: counts, count: frames * 128)
      insole.read(&cells)
      return cells
    }

    /// A sensor with one fault only.
    private func faultless(_ change: (inout InsoleCondition) -> Void) -> InsoleCondition {
      var condition = InsoleCondition(
        name: "test", commonGainSD: 0, cellGainSD: 0, deadZoneSD: 0, deadZoneLeast: 0,
        creepShare: 0...0, driftCountsPerFrame: 0, gainDriftSD: 0, noiseCounts: 0, deadCellShare: 0,
        misplacement: .none)
      change(&condition)
      return condition
    }

    /// The same seed gives the same readings, another seed others.
    @Test
    func deterministic() {
      #expect(
        readings(.fresh, counts: 60, seed: 4) == readings(.fresh, counts: 60, seed: 4))
      #expect(readings(.fresh, counts: 60, seed: 4) != readings(.fresh, counts: 60, seed: 5))
    }

    /// Readings are whole numbers of 8 bits.
    @Test(arguments: InsoleCondition.all)
    func quantised(condition: InsoleCondition) {
      for counts in [0, 3, 60, 900] as [Float] {
        #expect(
          readings(condition, counts: counts).allSatisfy {
            $0 == $0.rounded() && (0...255).contains($0)
          })
      }
    }

    /// Pressure saturates softly at 250 (1 - exp(-y / 225)).
    @Test
    func saturation() {
      let none = faultless { _ in }
      // 250 (1 - e^-1) = 158.03 counts are 161.19 steps of 250 / 255.
      #expect(readings(none, counts: 225)[0] == 161)
      #expect(readings(none, counts: 0).allSatisfy { $0 == 0 })
      #expect(readings(none, counts: 60_000)[0] == 255)
    }

    /// Below its dead zone a cell reads nothing, above all of it.
    @Test
    func deadZone() {
      let condition = faultless { $0.deadZoneLeast = 10 }
      #expect(readings(condition, counts: 9.9).allSatisfy { $0 == 0 })
      #expect(readings(condition, counts: 10.1).allSatisfy { $0 == 11 })
    }

    /// Creep approaches the pressure with its time constant.
    @Test
    func creep() {
      let condition = faultless {
        $0.creepShare = 0.25...0.25
        $0.creepSeconds = 0.1...0.1
      }
      let cells = readings(condition, counts: 100)
      let first = Double(cells[0])
      let last = Double(cells[399 * 128])
      // At once three quarters, in the end all of it, through the saturation.
      #expect(abs(first - 74) < 4)
      #expect(abs(last - 92) < 2)
      // One time constant is 20 frames: 63 % of the way.
      #expect(abs(Double(cells[20 * 128]) - (first + 0.63 * (last - first))) < 2)
    }

    /// Dead cells come at their share.
    @Test(arguments: InsoleCondition.all)
    func deadCells(condition: InsoleCondition) {
      var dead = 0
      for seed in 0..<200 as Range<UInt64> {
        dead += VirtualInsole(condition: condition, commonGain: 1, seed: seed).isDead.count { $0 }
      }
      let share = Double(dead) / (200 * 128)
      #expect(abs(share - condition.deadCellShare) < 0.25 * condition.deadCellShare)
    }

    /// The cells' gains spread as stated.
    @Test(arguments: InsoleCondition.all)
    func gains(condition: InsoleCondition) {
      let insole = VirtualInsole(condition: condition, commonGain: 1, seed: 7)
      let logs = insole.gains.map { (Double($0) - 1) }
      let variance = logs.reduce(0) { $0 + $1 * $1 } / 128
      #expect(abs(variance.squareRoot() - condition.cellGainSD) < 0.3 * condition.cellGainSD)
    }
  }
#endif
