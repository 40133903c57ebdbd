import GaitAnalysis
import GaitModel
import Testing

/// Plates whose sign or foot cannot be found, and somebody who knows it.
@Suite struct StatedPlatesTests {
  /// With a level farther off than any load, what is nearer to 0 is not the unloaded plate.
  @Test func aSignThatCannotBeSeenIsSaid() throws {
    let scene = PlateScene(walk: 16)
    var plate = scene.plate("left belt", level: -2000) { scene.force(.left, $0) }
    func match() -> PlateMatch {
      PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 2)
    }
    #expect(match().plates.map(\.level.isNegative) == [true])
    plate.stated.isNegative = false
    let stated = match()
    let report = try #require(stated.plates.first)
    #expect(!report.level.isNegative)
    #expect(report.levelOrigin == .measured)
    #expect(abs(report.level.newtons + 2000) < 3)
    #expect(scene.error(stated.reference.left, .left) < 12)
  }

  @Test func quietStandingIsGivenToTheFeetThatAreSaid() throws {
    let scene = PlateScene(seconds: 10) { _, _ in 350 }
    var plates = [Foot.right, .left].map { foot in
      scene.plate("under the \(foot.rawValue)") { scene.force(foot, $0) }
    }
    func match() -> PlateMatch {
      PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 2)
    }
    #expect(match().reference == PerFoot(both: nil))
    plates[0].stated.foot = .right
    plates[1].stated.foot = .left
    let stated = match()
    #expect(stated.plates.map { $0.contacts.map(\.verdict) } == [[.stated], [.stated]])
    #expect(stated.plates.map { $0.contacts.map(\.foot) } == [[.right], [.left]])
    for foot in Foot.allCases { #expect(scene.error(stated.reference[foot], foot) < 12) }
  }

  /// A plate is loaded by somebody else while the foot that it is said to be of is in the air.
  @Test func aFootThatIsNotLoadedIsNotBelieved() {
    let scene = PlateScene(seconds: 10) { foot, time in
      foot == .left ? 600 : (2...3).contains(time) ? 600 : 0
    }
    var plate = scene.plate("plate") { (4...8).contains($0) ? 600 : 0 }
    plate.stated.foot = .right
    let match = PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 0.5)
    #expect(match.rejected.map(\.verdict) == [.noFoot])
    #expect(match.reference.right == nil)
  }
}
