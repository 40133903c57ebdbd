package import GaitFiles
package import GaitModel

/// Reads the list export of novel's emed platforms: one step, a page a picture.
///
/// The foot is asked for where the file's name does not end in it. The end where the contact begins is
/// taken for the heel, since people cross a platform either way; columns are taken to count from left to
/// right as seen from above with the file's first row ahead. The unit is not written: it is the one in which pressures
/// times area are the forces beside them.
package struct EmedImporter: SessionImporter {
  package static let formatName = "novel emed list export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(8192), as: UTF8.self).lowercased()
    return text.contains("time/picture:") && text.contains(EmedHeader.pictureKey)
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] { [.foot] }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    try answers.require(
      questions(path: path), path: path, device: RecordingDevice(format: Self.formatName))
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    var pages = EmedPages()
    while try reader.advance() {
      try pages.read(&reader)
      try reader.report(progress)
    }
    pages.finish()
    progress(1)
    guard let seconds = pages.header.secondsPerPicture, let width = pages.header.sensorWidth,
      let length = pages.header.sensorLength
    else {
      throw reader.failure(
        .badHeader, found: "no time from picture to picture or no size of a sensor",
        expected: "'Time/picture:' and 'Sensor size:' above the pictures",
        advice: "export the step again with its header")
    }
    let step = EmedStep(pages: pages, foot: answers.foot(ofFile: path) ?? .left)
    let layout = InsoleLayout(
      name: "novel emed \(max(1, pages.rows)) x \(max(1, pages.columns))",
      rows: max(1, pages.rows), columns: max(1, pages.columns), rowPitchMillimetres: length,
      columnPitchMillimetres: width)
    var samples = FootSamples(
      foot: step.foot, cellCount: layout.cellCount, plausible: Plausible.readings(.kilopascals))
    let frames = pages.pictures.indices.map(step.frame)
    let empty = [Float](repeating: 0, count: layout.cellCount)
    let loads = frames.map { $0.reduce(0, +) }
    let unloaded = Int((Self.unloadedSeconds / seconds).rounded(.up))
    let before = loads.first ?? 0 > 0 ? unloaded : 0
    // A file that was cut ends under load.
    let isWhole = loads.last.map { $0 < Self.leastPart * (loads.max() ?? 0) } ?? false
    let after = isWhole ? unloaded : 0
    let first = (pages.pictures.first ?? 0) - Double(before)
    for index in 0..<before {
      try samples.append(empty, time: Double(index) * seconds, reader: reader)
    }
    for (picture, frame) in zip(pages.pictures, frames) {
      try samples.append(frame, time: (picture - first) * seconds, reader: reader)
    }
    for index in 0..<after {
      let picture = (pages.pictures.last ?? 0) + Double(index + 1)
      try samples.append(empty, time: (picture - first) * seconds, reader: reader)
    }
    let unit = try Self.unit(pages, squareMillimetres: width * length, reader: reader)
    var recording = ImportedRecording(source: "novel emed", unit: unit)
    recording.statedRateHz = 1 / seconds
    recording.notes.add("One step on a platform; the heel is where the contact begins.")
    if before + after > 0 {
      recording.notes.add(
        "Empty pictures were added, \(before) before the first and \(after) behind the last: a platform "
          + "records while somebody stands on it.")
    }
    if pages.isCut { recording.notes.add("The last picture is cut and was left out.") }
    recording.feet.append((samples, layout))
    return try recording.session(path: path)
  }

  /// Seconds without a load that part a step from others.
  private static let unloadedSeconds = 0.2
  /// Part of the highest load below which a foot is as good as off the ground.
  private static let leastPart: Float = 0.1

  private static func unit(
    _ pages: EmedPages, squareMillimetres area: Double, reader: borrowing LineReader
  ) throws(GaitlabError) -> PressureUnit {
    // Forces have two decimals, so that hardly loaded pictures say nothing.
    guard pages.forceSum > 5, pages.pressureSum > 0 else { return .kilopascals }
    let kilopascals = pages.forceSum / (pages.pressureSum * area * 1e-3)
    let units: [PressureUnit] = [.kilopascals, .newtonsPerSquareCentimetre]
    let unit = units.first { unit in abs(kilopascals / (unit.kilopascals ?? 1) - 1) < 0.05 }
    guard let unit else {
      throw reader.failure(
        .implausibleValue, found: "pressures and forces that do not belong together",
        expected: "the row's force as the sum of kPa or N/cm² times the sensor's area",
        advice: "export the step again")
    }
    return unit
  }
}
