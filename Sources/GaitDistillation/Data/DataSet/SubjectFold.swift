package import GaitSession

/// One fold of leave-one-subject-out: who is tested, who selects the epoch, who trains.
package struct SubjectFold: Equatable, Sendable {
  package let tests: [String]
  /// With one subject left out, the one after it, cyclically.
  package let validation: String
  package let training: [String]

  /// Such as `7`, or `8+9`; names a folder.
  package var name: String { tests.joined(separator: "+") }

  /// A fold of one's own choice: everybody else trains.
  ///
  /// - Throws: `dataRefused` for subjects that are not there, in two places, or leave nobody to train.
  package init(
    tests: [String], validation: String, of data: DataSet
  ) throws(SessionError) {
    let subjects = data.subjects
    for subject in tests + [validation] where !subjects.contains(subject) {
      throw SessionError(
        .dataRefused, file: data.folder, found: "no subject '\(subject)'",
        expected: "one of " + subjects.joined(separator: ", "), advice: "change the fold")
    }
    let training = subjects.filter { !tests.contains($0) && $0 != validation }
    guard !training.isEmpty, !tests.isEmpty, !tests.contains(validation),
      Set(tests).count == tests.count
    else {
      throw SessionError(
        .dataRefused, file: data.folder, found: "a fold in which somebody is missing or twice",
        expected: "one or more to train, one to select the epoch, one or more to be tested",
        advice: "change the fold")
    }
    self.init(tests: tests, validation: validation, training: training)
  }

  private init(tests: [String], validation: String, training: [String]) {
    self.tests = tests
    self.validation = validation
    self.training = training
  }

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
        tests: [subjects[index]], validation: subjects[next],
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
    data.recordings.filter { tests.contains($0.subject) && $0.split != .train }
  }
}
