extension ResultsMarkdown {
  /// That the runs come from different programs, where they do.
  var programNote: [String] {
    guard provenance.isMixed else { return [] }
    let lines = provenance.programs.map { program in
      "- \(escape(program.name)): \(program.runs) runs (\(escape(program.arms.joined(separator: ", "))))"
    }
    return ["", "**The runs of this experiment come from different programs:**", ""] + lines
      + ["", "Arms with runs of another program than most are marked by \(Self.mixedMark)."]
  }

  static let mixedMark = "&dagger;"

  /// An arm's name, marked where its runs are not all of the program that most runs come from.
  func marked(_ arm: String) -> String {
    provenance.isMixed && provenance.programs.dropFirst().contains { $0.arms.contains(arm) }
      ? escape(arm) + " \(Self.mixedMark)" : escape(arm)
  }
}
