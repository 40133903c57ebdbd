import GaitAnalysis
import GaitModel
import GaitSimulation
import Testing

@Suite struct PlateMatchingTests {
  struct Setting: Sendable {
    var plateHz: Double
    var insoleHz: Double
    var lag: Double
    var sign: Double
    var level: Double
    var drift: Double
  }

  static let settings = [
    Setting(plateHz: 1000, insoleHz: 100, lag: 0, sign: 1, level: 0, drift: 0),
    Setting(plateHz: 1000, insoleHz: 100, lag: 0.31, sign: -1, level: 25, drift: 0),
    Setting(plateHz: 200, insoleHz: 50, lag: -2.37, sign: -1, level: -60, drift: 5),
    Setting(plateHz: 960, insoleHz: 62.5, lag: 4.505, sign: 1, level: 12, drift: -5),
  ]

  @Test(arguments: settings)
  func aTreadmillOfTwoBelts(setting: Setting) throws {
    let scene = PlateScene(walk: 20)
    let plates = Foot.allCases.map { foot in
      scene.plate(
        foot == .left ? "belt one" : "the other belt", rateHz: setting.plateHz, lag: setting.lag,
        sign: setting.sign, level: setting.level, drift: setting.drift
      ) { scene.force(foot, $0) }
    }
    let match = PlateMatching.match(
      plates: plates, insoles: scene.insoles(rateHz: setting.insoleHz), searchSeconds: 6)
    #expect(match.lag.origin == .found)
    #expect(abs(match.lag.seconds - setting.lag) < 0.004)
    #expect(match.lag.correlation > 0.95)
    for plate in match.plates {
      #expect(plate.levelOrigin == .measured)
      #expect(plate.level.isNegative == (setting.sign < 0))
      #expect(abs(plate.level.newtons - setting.level) < 6)
      #expect(abs(plate.level.driftPerSecond - setting.drift) < 0.5)
    }
    for foot in Foot.allCases {
      #expect(scene.error(match.reference[foot], foot) < 12)
      // Swings are 0 N on the belt: one range from the first contact to the last.
      #expect(match.ranges[foot].count == 1)
      let contacts = match.plates[foot == .left ? 0 : 1].contacts
      #expect(contacts.allSatisfy { $0.foot == foot })
      #expect(contacts.count >= 14)
    }
    #expect(match.rejected.isEmpty)
  }

