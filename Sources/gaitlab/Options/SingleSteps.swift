import ArgumentParser
import GaitModel

/// Single steps on the command line, such as `L3,R5`.
struct SingleSteps: ExpressibleByArgument, Equatable {
  /// Their numbers in the step table.
  private(set) var numbers = PerFoot<Set<Int>>(both: [])

  init() {}

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part.dropFirst()), number > 0 else { return nil }
      switch part.first {
      case "L", "l": numbers.left.insert(number)
      case "R", "r": numbers.right.insert(number)
      default: return nil
      }
    }
  }

  var defaultValueDescription: String { "none" }
}
