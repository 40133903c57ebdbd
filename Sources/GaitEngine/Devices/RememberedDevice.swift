package import GaitModel

/// What was answered for a device.
package struct RememberedDevice: Equatable, Codable, Sendable {
  /// `RecordingDevice.name`.
  package var name: String
  /// Nil where it was not answered, or where files of the device are of either foot.
  package var foot: Foot?
  /// Whether the device was answered with one foot and then with the other: it is asked for with each file.
  package var isOfEitherFoot: Bool?
  package var layout: InsoleLayout?
  package var samplingRateHz: Double?

  package init(name: String) { self.name = name }

  /// Whether a program can have written it.
  var isPlausible: Bool {
    (1...DeviceMemory.nameLimit).contains(name.count)
      && (layout?.isPlausible ?? true)
      && (samplingRateHz.map(Plausible.samplingRatesHz.contains) ?? true)
  }

  /// The answer to a question, where it is remembered and fits.
  func answer(to question: ImportQuestion) -> ImportAnswers? {
    switch question {
    case .foot: foot.map { ImportAnswers(foot: $0) }
    case .layout(let cellCount):
      layout.flatMap { $0.cellCount == cellCount ? ImportAnswers(layout: $0) : nil }
    case .samplingRate: samplingRateHz.map { ImportAnswers(samplingRateHz: $0) }
    }
  }

  /// Takes answers up.
  mutating func take(_ answers: ImportAnswers, isOfOneFoot: Bool) {
    layout = answers.layout ?? layout
    samplingRateHz = answers.samplingRateHz ?? samplingRateHz
    guard let answered = answers.foot, isOfOneFoot, isOfEitherFoot != true else { return }
    if let foot, foot != answered {
      isOfEitherFoot = true
      self.foot = nil
    } else {
      foot = answered
    }
  }

  /// Whether anything is remembered.
  var isEmpty: Bool {
    foot == nil && isOfEitherFoot != true && layout == nil && samplingRateHz == nil
  }
}
