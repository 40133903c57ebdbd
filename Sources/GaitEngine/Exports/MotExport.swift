import GaitAnalysis
package import GaitFiles
package import GaitFormats
import GaitModel

/// The forces as OpenSim's external loads: for each foot and force a vector, a point and a moment.
package enum MotExport {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - program: name and version of this program.
  ///   - path: the file that was read, for errors.
  /// - Returns: the file, ready to be written.
  /// - Throws: `nothingToWrite` where no force is in newtons.
  package static func writer(
    _ session: AnalyzedSession, program: String, path: String
  ) throws(GaitlabError) -> OpenSimWriter {
    guard let even = EvenForces(session) else { throw GaitlabError.noFrames(path) }
    var columns: [OpenSimWriter.Column] = []
    for foot in Foot.allCases {
      let centers = even.centers(foot)
      for force in session.forces(of: foot) where force.hasNewtons {
        columns += Self.columns(
          "\(foot.rawValue)_\(force.name)", newtons: even.newtons(foot, force.kind),
          centers: force.kind == .reference ? nil : centers, foot: foot)
      }
    }
    guard !columns.isEmpty else {
      throw GaitlabError(
        .nothingToWrite, file: path, found: "counts without a body mass: no force is in newtons",
        expected: "a force in newtons", advice: "pass --body-mass, or export as csv, c3d or xdf")
    }
    let facts =
      ExportFacts.facts(session, program: program) + ExportFacts.definitions + definitions
    return OpenSimWriter(
      name: "gaitlab ground reaction forces", facts: facts, times: even.times, columns: columns)
  }

  private static let definitions = [
    Fact(
      "columns",
      "FOOT_FORCE_ground_force_v: newtons on the foot, y upwards; x and z are not measured and 0; "
        + "moments are not measured and 0; nan where a force is not known"),
    Fact(
      "points",
      "FOOT_FORCE_ground_force_p: metres of the insole's own frame, x forwards from the heel end, y 0, "
        + "z from the lateral edge, to the right for the left foot and to the left (negative) for the "
        + "right: express them in the foot's body, not in ground; "
        + "0 0 0 while the insole has no centre of pressure (below 20 N), and for a plate, whose centre "
        + "is not kept"),
  ]

  private static func columns(
    _ name: String, newtons: [Float], centers: [CenterOfPressure]?, foot: Foot
  ) -> [OpenSimWriter.Column] {
    // OpenSim's z points to the right, where a left foot has its medial side.
    let sign: Float = foot == .left ? 1 : -1
    let zeros = [Float](repeating: 0, count: newtons.count)
    let points = centers ?? Array(repeating: .none, count: newtons.count)
    let force = "\(name)_ground_force_"
    let moment = "\(name)_ground_torque_"
    return [
      .init(force + "vx", zeros), .init(force + "vy", newtons), .init(force + "vz", zeros),
      .init(force + "px", points.map { $0.exists ? $0.heelY / 1000 : 0 }),
      .init(force + "py", zeros),
      .init(force + "pz", points.map { $0.exists ? sign * $0.lateralX / 1000 : 0 }),
      .init(moment + "x", zeros), .init(moment + "y", zeros), .init(moment + "z", zeros),
    ]
  }
}
