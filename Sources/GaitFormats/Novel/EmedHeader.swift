import GaitFiles

/// What stands above every picture of an emed export.
///
/// The path of the file, which may name a person, is dropped.
struct EmedHeader: Equatable {
  /// Seconds from one picture to the next.
  private(set) var secondsPerPicture: Double?
  /// Millimetres.
  private(set) var sensorWidth: Double?
  private(set) var sensorLength: Double?

  static let pictureKey = "pict-no.:"

  init() {}

  /// Takes up a line in lower case.
  ///
  /// - Throws: `badHeader` or `implausibleValue` of the reader's line.
  mutating func read(_ line: String, _ reader: borrowing LineReader) throws(GaitlabError) {
    if let text = HeaderText.text(after: "time/picture:", in: line) {
      guard let value = HeaderText.firstNumber(text), (0.1...1000).contains(value),
        text.contains("ms")
      else { throw Self.refusal("no time from picture to picture", reader) }
      let seconds = value / 1000
      if let known = secondsPerPicture, known != seconds {
        throw Self.refusal("another time from picture to picture than above", reader)
      }
      secondsPerPicture = seconds
    }
    if let text = HeaderText.text(after: "sensor size:", in: line) {
      let sides = text.split(separator: "x", maxSplits: 1)
      guard sides.count == 2, let width = HeaderText.firstNumber(sides[0]),
        let length = HeaderText.firstNumber(sides[1]),
        let scale = Self.millimetresPerUnit(text),
        (0.5...50).contains(width * scale), (0.5...50).contains(length * scale)
      else { throw Self.refusal("no size of a sensor", reader) }
      if let sensorWidth, sensorWidth != width * scale {
        throw Self.refusal("another size of a sensor than above", reader)
      }
      sensorWidth = width * scale
      sensorLength = length * scale
    }
  }

  private static func millimetresPerUnit(_ text: Substring) -> Double? {
    text.contains("cm") ? 10 : text.contains("mm") ? 1 : nil
  }

  private static func refusal(_ found: String, _ reader: borrowing LineReader) -> GaitlabError {
    reader.failure(
      .badHeader, found: found,
      expected: "'Time/picture:10.0 ms' and 'Sensor size: 0.500x0.500 cm', the same on every page",
      advice: "export the step again, one step a file")
  }
}
