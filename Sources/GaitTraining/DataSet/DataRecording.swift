package import GaitFiles
package import GaitModel
import GaitStore

/// A recording that can be trained on: a `.gait` session with a subject, a mass and a reference.
package struct DataRecording: Sendable {
  package let path: String
  package let metadata: SessionMetadata
  /// Whom it is of: the code after `subject:` in its tags.
  package let subject: String
  /// What it is for; nil if it is for both.
  package let split: DataSplit?
  package let durationSeconds: Double
  private let file: SessionFile

  /// Opens a session and reads its reference once.
  ///
  /// - Throws: `dataRefused` where subject, mass or reference are missing or the reference holds
  ///   numbers that are none; why the file cannot be read.
  package init(path: String) throws(GaitlabError) {
    let file = try SessionFile(path: path)
    let metadata = file.metadata
    func refuse(
      _ found: String, expected: String, advice: String
    ) throws(GaitlabError) {
      throw GaitlabError(
        .dataRefused, file: path, found: found, expected: expected, advice: advice)
    }
    guard let subject = metadata.personCode else {
      throw GaitlabError(
        .dataRefused, file: path, found: "it does not say whom the recording is of",
        expected: "a person's code, or one tag such as \(SubjectTag.tag(subject: "P07"))",
        advice: "run 'gaitlab tag FILE --person P07'; a code, not a name")
    }
    if metadata.bodyMassKilograms == nil {
      try refuse(
        "the body mass is not known", expected: "kilograms, to put forces in body weights",
        advice: "import it again with --body-mass")
    }
    let isPartial = metadata.reference == nil || metadata.feet.isEmpty
    if isPartial {
      try refuse(
        "there is no reference force", expected: "a force plate's or a treadmill's",
        advice: "leave this recording out, or import it together with its reference")
    }
    for foot in metadata.feet {
      let forces = try file.reference(foot, seconds: file.seconds)
      guard let forces, forces.count > 1 else {
        try refuse(
          "the \(foot.rawValue) foot has no reference force",
          expected: "one for each recorded foot", advice: "leave this recording out")
        continue
      }
      if let index = forces.newtons.firstIndex(where: { !$0.isFinite }) {
        try refuse(
          "the \(foot.rawValue) reference is not a number at \(forces.times[index]) s",
          expected: "a number in every sample",
          advice: "leave such samples out of the file and import it again")
      }
    }
    self.path = path
    self.metadata = metadata
    self.subject = subject
    split = DataSplit(tags: metadata.tags)
    durationSeconds = file.seconds.upperBound - file.seconds.lowerBound
    self.file = file
  }

  /// The samples.
  package var session: any SessionReading { file }

  /// What follows a key in the tags, such as `normal` for `speed`; nil if there is no such tag.
  package func tag(_ key: String) -> String? {
    let prefix = key + ":"
    return metadata.tags.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }
}
