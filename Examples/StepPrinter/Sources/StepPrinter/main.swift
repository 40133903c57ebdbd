// Prints the steps of a walk, estimated by a network. Here, after `gaitlab export WALK.gait -o walk.csv`:
// swift run StepPrinter ../../Models/sparse.safetensors walk.csv
import Foundation
import GaitAnalysis
import GaitInference
import GaitModel

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("usage: StepPrinter MODEL.safetensors WALK.csv") }

let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[1])))
let model = try Model(safetensors: file.span.bytes)
let walk = try CSVWalk(path: arguments[2])

var analyzer = try WalkAnalyzer(insoles: walk.insoles, estimator: StreamingEstimator(model))
for foot in Foot.allCases {
  if let frames = walk.frames[foot] { analyzer.push(frames) }
}
analyzer.finish()

print("foot   contact [s]  stance [s]  first peak [N]  second peak [N]")
for step in analyzer.analysis()?.steps ?? [] where step.rejectionReason == nil {
  let peaks = [step.estimated?.firstPeakNewtons, step.estimated?.secondPeakNewtons]
  let cells = peaks.map { $0.map { String(format: "%15.1f", $0) } ?? "              -" }
  let times = String(
    format: "%11.3f %11.3f", step.stance.initialContactSeconds, step.stance.stanceSeconds)
  print(step.foot == .left ? "left " : "right", times, cells.joined(separator: "  "))
}
print("doubts:", analyzer.analysis()?.doubts.joined(separator: ", ") ?? "")
