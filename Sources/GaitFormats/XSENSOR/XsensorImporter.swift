package import GaitFiles
package import GaitModel

/// Reads the CSV export of XSENSOR's insoles: a block a frame with the matrix of each foot.
///
/// The first line, a path, may name a person and is dropped. The rate is that of the frames' times
/// of day, which are rounded to milliseconds.
package struct XsensorImporter: SessionImporter {
  package static let formatName = "XSENSOR CSV export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    var keys: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline).prefix(60) {
      let word = line.prefix { !",;\t".contains($0) }
      keys.insert(word.lowercased().filter { $0 != "\"" && $0 != "\u{FEFF}" })
    }
    return keys.isSuperset(of: ["units:", "frame", "sensor"])
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    try Self.beginning(path: path).questions
  }

  /// The first frames, which hold every sensor.
  private static func beginning(path: String) throws(GaitlabError) -> XsensorFrames {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    var frames = XsensorFrames(style: try style(path: path), answers: ImportAnswers())
    while try reader.advance(), reader.lineNumber < 2000 {
      try frames.read(&reader)
    }
    return frames
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    let beginning = try Self.beginning(path: path)
    try answers.require(
      beginning.questions, path: path,
      device: RecordingDevice(format: Self.formatName, beginning.unnamedSensor))
    var answers = answers
    answers.foot = answers.foot(ofFile: path)
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    var frames = XsensorFrames(style: try Self.style(path: path), answers: answers)
    while try reader.advance() {
      try frames.read(&reader)
      try reader.report(progress)
    }
    try frames.finish(reader)
    progress(1)
    var recording = ImportedRecording(source: "XSENSOR", unit: frames.unit ?? .millimetresOfMercury)
    recording.startedAtUnixSeconds = frames.clock.startedAtUnixSeconds
    if frames.isCut { recording.notes.add("The last frame is cut and was left out.") }
    for foot in Foot.allCases {
      guard let samples = frames.samples[foot], let layout = frames.layout(foot) else { continue }
      recording.feet.append((samples, layout))
    }
    return try recording.session(path: path)
  }

  /// What lies between the fields: whatever stands behind `Units:`.
  private static func style(path: String) throws(GaitlabError) -> FieldStyle {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    while try reader.advance(), reader.lineNumber <= 200 {
      let line = reader.text.lowercased().replacing("\"", with: "")
      guard line.hasPrefix("units:"), let separator = line.utf8.dropFirst(6).first else { continue }
      return FieldStyle(separator: separator)
    }
    throw reader.failure(
      .badHeader, found: "no line 'Units:'", expected: "the unit of the pressures",
      advice: "export the recording again with its header")
  }
}
