// swift-tools-version: 6.2
import PackageDescription

// In an app of your own: .package(url: "https://.../gaitlab", from: "...") instead of the path.
let package = Package(
  name: "StepPrinter",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "gaitlab", path: "../..")],
  targets: [
    .executableTarget(
      name: "StepPrinter",
      dependencies: [
        .product(name: "GaitAnalysis", package: "gaitlab"),
        .product(name: "GaitInference", package: "gaitlab"),
      ])
  ]
)
