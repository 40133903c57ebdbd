import ArgumentParser
import CommandSupport
import GaitModel
import PlainText

/// Whose session it is and which of that person's, said on the command line.
struct VisitOptions: ParsableArguments {
  @Option(help: "A code for the person, such as P07; never a name.")
  var person: String?

  @Option(help: "The number of the visit, from 1.")
  var visit: Int?

  @Option(help: "What is different from other recordings of the visit, such as \"shoe A\".")
  var condition: String?

  /// Whether any of it is said.
  var isGiven: Bool { person != nil || visit != nil || condition != nil }

  func validate() throws {
    if let visit, !SessionVisit.numbers.contains(visit) {
      throw ValidationError(
        "--visit \(visit): expected \(SessionVisit.numbers.lowerBound) to "
          + "\(SessionVisit.numbers.upperBound)")
    }
    if let person { _ = try Self.text(person, of: "--person", limit: SessionVisit.longestPerson) }
    if let condition {
      _ = try Self.text(condition, of: "--condition", limit: SessionVisit.longestText)
    }
  }

  /// Changes what is said, and warns of a name; an empty text takes away what was there.
  func apply(to metadata: inout SessionMetadata) throws {
    if let person {
      metadata.setPerson(
        try Self.text(person, of: "--person", limit: SessionVisit.longestPerson))
    }
    if let visit { metadata.visit.number = visit }
    if let condition {
      metadata.visit.condition = try Self.text(
        condition, of: "--condition", limit: SessionVisit.longestText)
    }
  }

  /// Says on standard error that a code looks like a name.
  func warn() {
    guard let person, let warning = PersonCode.warning(person) else { return }
    StandardError.write("gaitlab: --person \(Printable.text(person)): \(warning)\n")
  }

  /// A text as it is kept; nil for none.
  static func text(_ text: String, of option: String, limit: Int) throws -> String? {
    do throws(SessionVisit.Refusal) {
      return try SessionVisit.text(text, limit: limit)
    } catch {
      throw ValidationError("\(option) '\(Printable.text(text))': \(error.reason)")
    }
  }
}
