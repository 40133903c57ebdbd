extension DeviceExport {
  /// Names for numbers that the code of a network is written with.
  func constants(_ network: DeviceNetwork) -> String {
    let widest = network.convolutions.map(\.outputs).max() ?? 0
    return """

      enum {
        TAPS = \(WideResNetShape.taps),
        CONVOLUTIONS = \(network.convolutions.count),
        BLOCKS = \(network.identities.count),
        FEATURES = \(network.headWeight.count),
        WIDEST = \(widest)
      };

      """
  }

  /// What one foot has to remember, as the fields of a struct.
  func streamFields(_ network: DeviceNetwork, row: String, sum: String) -> String {
    func line(_ declaration: String, _ comment: String) -> String {
      "  \(declaration); /* \(comment) */\n"
    }
    let rows = network.rowStarts.last ?? 0
    return line("\(row) frames[3 * \(network.convolutions[0].inputs)]", "input of the stem")
      + line("\(row) rows[\(rows)]", "inputs of the other convolutions, three rows each")
      + line(
        "\(sum) identities[\(network.identityStarts.last ?? 0)]", "what waits behind each block")
      + line("uint8_t next[\(network.convolutions.count)]", "where the next row goes")
      + line("uint8_t missing[\(network.convolutions.count)]", "rows before the first sum")
      + line("uint8_t first[\(network.identities.count)]", "the oldest row that waits")
      + line("uint8_t waiting[\(network.identities.count)]", "how many wait")
      + line("uint8_t ended", "convolutions that have had their zeros at the end")
  }

  /// Rings and the way of a frame through them.
  func streamCode(
    _ network: DeviceNetwork, row: String, sum: String, scaling: String, added: String
  ) -> String {
    func list(_ values: some Sequence<Int>) -> String {
      values.map { "\($0)" }.joined(separator: ", ")
    }
    let memory = CStreamCode.memory
      .replacing("$before", with: list(network.convolutions.map(\.rowsBefore)))
      .replacing("$rowStarts", with: list(network.rowStarts.dropLast()))
      .replacing("$identityStarts", with: list(network.identityStarts.dropLast()))
      .replacing("$identityCapacities", with: list(network.identities.map(\.capacity)))
    let finish =
      network.lookAheadFrames == 0
      ? CStreamCode.causalFinish : CStreamCode.finish
    return memory
      + (CStreamCode.functions + finish)
      .replacing("$scaling\n", with: scaling).replacing("$added", with: added)
      .replacing("$row", with: row)
      .replacing("$sum", with: sum).replacing(
        "$P_ROW_MEMORY", with: "\(network.rowStarts.last ?? 0)")
  }
}

extension DeviceNetwork {
  /// Where the rows of each convolution begin in a stream's memory, and their end; the stem's are
  /// apart.
  var rowStarts: [Int] {
    var starts = [0, 0]
    for layer in convolutions.dropFirst() {
      starts.append(starts[starts.count - 1] + WideResNetShape.taps * layer.inputs)
    }
    return starts
  }

  /// Where the waiting rows of each block begin in a stream's memory, and their end.
  var identityStarts: [Int] {
    var starts = [0]
    for identity in identities {
      starts.append(starts[starts.count - 1] + identity.capacity * identity.outputs)
    }
    return starts
  }
}
