import GaitAnalysis
import PlainText
import TerminalCore

/// What is said of the maps of a step: the pictures, the numbers at the cursor, the channels.
struct RelationsRows {
  let report: StepRelations
  let layer: Int
  let teacher: StepRelations.Network
  /// Whom the teacher is compared with: the selected model, or the first other one; nil for none.
  let pupil: StepRelations.Network?

  /// Nil where nothing was read yet.
  init?(models: ModelsState) {
    guard let report = models.relations.report, let teacher = report.networks.first,
      teacher.layers.indices.contains(models.relations.layer)
    else { return nil }
    self.report = report
    self.teacher = teacher
    layer = models.relations.layer
    let others = report.networks.dropFirst()
    let selected = models.selectedEntry?.description.name
    pupil = others.first { $0.name == selected } ?? others.first
  }

  // MARK: - Pictures

  /// A map with its name and the range of its colours.
  struct Picture {
    let title: String
    let map: RelationMap
    let range: ClosedRange<Float>
    var isFixed = false
    var isDifference = false
  }

  private func map(_ network: StepRelations.Network, _ kind: RelationsState.Map) -> RelationMap {
    let layer = network.layers[layer]
    return kind == .temporal ? layer.temporal : layer.correlation
  }

  /// From the lowest to the highest value, of some extent at least.
  private static func range(of values: [Float]) -> ClosedRange<Float> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    return low...max(high, low + 1e-6)
  }

  /// Teacher, pupil and their difference; the teacher alone where there is no pupil.
  func pictures(of kind: RelationsState.Map) -> [Picture] {
    let first = map(teacher, kind)
    let second = pupil.map { map($0, kind) }
    let values = first.values + (second?.values ?? [])
    let range: ClosedRange<Float> =
      kind == .correlation ? -1...1 : Self.range(of: values)
    func picture(_ network: StepRelations.Network, _ map: RelationMap) -> Picture {
      Picture(title: network.name, map: map, range: range, isFixed: kind == .correlation)
    }
    guard let pupil, let second, second.side == first.side else { return [picture(teacher, first)] }
    let difference = second.minus(first)
    let reach = max(difference.values.map(abs).max() ?? 0, 1e-6)
    return [
      picture(teacher, first), picture(pupil, second),
      Picture(
        title: tr("\(pupil.name) minus \(teacher.name)"), map: difference, range: -reach...reach,
        isDifference: true),
    ]
  }

  // MARK: - Numbers

  /// What the maps say of the two moments that are looked at.
  func cursorText(_ moments: StepMoments, _ kind: RelationsState.Map) -> String {
    guard let across = moments.cursor.across, let down = moments.cursor.down else {
      return tr("A click on a map, or a and b, name two moments of the step.")
    }
    func value(_ map: RelationMap) -> Float {
      func index(_ part: Double) -> Int { min(Int(part * Double(map.side)), map.side - 1) }
      return map[index(down), index(across)]
    }
    func percent(_ part: Double) -> String { ScreenNumber.text(part * 100, decimals: 0) }
    let texts = pictures(of: kind).map { picture in
      let number = Double(value(picture.map))
      return picture.isDifference
        ? tr("difference \(ScreenNumber.signed(number, decimals: 3))")
        : "\(picture.title) \(ScreenNumber.text(number, decimals: 3))"
    }
    return tr("at \(percent(down)) % and \(percent(across)) %: \(texts.joined(separator: ", "))")
  }

  /// How far each pupil's maps are from the teacher's, layer by layer.
  func distanceText(_ kind: RelationsState.Map) -> String {
    let others = report.networks.dropFirst()
    guard !others.isEmpty else { return tr("Mark a second network with c.") }
    let texts = others.map { network in
      let numbers = network.layers.map { layer in
        kind == .temporal
          ? ScreenNumber.text(layer.temporalDistance * 1e3, decimals: 2)
          : ScreenNumber.text(layer.divergence, decimals: 3)
      }
      return "\(network.name) \(numbers.joined(separator: " / "))"
    }
    let list = texts.joined(separator: ", ")
    return kind == .temporal
      ? tr(
        "mean square from \(teacher.name)'s (0: the same), thousandths, layers 1 / 2 / 3: \(list)")
      : tr("divergence from \(teacher.name)'s (0: the same), nats, layers 1 / 2 / 3: \(list)")
  }

  // MARK: - Channels

  /// Those that are looked at, the teacher first.
  private var networks: [StepRelations.Network] { [teacher] + [pupil].compactMap { $0 } }

  var channelColumns: [TextTable.Column] {
    networks.enumerated().flatMap { index, network in
      [
        TextTable.Column(network.name, width: 10, priority: 9 - index, isFlexible: true),
        TextTable.Column(tr("force"), width: 6, alignment: .right, priority: 8 - index),
        TextTable.Column(tr("heel"), width: 6, alignment: .right, priority: 6 - index),
        TextTable.Column(tr("fore"), width: 6, alignment: .right, priority: 4 - index),
      ]
    }
  }

  /// Channels of both networks side by side, those that follow the force best first.
  var channelRows: [[TableCell]] {
    let channels = networks.map { network in
      network.layers[layer].channels.sorted { abs($0.force) > abs($1.force) }
    }
    return (0..<(channels.map(\.count).max() ?? 0)).map { row in
      channels.flatMap { list -> [TableCell] in
        guard list.indices.contains(row) else { return Array(repeating: TableCell(""), count: 4) }
        let reading = list[row]
        return [TableCell(tr("channel \(reading.index)"))]
          + [reading.force, reading.heel, reading.forefoot].map {
            TableCell(ScreenNumber.signed($0, decimals: 2))
          }
      }
    }
  }
}
