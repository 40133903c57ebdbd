import Foundation
package import GaitFiles
import GaitTraining

/// How far an experiment is, and how long the rest may take, from what its runs have left on disk.
package struct ExperimentProgress {
  /// A run that has begun and has no record yet: it is being trained, or was interrupted.
  package struct Running: Equatable, Sendable {
    package let fold: String
    package let seed: UInt64
    package let arm: String
    /// Whole epochs that are done, and all of them.
    package let epoch: Int
    package let epochs: Int
    /// When the last epoch was written, in seconds since 1970.
    package let updatedAtUnixSeconds: Double?
    /// Training time of the epochs so far.
    package let seconds: Double
  }

  /// All arms of a fold from a seed.
  package struct Cell: Equatable, Sendable {
    package let job: ExperimentGrid.Job
    /// Training time that is left, by the mean of finished runs; runs of which nothing is known
    /// count nothing.
    package let secondsLeft: Double
  }

  package let cells: [Cell]
  package let running: [Running]
  /// Arms of which runs are left and whose time is not known: none of them, and none of the same
  /// network, is finished.
  package let unknownArms: [String]

  /// Arms that are trained and evaluated, and all of them, over all cells.
  package var finished: Int { cells.reduce(0) { $0 + $1.job.finished } }
  package var all: Int { cells.reduce(0) { $0 + $1.job.all } }
  /// 0...1.
  package var share: Double { all > 0 ? Double(finished) / Double(all) : 1 }
  /// Training time that is left with one process; nil if nothing is known of any run.
  package var secondsLeft: Double? {
    let seconds = cells.reduce(0) { $0 + $1.secondsLeft }
    return seconds > 0 || unknownArms.isEmpty ? seconds : nil
  }

  /// Reads the records of all runs.
  ///
  /// - Parameter grid: the experiment.
  /// - Throws: `dataRefused` for a record that cannot be read.
  package init(_ grid: ExperimentGrid) throws(GaitlabError) {
    var pace = RunPace()
    var left: [(fold: String, seed: UInt64, arm: ArmRecipe)] = []
    for seed in grid.recipe.seeds {
      for fold in grid.folds {
        for arm in grid.recipe.arms where grid.seeds(of: arm).contains(seed) {
          if let record = try grid.folder(arm, fold, seed).finished() {
            pace.add(record)
          } else if arm.isTrained {
            left.append((fold.name, seed, arm))
          }
        }
      }
    }
    var seconds: [String: Double] = [:]
    var running: [Running] = []
    var unknown: Set<String> = []
    for (fold, seed, arm) in left {
      let place = RunFolder(root: grid.root, fold: fold, seed: seed, arm: arm.name)
      let begun = EpochTail(path: place.epochs)
      if let begun {
        running.append(
          Running(
            fold: fold, seed: seed, arm: arm.name, epoch: begun.epochs,
            epochs: arm.schedule.epochs, updatedAtUnixSeconds: begun.updatedAtUnixSeconds,
            seconds: begun.seconds))
      }
      let done = Double(min(begun?.epochs ?? 0, arm.schedule.epochs))
      // A run's own epochs tell the most of it.
      if let begun, begun.epochs > 0 {
        seconds["\(fold)/\(seed)", default: 0] +=
          begun.seconds / done * (Double(arm.schedule.epochs) - done)
      } else if let whole = pace.seconds(of: arm) {
        seconds["\(fold)/\(seed)", default: 0] += whole
      } else {
        unknown.insert(arm.name)
      }
    }
    cells = try grid.jobs().map { job in
      Cell(job: job, secondsLeft: seconds["\(job.fold)/\(job.seed)"] ?? 0)
    }
    self.running = running
    unknownArms = grid.recipe.arms.map(\.name).filter(unknown.contains)
  }
}

/// Mean training time of finished runs, by arm and by network.
private struct RunPace {
  private var byArm: [String: [Double]] = [:]
  private var byNetwork: [String: [Double]] = [:]

  mutating func add(_ record: RunRecord) {
    guard record.epochs > 0 else { return }
    byArm[record.arm, default: []].append(record.seconds)
    byNetwork[record.network, default: []].append(record.seconds)
  }

  func seconds(of arm: ArmRecipe) -> Double? {
    let known = byArm[arm.name] ?? byNetwork[arm.network.title]
    return known.map { $0.reduce(0, +) / Double($0.count) }
  }
}

/// What the table of epochs of an unfinished run says: a line an epoch, the seconds in column six.
private struct EpochTail {
  let epochs: Int
  let seconds: Double
  let updatedAtUnixSeconds: Double?

  /// - Parameter path: of `epochs.csv`; nil where there is none.
  init?(path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let rows = text.split(separator: "\n").dropFirst()
    epochs = rows.count
    seconds = rows.reduce(0) { sum, row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      return sum + (fields.count > 5 ? Double(fields[5]) ?? 0 : 0)
    }
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    updatedAtUnixSeconds = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970
  }
}
