import ArgumentParser

/// Where a command writes its one file.
struct OutputOptions: ParsableArguments {
  @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write.")
  var path: String

  @Flag(name: .customLong("force"), help: "Replace the file if it exists.")
  var overwrites = false
}
