import Foundation
package import GaitAnalysis
package import GaitFiles
import GaitFormats

/// All estimators that can be chosen: built in, bundled, the user's own, and files by their path.
package struct ModelLibrary: Sendable {
  /// One line of the list.
  package struct Entry: Sendable {
    /// What it is asked for by: a name, or a path.
    package let id: String
    package let shelf: ModelEntry.Shelf
    /// The card, or why the file cannot be used; the weights are let go again.
    package let card: Result<EstimatorDescription, GaitlabError>
  }

  package static let fileExtension = "safetensors"
  /// Files of a folder that are listed at most.
  private static let limit = 200

  private let bundledFolder: String?
  private let userFolder: String?

  package init(bundledFolder: String?, userFolder: String?) {
    self.bundledFolder = bundledFolder
    self.userFolder = userFolder
  }

  /// The estimator without a file.
  package static let sumOfCells = "sum-of-cells"
  /// The bundled network that estimates unless another is asked for; others whose names begin like it
  /// are for insoles of few cells and for live feedback.
  package static let student = "student"
  /// Students that are only there to be compared with.
  private static let comparison = "student-scratch"
  /// What is used when nobody asks: the student that knows insoles like those of the session, the sum of
  /// cells where none does; see `AutomaticModels`.
  package static let automatic = "auto"

  /// Everything there is, the built-in first; a user's model hides a bundled one of its name.
  ///
  /// - Parameter named: paths that are listed besides.
  /// - Returns: one entry an estimator, with what is wrong with those that cannot be used.
  package func entries(named: [String] = []) -> [Entry] {
    var entries = [
      Entry(
        id: Self.sumOfCells, shelf: .builtIn,
        card: .success(EstimatorSource.sumOfCells.description()))
    ]
    let own = names(in: userFolder)
    for (folder, shelf) in [(bundledFolder, ModelEntry.Shelf.bundled), (userFolder, .user)] {
      guard let folder else { continue }
      for name in names(in: folder) where shelf == .user || !own.contains(name) {
        let path = "\(folder)/\(name).\(Self.fileExtension)"
        // The name of the built-in one is taken; the file is still there for who asks by its path.
        entries.append(entry(id: name == Self.sumOfCells ? path : name, shelf: shelf, path: path))
      }
    }
    for path in named where path != Self.automatic && !entries.contains(where: { $0.id == path }) {
      entries.append(entry(id: path, shelf: .named, path: path))
    }
    return entries
  }

  /// The estimator of a name or path.
  ///
  /// - Parameters:
  ///   - id: what is asked for.
  ///   - patience: how long an estimate of `auto` may wait.
  /// - Returns: the estimator, loaded.
  /// - Throws: why its file cannot be used, or that there is none of that name.
  package func source(
    of id: String, patience: AutomaticModels.Patience = .any
  ) throws(GaitlabError) -> EstimatorSource {
    if id == Self.sumOfCells { return .sumOfCells }
    if id == Self.automatic {
      var candidates: [AutomaticModels.Candidate] = []
      for name in students {
        candidates.append(
          AutomaticModels.Candidate(
            id: name, model: try ModelFileReader.load(path: path(of: name))))
      }
      guard !candidates.isEmpty else { return .sumOfCells }
      return .automatic(AutomaticModels(candidates: candidates, patience: patience))
    }
    return .model(try ModelFileReader.load(path: path(of: id)))
  }

  /// The model whose file has a SHA-256; nil where none here has.
  package func source(sha256: String) -> EstimatorSource? {
    for folder in [userFolder, bundledFolder].compactMap({ $0 }) {
      for name in names(in: folder) {
        let path = "\(folder)/\(name).\(Self.fileExtension)"
        if let model = try? ModelFileReader.load(path: path), model.sha256 == sha256 {
          return .model(model)
        }
      }
    }
    return nil
  }

  /// Names that `auto` chooses from, the plain student first.
  private var students: [String] {
    let all = Set([userFolder, bundledFolder].flatMap { names(in: $0) })
    return all.filter {
      $0 == Self.student || ($0.hasPrefix(Self.student + "-") && !$0.hasPrefix(Self.comparison))
    }.sorted()
  }

  /// The file behind a name or path; a name of the list goes before a file of that name here.
  ///
  /// - Throws: that there is none; the built-in estimator has no file either.
  package func path(of id: String) throws(GaitlabError) -> String {
    if id.contains("/") { return id }
    let isBuiltIn = id == Self.sumOfCells
    for folder in [userFolder, bundledFolder].compactMap({ $0 })
    where !isBuiltIn && names(in: folder).contains(id) {
      return "\(folder)/\(id).\(Self.fileExtension)"
    }
    if !isBuiltIn, FileManager.default.fileExists(atPath: id) { return id }
    let known =
      (isBuiltIn ? [] : [Self.sumOfCells])
      + Set(names(in: userFolder) + names(in: bundledFolder)).sorted()
    throw GaitlabError(
      .modelRefused, file: id,
      found: isBuiltIn ? "this estimator is built in and has no file" : "there is no such model",
      expected: "a model file or one of: \(known.joined(separator: ", "))",
      advice: "'gaitlab models' lists them")
  }

  private func entry(id: String, shelf: ModelEntry.Shelf, path: String) -> Entry {
    do throws(GaitlabError) {
      let card = EstimatorSource.model(try ModelFileReader.load(path: path)).description()
      return Entry(id: id, shelf: shelf, card: .success(card))
    } catch {
      return Entry(id: id, shelf: shelf, card: .failure(error))
    }
  }

  /// Names of the models of a folder, without the extension.
  private func names(in folder: String?) -> [String] {
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return files.filter { $0.hasSuffix("." + Self.fileExtension) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(Self.fileExtension.count + 1)) }.sorted().prefix(Self.limit)
      .map { $0 }
  }
}
