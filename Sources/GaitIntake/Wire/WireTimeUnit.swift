/// What the times of a device's lines are counted in; binary frames count microseconds.
package enum WireTimeUnit: String, CaseIterable, Sendable {
  case seconds = "s"
  case milliseconds = "ms"
  case microseconds = "us"

  package var microseconds: Double {
    switch self {
    case .seconds: 1e6
    case .milliseconds: 1e3
    case .microseconds: 1
    }
  }
}
