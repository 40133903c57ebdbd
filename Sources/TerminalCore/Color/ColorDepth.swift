/// How many colours a terminal can show, from fewest to most.
package enum ColorDepth: String, CaseIterable, Comparable, Sendable {
  case mono
  case ansi16
  case palette256
  case trueColor

  package static func < (lhs: ColorDepth, rhs: ColorDepth) -> Bool {
    lhs.rank < rhs.rank
  }

  private var rank: Int {
    switch self {
    case .mono: 0
    case .ansi16: 1
    case .palette256: 2
    case .trueColor: 3
    }
  }
}
