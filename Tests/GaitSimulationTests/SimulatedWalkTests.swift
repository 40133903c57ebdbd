import GaitModel
import GaitSimulation
import Testing

@Suite struct SimulatedWalkTests {
  private func forces(_ walk: SimulatedWalk, _ foot: Foot) -> ForceBlock {
    walk.session.reference[foot] ?? ForceBlock(foot: foot)
  }

  private func frames(_ walk: SimulatedWalk, _ foot: Foot) -> FrameBlock {
    walk.session.frames[foot] ?? FrameBlock(foot: foot, cellCount: 128)
  }

  /// The stances of a foot that are steps: without the standing at the beginning.
  private func steps(_ walk: SimulatedWalk, _ foot: Foot) -> [Stance] {
    Array(walk.stances.filter { $0.foot == foot }.dropFirst())
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }

  private func stanceSeconds(_ walk: SimulatedWalk, _ foot: Foot) -> Double {
    mean(steps(walk, foot).map(\.stanceSeconds))
  }

  private func peakNewtons(_ walk: SimulatedWalk, _ foot: Foot) -> Double {
    mean(
      steps(walk, foot).map { stance in
        Double(forces(walk, foot).slice(seconds: stance.seconds).newtons.max() ?? 0)
      })
  }

  @Test func sameSeedGivesTheSameBytes() {
    let configuration = WalkerConfiguration(seed: 7, durationSeconds: 6, faults: .typical)
    #expect(SimulatedWalk(configuration).session == SimulatedWalk(configuration).session)
    var other = configuration
    other.seed = 8
    #expect(SimulatedWalk(configuration).session.frames != SimulatedWalk(other).session.frames)
  }