  @Test func thePlatesKeepTheirOwnSamples() throws {
    let scene = PlateScene(walk: 10)
    let plates = Foot.allCases.map { foot in
      scene.plate(foot.rawValue, rateHz: 960, noise: 0) { scene.force(foot, $0) }
    }
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 2)
    let times = try #require(match.reference.left?.times)
    let own = Set(plates[0].times.map { $0 + match.lag.seconds })
    #expect(times.allSatisfy { own.contains($0) })
  }

  @Test func aPlateServesLeftThenRight() throws {
    let scene = PlateScene(walk: 14, standing: 1)
    let left = scene.stances(.left)[3]
    let right = scene.stances(.right)[6]
    let plate = scene.plate("plate 1", lag: 0.2, sign: -1, level: 8) { time in
      left.contains(time)
        ? scene.force(.left, time)
        : right.contains(time) ? scene.force(.right, time) : 0
    }
    let match = PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 1)
    #expect(abs(match.lag.seconds - 0.2) < 0.01)
    #expect(match.plates[0].contacts.map(\.foot) == [.left, .right])
    #expect(match.ranges.left.count == 1)
    #expect(match.ranges.right.count == 1)
    #expect(scene.error(match.reference.left, .left) < 12)
    // Where the foot was beside the plate there is nothing, not 0 N.
    let times = try #require(match.reference.left?.times)
    #expect(times.allSatisfy { $0 > left.lowerBound - 0.15 && $0 < left.upperBound + 0.15 })
  }

  @Test func bothFeetOnOneBeltAreNobodys() throws {
    let scene = PlateScene(walk: 16)
    let wrong = 8.0...10.2
    let plates = [
      scene.plate("left belt") { time in
        wrong.contains(time)
          ? scene.force(.left, time) + scene.force(.right, time) : scene.force(.left, time)
      },
      scene.plate("right belt") { wrong.contains($0) ? 0 : scene.force(.right, $0) },
    ]
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 2)
    #expect(abs(match.lag.seconds) < 0.01)
    #expect(!match.rejected.isEmpty)
    for contact in match.rejected {
      #expect(contact.seconds.upperBound > wrong.lowerBound - 0.7)
      #expect(contact.seconds.lowerBound < wrong.upperBound + 0.7)
    }
    #expect(match.rejected.contains { $0.verdict == .bothFeet && $0.plate == "left belt" })
    for foot in Foot.allCases {
      #expect(scene.error(match.reference[foot], foot) < 12)
      #expect(match.ranges[foot].count == 2)
    }
  }

  /// Squats and sway on two plates that are never unloaded.
  static func squats(seconds: Double = 20) -> PlateScene {
    PlateScene(seconds: seconds) { foot, time in
      let squat = 90 * waves(time, 0.45, 1.3) * (time > 3 && time < 17 ? 1 : 0.1)
      let sway = 40 * waves(time, 0.23, 2.1) + 15 * waves(time, 0.61, 0.4)
      return 350 + squat + (foot == .left ? sway : -sway)
    }
  }

  /// A smooth wave whose frequency wanders.
  static func waves(_ time: Double, _ hertz: Double, _ phase: Double) -> Double {
    let turns = time * hertz + 0.05 * time * time / 20 + phase
    let part = turns - turns.rounded(.down)
    return 16 * part * (1 - part) * (part < 0.5 ? 1 - part : part) - 4.0 / 3
  }

  @Test func squatsWithoutStridesAreMatchedByForce() throws {
    let scene = Self.squats()
    let plates = [Foot.right, .left].map { foot in
      scene.plate("under the \(foot.rawValue)", lag: 1.26, sign: -1) { scene.force(foot, $0) }
    }
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 4)
    #expect(match.lag.origin == .found)
    #expect(abs(match.lag.seconds - 1.26) < 0.01)
    #expect(match.plates.map { $0.levelOrigin } == [.neverUnloaded, .neverUnloaded])
    #expect(match.plates.map { $0.level.isNegative } == [true, true])
    #expect(match.plates.flatMap(\.contacts).map(\.foot) == [.right, .left])
    #expect(match.plates.flatMap(\.contacts).allSatisfy { $0.verdict == .matchedByForce })
    for foot in Foot.allCases { #expect(scene.error(match.reference[foot], foot) < 5) }
  }

  @Test func squatsOnOnePlateAreNobodys() throws {
    let scene = Self.squats()
    let plate = scene.plate("plate", lag: 0.8) { scene.force(.left, $0) + scene.force(.right, $0) }
    let match = PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 3)
    #expect(match.lag.origin == .found)
    #expect(abs(match.lag.seconds - 0.8) < 0.01)
    #expect(match.rejected.map(\.verdict) == [.bothFeet])
    #expect(match.reference.left == nil)
    #expect(match.reference.right == nil)
  }

  @Test func stepsOnAndOffGiveTheLag() throws {
    let on = PerFoot(left: 4.2...13.5, right: 5.1...12.4)
    let scene = PlateScene(seconds: 18) { foot, time in
      guard on[foot].contains(time) else { return 0 }
      let rise = min(1, min(time - on[foot].lowerBound, on[foot].upperBound - time) / 0.2)
      let alone = !on[foot.opposite].contains(time)
      return rise * (alone ? 700 : 350)
    }
    let plates = Foot.allCases.map { foot in
      scene.plate(foot.rawValue, lag: -3.4, sign: foot == .left ? 1 : -1, level: 15) {
        scene.force(foot, $0)
      }
    }
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 6)
    #expect(abs(match.lag.seconds + 3.4) < 0.01)
    #expect(match.plates.map { $0.level.isNegative } == [false, true])
    for foot in Foot.allCases { #expect(scene.error(match.reference[foot], foot) < 8) }
    #expect(match.rejected.isEmpty)
  }

  @Test func clocksOfOtherDaysAreBroughtTogether() throws {
    let scene = PlateScene(walk: 12)
    let plates = Foot.allCases.map { foot in
      scene.plate(foot.rawValue, lag: 0.7) { scene.force(foot, $0) }
    }
    let match = PlateMatching.match(
      plates: plates, insoles: scene.insoles(start: 50_000), searchSeconds: 3)
    // The starts are brought together first: the plates' is at -0.7 s.
    #expect(abs(match.lag.base - 50_000.7) < 1e-6)
    #expect(abs(match.lag.seconds - 50_000.7) < 0.01)
    #expect(match.reference.left?.times.first.map { $0 > 49_000 } == true)
  }

  @Test func steadyStepsGiveTheNearestOfSeveralLags() throws {
    // A walker like a clock: every stride fits, and only the guess that clocks nearly agree helps.
    let scene = PlateScene(seconds: 20) { foot, time in
      let turns = time / 1.1 + (foot == .left ? 0 : 0.5)
      let part = turns - turns.rounded(.down)
      return part < 0.6 ? 4 * 900 * part * (0.6 - part) / 0.36 : 0
    }
    let plate = scene.plate("plate", lag: 0.12) { 7.6...8.5 ~= $0 ? scene.force(.left, $0) : 0 }
    let insoles = PerFoot(left: scene.insoles(noise: 0).left, right: nil)
    let match = PlateMatching.match(plates: [plate], insoles: insoles, searchSeconds: 5)
    #expect(match.lag.origin == .nearestOfSeveral)
    #expect(match.lag.alternative != nil)
    #expect(abs(match.lag.seconds - 0.12) < 0.02)
  }

  @Test func aFootOnTwoPlatesIsCarriedByBoth() throws {
    let scene = PlateScene(walk: 12)
    let plates = [
      scene.plate("left, rear") { 0.4 * scene.force(.left, $0) },
      scene.plate("left, front") { 0.6 * scene.force(.left, $0) },
      scene.plate("right") { scene.force(.right, $0) },
    ]
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 2)
    #expect(match.ranges.left.count >= 1)
    #expect(scene.error(match.reference.left, .left) < 15)
    #expect(scene.error(match.reference.right, .right) < 12)
  }

  @Test func twoPlatesThatFollowOneFootAreNobodys() throws {
    // The left insole is broken: it reads a steady load.
    let scene = Self.squats()
    let plates = Foot.allCases.map { foot in scene.plate(foot.rawValue) { scene.force(foot, $0) } }
    var insoles = scene.insoles()
    let times = try #require(insoles.left?.times)
    insoles.left = InsoleForce(times: times, newtons: times.map { _ in 300 })
    let match = PlateMatching.match(plates: plates, insoles: insoles, searchSeconds: 2)
    let feet = match.plates.flatMap(\.contacts).compactMap(\.foot)
    #expect(Set(feet).count == feet.count)
  }
}
