package import GaitSession

/// One fold of leave-one-subject-out: who is tested, who selects the epoch, who trains.
package struct SubjectFold: Equatable, Sendable {
  package let test: String
  /// The subject after the tested one, cyclically.
  package let validation: String
  package let training: [String]

  /// A fold for each subject, in their order.
  ///
  /// - Throws: `dataRefused` with fewer than three subjects: one has to train, one to select and one
  ///   to be tested, and nobody may be two of them.
  package static func leaveOneSubjectOut(_ data: DataSet) throws(SessionError) -> [SubjectFold] {
    try leaveOneSubjectOut(data.subjects, folder: data.folder)
  }

  /// The same for subjects that are known by name only.
  package static func leaveOneSubjectOut(
    _ subjects: [String], folder: String
  ) throws(SessionError) -> [SubjectFold] {
    guard subjects.count >= 3 else {
      throw SessionError(
        .dataRefused, file: folder,
        found: subjects.count == 1
          ? "recordings of one subject only" : "recordings of \(subjects.count) subjects only",
        expected: "three or more: one to train, one to select the epoch, one to be tested",
        advice: "add recordings of other subjects; tested on the same one, errors say nothing")
    }
    return subjects.indices.map { index in
      let next = (index + 1) % subjects.count
      return SubjectFold(
        test: subjects[index], validation: subjects[next],
        training: subjects.indices.filter { $0 != index && $0 != next }.map { subjects[$0] })
    }
  }

  /// What may be learned from: recordings of the training subjects that are not for tests only.
  package func trainingRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { training.contains($0.subject) && $0.split != .test }
  }

  /// What selects the epoch.
  package func validationRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { $0.subject == validation && $0.split != .train }
  }

  /// What is reported.
  package func testRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { $0.subject == test && $0.split != .train }
  }
}
