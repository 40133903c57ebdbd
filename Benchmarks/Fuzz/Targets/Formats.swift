import GaitFiles
import GaitFormats
import GaitModel

extension FuzzTarget {
  /// The layout of an insole as TOML.
  static let layout = FuzzTarget(name: "layout") {
    [
      Array(
        """
        name = "sole"
        length = 270
        width = 95
        [[cell]]
        x = 20
        y = 35
        area = 300
        [[cell]]
        polygon = [[40, 20], [60, 20], [60, 50], [40, 50]]
        """.utf8)
    ]
  } read: { bytes in
    FuzzFile.with(bytes) { path in _ = try? LayoutFile.read(path: path) }
  }

  /// The regions of a foot as TOML.
  static let mask = FuzzTarget(name: "mask") {
    [
      Array(
        """
        name = "rearfoot and wound"
        [[region]]
        name = "wound"
        cells = [12, 13]
        [[region]]
        name = "first ray"
        along = [0.5, 1]
        across = [0, 0.35]
        [[region]]
        name = "arch"
        polygon = [[60, 80], [90, 80], [90, 130]]
        """.utf8)
    ]
  } read: { bytes in
    FuzzFile.with(bytes) { path in _ = try? MaskFile.read(path: path) }
  }

  static let sessionImporters: [FuzzTarget] = [
    session("moticon", MoticonTextImporter()) {
      try fixtures(
        "moticon/two-feet.txt", "moticon/events-size-3.txt", "moticon/right-only-crlf.txt")
    },
    session("csv", GaitCSVImporter()) { try fixtures("csv/two-cells.csv") },
    session("pedar", PedarImporter()) {
      try fixtures(
        "pedar/six-cells.asc", "pedar/right-five-cells.asc", "pedar/excel-semicolons.csv")
    },
    session("loadsol", LoadsolImporter()) {
      try fixtures("loadsol/one-device.txt", "loadsol/three-zones.txt")
    },
    session("xsensor", XsensorImporter()) { try fixtures("xsensor/two-feet.csv") },
    session("stappone", StapponeImporter()) { try fixtures("stappone/one-sole.csv") },
    session("pliance", PlianceImporter()) { try fixtures("pliance/mat.asc") },
    session("emed", EmedImporter()) { try fixtures("emed/step.lst") },
    session("fscan-text", FScanTextImporter()) {
      try fixtures("tekscan/benchL.asf", "tekscan/benchR.asf")
    },
    session("fscan-binary", FScanBinaryImporter()) {
      try fixtures("tekscan/benchL.fsx", "tekscan/benchR.fsx")
    },
    session("xdf", XDFImporter()) { try fixtures("xdf/insoles-and-force.xdf") },
  ]

  static let forcePlateImporters: [FuzzTarget] = [
    plates("xdf-plates", XDFPlateImporter()) { try fixtures("xdf/insoles-and-force.xdf") },
    plates("c3d", C3DImporter()) {
      try fixtures("force-plates/two-plates.c3d", "force-plates/integers.c3d")
    },
    plates("opensim", OpenSimImporter()) { try fixtures("force-plates/opensim.mot") },
    plates("nexus", NexusCSVImporter()) { try fixtures("force-plates/nexus.csv") },
    plates("plate-table", PlateTableImporter()) {
      try fixtures("force-plates/amti.csv", "force-plates/kistler.txt")
    },
  ]

  private static func session(
    _ name: String, _ importer: some SessionImporter,
    seeds: @escaping @Sendable () throws -> [[UInt8]]
  ) -> FuzzTarget {
    FuzzTarget(name: name, seeds: seeds) { bytes in
      FuzzFile.with(bytes) { path in
        let questions = (try? importer.questions(path: path)) ?? []
        _ = try? importer.read(path: path, answers: answers(to: questions)) { _ in }
      }
    }
  }

  private static func plates(
    _ name: String, _ importer: some ForcePlateImporter,
    seeds: @escaping @Sendable () throws -> [[UInt8]]
  ) -> FuzzTarget {
    FuzzTarget(name: name, seeds: seeds) { bytes in
      FuzzFile.with(bytes) { path in
        let questions = (try? importer.questions(path: path)) ?? []
        _ = try? importer.read(path: path, answers: answers(to: questions)) { _ in }
      }
    }
  }

  private static func fixtures(_ names: String...) throws -> [[UInt8]] {
    try names.flatMap { try files("Tests/Fixtures/" + $0) }
  }

  /// The left foot, cells in a line from heel to toe, 100 Hz.
  private static func answers(to questions: [ImportQuestion]) -> ImportAnswers {
    var answers = ImportAnswers()
    for question in questions {
      switch question {
      case .foot: answers.foot = .left
      case .layout(let cellCount):
        answers.layout = InsoleLayout(
          name: "line", rows: cellCount, columns: 1,
          rowPitchMillimetres: 260 / Double(max(cellCount, 1)), columnPitchMillimetres: 90)
      case .samplingRate: answers.samplingRateHz = 100
      }
    }
    return answers
  }
}
