package import GaitFiles
package import GaitModel

/// Where a results table comes from; whatever is written carries it.
package struct ResultsProvenance: Codable, Equatable, Sendable {
  /// A program that made runs of the experiment.
  package struct Program: Codable, Equatable, Sendable {
    /// Name, version and commit.
    package var name: String
    package var runs: Int
    /// Of these arms, in the order of the recipe.
    package var arms: [String]

    package init(_ name: String, runs: Int, arms: [String]) {
      self.name = name
      self.runs = runs
      self.arms = arms
    }
  }

  /// Head of the document.
  package var title: String
  /// What the data are, and what they are not.
  package var caveat: String
  /// The command as it was given.
  package var command: String
  package var configuration: [Fact]
  package var seeds: [UInt64]
  /// Of the program's source; nil if it is not known.
  package var commit: String?
  /// When the results were written, as text.
  package var time: String?
  package var machine: String?
  /// Who made the finished runs, the program of most runs first; empty where nothing was run.
  package var programs: [Program]

  package init(
    title: String, caveat: String, command: String, configuration: [Fact] = [],
    seeds: [UInt64] = [], commit: String? = nil, time: String? = nil, machine: String? = nil,
    programs: [Program] = []
  ) {
    self.title = title
    self.caveat = caveat
    self.command = command
    self.configuration = configuration
    self.seeds = seeds
    self.commit = commit
    self.time = time
    self.machine = machine
    self.programs = programs
  }

  /// Whether the runs come from more than one program.
  package var isMixed: Bool { programs.count > 1 }

  /// Everything but title and caveat, in the order in which it is shown.
  var facts: [Fact] {
    var facts = [Fact("command", command)] + configuration
    if !seeds.isEmpty {
      facts.append(Fact("seeds", seeds.map(String.init).joined(separator: ", ")))
    }
    for (label, value) in [("commit", commit), ("time", time), ("machine", machine)] {
      if let value { facts.append(Fact(label, value)) }
    }
    if isMixed {
      let text = programs.map { "\($0.name): \($0.runs) runs" }.joined(separator: "; ")
      facts.append(Fact("programs of the runs", text))
    }
    return facts
  }
}

/// Writes text to a file that is there whole or not at all.
package enum ResultsFile {
  /// Refuses a file that could not be written, before hours of work for it.
  ///
  /// - Throws: why; nothing is changed.
  package static func requireWritable(
    _ path: String, overwrite: Bool
  ) throws(GaitlabError) {
    _ = try AtomicFileWriter(path: path, overwrite: overwrite)
  }

  /// Writes all of a text.
  ///
  /// - Throws: why the file cannot be written; one that was there is untouched then.
  package static func write(
    _ text: String, to path: String, overwrite: Bool
  ) throws(GaitlabError) {
    var writer = try AtomicFileWriter(path: path, overwrite: overwrite)
    try writer.write(text.utf8)
    try writer.commit()
  }
}
