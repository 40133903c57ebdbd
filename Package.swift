// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Layers, and what each may import, are stated in ARCHITECTURE.md and checked by
// Scripts/check-imports; the compiler's explicit-target-dependency check backs it up.

let package = Package(
  name: "gaitlab",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gaitlab", targets: ["gaitlab"]),
    // For other people's apps: see Examples/StepPrinter. The values in their signatures are GaitModel's.
    .library(name: "GaitAnalysis", targets: ["GaitAnalysis", "GaitModel"]),
    .library(name: "GaitInference", targets: ["GaitInference", "GaitModel"]),
  ],
  traits: [
    .trait(name: "Training", description: "Training and distillation on libtorch: `make lab`.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // Layer 0: values, text and numbers as text, the terminal without a terminal, and the only C that
    // knows curses.
    .target(name: "GaitModel"),
    .target(name: "PlainText"),
    .target(name: "TerminalCore", dependencies: ["PlainText", "TOMLKit"]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),

    // Layer 1: algorithms, files, the real terminal. macOS brings a SHA-256 of its own.
    .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "GaitFiles",
      dependencies: [
        "GaitModel", "PlainText",
        .target(name: "CLibcrypto", condition: .when(platforms: [.linux])),
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
      ]),
    .target(name: "GaitSimulation", dependencies: ["GaitModel"]),
    .target(name: "GaitAnalysis", dependencies: ["GaitModel"]),
    // The kernels are unusable without optimisation, also beside a debug build.
    .target(name: "CGaitKernels", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "GaitInference", dependencies: ["GaitModel", "CGaitKernels"]),
    .target(name: "GaitFormats", dependencies: ["GaitModel", "PlainText", "GaitFiles", "TOMLKit"]),
    .target(
      name: "GaitStore",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "TerminalNcurses", dependencies: ["TerminalCore", "CNcurses"]),

    // Layer 2: what devices say, put in order; the devices themselves. Lab Streaming Layer is looked for while
    // the program runs.
    .systemLibrary(
      name: "CSerialPort", providers: [.apt(["libserialport-dev"]), .brew(["libserialport"])]),
    .target(
      name: "CLabStreamingLayer", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
    ),
    .target(name: "GaitIntake", dependencies: ["GaitModel", "PlainText", "GaitFiles"]),
    .target(
      name: "GaitLive",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitSimulation", "GaitIntake", "CSerialPort",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "GaitLSL",
      dependencies: ["GaitModel", "PlainText", "GaitFiles", "GaitIntake", "CLabStreamingLayer"]),

    // Layer 2 as well: what is shown, as values in and cells out.
    .target(
      name: "GaitConsole", dependencies: ["GaitModel", "PlainText", "TerminalCore", "GaitAnalysis"]),

    // Layer 3: sessions and live input through the pipeline; the console's loop around it.
    .target(
      name: "GaitEngine",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitAnalysis", "GaitInference", "GaitFormats",
        "GaitStore", "GaitIntake",
      ]),
    .target(
      name: "GaitReport",
      dependencies: [
        "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitAnalysis", "GaitEngine",
      ]),
    .target(
      name: "ConsoleRuntime",
      dependencies: [
        "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitAnalysis", "GaitStore",
        "GaitIntake", "GaitConsole", "GaitEngine", "GaitReport",
      ]),

    // The lab, and the only C++ that knows libtorch. Without the trait the C++ is empty, nobody depends on
    // the lab, and the lab compiles against the C header alone.
    .target(
      name: "CTorch",
      cxxSettings: [
        .define("GAITLAB_TRAINING", .when(traits: ["Training"])),
        // libtorch's own headers warn; as system headers they keep that to themselves.
        .unsafeFlags(
          ["-isystem/usr/include/torch/csrc/api/include"], .when(traits: ["Training"])),
      ],
      linkerSettings: [
        .linkedLibrary("torch", .when(traits: ["Training"])),
        .linkedLibrary("torch_cpu", .when(traits: ["Training"])),
        .linkedLibrary("c10", .when(traits: ["Training"])),
      ]),
    .target(
      name: "CHDF5",
      cSettings: [.define("GAITLAB_TRAINING", .when(traits: ["Training"]))],
      linkerSettings: [
        // Debian's name; the plain one is an alternative that may be a parallel build.
        .linkedLibrary("hdf5_serial", .when(platforms: [.linux], traits: ["Training"])),
        .linkedLibrary("hdf5", .when(platforms: [.macOS], traits: ["Training"])),
      ]),
    .target(
      name: "GaitTraining",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitAnalysis", "GaitInference", "GaitFormats",
        "GaitStore", "CTorch", "TOMLKit",
      ]),
    .target(
      name: "GaitFootsteps",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitAnalysis", "GaitFormats", "GaitStore", "CHDF5",
      ]),
    .target(
      name: "GaitExperiments",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitAnalysis", "GaitInference", "GaitFormats",
        "GaitEngine", "GaitTraining",
      ]),

    // Layer 4: commands, and what those of the console and those of the lab share.
    .target(
      name: "CommandSupport",
      dependencies: [
        "PlainText", "GaitFiles", "GaitAnalysis", "GaitEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "LabCommands",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitAnalysis", "GaitFormats", "GaitStore",
        "GaitEngine", "GaitTraining", "GaitFootsteps", "GaitExperiments", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "gaitlab",
      dependencies: [
        "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitSimulation", "GaitAnalysis",
        "GaitInference", "GaitFormats", "GaitStore", "GaitIntake", "GaitLive", "GaitLSL",
        "GaitConsole", "GaitEngine", "GaitReport", "ConsoleRuntime", "TerminalNcurses",
        "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .target(name: "LabCommands", condition: .when(traits: ["Training"])),
      ],
      resources: [
        .copy("../../Themes"), .copy("../../SampleSessions"), .copy("../../Models"),
        .copy("../../Norms"), .copy("../../Languages"),
      ]),

    // Measures the inference core from inside; Benchmarks/inference talks to it.
    .executableTarget(
      name: "CoreBenchmark",
      dependencies: ["GaitModel", "GaitFiles", "GaitInference", "GaitEngine"],
      path: "Benchmarks/CoreBenchmark"),
    // Records until it is killed; the tests of crashes and `make soak` do that.
    .executableTarget(
      name: "RecorderCrashSubject", dependencies: ["GaitModel", "GaitSimulation", "GaitStore"],
      path: "Benchmarks/RecorderCrashSubject"),
    // Puts live input under load, faults, attacks and kills; Benchmarks/soak runs it.
    .executableTarget(
      name: "Soak",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitFiles", "GaitSimulation", "GaitStore", "GaitIntake",
        "GaitLive",
        "GaitConsole", "GaitEngine", "GaitTestSupport",
      ], path: "Benchmarks/Soak"),

    // Tests mirror the modules; what several of them need is in GaitTestSupport.
    .target(
      name: "GaitTestSupport",
      dependencies: [
        "GaitModel", "TerminalCore", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitInference",
        "GaitFormats", "GaitStore", "GaitIntake", "GaitLive", "GaitConsole", "GaitEngine",
      ]),
    .testTarget(
      name: "CommandSupportTests",
      dependencies: [
        "CommandSupport", "GaitTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "ConsoleRuntimeTests",
      dependencies: [
        "GaitModel", "TerminalCore", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitInference",
        "GaitFormats", "GaitStore", "GaitConsole", "GaitEngine", "ConsoleRuntime",
        "GaitTestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["TerminalCore", "GaitConsole", "GaitTestSupport", "gaitlab"]),
    .testTarget(
      name: "GaitAnalysisTests",
      dependencies: ["GaitModel", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitTestSupport"]),
    .testTarget(
      name: "GaitConsoleTests",
      dependencies: [
        "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitAnalysis", "GaitFormats",
        "GaitConsole", "GaitTestSupport",
      ], exclude: ["Snapshots", "Language/Snapshots"]),
    .testTarget(
      name: "GaitEngineTests",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitInference",
        "GaitFormats", "GaitStore", "GaitIntake", "GaitLive", "GaitConsole", "GaitEngine",
        "GaitTestSupport",
      ], exclude: ["Reports/Snapshots"]),
    .testTarget(
      name: "GaitReportTests",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitEngine", "GaitReport",
        "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitExperimentsTests",
      dependencies: [
        "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitSimulation", "GaitAnalysis",
        "GaitInference",
        "GaitStore", "GaitConsole", "GaitEngine", "ConsoleRuntime", "GaitTestSupport",
        .target(name: "GaitTraining", condition: .when(traits: ["Training"])),
        .target(name: "GaitExperiments", condition: .when(traits: ["Training"])),
      ]),
    .testTarget(
      name: "GaitFilesTests",
      dependencies: ["GaitModel", "PlainText", "GaitFiles", "GaitTestSupport"]),
    .testTarget(
      name: "GaitFootstepsTests",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitAnalysis", "GaitStore", "GaitTestSupport",
        .target(name: "GaitFootsteps", condition: .when(traits: ["Training"])),
        .target(name: "CHDF5", condition: .when(traits: ["Training"])),
      ]),
    .testTarget(
      name: "GaitFormatsTests",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitSimulation", "GaitFormats", "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitInferenceTests",
      dependencies: ["GaitModel", "GaitInference", "CGaitKernels", "GaitTestSupport"]),
    .testTarget(
      name: "GaitIntakeTests", dependencies: ["GaitModel", "GaitIntake", "GaitTestSupport"]),
    .testTarget(
      name: "GaitLSLTests",
      dependencies: ["GaitModel", "GaitFiles", "GaitIntake", "GaitLSL", "GaitTestSupport"]),
    .testTarget(
      name: "GaitLiveTests",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitSimulation", "GaitIntake", "GaitLive", "GaitTestSupport",
      ]),
    .testTarget(name: "GaitSimulationTests", dependencies: ["GaitModel", "GaitSimulation"]),
    .testTarget(
      name: "GaitStoreTests",
      dependencies: [
        "GaitModel", "PlainText", "GaitFiles", "GaitSimulation", "GaitFormats", "GaitStore",
        "GaitTestSupport", .product(name: "GRDB", package: "GRDB.swift"), "RecorderCrashSubject",
      ]),
    .testTarget(
      name: "GaitTrainingTests",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitSimulation", "GaitAnalysis", "GaitInference", "GaitFormats",
        "GaitStore", "GaitTestSupport",
        .target(name: "GaitTraining", condition: .when(traits: ["Training"])),
      ]),
    .testTarget(name: "TerminalCoreTests", dependencies: ["PlainText", "TerminalCore"]),
    .testTarget(
      name: "TerminalNcursesTests",
      dependencies: ["TerminalCore", "TerminalNcurses", "GaitModel", "GaitTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// Set in CI, where a warning is an error; not for users, whose newer compiler may warn of more.
let isStrict = ProcessInfo.processInfo.environment["GAITLAB_STRICT"] != nil

// Names of targets, with commas between: only these are there, and what they depend on. `make sanitize` and
// `make fuzz` compile everything for themselves, and no more than they run.
if let names = ProcessInfo.processInfo.environment["GAITLAB_TARGETS"] {
  var left = Set(names.split(separator: ",").map(String.init))
  // It calls libFuzzer, so that it is only there for `Scripts/fuzz`, which links with that.
  if left.contains("Fuzz") {
    package.targets.append(
      .executableTarget(
        name: "Fuzz",
        dependencies: [
          "GaitModel", "GaitFiles", "GaitFormats", "GaitInference", "GaitIntake", "GaitStore",
          "GaitEngine",
        ], path: "Benchmarks/Fuzz"))
  }
  var count = 0
  while count != left.count {
    count = left.count
    for target in package.targets where left.contains(target.name) {
      for case .byNameItem(let name, _) in target.dependencies { left.insert(name) }
      for case .targetItem(let name, _) in target.dependencies { left.insert(name) }
    }
  }
  package.targets.removeAll { !left.contains($0.name) }
  if !left.contains("gaitlab") { package.products.removeAll() }
}

// Set by Scripts/check-docs: the libraries for others alone, and the plugin that makes their documentation,
// which nobody else is to download or build.
if ProcessInfo.processInfo.environment["GAITLAB_DOCC"] != nil {
  let libraries: Set = ["GaitModel", "GaitAnalysis", "GaitInference", "CGaitKernels"]
  package.targets.removeAll { !libraries.contains($0.name) }
  package.products.removeAll { $0.name == "gaitlab" }
  package.dependencies = [
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")
  ]
}

// Where all the time of a frame is spent.
let numeric: Set = [
  "GaitModel", "PlainText", "TerminalCore", "GaitFiles", "GaitSimulation", "GaitAnalysis",
  "GaitInference", "GaitFormats",
]

// The same compiler settings for all Swift (C targets are called CName); each flag makes an implicit
// thing explicit.
for target in package.targets where target.name.prefix(2).contains(where: \.isLowercase) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),  // `any` is written where it costs
    .enableUpcomingFeature("MemberImportVisibility"),  // a file imports what it uses
    .enableUpcomingFeature("InternalImportsByDefault"),  // an import leaks only if it says so
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
  if isStrict { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
  // As the kernels: without optimisation a walk takes seconds and the tests a quarter of an hour.
  if numeric.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
  }
}
