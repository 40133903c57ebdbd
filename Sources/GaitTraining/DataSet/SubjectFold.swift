package import GaitFiles
import GaitModel

/// One fold of leave-one-subject-out: who is tested, who selects the epoch, who trains.
package struct SubjectFold: Equatable, Sendable {
  package let tests: [String]
  /// With one subject left out, those after it, cyclically.
  package let validation: [String]
  package let training: [String]

  /// Such as `7`, or `8+9`; names a folder.
  package var name: String { tests.joined(separator: "+") }

  /// A fold of one's own choice: everybody else trains.
  ///
  /// - Throws: `dataRefused` for subjects that are not there, in two places, or leave nobody to train.
  package init(
    tests: [String], validation: [String], of data: DataSet
  ) throws(GaitlabError) {
    let subjects = data.subjects
    for subject in tests + validation where !subjects.contains(subject) {
      throw GaitlabError(
        .dataRefused, file: data.folder, found: "no subject '\(subject)'",
        expected: "one of " + subjects.joined(separator: ", "), advice: "change the fold")
    }
    let training = subjects.filter { !tests.contains($0) && !validation.contains($0) }
    guard !training.isEmpty, !tests.isEmpty, !validation.isEmpty,
      Set(tests + validation).count == tests.count + validation.count
    else {
      throw GaitlabError(
        .dataRefused, file: data.folder,
        found: "a fold in which a person is missing or listed twice",
        expected: "one or more to train, to select the epoch and to be tested",
        advice: "change the fold")
    }
    self.init(tests: tests, validation: validation, training: training)
  }

  private init(tests: [String], validation: [String], training: [String]) {
    self.tests = tests
    self.validation = validation
    self.training = training
  }

  /// A fold for each subject, in their order.
  ///
  /// - Throws: `dataRefused` with fewer than three subjects: one has to train, one to select and one
  ///   to be tested, and nobody may be two of them.
  package static func leaveOneSubjectOut(
    _ data: DataSet, validationPeople: Int = 1
  ) throws(GaitlabError) -> [SubjectFold] {
    try leaveOneSubjectOut(
      data.subjects, validationPeople: validationPeople, folder: data.folder)
  }

  /// The same for subjects that are known by name only.
  package static func leaveOneSubjectOut(
    _ subjects: [String], validationPeople: Int = 1, folder: String
  ) throws(GaitlabError) -> [SubjectFold] {
    guard subjects.count >= validationPeople + 2 else {
      throw GaitlabError(
        .dataRefused, file: folder,
        found: subjects.count == 1
          ? "recordings of one subject only" : "recordings of \(subjects.count) subjects only",
        expected:
          "\(validationPeople + 2) or more: one to train, \(validationPeople) to select the epoch, "
          + "one to be tested",
        advice: "add recordings of other subjects; tested on the same one, errors say nothing")
    }
    return subjects.indices.map { index in
      let others = (1..<subjects.count).map { subjects[(index + $0) % subjects.count] }
      let selecting = others.prefix(validationPeople)
      return SubjectFold(
        tests: [subjects[index]], validation: Array(selecting),
        training: subjects.filter { $0 != subjects[index] && !selecting.contains($0) })
    }
  }

  /// What may be learned from: recordings of the training subjects that are not for tests only.
  package func trainingRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { training.contains($0.subject) && $0.split != .test }
  }

  /// What selects the epoch.
  package func validationRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { validation.contains($0.subject) && $0.split != .train }
  }

  /// What is reported.
  package func testRecordings(of data: DataSet) -> [DataRecording] {
    data.recordings.filter { tests.contains($0.subject) && $0.split != .train }
  }
}
