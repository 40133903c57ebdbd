import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct OpenSimWriterTests {
  private func text(_ columns: [OpenSimWriter.Column]) -> String {
    var bytes: [UInt8] = []
    OpenSimWriter(
      name: "forces", facts: [Fact("rule", "a=b"), Fact("flags", "none")],
      times: [0, 0.01, 0.02], columns: columns
    ).write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func isAHeaderNamesAndRows() {
    let written = text([
      .init("left_plate_ground_force_vy", [0, 700.25, .nan]),
      .init("left_plate_ground_force_px", [0, 0.1, 0]),
    ])
    #expect(
      written == """
        forces
        version=1
        nRows=3
        nColumns=3
        inDegrees=no
        rule: a:b
        flags: none
        endheader
        time\tleft_plate_ground_force_vy\tleft_plate_ground_force_px
        0\t0\t0
        0.01\t700.25\t0.1
        0.02\tnan\t0

        """)
  }

  @Test func onlyPlatesAreReadAsPlates() throws {
    func plates(_ name: String) throws -> [Float]? {
      try Fixture.withFolder { folder in
        let path = folder + "/forces.mot"
        try text([.init("left_\(name)_ground_force_vy", [1, 700, 2])])
          .write(toFile: path, atomically: true, encoding: .utf8)
        return try? ForcePlateImport.read(path: path).plates.first?.newtons
      }
    }
    #expect(try plates("plate") == [1, 700, 2])
    #expect(try plates("estimate") == nil)
    #expect(try plates("insole") == nil)
  }

  @Test func whatAPlateDidNotMeasureIsReadAsAHole() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/forces.mot"
      let written = text([
        .init("left_plate_ground_force_vy", [1, .nan, 2]),
        .init("right_plate_ground_force_vy", [3, 4, 5]),
      ])
      try written.write(toFile: path, atomically: true, encoding: .utf8)
      let plates = try ForcePlateImport.read(path: path).plates
      #expect(plates.map(\.newtons) == [[1, 2], [3, 4, 5]])
      #expect(plates.map(\.times) == [[0, 0.02], [0, 0.01, 0.02]])
    }
  }
}
