package import GaitModel

/// Which of the recordings of the benchmark: everything that its seed depends on.
package struct FootstepsKey: Hashable, Sendable {
  package var subject: Int
  package var speed: WalkingSpeed
  /// Index in `InsoleCondition.all`.
  package var condition: Int
  package var split: DataSplit
  /// Counted from 0 within everything above.
  package var recording: Int

  package init(
    subject: Int, speed: WalkingSpeed, condition: Int, split: DataSplit, recording: Int
  ) {
    self.subject = subject
    self.speed = speed
    self.condition = condition
    self.split = split
    self.recording = recording
  }

  /// All recordings of a person, in the order of their names.
  package static func all(
    subject: Int, training: Int, testing: Int
  ) -> [FootstepsKey] {
    var keys: [FootstepsKey] = []
    for speed in WalkingSpeed.allCases {
      for condition in InsoleCondition.all.indices {
        for (split, count) in [(DataSplit.train, training), (.test, testing)] {
          keys += (0..<count).map {
            FootstepsKey(
              subject: subject, speed: speed, condition: condition, split: split, recording: $0)
          }
        }
      }
    }
    return keys
  }

  package var insoleCondition: InsoleCondition { InsoleCondition.all[condition] }

  /// Name of the file, without its extension.
  package var name: String {
    "subject-\(subject)-\(speed.name)-\(insoleCondition.name)-\(split.rawValue)-\(recording + 1)"
  }

  package var tags: [String] {
    [
      SubjectTag.tag(subject: "\(subject)"), "speed:\(speed.name)",
      "condition:\(insoleCondition.name)", split.tag, "recording:\(recording + 1)",
    ]
  }

  /// A number of its own for each recording; none of its parts comes near the factors.
  var number: UInt64 {
    var number = UInt64(subject)
    number = number * 4 + UInt64(speed.rawValue)
    number = number * 8 + UInt64(condition)
    number = number * 2 + (split == .test ? 1 : 0)
    return number * 4096 + UInt64(recording)
  }
}
