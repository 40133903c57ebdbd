import GaitFiles
import GaitModel

/// The frames and forces of a session, walked through together in the order of time.
struct GaitCSVTracks {
  private struct Track {
    var times: [Double]
    var values: [Float]
    /// Values a sample.
    var width: Int
    var next = 0

    var nextTime: Double? { next < times.count ? times[next] : nil }
  }

  private var tracks: [Track] = []
  private(set) var columnNames = [GaitCSVFormat.timeColumn]

  /// Takes the samples of a session.
  ///
  /// - Throws: `nothingToWrite` or `inconsistentSession`.
  init(_ session: RecordedSession, path: String) throws(GaitlabError) {
    for foot in Foot.allCases {
      guard let block = session.frames[foot] else { continue }
      guard let insole = session.metadata.insoles[foot], block.foot == foot,
        insole.layout.cellCount == block.cellCount
      else {
        throw GaitlabError.inconsistent(
          path, "the \(foot.rawValue) frames do not match the \(foot.rawValue) insole")
      }
      try add(
        Track(times: block.times, values: block.cells, width: block.cellCount), of: foot,
        path: path)
      for cell in 0..<block.cellCount {
        columnNames.append(GaitCSVFormat.cellColumn(foot, cell: cell, unit: insole.unit))
      }
    }
    for foot in Foot.allCases {
      guard let block = session.reference[foot] else { continue }
      try add(Track(times: block.times, values: block.newtons, width: 1), of: foot, path: path)
      columnNames.append(GaitCSVFormat.referenceColumn(foot))
    }
    let hasReference = Foot.allCases.contains { session.reference[$0] != nil }
    guard hasReference == (session.metadata.reference != nil) || tracks.isEmpty else {
      throw GaitlabError.inconsistent(path, "a reference is named but not there, or not named")
    }
    let first = tracks.compactMap(\.times.first).min() ?? 0
    let last = tracks.compactMap(\.times.last).max() ?? 0
    guard Plausible.times.contains(first), last - first <= Plausible.longestSeconds else {
      throw GaitlabError.inconsistent(path, "a recording from \(first) s to \(last) s")
    }
    guard !tracks.isEmpty else {
      throw GaitlabError(
        .nothingToWrite, file: path, found: "the session holds no samples",
        expected: "frames of at least one foot", advice: "record or import something first")
    }
  }

  private mutating func add(_ track: Track, of foot: Foot, path: String) throws(GaitlabError) {
    let isSound =
      track.times.allSatisfy(\.isFinite) && track.values.allSatisfy(\.isFinite)
      && zip(track.times, track.times.dropFirst()).allSatisfy { $0 < $1 }
    guard isSound else {
      throw GaitlabError.inconsistent(
        path, "the \(foot.rawValue) samples are not finite or their times do not ascend")
    }
    tracks.append(track)
  }

  /// The earliest time that has not been written, or nil at the end.
  var nextTime: Double? {
    var earliest: Double?
    for track in tracks {
      if let time = track.nextTime, time < earliest ?? .infinity { earliest = time }
    }
    return earliest
  }

  /// How much has been written, 0...1.
  var fraction: Double {
    let all = tracks.reduce(0) { $0 + $1.times.count }
    return Double(tracks.reduce(0) { $0 + $1.next }) / Double(max(1, all))
  }

  /// Appends every track's values at a time, or as many empty cells, each after a comma.
  mutating func appendRow(at time: Double, to line: inout [UInt8]) {
    for index in tracks.indices {
      let width = tracks[index].width
      guard tracks[index].nextTime == time else {
        line.append(contentsOf: repeatElement(0x2C, count: width))
        continue
      }
      let first = tracks[index].next * width
      for value in tracks[index].values[first..<first + width] {
        line.append(0x2C)
        NumberText.append(value, to: &line)
      }
      tracks[index].next += 1
    }
  }
}
