import GaitFiles
import GaitModel

/// Reads one foot's file of a Tekscan recording.
protocol FScanFootImporter: SessionImporter {
  func readFoot(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> FScanRecording
}

/// One foot's file of a Tekscan recording.
struct FScanRecording {
  var path: String
  var foot: Foot
  var header: FScanHeader
  var layout: InsoleLayout
  var frames: FrameBlock
  var samplingRateHz: Double
  /// When the first frame was measured, as Windows counts: tenths of microseconds from 1601.
  var startedAtFileTime: UInt64?
  /// What was left out, a sentence each.
  var notes: [String] = []

  /// The foot of a file, from what it says itself and from its name.
  ///
  /// - Throws: `notTold` where neither says it, or they contradict each other, and nobody answered.
  static func foot(
    path: String, header: FScanHeader, answers: ImportAnswers
  ) throws(GaitlabError) -> Foot {
    let named = FootFiles.foot(ofFile: path)
    let stated = header.foot ?? header.fileFoot
    switch (stated, named) {
    case (let foot?, nil), (nil, let foot?): return foot
    case (let foot?, let other?) where foot == other: return foot
    case (_?, _?):
      if let foot = answers.foot { return foot }
      throw GaitlabError(
        .notTold, file: path, found: "the file says one foot and its name the other",
        expected: "the foot that it was recorded under",
        advice: "pass --foot left or --foot right, or correct the name",
        openQuestions: OpenQuestions([.foot], of: header.device))
    case (nil, nil):
      if let foot = answers.foot { return foot }
      throw GaitlabError(
        .notTold, file: path, found: "neither the file nor its name says which foot it is of",
        expected: "a name that ends in L or R",
        advice: "pass --foot left or --foot right, or rename the file",
        openQuestions: OpenQuestions([.foot], of: header.device))
    }
  }

  /// The file itself, and the other foot's beside it where there is one of the same kind.
  ///
  /// - Parameters:
  ///   - path: the file that was named.
  ///   - answers: a foot among them is of that file only.
  ///   - importer: reads either file, and knows one of the same kind.
  ///   - progress: called with the share of both files.
  /// - Returns: the session of one foot or both.
  /// - Throws: what is wrong with either file.
  static func both(
    path: String, answers: ImportAnswers, importer: some FScanFootImporter,
    progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    defer { progress(1) }
    var other = FootFiles.other(than: path)
    if let candidate = other {
      let head = try FileInspection.open(path: candidate).text
      if !importer.recognises(head: head[...]) { other = nil }
    }
    guard let other else {
      return try session([
        try importer.readFoot(path: path, answers: answers, progress: progress)
      ])
    }
    var rest = answers
    rest.foot = nil
    let first = try importer.readFoot(path: path, answers: answers) { progress($0 / 2) }
    let second = try importer.readFoot(path: other, answers: rest) { progress(0.5 + $0 / 2) }
    guard first.foot != second.foot else {
      var alone = first
      alone.notes.append("the file beside it is of the same foot and was left out")
      return try session([alone])
    }
    return try session([first, second])
  }

  private static func session(
    _ unaligned: [FScanRecording]
  ) throws(GaitlabError) -> RecordedSession {
    let recordings = aligned(unaligned)
    var frames = PerFoot<FrameBlock?>(both: nil)
    var insoles = PerFoot<InsoleDescription?>(both: nil)
    var notes: [String] = []
    for recording in recordings {
      frames[recording.foot] = recording.frames
      insoles[recording.foot] = InsoleDescription(
        layout: recording.layout, unit: recording.header.insoleUnit,
        samplingRateHz: recording.samplingRateHz, saturation: recording.header.saturation)
      notes += recording.notes.map { "\(recording.foot.rawValue): \($0)" }
    }
    let path = recordings[0].path
    let metadata = SessionMetadata(
      name: recordings.count == 2 ? FootFiles.commonStem(path) : FileName.stem(path),
      source: "Tekscan F-Scan",
      startedAtUnixSeconds: recordings.compactMap(\.startedAtFileTime).min().flatMap(unixSeconds),
      bodyMassKilograms: recordings.compactMap(\.header.bodyMassKilograms).first,
      notes: notes.sorted().joined(separator: "\n"), insoles: insoles)
    if let problem = metadata.problem {
      throw GaitlabError(
        .implausibleValue, file: path, found: problem, expected: "a recording of an insole",
        advice: "export the recording again")
    }
    return RecordedSession(metadata: metadata, frames: frames)
  }

  /// Puts both feet on one clock where both say when they began; recordings of different hours are
  /// not of one walk.
  private static func aligned(_ recordings: [FScanRecording]) -> [FScanRecording] {
    let starts = recordings.compactMap(\.startedAtFileTime)
    guard recordings.count == 2, starts.count == 2, let first = starts.min(),
      let last = starts.max()
    else { return recordings }
    if last - first > 600_000_000 {
      var alone = recordings[0]
      alone.notes.append("the other foot's file began at another time and was left out")
      return [alone]
    }
    return zip(recordings, starts).map { recording, start in
      guard start > first else { return recording }
      let delay = Double(start - first) * 1e-7
      var later = recording
      later.frames = FrameBlock(
        foot: recording.foot, cellCount: recording.frames.cellCount,
        times: recording.frames.times.map { $0 + delay }, cells: recording.frames.cells)
      return later
    }
  }

  private static func unixSeconds(_ fileTime: UInt64) -> Double? {
    let from1601 = UInt64(116_444_736_000_000_000)
    guard fileTime > from1601 else { return nil }
    let seconds = Double(fileTime - from1601) * 1e-7
    return seconds < 1e11 ? seconds : nil
  }
}

extension FScanHeader {
  /// The kind of insole: each foot has a file of its own, so that none is a device's.
  var device: RecordingDevice {
    RecordingDevice(format: "Tekscan F-Scan", "\(rows) x \(columns) sensels")
  }
}
