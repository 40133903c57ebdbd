import GaitAnalysis
import GaitModel

/// A row a frame of each foot, the feet merged by time.
struct FrameRows {
  static let columns: [String] =
    ["session", "foot", "time [s]", "step"]
    + ForceKind.allCases.flatMap { kind in
      ["N", "%BW"].map { "\(ExportedForce.name(kind)) [\($0)]" }
    } + ["scale", "insole CoP from lateral edge [mm]", "insole CoP from heel [mm]"]

  /// Characters that are handed on in one go.
  private static let pieceLength = 1 << 16

  private let analysis: SessionAnalysis
  private let name: String
  private let forces: [ExportedForce]

  init(_ session: AnalyzedSession) {
    analysis = session.analysis
    name = TidyTable.cell(session.name)
    forces = ForceKind.allCases.map { ExportedForce($0, of: session.analysis) }
  }

  func write<Failure: Error>(_ output: (String) throws(Failure) -> Void) throws(Failure) {
    var piece = ""
    let tracks = Foot.allCases.compactMap { analysis.tracks[$0] }
    var steps = tracks.map { StepAtMoment($0.foot, of: analysis) }
    var next = Array(repeating: 0, count: tracks.count)
    while let first = tracks.indices.filter({ next[$0] < tracks[$0].times.count })
      .min(by: { tracks[$0].times[next[$0]] < tracks[$1].times[next[$1]] })
    {
      let track = tracks[first]
      let step = steps[first].index(at: track.times[next[first]])
      piece += row(track, next[first], step: step)
      next[first] += 1
      if piece.utf8.count > Self.pieceLength {
        try output(piece)
        piece = ""
      }
    }
    try output(piece)
  }

  private func row(_ track: FootTrack, _ index: Int, step: Int?) -> String {
    let time = track.times[index]
    var cells = [
      name, track.foot.rawValue, TidyTable.cell(time, decimals: 4), step.map { "\($0)" } ?? "",
    ]
    for force in forces {
      let value: Double? =
        switch force.kind {
        case .measured: Double(track.measured[index])
        case .estimated: index < track.estimated.count ? Double(track.estimated[index]) : nil
        case .reference: track.newtons(.reference, at: time)
        }
      cells.append(TidyTable.cell(force.newtons(value), decimals: 2))
      cells.append(TidyTable.cell(force.percent(value), decimals: 3))
    }
    cells.append(TidyTable.cell(analysis.scaleChanges.factor(track.foot, at: time), decimals: 4))
    let center = index < track.centers.count ? track.centers[index] : .none
    cells.append(TidyTable.cell(Double(center.lateralX), decimals: 2))
    cells.append(TidyTable.cell(Double(center.heelY), decimals: 2))
    return cells.joined(separator: ",") + "\n"
  }
}
