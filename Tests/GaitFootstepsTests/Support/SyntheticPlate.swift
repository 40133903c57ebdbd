#if Training
  import GaitModel

  @testable import GaitFootsteps

  /// Invented footsteps on a plate: a heel that unloads while a forefoot loads, and nothing of anybody.
  enum SyntheticPlate {
    static let rows = 10..<50
    static let columns = 8..<24

    /// Readings of one trial, `[row][column][frame]` of 500 frames, zeros after toe-off.
    static func numbers(
      stanceFrames: Int, peak: Double, random: inout SplitMix64, frames: Int = 500
    ) -> [UInt16] {
      var numbers = [UInt16](repeating: 0, count: PlateStep.senselCount * frames)
      for row in rows {
        let isHeel = row < 22
        guard isHeel || row > 34 else { continue }
        for column in columns {
          let part = 0.6 + 0.4 * random.uniform()
          for frame in 0..<stanceFrames {
            let progress = (Double(frame) + 0.5) / Double(stanceFrames)
            // Two humps that overlap in mid-stance, so that no frame is empty.
            let hump = isHeel ? progress : 1 - progress
            let load = max(0, min(hump * 8, (0.75 - hump) * 3, 1))
            numbers[(row * PlateStep.columns + column) * frames + frame] = UInt16(
              peak * part * load)
          }
        }
      }
      return numbers
    }

    private static let made = Result { try person(index: 3, stepsPerSpeed: 6) }

    /// A person with six steps of each speed, made once.
    static func subject() throws -> PlateSubject { try made.get() }

    private static func person(index: Int, stepsPerSpeed: Int) throws -> PlateSubject {
      var random = SplitMix64(seed: 40 + UInt64(index))
      var steps: [PlateStep] = []
      for trial in 0..<3 * stepsPerSpeed {
        let speed = WalkingSpeed.allCases[trial % 3]
        // Faster steps are shorter and harder.
        let frames = 380 - 50 * speed.rawValue + Int(random.next() % 20)
        let numbers = numbers(
          stanceFrames: frames, peak: 80 + 5 * Double(speed.rawValue), random: &random, frames: 400)
        if let step = PlateStep(
          trial: trial, speed: speed, metresPerSecond: 1, recorded: numbers, frames: 400)
        {
          steps.append(step)
        }
      }
      return try PlateSubject(index: index, steps: steps, file: "synthetic")
    }
  }
#endif
