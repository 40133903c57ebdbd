// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Layers, and what each may import, are stated in ARCHITECTURE.md and checked by
// Scripts/check-imports; the compiler's explicit-target-dependency check backs it up.

let package = Package(
  name: "gaitlab",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gaitlab", targets: ["gaitlab"])
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
    // Layer 0: values, the terminal without a terminal, and the only C that knows curses.
    .target(name: "GaitModel"),
    .target(name: "TerminalCore", dependencies: ["TOMLKit"]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw")]),

    // SHA-256 of models and downloads; macOS brings its own.
    .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),

    // Layer 1: algorithms, storage, the real terminal.
    .target(name: "GaitAnalysis", dependencies: ["GaitModel"]),
    .target(
      name: "CGaitKernels",
      // The kernels are unusable without optimisation, also beside a debug build.
      cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "GaitInference", dependencies: ["GaitModel", "CGaitKernels"]),
    .target(name: "GaitSimulation", dependencies: ["GaitModel"]),
    .target(
      name: "GaitFiles",
      dependencies: [
        "GaitModel", .target(name: "CLibcrypto", condition: .when(platforms: [.linux])),
      ]),
    .target(name: "GaitFormats", dependencies: ["GaitModel", "GaitFiles"]),
    .target(
      name: "GaitStore",
      dependencies: ["GaitModel", "GaitFiles", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "TerminalNcurses", dependencies: ["TerminalCore", "CNcurses"]),

    // Serial ports; and Lab Streaming Layer, which is looked for while the program runs.
    .systemLibrary(
      name: "CSerialPort", providers: [.apt(["libserialport-dev"]), .brew(["libserialport"])]),
    .target(
      name: "CLabStreamingLayer",
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    // Layer 2: devices while they measure.
    .target(
      name: "GaitLive",
      dependencies: [
        "GaitModel", "GaitFiles", "GaitSimulation", "CSerialPort",
        "CLabStreamingLayer",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),

    // Layer 2 as well: what is shown, as values in and cells out.
    .target(name: "GaitConsole", dependencies: ["GaitModel", "GaitAnalysis", "TerminalCore"]),

    // Layer 2 as well: the distillation lab, and the only C++ that knows libtorch. Without the trait
    // the C++ is empty, nobody depends on the lab, and the lab compiles against the C header alone.
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
      name: "GaitDistillation",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats", "GaitStore",
        "CTorch", "TOMLKit",
        .target(name: "CHDF5", condition: .when(traits: ["Training"])),
      ]),
    .target(
      name: "CHDF5",
      cSettings: [.define("GAITLAB_TRAINING", .when(traits: ["Training"]))],
      linkerSettings: [
        // Debian's name; the plain one is an alternative that may be a parallel build.
        .linkedLibrary("hdf5_serial", .when(platforms: [.linux], traits: ["Training"])),
        .linkedLibrary("hdf5", .when(platforms: [.macOS], traits: ["Training"])),
      ]),

    // Layer 3: one pipeline, one loop.
    .target(
      name: "GaitRuntime",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats", "GaitStore",
        "GaitLive", "GaitConsole",
        "TerminalCore",
      ]),

    // Layer 3 as well: what the lab has trained, measured on the console's own pipeline.
    .target(
      name: "GaitExperiments",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats",
        "GaitDistillation",
        "GaitRuntime", "TerminalCore",
      ]),

    // Layer 4: commands.
    .executableTarget(
      name: "gaitlab",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats", "GaitStore",
        "GaitSimulation", "GaitLive", "GaitConsole",
        "GaitRuntime", "TerminalCore", "TerminalNcurses",
        .target(name: "GaitDistillation", condition: .when(traits: ["Training"])),
        .target(name: "GaitExperiments", condition: .when(traits: ["Training"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("../../Themes"), .copy("../../SampleSessions"), .copy("../../Models")]),

    // Measures the inference core from inside; Benchmarks/inference talks to it.
    .executableTarget(
      name: "CoreBenchmark",
      dependencies: [
        "GaitInference", "GaitModel", "GaitRuntime", "GaitFiles",
      ],
      path: "Benchmarks/CoreBenchmark"),

    // Records until it is killed; the tests of crashes and `make soak` do that.
    .executableTarget(
      name: "RecorderCrashSubject",
      dependencies: ["GaitModel", "GaitStore", "GaitSimulation"],
      path: "Benchmarks/RecorderCrashSubject"),

    // Puts live input under load, faults, attacks and kills; Benchmarks/soak runs it.
    .executableTarget(
      name: "Soak",
      dependencies: [
        "GaitConsole", "GaitLive", "GaitModel", "GaitRuntime", "GaitFiles", "GaitFormats",
        "GaitStore", "GaitSimulation", "GaitTestSupport",
      ],
      path: "Benchmarks/Soak"),

    // Tests mirror the modules; what several of them need is in GaitTestSupport.
    .target(
      name: "GaitTestSupport",
      dependencies: [
        "GaitModel", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats", "GaitStore",
        "GaitSimulation", "GaitLive", "GaitConsole",
        "GaitRuntime", "TerminalCore",
      ]),
    .testTarget(name: "TerminalCoreTests", dependencies: ["TerminalCore"]),
    .testTarget(
      name: "GaitAnalysisTests",
      dependencies: [
        "GaitAnalysis", "GaitFiles", "GaitSimulation", "GaitModel",
        "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitInferenceTests",
      dependencies: ["GaitInference", "CGaitKernels", "GaitModel", "GaitTestSupport"]),
    .testTarget(
      name: "GaitDistillationTests",
      dependencies: [
        .target(name: "GaitDistillation", condition: .when(traits: ["Training"])),
        .target(name: "CHDF5", condition: .when(traits: ["Training"])),
        "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats", "GaitStore", "GaitSimulation",
        "GaitModel", "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitExperimentsTests",
      dependencies: [
        .target(name: "GaitExperiments", condition: .when(traits: ["Training"])),
        .target(name: "GaitDistillation", condition: .when(traits: ["Training"])),
        "GaitAnalysis", "GaitInference", "GaitFiles", "GaitStore", "GaitSimulation",
        "GaitModel", "GaitRuntime",
        "GaitConsole", "TerminalCore", "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitFilesTests", dependencies: ["GaitFiles", "GaitModel", "GaitTestSupport"]),
    .testTarget(
      name: "GaitFormatsTests",
      dependencies: ["GaitSimulation", "GaitFormats", "GaitFiles", "GaitModel", "GaitTestSupport"]),
    .testTarget(
      name: "GaitSimulationTests",
      dependencies: ["GaitSimulation", "GaitModel", "GaitTestSupport"]),
    .testTarget(
      name: "GaitStoreTests",
      dependencies: [
        "GaitFormats",
        "GaitStore", "GaitFiles", "GaitSimulation", "GaitModel", "GaitTestSupport",
        "RecorderCrashSubject",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "GaitLiveTests",
      dependencies: [
        "GaitLive", "GaitFiles", "GaitSimulation", "GaitModel",
        "GaitTestSupport",
      ]),
    .testTarget(
      name: "GaitConsoleTests",
      dependencies: [
        "GaitConsole", "GaitAnalysis", "GaitModel", "TerminalCore", "GaitTestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "GaitRuntimeTests",
      dependencies: [
        "GaitRuntime", "GaitConsole", "GaitAnalysis", "GaitInference", "GaitFiles", "GaitFormats",
        "GaitStore", "GaitSimulation", "GaitLive",
        "GaitModel", "TerminalCore", "GaitTestSupport",
      ],
      exclude: ["Reports/Snapshots"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["gaitlab", "GaitConsole", "TerminalCore", "GaitTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// Set in CI, where a warning is an error; not for users, whose newer compiler may warn of more.
let isStrict = ProcessInfo.processInfo.environment["GAITLAB_STRICT"] != nil

// Set in CI for its second build, with the lab: the other tests have passed without it, and compiling
// them again would take minutes.
if ProcessInfo.processInfo.environment["GAITLAB_LAB_TESTS_ONLY"] != nil {
  let left: Set = ["GaitDistillationTests", "GaitExperimentsTests", "EndToEndTests"]
  let programs: Set = ["Soak", "CoreBenchmark", "RecorderCrashSubject"]
  package.targets.removeAll {
    ($0.type == .test && !left.contains($0.name)) || programs.contains($0.name)
  }
}

// The same compiler settings everywhere; each flag makes an implicit thing explicit.
for target in package.targets where !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),  // `any` is written where it costs
    .enableUpcomingFeature("MemberImportVisibility"),  // a file imports what it uses
    .enableUpcomingFeature("InternalImportsByDefault"),  // an import leaks only if it says so
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
  if isStrict { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
}
