import GaitModel

/// The parts of a sole that bear the load, and how much of it as a step rolls over.
enum SoleRegion: Int, CaseIterable {
  case heel
  case lateralMidfoot
  case lateralForefoot
  case centralForefoot
  case medialForefoot
  case hallux
  case toes

  /// The middle, in millimetres from the lateral edge and from the heel end.
  var centre: (lateralX: Double, heelY: Double) {
    switch self {
    case .heel: (47, 38)
    case .lateralMidfoot: (26, 105)
    case .lateralForefoot: (24, 165)
    case .centralForefoot: (46, 178)
    case .medialForefoot: (74, 185)
    case .hallux: (72, 232)
    case .toes: (38, 222)
    }
  }

  /// Half the extent, in millimetres across and along the foot.
  var radii: (across: Double, along: Double) {
    switch self {
    case .heel: (36, 46)
    case .lateralMidfoot: (24, 62)
    case .lateralForefoot: (26, 34)
    case .centralForefoot: (28, 32)
    case .medialForefoot: (26, 32)
    case .hallux: (22, 26)
    case .toes: (32, 24)
    }
  }

  /// Stance progress at which the tables below have their columns.
  static let tableProgress = [0, 0.10, 0.25, 0.45, 0.60, 0.75, 0.90, 1]

  /// Share of the load over the stance of a step that begins with the heel.
  static let heelToToe: [[Double]] = [
    [1, 0.92, 0.62, 0.36, 0.14, 0.02, 0, 0],
    [0, 0.08, 0.18, 0.18, 0.12, 0.03, 0, 0],
    [0, 0, 0.10, 0.20, 0.22, 0.15, 0.04, 0],
    [0, 0, 0.06, 0.16, 0.28, 0.34, 0.26, 0.1],
    [0, 0, 0.04, 0.08, 0.16, 0.26, 0.28, 0.2],
    [0, 0, 0, 0.01, 0.05, 0.14, 0.34, 0.6],
    [0, 0, 0, 0.01, 0.03, 0.06, 0.08, 0.1],
  ]

  /// Share of the load over the stance of a step without heel contact.
  static let forefootOnly: [[Double]] = [
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0.34, 0.30, 0.26, 0.24, 0.22, 0.16, 0.06, 0],
    [0.36, 0.36, 0.36, 0.34, 0.34, 0.32, 0.26, 0.1],
    [0.20, 0.22, 0.24, 0.26, 0.26, 0.28, 0.28, 0.2],
    [0.06, 0.08, 0.09, 0.10, 0.12, 0.17, 0.32, 0.6],
    [0.04, 0.04, 0.05, 0.06, 0.06, 0.07, 0.08, 0.1],
  ]

  /// Share of the load in quiet standing.
  static let standing: [Double] = [0.55, 0.10, 0.12, 0.12, 0.07, 0.03, 0.01]
}
