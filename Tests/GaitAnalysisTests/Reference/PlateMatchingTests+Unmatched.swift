import GaitAnalysis
import GaitModel
import GaitSimulation
import Testing

extension PlateMatchingTests {
  @Test func anotherPersonIsNobody() throws {
    let scene = PlateScene(walk: 12)
    let plates = [
      scene.plate("left") { scene.force(.left, $0) },
      scene.plate("right") { scene.force(.right, $0) },
      scene.plate("someone else") { 5.0...5.25 ~= $0 ? 500 : 0 },
    ]
    let match = PlateMatching.match(plates: plates, insoles: scene.insoles(), searchSeconds: 2)
    #expect(match.rejected.map(\.plate) == ["someone else"])
    #expect(match.plates[2].contacts.count == 1)
    for foot in Foot.allCases { #expect(scene.error(match.reference[foot], foot) < 12) }
  }

  @Test func noiseIsNoLag() throws {
    let scene = PlateScene(walk: 12)
    var random = SplitMix64(seed: 12)
    var load = 0.0
    let plate = scene.plate("noise") { _ in
      load = max(0, load + 30 * random.normal())
      return load
    }
    let match = PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 2)
    #expect(match.lag.origin == .notFound)
    #expect(match.lag.seconds == 0)
    #expect(match.lag.correlation == 0)
  }

  @Test func plateWithoutALoadIsSaid() throws {
    let scene = PlateScene(walk: 8)
    let plate = scene.plate("empty", level: 7) { _ in 0 }
    let match = PlateMatching.match(plates: [plate], insoles: scene.insoles(), searchSeconds: 2)
    #expect(match.plates[0].levelOrigin == .neverLoaded)
    #expect(abs(match.plates[0].level.newtons - 7) < 1)
    #expect(match.plates[0].contacts.isEmpty)
    #expect(match.reference.left == nil)
  }

  @Test func nothingIsNothing() {
    let none = PlateMatching.match(plates: [], insoles: PerFoot(both: nil))
    #expect(none.lag.origin == .notFound)
    #expect(none.plates.isEmpty)
    let empty = PlateMatching.match(
      plates: [PlateForce(name: "a", times: [], newtons: [])],
      insoles: PerFoot(left: InsoleForce(times: [], newtons: []), right: nil))
    #expect(empty.reference.left == nil)
    #expect(empty.plates.count == 1)
    let single = PlateMatching.match(
      plates: [PlateForce(name: "a", times: [0], newtons: [900])],
      insoles: PerFoot(both: InsoleForce(times: [0], newtons: [900])))
    #expect(single.reference.left == nil)
  }
}
