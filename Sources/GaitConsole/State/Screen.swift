/// The screens, in the order of their keys.
package enum Screen: String, CaseIterable, Equatable, Sendable {
  case monitor
  case steps
  case errors
  case pressure
  case feedback
  case models
  case library

  package var title: String {
    switch self {
    case .monitor: "Monitor"
    case .steps: "Steps"
    case .errors: "Errors"
    case .pressure: "Pressure"
    case .feedback: "Feedback"
    case .models: "Models"
    case .library: "Library"
    }
  }

  /// The same where the line of tabs has no room for all titles.
  var shortTitle: String {
    switch self {
    case .monitor: "Mon"
    case .steps: "Steps"
    case .errors: "Err"
    case .pressure: "Press"
    case .feedback: "Feed"
    case .models: "Mod"
    case .library: "Lib"
    }
  }

  /// The key that opens it.
  package var key: Character {
    switch self {
    case .monitor: "1"
    case .steps: "2"
    case .errors: "3"
    case .pressure: "4"
    case .feedback: "5"
    case .models: "6"
    case .library: "7"
    }
  }

  package var next: Screen { neighbour(1) }
  package var previous: Screen { neighbour(-1) }

  private func neighbour(_ distance: Int) -> Screen {
    let all = Self.allCases
    let index = (all.firstIndex(of: self) ?? 0) + distance + all.count
    return all[index % all.count]
  }
}
