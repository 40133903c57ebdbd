/// What somebody answered, as options or in the console; what a file says itself is not overruled.
package struct ImportAnswers: Equatable, Sendable {
  /// The only foot of the file.
  package var foot: Foot?
  /// Where the cells lie.
  package var layout: InsoleLayout?
  /// Frames a second.
  package var samplingRateHz: Double?

  package init(foot: Foot? = nil, layout: InsoleLayout? = nil, samplingRateHz: Double? = nil) {
    self.foot = foot
    self.layout = layout
    self.samplingRateHz = samplingRateHz
  }

  /// Whether a question has an answer already, which then did not fit if it is asked again.
  package func answers(_ question: ImportQuestion) -> Bool {
    switch question {
    case .foot: foot != nil
    case .layout: layout != nil
    case .samplingRate: samplingRateHz != nil
    }
  }

  /// These answers, and those of `others` where there is none.
  package func completed(by others: ImportAnswers) -> ImportAnswers {
    ImportAnswers(
      foot: foot ?? others.foot, layout: layout ?? others.layout,
      samplingRateHz: samplingRateHz ?? others.samplingRateHz)
  }
}
