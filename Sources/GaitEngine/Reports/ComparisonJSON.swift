package import GaitAnalysis
package import GaitFiles
import GaitModel

/// A comparison as JSON by the schema `gaitlab.comparison/1`; keys are added, never renamed.
package struct ComparisonJSON {
  private let comparison: SessionComparison
  private let program: String

  /// - Parameters:
  ///   - comparison: what is compared.
  ///   - program: name and version of this program.
  package init(_ comparison: SessionComparison, program: String) {
    self.comparison = comparison
    self.program = program
  }

  package var value: JSONValue {
    let tables = ComparisonTables(comparison) { $0 }
    return .object([
      ("schema", .string("gaitlab.comparison/1")), ("program", .string(program)),
      ("order", .string(comparison.order.rawValue)),
      ("force", .string(comparison.force.rawValue)),
      ("forceName", .string(comparison.force.word)),
      ("sessions", .array(comparison.sides.map(session))),
      ("left", means(.left)), ("right", means(.right)), ("symmetry", symmetries),
      ("curves", .object(Foot.allCases.map { ($0.rawValue, curves($0)) })),
      ("doubts", .array(comparison.doubts.map { .string($0) })),
      ("definitions", .array(tables.definitions.map { .string($0) })),
    ])
  }

  // MARK: - Sessions

  private func session(_ side: ComparedSession) -> JSONValue {
    let summary = side.summary
    return .object([
      ("name", .string(side.name)),
      ("personCode", JSONValue(side.visit.person)),
      ("visit", side.visit.number.map { .integer($0) } ?? .null),
      ("condition", JSONValue(side.visit.condition)),
      ("startedAt", JSONValue(side.date)),
      ("startedAtUnixSeconds", side.startedAtUnixSeconds.map { .seconds($0) } ?? .null),
      (
        "part",
        side.part.map {
          .object([
            ("startSeconds", .seconds($0.lowerBound)), ("endSeconds", .seconds($0.upperBound)),
          ])
        } ?? .null
      ),
      ("isSimulated", .bool(side.isSimulated)),
      ("bodyMassKilograms", JSONValue(side.bodyMassKilograms)),
      (
        "bodyWeightNewtons",
        side.units[.estimated]?.contains(.newtons) == true
          ? .number(side.bodyWeightNewtons) : .null
      ),
      ("sampleRateHz", JSONValue(side.samplingRateHz)),
      ("feet", .array(side.feet.map { .string($0.rawValue) })),
      (
        "cells",
        .object(
          Foot.allCases.map { foot in
            (foot.rawValue, side.layouts[foot].map { .integer($0.cellCount) } ?? .null)
          })
      ),
      ("contacts", .string(side.contactsBy.rawValue)), ("model", .string(side.estimator)),
      ("stepsFound", .integer(summary.stepsFound)), ("stepsUsed", .integer(summary.stepsUsed)),
      ("stepsLeftOutByHand", .integer(summary.stepsLeftOut - summary.stepsLeftOutByOption)),
      ("stepsLeftOutByOption", .integer(summary.stepsLeftOutByOption)),
      ("cadenceStepsPerMinute", JSONValue(summary.cadenceStepsPerMinute)),
      ("flags", .array(side.flags.map { .string($0.rawValue) })),
    ])
  }

  // MARK: - Numbers

  /// By measure with its unit; the first of the changes, of the first session to itself, is null.
  private func means(_ foot: Foot) -> JSONValue {
    let units: [ForceUnit?] = comparison.units.isEmpty ? [nil] : comparison.units.map { $0 }
    let members = units.enumerated().flatMap { place, unit in
      comparison.rows(foot, unit).filter { place == 0 || $0.measure.isForce }.map { row in
        (
          unit?.key(of: row.measure) ?? row.measure.rawValue,
          JSONValue.object([
            (
              "sessions",
              .array(
                row.means.map { mean in
                  mean.map {
                    .object([
                      ("mean", .number($0.mean)), ("sd", JSONValue($0.sd)), ("n", .integer($0.n)),
                    ])
                  } ?? .null
                })
            ),
            (
              "changes",
              .array(
                row.means.indices.map { index in
                  guard index > 0, let change = row.change(to: index) else { return .null }
                  return .object([
                    ("difference", .number(change.difference)),
                    ("differencePercent", JSONValue(change.relative.map { $0 * 100 })),
                    ("smallestDetectable", JSONValue(change.detectable)),
                    ("isBeyondVariation", Self.bool(change.isBeyondVariation)),
                  ])
                })
            ),
          ])
        )
      }
    }
    return .object(members)
  }

  private var symmetries: JSONValue {
    .object(
      comparison.symmetryRows(comparison.units.first).map { row in
        (
          row.measure.rawValue,
          .object([
            ("sessions", .array(row.values.map { JSONValue($0?.value) })),
            (
              "changes",
              .array(
                row.values.indices.map { index in
                  guard index > 0, let change = row.change(to: index) else { return .null }
                  return .object([
                    ("difference", .number(change.difference)),
                    ("smallestDetectable", JSONValue(change.detectable)),
                    ("isBeyondVariation", Self.bool(change.isBeyondVariation)),
                  ])
                })
            ),
          ])
        )
      } + [("definition", .string("(R - L) / (0.5 (R + L))"))])
  }

  /// Mean and SD on 101 points from 0 to 100 % of stance; null for a session without a step.
  private func curves(_ foot: Foot) -> JSONValue {
    .array(
      comparison.sides.map { side in
        let members = comparison.units.flatMap { unit -> [(String, JSONValue)] in
          guard let curve = side.curve(foot, comparison.force, unit) else { return [] }
          let word = unit.key(of: .meanNewtons).dropFirst("mean".count)
          return [
            ("mean\(word)", .numbers(curve.map(\.mean))),
            ("sd\(word)", .numbers(curve.map { $0.sd ?? .nan })),
          ]
        }
        return members.isEmpty ? .null : .object(members)
      })
  }

  private static func bool(_ value: Bool?) -> JSONValue { value.map(JSONValue.bool) ?? .null }
}
