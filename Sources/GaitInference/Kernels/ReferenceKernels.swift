import CGaitKernels

extension Kernels {
  /// The kernels in plain Swift: what the others are held against, and slow.
  package static let reference = Kernels(
    name: "reference", takesPairs: false,
    convolve: { task in
      if let task { ReferenceKernels.convolve(task.pointee) }
    },
    dot: { a, b, count in
      guard let a, let b else { return 0 }
      return (0..<count).reduce(Float(0)) { $0 + a[$1] * b[$1] }
    })
}

private enum ReferenceKernels {
  /// What `gait_convolution` says of rows that are taken singly, word for word.
  static func convolve(_ task: gait_convolution) {
    let panel = Int(GAIT_PANEL)
    for row in 0..<task.rows {
      let input = task.input + row * task.stride
      for channel in 0..<task.outputs {
        // Panel by panel, and within a panel depth by depth.
        let weights = task.weights + (channel / panel) * task.depth * panel + channel % panel
        var sum: Float = 0
        for k in 0..<task.depth { sum += weights[k * panel] * input[k] }
        let place = row * task.outputs + channel
        if let residual = task.residual { sum += residual[place] }
        if let sums = task.sum { sums[place] = sum }
        if let activated = task.activated {
          if let scale = task.scale { sum *= scale[channel] }
          sum += task.shift[channel]
          activated[place] = sum < 0 ? 0 : sum
        }
      }
    }
  }
}
