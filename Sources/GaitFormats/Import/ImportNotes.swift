import GaitModel
import PlainText

/// What an importer did to a recording, for `metadata.notes`; a sentence a line.
struct ImportNotes {
  private(set) var lines: [String] = []

  init() {}

  var text: String { lines.joined(separator: "\n") }

  mutating func add(_ sentence: String) { lines.append(sentence) }

  mutating func addCutRow() { add("The last row is cut and was left out.") }

  /// Says what was done to a foot's clock.
  mutating func add(_ clock: SampleClock.Settled, foot: Foot, statedRateHz: Double?) {
    if clock.spreadCount > 0 {
      let stamps = Counted.text(clock.spreadCount, "equal time stamp")
      add("\(foot.rawValue): \(stamps) \(Counted.were(clock.spreadCount)) spread evenly.")
    }
    if clock.repeatedCount > 0 {
      add(
        "\(foot.rawValue): \(Counted.text(clock.repeatedCount, "sample")) with a time stamp that was there "
          + "already \(Counted.were(clock.repeatedCount)) left out.")
    }
    if let statedRateHz, let rate = clock.samplingRateHz, rate != statedRateHz {
      add("\(foot.rawValue): the header says \(statedRateHz) Hz, the time stamps give \(rate) Hz.")
    }
  }
}
