import TerminalCore

/// One of each widget with contents that try its edges, for tests that hold for all.
enum AllWidgets {
  static let named: [(name: String, widget: any Widget)] = [
    ("PanelBorder", PanelBorder(title: "歩行 left", focused: true, trailingTitle: "kPa")),
    ("TabBar", TabBar(titles: [("1", "Monitor"), ("2", "Steps")], selected: 1)),
    ("StatusBar", StatusBar(hints: [("q", "quit"), ("space", "freeze")], trailing: "12:00")),
    (
      "TextTable",
      TextTable(
        columns: [
          .init("step", width: 4, alignment: .right, priority: 2),
          .init("reason", width: 8, isFlexible: true),
        ],
        rows: (0..<9).map { [TableCell("\($0)"), TableCell("gap in 歩行")] }, selected: 7,
        scroll: 2)
    ),
    ("TextBlock", TextBlock("A paragraph of some words.\n\nAnother.", scroll: 1)),
    (
      "ListView",
      ListView(items: (0..<9).map { .init("session \($0)", detail: "12 s") }, selected: 8)
    ),
    ("ListView empty", ListView(items: [], selected: nil)),
    ("Popup", Popup(title: "keys", size: Size(columns: 20, rows: 9))),
    ("InputLine", InputLine(prompt: ": ", text: "export 歩行", cursor: 8)),
    ("Gauge", Gauge(value: 55, range: 0...100, target: 40...60)),
    ("Gauge empty", Gauge(value: nil, range: 1...1)),
    ("BigText", BigText("-12.5%")),
    (
      "PhaseStrip",
      PhaseStrip(
        label: "L", labelWidth: 2, intervals: [0.1...0.4, 0.7...2], range: 0...1, role: .left,
        gaps: [0.5...0.6])
    ),
    (
      "Timeline",
      Timeline(
        range: 0...60, position: 99, loop: 10...20, markers: [30], gaps: [40...41])
    ),
    (
      "HeatmapView",
      HeatmapView(
        image: HeatmapImage(
          width: 3, height: 4,
          values: [.nan, 1, 2, 3, 4, .nan, 6, 7, .infinity, 9, 10, 11],
          flags: [0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0]),
        maximum: 10, map: .cividis,
        marks: [HeatmapMark(x: 1, y: 1), HeatmapMark(x: 9, y: -1, kind: .trail)])
    ),
    (
      "ColorLegend",
      ColorLegend(
        map: .viridis, minimum: 0, maximum: 300, unit: "kPa", isFixed: true)
    ),
    (
      "LinePlot",
      LinePlot(
        series: [
          .init(points: [(0, 0), (0.5, .nan), (1, 1e300), (2, -1e300), (3, 5)], role: .left),
          .init(points: [(1, 2)], role: .right, line: .dotted),
        ],
        xRange: 0...3, yRange: -5...5,
        bands: [.init(points: [(0, -1, 1), (3, -2e9, 2e9)])],
        verticalLines: [.init(x: 1, role: .cursorA, label: "A")],
        horizontalLines: [.init(y: 0, role: .bad, label: "limit")], unit: "%BW", xUnit: "s",
        showsGrid: true)
    ),
    (
      "LinePlot without extent",
      LinePlot(
        series: [.init(points: [(0, 0)], role: .left)], xRange: 0...0, yRange: 1...1)
    ),
    ("PlotLegend", PlotLegend(entries: [("estimated", .estimated, .solid)])),
    (
      "ScatterPlot",
      ScatterPlot(
        groups: [.init(points: [(0, 0), (1, .nan), (9, 9)], role: .left, mark: .cross)],
        xRange: 0...1, yRange: -1...1, horizontalLines: [.init(y: 0, role: .reference, label: "0")],
        unit: "N", xUnit: "N")
    ),
  ]
}
