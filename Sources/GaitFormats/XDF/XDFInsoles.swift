import GaitFiles
import GaitModel
import PlainText

/// Which channels of a pressure stream are which foot's cells, and what insole they belong to.
struct XDFInsoles {
  private(set) var cells = PerFoot<Range<Int>?>(both: nil)
  private(set) var insole: InsoleDescription?
  private(set) var notes: [String] = []

  /// What the stream does not say.
  private(set) var questions: [ImportQuestion] = []

  /// Reads what a stream says of itself, which is what docs/LSL.md asks of a sender.
  ///
  /// - Parameters:
  ///   - stream: a stream of pressures.
  ///   - answers: what nobody says but the user.
  ///   - rate: the rate of its times, for a stream without a nominal one.
  ///   - failure: makes an error of this file.
  /// - Throws: `badHeader` for what contradicts itself.
  init(
    _ stream: XDFStream, answers: ImportAnswers, rate: Double?,
    failure: (String, String) -> GaitlabError
  ) throws(GaitlabError) {
    let stated = try XDFLayout.layout(of: stream, failure)
    var feet: [Foot]?
    switch stream.gaitlab("foot") {
    case "both": feet = Foot.allCases
    case "left": feet = [.left]
    case "right": feet = [.right]
    case nil: feet = FootFiles.foot(ofName: stream.header.value("name") ?? "").map { [$0] }
    default: throw failure("a foot that is none in <gaitlab>", "left, right or both")
    }
    if feet == nil, let stated, stream.channelCount == 2 * stated.cellCount { feet = Foot.allCases }
    if feet == nil, let foot = answers.foot { feet = [foot] }
    guard let feet else {
      questions.append(.foot)
      if stated == nil { questions.append(.layout(cellCount: stream.channelCount)) }
      return
    }
    let cellCount = stream.channelCount / feet.count
    guard cellCount * feet.count == stream.channelCount,
      stated.map({ $0.cellCount == cellCount }) ?? true
    else {
      throw failure(
        Counted.text(stream.channelCount, "channel"),
        "as many for each foot as its layout has cells")
    }
    for (index, foot) in feet.enumerated() {
      cells[foot] = index * cellCount..<(index + 1) * cellCount
    }
    guard let layout = stated ?? answers.layout, layout.cellCount == cellCount else {
      questions.append(.layout(cellCount: cellCount))
      return
    }
    guard let samplingRate = stream.nominalRateHz > 0 ? stream.nominalRateHz : rate else {
      throw failure("a stream of one sample", "a recording")
    }
    insole = InsoleDescription(
      layout: layout, unit: try unit(stream, failure), samplingRateHz: samplingRate,
      saturation: stream.gaitlab("saturation").flatMap { Double($0) }.flatMap {
        $0 > 0 && $0 < 1e9 ? $0 : nil
      })
  }

  private mutating func unit(
    _ stream: XDFStream, _ failure: (String, String) -> GaitlabError
  ) throws(GaitlabError) -> PressureUnit {
    let units = Set(stream.channels("unit").filter { !$0.isEmpty })
    let known = PressureUnit.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text = stream.gaitlab("unit") ?? (units.count == 1 ? units.first : nil) else {
      if units.count > 1 { throw failure("cells in several units", "one of \(known)") }
      notes.append("no unit: the readings are taken as counts")
      return .counts
    }
    let unit = PressureUnit.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    guard let unit else { throw failure("cells in an unknown unit", "one of \(known)") }
    return unit
  }
}
