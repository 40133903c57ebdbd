package import GaitFiles

/// The unpacked source: one HDF5 file a person, and tables of what each trial was.
package struct FootstepsArchive: Sendable {
  static let advice = "remove the folder and run 'gaitlab dataset footsteps' again"
  private static let framesPerTrial = 500

  private let folder: String
  /// `[trial][subject]`.
  private let speeds: [[WalkingSpeed]]
  private let metresPerSecond: [[Double]]

  /// Reads the tables; the people are read one by one, since each takes 125 MB.
  ///
  /// - Parameter folder: holds `data_x` and `data_y`.
  /// - Throws: why the tables cannot be used.
  package init(folder: String) throws(GaitlabError) {
    self.folder = folder
    let conditions = folder + "/data_x/conditions.csv"
    speeds = try FootstepsTable.read(conditions) { WalkingSpeed(rawValue: Int($0) ?? 0) }
    metresPerSecond = try FootstepsTable.read(folder + "/data_x/speeds.csv") { text in
      Double(text).flatMap { (0.1...5).contains($0) ? $0 : nil }
    }
  }

  /// Reads all steps of a person.
  ///
  /// - Parameters:
  ///   - index: which person, one of `FootstepsSource.subjects`.
  ///   - progress: told how much is read, 0...1.
  /// - Returns: the person with all steps.
  /// - Throws: which data set of which file is not what it should be; `cancelled`.
  package func subject(
    _ index: Int, progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> PlateSubject {
    let number = String(repeating: "0", count: max(0, 3 - "\(index)".count)) + "\(index)"
    let path = "\(folder)/data_y/subj\(number).h5"
    let file = try HDF5File(path: path)
    var steps: [PlateStep] = []
    for trial in 0..<FootstepsSource.trials {
      try CancellationToken.check(path: path, "reading")
      let name = trial < 10 ? "img00\(trial)" : "img0\(trial)"
      let numbers = try file.numbers(
        name, shape: [PlateStep.rows, PlateStep.columns, Self.framesPerTrial])
      guard
        let step = PlateStep(
          trial: trial, speed: speeds[trial][index],
          metresPerSecond: metresPerSecond[trial][index], recorded: numbers,
          frames: Self.framesPerTrial)
      else {
        throw GaitlabError(
          .dataRefused, file: path, found: "data set \(name) holds zeros only",
          expected: "a step", advice: Self.advice)
      }
      steps.append(step)
      progress(Double(trial + 1) / Double(FootstepsSource.trials))
    }
    return try PlateSubject(index: index, steps: steps, file: path)
  }
}
