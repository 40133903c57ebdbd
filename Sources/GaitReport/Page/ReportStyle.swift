/// How a report looks: A4 and Letter, light and dark, without anything from elsewhere.
enum ReportStyle {
  /// Left is blue and solid, right orange and dashed (Okabe and Ito 2008), also without colours.
  static let css = """
    :root { --paper: #ffffff; --ink: #1a1a1a; --faint: #555555; --rule: #d0d0d0;
      --left: #0072b2; --right: #b24a00; --third: #00735a; --fourth: #8a3a8a; }
    @media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e8e8e8; --faint: #aaaaaa;
      --rule: #44484f; --left: #56b4e9; --right: #ff9d4d; --third: #45c9a5; --fourth: #d79ad7; } }
    @page { margin: 12mm; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; background: var(--paper);
      color: var(--ink); font: 10.5pt/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
    article + article { margin-top: 3rem; border-top: 2px solid var(--rule); padding-top: 1rem; }
    h1 { font-size: 1.5em; margin: 0; } h2 { font-size: 1.08em; margin: 1.1em 0 .3em; }
    p { margin: .3em 0; } ul { margin: .3em 0; padding-left: 1.2em; }
    .identity, .faint, caption, figcaption, footer { color: var(--faint); }
    .summary { font-size: 1.06em; }
    .doubts { border-left: 4px solid var(--right); padding-left: .8em; }
    figure { margin: .4em 0; } svg { display: block; width: 100%; height: auto; }
    .figures { display: flex; flex-wrap: wrap; gap: 1rem; }
    .figures figure { flex: 1 1 18rem; }
    .feet { display: flex; gap: 1.5rem; } .feet figure { flex: 0 0 9rem; text-align: center; }
    figure.legend { max-width: 19rem; }
    .figures > .maps { flex: 0 0 auto; } .figures > .beside { flex: 1 1 24rem; min-width: 0; }
    table.regions { font-size: .9em; }
    table { border-collapse: collapse; width: 100%; margin: .3em 0; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-size: .9em; padding-bottom: .2em; }
    th, td { padding: .12em .5em; white-space: nowrap; border-bottom: 1px solid var(--rule); text-align: right; }
    th:first-child { text-align: left; } thead th { white-space: normal; vertical-align: bottom; } th { font-weight: 600; }
    tbody th { font-weight: 400; }
    .left { color: var(--left); } .right { color: var(--right); }
    table.steps { font-size: .82em; line-height: 1.25; }
    footer { margin-top: 1.2em; font-size: .82em; line-height: 1.35; border-top: 1px solid var(--rule); }
    footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8em; margin: .4em 0; }
    footer dt { font-weight: 600; } footer dd { margin: 0; overflow-wrap: anywhere; }
    svg text { fill: var(--ink); font: 11px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
    svg .faint { fill: var(--faint); }
    @media print { :root { --paper: #ffffff; --ink: #1a1a1a; --faint: #555555; --rule: #d0d0d0;
      --left: #0072b2; --right: #b24a00; --third: #00735a; --fourth: #8a3a8a; }
      body { padding: 0; } article + article, .appendix { break-before: page; }
      section, figure, table { break-inside: avoid; }
      .appendix section, .appendix table { break-inside: auto; }
      html { font-size: 10px; } .feet figure { flex-basis: 5.8rem; }
      body { font-size: 7.4pt; line-height: 1.22; max-width: none; } h2 { margin-top: .6em; }
      th, td { padding: .08em .35em; } h1 { font-size: 1.3em; } .curves svg { max-height: 15rem; } }
    """
}