  /// A change of these numbers changes every simulated recording; state it as a scientific change.
  @Test func bytesAreTheOnesOfThisVersion() {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 5, faults: .typical))
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for foot in Foot.allCases {
      for value in frames(walk, foot).cells + forces(walk, foot).newtons {
        hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01B3
      }
    }
    #expect(hash == 14_827_282_508_358_137_481)
  }

  @Test(arguments: [0.005, 0.037, 0.5, 3.3, 100])
  func blocksOfAnySizeGiveTheSameBytes(seconds: Double) {
    let configuration = WalkerConfiguration(
      seed: 3, durationSeconds: 8, faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 60))
    let whole = SimulatedWalk(configuration)
    var stream = WalkerStream(configuration)
    var frames = PerFoot<FrameBlock>.each { FrameBlock(foot: $0, cellCount: 128) }
    var forces = PerFoot<ForceBlock>.each { ForceBlock(foot: $0, times: [], newtons: []) }
    while let block = stream.nextBlock(seconds: seconds) {
      for foot in Foot.allCases {
        frames[foot].append(block.frames[foot])
        forces[foot].append(block.reference[foot])
      }
    }
    for foot in Foot.allCases {
      #expect(frames[foot] == whole.session.frames[foot])
      #expect(forces[foot] == whole.session.reference[foot])
    }
  }

  @Test(arguments: [GaitPreset.healthy, .antalgic(.left), .toeWalking])
  func cellsAddUpToTheReference(gait: GaitPreset) {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 5, durationSeconds: 12, gait: gait))
    for foot in Foot.allCases {
      let block = frames(walk, foot)
      let layout = walk.session.metadata.insoles[foot]?.layout
      #expect(block.times == forces(walk, foot).times)
      for index in 0..<block.count {
        let newtons = layout?.totalNewtons(kilopascals: block[index].cells) ?? 0
        let exact = Double(forces(walk, foot).newtons[index])
        // Half a count on each of the cells that bear anything.
        #expect(abs(newtons - exact) < 128 * 0.25 * 0.193)
        if exact == 0 { #expect(newtons == 0) }
      }
      #expect(block.cells.allSatisfy { ($0 * 2).rounded() == $0 * 2 })
      #expect((block.cells.max() ?? 0) < 511.5)
    }
  }

  @Test(arguments: [0.6, 1.0, 1.3, 1.8], [GaitPreset.healthy, .antalgic(.right), .toeWalking])
  func bothFeetCarryTheBodyWeight(speed: Double, gait: GaitPreset) throws {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: 11, durationSeconds: 62, speedMetresPerSecond: speed, asymmetry: 0.1, gait: gait))
    let contacts = steps(walk, .right).map(\.initialContactSeconds)
    let first = try #require(contacts.dropFirst(2).first)
    let last = try #require(contacts.last)
    let total = Foot.allCases.reduce(0.0) { sum, foot in
      let block = forces(walk, foot).slice(seconds: first...last)
      return sum + block.newtons.reduce(0.0) { $0 + Double($1) } / Double(block.count)
    }
    let weight = try #require(walk.session.metadata.bodyWeightNewtons)
    #expect(abs(total / weight - 1) < 0.01)
  }

  @Test func standingIsQuietAndTheFirstStepJoinsOn() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 2, durationSeconds: 10, standingSeconds: 3))
    let weight = try #require(walk.session.metadata.bodyWeightNewtons)
    for time in stride(from: 0.0, to: 3.0, by: 0.05) {
      #expect(abs(walk.vGRF(foot: .left, at: time) / weight - 0.5) < 0.06)
      let sum = Foot.allCases.reduce(0) { $0 + walk.vGRF(foot: $1, at: time) }
      #expect(abs(sum / weight - 1) < 1e-9)
    }
    for foot in Foot.allCases {
      let newtons = forces(walk, foot).newtons
      let jump = zip(newtons, newtons.dropFirst()).map { abs($0 - $1) }.max() ?? 0
      #expect(Double(jump) < 0.12 * weight)
    }
  }

  @Test func oneFootUnloadsWhileTheOtherLoads() {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 4, durationSeconds: 20))
    for stance in steps(walk, .right) {
      let left = walk.stances.first {
        $0.foot == .left && $0.toeOffSeconds > stance.initialContactSeconds
      }
      guard let left, left.initialContactSeconds < stance.initialContactSeconds else {
        Issue.record("the left foot is in the air when the right one lands")
        continue
      }
      let time = stance.initialContactSeconds
      let end = left.toeOffSeconds
      #expect(walk.vGRF(foot: .left, at: time + 0.01) > walk.vGRF(foot: .left, at: end - 0.01))
      #expect(walk.vGRF(foot: .right, at: time + 0.01) < walk.vGRF(foot: .right, at: end - 0.01))
    }
  }

  @Test func healthyStancesHaveTwoPeaksAndRollOver() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 6, durationSeconds: 20))
    let weight = try #require(walk.session.metadata.bodyWeightNewtons)
    let layout = try #require(walk.session.metadata.insoles.left?.layout)
    for stance in steps(walk, .left) {
      func level(_ share: Double) -> Double {
        walk.vGRF(
          foot: .left, at: stance.initialContactSeconds + share * stance.stanceSeconds) / weight
      }
      #expect(level(0.23) > level(0.48) + 0.15)
      #expect(level(0.77) > level(0.48) + 0.15)
      #expect((0.95...1.3).contains(level(0.23)))
      #expect((0.55...0.75).contains(stance.stanceSeconds))
      let slice = frames(walk, .left).slice(seconds: stance.seconds)
      func centre(_ share: Double) -> Double {
        let cells = slice[Int(Double(slice.count - 1) * share)].cells
        let sum = cells.reduce(0, +)
        return zip(cells, layout.cells).reduce(0) { $0 + Double($1.0 / sum) * $1.1.heelY }
      }
      #expect(centre(0.1) < 70)
      #expect(centre(0.9) > 180)
      #expect(centre(0.3) < centre(0.6))
    }
  }

  @Test func antalgicGaitSparesTheFoot() {
    let walk = SimulatedWalk(
      WalkerConfiguration(seed: 9, durationSeconds: 30, gait: .antalgic(.left)))
    #expect(stanceSeconds(walk, .left) < 0.92 * stanceSeconds(walk, .right))
    #expect(peakNewtons(walk, .left) < 0.9 * peakNewtons(walk, .right))
  }

  @Test func toeWalkingNeverTouchesWithTheHeel() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 9, durationSeconds: 20, gait: .toeWalking))
    let layout = try #require(walk.session.metadata.insoles.right?.layout)
    for stance in steps(walk, .right) {
      let slice = frames(walk, .right).slice(seconds: stance.seconds)
      for index in 0..<slice.count {
        for (cell, value) in zip(layout.cells, slice[index].cells) where cell.heelY < 80 {
          #expect(value == 0)
        }
      }
      let newtons = forces(walk, .right).slice(seconds: stance.seconds).newtons
      let highest = newtons.indices.max { newtons[$0] < newtons[$1] } ?? 0
      #expect(highest < newtons.count * 2 / 5)
    }
  }

  @Test func asymmetryIsSigned() {
    for asymmetry in [-0.3, 0.3] {
      let walk = SimulatedWalk(
        WalkerConfiguration(seed: 12, durationSeconds: 40, asymmetry: asymmetry))
      let right = stanceSeconds(walk, .right)
      let left = stanceSeconds(walk, .left)
      #expect(abs((right - left) / (0.5 * (right + left)) - asymmetry / 2) < 0.03)
      #expect((peakNewtons(walk, .right) > peakNewtons(walk, .left)) == (asymmetry > 0))
    }
  }

  @Test func stancesAreWhereTheForceIs() {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 10))
    for stance in walk.stances {
      #expect(walk.vGRF(foot: stance.foot, at: stance.initialContactSeconds - 1e-6) == 0)
      #expect(walk.vGRF(foot: stance.foot, at: stance.initialContactSeconds + 1e-3) > 0)
      #expect(walk.vGRF(foot: stance.foot, at: stance.toeOffSeconds - 1e-3) > 0)
      #expect(walk.vGRF(foot: stance.foot, at: stance.toeOffSeconds + 1e-6) == 0)
    }
  }

  @Test func itSaysThatItIsSimulated() {
    let metadata = WalkerStream(WalkerConfiguration()).metadata
    #expect(metadata.isSimulated)
    #expect(metadata.source == "simulated walker (not a person)")
    #expect(metadata.reference == "exact vGRF of the simulated walker")
  }

  @Test func impossibleWalkersAreRefusedInWords() {
    #expect(WalkerConfiguration().problem == nil)
    #expect(WalkerConfiguration(durationSeconds: .infinity).problem == nil)
    #expect(WalkerConfiguration(durationSeconds: .nan).problem != nil)
    #expect(
      WalkerConfiguration(speedMetresPerSecond: 9).problem
        == "the speed in m/s is 9.0, not 0.4 to 2.2")
  }
}
