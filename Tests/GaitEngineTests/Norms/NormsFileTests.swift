import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitTestSupport
import Testing

@Suite struct NormsFileTests {
  private static let head = """
    # gaitlab-norms: 1
    # name: our controls
    # people: 14 staff
    # source: our lab, 2026
    # licence:
    group,measure,unit,percent of stance,people,mean,sd
    """

  private func read(_ text: String) throws -> Norms {
    try Fixture.withFolder { folder throws in
      let path = folder + "/norms.csv"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try NormsFile.read(path: path)
    }
  }

  @Test func aPersonCanWriteIt() throws {
    var text = Self.head + "\nslow,cadence,steps/min,,14,92.5,6.1\nslow,first peak,BW,,,1.02,\n"
    for percent in stride(from: 0, through: 100, by: 5) {
      text += "slow,vGRF,BW,\(percent),14,\(Double(percent) / 100),0.1\n"
    }
    // As a spreadsheet saves it.
    let norms = try read("\u{FEFF}" + text.replacing("\n", with: "\r\n") + ",,,,,,\r\n")
    #expect(norms.name == "our controls")
    #expect(norms.people == "14 staff")
    #expect(norms.licence.isEmpty)
    let group = try #require(norms.groups.first)
    #expect(group.cadence == NormValue(people: 14, mean: 92.5, sd: 6.1))
    #expect(group.measures == [.firstPeakNewtons: NormValue(people: nil, mean: 1.02, sd: nil)])
    let curve = try #require(group.curve)
    #expect(curve.count == 101)
    #expect(abs(curve[37].mean - 0.37) < 1e-9)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let curve = (0...100).map { NormValue(people: 3, mean: Double($0) / 100, sd: 0.25) }
    let norms = Norms(
      name: "two", people: "3 people\nof ours", source: "here", licence: "CC0",
      groups: [
        NormGroup(
          name: "=slow \"very\"", curve: curve,
          measures: [
            .stanceSeconds: NormValue(people: 3, mean: 0.75, sd: 0.05),
            .loadingRateNewtonsPerSecond: NormValue(people: 2, mean: 8.5, sd: nil),
          ], cadence: NormValue(people: 3, mean: 101.25, sd: 4)),
        NormGroup(
          name: "fast", curve: nil, measures: [:],
          cadence: NormValue(people: nil, mean: 120, sd: nil)),
      ])
    var expected = try read(NormsFile.text(norms))
    #expect(expected.people == "3 people of ours")
    expected = Norms(
      name: expected.name, people: norms.people, source: expected.source, licence: expected.licence,
      groups: expected.groups)
    #expect(expected == norms)
  }

  @Test(arguments: [
    ("slow,first peak,N,,14,1.02,0.1", "line 7", "BW"),
    ("slow,first peek,BW,,14,1.02,0.1", "line 7", "first peak"),
    ("slow,first peak,BW,,14,1.02", "line 7", "6 fields"),
    ("slow,first peak,BW,,0,1.02,0.1", "line 7", "people '0'"),
    ("slow,first peak,BW,,14,,0.1", "line 7", "mean ''"),
    ("slow,first peak,BW,,14,1.02,-0.1", "line 7", "sd '-0.1'"),
    ("slow,first peak,BW,50,14,1.02,0.1", "line 7", "no percent"),
    ("slow,vGRF,BW,101,14,1.02,0.1", "line 7", "percent of stance '101'"),
    ("slow,vGRF,BW,0,14,0,0.1\nslow,vGRF,BW,50,14,1,0.1\nslow,vGRF,BW,100,14,0,0.1", "", "holes"),
    ("slow,stance,s,,14,0.7,0.1\nslow,stance,s,,14,0.7,0.1", "line 8", "once more"),
    ("", "", "no row"),
  ])
  func mistakesAreRefusedWithTheirLine(rows: String, line: String, words: String) throws {
    let error = #expect(throws: GaitlabError.self) { try read(Self.head + "\n" + rows + "\n") }
    let summary = try #require(error).summary
    #expect(summary.contains(words), "\(summary)")
    if !line.isEmpty { #expect(summary.contains(line.replacing("line ", with: "norms.csv:"))) }
  }

  @Test func otherFilesAreNoNorms() throws {
    let other = #expect(throws: GaitlabError.self) { try read("a,b\n1,2\n") }
    #expect(other?.code == .notRecognised)
    let nobody = #expect(throws: GaitlabError.self) {
      try read(
        Self.head.replacing("# people: 14 staff\n", with: "") + "\nslow,stance,s,,14,0.7,0.1\n")
    }
    #expect(nobody?.summary.contains("# people:") == true)
  }

  @Test func bundledNormsCanBeRead() throws {
    let folder = Fixture.root.appending(path: "Norms").path
    let library = NormsLibrary(bundledFolder: folder, userFolder: nil)
    #expect(library.names == ["footsteps-adults", "schwartz-children"])
    let adults = try library.norms("footsteps-adults")
    #expect(adults.groups.map(\.name) == ["slow", "normal", "fast"])
    for group in adults.groups {
      #expect(group.measures[.firstPeakNewtons]?.people == 10)
      // The times between the steps were made up.
      #expect(group.cadence == nil)
      #expect(group.measures[.swingSeconds] == nil)
    }
    let children = try library.norms("schwartz-children")
    #expect(children.groups.count == 5)
    #expect(children.groups.allSatisfy { $0.curve != nil && $0.measures.isEmpty })
    let unknown = #expect(throws: GaitlabError.self) { try library.norms("nobody") }
    #expect(unknown?.summary.contains("schwartz-children") == true)
  }
}
