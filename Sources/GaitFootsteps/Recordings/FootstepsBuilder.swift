import Foundation
package import GaitFiles
import GaitModel
import GaitStore

/// Writes the recordings of the benchmark into a folder.
///
/// Recordings that are there with the same seed and options are kept, so that an interrupted run
/// goes on where it stopped; others of the same name are never overwritten unless that is wanted.
/// Recordings of other options are never put beside them.
package struct FootstepsBuilder: Sendable {
  /// How many recordings were written and how many were there already.
  package struct Outcome: Equatable, Sendable {
    package var written = 0
    package var kept = 0
  }

  /// Recordings of each person, speed and condition to train on and to test on.
  package static let trainingRecordings = 4
  package static let testRecordings = 2

  private let output: String
  private let seed: UInt64
  private let training: Int
  private let testing: Int
  private let replacing: Bool
  private let options: FootstepsOptions

  package init(
    output: String, seed: UInt64, training: Int = trainingRecordings,
    testing: Int = testRecordings, replacing: Bool = false,
    options: FootstepsOptions = FootstepsOptions()
  ) {
    self.output = output
    self.seed = seed
    self.training = training
    self.testing = testing
    self.replacing = replacing
    self.options = options
  }

  /// Writes all recordings of some people.
  ///
  /// - Parameters:
  ///   - subjects: indices of the people, in the order in which they are written.
  ///   - load: gives a person; asked only for those of whom something is missing.
  ///   - progress: called with the share, 0...1, that is done.
  /// - Returns: how many recordings were written and kept.
  /// - Throws: what `load` throws, why a recording cannot be written, `cancelled`.
  package func run(
    subjects: [Int], load: (Int) throws(GaitlabError) -> PlateSubject,
    progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> Outcome {
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw GaitlabError(
        .writeFailed, file: output, found: "the folder cannot be made",
        advice: "choose another one with --output")
    }
    try requireSameOptions()
    var outcome = Outcome()
    for (position, index) in subjects.enumerated() {
      let keys = FootstepsKey.all(subject: index, training: training, testing: testing)
      var missing: [FootstepsKey] = []
      for key in keys {
        if !replacing, try isThere(key) { continue }
        missing.append(key)
      }
      outcome.kept += keys.count - missing.count
      guard !missing.isEmpty else { continue }
      let recordings = try FootstepsRecording(
        subject: try load(index), seed: seed, options: options)
      for (done, key) in missing.enumerated() {
        try CancellationToken.check(path: path(key), "building the data set")
        try SessionWriter.write(recordings.session(key), to: path(key), replacing: replacing)
        outcome.written += 1
        let share = Double(done + 1) / Double(missing.count)
        progress((Double(position) + share) / Double(subjects.count))
      }
    }
    return outcome
  }

  /// Refuses a folder that holds recordings of other options: one data set has one kind of insole
  /// and walk.
  private func requireSameOptions() throws(GaitlabError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    for name in names.sorted() where name.hasPrefix("subject-") && name.hasSuffix(".gait") {
      let path = "\(output)/\(name)"
      let metadata = try SessionFile(path: path).metadata
      guard metadata.source == FootstepsSource.sessionSource, !options.match(metadata.tags) else {
        continue
      }
      throw GaitlabError(
        .alreadyExists, file: path, found: "a recording of a data set with other options is there",
        expected: "none, or those of the same options",
        advice: "choose another folder with --output")
    }
  }

  private func path(_ key: FootstepsKey) -> String { "\(output)/\(key.name)\(options.suffix).gait" }

  /// Whether the recording was made before, from the same seed.
  private func isThere(_ key: FootstepsKey) throws(GaitlabError) -> Bool {
    guard FileManager.default.fileExists(atPath: path(key)) else { return false }
    let metadata = try SessionFile(path: path(key)).metadata
    guard metadata.source == FootstepsSource.sessionSource,
      metadata.tags == key.tags + options.tags + ["seed:\(seed)"]
    else {
      throw GaitlabError(
        .alreadyExists, file: path(key), found: "another recording of this name is there",
        expected: "none, or one of seed \(seed)",
        advice: "choose another folder with --output, or pass --force to replace it")
    }
    return true
  }
}
